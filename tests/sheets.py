"""What stands on a drawn sheet, in inches from its top left: for the functions that check pictures."""

from itertools import combinations

import numpy as np
from matplotlib.transforms import Bbox

SLACK = 0.02  # inches that a reader does not see
OF_ROWS = ("mark", "bar", "label", "bound", "years", "open", "leader")  # kinds of artists that stand for a row


def artists(drawing, kind):
    """The artists whose gid begins with a kind, by what follows in it (the number of a row where it stands for one)."""
    found = {}
    for artist in drawing.axes[0].get_children():
        name, _, rest = (artist.get_gid() or "").partition(":")
        if name == kind:
            found.setdefault(int(rest) if kind in OF_ROWS else rest, []).append(artist)
    return found


def single(drawing, kind):
    """The same, where each stands once."""
    found = artists(drawing, kind)
    assert all(len(same) == 1 for same in found.values()), f"{kind} drawn twice"
    return {key: same[0] for key, same in found.items()}


def box_of(artist):
    """The box that an artist takes on its sheet."""
    drawing = artist.get_figure()
    box, high = artist.get_window_extent(), drawing.get_figheight() * drawing.dpi
    return Bbox.from_extents(*(np.array([box.x0, high - box.y1, box.x1, high - box.y0]) / drawing.dpi))


def middle(artist):
    """The middle of that box."""
    box = box_of(artist)
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def texts(drawing):
    """All that is written."""
    return [text for text in drawing.axes[0].texts if text.get_text()]


def ticks(drawing, axis):
    """What is written at the ticks of an axis, with the places."""
    where = 0 if axis == "x" else 1
    return [
        (text.get_text(), text.get_position()[where]) for text in texts(drawing) if text.get_gid() == f"tick:{axis}"
    ]


def linear(values, places):
    """The map from values to places that ticks give; asserts that it is one."""
    slope, start = np.polyfit(values, places, 1)
    assert np.allclose(np.array(values) * slope + start, places, atol=SLACK), "ticks at uneven distances"
    return lambda value: value * slope + start


def away(box, place):
    """How far a place is from a box."""
    return np.hypot(max(box.x0 - place[0], 0, place[0] - box.x1), max(box.y0 - place[1], 0, place[1] - box.y1))


def check_texts(drawing):
    """All text stays on the sheet, and no text covers another."""
    boxes = [(text.get_text(), box_of(text)) for text in texts(drawing)]
    for words, box in boxes:
        on = box.x0 >= -SLACK and box.y0 >= -SLACK
        assert on and box.x1 <= drawing.get_figwidth() and box.y1 <= drawing.get_figheight(), f"{words} runs out"
    for (words, one), (others, other) in combinations(boxes, 2):
        meet = Bbox.intersection(one, other)
        assert meet is None or min(meet.width, meet.height) < 2 * SLACK, f"{words!r} covers {others!r}"


def check_labels(drawing, labels, marks):
    """Each label stands by its own mark, or a line leads to it: no other is nearer, and it covers no other."""
    places, leaders = {key: middle(mark) for key, mark in marks.items()}, single(drawing, "leader")
    for key, label in labels.items():
        box = box_of(label)
        if key in leaders:
            start, end = zip(leaders[key].get_xdata(), leaders[key].get_ydata(), strict=True)
            assert np.allclose(start, places[key], atol=SLACK) and away(box, end) < SLACK
        else:
            nearest = min(places, key=lambda other: away(box, places[other]))
            near = away(box, places[key]) <= away(box, places[nearest]) + SLACK
            assert near, f"{label.get_text()} stands by another"
        for other, mark in marks.items():
            meet = None if other == key else Bbox.intersection(box, box_of(mark))
            assert meet is None or min(meet.width, meet.height) < 2 * SLACK, f"{label.get_text()} covers a mark"

"""Check rows of seats against the numbers of their rows, by nothing but what is drawn and written."""

import re

from matplotlib.colors import to_hex
from sheets import SLACK, artists, box_of, check_texts, middle, single, texts

from helpers.figures.look import FILLS


def check(figure):
    """Assert that each seat is drawn once, on its side, and that the line stands after the seats that are needed."""
    drawing, rows = figure.body.drawing, figure.body.rows
    seats, limits, labels = artists(drawing, "bar"), single(drawing, "mark"), single(drawing, "label")
    assert set(seats) == set(limits) == set(labels) == set(rows.index) == set(figure.rows.index)
    written = sorted(((middle(text)[1], text.get_text()) for text in texts(drawing)), key=lambda pair: pair[0])
    for row in rows.itertuples():
        boxes = sorted((box_of(seat).x0, seat) for seat in seats[row.Index])
        _check_sides(row, [seat for _, seat in boxes])
        _check_limit(row, [box_of(seat) for _, seat in boxes], limits[row.Index], labels[row.Index])
        y = middle(seats[row.Index][0])[1]
        above = " ".join(text for at, text in written if y - 1 < at < y)
        below = [text for at, text in written if y < at < y + 0.75]
        assert row.head in above, "the words above are another row's"
        assert [row.first, row.second] == below[:2], "the sides are named in another order"
    _check_bodies(drawing, seats)
    check_texts(drawing)


def _check_sides(row, seats):
    sides = ["one side"] * row.for_low + ["either side"] * (row.for_high - row.for_low)
    sides += ["the other side"] * (row.votes - row.for_high)
    drawn = [(to_hex(seat.get_facecolor()).upper(), seat.get_hatch() or "") for seat in seats]
    assert drawn == [(FILLS[side].colour, FILLS[side].hatch) for side in sides], row.case
    assert row.against_low == sides.count("the other side")


def _check_limit(row, boxes, limit, label):
    x = limit.get_xdata()[0]
    before = sum((box.x0 + box.x1) / 2 < x for box in boxes)
    assert before == row.needed == int(re.search(r"\d+$", label.get_text()).group())
    place = box_of(label)
    assert place.x0 - SLACK <= x <= place.x1 + SLACK and place.y1 <= boxes[0].y0 + SLACK


def _check_bodies(drawing, seats):
    """Each bracket holds as many seats of the first row as its words count."""
    brackets, words = single(drawing, "bracket"), single(drawing, "body")
    assert set(brackets) == set(words)
    for key, bracket in brackets.items():
        box, first = box_of(bracket), [box_of(seat) for seat in seats[0]]
        held = sum(box.x0 - SLACK < (seat.x0 + seat.x1) / 2 < box.x1 + SLACK for seat in first)
        said = int(words[key].get_text().split()[0])
        assert abs(held - said) * first[0].width < 0.1, "a bracket holds other seats than its words count"
    assert sum(int(text.get_text().split()[0]) for text in words.values()) == len(seats[0])
    order = [middle(words[key])[0] for key in sorted(words)]
    assert order == sorted(order)

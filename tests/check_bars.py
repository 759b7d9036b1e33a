"""Check bars against their rows, by nothing but what is drawn and written."""

from itertools import combinations, pairwise

from matplotlib.colors import to_hex
from matplotlib.transforms import Bbox
from sheets import SLACK, artists, box_of, check_texts, linear, middle, single, texts

from helpers.figures.look import FILLS, MARKS
from helpers.figures.room import width_of

RING = 0.15  # inches from nought within which a mark stands


def check(figure):
    """Assert that each piece begins and ends where the ticks put its numbers, looks as its state says, and is named."""
    body, drawing = figure.body, figure.body.drawing
    rows = body.rows.assign(
        start_=body.rows[body.start] if body.start else 0,
        bar_=body.rows[body.bar] if body.bar else range(len(body.rows)),
        panel_=body.rows[body.panel] if body.panel else "",
    )
    bars, marks = single(drawing, "bar"), single(drawing, "mark")
    as_mark = rows[body.fill].isin(list(MARKS))
    assert set(marks) == set(rows.index[as_mark]) and set(bars) == set(rows.index[~as_mark]), "a row is missing"
    panels = [panel for _, panel in rows.groupby("panel_", sort=False)]
    axes = _axes(drawing)
    assert len(axes) == len(panels), "a panel without its axis"
    for turn, (panel, (x_of, y)) in enumerate(zip(panels, axes, strict=True)):
        above = axes[turn - 1][1] if turn and axes[turn - 1][1] < y - SLACK else 0
        _check_places(panel, body, {**bars, **marks}, x_of, (above, y))
        _check_panel_name(drawing, body, turn, panel, x_of)
    for index, bar in bars.items():
        _check_look(bar, rows[body.fill][index])
    for index, mark in marks.items():
        _check_mark(mark, rows[body.fill][index])
    _check_thick(rows, body, bars)
    _check_names(drawing, rows, body, {**bars, **marks})
    _check_labels(drawing, rows, body, bars)
    _check_inside(drawing, rows, body, bars)
    _check_legend(drawing, rows, body)
    check_texts(drawing)
    _check_nothing_is_covered(drawing, bars)


def _axes(drawing):
    """The map from numbers to inches and the height of the ticks, for each axis: one begins at each nought."""
    found = []
    for text in texts(drawing):
        if text.get_gid() == "tick:x":
            if text.get_text() == "0":
                found.append([])
            found[-1].append(text)
    return [_axis(ticks) for ticks in found]


def _axis(ticks):
    values = [float(text.get_text().replace(",", "")) for text in ticks]
    places, heights = zip(*(text.get_position() for text in ticks), strict=True)
    assert len(ticks) > 1 and max(heights) - min(heights) < SLACK
    for one, other in pairwise(ticks):
        assert box_of(other).x0 - box_of(one).x1 > 0.08, "ticks too close to be read"
    x_of = linear(values, places)
    assert x_of(1) > x_of(0), "more is not to the right"
    return x_of, heights[0]


def _check_places(panel, body, drawn, x_of, heights):
    """Each piece from its start to its end, in order from above, the pieces of a bar side by side."""
    last, end, bar = heights[0], 0, None
    for index, row in panel.iterrows():
        box = box_of(drawn[index])
        assert heights[0] < box.y0 and box.y1 < heights[1] + SLACK, f"{row[body.name]} stands in another panel"
        if row[body.fill] in MARKS:
            assert 0 <= middle(drawn[index])[0] - x_of(row["start_"]) < RING
        else:
            ends = x_of(row["start_"]), x_of(row[body.end])
            assert abs(box.x0 - ends[0]) < SLACK, f"{row[body.name]} begins elsewhere"
            assert abs(box.x1 - ends[1]) < SLACK, f"{row[body.name]} ends elsewhere"
        if row["bar_"] == bar:
            assert abs(middle(drawn[index])[1] - last) < SLACK, "pieces of one bar at different heights"
            assert abs(row["start_"] - end) < 1e-6, "a piece does not begin where the last one ends"
        else:
            assert middle(drawn[index])[1] > last, "bars in another order"
        last, end, bar = middle(drawn[index])[1], row[body.end], row["bar_"]


def _check_panel_name(drawing, body, turn, panel, x_of):
    """What a panel counts stands below its axis; where panels stand side by side, each has its head."""
    units = [text for text in texts(drawing) if text.get_gid() == "unit"]
    if body.beside:
        head = single(drawing, "head")[str(turn)]
        assert _words(head) == panel[body.panel].iloc[0].split()
        assert abs(box_of(head).x0 - x_of(0)) < 0.1, "a head above another panel"
        assert body.unit in [text.get_text() for text in texts(drawing)]
    else:
        assert units[turn].get_text() == (panel[body.panel].iloc[0] if body.panel else body.unit)


def _check_look(bar, state):
    fill = FILLS[state]
    drawn = to_hex(bar.get_facecolor()).upper(), bar.get_hatch() or "", to_hex(bar.get_edgecolor()).upper()
    assert drawn == (fill.colour, fill.hatch, fill.edge), f"{state} looks like something else"
    assert bar.get_linestyle() == {"-": "solid", ":": "dotted"}.get(fill.line) or (bar.get_linestyle() == fill.line), (
        f"{state} has another line"
    )


def _check_mark(mark, state):
    look = MARKS[state]
    assert (mark.get_marker(), mark.get_fillstyle()) == (look.marker, look.fill), state


def _check_thick(rows, body, bars):
    """Thin bars are lower than all others, and the others are alike."""
    thin = rows[body.thin].astype(bool) if body.thin else rows.index.to_series().eq(-1)
    high = {
        wanted: [box_of(bar).height for index, bar in bars.items() if thin[index] == wanted] for wanted in (True, False)
    }
    assert not high[False] or max(high[False]) - min(high[False]) < SLACK
    assert not (high[True] and high[False]) or max(high[True]) < min(high[False]) - 0.05


def _check_names(drawing, rows, body, drawn):
    """The name that stands nearest to a bar, or next above it, is its own."""
    names = artists(drawing, "name")
    for index, row in rows.iterrows():
        box = box_of(drawn[index])
        if body.above:
            over = [text[0] for text in names.values() if box_of(text[0]).y1 < box.y0 + 2 * SLACK]
            own = max(over, key=lambda text: box_of(text).y1)
        else:
            own = min(
                (text[0] for text in names.values()), key=lambda text: abs(middle(text)[1] - middle(drawn[index])[1])
            )
            assert body.beside or box_of(own).x1 < box.x0, "a name beside its bar"
        assert _words(own) == row[body.name].split(), f"{row[body.name]} is called {own.get_text()}"


def _check_labels(drawing, rows, body, bars):
    """A label stands at the end of its own bar; or in the key below, beside a box that looks like its piece."""
    column = body.below or body.label
    wanted = rows.index[rows[column].ne("")] if column else []
    labels = single(drawing, "label")
    assert set(labels) == set(wanted), "a label is missing"
    for index, label in labels.items():
        box, own = box_of(label), box_of(bars[index])
        assert label.get_text() == rows[column][index]
        if not body.below:
            assert 0 < box.x0 - own.x1 < 0.2 and abs(middle(label)[1] - middle(bars[index])[1]) < 0.06
            continue
        over = [bar for bar in bars.values() if box_of(bar).y1 < middle(label)[1]]
        lowest = max(box_of(bar).y1 for bar in over)
        assert abs(lowest - own.y1) < SLACK, f"{label.get_text()} stands below another bar"
        _check_look(_box_before(drawing, label), rows[body.fill][index])


def _box_before(drawing, label):
    """The box of a key that stands before its words."""
    boxes = [box for same in artists(drawing, "box").values() for box in same]
    near = [
        box
        for box in boxes
        if 0 < box_of(label).x0 - box_of(box).x1 < 0.15 and abs(middle(box)[1] - middle(label)[1]) < 0.06
    ]
    assert len(near) == 1, f"{label.get_text()} has no box"
    return near[0]


def _check_inside(drawing, rows, body, bars):
    """Words within a piece are its own, and they are left out only where they do not fit."""
    inside = {int(key): text for key, text in single(drawing, "inside").items()}
    for index, row in rows.iterrows():
        words = row[body.inside] if body.inside else ""
        if index in inside:
            box, own = box_of(inside[index]), box_of(bars[index])
            assert inside[index].get_text() == words
            assert own.x0 < box.x0 and box.x1 < own.x1 and own.y0 - 0.05 < box.y0 and box.y1 < own.y1 + 0.05
        elif words and not (body.thin and row[body.thin]):
            assert box_of(bars[index]).width < width_of(words, bold=True) + 0.2, f"{words} would fit"


def _check_legend(drawing, rows, body):
    legend = single(drawing, "legend")
    used = {state for state in rows[body.fill] if state in FILLS}
    assert set(legend) == (used if body.legend else set())
    for state, text in legend.items():
        assert text.get_text() == state
        _check_look(_box_before(drawing, text), state)


def _check_nothing_is_covered(drawing, bars):
    """No bar covers another, and no words cover a bar that is not theirs."""
    boxes = {index: box_of(bar) for index, bar in bars.items()}
    for (one, here), (other, there) in combinations(boxes.items(), 2):
        meet = Bbox.intersection(here, there)
        assert meet is None or min(meet.width, meet.height) < SLACK, f"bars {one} and {other} meet"
    for text in texts(drawing):
        for index, bar in boxes.items():
            meet = None if text.get_gid() == f"inside:{index}" else Bbox.intersection(box_of(text), bar)
            assert meet is None or min(meet.width, meet.height) < 2 * SLACK, f"{text.get_text()} covers a bar"


def _words(text):
    return text.get_text().split()

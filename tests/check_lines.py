"""Check a chart of lines against its rows, by nothing but what is drawn and written."""

from itertools import pairwise
from math import floor

import numpy as np
from sheets import SLACK, artists, box_of, check_labels, check_texts, linear, middle, single, texts, ticks

from helpers.figures.look import MARKS, PAPER, SERIES


def check(figure):
    """Assert that every number stands where the names of years and the ticks put it, and looks as its state says."""
    drawing, rows = figure.body.drawing, figure.body.rows
    marks = single(drawing, "mark")
    assert set(marks) == set(rows.index) == set(figure.rows.index), "a number is missing"
    x_of, y_of = _years(drawing), _heights(drawing)
    assert set(y_of) == set(rows["unit"])
    for row in rows.itertuples():
        _check_place(row, marks, rows, x_of, y_of[row.unit])
        _check_doubts(row, middle(marks[row.Index]), drawing, x_of, y_of[row.unit])
        _check_look(row, marks[row.Index], list(dict.fromkeys(rows["line"])))
    labels = single(drawing, "label")
    assert labels and all(label.get_text() == rows["said"][index] for index, label in labels.items())
    check_labels(drawing, labels, marks)
    check_texts(drawing)
    _check_joins(drawing, rows, marks)
    _check_keys(drawing, rows)


def _years(drawing):
    """The map from a year to inches: the name of a year stands in the middle of it."""
    named, places = zip(*ticks(drawing, "x"), strict=True)
    return linear([int(name) + 0.5 for name in named], places)


def _heights(drawing):
    """For each unit the map from a number to inches, by the ticks below its name."""
    titles = sorted((text.get_position()[1], unit) for unit, text in single(drawing, "panel").items())
    written = ticks(drawing, "y")
    found = {}
    for (top, unit), (below, _) in pairwise([*titles, (np.inf, "")]):
        here = [(float(words.replace(",", "")), y) for words, y in written if top < y < below]
        assert here == sorted(here, reverse=True, key=lambda tick: tick[0]) or here == sorted(here)
        found[unit] = linear(*zip(*here, strict=True))
        assert found[unit](1) < found[unit](0), "more is not higher"
    return found


def _check_place(row, marks, rows, x_of, y_of):
    (x, y), mark = middle(marks[row.Index]), box_of(marks[row.Index]).width
    assert abs(y - y_of((row.low + row.high) / 2)) < SLACK, f"{row.said} stands at a wrong height"
    if abs(x - x_of(row.at)) < SLACK:
        return
    start, end = min(row.start, floor(row.at)), max(row.end, floor(row.at) + 1)
    assert x_of(start) - SLACK < x - mark / 3 and x + mark / 3 < x_of(end) + SLACK, f"{row.said} leaves {row.when}"
    others = [middle(marks[index]) for index in rows.index if index != row.Index]
    near = [place for place in others if abs(place[0] - x) < 2 * mark and abs(place[1] - y) < 1.2 * mark]
    assert near, f"{row.said} stands aside from {row.when}, and nothing was in its way"


def _check_doubts(row, place, drawing, x_of, y_of):
    """Its bounds, its years and its open end."""
    bound, years, arrow = (artists(drawing, kind).get(row.Index, []) for kind in ("bound", "years", "open"))
    assert len(bound) == (row.low < row.high) and len(arrow) == bool(row.open)
    assert len(years) == (row.end - row.start > 1.05)
    for line in bound:
        assert np.allclose(line.get_ydata(), [y_of(row.low), y_of(row.high)], atol=SLACK), row.said
    for line in years:
        assert np.allclose(line.get_xdata(), [x_of(row.start), x_of(row.end)], atol=SLACK), row.said
    for line in arrow:
        assert abs(line.xyann[1] - place[1]) < SLACK, "an arrow begins beside its mark"
        assert (line.xy[1] < place[1]) == (row.open == "up"), f"{row.said} runs out to the wrong side"


def _check_look(row, mark, lines):
    """The line gives shape and colour, the state the filling; a cross is unchecked."""
    stroke, state = SERIES[lines.index(row.line)], MARKS[row.state]
    assert mark.get_markeredgecolor() == stroke.colour
    assert mark.get_marker() == ("x" if state.marker == "x" else stroke.marker), f"{row.said}: another line's mark"
    hollow = mark.get_markerfacecolor() == PAPER
    assert hollow == (state.fill == "none"), f"{row.said} is filled as if it were in another state"


def _check_joins(drawing, rows, marks):
    """A line joins neighbours in time that nobody disputes, and no others."""
    expected = set()
    for _, line in rows[rows["reading"].ne("another source's number")].groupby("line"):
        for one, other in pairwise(line.itertuples()):
            sure = one.reading == other.reading == "followed"
            if sure and other.at - one.at <= 1.3 and other.start >= one.end - 0.01:
                expected.add((one.Index, other.Index))
    joins = {tuple(map(int, key.split(":"))): line for key, line in single(drawing, "join").items()}
    assert set(joins) == expected
    for ends, line in joins.items():
        drawn = list(zip(line.get_xdata(), line.get_ydata(), strict=True))
        assert np.allclose(drawn, [middle(marks[end]) for end in ends], atol=SLACK)


def _check_keys(drawing, rows):
    """Each line is named beside its mark, and each state in the key above."""
    lines, written = list(dict.fromkeys(rows["line"])), " ".join(text.get_text() for text in texts(drawing))
    for state in rows["state"].unique():
        assert f"{MARKS[state].sign} {state}" in written
    assert ("no end named" in written) == rows["open"].ne("").any()
    keys, names = artists(drawing, "key"), artists(drawing, "name")
    assert set(keys) == set(names) == (set(lines) if len(lines) > 1 else set())
    for line, same in names.items():
        assert same[0].get_text().split() == line.split()
        (key,) = keys[line]
        assert key.get_marker() == SERIES[lines.index(line)].marker
        assert abs(middle(key)[1] - middle(same[0])[1]) < 0.1, "a name beside another line's mark"

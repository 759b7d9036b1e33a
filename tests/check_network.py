"""Check a network against its ties, by nothing but what is drawn and written."""

from sheets import SLACK, artists, box_of, check_texts, single, texts

from helpers.figures.look import STROKES


def check(figure):
    """Assert that each tie is a line of its kind between its two names, and that no other line is drawn."""
    drawing, picture = figure.body.drawing, figure.body
    rows = picture.rows
    names = {side: _names(drawing, side) for side in ("left", "right")}
    assert set(names["left"]) == set(rows[picture.left]) and set(names["right"]) == set(rows[picture.right])
    lines = single(drawing, "mark")
    told = rows[[picture.left, picture.right, picture.tie]]
    assert len(lines) == len(told.drop_duplicates()), "a line too few or too many"
    assert sorted(map(tuple, told.drop_duplicates().to_numpy())) == sorted(
        _tie(line, names, told.loc[index, picture.tie]) for index, line in lines.items()
    )
    for index, line in lines.items():
        assert _tie(line, names, told.loc[index, picture.tie]) == tuple(told.loc[index])
        assert _look(line) == _stroke(told.loc[index, picture.tie])
    _check_key(drawing, rows[picture.tie])
    check_texts(drawing)


def _names(drawing, side):
    """Where the middle of each name is, and its inner edge."""
    found = {}
    for text in artists(drawing, side)[""]:
        box = box_of(text)
        found[" ".join(text.get_text().split())] = ((box.x1 if side == "left" else box.x0), text.get_position()[1])
    return found


def _tie(line, names, kind):
    """What a line ties, by the names at its two ends."""
    ends = zip(line.get_xdata(), line.get_ydata(), ("left", "right"), strict=True)
    return *(_nearest(names[side], x, y) for x, y, side in ends), kind


def _nearest(names, x, y):
    name = min(names, key=lambda name: abs(names[name][1] - y))
    assert abs(names[name][1] - y) < SLACK and abs(names[name][0] - x) < 1.5, "a line ends at no name"
    return name


def _look(line):
    return line.get_color(), line.get_linestyle()


def _stroke(kind):
    return STROKES[kind].colour, STROKES[kind].pattern


def _check_key(drawing, kinds):
    keys = single(drawing, "key")
    assert set(keys) == set(kinds)
    for kind, line in keys.items():
        assert _look(line) == _stroke(kind)
        beside = [text for text in texts(drawing) if text.get_text() == kind]
        assert len(beside) == 1 and 0 < box_of(beside[0]).x0 - max(line.get_xdata()) < 0.2

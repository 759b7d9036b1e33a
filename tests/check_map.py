"""Check a map against its places, by nothing but what is drawn and written: its bar of 500 km is the measure."""

import math
from itertools import combinations

from matplotlib.path import Path
from sheets import SLACK, box_of, check_labels, check_texts, middle, single, texts

from helpers.figures.look import MARKS


def check(figure):
    """Assert that places lie as far apart as on the globe, look as their state says, and have their own names."""
    drawing, rows, picture = figure.body.drawing, figure.body.rows, figure.body
    marks, labels = single(drawing, "mark"), single(drawing, "label")
    assert set(marks) == set(labels) == set(rows.index) and set(rows["place"].dropna()) == set(figure.rows["place"])
    places = {index: middle(mark) for index, mark in marks.items()}
    bar = single(drawing, "scale")[""]
    (words,) = (text.get_text() for text in texts(drawing) if text.get_text().endswith(" km"))
    kilometres = int(words.split()[0]) / (max(bar.get_xdata()) - min(bar.get_xdata()))
    degrees = {row.Index: (row.longitude, row.latitude) for row in rows.itertuples()}
    for one, other in combinations(rows.index, 2):
        flat = math.dist(places[one], places[other]) * kilometres
        assert math.isclose(flat, globe(degrees[one], degrees[other]), rel_tol=0.03, abs_tol=10), (one, other)
    assert max(places, key=lambda index: places[index][0]) == rows["longitude"].idxmax(), "east is not right"
    assert min(places, key=lambda index: places[index][1]) == rows["latitude"].idxmax(), "north is not up"
    for row in rows.itertuples():
        assert look(marks[row.Index]) == state_look(row.state), f"{row.label} looks as if it were in another state"
        assert labels[row.Index].get_text() == row.label
    check_labels(drawing, labels, marks)
    check_texts(drawing)
    _check_key(drawing, rows, picture.key)
    _check_names(drawing, picture.names)


def globe(one, other):
    """The kilometres between two places by the law of cosines: another way than the project's own."""
    (east, north), (to_east, to_north) = (map(math.radians, place) for place in (one, other))
    inner = math.sin(north) * math.sin(to_north) + math.cos(north) * math.cos(to_north) * math.cos(to_east - east)
    return 6371 * math.acos(min(1, inner))


def look(mark):
    return mark.get_marker(), mark.get_fillstyle(), mark.get_color()


def state_look(state):
    return MARKS[state].marker, MARKS[state].fill, MARKS[state].colour


def _check_key(drawing, rows, key):
    keys = single(drawing, "key")
    assert set(keys) == set(key) == set(rows["state"])
    assert len({look(mark)[:2] for mark in keys.values()}) == len(keys), "two states differ in their colour alone"
    for state, mark in keys.items():
        assert look(mark) == state_look(state)
        beside = [text for text in texts(drawing) if abs(middle(text)[1] - middle(mark)[1]) < 0.1]
        assert [text.get_text() for text in beside] == [key[state]]


def _check_names(drawing, names):
    """A sea is named on water and a region on land: so the land lies where the places do."""
    (land,) = single(drawing, "land").values()
    rings, drawn = [Path(ring) for ring in land.get_path().to_polygons()], single(drawing, "name")
    for row in names.itertuples():
        if row.name in drawn:
            on_land = any(ring.contains_point(drawn[row.name].get_position()) for ring in rings)
            assert on_land == (row.lies == "land"), row.name
    box = box_of(single(drawing, "sheet")[""])
    assert all(box.x0 - SLACK <= middle(name)[0] <= box.x1 + SLACK for name in drawn.values())

"""The map: each centre that a source names, once, in its place, and what has no place named in the caption."""

import re
import time

import pytest
from test_charts import drawn

import helpers as wo
from helpers import geography
from helpers.charts import drawing, maps


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def figure(data):
    return wo.strongholds(data)


# Looked up in data/claims/rise.csv: RISE-090 to 090j name ten centres, RISE-095 to 095d four after March 1921.
EARLY = {"Kharkov", "Odessa", "Ryazan", "Krasnodar (formerly Ekaterinodar)", "Vladimir", "Moscow"}
BOTH = {"Nizhny Novgorod", "Samara", "Omsk"}
LATE = {"Perm"}


def test_every_centre_stands_once_with_the_sources_that_name_it(figure):
    table = figure.table.set_index("place")
    assert table.index.is_unique and set(table.index) == EARLY | BOTH | LATE
    assert set(table["named"][list(EARLY)]) == {"named by Allen 2020 for 1920 to 1922"}
    assert table.loc["Samara", "claim_ids"] == "RISE-090e RISE-095"
    assert "by Clements only" in table.loc["Perm", "named"]


def test_a_region_without_coordinates_is_named_in_the_caption(figure):
    assert figure.caption.endswith(
        "Left out: 1 centre without coordinates, being no town (Donbas, RISE-090b)."
    )


def test_marks_differ_in_shape_or_filling_and_stand_where_the_places_lie(monkeypatch, data):
    _, sheet = drawn(monkeypatch, lambda: wo.strongholds(data))
    marks = [line for line in sheet.axes[0].lines if line.get_marker() in ("o", "D")][
        : len(EARLY | BOTH | LATE)
    ]
    kinds = [(line.get_marker(), line.get_markerfacecolor()) for line in marks]
    assert kinds.count(("o", drawing.BLUE)) == 6 and kinds.count(("D", drawing.VERMILLION)) == 3
    assert kinds.count(("D", drawing.PAPER)) == 1
    east = {line.get_xdata()[0] for line in marks}
    omsk = data.table("places").set_index("place_id").loc["omsk"]
    assert max(east) == pytest.approx(geography.project(omsk.longitude, omsk.latitude)[0])


def test_names_of_then_and_now_are_written(monkeypatch, data):
    _, sheet = drawn(monkeypatch, lambda: wo.strongholds(data))
    words = [text.get_text() for text in sheet.axes[0].texts]
    assert {"Kharkov\n(now Kharkiv)", "Odessa\n(now Odesa)", "Moscow", "Black Sea", "500 km"} <= set(words)


def test_distances_are_those_of_the_globe(data, figure):
    places = data.table("places").set_index("place_id")
    assert geography.distance(places.loc["moscow"], places.loc["petrograd"]) == pytest.approx(634, abs=5)
    assert "From Moscow to Omsk it is about 2,240 km" in figure.caption + figure.alt


def test_the_map_keeps_distances_within_three_per_cent(data):
    """So that the bar of 500 km may be laid anywhere."""
    places = data.table("places").set_index("place_id")
    for one, other in [
        ("moscow", "omsk"),
        ("odessa", "perm"),
        ("kharkov", "ekaterinodar"),
        ("samara", "omsk"),
    ]:
        ends = [
            geography.project(*places.loc[each, ["longitude", "latitude"]].astype(float))
            for each in (one, other)
        ]
        flat = ((ends[0][0] - ends[1][0]) ** 2 + (ends[0][1] - ends[1][1]) ** 2) ** 0.5
        assert flat == pytest.approx(geography.distance(places.loc[one], places.loc[other]), rel=0.03)


def test_the_coast_is_read_once_and_fast():
    geography.land.cache_clear()
    start = time.perf_counter()
    outlines = geography.land()
    assert time.perf_counter() - start < 0.5 and geography.land() is outlines
    assert all(len(ring) >= 4 and (ring[0] == ring[-1]).all() for ring in outlines)


def test_places_that_crowd_get_labels_that_keep_clear(data, monkeypatch):
    """Moscow's neighbours stand close together: the later maps will have more of them."""
    from matplotlib.figure import Figure

    near = data.table("places").query(
        "place_id in ['moscow', 'vladimir', 'murom', 'vacha', 'ivanovo', 'ryazan', 'tula', 'omsk']"
    )
    near = near.assign(label=near["name_1921"], kind="early")
    sheet = maps.land_sheet(near)
    maps.mark_places(sheet, near, maps.MARKS)
    assert isinstance(sheet.drawing, Figure)
    boxes = [text.get_window_extent() for text in sheet.axes.texts]
    assert len(boxes) >= len(near)
    assert not [1 for i, one in enumerate(boxes) for other in boxes[i + 1 :] if one.overlaps(other)]


def test_no_border_is_drawn(figure):
    assert "borders are not drawn" in figure.caption
    assert re.search(r"^Map of 10 centres .* 9 of them outside Moscow", figure.alt)

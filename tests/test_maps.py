"""The map: each centre that a source names, once, in its place, and what has no place named in the caption."""

from types import SimpleNamespace

import numpy as np
import pytest
from check_map import check, globe
from sheets import texts

import helpers as wo
from helpers.figures.map import Map, albers
from helpers.readings.places import distance, land

# Looked up in data/claims/rise.csv: RISE-090 to 090j name ten centres, RISE-095 to 095d four after March 1921.
EARLY = {"Kharkov", "Odessa", "Riazan", "Krasnodar (formerly Ekaterinodar)", "Vladimir", "Moscow"}
BOTH = {"Nizhnii Novgorod", "Samara", "Omsk"}
LATE = {"Perm"}


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def figure(data):
    return wo.strongholds(data)


def test_places_lie_as_on_the_globe_and_look_as_who_names_them(figure):
    check(figure)


def test_every_centre_stands_once_with_the_sources_that_name_it(figure):
    table = figure.table.set_index("place")
    assert table.index.is_unique and set(table.index) == EARLY | BOTH | LATE
    assert set(table["named"][list(EARLY)]) == {"named by Allen 2020 for 1920 to 1922"}
    assert table.loc["Samara", "claim_ids"] == "RISE-090e RISE-095"
    assert "by Clements only" in table.loc["Perm", "named"]
    states = figure.rows.set_index("place")["state"]
    assert states.value_counts().to_dict() == {"named then": 6, "named then and later": 3, "named later": 1}


def test_a_region_without_coordinates_is_named_in_the_caption(figure):
    left_out = "Left out: 1 centre without coordinates, being no town (Donbas, RISE-090b)."
    assert figure.caption.endswith(left_out)


def test_names_of_then_and_now_are_written(figure):
    written = {text.get_text() for text in texts(figure.body.drawing)}
    assert {"Kharkov\n(now Kharkiv)", "Odessa\n(now Odesa)", "Moscow", "Black Sea", "500 km"} <= written


def test_distances_are_those_of_the_globe(data, figure):
    places = data.rows("places")
    assert distance(places["moscow"], places["petrograd"]) == pytest.approx(634, abs=5)
    assert "From Moscow to Omsk it is about 2,240 km" in figure.caption
    assert "From Moscow to Omsk it is about 2,240 km" in figure.alt


def test_the_projection_is_that_of_snyder():
    """Snyder 1987, Appendix A, page 291: the sphere of radius 1 with the parallels of the United States."""
    x, y = albers(-75, 35, middle=-96, parallels=(29.5, 45.5), origin=23, radius=1)
    assert (float(x), float(y)) == (pytest.approx(0.2952720, abs=5e-7), pytest.approx(0.2416774, abs=5e-7))


@pytest.mark.parametrize("latitude", [45, 60])
def test_the_two_parallels_keep_their_length(latitude):
    """A stretch of a parallel is that of the equator, times the cosine of the latitude."""
    (x, to_x), (y, to_y) = albers(np.array([37, 37.001]), np.array([latitude, latitude]))
    assert np.hypot(to_x - x, to_y - y) == pytest.approx(
        0.001 * 6371 * np.pi / 180 * np.cos(np.radians(latitude)), rel=1e-6
    )


def test_areas_keep_their_size():
    """A field of a hundredth of a degree has on the globe the area r2 (sin north - sin south) times its width."""
    east, north = np.array([40, 40.01, 40.01, 40]), np.array([56, 56, 56.01, 56.01])
    x, y = albers(east, north)
    flat = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    globe_area = 6371**2 * np.radians(0.01) * (np.sin(np.radians(56.01)) - np.sin(np.radians(56)))
    assert flat == pytest.approx(globe_area, rel=1e-4)


def test_the_coast_is_made_of_closed_lines():
    assert all(len(ring) >= 4 and (ring[0] == ring[-1]).all() for ring in land())


def test_places_that_crowd_get_labels_that_keep_clear(data):
    """Moscow's neighbours stand close together, the more so on a map that reaches to Baku and Omsk."""
    near = ["moscow", "vladimir", "murom", "vacha", "ivanovo", "ryazan", "tula", "omsk", "petrograd", "baku"]
    places = data.table("places").set_index("place_id").loc[near].reset_index()
    rows = places.assign(label=places["name_1921"], place=places["name_1921"], state="named then")
    key = {"named then": "a town"}
    body = Map(rows, key, land(), data.table("map_names"))
    check(SimpleNamespace(body=body, rows=rows))


def test_the_check_measures_by_the_globe():
    """From Moscow to Omsk it is 2,240 km by the project's own formula too: two ways, one answer."""
    assert globe((37.6173, 55.7558), (73.3686, 54.9914)) == pytest.approx(2240, abs=10)


def test_no_border_is_drawn_and_a_stricter_reading_says_so(data, figure):
    assert "borders are not drawn" in figure.caption
    nothing = wo.strongholds(data.reading("well supported"))
    assert nothing.table.empty and "nothing to show" in nothing.said

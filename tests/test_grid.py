"""Grids: every table of marks, words and small axes shows its rows, also under a stricter reading."""

import pandas as pd
import pytest
from check_grid import check, read

import helpers as wo
from helpers.figures import scale
from helpers.figures.figure import Figure
from helpers.figures.grid import Axis, Grid, Point, Span, Words

CHARTS = {
    "rivals of a year": lambda data: wo.rivals(data, "shliapnikov", "died"),
    "rivals of many dates": lambda data: wo.rivals(data, "workers_opposition", "dated"),
    "rivals of days": lambda data: wo.rivals(data, "congress_10", "dated"),
    "rivals of a number": lambda data: wo.rivals(data, "congress_10", "delegates_voting"),
    "rivals without an end": lambda data: wo.rivals(data, "kronstadt_rising", "delegates_sent"),
    "rivals of a ballot": lambda data: wo.rivals(data, "congress_10_trade_unions", "votes"),
    "rivals on an axis that multiplies": lambda data: wo.rivals(data, "party_members", "value"),
    "beginnings": lambda data: wo.beginnings(data),
    "beginnings in the middle": lambda data: wo.beginnings(data, "first use of the name"),
    "groups": lambda data: wo.groups(data),
    "two_places": lambda data: wo.two_places(data),
    "two_places of three days": lambda data: wo.two_places(data, "1921-03-14", "1921-03-16"),
    "life_lines": lambda data: wo.life_lines(data, "letter_of_22", mark="1922-02-26"),
    "life_lines of three": lambda data: wo.life_lines(data, ["shliapnikov", "lutovinov", "kollontai"]),
    "how_long_until": lambda data: wo.how_long_until(data),
    "how_long_until an act of the party": lambda data: wo.how_long_until(data, "party"),
    "how_long_until any act": lambda data: wo.how_long_until(
        data, "any", ["shliapnikov", "smilga", "kollontai"]
    ),
    "works_timeline": lambda data: wo.works_timeline(data),
    "works_timeline of two": lambda data: wo.works_timeline(data, ["gaido", "clements"]),
}


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.mark.parametrize("name", CHARTS)
def test_a_grid_shows_its_rows(data, name):
    check(CHARTS[name](data))


@pytest.mark.parametrize("certainty", ["weak", "supported", "well supported"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_stricter_reading_gives_a_grid_or_one_sentence(data, name, certainty):
    figure = CHARTS[name](data.reading(certainty))
    if len(figure.table):
        check(figure)
    else:
        assert figure.body is None
        assert f"no claim that is {certainty} or better speaks of it" in figure.said
        assert list(figure.table)


@pytest.mark.parametrize("name", CHARTS)
def test_every_figure_names_its_claims_and_only_those_of_its_reading(data, name):
    strict = data.reading("supported")
    figure = CHARTS[name](strict)
    assert figure.said.endswith(".") and set(figure.claim_ids) <= set(strict.claims["claim_id"])
    assert CHARTS[name](data).claim_ids


def on(axis, **row):
    rows = pd.DataFrame([{"name": "a", **row}])
    return Figure(wo.load(), rows, Grid(rows, [Words("name"), axis]), title="T", said="S.")


@pytest.mark.parametrize(
    ("low", "high"),
    [("1919-11-20", "1921-03-01"), ("1921-03-06", "1921-03-18"), ("1870-01-01", "1999-01-01")],
)
def test_the_labels_of_an_axis_of_time_never_touch(low, high):
    times = scale.time(pd.Timestamp(low), pd.Timestamp(high))
    check(on(Axis(times, [Point("at", "told")], "Date"), at=scale.place(pd.Timestamp(high))))


@pytest.mark.parametrize(("low", "high"), [(3, 4_000_000), (690, 724), (1_000_000, 9_000_000), (0, 1)])
def test_the_labels_of_an_axis_of_numbers_never_touch(low, high):
    numbers = scale.numbers(low, high)
    figure = on(Axis(numbers, [Point("at", "told")], "It multiplies" if numbers.multiplies else "N"), at=high)
    check(figure)


def test_an_end_that_is_not_known_is_a_question_mark_and_one_that_is_not_named_an_arrow():
    years = scale.years(1900, 1940)
    for dashed, sign in ((True, "?"), (False, "►")):
        figure = on(Axis(years, [Span("at", "", "told", dashed)], "Year"), at=1920)
        track = read(figure.html()).one("div", "wo-track")
        assert track.one("span", "wo-end").text == sign and track.one("span", "wo-end").style("right") == "0"
        check(figure)


def test_a_line_marks_its_day_in_every_row():
    figure = on(Axis(scale.years(1900, 1940), [Point("at", "told")], "Year", line=1930), at=1920)
    assert read(figure.html()).one("td", "wo-axis").style("--wo-line") == "75.00%"
    check(figure)

"""Grids: every table of marks, words and small axes shows its rows, also under a stricter reading."""

import pandas as pd
import pytest
from check_grid import check, read

import helpers as wo
from helpers.figures import scale
from helpers.figures.figure import Figure
from helpers.figures.grid import Axis, Grid, Point, Span, Words

# Beside those of the gallery, which test_every_chart.py goes through: other edges of the same charts.
CHARTS = {
    "rivals of a ballot": lambda data: wo.rivals(data, "congress_10_trade_unions", "votes"),
    "rivals for one part": lambda data: wo.rivals(data, "workers_opposition", "dated", "began"),
    "rivals of two": lambda data: wo.rivals(data, "kollontai_pamphlet", "copies"),
    "beginnings in the middle": lambda data: wo.beginnings(data, "first use of the name"),
    "groups": lambda data: wo.groups(data),
    "life_lines with one end each": lambda data: wo.life_lines(data, ["kuranova", "smilga"], "1937"),
    "how_long_until of one": lambda data: wo.how_long_until(data, "judicial", "nikolaenko"),
    "works_timeline of two": lambda data: wo.works_timeline(data, ["gaido", "clements"]),
}


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.mark.parametrize("certainty", ["contested", "weak", "supported", "well supported"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_grid_shows_its_rows_or_one_sentence_says_that_there_are_none(data, name, certainty):
    figure = CHARTS[name](data.reading(certainty))
    assert list(figure.table.columns) == list(CHARTS[name](data).table.columns)
    if len(figure.table):
        check(figure)
    else:
        assert figure.body is None
        assert f"no claim that is {certainty} or better speaks of it" in figure.said


def on(axis, **row):
    rows = pd.DataFrame([{"name": "a", **row}])
    return Figure(wo.load(), rows, Grid(rows, [Words("name"), axis]), title="T", said="S.")


@pytest.mark.parametrize(
    ("low", "high"), [("1919-11-20", "1921-03-01"), ("1921-03-06", "1921-03-18"), ("1870-01-01", "1999-01-01")]
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

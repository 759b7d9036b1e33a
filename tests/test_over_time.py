"""Numbers over the years: every number is drawn or named, and a doubt is seen as one."""

from itertools import combinations
from math import ceil, floor

import pandas as pd
import pytest

import helpers as wo
from helpers.charts import drawing, plot_years

MARKERS = {"o", "s", "^", "D", "x"}


@pytest.fixture(scope="module")
def data():
    return wo.load()


def drawn(monkeypatch, chart):
    """The figure, and the marks and lines of its drawing, caught on the way to the file."""
    caught = []
    monkeypatch.setattr("helpers.figures._png", lambda drawing: caught.append(drawing) or b"")
    figure = chart()
    lines = caught[0].axes[0].lines
    marks = [line for line in lines if line.get_marker() in MARKERS]
    joins = [line for line in lines if line.get_marker() == "None" and line.get_color() != drawing.INK]
    return figure, marks, joins, [text.get_text() for text in caught[0].axes[0].texts]


def hollow(marks):
    return [mark for mark in marks if mark.get_markerfacecolor() == drawing.PAPER]


def test_two_state_counts_stand_side_by_side(monkeypatch, data):
    """The tables of Stalinskaia epokha: the MVD has a row for each year 1921 to 1940, the KGB for five of them."""
    figure, marks, _, texts = drawn(
        monkeypatch, lambda: wo.over_time(data, "sentences_mvd", "sentences_kgb", category="all")
    )
    assert figure.table["line"].value_counts().tolist() == [20, 5]
    assert {"180,696", "33,539"} <= set(figure.table.loc[figure.table["when"].eq("1931"), "said"])
    assert "all, 1931: 180,696 or 33,539" in figure.alt
    assert "790,665" in texts and "highest 790,665 (1937)" in figure.alt
    assert len(marks) == 25 + 2, "a mark for each number, and one beside each name"
    contested = figure.table["certainty"].eq("contested").sum()
    assert len(hollow(marks)) == contested == 11
    assert "0665 in 1937, REPR-220" in figure.caption, "a withdrawn slip is said, not drawn"


@pytest.mark.parametrize(
    ("series", "options"),
    [
        (["sentences_mvd", "sentences_kgb"], {"category": "all", "first": 1921, "last": 1940}),
        (["sentences_mvd", "sentences_kgb"], {"category": "all", "first": 1925, "last": 1936}),
        (
            ["party_members"],
            {"category": ["members", "before the purge", "after the purge"], "first": 1919, "last": 1922},
        ),
        (["purge_rates"], {}),
    ],
)
def test_each_mark_stands_in_its_year_and_covers_no_other(monkeypatch, data, series, options):
    """The counts of 1925, 1939 and 1940 nearly agree: each two marks share the column of their year."""
    places = []
    placed = plot_years._places
    monkeypatch.setattr(
        plot_years, "_places", lambda panel: places.append((panel, placed(panel))) or places[-1][1]
    )
    figure, marks, _, _ = drawn(monkeypatch, lambda: wo.over_time(data, *series, **options))
    [(panel, stands)] = places
    for row in panel.rows.itertuples():
        x, reach = stands[row.Index][0], panel.mark / 2 - 0.001
        within = panel.x(floor(row.start)) <= x - reach and x + reach <= panel.x(ceil(row.end))
        assert within or x == panel.x(row.x), f"{row.said} steps out of {row.when}"
    for (x, y), (to_x, to_y) in combinations(stands.values(), 2):
        assert max(abs(x - to_x), abs(y - to_y)) > panel.mark * 0.9
    seen = {(round(mark.get_xdata()[0], 3), round(mark.get_ydata()[0], 3)) for mark in marks}
    assert seen >= {(round(x, 3), round(y, 3)) for x, y in stands.values()}
    assert len(stands) == len(figure.table)


def test_rivals_of_one_year_are_all_drawn_and_break_the_line(monkeypatch, data):
    figure, marks, joins, _ = drawn(
        monkeypatch,
        lambda: wo.over_time(data, "party_members", category=["before the purge", "after the purge"]),
    )
    assert figure.table["said"].tolist() == ["730,000", "732,000", "410,000"]
    assert figure.table["reading"].tolist() == ["one of several", "one of several", "followed"]
    assert figure.claim_ids == ["CONG-301", "CONG-305", "CONG-305b"]
    assert joins == [] and "1921: 730,000 or 732,000" in figure.alt
    places = {(round(mark.get_xdata()[0], 2), round(mark.get_ydata()[0], 2)) for mark in marks}
    assert len(places) == len(marks), "no mark hides another"


def test_a_missing_year_stays_a_gap(monkeypatch, data):
    """Pig iron is known for 1913, 1915, 1917 and 1919; coal for 1913 and 1914, then 1918 to 1920."""
    _, _, joins, _ = drawn(monkeypatch, lambda: wo.over_time(data, "pig_iron", category="whole year"))
    assert joins == []
    _, _, joins, _ = drawn(monkeypatch, lambda: wo.over_time(data, "coal", category="Russia"))
    assert len(joins) == 3


def test_an_open_bound_is_said_as_one(data):
    figure = wo.over_time(data, "red_army", category="in all")
    assert "over 1,000,000" in figure.table["said"].tolist() and "February 1919 over 1,000,000" in figure.alt
    assert (
        "at least 1,000,000"
        in wo.over_time(data, "city_population", category="Petrograd").table["said"].tolist()
    )


def test_a_range_is_written_with_both_ends(data):
    assert wo.over_time(data, "purge_rates", category="1919").table["said"].tolist() == ["10 to 15"]


def test_two_units_have_two_panels(monkeypatch, data):
    figure, _, _, texts = drawn(monkeypatch, lambda: wo.over_time(data, "pig_iron", "metal_output"))
    assert {"thousand poods", "index"} <= set(texts) and "thousand poods and index" in figure.alt
    assert texts.count("1913") == 1, "the years are named once, below both"


def test_years_outside_and_sums_of_many_years_are_named(data):
    figure = wo.over_time(data, "sentences_mvd", category="death", first=1921, last=1929)
    assert len(figure.table) == 9 and figure.title.endswith("1921 to 1929")
    assert "12 numbers of other years" in figure.caption, "1930 to 1940, and 1937-38 together"
    assert "counted over more than two years" in figure.caption


def test_an_unchecked_number_is_a_cross(monkeypatch, data):
    tables = {name: data.table(name) for name in data._tables}
    claims = tables["claims"]
    tables["claims"] = claims.assign(
        how_known=claims["how_known"].where(claims["claim_id"].ne("CTXT-328"), "unchecked")
    )
    figure, marks, _, texts = drawn(monkeypatch, lambda: wo.over_time(type(data)(tables), "metal_output"))
    assert [mark.get_marker() for mark in marks] == ["o", "x", "o"]
    assert any("cross: unchecked" in text for text in texts) and "UNCHECKED: CTXT-328" in figure.caption


def test_a_reading_that_holds_less_draws_less(data):
    sure = wo.over_time(data.reading("supported"), "coal", category="Russia").table
    assert sure["when"].tolist() == ["1913", "1914", "1919", "1920"], "1918 is weak"


@pytest.mark.parametrize(
    ("series", "options", "error", "words"),
    [
        (["sentences_mdv"], {}, KeyError, "no series 'sentences_mdv'. Did you mean 'sentences_mvd'"),
        ([], {}, ValueError, "one series or two"),
        (["coal", "coal"], {}, ValueError, "two different ones"),
        (["coal", "pig_iron", "harvest"], {}, ValueError, "one series or two"),
        (["coal"], {"category": "Rusia"}, ValueError, "'Rusia' here. Did you mean 'Russia'"),
        (["party_members"], {}, ValueError, "too many for one figure. Choose up to four"),
        (["coal"], {"first": 1950}, ValueError, "no number is left"),
        (["coal"], {"first": "1921"}, ValueError, "a year is a whole number"),
    ],
)
def test_what_cannot_be_drawn_is_answered_in_words(data, series, options, error, words):
    with pytest.raises(error, match=f"Problem: .*{words}"):
        wo.over_time(data, *series, **options)


def test_every_series_can_be_drawn_category_by_category(data):
    series = data.series.drop_duplicates("series_id")
    for row in series.itertuples():
        try:
            assert "nan" not in wo.over_time(data, row.series_id, category=row.category).alt.split()
        except ValueError as error:
            assert "no number is left" in str(error)
    assert isinstance(wo.over_time(data, "coal").table, pd.DataFrame)

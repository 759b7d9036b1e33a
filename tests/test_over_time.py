"""Numbers over the years: every number is drawn or named, and a doubt is seen as one."""

import pandas as pd
import pytest
from check_lines import check
from sheets import artists, middle, single, texts

import helpers as wo
from helpers.dataset import read_tables
from helpers.figures.look import SERIES


@pytest.fixture(scope="module")
def data():
    return wo.load()


CHARTS = {
    "two counts": (["sentences_mvd", "sentences_kgb"], {"category": "all", "first": 1921, "last": 1940}),
    "where the two nearly agree": (["sentences_mvd", "sentences_kgb"], {"category": "all", "first": 1925}),
    "four lines": (["sentences_mvd", "sentences_kgb"], {"category": ["all", "death"]}),
    "a purge": (
        ["party_members"],
        {"category": ["members", "before the purge", "after the purge"], "first": 1919, "last": 1922},
    ),
    "many that stand undecided": (["party_members"], {"category": "members"}),
    "names that are years": (["purge_rates"], {}),
    "open ends": (["city_population"], {"category": ["Petrograd", "Moscow"]}),
    "two units": (["pig_iron", "metal_output"], {}),
    "one year": (["price_level"], {}),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_each_number_is_drawn_in_its_year_at_its_height_as_its_state_says(data, chart):
    series, options = chart
    check(wo.over_time(data, *series, **options))


def test_two_state_counts_stand_side_by_side(data):
    """The tables of Stalinskaia epokha: the MVD has a row for each year 1921 to 1940, the KGB for five of them."""
    figure = wo.over_time(data, "sentences_mvd", "sentences_kgb", category="all")
    assert figure.table["line"].value_counts().tolist() == [20, 5]
    assert {"180,696", "33,539"} <= set(figure.table.loc[figure.table["when"].eq("1931"), "said"])
    assert "all, 1931: 180,696 or 33,539" in figure.said and "highest 790,665 (1937)" in figure.alt
    assert "790,665" in [label.get_text() for label in single(figure.body.drawing, "label").values()]
    assert figure.table["certainty"].eq("contested").sum() == 11
    assert figure.rows["state"].eq("weak, contested or a rival").sum() == 11
    assert "0665 in 1937, REPR-220" in figure.caption, "a withdrawn slip is said, not drawn"


def test_rivals_of_one_year_are_all_drawn_and_break_the_line(data):
    figure = wo.over_time(data, "party_members", category=["before the purge", "after the purge"])
    assert figure.table["said"].tolist() == ["730,000", "732,000", "410,000"]
    assert figure.table["reading"].tolist() == ["one of several", "one of several", "followed"]
    assert figure.claim_ids == ["CONG-301", "CONG-305", "CONG-305b"]
    assert "1921: 730,000 or 732,000" in figure.said
    drawing = figure.body.drawing
    assert not artists(drawing, "join")
    places = {tuple(round(end, 2) for end in middle(mark)) for mark in single(drawing, "mark").values()}
    assert len(places) == 3, "no mark hides another"


def test_a_missing_year_stays_a_gap(data):
    """Pig iron is known for 1913, 1915, 1917 and 1919; coal for 1913 and 1914, then 1918 to 1920."""
    assert not artists(wo.over_time(data, "pig_iron", category="whole year").body.drawing, "join")
    assert len(artists(wo.over_time(data, "coal", category="Russia").body.drawing, "join")) == 3


def test_an_open_bound_is_said_as_one(data):
    army = wo.over_time(data, "red_army", category="in all").table.set_index("when")["said"]
    assert army["February 1919"] == "over 1,000,000"
    towns = wo.over_time(data, "city_population", category="Petrograd").rows.set_index("said")["open"]
    assert towns["at least 1,000,000"] == "up" and towns["1,611,000"] == ""


def test_a_range_is_written_with_both_ends(data):
    assert wo.over_time(data, "purge_rates", category="1919").table["said"].tolist() == ["10 to 15"]


def test_two_units_have_two_panels_that_share_the_names_of_the_years(data):
    figure = wo.over_time(data, "pig_iron", "metal_output")
    written = [text.get_text() for text in texts(figure.body.drawing)]
    assert {"thousand poods", "index"} <= set(written) and "thousand poods and index" in figure.alt
    assert written.count("1913") == 1, "the years are named once, below both"


def test_years_outside_and_sums_of_many_years_are_named(data):
    figure = wo.over_time(data, "sentences_mvd", category="death", first=1921, last=1929)
    assert len(figure.table) == 9 and figure.title.endswith("1921 to 1929")
    assert "12 numbers of other years" in figure.caption, "1930 to 1940, and 1937-38 together"
    assert "counted over more than two years" in figure.caption


def changed(**cells):
    """The dataset with some cells of CTXT-328 changed: the output of the metal industry in 1921."""
    tables = read_tables()
    row = tables["claims"].query("claim_id == 'CTXT-328'").assign(**cells)
    others = tables["claims"].query("claim_id != @row.claim_id.iloc[0]")
    return wo.Dataset({**tables, "claims": pd.concat([others, row], ignore_index=True)})


def test_an_unchecked_number_is_a_cross():
    figure = wo.over_time(changed(how_known="unchecked"), "metal_output")
    marks = single(figure.body.drawing, "mark")
    assert [marks[index].get_marker() for index in range(3)] == ["o", "x", "o"]
    check(figure)
    assert "UNCHECKED: CTXT-328" in figure.caption


def test_a_rival_stands_beside_the_line_and_is_named_with_its_claim():
    tables = read_tables()
    rival = tables["claims"].query("claim_id == 'CTXT-328'")
    rival = rival.assign(claim_id="CTXT-328z", value="30", low=30.0, high=30.0, rank="alternative")
    data = wo.Dataset({**tables, "claims": pd.concat([tables["claims"], rival], ignore_index=True)})
    figure = wo.over_time(data, "metal_output")
    assert figure.table["said"].tolist() == ["17", "21", "30", "32"]
    assert figure.table["reading"].tolist()[2] == "another source's number"
    assert figure.rows["state"].tolist()[2] == "weak, contested or a rival"
    assert "Other sources' numbers: 30 (1921, CTXT-328z)." in figure.caption
    assert set(single(figure.body.drawing, "join")) == {"0:1", "1:3"}, "the line passes the rival by"
    check(figure)


def test_a_year_is_a_column_and_its_number_stands_in_the_middle():
    """What was counted over 1921 runs from the first day to the last, and stands half way."""
    rows = wo.over_time(wo.load(), "metal_output").rows
    assert rows[["start", "at", "end"]].values.tolist()[1] == [1921.0, 1921.5, 1922.0]


def test_lines_differ_in_shape_and_pattern_not_in_colour_alone():
    assert len({stroke.marker for stroke in SERIES}) == len({stroke.pattern for stroke in SERIES}) == len(SERIES)


def test_a_reading_that_holds_less_draws_less(data):
    sure = wo.over_time(data.reading("supported"), "coal", category="Russia").table
    assert sure["when"].tolist() == ["1913", "1914", "1919", "1920"], "1918 is weak"
    nothing = wo.over_time(data.reading("well supported"), "coal", category="Russia")
    assert nothing.table.empty and "nothing to show" in nothing.said


@pytest.mark.parametrize(
    ("series", "options", "error", "words"),
    [
        (["sentences_mdv"], {}, KeyError, "no series 'sentences_mdv'. Did you mean 'sentences_mvd'"),
        ([], {}, ValueError, "one series or two"),
        (["coal", "coal"], {}, ValueError, "two different ones"),
        (["coal", "pig_iron", "harvest"], {}, ValueError, "one series or two"),
        (["coal"], {"category": "Rusia"}, ValueError, "no category 'Rusia'. Did you mean 'Russia'"),
        (["party_members"], {}, ValueError, "too many for one figure. Choose up to four"),
        (["coal"], {"first": 1950}, ValueError, "no number is left"),
        (["coal"], {"first": "1921"}, ValueError, "a year is a whole number"),
    ],
)
def test_what_cannot_be_drawn_is_answered_in_words(data, series, options, error, words):
    with pytest.raises(error, match=f"Problem: .*{words}"):
        wo.over_time(data, *series, **options)


def test_every_category_of_every_series_can_be_drawn_or_is_answered_in_words(data):
    """Every seventh is drawn and looked at; drawing all 332 takes half a minute."""
    lines = data.series.drop_duplicates(["series_id", "category"])
    drawn = 0
    for place, (series, category) in enumerate(zip(lines["series_id"], lines["category"], strict=True)):
        try:
            figure = wo.over_time(data, series, category=category)
        except ValueError as error:
            assert "no number is left" in str(error)
            continue
        drawn += 1
        assert "nan" not in figure.said.split() and len(figure.alt) <= 300
        if place % 7 == 0:
            check(figure)
    assert drawn > 250

"""The certainty dial and the coverage table: what is counted, and that nothing is lost in silence."""

import pytest
from test_charts import drawn

import helpers as wo
from helpers.charts import drawing
from helpers.charts.certainty import READINGS


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- the dial ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reading", READINGS)
def test_each_part_is_counted_and_the_parts_make_the_whole(data, reading):
    table = wo.certainty(data, reading, "supported").table
    assert (table["stays"] + table["says_something_else"] + table["empty"]).tolist() == table["all"].tolist()
    if reading == "people":
        columns = table["group"].str.replace(" ", "_")
        assert table["all"].tolist() == [data.people[name].ne("").sum() for name in columns]
        surer = data.reading("supported").people
        assert (table["all"] - table["empty"]).tolist() == [surer[name].ne("").sum() for name in columns]
    else:
        assert table["all"].sum() == len(getattr(data, reading))


def test_at_all_claims_nothing_is_empty(data):
    for reading in ("people", "signatures", "series"):
        table = wo.certainty(data, reading, "contested").table
        assert table[["empty", "says_something_else"]].to_numpy().sum() == 0
        assert table["gone_for_example"].eq("none").all()


def test_the_letter_hangs_on_one_weak_list(data):
    """22 of the 24 signatures stand in data/claims/letter.csv as weak; Kollontai's and Shadurskaia's do not."""
    rows = wo.certainty(data, "signatures", "supported").table.set_index("group")
    assert rows.loc["Letter of the Twenty-Two", ["all", "stays", "empty"]].tolist() == [24, 2, 22]
    assert rows.loc["Letter of the Twenty-Two", "gone_for_example"].endswith("Letter of the Twenty-Two")


def test_a_cell_that_says_something_else_is_told_apart_from_one_that_stays(data):
    """Kiselev died in 1937 (supported) or 1938 (contested): with the rival gone the cell looks sure."""
    before = data.people.set_index("person_id").loc["kiselev", "died"]
    after = data.reading("weak").people.set_index("person_id").loc["kiselev", "died"]
    assert " or " in before and " or " not in after
    row = wo.certainty(data, "people", "weak").table.set_index("group").loc["died"]
    assert row["says_something_else"] == 2 and "; now " in row["changed_for_example"]


def test_the_bars_are_the_table(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.certainty(data, "people", "supported"))
    bars = [bar.get_width() for bar in sheet.axes[0].patches[: 3 * len(figure.table)]]
    parts = figure.table[["stays", "says_something_else", "empty"]]
    assert bars == parts["stays"].tolist() + parts["says_something_else"].tolist() + parts["empty"].tolist()
    hollow = sheet.axes[0].patches[2 * len(figure.table)]
    assert hollow.get_hatch() and hollow.get_facecolor()[:3] == (1, 1, 1)


def test_the_dial_says_what_vanished_and_names_an_example(data):
    explorer = wo.certainty_dial()
    cells = wo.certainty(data).table["all"].sum()
    assert f"{cells} of {cells} stay, 0 are empty" in explorer.words()
    explorer.controls["certainty"].value = "supported"
    lost = data.people["died"].ne("").sum() - data.reading("supported").people["died"].ne("").sum()
    assert (
        f"Most are lost in: died ({lost} of " in explorer.words()
        and "Gone, for example: " in explorer.words()
    )
    explorer.controls["reading"].value = "series"
    explorer.controls["certainty"].value = "well supported"
    left = len(data.reading("well supported").series)
    assert f"{left} of {len(data.series)} stay" in explorer.words() and "Problem" not in explorer.said.value


@pytest.mark.parametrize("words", [("person", "weak"), ("people", "sure")])
def test_a_wrong_word_is_answered_in_words(data, words):
    with pytest.raises(ValueError, match="^Problem: there is no "):
        wo.certainty(data, *words)
    with pytest.raises(ValueError, match="^Problem: there is no .* to choose"):
        wo.certainty_dial(words[1], words[0])


# -- coverage ----------------------------------------------------------------------------------------------


def test_a_claim_a_silence_and_nothing_are_three_things(data):
    """By hand: Barulin has a signature and a party year; four silences; nobody looked for his schooling."""
    row = wo.coverage(data).table.set_index("person").loc["Barulin"]
    assert row[["claims", "kinds", "signatures", "party year"]].tolist() == [2, 2, "claim", "claim"]
    silent = ["born", "died", "cause of death", "origin", "trade"]
    assert row[silent].eq("looked for, not found").all()
    assert row[["schooling", "family", "posts", "own words"]].eq("nobody looked").all()


def test_the_best_known_stand_first(data):
    rows = wo.coverage(data).table
    assert rows["claims"].is_monotonic_decreasing and len(rows) == 24
    assert rows["person"].iloc[0] == "Shliapnikov"
    assert set(rows["person"].tail(3)) == {"Pleshkov", "Polosatov", "Shokhanov"}


def test_thirty_are_the_most_and_the_least_documented(data):
    counts = data.claims.query("about_type == 'person' and rank != 'withdrawn'")["about_id"].value_counts()
    rows = wo.coverage(data, "all").table
    assert rows["claims"].tolist()[:15] == counts.tolist()[:15]
    assert len(rows) == 30 and rows["claims"].tolist()[15:] == counts.tolist()[-15:]


def test_each_mark_is_a_cell(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.coverage(data))
    marks = [line for line in sheet.axes[0].lines if line.get_marker() == "o"]
    hollow = [line for line in marks if line.get_markerfacecolor() == drawing.PAPER]
    cells = figure.table.iloc[:, 3:]
    assert len(marks) == cells.ne("nobody looked").to_numpy().sum() + 2, "and two in the key"
    assert len(hollow) == cells.eq("looked for, not found").to_numpy().sum() + 1


def test_the_caption_counts_the_languages_of_the_sources(data):
    figure = wo.coverage(data, ["pleshkov", "polosatov"])
    assert "Claims by the language of the source: English 2." in figure.caption
    assert figure.claim_ids == ["LETT-068", "LETT-072"]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (["shlyapnikov"], "Did you mean 'shliapnikov'"),
        ([], "0 people cannot be shown"),
        ("nobody", "no person"),
    ],
)
def test_people_who_cannot_be_shown_are_answered_in_words(data, people, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.coverage(data, people)
    with pytest.raises(ValueError, match="31 people cannot be shown"):
        wo.coverage(data, data.table("people")["person_id"].head(31).tolist())


# -- shelves -----------------------------------------------------------------------------------------------


def test_sources_and_claims_are_counted_by_the_language_of_the_source(data):
    rows = wo.shelves(data).table.set_index("group")
    assert rows["sources"].sum() == len(data.sources)
    assert rows["claims"].sum() == data.claims["how_known"].ne("unchecked").sum()
    assert rows.loc["English", "sources"] == data.sources["language"].eq("en").sum()
    assert rows.index[-1] == f"{data.sources['language'].nunique() - 5} other languages"


def test_more_sources_are_english_and_more_claims_russian(data):
    """What lesson 9 teaches: the answer depends on what is counted."""
    rows = wo.shelves(data).table
    assert rows.loc[rows["sources"].idxmax(), "group"] == "English"
    assert rows.loc[rows["claims"].idxmax(), "group"] == "Russian"


def test_what_nobody_has_seen_is_left_out_and_said(data):
    figure = wo.shelves(data, "kind")
    assert figure.caption.endswith("Left out: 34 claims whose page nobody here has seen.")
    assert not [each for each in figure.claim_ids if each.startswith("UNCH")]
    with pytest.raises(ValueError, match="^Problem: there are no shelves by 'colour'"):
        wo.shelves(data, "colour")

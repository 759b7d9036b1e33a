"""What stays when claims must be surer: what is counted, and that nothing is lost in silence."""

import pytest
from check_bars import check

import helpers as wo
from helpers.charts.coverage import READINGS

pytestmark = pytest.mark.usefixtures("own_folder")
PARTS = {"stays": "stays", "says something else": "says_something_else", "empty": "empty"}


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.mark.parametrize("reading", READINGS)
def test_each_part_is_counted_and_the_parts_make_the_whole(data, reading):
    figure = wo.certainty(data, reading, "supported")
    table = figure.table
    assert (table["stays"] + table["says_something_else"] + table["empty"]).tolist() == table["all"].tolist()
    if reading == "people":
        columns = table["group"].str.replace(" ", "_")
        assert table["all"].tolist() == [data.people[name].ne("").sum() for name in columns]
        surer = data.reading("supported").people
        assert (table["all"] - table["empty"]).tolist() == [surer[name].ne("").sum() for name in columns]
    else:
        assert table["all"].sum() == len(getattr(data, reading))


@pytest.mark.parametrize("reading", READINGS)
def test_the_bars_are_the_table(data, reading):
    for certainty in ("contested", "supported", "well supported"):
        figure = wo.certainty(data, reading, certainty)
        check(figure)
        drawn = figure.body.rows
        wide = (drawn["end"] - drawn["start"]).groupby([drawn["group"], drawn["state"]]).sum()
        for row in figure.table.to_dict("records"):
            for state, column in PARTS.items():
                assert wide.get((row["group"], state), 0) == row[column]
            labels = drawn.loc[drawn["group"].eq(row["group"]), "label"]
            assert "".join(labels) == f"{row['all'] - row['empty']} of {row['all']}"


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


def test_the_dial_says_what_vanished_and_names_an_example(data):
    cells = wo.certainty(data).table["all"].sum()
    assert f"{cells} of {cells} stay, 0 are empty" in wo.certainty(data, "people", "contested").said
    said = wo.certainty(data, "people", "supported").said
    lost = data.people["died"].ne("").sum() - data.reading("supported").people["died"].ne("").sum()
    assert f"Most are lost in: died ({lost} of " in said and "Gone, for example: " in said
    left = len(data.reading("well supported").series)
    assert f"{left} of {len(data.series)} stay" in wo.certainty(data, "series", "well supported").said


def test_the_explorer_follows_its_two_controls(data):
    explorer = wo.certainty_dial()
    for reading, certainty in (("people", "supported"), ("series", "well supported")):
        explorer.controls["reading"].value = reading
        explorer.controls["certainty"].value = certainty
        assert explorer.words() == wo.certainty(data, reading, certainty).said
        assert "Problem" not in explorer.said.value


@pytest.mark.parametrize("words", [("person", "weak"), ("people", "sure")])
def test_a_wrong_word_is_answered_in_words(data, words):
    with pytest.raises(ValueError, match="^Problem: there is no "):
        wo.certainty(data, *words)
    with pytest.raises(ValueError, match="^Problem: there is no (certainty|reading) "):
        wo.certainty_dial(words[1], words[0])

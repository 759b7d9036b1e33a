"""Who stands where: every claim has its cell, an empty cell says why, and what is hidden stays hidden."""

import pytest
from seen import cells, claims, read

import helpers as wo

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def stances():
    return [row for row in claims().values() if row["property"] == "stance"]


@pytest.fixture(scope="module")
def holders():
    """Whose positions are taken for which platform."""
    return {row["member"]: row["label"] for row in read("groupings.csv") if row["grouping"] == "platforms"}


@pytest.mark.parametrize("issue", ["run_industry", "obligatory_candidates", "recall", "specialists"])
def test_each_claim_stands_in_the_cell_of_its_platform(data, stances, holders, issue):
    figure = wo.positions(data, issue)
    table, shown = figure.table, {row[0]: row[1] for row in cells(figure)[1:]}
    assert list(shown) == list(dict.fromkeys(holders.values()))
    for platform, cell in shown.items():
        claimed = {
            row["claim_id"]: row
            for row in stances
            if row["qualifier"] == issue and holders.get(row["about_id"]) == platform
        }
        ids = set(" ".join(table.loc[table["platform"].eq(platform), "claim_ids"]).split()) - {"none"}
        assert ids == set(claimed)
        told = {f"{row['certainty']}: {row['value']}" for row in claimed.values()}
        assert {line[2:] for line in cell.splitlines()} == (told or {"silence"}), "in full, with its mark"


def test_a_single_issue_has_every_claim_in_full(data):
    lines = cells(wo.positions(data, "recall", ["workers_opposition"]))[1][1].splitlines()
    assert "○ weak: Those who elected a leader may take the post away from below." in lines
    assert "○ weak: At every level, elected leaders answer to those who elected them." in lines


def test_surer_claims_empty_cells_and_the_two_kinds_of_empty_differ(data):
    asked = {"issues": "recall", "platforms": ["workers_opposition", "trotsky"]}
    assert "(contested or better), 1 cell is empty, of 2." in wo.positions(data, **asked).said
    surer = wo.positions(data, **asked, certainty="supported")
    assert surer.table["stance"].tolist() == ["none so sure", "silence"]
    assert surer.table["by"].tolist() == ["none", "looked for, not found"]
    assert [row[1] for row in cells(surer)[1:]] == ["□ none so sure", "· silence"]
    assert "2 cells are empty, of 2." in surer.said


def test_a_reading_with_fewer_claims_is_taken_as_it_is(data):
    figure = wo.positions(data.reading("supported"), "recall", ["workers_opposition"])
    assert figure.table["stance"].tolist() == ["silence"]
    assert "At this certainty (supported or better), 1 cell is empty, of 1." in figure.said
    assert "Counted are claims that are supported or better." in figure.caption
    assert wo.positions(data.reading("well supported")).claim_ids == []


def test_nothing_hidden_can_be_read_anywhere(data, stances):
    figure = wo.positions(data, "obligatory_candidates", hidden=True)
    shown = figure.html()
    assert not [row["value"] for row in stances if row["value"] in shown]
    assert not [row["claim_id"] for row in stances if row["claim_id"] in shown + repr(figure) + figure.said]
    assert set(figure.table["stance"]) == {"?"} and list(figure.table) == ["issue", "platform", "stance"]
    assert {row[1] for row in cells(figure)[1:]} == {"? to predict"}


def test_others_who_take_a_position_are_named(data):
    assert "Lutovinov" in wo.positions(data, "run_industry").caption
    assert wo.positions(data, "recall").caption.endswith("Nothing was left out.")


def test_many_issues_are_told_by_marks_few_by_their_words(data):
    head, *rows = cells(wo.positions(data))
    assert head == ["Issue", "Workers' Opposition", "Platform of Ten", "Trotsky", "Buffer group"]
    assert {row[0]: row[1] for row in rows}["Recall from below"] == "○ weak: 2 claims"
    few = {row[0]: row[1] for row in cells(wo.positions(data, ["recall", "specialists"]))}
    assert few["Recall from below"].endswith("answer to those who elected them, and 1 more")


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ({"issues": "specialist"}, "no issue 'specialist'.*Did you mean 'specialists'"),
        ({"platforms": ["lenin"]}, "no platform 'lenin'"),
        ({"certainty": "sure"}, "no certainty 'sure'"),
    ],
)
def test_an_unknown_choice_is_answered_in_words(data, chosen, words):
    with pytest.raises(ValueError, match=f"^Problem: there is {words}"):
        wo.positions(data, **chosen)


def test_the_explorer_hides_then_says_who_and_how_sure():
    explorer = wo.position_matrix("specialists")
    assert explorer.words().startswith("Predict first") and "RISE-184" not in explorer.said.value
    explorer.controls["show"].value = True
    assert "Trotsky: silence." in explorer.words() and "RISE-367b, and 1 more" in explorer.words()
    explorer.controls["certainty"].value = "well supported"
    assert "6 cells are empty, of 6" in explorer.words()


def test_the_explorer_shows_the_figure_of_the_parameter_cell(data):
    explorer = wo.position_matrix("all", "supported", data)
    explorer.controls["show"].value = True
    figure = wo.positions(data, certainty="supported")
    assert explorer.figure.value == figure.html() and explorer.words() == figure.said


def test_the_explorer_answers_an_unknown_start_in_words():
    with pytest.raises(ValueError, match="Problem: there is no issue 'industry'"):
        wo.position_matrix("industry")

"""Who stands where: every claim has its cell, an empty cell says why, and what is hidden stays hidden."""

import csv
from pathlib import Path

import pytest

import helpers as wo
from helpers.charts.platforms import PLATFORMS, result

pytestmark = pytest.mark.usefixtures("own_folder")

CLAIMS = Path(__file__).resolve().parent.parent / "data" / "claims"


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def stances():
    rows = [row for file in CLAIMS.glob("*.csv") for row in csv.DictReader(file.open(encoding="utf-8-sig"))]
    return [row for row in rows if row["property"] == "stance"]


def of(platform, stances, issue):
    return {
        row["claim_id"]
        for row in stances
        if row["qualifier"] == issue and row["about_id"] in PLATFORMS[platform][1]
    }


@pytest.mark.parametrize("issue", ["run_industry", "obligatory_candidates", "recall", "specialists"])
def test_each_claim_stands_in_the_cell_of_its_platform(data, stances, issue):
    table = wo.positions(data, issue).table
    for platform, (name, _) in PLATFORMS.items():
        ids = set(" ".join(table.loc[table["platform"].eq(name), "claim_ids"]).split()) - {"none"}
        assert ids == of(platform, stances, issue)


def test_a_single_issue_has_every_claim_in_full(data):
    figure = wo.positions(data, "recall", ["workers_opposition"])
    assert "Those who elected a leader may take the post away from below (weak)" in figure.alt
    assert "At every level, elected leaders answer to those who elected them (weak)" in figure.alt


def test_surer_claims_empty_cells_and_the_two_kinds_of_empty_differ(data):
    asked = {"issues": "recall", "platforms": ["workers_opposition", "trotsky"]}
    assert "1 of 2 cells are empty" in wo.positions(data, **asked).alt
    surer = wo.positions(data, **asked, certainty="supported")
    assert surer.table["stance"].tolist() == ["none so sure", "silence"]
    assert surer.table["by"].tolist() == ["none", "looked for, not found"]
    assert "2 of 2 cells are empty" in surer.alt


def test_a_reading_with_fewer_claims_is_taken_as_it_is(data):
    figure = wo.positions(data.reading("supported"), "recall", ["workers_opposition"])
    assert figure.table["stance"].tolist() == ["silence"]


def test_nothing_hidden_can_be_read_anywhere(data, stances):
    figure = wo.positions(data, "obligatory_candidates", hidden=True)
    shown = figure.html()
    assert not [row["value"] for row in stances if row["value"] in shown]
    assert set(figure.table["stance"]) == {"?"} and "question mark" in figure.alt


def test_others_who_take_a_position_are_named(data):
    assert "Lutovinov" in wo.positions(data, "run_industry").caption
    assert wo.positions(data, "recall").caption.endswith("Nothing was left out.")


def test_many_issues_are_told_by_marks_few_by_their_words(data):
    assert "Recall from below - Workers' Opposition: 2 claims (weak)." in wo.positions(data).alt
    assert "and 1 more" in wo.positions(data, ["recall", "specialists"]).alt


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
    assert explorer.figure.value == wo.positions(data, certainty="supported").html()
    assert result(wo.positions(data, certainty="supported").table, "supported") == explorer.words()


def test_the_explorer_answers_an_unknown_start_in_words():
    with pytest.raises(ValueError, match="Problem: there is no issue 'industry'"):
        wo.position_matrix("industry")

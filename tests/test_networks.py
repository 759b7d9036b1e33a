"""The network of who signed and who served together: what links people, and what is left out."""

import pandas as pd
import pytest
from test_charts import drawn

import helpers as wo
from helpers.charts.networks import crossings


@pytest.fixture(scope="module")
def data():
    return wo.load()


def test_the_ties_of_two_people_are_those_of_the_claims(data):
    rows = wo.served_together(data, ["tolokontsev", "bruno"]).table
    assert set(rows["body"]) == {
        "Administration of the artillery industry",
        "Letter of the Twenty-Two",
        "Workers' Opposition",
    }
    ties = rows.set_index(["person", "body"])
    assert ties.loc[("Bruno", "Administration of the artillery industry"), "claim_ids"] == "RISE-257"
    assert ties.loc[("Tolokontsev", "Workers' Opposition"), ["tie", "claim_ids"]].tolist() == [
        "of the group",
        "SEED-011",
    ]


def test_most_signatories_are_tied_by_the_letter_alone(data):
    figure = wo.served_together(data)
    assert "Tied by one thing alone: 16 by Letter of the Twenty-Two." in figure.caption
    assert "Tied by one thing alone: 16" in figure.alt


def test_a_body_that_links_only_one_is_counted_and_not_drawn(data):
    figure = wo.served_together(data, ["kollontai", "shliapnikov"])
    assert "Soviet mission in Norway" not in set(figure.table["body"])
    assert "bodies and documents that link only one of them" in figure.caption


def test_somebody_without_a_tie_is_named(data):
    figure = wo.served_together(data, ["tolokontsev", "bruno", "miliutin"])
    assert "without a tie to another of them: Miliutin" in figure.caption


def test_a_line_for_each_tie_and_its_kind_by_pattern(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.served_together(data, ["tolokontsev", "bruno"]))
    lines = len(figure.table.drop_duplicates(["person", "body", "tie"]))
    patterns = [line.get_linestyle() for line in sheet.axes[0].lines]
    assert len(patterns) == lines + 3, "and three in the key"
    assert (
        len({(line.get_color(), line._unscaled_dash_pattern[1] is None) for line in sheet.axes[0].lines}) == 3
    )


def test_crossings_are_counted_and_the_order_keeps_them_few(data):
    ties = pd.DataFrame({"person_id": ["a", "b"], "body_id": ["y", "x"]})
    assert crossings(ties, ["a", "b"], ["x", "y"]) == 1 and crossings(ties, ["a", "b"], ["y", "x"]) == 0


def test_people_without_any_link_are_answered_in_words(data):
    with pytest.raises(
        ValueError, match="Problem: no document or body in the data links two of these people"
    ):
        wo.served_together(data, ["miliutin", "bruno"])

"""The network of who signed and who served together: what links people, and what is left out."""

import pandas as pd
import pytest
from check_network import check

import helpers as wo
from helpers.figures.look import STROKES
from helpers.figures.network import crossings, order


@pytest.fixture(scope="module")
def data():
    return wo.load()


LEADERS = ["shliapnikov", "medvedev_sp", "kollontai", "lenin", "trotsky", "zinoviev"]


@pytest.mark.parametrize("people", ["letter_of_22", LEADERS, ["tolokontsev", "bruno"]])
def test_each_tie_is_a_line_of_its_kind_between_its_two_names(data, people):
    check(wo.served_together(data, people))


def test_kinds_of_ties_differ_in_pattern_not_in_colour_alone():
    assert len({stroke.pattern for stroke in STROKES.values()}) == len(STROKES)


def test_the_ties_of_two_people_are_those_of_the_claims(data):
    rows = wo.served_together(data, ["tolokontsev", "bruno"]).table
    assert set(rows["body"]) == {"Artillery industry", "Letter of the Twenty-Two", "Workers' Opposition"}
    ties = rows.set_index(["person", "body"])
    assert ties.loc[("Bruno", "Artillery industry"), "claim_ids"] == "RISE-257"
    assert ties.loc[("Tolokontsev", "Workers' Opposition"), ["tie", "claim_ids"]].tolist() == [
        "of the group",
        "SEED-011",
    ]


def test_most_signatories_are_tied_by_the_letter_alone(data):
    figure = wo.served_together(data)
    for words in (figure.caption, figure.said, figure.alt):
        assert "Tied by one thing alone: 16 by Letter of the Twenty-Two." in words


def test_a_body_that_links_only_one_is_counted_and_not_drawn(data):
    figure = wo.served_together(data, ["kollontai", "shliapnikov"])
    assert "Soviet mission in Norway" not in set(figure.table["body"])
    assert "bodies and documents that link only one of them" in figure.caption


def test_somebody_without_a_tie_is_named(data):
    figure = wo.served_together(data, ["tolokontsev", "bruno", "miliutin"])
    assert "without a tie to another of them: Miliutin" in figure.caption


def test_crossings_are_counted_by_hand():
    left, right = pd.Series(["a", "b"]), pd.Series(["y", "x"])
    assert crossings(left, right, ["a", "b"], ["x", "y"]) == 1
    assert crossings(left, right, ["a", "b"], ["y", "x"]) == 0


def test_the_order_keeps_crossings_few(data):
    """Three pairs tied crosswise can be drawn without a crossing; the alphabet would make three."""
    left, right = pd.Series(["a", "b", "c"]), pd.Series(["z", "y", "x"])
    assert crossings(left, right, ["a", "b", "c"], ["x", "y", "z"]) == 3
    assert crossings(left, right, *order(left, right)) == 0
    ties = wo.served_together(data).table.drop_duplicates(["person", "body"])
    alphabet = sorted(ties["person"].unique()), sorted(ties["body"].unique())
    best = crossings(ties["person"], ties["body"], *order(ties["person"], ties["body"]))
    assert best < crossings(ties["person"], ties["body"], *alphabet) / 2


def test_people_without_any_link_are_answered_in_words(data):
    words = "Problem: no document or body in the data links two of these people"
    with pytest.raises(ValueError, match=words):
        wo.served_together(data, ["miliutin", "bruno"])


def test_a_stricter_reading_says_that_it_has_nothing(data):
    figure = wo.served_together(data.reading("well supported"))
    assert figure.table.empty and "nothing to show" in figure.said

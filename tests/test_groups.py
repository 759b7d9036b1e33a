"""The four groups: dated by their claims, and silent where no claim speaks."""

import re

import pytest

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


def test_the_groups_are_dated_by_their_claims_and_an_open_end_is_said(data):
    """LETT-228: by the start of 1923; LETT-239: arrested in September 1923; LETT-252: first paper, September 1922."""
    when = wo.groups(data).table.set_index("group")["when"]
    assert when["Workers' Group"] == "January 1923 to September 1923"
    assert when["Workers' Truth"] == "from September 1922 on"
    assert when["Workers' Opposition"] == "1920 to 1922"


def test_what_no_claim_says_of_a_group_is_said_to_be_unknown(data):
    figure = wo.groups(data)
    row = figure.table.set_index("group").loc["Workers' Truth"]
    assert row["ties"] == row["apart"] == "No claim here says"
    named = set(
        re.findall(r"[A-Z]{4}-\d{3}[a-z]?", " ".join(figure.table[["who", "ties", "apart"]].to_numpy().ravel()))
    )
    assert named <= set(figure.claim_ids) and {"SEED-039", "SEED-040"} <= named


def test_the_first_group_is_not_tied_to_itself(data):
    row = wo.groups(data).table.set_index("group").loc["Workers' Opposition"]
    assert row["ties"] == row["apart"] == "It is the first"


def test_each_sentence_names_its_claims(data):
    row = wo.groups(data).table.set_index("group").loc["Workers' Group"]
    assert row["who"] == (
        "Miasnikov and others (LETT-231); nearly all workers (LETT-233b); about 300 in Moscow (LETT-233)"
    )


def test_under_a_stricter_reading_a_group_without_a_date_says_so(data):
    """Of the claims on the Workers' Truth and the Workers' Group all are weak."""
    rows = wo.groups(data.reading("supported")).table
    assert rows["group"].tolist() == ["Workers' Opposition", "Left Opposition"]
    assert rows["when"].tolist() == ["1920 to 1922", "from October 1923 on"]

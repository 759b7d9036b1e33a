"""Lenin's arithmetic: each seat is drawn, the line stands at two thirds, and it is said whose numbers these are."""

import pytest
from check_seats import check

import helpers as wo
from helpers.readings.working_out import votes_needed


@pytest.fixture(scope="module")
def data():
    return wo.load()


SEATS = {
    "Lenin's numbers": {},
    "27 come": {"present": 27},
    "33 come": {"present": 33},
    "four seats": {"members": 1, "candidates": 2, "control": 1, "others": 1},
    "one seat": {"members": 1, "candidates": 0, "control": 0, "others": 0},
    "small bodies at the right": {"members": 44, "candidates": 2, "control": 1, "others": (3, 9)},
    "six hundred": {"members": 200, "candidates": 200, "control": 200, "others": (100, 300)},
}


@pytest.mark.parametrize("numbers", SEATS.values(), ids=SEATS)
def test_each_seat_is_drawn_on_its_side_and_the_line_stands_at_two_thirds(data, numbers):
    check(wo.arithmetic(data, **numbers))


def test_the_result_is_said_for_each_case(data):
    figure = wo.arithmetic(data, present=27)
    assert figure.table["votes"].tolist() == [47, 27, 27]
    for words in (
        "47 votes, 32 needed",
        "35 or 36 of the majority",
        "15 or 16 of the majority",
        "17 for and 10 against",
    ):
        assert words in figure.said
    assert "32 of 47 needed. Enough, with 3 or 4 to spare." in figure.alt and len(figure.alt) <= 300


def test_the_vote_of_august_fell_one_short_and_is_contested(data):
    row = votes_needed(data, 25, 15, 7, (11, 12)).iloc[-1]
    assert row[["votes", "needed", "for_low", "against_low"]].tolist() == [27, 18, 17, 10]
    assert row["result"] == "Not enough: 1 short."
    assert "The vote of August is contested." in wo.arithmetic(data).caption


def test_it_is_said_whose_numbers_these_are(data):
    assert "those of Lenin's note of 13 March 1921" in wo.arithmetic(data).caption
    assert "are your own numbers" in wo.arithmetic(data, members=26).caption
    strict = wo.arithmetic(data.reading("well supported"))
    assert "No claim that is well supported or better gives these seats." in strict.caption
    assert "contested" not in strict.caption, "the vote of August is not drawn here"


def test_the_rule_stands_with_its_claims(data):
    """CONG-116 and CONG-117 are the sentences of point 7 on two thirds."""
    figure = wo.arithmetic(data, members=26)
    assert "the rule of point 7 (CONG-116, CONG-117)" in figure.caption
    assert {"CONG-116", "CONG-117"} <= set(figure.claim_ids)

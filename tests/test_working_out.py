"""Numbers worked out from claims: expectations worked out by hand, and nonsense answered in words."""

import pytest

import helpers as wo
from helpers.readings.working_out import shares, two_thirds, votes_needed

LENIN = {"members": 25, "candidates": 15, "control": 7, "others": (11, 12)}  # the numbers of his note


@pytest.fixture(scope="module")
def data():
    return wo.load()


def test_the_shares_are_those_worked_out_by_hand(data):
    rows = shares(data, 45, 50).set_index(["base", "of"])[["low_share", "high_share"]]
    voting = {690: (6.5, 7.2), 694: (6.5, 7.2), 700: (6.4, 7.1), 716: (6.3, 7.0), 717: (6.3, 7.0), 724: (6.2, 6.9)}
    everyone = {938: (4.8, 5.3), 990: (4.5, 5.1), 1000: (4.5, 5.0), 1135: (4.0, 4.4), 1173: (3.8, 4.3)}
    assert {of: tuple(rows.loc[("with a vote", of)]) for of in voting} == voting
    assert {of: tuple(rows.loc[("with and without a vote", of)]) for of in everyone} == everyone
    assert len(rows) == len(voting) + len(everyone)


def test_only_counts_of_one_source_are_added(data):
    claims = data.claims.set_index("claim_id")
    for ids in shares(data, 45, 50, "all")["claim_ids"].str.split():
        for one, other in zip(ids[::2], ids[1::2], strict=True):
            assert claims.loc[one, "source_id"] == claims.loc[other, "source_id"]
            assert [claims.loc[one, "property"], claims.loc[other, "property"]] == [
                "delegates_voting",
                "delegates_consultative",
            ]
    assert {690 + 248, 724 + 449} <= set(shares(data, 45, 50, "all")["of"]), (
        "two counts of one source, each with its own"
    )


def test_our_reading_is_marked_and_each_row_says_who(data):
    rows = shares(data, 45, 50)
    assert rows.loc[rows["reading"].eq("our reading"), "of"].tolist() == [694, 990]
    assert rows.loc[rows["of"].eq(694), "who"].tolist() == [
        "Institute of Marxism-Leninism 1970; Progress Publishers editors 1965, Lenin, Collected Works, vol. 32"
    ]


def test_an_own_total(data):
    rows = shares(data, 1, 2, 4)
    assert rows[["of", "low_share", "high_share", "reading"]].values.tolist() == [[4, 25.0, 50.0, "your own number"]]


@pytest.mark.parametrize(
    ("low", "high", "base", "words"),
    [
        (0, 50, "both", "the number of delegates must be a whole number from 1 to 1,000,000, not 0"),
        (50, 45, "both", "cannot both be"),
        (45, 800, "voting", "800 delegates are more than the whole of 690"),
        (45, 50, 0, "the total must be a whole number from 1 to 1,000,000, not 0"),
        (45, 50, 40, "more than the whole of 40"),
        ("many", 50, "both", "must be a whole number from 1 to 1,000,000, not 'many'"),
        (45.5, 50, "both", "must be a whole number"),
        (float("nan"), 50, "both", "must be a whole number"),
        ("many", 50, "both", "must be a whole number"),
        (45, 50, "seats", "there is no base 'seats'"),
        (45, 50, None, "must be a whole number"),
    ],
)
def test_nonsense_is_answered_in_words(data, low, high, base, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        shares(data, low, high, base)


@pytest.mark.parametrize(("voters", "needed"), [(47, 32), (27, 18), (3, 2), (1, 1), (2, 2), (48, 32), (46, 31)])
def test_two_thirds_are_a_whole_vote_never_less(voters, needed):
    assert two_thirds(voters) == needed


def test_lenins_numbers(data):
    row = votes_needed(data, **LENIN).iloc[0]
    assert row[["votes", "needed", "for_low", "for_high", "against_low", "against_high"]].tolist() == [
        47,
        32,
        35,
        36,
        11,
        12,
    ]
    assert row["result"] == "Enough, with 3 or 4 to spare."
    assert "CONG-082g" in row["claim_ids"] and "CONG-085" in row["claim_ids"]


def test_the_usual_numbers_are_those_of_the_note(data):
    note = data.series.query("series_id == 'lenin_arithmetic'").set_index("category")
    seats = ["members, all", "candidates, all", "Control Commission, all"]
    assert note.loc[seats, "low"].tolist() == [25, 15, 7]
    assert note.loc["together, majority", ["low", "high"]].tolist() == [35, 36]
    assert votes_needed(data, **LENIN | dict(members=26))["claim_ids"].iloc[0] == "", (
        "changed numbers stand on no claim"
    )


def test_those_present_decide(data):
    row = votes_needed(data, **LENIN | dict(present=27)).iloc[1]
    assert row[["votes", "needed", "for_low", "for_high"]].tolist() == [27, 18, 15, 16]
    assert row["result"] == "Not enough: 2 or 3 short."
    assert votes_needed(data, **LENIN | dict(others=12, present=36)).iloc[1]["result"] == "Enough: no vote to spare."
    assert votes_needed(data, **LENIN | dict(others=12, present=35)).iloc[1]["result"] == "Not enough: 1 short."


def test_one_doubtful_seat_can_decide(data):
    assert (
        votes_needed(data, **LENIN | dict(others=(15, 16))).iloc[0]["result"]
        == "In doubt: 31 are too few, 32 are enough."
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (
            {"members": 0, "candidates": 0, "control": 0, "others": 0},
            "the number of all seats must be a whole number from 1 to 600, not 0",
        ),
        ({"others": 48}, "48 of other groups are more than all 47"),
        ({"others": (12, 11)}, "cannot both be"),
        ({"others": (1, 2, 3)}, "give one number of other groups or two"),
        ({"present": 0}, "the number of those present must be a whole number from 1 to 47, not 0"),
        ({"present": 48}, "the number of those present must be a whole number from 1 to 47, not 48"),
        ({"members": 20000}, "must be a whole number from 0 to 200, not 20000"),
        ({"members": -1}, "must be a whole number from 0 to 200, not -1"),
        ({"control": "seven"}, "must be a whole number"),
    ],
)
def test_numbers_that_fit_no_meeting_are_answered_in_words(data, numbers, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        votes_needed(data, **LENIN | numbers)


def test_where_no_total_passes_there_is_no_share_and_no_error(data, replacing):
    nothing = replacing(data, claims=data.claims.head(0))
    assert shares(nothing, 45, 50).empty
    assert shares(nothing, 1, 2, 4)["low_share"].tolist() == [25.0]
    rows = votes_needed(nothing, **LENIN)
    assert rows["needed"].tolist() == [32], "the vote of August falls out, the arithmetic stays"
    assert rows["claim_ids"].tolist() == [""]


def test_the_arithmetic_stays_at_every_certainty(data):
    strict = data.reading("well supported")
    assert votes_needed(strict, **LENIN)["needed"].iloc[0] == 32 and shares(strict, 45, 50)["of"].empty

"""The ballots: bars that are the votes, shares of what is named, and no count preferred in silence."""

import pytest
from check_bars import check

import helpers as wo
from helpers.figures.look import FILLS, PAPER, VERMILLION

EVERY = [
    "miners_1921_01", "kharkov_1920_11", "moscow_1920_11", "moscow_1921_01_first", "moscow_1921_01_final",
    "tula_1920", "petrograd_1921_01", "petrograd_districts_1921_01", "congress_10_unity",
]  # fmt: skip


@pytest.fixture(scope="module")
def data():
    return wo.load()


def wide(figure):
    """What each piece of the bars is worth, with its look."""
    rows = figure.body.rows
    return [(round(row.end - row.start, 6), row.fill) for row in rows.itertuples()]


@pytest.mark.parametrize("share", [False, True])
def test_every_option_is_a_piece_as_wide_as_its_votes_or_its_share(data, share):
    figure = wo.ballots(data, EVERY, share)
    check(figure)
    drawn, table = figure.body.rows, figure.table
    assert set(drawn["unit"]) == {"per cent of the votes named"} | ({"votes"} if not share else set())
    keys = drawn[drawn["below"].ne("")]
    assert len(keys) == len(table), "an option without a word"
    ends = drawn.groupby(drawn["below"].ne("").cumsum())["end"].last().tolist()
    for row, key, end in zip(table.itertuples(), keys.itertuples(), ends, strict=True):
        in_percent = "per cent" in row.votes
        most = row.high_share if share or in_percent else row.high
        assert key.below.startswith(f"{row.option}: ") and abs(end - key.start - most) < 0.051
        assert key.inside == row.votes.replace("-", " to ") and f": {key.inside}" in key.below
        assert ("UNCHECKED" in key.below) == (row.how_known == "unchecked") == ("unchecked" in key.fill)
        assert (f"({row.low_share:.1f}%)" in key.below) == (row.low_share >= 0 and not in_percent)


def test_the_miners_voted_137_to_61_to_8(data):
    figure = wo.ballots(data, "miners_1921_01")
    assert wide(figure) == [(61, "opposition"), (137, "majority"), (8, "another side")]
    assert figure.table["low_share"].tolist() == figure.table["high_share"].tolist() == [29.6, 66.5, 3.9]
    assert "votes from 0 to 206" in figure.alt
    assert figure.said == "The Workers' Opposition has 29.6 per cent in Miners, January 1921."


def test_the_largest_and_the_smallest_share_are_said_and_a_rival_count_is_not_among_them(data):
    """Miners 61 of 206; Moscow 4 of 148, and 4 of 152 by the count that is not followed (2.6)."""
    said = wo.ballots(data, ["miners_1921_01", "kharkov_1920_11", "moscow_1921_01_first"]).said
    assert said.endswith("29.6 per cent in Miners, January 1921, and 2.7 in Moscow, 17 January 1921.")
    assert wo.ballots(data, "tula_1920").said.endswith("for: 185 (79.1%); against: 49 (20.9%).")


def test_the_three_drafts_of_kharkov_make_the_316_votes_cast(data):
    figure = wo.ballots(data, "kharkov_1920_11")
    assert dict(zip(figure.table["option"], figure.table["votes"], strict=True)) == {
        "Workers' Opposition's draft": "23",
        "Lebed's draft, approving": "189",
        "Gamarnik's draft, critical": "104",
    }
    assert data.claims.set_index("claim_id").loc["CONG-045b", "low"] == 23 + 189 + 104
    assert figure.body.rows["title"].str.endswith("(316 votes)").all()


def test_the_opposition_looks_the_same_everywhere_and_a_joint_list_is_not_its_own(data):
    ids = ["miners_1921_01", "kharkov_1920_11", "moscow_1921_01_first", "moscow_1920_11"]
    figure = wo.ballots(data, ids)
    looks = [fill for _, fill in wide(figure)]
    assert looks.count("opposition") == 4, "miners, Kharkov, and both counts of Moscow"
    assert looks.count("joint list") == 1 and "the votes of several groups" in figure.caption
    assert FILLS["opposition"].colour == VERMILLION and FILLS["opposition"].hatch == "////"
    assert [side for side, fill in FILLS.items() if fill.colour == VERMILLION] == ["opposition"]
    assert FILLS["joint list"].colour == PAPER, "striped on white, as the caption says"


def test_a_rival_count_has_a_thinner_bar_and_says_whose_it_is(data):
    figure = wo.ballots(data, "moscow_1921_01_first")
    followed = figure.table[figure.table["count"].str.startswith("followed")]
    rival = figure.table[figure.table["count"].str.startswith("not followed")]
    assert followed["low"].sum() == 148 and rival["low"].sum() == 152
    drawn = figure.body.rows
    assert drawn["thin"].tolist() == [False] * len(followed) + [True] * len(rival)
    assert drawn["title"].iloc[-1] == "The same, as we add up its parts (152 votes)"
    assert "How did Moscow vote on 17 January 1921?" in figure.caption


def test_where_nothing_is_followed_both_counts_are_drawn_alike(data):
    figure = wo.ballots(data, "moscow_1921_01_final")
    assert not figure.body.rows["thin"].any()
    assert figure.table["low"].tolist() == [62, 18, 84, 27]
    assert figure.table["count"].str.startswith("undecided").all()
    assert figure.body.rows["title"].str.contains("last ballot, as given by").all()


def test_a_bound_is_dotted_and_gives_no_share(data):
    figure = wo.ballots(data, "petrograd_1921_01")
    assert wide(figure) == [(20, "a bound, not a count")]
    assert figure.table["votes"].tolist() == ["no more than 20"] and figure.table["low_share"].isna().all()
    assert "Not all votes are known of: Petrograd" in figure.caption


def test_what_follows_a_bound_begins_where_it_ends(changed):
    """RISE-200 gives the Workers' Opposition 61 votes; here it gives 61 to 70."""
    figure = wo.ballots(changed({"RISE-200": {"value": "61-70", "high": "70"}}), "miners_1921_01")
    check(figure)
    drawn = figure.body.rows
    assert drawn["start"].tolist() == [0, 61, 70, 207] and drawn["end"].tolist() == [61, 70, 207, 215]
    assert figure.table["low_share"].isna().all() and "(206 votes)" not in drawn["title"].iloc[0]


def test_a_share_alone_is_drawn_on_an_axis_of_per_cent_and_dotted_between_its_bounds(data):
    figure = wo.ballots(data, ["petrograd_districts_1921_01", "miners_1921_01"])
    assert "votes from 0 to 206 and per cent of the votes named from 0 to 98" in figure.alt
    assert figure.table[["low_share", "high_share"]].values.tolist()[-1] == [95.0, 98.0]
    assert wide(figure)[-2:] == [(95, "for"), (3, "a bound, not a count")]


def test_as_shares_a_ballot_without_a_share_is_named_not_dropped(data):
    figure = wo.ballots(data, ["tula_1920", "petrograd_1921_01"], share=True)
    assert figure.table["low_share"].tolist() == [79.1, 20.9]
    assert figure.caption.endswith(
        "Left out: 1 ballot without a share (Petrograd, 6 January 1921: vote on the Appeal)."
    )
    assert wo.ballots(data, "petrograd_1921_01", share=True).body is None


def test_unchecked_counts_look_different_and_are_said(data):
    figure = wo.ballots(data, "congress_10_unity")
    assert [fill for _, fill in wide(figure)] == ["for, unchecked", "against, unchecked", "abstained, unchecked"]
    assert "UNCHECKED: UNCH-004, UNCH-005 and UNCH-006" in figure.caption


def test_a_ballot_without_a_count_is_told_in_one_sentence(data):
    figure = wo.ballots(data, "congress_11_expulsions")
    assert figure.body is None and figure.table.empty and "nothing to show" in repr(figure)


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ("miners_1921", "there is no ballot 'miners_1921'. Did you mean 'miners_1921_01'"),
        ("cc_election_1921", "was a vote on people"),
        ([], "no ballot is named"),
    ],
)
def test_what_cannot_be_drawn_is_answered_in_words(data, ids, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.ballots(data, ids)

"""The ballots: bars that are the votes, shares of what is named, and no count preferred in silence."""

import matplotlib.figure
import pytest

import helpers as wo
from helpers.charts.ballots import OPTIONS, OURS


@pytest.fixture(scope="module")
def data():
    return wo.load()


def bars(monkeypatch, chart):
    """The bars of a chart as (votes or per cent, look), without the boxes of the labels, and the figure."""
    caught, saved = [], matplotlib.figure.Figure.savefig
    monkeypatch.setattr(
        matplotlib.figure.Figure,
        "savefig",
        lambda self, *a, **k: (caught.append(self), saved(self, *a, **k))[1],
    )
    figure = chart()
    return [patch for patch in caught[-1].axes[0].patches if patch.get_height() > 0.15], figure


def test_the_miners_voted_137_to_61_to_8(monkeypatch, data):
    drawn, figure = bars(monkeypatch, lambda: wo.ballots(data, "miners_1921_01"))
    wide = [bar.get_width() for bar in drawn if bar.get_width()]
    assert [round(206 * each / sum(wide)) for each in wide] == [61, 137, 8]
    assert figure.table["share"].tolist() == ["29.6", "66.5", "3.9"]
    assert "Workers' Opposition: 61 (29.6 per cent)" in figure.alt


def test_the_three_drafts_of_kharkov_make_the_316_votes_cast(data):
    figure = wo.ballots(data, "kharkov_1920_11")
    assert dict(zip(figure.table["option"], figure.table["votes"], strict=True)) == {
        "Workers' Opposition's draft": "23",
        "Lebed's draft, approving": "189",
        "Gamarnik's draft, critical": "104",
    }
    assert data.claims.set_index("claim_id").loc["CONG-045b", "low"] == 23 + 189 + 104
    assert "(316 votes)" in figure.alt


def test_the_opposition_looks_the_same_everywhere_and_a_joint_list_is_not_its_own(monkeypatch, data):
    from matplotlib.colors import to_hex

    ids = ["miners_1921_01", "kharkov_1920_11", "moscow_1921_01_first", "moscow_1920_11"]
    drawn, figure = bars(monkeypatch, lambda: wo.ballots(data, ids))
    looks = [(to_hex(bar.get_facecolor()).upper(), bar.get_hatch()) for bar in drawn if bar.get_width()]
    assert looks.count(OURS) == 4, "miners, Kharkov, and both counts of Moscow"
    assert OPTIONS["opposition_slate_1920_11"][1:] != OURS and "the votes of several groups" in figure.caption


def test_a_rival_count_has_a_thinner_bar_and_says_whose_it_is(monkeypatch, data):
    drawn, figure = bars(monkeypatch, lambda: wo.ballots(data, "moscow_1921_01_first"))
    assert sorted({round(bar.get_height(), 2) for bar in drawn}) == [0.18, 0.34]
    followed = figure.table[figure.table["count"].str.startswith("followed")]
    rival = figure.table[figure.table["count"].str.startswith("not followed")]
    assert sum(map(int, followed["votes"])) == 148 and sum(map(int, rival["votes"])) == 152
    assert "as we add up its parts" in rival["count"].iloc[0]
    assert "How did Moscow vote on 17 January 1921?" in figure.caption


def test_where_nothing_is_followed_both_counts_are_drawn_alike(monkeypatch, data):
    drawn, figure = bars(monkeypatch, lambda: wo.ballots(data, "moscow_1921_01_final"))
    assert {round(bar.get_height(), 2) for bar in drawn} == {0.34}
    assert figure.table["votes"].tolist() == ["62", "18", "84", "27"]
    assert figure.table["count"].str.startswith("undecided").all()


def test_a_bound_is_dotted_and_gives_no_share(monkeypatch, data):
    drawn, figure = bars(monkeypatch, lambda: wo.ballots(data, "petrograd_1921_01"))
    assert {bar.get_linestyle() for bar in drawn if bar.get_width()} == {":"}
    assert figure.table[["votes", "share"]].values.tolist() == [["no more than 20", ""]]
    assert "Not all votes are known of: Petrograd" in figure.caption


def test_a_share_alone_is_drawn_on_an_axis_of_per_cent(data):
    figure = wo.ballots(data, ["miners_1921_01", "petrograd_districts_1921_01"])
    assert "votes from 0 to 206 and per cent of the votes named from 0 to 100" in figure.alt
    assert figure.table["share"].tolist()[-1] == "95.0 to 98.0"


def test_as_shares_a_ballot_without_a_share_is_named_not_dropped(data):
    figure = wo.ballots(data, ["tula_1920", "petrograd_1921_01"], share=True)
    assert figure.table["share"].tolist() == ["79.1", "20.9"]
    assert figure.caption.endswith(
        "Left out: 1 ballot without a share (Petrograd, 6 January 1921: vote on the Appeal)."
    )


def test_unchecked_counts_are_hatched_and_said(monkeypatch, data):
    drawn, figure = bars(monkeypatch, lambda: wo.ballots(data, "congress_10_unity"))
    assert all(bar.get_hatch() for bar in drawn if bar.get_width())
    assert figure.alt.count("UNCHECKED") == 3 and "UNCHECKED: UNCH-004, UNCH-005, UNCH-006" in figure.caption


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ("miners_1921", "there is no ballot 'miners_1921'. Did you mean 'miners_1921_01'"),
        ("cc_election_1921", "was a vote on people"),
        ([], "name at least one ballot"),
        ("congress_11_expulsions", "no count is known"),
    ],
)
def test_what_cannot_be_drawn_is_answered_in_words(data, ids, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.ballots(data, ids)

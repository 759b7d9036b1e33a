"""Who sat at the Tenth Congress: the bars are the numbers of the claims, and no sum is drawn as a group."""

import pytest
from check_bars import check

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.mark.parametrize("by", ["age", "education", "joined", "social"])
def test_the_bars_are_the_rows_and_the_rows_are_the_claims(data, by):
    figure = wo.delegates_profile(data, by)
    check(figure)
    claims, drawn = data.rows("claims"), figure.body.rows
    assert list(zip(drawn["group"], drawn["value"], strict=True)) == list(
        zip(figure.table["group"], figure.table["value"], strict=True)
    )
    for row in drawn.itertuples():
        assert float(row.label) == row.value and ("." in row.label) == (by != "social"), "people are whole"
        for claim_id in row.claim_ids.split():
            assert claims[claim_id]["low"] == row.value and claims[claim_id]["qualifier"] == row.group


def test_what_is_not_known_is_a_bar_of_its_own_and_looks_like_none(data):
    drawn = wo.delegates_profile(data, "joined").body.rows
    assert drawn["group"].tolist()[-1] == "no information"
    assert drawn["part"].tolist() == ["count"] * (len(drawn) - 1) + ["no information"]


def test_sources_that_agree_share_a_bar_and_the_sum_is_said_not_drawn(data):
    figure = wo.delegates_profile(data, "social")
    assert figure.table["value"].tolist() == [257, 52, 109, 223, 63]
    assert figure.table["claim_ids"].str.split().str.len().eq(2).all()
    assert "The sum of the five groups is 704 (CONG-021): none of the totals" in figure.caption
    assert "690, 694, 700, 716, 717 and 724" in figure.caption
    assert "The largest group is workers with 257" in figure.said
    assert "The groups add up to 100.0 per cent." in wo.delegates_profile(data, "education").caption


def test_a_group_without_an_exact_number_is_named(changed):
    figure = wo.delegates_profile(changed({"CONG-032": {"value": "over 1.6", "high": ""}}), "age")
    assert "45-49" not in figure.table["group"].tolist()
    assert figure.caption.endswith("Left out: 1 group without an exact number (45-49).")


def test_rival_numbers_of_a_group_stand_together_under_its_name(changed):
    """CTXT-074 gives 257 workers, as CONG-016 does; here it gives 275, for the month."""
    rival = {"value": "275", "low": "275", "high": "275"}
    month = {"date": "1921-03", "earliest": "1921-03-01", "latest": "1921-03-31"}
    figure = wo.delegates_profile(changed({"CTXT-074": rival | month}), "social")
    check(figure)
    workers = figure.table[figure.table["group"].eq("workers")]
    assert workers["value"].tolist() == [257, 275] and workers.index.tolist() == [0, 1]


def test_an_unknown_profile_is_answered_in_words(data):
    with pytest.raises(ValueError, match="Problem: there is no profile by 'ages'.*Did you mean 'age'"):
        wo.delegates_profile(data, "ages")

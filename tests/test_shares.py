"""What share: a bar from the lowest to the highest share for each total, and whose numbers these are."""

import pytest
from check_bars import check

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.mark.parametrize("numerator", [(45, 50), 50, 1, (3, 400)])
def test_the_bars_run_from_the_lowest_to_the_highest_share_of_each_total(data, numerator):
    figure = wo.share(data, numerator, "both")
    check(figure)
    assert (figure.body.start, figure.body.end) == ("low_share", "high_share")
    low, high = numerator if isinstance(numerator, tuple) else (numerator, numerator)
    for row in figure.body.rows.itertuples():
        least, most = low / row.of * 100, high / row.of * 100
        assert (row.low_share, row.high_share) == (round(least, 1), round(most, 1))
        assert row.label == f"{' to '.join(dict.fromkeys([f'{least:.1f}', f'{most:.1f}']))} %"
        assert row.name.startswith(f"of {row.of:,} {row.base}: {row.who.split('; ')[0]}")
        assert row.reading == {694: "our reading", 990: "our reading"}.get(row.of, "another source")


def test_it_is_said_for_the_total_that_we_follow_and_over_all_of_them(data):
    """45 / 694 = 6.48 %, 50 / 694 = 7.20 %; of the six totals 724 is the largest (6.2 %), 690 the smallest (7.2 %)."""
    said = wo.share(data).said
    assert said == (
        "45 to 50 delegates are 6.5 to 7.2 per cent of 694 with a vote (our reading). "
        "Over all 6 totals with a vote it is 6.2 to 7.2 per cent."
    )
    assert "(your own number)" in wo.share(data, 50, 700).said


def test_the_caption_says_whose_number_it_is(data):
    assert "45 to 50 is the count of Schapiro 1955 (GAPS-030)" in wo.share(data).caption
    assert "50 is the count of Medhurst 2017 (CONG-042)" in wo.share(data, 50).caption
    assert "60 is your own number: no source here gives it." in wo.share(data, 60).caption


def test_a_total_that_has_no_pair_is_named(data):
    assert (
        "Left out: 1 total with a vote, from a source that does not count the others (716 by"
        in wo.share(data, base="all").caption
    )

"""Rival claims on one axis: every claim stands in its row, where it belongs, with the mark of its rank."""

import pytest
from check_grid import check, read

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


def tracks(figure):
    """What is drawn in each row, from the top."""
    return [list(track.all("span")) for track in read(figure.html()).all("div", "wo-track")]


def points(figure):
    """The sign of each row and where it stands, in per cent."""
    return [(drawn[-1].text, drawn[-1].per_cent("left")) for drawn in tracks(figure)]


def test_every_claim_has_a_row_in_the_order_of_what_it_says(data):
    table = wo.rivals(data, "shliapnikov", "died").table
    assert sorted(table["claim_id"]) == sorted(
        ["LETT-123b", "GAPS-109b", "REPR-263b", "SEED-054", "REPR-079", "REPR-080", "REPR-335", "REPR-083", "REPR-084"]
    )
    assert table["said"].tolist()[3:] == ["September 1937", *["2 September 1937"] * 3, "1943", "1954"]
    assert table.set_index("claim_id").loc[["REPR-083", "REPR-084"], "followed"].eq("a slip").all()


def test_each_sign_is_that_of_its_rank_and_stands_where_the_value_is(data):
    figure = wo.rivals(data, "congress_10", "delegates_voting")
    signs = {"we follow it": "●", "kept beside it": "◇", "a slip": "✕"}
    drawn = points(figure)
    assert [sign for sign, _ in drawn] == figure.table["followed"].map(signs).tolist()
    assert [left for _, left in drawn] == pytest.approx(
        [(number - 690) * 2.5 for number in [690, 694, 694, 700, 716, 717, 717, 717, 717, 724]]
    ), "from 690 to 730"


def test_a_line_covers_all_days_that_a_claim_allows(data):
    drawn = tracks(wo.rivals(data, "congress_10", "dated"))
    lengths = [spans[0].per_cent("width") for spans in drawn]
    assert lengths[1] / lengths[0] == pytest.approx(8 / 12, abs=0.001), "8 to 16 March, beside 6 to 18 March"
    for line, point in drawn:
        middle = line.per_cent("left") + line.per_cent("width") / 2
        assert point.per_cent("left") == pytest.approx(middle, abs=0.02), "the mark stands in the middle"


def test_an_end_that_is_not_named_is_an_arrow_and_is_said(data):
    figure = wo.rivals(data, "kronstadt_rising", "delegates_sent")
    arrows = [thing for drawn in tracks(figure) for thing in drawn if "wo-end" in thing.classes]
    assert [(arrow.text, arrow.style("right")) for arrow in arrows] == [("►", "0")], "over 300"
    assert "1 claim names one end only: an arrow runs on from there." in figure.caption


@pytest.mark.parametrize(
    ("start", "end", "arrow", "side"), [("1926-01-01", None, "►", "right"), (None, "1926-12-31", "◄", "left")]
)
def test_an_open_date_runs_to_the_edge_of_the_axis(monkeypatch, data, start, end, arrow, side):
    claims = data.claims
    claims.loc[claims["claim_id"].eq("REPR-083"), ["earliest", "latest"]] = [start, end]
    monkeypatch.setattr(type(data), "claims", property(lambda self: claims.copy()))
    figure = wo.rivals(data, "shliapnikov", "died")
    ends = [thing for drawn in tracks(figure) for thing in drawn if "wo-end" in thing.classes]
    assert [(thing.text, thing.style(side)) for thing in ends] == [(arrow, "0")]
    check(figure)


def test_an_axis_that_multiplies_is_used_above_fifty_times_and_said(data):
    figure = wo.rivals(data, "party_members", "value")
    assert "Each step of the axis to the right multiplies" in figure.caption
    placed = dict(zip(figure.table["claim_id"], (left for _, left in points(figure)), strict=True))
    step = placed["CONG-317c"] - placed["CONG-317d"]
    assert step == pytest.approx(placed["CTXT-147"] - placed["CONG-317c"], rel=0.15), "150,000 300,000 650,000"
    assert "multiplies" not in wo.rivals(data, "congress_10", "delegates_voting").caption


def test_what_is_counted_for_has_a_column_where_there_are_several(data):
    both = wo.rivals(data, "workers_opposition", "dated")
    assert set(both.table["counted_for"]) == {"began", "name first used"}
    heads = [head.text for head in read(both.html()).one("thead").all("th")]
    assert "What for" in heads
    one = wo.rivals(data, "workers_opposition", "dated", "began")
    assert "counted_for" not in one.table and "RISE-021" not in one.claim_ids and "RISE-008" in one.claim_ids
    strict = wo.rivals(data.reading("supported"), "workers_opposition", "dated")
    assert list(strict.table) == list(both.table), "a stricter reading has the same columns"


def test_options_of_a_ballot_are_named_and_unchecked_claims_say_so(data):
    figure = wo.rivals(data, "congress_10_trade_unions", "votes")
    assert "Platform of Ten" in set(figure.table["counted_for"])
    written = read(figure.html()).one("table").text
    assert written.count("UNCHECKED") == figure.table["how_known"].eq("unchecked").sum() > 0


def test_two_works_of_one_author_and_year_are_told_apart(data):
    who = wo.rivals(data, "shliapnikov", "born").table.set_index("claim_id")["who"]
    assert who["REPR-084b"] == "Wikipedia, Letter of the Twenty Two"
    assert who["RISE-219"] == "Wikipedia, Alexander Shliapnikov"
    assert who["LETT-123"] == "Allen 2015, Alexander Shlyapnikov"


def test_a_listener_hears_the_rank_that_a_sign_shows(data):
    page = read(wo.rivals(data, "shliapnikov", "died").html())
    heard = [cell.heard for cell in page.all("td", "wo-axis")]
    assert heard == ["we follow it"] * 7 + ["a slip"] * 2


def test_the_words_count_what_the_claims_give(data):
    assert wo.rivals(data, "congress_10", "delegates_voting").said == (
        "Tenth Congress of the Russian Communist Party, delegates with a vote: 10 claims give 6 different numbers "
        "(2 that we follow and 8 kept beside)."
    ), "690, 694, about 700, 716, 717 and 724"


@pytest.mark.parametrize(
    ("asked", "kind", "words"),
    [
        (("shliapnikov", "did"), ValueError, "Problem: 'did' is told in words"),
        (("shliapnikov", "signed"), ValueError, "Problem: 'signed' is told in words"),
        (("lenin", "copies"), ValueError, "Problem: no claim gives 'copies' of 'lenin'"),
        (("workers_opposition", "dated", "begun"), ValueError, "Did you mean 'began'"),
        (("workers_opposition", "dated", ""), ValueError, "Use one of: began, name first used"),
        (("shliapnikov", "dies"), KeyError, "Problem: there is no property 'dies'"),
        (("shliapnikof", "died"), KeyError, "Did you mean 'shliapnikov'"),
    ],
)
def test_what_cannot_be_drawn_is_answered_in_words(data, asked, kind, words):
    with pytest.raises(kind, match=words):
        wo.rivals(data, *asked)

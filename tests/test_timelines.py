"""Two places day by day: each event on its day, rivals beside it, and what has no day named."""

import re

import pytest
from check_grid import read

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


def test_every_event_of_these_days_is_shown_or_named(data):
    figure, events = wo.two_places(data), data.events.query("about_type == 'event'")
    near = events[events["earliest"].le("1921-03-22") & events["latest"].ge("1921-02-22")]
    for row in near.itertuples():
        assert figure.table["event"].str.startswith(row.event).any() or row.event in figure.caption, row.event


def test_each_row_stands_on_its_day_under_its_place(data):
    figure = wo.two_places(data)
    page = read(figure.html())
    assert [head.text for head in page.one("thead").all("th")] == ["Day", "Moscow", "Petrograd and Kronstadt"]
    days = {line.one("th").text: [cell.text for cell in line.all("td")] for line in page.one("tbody").all("tr")}
    assert "● followed: Session 12: the trade unions" in days["14 March"][0]
    assert "Petrograd: workers demonstrate" in days["24 February"][1] and "27 February" not in days
    written = " ".join(" ".join(cells) for cells in days.values())
    assert all(event in written for event in figure.table["event"])
    assert len(list(page.one("tbody").all("span", "wo-mark"))) == len(figure.table)


def test_what_lasts_stands_at_its_first_day_with_its_days_in_words(data):
    page = read(wo.two_places(data, "1921-03-05", "1921-03-09").html())
    lines = {line.one("th").text: line.text for line in page.one("tbody").all("tr")}
    assert "Tenth Congress of the Russian Communist Party, 8 to 16 March" in lines["8 March"]
    assert "Kronstadt rising, 1 to 18 March" in lines["5 March"], "what began before stands on the first day"


def test_rival_dates_have_a_sign_of_their_own_and_are_named_with_who_gives_them(data):
    figure = wo.two_places(data)
    rivals = figure.table[figure.table["reading"].eq("another source's date")]
    assert set(rivals["claim_ids"]) == {"CONG-231", "CONG-002", "CONG-247", "CONG-144"}
    assert all(claim in figure.caption for claim in rivals["claim_ids"]) and "(Fischer, CONG-002)" in figure.caption
    marks = [mark.text for mark in read(figure.html()).one("tbody").all("span", "wo-mark")]
    assert marks.count("◇") == len(rivals)
    assert "CONG-234" not in figure.claim_ids, "a withdrawn date is not shown"


def test_a_weak_date_is_hollow_and_a_sure_one_is_filled(data):
    figure = wo.two_places(data)
    marks = [mark.text for mark in read(figure.html()).one("tbody").all("span", "wo-mark")]
    weak = figure.table["reading"].eq("followed, but weak")
    assert marks.count("○") == weak.sum() > 0
    assert figure.table.loc[weak, "certainty"].isin(["weak", "contested"]).all()


def test_an_event_whose_day_is_not_known_is_named_not_dropped(changed, data):
    month = {"value": "1921-03", "date": "1921-03", "earliest": "1921-03-01", "latest": "1921-03-31"}
    figure = wo.two_places(changed({"CONG-227": month}))
    usual = wo.two_places(data)
    before = int(re.search(r"(\d+) events? without a known day", usual.caption)[1])
    assert f"{before + 1} events without a known day (" in figure.caption
    assert "Central Committee plenum; a commission under Lenin edits, March 1921" in figure.caption
    assert len(figure.table) == len(usual.table) - 1


def test_an_event_at_another_place_is_named(changed):
    figure = wo.two_places(changed({"CONG-233": {"place_id": "kharkov"}}))
    assert "1 event at another place (Kronstadt: the fleet command is arrested" in figure.caption


def test_the_days_on_which_both_places_were_busy(data):
    said = wo.two_places(data, "1921-03-08", "1921-03-11").said
    assert "On 4 of these 4 days something was going on in both places." in said, (
        "the rising lasts through the congress"
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1921-03", "1921-03-22", "'1921-03' is not a day"),
        ("1921-03-22", "1921-03-08", "comes before the first"),
        ("1800-01-01", "1800-01-02", "no event is known of these days: 1 to 2 January 1800"),
        ("1921-01-01", "1921-12-31", "more than 92 days"),
        (None, "1921-03-08", "None is not a day"),
    ],
)
def test_days_that_cannot_be_drawn_are_answered_in_words(data, start, end, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.two_places(data, start, end)

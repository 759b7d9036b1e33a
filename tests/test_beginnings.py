"""Where the group begins: each rule stands on its claims, and what is chosen, hollow and named follows from it."""

import pytest
from check_grid import read

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


# Looked up by hand in data/claims/rise.csv: the date of the first claim, the people whom the claims name, a claim.
EXPECTED = {
    "first criticism": ("March 1919", "Shliapnikov", "RISE-005"),
    "first report to unions": ("September to November 1919", "Shliapnikov", "RISE-043b"),
    "first election won": ("February 1920", "N. V. Kopylov", "RISE-055"),
    "first theses at a congress": ("29 March to 5 April 1920", "Lutovinov, Shliapnikov", "RISE-022"),
    "first use of the name": ("September 1920", "Kollontai, Kutuzov, Lutovinov, S. P. Medvedev", "RISE-295"),
    "first motion of its own": ("17 to 22 November 1920", "Antonov", "RISE-103"),
    "first meeting of its own": ("20 to 22 November 1920", "Ignatov", "RISE-407"),
    "first signed theses": ("December 1920", "nobody by name", "RISE-174"),
    "first legal faction": ("December 1920", "nobody by name", "RISE-008"),
}


@pytest.mark.parametrize("rule", EXPECTED)
def test_each_rule_chooses_its_date_and_its_people(data, rule):
    when, people, claim_id = EXPECTED[rule]
    figure = wo.beginnings(data, rule)
    chosen = figure.table.set_index("stands").loc["chosen"]
    assert (chosen["beginning"], chosen["when"], chosen["people"]) == (rule, when, people)
    assert when in figure.said and people in figure.said and f"It rests on {claim_id}" in figure.said


def test_beginnings_go_forward_in_time_and_no_claim_serves_two(data):
    table = wo.beginnings(data).table
    assert table["beginning"].tolist() == list(EXPECTED)
    claims = data.claims.set_index("claim_id")
    first = [claims.loc[ids.split()[0], "latest"] for ids in table["claim_ids"]]
    ids = " ".join(table["claim_ids"]).split()
    assert first == sorted(first) and len(set(ids)) == len(ids)


def test_the_first_of_them_is_shown_where_none_is_named(data):
    assert wo.beginnings(data).html() == wo.beginnings(data, "first criticism").html()


def test_what_came_before_is_hollow_and_the_row_chosen_stands_out(data):
    page = read(wo.beginnings(data, "first use of the name").html())
    signs = [list(track.all("span"))[-1].text for track in page.all("div", "wo-track")]
    assert signs == ["○"] * 4 + ["◆"] + ["●"] * 4
    assert [line.one("th").text for line in page.all("tr", "wo-picked")] == ["first use of the name"]


def test_two_beginnings_of_one_month_are_neither_before_the_other(data):
    for rule, other in (("first signed theses", "first legal faction"), ("first legal faction", "first signed theses")):
        table = wo.beginnings(data, rule).table.set_index("beginning")
        assert table.loc[other, "stands"] == "from then on"


def test_the_words_say_what_is_let_in_and_left_out(data):
    words = wo.beginnings(data, "first election won").said
    assert "It leaves out, as too early: first criticism and first report to unions." in words
    assert "It lets in: first theses at a congress," in words
    assert "It leaves out, as too early: nothing." in wo.beginnings(data).said


def test_how_sure_is_the_least_sure_of_the_claims(data):
    table = wo.beginnings(data).table.set_index("beginning")
    claims = data.claims.set_index("claim_id")
    assert claims.loc["RISE-051", "certainty"] == "supported" and claims.loc["RISE-056", "certainty"] == "weak"
    assert table.loc["first election won", "certainty"] == "weak"
    assert table.loc["first motion of its own", "certainty"] == "supported"


def test_the_date_before_the_axis_is_named(data):
    """RISE-001 gives 4 November 1917 for the beginning; no other claim gives a date before 1919."""
    caption = wo.beginnings(data).caption
    assert caption.endswith("Left out: 1 date before 1919 (4 November 1917, RISE-001).")


def test_a_stricter_reading_says_how_many_beginnings_it_cannot_tell(data):
    """RISE-005 and RISE-005b, on the first criticism, are weak."""
    figure = wo.beginnings(data.reading("supported"), "first election won")
    assert len(figure.table) == len(EXPECTED) - 1
    assert "1 rule of which no claim that is sure enough speaks" in figure.caption
    assert "first criticism: no claim" in wo.beginnings(data.reading("supported")).said


def test_an_unknown_rule_is_answered_in_words(data):
    words = "Problem: there is no rule 'first thesis'.*Did you mean 'first"
    with pytest.raises(ValueError, match=words):
        wo.beginnings(data, "first thesis")
    with pytest.raises(ValueError, match=words):
        wo.where_does_it_start("first thesis")


def test_moving_the_control_names_other_people(tmp_path, monkeypatch):
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "my_work"))
    explorer = wo.where_does_it_start()
    assert "Named with it: Shliapnikov." in explorer.words()
    explorer.controls["rule"].value = "first motion of its own"
    assert "Named with it: Antonov." in explorer.said.value and "Shliapnikov." not in explorer.words()

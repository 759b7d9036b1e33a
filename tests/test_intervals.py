"""How long until a name was cleared: a gap stays a gap, two kinds of act stay two."""

import html

import pytest
from check_grid import read

import helpers as wo

pytestmark = pytest.mark.usefixtures("own_folder")

MOSCOW = 18  # REPR-036: all who were accused in the case of 1935 are named


@pytest.fixture(scope="module")
def data():
    return wo.load()


def years(figure):
    return figure.table.set_index("person")["years"].to_dict()


# -- from a death to an act --------------------------------------------------------------------------------


def test_the_years_are_those_worked_out_by_hand(data):
    court, party = wo.how_long_until(data, "judicial"), wo.how_long_until(data, "party")
    assert years(court)["Shliapnikov"] == "26", "1963 - 1937"
    assert years(court)["S. P. Medvedev"] == "40", "1977 - 1937"
    assert years(party)["Shliapnikov"] == "51", "1988 - 1937"


def test_full_years_are_given_where_both_days_are_known(data):
    rows = wo.how_long_until(data, "judicial").table.set_index("person")["by_days"]
    assert rows["Shliapnikov"] == "25 years and 4 months", "2 September 1937 to 31 January 1963"
    assert rows["S. P. Medvedev"] == "", "only the year of the decision is known"


def test_whoever_has_no_act_stays_and_is_never_nought(data):
    figure = wo.how_long_until(data, "judicial")
    rows = figure.table
    assert rows["person"].nunique() == MOSCOW and rows["years"].eq("not found").sum() == MOSCOW - 2
    assert not rows["years"].isin(["0", ""]).any() and rows["act_year"].notna().sum() == 2
    assert rows.loc[rows["act"].eq("not found"), "looked"].str.startswith("looked for, not found: ").all()
    assert "Not found for 16: Akhmedova, Bruno" in figure.said and "Not found is not never" in figure.caption


def test_a_search_that_found_nothing_is_not_the_same_as_no_search(data):
    rows = wo.how_long_until(data, "party").table.set_index("person")
    assert rows.loc["S. P. Medvedev", "act"] == "no claim" and rows.loc["Nikolaenko", "act"] == "not found"
    assert rows.loc["S. P. Medvedev", "looked"] == "no claim, and no search is on record"


def test_one_man_has_two_acts_and_a_claim_without_a_kind_adds_none(data):
    rows = wo.how_long_until(data, "any", "shliapnikov").table
    assert rows["kind"].tolist() == ["judicial", "party"]
    assert {"REPR-160", "REPR-161", "SEED-063"} <= set(rows["claim_ids"][0].split())
    assert {"REPR-162", "GAPS-132b"} <= set(rows["claim_ids"][1].split())
    assert "(GAPS-132b, SEED-063)" in wo.how_long_until(data, "any", "shliapnikov").caption


def test_an_act_of_no_named_kind_stands_alone_where_no_other_is_near(changed):
    unnamed = {"qualifier": "kind not named"}
    figure = wo.how_long_until(changed({"REPR-163": unnamed, "SEED-064": unnamed}), "any", "medvedev_sp")
    assert figure.table["kind"].tolist() == ["kind not named"]
    assert [thing.text for thing in read(figure.html()).one("div", "wo-track").all("span")] == ["", "", "●", "◇"]


def test_an_uncertain_end_gives_a_range(changed):
    two_years = {"date": "1976/1977", "earliest": "1976-01-01", "latest": "1977-12-31"}
    row = wo.how_long_until(
        changed({"REPR-163": two_years, "SEED-064": two_years}), "judicial", "medvedev_sp"
    ).table.iloc[0]
    assert row["years"] == "39 to 40" and row["by_days"] == ""
    assert row[["act_year"]].isna().all() and row["death_year"] == 1937


def test_an_unknown_death_leaves_an_act_without_years(changed, data):
    """No such row is in the data: the words must not make one up."""
    deaths = data.claims.query("about_id == 'smilga' and property == 'died'")["claim_id"]
    figure = wo.how_long_until(changed({claim_id: {"property": "did"} for claim_id in deaths}), "party", "smilga")
    assert figure.table.loc[0, ["died", "years", "by_days"]].tolist() == ["not found", "not found", ""]
    assert "Smilga: party, 1987, years cannot be worked out" in figure.said


def test_each_gap_runs_out_to_a_question_mark_and_is_said_in_words(data):
    page = read(wo.how_long_until(data, "judicial").html())
    lines = {line.one("th").text: line for line in page.one("tbody").all("tr")}
    signs = {
        name: "".join(thing.text for thing in line.one("div", "wo-track").all("span")) for name, line in lines.items()
    }
    assert signs["Shliapnikov"] == signs["S. P. Medvedev"] == "●■", "a death and an act"
    assert signs["Bruno"] == "?●", "a year of death is known, and no act"
    others = [sign for name, sign in signs.items() if name not in ("Shliapnikov", "S. P. Medvedev", "Bruno")]
    assert others == ["?│"] * 15, "a stroke says last seen"
    cells = [cell.text for cell in lines["Akhmedova"].all("td")]
    assert cells[0] == cells[1] == cells[3] == "not found"
    assert not list(page.one("tbody").all("span", "wo-vermillion")), "no red"


def test_a_line_is_as_long_as_the_years_between(data):
    page = read(wo.how_long_until(data, "any", "shliapnikov").html())
    ticks = {tick.text: tick.per_cent("left") for tick in page.one("div", "wo-ticks").all("span")}
    year = (ticks["1980"] - ticks["1940"]) / 40
    spans = [span.per_cent("width") / year for span in page.one("tbody").all("span", "wo-span")]
    assert spans == pytest.approx([25.4, 50.3, 1], abs=0.1), "to 31 January 1963; to 1988, and through that year"


def test_what_is_left_out_is_named(data):
    caption = wo.how_long_until(data, "judicial").caption
    assert "2 claims of another kind of act (REPR-162, GAPS-132b)" in caption and "(Smilga)" in caption


def test_a_choice_that_is_not_there_is_answered_in_words(data):
    for call in (
        lambda: wo.how_long_until(data, "judical"),
        lambda: wo.how_long("judical"),
        lambda: wo.how_long(people="shlyapnikov"),
    ):
        with pytest.raises(ValueError, match="Problem: there is no .* Did you mean"):
            call()


# -- the explorer ------------------------------------------------------------------------------------------


def test_the_explorer_draws_what_its_cell_draws(data):
    for kind, person in (("judicial", None), ("any", "shliapnikov")):
        explorer = wo.how_long(kind, person)
        code = html.unescape(explorer.bundle["text/html"].split("<code>")[-1].split("</code>")[0])
        assert eval(code, {"wo": wo, "data": data}).html() == explorer.figure.value


def test_one_person_without_an_act_is_told_what_was_looked_for():
    explorer = wo.how_long("judicial", "shliapnikov")
    explorer.controls["people"].value = "nikolaenko"
    assert "Not found for 1: Nikolaenko." in explorer.words()
    assert "Whether this person was cleared, when, and by whom." in explorer.words()
    assert wo.how_long().twin().html().count("<li") == 5

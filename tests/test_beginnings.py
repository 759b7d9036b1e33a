"""Where the group begins: each rule stands on its claims, and what is chosen, hollow and named follows from it."""

import pandas as pd
import pytest
from test_charts import drawn

import helpers as wo
from helpers.charts import drawing
from helpers.charts.beginnings import RULES, result


@pytest.fixture(scope="module")
def data():
    return wo.load()


# Looked up by hand in data/claims/rise.csv: the date of the first claim, the people whom the claims name.
EXPECTED = {
    "first criticism": ("March 1919", "Shliapnikov"),
    "first report to unions": ("September to November 1919", "Shliapnikov"),
    "first election won": ("February 1920", "N. V. Kopylov"),
    "first theses at a congress": ("29 March to 5 April 1920", "Lutovinov, Shliapnikov"),
    "first use of the name": ("September 1920", "Kollontai, Kutuzov, Lutovinov, S. P. Medvedev"),
    "first motion of its own": ("17 to 22 November 1920", "Antonov"),
    "first meeting of its own": ("20 to 26 November 1920", "Ignatov"),
    "first signed theses": ("December 1920", "nobody by name"),
    "first legal faction": ("December 1920", "nobody by name"),
}


@pytest.mark.parametrize("rule", EXPECTED)
def test_each_rule_chooses_its_date_and_its_people(data, rule):
    when, people = EXPECTED[rule]
    figure = wo.beginnings(data, rule)
    chosen = figure.table.set_index("stands").loc["chosen"]
    assert (chosen["beginning"], chosen["when"], chosen["people"]) == (rule, when, people)
    words = result(figure)
    assert when in words and people in words and all(each in words for each in RULES[rule].claim_ids)


def test_the_rules_are_those_of_the_table_and_go_forward_in_time(data):
    assert list(RULES) == list(EXPECTED)
    table = wo.beginnings(data).table
    assert table["beginning"].tolist() == list(RULES)
    claims = data.claims.set_index("claim_id")
    first = [claims.loc[rule.claim_ids[0], "latest"] for rule in RULES.values()]
    assert (
        first == sorted(first)
        and claims.loc[[c for r in RULES.values() for c in r.claim_ids]].index.is_unique
    )


def test_what_came_before_is_hollow_and_what_came_after_is_filled(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.beginnings(data, "first use of the name"))
    stands = figure.table["stands"].tolist()
    assert stands == ["before it"] * 4 + ["chosen"] + ["from then on"] * 4
    marks = [line for line in sheet.axes[0].lines if line.get_marker() in ("o", "D")][3:]  # after the key
    filling = {"before it": drawing.PAPER, "chosen": drawing.VERMILLION, "from then on": drawing.BLUE}
    assert [line.get_markerfacecolor() for line in marks] == [filling[each] for each in stands]
    assert [line.get_marker() for line in marks].count("D") == 1


def test_two_beginnings_of_one_month_are_neither_before_the_other(data):
    for rule, other in (
        ("first signed theses", "first legal faction"),
        ("first legal faction", "first signed theses"),
    ):
        table = wo.beginnings(data, rule).table.set_index("beginning")
        assert table.loc[other, "stands"] == "from then on"


def test_the_words_say_what_is_let_in_and_left_out(data):
    words = result(wo.beginnings(data, "first election won"))
    assert "It leaves out, as too early: first criticism, first report to unions." in words
    assert "It lets in: first theses at a congress," in words
    assert "It leaves out, as too early: nothing." in result(wo.beginnings(data))


def test_how_sure_is_the_least_sure_of_the_claims(data):
    table = wo.beginnings(data).table.set_index("beginning")
    claims = data.claims.set_index("claim_id")
    assert (
        claims.loc["RISE-051", "certainty"] == "supported"
        and claims.loc["RISE-056", "certainty"] == "contested"
    )
    assert table.loc["first election won", "certainty"] == "contested"
    assert table.loc["first motion of its own", "certainty"] == "supported"


def test_the_date_before_the_timeline_is_named(data):
    before = data.claims.query("about_id == 'workers_opposition' and qualifier == 'began'")
    before = before[before["earliest"] < pd.Timestamp("1919-01-01")]["claim_id"].tolist()
    assert before == ["RISE-001"]
    assert wo.beginnings(data).caption.endswith("Left out: 1 date before 1919 (4 November 1917, RISE-001).")


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

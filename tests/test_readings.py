"""Readings follow the claims, keep rivals in sight, can be traced, and stand at every certainty."""

import inspect
import shutil

import pandas as pd
import pytest

import helpers as wo
from helpers.dataset import DATA
from helpers.readings import CERTAINTY, cases, lives, surveys, working_out

READINGS = ["people", "events", "ballots", "posts", "signatures", "steps", "series", "positions", "demands"]
SENT = pd.Timestamp("1922-02-26")
# Everything that the room works out, besides the properties of a dataset.
WORKED_OUT = {
    "settled": lambda data: data.settled(),
    "stages": lambda data: cases.stages(data, wo.accused()),
    "case against": lambda data: cases.case_against(data, "shliapnikov"),
    "later life": lambda data: lives.later_life(data, ["shliapnikov", "pleshkov"], SENT).to_frame(),
    "known of": lambda data: surveys.known_of(data, ["shliapnikov", "pleshkov"]),
    "topics": lambda data: surveys.topics_of(data).to_frame(),
    "topic counts": lambda data: surveys.topic_counts(data, {"Hebbes": ["hebbes_left_communists"]}),
    **{
        f"what stays of {name}": lambda data, name=name: surveys.what_stays(data, name, "supported")
        for name in ("people", "events", "ballots", "signatures", "positions", "steps", "series")
    },
    "shares": lambda data: working_out.shares(data, 45, 50),
    "counts with a vote": lambda data: working_out.delegate_counts(data)[0],
    "counts of both": lambda data: working_out.delegate_counts(data)[1],
    "votes": lambda data: working_out.votes_needed(data, 25, 15, 7, (11, 12), present=27),
}
TABLES = [*READINGS, "acts", "claims", "sources", "disagreements", "silences"]
ALL = {**{name: lambda data, name=name: getattr(data, name) for name in TABLES}, **WORKED_OUT}


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def nothing(data, replacing):
    """A dataset of which no claim is left."""
    return replacing(data, claims=data.claims.head(0))


def ids(column):
    return {each for cell in column for each in cell.split()}


@pytest.mark.parametrize("name", READINGS)
def test_every_row_of_a_reading_can_be_traced_to_claims(data, name):
    rows = getattr(data, name)
    known = set(data.claims["claim_id"])
    assert len(rows) and ids(rows["claim_ids"]) | ids(rows["rival_ids"]) <= known
    if name not in ("people", "demands"):  # people without facts, and demands of unknown outcome, rest on nothing
        assert rows["claim_ids"].ne("").all()


@pytest.mark.parametrize("name", READINGS)
def test_no_claim_of_a_reading_is_lost(data, name):
    """Each live claim whose property belongs to a reading stands behind one of its rows, or beside it as a rival."""
    properties = data.table("properties").query("reading == @name")["property"]
    claims = data.claims[data.claims["property"].isin(properties)]
    rows = getattr(data, name)
    shown = ids(rows["claim_ids"]) | ids(rows["rival_ids"])
    shown |= ids(rows["demand_ids"]) if name == "demands" else set()
    live = claims.query("rank != 'withdrawn'")
    assert set(live["claim_id"]) <= shown
    asked = ids(rows["demand_ids"]) if name == "demands" else set()
    assert shown - asked <= set(claims["claim_id"])


def test_a_withdrawn_claim_is_never_followed_but_stays_in_sight(data):
    withdrawn = set(data.claims.query("rank == 'withdrawn'")["claim_id"])
    shliapnikov = data.people.set_index("person_id").loc["shliapnikov"]
    assert shliapnikov["died"] == "1937-09-02"
    assert {"REPR-083", "REPR-084"} <= ids([shliapnikov["rival_ids"]]) & withdrawn
    for name in READINGS:
        assert not ids(getattr(data, name)["claim_ids"]) & withdrawn


def test_an_undecided_value_shows_all_its_rivals(data):
    kuznetsov = data.people.set_index("person_id").loc["kuznetsov_nv"]
    assert kuznetsov["born"] == "1884 or 1898" and kuznetsov["born_certainty"] == "contested"
    assert (kuznetsov["born_earliest"].year, kuznetsov["born_latest"].year) == (1884, 1898)
    moscow = data.ballots.query("ballot_id == 'moscow_1921_01_final' and option == 'platform_of_ten'").iloc[0]
    assert (moscow["votes"], moscow["low"], moscow["high"]) == ("62 or 84", 62, 84)


def test_the_most_exact_of_agreeing_dates_is_shown(data):
    born = data.people.set_index("person_id").loc["shliapnikov", "born"]
    assert born == "1885-08-30"  # GAPS-109 has the year only, and agrees


def test_a_count_with_an_open_end_has_no_upper_bound(data):
    sent = wo.claim("CONG-256")
    assert (sent["value"], sent["low"]) == ("over 300", 300) and pd.isna(sent["high"])


def test_the_demands_hold_what_nobody_knows(data):
    outcomes = data.demands["outcome"].value_counts()
    assert outcomes.to_dict() == {"unknown": 10, "adopted": 2, "changed": 2, "refused": 1}
    unknown = data.demands.query("outcome == 'unknown'")["issue_id"]
    silences = data.silences.query("property == 'demand_outcome'")["qualifier"]
    assert set(unknown) == set(silences)


def test_a_stricter_reading_is_computed_anew(data):
    sizes = [len(data.reading(word).claims) for word in CERTAINTY]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] == len(data.claims) and sizes[-1] > 0
    strict = data.reading("supported")
    assert "UNCH-001" not in ids(strict.ballots["claim_ids"])
    assert "at least supported" in repr(strict)
    with pytest.raises(ValueError, match="Did you mean 'supported'"):
        data.reading("suported")


def test_a_reading_follows_a_change_in_the_claims(data, replacing):
    """Nothing is typed in by hand: take a claim away and its row is gone."""
    ballot = replacing(data, claims=data.claims.query("claim_id != 'UNCH-010'")).ballots.query(
        "ballot_id == 'cc_election_1921'"
    )
    assert "lenin" not in set(ballot["option"]) and len(ballot) == 24


def test_a_person_is_found_under_every_spelling_that_a_source_uses(data):
    forms = data.table("name_forms")
    mine = set(forms.query("person_id == 'shliapnikov'")["form"])
    assert {"Shliapnikov", "Shlyapnikov", "Chliapnikov", "Schljapnikow"} <= mine
    two = forms[forms["person_id"].isin(["medvedev_sp", "medvedev_an"])].groupby("person_id")["form"].agg(set)
    assert not two["medvedev_sp"] & two["medvedev_an"]


# -- at every certainty ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_a_reading_has_the_same_columns_and_types_at_every_certainty(data, nothing, name):
    whole = ALL[name](data)
    for other in (*map(data.reading, CERTAINTY), nothing):
        pd.testing.assert_series_equal(ALL[name](other).dtypes, whole.dtypes)
    pd.testing.assert_frame_equal(ALL[name](data.reading("contested")), whole)


def test_where_no_claim_is_left_people_have_no_facts_and_cases_no_steps(data, nothing):
    assert len(nothing.people) == len(data.people) and not nothing.people["died"].any()
    assert set(cases.stages(nothing, ["tarasova"])["known"]) <= {cases.SILENT, cases.NO_CLAIM}
    assert nothing.settled().empty and nothing.demands.empty and nothing.acts.empty
    assert wo.accused(data=data.reading("well supported")) == [], "the case is known, though no claim passes"
    with pytest.raises(ValueError, match="^Problem: no claim that counts here says who signed 'Letter of"):
        lives.chosen(nothing, "letter_of_22")


def test_a_stricter_reading_is_worked_out_once(data):
    assert data.reading("weak") is data.reading("weak") and data.reading("weak").whole is data


# -- copies ------------------------------------------------------------------------------------------------

SPOILING = {
    "cells": lambda table: table.__setitem__(table.columns[0], "spoilt"),
    "loc": lambda table: table.loc.__setitem__((table.index[0], table.columns[0]), "spoilt"),
    "iloc": lambda table: table.iloc.__setitem__((0, 0), "spoilt"),
    "rows": lambda table: table.drop(table.index[:5], inplace=True),
    "column": lambda table: table.drop(columns=table.columns[0], inplace=True),
    "new column": lambda table: table.insert(0, "new", 1),
    "names": lambda table: table.rename(columns=str.upper, inplace=True),
    "columns": lambda table: setattr(table, "columns", range(table.shape[1])),
    "index": lambda table: setattr(table, "index", range(7, len(table) + 7)),
    "index name": lambda table: setattr(table.index, "name", "spoilt"),
    "order": lambda table: table.sort_values(table.columns[0], ascending=False, inplace=True),
    "set_index": lambda table: table.set_index(table.columns[0], inplace=True),
    "replace": lambda table: table.replace(r".+", "spoilt", regex=True, inplace=True),
}


@pytest.mark.filterwarnings("ignore:The inplace keyword")  # a learner may still use it
@pytest.mark.parametrize("how", SPOILING)
def test_what_a_learner_does_to_a_table_cannot_spoil_the_next(data, how):
    tables = {**{name: ALL[name] for name in TABLES}, "settled": ALL["settled"], "names": lambda d: d.table("people")}
    for name, give in tables.items():
        before = give(data).copy(deep=True)
        SPOILING[how](give(data))
        pd.testing.assert_frame_equal(give(data), before, obj=name)


def test_names_and_numbers_of_a_copy_can_be_changed_without_harm(data):
    names, topics = data.names(), surveys.topics_of(data)
    names["lenin"] = topics["CONG-004"] = "spoilt"
    with pytest.raises(ValueError, match="read-only"):
        data.series["low"].to_numpy()[0] = 1
    assert data.names()["lenin"] == "Lenin" and surveys.topics_of(data)["CONG-004"] != "spoilt"


def test_a_changed_file_is_seen_when_the_data_are_loaded_afresh(monkeypatch, tmp_path):
    folder = shutil.copytree(DATA, tmp_path / "data")
    kept = wo.load()
    monkeypatch.setattr("helpers.readings.dataset.read_tables", lambda: tables)
    tables = {"claims": pd.DataFrame(), "sources": pd.DataFrame()}
    assert wo.load() is kept
    assert repr(wo.load(fresh=True)) == "<Dataset: 0 claims by 0 sources>"
    monkeypatch.undo()
    assert repr(wo.load(fresh=True)) == repr(kept) == repr(wo.load(folder))


# -- lives and topics --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim_id", "topic"),
    [
        ("RISE-226", "people's lives"),  # the year in which Shliapnikov joined the party
        ("RISE-280", "counts of the time"),  # industrial workers
        ("RISE-188", "the rise"),  # 19 January 1921
        ("CONG-004", "the Tenth Congress"),  # 8 to 16 March 1921
        ("CONG-297", "the ban and the Letter"),  # the purge of 1921: most of the year lies after the congress
        ("LETT-229", "the 1920s"),  # March 1923
        ("REPR-136", "repression"),  # the 1930s
        ("LETT-335b", "memory and study"),  # an edition of 2001
        ("RISE-010b", "several of these times"),  # 1920 to 1922
        ("RISE-279", "no date"),
    ],
)
def test_a_claim_stands_with_what_it_is_about(data, claim_id, topic):
    assert surveys.topics_of(data)[claim_id] == topic


def test_the_acts_that_cleared_a_name_are_joined_by_kind_and_year(data):
    """By hand: a court and the party cleared Shliapnikov; SEED-063 and GAPS-132b name no kind, but the years."""
    acts = data.acts[data.acts["person_id"].eq("shliapnikov")]
    assert acts["kind"].tolist() == ["judicial", "party"]
    assert [set(cell.split()) for cell in acts["claim_ids"]] == [
        {"REPR-160", "REPR-161", "SEED-063"},
        {"REPR-162", "GAPS-132b"},
    ]


def test_an_arrest_told_in_two_ways_is_contested_and_a_search_is_a_silence(data):
    rows = cases.stages(data, ["tarasova", "shliapnikov"]).set_index(["person", "step"])["known"]
    assert rows[("Shliapnikov, A. G.", "arrested 1935")] == cases.CONTESTED, "1 January 1935, or December 1934"
    assert rows[("Tarasova, K. M.", "accused 1935")] == "told"
    assert rows[("Tarasova, K. M.", "cleared later")] == "looked for, not found"
    assert rows[("Tarasova, K. M.", "sentence 1937")] == "no claim"


def test_a_charge_of_a_case_is_marked_and_one_of_the_debate_is_not(data):
    claims = data.rows("claims")
    charges = {claim_id for claim_id, claim in claims.items() if claim["property"] == "accused_of"}
    marked = {claim_id for claim_id in charges if lives.from_a_case(data, claims[claim_id])}
    assert marked == {claim_id for claim_id in charges if claims[claim_id]["date"] >= "1934"}
    assert 0 < len(marked) < len(charges)


# -- promises ----------------------------------------------------------------------------------------------


def test_every_public_name_has_a_docstring_with_its_parts():
    for name in wo.__all__:
        thing = getattr(wo, name)
        text = inspect.getdoc(thing)
        assert text and "\n\n" in text, name
        if inspect.isfunction(thing):
            assert "Returns:" in text and "Examples:" in text, name
            assert "Args:" in text or not inspect.signature(thing).parameters, name

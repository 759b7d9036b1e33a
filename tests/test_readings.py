"""Readings follow the claims, keep rivals in sight, and can be traced; the evidence can be asked and cited."""

import doctest
import importlib
import inspect
import re

import pandas as pd
import pytest

import helpers as wo
from helpers.readings import CERTAINTY, Dataset

READINGS = ["people", "events", "ballots", "posts", "signatures", "steps", "series", "positions", "demands"]
MODULES = ["dataset", "dates", "evidence", "figures", "readings", "words"]


@pytest.fixture(scope="module")
def data():
    return wo.load()


def ids(column):
    return {each for cell in column for each in cell.split()}


@pytest.mark.parametrize("name", READINGS)
def test_every_row_of_a_reading_can_be_traced_to_claims(data, name):
    rows = getattr(data, name)
    known = set(data.claims["claim_id"])
    assert len(rows) and ids(rows["claim_ids"]) | ids(rows["rival_ids"]) <= known
    if name not in (
        "people",
        "demands",
    ):  # people without facts, and demands of unknown outcome, rest on nothing
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


def test_a_reading_follows_a_change_in_the_claims(data):
    """Nothing is typed in by hand: take a claim away and its row is gone."""
    tables = {name: data.table(name) for name in data._tables}
    tables["claims"] = tables["claims"].query("claim_id != 'UNCH-010'")
    ballot = Dataset(tables).ballots.query("ballot_id == 'cc_election_1921'")
    assert "lenin" not in set(ballot["option"]) and len(ballot) == 24


def test_who_says_keeps_different_voices_apart(data):
    claims = wo.who_says("congress_10", "delegates_voting")
    assert claims["value"].nunique() >= 5 and claims["who"].nunique() >= 5
    assert claims.index.name == "claim_id" and list(claims["rank"]).count("preferred") == 2


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: wo.who_says("shlyapnikov"), "shliapnikov"),
        (lambda: wo.who_says("congress_10", "delegates_votin"), "delegates_voting"),
        (lambda: wo.claim("CONG-04"), r"CONG-\d04"),
        (lambda: wo.cite("UNCH-01"), r"UNCH-0\d1"),
        (lambda: wo.silences("congres_10"), "congress_10"),
        (lambda: wo.load().table("peple"), "people"),
        (lambda: wo.whosays, "who_says"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(call, hint):
    with pytest.raises((KeyError, AttributeError), match=f"Problem: .*Did you mean.*{hint}"):
        call()


def test_disagreements_are_found_by_thing_by_id_and_by_word():
    assert "delegates_voting" in wo.disagreements("congress_10").index
    assert wo.disagreements("delegates_voting").index.tolist() == ["delegates_voting"]
    assert "kronstadt_losses" in wo.disagreements("killed").index
    assert wo.disagreements("nothing of the kind").empty


def test_a_citation_of_a_claim_says_who_where_and_how_sure(data):
    for claim_id in data.claims["claim_id"]:
        words = wo.cite(claim_id)
        row = wo.claim(claim_id)
        assert words.startswith(f"{claim_id}. ") and row["certainty"].capitalize() in words
        assert row["locator"] in words
        assert ("UNCHECKED" in words) == (row["how_known"] == "unchecked")
        assert not re.search(r"(?<!\.)\.\.(?!\.)|\bnan\b|None|_", words.replace(row["value"], "")), words


def test_the_bibliography_lists_every_source_once(data):
    references = wo.bibliography()
    assert set(references.index) == set(data.sources["source_id"])
    assert all(re.search(r"\. (\d{4}|n\.d)\.", reference) for reference in references)


def test_a_person_is_found_under_every_spelling_that_a_source_uses(data):
    forms = data.table("name_forms")
    mine = set(forms.query("person_id == 'shliapnikov'")["form"])
    assert {"Shliapnikov", "Shlyapnikov", "Chliapnikov", "Schljapnikow"} <= mine
    two = forms[forms["person_id"].isin(["medvedev_sp", "medvedev_an"])].groupby("person_id")["form"].agg(set)
    assert not two["medvedev_sp"] & two["medvedev_an"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_are_true(name):
    module = importlib.import_module(f"helpers.{name}")
    assert doctest.testmod(module).failed == 0


def test_every_public_name_has_a_docstring_with_its_parts():
    for name in wo.__all__:
        thing = getattr(wo, name)
        text = inspect.getdoc(thing)
        assert text and "\n\n" in text, name
        if inspect.isfunction(thing):
            assert "Returns" in text and "Examples" in text, name
            assert "Parameters" in text or not inspect.signature(thing).parameters, name

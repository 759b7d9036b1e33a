"""What became of each demand: an outcome only where a claim says it, and unknown where none does."""

import pytest
from seen import cells, claims

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def told():
    """The outcomes that the claims give, by the id of the issue."""
    return {row["qualifier"]: row for row in claims().values() if row["property"] == "demand_outcome"}


def test_each_demand_has_the_outcome_of_its_claim_or_none(data, told):
    issues = data.table("issues").set_index("issue_id")["name"]
    outcomes = wo.demands(data).table.set_index("issue")
    for issue, row in told.items():
        assert outcomes.loc[issues[issue], ["outcome", "claim_ids"]].tolist() == [row["value"], row["claim_id"]]
    others = outcomes.drop([issues[issue] for issue in told])
    assert set(others["outcome"]) == {"unknown"} and set(others["claim_ids"]) == {"no claim"}


def test_a_demand_is_what_the_group_itself_asked(data):
    stances = [row for row in claims().values() if row["property"] == "stance"]
    asked = {row["claim_id"] for row in stances if row["about_id"] == "workers_opposition"}
    ids = set(" ".join(wo.demands(data).table["demand_ids"]).split())
    assert ids == asked and ids <= set(wo.demands(data).claim_ids)


def test_each_outcome_has_a_mark_and_its_word(data):
    marks = {"adopted": "●", "changed": "◐", "refused": "✕", "unknown": "□"}
    figure = wo.demands(data)
    assert 'class="wo-word"' not in figure.html(), "the word is there for everybody"
    known, unknown = (figure.table[figure.table["outcome"].eq("unknown").eq(state)] for state in (False, True))
    *shown, last = cells(figure)[1:]
    for row, seen in zip(known.itertuples(), shown, strict=True):
        assert seen == [row.issue, row.demand, f"{marks[row.outcome]} {row.outcome}", row.why]
    assert last[:3] == [f"Not known ({len(unknown)})", "; ".join(unknown["issue"]), f"{marks['unknown']} unknown"]


def test_the_words_count_the_outcomes_and_what_nobody_tells(data, told):
    said = wo.demands(data).said
    for outcome in ("adopted", "changed", "refused"):
        assert f"{sum(row['value'] == outcome for row in told.values())} {outcome}" in said
    unknown = len(wo.demands(data).table) - len(told)
    assert said.endswith(f"{unknown} unknown. For {unknown} demands no claim says what became of them.")


def test_a_stricter_reading_knows_fewer_outcomes_and_at_last_none(data, told):
    """Workers' living conditions: the outcome is supported, but that the group asked for it is weak."""
    figure = wo.demands(data.reading("supported"))
    sure = {row["claim_id"] for row in told.values() if row["certainty"] == "supported"} - {"CONG-404"}
    assert set(figure.table.loc[figure.table["outcome"].ne("unknown"), "claim_ids"]) == sure
    missing = len(wo.demands(data).table) - len(figure.table)
    assert f"Left out: {missing} demands of which no claim in this reading speaks." in figure.caption
    strict = wo.demands(data.reading("well supported"))
    assert strict.table.empty and "no claim that is well supported or better speaks of it" in repr(strict)

"""The readings that a dataset has as tables: each takes the dataset and gives one row a thing that is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.readings.settling import BEHIND, date_words, framed, records
from helpers.readings.stories import default
from helpers.words import gathered

if TYPE_CHECKING:
    from helpers.readings.dataset import Dataset

OUTCOMES = ("adopted", "changed", "refused", "unknown")
NAMED, UNNAMED = ("judicial", "party"), "kind not named"  # who cleared a name
_DAYS = ["date", "earliest", "latest"]


def people(data: Dataset) -> pd.DataFrame:
    """One row a person, whether or not a claim tells of them; the columns follow `data/properties.csv`."""
    rows, table = data.settled("people").set_index("about_id"), data.table("people").set_index("person_id")
    told = rows[["property", "value", "certainty", "earliest", "latest"]]
    for name in data.carriers("people"):
        facts = told[told["property"].eq(name)].reindex(table.index)
        table[name], table[f"{name}_certainty"] = facts["value"].fillna(""), facts["certainty"].fillna("")
        if name in ("born", "died"):
            table[f"{name}_earliest"], table[f"{name}_latest"] = facts["earliest"], facts["latest"]
    for behind in ("claim_ids", "rival_ids"):
        table[behind] = _text(_joined(rows.index, rows[behind]), table.index.to_series())
    return table.reset_index()


def events(data: Dataset) -> pd.DataFrame:
    """Everything with a date: events, and the drafting, printing or founding of documents and bodies."""
    tables = [data.table(name) for name in ("events", "documents", "organisations")]
    kinds = pd.concat([table.set_index(table.columns[0])["kind"] for table in tables])
    rows = _of(data, "events", about_id="event_id", qualifier="part")
    rows["kind"], rows["place"] = _text(kinds, rows["event_id"]), _text(data.names(), rows["place_id"])
    rows["in_words"] = rows["date"].map(date_words).astype("str")
    rows = rows.sort_values(["earliest", "latest", "event_id"], ignore_index=True)
    columns = ["event_id", "event", "about_type", "kind", "part", *_DAYS, "in_words", "place_id", "place"]
    return rows[[*columns, *BEHIND]]


def ballots(data: Dataset) -> pd.DataFrame:
    """One row an option of a ballot; `measure` says whether votes were counted or a share is given."""
    rows = _of(data, "ballots", about_id="ballot_id", qualifier="option", value="votes")
    rows["event_id"] = _text(data.table("ballots").set_index("ballot_id")["event_id"], rows["ballot_id"])
    rows["measure"] = rows["property"].replace("share_of_votes", "per cent")
    names = _text(data.names(), rows["option"])
    rows["option_name"] = names.where(names.ne(""), rows["option"])
    columns = ["ballot_id", "ballot", "event_id", "date", "option", "option_name", "measure", "votes"]
    return rows[[*columns, "low", "high", *BEHIND]]


def posts(data: Dataset) -> pd.DataFrame:
    """One row a post that a person held."""
    rows = _of(data, "posts", about_id="person_id", qualifier="post", value="organisation_id")
    return rows[["person_id", "person", "post", "organisation_id", "organisation", *_DAYS, *BEHIND]]


def signatures(data: Dataset) -> pd.DataFrame:
    """One row a signature under a document."""
    rows = _of(data, "signatures", about_id="person_id", qualifier="group", value="document_id")
    return rows[["document_id", "document", "person_id", "person", "group", "date", *BEHIND]]


def steps(data: Dataset) -> pd.DataFrame:
    """One row a step taken against a person, the earliest first."""
    rows = _of(data, "steps", about_id="person_id", qualifier="step", value="what")
    rows = rows[["person_id", "person", "step", "what", *_DAYS, "place_id", *BEHIND]]
    return rows.sort_values(["earliest", "person_id"], ignore_index=True)


def series(data: Dataset) -> pd.DataFrame:
    """One row a figure of a series."""
    rows = _of(data, "series", about_id="series_id", qualifier="category")
    rows["unit"] = _text(data.table("series").set_index("series_id")["unit"], rows["series_id"])
    return rows[["series_id", "series", "category", "date", "value", "low", "high", "unit", *BEHIND]]


def positions(data: Dataset) -> pd.DataFrame:
    """One row a position on an issue."""
    rows = _of(data, "positions", about_id="holder_id", qualifier="issue_id", value="stance")
    return rows[["holder_id", "holder", "issue_id", "issue", "stance", "date", *BEHIND]]


def demands(data: Dataset) -> pd.DataFrame:
    """One row a demand of the opposition, those adopted first and those of unknown outcome last."""
    asked = data.positions[data.positions["holder_id"].eq(default(data, "opposition"))]
    table = asked[["issue_id", "issue"]].drop_duplicates(ignore_index=True)
    for name, column in (("demand", "stance"), ("demand_ids", "claim_ids")):
        table[name] = _text(_joined(asked["issue_id"], asked[column]), table["issue_id"])
    became = data.settled("demands").rename(columns={"qualifier": "issue_id", "value": "outcome", "note": "why"})
    table = table.merge(became[["issue_id", "outcome", "why", *BEHIND]], "left", "issue_id")
    table = table.fillna({"outcome": "unknown", "why": "No claim says what became of it."}).fillna("")
    table = table.iloc[table["outcome"].map(OUTCOMES.index).argsort(kind="stable")].reset_index(drop=True)
    return table[["issue_id", "issue", "demand", "outcome", "why", *BEHIND, "demand_ids"]].astype("str")


def acts(data: Dataset) -> pd.DataFrame:
    """One row an act that cleared a person, the earliest first; claims of one kind, or of none, are joined."""
    rows = data.settled()[data.settled()["property"].eq("rehabilitated")]
    joined = [act for claims in gathered(rows["about_id"], records(rows)).values() for act in _acts(claims)]
    table = framed(joined, [*rows, "kind"], **rows.dtypes).rename(columns={"about_id": "person_id"})
    table["person"] = _text(data.names(), table["person_id"])
    table = table[["person_id", "person", "kind", "value", *_DAYS, *BEHIND]]
    return table.sort_values("earliest", kind="stable", ignore_index=True)


def _acts(claims):
    """The acts that cleared one person: first those whose kind is named, the most exact first."""
    named = [claim for claim in claims if claim["qualifier"] in NAMED]
    named.sort(key=lambda claim: (claim["latest"] - claim["earliest"], claim["claim_ids"]))
    acts = []
    for claim in [*named, *(claim for claim in claims if claim["qualifier"] not in NAMED)]:
        act = next((act for act in acts if _same(claim, act)), None)
        if act:
            act["claim_ids"] += f" {claim['claim_ids']}"
        else:
            acts.append({**claim, "kind": claim["qualifier"] if claim["qualifier"] in NAMED else UNNAMED})
    return acts


def _same(claim, act):
    """Whether a claim speaks of an act: of the same kind or of none, and in a year that the act allows."""
    overlap = claim["earliest"].year <= act["latest"].year and act["earliest"].year <= claim["latest"].year
    return overlap and (claim["qualifier"] == act["qualifier"] or claim["qualifier"] not in NAMED)


def _of(data, reading, **names):
    """The settled statements of a reading, columns renamed; beside `person_id` stands the name, `person`."""
    rows = data.settled(reading).rename(columns=names).reset_index(drop=True)
    ids = [column for column in names.values() if column.endswith("_id")]
    return rows.assign(**{column.removesuffix("_id"): _text(data.names(), rows[column]) for column in ids})


def _joined(keys, texts):
    return {key: " ".join(filter(None, each)) for key, each in gathered(keys, texts).items()}


def _text(texts, ids):
    return ids.map(texts).astype("str").fillna("")

"""The acts that cleared a name, by a court or by the party; claims that speak of one act are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.readings.settling import BEHIND, framed

if TYPE_CHECKING:
    from helpers.readings.dataset import Dataset

NAMED, UNNAMED = ("judicial", "party"), "kind not named"
COLUMNS = ["person_id", "person", "kind", "value", "date", "earliest", "latest", *BEHIND]


def acts(data: Dataset) -> pd.DataFrame:
    """One row an act that cleared a person, by a court or the party, the earliest first.

    Claims that speak of one act are joined: those of one kind, and those that name no kind in the same year.
    """
    claims, names = data.settled(), data.names()
    claims = claims[claims["property"].eq("rehabilitated")]
    rows = [
        {"person_id": person, "person": names[person], **act}
        for person, facts in claims.groupby("about_id", sort=False)
        for act in _joined(facts.to_dict("records"))
    ]
    days = {name: claims[name].dtype for name in ("earliest", "latest")}
    return framed(rows, COLUMNS, **days).sort_values("earliest", kind="stable", ignore_index=True)


def _joined(claims):
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

"""The cases of 1933 to 1937: which steps are known for whom, and what one person's case is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.lives import listed_name
from helpers.readings.settling import framed


@dataclass(frozen=True)
class Stage:
    """One step of the two cases: the properties that tell of it, and the years in which it falls."""

    name: str
    properties: tuple[str, ...]
    first: int
    last: int
    words: str = ""  # which the kind of step holds, where a property is broader than the stage

    def holds(self, row: Mapping) -> bool:
        """Say whether a statement tells of this stage."""
        within = self.first <= row["earliest"].year and row["latest"].year <= self.last
        return row["property"] in self.properties and within and self.words in row["qualifier"]


STAGES = (
    Stage("expelled 1933", ("expelled",), 1933, 1934),
    Stage("arrested 1935", ("arrested",), 1934, 1935),
    Stage("accused 1935", ("accused_of",), 1935, 1935),
    Stage("sentence 1935", ("sentenced",), 1935, 1935),
    Stage("arrested again 1936", ("penalised",), 1936, 1936, "arrest"),
    Stage("accused 1936-37", ("accused_of",), 1936, 1937),
    Stage("sentence 1937", ("sentenced",), 1937, 1937),
    Stage("cleared later", ("rehabilitated",), 1954, 1991),
)
TOLD, CONTESTED, SILENT, NO_CLAIM = "told", "told in more than one way", "looked for, not found", "no claim"
SEARCHED = {"sentence 1935": "sentenced", "cleared later": "rehabilitated"}  # where a search was recorded
# The kinds of statement in one person's case, and which properties make them.
KINDS = {
    "charge": ("accused_of",),
    "step": ("expelled", "arrested", "penalised"),
    "answer": ("confessed", "argued", "quoted"),
    "sentence": ("sentenced",),
    "later finding": ("rehabilitated",),
}
ANSWERS = ("purge_1933", "moscow_case_1935")  # where what a person argued is an answer to a charge
BEFORE = 1933  # the case begins with the purge of this year
STATEMENT = ["years", "kind", "what", "certainty", "how_known", "claim_ids"]


def stages(data: Dataset, people: Iterable[str]) -> pd.DataFrame:
    """Say which steps of the cases are known for whom: a row for each person and step, people by the alphabet.

    >>> from helpers.readings import load
    >>> rows = stages(load(), ["tarasova"])
    >>> rows.loc[rows["known"].eq("told"), "step"].tolist()
    ['accused 1935']
    """
    names = {person: listed_name(data, person) for person in people}
    told, clashing = data.once(_told), data.once(_clashing)
    silences = set(zip(data.silences["about_id"], data.silences["property"], strict=True))
    rows = []
    for person in sorted(names, key=lambda person: names[person].casefold()):
        for stage in STAGES:
            found = [row for row in told.get(person, []) if stage.holds(row)]
            known = SILENT if (person, SEARCHED.get(stage.name)) in silences else NO_CLAIM
            known = TOLD if found else known
            rows.append(
                {
                    "person": names[person],
                    "step": stage.name,
                    "known": CONTESTED if clashing.intersection(_ids(found)) else known,
                    "what": "; ".join(row["value"].rstrip(".") for row in found),
                    "claim_ids": " ".join(_ids(found)),
                }
            )
    return framed(rows, ["person", "step", "known", "what", "claim_ids"])


def other_steps(data: Dataset, people: Iterable[str]) -> int:
    """Count the steps against these people that belong to no stage, such as those of the 1920s."""
    rows = [row for person in set(people) for row in data.once(_told).get(person, [])]
    return sum(not any(stage.holds(row) for stage in STAGES) for row in rows)


def _told(data):
    """What the claims say was done to each person, charged or found, the earliest first."""
    properties, rows = data.table("properties"), data.settled()
    steps = properties.loc[properties["reading"].eq("steps"), "property"]
    rows = rows[rows["about_type"].eq("person") & rows["property"].isin(steps)]
    rows = rows.sort_values(["earliest", "claim_ids"])
    return {person: facts.to_dict("records") for person, facts in rows.groupby("about_id")}


def _clashing(data):
    """The claims that tell one thing of one person in another way than a claim beside them."""
    claims = data.claims
    claims = claims[claims["disagreement_id"].ne("")]
    told = claims.groupby(["disagreement_id", "about_id", "property"])["value"].transform("nunique")
    return set(claims.loc[told.gt(1), "claim_id"])


def _ids(rows):
    return [claim_id for row in rows for claim_id in row["claim_ids"].split()]


def case_against(data: Dataset, person: str) -> pd.DataFrame:
    """Put the statements of one person's case in order: one row a statement from 1933 on.

    >>> from helpers.readings import load
    >>> case_against(load(), "nikolaenko")["kind"].tolist()
    ['charge', 'answer']
    """
    rows = data.settled()
    rows = rows[rows["about_type"].eq("person") & rows["about_id"].eq(person)]
    kinds = {name: kind for kind, names in KINDS.items() for name in names}
    spoken = rows["property"].isin(["argued", "quoted"]) & ~rows["qualifier"].isin(ANSWERS)
    rows = rows[rows["property"].isin(kinds) & ~spoken & rows["earliest"].dt.year.ge(BEFORE)]
    order = list(KINDS)
    found = [
        {**row, "kind": kinds[row["property"]], "what": _what(row), "years": _years(row)}
        for row in rows.sort_values(["earliest", "claim_ids"]).to_dict("records")
    ]
    found.sort(key=lambda row: (row["years"], order.index(row["kind"])))
    return framed(found, STATEMENT)


def _what(row):
    """The statement in English: an arrest has only a date, and the note restates words quoted in Russian."""
    return {"arrested": "Arrested", "quoted": row["note"]}.get(row["property"], row["value"])


def _years(row):
    first, last = row["earliest"].year, row["latest"].year
    if pd.isna(last):
        return f"{first} on"
    return f"{first}" if first == last else f"{first}-{last % 100:02}"

"""The cases of 1933 to 1937: which steps are known for whom, and what one person's case is made of."""

from collections.abc import Iterable

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.lives import listed_name
from helpers.readings.settling import framed, kept, records
from helpers.readings.stories import grouping

TOLD, CONTESTED, SILENT, NO_CLAIM = "told", "told in more than one way", "looked for, not found", "no claim"
STEP = ["person", "step", "known", "what", "claim_ids"]
STATEMENT = ["years", "kind", "what", "certainty", "how_known", "claim_ids"]


def stages(data: Dataset, people: Iterable[str]) -> pd.DataFrame:
    """Say which steps of the cases are known for whom: a row for each person and step, people by the alphabet."""
    names = {person: listed_name(data, person) for person in people}
    searched = grouping(data, "case_steps_searched").set_index("group")["member"]
    silences = set(zip(data.silences["about_id"], data.silences["property"], strict=True))
    told, clashing = _told(data), _clashing(data)
    rows = []
    for person in sorted(names, key=lambda person: names[person].casefold()):
        for step in records(grouping(data, "case_steps")):
            found = [row for row in told if row["about_id"] == person and _tells(row, step)]
            ids = " ".join(row["claim_ids"] for row in found)
            known = SILENT if (person, searched.get(step["group"])) in silences else NO_CLAIM
            known = (CONTESTED if clashing.intersection(ids.split()) else TOLD) if found else known
            what = "; ".join(row["value"].rstrip(".") for row in found)
            rows.append((names[person], step["group"], known, what, ids))
    return pd.DataFrame(rows, columns=STEP, dtype="str")


def other_steps(data: Dataset, people: Iterable[str]) -> int:
    """Count the steps against these people that belong to no stage, such as those of the 1920s."""
    people, steps = set(people), records(grouping(data, "case_steps"))
    return sum(row["about_id"] in people and not any(_tells(row, step) for step in steps) for row in _told(data))


def first_year(data: Dataset) -> int:
    """Give the year with which the cases begin: that of the purge before the arrests."""
    return grouping(data, "case_steps")["earliest"].min().year


def _tells(row, step):
    within = step["earliest"] <= row["earliest"] and row["latest"] <= step["latest"]
    return within and row[step["member_type"]] == step["member"]


@kept
def _told(data):
    rows = data.settled("steps")
    return records(rows[rows["about_type"].eq("person")].sort_values(["earliest", "claim_ids"]))


@kept
def _clashing(data):
    claims = data.claims[data.claims["disagreement_id"].ne("")]
    told = claims.groupby(["disagreement_id", "about_id", "property"])["value"].transform("nunique")
    return set(claims.loc[told.gt(1), "claim_id"])


def case_against(data: Dataset, person: str) -> pd.DataFrame:
    """Put the statements of one person's case in order: one row a statement from the first year on."""
    kinds, answers = grouping(data, "case_kinds").set_index("member")["group"], grouping(data, "case_answers")["member"]
    rows = data.settled()
    rows = rows[rows["about_type"].eq("person") & rows["about_id"].eq(person)]
    rows = rows[rows["property"].isin(kinds.index) & rows["earliest"].dt.year.ge(first_year(data))]
    # What somebody argued or wrote is an answer only where it was said before the body that charged.
    rows = rows[~rows["property"].isin(["argued", "quoted"]) | rows["qualifier"].isin(answers)]
    rows = rows.assign(kind=rows["property"].map(kinds).astype("str")).sort_values(["earliest", "claim_ids"])
    # An arrest has only a date, and the note restates in English what is quoted in Russian.
    quoted, arrested = (rows["property"].eq(name) for name in ("quoted", "arrested"))
    what = rows["value"].mask(quoted, rows["note"]).mask(arrested, "Arrested")
    found = [{**row, "years": _years(row)} for row in records(rows.assign(what=what))]
    order = list(kinds.unique())
    found.sort(key=lambda row: (row["years"], order.index(row["kind"])))
    return framed(found, STATEMENT)


def _years(row):
    first, last = row["earliest"].year, row["latest"].year
    return f"{first} on" if pd.isna(last) else f"{first}" if first == last else f"{first}-{last % 100:02}"

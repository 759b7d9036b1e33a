"""What this course chose from the claims: stories to tell, works to compare, what is counted with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from helpers.readings.settling import kept
from helpers.words import gathered, known

if TYPE_CHECKING:  # the dataset stands above this module: some of its readings rest on a grouping
    from helpers.readings.dataset import Dataset


@kept
def story(data: Dataset, name: str) -> pd.DataFrame:
    """Give the rows of a story in order, as far as the claims of this dataset carry them.

    Of its claim_ids, the one that dates the row first, only those stay that are in this dataset; of its people only
    those whom these claims name. A row whose claims have all gone is not there; one that never had a claim,
    since it points elsewhere, stays.
    """
    rows, claims = _chosen(data, "stories", "story", name), data.rows("claims")
    held = rows["claim_ids"].map(lambda ids: " ".join(part for part in ids.split() if part in claims))
    gone = rows["claim_ids"].ne("") & held.eq("")
    people = [_still_named(*row, claims) for row in zip(rows["people"], rows["claim_ids"], held, strict=True)]
    return rows.assign(claim_ids=held, people=people)[~gone].reset_index(drop=True)


def _still_named(people, claim_ids, held, claims):
    if held == claim_ids:
        return people
    about = {claims[claim_id]["about_id"] for claim_id in held.split()}
    return " ".join(person for person in people.split() if person in about)


def grouping(data: Dataset, name: str) -> pd.DataFrame:
    """Give a grouping: what each of its members is counted with, in order.

    >>> grouping(load(), "two_places").set_index("member")["group"]["kronstadt"]
    'Petrograd and Kronstadt'
    """
    return _chosen(data, "groupings", "grouping", name)


def members(data: Dataset, name: str) -> dict[str, list[str]]:
    """Give the members of a grouping by the groups in which they stand, both in order.

    >>> members(load(), "two_places")
    {'Moscow': ['moscow'], 'Petrograd and Kronstadt': ['petrograd', 'kronstadt']}
    """
    rows = grouping(data, name)
    return gathered(rows["group"], rows["member"])


def default(data: Dataset, name: str) -> str:
    """Give the id of what is shown where a learner names nothing else, such as "person", "letter" or "congress".

    >>> default(load(), "letter")
    'letter_of_22'
    """
    defaults = members(data, "chart_defaults")
    known("default", name, defaults)
    return defaults[name][0]


def works(data: Dataset) -> pd.DataFrame:
    """Give the works of interpretation as a reader meets them: one work may stand in several sources.

    A claim that dates a text older than the edition read (dated_by), or what a text reviews (after), is named only
    where it is in this dataset.

    >>> works(load()).loc["pirani", "source_ids"]
    'pirani_2004 pirani_2008'
    """
    rows, claims = data.table("works").set_index("work_id"), data.claims["claim_id"].tolist()
    dating = ["dated_by", "after"]
    rows[dating] = rows[dating].where(rows[dating].isin(claims), "")
    return rows


def notes(data: Dataset, chart: str, part: str = "") -> pd.DataFrame:
    """Give the sentences of history that stand under a chart, or in a part of it, as rows of a story."""
    rows = story(data, "notes")
    return rows[rows["group"].eq(chart) & rows["part"].eq(part)].reset_index(drop=True)


@kept
def _chosen(data, table, column, name):
    rows = data.table(table)
    known(column, name, list(rows[column].unique()))
    rows = rows[rows[column].eq(name)].drop(columns=column)
    return rows.astype({"order": int}).sort_values("order", ignore_index=True)

"""What the dataset holds, counted: who is known for what, on which topics, and what stays at a certainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.settling import framed
from helpers.readings.wording import sentence, value_words

# -- who is known for what ---------------------------------------------------------------------------------

# Each kind of knowledge, and the properties of claims that carry it.
KINDS = {
    "born": ["born"], "died": ["died"], "cause of death": ["cause_of_death"], "party year": ["party_since"],
    "origin": ["origin"], "trade": ["trade"], "schooling": ["schooling"], "family": ["family"],
    "posts": ["held", "role_at"], "signatures": ["signed"],
    "own words": ["argued", "quoted", "stance", "wrote", "moved"],
    "steps against": ["penalised", "accused_of", "expelled", "arrested", "sentenced"],
    "cleared": ["rehabilitated"],
}  # fmt: skip
CLAIM, SILENCE, NOBODY = "claim", "looked for, not found", "nobody looked"


def known_of(data: Dataset, people: Iterable[str]) -> pd.DataFrame:
    """Say what is known of whom: one row a person, one column a kind of knowledge, the best known first.

    >>> from helpers.readings import load
    >>> known_of(load(), ["kollontai", "pavlov"])["trade"].tolist()
    ['looked for, not found', 'looked for, not found']
    """
    names, claims, silences = data.names(), data.claims, data.silences
    claims = claims[claims["about_type"].eq("person") & claims["rank"].ne("withdrawn")]
    rows = []
    for person in people:
        own = claims[claims["about_id"].eq(person)]
        said, missed = set(own["property"]), set(silences.loc[silences["about_id"].eq(person), "property"])
        kinds = {
            kind: CLAIM
            if said.intersection(carriers)
            else SILENCE
            if missed.intersection(carriers)
            else NOBODY
            for kind, carriers in KINDS.items()
        }
        counts = {"claims": len(own), "kinds": [*kinds.values()].count(CLAIM)}
        rows.append({"person": names[person], **counts, **kinds, "claim_ids": " ".join(own["claim_id"])})
    table = framed(rows, ["person", "claims", "kinds", *KINDS, "claim_ids"], claims="int64", kinds="int64")
    return table.sort_values(["claims", "kinds", "person"], ascending=[False, False, True], ignore_index=True)


# -- on which topics ---------------------------------------------------------------------------------------

# What a claim is about: a life, a count, or else the time it speaks of (in words, first and last day).
LIVES, COUNTS, SEVERAL, UNDATED = "people's lives", "counts of the time", "several of these times", "no date"
LIFE_READINGS = {"people", "posts"}
LIFE_PROPERTIES = {"family", "schooling", "lived_in", "age", "earlier_party"}
TIMES = {
    "the rise": ("to February 1921", "1800-01-01", "1921-02-28"),
    "the Tenth Congress": ("March 1921", "1921-03-01", "1921-03-31"),
    "the ban and the Letter": ("April 1921 to 1922", "1921-04-01", "1922-12-31"),
    "the 1920s": ("from 1923", "1923-01-01", "1929-12-31"),
    "repression": ("1930 to 1952", "1930-01-01", "1952-12-31"),
    "memory and study": ("from 1953", "1953-01-01", "2100-12-31"),
}
TOPICS = (LIVES, COUNTS, *TIMES, SEVERAL, UNDATED)


def topics_of(data: Dataset) -> pd.Series:
    """Give the topic of every claim, by its id: a life, a count, or the time that it speaks of.

    >>> from helpers.readings import load
    >>> topics_of(load())["CONG-004"]
    'the Tenth Congress'
    """
    return data.once(_topics).copy(deep=False)


def topic_counts(data: Dataset, works: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Count how many claims rest on each work, given with its sources; one row a topic, "whole table" last.

    >>> from helpers.readings import load
    >>> int(topic_counts(load(), {"Hebbes": ["hebbes_left_communists"]})["Hebbes"].sum())
    18
    """
    topics, claims = topics_of(data), data.claims.set_index("claim_id")
    parts = {work: topics[claims["source_id"].isin(list(sources))] for work, sources in works.items()}
    parts["whole table"] = topics
    return pd.DataFrame(
        {name: part.value_counts().reindex(TOPICS, fill_value=0) for name, part in parts.items()}
    )


def _topics(data):
    properties, claims = data.table("properties"), data.claims
    life = set(properties.loc[properties["reading"].isin(LIFE_READINGS), "property"]) | LIFE_PROPERTIES
    spans = {name: (pd.Timestamp(first), pd.Timestamp(last)) for name, (_, first, last) in TIMES.items()}
    topics = [_topic(claim, life, spans) for claim in claims.itertuples()]
    return pd.Series(topics, index=claims["claim_id"], name="topic", dtype="str")


def _topic(claim, life, spans):
    """A life, a count, or the time that holds the claim; of a year or less, the time that holds most of it."""
    if claim.about_type == "series":
        return COUNTS
    if claim.about_type == "person" and claim.property in life:
        return LIVES
    if pd.isna(claim.earliest) or pd.isna(claim.latest):
        return UNDATED
    held = {
        topic: (min(claim.latest, last) - max(claim.earliest, first)).days
        for topic, (first, last) in spans.items()
    }
    topic, days = max(held, key=held.get), (claim.latest - claim.earliest).days
    return topic if held[topic] == days or days < 366 else SEVERAL


# -- what stays at a certainty -----------------------------------------------------------------------------

STAYS, OTHER, EMPTY = "stays", "says something else", "empty"
PERIODS = {  # and the year in which the next begins
    "before 1917": 1917, "1917 to 1919": 1920, "1920": 1921, "1921": 1922, "1922": 1923, "1923 to 1932": 1933,
    "1933 to 1938": 1939, "1939 and after": 9999,
}  # fmt: skip
DATED = ("events", "series")  # readings that are grouped by time


def what_stays(data: Dataset, reading: str, certainty: str) -> pd.DataFrame:
    """Count group by group what stays of a reading when claims must be surer, and what falls empty.

    What says something else now has lost a rival; nobody found out more.

    >>> from helpers.readings import load
    >>> what_stays(load(), "signatures", "supported")[["all", "empty"]].max().tolist()
    [24, 22]
    """
    before, after = _statements(data, reading), _statements(data.reading(certainty), reading)
    rows = [_statement(data, row, after.get(key), reading) for key, row in before.items()]
    groups = list(dict.fromkeys(row["group"] for row in rows))
    order = [*PERIODS, UNDATED] if reading in DATED else groups
    counts = ["all", "stays", "says_something_else", "empty"]
    columns = ["group", *counts, "gone_for_example", "changed_for_example", "claim_ids"]
    counted = (
        _counted(group, [row for row in rows if row["group"] == group])
        for group in sorted(groups, key=order.index)
    )
    return framed(counted, columns, **dict.fromkeys(counts, "int64"))


def _statements(data, reading):
    """The settled statements of a reading, by what they speak of: a value may change, a key does not."""
    properties, settled = data.table("properties"), data.settled()
    single = properties[properties["reading"].eq(reading)].set_index("property")["single_valued"].eq("yes")
    rows = settled[settled["property"].isin(single.index)].to_dict("records")
    return {
        (
            *(row[name] for name in ("about_id", "property", "qualifier")),
            row["date"] if reading == "series" else "",
            "" if single[row["property"]] else row["value"],
        ): row
        for row in rows
    }


def _statement(data, row, then, reading):
    """One statement: its group, what became of it, and what it says in words."""
    state = EMPTY if then is None else STAYS if then["value"] == row["value"] else OTHER
    said = sentence(data, row)
    now = f"{said}; now {value_words(data, then).rstrip('.')}" if state == OTHER else ""
    group = _group(row, data.names(), reading)
    return {"state": state, "said": said, "now": now, "group": group, "claim_ids": row["claim_ids"]}


def _group(row, names, reading):
    """What a statement is counted under: its column, its document, its issue, its meeting or its time."""
    if reading in DATED:
        return next((words for words, year in PERIODS.items() if row["earliest"].year < year), UNDATED)
    return {
        "signatures": names.get(row["value"]),
        "positions": names.get(row["qualifier"]),
        "ballots": names[row["about_id"]].partition(":")[0],
    }.get(reading, row["property"].replace("_", " "))


def _counted(group, rows):
    """One group: how much there is of it, how much stays, and the shortest example of what does not."""
    gone, changed = ([row for row in rows if row["state"] == state] for state in (EMPTY, OTHER))
    return {
        "group": group,
        "all": len(rows),
        "stays": len(rows) - len(gone) - len(changed),
        "says_something_else": len(changed),
        "empty": len(gone),
        "gone_for_example": min((row["said"] for row in gone), key=len, default="none"),
        "changed_for_example": min((row["now"] for row in changed), key=len, default="none"),
        "claim_ids": " ".join(row["claim_ids"] for row in rows),
    }

"""What the dataset holds, counted: who is known for what, on which topics, and what stays at a certainty."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.settling import framed, kept, records
from helpers.readings.stories import grouping, members
from helpers.readings.wording import sentence, value_words

CLAIM, SILENCE, NOBODY = "claim", "looked for, not found", "nobody looked"


def known_of(data: Dataset, people: Iterable[str]) -> pd.DataFrame:
    """Say what is known of whom: one row a person, one column a kind of knowledge, the best known first."""
    names, claims, silences, kinds = data.names(), data.claims, data.silences, members(data, "knowledge")
    claims = claims[claims["about_type"].eq("person") & claims["rank"].ne("withdrawn")]
    rows = []
    for person in people:
        own = claims[claims["about_id"].eq(person)]
        missed = silences.loc[silences["about_id"].eq(person), "property"]
        known = {
            kind: CLAIM if own["property"].isin(carriers).any() else SILENCE if missed.isin(carriers).any() else NOBODY
            for kind, carriers in kinds.items()
        }
        counts = {"claims": len(own), "kinds": [*known.values()].count(CLAIM)}
        rows.append({"person": names[person], **counts, **known, "claim_ids": " ".join(own["claim_id"])})
    table = framed(rows, ["person", "claims", "kinds", *kinds, "claim_ids"], claims="int64", kinds="int64")
    return table.sort_values(["claims", "kinds", "person"], ascending=[False, False, True], ignore_index=True)


# What a claim is about: a life, a count, or else the time it speaks of.
LIVES, COUNTS, SEVERAL, UNDATED = "people's lives", "counts of the time", "several of these times", "no date"


@kept
def topics_of(data: Dataset) -> pd.Series:
    """Give the topic of every claim, by its id: a life, a count, or the time that it speaks of."""
    claims, times = data.claims, grouping(data, "topics")
    life = [*data.carriers("people"), *data.carriers("posts"), *grouping(data, "topics_lives")["member"]]
    first, last = claims[["earliest"]].to_numpy(), claims[["latest"]].to_numpy()
    held = np.fmin(last, times["latest"].to_numpy()) - np.fmax(first, times["earliest"].to_numpy())  # of each time
    span = claims["latest"] - claims["earliest"]
    several = span.ne(held.max(axis=1)) & span.ge(pd.Timedelta(days=366))  # of a year or less the most is enough
    lives = claims["about_type"].eq("person") & claims["property"].isin(life)
    cases = {COUNTS: claims["about_type"].eq("series"), LIVES: lives, UNDATED: span.isna(), SEVERAL: several}
    most = times["member"].to_numpy()[held.argmax(axis=1)]
    topics = np.select([*cases.values()], [*cases], most)
    return pd.Series(topics, claims["claim_id"], name="topic", dtype="str")


def topic_counts(data: Dataset, works: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Count how many claims rest on each work, given with its sources; one row a topic, "whole table" last."""
    topics, claims = topics_of(data), data.claims.set_index("claim_id")
    parts = {work: topics[claims["source_id"].isin(list(sources))] for work, sources in works.items()}
    parts["whole table"] = topics
    topic = pd.Index([LIVES, COUNTS, *grouping(data, "topics")["member"], SEVERAL, UNDATED], name="topic")
    table = pd.DataFrame({name: part.value_counts() for name, part in parts.items()}, topic)
    return table.fillna(0).astype("int64")


STAYS, OTHER, EMPTY = "stays", "says something else", "empty"
DATED = ("events", "series")  # readings that are grouped by time
COUNTED = ["all", "stays", "says_something_else", "empty"]


def what_stays(data: Dataset, reading: str, certainty: str) -> pd.DataFrame:
    """Count by groups what of a reading stays, says something else (a rival went) or falls empty at a certainty."""
    before, after = _statements(data, reading), _statements(data.reading(certainty), reading)
    group_of, groups = _grouped(data, reading), {}
    for key, row in before.items():
        then = after.get(key)
        state = EMPTY if then is None else STAYS if then["value"] == row["value"] else OTHER
        now = f"; now {value_words(data, then).rstrip('.')}" if state == OTHER else ""
        told = {**row, "state": state, "said": f"{sentence(data, row)}{now}"}
        groups.setdefault(group_of(row), []).append(told)
    order = [*grouping(data, "times")["member"], UNDATED] if reading in DATED else list(groups)
    counted = (_counted(group, groups[group]) for group in sorted(groups, key=order.index))
    columns = ["group", *COUNTED, "gone_for_example", "changed_for_example", "claim_ids"]
    return framed(counted, columns, **dict.fromkeys(COUNTED, "int64"))


def _statements(data, reading):
    """The settled statements of a reading, by what they speak of: a value may change, a key does not."""
    properties = data.rows("properties")

    def key(row):
        value = "" if properties[row["property"]]["single_valued"] == "yes" else row["value"]
        return row["about_id"], row["property"], row["qualifier"], row["date"] if reading == "series" else "", value

    return {key(row): row for row in records(data.settled(reading))}


def _grouped(data, reading):
    """What a statement is counted under: its column, its document, its issue, its meeting or its time."""
    names, times = data.names(), list(grouping(data, "times").itertuples())

    def time(row):
        inside = (time.member for time in times if not row["earliest"] > time.latest)  # the last time has no end
        return UNDATED if pd.isna(row["earliest"]) else next(inside)

    return {
        **dict.fromkeys(DATED, time),
        "signatures": lambda row: names.get(row["value"]),
        "positions": lambda row: names.get(row["qualifier"]),
        "ballots": lambda row: names[row["about_id"]].partition(":")[0],
    }.get(reading, lambda row: row["property"].replace("_", " "))


def _counted(group, rows):
    """One group: how much there is of it, how much stays, and the shortest example of what does not."""
    said = {state: [row["said"] for row in rows if row["state"] == state] for state in (STAYS, OTHER, EMPTY)}
    return {
        "group": group,
        **dict(zip(COUNTED, (len(rows), *map(len, said.values())), strict=True)),
        "gone_for_example": min(said[EMPTY], key=len, default="none"),
        "changed_for_example": min(said[OTHER], key=len, default="none"),
        "claim_ids": " ".join(row["claim_ids"] for row in rows),
    }

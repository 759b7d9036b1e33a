"""The dataset as a lesson has it: the tables of `data/`, and the readings made from them, which are its properties."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from helpers.dataset import THINGS, read_tables
from helpers.readings import tables
from helpers.readings.settling import CERTAINTY, kept, records, settle
from helpers.words import known


class Dataset:
    """The claims, and the readings made from them.

    Get one with `load`. Every table that it hands out is a copy: what you do to it stays with you.

    Attributes:
        claims, sources, disagreements, silences (pandas.DataFrame): The tables as they stand in `data/`;
            `data/datapackage.json` describes each column.
        people, events, ballots, posts, signatures, steps, series, positions, demands, acts (pandas.DataFrame):
            Readings. A row ends with `certainty`, `how_known`, `claim_ids` (the claims that it rests on) and
            `rival_ids` (the claims that say otherwise), ids separated by a space. A person has a certainty for each
            statement, and a demand also `demand_ids` (the claims that it was made).
        certainty (str): The least certainty of its claims.
        whole (Dataset): The dataset before claims were left out by `reading`; itself where none were.

    Examples:
        >>> data = load()
        >>> data.claims["claim_id"].is_unique
        True
        >>> data.demands["outcome"].tolist()[:2]
        ['adopted', 'adopted']
    """

    def __init__(self, tables: dict[str, pd.DataFrame], certainty: str = CERTAINTY[0], whole: Dataset | None = None):
        """Take the tables as `helpers.dataset.read_tables` gives them, and the least certainty that they hold."""
        self._tables, self.made = tables, {}
        self.certainty, self.whole = certainty, whole or self

    def __repr__(self) -> str:
        """Say how much is in it."""
        limit = f", at least {self.certainty}" if self.certainty != CERTAINTY[0] else ""
        return f"<Dataset: {len(self._tables['claims'])} claims by {len(self._tables['sources'])} sources{limit}>"

    def table(self, name: str) -> pd.DataFrame:
        """Give a copy of one table of `data/` by the name of its file, such as "places".

        >>> list(load().table("issues"))
        ['issue_id', 'name', 'question']
        """
        known("table", name, self._tables)
        return self._tables[name].copy(deep=False)

    @kept
    def rows(self, name: str) -> Mapping[str, Mapping]:
        """Give the rows of a table by the ids in its first column, to look up one at a time; they can only be read.

        >>> load().rows("claims")["CONG-004"]["value"]
        '694'
        """
        rows = map(MappingProxyType, records(self.table(name)))
        return MappingProxyType({next(iter(row.values())): row for row in rows})

    @kept
    def names(self) -> pd.Series:
        """Give the name of every thing by its id (for people their short names).

        >>> load().names()["congress_10"]
        'Tenth Congress of the Russian Communist Party'
        """
        column = {"people": "label", "places": "name_1921"}
        things = {name: self.table(name) for name in THINGS.values()}
        parts = [table.set_index(table.columns[0])[column.get(name, "name")] for name, table in things.items()]
        return pd.concat(parts).rename("name")

    @kept
    def reading(self, certainty: str = "supported") -> Dataset:
        """Read the same claims again, with only those that are sure enough.

        The least certainty that counts is "contested" (all claims), "weak", "supported" or "well supported".

        >>> len(load().reading("well supported").claims) < len(load().claims)
        True
        """
        known("certainty", certainty, CERTAINTY)
        claims = self.claims[self.claims["certainty"].isin(CERTAINTY[CERTAINTY.index(certainty) :])]
        return Dataset({**self._tables, "claims": claims}, certainty, self.whole)

    @kept
    def settled(self, reading: str = "") -> pd.DataFrame:
        """Settle what the claims say of each thing, in all or for one reading: one row a statement, with rivals named.

        A property with one true value gives one row: the preferred claim, the most exact of them where several
        agree. Where nothing is preferred the row spans the rivals ("84 or 62") and its column `decided` is False.
        Other properties give one row for each different statement. Withdrawn claims are never followed.
        """
        if reading:
            return self.settled()[self.settled()["property"].isin(self.carriers(reading))]
        return settle(self.claims, self.table("properties"))

    def carriers(self, reading: str) -> list[str]:
        """Give the properties that carry a reading, in the order of their table.

        >>> load().carriers("signatures")
        ['signed']
        """
        return [name for name, row in self.rows("properties").items() if row["reading"] == reading]

    claims = property(lambda self: self.table("claims"), doc="What each source says, one row a claim.")
    sources = property(lambda self: self.table("sources"), doc="The documents that say it.")
    disagreements = property(lambda self: self.table("disagreements"), doc="On what the sources clash.")
    silences = property(lambda self: self.table("silences"), doc="What was looked for and not found.")
    people = property(kept(tables.people))
    events = property(kept(tables.events))
    ballots = property(kept(tables.ballots))
    posts = property(kept(tables.posts))
    signatures = property(kept(tables.signatures))
    steps = property(kept(tables.steps))
    series = property(kept(tables.series))
    positions = property(kept(tables.positions))
    demands = property(kept(tables.demands))
    acts = property(kept(tables.acts))


def load(folder: str | Path | None = None, fresh: bool = False) -> Dataset:
    """Load the dataset.

    Args:
        folder (str or Path, optional): The folder that holds `datapackage.json`; the project's own where none is named.
        fresh (bool): The project's own data are read once and then kept until the kernel ends. Whoever has changed a
            file of `data/` reads them anew with True.

    Returns:
        Dataset: The claims and the readings made from them.

    Raises:
        helpers.dataset.DataError: If the data has faults; all are listed, each with file, row, column and what to do.

    Examples:
        >>> data = load()
        >>> len(data.ballots) > 50
        True
    """
    if folder:
        return Dataset(read_tables(folder))
    if fresh:
        _own.cache_clear()
    return _own()


_own = lru_cache(maxsize=1)(lambda: Dataset(read_tables()))  # the project's own

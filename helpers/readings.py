"""Turn claims into tidy tables: everything a lesson shows is such a reading, and names the claims behind it."""

from functools import cached_property, lru_cache

import pandas as pd

from helpers.dataset import THINGS, dates, read_tables
from helpers.words import nearest

CERTAINTY = ("contested", "weak", "supported", "well supported")
OUTCOMES = ("adopted", "changed", "refused", "unknown")
_KEY = ["about_type", "about_id", "property", "qualifier"]
_BEHIND = ["certainty", "how_known", "claim_ids", "rival_ids"]


class Dataset:
    """The claims, and the readings made from them.

    Get one with `load`. Every table that it hands out is a fresh copy: what you do to it stays with you.

    Attributes
    ----------
    claims, sources, disagreements, silences : pandas.DataFrame
        The tables as they stand in `data/`; `data/datapackage.json` describes each column.
    people, events, ballots, posts, signatures, steps, series, positions, demands : pandas.DataFrame
        Readings. Each row ends with `certainty`, `how_known`, `claim_ids` (the claims that it rests on) and
        `rival_ids` (the claims that say otherwise), ids separated by a space.

    Examples
    --------
    >>> data = load()
    >>> data.claims["claim_id"].is_unique
    True
    >>> data.demands["outcome"].tolist()[:2]
    ['adopted', 'adopted']
    """

    def __init__(self, tables, certainty=None):
        """Take the tables as `helpers.dataset.read_tables` gives them, and the least certainty that they hold."""
        self._tables = tables
        self._certainty = certainty
        self.certainty = certainty or CERTAINTY[0]
        self._rows = {}

    def __repr__(self):
        """Say how much is in it."""
        claims, sources = len(self._tables["claims"]), len(self._tables["sources"])
        limit = f", at least {self._certainty}" if self._certainty else ""
        return f"<Dataset: {claims} claims by {sources} sources{limit}>"

    def table(self, name):
        """Give one table of `data/` by the name of its file.

        Parameters
        ----------
        name : str
            For example "people" (identity only) or "places".

        Returns
        -------
        pandas.DataFrame
            A copy of the table.

        Raises
        ------
        KeyError
            If there is no such table; the nearest names are suggested.

        Examples
        --------
        >>> list(load().table("issues"))
        ['issue_id', 'name', 'question']
        """
        if name not in self._tables:
            raise KeyError(f"Problem: there is no table {name!r}.{nearest(name, self._tables)}")
        return self._tables[name].copy()

    def reading(self, certainty="supported"):
        """Read the same claims again, with only those that are sure enough.

        Parameters
        ----------
        certainty : str
            The least certainty that counts: "contested" (all claims), "weak", "supported" or "well supported".

        Returns
        -------
        Dataset
            The same tables and readings, computed anew from the claims that pass.

        Raises
        ------
        ValueError
            If the word is not one of the four.

        Examples
        --------
        >>> len(load().reading("well supported").claims) < len(load().claims)
        True
        """
        if certainty not in CERTAINTY:
            raise ValueError(
                f"Problem: {certainty!r} is not one of {', '.join(CERTAINTY)}.{nearest(certainty, CERTAINTY)}"
            )
        passing = CERTAINTY[CERTAINTY.index(certainty) :]
        claims = self._tables["claims"]
        return Dataset({**self._tables, "claims": claims[claims["certainty"].isin(passing)]}, certainty)

    def names(self):
        """Give the name of every thing by its id.

        Returns
        -------
        pandas.Series
            Names (for people their short names), indexed by id.

        Examples
        --------
        >>> load().names()["congress_10"]
        'Tenth Congress of the Russian Communist Party'
        """
        return self._names.copy()

    @cached_property
    def _names(self):
        column = {"people": "label", "places": "name_1921"}
        tables = {name: self._tables[name] for name in THINGS.values()}
        parts = [
            table.set_index(table.columns[0])[column.get(name, "name")] for name, table in tables.items()
        ]
        return pd.concat(parts).rename("name")

    def rows(self, name):
        """Give the rows of a table by their ids: for looking up one at a time.

        Parameters
        ----------
        name : str
            For example "claims" or "sources".

        Returns
        -------
        dict of str to dict
            The rows, each as a dictionary of its cells, by the id in their first column. To read, not to change.

        Examples
        --------
        >>> load().rows("claims")["CONG-004"]["value"]
        '694'
        """
        if name not in self._rows:
            table = self._tables[name]
            self._rows[name] = dict(zip(table.iloc[:, 0], table.to_dict("records"), strict=True))
        return self._rows[name]

    def settled(self):
        """Settle what the claims say of each thing: one row a statement, with rivals named.

        Returns
        -------
        pandas.DataFrame
            Columns: about_type, about_id, property, qualifier, value, low, high, date, earliest, latest,
            place_id, note, decided (bool), certainty, how_known, claim_ids, rival_ids.

        Notes
        -----
        A property with one true value gives one row: the preferred claim, the most exact of them where several
        agree. Where nothing is preferred the row spans the rivals ("84 or 62") and `decided` is False.
        Other properties give one row for each different statement. Withdrawn claims are never followed.
        """
        return self._settled.copy()

    @cached_property
    def _settled(self):
        return _settle(self._tables["claims"], self._tables["properties"])

    claims = property(lambda self: self.table("claims"), doc="What each source says, one row a claim.")
    sources = property(lambda self: self.table("sources"), doc="The documents that say it.")
    disagreements = property(
        lambda self: self.table("disagreements"), doc="The questions on which sources clash."
    )
    silences = property(lambda self: self.table("silences"), doc="What was looked for and not found.")
    people = property(lambda self: _people(self), doc="One row a person: life, party year, origin, trade.")
    events = property(lambda self: _events(self), doc="One row a dated event, with its place.")
    ballots = property(lambda self: _ballots(self), doc="One row an option of a ballot, with its votes.")
    posts = property(lambda self: _posts(self), doc="One row a post that a person held.")
    signatures = property(lambda self: _signatures(self), doc="One row a signature under a document.")
    steps = property(lambda self: _steps(self), doc="One row a step taken against a person.")
    series = property(lambda self: _series(self), doc="One row a figure of a series.")
    documents = property(
        lambda self: _documents(self), doc="One row a document, and where to read it lawfully."
    )
    positions = property(lambda self: _positions(self), doc="One row a position on an issue.")
    demands = property(
        lambda self: _demands(self), doc="One row a demand of the opposition, with its outcome."
    )


def load(folder=None):
    """Load the dataset.

    Parameters
    ----------
    folder : str or Path, optional
        The folder that holds `datapackage.json`; the project's own `data/` where none is named.

    Returns
    -------
    Dataset
        The claims and the readings made from them.

    Raises
    ------
    helpers.dataset.DataError
        If the data has faults; all of them are listed, each with file, row, column and what to do.

    Examples
    --------
    >>> data = load()
    >>> len(data.ballots) > 50
    True
    """
    return Dataset(read_tables(folder)) if folder else _own()


@lru_cache(maxsize=1)
def _own():
    """The project's own dataset, read once in a session; it hands out copies only."""
    return Dataset(read_tables())


# -- settling claims -------------------------------------------------------------------------------------


def _settle(claims, properties):
    single = set(properties.loc[properties["single_valued"].eq("yes"), "property"])
    groups = {}
    for claim in claims.to_dict("records"):
        dated = claim["date"] if claim["about_type"] == "series" else ""
        statement = "" if claim["property"] in single else claim["value"]
        groups.setdefault((*(claim[name] for name in _KEY), dated, statement), []).append(claim)
    rows = [_row(group) for group in groups.values() if any(claim["rank"] != "withdrawn" for claim in group)]
    columns = [
        *_KEY,
        "value",
        "low",
        "high",
        "date",
        "earliest",
        "latest",
        "place_id",
        "note",
        "decided",
        *_BEHIND,
    ]
    return pd.DataFrame(rows, columns=columns)


def _row(group):
    """One statement from the claims that make it: the preferred ones, or all live ones where none is preferred."""
    live = [claim for claim in group if claim["rank"] != "withdrawn"]
    followed = [claim for claim in live if claim["rank"] == "preferred"] or live
    spread = _spread(followed) if followed[0]["rank"] != "preferred" else {}
    known = {claim["how_known"] for claim in followed}
    return {
        **min(followed, key=_width),
        **spread,
        "decided": not spread,
        "certainty": "contested"
        if spread
        else max((claim["certainty"] for claim in followed), key=CERTAINTY.index),
        "how_known": next(word for word in ("read", "through", "unchecked") if word in known),
        "claim_ids": " ".join(claim["claim_id"] for claim in followed),
        "rival_ids": " ".join(claim["claim_id"] for claim in group if claim not in followed),
    }


def _width(claim):
    """How exact a claim is: the days that its date allows, fewest first."""
    days = (claim["latest"] - claim["earliest"]).days
    return (days if days == days else float("inf"), claim["claim_id"])


def _spread(rivals):
    """What can be said where rivals stand undecided: all values, and the bounds around them."""
    values = list(dict.fromkeys(claim["value"] for claim in rivals))
    if len(values) < 2:
        return {}
    lows, highs = [claim["low"] for claim in rivals], [claim["high"] for claim in rivals]
    days = [claim["earliest"] for claim in rivals], [claim["latest"] for claim in rivals]
    return {
        "value": " or ".join(values),
        "low": min(lows) if all(low == low for low in lows) else float("nan"),
        "high": max(highs) if all(high == high for high in highs) else float("nan"),
        "date": " or ".join(dict.fromkeys(claim["date"] for claim in rivals)),
        "earliest": min((day for day in days[0] if day == day), default=pd.NaT),
        "latest": max((day for day in days[1] if day == day), default=pd.NaT),
    }


def date_words(text):
    """Say a date of a reading in words, also where rivals leave it open.

    Parameters
    ----------
    text : str
        A date in EDTF, or several joined by " or ".

    Returns
    -------
    str
        The date in words.

    Examples
    --------
    >>> date_words("1937 or 1938")
    '1937 or 1938'
    """
    return " or ".join(dates.in_words(part) for part in text.split(" or "))


# -- the readings ----------------------------------------------------------------------------------------


def _of(data, reading):
    """The settled statements that belong to a reading, with the name of the thing they are about."""
    properties = data.table("properties")
    wanted = properties.loc[properties["reading"].eq(reading), "property"]
    settled = data.settled()
    return settled[settled["property"].isin(wanted)].assign(
        name=lambda rows: rows["about_id"].map(data.names())
    )


def _people(data):
    rows = _of(data, "people")
    people = data.table("people").set_index("person_id")
    for name in data.table("properties").query("reading == 'people'")["property"]:
        facts = rows[rows["property"].eq(name)].set_index("about_id")
        people[name] = facts["value"].reindex(people.index).fillna("")
        people[f"{name}_certainty"] = facts["certainty"].reindex(people.index).fillna("")
        if name in ("born", "died"):
            people[f"{name}_earliest"], people[f"{name}_latest"] = facts["earliest"], facts["latest"]
    for behind in ("claim_ids", "rival_ids"):
        joined = rows.groupby("about_id")[behind].agg(lambda ids: " ".join(part for part in ids if part))
        people[behind] = joined.reindex(people.index).fillna("")
    return people.reset_index()


def _events(data):
    """Everything with a date: events, and the drafting, printing or founding of documents and bodies."""
    rows = _of(data, "events")
    tables = [data.table(name) for name in ("events", "documents", "organisations")]
    kinds = pd.concat([table.set_index(table.columns[0])["kind"] for table in tables])
    rows = rows.assign(
        kind=rows["about_id"].map(kinds),
        in_words=rows["date"].map(date_words),
        place=rows["place_id"].map(data.names()).fillna(""),
    ).rename(columns={"about_id": "event_id", "name": "event", "qualifier": "part"})
    columns = [
        "event_id",
        "event",
        "about_type",
        "kind",
        "part",
        "date",
        "earliest",
        "latest",
        "in_words",
        "place_id",
        "place",
    ]
    return rows[[*columns, *_BEHIND]].sort_values(["earliest", "latest", "event_id"], ignore_index=True)


def _ballots(data):
    names = data.names()
    ballots = data.table("ballots").set_index("ballot_id")["event_id"]
    rows = _of(data, "ballots")
    rows = rows.assign(
        event_id=rows["about_id"].map(ballots),
        measure=rows["property"].map({"votes": "votes", "share_of_votes": "per cent"}),
        option_name=rows["qualifier"].map(names).fillna(rows["qualifier"]),
    ).rename(columns={"about_id": "ballot_id", "name": "ballot", "qualifier": "option", "value": "votes"})
    columns = [
        "ballot_id",
        "ballot",
        "event_id",
        "date",
        "option",
        "option_name",
        "measure",
        "votes",
        "low",
        "high",
    ]
    return rows[[*columns, *_BEHIND]].reset_index(drop=True)


def _linked(data, reading, names):
    """Rows in which a person stands to another thing: the value is that thing's id."""
    rows = _of(data, reading)
    rows = rows.assign(other=rows["value"].map(data.names()))
    return rows.rename(columns={"about_id": "person_id", "name": "person", **names})


def _posts(data):
    rows = _linked(data, "posts", {"qualifier": "post", "value": "organisation_id", "other": "organisation"})
    columns = ["person_id", "person", "post", "organisation_id", "organisation", "date", "earliest", "latest"]
    return rows[[*columns, *_BEHIND]].reset_index(drop=True)


def _signatures(data):
    rows = _linked(data, "signatures", {"qualifier": "group", "value": "document_id", "other": "document"})
    return rows[["document_id", "document", "person_id", "person", "group", "date", *_BEHIND]].reset_index(
        drop=True
    )


def _steps(data):
    rows = _of(data, "steps").rename(
        columns={"about_id": "person_id", "name": "person", "qualifier": "step", "value": "what"}
    )
    columns = ["person_id", "person", "step", "what", "date", "earliest", "latest", "place_id"]
    return rows[[*columns, *_BEHIND]].sort_values(["earliest", "person_id"], ignore_index=True)


def _series(data):
    units = data.table("series").set_index("series_id")["unit"]
    rows = _of(data, "series")
    rows = rows.assign(unit=rows["about_id"].map(units))
    rows = rows.rename(columns={"about_id": "series_id", "name": "series", "qualifier": "category"})
    return rows[
        ["series_id", "series", "category", "date", "value", "low", "high", "unit", *_BEHIND]
    ].reset_index(drop=True)


def _documents(data):
    """The texts that are talked about; `read_at` is empty where no lawful place to read one is known."""
    documents = data.table("documents").rename(columns={"name": "document"})
    dated = data.events.query("about_type == 'document'").drop_duplicates("event_id").set_index("event_id")
    urls = data.table("sources").set_index("source_id")["url"]
    about = (
        data.table("claims").query("about_type == 'document'").groupby("about_id")["claim_id"].agg(" ".join)
    )
    return documents.assign(
        first_dated=documents["document_id"].map(dated["in_words"]).fillna(""),
        read_at=documents["source_id"].map(urls).fillna(""),
        claim_ids=documents["document_id"].map(about).fillna(""),
    )


def _positions(data):
    issues = data.table("issues").set_index("issue_id")["name"]
    rows = _of(data, "positions")
    rows = rows.assign(issue=rows["qualifier"].map(issues))
    rows = rows.rename(
        columns={"about_id": "holder_id", "name": "holder", "qualifier": "issue_id", "value": "stance"}
    )
    return rows[["holder_id", "holder", "issue_id", "issue", "stance", "date", *_BEHIND]].reset_index(
        drop=True
    )


def _demands(data):
    positions = data.positions.query("holder_id == 'workers_opposition'")
    demands = (
        positions.groupby(["issue_id", "issue"], sort=False)["stance"]
        .agg(" ".join)
        .rename("demand")
        .reset_index()
    )
    outcomes = _of(data, "demands").set_index("qualifier")
    demands["outcome"] = demands["issue_id"].map(outcomes["value"]).fillna("unknown")
    demands["why"] = demands["issue_id"].map(outcomes["note"]).fillna("No claim says what became of it.")
    for column in _BEHIND:
        demands[column] = demands["issue_id"].map(outcomes[column]).fillna("")
    asked = positions.groupby("issue_id")["claim_ids"].agg(" ".join)
    demands["demand_ids"] = demands["issue_id"].map(asked)
    order = demands["outcome"].map(OUTCOMES.index)
    return demands.iloc[order.argsort(kind="stable")].reset_index(drop=True)

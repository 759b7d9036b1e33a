"""Settle what the claims say of each thing: one row a statement, the rivals named beside it."""

from collections.abc import Callable, Iterable
from functools import wraps

import pandas as pd

from helpers.dataset import dates
from helpers.words import gathered

CERTAINTY = ("contested", "weak", "supported", "well supported")
BEHIND = ["certainty", "how_known", "claim_ids", "rival_ids"]  # the last columns of every reading
KEY = ["about_type", "about_id", "property", "qualifier"]
COLUMNS = [
    *KEY, "value", "low", "high", "date", "earliest", "latest", "place_id", "note", "decided", *BEHIND,
]  # fmt: skip


def kept(make: Callable) -> Callable:
    """Work a reading out once for a dataset and a question; of a table hand out a copy each time."""

    @wraps(make)
    def give(data, *asked: str, **named: str):
        question = (make, *map(repr, [*asked, *named.values()]))  # also of a list, which `make` then refuses
        if question not in data.made:
            data.made[question] = make(data, *asked, **named)
        made = data.made[question]
        return made.copy(deep=False) if isinstance(made, (pd.DataFrame, pd.Series)) else made

    return give


def framed(rows: Iterable[dict], columns: list[str], **types) -> pd.DataFrame:
    """Make a table that has its columns and their types (text, where none is named) also where it has no rows.

    >>> framed([], ["person", "votes"], votes="int64").dtypes.astype(str).tolist()
    ['str', 'int64']
    """
    return pd.DataFrame(list(rows), columns=columns).astype({name: types.get(name, "str") for name in columns})


def date_words(text: str) -> str:
    """Say a date of a reading in words, also where rivals leave it open.

    >>> date_words("1937 or 1938-01")
    '1937 or January 1938'
    """
    return " or ".join(dates.in_words(part) for part in text.split(" or "))


def records(table: pd.DataFrame) -> list[dict]:
    """Give the rows of a table as dicts: what `to_dict("records")` gives, in a quarter of its time."""
    names = list(table)
    return [dict(zip(names, row, strict=True)) for row in table.to_numpy(object).tolist()]


def settle(claims: pd.DataFrame, properties: pd.DataFrame) -> pd.DataFrame:
    """Join the claims that make one statement; `Dataset.settled` says by which rules."""
    single = properties.loc[properties["single_valued"].eq("yes"), "property"]
    dated = claims["date"].where(claims["about_type"].eq("series"), "")
    keys = claims[KEY].assign(dated=dated, said=claims["value"].mask(claims["property"].isin(single), ""))
    claims = claims.set_index(keys.groupby([*keys], sort=False).ngroup())  # the number of its statement
    shared, live = claims.index.duplicated(keep=False), claims["rank"].ne("withdrawn")
    # Most claims stand alone and are a statement as they are: only the others are looked at one by one.
    alone = claims.assign(decided=True, claim_ids=claims["claim_id"], rival_ids="").loc[~shared & live, COLUMNS]
    shared &= claims.index.isin(claims.index[live])  # what all have withdrawn is no statement
    groups = gathered(claims.index[shared], records(claims[shared]))
    joined = framed(map(_row, groups.values()), COLUMNS, **alone.dtypes).set_axis(list(groups))
    return pd.concat([alone, joined]).sort_index(ignore_index=True)


def _row(group):
    """One statement from the claims that make it: the preferred ones, or all live ones where none is preferred."""
    live = [claim for claim in group if claim["rank"] != "withdrawn"]
    followed = [claim for claim in live if claim["rank"] == "preferred"] or live
    spread = _spread(followed) if followed[0]["rank"] != "preferred" else {}
    known = {claim["how_known"] for claim in followed}
    surest = max((claim["certainty"] for claim in followed), key=CERTAINTY.index)
    return {
        **min(followed, key=_exactness),
        **spread,
        "decided": not spread,
        "certainty": "contested" if spread else surest,
        "how_known": next(word for word in ("read", "through", "unchecked") if word in known),
        "claim_ids": " ".join(claim["claim_id"] for claim in followed),
        "rival_ids": " ".join(claim["claim_id"] for claim in group if claim not in followed),
    }


def _exactness(claim):
    days = (claim["latest"] - claim["earliest"]).days
    return (float("inf") if pd.isna(days) else days, claim["claim_id"])


def _spread(rivals):
    """What can be said where rivals stand undecided: all values, and the bounds around them."""
    values = list(dict.fromkeys(claim["value"] for claim in rivals))
    if len(values) < 2:
        return {}
    ends = {name: [claim[name] for claim in rivals] for name in ("low", "high", "earliest", "latest")}
    return {
        "value": " or ".join(values),
        "low": min(ends["low"]) if pd.notna(ends["low"]).all() else float("nan"),
        "high": max(ends["high"]) if pd.notna(ends["high"]).all() else float("nan"),
        "date": " or ".join(dict.fromkeys(claim["date"] for claim in rivals)),
        "earliest": min(filter(pd.notna, ends["earliest"]), default=pd.NaT),
        "latest": max(filter(pd.notna, ends["latest"]), default=pd.NaT),
    }

"""What share? An uncertain number of delegates over totals on which the sources disagree."""

import pandas as pd

from helpers.evidence import who_says
from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import default
from helpers.readings.working_out import SHARES, counted, delegate_counts, shares
from helpers.words import listed, low_to_high, plural


def share(data: Dataset, numerator: int | tuple[int, int] = (45, 50), base: str | int = "voting") -> Figure:
    """Draw which share a number of delegates is, for every total that a source gives.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    numerator : int or tuple of two int
        The delegates counted: one number, or the least and the most. The usual 45 to 50 is what a scholar
        gives for the Workers' Opposition.
    base : str or int
        "voting", "all", "both", or a total of your own; see `shares`.

    Returns
    -------
    Figure
        A bar from the lowest to the highest share for each total. Its table is that of `shares`.

    Raises
    ------
    ValueError
        If the numbers make no share; the message says why, in words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> share(load(), (45, 50), "all").table["low_share"].tolist()[0]
    4.8
    """
    low, high = _bounds(numerator)
    rows, asked = shares(data, low, high, base), low_to_high(low, high)
    title = f"Which share are {asked} delegates? One bar for each total that is given"
    if rows.empty:
        return nothing(data, title, SHARES)
    behind, whose = _who_counts(data, low, high)
    spread = low_to_high(rows["low_share"].min(), rows["high_share"].max(), ".1f")
    bars = "one bar for one total" if len(rows) == 1 else f"one for each of {plural(len(rows), 'total')}"
    return Figure(
        data,
        rows,
        _bars(rows),
        title=title,
        said=_said(rows, asked),
        alt=f"Range bars along an axis of per cent from nought, {bars}: which share are {asked} delegates? "
        f"All in all {spread} per cent.",
        notes=[whose],
        left_out=_alone(data) if base in ("all", "both") else [],
        claim_ids=[*behind, *" ".join(rows["claim_ids"]).split()],
    )


def _said(rows, asked):
    """Say which share it is of the total that we follow, and over all of them."""
    told = []
    for base, group in rows.groupby("base", sort=False):
        ours = group[group["reading"].ne("another source")]
        first = (ours if len(ours) else group).iloc[0]
        told.append(
            f"{asked} delegates are {_range(first)} per cent of {first['of']:,} {base} ({first['reading']})."
        )
        if len(group) > 1:
            spread = low_to_high(group["low_share"].min(), group["high_share"].max(), ".1f")
            told.append(f"Over all {len(group)} totals {base} it is {spread} per cent.")
    return " ".join(told)


def _range(row):
    return low_to_high(row["low_share"], row["high_share"], ".1f")


def _bars(rows):
    """One bar a total, with who gives it above."""
    names = [f"of {row.of:,} {row.base}: {listed(row.who.split('; '), most=1)}" for row in rows.itertuples()]
    labels = [f"{_range(row)} %" for _, row in rows.iterrows()]
    return Bars(
        rows.assign(name=pd.Series(names, rows.index), label=pd.Series(labels, rows.index)),
        "name",
        "high_share",
        "reading",
        start="low_share",
        label="label",
        unit="share in per cent, from the lowest to the highest",
        above=True,
        legend=rows["reading"].nunique() > 1,
    )


# -- whose numbers these are -------------------------------------------------------------------------------


def _bounds(numerator):
    pair = numerator if isinstance(numerator, (tuple, list)) else (numerator, numerator)
    if len(pair) != 2:
        raise ValueError(
            f"Problem: give one number of delegates or two, the least and the most, not {numerator!r}."
        )
    return counted(pair[0], "the least number of delegates"), counted(pair[1], "the most delegates")


def _alone(data):
    """Totals with a vote that come without a count of those who had none."""
    voting, both = delegate_counts(data)
    alone = voting[~voting["voting_id"].isin(both["voting_id"])]
    if alone.empty:
        return []
    told = ", ".join(f"{row.voting:,.0f} by {row.who}" for row in alone.itertuples())
    return [
        f"{plural(len(alone), 'total')} with a vote, from a source that does not count the others ({told})"
    ]


def _who_counts(data, low, high):
    """The claims that give just this number for the Workers' Opposition, and a sentence on them."""
    claims, asked = data.claims, low_to_high(low, high)
    ours = claims["property"].eq("delegates_for") & claims["qualifier"].eq(default(data, "opposition"))
    found = claims[ours & claims["low"].eq(low) & claims["high"].eq(high) & claims["rank"].ne("withdrawn")]
    ids = list(found["claim_id"])
    if not ids:
        return [], f"{asked} is your own number: no source here gives it."
    who = who_says(default(data, "congress"), "delegates_for", data=data).loc[ids, "who"]
    return ids, f"{asked} is the count of {listed(who)} ({', '.join(ids)})."

"""Who sat at the Tenth Congress: bars of the delegates by age, schooling, party years and social position."""

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping, members
from helpers.words import known, listed, plural

COLUMNS = ["group", "value", "unit", "certainty", "how_known", "claim_ids"]


def delegates_profile(data: Dataset, by: str = "age") -> Figure:
    """Draw the voting delegates of the Tenth Congress by one trait.

    Args:
        data (Dataset): As `wo.load()` gives it.
        by (str): "age", "education", "joined" (the year of joining the party) or "social" (social position).

    Returns:
        Figure: Bars with their values, in the order of the source; "no information" is a bar like any other. Its rows
            have the columns group, value, unit, certainty, how_known, claim_ids. A sum that the data gives is not a
            bar: a note says it, and what it does not agree with.

    Raises:
        ValueError: If `by` is none of the four words.

    Examples:
        >>> len(delegates_profile(load(), "age").table)
        8
    """
    profiles = members(data, "profiles")
    known("profile by", by, profiles, ValueError)
    (series_id,) = profiles[by]
    name = data.names()[series_id]
    title = f"{name} at the Tenth Congress, March 1921"
    groups, sums = _groups(data, series_id)
    exact = groups["low"].eq(groups["high"])
    rows = groups[exact].reset_index(drop=True)
    if rows.empty:
        return nothing(data, title, COLUMNS)
    unit = rows["unit"].iloc[0]
    form = "{:.1f}".format if unit == "per cent" else "{:,.0f}".format  # people are whole
    rows["label"] = rows["value"].map(form)
    most, least = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    ends = f"{most['group']} with {most['label']}, the smallest {least['group']} with {least['label']}"
    said = f"The largest group is {ends} ({unit})."
    inexact = groups.loc[~exact, "group"]
    return Figure(
        data,
        rows,
        Bars(rows, "group", "value", "part", label="label", unit=f"{name}: {unit}"),
        title=title,
        said=said,
        alt=f"Bar chart of {plural(len(rows), 'group')} along an axis of {unit}. {said}",
        columns=COLUMNS,
        notes=[_sum(data, sums, form) or f"The groups add up to {form(rows['value'].sum())} {unit}."],
        left_out=[f"{plural(len(inexact), 'group')} without an exact number ({', '.join(inexact)})"],
        claim_ids=" ".join([*rows["claim_ids"], *sums["claim_ids"]]).split(),
    )


def _groups(data, series_id):
    """The groups of a series, a row each, and its sums; sources that give the same number share a row."""
    parts = grouping(data, "series_parts").set_index("member")["group"]
    series = data.series[data.series["series_id"].eq(series_id)].rename(columns={"category": "group"})
    series = series.assign(part=series["group"].map(parts).fillna("count"), order=pd.factorize(series["group"])[0])
    firsts = {name: (name, "first") for name in ("part", "unit", "certainty", "how_known")}
    by = series[series["part"].ne("sum")].groupby(["order", "group", "low", "high"], dropna=False, as_index=False)
    groups = by.agg(value=("low", "first"), claim_ids=("claim_ids", " ".join), **firsts)
    return groups, series[series["part"].eq("sum")]


def _sum(data, sums, form):
    """Say the sum that the data gives, and whether it is one of the totals given elsewhere."""
    if sums.empty:
        return ""
    total, claims = sums.iloc[0], data.claims
    counted = claims["about_id"].eq(default(data, "congress")) & claims["property"].eq("delegates_voting")
    totals = sorted(set(claims.loc[counted, "low"].dropna()))
    agree = "one" if total["low"] in totals else "none"
    given = listed(map("{:,.0f}".format, totals), nothing="no total")
    said = f"The {total['group']} is {form(total['low'])} ({total['claim_ids']})"
    return f"{said}: {agree} of the totals that sources give for delegates with a vote ({given})."

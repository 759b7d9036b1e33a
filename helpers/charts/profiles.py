"""Who sat at the Tenth Congress: bars of the delegates by age, schooling, party years and social position."""

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping
from helpers.words import listed, nearest, plural

COLUMNS = ["group", "value", "unit", "certainty", "how_known", "claim_ids"]


def delegates_profile(data: Dataset, by: str = "age") -> Figure:
    """Draw the voting delegates of the Tenth Congress by one trait.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    by : str
        "age", "education", "joined" (the year of joining the party) or "social" (social position).

    Returns
    -------
    Figure
        Bars with their values, in the order of the source; "no information" is a bar like any other. Its
        rows have the columns group, value, unit, certainty, how_known, claim_ids. A sum that the data gives
        is not a bar: a note says it, and what it does not agree with.

    Raises
    ------
    ValueError
        If `by` is none of the four words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> len(delegates_profile(load(), "age").table)
    8
    """
    profiles = grouping(data, "profiles").set_index("group")["member"]
    if by not in profiles:
        known = list(profiles.index)
        raise ValueError(
            f"Problem: there is no profile by {by!r}. Use one of: {', '.join(known)}.{nearest(by, known)}"
        )
    name = data.names()[profiles[by]]
    title = f"{name} at the Tenth Congress, March 1921"
    groups, sums = _groups(data, profiles[by])
    exact = groups["low"].eq(groups["high"])
    rows = groups[exact].reset_index(drop=True)
    if rows.empty:
        return nothing(data, title, COLUMNS)
    unit = rows["unit"].iloc[0]
    rows["label"] = rows["value"].map(_form(unit).format)
    said = _said(rows)
    return Figure(
        data,
        rows,
        Bars(rows, "group", "value", "part", label="label", unit=f"{name}: {unit}"),
        title=title,
        said=said,
        alt=f"Bar chart of {plural(len(rows), 'group')} along an axis of {unit}. {said}",
        columns=COLUMNS,
        notes=_sums(data, sums, rows),
        left_out=_open(groups.loc[~exact, "group"]),
        claim_ids=" ".join([*rows["claim_ids"], *sums["claim_ids"]]).split(),
    )


def _groups(data, series_id):
    """The groups of a series, and its sums, which are none."""
    parts = grouping(data, "series_parts").set_index("member")["group"]
    series = data.series[data.series["series_id"].eq(series_id)]
    series = series.assign(part=series["category"].map(parts).fillna("count"))
    return _merged(series[series["part"].ne("sum")]), series[series["part"].eq("sum")]


def _merged(series):
    """One row a group: sources that give the same number share a bar, rivals keep one each."""
    by = series.groupby(["category", "low", "high"], sort=False, dropna=False, as_index=False)
    firsts = {name: (name, "first") for name in ("part", "unit", "certainty", "how_known")}
    rows = by.agg(value=("low", "first"), claim_ids=("claim_ids", " ".join), **firsts)
    order = list(dict.fromkeys(series["category"]))
    rows = rows.sort_values("category", key=lambda names: names.map(order.index), kind="stable")
    return rows.rename(columns={"category": "group"})


def _form(unit):
    """How values are written: people whole, shares with one decimal."""
    return "{:.1f}" if unit == "per cent" else "{:,.0f}"


def _said(rows):
    most, least = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    ends = f"{most['group']} with {most['label']}, the smallest {least['group']} with {least['label']}"
    return f"The largest group is {ends} ({rows['unit'].iloc[0]})."


def _open(groups):
    if groups.empty:
        return []
    return [f"{plural(len(groups), 'group')} without an exact number ({', '.join(groups)})"]


def _sums(data, sums, rows):
    """Say the sum that the data gives, and whether it is one of the totals given elsewhere."""
    form = _form(rows["unit"].iloc[0])
    if sums.empty:
        return [f"The groups add up to {form.format(rows['value'].sum())} {rows['unit'].iloc[0]}."]
    total, claims = sums.iloc[0], data.claims
    counted = claims["about_id"].eq(default(data, "congress")) & claims["property"].eq("delegates_voting")
    totals = sorted(set(claims.loc[counted, "low"].dropna()))
    said = f"The {total['category']} is {form.format(total['low'])} ({total['claim_ids']})"
    agree = "one" if total["low"] in totals else "none"
    given = listed(map("{:,.0f}".format, totals), nothing="no total")
    return [f"{said}: {agree} of the totals that sources give for delegates with a vote ({given})."]

"""Who sat at the Tenth Congress: bars of the delegates by age, schooling, party years and social position."""

from helpers.charts.drawing import BEHIND, BLUE, INK, LINE, PAPER, look, number, percent, sheet, write
from helpers.figures import Figure
from helpers.words import nearest

BY = {
    "age": "delegates_age",
    "education": "delegates_education",
    "joined": "delegates_joined",
    "social": "delegates_social",
}


def delegates_profile(data, by="age"):
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
        table has the columns group, value, unit, certainty, how_known, claim_ids. A sum that the data gives
        is not a bar: the caption says it, and what it does not agree with.

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
    if by not in BY:
        raise ValueError(
            f"Problem: there is no profile by {by!r}. Use one of: {', '.join(BY)}.{nearest(by, BY)}"
        )
    series = data.series.query("series_id == @BY[@by]")
    sums = series["category"].str.startswith("sum ")
    groups = _merged(series[~sums])
    exact = groups["low"].eq(groups["high"])
    rows = groups[exact].reset_index(drop=True)
    return Figure(
        _bars(rows, series["series"].iloc[0]),
        f"{series['series'].iloc[0]} at the Tenth Congress, March 1921",
        rows[["group", "value", "unit", "certainty", "how_known", "claim_ids"]],
        _alt(rows, series["series"].iloc[0]),
        " ".join([*rows["claim_ids"], *series.loc[sums, "claim_ids"]]).split(),
        left_out=_open(groups[~exact]),
        notes=_sum_notes(series[sums], rows, data),
        data=data,
    )


def _merged(series):
    """One row a group: sources that give the same number share a bar, rivals keep one each."""
    rows = series.groupby(["category", "low", "high"], sort=False, dropna=False, as_index=False).agg(
        value=("low", "first"),
        unit=("unit", "first"),
        certainty=("certainty", "first"),
        how_known=("how_known", "first"),
        claim_ids=("claim_ids", " ".join),
    )
    return rows.rename(columns={"category": "group"})


def _bars(rows, name):
    drawing, axes = sheet(height=1.1 + 0.45 * len(rows))
    unknown = rows["group"].str.startswith("no information")
    bars = axes.barh(rows.index, rows["value"], height=0.66, color=BLUE, edgecolor=INK, linewidth=1)
    for bar in (bar for bar, hollow in zip(bars, unknown, strict=True) if hollow):
        bar.set(facecolor=PAPER, hatch="///", edgecolor=INK)
    room = rows["value"].max() * 0.012
    for place, value in rows["value"].items():
        write(axes, value + room, place, _number(rows)(value), weight="bold", bbox=BEHIND)
    axes.set_yticks(rows.index, rows["group"])
    axes.set(ylim=(len(rows) - 0.4, -0.6), xlim=(0, rows["value"].max() * 1.12))
    axes.set_xlabel(f"{name}: {rows['unit'].iloc[0]}", fontsize=12)
    look(axes)
    axes.spines["left"].set_linewidth(LINE)
    return drawing


def _number(rows):
    """How the values of these rows are written: people whole, shares with one decimal."""
    return percent if rows["unit"].iloc[0] == "per cent" else number


def _alt(rows, name):
    unit, number = rows["unit"].iloc[0], _number(rows)
    most, least = rows.loc[rows["value"].idxmax()], rows.loc[rows["value"].idxmin()]
    told = "; ".join(f"{row.group}: {number(row.value)}" for row in rows.itertuples())
    return (
        f"Bar chart of {len(rows)} groups. {name}, in {unit}, "
        f"from {number(least['value'])} to {number(most['value'])}. "
        f"The largest group is {most['group']}, the smallest {least['group']}. The bars: {told}. "
        f"Together they make {number(rows['value'].sum())}."
    )


def _open(rows):
    return [
        f"{len(rows)} group{'s' * (len(rows) > 1)} without an exact number ({', '.join(rows['group'])})"
    ] * bool(len(rows))


def _sum_notes(sums, rows, data):
    """Say the sum that the data gives, and that it is none of the totals given elsewhere."""
    if sums.empty:
        return [f"The groups add up to {_number(rows)(rows['value'].sum())} {rows['unit'].iloc[0]}."]
    total, claims = sums.iloc[0], data.claims
    counted = claims[claims["about_id"].eq("congress_10") & claims["property"].eq("delegates_voting")]
    totals = sorted(set(counted["low"].dropna()))
    said = ", ".join(map(number, totals))
    agrees = "none" if total["low"] not in totals else "one"
    return [
        f"The {total['category']} is {number(total['low'])} ({total['claim_ids']}): "
        f"{agrees} of the totals that sources give for delegates with a vote ({said})."
    ]

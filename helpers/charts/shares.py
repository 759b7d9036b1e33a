"""What share? An uncertain number of delegates over totals on which the sources disagree."""

from helpers.evidence import short_names
from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import default
from helpers.readings.working_out import SHARES, bounds, delegate_counts, shares
from helpers.words import listed, low_to_high, plural


def share(data: Dataset, numerator: int | tuple[int, int] = (45, 50), base: str | int = "voting") -> Figure:
    """Draw which share a number of delegates is, for every total that a source gives.

    Args:
        data (Dataset): As `wo.load()` gives it.
        numerator (int or tuple of two int): The delegates counted: one number, or the least and the most. The usual 45
            to 50 is what a scholar gives for the Workers' Opposition.
        base (str or int): "voting" (delegates with a vote), "all" (with and without, where one source gives both),
            "both", or a total of your own.

    Returns:
        Figure: A bar from the lowest to the highest share for each total. Its table says who gives the total, and the
            shares in per cent.

    Raises:
        ValueError: If the numbers make no share; the message says why, in words.

    Examples:
        >>> share(load(), (45, 50), "all").table["low_share"].tolist()[0]
        4.8
    """
    low, high = bounds(numerator, "delegates")
    rows, asked = shares(data, low, high, base), low_to_high(low, high)
    title = f"Which share are {asked} delegates? One bar for each total that is given"
    if rows.empty:
        return nothing(data, title, SHARES)
    bars = "one bar for one total" if len(rows) == 1 else f"one for each of {plural(len(rows), 'total')}"
    behind, whose = _who_counts(data, low, high)
    return Figure(
        data,
        rows,
        _bars(rows),
        title=title,
        said=" ".join(_told(asked, name, group) for name, group in rows.groupby("base", sort=False)),
        alt=f"Range bars along an axis of per cent from nought, {bars}: which share are {asked} delegates? "
        f"All in all {_range(rows)} per cent.",
        notes=[whose],
        left_out=[_alone(data)] if base in ("all", "both") else [],
        claim_ids=[*behind, *" ".join(rows["claim_ids"]).split()],
    )


def _bars(rows):
    """A bar for each total, with who gives it above."""
    names = [f"of {row.of:,} {row.base}: {listed(row.who.split('; '), most=1)}" for row in rows.itertuples()]
    labels = [f"{_range(rows.loc[[place]])} %" for place in rows.index]
    return Bars(
        rows.assign(name=names, label=labels),
        "name",
        "high_share",
        "reading",
        start="low_share",
        label="label",
        unit="share in per cent, from the lowest to the highest",
        above=True,
        legend=rows["reading"].nunique() > 1,
    )


def _told(asked, name, rows):
    """Say which share it is of the total that we follow, and over all totals with one name."""
    ours = rows[rows["reading"].ne("another source")]
    first = (ours if len(ours) else rows).iloc[:1]
    of, reading = first["of"].item(), first["reading"].item()
    said = f"{asked} delegates are {_range(first)} per cent of {of:,} {name} ({reading})."
    over = f" Over all {len(rows)} totals {name} it is {_range(rows)} per cent."
    return said + over if len(rows) > 1 else said


def _range(rows):
    """The shares from the lowest to the highest, of one row or of several."""
    return low_to_high(rows["low_share"].min(), rows["high_share"].max(), ".1f")


def _alone(data):
    """Totals with a vote that come without a count of those who had none."""
    voting, both = delegate_counts(data)
    alone = voting[~voting["voting_id"].isin(both["voting_id"])]
    told = ", ".join(f"{row.voting:,.0f} by {row.who}" for row in alone.itertuples())
    return f"{plural(len(alone), 'total')} with a vote, from a source that does not count the others ({told})"


def _who_counts(data, low, high):
    """The claims that give just this number for the Workers' Opposition, and a sentence on them."""
    claims, asked = data.claims, low_to_high(low, high)
    ours = claims["property"].eq("delegates_for") & claims["qualifier"].eq(default(data, "opposition"))
    ours &= claims["low"].eq(low) & claims["high"].eq(high) & claims["rank"].ne("withdrawn")
    found = claims[ours]
    if found.empty:
        return [], f"{asked} is your own number: no source here gives it."
    who = listed(short_names(data)[found["source_id"]])
    return list(found["claim_id"]), f"{asked} is the count of {who} ({', '.join(found['claim_id'])})."

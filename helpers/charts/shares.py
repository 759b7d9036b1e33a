"""What share? An uncertain number of delegates over totals on which the sources disagree."""

from helpers.charts.drawing import (
    BEHIND,
    BLUE,
    INK,
    LINE,
    PAPER,
    STEP,
    look,
    low_to_high,
    number,
    percent,
    sheet,
    wrap,
    write,
)
from helpers.evidence import who_says
from helpers.figures import Figure
from helpers.readings.working_out import BASES, counted, delegate_counts, shares  # noqa: F401


def share(data, numerator=(45, 50), base="voting"):
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
    rows = shares(data, low, high, base)
    behind, said = _who_counts(data, low, high)
    return Figure(
        _bars(rows),
        f"Which share are {low_to_high(low, high)} delegates? One bar for each total that is given",
        rows,
        _alt(rows, low, high),
        [*behind, *" ".join(rows["claim_ids"]).split()],
        left_out=_alone(data) if base in ("all", "both") else [],
        notes=[said, *_marks(rows)],
        data=data,
    )


def result(rows, low, high):
    """Say in a sentence or two what a table of shares shows.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `shares` gives it.
    low, high : int
        The delegates counted.

    Returns
    -------
    str
        For example "45 to 50 delegates are 6.5 to 7.2 per cent of 694 with a vote (our reading). ..."
    """
    told = []
    for base, group in rows.groupby("base", sort=False):
        ours = group[group["reading"].ne("another source")]
        first = (ours if len(ours) else group).iloc[0]
        told.append(
            f"{low_to_high(low, high)} delegates are {_range(first)} per cent "
            f"of {number(first['of'])} {base} ({first['reading']})."
        )
        if len(group) > 1:
            spread = low_to_high(group["low_share"].min(), group["high_share"].max(), write_as=percent)
            told.append(f"Over all {len(group)} totals {base} it is {spread} per cent.")
    return " ".join(told)


def _range(row):
    return low_to_high(row["low_share"], row["high_share"], write_as=percent)


# -- the totals --------------------------------------------------------------------------------------------


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
    told = ", ".join(f"{number(row.voting)} by {row.who}" for row in alone.itertuples())
    count = f"{len(alone)} total{'s' * (len(alone) > 1)}"
    return [f"{count} with a vote, from a source that does not count the others ({told})"] * bool(len(alone))


def _who_counts(data, low, high):
    """The claims that give just this number for the Workers' Opposition, and a sentence on them."""
    claims = data.claims
    asked = claims["property"].eq("delegates_for") & claims["qualifier"].eq("workers_opposition")
    found = claims[asked & claims["low"].eq(low) & claims["high"].eq(high) & claims["rank"].ne("withdrawn")]
    if found.empty:
        return [], f"{low_to_high(low, high)} is your own number: no source here gives it."
    who = who_says("congress_10", "delegates_for", data=data).loc[found["claim_id"], "who"]
    return list(
        found["claim_id"]
    ), f"{low_to_high(low, high)} is the count of {', '.join(who)} ({', '.join(found['claim_id'])})."


# -- the drawing -------------------------------------------------------------------------------------------


def _bars(rows):
    names = [
        wrap(f"of {number(row.of)} {row.base}: {row.who}", 7.5, bold=_ours(row)) for row in rows.itertuples()
    ]
    tops, place = [], 0.1
    for lines in names:
        tops.append(place)
        place += len(lines) * STEP + 0.5
    drawing, axes = sheet(height=place + 0.7, margins=(0.12, 0.15, 0.05, 0.65))
    axes.set(xlim=(0, max(1, rows["high_share"].max()) * 1.25), ylim=(place, 0), yticks=[])
    for row, lines, top in zip(rows.itertuples(), names, tops, strict=True):
        _bar(axes, row, lines, top)
    axes.set_xlabel("share in per cent, from the lowest to the highest", fontsize=12)
    look(axes)
    return drawing


def _bar(axes, row, lines, top):
    for count, line in enumerate(lines):
        weight = "bold" if _ours(row) else "normal"
        text = write(axes, 0, top + (count + 0.5) * STEP, f" {line}", weight=weight, bbox=BEHIND)
        text.set_in_layout(False)
    middle, limit = top + len(lines) * STEP + 0.17, axes.get_xlim()[1]
    wide = max(row.high_share - row.low_share, limit / 150)
    style = {"color": INK} if _ours(row) else {"facecolor": PAPER, "edgecolor": BLUE, "hatch": "////"}
    axes.barh(middle, wide, left=row.low_share, height=0.24, linewidth=LINE, **style)
    label = f"{_range(row._asdict())} %"
    write(axes, row.low_share + wide + limit / 100, middle, label, weight="bold")


def _ours(row):
    return row.reading != "another source"


def _marks(rows):
    """Say what the black and the hatched bars are, where there are both."""
    if rows["reading"].nunique() == 1:
        return []
    return ["Black bars are our reading of a total, hatched bars are the totals that other sources give."]


def _alt(rows, low, high):
    spread = low_to_high(rows["low_share"].min(), rows["high_share"].max(), write_as=percent)
    told = "; ".join(f"{_range(row._asdict())} of {number(row.of)} {row.base}" for row in rows.itertuples())
    count = "one bar for one total" if len(rows) == 1 else f"one for each of {len(rows)} totals"
    return (
        f"Range bars along an axis of per cent, {count}: which share are {low_to_high(low, high)} delegates? "
        f"All in all {spread} per cent. The bars, in per cent: {told}."
    )

"""What share? An uncertain number of delegates over totals on which the sources disagree."""

import pandas as pd

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

VOTING, ALL = "with a vote", "with and without a vote"
BASES = {"voting": [VOTING], "all": [ALL], "both": [VOTING, ALL]}
COLUMNS = ["base", "who", "claim_ids", "of", "low_share", "high_share", "reading"]


def shares(data, low=45, high=50, base="both"):
    """Work out which share a number of delegates is of each total that a source gives.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    low, high : int
        The least and the most delegates; the same number twice where there is no doubt.
    base : str or int
        "voting" (delegates with a vote), "all" (with and without, where one source gives both), "both", or a
        total of your own.

    Returns
    -------
    pandas.DataFrame
        One row a total, the smallest first within each base, with the columns base, who, claim_ids, of
        (delegates), low_share and high_share (per cent, one decimal), reading ("our reading", "another
        source" or "your own number").

    Raises
    ------
    ValueError
        If the numbers make no share; the message says why, in words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> shares(load(), 45, 50, "voting").query("of == 694")[["low_share", "high_share"]].values.tolist()
    [[6.5, 7.2]]
    """
    low, high = _whole(low, "the least number of delegates"), _whole(high, "the most delegates")
    if low > high:
        raise ValueError(
            f"Problem: at least {low} and at most {high} cannot both be. Put the smaller number first."
        )
    rows = _totals(data, base)
    small = rows["of"].min()
    if high > small:
        raise ValueError(
            f"Problem: {high} delegates are more than the whole of {number(small)}. "
            "A part is never more than its whole."
        )
    rows["low_share"] = (low / rows["of"] * 100).round(1)
    rows["high_share"] = (high / rows["of"] * 100).round(1)
    return rows[COLUMNS]


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


def _whole(value, what):
    """A whole number of at least one, or a sentence that says what is wrong."""
    try:
        good = float(value) == int(value) and not isinstance(value, bool)
    except (TypeError, ValueError, OverflowError):
        good = False
    if not good:
        raise ValueError(f"Problem: {what} must be a whole number, not {value!r}.")
    if int(value) < 1:
        raise ValueError(
            f"Problem: {what} is {int(value)}. With fewer than one there is no share to work out."
        )
    return int(value)


def _bounds(numerator):
    pair = numerator if isinstance(numerator, (tuple, list)) else (numerator, numerator)
    if len(pair) != 2:
        raise ValueError(
            f"Problem: give one number of delegates or two, the least and the most, not {numerator!r}."
        )
    return _whole(pair[0], "the least number of delegates"), _whole(pair[1], "the most delegates")


def _totals(data, base):
    if isinstance(base, str):
        if base not in BASES:
            raise ValueError(
                f"Problem: there is no base {base!r}. Use one of: {', '.join(BASES)}, or a number."
            )
        rows = _given(data)
        return rows[rows["base"].isin(BASES[base])].reset_index(drop=True)
    own = {
        "base": "in all",
        "who": "your own number",
        "claim_ids": "",
        "of": _whole(base, "the total"),
        "reading": "your own number",
    }
    return pd.DataFrame([own])


def _given(data):
    """One row a different total, with all who give it."""
    voting, both = _counts(data)
    voting = voting.assign(base=VOTING, claim_ids=voting["voting_id"], of=voting["voting"])
    both = both.assign(
        base=ALL, claim_ids=both["voting_id"] + " " + both["other_id"], of=both["voting"] + both["other"]
    )
    rows = pd.concat([voting, both]).astype({"of": int})
    merged = rows.groupby(["base", "of"], as_index=False).agg(
        who=("who", lambda names: "; ".join(dict.fromkeys(names))),
        claim_ids=("claim_ids", " ".join),
        ours=("ours", "any"),
    )
    merged["reading"] = merged["ours"].map({True: "our reading", False: "another source"})
    return merged.sort_values(
        ["base", "of"], key=lambda column: column.map({VOTING: 1, ALL: 2}).fillna(column)
    )


def _counts(data):
    """The counts of delegates with a vote, and those that come with a count of delegates without one."""
    voting, other = (_said(data, name) for name in ("delegates_voting", "delegates_consultative"))
    # A source that counts twice (by questionnaires, by lists) gives its two counts in pairs, in this order.
    for frame in (voting, other):
        frame["nth"] = frame.groupby("source_id").cumcount()
    both = voting.merge(other, on=["source_id", "nth"], suffixes=("", "_2"))
    both = both.rename(columns={"low_2": "other", "claim_id_2": "other_id"})
    both["ours"] &= both["ours_2"]
    return [frame.rename(columns={"low": "voting", "claim_id": "voting_id"}) for frame in (voting, both)]


def _said(data, name):
    """The exact or rounded totals that sources give; withdrawn ones and open ones give no share."""
    said = who_says("congress_10", name, data=data).reset_index()
    bounds = data.claims.set_index("claim_id")[["low", "high"]]
    said = said.join(bounds, on="claim_id")
    said["ours"] = said["rank"].eq("preferred")
    return said[said["rank"].ne("withdrawn") & said["low"].eq(said["high"])][
        ["source_id", "who", "claim_id", "low", "ours"]
    ]


def _alone(data):
    """Totals with a vote that come without a count of those who had none."""
    voting, both = _counts(data)
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

"""Numbers over the years: one or two series on one axis of years, with every doubt drawn beside its number."""

import re
from math import ceil, floor
from os.path import commonprefix

import pandas as pd

from helpers.charts.drawing import low_to_high
from helpers.charts.plot_years import FOLLOWED, LOOKS, OPEN, RIVAL, draw, figures
from helpers.figures import Figure
from helpers.readings import date_words
from helpers.words import known, nearest

LONGEST = 2.1  # years: what was counted over more has no place on an axis of years
MANY = 12  # from here on the description gives the ends and the extremes of a line
COLUMNS = ["line", "when", "said", "unit", "reading", "certainty", "how_known", "claim_ids"]


def over_time(data, *series, category=None, first=None, last=None):
    """Draw one or two series on one axis of years.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    *series : str
        One or two ids of series, such as "party_members"; `data.table("series")` lists them.
    category : str or list of str, optional
        What is counted, such as "all": up to four. Everything where none is named.
    first, last : int, optional
        The first and the last year.

    Returns
    -------
    Figure
        A line for each category of each series; series of two units stand in two panels. A filled mark is a
        number that we follow, a hollow one is weak, contested or a rival, a cross is unchecked. An arrow runs on
        where a source names one end only. A line breaks where years are missing or rivals stand undecided. Its
        table has the columns line, when, said, unit, reading, certainty, how_known, claim_ids.

    Raises
    ------
    KeyError
        If a series is not known; the nearest names are suggested.
    ValueError
        If there is no series or more than two, a category is not in them, or nothing is left to draw.

    Examples
    --------
    >>> from helpers.readings import load
    >>> over_time(load(), "metal_output").table["said"].tolist()
    ['17', '21', '32']
    """
    chosen, others = _chosen(data, series, category)
    rows, left_out = _within(_numbers(chosen, data), first, last)
    left_out += _slips(chosen, data)
    left_out += [f"{others} other {'categories' if others > 1 else 'category'} of these series"] * bool(
        others
    )
    lo, hi = int(first or floor(rows["start"].min())), int(last or ceil(rows["end"].max()) - 1)
    title = f"{_title(chosen)}, {lo} to {hi}"
    return Figure(
        draw(rows, lo, hi + 1),
        title,
        rows[COLUMNS],
        _alt(rows, title),
        " ".join(rows["claim_ids"]).split(),
        left_out=left_out,
        notes=_notes(rows),
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _chosen(data, series, category):
    """The rows asked for, each with the line that it belongs to, and how many categories are not asked for."""
    for each in series:
        known("series", each, data.rows("series"))
    if not 1 <= len(set(series)) <= 2 or len(set(series)) < len(series):
        raise ValueError('Problem: name one series or two different ones, such as "party_members".')
    rows = pd.concat([data.series.query("series_id == @each") for each in series])
    there = list(dict.fromkeys(rows["category"]))
    wanted = there if category is None else [category] if isinstance(category, str) else list(category)
    for unknown in (each for each in wanted if each not in there):
        raise ValueError(
            f"Problem: nothing is counted as {unknown!r} here.{nearest(unknown, there)} "
            f"Use: {'; '.join(there)}."
        )
    rows = rows[rows["category"].isin(wanted)]
    lines = list(dict.fromkeys(zip(rows["series_id"], rows["category"], strict=True)))
    if len(lines) > len(LOOKS):
        raise ValueError(
            f"Problem: {len(lines)} lines are too many for one figure. "
            f"Choose up to four with category=[...] from: {'; '.join(there)}."
        )
    return rows.assign(line=_names(rows)), len(there) - len(set(wanted))


def _names(rows):
    """What tells one line from another: the category, or the end of the series' name, or both."""
    if rows["series"].nunique() == 1:
        return rows["category"].where(rows["category"].ne(""), rows["series"])
    short = rows["series"].str[_shared(rows) :]
    if rows["category"].nunique() == 1:
        return short
    return short + rows["category"].map(lambda category: f", {category}" if category else "")


def _shared(rows):
    """How many letters two names share up to a colon, such as "Sentences in political cases: "."""
    names = list(rows["series"].unique())
    return len("".join(commonprefix(names).rpartition(": ")[:2])) if len(names) > 1 else 0


def _title(rows):
    one, *others = rows["series"].unique()
    shared = _shared(rows)
    categories = "; ".join(each for each in rows["category"].unique() if each)
    return " and ".join([one, *(other[shared:] for other in others)]) + f" ({categories})" * bool(categories)


def _numbers(rows, data):
    """One row a number: what we follow, each of several that stand undecided, and what other sources give."""
    claims = data.claims.set_index("claim_id")
    made = []
    for row in rows.itertuples():
        ours = claims.loc[row.claim_ids.split()]
        same = [group for _, group in ours.groupby(["low", "high"], sort=False, dropna=False)]
        made += [_number(row, group, FOLLOWED if len(same) == 1 else OPEN) for group in same]
        rivals = claims.loc[row.rival_ids.split()].query("rank == 'alternative'")
        made += [_number(row, rivals.loc[[each]], RIVAL) for each in rivals.index]
    return pd.DataFrame(made)


def _number(row, claims, reading):
    claim = claims.iloc[0]
    start, end = _year(claim["earliest"]), _year(claim["latest"], 1)
    low, high = claim["low"], claim["high"]
    sure = reading == FOLLOWED and row.certainty in ("supported", "well supported")
    return {
        "line": row.line,
        "counted": row.category,
        "when": date_words(claim["date"]),
        "said": _said(claim["value"], low, high),
        "unit": row.unit,
        "reading": reading,
        "certainty": row.certainty if reading == FOLLOWED else claim["certainty"],
        "how_known": row.how_known if reading == FOLLOWED else claim["how_known"],
        "claim_ids": " ".join(claims.index),
        "start": start,
        "end": end,
        "x": (start + end) / 2,
        "low": low if low == low else high,
        "high": high if high == high else low,
        "open": "up" if high != high else "down" if low != low else "",
        "sure": sure,
    }


def _year(day, more=0):
    """A day as a year with its fraction; `more` days later."""
    return day.year + (day.day_of_year - 1 + more) / (366 if day.is_leap_year else 365)


def _said(value, low, high):
    """A number in figures, with the bound or the doubt that its source gives it."""
    if high != high:
        return f"{'over' if value.startswith('over') else 'at least'} {figures(low)}"
    if low != low:
        return f"up to {figures(high)}"
    return "about " * bool(re.match("about|some|almost|around", value)) + low_to_high(
        low, high, write_as=figures
    )


def _within(rows, first, last):
    """The numbers that have a place on the axis, and why the others have none."""
    for year in (each for each in (first, last) if each is not None and not isinstance(each, int)):
        raise ValueError(f"Problem: a year is a whole number such as 1921, not {year!r}.")
    undated = rows["x"].isna()
    long = (rows["end"] - rows["start"]).gt(LONGEST)
    early = rows["x"].lt(first or 0) | rows["x"].gt((last or 9999) + 1)
    drawn = rows[~undated & ~long & ~early].sort_values("x", kind="stable")
    if drawn.empty:
        raise ValueError("Problem: no number is left to draw. Name other years, or another category.")
    reasons = {
        "without a date": undated,
        "counted over more than two years": long,
        "of other years": early & ~long,
    }
    counts = [(int(which.sum()), why) for why, which in reasons.items()]
    return drawn, [f"{count} number{'s' * (count > 1)} {why}" for count, why in counts if count]


def _slips(rows, data):
    """What was withdrawn as a slip of print or of the pen: said, not drawn."""
    claims = data.claims.set_index("claim_id").loc[" ".join(rows["rival_ids"]).split()]
    slips = [
        f"{claim.value} in {date_words(claim.date)}, {claim.Index}"
        for claim in claims.query("rank == 'withdrawn'").itertuples()
    ]
    count = "1 number" if len(slips) == 1 else f"{len(slips)} numbers"
    return [f"{count} withdrawn as a slip ({'; '.join(slips)})"] * bool(slips)


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, title):
    units = " and ".join(rows["unit"].unique())
    told = " ".join(_told(line, group) for line, group in rows.groupby("line", sort=False))
    return f"Line chart by year, {units} upwards. {title}. {told}{_clashes(rows)}"


def _told(line, rows):
    ours = rows[rows["reading"].ne(RIVAL)]
    if len(ours) <= MANY:
        return f"{line}: {'; '.join(f'{row.when} {row.said}' for row in ours.itertuples())}."
    ends = {
        "first": ours.iloc[0],
        "last": ours.iloc[-1],
        "lowest": ours.loc[ours["low"].idxmin()],
        "highest": ours.loc[ours["high"].idxmax()],
    }
    return f"{line}: {len(ours)} numbers; {'; '.join(f'{name} {row.said} ({row.when})' for name, row in ends.items())}."


def _clashes(rows):
    """Where one thing has more than one number in the same year."""
    told = [
        f"{counted}{', ' * bool(counted)}{when}: {' or '.join(group['said'])}"
        for (_, counted, when), group in rows.groupby(["unit", "counted", "when"], sort=False)
        if group["said"].nunique() > 1
    ]
    return f" Where there is more than one number: {'; '.join(told)}." * bool(told)


def _notes(rows):
    notes = [
        "A line joins neighbouring years; it breaks where years are missing or rivals stand undecided.",
        "Where there is no room for a number, the table has it.",
    ]
    rivals = rows[rows["reading"].eq(RIVAL)]
    if len(rivals):
        told = "; ".join(f"{row.said} ({row.when}, {row.claim_ids})" for row in rivals.itertuples())
        notes.append(f"Other sources' numbers: {told}.")
    return notes

"""All that is claimed of one thing, side by side: rival dates or numbers on one axis, and who gives each."""

import math
import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import pandas as pd
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.ticker import LogLocator, MaxNLocator

from helpers.charts import drawing as draw
from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, VERMILLION, number, wrap, write
from helpers.dataset import NUMERIC
from helpers.dataset.dates import in_words
from helpers.evidence import who_says
from helpers.figures import Figure
from helpers.readings import date_words
from helpers.words import nearest

# For each rank what it means, and its mark, filling, colour and line: shape says the same as colour.
RANKS = {
    "preferred": ("we follow it", "o", BLUE, BLUE, "-"),
    "alternative": ("kept beside it", "D", PAPER, INK, "-"),
    "withdrawn": ("a slip", "X", VERMILLION, VERMILLION, ":"),
}
WHO, SAID, AXIS, END = 0.1, 2.8, 5.05, 7.5  # inches from the left: two columns of text, then the axis
HEAD, PAD = 0.95, 0.06  # inches: above the rows, above and below the text of each
TIMES = 50  # where the largest number is more than so many times the smallest, the axis multiplies
COLUMNS = ["who", "counted_for", "said", "rank", "certainty", "how_known", "claim_id"]


def rivals(data, thing, property, qualifier=None):
    """Draw all claims about one property of one thing: who says what, along an axis of dates or numbers.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    thing : str
        The id of a person, organisation, document, event, ballot or series, such as "shliapnikov".
    property : str
        A property with dates or numbers, such as "died".
    qualifier : str, optional
        What the values are counted for, such as "began"; all where none is named.

    Returns
    -------
    Figure
        One row a claim. A filled circle is a claim that we follow, a hollow diamond one that is kept beside it,
        a cross one that was withdrawn as a slip. A line covers all days or numbers that a claim allows, an
        arrow runs on where it names no end. Where the largest number is more than 50 times the smallest, the
        axis is logarithmic, and the caption says so. Its table has the columns who, counted_for (where there
        are several), said, rank, certainty, how_known, claim_id.

    Raises
    ------
    KeyError
        If the thing or the property is not known; the nearest names are suggested.
    ValueError
        If the property is told in words, or nothing is claimed.

    Examples
    --------
    >>> from helpers.readings import load
    >>> rivals(load(), "shliapnikov", "died").table["said"].tolist()[-2:]
    ['1943', '1954']
    """
    rows = _rows(data, thing, property, qualifier)
    scale = _scale(rows)
    name = f"{data.names()[thing]} - {property.replace('_', ' ')}"
    return Figure(
        _drawing(rows, scale, _axis_name(data, thing, property)),
        f"{name}: one row for each claim",
        rows[COLUMNS].loc[:, rows[COLUMNS].ne("").any()],
        _alt(rows, name),
        rows["claim_id"],
        notes=_notes(rows, scale),
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data, thing, property, qualifier):
    """The claims with their words and ends: group by group, each from the earliest or lowest on."""
    said = who_says(thing, property, data)
    kind = data.rows("properties")[property]["value_type"]
    if kind not in ("date", *NUMERIC):
        raise ValueError(
            f"Problem: {property!r} is told in words, which have no place on an axis. "
            f'Read it with wo.who_says("{thing}", "{property}"), or choose a date or a number.'
        )
    rows = data.claims.set_index("claim_id").loc[said.index].assign(who=said["who"], kind=kind)
    rows = rows if qualifier is None else _only(rows, qualifier)
    if rows.empty:
        raise ValueError(f"Problem: no claim gives {property!r} of {thing!r}.")
    ends = rows[["earliest", "latest"]].map(_day) if kind == "date" else rows[["low", "high"]]
    ends.columns = ["start", "end"]
    rows = rows.join(ends).assign(
        first=ends["start"].fillna(ends["end"]),
        last=ends["end"].fillna(ends["start"]),
        group=rows["qualifier"].map(list(rows["qualifier"].unique()).index),
        said=_said(rows, kind),
        counted_for=_counted_for(rows, data),
    )
    return rows.sort_values(["group", "first", "last"], kind="stable").reset_index()


def _only(rows, qualifier):
    known = [each for each in rows["qualifier"].unique() if each]
    if qualifier not in known:
        raise ValueError(
            f"Problem: nothing is counted for {qualifier!r} here.{nearest(qualifier, known)} "
            f"Use one of: {', '.join(known) or 'none at all'}."
        )
    return rows[rows["qualifier"].eq(qualifier)]


def _said(rows, kind):
    """The value in words; where a series has many dates, with its date."""
    words = rows["value"].map(date_words if kind == "date" else _with_commas)
    series = rows["about_type"].eq("series") & rows["date"].ne("")
    return words.where(~series, words + " (" + rows["date"].map(date_words) + ")")


def _with_commas(value):
    return re.sub(r"\d{4,}", lambda found: f"{int(found[0]):,}", value)


def _counted_for(rows, data):
    """The qualifier in words, where it tells rows apart."""
    names = data.names()
    several = rows["qualifier"].nunique() > 1
    return rows["qualifier"].map(lambda each: names.get(each, each)) if several else ""


def _day(day):
    return math.nan if pd.isna(day) else float(date2num(day))


# -- the axis ----------------------------------------------------------------------------------------------


class Scale(NamedTuple):
    """Where a value stands on the sheet, and what is written under the axis."""

    low: float
    high: float
    ticks: list
    times: bool

    def place(self, value):
        """Give the inches from the left."""
        low, high, value = (math.log10(each) if self.times else each for each in (self.low, self.high, value))
        return AXIS + (value - low) / (high - low) * (END - AXIS)


def _scale(rows):
    """An axis from one tick to another, with some room round the marks."""
    low, high = rows["first"].min(), rows["last"].max()
    dated = rows["kind"].iloc[0] == "date"
    times = bool(not dated and 0 < low * TIMES < high)
    if times:
        room = (high / low) ** 0.05
        low, high = low / room, high * room
    else:
        room = max(high - low, 200) * 0.05 if dated else (high - low or high or 1) * 0.05
        low, high = low - room if dated else max(low - room, 0), high + room
    ticks = _days(low, high) if dated else _numbers(low, high, times)
    low = max((place for place, _ in ticks if place <= low), default=low)
    high = min((place for place, _ in ticks if place >= high), default=high)
    return _labelled(Scale(low, high, [tick for tick in ticks if low <= tick[0] <= high], times))


def _numbers(low, high, times):
    powers = (1,) if high > 1000 * low else (1, 2, 5)
    locator = LogLocator(subs=powers) if times else MaxNLocator(5, steps=[1, 2, 5, 10])
    return [(place, number(place)) for place in locator.tick_values(low, high)]


def _days(low, high):
    """Years where they do; where not, months or days, with the year below."""
    start, end = num2date(low), num2date(high)
    if end.year - start.year > 3:
        years = MaxNLocator(5, steps=[1, 2, 5, 10], integer=True).tick_values(start.year, end.year + 1)
        return [(date2num(date(int(year), 1, 1)), f"{year:.0f}") for year in years]
    days = [num2date(place) for place in AutoDateLocator(minticks=3, maxticks=6).tick_values(start, end)]
    form = "{0:%b}\n{0:%Y}" if all(day.day == 1 for day in days) else "{0.day} {0:%b}\n{0:%Y}"
    return [(date2num(day), form.format(day)) for day in days]


def _labelled(scale):
    """Take off labels that have no room; their lines stay."""
    widest = max(draw.width_of(line) for _, label in scale.ticks for line in label.split("\n")) + 0.12
    places = [scale.place(place) for place, _ in scale.ticks]
    apart = min((after - before for before, after in pairwise(places)), default=widest)
    step = math.ceil(widest / apart)
    ticks = [(place, "" if count % step else label) for count, (place, label) in enumerate(scale.ticks)]
    return scale._replace(ticks=ticks)


def _axis_name(data, thing, property):
    kind = data.rows("properties")[property]
    if kind["value_type"] == "date":
        return "date"
    if property == "value":
        return data.rows("series")[thing]["unit"]
    return property if kind["unit"] == property else f"{property.replace('_', ' ')} ({kind['unit']})"


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, scale, axis_name):
    texts = [_texts(row) for row in rows.itertuples()]
    heights = [max(map(len, columns)) * STEP + 2 * PAD for columns in texts]
    bottom = HEAD + sum(heights)
    foot = bottom + 0.2 + STEP * (1 + scale.ticks[0][1].count("\n"))
    sheet, axes = draw.page(height=foot + 0.25)
    _heads(axes, rows)
    _axis(axes, scale, bottom)
    write(axes, (AXIS + END) / 2, foot, axis_name, ha="center")
    top = HEAD
    for row, columns, height in zip(rows.itertuples(), texts, heights, strict=True):
        axes.plot([WHO, END], [top, top], color=INK, lw=GRID, ls=":")
        for x, lines, weight in zip((WHO, SAID), columns, ("normal", "bold"), strict=True):
            for count, line in enumerate(lines):
                write(axes, x, top + PAD + (count + 0.5) * STEP, line, weight=weight)
        _mark(axes, row, scale, top + height / 2)
        top += height
    return sheet


def _texts(row):
    """The lines of the two columns of text."""
    flag = ", UNCHECKED" * (row.how_known == "unchecked")
    who = wrap(f"{row.who} ({row.claim_id}){flag}", SAID - WHO - 0.12)
    return who, wrap(_whole(row), AXIS - SAID - 0.15, bold=True)


def _heads(axes, rows):
    x = WHO + 0.1
    for rank in (rank for rank in RANKS if rank in set(rows["rank"])):
        words = f"{rank}: {RANKS[rank][0]}"
        _symbol(axes, x, 0.25, rank)
        write(axes, x + 0.2, 0.25, words)
        x += draw.width_of(words) + 0.65
    for x, words in ((WHO, "Who says it"), (SAID, "What it says")):
        write(axes, x, HEAD - 0.22, words, weight="bold")


def _axis(axes, scale, bottom):
    for y in (HEAD, bottom):
        axes.plot([WHO, END], [y, y], color=INK, lw=LINE)
    for place, label in scale.ticks:
        x = scale.place(place)
        axes.plot([x, x], [HEAD, bottom + 0.08], color=INK, lw=GRID, ls=":")
        for count, line in enumerate(label.split("\n")):
            write(axes, x, bottom + 0.2 + count * STEP, line, ha="center")


def _mark(axes, row, scale, y):
    """A mark in the middle of what the claim allows, a line over all of it, an arrow to an end not named."""
    first, last = scale.place(row.first), scale.place(row.last)
    colour, line = RANKS[row.rank][3:]
    if last > first:
        axes.plot([first, last], [y, y], color=colour, lw=LINE + 1, ls=line, solid_capstyle="butt")
    for end, edge in ((row.start, AXIS), (row.end, END)):
        if pd.isna(end):
            arrow = {"arrowstyle": "-|>", "color": colour, "lw": LINE, "mutation_scale": 16}
            axes.annotate("", (edge, y), (first, y), arrowprops=arrow)
    _symbol(axes, (first + last) / 2, y, row.rank)


def _symbol(axes, x, y, rank):
    _, marker, fill, _, _ = RANKS[rank]
    size = 9 if marker == "D" else 11
    axes.plot(x, y, marker, markersize=size, markerfacecolor=fill, markeredgecolor=INK, markeredgewidth=1.2)


# -- in words ----------------------------------------------------------------------------------------------


def _whole(row):
    """What a claim says, and what it is counted for."""
    return f"{row.counted_for}: {row.said}" if row.counted_for else row.said


def _alt(rows, name):
    dated = rows["kind"].iloc[0] == "date"
    kind, values = ("Timeline", "date") if dated else ("Range bars", "number")
    ends = rows["first"].min(), rows["last"].max()
    edges = " to ".join(in_words(f"{num2date(end):%Y-%m-%d}") if dated else number(end) for end in ends)
    different = rows["said"].nunique()
    count = f"one {values}" if different == 1 else f"{different} different {values}s"
    ranks = rows["rank"].value_counts()
    sizes = ", ".join(f"{ranks[rank]} {rank}" for rank in RANKS if rank in ranks)
    told = "; ".join(f"{_whole(row)} ({row.who}, {row.rank})" for row in rows.itertuples())
    claims = "1 claim gives" if len(rows) == 1 else f"{len(rows)} claims give"
    return f"{kind} with one row a claim, from {edges}. {name}: {claims} {count} ({sizes}). From the top: {told}."


def _notes(rows, scale):
    """Say what the axis does, and what has no end."""
    notes = ["The axis is logarithmic: each step to the right multiplies, it does not add."] * scale.times
    open_ends = int(rows[["start", "end"]].isna().any(axis=1).sum())
    if open_ends:
        claims = "1 claim names" if open_ends == 1 else f"{open_ends} claims name"
        notes.append(f"{claims} one end only: an arrow runs on from there.")
    return notes

"""All that is claimed of one thing, side by side: rival dates or numbers on one axis, and who gives each."""

import re

from helpers.dataset import NUMERIC
from helpers.evidence import who_says
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.words import listed, nearest, plural

RANKS = {"preferred": "we follow it", "alternative": "kept beside it", "withdrawn": "a slip"}
COLUMNS = ["who", "counted_for", "said", "rank", "certainty", "how_known", "claim_id"]


def rivals(data: Dataset, thing: str, property: str, qualifier: str | None = None) -> Figure:
    """Show all claims about one property of one thing: who says what, along an axis of dates or numbers.

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
        A table, one row a claim. A filled circle is a claim that we follow, a hollow diamond one that is kept
        beside it, a cross one that was withdrawn as a slip. A line covers all days or numbers that a claim allows;
        it runs out as an arrow where the claim names no end. Where the largest number is more than 50 times the
        smallest, the axis multiplies. Its rows have the columns who, counted_for (where there are several), said,
        rank, certainty, how_known, claim_id.

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
    several = len(_counted(data, thing, property, qualifier)) > 1
    columns = [column for column in COLUMNS if several or column != "counted_for"]
    name = f"{data.names()[thing]} - {property.replace('_', ' ')}"
    rows = _rows(data, thing, property, qualifier)
    if rows.empty:
        return nothing(data, name, columns)
    axis = _axis(rows, _unit(data, thing, property))
    counted = [Words("counted_for", "What for")] if several else []
    return Figure(
        data,
        rows,
        Grid(
            rows,
            [Words("source", "Who says it"), *counted, Words("said", "What it says"), axis],
            meanings={rank: f"{rank}: {words}" for rank, words in RANKS.items()},
        ),
        title=f"{name}: one row for each claim",
        said=_told(rows, name),
        columns=columns,
        key="Each step of the axis to the right multiplies, it does not add."
        if axis.scale.multiplies
        else "",
        notes=_open(rows),
        claim_ids=rows["claim_id"],
    )


def _counted(data, thing, property, qualifier):
    """What all claims, whatever the reading, are counted for; refuse what none of them gives."""
    said = who_says(thing, property, data.whole)
    if data.rows("properties")[property]["value_type"] not in ("date", *NUMERIC):
        raise ValueError(
            f"Problem: {property!r} is told in words, which have no place on an axis. "
            f'Read it with wo.who_says("{thing}", "{property}"), or choose a date or a number.'
        )
    if said.empty:
        raise ValueError(f"Problem: no claim gives {property!r} of {thing!r}.")
    counted = set(said["qualifier"])
    if qualifier is None:
        return counted
    if not qualifier or qualifier not in counted:
        words = sorted(counted - {""})
        raise ValueError(
            f"Problem: nothing is counted for {qualifier!r} here.{nearest(qualifier, words)} "
            f"Use one of: {', '.join(words) or 'none at all'}."
        )
    return {qualifier}


def _rows(data, thing, property, qualifier):
    """The claims with their words and ends: group by group, each from the earliest or lowest on."""
    said = who_says(thing, property, data)
    rows, names = data.claims.set_index("claim_id").loc[said.index].assign(who=said["who"]), data.names()
    rows = rows if qualifier is None else rows[rows["qualifier"].eq(qualifier)]
    dated = data.rows("properties")[property]["value_type"] == "date"
    low, high = ("earliest", "latest") if dated else ("low", "high")
    rows = rows.assign(
        dated=dated,
        start=rows[low].map(scale.place) if dated else rows[low],
        end=rows[high].map(scale.place) if dated else rows[high],
        first=rows[low].fillna(rows[high]),
        last=rows[high].fillna(rows[low]),
        group=rows["qualifier"].map(list(rows["qualifier"].unique()).index),
        said=_said(rows, dated),
        counted_for=rows["qualifier"].map(lambda word: names.get(word, word)),
        meaning=rows["rank"].map(RANKS),
    )
    rows["at"] = rows[["start", "end"]].mean(axis=1)
    rows = rows.sort_values(["group", "first", "last"], kind="stable").reset_index()
    flags = rows["how_known"].map(lambda known: ", UNCHECKED" if known == "unchecked" else "")
    return rows.assign(source=rows["who"] + " (" + rows["claim_id"] + ")" + flags)


def _said(rows, dated):
    """The value in words; where a series has many dates, with its date."""
    words = rows["value"].map(date_words if dated else _with_commas)
    series = rows["about_type"].eq("series") & rows["date"].ne("")
    return words.where(~series, words + " (" + rows["date"].map(date_words) + ")")


def _with_commas(value):
    return re.sub(r"\d{4,}", lambda found: f"{int(found[0]):,}", value)


def _axis(rows, unit):
    make = scale.time if rows["dated"].iloc[0] else scale.numbers
    layers = [Span("start", "end", "rank"), Point("at", "rank")]
    return Axis(make(rows["first"].min(), rows["last"].max()), layers, unit, words="meaning")


def _unit(data, thing, property):
    kind = data.rows("properties")[property]
    if kind["value_type"] == "date":
        return "Date"
    if property == "value":
        return data.rows("series")[thing]["unit"].capitalize()
    name = property.replace("_", " ").capitalize()
    return name if kind["unit"] in ("", property) else f"{name} ({kind['unit']})"


def _told(rows, name):
    """Count the claims, what they give, and how many of each rank."""
    kind = "date" if rows["dated"].iloc[0] else "number"
    different = rows["said"].nunique()
    given = f"one {kind}" if different == 1 else f"{different} different {kind}s"
    ranks = rows["rank"].value_counts()
    sizes = listed(f"{ranks[rank]} {rank}" for rank in RANKS if rank in ranks)
    return f"{name}: {plural(len(rows), 'claim gives', 'claims give')} {given} ({sizes})."


def _open(rows):
    """Say how many claims have no end."""
    count = int(rows[["start", "end"]].isna().any(axis=1).sum())
    named = plural(count, "claim names", "claims name")
    return [f"{named} one end only: an arrow runs on from there."] if count else []

"""All that is claimed of one thing, side by side: rival dates or numbers on one axis, and who gives each."""

import pandas as pd

from helpers.dataset import NUMERIC
from helpers.evidence import who_says
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.readings.lives import place
from helpers.readings.wording import short_names
from helpers.words import known, listed, plural

RANKS = {"preferred": "we follow it", "alternative": "kept beside it", "withdrawn": "a slip"}
COUNTED = {"preferred": "that we follow", "alternative": "kept beside", "withdrawn": "read as a slip"}
MULTIPLIES = "Each step of the axis to the right multiplies, it does not add."
COLUMNS = ["who", "counted_for", "said", "followed", "certainty", "how_known", "claim_id"]


def rivals(data: Dataset, thing: str, property: str, qualifier: str | None = None) -> Figure:
    """Show all claims about one property of one thing: who says what, along an axis of dates or numbers.

    Args:
        data (Dataset): As `wo.load()` gives it.
        thing (str): The id of a person, organisation, document, event, ballot or series, such as "shliapnikov".
        property (str): A property with dates or numbers, such as "died".
        qualifier (str, optional): What the values are counted for, such as "began"; all where none is named.

    Returns:
        Figure: A table, one row a claim. A filled circle is a claim that we follow, a hollow diamond one that is kept
            beside it, a cross one that was withdrawn as a slip. A line covers all days or numbers that a claim allows;
            it runs out as an arrow where the claim names no end. Where the largest number is more than 50 times the
            smallest, the axis multiplies. Its rows have the columns who, counted_for (where there are several), said,
            followed (whether we follow it), certainty, how_known, claim_id.

    Raises:
        KeyError: If the thing or the property is not known; the nearest names are suggested.
        ValueError: If the property is told in words, or nothing is claimed.

    Examples:
        >>> rivals(load(), "shliapnikov", "died").table["said"].tolist()[-2:]
        ['1943', '1954']
    """
    counted = _counted_for(data.whole, thing, property)
    if qualifier is not None:
        known("qualifier", qualifier, sorted(counted - {""}))
        counted = {qualifier}
    several = len(counted) > 1
    columns = [column for column in COLUMNS if several or column != "counted_for"]
    said = data.rows("properties")[property]["in_words"].split(": {value}")[0]
    name = said.format(thing=data.names()[thing], of="", qualifier="each group")
    claims = data.claims[data.claims["about_id"].eq(thing) & data.claims["property"].eq(property)]
    claims = claims[claims["qualifier"].isin(counted)]
    if claims.empty:
        return nothing(data, name, columns)
    dated = data.rows("properties")[property]["value_type"] == "date"
    rows, make = _rows(data, claims, dated), scale.time if dated else scale.numbers
    layers, unit = [Span("start", "end", "rank"), Point("at", "rank")], _unit(data, thing, property)
    axis = Axis(make(rows["first"].min(), rows["last"].max()), layers, unit, words="followed")
    what_for = [Words("counted_for", "What for")] if several else []
    shown = [Words("source", "Who says it"), *what_for, Words("said", "What it says"), axis]
    grid = Grid(rows, shown, meanings=RANKS)
    words = {"title": f"{name}: one row for each claim", "said": _told(rows, name, "date" if dated else "number")}
    key, arrow = MULTIPLIES if axis.scale.multiplies else "", rows[["start", "end"]].isna().any(axis=1).sum()
    arrow = f"{plural(arrow, 'claim names', 'claims name')} one end only: an arrow runs on from there." if arrow else ""
    return Figure(data, rows, grid, **words, columns=columns, key=key, notes=[arrow], claim_ids=rows["claim_id"])


def _counted_for(data, thing, property):
    """What the claims are counted for; refuse what has no place on an axis, and what none of them gives."""
    said = who_says(thing, property, data)
    if data.rows("properties")[property]["value_type"] not in ("date", *NUMERIC):
        read = f'Read it with wo.who_says("{thing}", "{property}"), or choose a date or a number.'
        raise ValueError(f"Problem: {property!r} is told in words, which have no place on an axis. {read}")
    if said.empty:
        raise ValueError(f"Problem: no claim gives {property!r} of {thing!r}.")
    return set(said["qualifier"])


def _rows(data, rows, dated):
    """The claims with their words and ends: group by group, each from the earliest or lowest on."""
    names, who = data.names(), rows["source_id"].map(short_names(data))
    low, high = (rows[end] for end in (("earliest", "latest") if dated else ("low", "high")))
    start, end = (ends.map(place) if dated else ends for ends in (low, high))
    unchecked = rows["how_known"].map({"unchecked": ", UNCHECKED"}).fillna("")
    rows = rows.assign(
        start=start,
        end=end,
        at=(start.fillna(end) + end.fillna(start)) / 2,
        first=low.fillna(high),
        last=high.fillna(low),
        group=pd.factorize(rows["qualifier"])[0],
        said=_said(rows, dated),
        counted_for=rows["qualifier"].map(lambda word: names.get(word, word)),
        followed=rows["rank"].map(RANKS),
        who=who,
        source=who + " (" + rows["claim_id"] + ")" + unchecked,
    )
    return rows.sort_values(["group", "first", "last"], kind="stable", ignore_index=True)


def _said(rows, dated):
    figures = rows["value"].str.replace(r"\d{4,}", lambda found: f"{int(found[0]):,}", regex=True)
    words = rows["value"].map(date_words) if dated else figures
    series = rows["about_type"].eq("series") & rows["date"].ne("")
    return words.where(~series, words + " (" + rows["date"].map(date_words) + ")")


def _unit(data, thing, property):
    """What the axis measures."""
    kind = data.rows("properties")[property]
    if kind["value_type"] == "date":
        return "Date"
    if property == "value":
        return data.rows("series")[thing]["unit"].capitalize()
    name = property.replace("_", " ").capitalize()
    return name if kind["unit"] in ("", property) else f"{name} ({kind['unit']})"


def _told(rows, name, kind):
    different, ranks = rows["said"].nunique(), rows["rank"].value_counts()
    given = f"one {kind}" if different == 1 else f"{different} different {kind}s"
    sizes = listed(f"{ranks[rank]} {words}" for rank, words in COUNTED.items() if rank in ranks)
    return f"{name}: {plural(len(rows), 'claim gives', 'claims give')} {given} ({sizes})."

"""Life lines: one line a person from birth to death, with what is not known shown as not known."""

import math

import pandas as pd

from helpers.charts.common import end_of_life
from helpers.dataset import dates
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.readings.lives import EXACT, NEVER, NOT_FOUND, UNCERTAIN, chosen, dated
from helpers.readings.stories import grouping
from helpers.words import listed, low_to_high, plural

AT, UNKNOWN = "first or last seen in a source", "not known from here on"
COLUMNS = ["person", "born", "born_known", "seen", "died", "died_known", "certainty", "claim_ids"]
ENDS = {"born": "birth", "died": "death"}
LAYERS = [
    Span("", "unborn", UNKNOWN, dashed=True),
    Span("born_from", "born_to", UNCERTAIN, dashed=True),
    Span("begin", "stop", "a life, as far as sources see it"),
    Span("died_from", "died_to", UNCERTAIN, dashed=True),
    Span("undied", "", UNKNOWN, dashed=True),
    Point("unborn", AT),
    Point("undied", AT),
    Point("born_first", "born_known"),
    Point("born_to", "born_known"),
    Point("died_from", "died_known"),
    Point("died_last", "died_known"),
]


def life_lines(data: Dataset, people: str | list[str], mark: str | None = None) -> Figure:
    """Show lives as lines from birth to death.

    Args:
        data (Dataset): As `wo.load()` gives it.
        people (str or list of str): The ids of at most 24 people, such as "kollontai": they stand in the order given.
            Or the id of a document, such as "letter_of_22": all who signed it, in the order of the alphabet.
        mark (str, optional): A date to mark by a line from top to bottom, such as "1922-02-26".

    Returns:
        Figure: A table, one row a life, with an axis of years. A filled mark is an exact year; hollow marks with dashes
            between them are an uncertain year or rival years. Where no year was found dashes run out to a question mark
            from where a source last sees the person, and the words say "not found". Its rows have the columns person,
            born, born_known, seen (the years in which sources see somebody of whom an end is missing), died,
            died_known, certainty, claim_ids.

    Raises:
        ValueError: If a person is not known, there are none or too many, or the mark is no date.

    Examples:
        >>> from helpers.readings import load
        >>> life_lines(load(), ["kollontai", "pavlov"]).table["died"].tolist()
        ['1952', 'not found']
    """
    people, day = _people(data, people), _day(mark)
    title = f"Life lines of {plural(len(people), 'person', 'people')}"
    if not people:
        return nothing(data, "Life lines", COLUMNS)
    rows = _rows(data, people)
    missing = {word: int(rows[end].eq(NOT_FOUND).sum()) for end, word in ENDS.items()}
    told = [f"the year of {word} of {count}" for word, count in missing.items() if count]
    missing = f"Not found: {listed(told)}." if told else "No year is missing."
    known = rows[["born_known", "died_known"]]
    exact, uncertain = int(known.eq(EXACT).all(axis=1).sum()), int(known.eq(UNCERTAIN).any(axis=1).sum())
    lives = plural(uncertain, "life has", "lives have")
    seen = [Words("seen", "Seen in sources")] if rows["seen"].any() else []
    return Figure(
        data,
        rows,
        Grid(rows, [Words("person"), Words("born"), Words("died"), *seen, _axis(rows, day)]),
        title=title,
        said=f"{title}: both years are exact for {exact}. {missing}",
        columns=COLUMNS,
        key=f"The line from top to bottom marks {date_words(mark)}." if mark else "",
        notes=[
            missing,
            f"{lives} an end that is uncertain or on which sources clash." if uncertain else "",
            "The mark at the end of a line says when somebody died. It does not say how.",
        ],
    )


def _people(data, people):
    """Whom the figure is of; under a stricter reading only those of whom it says that they signed."""
    asked, signed = chosen(data.whole, people), data.signatures
    if not isinstance(people, str) or people not in data.rows("documents"):
        return asked
    signed = set(signed.loc[signed["document_id"].eq(people), "person_id"])
    return [person for person in asked if person in signed]


def _day(mark):
    """A date as a place on the axis."""
    if mark is None:
        return None
    try:
        day = scale.place(pd.Timestamp(dates.span(mark).earliest))
    except (ValueError, AttributeError):
        day = math.nan
    if math.isnan(day):
        raise ValueError(f"Problem: {mark!r} is not a date to mark. Write it as 1922-02-26.")
    return day


def _axis(rows, day):
    places = rows[["begin", "stop", "born_from", "died_to"]].stack().dropna().tolist()
    places = [*places, *([] if day is None else [day])] or [1880, 1940]
    return Axis(scale.years(min(places), max(places)), LAYERS, "Year", line=day)


def _rows(data, people):
    """One row a person: both ends of the life, and between which days sources see somebody of whom one is missing."""
    settled, claims, names = data.settled(), data.claims.set_index("claim_id"), data.names()
    lives = {person: _life(data, settled[settled["about_id"].eq(person)], claims) for person in people}
    rows = pd.DataFrame([{"person": names[person], **life} for person, life in lives.items()])
    born, died = rows["born_to"], rows["died_from"]
    begin, stop = born.fillna(rows["first"]).fillna(died), died.fillna(rows["last"]).fillna(born)
    return rows.assign(
        begin=begin,
        stop=stop,
        unborn=begin.where(born.isna()),
        undied=stop.where(died.isna()),
        born_first=rows["born_from"].where(rows["born_from"].lt(born)),
        died_last=rows["died_to"].where(rows["died_to"].gt(died)),
    )


def _life(data, facts, claims):
    """What is known of one life; where both ends are found, nobody need be seen between them."""
    born, died = (dated(facts[facts["property"].eq(end)], claims) for end in ENDS)
    first, last, behind = (NEVER, NEVER, []) if born["ids"] and died["ids"] else _seen(data, facts)
    sure = dict.fromkeys(end["certainty"] for end in (born, died) if end["ids"])
    return {
        **end_of_life("born", born),
        **end_of_life("died", died),
        "first": first,
        "last": last,
        "seen": "" if math.isnan(first) else low_to_high(int(first), int(last), "d"),
        "certainty": "; ".join(sure) or NOT_FOUND,
        "claim_ids": " ".join(dict.fromkeys([*born["ids"], *died["ids"], *behind])),
    }


def _seen(data, facts):
    """The first and the last day on which a source sees somebody alive, and the claims that say so."""
    alive = facts["property"].isin(grouping(data, "alive")["member"])
    days = facts[alive & facts["earliest"].notna() & facts["latest"].notna()]
    days = days[~days["date"].str.contains(r"[?~%X]")]
    if days.empty:
        return NEVER, NEVER, []
    early, late = days.loc[days["latest"].idxmin()], days.loc[days["earliest"].idxmax()]
    first, last = sorted([early["latest"], late["earliest"]])
    return scale.place(first), scale.place(last), f"{early['claim_ids']} {late['claim_ids']}".split()

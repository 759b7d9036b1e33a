"""Life lines: one line a person from birth to death, with what is not known shown as not known."""

import math

import pandas as pd

from helpers.dataset import dates
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.readings.lives import EXACT, NEVER, NOT_FOUND, UNCERTAIN, chosen, dated
from helpers.readings.stories import grouping
from helpers.words import listed, plural

LIFE, AT, UNKNOWN = (
    "a life, as far as sources see it",
    "first or last seen in a source",
    "not known from here on",
)
COLUMNS = ["person", "born", "born_known", "seen", "died", "died_known", "certainty", "claim_ids"]
ENDS = {"born": "birth", "died": "death"}
LAYERS = [
    Span("", "unborn", UNKNOWN, dashed=True),
    Span("born_from", "born_to", UNCERTAIN, dashed=True),
    Span("begin", "stop", LIFE),
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

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    people : str or list of str
        The ids of at most 24 people, such as "kollontai": they stand in the order given. Or the id of a
        document, such as "letter_of_22": all who signed it, in the order of the alphabet.
    mark : str, optional
        A date to mark by a line from top to bottom, such as "1922-02-26".

    Returns
    -------
    Figure
        A table, one row a life, with an axis of years. A filled mark is an exact year; hollow marks with dashes
        between them are an uncertain year or rival years. Where no year was found dashes run out to a question mark
        from where a source last sees the person, and the words say "not found". Its rows have the columns person,
        born, born_known, seen (the years in which sources see somebody of whom an end is missing), died, died_known,
        certainty, claim_ids.

    Raises
    ------
    ValueError
        If a person is not known, there are none or too many, or the mark is no date.

    Examples
    --------
    >>> from helpers.readings import load
    >>> life_lines(load(), ["kollontai", "pavlov"]).table["died"].tolist()
    ['1952', 'not found']
    """
    people, day = _people(data, people), _day(mark)
    rows = _rows(data, people)
    title = f"Life lines of {plural(len(rows), 'person', 'people')}"
    if rows.empty:
        return nothing(data, "Life lines", COLUMNS)
    axis = Axis(_scale(rows, day), LAYERS, "Year", line=day)
    words = [Words("person"), Words("born"), Words("died"), *_seen_column(rows), axis]
    return Figure(
        data,
        rows,
        Grid(rows, words),
        title=title,
        said=_said(rows, title),
        columns=COLUMNS,
        key=f"The line from top to bottom marks {date_words(mark)}." if mark else "",
        notes=[
            _missing(rows),
            *_uncertain(rows),
            "The mark at the end of a line says when somebody died. It does not say how.",
        ],
    )


def _people(data, people):
    """Whom the figure is of; under a stricter reading only those of whom it says that they signed."""
    asked = chosen(data.whole, people)
    if not isinstance(people, str) or people not in data.rows("documents"):
        return asked
    signed = data.signatures
    signed = set(signed.loc[signed["document_id"].eq(people), "person_id"])
    return [person for person in asked if person in signed]


def _day(mark):
    """A date as a place on the axis."""
    if mark is None:
        return None
    wrong = f"Problem: {mark!r} is not a date to mark. Write it as 1922-02-26."
    try:
        day = scale.place(pd.Timestamp(dates.span(mark).earliest))
    except (ValueError, AttributeError) as error:
        raise ValueError(wrong) from error
    if math.isnan(day):
        raise ValueError(wrong)
    return day


def _scale(rows, day):
    places = rows[["begin", "stop", "born_from", "died_to"]].stack().dropna().tolist()
    places += [] if day is None else [day]
    return scale.years(min(places), max(places)) if places else scale.years(1880, 1940)


def _rows(data, people):
    settled, claims, names = data.settled(), data.claims.set_index("claim_id"), data.names()
    return pd.DataFrame(
        [
            {"person": names[person], **_life(data, settled[settled["about_id"].eq(person)], claims)}
            for person in people
        ]
    )


def _life(data, facts, claims):
    """The row of one person; where both ends are found, nobody need be seen between them."""
    born, died = (dated(facts[facts["property"].eq(end)], claims) for end in ENDS)
    first, last, behind = (NEVER, NEVER, []) if born["ids"] and died["ids"] else _seen(data, facts)
    sure = dict.fromkeys(end["certainty"] for end in (born, died) if end["ids"])
    begin, stop = _known(born["last"], first, died["first"]), _known(died["first"], last, born["last"])
    return {
        "born": born["words"],
        "born_known": born["known"],
        "born_from": born["first"],
        "born_to": born["last"],
        "born_first": born["first"] if born["first"] < born["last"] else NEVER,
        "seen": "" if math.isnan(first) else " to ".join(dict.fromkeys([str(int(first)), str(int(last))])),
        "died": died["words"],
        "died_known": died["known"],
        "died_from": died["first"],
        "died_to": died["last"],
        "died_last": died["last"] if died["first"] < died["last"] else NEVER,
        "begin": begin,
        "stop": stop,
        "unborn": NEVER if born["ids"] else begin,
        "undied": NEVER if died["ids"] else stop,
        "certainty": "; ".join(sure) or NOT_FOUND,
        "claim_ids": " ".join(dict.fromkeys([*born["ids"], *died["ids"], *behind])),
    }


def _known(*places):
    return next((place for place in places if not math.isnan(place)), NEVER)


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


def _seen_column(rows):
    return [Words("seen", "Seen in sources")] if rows["seen"].any() else []


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows, title):
    both = int((rows["born_known"].eq(EXACT) & rows["died_known"].eq(EXACT)).sum())
    return f"{title}: both years are exact for {both}. {_missing(rows)}"


def _missing(rows):
    """Count the ends that were not found: the finding where there are many."""
    counts = {word: int(rows[end].eq(NOT_FOUND).sum()) for end, word in ENDS.items()}
    told = [f"the year of {word} of {count}" for word, count in counts.items() if count]
    return f"Not found: {listed(told)}." if told else "No year is missing."


def _uncertain(rows):
    count = int((rows["born_known"].eq(UNCERTAIN) | rows["died_known"].eq(UNCERTAIN)).sum())
    lives = plural(count, "life has", "lives have")
    return [f"{lives} an end that is uncertain or on which sources clash."] if count else []

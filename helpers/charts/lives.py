"""Lives on an axis of years: from birth to death, and from a death until a name was cleared."""

import math
from contextlib import suppress

import pandas as pd

from helpers import evidence
from helpers.charts.common import behind
from helpers.dataset import dates
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.readings.lives import EXACT, NEVER, NOT_FOUND, UNCERTAIN, accused, chosen, dated, place
from helpers.readings.stories import grouping
from helpers.readings.stories import notes as ours
from helpers.readings.tables import NAMED, UNNAMED
from helpers.words import known, listed, low_to_high, plural

AT, UNKNOWN = "first or last seen in a source", "not known from here on"
LIFE = ["person", "born", "born_known", "seen", "died", "died_known", "certainty", "claim_ids"]
ENDS = {"born": "birth", "died": "death"}
LIVES = [
    Span("", "unborn", UNKNOWN, dashed=True),
    Span("born_from", "born_to", UNCERTAIN, dashed=True),
    Span("begin", "stop", "a life, as far as sources see it"),
    Span("died_from", "died_to", UNCERTAIN, dashed=True),
    Span("undied", "", UNKNOWN, dashed=True),
    *(Point(end, AT) for end in ("unborn", "undied")),
    *(Point(end, "born_known") for end in ("born_first", "born_to")),
    *(Point(end, "died_known") for end in ("died_from", "died_last")),
]
KINDS = {"judicial": "act of a court", "party": "act of the party", "any": "act of any kind"}
MARKED = {**KINDS, UNNAMED: "act of a kind not named"}
NO_CLAIM, FOUND = "no claim", "found"
BEFORE = 1934  # what a source sees of somebody is shown from the year before the case on
ACT = ["person", "died", "kind", "act", "act_date", "years", "by_days", "death_year", "act_year",
       "looked", "certainty", "claim_ids"]  # fmt: skip
WAIT = ["died_known", "died_from", "died_to", "wait_from", "last_seen", "lost", "act_words", "act_mark",
        "act_from", "act_to", "act_at", "told"]  # fmt: skip
WAITS = [
    Span("died_from", "died_to", UNCERTAIN, dashed=True),
    Span("wait_from", "act_from", "the years between"),
    Span("act_from", "act_to", "act_mark"),
    Span("lost", "", UNKNOWN, dashed=True),
    Point("last_seen", AT),
    Point("death", "died_known"),
    Point("act_at", "act_mark"),
]


def _end(end: str, said: dict) -> dict:
    parts = {"": "words", "_known": "known", "_from": "first", "_to": "last"}
    return {f"{end}{part}": said[name] for part, name in parts.items()}


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
        ValueError: If a person is not known, there are none or too many, or the mark is no date from 1800 to 2100.

    Examples:
        >>> life_lines(load(), ["kollontai", "pavlov"]).table["died"].tolist()
        ['1952', 'not found']
    """
    people, day = _people(data, people), _day(mark)
    title = f"Life lines of {plural(len(people), 'person', 'people')}"
    if not people:
        return nothing(data, "Life lines", LIFE)
    rows = _lives(data, people)
    missing = {word: int(rows[end].eq(NOT_FOUND).sum()) for end, word in ENDS.items()}
    told = [f"the year of {word} of {count}" for word, count in missing.items() if count]
    missing = f"Not found: {listed(told)}." if told else "No year is missing."
    ends = rows[["born_known", "died_known"]]
    exact, uncertain = int(ends.eq(EXACT).all(axis=1).sum()), int(ends.eq(UNCERTAIN).any(axis=1).sum())
    lives = plural(uncertain, "life has", "lives have")
    seen = [Words("seen", "Seen in sources")] if rows["seen"].any() else []
    places = [*rows[["begin", "stop", "born_from", "died_to"]].stack().dropna(), *([] if day is None else [day])]
    axis = Axis(scale.years(min(places, default=1880), max(places, default=1940)), LIVES, "Year", line=day)
    grid = Grid(rows, [Words("person"), Words("born"), Words("died"), *seen, axis])
    said = f"{title}: both years are exact for {exact}. {missing}"
    key = f"The line from top to bottom marks {date_words(mark)}." if mark else ""
    clash = f"{lives} an end that is uncertain or on which sources clash." if uncertain else ""
    notes = [missing, clash, "The mark at the end of a line says when somebody died. It does not say how."]
    return Figure(data, rows, grid, title=title, said=said, columns=LIFE, key=key, notes=notes)


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
    with suppress(TypeError, ValueError, AttributeError):
        day = place(pd.Timestamp(dates.span(mark).earliest))
        if 1800 <= day < 2100:  # outside it would leave the lives no room
            return day
    raise ValueError(f"Problem: {mark!r} is not a date to mark. Write one from 1800 to 2100, as 1922-02-26.")


def _lives(data, people):
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
        **_end("born", born),
        **_end("died", died),
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
    return place(first), place(last), f"{early['claim_ids']} {late['claim_ids']}".split()


def how_long_until(data: Dataset, kind: str = "judicial", people: str | list[str] | None = None) -> Figure:
    """Show how long it took from a death until an act that cleared the name.

    Args:
        data (Dataset): As `wo.load()` gives it.
        kind (str): "judicial" (an act of a court), "party" (an act of the party) or "any".
        people (str or list of str, optional): Ids of people, in the order in which they are to stand; all who were
            accused in the case of 1935, by the alphabet, where none is named.

    Returns:
        Figure: A table, one row a person and act, with an axis of years. A line runs from the death to the act; where
            no act was found, dashes run out from what is last known. Its rows have the columns person, died, kind, act,
            act_date, years (the difference of the calendar years: a range where an end is uncertain), by_days (full
            years and months, where both days are known), death_year, act_year (numbers, empty where not found or not
            exact), looked (what was looked for), certainty, claim_ids.

    Raises:
        ValueError: If the kind or a person is not known, or there are too many people.

    Examples:
        >>> how_long_until(load(), "judicial", ["medvedev_sp", "bruno"]).table["years"].tolist()
        ['40', 'not found']
    """
    known("kind of act", kind, KINDS)
    title = f"When an {KINDS[kind]} cleared the name, and names of which we found none"
    people = accused(data=data) if people is None else chosen(data.whole, people)
    if not people:
        return nothing(data, title, ACT)
    rows = _waits(data, people, kind)
    places = rows[["died_from", "died_to", "last_seen", "act_from", "act_to"]].stack().dropna()
    axis = Axis(scale.years(min([1937, *places]), max([1979, *places])), WAITS, "Year")  # these, whoever is shown
    columns = [Words("person"), Words("died"), Words("act_words", KINDS[kind].capitalize()), axis]
    grid = Grid(rows, [*columns, Words("years", "How many years")])
    notes, gone = _notes(rows, data), _left_out(people, kind, data.acts)
    return Figure(data, rows, grid, title=title, said=_said(rows), columns=ACT, notes=notes, left_out=gone)


def _waits(data, people, kind):
    """One row a person and act of this kind; one row also where there is none."""
    settled, claims, acts, rows = data.settled(), data.claims.set_index("claim_id"), data.acts, []
    acts = acts if kind == "any" else acts[acts["kind"].eq(kind)]
    for person in people:
        facts = settled[settled["about_id"].eq(person)]
        died = facts[facts["property"].eq("died")]
        death, found = dated(died, claims), acts[acts["person_id"].eq(person)].to_dict("records")
        ends = [_act(act, death, died, kind) for act in found] or [_no_act(person, kind, data, facts, death)]
        rows += [{"person": data.names()[person], **_end("died", death), **end} for end in ends]
    rows = pd.DataFrame(rows, columns=[*ACT, *WAIT]).astype({"act_year": "Int64"})
    died = rows["died_from"].where(rows["died_known"].eq(EXACT))
    middle = (rows["died_from"] + rows["died_to"]) / 2
    return rows.assign(death=middle, death_year=died.floordiv(1).astype("Int64"))


def _act(act, death, died, kind):
    """An act: when it was, and how many years lie between; none without a year of death."""
    first, last, when, mark = act["earliest"], act["latest"], date_words(act["date"]), MARKED[act["kind"]]
    places, years, by_days = (place(first), place(last)), NOT_FOUND, _by_days(died, act)
    waited = "years cannot be worked out"
    if death["ids"]:
        years = low_to_high(first.year - int(death["last"]), last.year - int(death["first"]), "d")
        waited = f"{years} {'year' if years == '1' else 'years'}"
    told = f"{act['kind']}, {when}, {waited}{f' ({by_days} by the days)' if by_days else ''}"
    return {
        "kind": act["kind"], "act": act["value"], "act_date": when, "years": years, "by_days": by_days,
        "act_year": first.year if first.year == last.year else pd.NA, "looked": FOUND, "certainty": act["certainty"],
        "claim_ids": " ".join([*death["ids"], act["claim_ids"]]), "wait_from": death["last"], "act_mark": mark,
        "act_words": f"{when} ({mark})" if kind == "any" else when, "told": told,
        "act_from": places[0], "act_to": places[1], "act_at": sum(places) / 2,
    }  # fmt: skip


def _by_days(died, act):
    """Full years and months between two days; empty where one of them is not known to the day."""
    start, end = died["earliest"].max(), act["earliest"]
    if start != died["latest"].max() or end != act["latest"]:
        return ""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return "{} years and {} months".format(*divmod(months, 12))


def _no_act(person, kind, data, facts, death):
    """Where no such act was found: what was looked for, in the words of the silence, and what is last known."""
    silences = evidence.silences(person, data).query("property == 'rehabilitated'").itertuples()
    looked = [f"{row.reason}: {row.qualifier}{'. ' if row.qualifier else ''}{row.looked_where}" for row in silences]
    words = dict.fromkeys(("act", "act_words", "act_date", "years", "certainty"), NOT_FOUND if looked else NO_CLAIM)
    looked = " ".join(looked) or "no claim, and no search is on record"
    row = {"kind": kind, "by_days": "", "looked": looked, "lost": death["last"], **words}
    alive = [*grouping(data, "alive")["member"], "accused_of"]
    seen = facts[facts["property"].isin(alive) & facts["earliest"].dt.year.gt(BEFORE)]
    if death["ids"] or seen.empty:
        return {**row, "claim_ids": " ".join(death["ids"])}
    last = seen.loc[seen["earliest"].idxmax()]
    day = place(last["earliest"])
    return {**row, "last_seen": day, "lost": day, "claim_ids": last["claim_ids"]}


def _said(rows):
    """Say for whom the act was found and how long it took, and for whom it was not."""
    found = rows[rows["looked"].eq(FOUND)]
    told = "; ".join(found["person"] + ": " + found["told"])
    parts = [f"{told}." if told else "No such act was found for anybody here."]
    for word in (NOT_FOUND, NO_CLAIM):
        names = rows.loc[rows["act"].eq(word), "person"].unique()
        parts += [f"{word.capitalize()} for {len(names)}: {', '.join(names)}."] if len(names) else []
    if len(rows) == 1 and found.empty:
        parts.append(f"What was looked for: {rows['looked'].iloc[0].rstrip('.')}.")
    return " ".join(parts)


def _notes(rows, data):
    claims = data.rows("claims")
    acts = [claim_id for claim_id in sorted(behind(rows)) if claims[claim_id]["property"] == "rehabilitated"]
    joined = ", ".join(claim_id for claim_id in acts if claims[claim_id]["qualifier"] not in NAMED)
    blank = "Not found is not never: a blank says only that no source read here tells of an act."
    return [
        "The years are the difference of the calendar years; the rows have full years where days are known.",
        f"A claim that names no kind of act stands with the act of its year ({joined})." if joined else "",
        blank if rows["looked"].ne(FOUND).any() else "",
        *(ours(data, "how_long_until")["label"] if rows["act"].eq(NOT_FOUND).any() else []),
    ]


def _left_out(people, kind, acts):
    """The acts on these people that are of another kind, and the acts on others."""
    ours = acts["person_id"].isin(people)
    ids = behind(acts[ours & acts["kind"].ne(kind) & (kind != "any")])
    names = listed(sorted(acts.loc[~ours, "person"].unique()), nothing="")
    others = f"acts on others of whom claims tell ({names})" if names else ""
    return [f"{plural(len(ids), 'claim')} of another kind of act ({', '.join(ids)})", others]

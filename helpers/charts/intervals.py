"""How long until a name was cleared: a line from a death to each act, with what is not found shown as not found."""

import pandas as pd

from helpers import evidence
from helpers.charts.common import behind, end_of_life
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.readings.lives import EXACT, NOT_FOUND, accused, chosen, dated
from helpers.readings.stories import grouping
from helpers.readings.stories import notes as ours
from helpers.readings.tables import NAMED, UNNAMED
from helpers.words import known, listed, low_to_high, plural

KINDS = {"judicial": "act of a court", "party": "act of the party", "any": "act of any kind"}
MARKED = {**KINDS, UNNAMED: "act of a kind not named"}
NO_CLAIM, FOUND = "no claim", "found"
BEFORE = 1934  # what a source sees of somebody is shown from the year before the case on
AT_LEAST = (1937.0, 1979.0)  # the axis holds these years, whoever is shown
COLUMNS = [
    "person", "died", "kind", "act", "act_date", "years", "by_days", "death_year", "act_year", "looked",
    "certainty", "claim_ids",
]  # fmt: skip
DRAWN = [
    "died_known", "died_from", "died_to", "wait_from", "last_seen", "lost", "act_words", "act_mark", "act_from",
    "act_to", "act_at", "told",
]  # fmt: skip
LAYERS = [
    Span("died_from", "died_to", "uncertain or rival years", dashed=True),
    Span("wait_from", "act_from", "the years between"),
    Span("act_from", "act_to", "act_mark"),
    Span("lost", "", "not known from here on", dashed=True),
    Point("last_seen", "first or last seen in a source"),
    Point("death", "died_known"),
    Point("act_at", "act_mark"),
]


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
        >>> from helpers.readings import load
        >>> how_long_until(load(), "judicial", ["medvedev_sp", "bruno"]).table["years"].tolist()
        ['40', 'not found']
    """
    known("kind of act", kind, KINDS, ValueError)
    title = f"Years from a death to an {KINDS[kind]} that cleared the name"
    people = accused(data=data) if people is None else chosen(data.whole, people)
    if not people:
        return nothing(data, title, COLUMNS)
    rows = _rows(data, people, kind)
    places = [*rows[["died_from", "died_to", "last_seen", "act_from", "act_to"]].stack().dropna(), *AT_LEAST]
    columns = [
        Words("person"),
        Words("died"),
        Words("act_words", KINDS[kind].capitalize()),
        Axis(scale.years(min(places), max(places)), LAYERS, "Year"),
        Words("years", "Years between"),
    ]
    return Figure(
        data,
        rows,
        Grid(rows, columns),
        title=title,
        said=_said(rows),
        columns=COLUMNS,
        notes=_notes(rows, data),
        left_out=_left_out(people, kind, data.acts),
    )


def _rows(data, people, kind):
    """One row a person and act of this kind; one row also where there is none."""
    settled, claims, acts, rows = data.settled(), data.claims.set_index("claim_id"), data.acts, []
    acts = acts if kind == "any" else acts[acts["kind"].eq(kind)]
    for person in people:
        facts = settled[settled["about_id"].eq(person)]
        died = facts[facts["property"].eq("died")]
        death, found = dated(died, claims), acts[acts["person_id"].eq(person)].to_dict("records")
        ends = [_act(act, death, died, kind) for act in found] or [_no_act(person, kind, data, facts, death)]
        rows += [{"person": data.names()[person], **end_of_life("died", death), **end} for end in ends]
    rows = pd.DataFrame(rows, columns=[*COLUMNS, *DRAWN]).astype({"act_year": "Int64"})
    died = rows["died_from"].where(rows["died_known"].eq(EXACT))
    middle = (rows["died_from"] + rows["died_to"]) / 2
    return rows.assign(death=middle, death_year=died.floordiv(1).astype("Int64"))


def _act(act, death, died, kind):
    """An act: when it was, and how many years lie between; none without a year of death."""
    first, last, when, mark = act["earliest"], act["latest"], date_words(act["date"]), MARKED[act["kind"]]
    places, years, by_days = (scale.place(first), scale.place(last)), NOT_FOUND, _by_days(died, act)
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
    silences = evidence.silences(person, data).query("property == 'rehabilitated'")
    looked = " ".join(
        f"{row.reason}: {f'{row.qualifier}. ' if row.qualifier else ''}{row.looked_where}"
        for row in silences.itertuples()
    )
    words = ("act", "act_words", "act_date", "years", "certainty")
    row = {"kind": kind, "by_days": "", **dict.fromkeys(words, NOT_FOUND if looked else NO_CLAIM)}
    row["looked"] = looked or "no claim, and no search is on record"
    alive = [*grouping(data, "alive")["member"], "accused_of"]
    seen = facts[facts["property"].isin(alive) & facts["earliest"].dt.year.gt(BEFORE)]
    if death["ids"] or seen.empty:
        return {**row, "lost": death["last"], "claim_ids": " ".join(death["ids"])}
    last = seen.loc[seen["earliest"].idxmax()]
    day = scale.place(last["earliest"])
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
    notes = {
        "The years are the difference of the calendar years; the rows have full years where days are known.": True,
        f"A claim that names no kind of act stands with the act of its year ({joined}).": joined,
        "Not found is not never: a blank says only that no source read here tells of an act.":
            rows["looked"].ne(FOUND).any(),
        **dict.fromkeys(ours(data, "how_long_until")["label"], rows["act"].eq(NOT_FOUND).any()),
    }  # fmt: skip
    return [note for note, needed in notes.items() if needed]


def _left_out(people, kind, acts):
    """The acts on these people that are of another kind, and the acts on others."""
    ours = acts["person_id"].isin(people)
    ids = behind(acts[ours & acts["kind"].ne(kind) & (kind != "any")])
    names = listed(sorted(acts.loc[~ours, "person"].unique()), nothing="")
    return [
        f"{plural(len(ids), 'claim')} of another kind of act ({', '.join(ids)})",
        names and f"acts on others of whom claims tell ({names})",
    ]

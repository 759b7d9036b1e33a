"""How long until a name was cleared: a line from a death to each act, with what is not found shown as not found."""

import pandas as pd

from helpers import evidence
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset, date_words
from helpers.readings.lives import EXACT, NEVER, NOT_FOUND, accused, chosen, dated
from helpers.readings.rehabilitation import NAMED, UNNAMED
from helpers.readings.stories import default, grouping, story
from helpers.words import listed, nearest, plural

KINDS = {"judicial": "act of a court", "party": "act of the party", "any": "act of any kind"}
MARKED = {**KINDS, UNNAMED: "act of a kind not named"}
NO_CLAIM = "no claim"
BEFORE = 1934  # what a source sees of somebody is shown from the year before the case on
AT_LEAST = (1937.0, 1979.0)  # the axis holds these years, whoever is shown
COLUMNS = [
    "person", "died", "kind", "act", "act_date", "years", "by_days", "death_year", "act_year", "looked",
    "certainty", "claim_ids",
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

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    kind : str
        "judicial" (an act of a court), "party" (an act of the party) or "any".
    people : str or list of str, optional
        Ids of people, in the order in which they are to stand; all who were accused in the case of 1935, by the
        alphabet, where none is named.

    Returns
    -------
    Figure
        A table, one row a person and act, with an axis of years. A line runs from the death to the act; where no act
        was found, dashes run out from what is last known. Its rows have the columns person, died, kind, act,
        act_date, years (the difference of the calendar years: a range where an end is uncertain), by_days (full years
        and months, where both days are known), death_year, act_year (numbers, empty where not found or not exact),
        looked (what was looked for), certainty, claim_ids.

    Raises
    ------
    ValueError
        If the kind or a person is not known, or there are too many people.

    Examples
    --------
    >>> from helpers.readings import load
    >>> how_long_until(load(), "judicial", ["medvedev_sp", "bruno"]).table["years"].tolist()
    ['40', 'not found']
    """
    if kind not in KINDS:
        raise ValueError(f"Problem: there is no kind of act {kind!r}.{nearest(str(kind), KINDS)}")
    title = f"Years from a death to an {KINDS[kind]} that cleared the name"
    people = accused(default(data, "case"), data) if people is None else chosen(data.whole, people)
    if not people:
        return nothing(data, title, COLUMNS)
    rows = _rows(data, chosen(data.whole, people), kind)
    return Figure(
        data,
        rows,
        Grid(
            rows,
            [
                Words("person"),
                Words("died"),
                Words("act_words", KINDS[kind].capitalize()),
                Axis(_scale(rows), LAYERS, "Year"),
                Words("years", "Years between"),
            ],
        ),
        title=title,
        said=_said(rows),
        columns=COLUMNS,
        notes=_notes(rows, data),
        left_out=_left_out(people, kind, data),
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data, people, kind):
    """One row a person and act of this kind; one row also where there is none."""
    settled, claims, acts = data.settled(), data.claims.set_index("claim_id"), data.acts
    rows = []
    for person in people:
        facts = settled[settled["about_id"].eq(person)]
        died = facts[facts["property"].eq("died")]
        death = dated(died, claims)
        row = {"person": data.names()[person], **_death(death)}
        found = acts[acts["person_id"].eq(person)]
        found = found if kind == "any" else found[found["kind"].eq(kind)]
        days = died.to_dict("records")
        rows += [{**row, **_interval(act, death, days, kind)} for act in found.to_dict("records")] or [
            {**row, **_nothing(person, kind, data), **_last_known(data, facts, death)}
        ]
    return pd.DataFrame(rows)


def _death(death):
    first, last = death["first"], death["last"]
    return {
        "died": death["words"],
        "died_known": death["known"],
        "death": (first + last) / 2,
        "died_from": first,
        "died_to": last,
        "death_year": int(first) if death["known"] == EXACT else pd.NA,
        "last_seen": NEVER,
        "wait_from": NEVER,
        "lost": NEVER,
    }


def _interval(act, death, died, kind):
    first, last = act["earliest"], act["latest"]
    places, when = (scale.place(first), scale.place(last)), date_words(act["date"])
    return {
        "kind": act["kind"],
        "act": act["value"],
        "act_mark": MARKED[act["kind"]],
        "act_words": f"{when} ({MARKED[act['kind']]})" if kind == "any" else when,
        "act_date": when,
        "wait_from": death["last"],
        "act_from": places[0],
        "act_to": places[1],
        "act_at": sum(places) / 2,
        "act_year": first.year if first.year == last.year else pd.NA,
        "years": _years(act, death),
        "by_days": _by_days(died[0], act) if died else "",
        "looked": "found",
        "certainty": act["certainty"],
        "claim_ids": " ".join([*death["ids"], *act["claim_ids"].split()]),
    }


def _years(act, death):
    """The difference of the calendar years, from the least to the most; none without a year of death."""
    if not death["ids"]:
        return NOT_FOUND
    low, high = act["earliest"].year - int(death["last"]), act["latest"].year - int(death["first"])
    return str(low) if low == high else f"{low} to {high}"


def _by_days(died, act):
    """Full years and months between two days; empty where one of them is not known to the day."""
    if died["earliest"] != died["latest"] or act["earliest"] != act["latest"]:
        return ""
    start, end = died["earliest"], act["earliest"]
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return f"{months // 12} years and {months % 12} months"


def _nothing(person, kind, data):
    """The row of somebody of whom no such act was found: what was looked for, in the words of the silence."""
    silences = evidence.silences(person, data).query("property == 'rehabilitated'")
    looked = [
        f"{row.reason}: {f'{row.qualifier}. ' if row.qualifier else ''}{row.looked_where}"
        for row in silences.itertuples()
    ]
    word = NOT_FOUND if looked else NO_CLAIM
    return {
        "kind": kind,
        **dict.fromkeys(("act", "act_words", "act_date", "years", "certainty"), word),
        "act_mark": MARKED[kind],
        **dict.fromkeys(("act_from", "act_to", "act_at"), NEVER),
        "act_year": pd.NA,
        "by_days": "",
        "looked": " ".join(looked) or "no claim, and no search is on record",
    }


def _last_known(data, facts, death):
    """From where on nothing is known: a death, or the last day on which a source here sees somebody."""
    alive = [*grouping(data, "alive")["member"], "accused_of"]
    seen = facts[facts["property"].isin(alive) & facts["earliest"].dt.year.gt(BEFORE)]
    if death["ids"] or seen.empty:
        return {"lost": death["last"], "claim_ids": " ".join(death["ids"])}
    last = seen.loc[seen["earliest"].idxmax()]
    day = scale.place(last["earliest"])
    return {"last_seen": day, "lost": day, "claim_ids": last["claim_ids"]}


def _scale(rows):
    places = rows[["died_from", "died_to", "last_seen", "act_from", "act_to"]].stack().dropna()
    return scale.years(min([*places, *AT_LEAST]), max([*places, *AT_LEAST]))


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows):
    """Say for whom the act was found and how long it took, and for whom it was not."""
    found = rows[~rows["act"].isin([NOT_FOUND, NO_CLAIM])]
    told = [
        f"{row.person}: {row.kind}, {row.act_date}, {_count(row.years)}"
        f"{f' ({row.by_days} by the days)' if row.by_days else ''}"
        for row in found.itertuples()
    ]
    parts = [f"{'; '.join(told)}." if told else "No such act was found for anybody here."]
    for word in (NOT_FOUND, NO_CLAIM):
        names = rows.loc[rows["act"].eq(word), "person"].unique()
        if len(names):
            parts.append(f"{word.capitalize()} for {len(names)}: {', '.join(names)}.")
    if len(rows) == 1 and found.empty:
        parts.append(f"What was looked for: {rows['looked'].iloc[0].rstrip('.')}.")
    return " ".join(parts)


def _count(years):
    if years == NOT_FOUND:
        return "years cannot be worked out"
    return f"{years} {'year' if years == '1' else 'years'}"


def _notes(rows, data):
    notes = [
        "The years are the difference of the calendar years; the rows have full years where days are known."
    ]
    claims, missing = data.rows("claims"), rows["act"].isin([NOT_FOUND, NO_CLAIM])
    ids = dict.fromkeys(" ".join(rows["claim_ids"]).split())
    joined = [
        claim_id
        for claim_id in sorted(ids)
        if claims[claim_id]["property"] == "rehabilitated" and claims[claim_id]["qualifier"] not in NAMED
    ]
    if joined:
        notes.append(
            f"A claim that names no kind of act stands with the act of its year ({', '.join(joined)})."
        )
    if missing.any():
        notes.append("Not found is not never: a blank says only that no source read here tells of an act.")
    if rows["act"].eq(NOT_FOUND).any():
        ours = story(data, "notes")
        notes += ours.loc[ours["group"].eq("how_long_until"), "label"].tolist()
    return notes


def _left_out(people, kind, data):
    """The acts on these people that are of another kind, and the acts on others."""
    acts = data.acts
    ours = acts["person_id"].isin(people)
    other = acts[ours & acts["kind"].ne(kind)] if kind != "any" else acts[:0]
    ids = " ".join(other["claim_ids"]).split()
    names = sorted(acts.loc[~ours, "person"].unique())
    return [
        *([f"{plural(len(ids), 'claim')} of another kind of act ({', '.join(ids)})"] if ids else []),
        *([f"acts on others of whom claims tell ({listed(names)})"] if names else []),
    ]

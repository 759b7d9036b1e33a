"""How long until a name was cleared: a line from a death to each act, with what is not found drawn as not found."""

import pandas as pd

from helpers import evidence
from helpers.charts import years
from helpers.charts.drawing import BEHIND, BLUE, INK, LINE, PAPER, low_to_high, write
from helpers.charts.years import EDGE, EXACT, GAP, NEVER, NOT_FOUND
from helpers.figures import Figure
from helpers.readings import date_words
from helpers.readings.lives import SEEN, accused, chosen, dated
from helpers.words import nearest

# The kinds of act, as the claims name them, and the mark of each: the shape says the same as the words.
KINDS = {"judicial": "act of a court", "party": "act of the party", "any": "act of any kind"}
MARKS = {"judicial": "s", "party": "D"}
CASE = "Moscow case, 1935"
DECREE = "REPR-167b"  # annulled sentences of the kind passed in this case, by our inference
NO_CLAIM = "no claim"
BEFORE = 1934  # what a source sees of somebody is drawn from the year before the case on
AT_LEAST = pd.Series([1937.0, 1979.0])  # the axis holds these years, whoever is drawn
PLACES = ["died_from", "died_to", "last_seen", "act_from", "act_to"]
COLUMNS = [
    "person", "died", "kind", "act", "act_date", "years", "by_days", "death_year", "act_year", "looked",
    "certainty", "claim_ids",
]  # fmt: skip
LEGEND = [
    "● death      ■ act of a court      ◆ act of the party      hollow: kind not named",
    "│ last seen in a source here      ····· from here on nothing was found",
]
NAMES, END = 1.85, 6.85  # inches: where the lines begin and where the axis ends


def how_long_until(data, kind="judicial", people=None):
    """Draw how long it took from a death until an act that cleared the name.

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
        One row a person. A line runs from the death to each act, with the years from one to the
        other: a range where an end is uncertain. Where no act was found a line of dots runs out from what is last
        known. Its table has one row a person and act: person, died, kind, act, act_date, years (the difference of
        the calendar years), by_days (full years and months, where both days are known), death_year, act_year
        (numbers, empty where not found or not exact), looked (what was looked for), certainty, claim_ids.

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
    people = chosen(data, accused(CASE, data) if people is None else people)
    settled, claims = data.settled(), data.claims.set_index("claim_id")
    about = {person: settled[settled["about_id"].eq(person)] for person in people}
    rows = pd.DataFrame(
        [row for each in about for row in _person_rows(each, about[each], kind, claims, data)]
    )
    axis = years.decades([rows[name] for name in PLACES] + [AT_LEAST])
    return Figure(
        _drawing(rows, axis),
        f"Years from a death to an {KINDS[kind]} that cleared the name",
        rows[COLUMNS],
        _alt(rows, axis, kind),
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(about, kind, claims, data),
        notes=_notes(rows, data),
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _person_rows(person, facts, kind, claims, data):
    """One row an act of this kind; one row also where there is none."""
    died = facts[facts["property"].eq("died")]
    death = dated(died, claims)
    exact = death["known"] == EXACT
    row = {
        "person": data.names()[person],
        "died": death["words"],
        "died_known": death["known"],
        "died_from": death["first"],
        "died_to": death["last"],
        "death_year": int(death["first"]) if exact else pd.NA,
        "last_seen": NEVER,
    }
    acts = data.acts
    acts = acts[acts["person_id"].eq(person)].to_dict("records")
    found = [act for act in acts if kind in ("any", act["kind"])]
    if not found:
        seen = {} if death["ids"] else _last_seen(facts)
        return [{**row, "claim_ids": " ".join(death["ids"]), **_nothing(person, kind, data), **seen}]
    return [{**row, **_interval(act, death, died.to_dict("records"))} for act in found]


def _interval(act, death, died):
    first, last = act["earliest"], act["latest"]
    exact = first.year == last.year
    middle = first + (last - first) / 2
    return {
        "kind": act["kind"],
        "act": act["value"],
        "act_date": date_words(act["date"]),
        "act_from": years.place(middle if exact else first),
        "act_to": years.place(middle if exact else last),
        "act_year": first.year if exact else pd.NA,
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
    return low_to_high(low, high, write_as=str)


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
    return {
        "kind": kind,
        "act": NOT_FOUND if looked else NO_CLAIM,
        "act_date": NOT_FOUND if looked else NO_CLAIM,
        "act_from": NEVER,
        "act_to": NEVER,
        "act_year": pd.NA,
        "years": NOT_FOUND if looked else NO_CLAIM,
        "by_days": "",
        "looked": " ".join(looked) or "no claim, and no search is on record",
        "certainty": NOT_FOUND if looked else NO_CLAIM,
    }


def _last_seen(facts):
    """The last day from the time of the case on which a source here sees somebody, and the claims that do."""
    seen = facts[facts["property"].isin([*SEEN, "accused_of"]) & facts["earliest"].dt.year.gt(BEFORE)]
    if seen.empty:
        return {}
    last = seen.loc[seen["earliest"].idxmax()]
    return {"last_seen": years.place(last["earliest"]), "claim_ids": last["claim_ids"]}


# -- in words ----------------------------------------------------------------------------------------------


def told(rows):
    """Say for whom the act was found and how long it took, and for whom it was not."""
    found = rows[~rows["act"].isin([NOT_FOUND, NO_CLAIM])]
    each = [
        f"{row.person}: {row.kind}, {row.act_date}, {_said(row.years)}"
        f"{f' ({row.by_days} by the days)' if row.by_days else ''}"
        for row in found.itertuples()
    ]
    parts = [f"{'; '.join(each)}."] if each else ["No such act was found for anybody here."]
    for word in (NOT_FOUND, NO_CLAIM):
        names = list(dict.fromkeys(rows.loc[rows["act"].eq(word), "person"]))
        parts += [f"{word.capitalize()} for {len(names)}: {', '.join(names)}."] * bool(names)
    return " ".join(parts)


def _said(count):
    if count in (NOT_FOUND, NO_CLAIM):
        return "years cannot be worked out"
    return f"{count} {'year' if count == '1' else 'years'}"


def _alt(rows, axis, kind):
    people = rows["person"].nunique()
    count = "1 person" if people == 1 else f"one row for each of {people} people"
    return (
        f"Timeline of the years from a death to an {KINDS[kind]} that cleared the name, {count}, "
        f"on an axis from {axis[0]} to {axis[1]}. {told(rows)}"
    )


def _notes(rows, data):
    notes = [
        "The years are the difference of the calendar years; the table has full years where days are known."
    ]
    unnamed = data.claims.query("property == 'rehabilitated' and qualifier not in @MARKS")["claim_id"]
    joined = [each for each in unnamed if each in " ".join(rows["claim_ids"]).split()]
    if joined:
        notes.append(
            f"A claim that names no kind of act stands with the act of its year ({', '.join(joined)})."
        )
    missing = rows["act"].isin([NOT_FOUND, NO_CLAIM])
    if missing.any():
        notes.append("Not found is not never: a blank says only that no source read here tells of an act.")
    if rows["act"].eq(NOT_FOUND).any() and DECREE in data.rows("claims"):
        notes.append(
            "A decree of 1989 annulled sentences of Special Boards; by our inference those of 1935 would fall "
            f"under it ({DECREE})."
        )
    return notes


def _left_out(about, kind, claims, data):
    """The acts on these people that are of another kind, and the acts on others."""
    acts = data.acts
    acts = [act for person in about for act in acts[acts["person_id"].eq(person)].to_dict("records")]
    other = [act for act in acts if kind not in ("any", act["kind"])]
    ids = " ".join(act["claim_ids"] for act in other).split()
    cleared = set(claims.loc[claims["property"].eq("rehabilitated"), "about_id"])
    names = [data.names()[person] for person in sorted(cleared - set(about))]
    reasons = [f"{len(ids)} claims of another kind of act ({', '.join(ids)})"] * bool(ids)
    return reasons + [f"acts on others of whom claims tell ({', '.join(names)})"] * bool(names)


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, axis):
    people = list(rows.groupby("person", sort=False))
    drawing, axes, _ = years.sheet(LEGEND, len(people), axis, lambda year: _x(year, axis))
    for line, (name, group) in enumerate(people):
        write(axes, EDGE, years.middle_of(line), name)
        _row(axes, group, years.middle_of(line), axis)
    return drawing


def _row(axes, group, y, axis):
    """The line of one person: from the death to each act, or running out where nothing more was found."""
    row = group.iloc[0]
    known = row["died_known"] != NOT_FOUND
    start = row["died_to"] if known else row["last_seen"]
    if group["act_from"].notna().any():
        _line_to(axes, group, y, axis, start)
    elif start == start:
        x = years.run_out(axes, _x(start, axis), y, 1, stroke=not known)
        write(axes, x + GAP, y, f"{'act' if known else 'death and act'} {_absent(row)}", bbox=BEHIND)
    else:
        write(axes, _x(axis[0] + 5, axis), y, f"death and act {_absent(row)}", bbox=BEHIND)
    if known:
        ends = sorted(_x(row[end], axis) for end in ("died_from", "died_to"))
        years.mark_end(axes, ends, y, row["died_known"])


def _absent(row):
    return NOT_FOUND if row["act"] == NOT_FOUND else "in no claim"


def _line_to(axes, group, y, axis, start):
    last = group["act_to"].max()
    begin = _x(start, axis) if start == start else _x(group["act_from"].min(), axis)
    axes.plot([begin, _x(last, axis)], [y, y], color=INK, lw=LINE)
    for act in group.itertuples():
        ends = [_x(act.act_from, axis), _x(act.act_to, axis)]
        exact, named = act.act_year is not pd.NA, act.kind in MARKS
        axes.plot(ends, [y, y], color=BLUE, lw=3 * LINE)
        axes.plot(
            ends, [y, y], MARKS.get(act.kind, "D"), markersize=9, markeredgecolor=BLUE, markeredgewidth=1.5,
            markerfacecolor=BLUE if exact and named else PAPER, linestyle="none",
        )  # fmt: skip
        write(axes, ends[1] + GAP, y, _said(act.years).removeprefix("years "), bbox=BEHIND)


def _x(year, axis):
    return NAMES + (year - axis[0]) / (axis[1] - axis[0]) * (END - NAMES)

"""Where the Workers' Opposition begins: a timeline that follows the rule of what counts as a beginning."""

import re
from typing import NamedTuple

import pandas as pd

from helpers.charts.drawing import (
    BLUE,
    GRID,
    INK,
    LINE,
    PAPER,
    STEP,
    VERMILLION,
    page,
    wrap,
    write,
)
from helpers.figures import Figure
from helpers.readings import CERTAINTY, date_words
from helpers.words import nearest


class Rule(NamedTuple):
    """What counts as a beginning: a selection over claims."""

    claim_ids: tuple  # the first of them gives the date
    what: str  # what then happened, as these claims tell it
    proof: str  # what the rule takes as proof


# From the earliest on. The people of a beginning are those whom its claims name.
RULES = {
    "first criticism": Rule(
        ("RISE-005", "RISE-005b"),
        "articles in Izvestiia against the government's labour policy",
        "the words of one critic, in print",
    ),
    "first report to unions": Rule(
        ("RISE-043b", "RISE-043"),
        "a report, in autumn, to the metalworkers' leaders and other union staff",
        "the words of one leader to other leaders of unions",
    ),
    "first election won": Rule(
        ("RISE-055", "RISE-051", "RISE-056"),
        "most seats in the new party committee of Tula province",
        "seats won by people in one place",
    ),
    "first theses at a congress": Rule(
        ("RISE-022", "RISE-031", "RISE-033"),
        "Shliapnikov's theses, put before the Ninth Congress",
        "a written programme that a congress can vote on",
    ),
    "first use of the name": Rule(
        ("RISE-295", "RISE-295b", "RISE-065", "RISE-065b", "RISE-065c", "RISE-065d"),
        "the name, at the Ninth Conference, where four of its people spoke",
        "a name that others know",
    ),
    "first motion of its own": Rule(
        ("RISE-103", "RISE-105", "RISE-278b"),
        "a draft of its own in Kharkov, with 23 votes",
        "votes for a text of the group that can be counted",
    ),
    "first meeting of its own": Rule(
        ("RISE-080", "RISE-081", "RISE-082"),
        "worker delegates meet in a hall of their own, in Moscow",
        "people who meet apart from the others",
    ),
    "first signed theses": Rule(
        ("RISE-174", "RISE-173"),
        "theses with 38 signatures, whose names were not found",
        "signatures under one programme",
    ),
    "first legal faction": Rule(
        ("RISE-008", "RISE-009b"),
        "a fully formed and legal faction, as a historian's review has it",
        "a later scholar's view of the whole",
    ),
}
FROM, TO = pd.Timestamp("1919-01-01"), pd.Timestamp("1921-03-31")
CHOSEN, BEFORE, AFTER = "chosen", "before it", "from then on"
# What stands where: its marker, size and filling.
MARKS = {CHOSEN: ("D", 13, VERMILLION), BEFORE: ("o", 10, PAPER), AFTER: ("o", 10, BLUE)}
LEFT, TEXT, AXIS, END = 0.1, 3.75, 4.3, 7.85  # inches: text from, its width, the timeline from and to
HEAD = 0.75  # inches above the rows
COLUMNS = ["beginning", "what", "when", "stands", "people", "certainty", "how_known", "claim_ids"]


def beginnings(data, rule="first criticism"):
    """Draw what may count as the beginning of the Workers' Opposition, and where one rule puts it.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    rule : str
        What counts: "first criticism", "first report to unions", "first election won", "first theses at a
        congress", "first use of the name", "first motion of its own", "first meeting of its own", "first
        signed theses" or "first legal faction".

    Returns
    -------
    Figure
        A timeline from 1919 to early 1921, one row a beginning. A diamond marks the one that the rule
        chooses; what came before it is hollow. A bar covers all days that a date allows. Its table has the
        columns beginning, what, when, stands, people, certainty, how_known, claim_ids.

    Raises
    ------
    ValueError
        If there is no such rule; the nearest are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> beginnings(load(), "first election won").table["stands"].tolist()[:3]
    ['before it', 'before it', 'chosen']
    """
    rows = _rows(data, rule)
    return Figure(
        _drawing(rows),
        f"Where the Workers' Opposition begins, if we look for the {rule}",
        rows[COLUMNS],
        f"Timeline with {len(rows)} rows, from January 1919 to March 1921. {_told(rows)}",
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(data),
        notes=[
            "A bar covers all days that a date allows; in brackets stands how sure the least sure claim is.",
            "The people are those whom the claims name.",
        ],
        data=data,
    )


def result(figure):
    """Say where a rule puts the beginning, what it takes as proof, lets in and leaves out.

    Parameters
    ----------
    figure : Figure
        As `beginnings` gives it.

    Returns
    -------
    str
    """
    rows = figure.table
    chosen = rows[rows["stands"].eq(CHOSEN)].iloc[0]
    return (
        f"{_told(rows)} It rests on {chosen['claim_ids'].replace(' ', ', ')} ({chosen['certainty']}). "
        f"The rule takes as proof: {RULES[chosen['beginning']].proof}. "
        f"It lets in: {_listed(rows, AFTER)}. It leaves out, as too early: {_listed(rows, BEFORE)}."
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data, rule):
    if rule not in RULES:
        raise ValueError(
            f"Problem: there is no rule {rule!r}. Use one of: {', '.join(RULES)}.{nearest(rule, RULES)}"
        )
    rows = pd.DataFrame([_row(data, name) for name in RULES])
    last = rows.set_index("beginning").loc[rule, "latest"]
    rows["stands"] = rows["latest"].lt(last).map({True: BEFORE, False: AFTER})
    rows.loc[rows["beginning"].eq(rule), "stands"] = CHOSEN
    return rows.sort_values("latest", kind="stable", ignore_index=True)


def _row(data, name):
    claims = [data.rows("claims")[claim_id] for claim_id in RULES[name].claim_ids]
    return {
        "beginning": name,
        "what": RULES[name].what,
        "when": date_words(claims[0]["date"]),
        "earliest": claims[0]["earliest"],
        "latest": claims[0]["latest"],
        "people": ", ".join(_people(data, claims)) or "nobody by name",
        "certainty": min((claim["certainty"] for claim in claims), key=CERTAINTY.index),
        "how_known": claims[0]["how_known"],
        "claim_ids": " ".join(RULES[name].claim_ids),
    }


def _people(data, claims):
    """Whom the claims are about, or name in their words."""
    labels = data.table("people").set_index("person_id")["label"]
    named = {labels[claim["about_id"]] for claim in claims if claim["about_id"] in labels}
    words = " ".join(claim["value"] for claim in claims)
    return sorted(named | {label for label in labels if re.search(rf"\b{re.escape(label)}\b", words)})


def _told(rows):
    chosen = rows[rows["stands"].eq(CHOSEN)].iloc[0]
    return (
        f"By the rule “{chosen['beginning']}” this is the beginning: {chosen['when']}, {chosen['what']}. "
        f"Named with it: {chosen['people']}."
    )


def _listed(rows, stands):
    return ", ".join(rows.loc[rows["stands"].eq(stands), "beginning"]) or "nothing"


def _left_out(data):
    """The dates that claims give for the beginning and that lie before the timeline."""
    claims = data.claims.query(
        "about_id == 'workers_opposition' and qualifier == 'began' and earliest < @FROM"
    )
    told = ", ".join(f"{date_words(row.date)}, {row.claim_id}" for row in claims.itertuples())
    dates = "1 date" if len(claims) == 1 else f"{len(claims)} dates"
    return [f"{dates} before 1919 ({told})"] * bool(len(claims))


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows):
    texts = [wrap(f"{row.when}: {row.what}", TEXT) for row in rows.itertuples()]
    heights = [(1 + len(lines)) * STEP + 0.14 for lines in texts]
    chosen = rows[rows["stands"].eq(CHOSEN)].iloc[0]
    people = wrap(f"Named with this beginning: {chosen['people']}.", END - LEFT)
    bottom = HEAD + sum(heights)
    drawing, axes = page(height=bottom + 0.2 + len(people) * STEP)
    _head(axes, bottom, chosen)
    top = HEAD
    for row, lines, height in zip(rows.itertuples(), texts, heights, strict=True):
        axes.plot([LEFT, END], [top, top], color=INK, lw=GRID, ls=":")
        weight = "bold" if row.stands == CHOSEN else "normal"
        write(axes, LEFT, top + 0.07 + STEP / 2, f"{row.beginning} ({row.certainty})", weight=weight)
        for place, line in enumerate(lines, 1):
            write(axes, LEFT + 0.15, top + 0.07 + (place + 0.5) * STEP, line)
        _mark(axes, row, top + height / 2)
        top += height
    for place, line in enumerate(people):
        write(axes, LEFT, bottom + 0.1 + (place + 0.5) * STEP, line, weight="bold")
    return drawing


def _place(day):
    return AXIS + (day - FROM) / (TO - FROM) * (END - AXIS)


def _head(axes, bottom, chosen):
    """The key, the months, and the line where the group begins."""
    write(axes, LEFT, 0.2, "What may count as a beginning", weight="bold")
    for x, stands in zip((AXIS - 0.4, AXIS + 0.85, AXIS + 2.1), MARKS, strict=True):
        _symbol(axes, x + 0.1, 0.2, stands)
        write(axes, x + 0.3, 0.2, stands)
    for day in pd.date_range(FROM, TO, freq="6MS"):
        x = _place(day)
        axes.plot([x, x], [HEAD, bottom], color=INK, lw=GRID, ls=":")
        write(axes, x, HEAD - 0.15, f"{day:%b %Y}" if day.month == 1 else f"{day:%B}", ha="center")
    axes.plot([LEFT, END], [bottom, bottom], color=INK, lw=GRID, ls=":")
    x = (_place(chosen["earliest"]) + _place(chosen["latest"])) / 2
    axes.plot([x, x], [HEAD, bottom], color=VERMILLION, lw=LINE, ls="--")


def _symbol(axes, x, y, stands):
    marker, size, filling = MARKS[stands]
    axes.plot(
        x, y, marker, markersize=size, markerfacecolor=filling, markeredgecolor=INK, markeredgewidth=1.5
    )


def _mark(axes, row, y):
    first, last = _place(row.earliest), _place(row.latest)
    axes.plot([first, last], [y, y], color=INK, lw=LINE)
    _symbol(axes, (first + last) / 2, y, row.stands)

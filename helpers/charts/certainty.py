"""The certainty dial: what stays of a reading when claims must be surer, and what falls empty."""

from itertools import accumulate

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.surveys import EMPTY, OTHER, STAYS, what_stays
from helpers.words import known, listed, plural

READINGS = {
    "people": "people's lives", "events": "events", "ballots": "ballots", "signatures": "signatures",
    "positions": "positions", "steps": "steps against people", "series": "series",
}  # fmt: skip
LEAST = {"contested": "contested or better (all claims)", "well supported": "well supported"}
STATES = {STAYS: "stays", OTHER: "says_something_else", EMPTY: "empty"}
COLUMNS = ["group", "all", *STATES.values(), "gone_for_example", "changed_for_example"]


def certainty(data: Dataset, reading: str = "people", certainty: str = "supported") -> Figure:
    """Draw what stays of a reading when claims must be at least so sure, and what falls empty.

    Args:
        data (Dataset): As `wo.load()` gives it.
        reading (str): "people" (their lives), "events", "ballots", "signatures", "positions", "steps" (against people)
            or "series".
        certainty (str): The least certainty that counts: "contested" (all claims), "weak", "supported" or "well
            supported".

    Returns:
        Figure: A bar for each group, such as a column of people's lives: what stays, what stays but says something else
            now that a rival is gone, and what is empty. Its rows have the columns group, all, stays,
            says_something_else, empty, gone_for_example, changed_for_example.

    Raises:
        ValueError: If the reading or the certainty is not known.

    Examples:
        >>> from helpers.readings import load
        >>> int(certainty(load(), "people", "contested").table["empty"].sum())
        0
    """
    known("reading", reading, READINGS, ValueError)
    known("certainty", certainty, CERTAINTY, ValueError)
    rows = what_stays(data, reading, certainty)
    title = f"What stays of {READINGS[reading]} when claims must be {least(certainty)}"
    if rows.empty:
        return nothing(data, title, COLUMNS)
    every, empty = int(rows["all"].sum()), int(rows["empty"].sum())
    counts = f"{READINGS[reading].capitalize()}, {least(certainty)}: {every - empty} of {every} stay,"
    counts += f" {empty} {'is' if empty == 1 else 'are'} empty."
    return Figure(
        data,
        rows,
        _bars(rows),
        title=title,
        said=" ".join([counts, *_examples(rows)]),
        alt=f"Bar chart of {plural(len(rows), 'group')}, each bar in three parts: {listed(STATES)}. {counts}",
        columns=COLUMNS,
        notes=["A cell can change because its rivals fell out: it looks surer, but nobody found out more."],
    )


def least(certainty: str) -> str:
    """Say the least certainty in words.

    >>> least("weak")
    'weak or better'
    """
    return LEAST.get(certainty, f"{certainty} or better")


def _examples(rows):
    """Name what vanished and what says something else, with an example of each."""
    lost, changed = (rows.loc[rows[STATES[state]].idxmax()] for state in (EMPTY, OTHER))
    other, words = rows["says_something_else"].sum(), []
    if lost["empty"]:
        words.append(f"Most are lost in: {lost['group']} ({lost['empty']} of {lost['all']}).")
        words.append(f"Gone, for example: {lost['gone_for_example']}.")
    if other:
        says = f"{other} {'says' if other == 1 else 'say'} something else now"
        words.append(f"Of those that stay, {says}: {changed['changed_for_example']}.")
    return words


def _bars(rows):
    """A bar for each group in up to three pieces, and how much of it stays at its end."""
    pieces = []
    for row in rows.to_dict("records"):
        counts = [row[column] for column in STATES.values()]
        for state, count, end in zip(STATES, counts, accumulate(counts), strict=True):
            label = f"{row['all'] - row['empty']} of {row['all']}" if state == EMPTY else ""
            piece = {"group": row["group"], "state": state, "start": end - count, "end": end, "label": label}
            pieces += [piece] if count or label else []
    return Bars(
        pd.DataFrame(pieces), "group", "end", "state", start="start", bar="group", label="label",
        unit="cells or rows of the reading", legend=True,
    )  # fmt: skip

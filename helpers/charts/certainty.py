"""The certainty dial: what stays of a reading when claims must be surer, and what falls empty."""

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.surveys import EMPTY, OTHER, STAYS, what_stays
from helpers.words import listed, nearest, plural

READINGS = {
    "people": "people's lives",
    "events": "events",
    "ballots": "ballots",
    "signatures": "signatures",
    "positions": "positions",
    "steps": "steps against people",
    "series": "series",
}
LEAST = {"contested": "contested or better (all claims)", "well supported": "well supported"}
STATES = {STAYS: "stays", OTHER: "says_something_else", EMPTY: "empty"}
COLUMNS = ["group", "all", *STATES.values(), "gone_for_example", "changed_for_example"]
NOTE = "A cell can change because its rivals fell out: it looks surer, but nobody found out more."


def certainty(data: Dataset, reading: str = "people", certainty: str = "supported") -> Figure:
    """Draw what stays of a reading when claims must be at least so sure, and what falls empty.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    reading : str
        "people" (their lives), "events", "ballots", "signatures", "positions", "steps" (against people) or "series".
    certainty : str
        The least certainty that counts: "contested" (all claims), "weak", "supported" or "well supported".

    Returns
    -------
    Figure
        A bar for each group, such as a column of people's lives: what stays, what stays but says something
        else now that a rival is gone, and what is empty. Its rows have the columns group, all, stays,
        says_something_else, empty, gone_for_example, changed_for_example.

    Raises
    ------
    ValueError
        If the reading or the certainty is not known.

    Examples
    --------
    >>> from helpers.readings import load
    >>> int(certainty(load(), "people", "contested").table["empty"].sum())
    0
    """
    for what, word, words in (("reading", reading, READINGS), ("certainty", certainty, CERTAINTY)):
        if word not in words:
            raise ValueError(
                f"Problem: there is no {what} {word!r}. Use one of: {', '.join(words)}.{nearest(word, words)}"
            )
    rows = what_stays(data, reading, certainty)
    title = f"What stays of {READINGS[reading]} when claims must be {least(certainty)}"
    if rows.empty:
        return nothing(data, title, COLUMNS)
    counts = _counts(rows, reading, certainty)
    return Figure(
        data,
        rows,
        _bars(rows),
        title=title,
        said=" ".join([counts, *_examples(rows)]),
        alt=f"Bar chart of {plural(len(rows), 'group')}, each bar in three parts: {listed(STATES)}. {counts}",
        columns=COLUMNS,
        notes=[NOTE],
    )


def least(certainty: str) -> str:
    """Say the least certainty in words.

    Examples
    --------
    >>> least("weak")
    'weak or better'
    """
    return LEAST.get(certainty, f"{certainty} or better")


def _counts(rows, reading, certainty):
    everything, empty = int(rows["all"].sum()), int(rows["empty"].sum())
    name = READINGS[reading][0].upper() + READINGS[reading][1:]
    are = "is" if empty == 1 else "are"
    return f"{name}, {least(certainty)}: {everything - empty} of {everything} stay, {empty} {are} empty."


def _examples(rows):
    """Name what vanished and what says something else, with an example of each."""
    words, other = [], int(rows["says_something_else"].sum())
    if rows["empty"].any():
        row = rows.loc[rows["empty"].idxmax()]
        words.append(f"Most are lost in: {row['group']} ({row['empty']} of {row['all']}).")
        words.append(f"Gone, for example: {row['gone_for_example']}.")
    if other:
        row = rows.loc[rows["says_something_else"].idxmax()]
        says = "says" if other == 1 else "say"
        words.append(f"Of those that stay, {other} {says} something else now: {row['changed_for_example']}.")
    return words


def _bars(rows):
    """A bar for each group in up to three pieces, and how much of it stays at its end."""
    pieces = []
    for row in rows.to_dict("records"):
        start = 0
        for state, column in STATES.items():
            pieces.append(
                {
                    "group": row["group"],
                    "state": state,
                    "start": start,
                    "end": start + row[column],
                    "label": "",
                }
            )
            start += row[column]
        pieces[-1]["label"] = f"{row['all'] - row['empty']} of {row['all']}"
    drawn = pd.DataFrame(pieces)
    drawn = drawn[drawn["end"].gt(drawn["start"]) | drawn["label"].ne("")].reset_index(drop=True)
    return Bars(
        drawn, "group", "end", "state", start="start", bar="group", label="label",
        unit="cells or rows of the reading", legend=True,
    )  # fmt: skip

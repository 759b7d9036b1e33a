"""The certainty dial: what stays of a reading when claims must be surer, and what falls empty."""

import pandas as pd
from matplotlib.patches import Rectangle

from helpers.charts.drawing import (
    BEHIND,
    BLUE,
    GREEN,
    INK,
    LINE,
    PAPER,
    STEP,
    WIDTH,
    look,
    sheet,
    width_of,
    wrap,
    write,
)
from helpers.figures import Figure
from helpers.readings import CERTAINTY
from helpers.readings.surveys import what_stays
from helpers.words import nearest

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
STATES = {"stays": (BLUE, None), "says something else": (GREEN, "..."), "empty": (PAPER, "///")}
LABELS, END, ABOVE, BELOW, BAR = 2.75, 1.1, 0.5, 0.75, 0.44  # inches: left, right, above, below, a bar


def certainty(data, reading="people", certainty="supported"):
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
        else now that a rival is gone, and what is empty. Its table has the columns group, all, stays,
        says_something_else, empty, gone_for_example, changed_for_example.

    Raises
    ------
    ValueError
        If the reading or the certainty is not known.

    Examples
    --------
    >>> from helpers.readings import load
    >>> certainty(load(), "people", "contested").table["empty"].sum()
    np.int64(0)
    """
    for what, word, words in (("reading", reading, READINGS), ("certainty", certainty, CERTAINTY)):
        if word not in words:
            raise ValueError(
                f"Problem: there is no {what} {word!r}. Use one of: {', '.join(words)}.{nearest(word, words)}"
            )
    rows = what_stays(data, reading, certainty)
    table = rows.drop(columns="claim_ids")
    return Figure(
        _bars(table),
        f"What stays of {READINGS[reading]} when claims must be {least(certainty)}",
        table,
        f"Bar chart of {len(table)} groups. {result(table, reading, certainty)} {_each(table)}",
        " ".join(rows["claim_ids"]).split(),
        notes=["A cell can change because its rivals fell out: it looks surer, but nobody found out more."],
        data=data,
    )


def least(certainty):
    """Say the least certainty in words."""
    return LEAST.get(certainty, f"{certainty} or better")


def result(table, reading, certainty):
    """Say in words what stays and what vanished, with an example of each.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of a figure of `certainty`.
    reading, certainty : str
        As they were given to it.

    Returns
    -------
    str
        Whole sentences.
    """
    everything, empty, other = (int(table[name].sum()) for name in ("all", "empty", "says_something_else"))
    name = READINGS[reading][0].upper() + READINGS[reading][1:]
    words = [f"{name}, {least(certainty)}: {everything - empty} of {everything} stay, {_are(empty)} empty."]
    if empty:
        row = table.loc[table["empty"].idxmax()]
        words.append(f"Most are lost in: {row['group']} ({row['empty']} of {row['all']}).")
        words.append(f"Gone, for example: {row['gone_for_example']}.")
    if other:
        row = table.loc[table["says_something_else"].idxmax()]
        says = "says" if other == 1 else "say"
        words.append(f"Of those that stay, {other} {says} something else now: {row['changed_for_example']}.")
    return " ".join(words)


def _are(count):
    return f"{count} is" if count == 1 else f"{count} are"


# -- what stays of a reading -------------------------------------------------------------------------------


def _bars(table):
    """A bar for each group in three parts, with a key above."""
    labels = [wrap(group, LABELS - 0.25) for group in table["group"]]
    tall = max(BAR, STEP * max(map(len, labels)) + 0.05)
    drawing, axes = sheet(ABOVE + BELOW + tall * len(table), margins=(LABELS, END, ABOVE, BELOW))
    begin = pd.Series(0, index=table.index)
    for state, (colour, hatch) in STATES.items():
        width = table[state.replace(" ", "_")]
        axes.barh(
            table.index, width, 0.62, begin, color=colour, edgecolor=INK, lw=1, hatch=hatch, clip_on=False
        )
        begin = begin + width
    top = table["all"].max()
    for row in table.itertuples():
        words = f"{row.all - row.empty} of {row.all}"
        write(axes, row.all + top * 0.015, row.Index, words, weight="bold", bbox=BEHIND)
    axes.set_yticks(table.index, map("\n".join, labels))
    axes.set(ylim=(len(table) - 0.4, -0.6), xlim=(0, top))
    axes.set_xlabel("cells or rows of the reading", fontsize=12)
    look(axes)
    axes.spines["left"].set_linewidth(LINE)
    _key(axes, top, tall)
    return drawing


def _key(axes, top, tall):
    """What the three fills mean, above the bars."""
    inch, x, y = top / (WIDTH - LABELS - END), 0, -0.6 - (ABOVE / 2) / tall
    for state, (colour, hatch) in STATES.items():
        style = {"facecolor": colour, "edgecolor": INK, "hatch": hatch, "clip_on": False}
        axes.add_patch(Rectangle((x, y - 0.1 / tall), 0.3 * inch, 0.2 / tall, **style))
        write(axes, x + 0.4 * inch, y, state)
        x += (width_of(state) + 0.65) * inch


def _each(table):
    return "; ".join(f"{row.group}: {row.all - row.empty} of {row.all}" for row in table.itertuples()) + "."

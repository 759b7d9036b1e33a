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
from helpers.readings import CERTAINTY, date_words
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
TIMES = {
    "before 1917": 1917,
    "1917 to 1919": 1920,
    "1920": 1921,
    "1921": 1922,
    "1922": 1923,
    "1923 to 1932": 1933,
    "1933 to 1938": 1939,
    "1939 and after": 9999,
}
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
    before, after = _statements(data, reading), _statements(data.reading(certainty), reading)
    names, properties = data.names(), data.rows("properties")
    rows = pd.DataFrame(
        [_statement(row, after.get(key), names, properties[row.property]) for key, row in before.items()]
    )
    table = _counted(rows, reading)
    return Figure(
        _bars(table),
        f"What stays of {READINGS[reading]} when claims must be {least(certainty)}",
        table,
        f"Bar chart of {len(table)} groups. {result(table, reading, certainty)} {_each(table)}",
        " ".join(row.claim_ids for row in before.values()).split(),
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


def _statements(data, reading):
    """The settled statements of a reading, by what they speak of: a value may change, a key does not."""
    properties = data.table("properties").query("reading == @reading").set_index("property")["single_valued"]
    settled = data.settled()
    rows = settled[settled["property"].isin(properties.index)]
    return {
        (
            row.about_id,
            row.property,
            row.qualifier,
            row.date if reading == "series" else "",
            "" if properties[row.property] == "yes" else row.value,
        ): row
        for row in rows.itertuples()
    }


def _statement(row, then, names, about):
    """One statement: its group, what became of it, and what it says in words."""
    state = "empty" if then is None else "stays" if then.value == row.value else "says something else"
    qualifier = f" ({names.get(row.qualifier, row.qualifier)})" if row.qualifier else ""
    words = row.property.replace("_", " ")
    said = f"{names[row.about_id]} - {words}{qualifier}: {_value(row, names, about)}"
    now = f"{said}; now {_value(then, names, about)}" if state == "says something else" else ""
    return {"state": state, "said": said, "now": now, "group": _group(row, names, about["reading"])}


def _value(row, names, about):
    if about["value_type"] == "date":
        return date_words(row.value)
    return names.get(row.value, row.value) if about["value_type"][:6] == "entity" else row.value.rstrip(".")


def _group(row, names, reading):
    """What a statement is counted under: its column, its document, its issue, its meeting or its time."""
    if reading in ("events", "series"):
        return next((words for words, year in TIMES.items() if row.earliest.year < year), "no date")
    return {
        "signatures": names.get(row.value),
        "positions": names.get(row.qualifier),
        "ballots": names[row.about_id].partition(":")[0],
    }.get(reading, row.property.replace("_", " "))


def _counted(rows, reading):
    """One row a group: how much there is of it, how much stays, and the shortest example of what does not."""
    groups = list(dict.fromkeys(rows["group"]))
    order = [*TIMES, "no date"] if reading in ("events", "series") else groups
    counted = []
    for group in sorted(groups, key=order.index):
        here = rows[rows["group"].eq(group)]
        gone, changed = (here[here["state"].eq(state)] for state in ("empty", "says something else"))
        counted.append(
            {
                "group": group,
                "all": len(here),
                "stays": int(here["state"].eq("stays").sum()),
                "says_something_else": len(changed),
                "empty": len(gone),
                "gone_for_example": min(gone["said"], key=len, default="none"),
                "changed_for_example": min(changed["now"], key=len, default="none"),
            }
        )
    return pd.DataFrame(counted)


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

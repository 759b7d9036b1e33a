"""The case against one person: charge, step taken, answer, sentence and later finding kept apart."""

from helpers.charts.drawing import BLUE, GREEN, GRID, INK, STEP, page, wrap, write
from helpers.charts.steps import mark, named
from helpers.figures import Figure
from helpers.readings import CERTAINTY
from helpers.readings.cases import BEFORE, KINDS, case_against
from helpers.readings.lives import COERCION

# The kinds of statement in one person's case, and their marks.
MARKS = {
    "charge": ("D", INK, "none"),
    "step": ("s", INK, "full"),
    "answer": ("o", BLUE, "none"),
    "sentence": ("X", INK, "none"),
    "later finding": ("o", GREEN, "full"),
}
LANE, TEXT = 0.36, 2.8  # inches: one kind of statement, and where its words begin
YEAR = 0.88  # inches: where the lanes begin
EDGE = 7.8  # inches: the right edge


def case_of(data, person="shliapnikov"):
    """Draw the case against one person, with charge, step taken, answer, sentence and later finding kept apart.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    person : str
        The id of a person.

    Returns
    -------
    Figure
        A table-like figure from 1933 on, one row for each year and kind of statement. Its table has every
        statement with its claim ids.

    Raises
    ------
    KeyError
        If the person is not known; the nearest ids are suggested.
    ValueError
        If no claim tells of a case against this person.

    Examples
    --------
    >>> from helpers.readings import load
    >>> case_of(load(), "nikolaenko").table["kind"].tolist()
    ['charge', 'answer']
    """
    name = named(person, data)
    rows = case_against(data, person)
    if rows.empty:
        raise ValueError(f"Problem: no claim tells of a case against {name} after {BEFORE - 1}.")
    lines = _lines(rows)
    return Figure(
        _case_drawing(lines),
        f"The case against {name}: what was charged, done, answered, sentenced and found later",
        rows,
        _case_alt(lines, name),
        " ".join(rows["claim_ids"]).split(),
        notes=[
            f"Charges and answers of the cases from 1935 on: {COERCION}",
            "Where a year has more statements of one kind, the surest is written and the table has all.",
        ],
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _lines(rows):
    """One line for each year and kind: the surest statement, and how many more there are."""
    lines = []
    for (years, kind), group in rows.groupby(["years", "kind"], sort=False):
        best = group.loc[group["certainty"].map(CERTAINTY.index).idxmax()]
        more = f" (and {len(group) - 1} more in the table)" * (len(group) > 1)
        lines.append((years, kind, f"{best['what'].rstrip('.')}{more}."))
    return lines


# -- the drawing -------------------------------------------------------------------------------------------


def _case_drawing(lines):
    texts = [wrap(f"{kind}: {what}", EDGE - TEXT) for _, kind, what in lines]
    heights = [len(text) * STEP + 0.16 for text in texts]
    drawing, axes = page(height=sum(heights) + 0.2)
    lanes = {kind: YEAR + (place + 0.5) * LANE for place, kind in enumerate(KINDS)}
    for x in lanes.values():
        axes.plot([x, x], [0.1, sum(heights) + 0.1], color=INK, lw=GRID, ls=":")
    top = 0.1
    for (years, kind, _), text, height in zip(lines, texts, heights, strict=True):
        axes.plot([0.1, EDGE], [top, top], color=INK, lw=GRID, ls=":")
        write(axes, 0.1, top + 0.08 + STEP / 2, years)
        mark(axes, lanes[kind], top + 0.08 + STEP / 2, MARKS[kind])
        for count, line in enumerate(text):
            write(axes, TEXT, top + 0.08 + (count + 0.5) * STEP, line)
        top += height
    return drawing


def _case_alt(lines, name):
    each = "; ".join(f"{years}, {kind}: {what[:-1]}" for years, kind, what in lines)
    return f"Table chart of the case against {name}, one row for each year and kind of statement. {each}."

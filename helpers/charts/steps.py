"""The steps of the cases of 1933 to 1937, and for whom they are known."""

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, page, wrap, write
from helpers.figures import Figure
from helpers.readings.cases import STAGES, other_steps, stages
from helpers.readings.lives import COERCION
from helpers.words import known

# What is known of a step: a marker, its colour, how it is filled. The shape says the same as the colour.
KNOWN = {
    "told": ("o", BLUE, "full"),
    "contested": ("D", BLUE, "left"),
    "looked for, not found": ("s", INK, "none"),
    "no claim": ("_", INK, "full"),
}
NAME, HEAD, ROW, EDGE = 1.75, 0.8, 0.3, 7.9  # inches: the names, the head of the table, a row, the right edge


def steps_of(data, people):
    """Draw which steps of the cases of 1933 to 1937 are known for whom.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    people : list of str
        Ids of people, such as `wo.accused()` gives; they stand in the order of the alphabet.

    Returns
    -------
    Figure
        A table-like figure, a row a person and a column a step: told, contested, looked for and not found, or
        no claim. Its table has a row for each person and step, with what the claims say and their ids.

    Raises
    ------
    KeyError
        If a person is not known; the nearest ids are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> set(steps_of(load(), ["tarasova"]).table.query("known == 'told'")["step"])
    {'accused 1935'}
    """
    table, other = stages(data, people), other_steps(data, people)
    return Figure(
        _grid(table),
        "The steps of the two cases, and for whom they are known",
        table,
        _grid_alt(table),
        " ".join(table["claim_ids"]).split(),
        left_out=[f"{other} steps of other years or kinds, which the life cards tell"] * bool(other),
        notes=[f"Charges and sentences are acts of a body, not facts about a person. {COERCION}"],
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def named(person, data):
    """Give the short name of a person; an unknown id is answered with the nearest."""
    people = data.rows("people")
    known("person", person, people)
    return people[person]["label"]


# -- the drawing -------------------------------------------------------------------------------------------


def _grid(table):
    people = list(dict.fromkeys(table["person"]))
    bottom = HEAD + ROW * len(people)
    drawing, axes = page(height=bottom + 1.0)
    width = (EDGE - NAME) / len(STAGES)
    middles = [NAME + (place + 0.5) * width for place in range(len(STAGES))]
    for stage, x in zip(STAGES, middles, strict=True):
        lines = wrap(stage.name, width - 0.06)
        for count, line in enumerate(lines):
            write(axes, x, HEAD - 0.1 - (len(lines) - count - 0.5) * STEP, line, ha="center")
    for place, person in enumerate(people):
        y = HEAD + (place + 0.5) * ROW
        axes.plot(
            [0.1, EDGE],
            [y - ROW / 2] * 2,
            color=INK,
            lw=LINE if not place else GRID,
            ls="-" if not place else ":",
        )
        write(axes, 0.1, y, person)
        for x, how in zip(middles, table.loc[table["person"].eq(person), "known"], strict=True):
            mark(axes, x, y, KNOWN[how])
    _key(axes, bottom + 0.3)
    return drawing


def _key(axes, top):
    for place, (words, look) in enumerate(KNOWN.items()):
        x, y = 0.25 + (place % 2) * 3.6, top + (place // 2) * 0.35
        mark(axes, x, y, look)
        write(axes, x + 0.25, y, {"contested": "told in more than one way"}.get(words, words))


def mark(axes, x, y, look):
    """Draw one mark: its shape, colour and filling."""
    shape, colour, fill = look
    axes.plot(
        x,
        y,
        shape,
        markersize=11,
        fillstyle=fill,
        color=colour,
        markeredgecolor=colour if fill == "none" else INK,
        markerfacecoloralt=PAPER,
        markeredgewidth=LINE if fill == "none" else 1,
    )


# -- in words ----------------------------------------------------------------------------------------------


def _grid_alt(table):
    people = table["person"].nunique()
    told = table[table["claim_ids"].ne("")]
    counts = "; ".join(f"{stage.name}: {told['step'].eq(stage.name).sum()}" for stage in STAGES)
    alone = told.groupby("person")["step"].agg(list).map(lambda steps: steps == ["accused 1935"]).sum()
    return (
        f"Table chart of {people} {'person' if people == 1 else 'people'}, one row each, with {len(STAGES)} steps from "
        f"1933 to the clearing of names. For how many a claim tells the step: {counts}. For {alone} of them the "
        "charge of 1935 is the only step that any claim tells."
    )

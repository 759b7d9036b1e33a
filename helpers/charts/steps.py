"""The steps of the cases of 1933 to 1937, and for whom they are known."""

from dataclasses import dataclass

import pandas as pd

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, page, wrap, write
from helpers.figures import Figure
from helpers.life_cards import COERCION
from helpers.words import known


@dataclass(frozen=True)
class Stage:
    """One step of the two cases: the properties that tell of it, and the years in which it falls."""

    name: str
    properties: tuple
    first: int
    last: int
    words: str = ""  # which the kind of step holds, where a property is broader than the stage

    def holds(self, row):
        """Say whether a statement tells of this stage."""
        within = self.first <= row["earliest"].year and row["latest"].year <= self.last
        return row["property"] in self.properties and within and self.words in row["qualifier"]


STAGES = (
    Stage("expelled 1933", ("expelled",), 1933, 1934),
    Stage("arrested 1935", ("arrested",), 1934, 1935),
    Stage("accused 1935", ("accused_of",), 1935, 1935),
    Stage("sentence 1935", ("sentenced",), 1935, 1935),
    Stage("arrested again 1936", ("penalised",), 1936, 1936, "arrest"),
    Stage("accused 1936-37", ("accused_of",), 1936, 1937),
    Stage("sentence 1937", ("sentenced",), 1937, 1937),
    Stage("cleared later", ("rehabilitated",), 1954, 1991),
)
SILENT = {"sentence 1935": "sentenced", "cleared later": "rehabilitated"}  # where a search was recorded
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
    people = sorted(dict.fromkeys(people), key=lambda person: _surname_first(person, data).casefold())
    rows = _statements(data).query("about_id in @people")
    cells = [_cell(person, stage, rows, data) for person in people for stage in STAGES]
    table = pd.DataFrame(cells)
    return Figure(
        _grid(table),
        "The steps of the two cases, and for whom they are known",
        table,
        _grid_alt(table),
        " ".join(table["claim_ids"]).split(),
        left_out=_other_steps(rows),
        notes=[f"Charges and sentences are acts of a body, not facts about a person. {COERCION}"],
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def named(person, data):
    """Give the short name of a person; an unknown id is answered with the nearest."""
    people = data.rows("people")
    known("person", person, people)
    return people[person]["label"]


def _surname_first(person, data):
    """The name as a list has it, with initials: Medvedev, S. P."""
    named(person, data)
    surname, _, others = data.rows("people")[person]["name"].partition(", ")
    initials = [part if part.endswith(".") else f"{part[0]}." for part in others.split()]
    return f"{surname}, {' '.join(initials)}" if initials else surname


def _statements(data):
    """What the claims say was done to people, charged or found, with the property that tells the kind."""
    properties = data.table("properties")
    steps = properties.loc[properties["reading"].eq("steps"), "property"]
    rows = data.settled()
    rows = rows[rows["about_type"].eq("person") & rows["property"].isin(steps)]
    return rows.sort_values(["earliest", "claim_ids"], ignore_index=True)


def _cell(person, stage, rows, data):
    found = [row for row in rows.query("about_id == @person").to_dict("records") if stage.holds(row)]
    known = "told" if found else _silence(person, stage, data)
    return {
        "person": _surname_first(person, data),
        "step": stage.name,
        "known": "contested" if any(_clashes(row, data) for row in found) else known,
        "what": "; ".join(row["value"].rstrip(".") for row in found),
        "claim_ids": " ".join(row["claim_ids"] for row in found),
    }


def _clashes(row, data):
    """Whether the sources tell this step of this person in more than one way."""
    claims = data.rows("claims")
    clash = claims[row["claim_ids"].split()[0]]["disagreement_id"]
    told = {
        claim["value"]
        for claim in claims.values()
        if clash and claim["disagreement_id"] == clash
        if (claim["about_id"], claim["property"]) == (row["about_id"], row["property"])
    }
    return len(told) > 1


def _silence(person, stage, data):
    table = data.silences
    asked = table["about_id"].eq(person) & table["property"].eq(SILENT.get(stage.name, ""))
    return "looked for, not found" if asked.any() else "no claim"


def _other_steps(rows):
    """The steps of these people that belong to no column, such as those of the 1920s."""
    other = [row for row in rows.to_dict("records") if not any(stage.holds(row) for stage in STAGES)]
    return [f"{len(other)} steps of other years or kinds, which the life cards tell"] * bool(other)


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

"""Marks in a table: a row for each thing, a mark where something is so, and a small axis where distance matters.

A `Grid` is made of columns, and each kind of column says for itself what stands in a cell: `Words`, `Signs`
(marks with their words) or `Axis` (points and spans on a scale). `pivot` spreads long rows over columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd
from markupsafe import Markup

from helpers import page
from helpers.figures.look import MARKS
from helpers.figures.scale import Scale
from helpers.page import Cell, Part, element, letters

Row = dict[str, object]


@dataclass(frozen=True)
class Words:
    """A column of words."""

    name: str
    head: str = ""

    def title(self) -> str:
        """Give the head of the column."""
        return self.head or _head(self.name)

    def cell(self, row: Row) -> str:
        """Give the words of a row."""
        return str(row[self.name])

    def states(self, row: Row) -> list[str]:
        """Give the states whose marks need a key: none."""
        return []


@dataclass(frozen=True)
class Signs:
    """A column of marks: the state of a row, or a list of (state, words) for several marks in one cell.

    Attributes
    ----------
    name : str
        The column of the rows that holds the state, a key of `look.MARKS`; or the list.
    head : str
        What stands above it.
    words : str
        The column with words to stand beside the mark; without it the state itself is said, to listeners only.
    seen : bool
        Whether everybody sees the words of the state.
    """

    name: str
    head: str = ""
    words: str = ""
    seen: bool = False

    def title(self) -> str:
        """Give the head of the column."""
        return self.head or _head(self.name)

    def cell(self, row: Row) -> Cell:
        """Give the marks of a row with their words."""
        pairs = self._pairs(row)
        parts = [MARKS[state].said(state, words, self.seen) for state, words in pairs]
        html = Markup("").join(element("div", part.html) for part in parts)
        bare = not self.seen and not any(words for _, words in pairs)
        return Cell(html, "; ".join(part.text for part in parts), "wo-sign" if bare else "")

    def _pairs(self, row: Row) -> list[tuple[str, str]]:
        value = row[self.name]
        return value if isinstance(value, list) else [(value, str(row[self.words]) if self.words else "")]

    def states(self, row: Row) -> list[str]:
        """Give the states whose marks need a key: those without words of their own to be seen."""
        return [] if self.seen else [state for state, _ in self._pairs(row)]


@dataclass(frozen=True)
class Point:
    """A mark on an axis: the column with its place, and the column (or the word) of its state."""

    at: str
    state: str


@dataclass(frozen=True)
class Span:
    """A line on an axis from one place to another; an end without a place runs out to the edge as an arrow.

    Attributes
    ----------
    first, last : str
        The columns with its ends.
    state : str
        The column (or the word) of its state, which gives the colour.
    dashed : str or bool
        Whether it is dashed, or the column that says so.
    """

    first: str
    last: str
    state: str
    dashed: str | bool = False


@dataclass(frozen=True)
class Axis:
    """A column with a small axis: what stands where on a scale.

    Attributes
    ----------
    scale : Scale
        Its places go from the left edge of the column to the right.
    layers : sequence of Point or Span
        What is drawn for each row, in order.
    head : str
        What the axis measures.
    words : str
        The column that says the same in words, for listeners, where no other column does.
    """

    scale: Scale
    layers: Sequence[Point | Span]
    head: str
    words: str = ""

    def title(self) -> Cell:
        """Give the name of the axis and its ticks."""
        ticks = self.scale.ticks
        labels = Markup("").join(
            element("span", words, style=f"position: absolute; {_left(self.scale(value), place, len(ticks))}")
            for place, (value, words) in enumerate(ticks)
        )
        style = "position: relative; height: 1.4em; font-weight: normal"
        track = element("div", labels, cls="wo-ticks", aria_hidden="true", style=style)
        text = f"{self.head}, {ticks[0][1]} to {ticks[-1][1]}"
        return Cell(element("span", self.head) + track, text, "wo-axis")

    def cell(self, row: Row) -> Cell:
        """Give what stands on the axis in a row."""
        drawn = Markup("").join(self._drawn(layer, row) for layer in self.layers)
        steps = f"--wo-steps: {len(self.scale.ticks) - 1}"
        track = element(
            "div",
            drawn,
            cls="wo-track",
            aria_hidden="true",
            style=f"position: relative; height: 1.4em; {steps}",
        )
        said = str(row[self.words]) if self.words else ""
        return Cell(track + (element("span", said, cls="wo-word") if said else ""), said, "wo-axis")

    def _drawn(self, layer: Point | Span, row: Row) -> Markup:
        mark = MARKS[row.get(layer.state, layer.state)]
        colour = mark.css
        if isinstance(layer, Point):
            if pd.isna(row[layer.at]):
                return Markup("")
            style = f"position: absolute; width: 1em; margin-left: -0.5em; left: {_percent(self.scale(row[layer.at]))}"
            return element("span", mark.sign, cls=f"wo-mark {colour}".strip(), style=style)
        first, last = row[layer.first], row[layer.last]
        if pd.isna(first) and pd.isna(last):
            return Markup("")
        left, right = (0 if pd.isna(first) else self.scale(first)), (1 if pd.isna(last) else self.scale(last))
        dashed = row[layer.dashed] if isinstance(layer.dashed, str) else layer.dashed
        style = f"position: absolute; top: 0.62em; left: {_percent(left)}; width: {_percent(right - left)}"
        line = element("span", "", cls=f"wo-span {'wo-open' if dashed else ''} {colour}".strip(), style=style)
        return line + _arrows(first, last, colour)

    def states(self, row: Row) -> list[str]:
        """Give the states whose marks need a key."""
        points = [layer for layer in self.layers if isinstance(layer, Point) and not pd.isna(row[layer.at])]
        return [row.get(point.state, point.state) for point in points]


def _arrows(first: float, last: float, colour: str) -> Markup:
    """An arrow at each end that no source names."""
    return Markup("").join(
        element("span", sign, cls=f"wo-mark wo-end {colour}".strip(), style=f"position: absolute; {side}: 0")
        for end, sign, side in ((first, "◄", "left"), (last, "►", "right"))
        if pd.isna(end)
    )


def _left(place: float, turn: int, count: int) -> str:
    """Where the label of a tick stands: the last one ends at its tick, the others begin there or are centred."""
    if turn == count - 1:
        return "right: 0"
    return (
        "left: 0"
        if turn == 0
        else f"left: {_percent(place)}; width: 6em; margin-left: -3em; text-align: center"
    )


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


@dataclass(frozen=True)
class Grid:
    """A table of words, marks and small axes, with a key of the marks used.

    Attributes
    ----------
    rows : pandas.DataFrame
        One row each.
    columns : sequence of Words, Signs or Axis
        What stands in a row; the first names it.
    picked : str
        The column that says which rows stand out.
    """

    rows: pd.DataFrame
    columns: Sequence[Words | Signs | Axis]
    picked: str = ""
    meanings: dict[str, str] = field(
        default_factory=dict
    )  # what a mark means here, where its state is not enough

    def part(self, alt: str = "") -> Part:
        """Give the table and its key."""
        records = self.rows.to_dict("records")
        picked = [place for place, row in enumerate(records) if self.picked and row[self.picked]]
        cells = [[column.cell(row) for column in self.columns] for row in records]
        table = page.table([column.title() for column in self.columns], cells, picked=picked)
        return page.stack(table, _key(self._used(records), self.meanings))

    def _used(self, records: list[Row]) -> list[str]:
        used = {state for row in records for column in self.columns for state in column.states(row)}
        return [state for state in MARKS if state in used]


def _key(states: Iterable[str], meanings: dict[str, str]) -> Part:
    """Say what the marks mean."""
    said = [(MARKS[state], meanings.get(state, state)) for state in states]
    items = Markup("").join(element("span", mark.html(), " ", letters(words)) for mark, words in said)
    if not items:
        return Part(Markup(""), "")
    return Part(
        element("p", items, cls="wo-key wo-small"),
        "Key: " + "; ".join(f"{m.sign} {words}" for m, words in said),
    )


def pivot(
    rows: pd.DataFrame,
    down: str,
    across: str,
    state: str,
    words: str = "",
    order: Sequence[str] | None = None,
    rows_order: Sequence[str] | None = None,
    meanings: dict[str, str] | None = None,
) -> Grid:
    """Spread long rows over a grid: one row for each value of a column, one column for each value of another.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a mark.
    down, across : str
        The columns whose values name the rows and the columns of the grid.
    state : str
        The column with the state of a mark.
    words : str
        The column with words to stand beside a mark.
    order : sequence of str, optional
        The columns of the grid; as they come in the rows where none are named.
    rows_order : sequence of str, optional
        The rows of the grid, also those without a mark; as they come where none are named.
    meanings : dict, optional
        What a mark means here, where its state is not enough.

    Returns
    -------
    Grid
        Several rows for one place stand one below the other; a place without a row is empty.

    Examples
    --------
    >>> known = pd.DataFrame({"who": ["Lenin"], "what": ["born"], "is": ["told"]})
    >>> print(pivot(known, "who", "what", "is").part().text)
    Who   | Born
    Lenin | ● told
    Key: ● told
    """
    order = list(dict.fromkeys(rows[across])) if order is None else list(order)
    lines = list(dict.fromkeys(rows[down])) if rows_order is None else list(rows_order)
    spread: dict[object, Row] = {line: {down: line, **{name: [] for name in order}} for line in lines}
    for row in rows.to_dict("records"):
        spread[row[down]][row[across]].append((row[state], str(row[words]) if words else ""))
    grid = pd.DataFrame(list(spread.values()), columns=[down, *order])
    return Grid(grid, [Words(down), *(Signs(name) for name in order)], meanings=meanings or {})


def _head(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]

"""Marks in a table: a row for each thing, a mark where something is so, and a small axis where distance matters.

A `Grid` is made of columns, and each kind of column says for itself what stands in a cell: `Words`, `Signs`
(marks with their words) or `Axis` (points and spans on a scale). `pivot` spreads long rows over columns.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
from markupsafe import Markup

from helpers import page
from helpers.figures.look import MARKS
from helpers.figures.scale import Scale
from helpers.figures.tables import head
from helpers.page import Cell, Part, element, letters

Row = dict[str, object]
# em: an axis at its narrowest and the room beside it (.wo-track and .wo-axis in look.css), a letter of a label.
_NARROW, _MARGIN, _LETTER = 17, 1.8, 0.55


@dataclass(frozen=True)
class Words:
    """A column of words."""

    name: str
    head: str = ""

    def title(self) -> str:
        """Give the head of the column."""
        return self.head or head(self.name)

    def cell(self, row: Row) -> str:
        """Give the words of a row."""
        return str(row[self.name])

    def states(self, row: Row) -> list[str]:
        """Give the states whose marks need a key: none."""
        return []


@dataclass(frozen=True)
class Signs(Words):
    """A column of marks: the state of a row, a key of `look.MARKS`, or a list of (state, words) for several marks.

    Attributes:
        words (str): The column with words to stand beside the mark; without it listeners alone are told the state.
        seen (bool): Whether everybody sees the words of the state.
    """

    words: str = ""
    seen: bool = False

    def cell(self, row: Row) -> Cell:
        """Give the marks of a row with their words."""
        pairs = self._pairs(row)
        parts = [MARKS[state].said(state, words, self.seen) for state, words in pairs]
        html = Markup("").join(element("div", part.html) for part in parts)
        bare = not self.seen and not any(words for _, words in pairs)
        return Cell(html, "; ".join(part.text for part in parts), "wo-sign" if bare else "")

    def states(self, row: Row) -> list[str]:
        """Give the states whose marks need a key: those without words of their own to be seen."""
        return [] if self.seen else [state for state, _ in self._pairs(row)]

    def _pairs(self, row: Row) -> list[tuple[str, str]]:
        value = row[self.name]
        return value if isinstance(value, list) else [(value, str(row[self.words]) if self.words else "")]


@dataclass(frozen=True)
class Point:
    """A mark on an axis: the column with its place, and the column (or the word) of its state."""

    at: str
    state: str

    def drawn(self, row: Row, scale: Scale) -> Markup:
        """Give the mark where its place puts it; nothing where it has none."""
        if pd.isna(row[self.at]):
            return Markup("")
        style = f"position: absolute; width: 1em; margin-left: -0.5em; left: {_percent(scale(row[self.at]))}"
        return MARKS[_state(self, row)].html(style=style)


@dataclass(frozen=True)
class Span:
    """A line on an axis from one place to another; it runs out to the edge at an end without a place.

    Attributes:
        first, last (str): The columns with its ends; an empty name is an end that nobody knows.
        state (str): The column (or the word) of its state, which gives the colour.
        dashed (bool): Whether it stands for what is not known: a question mark, no arrow, is at an end without a place.
    """

    first: str
    last: str
    state: str
    dashed: bool = False

    def drawn(self, row: Row, scale: Scale) -> Markup:
        """Give the line with the signs of its open ends; nothing where it has no place or no length."""
        first, last = (row[name] if name else math.nan for name in (self.first, self.last))
        if first == last or (pd.isna(first) and pd.isna(last)):
            return Markup("")
        left, right = (0 if pd.isna(first) else scale(first)), (1 if pd.isna(last) else scale(last))
        place = f"position: absolute; left: {_percent(left)}; width: {_percent(right - left)}"
        colour = MARKS[_state(self, row)].css
        drawn = element("span", "", cls=f"wo-span {'wo-open ' if self.dashed else ''}{colour}".strip(), style=place)
        for end, arrow, side in ((first, "◄", "left"), (last, "►", "right")):
            if pd.isna(end):
                sign, style = "?" if self.dashed else arrow, f"position: absolute; {side}: 0"
                drawn += element("span", sign, cls=f"wo-mark wo-end {colour}".strip(), style=style)
        return drawn


@dataclass(frozen=True)
class Axis:
    """A column with a small axis: what stands where on a scale.

    Attributes:
        scale (Scale): Its places go from the left edge of the column to the right.
        layers (sequence of Point or Span): What is drawn for each row, in order.
        head (str): What the axis measures.
        words (str): The column that says the same in words, for listeners, where no other column does.
        line (float, optional): A place that a line from top to bottom marks.
    """

    scale: Scale
    layers: Sequence[Point | Span]
    head: str
    words: str = ""
    line: float | None = None

    def title(self) -> Cell:
        """Give the name of the axis and the labels of its ticks."""
        track = element("div", *_labels(self.scale), cls="wo-ticks", aria_hidden="true")
        text = f"{self.head}, {self.scale.ticks[0][1]} to {self.scale.ticks[-1][1]}"
        return Cell(element("span", self.head) + track, text, "wo-axis")

    def cell(self, row: Row) -> Cell:
        """Give what stands on the axis in a row."""
        drawn = (layer.drawn(row, self.scale) for layer in self.layers)
        track = element("div", *drawn, cls="wo-track", aria_hidden="true")
        said = str(row[self.words]) if self.words else ""
        style = f"--wo-steps: {len(self.scale.ticks) - 1}"
        style += "" if self.line is None else f"; --wo-line: {_percent(self.scale(self.line))}"
        return Cell(track + (element("span", said, cls="wo-word") if said else ""), said, "wo-axis", style)

    def states(self, row: Row) -> list[str]:
        """Give the states whose marks need a key."""
        return [_state(layer, row) for layer in self.layers if layer.drawn(row, self.scale)]


def _state(layer: Point | Span, row: Row) -> str:
    """The state of a layer in a row: what its column says, or the word itself."""
    return row.get(layer.state, layer.state)


def _labels(scale: Scale) -> list[Markup]:
    """The labels of the ticks: of each, or of each second, third ... where they would touch on a narrow axis."""
    ticks = [(scale(value), words) for value, words in scale.ticks]
    shown = next(ticks[::step] for step in range(1, len(ticks) + 1) if _fit(ticks[::step]))
    style = "position: absolute; left: {}; transform: translateX(-{:.0f}%)"
    return [
        element("span", words, style=style.format(_percent(place), _shift(place, words) * 100))
        for place, words in shown
    ]


def _fit(ticks: Sequence[tuple[float, str]]) -> bool:
    """Whether labels stand side by side, each with its room."""
    reach = -_MARGIN
    for place, words in ticks:
        width = len(words) * _LETTER
        begin = place * _NARROW - width * _shift(place, words)
        if begin < reach:
            return False
        reach = begin + width + _LETTER
    return True


def _shift(place: float, words: str) -> float:
    """How much of a label stands left of its tick: half, but at an edge a long one begins or ends there."""
    long = len(words) * _LETTER > 2 * _MARGIN
    return round(place) if long and place in (0, 1) else 0.5


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


@dataclass(frozen=True)
class Grid:
    """A table of words, marks and small axes, with a key of the marks used.

    Attributes:
        rows (pandas.DataFrame): One row each.
        columns (sequence of Words, Signs or Axis): What stands in a row; the first names it.
        picked (str): The column that says which rows stand out.
        meanings (dict): What a mark means here, where its state is not enough.
    """

    rows: pd.DataFrame
    columns: Sequence[Words | Signs | Axis]
    picked: str = ""
    meanings: dict[str, str] = field(default_factory=dict)

    def part(self, title: str = "", alt: str = "") -> Part:
        """Give the table and its key."""
        records = self.rows.to_dict("records")
        picked = [place for place, row in enumerate(records) if self.picked and row[self.picked]]
        cells = [[column.cell(row) for column in self.columns] for row in records]
        table = page.table([column.title() for column in self.columns], cells, title, picked)
        used = {state for row in records for column in self.columns for state in column.states(row)}
        return page.stack(table, _key(used, self.meanings)) if used else table


def _key(used: set[str], meanings: dict[str, str]) -> Part:
    said = [(mark, meanings.get(state, state)) for state, mark in MARKS.items() if state in used]
    items = (element("span", mark.html(), " ", letters(words)) for mark, words in said)
    text = "; ".join(f"{mark.sign} {words}" for mark, words in said)
    return Part(element("p", *items, cls="wo-key wo-small"), f"Key: {text}")


def pivot(
    rows: pd.DataFrame,
    down: str,
    across: str,
    state: str,
    words: str = "",
    order: Sequence[str] | None = None,
    rows_order: Sequence[str] | None = None,
) -> Grid:
    """Spread rows, one a mark, over a grid: one row for each value of a column, one column for each value of another.

    Several marks in one place stand one below the other; a place without a mark is empty. The columns and the rows of
    the grid come as in the rows, or in the order given, also those without a mark.

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
    return Grid(pd.DataFrame(list(spread.values()), columns=[down, *order]), [Words(down), *map(Signs, order)])

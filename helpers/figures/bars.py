"""Bars: numbers from nought or from one end to another, in one piece or several, named at the left or above."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.figures.figure import Picture
from helpers.figures.look import FILLS, GRID, INK, LINE, MARKS, PAPER, STEP, WIDTH, bar_style, marker_style
from helpers.figures.room import sheet, width_of, wrap, write
from helpers.figures.scale import Scale, numbers

SIDE, AIR, AXIS = 0.1, 0.14, 0.6  # inches: margin, room between bars, an axis with its name
THICK, THIN = 0.28, 0.17  # inches: how high a bar is, and one that another is preferred to
NAMES, BOX, RING = 2.4, 0.26, 0.09  # inches: names at the left at the most, the box of a key, half a ring
BEHIND = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}  # keeps the grid out of words

Key = tuple[str, str, object]  # words, the state of the box before them, and the row they stand for
Line = list[tuple[float, Key]]  # each with its place
Place = Callable[[float], float]  # a number to inches


@dataclass(frozen=True, eq=False)
class Bars(Picture):
    """Bars of one piece or several, each piece a row; all but `rows` and `unit` are names of columns, or yes and no.

    Rows that follow one another with the same name stand together under it, such as two bars of a pair.

    Attributes:
        rows (pandas.DataFrame): One row a piece, in order.
        name (str): The name of its bar; a line break in it is kept.
        end, start (str): The numbers at which it ends and begins; at nought where no start is named.
        fill (str): Its state, a key of `look.FILLS`; one of `look.MARKS` is a mark at nought instead.
        bar (str): Which rows are pieces of one bar; each row is a bar where none is named.
        label, inside, below (str): The words at its end, within it (where they fit), and in the key below its bar.
        unit (str): What the axis counts.
        panel (str): Panels with an axis each, one below the other, and the axis counts what it names.
        beside (bool): Whether panels stand side by side, with their names above, and share the names of the bars.
        thin (str): Which bars are thin.
        above, legend (bool): Whether names stand above the bars, and a key of the fills above all.
    """

    rows: pd.DataFrame
    name: str
    end: str
    fill: str
    start: str = ""
    bar: str = ""
    label: str = ""
    inside: str = ""
    below: str = ""
    unit: str = ""
    panel: str = ""
    beside: bool = False
    thin: str = ""
    above: bool = False
    legend: bool = False

    def draw(self) -> Figure:
        """Draw the key, then the panels."""
        panels = list(_runs(self.rows, self.panel)) if self.panel else [self.rows]
        names = [line for name in self.rows[self.name] for line in _lines(name, NAMES)]
        left = SIDE if self.above else 2 * SIDE + max(map(width_of, names))
        wide = (WIDTH - SIDE - left) / (len(panels) if self.beside else 1)
        heads = [_lines(panel[self.panel].iloc[0], wide - AIR, bold=True) if self.beside else [] for panel in panels]
        used = set(self.rows[self.fill]) if self.legend else set()
        legend = _flow((state, state, state) for state in FILLS if state in used)
        top = SIDE + STEP * (len(legend) + max(map(len, heads))) + SIDE
        heights = [sum(map(self._height, _runs(panel, self.name))) + AXIS for panel in panels]
        drawing, axes = sheet(top + (max(heights) if self.beside else sum(heights)))
        _keys(axes, legend, SIDE, SIDE, "legend")
        for turn, (panel, head, high) in enumerate(zip(panels, heads, heights, strict=True)):
            edge = left + turn * wide * self.beside
            write(axes, edge, top - SIDE / 2, "\n".join(head), weight="bold", va="bottom", gid=f"head:{turn}")
            self._panel(axes, panel, edge, wide, top, named=not (self.beside and turn))
            top += 0 if self.beside else high
        if self.beside:
            write(axes, (left + WIDTH) / 2, top + max(heights) - SIDE - STEP / 2, self.unit, ha="center")
        return drawing

    def _title(self, group: pd.DataFrame) -> list[str]:
        name = group[self.name].iloc[0]
        return _lines(name, WIDTH - 2 * SIDE, bold=True) if self.above else _lines(name, NAMES)

    def _below(self, bar: pd.DataFrame) -> list[Line]:
        if not self.below:
            return []
        rows = bar[bar[self.below].ne("")]
        return _flow(zip(rows[self.below], rows[self.fill], rows.index, strict=True))

    def _thick(self, bar: pd.DataFrame) -> float:
        return THIN if self.thin and bar[self.thin].iloc[0] else THICK

    def _block(self, group: pd.DataFrame) -> float:
        return sum(self._thick(bar) + len(self._below(bar)) * STEP for bar in _runs(group, self.bar))

    def _height(self, group: pd.DataFrame) -> float:
        lines, block = len(self._title(group)) * STEP, self._block(group)
        return AIR + (lines + block if self.above else max(lines, block))

    def _panel(self, axes: Axes, rows: pd.DataFrame, left: float, wide: float, top: float, named: bool) -> None:
        """Draw the bars of a panel, group by group, then the axis below them."""
        scale = numbers(0, rows[self.end].max(), zero=True)
        room = self._room(rows, scale, wide - AIR)

        def place(value: float) -> float:
            return left + scale(value) * room

        y = top
        for group in _runs(rows, self.name):
            self._group(axes, group, y, place, named)
            y += self._height(group)
        unit = rows[self.panel].iloc[0] if self.panel else self.unit
        whole = rows[self.end].eq(rows[self.end].round()).all()
        _axis(axes, _ticks(scale, place, whole), (top, y), "" if self.beside else unit)

    def _room(self, rows: pd.DataFrame, scale: Scale, wide: float) -> float:
        labels = rows[self.label] if self.label else [""] * len(rows)
        labelled = [(end, label) for end, label in zip(rows[self.end], labels, strict=True) if end and label]
        rooms = [(wide - SIDE - width_of(label, bold=True)) / scale(end) for end, label in labelled]
        return min([wide, *rooms])

    def _group(self, axes: Axes, group: pd.DataFrame, top: float, place: Place, named: bool) -> None:
        """Draw bars that share a name, and their name where it is wanted."""
        title, high, y = self._title(group), self._height(group), top + AIR / 2
        if self.above:
            spot, style = (SIDE, y + len(title) * STEP / 2), {"weight": "bold"}
            y += len(title) * STEP
        else:
            spot, style = (place(0) - SIDE, top + high / 2), {"ha": "right"}
            y += (high - AIR - self._block(group)) / 2
        if named:
            write(axes, *spot, "\n".join(title), bbox=BEHIND, gid=f"name:{group.index[0]}", **style)
            if self.beside:
                axes.plot([SIDE, WIDTH - SIDE], [top, top], color=INK, lw=GRID, ls=":", zorder=0)
        for bar in _runs(group, self.bar):
            thick, keys = self._thick(bar), self._below(bar)
            for index, row in bar.iterrows():
                self._piece(axes, index, row, place, (y + 0.02, thick - 0.04))
            _keys(axes, keys, SIDE, y + thick, "label")
            y += thick + len(keys) * STEP

    def _piece(self, axes: Axes, index: object, row: pd.Series, place: Place, room: tuple[float, float]) -> None:
        """Draw one piece, or the mark that stands for it, with its words."""
        start, end, (top, thick) = place(row[self.start] if self.start else 0), place(row[self.end]), room
        middle, state = top + thick / 2, row[self.fill]
        if state in MARKS:
            axes.plot(start + RING, middle, gid=f"mark:{index}", **marker_style(state))
        else:
            axes.add_patch(Rectangle((start, top), end - start, thick, gid=f"bar:{index}", **bar_style(state)))
        label, inside = (str(row[name]) if name else "" for name in (self.label, self.inside))
        bold = {"weight": "bold", "bbox": BEHIND}
        if label:
            write(axes, end + 0.07, middle, label, gid=f"label:{index}", **bold)
        if inside and thick > THIN and width_of(inside, bold=True) + 0.12 < end - start:
            write(axes, (start + end) / 2, middle, inside, ha="center", gid=f"inside:{index}", **bold)


def _runs(rows: pd.DataFrame, column: str) -> Iterator[pd.DataFrame]:
    """Give rows that follow one another with the same value together; each alone where no column is named."""
    turns = rows[column].ne(rows[column].shift()).cumsum() if column else pd.Series(rows.index, rows.index)
    for _, run in rows.groupby(turns, sort=False):
        yield run


def _lines(text: str, inches: float, bold: bool = False) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, inches, bold)]


def _flow(keys: Iterable[Key]) -> list[Line]:
    """Put keys into lines, as many in a line as fit."""
    lines, x = [], WIDTH
    for key in keys:
        wide = BOX + width_of(key[0]) + 0.25
        if x + wide > WIDTH - SIDE:
            lines.append([])
            x = 0
        lines[-1].append((x, key))
        x += wide
    return lines


def _keys(axes: Axes, lines: list[Line], left: float, top: float, kind: str) -> None:
    """Write keys: a box with a fill, and its words beside it."""
    for turn, line in enumerate(lines):
        y = top + (turn + 0.5) * STEP
        for x, (words, state, row) in line:
            box = (left + x, y - 0.07)
            axes.add_patch(Rectangle(box, BOX - 0.06, 0.14, gid=f"box:{row}", **bar_style(state)))
            write(axes, left + x + BOX, y, words, bbox=BEHIND, gid=f"{kind}:{row}")


def _ticks(scale: Scale, place: Place, whole: bool) -> list[tuple[float, str]]:
    """Give as many ticks as have room for their words; whole numbers only where whatever is drawn is whole."""
    ticks = [(place(value), words) for value, words in scale.ticks if not whole or value == round(value)]
    widest = max(width_of(words) for _, words in ticks) + AIR
    return next(
        ticks[::step]
        for step in range(1, len(ticks) + 1)
        if step + 1 >= len(ticks) or ticks[step][0] - ticks[0][0] > widest
    )


def _axis(axes: Axes, ticks: list[tuple[float, str]], ends: tuple[float, float], unit: str) -> None:
    """Draw the line at nought, the dotted lines of the other ticks, and what they count."""
    (top, bottom), (first, last) = ends, (ticks[0][0], ticks[-1][0])
    for x, words in ticks:
        style = {"lw": LINE} if x == first else {"lw": GRID, "ls": ":"}
        axes.plot([x, x], [top, bottom], color=INK, zorder=0, **style)
        write(axes, x, bottom + STEP / 2, words, ha="center", gid="tick:x")
    middle = max((first + last) / 2, SIDE + width_of(unit) / 2)
    write(axes, middle, bottom + 1.6 * STEP, unit, ha="center", gid="unit")

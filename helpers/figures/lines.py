"""Numbers over the years: a line for each thing counted, a panel for each unit, every doubt beside its number."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from math import floor

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from helpers.figures.figure import Picture
from helpers.figures.labels import sheet, width_of, wrap, write
from helpers.figures.look import GRID, INK, LINE, MARKS, PAPER, SERIES, STEP, WIDTH
from helpers.figures.room import box, in_a_row, is_free, nearest
from helpers.figures.scale import Scale, numbers
from helpers.readings.numbers import FOLLOWED, OPEN, RIVAL

NEXT = 1.3  # years: where two numbers lie further apart, a line would cross what nobody knows
NAMES, HEAD, HIGH = 2.1, 0.8, 3.3  # inches: names of lines at the right, above the panels, a panel
GAP, FOOT = 0.75, 0.45  # inches: between panels, below them
MARK, SMALL = 0.14, 0.09  # inches: a mark where the years are wide, and where they are narrow
AWAY, ARROW = 0.19, 0.4  # inches: from a mark to its number, an arrow
ROUNDS = 40  # how often marks that cover one another step apart, and then close up
COLUMNS = ("at", "low", "high", "line", "state", "label", "panel", "first", "last", "open", "reading")
Place = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Lines(Picture):
    """Numbers on an axis of years, in panels by unit.

    A line joins neighbouring years, and breaks where years are missing or rivals stand undecided.

    Attributes:
        rows (pandas.DataFrame): One row a number, in the order of time.
        span (tuple of (int, int)): The first and the last year of the axis.
        at, first, last (str): The columns with its time as a year with its fraction, and the first and the last of its
            years.
        low, high, open (str): Its bounds (the same where it is exact), and "up" or "down" where a source names only one
            of them.
        line, panel (str): What is counted, and in which unit.
        state, reading (str): How far it is followed, a key of `look.MARKS`; and whether a line may join it: `FOLLOWED`,
            `OPEN` (one of several that stand undecided) or `RIVAL`.
        label (str): How it is written.
    """

    rows: pd.DataFrame
    span: tuple[int, int]
    at: str = "at"
    low: str = "low"
    high: str = "high"
    line: str = "line"
    state: str = "state"
    label: str = "said"
    panel: str = "unit"
    first: str = "start"
    last: str = "end"
    open: str = "open"
    reading: str = "reading"

    def draw(self) -> Figure:
        """Draw one panel below the other, with a key above."""
        rows = pd.DataFrame({name: self.rows[getattr(self, name)] for name in COLUMNS})
        lines = list(dict.fromkeys(rows["line"]))
        groups = [group for _, group in rows.groupby("panel", sort=False)]
        heights = [numbers(min(0, group["low"].min()), group["high"].max() * 1.05 or 1) for group in groups]
        left = max(width_of(words) for scale in heights for _, words in scale.ticks) + 0.3
        right = WIDTH - (NAMES if len(lines) > 1 else 0.4)
        drawing, axes = sheet(HEAD + len(groups) * (HIGH + GAP) - GAP + FOOT)
        write(axes, 0.1, 0.2, _key(rows))
        for place, (group, height) in enumerate(zip(groups, heights, strict=True)):
            frame = Bbox.from_extents(left, top := HEAD + place * (HIGH + GAP), right, top + HIGH)
            panel = _Panel(axes, group, lines, frame, year_columns(*self.span, right - left), height)
            panel.draw(named=place == len(groups) - 1)
        return drawing


def year_columns(first: int, last: int, inches: float) -> Scale:
    """Give an axis on which a year is a column, with its name in the middle; as many names as have room.

    Examples:
        >>> year_columns(1917, 1922, 2).ticks
        ((1917.5, '1917'), (1919.5, '1919'), (1921.5, '1921'))
    """
    last = max(last, first + 1)
    wide = inches / (last + 1 - first)
    step = next((step for step in (1, 2, 5, 10) if step * wide > width_of("1921") + 0.12), 20)
    return Scale(first, last + 1, tuple((year + 0.5, str(year)) for year in range(first, last + 1, step)))


def _key(rows: pd.DataFrame) -> str:
    """Say what the fillings and an arrow mean, where there are any."""
    states = [f"{mark.sign} {state}" for state, mark in MARKS.items() if state in set(rows["state"])]
    return "    ".join(states + ["↑ no end named"] * int(rows["open"].ne("").any()))


class _Panel:
    """One panel: its axes, lines and marks, and what has been taken by them, in inches from the top left."""

    def __init__(
        self, axes: Axes, rows: pd.DataFrame, lines: list[str], frame: Bbox, years: Scale, values: Scale
    ) -> None:
        self.axes, self.rows, self.frame, self.years, self.values = axes, rows, frame, years, values
        self.strokes = {line: SERIES[lines.index(line)] for line in dict.fromkeys(rows["line"])}
        self.named = len(lines) > 1
        self.mark = max(SMALL, min(MARK, (self.x(1) - self.x(0)) / 2))  # so that two stand side by side in a year
        self.places = dict(zip(rows.index, self._apart(), strict=True))
        self.taken, self.covered = [], []  # boxes of marks and numbers; lines

    def x(self, year: float) -> float:
        return self.frame.x0 + self.years(year) * self.frame.width

    def y(self, value: float) -> float:
        return self.frame.y1 - self.values(value) * self.frame.height

    def draw(self, named: bool) -> None:
        """Draw the frame, the lines, the marks, then as many of the numbers as have room, the clashes first."""
        self._frame()
        self._years(named)
        for line, group in self.rows.groupby("line", sort=False):
            self._join(group, self.strokes[line])
        for row in self.rows.itertuples():
            self._mark(row, self.strokes[row.line])
        for row in sorted(self.rows.itertuples(), key=self._turn):
            self._label(row)
        if self.named:
            self._names()

    # -- the frame ------------------------------------------------------------------------------------------

    def _frame(self) -> None:
        frame, unit = self.frame, self.rows["panel"].iloc[0]
        write(self.axes, 0.1, frame.y0 - 0.28, unit, weight="bold", gid=f"panel:{unit}")
        for value, words in self.values.ticks:
            style = {"lw": LINE} if value == self.values.low else {"lw": GRID, "ls": ":"}
            self.axes.plot([frame.x0, frame.x1], [self.y(value)] * 2, color=INK, **style)
            write(self.axes, frame.x0 - 0.1, self.y(value), words, ha="right", gid="tick:y")

    def _years(self, named: bool) -> None:
        y = self.frame.y1
        for year in range(int(self.years.low), int(self.years.high) + 1):
            self.axes.plot([self.x(year)] * 2, [y, y + 0.08], color=INK, lw=GRID)
        for year, words in self.years.ticks if named else ():
            write(self.axes, self.x(year), y + 0.24, words, ha="center", gid="tick:x")

    # -- where marks stand ----------------------------------------------------------------------------------

    def _apart(self) -> list[Place]:
        """Put each mark at its time; what would cover another steps aside, each to its side, in its own year.

        Where a year has no room for all, they ask for less and less of it, and cover one another in part.
        """
        rows = list(self.rows.itertuples())
        xs, ys = [self.x(row.at) for row in rows], [self.y((row.low + row.high) / 2) for row in rows]
        room = [self._room(row) for row in rows]
        near = [pair for pair in combinations(range(len(rows)), 2) if abs(ys[pair[0]] - ys[pair[1]]) < self.mark]
        gaps = [self.mark] * ROUNDS + [self.mark * turn / ROUNDS for turn in range(ROUNDS, 0, -1)]
        for gap, (left, right) in product(gaps, near):
            step = max(0, gap - (xs[right] - xs[left])) / 2
            xs[left], xs[right] = max(xs[left] - step, room[left][0]), min(xs[right] + step, room[right][1])
        return list(zip(xs, ys, strict=True))

    def _room(self, row: tuple) -> tuple[float, float]:
        """From where to where the middle of a mark may stand, so that nobody takes it for another year's."""
        start, end = min(row.first, floor(row.at)), max(row.last, floor(row.at) + 1)
        here = self.x(row.at)
        return min(here, self.x(start) + self.mark / 2), max(here, self.x(end) - self.mark / 2)

    # -- lines, marks and numbers ---------------------------------------------------------------------------

    def _join(self, rows: pd.DataFrame, stroke: tuple) -> None:
        for one, other in _neighbours(rows):
            ends = [self.places[one.Index], self.places[other.Index]]
            style = {"color": stroke.colour, "lw": stroke.width, "ls": stroke.pattern}
            self.axes.plot(*zip(*ends, strict=True), gid=f"join:{one.Index}:{other.Index}", **style)
            self.covered.append(Path(ends))

    def _mark(self, row: tuple, stroke: tuple) -> None:
        """Draw a number with its bounds, its years and its open end."""
        (x, y), state, colour = self.places[row.Index], MARKS[row.state], stroke.colour
        if row.low < row.high:
            self._stretch(f"bound:{row.Index}", [x, x], [self.y(row.low), self.y(row.high)], colour, LINE + 1)
        if row.last - row.first > 1.05:
            self._stretch(f"years:{row.Index}", [self.x(row.first), self.x(row.last)], [y, y], colour, 1)
        if row.open:
            end = y - ARROW if row.open == "up" else y + ARROW
            arrow = {"arrowstyle": "-|>", "color": colour, "lw": LINE, "mutation_scale": 14}
            self.axes.annotate("", (x, end), (x, y), arrowprops=arrow, gid=f"open:{row.Index}")
            self.taken.append(box(x, (y + end) / 2, 0.14, ARROW))
        fill = {"color": colour, "markerfacecolor": PAPER if state.fill == "none" else colour}
        size = {"markersize": self.mark * 72 - LINE, "markeredgewidth": LINE, "zorder": 4}
        marker = state.marker if state.marker == "x" else stroke.marker
        self.axes.plot(x, y, marker, gid=f"mark:{row.Index}", **fill, **size)
        self.taken.append(box(x, y, self.mark, self.mark))

    def _stretch(self, gid: str, xs: list[float], ys: list[float], colour: str, width: float) -> None:
        self.axes.plot(xs, ys, color=colour, lw=width, solid_capstyle="butt", gid=gid)
        self.covered.append(Path(list(zip(xs, ys, strict=True))))

    def _turn(self, row: tuple) -> tuple:
        """Whose number is written first, while there is room: clashes, then the extremes, then the ends."""
        line = self.rows[self.rows["line"].eq(row.line)]
        clash = row.reading != FOLLOWED or self.rows["at"].eq(row.at).sum() > 1
        extreme = row.high == line["high"].max() or row.low == line["low"].min()
        return not clash, not extreme, row.Index not in (line.index[0], line.index[-1]), row.at

    def _label(self, row: tuple) -> None:
        """Write a number where nothing else stands and no mark is nearer than its own, or leave it to the table."""
        for where in _around(self.places[row.Index], width_of(row.label)):
            inside = self.frame.x0 - 0.08 <= where.x0 and where.x1 <= self.frame.x1 + 0.3 and where.y1 <= self.frame.y1
            mine = row.Index == nearest(where, self.places)
            crossed = any(path.intersects_bbox(where, filled=False) for path in self.covered)
            if inside and mine and not crossed and is_free(where, self.taken):
                middle = (where.x0 + where.x1) / 2, (where.y0 + where.y1) / 2
                behind = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}  # keeps the grid out of it
                write(self.axes, *middle, row.label, ha="center", bbox=behind, gid=f"label:{row.Index}")
                self.taken.append(where)
                return

    def _names(self) -> None:
        """Name each line at the right, as near to its end as there is room."""
        ends = self.rows.groupby("line", sort=False)["high"].last().map(self.y).sort_values()
        words = [wrap(line, NAMES - 0.6) for line in ends.index]
        highs = [len(lines) * STEP + 0.1 for lines in words]
        middles = in_a_row(list(ends), highs, self.frame.y0 - 0.15, self.frame.y1 + 0.15)
        for line, lines, y in zip(ends.index, words, middles, strict=True):
            stroke = self.strokes[line]
            style = {"color": stroke.colour, "markersize": self.mark * 72 - LINE, "gid": f"key:{line}"}
            self.axes.plot(self.frame.x1 + 0.42, y, stroke.marker, **style)
            write(self.axes, self.frame.x1 + 0.57, y, "\n".join(lines), gid=f"name:{line}")


def _neighbours(rows: pd.DataFrame) -> Iterator[tuple]:
    """The numbers of a line that may be joined: near in time, and neither in doubt between rivals."""
    ours = rows[rows["reading"].ne(RIVAL)].itertuples()
    for one, other in pairwise(ours):
        near = other.at - one.at <= NEXT and other.first >= one.last - 0.01
        if near and OPEN not in (one.reading, other.reading):
            yield one, other


def _around(place: Place, wide: float) -> list[Bbox]:
    """Where a number may be written: above its mark, below, beside it, aslant."""
    (x, y), beside = place, wide / 2 + AWAY - 0.04
    tried = ((0, -AWAY), (0, AWAY), (beside, 0), (-beside, 0), (beside, -AWAY), (-beside, -AWAY))
    return [box(x + aside, y + down, wide + 0.04, STEP - 0.02) for aside, down in tried]

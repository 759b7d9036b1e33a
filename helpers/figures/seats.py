"""Rows of seats: who sits on which side, and a line at the number of votes that is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.figures.figure import Picture
from helpers.figures.labels import sheet, width_of, wrap, write
from helpers.figures.look import INK, LINE, STEP, VERMILLION, WIDTH, bar_style
from helpers.figures.room import in_a_row

LEFT, RIGHT, HIGH = 0.15, 7.85, 0.32  # inches: where the seats begin and end, and how high they are
HEAD, ROW = 1.2, 1.62  # inches: above the first row, a row
WIDEST = 0.5  # inches: a seat, where there are few


@dataclass(frozen=True, eq=False)
class Seats(Picture):
    """A row of seats for each case, in the same size.

    Attributes:
        rows (pandas.DataFrame): One row a case.
        head (str): The column with the words above a row.
        votes, low, high (str): The columns that count the seats: all of them, and the least and the most of the first
            side.
        needed, limit (str): How many are needed, and the column with the words at the line.
        first, second (str): The columns with the words below the two sides.
        bodies (sequence of (str, int)): Who may vote, and with how many seats: brackets above the first row.
    """

    rows: pd.DataFrame
    head: str = "head"
    votes: str = "votes"
    low: str = "low"
    high: str = "high"
    needed: str = "needed"
    limit: str = "limit"
    first: str = "first"
    second: str = "second"
    bodies: Sequence[tuple[str, int]] = ()

    def draw(self) -> Figure:
        """Draw the brackets, then the rows."""
        drawing, axes = sheet(HEAD + ROW * len(self.rows) - 0.15)
        wide = min((RIGHT - LEFT) / self.rows[self.votes].max(), WIDEST)
        _brackets(axes, self.bodies, wide)
        for place, (index, row) in enumerate(self.rows.iterrows()):
            self._row(axes, index, row, HEAD + place * ROW, wide)
        return drawing

    def _row(self, axes: Axes, index: int, row: pd.Series, top: float, wide: float) -> None:
        """Draw a case: its words, its seats with a line through them, and its two sides below."""
        for line, words in enumerate(reversed(wrap(row[self.head], RIGHT - LEFT, bold=True))):
            write(axes, LEFT, top - line * STEP, words, weight="bold")
        seats, limit = top + 0.5, LEFT + row[self.needed] * wide
        for seat in range(row[self.votes]):
            place = LEFT + (seat + 0.07) * wide, seats
            style = bar_style(self._side(seat, row))
            axes.add_patch(Rectangle(place, wide * 0.86, HIGH, gid=f"bar:{index}", **style))
        _centred(axes, limit, top + 0.26, row[self.limit], gid=f"label:{index}")
        ends = [seats - 0.12, seats + HIGH + 0.08]
        axes.plot([limit] * 2, ends, color=VERMILLION, lw=3, solid_capstyle="butt", gid=f"mark:{index}")
        _below(axes, LEFT + row[self.high] * wide, seats + HIGH + 0.22, row[self.first], row[self.second])

    def _side(self, seat: int, row: pd.Series) -> str:
        if seat < row[self.low]:
            return "one side"
        return "either side" if seat < row[self.high] else "the other side"


def _brackets(axes: Axes, bodies: Sequence[tuple[str, int]], wide: float) -> None:
    """Say above the seats who may vote: a bracket and words for each body."""
    ends = [LEFT + wide * seats for seats in accumulate((count for _, count in bodies), initial=0)]
    texts = [wrap(words, max(count * wide - 0.1, 1.1)) for words, count in bodies]
    sizes = [max(map(width_of, lines)) + 0.15 for lines in texts]
    middles = in_a_row([(x0 + x1) / 2 for x0, x1 in pairwise(ends)], sizes, 0, WIDTH)
    for place, (first, last) in enumerate(pairwise(ends)):
        x = [first + 0.03] * 2 + [last - 0.03] * 2
        axes.plot(x, [0.82, 0.7, 0.7, 0.82], color=INK, lw=LINE, gid=f"bracket:{place}")
        style = {"ha": "center", "va": "bottom", "gid": f"body:{place}"}
        write(axes, middles[place], 0.66, "\n".join(texts[place]), **style)


def _centred(axes: Axes, x: float, y: float, text: str, **style: object) -> None:
    """Write centred text that stays on the sheet."""
    half = width_of(text) / 2 + 0.05
    write(axes, min(max(x, half), WIDTH - half), y, text, ha="center", **style)


def _below(axes: Axes, middle: float, y: float, first: str, second: str) -> None:
    """Name the two sides under their seats, side by side where there is room, else one below the other."""
    x = min(middle, WIDTH - 0.1 - width_of(second))
    write(axes, LEFT, y, first)
    if x > LEFT + width_of(first) + 0.2:
        write(axes, x, y, second)
    else:
        write(axes, LEFT, y + STEP, second)

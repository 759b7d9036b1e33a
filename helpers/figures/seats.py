"""Rows of seats: who sits on which side, and a line at the number of votes that is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.figures.figure import Picture
from helpers.figures.look import INK, LINE, STEP, VERMILLION, WIDTH, bar_style
from helpers.figures.room import in_a_row, sheet, width_of, wrap, write

LEFT, RIGHT, HIGH = 0.15, 7.85, 0.32  # inches: where the seats begin and end, and how high they are
HEAD, ROW = 1.2, 1.62  # inches: above the first row, a row


@dataclass(frozen=True, eq=False)
class Seats(Picture):
    """A row of seats for each case, in the same size.

    Attributes:
        rows (pandas.DataFrame): One row a case. It counts the seats: `votes` (all of them), `for_low` and `for_high`
            (the least and the most of the first side), `needed`. It has the words: `head` above, `limit` at the line,
            `first` and `second` below the two sides.
        bodies (sequence of (str, int)): Who may vote, and with how many seats: brackets above the first row.
    """

    rows: pd.DataFrame
    bodies: Sequence[tuple[str, int]]

    def draw(self) -> Figure:
        """Draw the brackets, then the rows."""
        drawing, axes = sheet(HEAD + ROW * len(self.rows) - 0.15)
        wide = min((RIGHT - LEFT) / self.rows["votes"].max(), 0.5)  # inches: a seat, where there are few
        _brackets(axes, self.bodies, wide)
        for place, (index, row) in enumerate(self.rows.iterrows()):
            self._row(axes, index, row, HEAD + place * ROW, wide)
        return drawing

    def _row(self, axes: Axes, index: int, row: pd.Series, top: float, wide: float) -> None:
        """Draw a case: its words, its seats with a line through them, and its two sides below."""
        for line, words in enumerate(reversed(wrap(row["head"], RIGHT - LEFT, bold=True))):
            write(axes, LEFT, top - line * STEP, words, weight="bold")
        seats, limit = top + 0.5, LEFT + row["needed"] * wide
        for seat in range(row["votes"]):
            place = LEFT + (seat + 0.07) * wide, seats
            others = "either side" if seat < row["for_high"] else "the other side"
            style = bar_style("one side" if seat < row["for_low"] else others)
            axes.add_patch(Rectangle(place, wide * 0.86, HIGH, gid=f"bar:{index}", **style))
        half = width_of(row["limit"]) / 2 + 0.05  # the words stay on the sheet
        x = min(max(limit, half), WIDTH - half)
        write(axes, x, top + 0.26, row["limit"], ha="center", gid=f"label:{index}")
        ends = [seats - 0.12, seats + HIGH + 0.08]
        axes.plot([limit] * 2, ends, color=VERMILLION, lw=3, solid_capstyle="butt", gid=f"mark:{index}")
        y, second = seats + HIGH + 0.22, min(LEFT + row["for_high"] * wide, WIDTH - 0.1 - width_of(row["second"]))
        beside = second > LEFT + width_of(row["first"]) + 0.2  # where there is room, else one below the other
        write(axes, LEFT, y, row["first"])
        write(axes, second if beside else LEFT, y if beside else y + STEP, row["second"])


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

"""Marks and lines on an axis of years: where each number stands, and where there is room to write it."""

from itertools import combinations, pairwise
from math import ceil, floor, hypot
from typing import NamedTuple

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.charts.drawing import (
    BEHIND,
    BLUE,
    GREEN,
    GRID,
    INK,
    LINE,
    PAPER,
    STEP,
    VERMILLION,
    WIDTH,
    page,
    width_of,
    wrap,
    write,
)

LOOKS = (("o", BLUE, "-"), ("s", VERMILLION, "--"), ("^", GREEN, "-."), ("D", INK, ":"))  # one a line
FOLLOWED, OPEN, RIVAL = "followed", "one of several", "another source's number"
NEXT = 1.3  # years: where two numbers lie further apart, a line would cross what nobody knows
NAMES, HEAD, HIGH, GAP, FOOT = (
    2.1,
    0.8,
    3.3,
    0.75,
    0.45,
)  # inches: names of lines; above, in, between, below panels
MARK, SMALL = 0.14, 0.09  # inches: a mark where the years are wide, and where they are narrow
AWAY, ARROW = 0.19, 0.4  # inches: from a mark to its number, an arrow
ROUNDS = 40  # how often marks that cover one another step apart, and then close up


class Panel(NamedTuple):
    """One panel: where a year and a number stand on the sheet, in inches from the top left."""

    rows: pd.DataFrame
    top: float
    left: float
    right: float
    span: tuple
    ticks: list

    @property
    def mark(self):
        """The inches of a mark, so that two can stand side by side in a year."""
        return max(SMALL, min(MARK, (self.x(1) - self.x(0)) / 2))

    @property
    def size(self):
        """The points of a mark within its edge."""
        return self.mark * 72 - LINE

    def x(self, year):
        """Give the inches from the left."""
        return self.left + (year - self.span[0]) / (self.span[1] - self.span[0]) * (self.right - self.left)

    def y(self, value):
        """Give the inches from the top."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.top + HIGH * (high - value) / (high - low)


def draw(rows, lo, hi):
    """Draw numbers over the years, a panel for each unit.

    Parameters
    ----------
    rows : pandas.DataFrame
        One row a number, in the order of time: line, counted, unit, said, reading, how_known, x, start, end, low,
        high, open, sure, as `helpers.charts.over_time` makes them.
    lo, hi : int
        The first year, and the one after the last.

    Returns
    -------
    matplotlib.figure.Figure
    """
    looks = dict(zip(dict.fromkeys(rows["line"]), LOOKS, strict=False))
    units = [group for _, group in rows.groupby("unit", sort=False)]
    ticks = [_ticks(group) for group in units]
    left = max(width_of(figures(tick)) for each in ticks for tick in each) + 0.3
    right = WIDTH - (NAMES if len(looks) > 1 else 0.4)
    bottom = HEAD + len(units) * (HIGH + GAP) - GAP
    drawing, axes = page(height=bottom + FOOT)
    _key(axes, rows)
    for place, (group, steps) in enumerate(zip(units, ticks, strict=True)):
        panel = Panel(group, HEAD + place * (HIGH + GAP), left, right, (lo, hi), steps)
        _frame(axes, panel)
        _years(axes, panel, named=place == len(units) - 1)
        _plot(axes, panel, looks)
    return drawing


def figures(value):
    """Write a number with all its figures: 0.65, 25.7, 732,000."""
    return f"{value:,.12g}" if abs(value) < 1e12 else f"{value:,.0f}"


# -- the frame ---------------------------------------------------------------------------------------------


def _ticks(rows):
    top = rows["high"].max() * 1.12 or 1
    return list(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(min(0, rows["low"].min()), top))


def _frame(axes, panel):
    write(axes, 0.1, panel.top - 0.28, panel.rows["unit"].iloc[0], weight="bold")
    for tick in panel.ticks:
        y, style = panel.y(tick), {"lw": LINE} if tick == panel.ticks[0] else {"lw": GRID, "ls": ":"}
        axes.plot([panel.left, panel.right], [y, y], color=INK, **style)
        write(axes, panel.left - 0.1, y, figures(tick), ha="right")


def _years(axes, panel, named):
    """Each year is a column, with its name below the middle; as many names as have room."""
    (lo, hi), y = panel.span, panel.top + HIGH
    wide = (panel.right - panel.left) / (hi - lo)
    every = next((each for each in (1, 2, 5, 10) if each * wide > width_of("1921") + 0.12), 20)
    for year in range(lo, hi + 1):
        axes.plot([panel.x(year)] * 2, [y, y + 0.08], color=INK, lw=GRID)
        if named and year < hi and (year - lo) % every == 0:
            write(axes, panel.x(year + 0.5), y + 0.24, str(year), ha="center")


def _key(axes, rows):
    """Say what a hollow mark, a cross and an arrow mean, where there are any."""
    said = {
        "filled: we follow it": rows["sure"],
        "hollow: weak, contested or a rival": ~rows["sure"] & rows["how_known"].ne("unchecked"),
        "cross: unchecked": rows["how_known"].eq("unchecked"),
        "arrow: no end named": rows["open"].ne(""),
    }
    write(axes, 0.1, 0.2, "; ".join(words for words, which in said.items() if which.any()))


# -- lines, marks and numbers ------------------------------------------------------------------------------


def _plot(axes, panel, looks):
    """Draw the lines, then the marks, then as many of the numbers as have room, the clashes first."""
    rows, taken, places = panel.rows, [], _places(panel)
    for line, group in rows.groupby("line", sort=False):
        taken += _line(axes, group, looks[line], places)
    for row in rows.itertuples():
        taken += _mark(axes, panel, row, looks[row.line], places[row.Index])
    for row in sorted(rows.itertuples(), key=lambda row: _turn(row, rows)):
        _label(axes, panel, row.said, row.Index, places, taken)
    if len(looks) > 1:
        _names(axes, panel, looks)


def _neighbours(rows):
    """The numbers of a line that may be joined: near in time, and neither in doubt between rivals."""
    ours = rows[rows["reading"].ne(RIVAL)].itertuples()
    return [
        (one, other)
        for one, other in pairwise(ours)
        if other.x - one.x <= NEXT
        and other.start >= one.end - 0.01
        and OPEN not in (one.reading, other.reading)
    ]


def _line(axes, rows, look, places):
    """Join neighbouring years; give the boxes that the line covers."""
    covered = []
    for one, other in _neighbours(rows):
        (x, y), (to_x, to_y) = places[one.Index], places[other.Index]
        axes.plot([x, to_x], [y, to_y], color=look[1], lw=LINE, ls=look[2])
        steps = ceil(max(abs(to_x - x), abs(to_y - y)) / 0.05)
        shares = [step / steps for step in range(steps)]
        covered += [_box(x + (to_x - x) * share, y + (to_y - y) * share, 0.04, 0.04) for share in shares]
    return covered


def _places(panel):
    """Where each mark stands: at its time; what would cover another steps aside, each to its side, in its year.

    Where a year has no room for all, they ask for less and less of it, and cover one another in part.
    """
    rows = list(panel.rows.itertuples())
    xs = [panel.x(row.x) for row in rows]
    ys = [panel.y((row.low + row.high) / 2) for row in rows]
    room, mark = [_room(panel, row) for row in rows], panel.mark
    near = [
        (one, other) for one, other in combinations(range(len(rows)), 2) if abs(ys[one] - ys[other]) < mark
    ]
    for gap in [mark] * ROUNDS + [mark * turn / ROUNDS for turn in range(ROUNDS, 0, -1)]:
        for left, right in (pair if xs[pair[0]] <= xs[pair[1]] else pair[::-1] for pair in near):
            step = max(0, gap - (xs[right] - xs[left])) / 2
            xs[left] = max(xs[left] - step, room[left][0])
            xs[right] = min(xs[right] + step, room[right][1])
    return {row.Index: place for row, place in zip(rows, zip(xs, ys, strict=True), strict=True)}


def _room(panel, row):
    """From where to where the middle of a mark may stand, so that nobody takes it for another year's."""
    start, end = min(row.start, floor(row.x)), max(row.end, floor(row.x) + 1)
    here = panel.x(row.x)
    return min(here, panel.x(start) + panel.mark / 2), max(here, panel.x(end) - panel.mark / 2)


def _mark(axes, panel, row, look, place):
    """Draw a number with its bounds, its years and its open end; give the boxes that all this covers."""
    (x, y), (marker, colour, _) = place, look
    low, high, taken = panel.y(row.low), panel.y(row.high), [_box(*place, panel.mark, panel.mark)]
    if low > high:
        axes.plot([x, x], [low, high], color=colour, lw=LINE + 1, solid_capstyle="butt")
    years = panel.x(row.start), panel.x(row.end)
    if row.end - row.start > 1.05:
        axes.plot(years, [y, y], color=colour, lw=1)
        taken.append((years[0], y - 0.03, years[1], y + 0.03))
    if row.open:
        to = y - ARROW if row.open == "up" else y + ARROW
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": LINE, "mutation_scale": 14}
        axes.annotate("", (x, to), (x, y), arrowprops=arrow)
        low, high = max(low, to), min(high, to)
    marker = "x" if row.how_known == "unchecked" else marker
    fill = colour if row.sure else PAPER
    edge = {"markeredgecolor": colour, "markeredgewidth": LINE}
    axes.plot(x, y, marker, markersize=panel.size, markerfacecolor=fill, zorder=4, **edge)
    return [*taken, (x - 0.04, high, x + 0.04, low)]


def _turn(row, rows):
    """Whose number is written first, while there is room: clashes, then the extremes, then the ends."""
    line = rows[rows["line"].eq(row.line)]
    extreme = row.high == line["high"].max() or row.low == line["low"].min()
    clash = (
        row.reading != FOLLOWED or rows.loc[rows["when"].eq(row.when), "counted"].eq(row.counted).sum() > 1
    )
    return (not clash, not extreme, row.Index not in (line.index[0], line.index[-1]), row.x)


def _label(axes, panel, words, which, places, taken):
    """Write a number where nothing else stands and no mark is nearer than its own, or leave it to the table."""
    wide, (x, y) = width_of(words) + 0.04, places[which]
    beside, bottom = wide / 2 + AWAY - 0.06, panel.y(panel.ticks[0])
    for to_x, to_y in ((0, -AWAY), (0, AWAY), (beside, 0), (-beside, 0), (beside, -AWAY), (-beside, -AWAY)):
        box = _box(x + to_x, y + to_y, wide, STEP - 0.02)
        inside = panel.left - 0.08 <= box[0] and box[2] <= panel.right + 0.3 and box[3] <= bottom
        nearest = min(places, key=lambda each: _away(box, places[each]))
        if inside and nearest == which and not any(_cross(box, other) for other in taken):
            write(axes, x + to_x, y + to_y, words, ha="center", bbox=BEHIND)
            taken.append(box)
            return


def _box(x, y, wide, high):
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _away(box, place):
    """How far a place is from a box; of two that are as near, the nearer to its middle comes first."""
    x, y = place
    aside, above = max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3])
    return round(hypot(aside, above), 2), hypot(x - (box[0] + box[2]) / 2, y - (box[1] + box[3]) / 2)


def _cross(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _names(axes, panel, looks):
    """Name each line at the right, as near to its end as there is room."""
    ends = panel.rows.groupby("line", sort=False)["high"].last().map(panel.y).sort_values()
    words = {line: wrap(line, NAMES - 0.6) for line in ends.index}
    below = panel.top + HIGH - sum(len(lines) * STEP + 0.1 for lines in words.values())
    free = panel.top
    for line, y in ends.items():
        y = max(free, min(y, below))
        marker, colour, _ = looks[line]
        axes.plot(panel.right + 0.42, y, marker, color=colour, markersize=panel.size)
        for count, text in enumerate(words[line]):
            write(axes, panel.right + 0.57, y + count * STEP, text)
        free = y + len(words[line]) * STEP + 0.1
        below += len(words[line]) * STEP + 0.1

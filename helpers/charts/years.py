"""A sheet of years: one line a row on an axis of decades, and a mark for what is exact, uncertain or not found."""

import pandas as pd

from helpers.charts.drawing import GRID, INK, LINE, PAPER, STEP, page, write
from helpers.readings.lives import EXACT, NEVER, NOT_FOUND, UNCERTAIN, place  # noqa: F401

HEAD, ROW, EDGE, GAP = 1.0, 0.29, 0.1, 0.12  # inches: above the lines, a line, the margin, text to mark
DOTS = (0.07, 0.15, 0.24, 0.35, 0.48)  # inches from a stroke to each dot of a line that runs out


def decades(columns):
    """Give the decades that hold every year.

    Parameters
    ----------
    columns : list of pandas.Series
        Places on the axis; what is not known is left out.

    Returns
    -------
    tuple of (int, int)
    """
    known = pd.concat(columns).dropna()
    low, high = (known.min(), known.max()) if len(known) else (1917, 1922)
    return int(low) // 10 * 10, int(high) // 10 * 10 + 10


def sheet(legend, count, axis, x_of, below=0):
    """Draw the legend and the axis, and leave room for the rows.

    Parameters
    ----------
    legend : list of str
    count : int
        The number of rows.
    axis : tuple of (int, int)
        As `decades` gives it.
    x_of : callable
        Gives the inches from the left for a year.
    below : float
        More room under the last row, in inches.

    Returns
    -------
    tuple of (matplotlib.figure.Figure, matplotlib.axes.Axes, float)
        The drawing, its axes, and the inches from the top to the end of the last row.
    """
    bottom = HEAD + count * ROW
    drawing, axes = page(height=bottom + EDGE + below)
    for row, line in enumerate(legend):
        write(axes, EDGE, 0.17 + row * STEP, line)
    for year in range(axis[0], axis[1] + 1, 10):
        axes.plot([x_of(year)] * 2, [HEAD - 0.1, bottom], color=INK, lw=GRID, ls=":")
        write(axes, x_of(year), HEAD - 0.22, str(year), ha="center")
    return drawing, axes, bottom


def middle_of(row):
    """Give the inches from the top to the middle of a row."""
    return HEAD + (row + 0.5) * ROW


def mark_end(axes, ends, y, known):
    """Draw a filled mark for an exact year; hollow ones with a bar between them for a span."""
    style = {"markersize": 8, "markeredgecolor": INK, "markeredgewidth": 1.5, "linestyle": "none"}
    if known == EXACT:
        axes.plot(ends[0], y, "o", markerfacecolor=INK, **style)
    else:
        axes.barh(
            y, ends[1] - ends[0], height=0.08, left=ends[0], facecolor=PAPER, edgecolor=INK, linewidth=1
        )
        axes.plot(ends, [y, y], "o", markerfacecolor=PAPER, **style)
    return ends


def run_out(axes, x, y, side, stroke=True):
    """Draw dots that grow rarer, from a stroke where somebody is last seen; give the place of the last one."""
    if stroke:
        axes.plot([x, x], [y - 0.07, y + 0.07], color=INK, lw=LINE)
    axes.plot(
        [x + side * dot for dot in DOTS], [y] * len(DOTS), "o", markersize=2.5, color=INK, linestyle="none"
    )
    return x + side * DOTS[-1]

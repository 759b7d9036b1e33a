"""The look of every chart: one sheet, four colours that show on white, text large enough to read."""

from functools import lru_cache

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# Each contrasts with white by 3:1 or more (WCAG 2.2, 1.4.11); hatch, marker or label always says the same.
INK, BLUE, VERMILLION, GREEN, PAPER = "#000000", "#0072B2", "#D55E00", "#009E73", "#FFFFFF"
TEXT, LINE, GRID = 12, 2, 0.6  # points
BEHIND = {"facecolor": PAPER, "edgecolor": "none", "pad": 1}  # keeps the grid out of a label
WIDTH = 8  # inches
STEP = 0.215  # inches from one line of text to the next


def sheet(height, width=WIDTH, margins=None):
    """Give an empty drawing and its axes, without any state of pyplot.

    Parameters
    ----------
    height, width : float
        Inches; a drawing has 100 dots an inch.
    margins : tuple of four float, optional
        Inches left, right, above and below the axes. Without them matplotlib fits the labels in, which takes
        a second drawing: too slow where a figure follows a control.

    Returns
    -------
    tuple of (matplotlib.figure.Figure, matplotlib.axes.Axes)
    """
    drawing = Figure((width, height), dpi=100, layout=None if margins else "constrained", facecolor=PAPER)
    if not margins:
        return drawing, drawing.add_subplot()
    left, right, above, below = margins
    inner = (left / width, below / height, 1 - (left + right) / width, 1 - (above + below) / height)
    return drawing, drawing.add_axes(inner)


def page(height, width=WIDTH):
    """Give a drawing whose axes are the whole sheet, measured in inches from the top left.

    Parameters
    ----------
    height, width : float
        Inches.

    Returns
    -------
    tuple of (matplotlib.figure.Figure, matplotlib.axes.Axes)
    """
    drawing = Figure((width, height), dpi=100, facecolor=PAPER)
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return drawing, axes


def look(axes, across=True):
    """Give axes the look of the house: 12 pt, a dotted grid behind, only the lines that are needed.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    across : bool
        True where values run along x, False where they run along y.
    """
    axes.tick_params(labelsize=TEXT, length=4, width=1)
    axes.grid(visible=True, axis="x" if across else "y", color=INK, linewidth=GRID, linestyle=":")
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)


def write(axes, x, y, text, **style):
    """Write text at a place; nothing in it is taken for a formula."""
    style = {"fontsize": TEXT, "color": INK, "va": "center", **style}
    return axes.text(x, y, text, parse_math=False, **style)


@lru_cache(maxsize=4096)
def width_of(text, bold=False):
    """Give the width of a line of text as it will be drawn, in inches."""
    font = FontProperties(size=TEXT, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] / 72


def wrap(text, inches, bold=False):
    """Break text into lines that fit.

    Parameters
    ----------
    text : str
        One or more words.
    inches : float
        The width of the column.
    bold : bool
        Whether the text is drawn bold.

    Returns
    -------
    list of str
        The lines; a word wider than the column has a line of its own.
    """
    lines = [""]
    for word in str(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, bold) > inches:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def number(value):
    """Write a number as people do: 25, 6.5, 730,000."""
    return f"{value:,.1f}".removesuffix(".0")


def percent(value):
    """Write a share with its one decimal, also where that is a nought: 6.5, 7.0."""
    return f"{value:.1f}"


def low_to_high(low, high, join=" to ", write_as=number):
    """Write two bounds, or one number where they are the same."""
    return write_as(low) if low == high else f"{write_as(low)}{join}{write_as(high)}"

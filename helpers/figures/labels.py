"""Text on a sheet: how wide it is, and where it breaks."""

from functools import lru_cache

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from helpers.figures.look import INK, PAPER, TEXT, WIDTH


def sheet(height: float) -> tuple[Figure, Axes]:
    """Give a drawing whose axes are the whole sheet, measured in inches from the top left."""
    drawing = Figure((WIDTH, height), dpi=100, facecolor=PAPER)
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    return drawing, axes


def write(axes: Axes, x: float, y: float, text: str, **style: object) -> Text:
    """Write text at a place; nothing in it is taken for a formula."""
    return axes.text(x, y, text, parse_math=False, **{"fontsize": TEXT, "color": INK, "va": "center", **style})


@lru_cache(maxsize=4096)
def width_of(text: str, bold: bool = False) -> float:
    """Give the width of a line of text as it will be drawn, in inches."""
    font = FontProperties(size=TEXT, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0] / 72


def wrap(text: str, inches: float, bold: bool = False) -> list[str]:
    """Break text into lines that fit; a word wider than the column has a line of its own.

    Examples:
        >>> wrap("Workers' Opposition", 1)
        ["Workers'", 'Opposition']
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, bold) > inches:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines

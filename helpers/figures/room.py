"""Room on a sheet: how wide a text is and where it breaks, and where a thing meets no other."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import hypot, inf

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox

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


def in_a_row(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float = inf) -> list[float]:
    """Give things that stand in a row the middle that each wants, or the nearest that the others leave.

    They go beyond the end of a row that is too short for the sizes of all.

    >>> in_a_row([5.0, 5.0, 9.8], [2.0, 2.0, 2.0], 0, 10)
    [5.0, 7.0, 9.0]
    """
    places, edge = [], low
    for middle, size in zip(wanted, sizes, strict=True):
        places.append(max(middle, edge + size / 2))
        edge = places[-1] + size / 2
    edge = max(high, low + sum(sizes))
    for place in reversed(range(len(places))):
        places[place] = min(places[place], edge - sizes[place] / 2)
        edge = places[place] - sizes[place] / 2
    return places


def box(x: float, y: float, wide: float, high: float) -> Bbox:
    """Give the box around a middle."""
    return Bbox.from_extents(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def within(inner: Bbox, outer: Bbox) -> bool:
    """Say whether a box lies in another."""
    return outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.y0 <= inner.y0 and inner.y1 <= outer.y1


def is_free(one: Bbox, taken: Iterable[Bbox]) -> bool:
    """Say whether a box meets none of those that are taken."""
    return not any(one.overlaps(other) for other in taken)


def nearest(one: Bbox, places: Mapping[int, tuple[float, float]]) -> int:
    """Give the place that lies nearest to a box; of several as near, the one that is nearest to its middle."""

    def away(index: int) -> tuple[float, float]:
        x, y = places[index]
        aside, above = max(one.x0 - x, 0, x - one.x1), max(one.y0 - y, 0, y - one.y1)
        return round(hypot(aside, above), 2), hypot(x - (one.x0 + one.x1) / 2, y - (one.y0 + one.y1) / 2)

    return min(places, key=away)

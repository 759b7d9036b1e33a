"""Finding room: things in a row that push one another along, and a box that meets no other."""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot, inf

from matplotlib.transforms import Bbox


def in_a_row(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float = inf) -> list[float]:
    """Give things that stand in a row the middle that each wants, or the nearest that the others leave.

    Args:
        wanted (sequence of float): The middles that they want, in order.
        sizes (sequence of float): How much of the row each needs.
        low, high (float): Where the row begins and ends.

    Returns:
        list of float: Where they get their middles; beyond the end of the row where it is too short for all.

    Examples:
        >>> in_a_row([5.0, 5.0, 9.0], [2.0, 2.0, 2.0], 0, 10)
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

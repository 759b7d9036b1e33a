"""A map: land and sea around some places, a mark and a label at each, and a bar of a known length."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from helpers.figures.figure import Picture
from helpers.figures.look import BLUE, INK, LINE, PAPER, STEP, WIDTH, marker_style
from helpers.figures.room import box, is_free, nearest, sheet, width_of, within, write
from helpers.readings.places import RADIUS

PARALLELS = (45.0, 60.0)  # between these the map hardly stretches
SIDE, ABOVE, BELOW = 0.75, 0.55, 0.95  # inches of map beside all places, above and below them
LEAST = 200.0  # kilometres in an inch, where all places lie near
KEY = 0.3  # inches: a line of the key below
MARK, GAP = 0.18, 0.05  # inches: a mark, and from it to its label
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))  # of a mark, the best first
REACHES = (0.25, 0.5, 0.75, 1.0)  # inches: how much farther out a label may stand, with a line to its mark
HALO = [withStroke(linewidth=3, foreground=PAPER)]
BAR = 500  # kilometres
Place = tuple[float, float]


def albers(
    longitude: float,
    latitude: float,
    middle: float = 52.0,  # the meridian that runs straight up a map of European Russia
    parallels: tuple[float, float] = PARALLELS,
    origin: float = PARALLELS[0],
    radius: float = RADIUS,
) -> tuple[np.ndarray, np.ndarray]:
    """Put places on a flat sheet on which areas keep their size: Albers' equal-area conic projection.

    Snyder, Map Projections: A Working Manual (1987), page 100, equations 14-1 to 14-6, for the sphere. Degrees, one or
    an array, become places to the east and to the north, in the unit of the radius; the middle meridian and the
    parallel of origin meet at (0, 0), and the two parallels keep their length.

    >>> [float(part) for part in albers(52.0, 45.0)]
    [0.0, 0.0]
    """
    first, second = np.radians(parallels)
    cone = (np.sin(first) + np.sin(second)) / 2
    constant = np.cos(first) ** 2 + 2 * cone * np.sin(first)

    def from_tip(degrees: float) -> np.ndarray:
        return radius * np.sqrt(constant - 2 * cone * np.sin(np.radians(degrees))) / cone

    turn = cone * np.radians(np.asarray(longitude) - middle)
    away = from_tip(latitude)
    return away * np.sin(turn), from_tip(origin) - away * np.cos(turn)


@dataclass(frozen=True, eq=False)
class Map(Picture):
    """Places on the land as it lies, without borders.

    Attributes:
        rows (pandas.DataFrame): One row a place; the columns `longitude` and `latitude` have its degrees, `label` its
            name (lines of text), `state` a key of `look.MARKS`.
        key (mapping of str to str): What is said of each state below the map.
        land (sequence of arrays): The outlines of the land, each as longitudes and latitudes.
        names (pandas.DataFrame): Seas and regions to name, where there is room: the columns name, lies ("water" or
            "land"), longitude, latitude.
    """

    rows: pd.DataFrame
    key: Mapping[str, str]
    land: Sequence[np.ndarray]
    names: pd.DataFrame

    def draw(self) -> Figure:
        """Draw the land, then marks, labels and names, then the key."""
        drawing, axes = sheet(self._edges.y1 + KEY * (len(self.key) + 0.5))
        self._land(axes)
        x, y = self._place(self.rows["longitude"], self.rows["latitude"])
        places = dict(zip(self.rows.index, zip(x, y, strict=True), strict=True))
        taken = [self._bar(axes), *(box(*place, MARK, MARK) for place in places.values())]
        for index, place in places.items():
            axes.plot(*place, **marker_style(self.rows["state"][index]), gid=f"mark:{index}")
            taken.append(self._label(axes, index, places, taken))
        self._name(axes, taken)
        for line, (state, words) in enumerate(self.key.items(), 1):
            y = self._edges.y1 + KEY * line
            axes.plot(0.2, y, **marker_style(state), gid=f"key:{state}")
            write(axes, 0.4, y, words)
        return drawing

    @cached_property
    def _corner(self) -> tuple[float, float, float]:
        """The west and the north edge of the map in kilometres, and the kilometres in an inch."""
        x, y = albers(self.rows["longitude"], self.rows["latitude"])
        inch = max((x.max() - x.min()) / (WIDTH - 2 * SIDE), LEAST)
        return (x.max() + x.min() - WIDTH * inch) / 2, y.max() + ABOVE * inch, inch

    def _place(self, longitude: float, latitude: float) -> Place:
        (west, north, inch), (x, y) = self._corner, albers(longitude, latitude)
        return (x - west) / inch, (north - y) / inch

    @cached_property
    def _edges(self) -> Bbox:
        _, down = self._place(self.rows["longitude"], self.rows["latitude"])
        return Bbox.from_extents(0, 0, WIDTH, down.max() + BELOW)

    def _land(self, axes: Axes) -> None:
        """Lay the land on the sea: the coast is the outer half of a line, for the land hides the borders inside."""
        edges = (self._edges.min, self._edges.width, self._edges.height)
        sea = axes.add_patch(Rectangle(*edges, facecolor=BLUE, alpha=0.16))
        outlines = [Path(np.column_stack(self._place(*ring.T)), closed=True) for ring in self.land]
        whole = Path.make_compound_path(*outlines)
        coast, inside = {"ec": INK, "lw": 2, "alpha": 0.6}, {"ec": PAPER, "lw": 0.8, "gid": "land"}
        for style in (coast, inside):
            axes.add_artist(PathPatch(whole, facecolor=PAPER, **style)).set_clip_path(sea)
        axes.add_patch(Rectangle(*edges, facecolor="none", edgecolor=INK, lw=1, gid="sheet"))

    def _bar(self, axes: Axes) -> Bbox:
        """Draw a bar of a known length at the lower right; give the box that it takes."""
        right, y, long = WIDTH - 0.3, self._edges.y1 - 0.2, BAR / self._corner[2]
        x = [right - long, right - long, right - long, right, right, right]
        axes.plot(x, [y - 0.05, y + 0.05, y, y, y + 0.05, y - 0.05], color=INK, lw=LINE, gid="scale")
        write(axes, right - long / 2, y - 0.16, f"{BAR} km", ha="center")
        return Bbox.from_extents(right - long, y - 0.3, right, y + 0.05)

    def _label(self, axes: Axes, index: int, places: dict[int, Place], taken: list[Bbox]) -> Bbox:
        """Write a name beside its mark, above, below or aslant; where all is taken, farther out with a line to it."""
        text, place = self.rows["label"][index], places[index]
        near = [_beside(place, text, 0, *side) for side in SIDES]
        far = [_beside(place, text, reach, *side) for reach, side in product(REACHES, SIDES)]
        tried = [where for where in near if nearest(where, places) == index] + far
        free = (where for where in tried if within(where, self._edges) and is_free(where, taken))
        where = next(free, near[0])
        middle = (where.x0 + where.x1) / 2, (where.y0 + where.y1) / 2
        if where in far:
            axes.plot(*zip(place, middle, strict=True), color=INK, lw=1, zorder=1.5, gid=f"leader:{index}")
        lines = {"multialignment": "right" if where.x1 < place[0] else "left", "linespacing": 1.1}
        write(axes, *middle, text, ha="center", path_effects=HALO, gid=f"label:{index}", **lines)
        return where

    def _name(self, axes: Axes, taken: list[Bbox]) -> None:
        """Name seas and regions, where the whole word lies on the map and covers nothing."""
        for row in self.names.itertuples():
            place = self._place(row.longitude, row.latitude)
            where = box(*place, width_of(row.name) + GAP, STEP)
            if within(where, self._edges) and is_free(where, taken):
                style = {"color": BLUE, "style": "italic"} if row.lies == "water" else {"alpha": 0.65}
                write(axes, *place, row.name, ha="center", gid=f"name:{row.name}", **style)


def _beside(place: Place, text: str, reach: float, aside: int, up: int) -> Bbox:
    """The box of a label on one side of its mark."""
    lines = text.split("\n")
    wide, high = max(map(width_of, lines)), len(lines) * STEP
    away = MARK / 2 + GAP + reach
    x = place[0] + aside * (away + wide / 2)
    y = place[1] - up * ((0 if aside else MARK / 2 + GAP) + high / (4 if aside else 2) + reach * 0.8)
    return box(x, y, wide, high)

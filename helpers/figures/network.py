"""A network of two sides: names on the left and on the right, and a line for each tie, by its kind."""

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.figures.figure import Picture
from helpers.figures.look import PAPER, STEP, STROKES, WIDTH
from helpers.figures.room import in_a_row, sheet, width_of, wrap, write

HEAD, ROW, EDGE, GAP, NAMES = (0.5, 0.29, 0.1, 0.1, 2.6)  # inches: key, row, margin, text to line, names at right


@dataclass(frozen=True, eq=False)
class Network(Picture):
    """Ties between two sides, each side in the order in which few lines cross.

    Each of its `rows` is a tie, and what ties the same two in the same way is drawn once. The columns `left` and
    `right` have the names of the two sides, `tie` the kind of the tie, a key of `look.STROKES`.
    """

    rows: pd.DataFrame
    left: str
    right: str
    tie: str

    def draw(self) -> Figure:
        """Draw the lines, then the names over their ends, and a key above."""
        ties = self.rows[[self.left, self.right, self.tie]].set_axis(["left", "right", "tie"], axis=1)
        ties = ties.drop_duplicates()
        lefts, rights = order(ties["left"], ties["right"])
        here = {name: HEAD + (place + 0.5) * ROW for place, name in enumerate(lefts)}
        wanted = ties["left"].map(here).groupby(ties["right"]).mean()[rights]  # the mean place of its ties
        highs = [len(wrap(name, NAMES)) * STEP + 0.1 for name in rights]
        there = dict(zip(rights, in_a_row(list(wanted), highs, HEAD, HEAD + len(here) * ROW), strict=True))
        drawing, axes = sheet(max(HEAD + len(lefts) * ROW, *there.values()) + 0.4)
        start, stop = EDGE + max(map(width_of, lefts)) + GAP, WIDTH - EDGE - NAMES - GAP
        _key(axes, ties["tie"])
        for row, tie in ties.iterrows():
            ends = here[tie["left"]], there[tie["right"]]
            axes.plot([start, stop], ends, **_style(tie["tie"]), gid=f"mark:{row}")
        for name, y in here.items():
            write(axes, start - GAP / 2, y, name, ha="right", gid="left", bbox={"fc": PAPER, "ec": "none", "pad": 1})
        for name, y in there.items():
            write(axes, stop + GAP / 2, y, "\n".join(wrap(name, NAMES)), gid="right")
        return drawing


def order(left: pd.Series, right: pd.Series) -> tuple[list[str], list[str]]:
    """Order two sides so that few lines between them cross.

    The barycentre heuristic (Sugiyama, Tagawa and Toda 1981): each thing goes to the mean place of what it is tied
    to, side after side; the best order met on the way is kept.

    >>> order(pd.Series(["a", "b"]), pd.Series(["y", "x"]))
    (['a', 'b'], ['y', 'x'])
    """
    lefts, rights = list(dict.fromkeys(left)), list(dict.fromkeys(right))
    best = (lefts, rights)
    for _ in range(12):  # the order settles long before
        rights = _by_mean(right, left, lefts)
        lefts = _by_mean(left, right, rights)
        best = min(best, (lefts, rights), key=lambda sides: crossings(left, right, *sides))
    return best


def _by_mean(side: pd.Series, other: pd.Series, places: list[str]) -> list[str]:
    return other.map(places.index).groupby(side).mean().sort_values(kind="stable").index.tolist()


def crossings(left: pd.Series, right: pd.Series, lefts: list[str], rights: list[str]) -> int:
    """Count the pairs of lines that cross, from the orders of the two sides."""
    ends = sorted(zip(left.map(lefts.index), right.map(rights.index), strict=True))
    return sum(one[0] < other[0] and one[1] > other[1] for place, one in enumerate(ends) for other in ends[place:])


def _style(kind: str) -> dict[str, object]:
    return {"color": STROKES[kind].colour, "ls": STROKES[kind].pattern, "lw": STROKES[kind].width}


def _key(axes: Axes, kinds: pd.Series) -> None:
    """Say above the network what each kind of line means."""
    x = EDGE
    for kind in STROKES:
        if kind in set(kinds):
            axes.plot([x, x + 0.6], [HEAD / 2] * 2, **_style(kind), gid=f"key:{kind}")
            write(axes, x + 0.7, HEAD / 2, kind)
            x += 1.1 + width_of(kind)

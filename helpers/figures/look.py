"""How everything looks, said once: colours, sizes, and the mark or fill of every state, in pictures and tables."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from helpers.page import Part, element, letters

# Each contrasts with white by 3:1 or more (WCAG 2.2, 1.4.11); shape, hatch or label always says the same.
INK, BLUE, VERMILLION, GREEN, PAPER = "#000000", "#0072B2", "#D55E00", "#009E73", "#FFFFFF"
TEXT, LINE, GRID = 12, 2, 0.6  # points
WIDTH = 8  # inches
STEP = 0.215  # inches from one line of text to the next
_CLASSES = {BLUE: "wo-blue", VERMILLION: "wo-vermillion", GREEN: "wo-green"}


class Mark(NamedTuple):
    """The look of one state: a sign for tables, and for pictures a marker, its colour and how it is filled."""

    sign: str
    marker: str
    colour: str = INK
    fill: str = "full"  # "full", "left" or "none", as matplotlib has it
    plain: bool = False  # whether words beside it say all, so that listeners need not hear the state too

    @property
    def css(self) -> str:
        """The class that gives its colour in either theme; nothing for the colour of the text."""
        return _CLASSES.get(self.colour, "")

    def html(self, **attributes: str) -> Markup:
        """Give the sign for a table; the words beside it say the same, so listeners need not hear it."""
        attributes = attributes or {"aria_hidden": "true"}
        return element("span", self.sign, cls=f"wo-mark {self.css}".strip(), **attributes)

    def said(self, state: str, words: str = "", seen: bool = False) -> Part:
        """Give the sign with its state, for listeners alone or `seen` by all, and with words that say more after it."""
        words, seen = ("", True) if words == state else (words, seen)
        before = "" if self.plain else f"{state}: "
        state_words = element("span", before if words else state, cls="" if seen else "wo-word")
        return Part(self.html() + Markup(" ") + state_words + letters(words), f"{self.sign} {words or state}")


class Fill(NamedTuple):
    """The look of an area: its colour, its hatch, and its line, as matplotlib has them."""

    colour: str
    hatch: str = ""
    line: str = "-"
    edge: str = INK

    @property
    def unchecked(self) -> "Fill":
        """Give the look of the same where nobody here has seen the page: a pattern on white."""
        return Fill(PAPER, self.hatch or "....", edge=INK if self.colour == PAPER else self.colour)


class Stroke(NamedTuple):
    """The look of a line: its colour, pattern and width."""

    colour: str
    pattern: str = "-"
    width: float = LINE


_LOOK = tomllib.loads((Path(__file__).parents[1] / "look.toml").read_text(encoding="utf-8"))
_COLOURS = {"ink": INK, "blue": BLUE, "vermillion": VERMILLION, "green": GREEN, "paper": PAPER}


def _looks(kind: type, table: str) -> dict:
    return {
        state: kind(**row | {key: _COLOURS[row[key]] for key in ("colour", "edge") if key in row})
        for state, row in _LOOK[table].items()
    }


MARKS: dict[str, Mark] = _looks(Mark, "marks")
_VOTES: dict[str, Fill] = _looks(Fill, "votes")
_UNCHECKED = {f"{side}, unchecked": fill.unchecked for side, fill in _VOTES.items()}
FILLS: dict[str, Fill] = {**_VOTES, **_UNCHECKED, **_looks(Fill, "fills")}
STROKES: dict[str, Stroke] = _looks(Stroke, "strokes")


def marker_style(state: str) -> dict[str, object]:
    """Give the mark of a state as matplotlib's `plot` takes it.

    >>> marker_style("weak")["fillstyle"]
    'none'
    """
    mark = MARKS[state]
    shape = {"marker": mark.marker, "markersize": 10, "linestyle": "none"}
    edge = {"markeredgecolor": mark.colour if mark.fill == "none" else INK, "markeredgewidth": 1.5}
    return {**shape, **edge, "color": mark.colour, "fillstyle": mark.fill, "markerfacecoloralt": PAPER}


def bar_style(state: str) -> dict[str, object]:
    """Give the fill of a state as matplotlib's `barh` takes it."""
    colour, hatch, line, edge = FILLS[state]
    return {"facecolor": colour, "edgecolor": edge, "hatch": hatch, "linewidth": 1, "linestyle": line}

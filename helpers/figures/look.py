"""How everything looks, said once: colours, sizes, and the mark or fill of every state, in pictures and tables."""

from typing import NamedTuple

from markupsafe import Markup

from helpers.page import Cell, element

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

    @property
    def css(self) -> str:
        """The class that gives its colour in either theme; nothing for the colour of the text."""
        return _CLASSES.get(self.colour, "")

    def html(self) -> Markup:
        """Give the sign for a table; the words beside it say the same."""
        return element("span", self.sign, cls=f"wo-mark {self.css}".strip(), aria_hidden="true")

    def cell(self, words: str, seen: bool = False) -> Cell:
        """Give a cell with the sign and its words, which only a screen reader meets unless they are to be seen."""
        said = element("span", words, cls="" if seen else "wo-word")
        return Cell(self.html() + Markup(" ") + said, words, "" if seen else "wo-sign")


class Fill(NamedTuple):
    """The look of an area: its colour and its hatch, as matplotlib has them."""

    colour: str
    hatch: str = ""
    line: str = "-"


MARKS = {
    # how sure a claim is
    "well supported": Mark("◆", "D", GREEN),
    "supported": Mark("●", "o", BLUE),
    "weak": Mark("○", "o", BLUE, "none"),
    "contested": Mark("✕", "X", VERMILLION),
    # whether a claim is followed
    "preferred": Mark("●", "o", BLUE),
    "alternative": Mark("◇", "D", INK, "none"),
    "withdrawn": Mark("✕", "X", VERMILLION),
    # what is known
    "told": Mark("●", "o", BLUE),
    "told in more than one way": Mark("◐", "D", BLUE, "left"),
    "looked for, not found": Mark("□", "s", INK, "none"),
    "no claim": Mark("–", "_"),
    "claim": Mark("●", "o", BLUE),
    "nobody looked": Mark("·", "."),
    # what became of a demand
    "adopted": Mark("●", "o", GREEN),
    "changed": Mark("◐", "D", BLUE, "left"),
    "refused": Mark("✕", "X", VERMILLION),
    "unknown": Mark("□", "s", INK, "none"),
    # where something stands to what was chosen
    "chosen": Mark("◆", "D", VERMILLION),
    "before it": Mark("○", "o", INK, "none"),
    "from then on": Mark("●", "o", BLUE),
    # whose date it is
    "followed": Mark("●", "o", BLUE),
    "followed, but weak": Mark("○", "o", BLUE, "none"),
    "another source's date": Mark("◇", "D", INK, "none"),
    # what is known of a life, and of the years until an act
    "exact year": Mark("●", "o"),
    "uncertain or rival years": Mark("○", "o", INK, "none"),
    "a life, as far as sources see it": Mark("─", "_"),
    "the years between": Mark("─", "_"),
    "first or last seen in a source": Mark("│", "|"),
    "not known from here on": Mark("┄", "_"),
    "act of a court": Mark("■", "s", BLUE),
    "act of the party": Mark("◆", "D", BLUE),
    "act of a kind not named": Mark("◇", "D", BLUE, "none"),
    # what came into print, and what was written
    "came into print": Mark("▲", "^"),
    "work that draws on archives": Mark("■", "s", GREEN),
    "any other work": Mark("●", "o", BLUE),
    "year not given": Mark("┄", "_"),
}
FILLS: dict[str, Fill] = {}


def marker_style(state: str, size: float = 10) -> dict[str, object]:
    """Give the mark of a state as matplotlib's `plot` takes it.

    Examples
    --------
    >>> marker_style("weak")["fillstyle"]
    'none'
    """
    mark = MARKS[state]
    return {
        "marker": mark.marker,
        "markersize": size,
        "color": mark.colour,
        "fillstyle": mark.fill,
        "markerfacecoloralt": PAPER,
        "markeredgecolor": mark.colour if mark.fill == "none" else INK,
        "markeredgewidth": 1.5,
        "linestyle": "none",
    }


def bar_style(state: str) -> dict[str, object]:
    """Give the fill of a state as matplotlib's `barh` takes it."""
    fill = FILLS[state]
    return {
        "facecolor": fill.colour,
        "edgecolor": INK,
        "hatch": fill.hatch,
        "linewidth": 1,
        "linestyle": fill.line,
    }

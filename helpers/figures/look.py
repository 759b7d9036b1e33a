"""How everything looks, said once: colours, sizes, and the mark or fill of every state, in pictures and tables."""

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

    @property
    def css(self) -> str:
        """The class that gives its colour in either theme; nothing for the colour of the text."""
        return _CLASSES.get(self.colour, "")

    def html(self, **attributes: str) -> Markup:
        """Give the sign for a table; the words beside it say the same, so listeners need not hear it."""
        attributes = attributes or {"aria_hidden": "true"}
        return element("span", self.sign, cls=f"wo-mark {self.css}".strip(), **attributes)

    def said(self, state: str, words: str = "", seen: bool = False) -> Part:
        """Give the sign with its state, for listeners alone or `seen` by all, and with words after it."""
        state_words = element("span", f"{state}: " if words else state, cls="" if seen else "wo-word")
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


MARKS = {
    # how sure a claim is
    "well supported": Mark("◆", "D", GREEN),
    "supported": Mark("●", "o", BLUE),
    "weak": Mark("○", "o", BLUE, "none"),
    "contested": Mark("✕", "X", VERMILLION),
    "silence": Mark("·", "."),
    "none so sure": Mark("□", "s", INK, "none"),
    "to predict": Mark("?", "$?$"),
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
    "not found": Mark("□", "s", INK, "none"),
    "said by a source": Mark("■", "s", BLUE),
    "rival years, or said of all together": Mark("◧", "s", BLUE, "left"),
    # whether kinds of source tell of an act
    "none of these tells it": Mark("┄┄┄┄", "_"),
    # what a search finds
    "found": Mark("●", "o", GREEN),
    "missed": Mark("✕", "X", VERMILLION),
    "name table": Mark("◐", "D", BLUE, "left"),
    # one of several forms
    "words of the index": Mark("■", "s"),
    # the case against somebody
    "charge": Mark("◇", "D", INK, "none"),
    "step": Mark("■", "s", INK),
    "answer": Mark("○", "o", BLUE, "none"),
    "sentence": Mark("✕", "X", INK),
    "later finding": Mark("●", "o", GREEN),
    # what became of a demand
    "adopted": Mark("●", "o", GREEN),
    "changed": Mark("◐", "D", BLUE, "left"),
    "refused": Mark("✕", "X", VERMILLION),
    "unknown": Mark("□", "s", INK, "none"),
    # where something stands to what was chosen
    "chosen": Mark("◆", "D", VERMILLION),
    "before it": Mark("○", "o", INK, "none"),
    "from then on": Mark("●", "o", BLUE),
    # who names a place, and for which time
    "named then": Mark("●", "o", BLUE),
    "named then and later": Mark("◆", "D", VERMILLION),
    "named later": Mark("◇", "D", INK, "none"),
    "for orientation": Mark("·", "."),
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
    # a topic on which no claim rests on a work
    "in the dark": Mark("○", "o", INK, "none"),
}
_VOTES = {
    # whose motion or list it is; the Workers' Opposition looks the same in every bar
    "opposition": Fill(VERMILLION, "////"),
    "joint list": Fill(PAPER, "////", edge=VERMILLION),
    "majority": Fill(BLUE),
    "another side": Fill(GREEN, "\\\\"),
    "Ignatov group": Fill(PAPER, "\\\\\\"),
    "Democratic Centralists": Fill(PAPER, "xxx"),
    "buffer group": Fill(PAPER, "---"),
    "alone": Fill(PAPER),
    "for": Fill(BLUE),
    "against": Fill(GREEN, "\\\\"),
    "abstained": Fill(PAPER),
}
FILLS: dict[str, Fill] = {
    **_VOTES,
    **{f"{side}, unchecked": fill.unchecked for side, fill in _VOTES.items()},
    "a bound, not a count": Fill(PAPER, line=":"),
    # what is counted
    "count": Fill(BLUE),
    "sources": Fill(BLUE),
    "claims": Fill(GREEN, "..."),
    # whose total a share is worked out from
    "our reading": Fill(INK),
    "another source": Fill(PAPER, "////", edge=BLUE),
    "your own number": Fill(INK),
    # what is left when claims must be surer
    "stays": Fill(BLUE),
    "says something else": Fill(GREEN, "..."),
    "empty": Fill(PAPER, "///"),
    # the seats of two sides
    "one side": Fill(BLUE),
    "either side": Fill(PAPER, "..."),
    "the other side": Fill(PAPER, "////"),
}
STROKES = {
    # what ties a person to a document or a body
    "signed": Stroke(INK, "--", 1),
    "held a post": Stroke(BLUE),
    "of the group": Stroke(GREEN, ":"),
}


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

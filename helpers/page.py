"""The only HTML: text, tables, folds, pictures and cards, each made once as HTML and once as plain text."""

import base64
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

_RUSSIAN = re.compile(
    r"[\u0400-\u04ff][\u0400-\u04ff\u0300-\u036f.-]*(?:[\s,]+[\u0400-\u04ff][\u0400-\u04ff\u0300-\u036f.-]*)*"
)
_BOLD, _CODE = re.compile(r"\*\*(.+?)\*\*", re.S), re.compile(r"`([^`]+)`")
_AROUND = re.compile(r" ?([{};,]) ?")
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?( ?%)?")
LONG = 60  # letters: a cell of more keeps its width on a phone
EMPTY = "not known"


class Part(NamedTuple):
    """A piece of a page in its two forms: for a browser, and for a terminal, a test or a listener."""

    html: Markup
    text: str


class Shown:
    """Something to look at: HTML in a notebook, the same as text anywhere else.

    >>> Shown(paragraph("Bread was **rationed**."))
    Bread was rationed.
    """

    def __init__(self, part: Part, said: str = "") -> None:
        """Keep what is to be shown, and what it says in words."""
        self._part, self.said = part, said

    part = property(lambda self: self._part, doc="What is shown, to be put into a larger page.")

    def html(self) -> str:
        """Give it as HTML that stands alone, with its look."""
        return shown(self.part)

    def __repr__(self) -> str:
        """Give the text form, as a terminal shows it."""
        return self.part.text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}


def shown(part: Part) -> str:
    """Give a part as HTML that stands alone, with its look."""
    return look() + str(element("div", part.html, cls="wo"))


@lru_cache(maxsize=1)
def look() -> str:
    """Give the look of all that is shown, as a style element that travels with it."""
    css = Path(__file__).with_name("look.css").read_text(encoding="utf-8")
    short = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", " ", css, flags=re.S))
    return f"<style>{_AROUND.sub(lambda mark: mark[1], short).strip()}</style>"


def element(tag: str, *inside: object, cls: str = "", **attributes: object) -> Markup:
    """Give one HTML element of text, Markup and Parts; whatever is not Markup is escaped.

    In the name of an attribute an underscore stands for a hyphen; one that is None is left out.

    >>> element("th", "a < b", scope="col")
    Markup('<th scope="col">a &lt; b</th>')
    """
    named = {"class": cls or None, **{name.replace("_", "-"): value for name, value in attributes.items()}}
    given = "".join(f' {escape(name)}="{escape(value)}"' for name, value in named.items() if value is not None)
    body = "".join(escape(getattr(piece, "html", piece)) for piece in inside)
    return Markup(f"<{tag}{given}>{body}</{tag}>")


def letters(text: object) -> Markup:
    """Give text as HTML: escaped, and Russian marked as Russian.

    >>> letters("a < b: совет")
    Markup('a &lt; b: <span lang="ru">совет</span>')
    """
    return Markup(mark_russian(str(escape(str(text)).replace("&#39;", "'"))))


def mark_russian(html: str) -> str:
    """Mark the Russian in a piece of HTML, so that a screen reader reads it as Russian."""
    return _RUSSIAN.sub(r'<span lang="ru">\g<0></span>', html)


def plain(text: str) -> str:
    """Give words without their marks (`**bold**` and backticks)."""
    return _CODE.sub(r"\1", _BOLD.sub(r"\1", text)).strip()


def inline(text: str) -> Part:
    """Give words of which `**some**` are bold and some in backticks are code; nothing else becomes markup."""
    marked = _BOLD.sub(r"<strong>\1</strong>", str(letters(text.strip())))
    return Part(Markup(_CODE.sub(r"<code>\1</code>", marked)), plain(text))


def paragraph(text: str, cls: str = "") -> Part:
    """Give paragraphs: an empty line begins a new one; `**bold**` and backticks are marked."""
    parts = [inline(part) for part in re.split(r"\n\s*\n", text) if part.strip()]
    html = Markup("").join(element("p", part, cls=cls) for part in parts)
    return Part(html, "\n".join(part.text for part in parts))


def named(name: str, text: str) -> Part:
    """Give a line that begins with its name in bold; nothing in the text is markup."""
    return Part(element("p", element("strong", f"{name}:"), " ", letters(text)), f"{name}: {text}")


def stack(*parts: Part, cls: str = "") -> Part:
    """Put parts one below the other."""
    filled = [part for part in parts if part.html]
    html = Markup("").join(part.html for part in filled)
    return Part(element("div", html, cls=cls) if cls else html, "\n".join(part.text for part in filled if part.text))


def listing(items: Iterable[Part], ordered: bool = False) -> Part:
    """Give a list."""
    items = list(items)
    marks = [f"{place}." if ordered else "-" for place in range(1, len(items) + 1)]
    html = element("ol" if ordered else "ul", *(element("li", item) for item in items))
    return Part(html, "\n".join(f"{mark} {item.text}" for mark, item in zip(marks, items, strict=True)))


def fold(summary: str, *parts: Part) -> Part:
    """Give parts that open when their summary is chosen."""
    inside, head = stack(*parts), inline(summary)
    return Part(element("details", element("summary", head), inside), f"{head.text}\n{inside.text}")


def card(title: str, *parts: Part) -> Part:
    """Give a card: a heading that a screen reader can jump to, and what stands on it."""
    inside, head = stack(*parts), inline(title)
    return Part(element("section", element("h3", head), inside, cls="wo-card"), f"{head.text}\n{inside.text}")


def picture(png: bytes, alt: str, caption: str = "") -> Part:
    """Give a picture with its description, and its caption above it."""
    source = "data:image/png;base64," + base64.b64encode(png).decode("ascii")
    image = Markup('<img alt="{}" src="{}">').format(alt, source)
    head = element("figcaption", letters(caption)) if caption else ""
    whole = Markup("").join([head, _wide(image, caption)])
    return Part(whole, "\n".join(filter(None, [caption, f"[Picture: {alt}]"])))


def figure(*parts: Part) -> Part:
    """Give a figure, made of a table or a picture with their caption, and of what stands below."""
    inside = stack(*parts)
    return Part(element("figure", inside, cls="wo-figure" if "<img " in inside.html else "wo-rows"), inside.text)


class Cell(NamedTuple):
    """A cell that is more than its words: its HTML, the words that say the same, its class and its style."""

    html: Markup
    text: str
    cls: str = ""
    style: str | None = None


def table(
    heads: Sequence[str | Cell], rows: Iterable[Sequence[str | Cell]], caption: str = "", picked: Iterable[int] = ()
) -> Part:
    """Give a table, its rows named by their first cell, `picked` ones standing out; wide ones scroll."""
    heads, rows, picked = list(heads), [list(row) for row in rows], set(picked)
    right = [_is_number([row[place] for row in rows]) for place in range(len(heads))]
    head = element("thead", _row(heads, right, ["col"] * len(heads)))
    scopes = ["row", *[None] * (len(heads) - 1)]
    body = [_row(row, right, scopes, "wo-picked" if place in picked else "") for place, row in enumerate(rows)]
    body = body or [element("tr", element("td", "No rows.", colspan=len(heads)))]
    title = element("caption", letters(caption)) if caption else ""
    whole = element("table", title, head, element("tbody", *body))
    return Part(_wide(whole, caption), _as_text(caption, heads, rows))


def _wide(inside: Markup, name: str) -> Markup:
    """What may be wider than a phone scrolls by itself: a stop of the Tab key that says what it is."""
    named = {"role": "group", "aria_label": name or None}
    return element("div", inside, cls="wo-wide", tabindex=0, data_lm_suppress_shortcuts="true", **named)


def _row(row: list[str | Cell], right: list[bool], scopes: list[str | None], cls: str = "") -> Markup:
    return element("tr", *map(_cell, row, right, scopes), cls=cls)


def _cell(cell: str | Cell, right: bool, scope: str | None) -> Markup:
    if not isinstance(cell, Cell):
        cell = Cell(letters(cell), "", "wo-number" if right else "wo-long" if len(cell) > LONG else "")
    return element("th" if scope else "td", cell.html, cls=cell.cls, style=cell.style, scope=scope)


def _is_number(column: list[str | Cell]) -> bool:
    filled = [cell for cell in column if not isinstance(cell, Cell) and cell not in ("", EMPTY)]
    return bool(filled) and len(filled) >= len(column) / 2 and all(_NUMBER.fullmatch(cell) for cell in filled)


def _as_text(caption: str, heads: list[str | Cell], rows: list[list[str | Cell]]) -> str:
    """Rows as lines of text, a bar between the cells, a column as wide as it needs up to a limit."""
    words = [[cell.text if isinstance(cell, Cell) else cell for cell in row] for row in [heads, *rows]]
    wide = [min(max(map(len, column)), 40) for column in zip(*words, strict=True)]
    lines = [" | ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)).rstrip() for row in words]
    return "\n".join([*([caption] if caption else []), *lines, *([] if rows else ["No rows."])])

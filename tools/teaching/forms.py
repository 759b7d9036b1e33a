"""What printed sheets are made of: a head, texts of a lesson, numbered lines, questions with room to answer."""

import re
from itertools import count
from pathlib import Path
from typing import NamedTuple

import citations
from markdown_it import MarkdownIt
from markupsafe import Markup

import helpers as wo
from helpers.figures.documents import read
from helpers.page import Part, element, inline, letters, mark_russian
from helpers.practice.answers import lettered
from helpers.readings import date_words
from helpers.readings.texts import text_lines

ROOT = Path(__file__).resolve().parent.parent.parent
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
LINK = re.compile(r"\[([^\[\]]+)\]\(#[^)]*\)")  # to a place on the same page, which paper does not have
READ = re.compile(r'`?wo\.read\("(\w+)"\)`?')
ASKED = re.compile(r"<li>[^<]*“([^”<]+)”[^<]*</li>")  # a question that names a paper
FOLD = re.compile(r"<details.*?</details>", re.S)
FOLDED = re.compile(r"</?details>|<summary>.*?</summary>")
# What a head says of a sheet in whose words one of these stands.
DEATHS = {
    "names executions": re.compile(r"\bexecut(ed|ions)\b|put to death|\bshot\b"),
    "tells of a death": re.compile(
        r"\b(deaths?|die[ds]?|murder(ed)?|killed|took his own life|suicide|plea for mercy)\b"
    ),
}
NAME = "Name ______________________________ Class ____________ Date ____________"
# What points to a place on the screen, as a sheet says it.
ON_PAPER = {
    "as told above": "as told on the sheet “Documents”", "Voline, Allen, or one of the fold": "Voline or Allen",
    "Evidence you may cite:": "Evidence you may cite stands on the evidence cards.",
    "ite two of these": "ite two of the evidence cards", "ite three of these": "ite three of the evidence cards",
}  # fmt: skip


class Sheet(NamedTuple):
    """A sheet: its title, for whom it is, what stands on it, its look, and whether pupils write on it."""

    title: str
    whom: str
    parts: tuple
    cls: str = ""
    fill: bool = False

    def html(self, lesson, title):
        """Give the sheet, which begins on a page of its own and says of which lesson and for whom it is."""
        inside = Markup("").join(getattr(part, "html", part) for part in self.parts)
        plain = re.sub(r"<[^>]+>", " ", inside)
        hard = [notice for notice, words in DEATHS.items() if words.search(plain)][:1]
        head = element("p", " · ".join([lesson, self.whom, *hard]), cls="whom")
        name = element("p", NAME, cls="name") if self.fill else ""
        title = element("h2", letters(": ".join(filter(None, [self.title, title]))))
        return element("section", head, name, title, inside, cls=f"sheet {self.cls}".strip())


def prose(source):
    """Give a text of Markdown as HTML for paper: without citations, links and folds, its Russian marked."""
    plain = LINK.sub(r"\1", citations.GROUP.sub("", FOLDED.sub("", source)))
    small = re.sub(r"^##? ", "### ", by_title(plain), flags=re.M)
    return Markup(mark_russian(MARKDOWN.render(small.replace("\n\n\n", "\n\n").strip())))


def on_paper(words):
    """Say in words for paper what points to a place on the screen."""
    for screen, paper in ON_PAPER.items():
        words = words.replace(screen, paper)
    return words


def by_title(words):
    """Name documents by their titles, not by the call that shows them."""
    titles = wo.load().rows("texts")
    return READ.sub(lambda found: f"“{titles[found[1]]['title']}”", words)


def named(name, words):
    """Give a paragraph that begins with its name in bold."""
    return element("p", element("strong", f"{name}. "), inline(words))


def numbered(html):
    """Number the paragraphs of a text."""
    place = count(1)
    return Markup(re.sub("<p>", lambda _: f'<p><span class="count">{next(place)}</span> ', html))


def without_folds(part, but=None):
    """Give what a sheet can show of a part: all but its folds, of which one line may be kept."""
    kept = re.compile(rf"<p><strong>{but}:.*?</p>")
    return Markup(FOLD.sub(lambda fold: "".join(kept.findall(fold[0])), part.html))


def cited(text, line=1, first=""):
    """Say how a document is cited on paper, by its title and a line, and where it stands."""
    title, where = wo.load().rows("texts")[text]["title"], wo.cite(text).removeprefix(f"{text}. ")
    return element("p", f"{first}Cite it as “{title}”, line {line}. {where[0].upper()}{where[1:]}", cls="cite")


def document(text):
    """Give a document with numbered lines, and how it is cited."""
    return element("div", without_folds(read(text).part), cited(text), cls="wo document")


def beside(shown):
    """Give the documents that are named in a question on those shown, and are not among them."""
    texts = wo.load().rows("texts")
    named = re.findall(r"\w+_\w+", " ".join(texts[text]["questions"] for text in shown))
    more = [document(text) for text in dict.fromkeys(named) if text in texts and text not in shown]
    return [element("h3", "To read beside them"), *more] if more else []


def answerable(papers, others=""):
    """Join papers, without questions that name a paper which is neither among them nor among others."""
    whole = Markup("").join(papers)
    titles = re.findall(r"<h3>(.+?)</h3>", whole + others)
    return Markup(ASKED.sub(lambda one: one[0] if one[1] in titles else "", whole))


def passages(text, kept):
    """Give passages of a document, each from its first words to its last, with the numbers of the whole document."""
    data = wo.load()
    head, lines = data.rows("texts")[text], text_lines(data, text)
    parts = [element("p", *_kept(lines, keep), cls="kept") for keep in kept]
    shown = re.sub(r"<[^>]+>|\s+", " ", "".join(parts))
    words = [one.partition(" = ") for one in head["words_explained"].split("; ")]
    met = "; ".join(f"**{word}**: {meaning}" for word, _, meaning in words if word.lower() in shown.lower())
    who = f"{head['voice']}, {date_words(head['written'])}".removesuffix(", ")
    return element(
        "div",
        element("h3", f"{head['title']}{'' if head['title'].endswith('?') else '.'} {who[0].upper()}{who[1:]}"),
        *parts,
        element("p", inline(f"**Words.** {met}.")) if met else "",
        cited(text, re.search(r'count">(\d+)', "".join(parts))[1], "Shortened. "),
        cls="large",
    )


def _kept(lines, keep):
    """Give the lines of a passage; a cut inside a sentence is marked."""
    begin, end = keep.split(" ... ")
    whole = " ".join(lines["words"])
    start = whole.index(begin)
    stop = whole.index(end, start) + len(end)
    stop += len(re.match(r"[.?!]*[\"'”]*", whole[stop:])[0])
    start -= whole[start - 1 : start] in ('"', "'")
    place, rows = 0, []
    for number, words in zip(lines["line"], lines["words"], strict=True):
        first, last = max(start, place), min(stop, place + len(words))
        if first < last:
            before = "[...] " if first == start and not re.search(r"(^|[.?!\]\"”]\s)$", whole[:start]) else ""
            after = " [...]" if last == stop and not re.search(r"[.?!][\"'”]*$", whole[:stop]) else ""
            rows.append([str(number), f"{before}{whole[first:last]}{after}"])
        place += len(words) + 1
    if len(rows) > 1 and len(rows[0][1].split()) < 3:  # a line of one word begins the next
        (first, begun), (second, words) = rows[:2]
        rows[:2] = [[f"{first}-{second}", f"{begun} {words}"]]
    for number, words in rows:
        yield element("span", element("span", number, cls="count"), " ", letters(words), cls="row")


def lines(number):
    """Give lines to write on."""
    return Markup("").join([element("div", cls="line")] * number)


def form(question, before="", long=0):
    """Give a question with boxes to tick and lines to write on; `long` lines for a text."""
    head = element("h3", question.id), before, element("p", inline(on_paper(question.text)))
    box = "___" if question.kind == "order" else "☐"
    boxes = [element("li", f"{box} {letter}: ", inline(words)) for letter, words in lettered(question.choices)]
    room = sum(field["lines"] for field in question.fields if not field["ticks"] and not field["options"])
    made = []
    for field in question.fields:
        wanted = round(long * field["lines"] / room) if long else max(field["lines"], 2)
        made.append(element("p", letters(field["label"]), cls="label"))
        made += [element("p", "☐ ", inline(tick), cls="tick") for tick in field["ticks"]]
        options = [element("span", f"☐ {option}", cls="option") for option in field["options"]]
        made += [element("p", *options)] if options else []
        made += [lines(0 if field["ticks"] or field["options"] else wanted)]
    made += [lines(1)] if question.kind in ("number", "text") else []
    listed = element("ul", *boxes, cls="boxes") if boxes else ""
    return Part(element("div", *head, listed, *made, cls="form"), question.text)

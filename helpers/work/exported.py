"""Write the page of answers that a learner takes along, and read the answers that such a page carries."""

import html
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from helpers.page import Part, element, letters, paragraph
from helpers.words import MONTHS, plural
from helpers.work import saving
from helpers.work.saving import Kept

TITLE = "My work: the Workers' Opposition"
CARRIER = "answers-json"  # the id of the hidden element that carries answers.json
LARGEST = 500_000_000  # bytes of a page to read: a course of answers is far smaller
BEGINNING = b"<title>My work: the Workers"
BREAK = Markup("<br>")
GONE = "This question is no longer in the course."
STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
HEAD = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{element("title", TITLE)}'


def as_page(kept: Kept, asked: Mapping[str, str]) -> str:
    """Give the whole page, without scripts or addresses, the answers file in it; `asked` has the questions by id."""
    lessons: dict[str, list[Markup]] = {}
    for key in kept.ids(asked):
        section = _section(key, asked.get(key, GONE), kept)
        lesson = key.partition("-")[0]
        lessons.setdefault(f"Lesson {int(lesson)}" if lesson.isdecimal() else lesson.capitalize(), []).append(section)
    body = element(
        "body",
        element("h1", TITLE),
        element("p", f"{count(kept)}. Name: ________________________"),
        *(part for name, sections in lessons.items() for part in (element("h2", name), *sections)),
        element("pre", saving.as_json(kept), id=CARRIER, hidden=""),
    )
    return f"{HEAD}<style>{STYLE}</style></head>{body}</html>\n"


def _section(key: str, question: str, kept: Kept) -> Markup:
    written = [element("li", _entry(entry)) for entry in kept.of(key)]
    return element("section", element("h3", key), paragraph(question), element("ol", *written))


def _entry(entry: dict) -> Markup:
    return own_words(entry["answer"]) + BREAK + element("small", f"{entry['word'].rstrip(':')}, {when(entry)}")


def carried(file: Path) -> str:
    """Give the answers file as text: the file itself, or what an exported page carries within it."""
    text = saving.text_of(file)
    if text.lstrip().startswith("{"):
        return text
    # As other programs write it too; of a page that was cut off, what is left.
    found = re.search(rf"""<pre\b[^>]*\bid=["']?{CARRIER}\b[^>]*>(.*?)(?:</pre>|\Z)""", text, re.S | re.I)
    if not found:
        raise ValueError(f"{file} carries no answers: give a page that wo.my_work().export() made")
    return html.unescape(found[1])


def count(kept: Kept) -> str:
    """Give the number of answers and of questions in words."""
    answers, asked = plural(sum(map(len, kept.tries.values())), "answer"), plural(len(kept.tries), "question")
    waiting = f" and {plural(len(kept.drafts), 'text')} not answered yet" if kept.drafts else ""
    return f"{answers} to {asked}{waiting}"


def when(entry: dict) -> str:
    """Give the time of a try in words."""
    moment = datetime.fromisoformat(entry["time"])
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment:%Y, %H:%M}"


def own_words(text: str) -> Markup:
    """Give the learner's own words as HTML: escaped, lines kept, no markup of theirs or ours."""
    return element("span", BREAK.join(map(letters, text.split("\n"))), cls="mathjax_ignore")  # $5 is no formula


def quoted(entry: dict) -> Part:
    """Give what a learner wrote, set apart from what is said of it."""
    return Part(element("blockquote", own_words(entry["answer"])), entry["answer"])

"""Write the page of answers that a learner takes along, and read the answers that such a page carries."""

import html
from datetime import datetime
from html.parser import HTMLParser

from helpers.practice import questions, saving
from helpers.practice.feedback import plain, rich

TITLE = "My work: the Workers' Opposition"
MARK = "answers-json"  # the id of the hidden element that carries answers.json
LARGEST = 20_000_000  # bytes of a page to read: a course of answers is far smaller

STYLE = """
body { font: 13pt/1.5 Verdana, Arial, sans-serif; color: #000; background: #fffdf7; }
body { max-width: 80ch; margin: 2em auto; padding: 0 1em; }
h3 { margin-bottom: 0; } li { margin: .6em 0; overflow-wrap: anywhere; } section { break-inside: avoid; }
@media print { body { background: #fff; margin: 0; max-width: none; font-size: 11pt; } }
"""


def page(tries):
    """Give the whole page: to read and print, without scripts or addresses, with the answers file in it."""
    lessons = {}
    for key, entries in tries.items():
        lessons.setdefault(key.partition("-")[0], []).append(_section(key, entries))
    body = "".join(
        f"<h2>{html.escape(_lesson(lesson))}</h2>{''.join(parts)}" for lesson, parts in lessons.items()
    )
    title = html.escape(TITLE)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head>"
        f"<body><h1>{title}</h1><p>{count(tries)}. Name: ________________________</p>{body}"
        f'<pre id="{MARK}" hidden>{html.escape(saving.as_json(tries))}</pre></body></html>\n'
    )


def _lesson(name):
    return f"Lesson {int(name)}" if name.isdecimal() else name.capitalize()


def _section(key, entries):
    tries = "".join(
        f"<li>{own_words(entry['answer'])}<br>"
        f"<small>{own_words(entry['word'].rstrip(':'))}, {when(entry)}</small></li>"
        for entry in entries
    )
    return f"<section><h3>{html.escape(key)}</h3>{rich(question_words(key))}<ol>{tries}</ol></section>"


def carried(file):
    """Give the answers file as text: the file itself, or what an exported page carries within it."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{file} is not a page of answers or an answers.json") from None
    if text.lstrip().startswith("{"):
        return text
    reader = _Carrier()
    reader.feed(text)
    if not reader.found:
        raise ValueError(f"{file} carries no answers: give a page that wo.my_work().export() made")
    return "".join(reader.found)


class _Carrier(HTMLParser):
    """Collect the text of the one element that carries the answers."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.inside, self.found = False, []

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "pre" and dict(attributes).get("id") == MARK

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.found.append(data)


def latest(entries):
    """Give the last try."""
    return entries[-1]


def times(entries):
    """Give the number of tries in words."""
    return f"{len(entries)} {'try' if len(entries) == 1 else 'tries'}"


def count(tries):
    """Give the number of answers and of questions in words."""
    total, asked = sum(map(len, tries.values())), len(tries)
    answers, asks = "answer" if total == 1 else "answers", "question" if asked == 1 else "questions"
    return f"{total} {answers} to {asked} {asks}"


def when(entry):
    """Give the time of a try in words."""
    moment = datetime.fromisoformat(entry["time"])
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def question_words(key):
    """Give what a question asks, by its id."""
    question = questions.bank().get(key)
    return plain(question.text) if question else "This question is no longer in the course."


def own_words(text):
    """Give the learner's own words as HTML: escaped, lines kept, no markup of theirs or ours."""
    return html.escape(text).replace("\n", "<br>")

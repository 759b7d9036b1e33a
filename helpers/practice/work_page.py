"""Write the page of answers that a learner takes along, and read the answers that such a page carries."""

import html
from datetime import datetime
from html.parser import HTMLParser

from helpers.practice import questions, saving
from helpers.practice.feedback import plain, rich
from helpers.words import MONTHS, plural

TITLE = html.escape("My work: the Workers' Opposition")
HEAD = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>'
MARK = "answers-json"  # the id of the hidden element that carries answers.json
LARGEST = 20_000_000  # bytes of a page to read: a course of answers is far smaller

STYLE = """
body { font: 13pt/1.5 Verdana, Arial, sans-serif; color: #000; background: #fffdf7; }
body { max-width: 80ch; margin: 2em auto; padding: 0 1em; }
h3 { margin-bottom: 0; } li { margin: .6em 0; overflow-wrap: anywhere; } section { break-inside: avoid; }
@media print { body { background: #fff; margin: 0; max-width: none; font-size: 11pt; } }
"""


def page(kept):
    """Give the whole page: to read and print, without scripts or addresses, with the answers file in it."""
    lessons = {}
    for key in latest(kept):
        section = _section(key, kept.tries.get(key, []), kept.drafts.get(key))
        lessons.setdefault(key.partition("-")[0], []).append(section)
    body = "".join(
        f"<h2>{html.escape(_lesson(lesson))}</h2>{''.join(parts)}" for lesson, parts in lessons.items()
    )
    return (
        f"{HEAD}<style>{STYLE}</style></head>"
        f"<body><h1>{TITLE}</h1><p>{count(kept)}. Name: ________________________</p>{body}"
        f'<pre id="{MARK}" hidden>{html.escape(saving.as_json(kept.tries, kept.drafts))}</pre></body></html>\n'
    )


def is_ours(file):
    """Say whether a file is such a page, be it cut off after its beginning."""
    with open(file, encoding="utf-8", errors="replace") as page:
        return page.read(len(HEAD)) == HEAD


def _lesson(name):
    return f"Lesson {int(name)}" if name.isdecimal() else name.capitalize()


def _section(key, tries, draft):
    listed = "".join(f"<li>{_entry(entry)}</li>" for entry in tries)
    last = f"<p>{_entry(draft)}</p>" if draft else ""
    return f"<section><h3>{html.escape(key)}</h3>{rich(question_words(key))}<ol>{listed}</ol>{last}</section>"


def _entry(entry):
    word = own_words(entry["word"].rstrip(":"))
    return f"{own_words(entry['answer'])}<br><small>{word}, {when(entry)}</small>"


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


def latest(kept):
    """Give for each question what was written last, answered or not, and its tries, in the order of the lessons."""
    found = {*kept.tries, *kept.drafts}
    order = [key for key in questions.bank() if key in found] + sorted(found - set(questions.bank()))
    tries = {key: kept.tries.get(key, []) for key in order}
    return {key: (kept.drafts.get(key) or entries[-1], entries) for key, entries in tries.items()}


def times(tries):
    """Give the number of tries in words."""
    return plural(len(tries), "try", "tries")


def count(kept):
    """Give the number of answers and of questions in words."""
    answers, asked = plural(sum(map(len, kept.tries.values())), "answer"), plural(len(kept.tries), "question")
    waiting = f" and {plural(len(kept.drafts), 'text')} not answered yet" if kept.drafts else ""
    return f"{answers} to {asked}{waiting}"


def when(entry):
    """Give the time of a try in words."""
    moment = datetime.fromisoformat(entry["time"])
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment:%Y, %H:%M}"


def question_words(key):
    """Give what a question asks, by its id."""
    question = questions.bank().get(key)
    return plain(question.text) if question else "This question is no longer in the course."


def own_words(text):
    """Give the learner's own words as HTML: escaped, lines kept, no markup of theirs or ours."""
    return html.escape(text).replace("\n", "<br>")

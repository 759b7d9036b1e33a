"""Work out how long a lesson takes from what it shows: words read, questions answered, things tried."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from parts import for_learners, parts, tags

from helpers import _HOME
from helpers.practice import questions

WORDS_A_MINUTE = 160
EACH = 1  # minute: a question, whatever its kind
DECISION, SIDES = 6, 8  # minutes: a decision record; two sides argued in turn
TEXT, EXPLORER = 20, 3  # minutes: a text of 200 words, something to try
SLACK = 0.1  # of the minutes that a head may be off
EXPLORERS = {name for name, home in _HOME.items() if home.startswith("helpers.explorers.")}
HEAD = re.compile(r"\*\*(\d+) minutes")
FURTHER = "<summary>Go further"
UNSHOWN = {"script", "style"}
VOID = {"br", "hr", "img", "input", "meta", "col", "wbr"}


class Part(NamedTuple):
    """One part of a lesson: its heading, the words it shows, its questions, and its minutes."""

    heading: str
    words: int
    asked: int
    minutes: float
    home: int


def of_lesson(notebook):
    """Give the parts of a lesson that was run, each with its words and minutes; a fold counts as closed.

    What is there to look up (the lists at the end) or to go further is not counted.
    """
    cells = [cell for cell in filter(for_learners, notebook.cells) if not tags(cell) & {"words", "sources"}]
    further = (place for place, cell in enumerate(cells) if FURTHER in cell.source)
    return [_of_part(part) for part in parts(cells[: next(further, None)])]


def _of_part(cells):
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    shown = [_page(output) for cell in cells for output in cell.get("outputs", [])]
    words, asked = words_of(text) + sum(map(words_of, shown)), _asked(code)
    texts = sum(question_id.endswith("-task") for question_id in asked)
    records = sum(question_id.endswith("-decision") for question_id in asked)
    argued = sum(question_id.endswith("-sides") for question_id in asked)
    tried = len(EXPLORERS.intersection(re.findall(r"wo\.(\w+)\(", code)))
    home = TEXT * texts if "homework" in text.lower() else 0
    minutes = words / WORDS_A_MINUTE + EACH * (len(asked) - texts - records - argued)
    minutes += DECISION * records + SIDES * argued + EXPLORER * tried + TEXT * texts - home
    heading = re.search(r"^#+ (.*)", text, flags=re.M)
    return Part(heading[1] if heading else "", words, len(asked), minutes, home)


def _asked(code):
    """Give the ids of the questions that code asks; not those that it recalls."""
    ids = re.findall(r'"(\d\d-[a-z0-9-]+)"', re.sub(r'recall(=|\()"[^"]*"', "", code))
    return [each for each in ids if questions.find(each)] + re.findall(r'wo\.finish\("(\d\d)"\)', code)


def _page(output):
    data = output.get("data", {})
    page = "".join(data.get("text/html", data.get("text/plain", "")))
    return re.sub(r"<p>Answer with <code>wo\.check.*?</p>", "", page)  # what stands where there are no controls


def stated(notebook):
    """Give the minutes that the head of a lesson states; 0 where it states none."""
    found = HEAD.search(notebook.cells[0].source)
    return int(found[1]) if found else 0


def fault(notebook):
    """Say in words where the head of a lesson is more than a tenth off; "" where it is true."""
    needed, said = sum(part.minutes for part in of_lesson(notebook)), stated(notebook)
    if abs(said - needed) <= SLACK * needed:
        return ""
    title = notebook.metadata["title"]
    return f"Problem: {title}: the head says {said} minutes, what is shown needs {needed:.0f}. Write {needed:.0f}."


def as_table(notebook):
    """Give the words, questions and minutes of each part as lines of text, and the whole at the end."""
    found = of_lesson(notebook)
    whole = Part("all", *(sum(numbers) for numbers in list(zip(*found, strict=True))[1:]))
    lines = [
        f"{part.minutes:5.1f} min {part.words:6,} words {part.asked:3} asked  {part.heading}"
        + f" (and {part.home} at home)" * bool(part.home)
        for part in [*found, whole]
    ]
    return "\n".join([notebook.metadata["title"], *lines, f"the head states {stated(notebook)}"])


# -- what can be seen ----------------------------------------------------------------------------------------


def words_of(page):
    """Count the words that a piece of Markdown or HTML shows with its folds closed, without citations.

    >>> words_of("Two **words**<sup title='Lenin'>1?</sup>. <details><summary>More</summary>Not seen.</details>")
    3
    """
    seen = _Seen()
    seen.feed(re.sub(r"\]\([^)]*\)", "]", page))
    seen.close()
    return len(re.findall(r"[^\W_](?:[\w'’.,-]*\w)?", "".join(seen.words)))


class _Seen(HTMLParser):
    """Keep the words that can be seen: not in a closed fold but its summary, not what only a screen reader meets."""

    def __init__(self):
        super().__init__()
        self.words, self.open = ([], [("", True, True)])  # tag, whether its words are seen, and those of a summary

    def handle_starttag(self, tag, attributes):
        self.words.append(" ")
        if tag in VOID:
            return
        named = dict(attributes)
        _, seen, summary = self.open[-1]
        hidden = tag in {*UNSHOWN, "sup"} or "wo-word" in (named.get("class") or "") or "aria-hidden" in named
        closed = tag == "details" and "open" not in named
        seen_here = (summary if tag == "summary" else seen and not closed) and not hidden
        self.open.append((tag, seen_here, seen if closed else seen_here))

    def handle_endtag(self, tag):
        self.words.append(" ")
        tags = [tag for tag, *_ in self.open]
        if tag in tags[1:]:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data):
        if self.open[-1][1]:
            self.words.append(data)

"""One lesson as its sheets need it, and what its teacher gets: a plan of one page, answers, marked samples."""

import re
import tomllib
from functools import cache, cached_property
from math import ceil

import citations
import editions
import minutes
import nbformat
from keys import answer_to

import helpers as wo
from helpers.explorers.base import Explorer
from helpers.page import element, inline, letters, table
from helpers.practice import questions
from teaching import handouts
from teaching.forms import FOLDED, ROOT, Sheet, by_title, named, prose

TEACHING = ROOT / "teaching"
SAMPLE = re.compile(r"\*\*(?:Sample )?([AB])\.\*\*")
ROWS = {
    "question": "Question",
    "cause": "Cause and context",
    "evidence": "Evidence",
    "sources": "Sources",
    "doubt": "Doubt",
}
LEVELS = ("", "beginning", "developing", "secure", "strong")
MINE = "For the teacher"
# How the lines of a lesson's own plan begin. The sheet has the first ones already, or says them for all lessons.
TWICE = ("Aim", "Hook", "Minutes", "Quick ones", "If the network or the machines fail", "If machines fail")
LEADS = (
    *TWICE, "Three steps", "If ten minutes are lost", "If nothing runs",
    "If a class stops before the end of the documents",
    "Slow readers", "Learners of English", "Care", "Family history", "To a parent", "Where to stop", "Today",
    "Period 1", "Period 2", "Period 3", "An own question (e)",
)  # fmt: skip
LEAD = re.compile(rf"(?:^|(?<=[.?!*] ))\*{{0,2}}({'|'.join(map(re.escape, LEADS))})[:.,*]*\s+", re.M)


@cache
def _toml(name):
    return tomllib.loads((TEACHING / name).read_text(encoding="utf-8"))


@cache
def guide(lead):
    """Give the paragraph of the guide that begins so."""
    text = (TEACHING / "guide.md").read_text(encoding="utf-8")
    return re.search(rf"^\*\*{lead}\.\*\* (.+)$", text, re.M)[1]


class Lesson:
    """One lesson: its source, its plan, its questions, and its teacher's edition as it was last run."""

    def __init__(self, path):
        """Read it."""
        self.path, self.number = path, path.name[:2]
        self.cells = {cell.id: cell for cell in editions.written_lesson(path).cells}
        self.shown = nbformat.read(ROOT / "notebooks" / "teacher" / f"{path.stem}.ipynb", as_version=4)
        self.title, self.question = citations.head(self.cells["title"].source)
        self.plan = _toml("lessons.toml")["lesson"][self.number]
        self.samples = [one for one in _toml("marking.toml")["sample"] if one["lesson"] == self.number]
        self.code = "\n".join(cell.source for cell in self.cells.values() if cell.cell_type == "code")
        self.asked = questions.bank(f"{self.number}_")

    def text(self, name):
        """Give what is written in a cell; nothing where the lesson has no such cell."""
        return self.cells[name].source if name in self.cells else ""

    def checks(self):
        """Give the questions that have a right answer."""
        return [one for one in self.asked.values() if any(reply.right for reply in one.replies.values())]

    def stretch(self):
        """Give the task of the quick ones, its documents named by their titles."""
        return by_title(re.sub(r"\{(\w+)\}", r'wo.read("\1")', self.plan["stretch"]))

    def sample(self, which):
        """Give the text of a sample; C is the full answer."""
        cell = self.text("model" if which == "C" else "samples")
        pieces = SAMPLE.split(FOLDED.sub("", cell))
        found = dict(zip(pieces[1::2], pieces[2::2], strict=True))
        return found.get(which, pieces[0].split("**What it does:**")[0]).strip()

    @cached_property
    def twins(self):
        """Give what can be tried on screen as pages to print."""
        namespace = {"wo": wo, "data": wo.load()}
        calls = [cell.source for cell in self.cells.values() if cell.cell_type == "code" and _explores(cell.source)]
        found = [eval(call, namespace) for call in calls]  # the lesson's own call, as nbval runs it
        return [one.twin() for one in found if isinstance(one, Explorer)]

    def sheets(self):
        """Give all sheets but the slides: those of the teacher, then those to copy in the order of their use."""
        copied = handouts.of_lesson(self)
        mine = [_plan(self, copied), _answers(self), *([_marking(self)] if self.samples else [])]
        return [*mine, *copied]

    def all(self):
        """Give all sheets as one page, the slides last."""
        head = f"Lesson {int(self.number)}"
        made = [sheet.html(head, self.title) for sheet in self.sheets()]
        return element("div", *made, handouts.slides(self), style=f"page: lesson-{self.number}")


def _explores(source):
    call = re.match(r"wo\.(\w+)\(", source)
    return bool(call) and call[1] in minutes.EXPLORERS


def _plan(lesson, copied):
    """One page: what to read first, copy, teach, say, cut and set, and how long each part takes."""
    told = lesson.plan
    parts = (
        element("p", element("strong", letters(lesson.question))),
        element("div", table(["Part", "Minutes"], minutes_of(lesson), "Minutes"), cls="wo aside"),
        element("div", named("Fifteen minutes", guide("If you have fifteen minutes")), cls="box"),
        named("Aim", told["aim"]),
        named("To open with", told["say"]),
        *(named(*line) for line in note(lesson)),
        named("If you stop after 30 minutes", told["stop"]),
        *([named("If the end is called out", told["end"])] if "end" in told else []),
        named("At minute 10", guide("At minute 10")),
        *([named("Beside the quiet path", guide("Beside the quiet path"))] if told.get("quiet") else []),
        named("For the quick ones", lesson.stretch()),
        named("Homework", told["home"]),
        named("Marking", _counts(lesson)),
        *_copies(copied),
    )
    return Sheet("Plan", MINE, parts, "plan one")


def minutes_of(lesson):
    """Give the minutes of each part, rounded so that they add up to what the head of the lesson states."""
    timed, done, rows = minutes.of_lesson(lesson.shown), 0.0, []
    share = minutes.stated(lesson.shown) / sum(part.minutes for part in timed)
    for part in timed:
        rows.append([part.heading.split(":")[0], str(round(done + part.minutes * share) - round(done))])
        done += part.minutes * share
    home = sum(part.home for part in timed)
    rows += [["All, without logging in", f"{round(done)}"], ["Logging in, before it begins", "8 to 10"]]
    return rows + ([["The text, in class or at home", f"{home}"]] if home else [])


def note(lesson):
    """Give the lesson's own plan line by line, each with its lead, without what the sheet says already."""
    plain = re.sub(r"\*\*Teacher's note: the plan\.\*\*\s*", "", citations.GROUP.sub("", lesson.text("note-plan")))
    first, *rest = LEAD.split(plain)
    pairs = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    for lead, words in pairs:
        held = " ".join(re.findall(r"\(([^()]{60,})\)", words)) if lead == "Minutes" else ""
        if held or (lead and lead not in TWICE and words.strip()):
            plain = re.sub(r" \(`wo\.[^`]+`\)", "", held or words)  # a call that nobody needs on paper
            said = by_title(" ".join(plain.split())).replace("`", "")
            yield ("Groups" if held else lead), f"{said[0].upper()}{said[1:]}"


def _counts(lesson):
    """Say which rows of the rubric count for the text of this lesson."""
    task, weights = weighed(lesson.number)
    if not weights:
        return f"Pupils tick their lines. Mark it as {task or 'no exam task: each row counts once'} (rubrics)."
    told = ", ".join(f"{ROWS[row]} {weight}" for row, weight in weights.items())
    return f"Pupils tick their lines. For a level, mark it as {task}: {told} (rubrics)."


def weighed(number):
    """Give as what the text of a lesson is marked, and how often each row counts; nothing where it is no exam task."""
    task = _toml("marking.toml")["marked_as"].get(number, "")
    return task, _toml("marking.toml")["weights"].get(task, {})


def _copies(copied):
    """Say which sheets are copied for whom, in the order in which they lie."""
    groups = {}
    for sheet in copied:
        groups.setdefault(sheet.whom.removeprefix("To copy: "), []).append(sheet.title)
    told = "; ".join(f"**{whom[0].upper()}{whom[1:]}**: {', '.join(titles)}" for whom, titles in groups.items())
    order = "Begin with the first box of “To write on”; then the sheets in the order in which they lie: "
    yield named("Copy", f"{told}. Keep plan, answers and marking; project the last pages.")
    yield named("Without screens", f"{order}{' > '.join(sheet.title for sheet in copied)}.")


def _answers(lesson):
    """All checks with their answers, and wrong answers that are likely, with what lies behind them."""
    likely = {}
    for one in lesson.plan["likely"]:
        likely.setdefault(one["check"], []).append(f"{one['answer']}: {one['why']}")
    rows = []
    for question in lesson.checks():
        screen = " (on screen only)" if question.id.endswith(handouts.SCREEN) else ""
        rows.append([f"{question.id}{screen}", _right(question), " ".join(likely.get(question.id, []))])
    answers = table(["Check", "Right", "Likely, and why"], rows, "Answers")
    said = [named("What the sheet “On paper” shows", twin.said) for twin in lesson.twins if twin.said]
    return Sheet("Answers", MINE, (element("div", answers, cls="wo"), *said))


def _right(question):
    """The right answer in words: letters with their words, the number with its working, the order."""
    right, reply = next((right, reply) for right, reply in question.replies.items() if reply.right)
    if not question.choices:
        answer = answer_to(question, reply)
        return f"{answer}: {reply.text}" if question.kind == "number" else answer
    return "; ".join(f"{letter}: {question.label(letter).rstrip('.')}" for letter in str(right).split(",") if letter)


def _marking(lesson):
    """The samples with the notes of a marker, and their level in each row of the rubric."""
    task, weights = weighed(lesson.number)
    parts = []
    for sample in lesson.samples:
        levels = ", ".join(f"{ROWS[row]} {level} ({LEVELS[level]})" for row, level in sample["levels"].items())
        notes = [element("li", "“", letters(one["at"]), "”: ", inline(one["says"])) for one in sample["notes"]]
        parts += [
            element("h3", f"Answer {sample['which']}"),
            element("blockquote", prose(lesson.sample(sample["which"]))),
            element("ul", *notes),
            named("Levels", f"{levels}. {level(task, weights, sample['levels'])}"),
            named("What would lift it", sample["next"]),
        ]
    return Sheet("Marking", MINE, tuple(parts))


def level(task, weights, levels):
    """Give the mean of the rows that count, and the level of five, as the rubric works them out."""
    if not weights:
        return ""
    mean = round(sum(levels[row] * weight for row, weight in weights.items()) / sum(weights.values()), 1)
    return f"As {task}: {mean}, level {max(1, ceil(round((mean - 1) / 3 * 5, 6)))} of 5."

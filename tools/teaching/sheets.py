"""The sheets of one lesson: a plan and answers for the teacher, and what pupils get on paper."""

import re
import tomllib
from functools import cache
from pathlib import Path

import citations
import editions
import minutes
import nbformat
from markdown_it import MarkdownIt
from markupsafe import Markup

import helpers as wo
from helpers.explorers.base import Explorer
from helpers.figures.cards import side_by_side
from helpers.figures.documents import read
from helpers.page import element, inline, letters, mark_russian, table
from helpers.practice import questions
from helpers.practice.answers import lettered

ROOT = Path(__file__).resolve().parent.parent.parent
TEACHING = ROOT / "teaching"
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
CLAIM = re.compile(r"^\| ([A-Z]{4}-\d{3}[a-z]?)", re.M)
READ = re.compile(r'wo\.read\("(\w+)"\)')
SAMPLE = re.compile(r"\*\*(?:Sample )?([AB])\.\*\*")
ROWS = {
    "question": "Question",
    "cause": "Cause and context",
    "evidence": "Evidence",
    "sources": "Sources",
    "doubt": "Doubt",
}
ON_SCREEN = ("-coder", "-mark")  # checks that need Python, or the samples beside them
LEVELS = ("", "beginning", "developing", "secure", "strong")


@cache
def _toml(name):
    return tomllib.loads((TEACHING / name).read_text(encoding="utf-8"))


def prose(source):
    """Give a text of Markdown as HTML, without its citations, its Russian marked."""
    return Markup(mark_russian(MARKDOWN.render(citations.GROUP.sub("", source))))


class Lesson:
    """One lesson as its sheets need it."""

    def __init__(self, path):
        """Read its source, and its teacher's edition as it was last run."""
        self.path, self.number = path, path.name[:2]
        self.cells = {cell.id: cell for cell in editions.written_lesson(path).cells}
        self.shown = nbformat.read(ROOT / "notebooks" / "teacher" / f"{path.stem}.ipynb", as_version=4)
        self.title, self.question = citations.head(self.cells["title"].source)
        self.plan = _toml("lessons.toml")["lesson"][self.number]
        self.samples = [one for one in _toml("marking.toml")["sample"] if one["lesson"] == self.number]
        self.code = "\n".join(cell.source for cell in self.cells.values() if cell.cell_type == "code")
        self.asked = questions.bank(f"{self.number}_")

    # -- for the teacher -------------------------------------------------------------------------------

    def plan_sheet(self):
        """One page: what to teach, say, cut and set, and how long each part takes."""
        told = self.plan
        timed = minutes.of_lesson(self.shown)
        parts = [[part.heading.split(":")[0], f"{part.minutes:.0f}"] for part in timed]
        whole = sum(part.minutes for part in timed)
        parts += [["Logging in, before it begins", "8 to 10"], ["All, without logging in", f"{whole:.0f}"]]
        return sheet(
            f"Plan: {self.title}",
            element("p", element("strong", letters(self.question))),
            element("div", table(["Part", "Minutes"], parts, "Minutes"), cls="wo aside"),
            _named("Aim", told["aim"]),
            _named("To open with", told["say"]),
            prose(self.cells["note-plan"].source),
            _named("If you stop after 30 minutes", told["stop"]),
            _named("For the quick ones", told["stretch"]),
            _named("Homework", told["home"]),
            teacher=True,
            cls="plan",
        )

    def answers_sheet(self):
        """All checks with their answers, and wrong answers that are likely, with what lies behind them."""
        likely = {}
        for one in self.plan["likely"]:
            likely.setdefault(one["check"], []).append(f"{one['answer']}: {one['why']}")
        rows = [
            [question.id, _right(question), " ".join(likely.get(question.id, []))]
            for question in self.asked.values()
            if _has_answer(question)
        ]
        answers = table(["Check", "Right", "Likely, and why"], rows, "Answers")
        return sheet(f"Answers: {self.title}", element("div", answers, cls="wo"), teacher=True)

    def marking_sheet(self):
        """The samples with the notes of a marker, and their level in each row of the rubric."""
        if not self.samples:
            return Markup("")
        parts = []
        for sample in self.samples:
            levels = ", ".join(f"{ROWS[row]} {level} ({LEVELS[level]})" for row, level in sample["levels"].items())
            notes = [element("li", "“", letters(note["at"]), "”: ", letters(note["says"])) for note in sample["notes"]]
            parts += [
                element("h3", f"Answer {sample['which']}"),
                element("blockquote", prose(self.sample(sample["which"]))),
                element("ul", *notes),
                _named("Levels", levels),
                _named("What would lift it", sample["next"]),
            ]
        return sheet(f"Marking: {self.title}", *parts, teacher=True)

    def sample(self, which):
        """Give the text of a sample; C is the full answer."""
        if which == "C":
            return re.sub(r"</?(details|summary)>.*", "", self.cells["model"].source).strip()
        cell = self.cells.get("samples")
        pieces = SAMPLE.split(cell.source)
        found = dict(zip(pieces[1::2], pieces[2::2], strict=True))
        return found.get(which, cell.source).replace("</details>", "").strip()

    # -- to copy -----------------------------------------------------------------------------------------

    def document_sheets(self):
        """The documents of the lesson, one after the other, with numbered lines."""
        texts = list(dict.fromkeys(READ.findall(self.code)))
        cited = (element("p", f"Cite it as {text}, line 1. {wo.cite(text)}", cls="cite") for text in texts)
        whole = [
            element("div", read(text).part, line, cls="wo document") for text, line in zip(texts, cited, strict=True)
        ]
        return sheet(f"Documents: {self.title}", *whole) if whole else Markup("")

    def cards_sheet(self):
        """The claims that may be cited, as cards to cut out."""
        ids = CLAIM.findall(self.cells["judge"].source)
        cards = [shown.part for shown in side_by_side(ids)] if ids else []
        return sheet(f"Evidence cards: {self.title}", element("div", *cards, cls="wo cards")) if cards else Markup("")

    def twin_sheets(self):
        """What can be tried on screen, as a page to fill in."""
        namespace = {"wo": wo, "data": wo.load()}
        found = [
            eval(cell.source, namespace)  # the lesson's own call, as nbval runs it
            for cell in self.cells.values()
            if cell.cell_type == "code" and re.match(r"wo\.(\w+)\(", cell.source) and _explores(cell.source)
        ]
        twins = [element("div", one.twin().part, cls="wo twin") for one in found if isinstance(one, Explorer)]
        return Markup("").join(sheet(f"On paper: {self.title}", twin) for twin in twins)

    def writing_sheet(self):
        """Prediction, decision record and closing text with lines to write on, sentence frames and the five ticks."""
        wanted = (f"{self.number}-{name}" for name in ("hook", "decision", "task", "exit"))
        forms = [_form(self.asked[one]) for one in wanted if one in self.asked]
        frames = element("ul", *(element("li", letters(frame)) for frame in self.plan["frames"]))
        return sheet(f"To write on: {self.title}", *forms, element("h3", "To begin a sentence"), frames)

    def checks_sheet(self):
        """The checks without their answers."""
        forms = [_form(one) for one in self.asked.values() if _has_answer(one) and not one.id.endswith(ON_SCREEN)]
        return sheet(f"Checks: {self.title}", *forms)

    def words_sheet(self):
        """For slow readers and learners of English: the heart of some documents, and the words of the lesson."""
        titles = wo.load().rows("texts")
        short = [
            element(
                "div", element("h3", titles[one["text"]]["title"]), element("p", letters(passage(one))), cls="large"
            )
            for one in self.plan["short"]
        ]
        terms = dict.fromkeys(editions.TERM.findall(self.path.read_text(encoding="utf-8")))
        rows = [wo.load().rows("glossary")[term] for term in terms]
        told = [[row["term"], row["russian"], row["meaning"]] for row in rows]
        words = element("div", table(["Word", "In Russian", "What it means"], told), cls="wo")
        return sheet(f"Short passages and words: {self.title}", *short, words)

    def slides(self):
        """Two pages in large type to project: the question, and the last one."""
        return Markup("").join(
            element("section", element("h1", letters(head)), element("p", letters(said)), cls="slide")
            for head, said in ((self.title, self.question), ("Before you go", self.asked[f"{self.number}-exit"].text))
        )

    def all(self):
        """All sheets: first those of the teacher, then those to copy."""
        made = (
            self.plan_sheet, self.answers_sheet, self.marking_sheet, self.slides, self.document_sheets,
            self.cards_sheet, self.twin_sheets, self.checks_sheet, self.writing_sheet, self.words_sheet,
        )  # fmt: skip
        return Markup("\n").join(one() for one in made)


def passage(short):
    """Give the passage of a document that is kept for slow readers: from its first words to its last."""
    text = " ".join((ROOT / "data" / "texts" / f"{short['text']}.md").read_text(encoding="utf-8").split())
    begin, end = short["keep"].split(" ... ")
    start = text.index(begin)
    return text[start : text.index(end, start) + len(end)]


def sheet(title, *parts, teacher=False, cls=""):
    """Give a sheet that begins on a page of its own and says for whom it is."""
    whom = element("p", "For the teacher" if teacher else "To copy", cls="whom")
    return element("section", whom, element("h2", letters(title)), *parts, cls=f"sheet {cls}".strip())


def _named(name, words):
    return element("p", element("strong", f"{name}. "), letters(words))


def _explores(source):
    name = re.match(r"wo\.(\w+)\(", source)[1]
    return name in minutes.EXPLORERS


def _has_answer(question):
    return any(reply.right for reply in question.replies.values())


def _right(question):
    """The right answer in words: letters with their words, the number, the order."""
    key = next(key for key, reply in question.replies.items() if reply.right)
    if question.kind == "number":
        low, high = (f"{end / 10**question.places:.{question.places}f}" for end in key)
        return low if low == high else f"{low} to {high}"
    if not question.choices:
        return str(key).removeprefix("person:")
    return "; ".join(f"{letter}: {question.label(letter)}" for letter in str(key).split(",") if letter)


def _form(question):
    """A question with boxes to tick and lines to write on."""
    head = element("h3", question.id), element("p", inline(question.text))
    boxes = [element("li", f"☐ {letter}: ", inline(words)) for letter, words in lettered(question.choices)]
    lines = []
    for field in question.fields:
        lines.append(element("p", letters(field["label"]), cls="label"))
        lines += [element("p", "☐ ", inline(tick), cls="tick") for tick in field["ticks"]]
        lines += [element("p", "☐ ", "   ☐ ".join(field["options"]))] if field["options"] else []
        lines += [element("div", cls="line")] * (0 if field["ticks"] or field["options"] else max(field["lines"], 2))
    lines += [element("div", cls="line")] if question.kind in ("number", "text", "order") else []
    listed = element("ul", *boxes, cls="boxes") if boxes else ""
    return element("div", *head, listed, *lines, cls="form")

"""Read a lesson's questions from the file beside its source, put them into words, and read what is answered."""

import difflib
import hashlib
import re
import tomllib
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from helpers import page
from helpers.dataset import ROOT
from helpers.page import Part
from helpers.practice import answers

FOLDER = ROOT / "notebooks" / "source"  # NN_name.toml; README.md there describes the form
RIGHT = ("Correct:", "Yes:")  # how the reply to a right answer begins
MORE = "What you ticked stands, but there is more to find. Read the rows again."
BOX = {"name": "text", "label": "Your words"}
BY_HAND = {"write": "write something", "number": "write one number in digits", "text": "write a word or a name"}
BY_HAND["order"] = "give each item a place of its own"
NOT_HERE = (
    "Problem: the questions of the lessons are not installed here. They stand in notebooks/source/ "
    "of the course's own folder: open the lessons from there."
)


class QuestionError(ValueError):
    """A fault in a file of questions, in words for whoever writes it."""


@dataclass(frozen=True)
class Reply:
    """What a foreseen answer would mean: the word it begins with, the claims that speak to it."""

    right: bool
    word: str
    text: str
    claims: list = field(default_factory=list)
    misconception: str = ""


@dataclass(frozen=True)
class Question:
    """One question: what a learner sees of it, and the reply to each answer that was foreseen."""

    id: str
    kind: str
    text: str
    claims: list  # the rows that answer it
    otherwise: str = ""  # the reply to an answer that nobody foresaw
    show: str = ""  # what is said before those rows
    choices: list = field(default_factory=list)  # words of the choices, items to order, how sure
    fields: list = field(default_factory=list)  # of a write question: name, label, lines, options, ticks
    unit: str = ""
    places: int = 0
    about: str = ""  # of a sure question: the check it looks back on
    replies: dict = field(default_factory=dict)  # by what `_keys` makes of an answer; a number's by its bounds

    def label(self, letter: str) -> str:
        """Give the words of the choice behind a letter."""
        return self.choices[answers.LETTERS.index(letter)]


def files() -> list[Path]:
    """Give the files of questions in lesson order; a QuestionError where the course's folder is not at hand."""
    found = sorted(FOLDER.glob("[0-9][0-9]_*.toml"))
    if not found:
        raise QuestionError(NOT_HERE)
    return found


def tables(file: Path) -> list[dict]:
    """Read a file of questions as it stands; a QuestionError names file and line where it is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal).get("question", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise QuestionError(f"Problem: notebooks/source/{file.name}: {fault}. Mend that line.") from None


def bank(lesson: str = "") -> dict[str, Question]:
    """Give the questions of the course in lesson order, by id; or those of the files whose names begin so."""
    found = [_read(file, file.stat().st_mtime_ns) for file in files() if file.name.startswith(lesson)]
    return {question_id: question for made in found for question_id, question in made.items()}


def find(question_id: object) -> Question | None:
    """Give the question of that id, or None; '3-2' and '03 – 2' find '03-2'. Only its lesson's file is read."""
    lesson, _, rest = re.sub(r"[\W_]+", "-", answers.as_text(question_id, 80).lower()).strip("-").partition("-")
    return bank(f"{lesson.zfill(2)}_").get(f"{lesson.zfill(2)}-{rest}")


def unknown(question_id: object) -> str:
    """Say that there is no such question, and which ids are most like it."""
    seen = answers.as_text(question_id, 80)
    near = difflib.get_close_matches(seen.lower(), bank(), n=4, cutoff=0.4) or list(bank())[:4]
    return f'there is no question "{answers.as_text(question_id, 40)}". The nearest are: {", ".join(near)}.'


@lru_cache(maxsize=32)
def _read(file, changed):  # `changed` makes a file that was edited be read again
    made = {}
    for place, table in enumerate(tables(file), start=1):
        try:
            made[table["id"]] = made_of(table)
        except KeyError as missing:
            which = f"question {table.get('id', f'number {place}')}"
            raise QuestionError(f"Problem: notebooks/source/{file.name}, {which}: add the key {missing}.") from None
    return made


def made_of(table: dict) -> Question:
    """Make a question of its table; a key that must be there and is not gives a KeyError."""
    kind, given = table["kind"], table.get("answer", [])
    choices, replies = KINDS[kind](table, given) if kind in KINDS else ([], {})
    if table["id"][:2] in ("06", "07") and "word" not in table:  # lessons on people who were shot
        replies = {key: replace(reply, word=RIGHT[1]) if reply.right else reply for key, reply in replies.items()}
    boxes = table.get("field", [BOX]) if kind == "write" else []
    return Question(
        id=table["id"],
        kind=kind,
        text=paragraphs(table["text"]),
        claims=table.get("claims", []),
        otherwise=paragraphs(table.get("otherwise")),
        show=paragraphs(table.get("show")),
        choices=table.get("words", ["sure", "fairly sure", "guessing"]) if kind == "sure" else choices,
        fields=[{"lines": 4, "options": [], "ticks": []} | box for box in boxes],
        unit=table.get("unit", ""),
        places=_places(table, given),
        about=table["about"] if kind == "sure" else "",
        replies=replies,
    )


def paragraphs(text: str | None) -> str:
    """Give the words of a TOML text as one paragraph a block, however its lines are broken."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", (text or "").strip()))


def labels(given: list[dict]) -> list[str]:
    """Give what is to choose from, in the order of the file."""
    return [" ".join(answer["text"].split()) for answer in given]


def _reply(answer, text=None, right=None, word=None):
    right = answer.get("right", False) if right is None else right
    word = word or answer.get("word", "Correct" if right else "Not yet")
    idea = "" if right else answer.get("misconception", "")
    return Reply(right, f"{word}:", paragraphs(text or answer.get("reply")), answer.get("claims", []), idea)


def _choose(table, given):
    return labels(given), dict(answers.lettered(map(_reply, given)))


def _choose_all(table, given):
    pairs = answers.lettered(given)
    right = [letter for letter, answer in pairs if answer.get("right")]
    replies = {",".join(right): _reply(table, right=True)}
    for letter, answer in pairs:
        if letter in right:
            replies[f"lacks:{letter}"] = _reply(answer, answer.get("missed", MORE), False, "Look again")
        else:
            replies[f"has:{letter}"] = _reply(answer)
    return labels(given), replies


def _order(table, given):
    """The answers stand in the right order; a learner sees them in another, the same in every run."""
    right = labels(given)
    shown = sorted(right, key=lambda label: hashlib.sha256(f"{table['id']}{label}".encode()).digest())
    shown = shown[1:] + shown[:1] if shown == right else shown
    order = [answers.LETTERS[shown.index(label)] for label in right]
    replies = {",".join(order): _reply(table, right=True)}
    for first, then, answer in zip(order, order[1:], given[1:], strict=False):
        replies[f"swapped:{then},{first}"] = _reply(answer, None, False, "Look again")
    return shown, replies


def _number(table, given):
    places = _places(table, given)
    ends = [tuple(answers.step(end, places) for end in bounds(answer)) for answer in given]
    return [], dict(zip(ends, map(_reply, given), strict=True))


def bounds(answer: dict) -> tuple[Decimal, Decimal]:
    """Give the lowest and the highest number that count as one foreseen answer."""
    slack = answer.get("tolerance", 0)
    low = answer["low"] if "low" in answer else answer["value"] - slack
    high = answer["high"] if "high" in answer else answer["value"] + slack
    return Decimal(low), Decimal(high)


def _places(table, given):
    ends = [answer[key] for answer in given for key in ("value", "tolerance", "low", "high") if key in answer]
    decimals = [-Decimal(end).as_tuple().exponent for end in ends]
    return table.get("places", max([0, *decimals]))


def _text(table, given):
    replies = {}
    for answer in given:
        keys = [answers.fold(value) for value in answer.get("values", [])]
        keys += [f"person:{answer['person']}"] if "person" in answer else []
        replies = {key: _reply(answer) for key in keys} | replies
    return [], replies


# "sure" and "write" have no right answer
KINDS = {"choose": _choose, "choose_all": _choose_all, "number": _number, "text": _text, "order": _order}


def head(question: Question) -> Part:
    """Give the words of a question, its id first."""
    return page.paragraph(f"**{question.id}.** {question.text}")


def in_words(question: Question) -> Part:
    """Give a question without controls, with the line of code that answers it."""
    fields = question.fields if len(question.fields) > 1 or not all(map(is_box, question.fields)) else []
    named = [(field["name"], " ".join([field["label"], *field["ticks"]])) for field in fields]
    choices = (page.inline(f"({key}) {words}") for key, words in named or answers.lettered(question.choices))
    return page.stack(head(question), page.listing(choices), page.paragraph(how(question)))


def is_box(field: dict) -> bool:
    """Say whether a field is a box to write in, not a list to choose from or sentences to tick."""
    return not (field["options"] or field["ticks"])


def how(question: Question, button: str = "") -> str:
    """Say how to answer a question in code, or in controls with the button of that name."""
    if button:
        return f'First {BY_HAND.get(question.kind, "choose")}, then press "{button}".'
    means = {
        "choose": "the letter of your choice, in quotes",
        "choose_all": 'the letters of all that fit, in quotes, as in "x, y"',
        "number": "one number",
        "text": "a word or a name, in quotes",
        "order": 'all the letters in your order, each once, in quotes, as in "x, y, z"',
        "sure": "one of these words, in quotes: " + ", ".join(question.choices),
        "write": "your words, in quotes",
    }[question.kind]
    if len(question.fields) > 1:
        means = "{" + ", ".join(f'"{field["name"]}": "..."' for field in question.fields) + "}"
    return f'Answer with `wo.check("{question.id}", ...)`: in place of the dots, {means}.'


def read_answer(question: Question, given: object) -> object:
    """Read an answer as the value its question can hold: a letter, letters, text, or text by field; or None."""
    if question.kind == "write":
        return _written(question, given)
    if question.kind in ("choose", "sure"):
        return next(iter(answers.letters(given, question.choices)), None)
    if question.kind in ("choose_all", "order"):
        found = answers.letters(given, question.choices, several=True)
        if question.kind == "choose_all":
            return sorted(set(found)) or None
        return found if sorted(found) == list(answers.LETTERS[: len(question.choices)]) else None
    if question.kind == "number":
        return answers.as_text(given) if answers.numbers(given) else None
    return answers.as_text(given) if answers.fold(given) else None


def _written(question, given):
    """Give what was written, by field: from a dict by name or label, a list in order, or a text.

    What fits no field is added to the last box: nothing of it is dropped.
    """
    names = [box["name"] for box in question.fields]
    last = next((box["name"] for box in reversed(question.fields) if is_box(box)), names[-1])
    if isinstance(given, dict):
        called = {answers.fold(box[key]): box["name"] for box in question.fields for key in ("label", "name")}
        told = [(answers.as_text(key), answers.as_text(part, limit=None)) for key, part in given.items()]
        named = [(called.get(answers.fold(key)), key, part) for key, part in told]
        pairs = [(name, part) if name or not part else (last, f"{key}: {part}") for name, key, part in named]
    else:
        pairs = zip_longest(names, answers.as_list(given))
    written: dict[str, list[str]] = {name: [] for name in names}
    for name, part in pairs:
        written[name or last].append(answers.as_text(part, limit=None))
    kept = {name: "\n".join(filter(None, parts)) for name, parts in written.items()}
    return {name: text for name, text in kept.items() if text} or None

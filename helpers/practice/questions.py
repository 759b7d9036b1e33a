"""Read the compiled questions and find the reply that an answer has earned.

`questions.json` is made by `tools/questions.py` from `notebooks/teacher/questions/`. It holds no right
answer: each foreseen answer is a salted hash, and its reply is compressed. That hides answers from a glance,
not from a determined reader: there are few choices to try, and the teacher's edition is public. No marks hang
on it.
"""

import base64
import difflib
import hashlib
import json
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from helpers.practice import answers

FILE = Path(__file__).with_name("questions.json")


def digest(salt, question_id, key):
    """Give the salted hash under which the reply to one answer is kept."""
    return hashlib.sha256(f"{salt}|{question_id}|{key}".encode()).hexdigest()[:16]


def hide(thing):
    """Pack a reply so that it cannot be read at a glance; `reveal` undoes it."""
    return base64.b64encode(zlib.compress(json.dumps(thing, ensure_ascii=False).encode(), 9)).decode()


def reveal(packed):
    """Unpack what `hide` packed."""
    return json.loads(zlib.decompress(base64.b64decode(packed)))


@dataclass(frozen=True)
class Question:
    """One question as the learner sees it, with its hidden replies."""

    id: str
    kind: str
    text: str
    salt: str
    rest: str  # hidden: the rows that answer it, and the general reply
    choices: list = field(default_factory=list)  # words of the choices, items to order, claim ids, how sure
    fields: list = field(default_factory=list)  # of a write question: name, label, lines, options
    unit: str = ""
    places: int = 0
    about: str = ""  # of a sure question: the check it looks back on
    replies: dict = field(default_factory=dict)  # hash of an answer -> which of `packed` is the reply
    packed: list = field(default_factory=list)

    @property
    def hidden(self):
        """The rows that answer the question (`claims`) and the general replies (`otherwise`, `show`)."""
        return reveal(self.rest)

    def reply(self, key):
        """Give the reply stored for one key, or None."""
        place = self.replies.get(digest(self.salt, self.id, key))
        return None if place is None else reveal(self.packed[place])

    def label(self, letter):
        """Give the words of the choice behind a letter."""
        return self.choices[answers.LETTERS.index(letter)]


@lru_cache(maxsize=1)
def bank():
    """Give all questions in lesson order, by id."""
    compiled = json.loads(FILE.read_text(encoding="utf-8"))
    return {each["id"]: Question(salt=compiled["salt"], **each) for each in compiled["questions"]}


def find(question_id):
    """Give the question of that id, or None; '3-2' and '03_2' find '03-2'."""
    lesson, _, rest = answers.as_text(question_id, 80).lower().replace("_", "-").partition("-")
    return bank().get(f"{lesson.zfill(2)}-{rest}")


def nearest(question_id):
    """Give the ids most like one that does not exist."""
    wanted = answers.as_text(question_id, 80).lower()
    return difflib.get_close_matches(wanted, bank(), n=4, cutoff=0.4) or list(bank())[:4]


def read_answer(question, given):
    """Read an answer as the value its question can hold.

    Returns a letter, a list of letters, text, or a dict of the fields of a write question; None where
    nothing can be read.
    """
    if question.kind == "write":
        return _written(question, given)
    if question.kind in ("choose", "sure"):
        return next(iter(answers.letters(given, question.choices)), None)
    if question.kind in ("choose_all", "order"):
        found = answers.letters(given, question.choices, several=True)
        return _whole(question, found)
    if question.kind == "row":
        return next((each for each in answers.claim_id(given) if each in question.choices), None)
    if question.kind == "number":
        return answers.as_text(given) if answers.numbers(given) else None
    return answers.as_text(given) if answers.fold(given) else None


def _whole(question, found):
    """Give the set of choices sorted, or an order only when each item stands in it once."""
    if question.kind == "choose_all":
        return sorted(set(found)) or None
    return found if sorted(found) == list(answers.LETTERS[: len(question.choices)]) else None


def _written(question, given):
    """Give what was written, by field: from a dict by name or label, a list in order, or a text."""
    names = [each["name"] for each in question.fields]
    if isinstance(given, dict):
        labels = {
            answers.fold(each[key]): each["name"] for each in question.fields for key in ("label", "name")
        }
        pairs = [(labels.get(answers.fold(key)), part) for key, part in given.items()]
    else:
        pairs = zip(names, answers.as_list(given), strict=False)
    written = {name: answers.as_text(part, limit=None) for name, part in pairs if name}
    kept = {name: written[name] for name in names if written.get(name)}
    return kept or None


def judge(question, value, people=lambda text: []):
    """Give the reply to a value that `read_answer` gave, or None for an answer nobody foresaw.

    `people` gives the ids of the people whom a name may mean.
    """
    for key in _keys(question, value, people):
        reply = question.reply(key)
        if reply:
            return reply
    return None


def _keys(question, value, people):
    """Give the keys to try, the most telling first."""
    if question.kind == "number":
        steps = [answers.step(number, question.places) for number in answers.numbers(value)]
        return [str(each) for each in steps if each is not None]
    if question.kind == "text":
        return [answers.fold(value), *(f"person:{each}" for each in people(value))]
    if question.kind == "choose_all":
        missed = [letter for letter in answers.LETTERS[: len(question.choices)] if letter not in value]
        return [",".join(value), *(f"has:{each}" for each in value), *(f"lacks:{each}" for each in missed)]
    if question.kind == "order":
        return [",".join(value), *(f"swapped:{first},{second}" for first, second in combinations(value, 2))]
    return [value]

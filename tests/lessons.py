"""The lessons as the tests read them: which there are, and what is in one."""

import re
from pathlib import Path

import nbformat
import pytest

from helpers.practice import questions

ROOT = Path(__file__).resolve().parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
CAPSTONE = "10"
CITATION = re.compile(r"\[([A-Z]{4}-\d{3}[a-z]?)\](?!\()")
ID = re.compile(r"\b[A-Z]{4}-\d{3}[a-z]?\b")
CHECKS = {"choose", "choose_all", "number", "text", "order"}


def number(path):
    return path.stem[:2]


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


lesson = each(LESSONS)
taught = each([path for path in LESSONS if number(path) != CAPSTONE])


def read(path):
    return nbformat.read(path, as_version=4)


def teachers(path):
    return read(path.parent / "teacher" / path.name)


def texts(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "markdown"]


def codes(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def source(notebook, cell_id):
    return next(cell.source for cell in notebook.cells if cell.id == cell_id)


def asked(path):
    """The questions of a lesson that its code cells show, by id."""
    ids = re.findall(r'"(\d\d-[a-z0-9-]+)"', "\n".join(cell.source for cell in codes(read(path))))
    return {question_id: questions.find(question_id) for question_id in dict.fromkeys(ids)}


def checks(path):
    return [
        question for key, question in asked(path).items() if re.fullmatch(r"\d\d-\d", key) and question.kind in CHECKS
    ]


def words_of(question):
    """All that a question says: its text, its choices and its replies."""
    replies = [reply.text for reply in question.replies.values()]
    return " ".join([question.text, *question.choices, *replies, question.otherwise, question.show])


def documents(path):
    """The ids of the documents that a lesson shows."""
    return re.findall(r'wo\.read\("([a-z0-9_]+)"', "\n".join(cell.source for cell in codes(read(path))))

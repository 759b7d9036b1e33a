"""Say what is wrong with the questions of the lessons: file, question, and what to do.

    python tools/check_questions.py

tools/editions.py runs this first. notebooks/source/README.md describes the form.
"""

import re
import sys

from helpers.practice import answers, questions

UNJUDGED = {"sure", "write"}
KINDS = {*questions.KINDS, *UNJUDGED}
WORDS = ("Correct", "Not yet", "Look again")
# fmt: off
KEYS = {
    "question": {"id", "kind", "text", "claims", "otherwise", "show", "reply", "unit", "places", "about", "word",
                 "words", "answer", "field"},
    "answer": {"right", "word", "reply", "missed", "claims", "misconception", "text", "value", "values",
               "tolerance", "low", "high", "person"},
    "field": {"name", "label", "lines", "options", "ticks"},
}
# fmt: on


def faults():
    """Give what is wrong with all files of questions, each fault as one sentence; none where all is well."""
    read, found = {}, []
    for file in questions.files():
        try:
            read[file] = questions.tables(file)
        except questions.QuestionError as fault:
            found.append(str(fault))
    ids = [table.get("id") for tables in read.values() for table in tables]
    for file, tables in read.items():
        for place, table in enumerate(tables, start=1):
            where = f"Problem: notebooks/source/{file.name}, question {table.get('id', f'number {place}')}: "
            found += [where + fault for fault in of_question(table, ids, file.name[:2])]
    return found


def of_question(table, ids, lesson):
    """Give what is wrong with one question; `ids` are those of all questions."""
    kind, given = table.get("kind"), table.get("answer", [])
    missing = sorted({"id", "kind", "text"} - set(table))
    if missing:
        return [f"add {', '.join(missing)}"]
    found = [fault for part, tables in _parts(table) for fault in _strange(part, tables)]
    if not re.fullmatch(rf"{lesson}-[a-z0-9-]+", table["id"]):
        found.append(f"the id must be like {lesson}-2, with the number of its lesson")
    if ids.count(table["id"]) > 1:
        found.append("the id is used twice: give another")
    if kind not in KINDS:
        return [*found, f"the kind must be one of {', '.join(sorted(KINDS))}"]
    if kind == "sure" and table.get("about") not in ids:
        found.append(f"there is no question {table.get('about')}: name one in about")
    if kind not in UNJUDGED:
        found += _of_answers(table, kind, given)
    return found


def _parts(table):
    return [("question", [table]), ("answer", table.get("answer", [])), ("field", table.get("field", []))]


def _strange(part, tables):
    """Give a fault for each key that is not known, and for a field without a name or a label."""
    for table in tables:
        for key in sorted(set(table) - KEYS[part]):
            yield f"unknown key {key}: known in a {part} are {', '.join(sorted(KEYS[part]))}"
        if part == "field" and not {"name", "label"} <= set(table):
            yield "a field needs a name and a label"


def _of_answers(table, kind, given):
    """Give what is wrong with the answers of a question that has a right one."""
    found = [fault for answer in given for fault in _of_answer(kind, answer)]
    if kind != "order" and not any(answer.get("right") for answer in given):
        found.append("no answer is marked right = true: mark one")
    if not table.get("claims"):
        found.append("claims must name the row or rows that answer it")
    if kind in ("choose_all", "order") and not table.get("reply"):
        found.append("add reply, for when all of it is right")
    return found or _of_choices(kind, given)


def _of_answer(kind, answer):
    if kind in ("choose", "choose_all", "order") and not answer.get("text"):
        yield "an answer needs text"
    if kind == "number" and "value" not in answer and not {"low", "high"} <= set(answer):
        yield "an answer needs a value, or low and high"
    elif kind == "number" and questions.bounds(answer)[0] > questions.bounds(answer)[1]:
        yield "the low end of an answer lies above its high end"
    if kind == "text" and not {"values", "person"} & set(answer):
        yield "an answer needs values = [...] or person = ..."
    if not all(answers.fold(value) for value in answer.get("values", [])):
        yield "a value has no letter or digit in it"
    if not answer.get("reply", "").strip() and kind not in ("choose_all", "order"):
        yield "an answer has no reply: say what it would mean"
    right = answer.get("right", False)
    word = answer.get("word", "Correct" if right else "Not yet")
    if word not in WORDS or (word == "Correct") != right:
        yield f"word must be one of {', '.join(WORDS)}, and Correct only with right = true"


def _of_choices(kind, given):
    """Give a fault where two choices are the same or there are too many to be lettered."""
    if kind in ("number", "text"):
        return []
    names = [answers.fold(label) for label in questions.labels(given)]
    same = len(set(names)) < len(names) or len(names) > len(answers.LETTERS)
    return ["two choices are the same, or there are more than 26"] if same else []


def main():
    """Print every fault and give the exit code."""
    found = faults()
    print("\n".join(found) or "No fault was found in the questions.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

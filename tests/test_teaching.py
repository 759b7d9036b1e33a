"""The teacher's pack keeps step with the lessons: what it quotes stands there, and its levels follow their marks."""

import re
import tomllib

import pytest
from lessons import ID, LESSONS, ROOT, number, source, texts, words_of

import helpers as wo
from helpers.practice import questions

# The rows of the rubric, in the order of the five lines that pupils tick.
ROWS = {
    "question": "Question",
    "evidence": "Evidence",
    "sources": "Sources",
    "doubt": "Doubt",
    "cause": "Cause and context",
}
PATHS = {number(path): path for path in LESSONS}
MARKS = [question for name, question in questions.bank().items() if name.endswith("-mark")]


def toml(name):
    return tomllib.loads((ROOT / "teaching" / name).read_text(encoding="utf-8"))


def unbroken(text):
    return " ".join(text.split())


SAMPLES = {(sample["lesson"], sample["which"]): sample for sample in toml("marking.toml")["sample"]}
PLANS = toml("lessons.toml")["lesson"]
LIKELY = [(lesson, one["check"], one["answer"]) for lesson, plan in PLANS.items() for one in plan["likely"]]


def answer(notebook, which):
    """A sample answer of a lesson: A or B, or C, the full one. Lesson 10 has one without a letter."""
    if which == "C":
        return unbroken(source(notebook, "model"))
    first, *rest = re.split(r"\*\*(?:Sample )?([AB])\.\*\*", source(notebook, "samples"))
    found = dict(zip(rest[::2], rest[1::2], strict=True)) or {"A": first.split("**What it does:**")[0]}
    return unbroken(found[which])


def earned(mark):
    """The rows that a sample earns, by the check under it: the letters of the lines, or one choice that names them."""
    right = next(key for key, reply in mark.replies.items() if reply.right)
    if mark.kind == "choose":
        return {row for row, name in ROWS.items() if name.lower() in mark.label(right)}
    return {row for row, letter in zip(ROWS, "abcde", strict=True) if letter in right.split(",")}


@pytest.mark.parametrize("lesson, which", SAMPLES)
def test_a_note_quotes_its_sample_and_cites_claims_that_exist(lesson, which, written):
    sample, text = SAMPLES[lesson, which], answer(written(PATHS[lesson]), which)
    assert [note["at"] for note in sample["notes"] if text.count(note["at"]) != 1] == []
    said = " ".join([*(note["says"] for note in sample["notes"]), sample["next"]])
    assert set(ID.findall(said)) <= set(wo.load().rows("claims"))


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.id)
def test_levels_agree_with_the_marks_of_the_lesson(mark):
    """What earns a line is at level 2 or more; what does not is at 1 or 2, and a note says why."""
    lesson, marked = mark.id[:2], re.search(r"\b[AB]\b", mark.text)[0]
    sample, right = SAMPLES[lesson, marked], earned(mark)
    for which in "ABC":
        levels = SAMPLES[lesson, which]["levels"]
        assert set(levels) == set(ROWS) and set(levels.values()) <= {1, 2, 3, 4}
    for row, level in sample["levels"].items():
        explained = any(f"{ROWS[row]}:" in note["says"] for note in sample["notes"])
        assert level >= 2 if row in right else level <= 2 and explained, (marked, row, level)
    if re.search(r"\bB (earns|has) all five", words_of(mark)):
        assert min(SAMPLES[lesson, "B"]["levels"].values()) >= 2


@pytest.mark.parametrize("lesson, check, letter", LIKELY)
def test_a_likely_wrong_answer_is_foreseen_and_wrong(lesson, check, letter):
    replies = questions.bank(f"{lesson}_")[check].replies
    reply = replies.get(letter) or replies.get(f"has:{letter}")  # of a check with one right answer, or with several
    assert reply and not reply.right


@pytest.mark.parametrize("lesson", PATHS)
def test_a_plan_names_headings_and_passages_that_are_there(lesson, written):
    plan, folder = PLANS[lesson], ROOT / "data" / "texts"
    headings = re.findall(r"^#+ (.+)$", "\n".join(cell.source for cell in texts(written(PATHS[lesson]))), flags=re.M)
    named = re.findall(r'"([^"]+)"', plan["stop"])
    assert named and [heading for heading in named if heading not in headings] == []
    for short in plan["short"]:
        text = unbroken((folder / f"{short['text']}.md").read_text(encoding="utf-8"))
        begin, end = short["keep"].split(" ... ")
        assert begin in text and end in text.partition(begin)[2], short["keep"]
        kept = begin + text.partition(begin)[2].partition(end)[0] + end
        assert 30 <= len(kept.split()) <= 60, kept
    assert all((folder / f"{name}.md").is_file() for name in re.findall(r'wo\.read\("(\w+)"\)', plan["stretch"]))

"""The teacher's pack keeps step with the lessons: what it quotes stands there, and its levels follow their marks."""

import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from html import unescape

import pytest
from lessons import CAPSTONE, CITATION, ID, LESSONS, ROOT, number, source, texts, words_of

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
        assert 10 <= len(kept.split()) <= 60, kept
    assert all((folder / f"{name}.md").is_file() for name in re.findall(r"\{(\w+)\}", plan["stretch"]))


def paper(html):
    """The words of a sheet."""
    return unbroken(unescape(re.sub(r"<[^>]+>", " ", html)))


def words(text):
    """The words of a text of a lesson, without citations, links and marks."""
    return re.findall(r"\w+", re.sub(r"\(#[^)]*\)", "", CITATION.sub("", text)))


@cache
def made(editions, sheets):
    """Each lesson with its sheets by title, as HTML."""
    lessons = [sheets.Lesson(path) for path in editions.sources()]
    return {one.number: (one, {each.title: each.html("Lesson", one.title) for each in one.sheets()}) for one in lessons}


@pytest.fixture
def printed(tool):
    return made(tool("editions"), tool("teaching.sheets"))


def sheet(printed, number, title):
    return paper(printed[number][1][title])


@pytest.mark.parametrize("number", [number for number in PATHS if number != CAPSTONE])
def test_the_story_is_printed_whole(number, printed):
    lesson, told = printed[number][0], re.findall(r"\w+", sheet(printed, number, "To read aloud: the story"))
    missing = Counter(words(lesson.text("scene") + lesson.text("story"))) - Counter(told)
    assert not missing
    points = re.findall(r"^- (.+)$", lesson.text("close"), re.M)
    kept = re.findall(r"\w+", sheet(printed, number, "What to keep"))
    assert len(points) == 4 and not Counter(words(" ".join(points))) - Counter(kept)


@pytest.mark.parametrize("number", PATHS)
def test_no_mark_of_the_screen_is_left_on_paper(number, printed):
    for title, html in printed[number][1].items():
        said = paper(html)
        assert not re.search(r"`|\bwo\.", said) and not CITATION.search(said), title
        assert "<details" not in html and 'href="#' not in html, title
        assert not re.search(r"above|cell\b", said) or title not in ("Checks", "To write on"), title


@pytest.mark.parametrize("number", ["06", "07"])
def test_the_quiet_path_is_on_paper_and_tells_of_no_execution(number, printed):
    said = sheet(printed, number, "The quiet path").replace("No execution is told here", "")
    assert not re.search(r"execut|put to death|shot|hanged|punishment they deserved", said)
    for text in PLANS[number]["quiet"]:
        assert wo.load().rows("texts")[text]["title"] in said
    assert "skip any part" in sheet(printed, number, "Before you begin")
    assert "Beside the quiet path." in sheet(printed, number, "Plan")


def test_the_names_are_complete(printed):
    data = wo.load()
    people = [data.rows("people")[person]["name"] for person in wo.accused("Moscow case, 1935")]
    assert (
        len(people) == 18
        and [one for one in people if one not in sheet(printed, "06", "The names, to read slowly")] == []
    )
    lesson, named = printed["07"][0], printed["07"][1]["The names, to read slowly"]
    assert named.count("<li>") == 16
    surnames = re.findall(r"[A-Z][a-z]{3,}", lesson.text("names").partition("**")[2])
    assert surnames and [one for one in surnames if one not in paper(named)] == []


@pytest.mark.parametrize("number", PATHS)
def test_the_words_of_a_document_are_cited_where_they_are_copied(number, printed):
    lesson, sheets = printed[number]
    titles = ("Documents", "The quiet path", "Short passages and words", "For the quick ones")
    shown = "".join(sheets.get(title, "") for title in titles)
    texts = {*re.findall(r'wo\.read\("(\w+)"\)', lesson.code), *re.findall(r"\{(\w+)\}", lesson.plan["stretch"])}
    rows = wo.load().rows("texts")
    assert [text for text in texts if f"Cite it as “{rows[text]['title']}”, line " not in unescape(shown)] == []
    for title in filter(sheets.get, titles):
        assert not re.search(r"\b[a-z]+(_[a-z0-9]+)+\b", paper(sheets[title])), title  # no name of a file
        documents = len(re.findall(r'class="(?:wo document|large)"', sheets[title]))
        assert sheets[title].count('class="cite"') == documents, title


@pytest.mark.parametrize("number", [number for number in PATHS if number not in ("09", CAPSTONE)])
def test_what_the_lesson_says_around_its_documents_is_copied_with_them(number, printed):
    lesson, said = printed[number][0], re.findall(r"\w+", sheet(printed, number, "Documents"))
    cells = [lesson.text(name) for name in lesson.cells if name.startswith(("documents", "clash"))]
    assert not Counter(words(re.sub(r"<details>.*", "", " ".join(cells), flags=re.S))) - Counter(said)


@pytest.mark.parametrize("number", [number for number in PATHS if number not in ("09", CAPSTONE)])
def test_a_question_names_no_paper_that_is_not_on_its_sheet(number, printed):
    sheets = printed[number][1]
    named = {row["title"] for row in wo.load().rows("texts").values()}
    for title in filter(sheets.get, ("Documents", "The quiet path", "For the quick ones")):
        asked = re.findall(r"“([^“”]+)”", " ".join(re.findall(r"<li>(.*?)</li>", unescape(sheets[title]))))
        seen = sheets[title] + (sheets["Documents"] if title == "For the quick ones" else "")
        heads = unescape("".join(re.findall(r"<h3>(.*?)</h3>", seen)))
        assert [one for one in asked if one in named and one not in heads] == [], title


@pytest.mark.parametrize("number", PATHS)
def test_each_figure_to_fill_in_has_a_title_of_its_own(number, printed):
    for title in filter(printed[number][1].get, ("Predict first", "On paper")):
        html = printed[number][1][title]
        titles = set(re.findall(r"<(?:fig)?caption>(.*?)</(?:fig)?caption>", html))
        assert len(titles) == html.count("<table") + html.count("<img") > 0
    css = (ROOT / "tools" / "teaching" / "print.css").read_text(encoding="utf-8")
    assert ".twin caption { display: table-caption;" in css.partition("caption { display: none; }")[2]


def test_what_is_predicted_lies_on_another_sheet_than_its_answers(printed):
    first, later = (sheet(printed, "02", title) for title in ("Predict first", "On paper"))
    assert "Before I turn the page" in first and "? to predict" in first and "turn the page" not in later
    assert not re.search(r"supported|\bclaims\b", first)


def test_the_figure_of_the_seats_leaves_its_sums_to_the_pupils():
    plain, blank = (wo.arithmetic(wo.load(), present=27, hidden=hidden).rows for hidden in (False, True))
    for row, asked in zip(plain.itertuples(), blank.itertuples(), strict=True):
        assert str(row.needed) in row.limit and str(row.needed) not in asked.limit
        assert row.result in row.head and row.result not in asked.head and f"{row.votes} votes" not in asked.head
        assert asked.told == row.told  # the teacher's answers stay


@pytest.mark.parametrize(
    "check, right",
    [("03-5", "36: at 36 there are"), ("04-1", "Zinoviev"), ("05-4", "102,000: the counts"), ("07-4", "Collegium")],
)
def test_a_teacher_reads_the_right_answer_as_one_would_write_it(printed, check, right):
    """A name and not a key, and people as many as there are, although they are asked for in thousands."""
    assert re.search(rf"{check}( \(on screen only\))?\s+{right}", sheet(printed, check[:2], "Answers"))


def test_what_is_put_in_order_has_no_boxes_to_tick(printed):
    for lesson, sheets in printed.values():
        for question in lesson.checks():
            asked = re.search(rf"<h3>{question.id}</h3>.*?</ul>", sheets["Checks"], re.S)
            if question.kind == "order":
                assert asked[0].count("___ ") == len(question.choices) and "☐" not in asked[0]


@pytest.mark.parametrize("name", ["guide", "rubrics", "care", "technician"])
def test_pages_of_the_teacher_name_no_file_that_paper_cannot_open(name, tool):
    text = (ROOT / "teaching" / f"{name}.md").read_text(encoding="utf-8")
    html = "".join(tool("teaching_pack").parts(text))
    assert ".md" not in html and "href" not in html
    copied = re.findall(r'class="whom">(.*?)</p><h2>(.*?)</h2>', html)
    assert [title for whom, title in copied] == (list(tool("teaching_pack").COPIED) if name == "care" else [])


def test_the_secret_point_is_on_paper(printed):
    assert "a secret point" in sheet(printed, "03", "Documents")
    assert "Evidence card CONG-116" in sheet(printed, "03", "Evidence cards")


@pytest.mark.parametrize("number", PATHS)
def test_a_plan_says_what_to_read_copy_and_do(number, printed, tool):
    lesson, sheets = printed[number]
    said = sheet(printed, number, "Plan")
    assert len(set(lesson.plan["organiser"])) == 3
    assert [title for title in sheets if title not in said and title not in ("Plan", "Answers", "Marking")] == []
    assert "Fifteen minutes." in said and "At minute 10." in said and "Homework." in said
    rows = tool("teaching.sheets").minutes_of(lesson)
    whole = [name for name, _ in rows].index("All, without logging in")
    assert sum(int(minutes) for _, minutes in rows[:whole]) == int(rows[whole][1])


def test_the_note_of_a_plan_loses_no_line(printed, tool):
    """A lead that the tool does not know would run into the line before it."""
    sheets = tool("teaching.sheets")
    for lesson, _ in printed.values():
        known = {*sheets.TWICE, "Teacher's note: the plan", *(lead for lead, _ in sheets.note(lesson))}
        assert set(re.findall(r"\*([A-Z][^*]+?)[:.]\*", lesson.text("note-plan"))) <= known


@pytest.mark.parametrize("lesson", PATHS)
def test_levels_are_worked_out_as_the_rubric_says(lesson, tool):
    sheets, rubric = tool("teaching.sheets"), (ROOT / "teaching" / "rubrics.md").read_text(encoding="utf-8")
    task, weights = sheets.weighed(lesson)
    row = re.search(rf"^\| {int(lesson)} \|.*$", rubric, re.M)[0]
    assert (task.split()[-1] if task else "all five rows once") in row
    example = {"question": 3, "cause": 2, "evidence": 3, "sources": 3, "doubt": 2}  # worked out in the rubric too
    means = {"an essay": "2.5, level 3", "a task on sources": "2.7, level 3", "a task on historians": "2.5, level 3"}
    assert means.get(task, "") in sheets.level(task, weights, example)


def test_the_guide_is_read_in_ten_minutes():
    assert len((ROOT / "teaching" / "guide.md").read_text(encoding="utf-8").split()) <= 2200


@pytest.mark.parametrize(
    "browser, words",
    [("/usr/bin/firefox", "WO_BROWSER names a Firefox: let it name"), ("", "no Chromium or Chrome was found: install")],
    ids=["Firefox", "none"],
)
def test_without_chromium_the_pages_are_made_and_it_is_said_what_the_pdfs_need(tmp_path, browser, words):
    """The pack of one small page, made as `start.py teaching` makes it."""
    code = "import pathlib, teaching_pack as pack; pack.TARGET = pathlib.Path('pack').absolute()\n"
    code += "pack.pages = lambda: [('care', 'Care', 'With care.')]; pack.main()"
    env = os.environ | {"WO_BROWSER": browser, "PATH": str(tmp_path)}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tools")])
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    assert f"no PDF, since {words}" in run.stdout and "or print the pages from a browser." in run.stdout
    assert [file.name for file in (tmp_path / "pack").iterdir()] == ["care.html"]

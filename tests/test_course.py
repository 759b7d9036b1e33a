"""Each lesson teaches as the course promises: its beats, its checks, its words and its care."""

import re
from pathlib import Path

import nbformat
import pytest
import textstat

import helpers as wo
from helpers import practice
from helpers.page import plain as unmarked
from helpers.practice import questions

pytestmark = pytest.mark.usefixtures("own_folder")

ROOT = Path(__file__).resolve().parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
CAPSTONE = "10"
CITATION = re.compile(r"\[([A-Z]{4}-\d{3}[a-z]?)\]\(#[^)]*\)")
BEFORE = ["title", "how-to", "setup", "hook-text", "hook", "background", "decision"]
PARTS = [*BEFORE, "closing-text", "closing", "exit-text", "exit", "next", "words", "sources"]
COMMANDS = "examine|compare|contrast|to what extent|evaluate|discuss|analyse|how convincing|write|explain"
CHECKS = {"choose", "choose_all", "number", "text", "row", "order"}
UNCITED = {"how-to", "closing-text", "exit-text", "next", "words", "sources", "pandas-table", "content-note"}
PANDAS = (
    "head query value_counts groupby sum pivot max min merge eq sort_values isin str notna dropna duplicated"
)

lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
taught = pytest.mark.parametrize(
    "path", [path for path in LESSONS if path.stem[:2] != CAPSTONE], ids=lambda path: path.stem
)


def read(path):
    return nbformat.read(path, as_version=4)


def teachers(path):
    return read(path.parent / "teacher" / path.name)


def number(path):
    return path.stem[:2]


def cell(notebook, cell_id):
    return next(each.source for each in notebook.cells if each.id == cell_id)


def texts(notebook):
    return [each for each in notebook.cells if each.cell_type == "markdown"]


def codes(notebook):
    return [each for each in notebook.cells if each.cell_type == "code"]


def asked(path):
    """The questions of a lesson that its code cells show, by id."""
    ids = re.findall(r'"(\d\d-[a-z0-9-]+)"', "\n".join(each.source for each in codes(read(path))))
    return {question_id: questions.find(question_id) for question_id in dict.fromkeys(ids)}


def explorers():
    return [name for name, home in wo._HOME.items() if home.startswith("helpers.explorers.")]


# -- the beats of a lesson -------------------------------------------------------------------------------


@lesson
def test_the_time_is_told_as_reading_and_doing(path):
    whole, reading, doing = map(
        int,
        re.search(
            r"\*\*Time:\*\* (\d+) minutes: about (\d+) to read and (\d+) to do", cell(read(path), "title")
        ).groups(),
    )
    assert reading + doing == whole and reading >= 10


@taught
def test_the_parts_of_a_lesson_are_there_and_in_order(path):
    ids = [each.id for each in read(path).cells]
    assert [part for part in PARTS if part not in ids] == []
    places = [ids.index(part) for part in PARTS]
    assert places == sorted(places)


@taught
def test_the_prediction_comes_back_beside_the_evidence(path):
    cells = codes(read(path))
    made = next(place for place, each in enumerate(cells) if each.id == "hook")
    again = [place for place, each in enumerate(cells) if f'recall="{number(path)}-hook"' in each.source]
    assert asked(path)[f"{number(path)}-hook"].kind == "write" and again and min(again) > made


@lesson
def test_new_names_are_few_and_terms_are_explained(path):
    notebook = read(path)
    prose = "\n".join(each.source for each in texts(notebook))
    assert len(set(re.findall(r"\]\(#term-([a-z0-9_]+)\)", prose))) >= 5
    if number(path) == CAPSTONE:
        return
    surnames = set(wo.load().table("people")["name"].str.split(r"[, (]").str[0])
    named = {name for name in surnames if re.search(rf"\b{re.escape(name)}\b", cell(notebook, "background"))}
    assert len(named) <= 6, named


@taught
def test_there_are_evidence_cards_an_explorer_and_figures_of_its_own(path):
    cells = codes(read(path))
    assert sum(map(len, (re.findall(r"[A-Z]{4}-\d{3}", each.source) for each in cells))) >= 4
    called = [each.id for each in cells for name in explorers() if f"wo.{name}(" in each.source]
    assert called
    figures = [
        each.id
        for each in codes(teachers(path))
        for output in each.outputs
        if '<figure class="wo-figure"' in "".join(output.get("data", {}).get("text/html", ""))
    ]
    assert len(set(figures) - set(called)) >= 2


@taught
def test_one_contradiction_may_end_undecided(path):
    decision = asked(path)[f"{number(path)}-decision"]
    fields = {field["name"]: field for field in decision.fields}
    assert {"claims", "doubt", "reading", "because", "change"} <= set(fields)
    assert "undecided" in fields["reading"]["options"]
    assert re.search(r'cards=\[(\s*"[A-Z]{4}-\d{3}[a-z]?",?){2,}', cell(read(path), "decision"))


@taught
def test_checks_are_of_several_kinds_and_know_the_common_mistakes(path):
    checks = [
        each for each in asked(path).values() if re.fullmatch(r"\d\d-\d", each.id) and each.kind in CHECKS
    ]
    assert 4 <= len(checks) <= 6
    assert len({each.kind for each in checks}) >= 3
    assert [each for each in asked(path).values() if each.kind == "sure"]
    ideas = [reply.misconception for check in checks for reply in check.replies.values()]
    assert any(ideas), "no wrong answer is tied to a misconception"


@taught
def test_there_is_something_to_change_and_something_to_write_in_code(path):
    notebook = read(path)
    assert any("**Change one thing" in each.source for each in texts(notebook))
    assert any("**For coders (the reader may skip this)" in each.source for each in texts(notebook))
    blank = [each.source for each in codes(notebook) if f'wo.check("{number(path)}-coder"' in each.source]
    assert len(blank) == 1 and re.search(r"^\w+ = \.\.\.", blank[0], flags=re.M)
    assert practice.check(f"{number(path)}-coder", ...).startswith("Not yet")
    answers = [each.source for each in codes(teachers(path)) if "answer" in each.metadata.get("tags", [])]
    assert sum("-coder" in source for source in answers) == 1


@lesson
def test_the_closing_task_says_how_it_is_read(path):
    text = cell(read(path), "closing-text")
    assert re.search(COMMANDS, text, flags=re.I) and re.search(r"\d+ words", text)
    assert "**Exam skills:**" in text and re.search(r"AO[123]", text) and "IB" in text
    rubric = re.search(r"<table>.*?</table>", text, flags=re.S)[0]
    assert rubric.count('<th scope="row">') >= 4 and rubric.count('<th scope="col">') == 5


# -- words and numbers -----------------------------------------------------------------------------------


def plain(text):
    text = re.sub(r"<table>.*?</table>", "", text, flags=re.S)
    text = re.sub(r"^#+ .*$", "", text, flags=re.M)
    text = CITATION.sub("", text)
    return re.sub(r"<[^>]+>|[*`>]|\]\([^)]*\)|\[", "", text)


@lesson
def test_a_sixteen_year_old_can_read_it(path):
    """Flesch-Kincaid grade of the whole lesson, without headings, tables, lists of words and of sources."""
    cells = [each.source for each in texts(read(path)) if each.id not in ("title", "words", "sources")]
    assert textstat.flesch_kincaid_grade(plain("\n\n".join(cells))) <= 10


NO_FACT = r"`[^`]*`|\b\d\d-\w+|\b([Pp]art|[Ll]esson)s? \d+( (and|to) \d+)?|\d+ (words|minutes)"  # of the lesson itself


def bare_numbers(notebook):
    """The sentences that have a number and do not say where it comes from."""
    bare = []
    for each in texts(notebook):
        head = r"(?s:<table>.*?</table>)|^#+ .*$|^- \*\*.*$|^\*\*Contents.*$"
        text = re.sub(head, "", each.source, flags=re.M)
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z*\"<|>])|\n\s*\n|\n(?=- )", text):
            told = re.sub(NO_FACT, "", CITATION.sub("", sentence))
            if each.id not in UNCITED and re.search(r"\d", told) and not CITATION.search(sentence):
                bare.append((each.id, sentence.strip()))
    return bare


@lesson
def test_every_number_in_the_prose_carries_a_citation(path):
    """Years, counts and shares are facts: the sentence with one says where it comes from."""
    assert bare_numbers(read(path)) == []


@lesson
def test_a_cited_date_stands_in_its_sentence(path):
    """Where a sentence has numbers and cites a date, a year or a day of that date is among them."""
    claims = wo.load().claims.set_index("claim_id")
    kinds = wo.load().table("properties").set_index("property")["value_type"]
    for each in texts(read(path)):
        if each.id in ("words", "sources"):
            continue
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z*\"<|>])|\n\s*\n", each.source):
            said = set(re.findall(r"\d+", CITATION.sub("", sentence)))
            for claim_id in CITATION.findall(sentence):
                row = claims.loc[claim_id]
                if said and kinds[row["property"]] == "date":
                    parts = {str(int(part)) for part in re.findall(r"\d+", row["value"])}
                    assert said & parts, (claim_id, row["value"], sentence)


def test_no_lesson_uses_an_idea_of_pandas_before_it_is_taught():
    """The table at the end of lesson 0 says where each is taught; at most two are new in a lesson."""
    rows = re.findall(
        r'<th scope="row">(\d+)[^<]*</th><td>(.*?)</td>', cell(read(LESSONS[0]), "pandas-table"), flags=re.S
    )
    new = {f"{int(lesson):02}": set(re.findall(r"\.(\w+)", ideas)) for lesson, ideas in rows}
    assert [number(path) for path in LESSONS] == sorted(new)
    known = set()
    for path in LESSONS:
        ideas = re.findall(r"<code>", dict((f"{int(n):02}", text) for n, text in rows)[number(path)])
        assert len(ideas) <= 2, path.stem
        known |= new[number(path)]
        source = "\n".join(each.source for each in codes(teachers(path)))
        used = set(re.findall(r"\.(\w+)", re.sub(r'"[^"]*"|wo\.\w+', "", source))) & set(PANDAS.split())
        assert used <= known, (path.stem, used - known)


# -- what the sources quarrel about is used where it teaches most -------------------------------------------

QUARRELS = {
    "00": ["shliapnikov_died"],
    "01": ["wo_began", "wo_named"],
    "02": ["pamphlet_first_print", "pamphlet_serial_year", "pamphlet_copies", "platform_of_ten_date"],
    "03": ["delegates_voting", "wo_strength", "first_open_meeting", "august_vote"],
    "04": [
        "letter_signers",
        "kuznetsov_identity",
        "shliapnikov_party_since",
        "women_signed",
        "kollontai_heard",
    ],
    "05": ["recanted", "baku_letter_reach", "statement_date", "kollontai_oslo"],
    "06": ["confessions", "case_1935_number", "case_1935_body", "omsk_branch"],
    "09": ["cc_1934_sum", "misprint_1932", "seventeenth_present", "ninth_members", "workers_fall"],
}
# No rivals, and yet easily misread: each of these rows must be met in its lesson.
ROWS = {
    "01": ["RISE-060c", "CONG-045c", "RISE-200"],
    "02": ["RISE-199", "RISE-200", "RISE-201", "RISE-104", "RISE-105", "RISE-106"],
    "03": ["CONG-014", "CONG-021", "CONG-084"],
    "06": ["REPR-048"],
    "07": ["REPR-161", "REPR-163", "REPR-162", "REPR-159"],
}


def met(path):
    """Every claim that a learner meets in a lesson: cited, asked about, or behind a figure or table."""
    notebook = teachers(path)
    seen = "\n".join(each.source for each in notebook.cells if each.id != "sources")
    for each in codes(notebook):
        seen += "".join("".join(output.get("data", {}).get("text/html", "")) for output in each.outputs)
    return set(re.findall(r"[A-Z]{4}-\d{3}[a-z]?", seen))


@pytest.mark.parametrize("number, quarrel", [(n, each) for n, all_ in QUARRELS.items() for each in all_])
def test_each_quarrel_is_met_in_the_lesson_where_it_teaches_most(number, quarrel):
    claims = set(wo.disagreements(quarrel).loc[quarrel, "claim_ids"].split())
    assert len(met(next(path for path in LESSONS if path.stem.startswith(number))) & claims) >= 2


@pytest.mark.parametrize("number", ROWS)
def test_rows_that_are_easily_misread_are_met(number):
    assert set(ROWS[number]) <= met(next(path for path in LESSONS if path.stem.startswith(number)))


# -- the answers -----------------------------------------------------------------------------------------


def listed():
    """Every answer that the questions foresee: the question, the answer as given in code, and its reply."""
    for source in (table for file in questions.files() for table in questions.tables(file)):
        question, given = questions.find(source["id"]), source.get("answer", [])
        if source["kind"] in ("choose", "row", "number", "text"):
            for each in given:
                label = each.get("text") or each.get("claim")
                value = (
                    "abcdefghijklmnop"[question.choices.index(" ".join(label.split()))]
                    if source["kind"] == "choose"
                    else each.get("claim") or each.get("value", each.get("low"))
                )
                if source["kind"] == "text":
                    forms = wo.load().table("name_forms").query("person_id == @each.get('person')")["form"]
                    value = [*each.get("values", []), *forms][0]
                yield source["id"], value, each.get("right", False), each["reply"]
        elif source["kind"] in ("choose_all", "order"):
            letters = {text: "abcdefghijklmnop"[place] for place, text in enumerate(question.choices)}
            right = [
                letters[" ".join(each["text"].split())]
                for each in given
                if source["kind"] == "order" or each.get("right")
            ]
            yield source["id"], ", ".join(right), True, source["reply"]
            if source["kind"] == "choose_all":
                for each in (each for each in given if not each.get("right")):
                    wrong = [*right, letters[" ".join(each["text"].split())]]
                    yield source["id"], ", ".join(wrong), False, each["reply"]
                for letter, each in zip(right, (each for each in given if each.get("right")), strict=True):
                    if len(right) > 1:
                        some = [other for other in right if other != letter]
                        yield source["id"], ", ".join(some), False, each.get("missed", questions.MORE)
            else:
                for place, each in enumerate(given[1:], start=1):
                    wrong = [*right]
                    wrong[place - 1 : place + 1] = right[place], right[place - 1]
                    yield source["id"], ", ".join(wrong), False, each["reply"]


@pytest.mark.parametrize(
    "question_id, answer, right, reply", list(listed()), ids=lambda value: str(value)[:20]
)
def test_every_answer_that_is_foreseen_has_its_own_reply(question_id, answer, right, reply):
    said = practice.check(question_id, answer)
    assert said.startswith(questions.RIGHT) == right, said
    assert unmarked(" ".join(reply.split())) in said


# -- care ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["06_repression", "07_rehabilitation"])
def test_the_lessons_on_repression_keep_the_rules_of_care(name):
    notebook = read(ROOT / "notebooks" / f"{name}.ipynb")
    text = "\n".join(each.source for each in notebook.cells if each.id != "sources")
    note = cell(notebook, "content-note")
    assert "skip" in note and re.search(r"\]\(#", note)
    assert not re.search(r"\b(score|points|timer|quiz|guess|game|play|win|won|countdown)\b", text, flags=re.I)
    assert not re.search(
        r"\b(guilty of|convicted of|charged for|punished for|accused for)\b", text, flags=re.I
    )
    for question in asked(ROOT / "notebooks" / f"{name}.ipynb").values():
        assert not re.search(
            r"\bhow many\b.*\b(died|shot|killed)|\bwho (died|was shot)|\bhow did .* die",
            question.text,
            flags=re.I,
        )


def test_names_come_before_totals_in_the_lesson_on_repression():
    ids = [each.id for each in codes(read(ROOT / "notebooks" / "06_repression.ipynb"))]
    sources = {each.id: each.source for each in codes(read(ROOT / "notebooks" / "06_repression.ipynb"))}
    roll = next(place for place, each in enumerate(ids) if "wo.roll(" in sources[each])
    charts = [
        place
        for place, each in enumerate(ids)
        if re.search(r"wo\.(life_lines|steps_of|over_time)", sources[each])
    ]
    assert charts and roll < min(charts)

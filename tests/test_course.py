"""Each lesson teaches as the course promises: its parts, its story, its documents, its checks and its care."""

import re

import pytest
import textstat
from lessons import (
    CITATION,
    ID,
    LESSONS,
    ROOT,
    asked,
    checks,
    codes,
    documents,
    lesson,
    number,
    read,
    source,
    taught,
    teachers,
    texts,
    words_of,
)

import helpers as wo
from helpers import practice
from helpers.page import plain as unmarked
from helpers.practice import questions

pytestmark = pytest.mark.usefixtures("own_folder")

PARTS = [
    "title", "so-far", "how-to", "setup", "scene", "hook", "story", "check-1", "documents", "look", "clash", "decision",
    "judge", "task", "samples", "mark", "close", "exit", "further", "words", "sources",
]  # fmt: skip
LOOKED_UP = {"words", "sources"}
UNCITED = {"how-to", "judge", "samples", "model", "pandas-table", "content-note", *LOOKED_UP}
PANDAS = "head query value_counts groupby sum pivot max min merge eq sort_values isin str notna dropna duplicated"


# -- the parts of a lesson -------------------------------------------------------------------------------


@taught
def test_the_parts_of_a_lesson_are_there_and_in_order(path):
    wanted = [part for part in PARTS if part != "so-far" or number(path) != "00"]
    ids = [cell.id for cell in read(path).cells]
    assert [part for part in wanted if part not in ids] == []
    assert sorted(wanted, key=ids.index) == wanted


@taught
def test_a_lesson_fits_its_words(path, tool):
    assert sum(part.words for part in tool("minutes").of_lesson(teachers(path))) <= 3000


@lesson
def test_the_head_states_the_minutes_that_a_lesson_needs(path, tool):
    assert tool("minutes").fault(teachers(path)) == ""


@lesson
def test_the_head_says_who_made_the_lesson_and_when(path):
    head = source(read(path), "title")
    wanted = ("<summary>About this lesson</summary>", "**By**", "**New:**", "history", "data")
    assert [part for part in wanted if part not in head] == []


@lesson
def test_few_links_throw_a_reader_to_another_place(path):
    before = [cell.source for cell in texts(read(path)) if cell.id not in LOOKED_UP]
    assert len(re.findall(r"\]\(|<a ", "\n".join(before))) <= 30


@taught
def test_the_prediction_comes_back_beside_the_evidence(path):
    cells, hook = codes(read(path)), f"{number(path)}-hook"
    made = next(place for place, cell in enumerate(cells) if cell.id == "hook")
    again = [place for place, cell in enumerate(cells) if re.search(rf'recall(=|\()"{hook}"', cell.source)]
    assert asked(path)[hook].kind == "write" and again and min(again) > made


@taught
def test_one_contradiction_may_end_undecided(path):
    decision = asked(path)[f"{number(path)}-decision"]
    fields = {field["name"]: field for field in decision.fields}
    assert {"claims", "doubt", "reading", "because", "change"} <= set(fields)
    assert "undecided" in fields["reading"]["options"]
    assert re.search(r'cards=\[(\s*"[A-Z]{4}-\d{3}[a-z]?",?){2,}', source(read(path), "decision"))


@taught
def test_what_may_be_cited_stands_in_a_table_beside_the_task(path):
    rows = [line for line in source(read(path), "judge").splitlines() if re.match(r"\|\s*[A-Z]{4}-\d", line)]
    assert 8 <= len(rows) <= 10
    assert all(ID.findall(row)[0] in wo.load().rows("claims") for row in rows)


@taught
def test_the_task_is_read_by_question_evidence_sources_doubt_and_cause(path):
    told = source(read(path), "judge").lower() + words_of(asked(path)[f"{number(path)}-task"]).lower()
    assert all(word in told for word in ("question", "evidence", "source", "doubt", "cause", "words"))


# -- the story -------------------------------------------------------------------------------------------

SOMEBODY = re.compile(
    r"\bby (one|its|another|some|most) (account|count|reading)|"
    r"\b(sources?|accounts?) (read here )?(do not agree|differ)|"
    r"\b(one|an?|another|some|two|several|most) (\w+ )?("
    r"historians?|encyclop\w+|reviews?|reviewers?|web ?pages?|web ?sites?|biograph\w+|popular histor\w+|dictionar\w+|"
    r"memoirs?|accounts?|sources?|scholars?|chronolog\w+)\b",
    flags=re.I,
)
CAUSES = re.compile(
    r"\b(because|although|though|therefore|so that|nevertheless|since|yet|thus|hence|in order to|as a result|"
    r"consequently|which is why|that is why|even so)\b",
    flags=re.I,
)


def plain(text):
    """The words of a text as they are read: no folds, tables, headings, citations or marks."""
    text = re.sub(r"<(table|details)>.*?</\1>", "", text, flags=re.S)
    text = re.sub(r"^\|.*$|^#+ .*$", "", text, flags=re.M)
    text = re.sub(r"[,;]?\s?" + CITATION.pattern, "", text)
    return re.sub(r"<[^>]+>|[*`>]|\]\([^)]*\)|\[", "", text)


@taught
def test_a_story_tells_causes_and_names_who_speaks(path, written):
    told = plain(source(written(path), "story"))
    assert len(CAUSES.findall(told)) >= 4
    assert len(SOMEBODY.findall(told)) <= 3, [found[0] for found in SOMEBODY.finditer(told)]


@pytest.mark.parametrize(
    "words, found",
    [
        ("By one account an assault failed. A historical dictionary says so, and two web pages.", 3),
        ("Some historians disagree; most accounts do not.", 2),
        ("A sailor says that one man counted. Lenin wrote it.", 0),
    ],
)
def test_speakers_without_a_name_are_found(words, found):
    assert len(SOMEBODY.findall(words)) == found


@lesson
def test_no_claim_id_stands_in_running_text(path):
    """Ids are for tables, folds, the samples that cite as a learner would, and what code shows."""
    running = [plain(cell.source) for cell in texts(read(path)) if cell.id not in {"samples", *LOOKED_UP}]
    assert ID.findall("\n".join(running)) == []


@lesson
def test_the_words_are_those_of_fourteen_to_sixteen(path, written):
    """Flesch-Kincaid grade and five years, of the whole lesson: a wide band, since no formula knows what is hard."""
    cells = [cell.source for cell in texts(written(path)) if cell.id not in {"title", *LOOKED_UP}]
    age = textstat.flesch_kincaid_grade(plain("\n\n".join(cells))) + 5
    assert 10 <= age <= 17


# -- documents and checks --------------------------------------------------------------------------------

WITH_DOCUMENTS = ("00", "01", "02", "03", "04", "05", "06", "07", "08")


def called(row):
    """How a question may name a document: by its id, its title or whoever speaks in it."""
    voice = re.split(r"[,;(]", row["voice"])[0].strip()
    return [name.lower() for name in (row["text_id"], row["title"], voice, voice.split()[-1])]


@taught
def test_documents_of_different_sides_are_read_and_a_check_needs_two(path):
    if number(path) not in WITH_DOCUMENTS:
        pytest.skip("a lesson without a pair of documents")
    rows = [wo.load().rows("texts")[text_id] for text_id in documents(path)]
    assert len({row["side"] for row in rows}) >= 2
    named = [
        {row["text_id"] for row in rows if any(name in words_of(check).lower() for name in called(row))}
        for check in checks(path)
    ]
    assert max(map(len, named)) >= 2, "no check names two of the documents"


@taught
def test_checks_are_five_or_six_and_know_a_common_mistake(path):
    assert 4 <= len(checks(path)) <= 6
    assert any(reply.misconception for check in checks(path) for reply in check.replies.values())


def choices():
    """The checks with one right choice: the letter, and whether it is the longest."""
    for path in LESSONS:
        for check in (check for check in checks(path) if check.kind == "choose"):
            right = next(letter for letter, reply in check.replies.items() if reply.right)
            lengths = sorted(map(len, check.choices))
            yield number(path), right, len(check.label(right)) == lengths[-1] > lengths[-2]


def test_right_letters_are_spread_over_the_course():
    letters = [letter for _, letter, _ in choices()]
    shares = {letter: letters.count(letter) / len(letters) for letter in "abcd"}
    assert all(0.15 <= share <= 0.35 for share in shares.values()), shares


def test_the_longest_choice_is_seldom_right():
    found = list(choices())
    assert sum(longest for *_, longest in found) <= 0.3 * len(found), [name for name, _, longest in found if longest]


@lesson
def test_what_a_coder_is_asked_can_be_answered(path):
    coder = f"{number(path)}-coder"
    if coder in asked(path):
        blank = [cell.source for cell in codes(read(path)) if f'wo.check("{coder}"' in cell.source]
        assert len(blank) == 1 and re.search(r"^\w+ = \.\.\.", blank[0], flags=re.M)
        assert practice.check(coder, ...).startswith("Not yet")
        answers = [cell.source for cell in codes(teachers(path)) if "answer" in cell.metadata.get("tags", [])]
        assert sum("-coder" in answer for answer in answers) == 1


# -- numbers ---------------------------------------------------------------------------------------------

NO_FACT = r"`[^`]*`|\b\d\d-\w+|\b([Pp]art|[Ll]esson)s? \d+( (and|to) \d+)?|\d+ (words|minutes)"  # of the lesson itself
SENTENCE = r"(?<=[.?!])\s+(?=[A-Z*\"<|>])|\n\s*\n"


def bare_numbers(notebook):
    """The sentences that have a number and do not say where it comes from."""
    for cell in (cell for cell in texts(notebook) if cell.id not in UNCITED):
        head = r"(?s:<table>.*?</table>)|^#+ .*$|^- \*\*.*$|^\*\*(Contents|By\*\*|\d+ minutes).*$"
        text = re.sub(head, "", cell.source, flags=re.M)
        for sentence in re.split(SENTENCE + r"|\n(?=- )", text):
            told = re.sub(NO_FACT, "", CITATION.sub("", sentence))
            if re.search(r"\d", told) and not CITATION.search(sentence):
                yield cell.id, sentence.strip()


@lesson
def test_every_number_in_the_prose_carries_a_citation(path, written):
    """Years, counts and shares are facts: the sentence with one says where it comes from."""
    assert list(bare_numbers(written(path))) == []


@lesson
def test_a_cited_date_stands_in_its_sentence(path, written):
    """Where a sentence has numbers and cites a date, a year or a day of that date is among them."""
    claims, kinds = wo.load().rows("claims"), wo.load().rows("properties")
    for cell in (cell for cell in texts(written(path)) if cell.id not in LOOKED_UP):
        for sentence in re.split(SENTENCE, cell.source):
            said = set(re.findall(r"\d+", CITATION.sub("", sentence)))
            for row in (claims[claim_id] for claim_id in CITATION.findall(sentence)):
                if said and kinds[row["property"]]["value_type"] == "date":
                    parts = {str(int(part)) for part in re.findall(r"\d+", row["value"])}
                    assert said & parts, (row["claim_id"], row["value"], sentence)


def test_no_lesson_uses_an_idea_of_pandas_before_it_is_taught():
    """The table at the end of lesson 0 says where each is taught; at most two are new in a lesson."""
    rows = re.findall(
        r'<th scope="row">(\d+)[^<]*</th><td>(.*?)</td>', source(read(LESSONS[0]), "pandas-table"), flags=re.S
    )
    new = {f"{int(lesson):02}": set(re.findall(r"\.(\w+)", ideas)) for lesson, ideas in rows}
    assert [number(path) for path in LESSONS] == sorted(new)
    known = set()
    for path in LESSONS:
        ideas = re.findall(r"<code>", dict((f"{int(n):02}", text) for n, text in rows)[number(path)])
        assert len(ideas) <= 2, path.stem
        known |= new[number(path)]
        code = "\n".join(cell.source for cell in codes(teachers(path)))
        used = set(re.findall(r"\.(\w+)", re.sub(r'"[^"]*"|wo\.\w+', "", code))) & set(PANDAS.split())
        assert used <= known, (path.stem, used - known)


# -- what the sources quarrel about, and what the article says ---------------------------------------------

QUARRELS = {
    "00": ["shliapnikov_died"],
    "01": ["wo_began", "wo_named"],
    "02": ["pamphlet_first_print", "pamphlet_serial_year", "pamphlet_copies", "platform_of_ten_date"],
    "03": ["delegates_voting", "wo_strength", "first_open_meeting", "august_vote"],
    "04": ["letter_signers", "kuznetsov_identity", "shliapnikov_party_since", "women_signed", "kollontai_heard"],
    "05": ["recanted", "baku_letter_reach", "statement_date", "kollontai_oslo"],
    "06": ["confessions", "case_1935_number", "case_1935_body", "omsk_branch"],
    "09": ["cc_1934_sum", "misprint_1932", "seventeenth_present", "ninth_members", "workers_fall"],
}


def met(path, written):
    """Every claim that a learner meets in a lesson: cited, asked about, told in a document, or behind a figure."""
    seen = "\n".join(cell.source for cell in written(path).cells)
    seen += (ROOT / "notebooks" / "source" / f"{path.stem}.toml").read_text(encoding="utf-8")
    seen += "".join((ROOT / "data" / "texts" / f"{name}.md").read_text(encoding="utf-8") for name in documents(path))
    for cell in codes(teachers(path)):
        seen += "".join("".join(output.get("data", {}).get("text/html", "")) for output in cell.outputs)
    return set(ID.findall(seen))


@lesson
def test_quarrels_are_met_in_the_lesson_where_they_teach_most(path, written):
    """At least one that matters to the story."""
    quarrels = QUARRELS.get(number(path), [])
    kinds = wo.load().rows("disagreements")
    claims = [
        set(wo.disagreements(quarrel, kind=kinds[quarrel]["kind"]).loc[quarrel, "claim_ids"].split())
        for quarrel in quarrels
    ]
    found = [len(met(path, written) & rivals) >= 2 for rivals in claims]
    assert any(found) or not found, dict(zip(quarrels, found, strict=True))


def test_every_statement_of_the_article_is_taught(written):
    """In the lesson that data/seed_map.csv names, at least one of the claims that carry a statement is met."""
    lessons = {number(path): path for path in LESSONS}
    known = {name: met(path, written) for name, path in lessons.items()}
    untaught = []
    for row in wo.load().table("seed_map").to_dict("records"):
        place = row["lesson"]
        assert place in lessons or not place, f"{row['statement_id']}: there is no lesson {place}"
        if not place or not known[place] & set(row["claim_ids"].split()):
            untaught.append(f"{row['statement_id']} (lesson {place or 'none'}; {row['claim_ids']}): {row['statement']}")
    assert not untaught, "\n".join(untaught)


# -- the answers -----------------------------------------------------------------------------------------


LETTERS = "abcdefghijklmnop"


def listed():
    """Every answer that the questions foresee: the question, the answer as given in code, and its reply."""
    for table in (table for file in questions.files() for table in questions.tables(file)):
        kind = {"choose_all": ticked, "order": ordered}.get(table["kind"], single)
        if table["kind"] not in ("sure", "write"):
            yield from ((table["id"], *told) for told in kind(table, table.get("answer", [])))


def letter_of(table, answer):
    return LETTERS[questions.find(table["id"]).choices.index(" ".join(answer["text"].split()))]


def single(table, given):
    forms = wo.load().table("name_forms")
    for answer in given:
        names = forms.loc[forms["person_id"].eq(answer.get("person")), "form"].tolist()
        value = {
            "choose": lambda answer=answer: letter_of(table, answer),
            "number": lambda answer=answer: answer.get("value", answer.get("low")),
            "text": lambda answer=answer, names=names: [*answer.get("values", []), *names][0],
        }[table["kind"]]()
        yield value, answer.get("right", False), answer["reply"]


def ticked(table, given):
    """All right ones; these with a wrong one; and all but one of them, where there are several."""
    right = {letter_of(table, answer): answer for answer in given if answer.get("right")}
    yield ", ".join(right), True, table["reply"]
    for answer in (answer for answer in given if not answer.get("right")):
        yield ", ".join([*right, letter_of(table, answer)]), False, answer["reply"]
    for letter, answer in right.items() if len(right) > 1 else ():
        yield (", ".join(other for other in right if other != letter), False, answer.get("missed", questions.MORE))


def ordered(table, given):
    """The right order; and each two neighbours the other way round."""
    right = [letter_of(table, answer) for answer in given]
    yield ", ".join(right), True, table["reply"]
    for place, answer in enumerate(given[1:], start=1):
        wrong = [*right[: place - 1], right[place], right[place - 1], *right[place + 1 :]]
        yield ", ".join(wrong), False, answer["reply"]


@pytest.mark.parametrize("question_id, answer, right, reply", list(listed()), ids=lambda value: str(value)[:20])
def test_every_answer_that_is_foreseen_has_its_own_reply(question_id, answer, right, reply):
    said = practice.check(question_id, answer)
    assert said.startswith(questions.RIGHT) == right, said
    assert unmarked(" ".join(reply.split())) in said


# -- care ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["06_repression", "07_rehabilitation"])
def test_the_lessons_on_repression_keep_the_rules_of_care(name):
    notebook = read(ROOT / "notebooks" / f"{name}.ipynb")
    text = "\n".join(cell.source for cell in notebook.cells if cell.id not in LOOKED_UP)
    note = source(notebook, "content-note")
    assert "skip" in note and re.search(r"\]\(#", note)
    assert not re.search(r"\b(score|points|timer|quiz|guess|game|play|win|won|countdown)\b", text, flags=re.I)
    assert not re.search(r"\b(guilty of|convicted of|charged for|punished for|accused for)\b", text, flags=re.I)
    for question in asked(ROOT / "notebooks" / f"{name}.ipynb").values():
        assert not re.search(
            r"\bhow many\b.*\b(died|shot|killed)|\bwho (died|was shot)|\bhow did .* die", question.text, flags=re.I
        )


def test_names_come_before_totals_in_the_lesson_on_repression():
    ids = [cell.id for cell in codes(read(ROOT / "notebooks" / "06_repression.ipynb"))]
    sources = {cell.id: cell.source for cell in codes(read(ROOT / "notebooks" / "06_repression.ipynb"))}
    roll = next(place for place, name in enumerate(ids) if "wo.roll(" in sources[name])
    charts = [place for place, name in enumerate(ids) if re.search(r"wo\.(life_lines|steps_of)", sources[name])]
    assert charts and roll < min(charts)

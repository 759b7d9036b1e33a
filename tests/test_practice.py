"""The self-checks: what a learner gives, what comes back, and that nothing given breaks anything."""

import dataclasses
import html
import itertools
import json
import re
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers import practice, readings
from helpers.practice import answers, questions, replies
from helpers.practice.widgets import Asked
from helpers.work import said as sayings
from helpers.work import saving

pytestmark = pytest.mark.usefixtures("own_folder")


def documented():
    """The examples of the page that says how questions are written, as TOML."""
    page = (questions.FOLDER / "README.md").read_text(encoding="utf-8")
    return re.search(r"```toml\n(.*?)```", page, flags=re.S)[1]


def put(folder, text):
    """Write questions into a file for each of their lessons."""
    for lesson in sorted(set(re.findall(r'^id = "(\d\d)-', text, flags=re.M))):
        own = [part for part in text.split("[[question]]") if f'\nid = "{lesson}-' in part]
        file = folder / f"{lesson}_lesson.toml"
        file.write_text("".join(f"[[question]]{part}" for part in own), encoding="utf-8")


@pytest.fixture
def every_kind(tmp_path, monkeypatch):
    """A bank with one question of each kind: SAMPLE, and what the README documents."""
    put(tmp_path, SAMPLE + documented())
    monkeypatch.setattr(questions, "FOLDER", tmp_path)


SAMPLE = """
[[question]]
id = "04-4"
kind = "text"
text = "Which Medvedev did the congress warn?"
claims = ["GAPS-097b"]
otherwise = "two men of that surname signed."
[[question.answer]]
person = "medvedev_sp"
values = ["Sergei Pavlovich", "SP Medvedev"]
right = true
reply = "Sergei Pavlovich."
[[question.answer]]
person = "medvedev_an"
values = ["Aleksandr Nikolaevich", "Alexander Medvedev"]
reply = "that is the lesser-known signer."

[[question]]
id = "03-1"
kind = "number"
text = "What share?"
unit = "%"
claims = ["CONG-004"]
[[question.answer]]
right = true
value = 7.2
tolerance = 0.05
reply = "a share of those who vote."
[[question.answer]]
low = 4.5
high = 5.1
word = "Look again"
reply = "a share of all in the hall."

[[question]]
id = "03-2"
kind = "choose"
text = "Of what?"
claims = ["CONG-004", "GAPS-030"]
[[question.answer]]
text = "of all party members"
reply = "that would divide by the members."
claims = ["CONG-013"]
misconception = "M22"
[[question.answer]]
text = "of voting delegates"
right = true
reply = "of those who vote."
"""


MARK = """
[[question]]
id = "03-mark"
kind = "write"
text = "Mark your own text."
[[question.field]]
name = "rubric"
label = "My text"
ticks = ["It answers the question.", "It names two claims."]
[[question.field]]
name = "next"
label = "What I would mend"
"""


@pytest.fixture
def mark(tmp_path, monkeypatch):
    """A bank with the one question 03-mark: sentences to tick, and a box."""
    put(tmp_path, MARK)
    monkeypatch.setattr(questions, "FOLDER", tmp_path)


def order_of(question_id, wanted):
    """The letters of the items in the wanted order: a learner sees them shuffled."""
    shown = questions.bank()[question_id].choices
    return [answers.LETTERS[shown.index(item)] for item in wanted]


# --- each kind: right, foreseen, unforeseen


@pytest.mark.parametrize(
    "given",
    [
        7.2,
        "7.2",
        "7,2 %",
        " 7.2% ",
        "7.2 per cent",
        "about 7.2",
        np.float32(7.2),
        np.float64(7.21),
        np.array([7.2]),
        pd.Series([7.2]),
        Decimal("7.2"),
        "7.23",
        [7.2],
        7.25,
    ],
    ids=repr,
)
def test_a_number_counts_however_it_is_written(every_kind, given):
    assert practice.check("03-1", given).startswith("Correct:")


@pytest.mark.parametrize(
    "given, word",
    [
        ("5,1", "Look again:"),
        (4.8, "Look again:"),
        ("7.3", "Not yet:"),
        (0, "Not yet:"),
        ("-7.2", "Not yet:"),
        ("6.5-7.2", "Not yet:"),
        (1e300, "Not yet:"),
        ("9" * 9000, "Not yet:"),
    ],
)
def test_other_numbers_are_answered(every_kind, given, word):
    said = practice.check("03-1", given)
    assert said.startswith(word)
    assert "CONG-004" in said or "03-1" in said


def test_thousands_may_be_marked_or_not():
    spaces = ("732\u00a0521", "732\u2009521", "732\u2007521", "732\u202f521")  # those that a printed text has
    for given in ("732,521", "732 521", "732.521", "732521", 732521, "732'521", *spaces):
        assert Decimal(732521) in answers.numbers(given), given
    assert answers.numbers("1,234.5") == answers.numbers("1.234,5") == [Decimal("1234.5")]


def test_a_count_is_whole_and_a_share_is_rounded(own_folder):
    assert practice.check("03-5", "36").startswith("Correct:")
    assert not practice.check("03-5", "36,4 people").startswith("Correct:")
    assert practice.check("09-3", "58,9 %").word == practice.check("09-3", "58.896").word == "Correct:"


@pytest.mark.parametrize(
    "given", ["Zinov'ev", "Зиновьев Г. Е.", "Зіновьєв", "Зино\u00adвьев", "Sinowjew", "G. J. Sinowjew", "Zinovieff"]
)
def test_a_name_may_be_spelt_as_the_learners_own_language_spells_it(own_folder, given):
    assert practice.check("04-1", given).startswith("Correct:")


@pytest.mark.parametrize(
    "given",
    [
        "b",
        "B",
        "(b)",
        "b)",
        " b. ",
        "Of voting delegates",
        "of  VOTING delegates.",
        ["b"],
        ("b",),
        "“b”",
        "'b'",
        "«b»",
        "[b]",
        "ｂ",
        "b: of voting delegates",
        "(b) Of voting delegates",
        "b) of voting delegates",
    ],
)
def test_a_choice_by_letter_or_words(every_kind, given):
    assert practice.check("03-2", given).startswith("Correct:")


def test_a_wrong_choice_says_what_it_would_mean_and_names_the_row_and_the_idea(every_kind):
    said = practice.check("03-2", "a")
    assert said.startswith("Not yet: that would divide by") and "CONG-013: " in said and said.misconception == "M22"
    assert "CONG-013" in said.claims and "<strong>Not yet:</strong>" in said._repr_html_()


def test_choose_all(every_kind):
    assert practice.check("01-3", "a").startswith("Correct: It was never only")
    assert practice.check("01-3", ["a", "b"]).startswith("Not yet: That would keep it")
    assert practice.check("01-3", "ab") == practice.check("01-3", "a and b") == practice.check("01-3", {"b", "a"})
    assert practice.check("01-3", []).startswith("Not yet: there is no answer")


def test_choose_all_names_what_was_missed():
    text = """
[[question]]
id = "01-1"
kind = "choose_all"
text = "t"
claims = ["A-001"]
reply = "all"
[[question.answer]]
text = "one"
right = true
[[question.answer]]
text = "two"
right = true
missed = "there is a second"
"""
    question = questions.made_of(tomllib.loads(text)["question"][0])
    assert replies.judge(question, ["a", "b"]).right
    assert replies.judge(question, ["a"]).text == "there is a second"
    assert not replies.judge(question, ["b"]).right


@pytest.mark.parametrize(
    "given",
    [
        "Shliapnikov",
        "shlyapnikov",
        "ШЛЯПНИКОВ",
        "Schljapnikow",
        "A. G. Shliapnikov",
        "Shliapnikov, Aleksandr",
        "  Шля́пников  ",
    ],
)
def test_a_person_in_any_spelling(every_kind, given):
    assert practice.check("00-5", given).startswith("Correct:")


@pytest.mark.parametrize(
    "given, word",
    [
        ("kuznetsov", "Look again:"),
        ("Кузнецов", "Look again:"),
        ("Lenin", "Not yet:"),
        ("Kollontai", "Not yet:"),
        ("Aleksandr", "Not yet:"),
        (1921, "Not yet:"),
    ],
)
def test_other_names_are_answered(every_kind, given, word):
    assert practice.check("00-5", given).startswith(word)


def test_an_order(every_kind):
    right = order_of("01-1", ["the first theses", "the Ninth Conference"])
    assert practice.check("01-1", right).startswith("Correct: The quarrel")
    assert practice.check("01-1", " then ".join(right)).startswith("Correct:")
    assert practice.check("01-1", ["the first theses", "the Ninth Conference"]).startswith("Correct:")
    assert practice.check("01-1", right[::-1]).startswith("Look again: The conference met")
    assert practice.check("01-1", right[:1]).startswith("Not yet:")


def test_an_order_always_finds_a_reply_and_is_not_shown_solved():
    items = "".join(f'[[question.answer]]\ntext = "item {n}"\nreply = "{n} follows {n - 1}"\n' for n in range(4))
    text = f'[[question]]\nid = "01-1"\nkind = "order"\ntext = "t"\nreply = "all"\nclaims = ["A-001"]\n{items}'
    question = questions.made_of(tomllib.loads(text)["question"][0])
    assert question.choices != [f"item {n}" for n in range(4)]
    found = [replies.judge(question, list(order)) for order in itertools.permutations("abcd")]
    assert sum(reply.right for reply in found) == 1 and all(found)


def test_how_sure_is_held_against_the_earlier_check(every_kind):
    assert "Answer check 03-2 as well" in practice.check("03-sure", "sure")
    practice.check("03-2", "a")
    assert "did not stand" in practice.check("03-sure", "sure") and "well placed" in practice.check(
        "03-sure", "Guessing"
    )
    practice.check("03-2", "b")
    assert "first try at 03-2 did not stand" in practice.check("03-sure", "a")


def test_writing_is_kept_and_shown_again(every_kind):
    said = practice.check("03-decision", {"reading": "45 to 50,\nsays one <b>scholar</b>"})
    assert said.startswith("Saved: keep it") and "Still empty: How sure are you." in said
    shown = practice.recall("03-decision")
    assert "45 to 50,\nsays one <b>scholar</b>" in shown
    assert "45 to 50,<br>says one &lt;b&gt;scholar&lt;/b&gt;" in shown._repr_html_()
    assert practice.check("03-decision", "").startswith("Not yet:") and "45 to 50" in practice.recall("03-decision")
    assert practice.check("03-decision", ["mine", "weak"]).startswith("Saved:") and "weak" in practice.recall(
        "03-decision"
    )


def test_long_writing_is_kept_whole(every_kind):
    practice.check("03-decision", "word " * 5000)
    assert len(saving.load()[0]["03-decision"][0]["answer"]) > 24000


# --- nothing breaks


class Nasty:
    def __str__(self):
        raise RuntimeError("no")

    __repr__ = __str__

    def __eq__(self, other):
        raise RuntimeError("no")

    __hash__ = None


LOOP = []
LOOP += [LOOP, LOOP]
NASTY = [
    None,
    ...,
    "",
    "   ",
    float("nan"),
    float("inf"),
    pd.NA,
    pd.NaT,
    np.nan,
    True,
    10**6000,
    "x" * 10**6,
    "\ud800",
    "\0",
    "<script>alert(1)</script>",
    "'; DROP",
    b"b",
    [],
    {},
    (),
    set(),
    [[["a"]]],
    {"a": {"b": [1]}},
    [None, None],
    LOOP,
    Nasty(),
    [Nasty()],
    {"reading": Nasty()},
    pd.DataFrame({"a": [1, 2]}),
    pd.DataFrame(),
    pd.Series(dtype=float),
    np.zeros((3, 3)),
    np.array([]),
    object,
    print,
    3 + 4j,
    range(3),
    (letter for letter in "abc"),
    "**b**",
    "٣",
    "½",
    "a" * 40,
    "a,a,a",
    "--",
    "1e999999999",
    "1.2.3.4",
    "%",
    "Correct:",
    Path("x"),
    1 << 80,
]


@pytest.mark.parametrize("given", NASTY, ids=range(len(NASTY)))
def test_nothing_given_raises_or_loses_the_file(every_kind, given):
    for question_id in questions.bank():
        said = practice.check(question_id, given)
        assert said.startswith(("Not yet:", "Look again:", "Saved:", "Correct:")), (question_id, said)
        assert "<script" not in said._repr_html_()
    assert saving.load().note == ""


@pytest.mark.parametrize("question_id", NASTY, ids=range(len(NASTY)))
def test_an_unknown_question_is_said_with_the_nearest(every_kind, question_id):
    for call in (practice.check, practice.show_me, practice.ask, practice.recall):
        said = call(question_id)
        assert said.startswith("Problem: there is no question")
        assert any(known in said for known in questions.bank()) and "<script" not in said._repr_html_()


def test_ids_may_be_written_loosely(every_kind):
    ways = ("03-2", "3-2", "03_2", " 03-2 ", "03 \u2013 2", "3.2", "'03-2'", "03\u20112.")
    assert len({practice.check(way, "b") for way in ways}) == 1 and practice.check("3.2", "b").startswith("Correct:")
    assert "03-sure" in practice.check("03-sur", "a")


def test_an_error_of_ours_is_said_and_not_raised(every_kind, monkeypatch):
    monkeypatch.delenv("WO_STRICT")
    monkeypatch.setattr(replies, "_reply", lambda *_: 1 / 0)
    assert practice.check("03-2", "b").startswith("Problem: something in the helpers went wrong (ZeroDivisionError")


def test_the_tests_see_an_error_of_ours_that_a_learner_is_told_of_in_words(every_kind, monkeypatch):
    monkeypatch.setattr(replies, "_reply", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        practice.check("03-2", "b")


def test_show_me_comes_after_two_tries_and_gives_the_row(every_kind):
    assert practice.show_me("03-2").startswith("Not yet: try twice")
    practice.check("03-2", "a")
    assert practice.show_me("03-2").startswith("Not yet: try twice")
    practice.check("03-2", "a")
    said = practice.show_me("03-2")
    assert "CONG-004: " in said and "GAPS-030: " in said and "of voting delegates" not in said


@pytest.mark.parametrize("lesson, word", [("05", "Correct:"), ("06", "Yes:"), ("07", "Yes:")])
def test_lessons_on_people_who_were_shot_say_yes(every_kind, tmp_path, lesson, word):
    put(tmp_path, SAMPLE.replace('"03-2"', f'"{lesson}-2"'))
    assert practice.check(f"{lesson}-2", "b").startswith(f"{word} of those who vote.")
    assert practice.check(f"{lesson}-2", "a").startswith("Not yet:")
    assert "wo.show_me" not in practice.check(f"{lesson}-2", "b")
    assert not practice.show_me(f"{lesson}-2").startswith("Not yet"), "one right answer is enough to see the row"


def test_a_check_on_a_word_alone_may_say_correct_there_too(every_kind, tmp_path):
    put(tmp_path, SAMPLE.replace('"03-2"', '"07-2"').replace('id = "07-2"', 'id = "07-2"\nword = "Correct"'))
    assert practice.check("07-2", "b").startswith("Correct: of those who vote.")


# --- what is written

TEXT = "They were told to dissolve (CONG-115, cong-126), not to leave the party. See CONG-9126. "


@pytest.mark.parametrize(
    "text, line",
    [
        (TEXT, "11 words. Claims found: CONG-115, CONG-126; not known: CONG-9126 (did you mean "),
        ("bread " * 40, "40 words."),
        ("bread " * 120, "120 words. No claim is named by its number yet."),
        ("bread and coal", ""),
    ],
)
def test_a_text_is_told_how_long_it_is_and_which_claims_it_names(mark, text, line):
    said = practice.check("03-mark", {"next": text})
    assert said.startswith("Saved:") and (line in said if line else "3 words" not in said)
    assert Asked(questions.find("03-mark")).said.value.count(line) >= 1, "also when the lesson is opened again"


def test_sentences_can_be_ticked_and_stay_ticked(mark):
    controls = Asked(questions.find("03-mark"))
    name, first, second, box = controls.control.parts
    assert (name.description, first.description) == ("My text", "It answers the question.")
    second.value, box.value = True, "the end"
    controls.answer.click()
    assert saving.load().tries["03-mark"][-1]["value"] == {"rubric": "It names two claims.", "next": "the end"}
    again = Asked(questions.find("03-mark")).control.values()
    assert again == [name.value, False, True, "the end"]
    assert "(rubric) My text It answers the question. It names two claims." in repr(practice.ask("03-mark"))
    second.value = False
    controls.answer.click()
    assert "Still empty: My text." in controls.said.value


# --- controls


def values(question):
    """Every answer the controls of a question can give, or one of each sort where there is no end of them."""
    letters = answers.LETTERS[: len(question.choices)]
    return {
        "choose": list(letters),
        "sure": list(letters),
        "number": ["7,2 %", "5.1", "12"],
        "text": ["Shliapnikov", "x"],
        "choose_all": [[each] for each in letters] + [list(letters)],
        "order": [list(letters), list(letters)[::-1]],
        "write": [{each["name"]: (each["options"] or each["ticks"] or ["words"])[0] for each in question.fields}],
    }[question.kind]


def fill(controls, answer):
    """Fill in an answer as a learner would."""
    controls.control.put(controls.control.spread(answer))


def same_in_code_and_controls(monkeypatch, tmp_path):
    for question in questions.bank().values():
        for number, value in enumerate(values(question)):
            said = []
            for way in ("code", "controls"):
                monkeypatch.setenv("WO_MY_WORK", str(tmp_path / way / question.id / str(number)))
                if way == "code":
                    said.append(practice.check(question.id, value)._repr_html_())
                else:
                    controls = practice.ask(question.id)
                    fill(controls, value)
                    controls.answer.click()
                    said.append(controls.said.value)
            assert said[0] == said[1] and not said[0].startswith("<p><strong>Problem"), (question.id, value)


def test_controls_and_code_reply_alike_for_each_kind(every_kind, monkeypatch, tmp_path):
    same_in_code_and_controls(monkeypatch, tmp_path)


def test_controls_and_code_reply_alike_for_every_question(monkeypatch, tmp_path):
    same_in_code_and_controls(monkeypatch, tmp_path)


def test_controls_say_when_nothing_is_chosen_and_when_something_fails(every_kind, monkeypatch):
    for question_id in questions.bank():
        controls = practice.ask(question_id)
        controls.answer.click()
        assert "Not yet:" in controls.said.value
    monkeypatch.delenv("WO_STRICT")
    monkeypatch.setattr(saving, "add", lambda *_: 1 / 0)
    controls = practice.ask("03-2")
    fill(controls, "a")
    controls.answer.click()
    assert controls.said.value.startswith("<p><strong>Problem:</strong>")


def test_a_lesson_opened_again_shows_the_last_answer_and_its_reply(every_kind):
    for question in questions.bank().values():
        value = values(question)[-1]
        said = practice.check(question.id, value)
        again = practice.ask(question.id)
        assert again.said.value == said._repr_html_()
        assert again.control.read() == value or (
            question.kind == "choose_all" and sorted(again.control.read()) == sorted(value)
        )


def test_writing_is_kept_when_the_box_is_left_and_only_once(every_kind):
    controls = practice.ask("03-decision")
    controls.control.parts[0].value = "a reading"
    assert "a reading" in practice.recall("03-decision")
    controls.answer.click()
    assert len(saving.load()[0]["03-decision"]) == 1


def test_enter_in_a_text_box_answers(every_kind):
    controls = practice.ask("03-1")
    line = controls.control.parts[0]
    line.value = "5"  # left by Tab: not yet an answer
    assert controls.said.value == ""
    line._handle_custom_msg({"event": "submit"}, [])  # the browser tells of Enter before it tells the text
    line.value = "7.2"
    assert "Correct:" in controls.said.value and len(saving.load()[0]["03-1"]) == 1


def told(controls, texts, anew=False):
    """What the page says through the hidden line, and what it hears back."""
    line = controls.box.children[-1]
    count = int(line.placeholder.split()[1]) + 1
    line.value = json.dumps({"count": count, "texts": texts, "anew": anew})
    assert line.placeholder.split()[1:] == [str(count)]


def test_words_are_kept_from_the_first_letter_and_found_again(every_kind):
    told(practice.ask("03-decision"), ["h"])
    again = practice.ask("03-decision")
    assert again.control.read()["reading"] == "h" and "no answer yet" in again.said.value
    assert saving.load().tries == {}
    told(practice.ask("03-1"), ["7."])
    assert practice.ask("03-1").control.read() == "7."


def test_a_choice_that_is_not_answered_is_found_again(every_kind):
    for question in questions.bank().values():
        fill(practice.ask(question.id), values(question)[-1])
        found = practice.ask(question.id).control.read()
        assert found == values(question)[-1], question.id


def test_an_order_half_made_is_found_again(every_kind):
    practice.ask("01-1").control.parts[1].value = 1
    assert [part.value for part in practice.ask("01-1").control.parts] == [0, 1]


@pytest.mark.parametrize("question_id", ["03-hook", "03-decision", "03-1", "03-2", "03-5", "03-mark"])
def test_a_button_pressed_too_early_says_what_to_do_with_the_controls(question_id):
    """No code and no Python: whoever pressed a button is told what to do before that button."""
    controls = Asked(questions.find(question_id))
    controls.answer.click()
    said = controls.said.value
    assert "Not yet:</strong> there is no whole answer here. First " in said
    assert f'then press "{controls.answer.description}"' in said.replace("&#34;", '"') and "wo." not in said
    assert "{" not in said and not saving.load().tries


def test_an_order_with_one_place_given_twice_is_told_so():
    controls = Asked(questions.find("03-1"))
    for part in controls.control.parts:
        part.value = 1
    controls.answer.click()
    assert "First give each item a place of its own" in controls.said.value


def test_a_page_opened_again_gets_back_what_it_does_not_show(every_kind):
    controls = practice.ask("03-decision")
    told(controls, ["kept while it ran"])
    told(controls, None, anew=True)
    assert controls.control.read()["reading"] == "kept while it ran"
    told(controls, ["typed while Python was gone"], anew=True)
    assert controls.control.read()["reading"] == "typed while Python was gone"
    assert saving.load().drafts["03-decision"]["answer"].endswith("typed while Python was gone")
    assert saving.load().tries == {}


@pytest.mark.parametrize("now", ["03-1", "03-task"])
def test_words_on_a_question_that_the_course_has_changed_are_kept(own_folder, now):
    """What was not answered does not fit the controls any more: that is said, and what is chosen next ends nothing."""
    told(Asked(questions.find("03-decision")), ["", "why I read it so", "what would change it"])
    changed = Asked(dataclasses.replace(questions.find(now), id="03-decision"))
    told(changed, None, anew=True)
    assert "the course has changed this question" in changed.said.value and "wo.my_work()" in changed.said.value
    part = changed.control.parts[0]
    part.value = 1 if now == "03-1" else "quite new words"
    assert "what would change it" in saving.load().tries["03-decision"][0]["answer"]


def test_what_was_only_looked_at_is_no_try(own_folder):
    """Words of another page stand among the tries: they were not answered, and so were not wrong."""
    Asked(questions.find("04-1")).control.parts[0].value = "Lenin"
    Asked(questions.find("03-2")).control.parts[0].value = "a"
    assert practice.check("03-2", "b").startswith("Correct:")
    assert practice.check("04-1", "Trotsky").startswith("Look again:")
    assert "so far 1." in practice.show_me("04-1")
    sure = dataclasses.replace(questions.find("04-sure"), about="03-2")
    assert "your first try at 03-2 stood" in replies.reply_to(sure, "sure")


def test_words_that_cannot_be_kept_are_said_once_and_stay_with_the_page(every_kind, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "file/my_work"))
    controls = practice.ask("03-decision")
    line = controls.box.children[-1]
    for count, text in enumerate(("wo", "words"), 1):
        line.value = json.dumps({"count": count, "texts": [text], "anew": False})
    assert controls.said.value.count("Problem: this answer could not be saved") == 1
    assert line.placeholder.endswith(" 2 unsaved")
    controls.said.value = (
        saving.draft("03-decision", "x", []).replace("Problem:", "<p><strong>Problem:</strong>") + "</p>"
    )
    line.value = json.dumps({"count": 3, "texts": ["words more"], "anew": False})
    assert controls.said.value.count("could not be saved") == 1, "nor twice after a press"
    (tmp_path / "file").unlink()  # the folder is put right: what is saved now is no longer called lost
    line.value = json.dumps({"count": 4, "texts": ["words again"], "anew": False})
    assert "could not be saved" not in controls.said.value and line.placeholder.endswith(" 4")
    assert saving.load().drafts["03-decision"]["answer"].endswith("words again")


def test_every_control_has_a_label(every_kind):
    for question_id in questions.bank():
        controls = practice.ask(question_id)
        assert all(part.description.strip() for part in [*controls.control.parts, controls.answer, controls.show])


def test_what_is_stored_in_a_notebook_does_not_depend_on_earlier_answers(every_kind):
    for question in questions.bank().values():
        words = [practice.ask(question.id).bundle[mime] for mime in ("text/html", "text/plain")]
        practice.check(question.id, values(question)[0])
        assert words == [practice.ask(question.id).bundle[mime] for mime in ("text/html", "text/plain")]
        assert all(f'wo.check("{question.id}", ...)' in html.unescape(shown) for shown in words)
        assert "application/vnd.jupyter.widget-view+json" in practice.ask(question.id).bundle


# --- the files


def test_every_claim_named_exists_and_can_be_cited():
    rows = set(readings.load().claims["claim_id"])
    for question in questions.bank().values():
        named = {*question.claims} | {claim for reply in question.replies.values() for claim in reply.claims}
        assert named <= rows, (question.id, named - rows)
        assert not [claim for claim in named if "could not be read" in sayings.claim_words(claim)], question.id


def test_every_person_and_misconception_named_exists():
    data = readings.load()
    known = {
        "person": set(data.table("people")["person_id"]),
        "misconception": set(data.table("misconceptions").iloc[:, 0]),
    }
    for table in (table for file in questions.files() for table in questions.tables(file)):
        for answer in table.get("answer", []):
            for key, things in known.items():
                assert answer.get(key) in {None, *things}, table["id"]


def test_the_questions_have_no_fault(tool):
    assert tool("check_questions").faults() == []


@pytest.mark.parametrize(
    "old, new, fault",
    [
        ("right = true", "right = false", "no answer is marked right"),
        ('kind = "choose"', 'kind = "pick"', "the kind must be one of"),
        ('claims = ["CONG-004", "GAPS-030"]', "", "claims must name"),
        ('reply = "of those who vote."', "", "an answer has no reply"),
        ("misconception", "mis_conception", "unknown key mis_conception"),
        ('id = "03-1"', 'id = "03-2"', "the id is used twice"),
        ('id = "03-1"', 'id = "04-1"', "the id must be like 03-2"),
        ("value = 7.2\ntolerance = 0.05", "", "needs a value, or low and high"),
        ("low = 4.5", "low = 45", "the low end of an answer lies above its high end"),
        ('text = "of voting delegates"', 'text = "Of all party members"', "two choices are the same"),
        ('word = "Look again"', 'word = "Wrong"', "word must be one of Correct"),
        ('text = "Of what?"', "", "add text"),
    ],
)
def test_a_fault_is_told_with_its_file_and_question(tool, tmp_path, monkeypatch, old, new, fault):
    monkeypatch.setattr(questions, "FOLDER", tmp_path)
    assert old in SAMPLE
    (tmp_path / "03_lesson.toml").write_text(SAMPLE.replace(old, new), encoding="utf-8")
    told = tool("check_questions").faults()
    assert any(fault in sentence for sentence in told), told
    assert all(sentence.startswith("Problem: notebooks/source/03_lesson.toml, question 0") for sentence in told)


def test_a_learner_is_told_where_a_file_of_questions_is_broken(every_kind):
    file = questions.FOLDER / "03_lesson.toml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace('kind = "number"', 'kind = "number'), encoding="utf-8")
    line = whole[: whole.index('kind = "number"')].count("\n") + 1
    said = practice.check("03-2", "b")
    assert said.startswith("Problem: notebooks/source/03_lesson.toml: ") and f"line {line}" in said
    assert practice.check("01-3", "a").startswith("Correct:"), "the other lessons' files are not needed"
    file.write_text(whole.replace('text = "What share?"\n', ""), encoding="utf-8")
    assert practice.check("03-2", "b").startswith(
        "Problem: notebooks/source/03_lesson.toml, question 03-1: add the key 'text'"
    )
    file.write_text(whole.replace("of those who vote.", "mended."), encoding="utf-8")
    assert practice.check("03-2", "b").startswith("Correct: mended.")


def test_without_the_course_folder_one_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(questions, "FOLDER", tmp_path / "site-packages" / "notebooks" / "source")
    for call in (practice.check, practice.ask, practice.show_me):
        said = call("03-2")
        assert said.startswith("Problem: the questions of the lessons are not installed here.")
        assert "wrong" not in said


def test_only_the_file_of_the_lesson_asked_for_is_read(tmp_path, monkeypatch):
    for file in questions.files():
        shutil.copy(file, tmp_path)
    monkeypatch.setattr(questions, "FOLDER", tmp_path)
    read = []
    monkeypatch.setattr(questions, "tables", lambda file: read.append(file.name) or [{"id": "03-2"} | WRITE])
    assert questions.find("3_2").id == "03-2"
    assert read == ["03_tenth_congress.toml"]


WRITE = {"kind": "write", "text": "Your words."}


# --- one answer, however it is written


@pytest.mark.parametrize(
    "given",
    [
        "102 thousand",
        "102 Thousand people",
        "102k",
        "102K",
        "about 102 k",
        "102 тыс.",
        "102 тысячи",
        "102 тысяч человек",
        "102 Tsd.",
        "102,0 thousand",
        "0.102 million",
        "0,102 млн",
        "10\u00ad2 000",
        "\u200f102000\u200e",
    ],
)
def test_thousands_in_words_are_thousands(given):
    assert Decimal(102_000) in answers.numbers(given)


PEOPLE = """
[[question]]
id = "05-4"
kind = "number"
text = "How many people?"
unit = "people"
claims = ["CONG-004"]
otherwise = "count the people."
[[question.answer]]
right = true
value = 102000
tolerance = 500
reply = "people, not thousands."

[[question]]
id = "07-4"
kind = "text"
text = "Which court?"
claims = ["CONG-004"]
otherwise = "name the court."
[[question.answer]]
values = ["Military Collegium", "Collegium", "Военная коллегия", "коллегия", "Kollegium"]
right = true
reply = "of the Supreme Court."
"""


@pytest.fixture
def people_and_a_court(tmp_path, monkeypatch):
    put(tmp_path, PEOPLE)
    monkeypatch.setattr(questions, "FOLDER", tmp_path)


@pytest.mark.parametrize(
    "given", ["102 thousand", "102 тыс.", "102k", "102,000", "102 000 people", "0.102 million", 102000]
)
def test_a_number_of_people_is_right_in_thousands_too(people_and_a_court, given):
    assert practice.check("05-4", given).startswith("Correct: people, not thousands")


@pytest.mark.parametrize("given", ["102", "732 thousand"])
def test_a_number_of_other_people_is_not(people_and_a_court, given):
    assert practice.check("05-4", given).startswith("Not yet: count the people")


@pytest.mark.parametrize(
    "given",
    [
        "Военная коллегия",
        "военная кол\u00adлегия",
        "коллегия",
        "Kollegium",
        "The Military Collegium",
        "MILITARY COLLEGIUM.",
    ],
)
def test_a_body_has_its_russian_name_too(people_and_a_court, given):
    said = practice.check("07-4", given)
    assert said.word in questions.RIGHT and "of the Supreme Court" in said


@pytest.mark.parametrize("given", ["102", "102 km", "102 kg", "102 thousandths", "102 thousand 5", "102 m"])
def test_other_words_after_a_number_are_no_thousands(given):
    assert Decimal(102_000) not in answers.numbers(given)


@pytest.mark.parametrize(
    "given",
    [
        "Sergei P. Medvedev",
        "S. Pavlovich Medvedev",
        "Medvedev, S. P.",
        "Medvedev Sergei P.",
        "S.P. Medvedev",
        "SP Medvedev",
        "Sergey Pavlovich Medvedev",
        "Sergei Medvedev",
        "Sergei Pavlovich",
        "Сергей П. Медведев",
        "С. Павлович Медведев",
        "С.П.Медведев",
        "Медведев С. П.",
        "Сергей Медведев",
        "Сергей Павлович Мед\u00adведев",
        "Сергей\u200b Павлович Медведев\ufeff",
    ],
)
def test_initials_and_names_before_or_after_a_surname_in_both_scripts(every_kind, given):
    assert practice.check("04-4", given).startswith("Correct: Sergei Pavlovich")


@pytest.mark.parametrize("given", ["A. N. Medvedev", "Aleksandr N. Medvedev", "А. Медведев", "Alexander Medvedev"])
def test_the_other_man_of_that_name_has_a_reply_of_his_own(every_kind, given):
    assert "lesser-known signer" in practice.check("04-4", given)


@pytest.mark.parametrize("given", ["Medvedev", "Медведев", "M. Medvedev", "P. N. Medvedev"])
def test_a_name_that_can_mean_two_men_or_none_is_no_answer(every_kind, given):
    assert practice.check("04-4", given).startswith("Not yet: two men of that surname")

"""The learner's answers: saved at once, never lost, taken along and brought back."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers import practice
from helpers.practice import questions
from helpers.work import my_work, saving

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "my_work"))
    return tmp_path / "my_work"


def kept(folder):
    return json.loads((folder / "answers.json").read_text(encoding="utf-8"))["answers"]


def first():
    """Some question of the course to answer."""
    return next(question for question in questions.bank().values() if question.kind == "choose")


def test_every_try_is_saved_at_once(mine):
    said = practice.check(first().id, "a")
    practice.check(first().id, "b")
    tries = kept(mine)[first().id]
    assert [entry["value"] for entry in tries] == ["a", "b"]
    assert tries[0]["answer"] == f"a: {first().label('a')}" and tries[0]["word"] == said.word
    assert datetime.fromisoformat(tries[0]["time"]).utcoffset() is not None
    assert not [file for file in os.listdir(mine) if file.endswith(".new")]
    assert os.name == "nt" or not mine.stat().st_mode & 0o077, "nobody else on the machine can read them"


def test_two_processes_writing_at_once_lose_nothing(mine):
    code = (
        "import sys; from helpers.work import saving\n"
        "for n in range(40): assert saving.add('03-2', sys.argv[1] + str(n), 'a', 'Saved:') == ''"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, name], cwd=ROOT) for name in "xyz"]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    assert {entry["answer"] for entry in kept(mine)["03-2"]} == {name + str(n) for name in "xyz" for n in range(40)}


@pytest.mark.parametrize("damage", [b"{", b"", b"\xff\xfe\x00", b"[]", b'{"answers": []}', b"null", b"[" * 100000])
def test_a_damaged_file_is_kept_under_another_name_and_said(mine, damage):
    mine.mkdir()
    (mine / "answers.json").write_bytes(damage)
    said = practice.check(first().id, "a")
    aside = [file for file in mine.iterdir() if "damaged" in file.name]
    assert [file.read_bytes() for file in aside] == [damage]
    assert "Problem: " in said and aside[0].name in said and kept(mine)[first().id]
    assert "Problem" not in practice.check(first().id, "a")


def test_what_is_sound_in_a_damaged_file_is_taken_over(mine):
    practice.check(first().id, "a")
    data = json.loads((mine / "answers.json").read_text(encoding="utf-8"))
    data["answers"]["03-9"] = [{"time": "yesterday", "answer": 1}]
    data["answers"]["03-8"] = "x"
    damaged = json.dumps(data)
    (mine / "answers.json").write_text(damaged, encoding="utf-8")
    assert "damaged" in repr(practice.my_work()) and first().id in repr(practice.my_work())
    assert (mine / "answers.json").read_text(encoding="utf-8") == damaged, "reading changes nothing"
    practice.check(first().id, "b")
    assert [entry["value"] for entry in kept(mine)[first().id]] == ["a", "b"] and len(kept(mine)) == 1
    assert "damaged" not in repr(practice.my_work())


def test_two_damaged_files_in_a_second_are_both_kept(mine):
    for text in ("{", "["):
        mine.mkdir(exist_ok=True)
        (mine / "answers.json").write_text(text, encoding="utf-8")
        practice.check(first().id, "a")
    assert len([file for file in mine.iterdir() if "damaged" in file.name]) == 2


def test_a_folder_that_cannot_be_written_is_said_and_the_reply_still_comes(mine):
    mine.write_text("a file where the folder should be", encoding="utf-8")
    said = practice.check(first().id, "a")
    assert said.startswith(("Not yet:", "Look again:", "Correct:"))
    assert "Problem: this answer could not be saved" in said and "WO_MY_WORK" in said
    assert practice.ask(first().id) is not None and repr(practice.my_work())


@pytest.mark.parametrize("question_id", ["03-hook", "04-sure"])
def test_nothing_is_called_saved_that_was_not(mine, question_id):
    mine.write_text("a file where the folder should be", encoding="utf-8")
    said = practice.check(question_id, "sure")
    assert said.startswith("Problem: this answer could not be saved") and "Saved" not in said
    assert "Copy it to paper" in said


def test_a_full_disk_neither_empties_the_page_nor_blocks_it(mine, monkeypatch):
    practice.check(first().id, "a")
    practice.my_work().export()
    page = (mine / "my_work.html").read_text(encoding="utf-8")
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", no_space)
        assert practice.my_work().export().startswith("Problem: the page could not be written")
        assert "Problem:" in practice.check(first().id, "b")
        said = my_work.Parcel(practice.my_work()).press()
        assert "data:text/html;base64" in said._repr_html_(), "the page can still be taken along"
    assert (mine / "my_work.html").read_text(encoding="utf-8") == page and len(kept(mine)[first().id]) == 1
    assert {file.name for file in mine.iterdir()} == {"answers.json", "my_work.html", ".lock"}
    (mine / "my_work.html").write_text(page[:200], encoding="utf-8")  # what an older version left of it
    said, whole = practice.my_work().export(), (mine / "my_work.html").read_text(encoding="utf-8")
    assert said.startswith("Saved: 2 answers") and whole.endswith("</html>\n"), "what could not be saved is in it too"
    assert "Written now" in practice.check(first().id, "a") and len(kept(mine)[first().id]) == 3, "with room again"


def no_space(_):
    raise OSError(28, "No space left on device")


# -- words that are not answered yet


def test_a_draft_is_kept_and_shown_and_is_no_try(mine):
    practice.check(first().id, "a")
    saving.draft("03-hook", "half a thou", ["half a thou"])
    assert list(kept(mine)) == [first().id] and "03-hook" not in saving.load().tries
    assert "03-hook: half a thou [Not answered yet: 0 tries]" in repr(practice.my_work())
    assert "<caption>1 answer to 1 question and 1 text not answered yet" in practice.my_work().html()
    assert practice.recall("03-hook") == "Your answer to 03-hook: half a thou"
    assert "1 answer to 1 question and 1 text not answered yet are in" in practice.my_work().export()
    assert "half a thou</span><br><small>Not answered yet" in (mine / "my_work.html").read_text(encoding="utf-8")


def test_words_of_two_tabs_are_both_kept(mine):
    saving.draft("03-hook", "written in one tab", ["written in one tab"])
    saving.draft("03-hook", "written in the other", ["written in the other"])
    assert saving.load().drafts["03-hook"]["answer"] == "written in the other"
    assert [entry["answer"] for entry in kept(mine)["03-hook"]] == ["written in one tab"]
    saving.draft("03-hook", "the same, changed", ["the same, changed"], mine="written in the other")
    saving.draft("03-hook", "the same, changed and longer", ["the same, changed and longer"])
    assert len(kept(mine)["03-hook"]) == 1, "a page's own words are written over"


def test_an_answer_from_another_tab_throws_no_words_away(mine):
    """The other tab never saw the draft: it answers with what it shows."""
    tabs = practice.ask("03-hook")
    tabs._take(None, True, "one")
    tabs._take(None, True, "two")
    tabs._take(["words of tab one"], False, "one")
    tabs._take(None, False, "two")
    tabs.control.put(["an old answer"])
    assert [entry["answer"] for entry in kept(mine)["03-hook"]] == ["words of tab one", "an old answer"]


def test_a_file_that_an_editor_of_windows_has_saved_is_read(mine):
    practice.check(first().id, "a")
    file = mine / "answers.json"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert first().id in repr(practice.my_work()) and "damaged" not in repr(practice.my_work())


def test_a_sum_of_money_in_an_answer_is_no_formula(mine):
    practice.check("03-hook", "It cost $5 in 1921 and $10 later")
    assert (
        '<span class="mathjax_ignore">It cost $5 in 1921 and $10 later</span>'
        in practice.recall("03-hook")._repr_html_()
    )


def test_an_answer_ends_a_draft_and_only_later_words_are_one_again(mine):
    saving.draft("03-hook", "half", ["half"])
    practice.check("03-hook", "half")
    assert saving.load().drafts == {}
    saving.draft("03-hook", "half", ["half"])
    assert saving.load().drafts == {}, "what the last answer says is no draft"
    saving.draft("03-hook", "half and more", ["half and more"])
    assert saving.load().drafts["03-hook"]["value"] == ["half and more"]
    saving.draft("03-hook", "", [""], mine="half and more")
    assert saving.load().drafts == {} and len(kept(mine)["03-hook"]) == 1


def test_a_page_brings_drafts_back_but_never_over_later_words(mine, tmp_path):
    saving.draft("03-hook", "taken along", ["taken along"])
    saving.draft("03-exit", "old words", ["old words"])
    practice.my_work().export(tmp_path / "page.html")
    saving.draft("03-hook", "", [""], mine="taken along")
    saving.draft("03-exit", "later words", ["later words"])
    assert practice.my_work().restore(tmp_path / "page.html").startswith("Saved:")
    assert {key: draft["answer"] for key, draft in saving.load().drafts.items()} == {
        "03-hook": "taken along",
        "03-exit": "later words",
    }


def test_nothing_is_written_where_the_learner_stands(mine, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    practice.check(first().id, "a")
    practice.my_work().export()
    assert not os.listdir(tmp_path / "here") and (mine / "my_work.html").exists()


# -- where it is kept


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A course for all, a learner's copy of it, and a home: the folders that may hold the answers."""
    for course in ("shared", "copy"):
        (tmp_path / course / "notebooks").mkdir(parents=True)
        (tmp_path / course / "helpers").mkdir()
        (tmp_path / course / "helpers/__init__.py").touch()
    (tmp_path / "home").mkdir()
    monkeypatch.delenv("WO_MY_WORK")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr(saving, "ROOT", tmp_path / "shared")
    monkeypatch.setattr(saving, "HERE", str(tmp_path / "shared/notebooks"))
    return tmp_path


def test_a_checkout_of_one_person_keeps_its_own_folder(places, monkeypatch):
    assert saving.folder() == places / "shared/my_work"
    monkeypatch.setattr(saving, "HERE", "/")
    assert saving.folder() == places / "shared/my_work"


def test_answers_live_in_the_project_that_holds_the_lesson(places, monkeypatch):
    monkeypatch.setattr(saving, "HERE", str(places / "copy/notebooks"))
    assert saving.folder() == places / "copy/my_work"


def test_no_answers_are_kept_beside_a_course_that_belongs_to_another(places, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 4711, raising=False)
    assert saving.folder().parent == places / "home"


def test_where_the_course_cannot_be_written_the_home_folder_keeps_them(places):
    (places / "shared/my_work").write_text("no folder can be made here", encoding="utf-8")
    assert practice.check("03-hook", "mine").startswith("Saved:")
    assert "mine" in (places / "home" / saving.AT_HOME / "answers.json").read_text(encoding="utf-8")


def no_home():
    raise RuntimeError("Could not determine home directory.")


def test_without_any_place_the_learner_is_told_what_to_do(places, monkeypatch):
    (places / "shared/my_work").touch()
    (places / "home" / saving.AT_HOME).touch()
    assert practice.check("03-hook", "mine").startswith("Problem: this answer could not be saved")
    monkeypatch.setattr(Path, "home", no_home)
    assert practice.check("03-hook", "mine").startswith("Problem: this answer could not be saved")


def test_the_table_is_in_lesson_order_with_headers_caption_and_text(mine):
    for question in reversed(list(questions.bank().values())[:3]):
        saving.add(question.id, "<i>mine</i>", "a", "Saved:")
    saving.add("99-gone", "old", "a", "Saved:")
    shown = practice.my_work().html()
    order = re.findall(r'<th scope="row">(.*?)</th>', shown)
    assert order == [*list(questions.bank())[:3], "99-gone"]
    assert (
        "<caption>4 answers to 4 questions" in shown
        and shown.count('<th scope="col">') == 5
        and "<summary>Show as text" in shown
    )
    assert "<i>" not in shown and "no longer in the course" in shown
    assert repr(practice.my_work()).splitlines()[-1].startswith("99-gone: old")


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes = dict(attributes) | self.attributes  # the first of each name


def test_the_page_is_one_readable_file_without_scripts_or_addresses(mine):
    saving.add(first().id, 'a "quoted"\nline </pre><script>x</script> Шляпников', {"a": "</pre>"}, "Saved:")
    said = practice.my_work().export()
    assert said.startswith(f"Saved: 1 answer to 1 question are in {mine / 'my_work.html'}")
    text = (mine / "my_work.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.attributes["lang"] == "en" and "title" in page.tags and "h1" in page.tags
    assert not {"script", "img", "link", "iframe"} & set(page.tags) and not {"src", "href"} & set(page.attributes)
    assert "http" not in text.split("<pre")[0] and first().text[:20] in html.unescape(text)


def test_a_page_brings_everything_back(mine, tmp_path, monkeypatch):
    saving.add(first().id, 'a "quoted"\n</pre><b>& Шляпников', {"text": "</pre>&amp;"}, "Saved:")
    practice.check(first().id, "a")
    before = kept(mine)
    practice.my_work().export(tmp_path / "taken along")
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "another"))
    said = practice.my_work().restore(tmp_path / "taken along.html")
    assert said.startswith("Saved: taken along.html holds 2 answers to 1 question; 2 of them were new")
    assert kept(tmp_path / "another") == before
    assert (
        "; 0 of them were new" in practice.my_work().restore(tmp_path / "taken along.html")
        and kept(tmp_path / "another") == before
    )


def test_bringing_back_never_puts_an_old_answer_over_a_newer_one(mine, tmp_path):
    practice.check(first().id, "a")
    practice.my_work().export(tmp_path / "old.html")
    practice.check(first().id, "b")
    practice.my_work().restore(tmp_path / "old.html")
    assert [entry["value"] for entry in kept(mine)[first().id]] == ["a", "b"]


@pytest.mark.parametrize("wrong", ["2035-01-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00"])
def test_a_clock_that_was_wrong_does_not_hide_the_newest_answer(mine, tmp_path, wrong):
    """Neither in the lesson nor in what is taken along and brought back."""
    practice.check("03-hook", "before")
    data = json.loads((mine / "answers.json").read_text(encoding="utf-8"))
    data["answers"]["03-hook"].append(data["answers"]["03-hook"][0] | {"time": wrong, "answer": "by the wrong clock"})
    (mine / "answers.json").write_text(json.dumps(data), encoding="utf-8")
    practice.check("03-hook", "after")
    order = ["before", "by the wrong clock", "after"]
    assert [entry["answer"] for entry in kept(mine)["03-hook"]] == order
    assert "after" in str(practice.recall("03-hook"))
    shutil.copy(mine / "answers.json", tmp_path / "taken.json")
    shutil.rmtree(mine)
    practice.my_work().restore(tmp_path / "taken.json")
    assert [entry["answer"] for entry in kept(mine)["03-hook"]] == order


def test_moments_are_compared_across_offsets(mine):
    later, earlier = "2026-01-01T10:00:00+00:00", "2026-01-01T11:00:00+02:00"
    entry = {"answer": "x", "value": "a", "word": "Saved:"}
    for time in (later, earlier):
        saving.merge(saving.Kept({"03-2": [entry | {"time": time}]}, {}))
    assert [each["time"] for each in kept(mine)["03-2"]] == [earlier, later]


def test_a_copied_answers_file_brings_answers_back(mine, tmp_path):
    practice.check(first().id, "a")
    copy = tmp_path / "copy.json"
    copy.write_bytes(b"\xef\xbb\xbf" + (mine / "answers.json").read_bytes())
    (mine / "answers.json").unlink()
    assert practice.my_work().restore(copy).startswith("Saved:") and kept(mine)[first().id]


@pytest.mark.parametrize(
    "name, content",
    [
        ("no.html", None),
        ("page.html", b"<p>nothing</p>"),
        ("x.json", b"{"),
        ("y.json", b'{"a": 1}'),
        ("z.bin", b"\xff\xfe\xfa"),
        ("w.html", b'<pre id="answers-json">oops</pre>'),
        ("v.json", b"[" * 99999),
    ],
)
def test_what_cannot_be_brought_back_is_said_and_changes_nothing(mine, tmp_path, name, content):
    practice.check(first().id, "a")
    before = kept(mine)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = practice.my_work().restore(tmp_path / name)
    assert said.startswith("Problem: nothing was brought back") and kept(mine) == before


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        (None, "Saved:"),
        ("", "Saved:"),
        ([], "Saved:"),
        (7, "Problem:"),
        ("\0", "Problem:"),
        ("~nobody-at-all/x", "Problem:"),
    ],
)
def test_odd_paths_are_said(mine, path, begins):
    practice.check(first().id, "a")
    assert practice.my_work().restore(path).startswith("Problem:")
    assert practice.my_work().export(path).startswith(begins)
    assert (mine / "my_work.html").exists() == (begins == "Saved:")


def test_an_export_does_not_write_over_another_file(mine, tmp_path):
    practice.check(first().id, "a")
    (tmp_path / "essay.html").write_text("my essay", encoding="utf-8")
    assert practice.my_work().export(tmp_path / "essay.html").startswith("Problem:")
    assert (tmp_path / "essay.html").read_text(encoding="utf-8") == "my essay"
    practice.my_work().export("mine.html")
    assert practice.my_work().export("mine.html").startswith("Saved:") and (mine / "mine.html").exists()


def test_nothing_kept_yet_is_said(mine):
    assert "No answer is kept yet" in repr(practice.my_work()) and "No answer" in practice.my_work().html()
    assert practice.my_work().export().startswith("Not yet:") and not mine.exists()
    assert practice.recall(first().id).startswith("Not yet: no answer to")


# -- beginning a lesson, and coming back ---------------------------------------------------------------------

READY = "Ready. What you write in lesson 3 is kept in the folder my_work."


def test_a_lesson_begins_with_the_same_line_on_every_machine(mine):
    assert practice.begin("03") == practice.begin(3) == READY
    practice.check("04-hook", "of another lesson")
    assert practice.begin("03") == READY


def test_whoever_comes_back_is_told_where_they_stopped_and_what_they_predicted(mine):
    practice.check("03-hook", "votes <b>, or\nguns")
    assert "You stopped at question 03-hook on " in practice.begin("03")
    saving.draft("03-decision", "half a thought", ["half a thought"])
    said = practice.begin("03")
    assert "You stopped at question 03-decision on " in said and "not answered yet" in said
    assert said.endswith("You predicted:\nvotes <b>, or\nguns")
    assert "votes &lt;b&gt;, or<br>guns</span></blockquote>" in said._repr_html_()


@pytest.mark.parametrize("lesson", ["33", "x", None])
def test_a_lesson_that_is_not_there_names_those_that_are(lesson):
    said = practice.begin(lesson)
    assert said == f"Problem: there is no lesson {str(lesson)!r}. They are 00 to 10."


def test_the_place_of_the_answers_is_said_by_its_kind(tmp_path, monkeypatch):
    monkeypatch.delenv("WO_MY_WORK")
    for folder in ("helpers", "notebooks"):
        (tmp_path / "course" / folder).mkdir(parents=True)
    (tmp_path / "course/helpers/__init__.py").touch()
    monkeypatch.setattr(saving, "HERE", str(tmp_path / "course/notebooks"))
    assert saving.place() == "in the folder my_work beside the lessons"
    monkeypatch.setattr(saving, "_is_own", lambda place: place.name == saving.AT_HOME)
    assert saving.place() == "in the folder workers_opposition_my_work in your home folder"


@pytest.mark.parametrize("name", ["BINDER_LAUNCH_HOST", "BINDER_SERVICE_HOST"])
def test_on_binder_the_first_line_says_that_it_forgets_and_what_to_do(mine, monkeypatch, name):
    monkeypatch.setenv(name, "somewhere")
    said = practice.begin("00")
    assert said.startswith("Ready.") and "Binder forgets it after about ten minutes" in said
    assert "make one page of your work" in said


def test_a_damaged_file_is_said_at_the_beginning(mine):
    mine.mkdir()
    (mine / "answers.json").write_text("{", encoding="utf-8")
    assert practice.begin("03").startswith(READY) and "is damaged" in practice.begin("03")


def test_a_deleted_folder_is_said_and_what_the_page_knew_of_it_is_written_again(mine):
    practice.check(first().id, "a")
    saving.draft("03-task", "half a sentence", ["half a sentence"])
    shutil.rmtree(mine)
    said = practice.check(first().id, "b")
    assert "Written now" in said and "2 texts of yours" in said
    assert [entry["value"] for entry in kept(mine)[first().id]] == ["a", "b"]
    assert saving.load().drafts["03-task"]["answer"] == "half a sentence"
    assert "Written now" not in practice.check(first().id, "c")


def test_an_older_copy_that_a_synchronised_folder_brings_back_loses_nothing(mine):
    practice.check(first().id, "a")
    older = (mine / "answers.json").read_bytes()
    practice.check(first().id, "b")
    (mine / "answers.json").write_bytes(older)
    assert len(saving.load().tries[first().id]) == 2, "shown though the file has lost it"
    practice.check(first().id, "c")
    assert [entry["value"] for entry in kept(mine)[first().id]] == ["a", "b", "c"]


@pytest.mark.parametrize("cut", [1, 2, 5, 40, 120])
def test_a_file_that_is_cut_off_gives_back_all_but_its_end(mine, cut):
    for letter in "abc":
        practice.check(first().id, letter)
    saving.draft("03-task", 'He said "03-2": [ and went', [])
    whole = (mine / "answers.json").read_text(encoding="utf-8")
    (mine / "answers.json").write_text(whole[:-cut], encoding="utf-8")
    saving._known.clear()  # another program, on another day
    found = saving.load()
    assert "damaged" in found.note
    assert [entry["value"] for entry in found.tries[first().id]] == ["a", "b", "c"]
    assert not found.drafts or found.drafts["03-task"]["answer"].startswith("He said")
    assert set(found.tries) == {first().id}, "words of the learner's own are no entries"


def test_a_comma_lost_by_hand_loses_nothing(mine):
    for letter in "ab":
        practice.check(first().id, letter)
    text = (mine / "answers.json").read_text(encoding="utf-8")
    (mine / "answers.json").write_text(text.replace("},", "}", 1), encoding="utf-8")
    saving._known.clear()
    practice.check(first().id, "c")
    assert [entry["value"] for entry in kept(mine)[first().id]] == ["a", "b", "c"]


def words_on(question_id):
    """All that a program of another day finds of a question."""
    saving._known.clear()
    return [entry["answer"] for entry in saving.load().of(question_id)]


def put_back(mine, change):
    """Change the answers file as another program would: its bytes."""
    (mine / "answers.json").write_bytes(change((mine / "answers.json").read_bytes()))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_file_that_an_editor_saved_in_another_encoding_is_read(mine, encoding):
    practice.check("03-hook", "Шляпников & 🚩")
    put_back(mine, lambda raw: raw.decode().replace("\n", "\r\n").encode(encoding))
    assert words_on("03-hook") == ["Шляпников & 🚩"] and not saving.load().note


def test_a_file_that_is_cut_off_within_a_letter_gives_back_the_rest(mine):
    practice.check("03-hook", "the first words")
    practice.check("04-hook", "Шляпников")
    put_back(mine, lambda raw: raw[: raw.index("ников".encode()) + 1])
    assert words_on("03-hook") == ["the first words"] and "damaged" in saving.load().note


def test_one_letter_in_another_encoding_costs_that_letter_alone(mine):
    practice.check("03-hook", "a café in Paris")
    practice.check("04-hook", "Шляпников")
    put_back(mine, lambda raw: raw.replace("é".encode(), b"\xe9"))
    before = (mine / "answers.json").read_bytes()
    assert words_on("03-hook") == ["a caf\ufffd in Paris"] and words_on("04-hook") == ["Шляпников"]
    assert "damaged" in saving.draft("03-exit", "x", ["x"])
    assert next(mine.glob("answers-damaged-*")).read_bytes() == before, "so that the letter may be found again"
    assert not saving.load().note, "what is written of it is sound"


def test_that_sign_may_be_a_learners_own(mine):
    practice.check("03-hook", "what does \ufffd mean?")
    assert words_on("03-hook") == ["what does \ufffd mean?"] and not saving.load().note


def test_a_question_that_stands_twice_in_the_file_loses_no_answer(mine):
    """As where two files were put together by hand: JSON has one such key, and Python takes the last."""
    practice.check("03-hook", "from one computer")
    put_back(mine, lambda raw: raw.replace(b'"03-hook"', b'"04-hook"'))
    saving._known.clear()
    practice.check("03-hook", "from the other")
    put_back(mine, lambda raw: raw.replace(b'"04-hook"', b'"03-hook"'))
    assert words_on("03-hook") == ["from one computer", "from the other"]


def test_what_a_newer_course_keeps_besides_is_not_written_away(mine):
    practice.check("03-hook", "words")
    put_back(mine, lambda raw: raw.replace(b'"version": 1', b'"version": 2, "marks": {"03-hook": "my own"}'))
    assert words_on("03-hook") == ["words"] and "kept as answers-damaged" in practice.check("03-hook", "more")
    assert b"my own" in next(mine.glob("answers-damaged-*")).read_bytes()


@pytest.mark.parametrize("form", [{"separators": (",", ":")}, {"indent": 4, "sort_keys": True}, {"indent": "\t"}])
def test_a_file_in_another_layout_that_is_cut_off_gives_back_all_but_its_end(mine, form):
    order = "".join(next(iter(questions.find("03-2").replies)).split(","))
    for given in (order, order[::-1], order):
        practice.check("03-2", given)
    practice.check("03-hook", "the last of all")
    put_back(mine, lambda raw: json.dumps(json.loads(raw), **form).encode()[:-30])
    assert len(words_on("03-2")) == 3 and set(saving.load().tries) <= {"03-2", "03-hook"}


def test_a_list_of_letters_is_no_question(mine):
    """The value of an order is a list too: what stands after it in a damaged file is still of that question."""
    order = "".join(next(iter(questions.find("03-2").replies)).split(","))
    for given in (order, order[::-1]):
        practice.check("03-2", given)
    put_back(mine, lambda raw: raw[:-20])
    assert len(words_on("03-2")) == 2 and list(saving.load().tries) == ["03-2"]


def test_an_answers_file_that_is_a_link_stays_one(mine, tmp_path):
    (tmp_path / "cloud").mkdir()
    mine.mkdir()
    (mine / "answers.json").symlink_to(tmp_path / "cloud" / "answers.json")
    practice.check("03-hook", "words")
    assert (mine / "answers.json").is_symlink() and b"words" in (tmp_path / "cloud" / "answers.json").read_bytes()


def test_the_folder_named_stays_the_same_wherever_a_cell_goes(mine, tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "HERE", str(tmp_path))
    monkeypatch.setenv("WO_MY_WORK", "mine")
    practice.check("03-hook", "before")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    practice.check("03-hook", "after")
    assert saving.folder() == tmp_path / "mine" and words_on("03-hook") == ["before", "after"]


@pytest.mark.parametrize("name", ['"{}"', "'{}' ", "~nobody-at-all/{}"])
def test_a_folder_named_oddly_is_one_all_the_same(tmp_path, monkeypatch, name):
    """`set WO_MY_WORK="C:\\my work"` keeps the quotation marks."""
    monkeypatch.setattr(saving, "HERE", str(tmp_path))
    monkeypatch.setenv("WO_MY_WORK", name.format("my work"))
    assert practice.begin("03").startswith("Ready.") and saving.folder().name == "my work"
    practice.check("03-hook", "words")
    assert words_on("03-hook") == ["words"] and saving.folder().is_relative_to(tmp_path)


def test_words_of_another_page_are_brought_back_beside_those_here(mine, tmp_path, monkeypatch):
    """Not answered there, and other words here: both are kept, and said to be new."""
    saving.draft("03-hook", "long words on the other computer", ["long words on the other computer"])
    saving.draft("04-hook", "half", ["half"])
    practice.my_work().export(tmp_path / "page.html")
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "here"))
    saving.draft("03-hook", "short words here", ["short words here"])
    practice.check("04-hook", "half, and the rest")
    assert "; 1 of them were new here" in practice.my_work().restore(tmp_path / "page.html")
    assert words_on("03-hook") == ["long words on the other computer", "short words here"]
    assert words_on("04-hook") == ["half, and the rest"], "the beginning of an answer is no other answer"
    assert "; 0 of them were new here" in practice.my_work().restore(tmp_path / "page.html")


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace('<pre id="answers-json" hidden="">', '<pre hidden="" id="answers-json">'),
        lambda page: page.replace('<pre id="answers-json" hidden="">', "<PRE\n  id='answers-json'\n  hidden>\n"),
        lambda page: page.replace("\n", "\r\n").replace("<!DOCTYPE html>", "<!DOCTYPE html><!-- saved from url -->"),
        lambda page: page[: page.index("</pre>")],
        lambda page: page.encode("utf-16"),
        lambda page: page.encode("ascii", "xmlcharrefreplace"),
    ],
    ids=["order", "layout", "Windows", "cut off", "UTF-16", "ASCII"],
)
def test_a_page_that_another_program_saved_is_brought_back(mine, tmp_path, monkeypatch, change):
    practice.check("03-hook", 'Шляпников: "a < b"\nand é & 🚩')
    changed = change(practice.my_work().as_page())
    (tmp_path / "page.html").write_bytes(changed if isinstance(changed, bytes) else changed.encode())
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "new"))
    assert practice.my_work().restore(tmp_path / "page.html").startswith("Saved: page.html holds 1 answer")
    assert words_on("03-hook") == ['Шляпников: "a < b"\nand é & 🚩']


def test_a_page_cut_off_gives_back_what_is_left_and_says_so(mine, tmp_path, monkeypatch):
    practice.check("03-hook", "the first words")
    practice.check("04-hook", "the last words")
    page = practice.my_work().as_page()
    (tmp_path / "page.html").write_text(page[: page.rindex("the last")], encoding="utf-8")
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "new"))
    assert "some of it was damaged" in practice.my_work().restore(tmp_path / "page.html")
    assert words_on("03-hook") == ["the first words"]


def test_an_export_does_not_write_over_a_page_whose_answers_are_not_here(mine):
    """As where it was put here to be brought in, or where answers.json was lost: the page is all that there is."""
    practice.check("03-hook", "from the other computer")
    practice.my_work().export()
    (mine / "answers.json").unlink()
    saving._known.clear()
    practice.check("03-hook", "from this one")
    said = practice.my_work().export()
    assert said.startswith("Problem:") and "holds answers that are not here" in said
    assert practice.my_work().export("other").startswith("Saved:")
    page = str(mine / "my_work.html")
    assert f"wo.my_work().restore({page!r})" in said and practice.my_work().restore(page).startswith("Saved:")
    saving.draft("03-exit", "half", ["half"])
    for words in ("one", "two"):
        practice.check("04-hook", words)
        assert practice.my_work().export().startswith("Saved:")
    assert words_on("03-hook") == ["from the other computer", "from this one"]


def test_a_very_long_answer_comes_back_from_its_page(mine, tmp_path, monkeypatch):
    practice.check("03-hook", 'é"\n' * 1_500_000)
    practice.my_work().export(tmp_path / "page.html")
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "new"))
    assert practice.my_work().restore(tmp_path / "page.html").startswith("Saved:")


def test_a_lesson_does_not_call_itself_ready_where_nothing_can_be_kept(mine):
    assert practice.begin("03").startswith("Ready.")
    mine.write_text("a file where the folder should be", encoding="utf-8")
    said = practice.begin("03")
    assert said.startswith("Problem:") and "WO_MY_WORK" in said and "Ready" not in said


@pytest.mark.parametrize(
    "name",
    [
        "answers (Ana's conflicted copy 2026-11-30).json",
        "answers-OFFICE-PC.json",
        "answers.sync-conflict-20261130-101010-ABCDEF.json",
        "answers (1).json",
    ],
)
def test_a_copy_that_a_synchronised_folder_put_beside_the_answers_is_named(mine, name):
    """It holds what the other computer kept: nobody would look for it."""
    practice.check("03-hook", "on one computer")
    assert name not in practice.begin("03")
    other = (mine / "answers.json").read_text(encoding="utf-8").replace("on one", "on the other")
    (mine / name).write_text(other, encoding="utf-8")
    (mine / "answers-damaged-20261130-101010.json").touch()  # has been taken over
    said = practice.begin("03")
    assert said.count("Problem:") == 1 and f"wo.my_work().restore({name!r})" in said
    assert practice.my_work().restore(name).startswith("Saved:")
    assert set(words_on("03-hook")) == {"on one computer", "on the other computer"}


def test_nor_where_what_is_kept_cannot_be_read(mine):
    """Then nothing is written over it, and so nothing is kept."""
    (mine / "answers.json").mkdir(parents=True)
    said = practice.begin("03")
    assert said.startswith("Problem:") and "Ready" not in said and "could not be read" in said
    assert "could not be saved" in practice.check("03-hook", "words")


def test_what_is_given_in_code_and_fits_no_box_is_kept_in_the_last_one(mine):
    practice.check("03-task", ["One line,", "and another,", "and a third."])
    written = kept(mine)["03-task"][-1]["value"]
    assert "and a third." in str(written)
    decision = questions.find("03-decision")
    practice.check(decision.id, {"becuase": "the minutes were written later"})
    assert "becuase: the minutes were written later" in str(kept(mine)[decision.id][-1]["value"])


def test_all_that_is_shown_says_what_it_says_in_words(mine):
    practice.check("03-hook", "I predict a vote.")
    assert "03-hook: I predict a vote." in practice.my_work().said == practice.my_work().part.text

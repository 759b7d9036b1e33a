"""The learner's answers: saved at once, never lost, taken along and brought back."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from helpers import practice
from helpers.practice import questions, saving, work

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


def test_two_processes_writing_at_once_lose_nothing(mine):
    code = (
        "import sys; from helpers.practice import saving\n"
        "for n in range(40): assert saving.add('03-2', sys.argv[1] + str(n), 'a', 'Saved:') == ''"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, name], cwd=ROOT) for name in "xyz"]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    assert {entry["answer"] for entry in kept(mine)["03-2"]} == {
        name + str(n) for name in "xyz" for n in range(40)
    }


@pytest.mark.parametrize(
    "damage", [b"{", b"", b"\xff\xfe\x00", b"[]", b'{"answers": []}', b"null", b"[" * 100000]
)
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
    (mine / "answers.json").write_text(json.dumps(data), encoding="utf-8")
    assert "damaged" in repr(work.my_work()) and list(kept(mine)) == [first().id]
    assert first().id in repr(work.my_work())


def test_two_damaged_files_in_a_second_are_both_kept(mine):
    for text in ("{", "["):
        mine.mkdir(exist_ok=True)
        (mine / "answers.json").write_text(text, encoding="utf-8")
        saving.load()
    assert len([file for file in mine.iterdir() if "damaged" in file.name]) == 2


def test_a_folder_that_cannot_be_written_is_said_and_the_reply_still_comes(mine):
    mine.write_text("a file where the folder should be", encoding="utf-8")
    said = practice.check(first().id, "a")
    assert (
        said.startswith(("Not yet:", "Look again:", "Correct:"))
        and "Problem: this answer could not be saved" in said
    )
    assert practice.ask(first().id) is not None and repr(work.my_work())


def test_nothing_is_written_where_the_learner_stands(mine, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    practice.check(first().id, "a")
    work.my_work().export()
    assert not os.listdir(tmp_path / "here") and (mine / "my_work.html").exists()


def test_the_default_folder_is_in_the_repository(monkeypatch):
    monkeypatch.delenv("WO_MY_WORK")
    assert saving.folder() == ROOT / "my_work"


def test_the_table_is_in_lesson_order_with_headers_caption_and_text(mine):
    for question in reversed(list(questions.bank().values())[:3]):
        saving.add(question.id, "<i>mine</i>", "a", "Saved:")
    saving.add("99-gone", "old", "a", "Saved:")
    shown = work.my_work()._repr_html_()
    order = re.findall(r'<th scope="row">(.*?)</th>', shown)
    assert order == [*list(questions.bank())[:3], "99-gone"]
    assert (
        "<caption>4 answers to 4 questions" in shown
        and shown.count('<th scope="col">') == 5
        and "<summary>Show as text" in shown
    )
    assert "<i>" not in shown and "no longer in the course" in shown
    assert repr(work.my_work()).splitlines()[-1].startswith("99-gone: old")


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], {}
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes.update(attributes)


def test_the_page_is_one_readable_file_without_scripts_or_addresses(mine):
    saving.add(first().id, 'a "quoted"\nline </pre><script>x</script> Шляпников', {"a": "</pre>"}, "Saved:")
    said = work.my_work().export()
    assert (
        said.startswith("Saved: 1 answer to 1 question are in " + str(mine / "my_work.html"))
        or str(mine) in said
    )
    text = (mine / "my_work.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.attributes["lang"] == "en" and "title" in page.tags and "h1" in page.tags
    assert not {"script", "img", "link", "iframe"} & set(page.tags) and not {"src", "href"} & set(
        page.attributes
    )
    assert "http" not in text.split("<pre")[0] and first().text[:20] in text.replace("&#x27;", "'")


def test_a_page_brings_everything_back(mine, tmp_path, monkeypatch):
    saving.add(first().id, 'a "quoted"\n</pre><b>& Шляпников', {"text": "</pre>&amp;"}, "Saved:")
    practice.check(first().id, "a")
    before = kept(mine)
    work.my_work().export(tmp_path / "taken along")
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "another"))
    said = work.my_work().restore(tmp_path / "taken along.html")
    assert said.startswith("Saved: taken along.html holds 2 answers to 1 question; 2 of them were new")
    assert kept(tmp_path / "another") == before
    assert (
        "; 0 of them were new" in work.my_work().restore(tmp_path / "taken along.html")
        and kept(tmp_path / "another") == before
    )


def test_bringing_back_never_puts_an_old_answer_over_a_newer_one(mine, tmp_path):
    practice.check(first().id, "a")
    work.my_work().export(tmp_path / "old.html")
    practice.check(first().id, "b")
    work.my_work().restore(tmp_path / "old.html")
    assert [entry["value"] for entry in kept(mine)[first().id]] == ["a", "b"]


def test_moments_are_compared_across_offsets(mine):
    later, earlier = "2026-01-01T10:00:00+00:00", "2026-01-01T11:00:00+02:00"
    entry = {"answer": "x", "value": "a", "word": "Saved:"}
    saving.merge({"03-2": [entry | {"time": later}]})
    saving.merge({"03-2": [entry | {"time": earlier}]})
    assert [each["time"] for each in kept(mine)["03-2"]] == [earlier, later]


def test_a_copied_answers_file_brings_answers_back(mine, tmp_path):
    practice.check(first().id, "a")
    copy = tmp_path / "copy.json"
    copy.write_bytes(b"\xef\xbb\xbf" + (mine / "answers.json").read_bytes())
    (mine / "answers.json").unlink()
    assert work.my_work().restore(copy).startswith("Saved:") and kept(mine)[first().id]


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
    said = work.my_work().restore(tmp_path / name)
    assert said.startswith("Problem: nothing was brought back") and kept(mine) == before


@pytest.mark.parametrize("path", [None, 7, "", "\0", [], "~nobody-at-all/x"])
def test_odd_paths_are_said(mine, path):
    practice.check(first().id, "a")
    assert work.my_work().restore(path).startswith("Problem:")
    assert work.my_work().export(path).startswith(("Saved:", "Problem:"))


def test_an_export_does_not_write_over_another_file(mine, tmp_path):
    practice.check(first().id, "a")
    (tmp_path / "essay.html").write_text("my essay", encoding="utf-8")
    assert work.my_work().export(tmp_path / "essay.html").startswith("Problem:")
    assert (tmp_path / "essay.html").read_text(encoding="utf-8") == "my essay"
    work.my_work().export("mine.html")
    assert work.my_work().export("mine.html").startswith("Saved:") and (mine / "mine.html").exists()


def test_nothing_kept_yet_is_said(mine):
    assert "No answer is kept yet" in repr(work.my_work()) and "No answer" in work.my_work()._repr_html_()
    assert work.my_work().export().startswith("Not yet:") and not mine.exists()
    assert work.recall(first().id).startswith("Not yet: no answer to")

"""The reading edition: every lesson whole without Python, every citation leads somewhere, and what is written is kept.

What needs Chromium or Chrome is skipped without one, and says so.
"""

import csv
import gzip
import importlib
import re
import shutil
import subprocess
import sys
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from lab import NEEDS_BROWSER, a_browser, barriers
from lessons import LESSONS, asked, lesson, number, read, texts
from playwright.sync_api import expect

from helpers.page import plain
from helpers.practice import questions

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {path.stem: ROOT / "notebooks" / "source" / f"{path.stem}.md" for path in LESSONS}
STOPS = 40
PLACE = re.compile(r'href="\.\./(\w+)/(\w+)\.html#([A-Z]{4}-\d{3}[a-z]?)"')
# Small, so that a test can set it: lesson 3, and what it cites.
SMALL = """
import sys
from pathlib import Path
sys.path[:0] = [{root!r}, {root!r} + "/tools"]
import editions, reading_edition, helpers as wo
from reading import lessons, links
room, target = Path({room!r}), Path({target!r})
source = [path for path in editions.sources() if path.name.startswith("03_")]
claims = wo.load().rows("claims")
keys = ("about_id", "source_id", "disagreement_id")
only = {{claims[one][key] for one in lessons.cited_in(source[0]) for key in keys}}
only |= {{"kronstadt", "shliapnikov"}}
reading_edition.write(room, sources=source, only=only)
print(reading_edition.built(room, target))
reading_edition.lighten(target)
"""


def small(folder, root):
    """Write a small edition of a course and set it as the folder's site; give what was said meanwhile."""
    room = folder / "source"
    room.mkdir()
    code = SMALL.format(root=str(root), room=str(room), target=str(folder / "site"))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=folder)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """Give the page of a lesson as one text: `page(path)`; each is made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "tools")
        made = importlib.import_module("reading.lessons").made
        pictures = tmp_path_factory.mktemp("pictures")

        @cache
        def text(path, teacher=False):
            cells = made(SOURCES[path.stem], pictures, teacher).cells
            outputs = ("".join(output.data["text/html"] for output in cell.get("outputs", [])) for cell in cells)
            return "\n".join([*(cell.source for cell in cells if cell.cell_type == "markdown"), *outputs])

        yield text


@lesson
def test_a_lesson_is_whole_without_python(page, path):
    text = page(path)
    assert "Teacher's note" not in text and "Model answer" not in text
    assert not re.search(r'src="(https?:|//|data:)', text), "it fetches something, or carries a picture in its text"
    assert len(text) < 900_000
    headings = re.findall(r"^#+ (.+)$", "\n".join(cell.source for cell in texts(read(path))), flags=re.M)
    assert [heading for heading in headings if heading not in text] == []
    for stops in text.split('<section class="wo-stops"')[1:]:
        found = re.findall(r'<details class="wo-stop"([^>]*)>', stops)
        assert 2 <= len(found) <= STOPS and sum(" open" in one for one in found) == 1


@lesson
def test_every_question_of_a_lesson_can_be_answered_on_its_page(page, path):
    text = page(path)
    said = " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())
    for question in asked(path).values():
        assert f"<strong>{question.id}.</strong>" in text, question.id
        for letter, words in zip("abcdefghijklmnop", question.choices, strict=False):
            told = " ".join(words.split())
            assert (told if question.kind == "sure" else f"{letter}: {told}") in said, (question.id, words)
        for reply in question.replies.values():
            assert question.kind in ("sure", "write") or plain(" ".join(reply.text.split())) in said, (
                question.id,
                reply,
            )
        for field in question.fields:
            assert f'data-keep="{question.id}/{field["name"]}' in text


@lesson
def test_every_claim_that_a_lesson_cites_has_its_place_and_a_line_back(page, tool, path):
    import helpers as wo

    lessons, things = tool("reading.lessons"), tool("reading.things")
    told = tool("reading_edition").described(SOURCES[path.stem])
    claims = wo.load().rows("claims")
    cited = {one for _, _, one in PLACE.findall(page(path))}
    assert set(lessons.cited_in(SOURCES[path.stem])) <= cited
    home = {claims[one]["about_id"] for one in told.claims}
    pages = "\n".join(
        text for place, _, text in things.Things(wo.load(), [told]).pages(home) if not place.endswith("/index")
    )
    for place, one in enumerate(told.claims, start=1):
        assert f'id="{one}"' in pages and f"../lessons/{path.stem}.html#cite-{place}" in pages


def test_the_teachers_pages_have_the_answers_and_the_notes(page):
    text = page(next(path for path in LESSONS if number(path) == "03"), teacher=True)
    assert "For the teacher" in text and "Correct:" in text and "Care: the assault on Kronstadt" in text


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """Set the small edition from a copy of the course in which the words of one claim are "Zebras".

    Gives the copy and its site.
    """
    folder = tmp_path_factory.mktemp("reading")
    copy = folder / "course"
    for name in ("data", "helpers", "notebooks", "teaching", "tools"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    table = copy / "data" / "claims" / "congress.csv"
    with table.open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    changed = next(row for row in rows if row[0] == "CONG-083")
    changed[heads.index("value")] = "Zebras"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([heads, *rows])
    said = small(folder, copy)
    assert "WARNING" not in said or "03_tenth" not in said
    return copy, folder / "site"


@pytest.fixture(scope="module")
def site(changed):
    return changed[1]


def test_a_changed_claim_changes_lesson_page_and_sheet_and_nothing_else_is_edited(changed):
    """The words of one claim, changed in a copy of the data alone, stand in all that is made of it."""
    copy, site = changed
    assert "Zebras" in (site / "lessons" / "03_tenth_congress.html").read_text(encoding="utf-8")
    assert any("Zebras" in page.read_text(encoding="utf-8") for page in site.glob("documents/*.html"))
    code = "import sys; sys.path[:0] = sys.argv[1:3]; import editions; from teaching import handouts, sheets; "
    code += "print(handouts.cards(sheets.Lesson(editions.sources()[3])).parts)"
    words = [sys.executable, "-c", code, str(copy), str(copy / "tools")]
    assert "Zebras" in subprocess.run(words, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.mark.parametrize(
    "check, answers",
    [
        ("03-5", ["36 people", "34 to 35 people"]),
        ("04-1", ["Zinoviev", "Trotsky"]),
        ("05-4", ["102,000 people", "322,000 people"]),
        ("07-4", ["Collegium", "College"]),
        ("09-3", ["58.9 %"]),
    ],
)
def test_whoever_typed_an_answer_reads_the_right_one_first_and_each_reply_once(tool, check, answers):
    """A page without Python cannot judge what was typed: it tells the answer, and what others would mean."""
    html = tool("reading.asked").asked(check).html.replace("<strong>", "").replace("</strong>", "")
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split()).partition(" Compare ")[2]
    replies = {reply.text for reply in questions.find(check).replies.values()}
    assert re.match(rf"{answers[0]} (Correct|Yes):", shown)
    assert all(re.search(rf"\. {answer} (Look again|Not yet):", shown) for answer in answers[1:])
    assert [shown.count(plain(reply)[:60]) for reply in replies] == [1] * len(replies)


def test_a_lesson_and_the_front_lead_to_that_lesson_on_binder(site):
    for place in ("lessons/03_tenth_congress.html", "index.html"):
        found = re.findall(
            r'href="https://mybinder\.org/[^"]*/(\w+)\.ipynb"', (site / place).read_text(encoding="utf-8")
        )
        assert found == ["03_tenth_congress"], place


@NEEDS_BROWSER
def test_what_is_written_is_kept_recalled_and_cleared_and_an_explorer_is_chosen_from_lists(site):
    address = (site / "lessons" / "03_tenth_congress.html").as_uri()
    with a_browser() as browser:
        context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.get_by_label("Your words").fill("Let him go")
        page.wait_for_timeout(200)  # a browser keeps it a moment later, and nobody reloads within that
        page.reload()
        expect(page.get_by_label("Your words")).to_have_value("Let him go")
        assert "You predicted: Let him go" in page.locator(".wo-recall").first.inner_text()
        assert page.locator(".wo-stop[open]").count() == 1
        page.get_by_label("Present (0: all come)").select_option("36")
        assert "36 present" in page.locator(".wo-stop[open]").inner_text()
        page.get_by_text("b: It broke up their group").click()
        assert page.get_by_text("Correct: the group had to end").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Clear what I wrote").click()
        assert page.get_by_label("Your words").input_value() == ""
        assert all(url.startswith(("file:", "data:")) for url in asked)
        files = [Path(url2pathname(urlsplit(url).path)) for url in set(asked) if url.startswith("file:")]
        assert sum(file.stat().st_size for file in files) < 1_000_000, "a lesson with all that it fetches"
        sent = sum(len(gzip.compress(file.read_bytes())) for file in files)
        assert sent < 300_000, "what a phone must fetch before the first view, packed as servers send it"


@NEEDS_BROWSER
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_puts_up_no_barrier(site, scheme):
    """axe-core finds nothing against WCAG 2.2, A and AA, in the content of each kind of page; headings are in order."""
    kinds = [next(site.glob(f"{kind}/[!i]*.html")) for kind in ("people", "documents", "events", "sources")]
    pages = [site / "lessons" / "03_tenth_congress.html", site / "places.html"]
    pages += [site / "index.html", *kinds] if scheme == "light" else []
    with a_browser() as browser:
        page = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 740}).new_page()
        for file in pages:
            page.goto(file.as_uri())
            assert not [(file.name, *one) for one in barriers(page, "main", "heading-order")]


@NEEDS_BROWSER
def test_the_keyboard_reaches_everything(site):
    seen = """() => { const one = document.activeElement; one.dataset.met = "yes"; return one.tagName }"""
    left = """() => [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")]
        .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.dataset.met && one.tabIndex >= 0)
        .filter((one) => one.type !== "radio").map((one) => one.outerHTML.slice(0, 120))"""
    with a_browser() as browser:
        page = browser.new_page()
        page.goto((site / "lessons" / "03_tenth_congress.html").as_uri())
        for _ in range(900):
            page.keyboard.press("Tab")
            if page.evaluate(seen) == "BODY":
                break
        assert page.evaluate(left) == []


@NEEDS_BROWSER
def test_without_script_the_start_is_open_and_the_others_are_folds_beside_it(site):
    with a_browser(scripts=False) as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto((site / "lessons" / "03_tenth_congress.html").as_uri())
        assert page.locator(".wo-stop[open]").count() == 1
        assert page.locator(".wo-choose").count() == 0
        others = page.locator(".wo-stop:not([open]) > summary")
        assert others.count() > 5 and all(one.is_visible() for one in others.all())
        assert page.locator(".wo-kept").is_hidden()


@NEEDS_BROWSER
def test_a_search_finds_what_stands_on_a_page_also_in_russian(site):
    with a_browser() as browser:
        page = browser.new_page()
        for words in ("Shliapnikov", "Шляпников"):
            page.goto((site / "search.html").as_uri() + f"?q={words}")
            page.locator("#search-results li a").first.wait_for()
            assert page.locator("#search-results li a").count() > 0


def test_the_small_edition_has_no_dead_link_on_its_lesson(site, tool):
    assert not [fault for fault in tool("reading.links").faults(site) if fault.startswith("lessons/")]

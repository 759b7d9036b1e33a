"""A learner's hour in a real JupyterLab: run the lesson, move an explorer, answer by keyboard, come back later.

Needs Chromium or Chrome, or a Firefox named in WO_BROWSER; without one these tests are skipped, and say so.
"""

import contextlib
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lab import NEEDS_BROWSER, a_jupyterlab, new_page, open_and_run, shows_no_error, write_in, write_notebook
from lessons import ROOT
from playwright.sync_api import expect

LESSON = "03_tenth_congress.ipynb"  # the one that is worked through
SMALL = "small.ipynb"  # two questions and an explorer: what befalls them is quickly tried here
PRESSED = "pressed.ipynb"  # two boxes to write in: does the reply speak of what stands there?

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("class")


@pytest.fixture(scope="module")
def address(folder):
    """A JupyterLab of its own, on copies of the lessons, with a fresh folder for the answers; gives its address."""
    shutil.copy(ROOT / "notebooks" / LESSON, folder)
    write_notebook(folder / SMALL, ['wo.ask("03-hook", "03-2")', "wo.what_share()"])
    write_notebook(folder / PRESSED, ['wo.ask("03-5")', 'wo.ask("02-hook")'])
    with a_jupyterlab(folder) as address:
        yield address


@pytest.fixture(scope="module")
def lesson(address):
    return address.format(LESSON)


@pytest.fixture(scope="module")
def hosts():
    """The hosts that the page of the lesson asked for anything, from its first request on."""
    return set()


@pytest.fixture(scope="module")
def page(browser, lesson, hosts):
    """The lesson, open in a browser and run from the top."""
    page = new_page(browser)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).netloc))
    open_and_run(page, lesson, last="[15]:")
    return page


def question(page, question_id):
    """The box of one question."""
    return page.locator(".wo-ask", has_text=question_id).first


def explorer(page, words):
    return page.locator(".jp-CodeCell", has_text=words).locator(".jp-OutputArea")


def test_the_lesson_runs_from_top_to_bottom_without_an_error(page):
    shows_no_error(page)


def test_every_picture_says_what_it_shows(page):
    alts = page.locator(".jp-OutputArea img").evaluate_all("all => all.map(one => one.alt)")
    assert alts
    assert all(len(alt) >= 60 for alt in alts), alts


def test_every_control_has_a_name(page):
    """What a screen reader says of each control in the outputs: its label, or its own words."""
    names = page.locator(".jp-OutputArea :is(input, select, textarea, button)").evaluate_all(
        """all => all.filter(one => one.offsetParent).map(
            one => (one.labels?.[0]?.textContent || one.textContent || one.ariaLabel || one.title || '').trim()
        )"""
    )
    assert len(names) > 20
    assert all(names), names


def test_the_controls_of_a_question_are_a_group_that_bears_its_words(page):
    """Someone who comes to a button by Tab hears to which question it belongs."""
    expect(page.get_by_role("group", name=re.compile(r"^03-2\. What did"))).to_have_count(1)
    expect(page.locator(".wo-ask:not([role=group][aria-label])")).to_have_count(0)


def test_on_a_phone_no_control_is_cut_off_and_no_list_runs_off(page):
    page.locator(".jp-Notebook").first.click(position={"x": 2, "y": 2})
    page.keyboard.press("Control+b")  # the list of files goes
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(1000)
    cut = page.locator(".wo-ask :is(button, select):visible").evaluate_all(
        """all => all.filter(one => one.scrollWidth > one.clientWidth + 2 || one.getBoundingClientRect().right
            > one.closest('.wo-ask').getBoundingClientRect().right + 1).map(one => one.textContent)"""
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    page.keyboard.press("Control+b")
    assert not cut, cut


def test_a_citation_is_a_number_that_says_its_source_and_throws_nobody_elsewhere(page):
    number = page.locator(".jp-MarkdownCell sup[title]").first
    expect(number).to_have_text(re.compile(r"^\d+\??(, \d+\??)*$"))
    assert len(number.get_attribute("title")) > 5 and number.locator("a").count() == 0
    fold = page.locator(".jp-MarkdownCell details").filter(has_text="Sources of this part").first
    fold.scroll_into_view_if_needed()
    expect(fold.locator("li").first).not_to_be_visible()
    fold.locator("summary").click()
    expect(fold.locator("li").first).to_contain_text(re.compile(r"^\d+\?? .*[A-Z]{4}-\d{3}"))


def leads(page, link, target):
    """Click a link until its target is in view: JupyterLab may miss while cells are still being laid out."""
    for _ in range(3):
        link.click()
        with contextlib.suppress(AssertionError):
            expect(page.locator(f'[data-jupyter-id="{target}"]')).to_be_in_viewport(timeout=3_000)
            return
    pytest.fail(f"the link does not lead to {target}")


def test_a_word_leads_to_its_meaning_and_back(page):
    word = page.locator('.jp-MarkdownCell a[href^="#term-"]:visible').first
    term = word.get_attribute("href").removeprefix("#term-")
    leads(page, word, f"term-{term}")
    leads(page, page.locator(f'a[href="#use-{term}"]'), f"use-{term}")


def test_moving_the_explorer_changes_the_figure_and_its_description(page):
    area = explorer(page, "lenins_arithmetic")
    picture = area.locator("img").first
    before = picture.get_attribute("alt"), picture.get_attribute("src")
    box = area.get_by_label("Present (0: all come)")
    write_in(box, "27")
    box.press("Enter")
    box.press("Tab")
    expect(picture).not_to_have_attribute("alt", before[0])
    assert picture.get_attribute("src") != before[1]


def tab_to(page, target):
    """Press Tab until the target has the focus, as someone without a mouse does."""
    for _ in range(8):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("Tab does not lead there")


def test_a_wrong_and_then_a_right_answer_by_keyboard_alone(page):
    box = question(page, "03-2")
    cells = page.locator(".jp-Cell").count()
    choices, button = box.locator("input[type=radio]"), box.get_by_role("button", name="Answer")
    choices.first.focus()
    page.keyboard.press("Space")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(box.locator(".wo-feedback")).to_contain_text("Not yet:")
    expect(box.locator(".wo-feedback")).to_contain_text("CONG-115")
    choices.first.focus()
    page.keyboard.press("ArrowDown")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(box.locator(".wo-feedback")).to_contain_text("Correct:")
    assert page.locator(".jp-Cell").count() == cells, "a key meant for the question was taken by JupyterLab"


def test_after_a_reload_the_answer_is_there(page, lesson):
    box = question(page, "03-hook").locator("textarea")
    write_in(box, "Seats in the new committee, and who holds them.")
    box.press("Tab")
    expect(question(page, "03-hook").locator(".wo-feedback")).to_contain_text("Saved:")
    open_and_run(page, lesson, last="[30]:")  # the kernel went on while the page was away
    expect(question(page, "03-hook").locator("textarea")).to_have_value(
        "Seats in the new committee, and who holds them."
    )
    expect(question(page, "03-2").locator(".wo-feedback")).to_contain_text("Correct:")
    expect(page.locator(".jp-OutputArea", has_text="Your answer to 03-hook").first).to_be_attached()


def test_the_last_cell_gives_one_page_to_keep(page):
    page.get_by_role("button", name="Make one page of my work").click()
    link = page.get_by_role("link", name="Keep this page on my computer")
    with page.expect_download() as download:
        link.click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Seats in the new committee" in text and "03-2" in text


def test_nothing_is_fetched_from_elsewhere(page, lesson, hosts):
    """Every address that the page asked for belongs to this JupyterLab, or is written out in the page (data:)."""
    assert hosts - {""} == {urlsplit(lesson).netloc}


# -- nothing that a learner wrote is lost in silence


@pytest.fixture(scope="module")
def small(browser, address):
    """A small lesson, open in a browser of its own and run."""
    page = new_page(browser)
    open_and_run(page, address.format(SMALL), last="[3]:")
    expect(writing(page)).to_be_visible()
    return page


def writing(page):
    return question(page, "03-hook").locator("textarea")


def lost(page):
    """Where the page says that Python does not answer: in regions that a screen reader speaks."""
    return page.locator('[role="status"] .wo-lost')


def type_in(page, words):
    writing(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def run_again(page):
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator('[data-command="runmenu:run-all"]').click()
    expect(lost(page)).to_have_count(0)


def test_what_is_typed_and_chosen_is_there_after_the_page_was_closed(small):
    type_in(small, " Typed, saved, closed.")
    question(small, "03-2").get_by_label("a: It expelled").check()
    type_in(small, " And more")
    small.keyboard.press("Control+s")  # in the box to write in, where JupyterLab does not hear it by itself
    expect(small.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0)
    small.wait_for_timeout(600)  # a pause in typing
    written = writing(small).input_value()
    small.reload()
    expect(writing(small)).to_have_value(written)
    expect(question(small, "03-2").get_by_label("a: It expelled")).to_be_checked()


def test_a_kernel_restarted_from_the_menu_is_told_by_itself_and_no_word_is_lost(small):
    small.get_by_role("menuitem", name="Kernel", exact=True).click()
    small.locator('[data-command="kernelmenu:restart"]').click()
    small.get_by_role("button", name="Confirm Kernel Restart").click()
    expect(lost(small)).to_have_count(3)
    expect(lost(small).first).to_contain_text("run the first code cell of the lesson again, then this cell")
    assert small.locator('[role="status"][aria-live="polite"] .wo-lost').count() == 1, "one voice is enough"
    question(small, "03-2").get_by_role("button", name="Answer").click()
    expect(question(small, "03-2").locator(".wo-lost")).to_contain_text("Not answered, and not saved.")
    type_in(small, " Typed while it was gone.")
    written = writing(small).input_value()
    run_again(small)
    expect(writing(small)).to_have_value(written)


def test_a_kernel_restarted_from_elsewhere_is_told_at_the_first_touch_and_no_word_is_lost(small, address):
    api, token = address.split("/lab/")[0] + "/api/", re.search(r"token=(\w+)", address)[1]
    headers = {"Authorization": f"token {token}"}
    sessions = small.request.get(f"{api}sessions", headers=headers).json()
    kernel = next(session["kernel"]["id"] for session in sessions if session["path"] == SMALL)
    small.request.post(f"{api}kernels/{kernel}/restart", headers=headers)
    type_in(small, " Typed while nobody heard.")
    expect(lost(small).first).to_contain_text("no answer from Python")
    question(small, "03-hook").get_by_role("button", name="Keep").click()
    expect(lost(small).first).to_contain_text("Not answered, and not saved.")  # a press is never met with silence
    written = writing(small).input_value()
    run_again(small)
    expect(writing(small)).to_have_value(written)
    question(small, "03-hook").get_by_role("button", name="Keep").click()
    expect(question(small, "03-hook").locator(".wo-feedback")).to_contain_text("Saved:")


def test_the_classic_notebook_which_wraps_an_output_gets_its_status_region_too(browser):
    page = new_page(browser)
    page.set_content("<div id='out'></div>")
    script = (ROOT / "helpers" / "work" / "keyboard.js").read_text(encoding="utf-8")
    page.evaluate("script => new Function('element', script)({0: out, closest: () => null})", script)
    expect(page.locator("#out")).to_have_attribute("role", "status")
    page.close()


# -- what is pressed, and by whom


@pytest.fixture(scope="module")
def pressed(browser, address):
    page = new_page(browser)
    open_and_run(page, address.format(PRESSED), last="[3]:")
    expect(question(page, "02-hook").locator("textarea")).to_be_visible()
    return page


def tries(folder, question_id):
    kept = json.loads((folder / "my_work" / "answers.json").read_text(encoding="utf-8"))
    return [entry["answer"] for entry in kept["answers"].get(question_id, [])]


def test_the_reply_speaks_of_what_stands_in_the_box(pressed, folder):
    """Press and words travel by different ways: twenty times by Enter and by a click without a pause."""
    box, numbers = question(pressed, "03-5"), [str(number) for number in range(100, 120)]
    for place, number in enumerate(numbers, start=1):
        write_in(box.locator("input[type=text]").first, number)
        box.locator("input[type=text]").first.press("Enter") if place % 2 else box.locator(".wo-answer").click()
        for _ in range(100):
            if (folder / "my_work" / "answers.json").exists() and len(tries(folder, "03-5")) == place:
                break
            pressed.wait_for_timeout(50)
    assert tries(folder, "03-5") == numbers


def test_two_tabs_lose_no_words(pressed, folder, address):
    other = pressed.context.new_page()
    open_and_run(other, address.format(PRESSED), last="[6]:")  # its kernel goes on
    expect(question(other, "02-hook").locator("textarea")).to_be_visible()
    question(pressed, "02-hook").locator("textarea").press_sequentially("Words of tab one")
    pressed.wait_for_timeout(1000)  # told, and not answered
    question(other, "02-hook").locator("textarea").press_sequentially("Words of tab two")
    question(other, "02-hook").get_by_role("button", name="Keep").click()
    expect(question(other, "02-hook").locator(".wo-feedback")).to_contain_text("Saved:")
    kept = "; ".join(tries(folder, "02-hook"))
    assert "Words of tab one" in kept and "Words of tab two" in kept
    other.close()

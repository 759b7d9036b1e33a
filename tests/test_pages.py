"""Every lesson as a page: run from top to bottom in a real JupyterLab, on a school's screen and on a phone's width.

Needs Chromium or Chrome, or a Firefox named in WO_BROWSER; without one these tests are skipped, and say so.
`WO_SCREENS=folder` keeps photographs of every lesson; `FUZZ=1` looks for barriers in the dark theme and on a phone.
"""

import os
import shutil
import zlib
from pathlib import Path

import pytest
from lab import (
    EXPOSED,
    FIREFOX,
    NEEDS_BROWSER,
    WEEKLY,
    a_jupyterlab,
    barriers,
    command,
    has_a_kernel,
    in_notebook_7,
    new_page,
    run_all,
)
from lessons import LESSONS, each, lesson, number

LARGEST = 500_000  # bytes of all that a lesson shows, packed as Binder sends it (tools/server.json)
ROOM = 1.03 if FIREFOX else 1  # it rounds lines and letters up: the same words are a little higher
HIGHEST = 9_500 * ROOM  # pixels at 1366 x 768, with folds closed
SCREEN, PHONE = (1366, 768), (360, 740)
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"
SCREENS = os.environ.get("WO_SCREENS")
PIECE = 8_000  # pixels of a lesson on one photograph
# All cells are laid out at once, so that the page can be measured; a learner's JupyterLab does it while scrolling.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"}}
HEIGHT = """() => {
    const cells = [...document.querySelectorAll('.jp-Notebook .jp-Cell')].map(cell => cell.getBoundingClientRect())
    return Math.max(...cells.map(cell => cell.bottom)) - Math.min(...cells.map(cell => cell.top))
}"""
# A widget scrolls what is too wide for it, and the boxes around it show nothing of that: every box is asked. What is
# made to scroll may be wider; a word in a line and what is there for a screen reader alone are no boxes.
RUNS_OFF = """() => [...document.querySelectorAll(
        '.jp-Notebook :is(.jp-RenderedHTMLCommon, .jp-OutputArea-output, .jp-OutputArea-output *)')]
    .filter(box => box.clientWidth && box.scrollWidth > box.clientWidth + 1 && !box.closest('.wo-wide, .wo-word'))
    .map(box => box.innerText.slice(0, 80))"""
# The same with a line that is too wide, for a moment, in the last widget that is seen.
RUNS_OFF_FOR_ONCE = f"""() => {{
    const last = [...document.querySelectorAll('.wo-box .widget-html-content')].findLast(one => one.offsetParent)
    last?.insertAdjacentHTML('beforeend', '<div style="width: 110vw">Where does this end?</div>')
    const found = ({RUNS_OFF})()
    last?.lastElementChild.remove()
    return found.length
}}"""
# A list or a box of an explorer that its name leaves no room, and a table's name that goes on outside the window.
TOO_SMALL = """() => [...document.querySelectorAll('.jp-Notebook .wo-box:not(.wo-ask) :is(select, input[type=number])')]
    .filter(one => one.offsetParent && one.getBoundingClientRect().width < 120)
    .map(one => one.outerHTML.slice(0, 80))"""
CUT_OFF = """() => [...document.querySelectorAll('.jp-Notebook .wo-wide caption')]
    .filter(one => one.offsetParent && one.clientWidth > one.closest('.wo-wide').clientWidth + 1)
    .map(one => one.innerText.slice(0, 80))"""
WALLS = """(high) => [...document.querySelectorAll('.jp-Notebook p')]
    .filter(one => one.innerText.trim() && !one.closest('.wo-text') && one.getBoundingClientRect().height > high)
    .map(one => one.innerText.slice(0, 80))"""
FAULTS = {"runs off": RUNS_OFF, "too small": TOO_SMALL, "cut off": CUT_OFF, "more than a screen": WALLS}
# What the course shows: its texts and outputs, without the frame that JupyterLab puts around them.
SHOWN = {"include": [[".jp-Notebook .jp-MarkdownOutput"], [".jp-Notebook .jp-OutputArea-output"]]}
FAINT = '<p class="wo-faint" style="color: #ccc; background: #fff">Who can read this?</p>'

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def sent():
    """The sizes of what the server sent to the page, packed, one after the other."""
    return []


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for path in LESSONS:
        shutil.copy(path, folder)
    with a_jupyterlab(folder, SETTINGS, *EXPOSED) as address:
        yield address


@pytest.fixture(scope="module")
def page(address, browser, sent):
    """One window of JupyterLab for all lessons: each is opened in it, measured and closed."""

    def heard(said):
        sent.append(len(zlib.compress(said.encode() if isinstance(said, str) else said)))

    page = new_page(browser, *SCREEN)
    page.on("websocket", lambda socket: socket.on("framereceived", heard))  # the first kernel starts with the page
    page.goto(address.format(LESSONS[0].name))
    page.wait_for_selector(".jp-DirListing-item")
    command(page, "application:toggle-left-area")  # the list of files makes way for the lesson
    return page


def sized(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(200)


def whole(page, width, height):
    """Make the window as high as the lesson; give its height."""
    sized(page, width, height)
    sized(page, width, int(page.evaluate(HEIGHT)) + 200)
    page.evaluate("document.querySelectorAll('.jp-WindowedPanel-outer').forEach((one) => { one.scrollTop = 0 })")
    return page.viewport_size["height"]


def in_theme(page, theme):
    command(page, "apputils:change-theme", theme=theme)
    page.wait_for_timeout(500)


def open_folds(page):
    page.evaluate("document.querySelectorAll('.jp-Notebook details').forEach((fold) => { fold.open = true })")


def faults(page):
    return {name: found for name, script in FAULTS.items() if (found := page.evaluate(script, PHONE[1] * ROOM))}


def fits(page, size):
    """No card, table or control has a fault, but a line that is put into a widget for that is seen to run off.

    Where it is not, the lesson is still being laid out, and it is looked for again.
    """
    sized(page, *size)
    page.wait_for_function(RUNS_OFF_FOR_ONCE)
    assert not faults(page)


def puts_up_no_barrier(page, size):
    """axe-core finds nothing in a lesson, but the faint line that is put at its end for that.

    It passes over what it takes for unseen: what lies below the window, and all that is in a body without a height.
    Where it does not find that line the lesson is still changing its size or its colours, and it looks again.
    """
    page.add_style_tag(content="body { height: 100vh }")
    last = "[...document.querySelectorAll('.jp-MarkdownOutput')].at(-1)"
    for _ in range(3):
        whole(page, *size)
        page.evaluate(f"faint => {last}.insertAdjacentHTML('beforeend', faint)", FAINT)
        found = barriers(page, SHOWN)
        page.evaluate("document.querySelectorAll('.wo-faint').forEach((one) => one.remove())")
        if found:
            break
    assert found == [("color-contrast", FAINT)]


def photographed(page, name):
    """Keep the whole lesson as a learner meets it, with its folds closed."""
    for theme in (LIGHT, DARK):
        in_theme(page, theme)
        for size in (SCREEN, PHONE):
            height = whole(page, *size)
            for place, top in enumerate(range(0, height, PIECE), start=1):
                file = Path(SCREENS, f"{name}_{size[0]}_{theme.split()[-1].lower()}_{place}.jpg")
                clip = {"x": 0, "y": top, "width": size[0], "height": min(PIECE, height - top)}
                page.screenshot(path=file, type="jpeg", quality=70, clip=clip)
    in_theme(page, LIGHT)


@lesson
def test_a_lesson_runs_is_not_too_long_fits_a_phone_and_puts_up_no_barrier(page, sent, path, record_property):
    sized(page, *SCREEN)
    command(page, "docmanager:open", path=path.name)
    has_a_kernel(page)
    sent.clear()
    run_all(page)
    assert page.evaluate(HEIGHT) <= HIGHEST
    record_property("sent", sum(sent))  # tools/benchmark.py reads it
    if not FIREFOX:  # there Playwright hears no socket
        assert 50_000 < sum(sent) < LARGEST, "too small a sum means that nothing was heard"
    if SCREENS:
        photographed(page, path.stem)
    open_folds(page)
    fits(page, SCREEN)
    puts_up_no_barrier(page, SCREEN)
    if WEEKLY:
        puts_up_no_barrier(page, PHONE)
        in_theme(page, DARK)
        puts_up_no_barrier(page, SCREEN)
        in_theme(page, LIGHT)
    fits(page, PHONE)
    command(page, "docmanager:save")
    command(page, "application:close")


@each([path for path in LESSONS if number(path) in (("03", "10") if WEEKLY else ("10",))])
def test_in_notebook_7_a_lesson_fits_both_and_puts_up_no_barrier(address, browser, path):
    page = new_page(browser, *SCREEN)
    page.goto(in_notebook_7(address).format(path.name))
    run_all(page)
    open_folds(page)
    fits(page, SCREEN)
    puts_up_no_barrier(page, SCREEN)
    fits(page, PHONE)
    page.close()

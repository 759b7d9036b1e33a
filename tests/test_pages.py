"""Every lesson as a page: run from top to bottom in a real JupyterLab, on a school's screen and on a phone's width.

Needs Chromium or Chrome, or a Firefox named in WO_BROWSER; without one these tests are skipped, and say so.
"""

import shutil
import zlib

import pytest
from lab import FIREFOX, NEEDS_BROWSER, a_browser, a_jupyterlab, is_idle, new_page, shows_no_error
from lessons import LESSONS, lesson

LARGEST = 500_000  # bytes of all that a lesson shows, packed as Binder sends it (tools/server.json)
ROOM = 1.03 if FIREFOX else 1  # it rounds lines and letters up: the same words are a little higher
HIGHEST = 9_500 * ROOM  # pixels at 1366 x 768, with folds closed
SCREEN = 740 * ROOM
# All cells are laid out at once, so that the page can be measured; a learner's JupyterLab does it while scrolling.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"}}
HEIGHT = """() => {
    const cells = [...document.querySelectorAll('.jp-Notebook .jp-Cell')].map(cell => cell.getBoundingClientRect())
    return Math.max(...cells.map(cell => cell.bottom)) - Math.min(...cells.map(cell => cell.top))
}"""
RUNS_OFF = """() => [...document.querySelectorAll('.jp-Notebook :is(.jp-RenderedHTMLCommon, .jp-OutputArea-output)')]
    .filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => box.innerText.slice(0, 80))"""
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

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def sent():
    """The sizes of what the server sent to the page, packed, one after the other."""
    return []


@pytest.fixture(scope="module")
def page(tmp_path_factory, sent):
    """One window of JupyterLab for all lessons: each is opened in it, measured and closed."""

    def heard(said):
        sent.append(len(zlib.compress(said.encode() if isinstance(said, str) else said)))

    folder = tmp_path_factory.mktemp("pages")
    for path in LESSONS:
        shutil.copy(path, folder)
    with a_jupyterlab(folder, SETTINGS, "--expose-app-in-browser") as address, a_browser() as browser:
        page = new_page(browser, 1366, 768)
        page.on("websocket", lambda socket: socket.on("framereceived", heard))  # the first kernel starts with the page
        page.goto(address.format(LESSONS[0].name))
        page.wait_for_selector(".jp-DirListing-item")
        command(page, "application:toggle-left-area")  # the list of files makes way for the lesson
        yield page


def command(page, name, **values):
    page.evaluate("([name, values]) => jupyterapp.commands.execute(name, values).then(() => null)", [name, values])


@lesson
def test_a_lesson_runs_is_not_too_long_and_fits_a_phone(page, sent, path, record_property):
    page.set_viewport_size({"width": 1366, "height": 768})
    command(page, "docmanager:open", path=path.name)
    page.wait_for_selector(".jp-CodeCell:visible")
    is_idle(page)
    sent.clear()
    command(page, "notebook:run-all-cells")
    shows_no_error(page)
    page.wait_for_timeout(500)  # the last pictures are laid out
    assert page.evaluate(HEIGHT) <= HIGHEST
    record_property("sent", sum(sent))  # tools/benchmark.py reads it
    if not FIREFOX:  # there Playwright hears no socket
        assert 50_000 < sum(sent) < LARGEST, "too small a sum means that nothing was heard"
    page.set_viewport_size({"width": 360, "height": 740})
    page.wait_for_timeout(500)
    page.evaluate("document.querySelectorAll('.jp-Notebook details').forEach((fold) => { fold.open = true })")
    faults = {"runs off": RUNS_OFF, "too small": TOO_SMALL, "cut off": CUT_OFF, "more than a screen": WALLS}
    assert not {name: found for name, script in faults.items() if (found := page.evaluate(script, SCREEN))}
    command(page, "docmanager:save")
    command(page, "application:close")

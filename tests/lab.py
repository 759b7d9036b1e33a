"""A real JupyterLab in a headless browser, as a learner has it: started on a folder, a lesson opened and run."""

import contextlib
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from tools.browser import BROWSER, FIREFOX

# As root in a container there is no sandbox; the rest keeps the browser from calling home.
FLAGS = "--no-sandbox --disable-gpu --disable-quic --disable-background-networking"
FLAGS += " --disable-component-update --disable-sync"
EXPOSED = ["--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WEEKLY = bool(os.environ.get("FUZZ"))  # the job "fuzz": what a suite of five minutes has no room for
NEEDS_BROWSER = pytest.mark.skipif(
    not BROWSER, reason="no Chromium or Chrome was found: install one to run the browser tests"
)

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


@contextlib.contextmanager
def a_jupyterlab(folder, settings=None, *more):
    """Start JupyterLab on a folder, with some of its settings changed and `more` on its command line.

    Gives the address of a lesson, with its name to be filled in. The answers go to `my_work` inside the folder.
    """
    for plugin, values in (settings or {}).items():
        file = folder / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values), encoding="utf-8")
    port, token = _free_port(), secrets.token_hex(8)
    words = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    words += [f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}", *more]
    words += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    env = os.environ | {
        "WO_MY_WORK": str(folder / "my_work"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
    }
    with open(folder / "server.log", "w", encoding="utf-8") as log:
        server = subprocess.Popen([sys.executable, "-m", "jupyterlab", *words], env=env, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/api?token={token}", server, folder / "server.log")
        yield f"http://127.0.0.1:{port}/lab/tree/{{}}?token={token}&reset"
    finally:
        server.terminate()
        server.wait(30)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, server, log):
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address):
            return
        time.sleep(0.2)
    pytest.fail(f"JupyterLab did not start: {log.read_text(encoding='utf-8')[-2000:]}")


@contextlib.contextmanager
def a_browser(scripts=True):
    """Start the browser. Firefox must be told here that pages have no scripts; Chromium is told page by page."""
    with sync_playwright() as playwright:
        if FIREFOX:
            prefs = {"javascript.enabled": scripts}
            browser = playwright.firefox.launch(
                channel="moz-firefox", executable_path=BROWSER, firefox_user_prefs=prefs
            )
        else:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS.split())
        yield browser
        browser.close()


def new_page(browser, width=1280, height=900):
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.set_default_timeout(60_000)
    return page


def write_in(box, words):
    """Type words in the place of what stands in a box: in Firefox Playwright's fill() is not heard as typing."""
    box.click()
    box.press("ControlOrMeta+a")
    box.press_sequentially(words)


def is_idle(page):
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Idle", timeout=60_000)


def command(page, name, **values):
    """Do what a menu does, where JupyterLab or Notebook 7 was started with `EXPOSED`."""
    page.evaluate("([name, values]) => jupyterapp.commands.execute(name, values).then(() => null)", [name, values])


def has_a_kernel(page):
    page.wait_for_selector(".jp-CodeCell:visible")
    page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.kernelDisplayStatus === 'idle'")


def run_all(page):
    """Run the lesson that is open, where JupyterLab or Notebook 7 was started with `EXPOSED`."""
    has_a_kernel(page)
    command(page, "notebook:run-all-cells")
    shows_no_error(page)
    page.wait_for_timeout(500)  # the last pictures are laid out


def in_notebook_7(address):
    """The same lesson on the same server, as Notebook 7 shows it."""
    return address.replace("/lab/tree/", "/notebooks/")


def write_notebook(file, sources):
    """Write a notebook of some cells, the first of which imports the helpers."""
    cells = list(map(nbformat.v4.new_code_cell, ["import helpers as wo", *sources]))
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": python}), file)


def open_and_run(page, address, last=re.compile(r"\[\d+\]:")):
    """Open a lesson and run all its cells; `last` is the mark of its last cell when that is done."""
    page.goto(address)
    page.wait_for_selector(".jp-CodeCell")
    is_idle(page)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator('[data-command="runmenu:run-all"]').click()
    expect(page.locator(".jp-CodeCell").last.locator(".jp-InputPrompt")).to_have_text(last, timeout=90_000)


def shows_no_error(page):
    for mime in ("application/vnd.jupyter.stderr", "application/vnd.jupyter.error"):
        assert page.locator(f".jp-RenderedText[data-mime-type='{mime}']").count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
    expect(page.get_by_text("Problem:")).to_have_count(0)  # a slow kernel is told, and the line goes again


def barriers(page, context, *more):
    """What axe-core finds against WCAG 2.2, A and AA, and by more of its rules: each rule with the place."""
    rules = {rule: {"enabled": True} for rule in more}
    options = {"runOnly": {"type": "tag", "values": WCAG}, "rules": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, context=context, options=options).response["violations"]
    return [(one["id"], place["html"][:200]) for one in found for place in one["nodes"]]

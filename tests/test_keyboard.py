"""Every explorer and every kind of question by keyboard alone, in JupyterLab, and with `FUZZ=1` in Notebook 7 too.

Tab comes to each control, keys change it, and what follows is said. Needs Chromium or Chrome, or a Firefox named in
WO_BROWSER; without one these tests are skipped, and say so.
"""

import re
import shutil

import pytest
from lab import EXPOSED, NEEDS_BROWSER, WEEKLY, a_jupyterlab, in_notebook_7, new_page, run_all, write_notebook
from playwright.sync_api import expect

import helpers as wo
from helpers.practice.questions import bank, find

EXPLORERS = [name for name, home in wo._HOME.items() if home.startswith("helpers.explorers.")]
# A question of each kind, a wrong and a right answer: the letter of a choice, or for each control in order what is
# typed into it, or whether it is ticked. Where nothing is right or wrong, nothing is given first.
ANSWERS = {
    "00-1": ("b", "a"), "02-4": ([True], [True, False, False, True]), "03-1": ("54321", "31254"),
    "03-5": (["32"], ["36"]), "04-1": (["Lenin"], ["Zinoviev"]), "01-sure": ("", "c"), "01-hook": ([], ["Bread."]),
    "01-decision": ([], ["RISE-001", "w", "r", "Words.", "More."]), "07-task": ([], ["A label.", "Why.", True, True]),
}  # fmt: skip
FRONT_ENDS = ["jupyterlab", "notebook"] if WEEKLY else ["jupyterlab"]
FREE = ("sure", "write")
NAMELESS = re.compile(r"^ *- (button|checkbox|combobox|radio|spinbutton|textbox)(?! \")", re.M)
HAS_FOCUS = "one => one === document.activeElement"
LOOK = """one => { const {outlineStyle, outlineWidth} = getComputedStyle(one)
    return outlineStyle === "none" ? 0 : parseFloat(outlineWidth) }"""
SHOWN = "box => [...box.querySelectorAll('.widget-html-content')].map(one => one.innerHTML).join()"

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def address(folder):
    cells = [f"wo.{name}()" for name in EXPLORERS] + [f'wo.ask("{name}")' for name in ANSWERS]
    for name in FRONT_ENDS:  # each has a kernel of its own
        write_notebook(folder / f"{name}.ipynb", cells)
    with a_jupyterlab(folder, None, *EXPOSED) as address:
        yield address


@pytest.fixture(scope="module", params=FRONT_ENDS)
def page(request, folder, address, browser):
    """The notebook, open and run, with no answer kept from before; the keyboard is in its first cell."""
    shutil.rmtree(folder / "my_work", ignore_errors=True)
    page = new_page(browser)
    page.goto((in_notebook_7(address) if request.param == "notebook" else address).format(f"{request.param}.ipynb"))
    run_all(page)
    expect(page.locator(".wo-box")).to_have_count(len(EXPLORERS) + len(ANSWERS))
    expect(page.locator(".jp-OutputArea figure")).to_have_count(len(EXPLORERS))
    page.locator(".jp-Cell").first.focus()
    yield page
    page.close()


def box_of(page, words):
    return page.locator(".jp-CodeCell", has_text=words).locator(".wo-box")


def controls(box):
    return box.locator(":is(input, select, textarea, button):visible").all()


def tab_to(page, control, key="Tab"):
    """Press Tab until the control, or one of its group, has the focus, and see that it shows it."""
    for _ in range(150):
        if control.evaluate_all("all => all.includes(document.activeElement)"):
            assert page.locator(":focus").evaluate(LOOK) >= 1, "the keyboard is here, and nothing shows it"
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {control}")


def written(page, words):
    page.keyboard.press("Control+a")
    page.keyboard.type(words)  # in a list, the choice that begins so


def changed(page, control):
    """Change a control by the keys that are meant for it."""
    if control.evaluate("one => one.tagName") == "SELECT":
        at_the_end = control.evaluate("one => one.selectedIndex === one.options.length - 1")
        page.keyboard.press("Home" if at_the_end else "End")
    elif control.get_attribute("type") == "number":
        written(page, str(int(control.input_value()) + 1))
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Space")


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_control_of_an_explorer_is_reached_and_changed_by_keys_and_the_result_is_said(page, name):
    box, heard = box_of(page, f"wo.{name}()"), set()
    said = box.get_by_role("status")
    for control in controls(box):
        tab_to(page, control)
        before = box.evaluate(SHOWN)
        heard.add(said.inner_text())
        changed(page, control)
        page.wait_for_function(f"([box, before]) => ({SHOWN})(box) !== before", arg=[box.element_handle(), before])
        assert control.evaluate(HAS_FOCUS), "the change took the keyboard elsewhere"
    assert len({*heard, said.inner_text()}) > 1, "the figure changed, and nothing was said"


def answered(page, box, answer):
    """Give an answer by keys: back to the first control where the button was pressed before, then one by one."""
    back = "Shift+Tab" if box.evaluate("box => box.contains(document.activeElement)") else "Tab"
    radios = box.locator("input[type=radio]")
    if radios.count():
        tab_to(page, radios, back)
        for _ in answer and radios.all():
            if not box.get_by_label(f"{answer}: ").is_checked():
                page.keyboard.press("ArrowDown")
    else:
        parts = box.locator(":is(input, select, textarea):visible").all()
        tab_to(page, box.locator(":is(input, select, textarea):visible").first, back)
        for part, given in zip(parts, answer, strict=False):
            tab_to(page, part)
            if not isinstance(given, bool):
                written(page, given)
                if part.evaluate("one => one.tagName") == "SELECT":
                    expect(part.locator("option:checked")).to_have_text(re.compile(f"^{given}"))
            elif part.is_checked() is not given:
                page.keyboard.press("Space")
    tab_to(page, box.locator(".wo-answer"))
    page.keyboard.press("Enter")


@pytest.mark.parametrize("question", ANSWERS)
def test_a_question_is_answered_wrongly_and_then_rightly_by_keys_and_the_reply_is_said(page, question):
    wrong, right = ANSWERS[question]
    box, free = box_of(page, f'wo.ask("{question}")'), find(question).kind in FREE
    reply = box.get_by_role("status")
    answered(page, box, wrong)
    expect(reply).to_contain_text('then press "Keep"' if free else re.compile("Not yet:|Look again:"))
    answered(page, box, right)
    expect(reply).to_contain_text("Saved:" if free else "Correct:")
    assert box.locator(".wo-answer").evaluate(HAS_FOCUS), "the reply took the keyboard elsewhere"


def test_a_screen_reader_hears_what_each_control_belongs_to_and_what_it_is(page):
    """Each box is a group with a name, each control in it has one, and there is one place where results are said."""
    for box in page.locator(".wo-box").all():
        expect(box).to_have_attribute("role", "group")
        heard = box.aria_snapshot()
        assert re.match("- '?group \"", heard) and not NAMELESS.search(heard), heard
        expect(box.get_by_role("status")).to_have_count(1)


def test_no_key_that_was_meant_for_a_control_was_taken_by_the_page(page):
    expect(page.locator(".jp-Cell")).to_have_count(1 + len(EXPLORERS) + len(ANSWERS))


def test_every_kind_of_question_is_here():
    assert {find(name).kind for name in ANSWERS} == {question.kind for question in bank().values()}

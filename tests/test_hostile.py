"""Markup, scripts and directives in data and answers are shown as words: nothing of them becomes a part of a page.

Two copies of the dataset are shown by everything that shows anything: in one the words of every table end in an attack,
in the other in as many plain letters. Both must give the same elements, the same attributes and the same links.
What needs Chromium or Chrome is skipped without one, and says so.
"""

import ast
import csv
import importlib
import json
import os
import re
import shutil
import zlib
from collections import Counter
from html.parser import HTMLParser
from unittest.mock import patch
from urllib.parse import quote

import ipywidgets as w
import nbformat
import pandas as pd
import pytest
from docutils.core import publish_doctree
from docutils.nodes import raw
from gallery import CHARTS, EXPLORERS
from lab import NEEDS_BROWSER, WEEKLY, a_browser, expect, new_page
from myst_parser.parsers.docutils_ import Parser

import helpers as wo
from helpers.dataset import DATA, DataError
from helpers.figures.figure import Picture
from helpers.page import Shown
from helpers.practice import questions
from helpers.work import saving
from helpers.work.my_work import Parcel

ROOT = DATA.parent
OWN = "helpers.readings.dataset._own"  # the dataset that is read where none is named
RUN = "window.ran=1"
ATTACKS = [  # each is one word, so that it breaks no rule on how many words may stand somewhere
    f"<script>{RUN}</script>",
    f"<img/src=x/onerror={RUN}>",
    f"</style></title></textarea></pre><svg/onload={RUN}>",
    f'"\'onmouseover=\'{RUN}\'/onfocus="{RUN}"/autofocus/x="',
    f"javascript:{RUN}",
    f"[x](javascript:{RUN})![y](x'onerror={RUN})<javascript:{RUN}>",
    f"[x](#term-soviet)[x]({RUN})",
    "{{7*7}}{%raw%}${7*7}<%=7*7%>{thing.__class__}%s$title",
    r"$\frac{$\(\href{javascript:window.ran=1}{x}\)$$",
    f"`{{raw}}html``````{{raw}}html<script>{RUN}</script>",
    f"**<b>*<i>_<u>`<a/href=javascript:{RUN}>",
    f"-->]]>&lt;script&gt;{RUN}&#60;/script&#62;\\",
    "(?P<name>[a-z",  # half a pattern
]
LONG = [  # for cells that may have several lines and signs that nobody sees
    f"\n\n```\n\n```{{raw}} html\n<script>{RUN}</script>\n```\n",
    f"\n\n---\n\n# Head\n\n:::{{raw}} html\n<script>{RUN}</script>\n:::\n\n```{{include}} /etc/passwd\n```\n",
    f"\n\n[x](javascript:{RUN})\n\n<script>{RUN}</script>\n\n(target)=\n% word\n+++\n| a | b |\n|---|---|\n| c | d |",
    "\u202e\u2066txt.exe\u200f\u2069\u202c",
]
# The columns that hold words for a reader; what stands in others is a key or must fit a rule.
WORDS = {
    "people": "label name name_ru", "organisations": "name name_ru", "documents": "name name_ru", "events": "name",
    "ballots": "name", "series": "name", "issues": "name question", "places": "name_1921 name_now name_ru",
    "disagreements": "question why would_change_if", "silences": "looked_where",
    "misconceptions": "belief correction", "glossary": "term russian transliteration meaning",
    "sources": "author title container issue pages publisher made_for stance rights no_address",
    "texts": "title voice for_whom first_printed locator translator through rights_note original_phrase words_explained"
    " questions",
    "stories": "label who why", "works": "label", "practice/claims_with_errors": "note",
}  # fmt: skip
CLAIM_WORDS = "locator note"


def tame(attack):
    """Give letters in the place of an attack, as many and in as many words and lines, and not twice the same."""
    return re.sub(r"\S", lambda sign: chr(ord("a") + ord(sign[0]) % 26), attack)


def spoilt(words, attacks, made, front=False):
    """Give words that end in one of the attacks, the same words in the same one; nothing stays nothing."""
    attack = made(attacks[zlib.crc32(words.encode()) % len(attacks)])
    return words and (attack + words if front else words + attack)


def spoil(folder, made):
    """Spoil a copy of the dataset with what `made` makes of the attacks."""
    for name, columns in WORDS.items():
        spread(folder / f"{name}.csv", columns.split(), ATTACKS if name == "texts" else ATTACKS + LONG, made)
    # The last word of a form is searched for in the titles: here the attack stands first.
    spread(folder / "name_forms.csv", ["form"], ATTACKS, lambda attack: f"{made(attack)} ", front=True)
    kinds = {
        row["property"]: row["value_type"] for row in csv.DictReader((DATA / "properties.csv").open(encoding="utf-8"))
    }
    for path in (folder / "claims").glob("*.csv"):
        spread(path, CLAIM_WORDS.split(), ATTACKS + LONG, made)
        spread(path, ["value"], ATTACKS, made, lambda row: kinds[row["property"]] in ("text", "quote"))
    for path in (folder / "texts").glob("*.md"):
        ends = [line.rpartition(" [") if line.endswith("]") else (line, "", "")
                for line in path.read_text(encoding="utf-8").split("\n")]  # fmt: skip
        lines = [spoilt(words, ATTACKS, made) + "".join(behind) for words, *behind in ends]
        path.write_text("\n".join(lines), encoding="utf-8")


def spread(path, columns, attacks, made, where=lambda row: True, front=False):
    """Spoil the cells of some columns, in all rows or some, at their end or at their front."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in filter(where, rows):
        row.update({name: spoilt(row[name], attacks, made, front) for name in columns})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """Give the two datasets: the hostile one and the tame one."""
    found = []
    for made in (str, tame):
        folder = shutil.copytree(DATA, tmp_path_factory.mktemp("copy") / "data")
        spoil(folder, made)
        found.append(wo.load(folder))
    return found


# -- what a page is made of ------------------------------------------------------------------------------

NO_PICTURE = b"\x89PNG"  # what is drawn is no part of a page
FREE = {"alt", "title", "aria-label", "src", "value"}  # attributes that hold words, or a picture's bytes


def named(name, value):
    """Give an attribute with its value, or by its name alone where that holds words, or a page to keep."""
    free = name in FREE or name.startswith("data-") or value.startswith("data:text/html;base64,")
    return name if free else f"{name}={value}"


class Made(HTMLParser):
    """Counts the elements of a page with their attributes, and its comments and declarations.

    Bold and code are marks that the words of the course may have; they can do nothing.
    """

    def __init__(self, page):
        super().__init__()
        self.parts = Counter()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in ("strong", "code"):
            self.parts[tag, *sorted(named(*one) for one in attributes)] += 1

    def handle_comment(self, text):
        self.parts["comment"] += 1

    handle_decl = handle_pi = unknown_decl = handle_comment


def same(hostile, tame_one):
    """Say what one page is made of and the other is not: nothing is expected."""
    one, other = Made(hostile).parts, Made(tame_one).parts
    return (one - other) + (other - one)


# -- everything that shows something ---------------------------------------------------------------------

SHOWS_NOTHING = {"DataError", "Dataset", "Figure", "accused", "load"}  # kinds, ids, and the dataset itself
ONE_EACH = {name: chart for chart in CHARTS.values() for name in chart.__code__.co_names if name in wo.__all__}
PEOPLE = ["shliapnikov", "kollontai", "nikolaenko"]
CLAIMS = ["CONG-004", "CONG-088", "UNCH-001", "LETT-011", "CONG-158"]
CITED = [*CLAIMS, "afaq", "letter_of_22, line 4"]


def in_a_table(rows):
    """Give rows both as the helpers show them and as pandas does."""
    rows = rows.to_frame() if isinstance(rows, pd.Series) else rows
    return wo.show(rows, "Rows").html() + rows.to_html()


def questions_asked():
    """Ask each question of two lessons, answer it, and show what answers it."""
    for question in questions.bank("03_") | questions.bank("06_"):
        yield wo.ask(question)
        yield wo.check(question, "a")
        yield wo.check(question, "b")
        yield wo.show_me(question)


OTHERS = {
    "card": lambda data: (wo.card(claim, data) for claim in data.claims["claim_id"][::40]),
    "read": lambda data: [wo.read(data=data), *(wo.read(text, data) for text in list(data.rows("texts"))[::4])],
    "life_card": lambda data: (wo.life_card(person, data) for person in PEOPLE),
    "roll": lambda data: [wo.roll(PEOPLE, data)],
    "look_up": lambda data: (wo.look_up(thing, data) for thing in ("congress_10", "shliapnikov", "belcrenev")),
    "check_claims": lambda data: [wo.check_claims(" ".join(CLAIMS), data)],
    "before_handing_in": lambda data: [wo.before_handing_in(data)],
    "practice_sheet": lambda data: [wo.practice_sheet()],
    "practice_claims": lambda data: [wo.practice_claims()],
    "who_says": lambda data: (wo.who_says(thing, data=data) for thing in ("congress_10", "shliapnikov")),
    "disagreements": lambda data: [wo.disagreements(data=data)],
    "silences": lambda data: [wo.silences(data=data)],
    "failing_sums": lambda data: [wo.failing_sums(data)],
    "claim": lambda data: (wo.claim(claim, data) for claim in CLAIMS),
    "cite": lambda data: [pd.DataFrame({"cited": [wo.cite(one, data) for one in CITED]})],
    "show": lambda data: (wo.show(data.table(name).head(40), name) for name in WORDS if "/" not in name),
    "begin": lambda data: [wo.begin("03"), wo.begin("06")],
    "ask": lambda data: questions_asked(),
    "check": lambda data: [wo.check("03-nothing", "a")],
    "show_me": lambda data: [wo.show_me("03-2")],
    "groups": lambda data: [wo.groups(data)],
    "recall": lambda data: [wo.recall("03-hook", "03-decision")],
    "finish": lambda data: wo.finish("03").parts,
    "my_work": lambda data: [wo.my_work()],
}  # fmt: skip


def as_html(thing):
    """Give all the HTML that a thing shows, also what stands in its widgets."""
    if isinstance(thing, (pd.DataFrame, pd.Series)):
        return in_a_table(thing)
    if isinstance(thing, Parcel):
        return thing.press()._repr_html_() + thing.mine.as_page()
    page = thing.html() if isinstance(thing, Shown) else ""
    page += getattr(thing, "_repr_html_", str)() + getattr(thing, "bundle", {}).get("text/html", "")
    return page + "".join(in_widgets(thing.box) if hasattr(thing, "box") else ())


def in_widgets(box):
    """Give what stands as HTML in widgets; their names and choices are text, for they may not hold any."""
    for widget in (box, *getattr(box, "children", ())):
        assert not getattr(widget, "description_allow_html", False)
        if widget is not box:
            yield from in_widgets(widget)
        elif isinstance(widget, w.HTML):
            yield widget.value


def pages(data, made, folder):
    """Give every piece of HTML by a name, from one of the copies and from answers like those in it."""
    with patch.dict(os.environ, WO_MY_WORK=str(folder)), patch(OWN, lambda: data):
        answer(made, folder)
        with patch.object(Picture, "png", NO_PICTURE):
            yield from ((name, as_html(chart(data))) for name, chart in ONE_EACH.items())
            yield from ((name, as_html(getattr(wo, name)(data=data))) for name in EXPLORERS)
            yield from ((name, "".join(map(as_html, things(data)))) for name, things in OTHERS.items())


def answer(made, folder):
    """Keep answers and texts that are not answered yet, also such as another program may have put there."""
    attacks = [made(attack) for attack in [*ATTACKS, *LONG]] + ["a\0b"]
    for attack in attacks:
        wo.check("03-hook", attack)
        wo.check("03-decision", {"choice": attack, attack: attack})
    whole = json.loads((folder / saving.NAME).read_text(encoding="utf-8"))
    entries = [{**whole["answers"]["03-hook"][0], "word": attack, "value": attack} for attack in attacks]
    whole["answers"] |= {f"99-{attack}": [entry] for attack, entry in zip(attacks, entries, strict=True)}
    whole["drafts"] |= {"06-hook": entries[0]}
    (folder / saving.NAME).write_text(json.dumps(whole), encoding="utf-8")


@pytest.fixture(scope="module")
def shown(copies, tmp_path_factory):
    """Give every piece of HTML by its name, of the hostile copy and of the tame one."""
    made = zip(copies, (str, tame), strict=True)
    return [dict(pages(data, how, tmp_path_factory.mktemp("my_work"))) for data, how in made]


def test_every_public_name_that_shows_something_is_shown_here():
    assert set(wo.__all__) <= {*ONE_EACH, *EXPLORERS, *OTHERS} | SHOWS_NOTHING


def test_no_element_no_attribute_and_no_link_comes_of_words(shown):
    hostile, tame_one = shown
    assert not {name: found for name in hostile if (found := same(hostile[name], tame_one[name]))}


# -- the reading edition ---------------------------------------------------------------------------------

# Of each kind of page one, besides a lesson and the pages that are neither; the words of the glossary stand in lessons.
THINGS = {
    "shliapnikov",
    "rcp",
    "letter_of_22",
    "congress_10",
    "congress_10_unity",
    "delegates_voting",
    "afaq",
    "soviet",
}
LESSON = "05"
RULES = {"colon_fence"}  # of MyST, as tools/reading/conf.py switches them on


def of_what(text):
    """Count what a text of MyST is made of: its parts, and the elements of the HTML that it lets through."""
    quiet = {"myst_enable_extensions": RULES, "myst_heading_anchors": 3, "report_level": 5, "halt_level": 5}
    tree = publish_doctree(text, parser=Parser(), settings_overrides=quiet)
    passed = "".join(node.astext() for node in tree.findall(raw))
    return Counter(type(node).__name__ for node in tree.findall()) + Made(passed).parts


@pytest.fixture(scope="module")
def rooms(copies, tmp_path_factory):
    """Give two folders, each with a small reading edition as Sphinx reads it: of the hostile copy and the tame one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(ROOT / "tools")
        write = importlib.import_module("reading_edition").write
        sources = [path for path in importlib.import_module("editions").sources() if path.name.startswith(LESSON)]
        found = []
        for data in copies:
            found.append(tmp_path_factory.mktemp("room"))
            with patch.dict(os.environ, WO_MY_WORK=str(found[-1] / "my_work")), patch(OWN, lambda data=data: data):
                write(found[-1], sources=sources, only=THINGS)
        return found


def test_no_page_of_the_reading_edition_takes_words_for_markup_or_for_a_directive(rooms):
    for hostile in rooms[0].rglob("*.md"):
        tame_one = rooms[1] / hostile.relative_to(rooms[0])
        one, other = (of_what(path.read_text(encoding="utf-8")) for path in (hostile, tame_one))
        assert one == other, (hostile.name, one - other, other - one)


def test_no_title_and_no_words_of_a_thing_become_markup(rooms):
    both = (json.loads((room / "things.json").read_text(encoding="utf-8")) for room in rooms)
    for (place, hostile), tame_one in zip(*(told.items() for told in both), strict=True):
        assert place == tame_one[0] and not same("".join(hostile), "".join(tame_one[1])), place


def test_no_lesson_of_the_reading_edition_does(rooms):
    both = (nbformat.read(next((room / "lessons").iterdir()), 4).cells for room in rooms)
    for hostile, tame_one in zip(*both, strict=True):
        if hostile.cell_type == "markdown":
            one, other = of_what(hostile.source), of_what(tame_one.source)
            assert one == other, (hostile.id, one - other, other - one)
        for shown_here in zip(hostile.get("outputs", []), tame_one.get("outputs", []), strict=True):
            assert not same(*(output.data["text/html"] for output in shown_here)), hostile.id


@pytest.mark.parametrize("number", ["04", "06"])
def test_no_sheet_of_the_teachers_pack_does(copies, tool, tmp_path, number):
    tool("teaching_pack")
    sheets, printed = tool("teaching.sheets"), []
    path = next(path for path in tool("editions").sources() if path.name.startswith(number))
    for data in copies:
        with patch.dict(os.environ, WO_MY_WORK=str(tmp_path)), patch(OWN, lambda data=data: data):
            printed.append(str(sheets.Lesson(path).all()))
    assert not same(*printed) and tame(ATTACKS[0]) in printed[1]


def test_a_source_whose_address_is_a_script_is_refused(tmp_path):
    copy = shutil.copytree(DATA, tmp_path / "data")
    spread(copy / "sources.csv", ["url"], [f"javascript:{RUN}//"], str, front=True)
    with pytest.raises(DataError) as caught:
        wo.load(copy)
    assert "data/sources.csv, row 3, column url: 'javascript:" in str(caught.value)


# -- in a browser ----------------------------------------------------------------------------------------


def nothing_ran(page, address):
    """Open a page, touch all of it, and say whether a script of ours ran or a link leads anywhere but to a page."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(
        "document.querySelectorAll('*').forEach(one => { one.dispatchEvent(new Event('mouseover')); one.focus() })"
    )
    assert page.evaluate("window.ran") is None
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(one => one.protocol)")
    assert set(links) <= {"http:", "https:", "file:", "data:"}


@NEEDS_BROWSER
@pytest.mark.skipif(not WEEKLY, reason="sets a whole small edition: with FUZZ, every week")
def test_in_a_browser_nothing_of_it_runs(shown, rooms, tmp_path, tool):
    whole = tmp_path / "all.html"
    whole.write_text("".join(shown[0].values()), encoding="utf-8")
    said = tool("reading_edition").built(rooms[0], tmp_path / "site")
    assert not said, said
    with a_browser() as browser:
        page = new_page(browser)
        nothing_ran(page, whole.as_uri())
        for path in (tmp_path / "site").rglob("*.html"):
            nothing_ran(page, path.as_uri())
        search = (tmp_path / "site" / "search.html").as_uri()
        for words in ("soviet", f"soviet {ATTACKS[1]}"):
            page.goto(f"{search}?q={quote(words)}")
            expect(page.locator("#search-results")).to_contain_text("earch finished")
            assert page.evaluate("window.ran") is None, words
        page.goto(next((tmp_path / "site" / "lessons").glob("*.html")).as_uri())
        for box in page.locator("textarea").all():
            box.fill(f"</textarea><img src=x onerror={RUN}>")
        page.reload()
        page.evaluate("window.print = () => 0")
        page.get_by_role("button", name="Print what I wrote").click()
        assert page.locator(".wo-recall").first.inner_text() and page.evaluate("window.ran") is None


# -- code that runs words --------------------------------------------------------------------------------

RUNS = {"eval", "exec", "compile", "__import__", "system", "popen", "read_pickle"}
NEVER = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
# What runs the cells of a lesson, as Jupyter would: words of this repository, none of the data and none of a learner.
LESSON_CELLS = {
    ("tools/reading/lessons.py", "exec"), ("tools/reading/lessons.py", "eval"), ("tools/reading/lessons.py", "compile"),
    ("tools/teaching/sheets.py", "eval"),
}  # fmt: skip


def runs_words(path):
    """Say by what a file could run words as code, start a shell, or read what runs code when it is read."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            whose = getattr(getattr(node.func, "value", None), "id", "")
            if name in RUNS and whose != "re":
                yield name
            if any(word.arg == "shell" for word in node.keywords) or (whose, name) == ("yaml", "load"):
                yield f"{whose}.{name}"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from NEVER & {getattr(node, "module", ""), *(one.name for one in node.names)}


def test_no_code_runs_words_but_that_which_runs_the_cells_of_a_lesson():
    files = [path for room in ("helpers", "tools") for path in (ROOT / room).rglob("*.py")] + [ROOT / "start.py"]
    assert {(path.relative_to(ROOT).as_posix(), what) for path in files for what in runs_words(path)} == LESSON_CELLS


def test_no_script_of_a_page_sets_words_as_markup():
    scripts = [path for room in ("helpers", "tools") for path in (ROOT / room).rglob("*.js")]
    signs = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    assert scripts and not [path.name for path in scripts if signs.search(path.read_text(encoding="utf-8"))]

"""Each lesson keeps its form: what a learner meets, what a teacher shows, and that both are what its source gives.

That every cell runs without the network, and that the teacher's stored outputs are what comes out, is checked by
nbval (pyproject.toml, conftest.py).
"""

import html
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import nbclient
import nbconvert
import nbformat
import pytest

import helpers as wo
from helpers.page import mark_russian
from helpers.practice import questions

ROOT = Path(__file__).resolve().parent.parent
TEACHERS = sorted((ROOT / "notebooks" / "teacher").glob("*.ipynb"))
LEARNERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SAMPLE = "03_tenth_congress"  # the lesson that needs the most memory
LISTS = ("words", "sources")  # written by tools/editions.py
CITED = re.compile(r"\[([A-Z]{4}-\d{3}[a-z]?)\](?!\()")

lesson = pytest.mark.parametrize("path", LEARNERS, ids=lambda path: path.stem)
teacher = pytest.mark.parametrize("path", TEACHERS, ids=lambda path: path.stem)
edition = pytest.mark.parametrize("path", LEARNERS + TEACHERS, ids=lambda path: f"{path.parent.name}-{path.stem}")


def read(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_lessons_in_both_editions():
    assert [path.name for path in LEARNERS] == [path.name for path in TEACHERS] != []


def test_editions_and_what_is_shown_are_what_the_sources_give(tool, capsys):
    assert tool("editions").main(["--check"]) == 0, capsys.readouterr().out


SMALL = """---
jupytext:
  text_representation: {extension: .md, format_name: myst, format_version: 0.13}
---

+++ {"name": "title"}

# Bread

It was cut [CONG-126].

+++ {"name": "cold"}

## A cold winter

Ask Medvedev (Медведев) of a [faction](#term-faction).

```{code-cell} ipython3
:name: setup

import helpers as wo
wo.begin("03")
```

```{code-cell} ipython3
:name: answer-1
:tags: [answer]

wo.check("03-2", "b")
```

+++ {"name": "note-1", "tags": ["note"]}

They may ask for bread [CONG-126].

+++ {"name": "words", "tags": ["words"]}

(written by the tool)

+++ {"name": "sources", "tags": ["sources"]}

(written by the tool)
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """A small lesson with all that is made of it, run once."""
    root = tmp_path_factory.mktemp("course")
    (root / "notebooks/source").mkdir(parents=True)
    (root / "notebooks/source/03_bread.md").write_text(SMALL, encoding="utf-8")
    (root / "notebooks/teacher").mkdir()
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import editions

        assert editions.main(["--run"], root=root) == 0
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return root


@pytest.fixture
def copied(ran, tmp_path):
    """That lesson in a folder of its own."""
    return Path(shutil.copytree(ran, tmp_path / "course"))


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    "name, old",
    [
        ("notebooks/source/03_bread.md", "A cold winter"),
        ("notebooks/03_bread.ipynb", "A cold winter"),
        ("notebooks/teacher/03_bread.ipynb", "A cold winter"),
        ("tests/shown/03.txt", "What you write in lesson 3"),
    ],
)
def test_one_changed_letter_in_any_of_the_files_is_found(tool, copied, capsys, name, old):
    editions = tool("editions")
    assert editions.main(["--check"], root=copied) == 0
    change(copied / name, old, old.replace("e", "a", 1))
    assert editions.main(["--check"], root=copied) == 1
    assert "is not what its source gives" in capsys.readouterr().out


def test_a_change_in_the_source_goes_into_both_editions_and_keeps_what_other_cells_showed(tool, copied):
    source = copied / "notebooks/source/03_bread.md"
    change(source, "Ask Medvedev (Медведев)", "Ask Medvedev (Медведев) [CONG-339], [CONG-126]")
    change(source, 'wo.check("03-2", "b")', 'wo.check("03-2", "a")')
    assert tool("editions").main([], root=copied) == 0
    for folder in ("notebooks", "notebooks/teacher"):
        cells = {cell.id: cell for cell in read(copied / folder / "03_bread.ipynb").cells}
        text = re.sub(r' title="[^"]+"', "", cells["cold"].source)
        assert 'Ask Medvedev (<span lang="ru">Медведев</span>)<sup>2, 1</sup> of' in text
        fold = cells["cold-sources"].source
        assert re.findall(r"<strong>(\S+)</strong>.*\((\S+): ", fold) == [("1", "CONG-126"), ("2", "CONG-339")]
        assert "<strong>2</strong> CONG-339. " in cells["sources"].source
    assert cells["setup"].outputs and not cells["answer-1"].outputs
    assert ">[CONG-126]</span>" in cells["note-1"].source, "teachers keep the id, which no fold explains"


@pytest.mark.parametrize(
    "old, new, says",
    [
        (":name: setup\n", "", "no name"),
        (":name: setup\n", ":name: answer-1\n", "'answer-1' is used twice"),
        ('{"name": "cold"}', '{"name": "Next one"}', "other signs than a-z"),
    ],
)
def test_a_cell_without_a_good_name_is_refused_in_words(tool, copied, capsys, old, new, says):
    change(copied / "notebooks/source/03_bread.md", old, new)
    assert tool("editions").main([], root=copied) == 1
    said = capsys.readouterr().out
    assert said.startswith("Problem: notebooks/source/03_bread.md, cell ") and says in said


def test_what_is_shown_is_read_from_tables_pictures_and_words(tool):
    page = """<style>p {}</style><p>One <b>word</b> &amp; more</p><table><caption>Votes</caption>
        <tr><th scope="col">for</th><td>25<br>or 26</td></tr></table><img src="data:x" alt="A map."><p>End"""
    assert tool("shown").of_html(page).splitlines() == [
        "One word & more", "Votes", "for | 25", "or 26", "[Picture: A map.]", "End"
    ]  # fmt: skip


@lesson
def test_learners_get_no_answers_no_notes_and_no_outputs(path):
    for cell in read(path).cells:
        assert not {"answer", "note"} & set(cell.metadata.get("tags", []))
        assert not cell.get("outputs") and cell.get("execution_count") is None


@edition
def test_metadata_names_the_lesson_and_holds_nothing_of_one_machine(path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert notebook.metadata["title"] in notebook.cells[0].source
    assert notebook.metadata["kernelspec"]["name"] == "python3"
    assert "version" not in notebook.metadata.get("language_info", {}) and "widgets" not in notebook.metadata
    assert not any("execution" in cell.metadata for cell in notebook.cells)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[a-z0-9-]+", cell_id) for cell_id in ids)


@edition
def test_headings_are_one_title_and_then_parts(path):
    text = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    levels = [len(hashes) for hashes in re.findall(r"^(#+) ", text, flags=re.M)]
    assert levels[0] == 1 and levels.count(1) == 1 and set(levels[1:]) == {2}


@edition
def test_links_inside_a_lesson_lead_somewhere(path):
    notebook = read(path)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    anchors = {heading.replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, flags=re.M)}
    anchors |= set(re.findall(r'id="([^"]+)"', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
    assert not [link for link in re.findall(r"\]\((?!#|https?://)([^)]+)\)", text) if not (path.parent / link).exists()]


@lesson
def test_each_number_behind_a_sentence_is_explained_under_its_part_and_at_the_end(path, tool):
    """What a learner sees: no id in the text, and each raised number in the fold of its part and in the last list."""
    notebook = read(path)
    last = next(cell.source for cell in notebook.cells if cell.id == "sources")
    for part in tool("parts").parts(notebook.cells):
        texts = [cell.source for cell in part if cell.cell_type == "markdown" and cell.id not in LISTS]
        raised = set(re.findall(r"\d+", " ".join(re.findall(r"<sup[^>]*>([^<]*)</sup>", "".join(texts)))))
        folded = dict(re.findall(r"<strong>(\d+)\??</strong>.*?\(([A-Z]{4}-\d{3}[a-z]?): ", "".join(texts)))
        assert raised == set(folded), part[0].id
        for number, claim_id in folded.items():
            words = mark_russian(html.escape(wo.cite(claim_id), quote=False))
            assert f"<strong>{number}</strong> {words}" in last
    assert not CITED.search("".join(cell.source for cell in notebook.cells))


@edition
def test_a_word_of_the_list_leads_back_to_where_it_was_met(path):
    text = "".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    there, back = re.findall(r'<span id="use-(\w+)">', text), re.findall(r'href="#use-(\w+)"', text)
    assert there and sorted(there) == sorted(back)


def test_doubt_shows_beside_a_number(tool):
    """UNCH-001 was seen by nobody here, RISE-235 is contested, CONG-126 is supported; all three behind one sentence."""
    ids = ["UNCH-001", "RISE-235", "CONG-126"]
    text = f"It was so [{ids[0]}], [{ids[1]}], [{ids[2]}]. Then [CONG-126] more."
    set_so = tool("citations").raised(text, tool("citations").numbers([text]))
    assert re.sub(r' title="[^"]*"', "", set_so) == "It was so<sup>1?, 2?, 3</sup>. Then<sup>3</sup> more."
    assert re.findall(r'title="([^"]*)"', set_so)[1] == "Lenin 1970, pp. 93-95; the days: p. 469"


@lesson
def test_every_number_in_the_prose_that_is_cited_is_the_claims_own(path, written):
    """In each sentence, each cited claim that is a number has that number, or a bound of it, in the words."""
    claims = wo.load().claims.set_index("claim_id")
    text = "\n\n".join(
        cell.source for cell in written(path).cells if cell.cell_type == "markdown" and cell.id not in LISTS
    )
    for sentence in re.split(r"(?<=[.?!])\s", text):
        numbers = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", CITED.sub("", sentence))}
        for claim_id in CITED.findall(sentence):
            low, high = claims.loc[claim_id, ["low", "high"]]
            if low == low and numbers:
                assert {low, high} & numbers, (claim_id, sentence)


@edition
def test_code_cells_are_short_and_plain(path):
    lengths = []
    for cell in code(read(path)):
        lengths.append(len([line for line in cell.source.splitlines() if line.strip()]))
        assert not re.search(r"\binput\(|https?://|^\s*[%!]|[A-Z]:\\|/home/|/work/", cell.source, flags=re.M), cell.id
    assert max(lengths) <= 15 and statistics.median(lengths) <= 3
    assert sum(length < 10 for length in lengths) >= 0.9 * len(lengths)


@edition
def test_russian_words_are_marked_as_russian(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            outside = re.sub(r'<span lang="ru">[^<]*</span>', "", cell.source)
            assert not re.search(r"[А-яЁё]", outside), cell.id


# -- what runs -------------------------------------------------------------------------------------------


def alone(notebook):
    """Each cell with what must stand above it: the set-up, and above a model answer the cell that it completes."""
    setup, *cells = code(notebook)
    for above, cell in zip([setup, *cells], cells, strict=False):
        is_answer = "answer" in cell.metadata.get("tags", [])
        yield cell.id, [setup.source, above.source, cell.source] if is_answer else [setup.source, cell.source]


def unmade_names(folder, programs):
    """Names that a program reads and neither makes, imports nor finds among the builtins; by program."""
    for name, parts in programs:
        (folder / f"{name}.py").write_text("\n".join(parts), encoding="utf-8")
    words = ["ruff", "check", "--isolated", "--no-cache", "--select", "F821", "--output-format", "concise"]
    words += ["--config", "builtins = ['display']"]  # a notebook has it from the start
    said = subprocess.run([sys.executable, "-m", *words, folder], capture_output=True, text=True, encoding="utf-8")
    return set(re.findall(r"([a-z0-9-]+)\.py:\d+:\d+: F821 [^`]*`(\w+)`", said.stdout))


@edition
def test_each_activity_works_after_the_setup_cell_alone(path, tmp_path):
    assert unmade_names(tmp_path, alone(read(path))) == set()


def test_a_cell_that_leans_on_another_is_found(tmp_path):
    cells = {
        "made-elsewhere": "totals.max()",
        "made-too-late": "wo.check(share)\nshare = 1",
        "made-of-itself": "share = share + 1",
        "well": "rows = [row for row in data.claims if row]\nlen(rows)",
    }
    programs = [(name, ["import helpers as wo\ndata = wo.load()", source]) for name, source in cells.items()]
    assert unmade_names(tmp_path, programs) == {
        ("made-elsewhere", "totals"),
        ("made-too-late", "share"),
        ("made-of-itself", "share"),
    }


ALONE = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for name, parts in reversed({programs!r}):
    shell.reset()
    for part in parts:
        result = shell.run_cell(part)
        assert result.success, (name, result.error_before_exec or result.error_in_exec)
if sys.platform != "win32":
    import resource
    print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
LIBRARIES = """
import pandas, matplotlib.pyplot as plt, ipywidgets
plt.figure(); plt.plot([1, 2]); plt.gcf().canvas.draw()
"""


def peak(programs, folder):
    """Run programs one after the other, the last first, in one IPython; give the most memory it needed, in KB."""
    program = ALONE.format(programs=list(programs))
    env = os.environ | {"WO_MY_WORK": str(folder), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT / "notebooks", capture_output=True, encoding="utf-8", env=env
    )
    assert done.returncode == 0, done.stderr
    found = re.search(r"^peak (\d+)$", done.stdout, flags=re.M)
    return int(found[1]) if found else 0


def test_the_sample_lesson_works_cell_by_cell_in_the_opposite_order_and_in_little_memory(tmp_path):
    """What is decided by names alone above is tried here: no cell leans on another, and none spoils another."""
    programs = list(alone(read(ROOT / "notebooks" / "teacher" / f"{SAMPLE}.ipynb")))
    assert len(programs) > 10
    assert peak(programs, tmp_path) <= 1.25 * peak([("libraries", [LIBRARIES])], tmp_path)


def test_a_lesson_that_asks_for_the_network_fails():
    """Every kernel of these tests starts with the guard of conftest.py."""
    asking = "import urllib.request; urllib.request.urlopen('https://example.org')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(asking)])
    with pytest.raises(nbclient.exceptions.CellExecutionError, match="a lesson asked for the network"):
        nbclient.NotebookClient(notebook, kernel_name="python3").execute()


def test_a_lesson_named_alone_keeps_its_answers_from_the_reader_and_asks_nobody(tmp_path):
    """`pytest notebooks/03_...ipynb` reads no conftest.py of tests/: answers went into the reader's own my_work/."""
    for folder in ("helpers", "data", "notebooks/source"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    for file in [*ROOT.glob("conftest.py"), *ROOT.glob("tests/conftest.py"), ROOT / "tests/sanitize.cfg"]:
        shutil.copy(file, tmp_path / file.relative_to(ROOT))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    answers = 'import os\nimport helpers as wo\nwo.check("03-2", "b")\nassert os.environ["WO_STRICT"]'
    asks = 'import socket\ntry:\n    socket.getaddrinfo("example.org", 443)\nexcept AssertionError:\n    pass'
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in (answers, asks)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    (tmp_path / "notebooks" / "teacher").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "teacher" / "alone.ipynb")
    ours = ("WO_", "IPYTHONDIR", "PYTEST_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    command = [sys.executable, "-m", "pytest", "-n0", "-p", "no:cacheprovider", "notebooks/teacher/alone.ipynb"]
    done = subprocess.run(
        command, cwd=tmp_path, env=env | {"PYTHONPATH": str(tmp_path)}, capture_output=True, encoding="utf-8"
    )
    assert not (tmp_path / "my_work").exists(), "the reader's own answers"
    assert done.returncode == 0 and "2 passed" in done.stdout, done.stdout


# -- what the teacher's edition shows --------------------------------------------------------------------


def shown(notebook):
    return [(cell, output) for cell in code(notebook) for output in cell.outputs if "data" in output]


@teacher
def test_outputs_are_stored_for_every_cell_and_none_is_an_error(path):
    cells = code(read(path))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [cell.id for cell in cells for output in cell.outputs if output.output_type in ("error", "stream")]
    assert [cell.id for cell in cells if not cell.outputs] == []


@teacher
def test_every_figure_has_a_caption_its_rows_and_where_it_is_a_picture_a_description(path):
    figures = 0
    for cell, output in shown(read(path)):
        page = "".join(output["data"].get("text/html", ""))
        for figure in re.findall(r"<figure.*?</figure>", page, flags=re.S):
            for picture in re.findall(r"<img[^>]*>", figure):
                alt = html.unescape(re.search(r'alt="([^"]*)"', picture)[1])
                assert 60 <= len(alt) <= 300 and "<figcaption" in figure, cell.id
            assert ("<details>" in figure and '<th class="' in figure) or "<th scope=" in figure, cell.id
            figures += 1
    assert figures >= 1


@teacher
def test_every_picture_stands_beside_its_page_for_a_pdf(path):
    """The page comes first wherever it can be shown, and with it the description of the picture."""
    for cell, output in shown(read(path)):
        pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', "".join(output["data"].get("text/html", "")))
        beside = output["data"].get("image/png")
        assert ([beside.strip()] if beside else []) == pictures, cell.id


@pytest.mark.filterwarnings("ignore:Your element with mimetype")  # the script that minds the keys
@pytest.mark.parametrize("name", ["html", "slides", "markdown", "latex", "rst"])
def test_other_formats_have_the_picture_and_the_words_of_a_lesson(name):
    """What PDFs and text processors are made of; of the code cells alone, for the texts of others need pandoc."""
    notebook = read(TEACHERS[3])
    notebook.cells = code(notebook)
    text, resources = nbconvert.get_exporter(name)().from_notebook_node(notebook)
    drawn = [file for file in resources.get("outputs") or {} if file.endswith(".png")]
    assert drawn or "data:image/png;base64," in text
    assert "Ready." in text and "Suppose that only" in text


def test_a_lesson_run_and_turned_into_a_page_is_read_without_a_network():
    """As the README says: where the state of the controls is stored, the page waits for another computer instead."""
    run = nbconvert.preprocessors.ExecutePreprocessor(kernel_name="python3", store_widget_state=False)
    cells = [nbformat.v4.new_code_cell('import helpers as wo\nwo.ask("03-hook")')]
    notebook, _ = run.preprocess(nbformat.v4.new_notebook(cells=cells), {"metadata": {"path": ROOT}})
    page, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
    assert questions.find("03-hook").text in html.unescape(page) and "widget-view+json" not in page
    assert "ExecutePreprocessor.store_widget_state=False" in (ROOT / "README.md").read_text(encoding="utf-8")


@teacher
def test_every_table_has_a_caption_and_header_cells_that_say_what_they_head(path):
    for cell, output in shown(read(path)):
        page = "".join(output["data"].get("text/html", ""))
        for table in re.findall(r"<table.*?</table>", page, flags=re.S):
            assert "<caption" in table, cell.id
            assert re.search(r'<th[^>]*scope="col"', table) and not re.search(r"<th[^>]*>\s*</th>", table), cell.id


@teacher
def test_model_answers_are_right(path):
    answers = [cell for cell in code(read(path)) if "answer" in cell.metadata.get("tags", [])]
    assert answers
    for cell in answers:
        for output in cell.outputs:
            assert "".join(output["data"]["text/plain"]).startswith((*questions.RIGHT, "Saved:")), cell.id

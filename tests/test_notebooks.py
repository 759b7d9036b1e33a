"""Each lesson keeps its form: what a learner meets, what a teacher edits, and that the two agree.

That every cell runs, and that the teacher's stored outputs are what comes out, is checked by nbval (pyproject.toml).
"""

import html
import re
import socket
import statistics
from pathlib import Path

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

import helpers as wo
from helpers.words import mark_russian

ROOT = Path(__file__).resolve().parent.parent
TEACHERS = sorted((ROOT / "notebooks" / "teacher").glob("*.ipynb"))
LEARNERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SETUP = 0  # the first code cell of a lesson
LISTS = ("words", "sources")  # written by tools/editions.py

lesson = pytest.mark.parametrize("path", LEARNERS, ids=lambda path: path.stem)
teacher = pytest.mark.parametrize("path", TEACHERS, ids=lambda path: path.stem)
edition = pytest.mark.parametrize(
    "path", LEARNERS + TEACHERS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


def read(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def prose(notebook):
    """The words of a lesson as a reader meets them: no markup, no citations, no list of sources."""
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown" and cell.id not in LISTS]
    text = re.sub(r"<table>.*?</table>", "", "\n\n".join(texts), flags=re.S)
    text = re.sub(r",? ?\[[A-Z]{4}-\d{3}[a-z]?\]\(#[^)]*\)", "", text)
    return re.sub(r"<[^>]+>|[*`#>]|\]\([^)]*\)|\[", "", text)


def sentences(notebook):
    parts = re.split(r"(?<=[.?!:])\s+|\n\s*\n|\n(?=- )", prose(notebook))
    return [part.split() for part in parts if len(part.split()) > 2 and "·" not in part]


def test_there_are_lessons_in_both_editions():
    assert [path.name for path in LEARNERS] == [path.name for path in TEACHERS] != []


def test_the_learners_edition_is_what_the_teachers_edition_gives(tool, capsys):
    assert tool("editions").main(["--check"]) == 0, capsys.readouterr().out


def test_a_change_in_a_learners_edition_is_found(tool, tmp_path, monkeypatch, capsys):
    """The check above can fail: one changed letter is enough."""
    editions = tool("editions")
    for name in ("ROOT", "LEARNERS"):
        monkeypatch.setattr(editions, name, tmp_path)
    for path in LEARNERS:
        (tmp_path / path.name).write_text(
            path.read_text(encoding="utf-8").replace("Shliapnikov", "Shlyapnikov"),
            encoding="utf-8",
        )
    teachers = tmp_path / "teacher"
    teachers.mkdir()
    for path in TEACHERS:
        (teachers / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(editions, "TEACHERS", teachers)
    assert editions.main(["--check"]) == 1
    assert "is not what the teacher's edition gives" in capsys.readouterr().out


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


@lesson
def test_the_head_says_what_a_learner_and_a_teacher_need(path):
    head = read(path).cells[0].source
    for part in (
        "**Time:**",
        "history",
        "data",
        "**You need:**",
        "**At the end you will have**",
        "**By**",
        "**New:**",
        "**Contents:**",
    ):
        assert part in head
    assert re.search(r"\d+ minutes", head)


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
    assert not [
        link
        for link in re.findall(r"\]\((?!#|https?://)([^)]+)\)", text)
        if not (path.parent / link).exists()
    ]


@edition
def test_every_cited_claim_is_in_the_dataset_and_in_the_list_of_sources(path):
    notebook = read(path)
    cited = re.findall(r"\[([A-Z]{4}-\d{3}[a-z]?)\]\(#", "\n".join(cell.source for cell in notebook.cells))
    listed = next(cell.source for cell in notebook.cells if cell.id == "sources")
    assert len(set(cited)) > 20
    for claim_id in cited:
        assert mark_russian(html.escape(wo.cite(claim_id), quote=False)) in listed


@lesson
def test_every_number_in_the_prose_that_is_cited_is_the_claims_own(path):
    """In each sentence, each cited claim that is a number has that number, or a bound of it, in the words."""
    claims = wo.load().claims.set_index("claim_id")
    text = "\n\n".join(
        cell.source for cell in read(path).cells if cell.cell_type == "markdown" and cell.id not in LISTS
    )
    for sentence in re.split(r"(?<=[.?!])\s", text):
        numbers = {
            float(n.replace(",", ""))
            for n in re.findall(r"\d[\d,]*(?:\.\d+)?", re.sub(r"\[[^\]]*\]\([^)]*\)", "", sentence))
        }
        for claim_id in re.findall(r"\[([A-Z]{4}-\d{3}[a-z]?)\]\(#", sentence):
            low, high = claims.loc[claim_id, ["low", "high"]]
            if low == low and numbers:
                assert {low, high} & numbers, (claim_id, sentence)


@lesson
def test_the_lesson_fits_its_hour(path):
    notebook = read(path)
    assert len(prose(notebook).split()) <= 2000
    assert len(code(notebook)) <= 15
    background = next(cell.source for cell in notebook.cells if cell.id == "background")
    words = len(re.sub(r"\[[A-Z]{4}[^)]*\)|<[^>]+>", "", background).split())
    assert 250 <= words <= 350
    lengths = [len(words) for words in sentences(notebook)]
    assert statistics.mean(lengths) <= 18
    assert max(lengths) <= 30, [" ".join(words) for words in sentences(notebook) if len(words) > 30]


@edition
def test_code_cells_are_short_and_plain(path):
    lengths = []
    for cell in code(read(path)):
        lengths.append(len([line for line in cell.source.splitlines() if line.strip()]))
        assert not re.search(
            r"\binput\(|https?://|^\s*[%!]|[A-Z]:\\|/home/|/work/", cell.source, flags=re.M
        ), cell.id
    assert max(lengths) <= 15 and statistics.median(lengths) <= 3
    assert sum(length < 10 for length in lengths) >= 0.9 * len(lengths)


@edition
def test_russian_words_are_marked_as_russian(path):
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            outside = re.sub(r'<span lang="ru">[^<]*</span>', "", cell.source)
            assert not re.search(r"[А-яЁё]", outside), cell.id


# -- what runs -------------------------------------------------------------------------------------------


@pytest.fixture
def no_network(monkeypatch, tmp_path):
    """Fail at once where a lesson looks for the network; keep its answers out of the learner's folder."""

    def refuse(*args, **kwargs):
        raise AssertionError(f"a lesson asked for the network: {args[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path))


def run(*cells):
    """Run cells in a fresh namespace, as after a restart of the kernel."""
    shell = InteractiveShell.instance()
    shell.reset()
    for cell in cells:
        result = shell.run_cell(cell.source)
        assert result.success, (cell.id, result.error_before_exec or result.error_in_exec)


@teacher
def test_each_activity_works_after_the_setup_cell_alone(path, no_network):
    """In the teacher's edition, which has every cell of the learner's and the model answers besides."""
    cells = code(read(path))
    for cell in cells[SETUP + 1 :]:
        wanted = [cells[SETUP], cell]
        if "answer" in cell.metadata.get("tags", []):  # a model answer completes the cell above it
            wanted.insert(1, cells[cells.index(cell) - 1])
        run(*wanted)


@lesson
def test_the_activities_work_in_the_opposite_order_too(path, no_network):
    cells = code(read(path))
    run(cells[SETUP], *reversed(cells[SETUP + 1 :]))


# -- what the teacher's edition shows --------------------------------------------------------------------


def shown(notebook):
    return [(cell, output) for cell in code(notebook) for output in cell.outputs if "data" in output]


@teacher
def test_outputs_are_stored_for_every_cell_and_none_is_an_error(path):
    cells = code(read(path))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [
        cell.id for cell in cells for output in cell.outputs if output.output_type in ("error", "stream")
    ]
    assert [cell.id for cell in cells if not cell.outputs] == []


@teacher
def test_every_figure_has_a_description_a_caption_and_a_table(path):
    figures = 0
    for cell, output in shown(read(path)):
        page = "".join(output["data"].get("text/html", ""))
        assert "image/png" not in output["data"], (
            f"{cell.id}: JupyterLab shows no description of a plain picture"
        )
        for picture in re.findall(r"<img[^>]*>", page):
            alt = html.unescape(re.search(r'alt="([^"]*)"', picture)[1])
            assert len(alt) >= 60, cell.id
            assert "<figcaption" in page and "<details>" in page and "<th scope=" in page, cell.id
            figures += 1
    assert figures >= 4


@teacher
def test_every_table_has_a_caption_and_header_cells_that_say_what_they_head(path):
    for cell, output in shown(read(path)):
        page = "".join(output["data"].get("text/html", ""))
        for table in re.findall(r"<table.*?</table>", page, flags=re.S):
            assert "<caption" in table, cell.id
            assert re.search(r'<th[^>]*scope="col"', table) and not re.search(r"<th[^>]*>\s*</th>", table), (
                cell.id
            )


@teacher
def test_model_answers_are_right(path):
    answers = [cell for cell in code(read(path)) if "answer" in cell.metadata.get("tags", [])]
    assert answers
    for cell in answers:
        for output in cell.outputs:
            assert "".join(output["data"]["text/plain"]).startswith("Correct:"), cell.id

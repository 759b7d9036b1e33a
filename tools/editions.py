"""Make both editions of each lesson from its source, and keep as text what the lesson shows.

    python tools/editions.py            all lessons; a teacher's edition keeps what it showed when it was last run
    python tools/editions.py 03         lesson 3 alone
    python tools/editions.py --run      run the teacher's editions and keep what they show now
    python tools/editions.py --minutes  tell how long each part takes; exit 1 where a head states something else
    python tools/editions.py --check    change nothing; exit 1 and say so if a file would change

A lesson is written in notebooks/source/ and nowhere else. The learner's edition has neither the cells with the
tag `answer` or `note` nor any output; tests/shown/ has the words of all that the teacher's edition shows.
"""

import argparse
import copy
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import check_questions
import citations
import jupytext
import minutes
import nbformat
import shown
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from parts import for_learners, is_text, tags

import helpers as wo
from helpers.page import mark_russian

ROOT = Path(__file__).resolve().parent.parent
TEACHERS = ROOT / "notebooks" / "teacher"
TERM = re.compile(r"\[[^\[\]]+\]\(#term-([a-z0-9_]+)\)")
WIDGET = "application/vnd.jupyter.widget-view+json"
PICTURE = re.compile(r'<img [^>]*src="data:image/png;base64,([^"]+)"')
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}
HOW_TO_NAME = 'Write +++ {"name": "..."} above a text, :name: ... at the top of code.'


class LessonError(ValueError):
    """A fault in the source of a lesson, in words for whoever writes it."""


# -- from the source to the teacher's edition --------------------------------------------------------------


def sources(root=ROOT):
    """List the sources of the lessons, in order."""
    return sorted((root / "notebooks" / "source").glob("[0-9][0-9]_*.md"))


def written_lesson(path):
    """Give a lesson as it is written: each cell with its name as its id, and its tags."""
    notebook = jupytext.read(path, fmt="md:myst")
    names = [cell.metadata.get("name", "") for cell in notebook.cells]
    for place, (cell, name) in enumerate(zip(notebook.cells, names, strict=True), start=1):
        fault = _fault(name, names)
        if fault:
            where = f"notebooks/source/{path.name}, cell {place}, which begins {cell.source[:40]!r}"
            raise LessonError(f"Problem: {where}: {fault}. {HOW_TO_NAME}")
        kept = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
        cell.id, cell.metadata = name, nbformat.from_dict(kept)
    title = notebook.cells[0].source.split("\n")[0].removeprefix("# ")
    notebook.metadata = nbformat.from_dict(METADATA | {"title": title})
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def _fault(name, names):
    """Say what is wrong with the name of a cell, or nothing."""
    if not name:
        return "it has no name"
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return f"its name {name!r} has other signs than a-z, 0-9 and -"
    return f"its name {name!r} is used twice" if names.count(name) > 1 else ""


def teachers(path):
    """Give the teacher's edition of a source, not run: numbers for citations, folds and lists of what they lead to."""
    notebook = written_lesson(path)
    told = [cell for cell in notebook.cells if is_text(cell) and not tags(cell) & set(LISTS)]
    numbered = citations.numbers(cell.source for cell in told)
    terms = dict.fromkeys(term for cell in told for term in TERM.findall(cell.source))
    texts, met = [cell for cell in notebook.cells if cell.cell_type == "markdown"], set()
    for cell in texts:
        text = mark_russian(cell.source)
        cell.source = _with_way_back(text, met) if for_learners(cell) else text
        for tag in tags(cell) & set(LISTS):
            cell.source = LISTS[tag](numbered, terms)
    notebook.cells = list(citations.with_folds(notebook.cells, numbered))
    for cell in texts:
        set_citations = citations.raised if for_learners(cell) else citations.named
        cell.source = set_citations(cell.source, numbered)
    return notebook


def _with_way_back(text, met):
    """Mark where a word of the list is first used, so that the list can lead back there."""

    def marked(found):
        if found[1] in met:
            return found[0]
        met.add(found[1])
        return f'<span id="use-{found[1]}">{found[0]}</span>'

    return TERM.sub(marked, text)


def cited(numbered, terms):
    """Write all sources of a lesson at its end, as one fold."""
    items = (
        f"<li><strong>{number}</strong> {citations.as_html(wo.cite(claim))}</li>" for claim, number in numbered.items()
    )
    lead = 'The small numbers in the text stand here again. `wo.claim("CONG-004")` shows the whole row of a claim.'
    fold = ["<details><summary>All sources, by number</summary>", "<ul>", *items, "</ul>", "</details>"]
    return "\n".join(["## Sources of this lesson", "", lead, "", *fold])


def explained(numbered, terms):
    """Write the list of words that the terms linked in a lesson lead to, and a way back from each."""
    glossary = wo.load().rows("glossary")
    lead = "Russian words stand in Cyrillic and in the spelling of libraries."
    items = (f'<li id="term-{term}">{_word(glossary[term])}. {_back(glossary[term])}</li>' for term in terms)
    return "\n".join(["## Words of this lesson", "", lead, "", '<ul class="wo-words">', *items, "</ul>"])


def _word(row):
    term, latin, meaning = (citations.as_html(row[name]) for name in ("term", "transliteration", "meaning"))
    russian = citations.escaped(row["russian"])
    return f'<strong>{term}</strong> (<span lang="ru">{russian}</span>, {latin}). {meaning.rstrip(".")}'


def _back(row):
    term = citations.as_html(row["term"])
    return f'<a href="#use-{row["term_id"]}">Back<span class="wo-word"> to where it stands: {term}</span></a>'


LISTS = {"words": explained, "sources": cited}  # by the tag of the cell that holds the list


# -- what is shown, and the learner's edition --------------------------------------------------------------


def with_outputs(notebook, old):
    """Put in what the cells showed when they were last run, as far as their code is the same."""
    shown_by = {(cell.id, cell.source): cell for cell in old.cells if cell.cell_type == "code"}
    for cell in notebook.cells:
        same = shown_by.get((cell.id, cell.source))
        if cell.cell_type == "code" and same:
            cell.outputs, cell.execution_count = same.outputs, same.execution_count
    return notebook


def run(notebook, name):
    """Run a notebook from the top, with no work of anybody's kept or shown, and leave no trace of when."""
    client = NotebookClient(notebook, record_timing=False, resources={"metadata": {"path": str(TEACHERS)}})
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "WO_MY_WORK": str(Path(folder, "my_work")), "PYTHONPATH": path}
        try:
            client.execute(env=env, stderr=subprocess.DEVNULL)  # the kernel's own remarks; errors of cells come back
        except CellExecutionError as error:
            cell = next(cell.id for cell in notebook.cells if "error" in kinds(cell))
            raise LessonError(f"Problem: {name}, cell {cell}: {error.ename}: {error.evalue}") from None
    notebook.metadata = nbformat.from_dict(METADATA | {"title": notebook.metadata["title"]})
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        output.get("data", {}).pop(WIDGET, None)  # its model dies with the kernel; the words beside it stay
    return notebook


def with_pictures(notebook):
    """Put the picture of a figure beside its page: a PDF and a text processor take no picture out of HTML."""
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        for picture in PICTURE.findall(output.get("data", {}).get("text/html", "")):
            output.data["image/png"] = picture + "\n"
    return notebook


def kinds(cell):
    """Give the kinds of what a cell gave out."""
    return {output.output_type for output in cell.get("outputs", [])}


def learners(notebook):
    """Give the learner's edition: no answers, no notes to teachers, no outputs."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = list(filter(for_learners, notebook.cells))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


# -- the files ---------------------------------------------------------------------------------------------


def made(path, anew=False, root=ROOT):
    """Give the files that come of a source, and their texts; `anew` runs the lesson first."""
    target = root / "notebooks" / "teacher" / f"{path.stem}.ipynb"
    notebook = teachers(path)
    if anew:
        notebook = run(notebook, f"notebooks/source/{path.name}")
    elif target.is_file():
        notebook = with_outputs(notebook, nbformat.read(target, as_version=4))
    return {
        target: nbformat.writes(with_pictures(notebook)) + "\n",
        root / "notebooks" / target.name: nbformat.writes(learners(notebook)) + "\n",
        root / "tests" / "shown" / f"{path.name[:2]}.txt": shown.as_text(notebook),
    }


def put(path, text, check, root=ROOT):
    """Write a file if its text is not what it should be, and give a sentence that says so; "" if it is."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return ""
    where = path.relative_to(root).as_posix()
    if check:
        return f"{where} is not what its source gives: run python tools/editions.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return f"wrote {where}"


def make(path, anew, check, root=ROOT):
    """Make the files of one lesson; give what there is to say, and whether something is wrong."""
    try:
        files = made(path, anew, root)
    except Exception as error:  # the other lessons are still made
        return [str(error) if isinstance(error, LessonError) else f"Problem: {path.name}: {error}"], True
    said = [put(file, text, check, root) for file, text in files.items()]
    return said, check and any(said)


def tell_minutes(paths, root=ROOT):
    """Print the minutes of each part of lessons as they were last run; give 1 where a head is far off, else 0."""
    found = [nbformat.read(root / "notebooks/teacher" / f"{path.stem}.ipynb", as_version=4) for path in paths]
    faults = [fault for notebook in found if (fault := minutes.fault(notebook))]
    print("\n\n".join(map(minutes.as_table, found)), *faults, sep="\n")
    return int(bool(faults))


def main(words=None, root=ROOT):
    """Do what the command line asks for and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", action="store_true", help="run the teacher's editions first")
    parser.add_argument("--minutes", action="store_true", help="only tell how long each part takes")
    parser.add_argument("lessons", nargs="*", help="numbers such as 03; all lessons where none is named")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if a file would change")
    options = parser.parse_args(words)
    faults = check_questions.faults()
    if faults:
        print("\n".join(faults))
        return 1
    wanted = [path for path in sources(root) if not options.lessons or path.name[:2] in options.lessons]
    if options.minutes:
        return tell_minutes(wanted, root)
    wo.load()  # once, before the threads ask for it
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda path: make(path, options.run, options.check, root), wanted))
    print("\n".join(sentence for said, _ in done for sentence in said if sentence) or "Nothing has changed.")
    return int(any(wrong for _, wrong in done))


if __name__ == "__main__":
    sys.exit(main())

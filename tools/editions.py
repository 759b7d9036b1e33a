"""Make the learners' lessons from the teacher's editions.

    python tools/editions.py            write the lists of words and sources, and the learners' editions
    python tools/editions.py --run      run the teacher's editions first and keep what they show
    python tools/editions.py --run 03   the same for lesson 3 alone
    python tools/editions.py --check    change nothing; exit 1 and say so if a file would change

The teacher's edition in notebooks/teacher/ is the only one to edit. Cells with the tag `answer` or `note` are
left out of the learner's edition, and no output is kept there.
"""

import argparse
import copy
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat

import helpers as wo
from helpers.words import as_html

ROOT = Path(__file__).resolve().parent.parent
LEARNERS = ROOT / "notebooks"
TEACHERS = LEARNERS / "teacher"
TERM = re.compile(r"\]\(#term-([a-z0-9_]+)\)")
CITATION = re.compile(r"\[([A-Z]{4}-\d{3}[a-z]?)\]\(#\1\)")
WIDGET = "application/vnd.jupyter.widget-view+json"
TEACHER_ONLY = {"answer", "note"}


def tags(cell):
    """Give the tags of a cell as a set."""
    return set(cell.metadata.get("tags", []))


def found(pattern, notebook):
    """List what a pattern finds in the prose of a lesson, in order, each once; the written lists are no prose."""
    prose = [
        cell.source for cell in notebook.cells if cell.cell_type == "markdown" and not tags(cell) & set(LISTS)
    ]
    return list(dict.fromkeys(pattern.findall("\n".join(prose))))


def sources(notebook):
    """Write the list at the end of a lesson that its citations lead to."""
    lead = 'Each code in the text, such as CONG-004, leads here. `wo.claim("CONG-004")` shows the whole row.'
    items = {claim_id: as_html(wo.cite(claim_id)) for claim_id in found(CITATION, notebook)}
    return as_list("Sources of this lesson", lead, items)


def words(notebook):
    """Write the list of words that the terms linked in a lesson lead to."""
    glossary = wo.load().rows("glossary")
    lead = "Russian words stand in Cyrillic and in the spelling of libraries."
    items = {f"term-{term}": _word(glossary[term]) for term in found(TERM, notebook)}
    return as_list("Words of this lesson", lead, items)


def _word(row):
    term, meaning = as_html(row["term"]), as_html(row["meaning"])
    return f'<strong>{term}</strong> (<span lang="ru">{row["russian"]}</span>, {row["transliteration"]}). {meaning}'


def as_list(heading, lead, items):
    """Give a heading, a line and a list whose items can be led to by their ids."""
    lines = [f'<li id="{item_id}">{text}</li>' for item_id, text in items.items()]
    return "\n".join([f"## {heading}", "", lead, "", "<ul>", *lines, "</ul>"])


LISTS = {"words": words, "sources": sources}  # by the tag of the cell that holds the list


def with_lists(notebook):
    """Give a copy of the teacher's edition with its lists of words and sources written anew."""
    notebook = copy.deepcopy(notebook)
    for cell in notebook.cells:
        for tag in tags(cell) & set(LISTS):
            cell.source = LISTS[tag](notebook)
    return notebook


def learners(notebook):
    """Give the learner's edition: no answers, no notes to teachers, no outputs."""
    notebook = copy.deepcopy(notebook)
    notebook.cells = [cell for cell in notebook.cells if not tags(cell) & TEACHER_ONLY]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def run(notebook):
    """Run a notebook from the top, with no work of anybody's kept or shown, and leave no trace of when."""
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory() as folder:
        os.environ["WO_MY_WORK"] = folder
        NotebookClient(
            notebook, record_timing=False, resources={"metadata": {"path": str(TEACHERS)}}
        ).execute()
    notebook.metadata.pop("widgets", None)
    for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
        output.get("data", {}).pop(WIDGET, None)  # its model dies with the kernel; the words beside it stay
    notebook.metadata.get("language_info", {}).pop("version", None)
    return notebook


def written(notebook):
    """Give a notebook as the text of its file."""
    return nbformat.writes(notebook) + "\n"


def put(path, text, check):
    """Write a file if its text is not what it should be; say so, and give True, where only a check is asked for."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    where = path.relative_to(ROOT).as_posix()
    print(
        f"{where} is not what the teacher's edition gives: run python tools/editions.py"
        if check
        else f"wrote {where}"
    )
    if not check:
        path.write_text(text, encoding="utf-8", newline="\n")
    return True


def main(words=None):
    """Do what the command line asks for and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", action="store_true", help="run the teacher's editions first")
    parser.add_argument("lessons", nargs="*", help="numbers such as 03; all lessons where none is named")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if a file would change")
    options = parser.parse_args(words)
    stale = []
    for path in sorted(TEACHERS.glob("*.ipynb")):
        if options.lessons and path.name[:2] not in options.lessons:
            continue
        teacher = with_lists(nbformat.read(path, as_version=4))
        teacher = run(teacher) if options.run else teacher
        stale.append(put(path, written(teacher), options.check))
        stale.append(put(LEARNERS / path.name, written(learners(teacher)), options.check))
    return int(options.check and any(stale))


if __name__ == "__main__":
    sys.exit(main())

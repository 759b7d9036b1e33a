"""Lessons that nbgitpuller fetches anew: whoever wrote into one, or beside it, finds every word again."""

import json
import os
import shutil
import subprocess

import nbformat
import pytest
from lessons import ROOT

pull_from = pytest.importorskip(
    "nbgitpuller.pull", reason="nbgitpuller is installed on a class server, and for the tests where it is"
)
if not shutil.which("git"):
    pytest.skip("nbgitpuller needs git", allow_module_level=True)

EDITED, OTHER, GONE = "03_tenth_congress.ipynb", "01_rise.ipynb", "02_programme.ipynb"
MINE = "I keep my own count here: 6.5, since"
AS_JUPYTERLAB = {"indent": 1, "ensure_ascii": False}  # lines as it saves them


def edit(folder, lesson, change):
    """Change the cells of a lesson in a copy of the course, by id, as JupyterLab saves them."""
    path = folder / "notebooks" / lesson
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change({cell["id"]: cell for cell in notebook["cells"]}, notebook["cells"])
    path.write_text(json.dumps(notebook, **AS_JUPYTERLAB) + "\n", encoding="utf-8", newline="\n")


def words(folder, lesson, cell_id):
    notebook = nbformat.read(folder / "notebooks" / lesson, as_version=4)
    return next(cell.source for cell in notebook.cells if cell.id == cell_id)


def learns(cells, order):
    """Run some cells, write into one and below it."""
    for number, cell in enumerate([cell for cell in order if cell["cell_type"] == "code"][:4], 1):
        text = {"name": "stdout", "output_type": "stream", "text": ["seen\n"]}
        cell |= {"execution_count": number, "outputs": [text]}
    cells["coder"]["source"].append(f"\n# {MINE}")
    below = {"cell_type": "markdown", "id": "mine", "metadata": {}, "source": [f"{MINE} the table says so."]}
    order.insert(order.index(cells["coder"]) + 1, below)
    cells["title"]["source"] = ["# My own title"]


def mends(cells, order):
    """What the course changes: a text that the learner did not touch, one that the learner did, and a new cell."""
    cells["scene-sources"]["source"] = ["Mended by the course."]
    cells["title"]["source"] = ["# Another title of the course"]
    cells["coder"]["source"][-1] += "\n# added by the course"
    order.append({"cell_type": "markdown", "id": "new", "metadata": {}, "source": ["New in the course."]})


@pytest.fixture
def updated(tmp_path, monkeypatch):
    """A learner's copy of the course after an update of its lessons, and what stood in my_work/ before."""
    # Git asks nothing of the settings of whoever runs the tests.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    course, learner = tmp_path / "course", tmp_path / "learner"

    def git(*words):
        name = ("-c", "user.name=Course", "-c", "user.email=course@example.org")
        subprocess.run(["git", *name, *words], cwd=course, check=True, capture_output=True)

    def commit():
        git("add", "--all")
        git("commit", "--message", "State")

    def pull():
        list(pull_from.GitPuller(course.as_uri(), str(learner), branch="main", depth=1).pull())  # as a link does

    (course / "notebooks").mkdir(parents=True)
    for file in (".gitignore", ".gitattributes", *(f"notebooks/{lesson}" for lesson in (EDITED, OTHER, GONE))):
        shutil.copy(ROOT / file, course / file)
    git("init", "--quiet", "--initial-branch=main")
    commit()
    pull()
    edit(learner, EDITED, learns)
    edit(learner, GONE, lambda cells, _: cells["title"].update(source=[MINE]))
    (learner / "my_work").mkdir()
    (learner / "my_work/answers.json").write_text(MINE, encoding="utf-8")
    (learner / "notebooks/my_notes.md").write_text(MINE, encoding="utf-8")

    edit(course, EDITED, mends)
    edit(course, OTHER, lambda cells, _: cells["title"].update(source=["# Mended"]))
    (course / "notebooks" / GONE).unlink()
    (course / "notebooks/my_notes.md").write_text("of the course", encoding="utf-8")
    commit()
    pull()
    return learner


def test_an_update_keeps_what_a_learner_wrote_and_brings_the_rest(updated):
    for lesson in (EDITED, OTHER, GONE):
        nbformat.validate(nbformat.read(updated / "notebooks" / lesson, as_version=4))
    assert MINE in words(updated, EDITED, "coder")
    assert words(updated, EDITED, "mine") == f"{MINE} the table says so."
    assert words(updated, EDITED, "title") == "# My own title", "where both changed a line, the learner's stays"
    assert words(updated, EDITED, "scene-sources") == "Mended by the course."
    assert words(updated, EDITED, "new") == "New in the course."
    assert words(updated, OTHER, "title") == "# Mended"
    assert words(updated, GONE, "title") == MINE, "a lesson that the course gave up stays with whoever wrote into it"
    assert (updated / "my_work/answers.json").read_text(encoding="utf-8") == MINE
    notes = {file.read_text(encoding="utf-8") for file in (updated / "notebooks").glob("my_notes*.md")}
    assert notes == {MINE, "of the course"}, "a file of the learner's makes room for the course's, under another name"

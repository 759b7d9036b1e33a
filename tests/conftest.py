"""What several tests need. What keeps them away from the learner's work stands in the conftest.py above."""

import csv
import importlib
import shutil

import pytest

from helpers.dataset import ROOT
from helpers.readings import Dataset, load


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A folder for the answers of one test alone."""
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "my_work"))


@pytest.fixture
def tool(monkeypatch):
    """Import a maintainer's tool by its name: `tool("editions")`."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    return importlib.import_module


@pytest.fixture
def written(tool):
    """Give what learners read of a lesson as it is written, with its citations: `written(path)`, of an edition."""

    def read(path):
        notebook = tool("editions").written_lesson(ROOT / "notebooks" / "source" / f"{path.stem}.md")
        return tool("editions").learners(notebook)

    return read


@pytest.fixture(scope="module")
def browser():
    """Give a browser for all tests of a file."""
    from lab import a_browser  # here, since few tests need one

    with a_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def replacing():
    """Give a dataset with some tables replaced, all readings made anew; nothing is checked."""
    return lambda data, **tables: Dataset({**data._tables, **tables})


@pytest.fixture
def changed(tmp_path):
    """Give the dataset with some cells of some claims changed."""

    def change(cells):
        folder = tmp_path / "data"
        shutil.copytree(ROOT / "data", folder)
        for file in (folder / "claims").glob("*.csv"):
            rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
            for row in rows:
                row.update(cells.get(row["claim_id"], {}))
            with file.open("w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, rows[0])
                writer.writeheader()
                writer.writerows(rows)
        return load(folder)

    return change

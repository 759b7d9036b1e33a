"""Keep what the tests write away from the learner's own work."""

import importlib.util
import os
import tempfile

import pytest

from helpers.dataset import ROOT

# Set at once, before nbval starts a kernel: the lessons keep answers in this folder.
_FOLDER = tempfile.TemporaryDirectory(prefix="my_work_")
os.environ["WO_MY_WORK"] = _FOLDER.name


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    """A folder for the answers of one test alone."""
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "my_work"))


@pytest.fixture
def tool():
    """Import a maintainer's tool by its name: `tool("editions")`."""

    def load(name):
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load

"""Keep what the tests write away from the learner's own work."""

import os
import tempfile

import pytest

# Set at once, before nbval starts a kernel: the lessons keep answers in this folder.
_FOLDER = tempfile.TemporaryDirectory(prefix="my_work_")
os.environ["WO_MY_WORK"] = _FOLDER.name


@pytest.fixture
def no_work(monkeypatch, tmp_path):
    """Give a fresh folder for what a learner keeps."""
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path))
    return tmp_path

"""Every example in a docstring is true: what a learner sees with `?` is what the call gives."""

import doctest
import importlib
from pathlib import Path

import pytest

from helpers.readings import load

ROOT = Path(__file__).resolve().parent.parent
HELPERS = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "helpers").rglob("*.py")]
TOOLS = [path.stem for path in (ROOT / "tools").glob("*.py")]
pytestmark = pytest.mark.usefixtures("own_folder")


def false_examples(module):
    """Run the examples of a module; give for each false one where it stands, what it says and what came."""
    told = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in doctest.DocTestFinder().find(module, extraglobs={"load": load}):
        runner.run(test, out=told.append)
    return "".join(told)


@pytest.mark.parametrize("name", sorted(HELPERS))
def test_the_examples_of_the_helpers_are_true(name):
    wrong = false_examples(importlib.import_module(name))
    assert not wrong, wrong


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_the_examples_of_the_tools_are_true(tool, name):
    wrong = false_examples(tool(name))
    assert not wrong, wrong


@pytest.mark.parametrize("name", sorted(HELPERS))
def test_no_example_shows_a_number_as_numpy_keeps_it(name):
    """Nobody who learns history needs to know what `np.int64(61)` is."""
    tests = doctest.DocTestFinder().find(importlib.import_module(name))
    wanted = [example.want for test in tests for example in test.examples]
    assert not [want for want in wanted if "np." in want]

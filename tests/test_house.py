"""The house as the README draws it: rooms that know only those above them, none too large, no history in code."""

import ast
import inspect
import json
import re
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import helpers as wo
from helpers.dataset import DATA, THINGS, read_tables

HELPERS = Path(__file__).resolve().parent.parent / "helpers"
# From the bottom up: a room may use those that stand before it.
ROOMS = ["words", "page", "dataset", "readings", "evidence", "figures", "charts", "work", "explorers", "practice"]
ROOF = {"__init__", "__main__"}
FILES = sorted(HELPERS.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def room(path):
    """Name the room of a file: the folder below helpers/, or the module that stands there by itself."""
    return path.relative_to(HELPERS).with_suffix("").parts[0]


def imported(tree):
    """Give every module that is imported anywhere in a file, as a dotted name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "say the whole name: from helpers..."
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def arrows():
    """Give for each room the others that it imports; the whole of helpers counts as the roof."""
    found = {}
    for path, tree in TREES.items():
        if room(path) in ROOF:
            continue
        names = [name.split(".") for name in imported(tree)]
        used = {name[1] if len(name) > 1 else "" for name in names if name[0] == "helpers"}
        found.setdefault(room(path), set()).update(
            other if (HELPERS / other).is_dir() or (HELPERS / f"{other}.py").is_file() else "__init__" for other in used
        )
    return {name: others - {name} for name, others in found.items()}


def lines():
    """Count the lines of each room."""
    counted = Counter()
    for path in FILES:
        counted[room(path)] += len(path.read_text(encoding="utf-8").splitlines())
    return counted


def test_every_file_stands_in_a_room_of_the_plan_which_is_that_of_the_readme():
    assert set(lines()) - ROOF == set(ROOMS)
    readme = (HELPERS.parent / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| Room | What happens there |")[2].partition("\n\n")[0]
    first = " ".join(re.findall(r"^\| (`.*?) \|", table, flags=re.M)).replace("helpers/", "")
    assert [name.removesuffix(".py").rstrip("/") for name in re.findall(r"`([^`]+)`", first)] == ROOMS


def test_no_two_rooms_need_each_other():
    list(TopologicalSorter(arrows()).static_order())  # raises CycleError and names the circle


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_uses_only_those_before_it(name):
    assert arrows().get(name, set()) <= set(ROOMS[: ROOMS.index(name)])


@pytest.mark.parametrize("name", ROOMS)
def test_no_room_holds_more_than_a_third(name):
    assert lines()[name] <= lines().total() / 3


def test_the_house_stays_small():
    assert lines().total() <= 9_500


def test_only_figures_draw():
    artists = {path.relative_to(HELPERS).as_posix() for path, tree in TREES.items()
               if any(re.match(r"(matplotlib|mpl_toolkits|pylab)\b", name) for name in imported(tree))}  # fmt: skip
    assert artists and all(path.startswith("figures/") for path in artists)


# -- no history in code ----------------------------------------------------------------------------------


def ids():
    """Give every id of a claim, a thing, a source, a work or a disagreement, without the words of the description."""
    tables = read_tables()
    named = ["claims", "left_out", *THINGS.values(), "sources", "works", "disagreements"]
    return {each for name in named for each in tables[name].iloc[:, 0]} - vocabulary(tables)


def vocabulary(tables):
    """Give the words that the code may use: tables, columns, their allowed values, properties."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for each in package["resources"] for field in each.get("schema", {}).get("fields", [])]
    allowed = {word for field in fields for word in field.get("constraints", {}).get("enum", [])}
    return allowed | {field["name"] for field in fields} | set(tables) | set(tables["properties"]["property"])


def texts(tree):
    """Give every text of a file that is not a docstring, with its line."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]
    words = {id(line.value) for body in bodies for line in body if isinstance(line, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words:
            yield node.lineno, node.value


def told(text, known):
    """Give the ids that a text holds.

    An id that is a plain word, such as "recall" or "moscow", counts only where it is the whole text or stands in
    quotes, as in `person_id == 'lenin'`; one with a figure or a dash in it counts wherever it stands.
    """
    quoted = {text, *re.findall(r"['\"]([a-z]+)['\"]", text)}
    joined = {word for word in re.findall(r"[\w-]+", text) if re.search(r"[\d_-]", word)}
    return (quoted | joined) & known


@pytest.fixture(scope="module")
def known():
    return ids()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HELPERS).as_posix())
def test_no_id_stands_in_the_code(path, known):
    """What is chosen and what is known stands in data/, where the checks of the dataset see it."""
    public = {"recall", "groups"} if room(path) in ROOF else set()  # names of the helpers that are issues too
    found = [(line, name) for line, text in texts(TREES[path]) for name in told(text, known) - public]
    assert not found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("moscow", {"moscow"}),
        ("person_id == 'lenin'", {"lenin"}),
        ("person_id == @person", set()),
        ("see CONG-004", {"CONG-004"}),
        ("congress_10 votes", {"congress_10"}),
        ("Other groups, at least", set()),
        ("They may recall it in moscow", set()),
        ("delegates_voting", set()),
    ],
)
def test_an_id_is_told_from_a_word(text, names, known):
    assert told(text, known) == names


def test_an_editor_knows_every_public_name():
    """The stub names each from its room, and each says what it takes and gives."""
    stub = ast.parse((HELPERS / "__init__.pyi").read_text(encoding="utf-8"))
    named = {node.names[0].name: node.module for node in stub.body if isinstance(node, ast.ImportFrom)}
    assert named == wo._HOME
    for name in wo.__all__:
        thing = getattr(wo, name)
        if inspect.isfunction(thing):
            signature = inspect.signature(thing)
            given = [parameter.annotation for parameter in signature.parameters.values()]
            assert inspect.Signature.empty not in [*given, signature.return_annotation], name

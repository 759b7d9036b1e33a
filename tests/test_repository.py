"""The pages that a newcomer reads are true: links lead somewhere, the address has one home, versions agree."""

import ast
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
import yaml
from lessons import LESSONS, lesson, read, source

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
SHOWN = [
    "README.md",
    "CITATION.cff",
    "teaching/guide.md",
    "teaching/class_server/README.md",
]  # where the repository's address is shown
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ADDRESS = PROJECT["urls"]["Repository"].removeprefix("https://github.com/")


def text(page):
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_links_to_files_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", text(page))
    assert not [link for link in links if not (ROOT / link).exists() and not link.startswith("CONG-")]


def test_pictures_have_descriptions():
    assert all(len(alt) > 5 for alt in re.findall(r"!\[([^\]]*)\]", text("README.md")))


def test_every_link_to_the_repository_is_made_from_its_one_address():
    links = re.findall(r"(?:github\.com|mybinder\.org/v2/gh)/([\w.-]+/[\w.-]+)", "".join(map(text, SHOWN)))
    assert len(links) >= 4
    assert set(links) == {ADDRESS}


def test_moving_the_address_changes_every_page_that_shows_it(tmp_path):
    for page in ["pyproject.toml", *SHOWN, "tools/address.py", f"notebooks/{LESSONS[0].name}"]:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text(text(page), encoding="utf-8")
    subprocess.run(
        [sys.executable, "tools/address.py", "history-club/workers"], cwd=tmp_path, check=True, capture_output=True
    )
    moved = [(tmp_path / page).read_text(encoding="utf-8") for page in ("pyproject.toml", *SHOWN)]
    assert all("history-club/workers" in page and ADDRESS not in page for page in moved)


BINDER = re.compile(r"\]\(https://mybinder\.org/v2/gh/\S+?/main\?urlpath=lab/tree/notebooks/(\d\d_\w+)\.ipynb\)")


@pytest.mark.parametrize("page", ["README.md", "teaching/guide.md"])
def test_a_page_opens_every_lesson_on_binder_and_nothing_else(page, tool):
    opened = BINDER.findall(text(page))
    assert len(opened) >= text(page).count("](https://mybinder.org/v2/"), "a link of another kind"
    assert [*dict.fromkeys(sorted(opened))] == [path.stem for path in LESSONS]
    assert tool("address").with_links(text(page)) == text(page), "the links are written by tools/address.py"


def test_where_it_runs_is_written_from_its_table_and_tells_trials_alone(tool):
    made = tool("where_it_runs")
    trials = made.rows()
    assert made.page(trials) == text("teaching/where_it_runs.md"), "tools/where_it_runs.py writes it"
    for trial in trials:
        assert trial["outcome"] in made.OUTCOMES and trial["kind"] and trial["how"], trial
        tried = trial["outcome"] != "not tried"
        assert bool(trial["versions"]) == bool(trial["date"]) == tried, trial
        assert not tried or date.fromisoformat(trial["date"]) <= date.today(), trial
        assert not {"|", "\n"} & set("".join(trial.values())), trial
    named = re.findall(r"\b(?:tools|tests|\.github)/[\w./]+\w", text("teaching/where_it_runs.md"))
    assert named and all((ROOT / file).is_file() for file in named)


def test_the_folders_that_the_readme_explains_exist():
    named = re.findall(r"^\| `([\w/]+)/` \|", text("README.md"), flags=re.M)
    assert len(named) >= 5
    assert not [folder for folder in named if folder != "my_work" and not (ROOT / folder).is_dir()]


def test_one_version_everywhere():
    citation = yaml.safe_load(text("CITATION.cff"))
    data = yaml.safe_load(text("data/datapackage.json"))
    assert {PROJECT["version"]} == {citation["version"], data["version"]}
    assert re.search(r"^## ([\d.]+)", text("CHANGELOG.md"), flags=re.M)[1] == PROJECT["version"]


def test_the_licence_says_what_holds_for_code_and_what_for_text():
    assert "BSD 3-Clause" in text("LICENSE") and "CC BY 4.0" in text("LICENSE")
    assert "Code: BSD 3-Clause. Text and data: CC BY 4.0." in text("README.md")


def test_the_citation_names_the_one_licence_that_zenodo_can_read():
    assert yaml.safe_load(text("CITATION.cff"))["license"] == "CC-BY-4.0"


@pytest.mark.parametrize("line", re.findall(r"^(python3 start\.py.*)$", text("README.md"), flags=re.M))
def test_commands_of_the_readme_name_files_that_exist(line):
    assert (ROOT / line.split()[1]).is_file()


def test_every_text_is_read_and_written_with_its_encoding():
    """Left to itself, Windows takes cp1252; ruff sees this of open(), but not of every path."""
    files = [path for folder in ("helpers", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    silent = []
    for path in [ROOT / "start.py", *files]:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
        for call in calls:
            named = {keyword.arg for keyword in call.keywords}
            if call.func.attr in ("read_text", "write_text") and "encoding" not in named:
                silent.append(f"{path.relative_to(ROOT)}, line {call.lineno}")
    assert not silent


def test_the_code_keeps_its_style():
    for words in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *words, "."], cwd=ROOT, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@lesson
def test_the_table_of_lessons_tells_the_minutes_of_each_head(path):
    told = re.search(rf"\(notebooks/{path.name}\) \|.*\| (\d+)", text("README.md"))[1]
    assert f"**{told} minutes" in source(read(path), "title")

"""The pages that a newcomer reads are true: links lead somewhere, the address has one home, versions agree."""

import ast
import json
import os
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
PAGES = [
    path.relative_to(ROOT).as_posix()
    for where in ("*.md", "data/*.md", "teaching/*.md", "teaching/class_server/*.md", "notebooks/source/README.md")
    for path in sorted(ROOT.glob(where))
]
SHOWN = [
    "README.md",
    "CITATION.cff",
    "data/README.md",
    "data/datapackage.json",
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
    assert not [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]


# What is named as it will be made, on another machine or by whoever writes a lesson.
MADE_ELSEWHERE = {
    "my_work/", "wheels/", "build/site.zip", "site.zip", "index.html", "site-teacher.zip", "teaching.zip",
    "answers.json", "my_work.html", "jupyter_server_config.py", "NN_name.md", "NN_name.toml",
    "data/texts/some_name.md", ".md",
}  # fmt: skip
FILE = re.compile(
    r"(?<![\w:/.~$-])(?:[\w.*-]+/)*(?:[\w.*-]*\.(?:py|pyi|md|csv|toml|json|geojson|ya?ml|txt|html|zip)\b|(?=\s|$))"
)


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_a_page_names_is_there(page):
    """From the root, beside the page, or in one of the folders of which whole tables tell."""
    folders = [ROOT, (ROOT / page).parent, ROOT / "helpers", ROOT / "data"]
    named = {name for code in re.findall(r"`([^`\n]+)`", text(page)) for name in FILE.findall(code) if name}
    lost = [name for name in named - MADE_ELSEWHERE if not any(list(folder.glob(name)) for folder in folders)]
    assert not lost


def commands(page):
    """The command lines of a page: those that stand by themselves, and those in the middle of a sentence."""
    lines = re.findall(r"^ *((?:sudo |python3? |py |\.venv/).*)$", text(page), flags=re.M)
    return lines + [code for code in re.findall(r"`([^`\n]+)`", text(page)) if ".py" in code or "-m " in code]


@pytest.mark.parametrize("page", [*PAGES, "start.py"])
def test_a_command_that_a_page_gives_is_known(page, tool):
    """The word behind start.py is one that it hears, and the options of a tool stand in the tool."""
    import start

    for line in commands(page):
        for word in re.findall(r"\bstart\.py ([a-z]\w*)", line):
            assert word in start.WORDS, line
        for name, options in re.findall(r"\btools/(\w+\.py)((?: +--?[\w-]+)*)", line):
            told = (ROOT / "tools" / name).read_text(encoding="utf-8")
            assert not [option for option in options.split() if f'"{option}"' not in told], line


def test_every_file_of_the_data_stands_in_the_table_for_spreadsheets():
    rows = " ".join(re.findall(r"^\| (`.*?) \|", text("data/README.md").split("## The columns")[0], flags=re.M))
    told = {path for name in re.findall(r"`([^`]+)`", rows) for path in (ROOT / "data").glob(name)}
    files = {path for path in (ROOT / "data").rglob("*.*") if path.is_file()}
    assert {path.name for path in files - told} == {"README.md", "DATASHEET.md"}


def test_every_column_of_a_claim_is_explained_for_spreadsheets():
    package = json.loads(text("data/datapackage.json"))
    claims = next(each for each in package["resources"] if each["name"] == "claims")
    rows = re.findall(r"^\| (`.*?) \|", text("data/README.md").split("## The columns of a claim")[1], flags=re.M)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == {field["name"] for field in claims["schema"]["fields"]}


def test_the_example_of_the_readme_gives_what_its_remarks_say():
    code = re.search(r"```python\n(.*?)```", text("README.md"), flags=re.S)[1]
    lines = [line.split("#")[0] for line in code.splitlines() if line.startswith(("wo.", "data."))]
    import helpers as wo

    shown = [eval(line, {"wo": wo, "data": wo.load()}) for line in lines]
    assert len(shown) >= 5 and all(len(one) if hasattr(one, "__len__") else one.html() for one in shown)


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


def test_no_other_file_shows_the_address():
    """It would stay behind when the address is moved."""
    apart = {".git", ".venv", "my_work", "__pycache__", "build", "wheels", "node_modules"}
    showing = set()
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in apart and not name.endswith((".egg-info", "_cache"))]
        for path in (Path(folder, name) for name in names):
            if f"/{ADDRESS}".encode() in path.read_bytes():
                showing.add(path.relative_to(ROOT).as_posix())
    assert showing == {"pyproject.toml", *SHOWN}


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
    cited = [re.findall(r"version (\d+\.\d+\.\d+)", text(page)) for page in ("README.md", "data/README.md")]
    assert cited == [[PROJECT["version"]]] * 2


def test_the_makers_the_licences_and_the_address_are_the_same_for_whoever_packs_cites_or_catalogues():
    citation, data = yaml.safe_load(text("CITATION.cff")), json.loads(text("data/datapackage.json"))
    makers = [each["name"] for each in citation["authors"]]
    assert makers == [each["name"] for each in PROJECT["authors"]] == [each["title"] for each in data["contributors"]]
    assert f"Copyright (c) 2026, {makers[0]}" in text("LICENSE") and f"{makers[0]}." in text("data/DATASHEET.md")
    assert PROJECT["license"] == f"BSD-3-Clause AND {citation['license']}"
    assert citation["license"] in [each["name"] for each in data["licenses"]]
    assert PROJECT["urls"]["Repository"] == citation["repository-code"] == data["homepage"]
    said = " ".join(text("README.md").replace("**", "").split())
    assert citation["abstract"] and all(
        f"{sentence}." in said for sentence in citation["abstract"].rstrip(".").split(". ")
    )


def test_the_licence_says_what_holds_for_code_and_what_for_text():
    assert "BSD 3-Clause" in text("LICENSE") and "CC BY 4.0" in text("LICENSE")
    assert "Code: BSD 3-Clause. Text and data: CC BY 4.0." in text("README.md")


def test_the_citation_names_the_one_licence_that_zenodo_can_read():
    assert yaml.safe_load(text("CITATION.cff"))["license"] == "CC-BY-4.0"


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

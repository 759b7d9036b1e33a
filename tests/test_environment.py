"""The same environment everywhere: requirements, conda and Binder, continuous integration."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LESSONS = PROJECT["project"]["dependencies"]
TESTS = LESSONS + PROJECT["dependency-groups"]["test"]
FILES = {"requirements.txt": LESSONS, "tests/requirements.txt": TESTS}
posix = pytest.mark.skipif(os.name == "nt", reason="Binder and .ci/run are for Linux")


def blocks(name):
    """Cut a requirements file into one piece of text for each package."""
    return re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())


def pinned(name):
    """Read a requirements file as package requirements."""
    return [Requirement(block.split("\\")[0].strip()) for block in blocks(name)]


def pins(requirements):
    """Give name and version of those requirements that hold on this computer."""
    here = [r for r in requirements if not r.marker or r.marker.evaluate()]
    return {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in here}


@pytest.fixture
def reached(tool):
    """Give name and version of all that is installed because of some direct dependencies."""
    return lambda direct: {name: version(name) for name in tool("size").reached(direct)}


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_hashes(name):
    loose = [b.split()[0] for b in blocks(name) if not re.match(r"\S+==\S+ .*\n +--hash=sha256:[0-9a-f]{64}", b)]
    assert loose == []


@pytest.mark.parametrize(("name", "direct"), FILES.items())
def test_requirements_hold_what_pyproject_says(name, direct):
    wanted = pins(map(Requirement, direct))
    assert all(re.fullmatch(r"[\d.]+", number) for number in wanted.values())
    assert wanted.items() <= pins(pinned(name)).items()


@pytest.mark.parametrize(("name", "direct"), FILES.items())
def test_requirements_hold_all_that_is_needed_and_nothing_else(name, direct, reached):
    assert pins(pinned(name)) == reached(direct)


def test_lessons_are_tested_with_the_versions_they_get():
    assert set(blocks("requirements.txt")) <= set(blocks("tests/requirements.txt"))


def test_the_course_is_hardly_larger_than_the_tools_it_stands_on(tool):
    course, bare = tool("size").sizes()
    assert 1 < course / bare < 1.2


def test_no_file_names_a_package_registry():
    hosts = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "anaconda" + ".org", "index" + "-url"]
    guilty = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [d for d in inner if d not in {".git", ".venv", "my_work", "__pycache__", "node_modules", "build"}]
        inner[:] = [d for d in inner if not d.endswith((".egg-info", "_cache", ".ipynb_checkpoints"))]
        for path in (Path(folder, name) for name in names if name != "uv.lock"):
            text = path.read_bytes().decode("utf-8", "ignore")
            guilty += [f"{path.relative_to(ROOT)}: {host}" for host in hosts if host in text]
    assert guilty == []


def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


# The packages of requirements.txt that Linux with the newest Python 3.11 does without.
NOT_FOR_BINDER = {"appnope", "colorama", "pywinpty"}


def test_conda_and_binder_get_every_version_of_the_lessons():
    assert set(conda()) == {"name", "channels", "dependencies"}
    *others, pip = conda()["dependencies"]
    assert others == ["python=3.11", "pip"]
    listed = pins(map(Requirement, pip["pip"]))
    assert len(listed) == len(pip["pip"]) and ";" not in "".join(pip["pip"])
    versions = {}
    for pin in pinned("requirements.txt"):
        versions.setdefault(canonicalize_name(pin.name), []).append(str(pin.specifier).removeprefix("=="))
    assert listed.keys() == versions.keys() - NOT_FOR_BINDER
    assert all(listed[name] in versions[name] for name in listed)


@pytest.mark.skipif(sys.version_info[:2] != (3, 11) or sys.platform != "linux", reason="as Binder is")
def test_binder_gets_what_is_tested_here(reached):
    assert pins(map(Requirement, conda()["dependencies"][-1]["pip"])) == reached(LESSONS)


def test_the_list_for_binder_is_written_by_the_tool(tool):
    pin, text = tool("pin"), (ROOT / "environment.yml").read_text(encoding="utf-8")
    pins = pin.for_binder((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert pin.with_pins(text, pins) == text


@posix
def test_binder_accepts_the_repository_and_takes_python_3_11(tmp_path):
    for name in ("environment.yml", "postBuild"):
        shutil.copy(ROOT / name, tmp_path)
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert "python=3.11\n" in answer.stderr
    assert "environment.yml" in answer.stdout and "RUN ./postBuild" in answer.stdout


def test_every_room_of_the_helpers_goes_into_a_wheel():
    rooms = {".".join(init.relative_to(ROOT).parent.parts) for init in (ROOT / "helpers").rglob("__init__.py")}
    listed = PROJECT["tool"]["setuptools"]["packages"]
    assert set(listed) == rooms | set(PROJECT["tool"]["setuptools"]["package-dir"])


def test_installed_without_its_folder_the_course_has_its_data_and_its_questions(tmp_path):
    """As `pip install git+...` installs it, on Colab or on a hub."""
    copy, site = tmp_path / "copy", tmp_path / "site"
    for name in ("helpers", "data", "notebooks/source", "tools"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    wheel = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*wheel, f"--target={site}", str(copy)], check=True, capture_output=True)
    ask = (
        "import helpers as wo; print(wo.__file__); print(wo.check('03-2', 'b'));"
        "print(len(wo.practice_claims()), wo.strongholds(wo.load()).alt)"
    )
    env = {**os.environ, "PYTHONPATH": str(site), "WO_MY_WORK": str(tmp_path / "my_work")}
    done = subprocess.run([sys.executable, "-c", ask], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(site)) and "Correct" in done.stdout


def stand_in(folder, name, script):
    """Put a small shell program of this name into the folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@posix
def test_binder_installs_the_project_and_keeps_the_news_away(tmp_path):
    stand_in(tmp_path / "bin", "pip", 'echo "$@"')
    stand_in(tmp_path / "bin", "python", f"echo '{tmp_path}/the prefix'")
    env = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    answer = subprocess.run([ROOT / "postBuild"], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["install", "--no-deps", "--no-build-isolation", "-e", "."]
    assert (tmp_path / "the prefix/share/jupyter/lab/settings/overrides.json").is_file()
    assert list((tmp_path / "the prefix/etc/jupyter/jupyter_server_config.d").glob("*.json")), "what is sent is packed"


def test_jupyterlab_knows_the_settings_that_keep_the_news_away():
    (plugin, settings), *_ = json.loads((ROOT / "tools" / "overrides.json").read_text(encoding="utf-8")).items()
    package, name = plugin.split(":")
    schema = Path(sys.prefix, "share/jupyter/lab/schemas", package, f"{name}.json")
    known = json.loads(schema.read_text(encoding="utf-8"))
    assert settings == {"fetchNews": "false", "checkForUpdates": False}
    assert settings.keys() <= known["properties"].keys()
    jsonschema.validate(settings, known)


def bare_machine(folder, *programs):
    """Copy .ci/run to a folder with a start.py that fails, on a machine with only these programs."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci")
    (folder / "start.py").write_text(
        "import sys; print('1 failed', sys.argv[1:], sys.stdin.read()); sys.exit(3)", encoding="utf-8"
    )
    for program in ("bash", "dirname", *programs):
        stand_in(folder / "bin", program, f'exec {shutil.which(program) or "true"} "$@"')
    stand_in(folder / "bin", "python3", f'exec "{sys.executable}" "$@"')
    stand_in(folder / "bin", "id", "echo 0")
    env = {"PATH": str(folder / "bin"), "CI": "true"}
    command = ["/usr/bin/env", "bash", str(folder / ".ci" / "run")]
    return subprocess.run(command, cwd="/", env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)


@posix
def test_ci_runs_the_tests_and_ends_as_they_end(tmp_path):
    answer = bare_machine(tmp_path, "chromium")
    assert (answer.stdout, answer.returncode) == ("1 failed ['test'] \n", 3)


@posix
def test_ci_goes_on_when_chromium_cannot_be_installed(tmp_path):
    answer = bare_machine(tmp_path)
    assert "Chromium could not be installed" in answer.stdout and answer.stdout.endswith("1 failed ['test'] \n")
    assert answer.returncode == 3 and answer.stderr == ""


@posix
@pytest.mark.parametrize("name", ["postBuild", ".ci/run"])
def test_scripts_can_be_run(name):
    assert os.access(ROOT / name, os.X_OK)
    assert b"\r" not in (ROOT / name).read_bytes()


WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / ".github/workflows").glob("*.y*ml")}
READ = {name: yaml.safe_load(text) for name, text in WORKFLOWS.items()}
JOBS = READ["test"]["jobs"]
ALL_JOBS = {f"{name}: {job}": made for name, read in READ.items() for job, made in read["jobs"].items()}


def commands(job):
    return [step["run"] for step in job["steps"] if "run" in step]


def test_one_job_runs_everything_with_the_command_of_the_readme():
    command = JOBS["everything"]["steps"][-1]["run"]
    assert command == "python start.py test"
    assert command.replace("python ", "python3 ") in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_lessons_run_on_every_system_and_every_python():
    matrix = JOBS["lessons"]["strategy"]["matrix"]
    assert {system.split("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14", "3.15"]
    assert JOBS["lessons"]["runs-on"] == "${{ matrix.os }}"
    assert JOBS["lessons"]["strategy"]["fail-fast"] is False
    *command, left_out = JOBS["lessons"]["steps"][-1]["run"].split()
    assert command[:4] == ["python", "start.py", "test", "notebooks"] and left_out == "--ignore=notebooks/teacher"
    assert all((ROOT / path).exists() for path in command[3:])


def test_every_week_the_lessons_run_on_pre_releases_of_what_they_stand_on(tool):
    job = JOBS["tomorrow"]
    assert job["if"] == "github.event_name == 'schedule'" and "cron" in WORKFLOWS["test"]
    *_, upgrade, _, run = commands(job)
    assert "--pre --upgrade" in upgrade and set(tool("size").BARE) <= set(upgrade.split())
    assert run.split()[3:] == ["notebooks", "--ignore=notebooks/teacher"]


def test_every_week_all_is_tried_that_is_left_out_at_other_times():
    *_, run = commands(JOBS["fuzz"])
    others = [path for path in (ROOT / "tests").glob("test_*.py") if path.name != Path(__file__).name]
    wait = {path.name for path in others if re.search("WEEKLY|FUZZ", path.read_text(encoding="utf-8"))}
    assert wait == set(re.findall(r"test_\w+\.py", run))


@pytest.mark.parametrize("name", ALL_JOBS)
def test_a_job_that_tests_without_start_py_installs_the_project_first(name):
    """A kernel starts in notebooks/: the helpers are there for it only once they are installed."""
    installed = False
    for command in commands(ALL_JOBS[name]):
        installed = installed or "start.py" in command or "install --no-deps --no-build-isolation -e ." in command
        assert installed or not re.search(r"pytest|\btools/", command), command


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_named_by_its_commit_with_its_tag_behind(name):
    used = re.findall(r"uses: (.*)", WORKFLOWS[name])
    assert len(used) >= 2
    assert not [line for line in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)]


@pytest.mark.parametrize("name", ALL_JOBS)
def test_what_may_write_to_the_repository_is_told_only_to_a_step_that_writes(name):
    """The packages that build the pages are other people's: they do not see the token."""
    steps = ALL_JOBS[name]["steps"]
    told = [step for step in steps if re.search(r"github\.token|secrets\.", str(step))]
    assert all(re.search(r"^(git push|gh release) ", step["run"], flags=re.M) for step in told)
    around = {**READ[name.split(":")[0]], "jobs": None}, {**ALL_JOBS[name], "steps": None}
    assert not re.search(r"github\.token|secrets\.", str(around))
    assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout" in step.get("uses", ""))


def test_a_push_is_published_only_when_its_tests_have_passed():
    [job] = READ["publish"]["jobs"].values()
    triggers = READ["publish"][True]  # YAML 1.1 reads "on" as yes
    assert triggers.keys() == {"workflow_run", "release"}
    assert triggers["workflow_run"] == {
        "workflows": [READ["test"]["name"]],
        "types": ["completed"],
        "branches": ["main"],
    }
    tested = "(github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push')"
    assert job["if"] == f"github.event_name == 'release' || {tested}"
    assert job["steps"][0]["with"]["ref"] == "${{ github.event.workflow_run.head_sha || github.sha }}"

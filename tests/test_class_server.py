"""The files of the class server: they can be read, name what exists, and shut the doors between learners."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jupyter_client import KernelManager
from lessons import LESSONS, ROOT
from traitlets.config import PyFileConfigLoader

FOLDER = ROOT / "teaching/class_server"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
VALUES = yaml.safe_load((FOLDER / "values.yaml").read_text(encoding="utf-8"))
PINS = dict(re.findall(r"^([\w-]+)==([\d.]+)", (FOLDER / "requirements.txt").read_text(encoding="utf-8"), re.M))
MEGABYTES = {"M": 1, "G": 1000}


def config(name):
    """Give what a JupyterHub would read from a file."""
    return PyFileConfigLoader(name, path=str(FOLDER)).load_config()


HUB, TLJH = config("jupyterhub_config.py"), config("tljh.py")
both = pytest.mark.parametrize("read", [HUB, TLJH], ids=["one machine", "The Littlest JupyterHub"])


def measured():
    """Give the rows of the table in README.md, by column."""
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in README.splitlines() if line[:1] == "|"]
    start = next(number for number, line in enumerate(lines) if line[0] == "Learners")
    return [
        dict(zip(lines[start], map(float, line), strict=True)) for line in lines[start + 2 :] if line[0].isdecimal()
    ]


def megabytes(text):
    return int(text[:-1]) * MEGABYTES[text[-1]]


@both
def test_no_learner_can_listen_to_the_kernel_of_another(read):
    manager = KernelManager(**dict(one.removeprefix("--KernelManager.").split("=") for one in read.Spawner.args))
    assert manager.transport == "ipc" or manager.transport_encryption == "required"


def test_nobody_comes_in_without_a_log_in():
    names = [HUB.JupyterHub.authenticator_class, VALUES["hub"]["config"]["JupyterHub"]["authenticator_class"]]
    assert not {"dummy", "null"} & set(names)
    assert HUB.PAMAuthenticator.allowed_groups and f"groupadd {min(HUB.PAMAuthenticator.allowed_groups)}\n" in README
    assert not re.search("allow_all|allow_any|allow_existing", (FOLDER / "values.yaml").read_text(encoding="utf-8"))
    assert urlsplit(HUB.JupyterHub.bind_url).hostname == "127.0.0.1"


def test_what_the_files_name_is_there():
    link, _, first = HUB.Spawner.default_url.removeprefix("/lab/tree/").partition("/")
    assert (ROOT / first).is_file()
    assert f"/opt/{link} /etc/skel/{link}" in README
    named = re.findall(r"(?<!/)\b(?:teaching|tools|tests|helpers)/[\w/]+\.\w+|\./postBuild", README)
    assert len(named) >= 5
    assert not [name for name in named if not (ROOT / name).is_file()]
    assert not [name for name in re.findall(r"\]\(([\w./]+)\)", README) if not (FOLDER / name).is_file()]


@pytest.mark.skipif(not shutil.which("prlimit"), reason="prlimit is a program of Linux")
def test_a_program_that_wants_too_much_memory_is_refused_and_others_go_on():
    limit = list(HUB.Spawner.cmd[:2])
    size = int(limit[1].removeprefix("--data="))

    def run(code):
        return subprocess.run([*limit, sys.executable, "-c", code], capture_output=True, text=True)

    assert "MemoryError" in run(f"bytearray({size})").stderr
    assert run("import helpers as wo; wo.load()").returncode == 0


def test_no_limit_of_memory_is_below_what_a_lesson_was_measured_to_need():
    rows = measured()
    assert int(HUB.Spawner.cmd[1].removeprefix("--data=")) / 2**20 > max(row["largest program, MB"] for row in rows)
    memory = VALUES["singleuser"]["memory"]
    [tljh] = re.findall(r"limits\.memory (\w+)", README)
    most = max(row["memory each, MB"] for row in rows)
    assert most <= megabytes(memory["guarantee"]) < megabytes(memory["limit"])
    assert megabytes(tljh) > most


def test_the_table_was_measured_with_what_is_installed():
    assert PINS and all(f"{name} {version}" in README for name, version in PINS.items())


def test_on_kubernetes_answers_stand_on_the_volume_of_the_learner():
    """The image has the course too, and whatever is written into it goes with the container."""
    home = PurePosixPath(VALUES["singleuser"]["storage"]["homeMountPath"])
    assert PurePosixPath(VALUES["singleuser"]["extraEnv"]["WO_MY_WORK"]).is_relative_to(home)
    assert PurePosixPath(VALUES["hub"]["config"]["Spawner"]["notebook_dir"]) == home
    [image] = re.findall(r"--target-repo-dir (\S+)", README)
    assert not PurePosixPath(image).is_relative_to(home)


@pytest.mark.skipif(os.name == "nt", reason="repo2docker is for Linux")
def test_repo2docker_takes_the_command_that_builds_the_image(tmp_path):
    for name in ("environment.yml", "postBuild"):
        shutil.copy(ROOT / name, tmp_path)
    [line] = re.findall(r"^ *jupyter-repo2docker (.+)\.$", README, re.M)
    words = [word for word in shlex.split(line) if word not in ("--push", "--no-run")]
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", *words, str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert "RUN pip install --no-cache-dir nbgitpuller==" in answer.stdout


def test_every_lesson_has_a_link_that_fetches_and_opens_it(tool):
    links, course = tool("hub_links"), tool("address").address()
    urls = re.findall(r"\]\((\S+)\)", links.table("https://hub.example.org/"))
    asked = [parse_qs(urlsplit(url).query) for url in urls]
    opened = [each["urlpath"][0].removeprefix(f"lab/tree/{course.split('/')[1]}/") for each in asked]
    assert [ROOT / path for path in opened] == LESSONS
    assert {each["repo"][0] for each in asked} == {f"https://github.com/{course}"}
    assert {urlsplit(url).path for url in urls} == {"/hub/user-redirect/git-pull"}


def test_the_helpers_of_a_learners_own_copy_go_before_those_of_all(tool):
    """An update brings lessons and helpers together: old helpers must not answer for new lessons."""
    copy = tool("address").address().split("/")[1]
    spawner = type("Spawner", (), {"user": type("User", (), {"name": "ana"})})
    assert TLJH.Spawner.environment["PYTHONPATH"](spawner) == f"/home/jupyter-ana/{copy}"
    assert VALUES["singleuser"]["extraEnv"]["PYTHONPATH"] == f"/home/jovyan/{copy}"


@pytest.mark.parametrize("words", [[], ["hub.example.org"], ["https://a.org", "https://b.org"]])
def test_links_are_not_made_without_an_address(words):
    done = subprocess.run([sys.executable, ROOT / "tools/hub_links.py", *words], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("Name the hub's address")

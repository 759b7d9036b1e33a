"""start.py, run as a learner runs it, in a copy where pip, uv, pytest and JupyterLab only take notes."""

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from unittest.mock import Mock

import pytest

ROOT = Path(__file__).resolve().parent.parent
# A space, an accent and Cyrillic letters, wherever the system knows more than ASCII (LC_ALL=C, PYTHONUTF8=0); and signs
# that a requirement has too, as in the names that browsers give to second copies.
FOLDER = "l'été школы #2; [1]" if sys.getfilesystemencoding() == "utf-8" else "l'ete scolaire #2; [1]"
FILES = ["start.py", "pyproject.toml", "requirements.txt", "tests/requirements.txt", "tools/overrides.json"]

# Stands in for each tool: notes how it was called, says and ends as the test wants.
TOOL = """
import json, os, pathlib, signal, sys
tool = pathlib.Path(__file__).parent.name
with open(os.environ["CALLS"], "a", encoding="utf-8") as notes:
    notes.write(json.dumps([tool, *sys.argv[1:], "PYTHONDONTWRITEBYTECODE" in os.environ]) + "\\n")
if os.environ.get("CTRL_C") == tool:
    os.kill(os.getppid(), signal.SIGINT)
print(ascii(os.path.basename(os.getcwd())), os.environ.get("SAYS", ""))
sys.exit(int(os.environ.get("EXIT_" + tool, 0)))
"""


def make_venv(folder):
    """Make an environment in a tenth of a second: a real Python, tools that take notes."""
    venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(folder)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    for tool in ("pip", "uv", "pytest", "jupyterlab"):
        (packages / tool).mkdir()
        (packages / tool / "__init__.py").touch()
        (packages / tool / "__main__.py").write_text(TOOL, encoding="utf-8")


class Checkout:
    """A copy of the files start.py needs, in a folder with a name that is hard on programs."""

    def __init__(self, folder):
        self.root, self.notes = folder / FOLDER, folder / "notes.txt"
        for name in FILES:
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        make_venv(self.root / ".venv")

    def start(self, *words, **env):
        """Run start.py from a folder that is not its own; keep its answer and what it called."""
        self.notes.write_text("", encoding="utf-8")
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CALLS": str(self.notes), **env}
        command = [sys.executable, str(self.root / "start.py"), *words]
        self.answer = subprocess.run(command, cwd=self.notes.parent, env=env, capture_output=True, text=True)
        return [json.loads(line) for line in self.notes.read_text(encoding="utf-8").splitlines()]

    def module(self):
        """Load start.py itself, to replace one small thing in it."""
        spec = importlib.util.spec_from_file_location("start", self.root / "start.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def one_sentence(self):
        """The answer of a start that had to stop: a single sentence, no traceback, exit code 1."""
        assert self.answer.returncode == 1
        assert self.answer.stderr.strip().count("\n") == 0 and "Traceback" not in self.answer.stdout
        return self.answer.stderr


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)


@pytest.fixture
def start(checkout, monkeypatch):
    """start.py with the Python of the tests, which has JupyterLab; the tests themselves go on hearing Ctrl-C."""
    module = checkout.module()
    monkeypatch.setattr(module, "PYTHON", sys.executable)
    monkeypatch.setattr(module.signal, "signal", Mock())
    return module


def tools(calls):
    return [call[0] for call in calls]


def test_first_start_installs_what_lessons_need_with_hashes(checkout):
    uv, packages, project, lab = checkout.start()
    assert uv[:2] == ["pip", "install"] and "--require-hashes" in uv
    assert packages[:3] == ["uv", "pip", "install"]
    assert packages[-5:-1] == ["--no-deps", "--require-hashes", "-r", str(checkout.root / "requirements.txt")]
    assert project[-3:-1] == ["-e", "."] and "--no-build-isolation" in project
    assert lab[0] == "jupyterlab"
    pinned = (checkout.root / ".venv" / "uv.txt").read_text(encoding="utf-8")
    assert pinned.startswith("uv==") and pinned.count("--hash=sha256:") > 1 and pinned.count("==") == 1


def test_install_compiles_bytecode_although_the_machine_forbids_it(checkout):
    _, packages, _, lab = checkout.start()
    assert "--compile-bytecode" in packages and packages[-1] is False
    assert lab[-1] is True


def test_only_the_tests_download_test_tools(checkout):
    calls = checkout.start("test")
    assert str(checkout.root / "tests" / "requirements.txt") in calls[1]
    assert tools(calls) == ["pip", "uv", "uv", "pytest"]


def test_a_folder_in_any_script_will_do_although_the_machine_speaks_ascii(checkout):
    """A new environment writes down where it lies, which fails where Python reads names as ASCII."""
    shutil.rmtree(checkout.root / ".venv")
    checkout.start(LC_ALL="C", PYTHONUTF8="0", PIP_NO_INDEX="1", PIP_FIND_LINKS="", UV_OFFLINE="1")
    assert (checkout.root / ".venv" / "pyvenv.cfg").exists() and "surrogates" not in checkout.answer.stderr
    assert "surrogates" not in (checkout.root / ".venv" / "install.log").read_text(encoding="utf-8")


def test_second_start_installs_nothing(checkout):
    checkout.start()
    assert tools(checkout.start()) == ["jupyterlab"]
    assert checkout.answer.stdout.count("\n") == 2  # one sentence, and what the stand-in says


def test_lessons_need_no_install_after_the_tests_but_tests_do_after_the_lessons(checkout):
    checkout.start("test")
    assert tools(checkout.start()) == ["jupyterlab"]
    (checkout.root / "requirements.txt").write_text("changed", encoding="utf-8")
    checkout.start()
    assert "uv" in tools(checkout.start("test"))


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml", "tools/overrides.json"])
def test_a_changed_file_installs_again(checkout, name):
    checkout.start()
    with open(checkout.root / name, "a", encoding="utf-8") as file:
        file.write("\n")
    assert tools(checkout.start()) == ["pip", "uv", "uv", "jupyterlab"]


def test_a_moved_folder_installs_again(checkout):
    checkout.start()
    checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
    assert "uv" in tools(checkout.start())


def test_a_failed_install_is_tried_again_even_if_the_change_is_taken_back(checkout):
    requirements = checkout.root / "requirements.txt"
    checkout.start()
    before = requirements.read_bytes()
    requirements.write_bytes(before + b"\n")
    checkout.start(EXIT_uv="2", EXIT_pip="2")
    assert "install.log" in checkout.one_sentence()
    requirements.write_bytes(before)
    assert tools(checkout.start()) == ["pip", "uv", "uv", "jupyterlab"]


def test_both_commands_work_from_another_folder(checkout):
    for words in ([], ["test"]):
        checkout.start(*words)
        assert ascii(checkout.root.name) in checkout.answer.stdout.splitlines()[-1]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole window")
def test_ctrl_c_in_an_install_is_quiet_and_the_install_is_tried_again(checkout):
    assert tools(checkout.start(CTRL_C="uv")) == ["pip", "uv"]
    assert checkout.answer.returncode == 130 and checkout.answer.stderr == ""
    assert tools(checkout.start()) == ["pip", "uv", "uv", "jupyterlab"]


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole window")
def test_ctrl_c_in_a_lesson_leaves_the_goodbye_to_jupyterlab(checkout):
    checkout.start(CTRL_C="jupyterlab", EXIT_jupyterlab="7")
    assert checkout.answer.returncode == 7 and checkout.answer.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to a whole window")
def test_ctrl_c_is_heard_although_the_shell_had_it_ignored(checkout):
    """So it is with whatever a shell starts in the background."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert tools(checkout.start(CTRL_C="uv")) == ["pip", "uv"]
    finally:
        signal.signal(signal.SIGINT, before)
    assert checkout.answer.returncode == 130


def test_pip_takes_over_where_uv_cannot_be_used(checkout):
    calls = checkout.start(EXIT_uv="1")
    assert tools(calls) == ["pip", "uv", "pip", "pip", "jupyterlab"]
    assert {"--no-deps", "--require-hashes"} <= set(calls[2]) and "-e" in calls[3]
    assert checkout.answer.returncode == 0


@pytest.mark.parametrize(
    ("says", "advice"),
    [
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "online"),
        ("error sending request: dns error", "online"),
        ("OSError: [Errno 28] No space left on device", "2 GB"),
        ("failed to write: Speicherplatz (os error 112)", "2 GB"),
        ("PermissionError: [Errno 13] Permission denied", "your own documents"),
        ("Tunnel connection failed: 407 Proxy Authentication Required", "HTTPS_PROXY"),
        ("error sending request: tunnel error: proxy authorization required", "HTTPS_PROXY"),
        ("ERROR: HTTP error 403 while getting the file", "filter"),
        ("HTTP status client error (403 Forbidden)", "filter"),
        ("OSError: [WinError 206] Der Dateiname oder die Erweiterung ist zu lang", "short"),
        ("your system does not have Windows Long Path support enabled", "short"),
        ("OSError: [WinError 1260] Dieses Programm wurde blockiert", "group policy"),
        ("OSError: [WinError 225] Operation did not complete: the file contains a virus", "virus scanner"),
        ("OSError: [Errno 12] Nicht genügend Hauptspeicher verfügbar", "memory"),
        (
            "connection: SSLError: CERTIFICATE_VERIFY_FAILED: self-signed certificate in certificate chain",
            "does not trust",
        ),
        ("certificate verify failed: certificate is not yet valid", "clock"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "damaged"),
        ("Caused by: Hash mismatch for `numpy==2.4`", "damaged"),
        ("ERROR: HTTP error 503 while getting the file", "busy"),
        ("HTTP status client error (429 Too Many Requests)", "busy"),
        ("because numpy==2.4 has no wheels with a matching platform tag", "no compiler is here"),
        ("error: can't find Rust compiler", "no compiler is here"),
        ("ERROR: No matching distribution found for uv==0.9", "sign in to the network"),
        ("error: Microsoft Visual C++ 14.0 or greater is required", "no compiler is here"),
        ("src/connections.c ... error: command 'gcc' failed: No such file or directory", "no compiler is here"),
        ("something nobody foresaw", ".venv/install.log"),
    ],
)
def test_a_failed_install_says_what_to_do(checkout, says, advice):
    checkout.start(SAYS=says, EXIT_uv="1", EXIT_pip="1")
    assert advice in checkout.one_sentence()
    assert says in (checkout.root / ".venv" / "install.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "advice"),
    [(PermissionError(13, "Zugriff verweigert"), "your own documents"), (OSError(28, "Kein Platz"), "2 GB")],
)
def test_a_folder_without_rights_or_room_for_venv_says_what_to_do(checkout, monkeypatch, error, advice):
    start = checkout.module()
    monkeypatch.setattr(start, "python_inside", lambda: None)
    monkeypatch.setattr(venv, "create", Mock(side_effect=error))
    assert advice in start.main([])


@pytest.mark.parametrize(("room", "told"), [(True, ".venv/install.log"), (False, "'utf-8' codec")])
def test_a_log_is_named_only_where_there_is_one(checkout, monkeypatch, room, told):
    """In a folder with a Cyrillic name, where the system knows ASCII only, not even .venv can be made."""
    shutil.rmtree(checkout.root / ".venv")
    start = checkout.module()
    error = UnicodeEncodeError("utf-8", "\udcd0", 0, 1, "surrogates not allowed")
    monkeypatch.setattr(venv, "create", Mock(side_effect=error))
    if not room:
        (checkout.root / ".venv").touch()
    assert told in start.main([])
    assert start.LOG.exists() is room


def test_a_32_bit_python_is_told_which_one_to_get(checkout, monkeypatch):
    start = checkout.module()
    monkeypatch.setattr(start.sys, "maxsize", 2**31 - 1)
    with pytest.raises(SystemExit, match=r"this Python is 32-bit: install the 64-bit one from python\.org"):
        start.main([])


def test_an_old_python_is_told_which_one_to_get(checkout, monkeypatch):
    start = checkout.module()
    monkeypatch.setattr(start.sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(SystemExit, match=r"need Python 3\.11 or later, and this is Python 3\.10"):
        start.main([])


def test_an_old_python_can_read_the_file():
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_debian_without_python3_venv_is_told_to_install_it(checkout, monkeypatch):
    shutil.rmtree(checkout.root / ".venv")
    start = checkout.module()
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(SystemExit, match="python3-venv"):
        start.main([])


@pytest.mark.parametrize("damage", ["python is gone", "python belongs to another computer", "pip is gone"])
def test_a_broken_venv_is_made_again_with_a_sentence(checkout, monkeypatch, capsys, damage):
    checkout.start()
    start = checkout.module()
    if damage == "pip is gone":
        shutil.rmtree(next((checkout.root / ".venv").rglob("site-packages")) / "pip")
    else:
        start.PYTHON.unlink()
    if damage == "python belongs to another computer":
        start.PYTHON.write_bytes(b"\x7fELF")
        start.PYTHON.chmod(0o755)
    monkeypatch.setattr(venv, "create", lambda folder, **_: make_venv(Path(folder)))
    monkeypatch.setenv("CALLS", str(checkout.notes))
    monkeypatch.setattr(start.signal, "signal", Mock())  # the tests themselves go on hearing Ctrl-C
    assert start.main([]) == 0
    assert capsys.readouterr().out.count("making it again") == 1
    assert tools(checkout.start()) == ["jupyterlab"]


def test_what_follows_is_handed_on_and_the_exit_code_handed_back(checkout):
    assert checkout.start("test", "-k", "load", EXIT_pytest="5")[-1][:-1] == ["pytest", "-k", "load"]
    assert checkout.answer.returncode == 5
    assert checkout.start("--no-browser", EXIT_jupyterlab="3")[-1][-2] == "--no-browser"
    assert checkout.answer.returncode == 3


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_who_asks_for_help_is_told_the_commands_and_nothing_is_installed(checkout, word):
    assert checkout.start(word) == [] and checkout.answer.returncode == 0
    assert all("start.py " + word in checkout.answer.stdout for word in ("test", "site", "teaching", "wheels"))


def test_a_word_that_is_no_command_is_told_so_before_anything_is_installed(checkout):
    assert checkout.start("tset") == []
    assert checkout.one_sentence().startswith("There is no 'tset' here: type nothing after start.py, or one of these")
    lesson = checkout.notes.parent / "lesson.ipynb"
    lesson.touch()
    assert checkout.start(lesson.name)[-1][-2] == lesson.name


def test_jupyterlab_opens_the_first_lesson_and_the_folder_when_there_is_none(checkout):
    assert "--LabApp.default_url=/lab" in checkout.start()[-1]
    (checkout.root / "notebooks").mkdir()
    copies = ("03_tenth congress-Copy1.ipynb", "03_tenth congress__20261130064916.ipynb", "0 my notes.ipynb")
    for name in ("04_later.ipynb", "03_tenth congress.ipynb", "00_notes.txt", *copies):
        (checkout.root / "notebooks" / name).touch()
    lab = checkout.start()[-1]
    assert "--LabApp.default_url=/lab/tree/notebooks/03_tenth%20congress.ipynb" in lab
    assert f"--ServerApp.root_dir={checkout.root}" in lab


def test_jupyterlab_keeps_its_token_and_drops_its_news(checkout):
    assert not [word for word in checkout.start()[-1][:-1] if "token" in word or "password" in word]
    settings = checkout.root / ".venv/share/jupyter/lab/settings/overrides.json"
    assert settings.read_bytes() == (ROOT / "tools" / "overrides.json").read_bytes()


@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_only_root_is_let_past_the_check_for_root(checkout, monkeypatch, user, allowed):
    start = checkout.module()
    monkeypatch.setattr(start.os, "geteuid", lambda: user, raising=False)
    assert ("--allow-root" in start.lab()) is allowed


@pytest.mark.parametrize(("word", "tool"), [("site", "reading_edition.py"), ("teaching", "teaching_pack.py")])
def test_what_is_built_is_built_with_what_the_tests_need(checkout, word, tool):
    (checkout.root / "tools" / tool).write_text("import sys\nprint('built', sys.argv[1:])", encoding="utf-8")
    calls = checkout.start(word, "--teacher")
    assert "built ['--teacher']" in checkout.answer.stdout
    assert any(str(checkout.root / "tests" / "requirements.txt") in call for call in calls)


def test_wheels_are_fetched_once_and_then_the_network_is_left_alone(checkout):
    calls = checkout.start("wheels")
    fetched = [call for call in calls if "download" in call]
    assert len(fetched) == 2 and all(str(checkout.root / "wheels") in call for call in fetched)
    (checkout.root / "wheels").mkdir()
    (checkout.root / ".venv" / "installed.txt").unlink()
    installs = [call for call in checkout.start() if "-r" in call]
    assert installs and all(call[call.index("--find-links") - 1 :][:3] == FROM_WHEELS for call in installs)
    built = [call for call in checkout.start("test") if "-r" in call]
    assert built and not any("--no-index" in call for call in built), "what only the tests need is not in the folder"


@pytest.mark.parametrize(
    "says", ["ERROR: No matching distribution found for uv==0.9", "numpy has no wheels with a matching Python ABI tag"]
)
def test_wheels_of_another_kind_of_computer_are_told_as_such(checkout, says):
    (checkout.root / "wheels").mkdir()
    checkout.start(SAYS=says, EXIT_uv="1", EXIT_pip="1")
    assert "The folder wheels was made for another kind of computer" in checkout.one_sentence()


FROM_WHEELS = ["--no-index", "--find-links", "wheels"]  # a path of its own would be cut at a "#" or a ";"


@pytest.mark.parametrize("tool", ["uv", "pip"])
def test_a_folder_whose_name_reads_as_something_else_is_installed_from(start, checkout, monkeypatch, tool):
    """By the real tools: brackets are an extra to them, a "#" begins a comment, a ";" ends a path."""
    (checkout.root / "wheels").mkdir()
    for name, text in {"pyproject.toml": SMALL, "requirements.txt": "", "tests/requirements.txt": UV}.items():
        (checkout.root / name).write_text(text, encoding="utf-8")
    steps = []

    def run(*words):
        steps.append([sys.executable, "-m", *map(str, words)])
        if tool == "pip" and words[0] == "uv":
            raise subprocess.CalledProcessError(1, words)

    monkeypatch.setattr(start, "run", run)
    start.install_packages(start.LESSONS)
    for step in steps[-2:]:  # the packages, of which there are none, and the project
        target = f"--target={checkout.notes.parent / 'site'}"
        done = subprocess.run([*step, target], cwd=checkout.root, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


UV = "uv==1 \\\n    --hash=sha256:0\n"
SMALL = """
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "small"
version = "1"
[tool.setuptools]
packages = []
"""


@pytest.mark.skipif(os.pathsep != ":", reason="a colon parts the folders of a path, as on Linux and the Mac")
def test_a_folder_with_a_colon_is_told_to_be_renamed(tmp_path):
    (tmp_path / "a:b").mkdir()
    shutil.copy(ROOT / "start.py", tmp_path / "a:b")
    done = subprocess.run([sys.executable, str(tmp_path / "a:b" / "start.py")], capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.startswith("The path to this folder has a colon")


# -- what is started -----------------------------------------------------------------------------------------


def test_where_the_home_folder_cannot_be_written_another_one_is_given(start, monkeypatch, tmp_path):
    """As in a container that is run under a number: JupyterLab ended in a traceback."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "nobody"))
    kept = "import pathlib; home = pathlib.Path.home() / '.jupyter'; home.mkdir(); print(home)"
    assert start.hand_over(["-c", kept]) == 0
    assert (start.VENV / "home" / ".jupyter").is_dir() and not (tmp_path / "nobody").exists()


def test_a_home_that_can_be_written_is_left_alone(start, monkeypatch, tmp_path):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert start.surroundings()["HOME"] == str(tmp_path)


def test_a_kernel_of_the_users_own_does_not_take_the_place_of_ours(start, monkeypatch, tmp_path, capfd):
    """In an install for all, which is not the learner's own, Jupyter would ask the learner's home first."""
    spec = tmp_path / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text('{"argv": ["/usr/bin/another"], "display_name": "mine", "language": "python"}', encoding="utf-8")
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    assert start.hand_over(["-m", "jupyter_client.kernelspecapp", "list", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["kernelspecs"]["python3"]["resource_dir"].startswith(sys.prefix)

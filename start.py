"""Open the lessons, or run the tests, with one command.

    python3 start.py            opens the first lesson in JupyterLab
    python3 start.py test       runs the tests
    python3 start.py site       builds the reading edition: pages that need no Python
    python3 start.py teaching   builds the printed half of the teacher's pack
    python3 start.py wheels     puts what the lessons need into the folder wheels, for computers without a network
    python3 start.py --help     says this, and installs nothing

The first start puts everything the lessons need into the folder .venv beside this file, and nowhere else:
to undo it, delete that folder. Later starts find it there and begin at once. Whatever else stands on the
command line is handed on: --no-browser or a notebook to JupyterLab, -k load to pytest.
"""
# Only Python 3.6 syntax: an old Python must be able to read this file, to say that it is too old.

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"  # says what a finished install put in; there is none after a broken-off one
LOG = VENV / "install.log"
LESSONS = ROOT / "requirements.txt"
TESTS = ROOT / "tests" / "requirements.txt"  # holds all of LESSONS and more
BUILDS = {"site": "reading_edition.py", "teaching": "teaching_pack.py"}  # what is built, by which of the tools
WORDS = ("test", "wheels", *BUILDS)  # what may stand first on the command line
WHEELS = ROOT / "wheels"  # where it is there, what the lessons need comes from it and not from the network
SETTINGS = ROOT / "tools" / "overrides.json"  # no news, no update check: nothing pops up over a lesson

OLD = "The lessons need Python 3.11 or later, and this is Python {}.{}: install a newer one from python.org."
NARROW = "The lessons need a 64-bit Python, and this Python is 32-bit: install the 64-bit one from python.org."
NO_WORD = "There is no '{}' here: type nothing after start.py, or one of these: {}."
NO_VENV = "Python lacks its venv module: on Debian or Ubuntu type 'sudo apt install python3-venv' and try again."
UNKNOWN = "The install failed: send the file .venv/install.log to whoever looks after this computer."
NO_LOG = "The install failed, and the folder .venv takes no notes: send this line to whoever looks after it: {}"
# What goes wrong on the way, in the words (or, in other languages, the numbers) of the tools, and what to do.
# The first that fits is said: a proxy that wants a password is told as a broken connection too.
ADVICE = {
    r"errno 28\b|os error (28|112)\b|winerror 112\b|no space left|not enough space|disk quota":
        "The disk is full: make 2 GB of room, then start again.",
    r"errno (1|13|30)\b|os error (5|13|30)\b|winerror (5|32)\b|permission denied|access is denied|read-only":
        "This folder cannot be written to: copy it to your own documents, then start again there.",
    r"(winerror|os error) 206\b|errno (36|63)\b|long path support|(name|path) too long":
        "The path to this folder is too long: move it to a short one (on Windows C:\\lessons), then start again.",
    r"path separator":
        "The path to this folder has a colon, which Python takes for its end: rename the folder, then start again.",
    r"(winerror|os error) (225|1260|4551)\b|group policy":
        "A rule of this computer (group policy, or its virus scanner) forbids new programs: ask whoever looks after it"
        " to allow those in the folder .venv.",
    r"sigkill|memoryerror|cannot allocate memory|(errno|os error) 12\b":
        "This computer has no memory left: close other programs, then start again.",
    r"\b407 (proxy|auth)|proxy auth|tunnel[^\n]* 407\b":
        "The proxy of this network wants a password: ask for its address and set the variable HTTPS_PROXY to"
        " http://NAME:PASSWORD@ADDRESS:PORT, then start again.",
    r"\b403 (client|forbidden)|http error 403|tunnel[^\n]* 403\b":
        "A filter in this network refuses the packages (HTTP 403): ask whoever looks after it to let Python packages"
        " through, or start once on another network.",
    r"--find-links[\s\S]*(no matching distribution|no wheels? with a matching|no solution found)":
        "The folder wheels was made for another kind of computer or another Python: make it anew on one like this one,"
        " or delete it and start again with a network.",
    r"certificate":
        "This network shows a certificate that Python does not trust: set the clock of this computer right; if it is,"
        " ask whoever looks after the computer to put the network's certificate among those that it trusts.",
    r"hash mismatch|do not match the hashes":
        "A package came in damaged, or is not the one that the course was tried with: start again; if it stays so,"
        " start once on another network.",
    r"(http error|server error|client error) \(?(429|5\d\d)\b":
        "The server of the packages is busy: wait some minutes, then start again.",
    r"visual c\+\+|command '[^']+' failed|cmake|xcrun: error|(no (acceptable )?c|rust|unknown) compiler"
    r"|failed building wheel|no wheels? with a matching|no solution found|requires-python":
        "A package has no ready build for this computer with this Python, and no compiler is here: install Python 3.14,"
        " 64-bit, from python.org, delete the folder .venv, then start again with the new one.",
    r"name resolution|failed to resolve|dns error|connection|timed out|sending request":
        "The packages cannot be downloaded: check that this computer is online, then start again.",
    r"no matching distribution":
        "The network gives no packages: open any page in a browser and sign in to the network, if it asks for that,"
        " then start again.",
}  # fmt: skip


def say(sentence):
    """Show one line of progress at once."""
    print(sentence, flush=True)


def advice(error):
    """Turn what went wrong into one sentence that says what to do, and keep the details in a file."""
    both = [each for each in (error.__context__, error) if each]  # what stopped uv, and then pip
    details = "\n".join("{}\n{}".format(each, getattr(each, "output", "")) for each in both)
    unknown = NO_LOG.format(ascii(str(error)))
    with contextlib.suppress(OSError):  # no room or no right to write: the sentence must do
        VENV.mkdir(exist_ok=True)
        LOG.write_text(details, encoding="utf-8", errors="backslashreplace")
        unknown = UNKNOWN
    return next((sentence for words, sentence in ADVICE.items() if re.search(words, details, re.I)), unknown)


def python_inside():
    """Name the Python inside .venv, or None when it does not start, is too old or has no pip."""
    question = "import pip, sys; assert sys.version_info >= (3, 11); print(sys.version)"
    try:
        return subprocess.check_output([str(PYTHON), "-c", question], stderr=subprocess.DEVNULL, text=True)
    except (OSError, subprocess.CalledProcessError):
        return None


def wanted(requirements, python):
    """Give the fingerprint of everything an install depends on, the place included."""
    parts = [python.encode(), os.fsencode(str(ROOT))]
    parts += [path.read_bytes() for path in (requirements, ROOT / "pyproject.toml", SETTINGS)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def run(*command):
    """Run one step of the install quietly; what it says is kept for the log."""
    # Without bytecode every lesson starts three seconds later, and some machines forbid Python to write it.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env.update(UV_PYTHON_DOWNLOADS="never", UV_SYSTEM_CERTS="1")  # trust what this computer trusts: its school
    words = [str(PYTHON), "-m"] + [str(word) for word in command]
    kept = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8", "errors": "replace"}
    subprocess.run(words, cwd=str(ROOT), env=env, check=True, stdin=subprocess.DEVNULL, **kept)


def make_environment():
    """Make .venv new, in place of whatever stands there."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(NO_VENV)
    import venv

    if VENV.exists():
        say("The folder .venv is unfinished or does not work on this computer: making it again.")
    say("Making the folder .venv (about 5 seconds).")
    venv.create(str(VENV), with_pip=True, clear=True, symlinks=os.name != "nt")


def from_wheels(requirements):
    """Give the options that take packages from the folder of wheels, where it is there and holds them.

    It is named as it lies in ROOT: of a path with a "#" or a ";" uv reads the beginning alone.
    """
    return ["--no-index", "--find-links", WHEELS.name] if requirements == LESSONS and WHEELS.is_dir() else []


def fetch_uv(requirements):
    """Install uv before the rest, at the version and with the hashes that the tests' requirements give."""
    lines = re.search(r"^uv==(.*\\\n)+.*\n", TESTS.read_text(encoding="utf-8"), re.M).group()
    (VENV / "uv.txt").write_text(lines, encoding="utf-8")
    options = ["--quiet", "--retries=1", "--require-hashes", "-r", VENV / "uv.txt", *from_wheels(requirements)]
    run("pip", "install", *options)


def fetch_wheels():
    """Put every package that the lessons need into the folder of wheels."""
    say("Putting the packages into the folder wheels (about 130 MB).")
    if WHEELS.exists():
        shutil.rmtree(str(WHEELS))
    fetch_uv(LESSONS)  # its own wheel goes along
    for file in (LESSONS, VENV / "uv.txt"):
        run("pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", file, "--dest", WHEELS)
    say("Copy the course with its folder wheels to computers of this kind, with this Python, and start it there.")
    return 0


def install_packages(requirements):
    """Install the packages and the project, with uv if it works here and with pip if not."""
    say("Installing the packages (about 130 MB: half a minute on a fast line, a few minutes on a slow one).")
    # The file names everything, so there is nothing to look up; older pips would, and stumble over an extra.
    options = ["--no-deps", "--require-hashes", "-r", requirements, *from_wheels(requirements)]
    try:
        fetch_uv(requirements)
        tool = ["uv", "pip", "install", "--python", PYTHON, "--compile-bytecode"]
        run(*tool, *options)
    except subprocess.CalledProcessError:
        say("The fast installer does not work here: trying the slow one (a minute or more).")
        tool = ["pip", "install", "--quiet"]
        run(*tool, *options)
    # Named as it lies: a path with brackets or a "#", as browsers give to second copies, is read as something else.
    run(*tool, "--no-deps", "--no-build-isolation", "-e", ".")


def prepare(requirements):
    """See that .venv holds what is wanted; when it does already, do nothing."""
    python = python_inside()
    if python and STAMP.exists() and wanted(requirements, python) in STAMP.read_text(encoding="utf-8"):
        return
    if not python:
        make_environment()
    if STAMP.exists():
        STAMP.unlink()
    install_packages(requirements)
    settings = VENV / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True, exist_ok=True)
    shutil.copy(str(SETTINGS), str(settings))
    python = python_inside()  # what the tests need includes what the lessons need
    prints = [wanted(file, python) for file in {requirements, LESSONS}]
    STAMP.write_text("\n".join(prints), encoding="utf-8")


def lab():
    """Give the command that opens the first lesson, or the folder when there is none yet."""
    # By its stem a lesson stands before a copy that a learner made of it: "-" comes before ".".
    lessons = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"), key=lambda path: path.stem)
    page = "/lab/tree/" + quote(lessons[0].relative_to(ROOT).as_posix()) if lessons else "/lab"
    command = ["-m", "jupyterlab", "-y", "--ServerApp.root_dir=" + str(ROOT), "--LabApp.default_url=" + page]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")  # in a container; JupyterLab refuses otherwise
    return command


def surroundings():
    """Give the variables for what is started: its own kernel before a user's, and a home that can be written."""
    env = dict(os.environ, JUPYTER_PREFER_ENV_PATH="1")
    home = os.path.expanduser("~")
    if not (os.path.isdir(home) and os.access(home, os.W_OK | os.X_OK)):
        instead = VENV / "home"
        instead.mkdir(exist_ok=True)
        env.update(HOME=str(instead), USERPROFILE=str(instead))
    return env


def hand_over(command):
    """Run the command until it ends and give its exit code; Ctrl-C is for the command to answer."""
    child = subprocess.Popen([str(PYTHON), *command], cwd=str(ROOT), env=surroundings())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    code = child.wait()
    return code if code >= 0 else 128 - code


def begin_again_in_utf8():
    """Start anew in UTF-8 where this Python reads names as ASCII and so cannot write down where the folder lies."""
    told = str(ROOT).encode("utf-8", "ignore").decode("utf-8")
    if told != str(ROOT) and not sys.flags.utf8_mode:
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.argv])


def main(words):
    """Do what the command line asks for and give the exit code."""
    if sys.version_info < (3, 11):
        sys.exit(OLD.format(*sys.version_info))
    if sys.maxsize < 2**32:
        sys.exit(NARROW)
    first = (words or [""])[0]
    if first in ("-h", "--help", "help"):
        say(__doc__)
        return 0
    what = first if first in WORDS else "lessons"
    if what == "lessons" and not first.startswith("-") and not Path(first).exists():
        sys.exit(NO_WORD.format(first, ", ".join(WORDS)))
    try:
        prepare(TESTS if what in ("test", *BUILDS) else LESSONS)
        if what == "wheels":
            return fetch_wheels()
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        return advice(error)
    if what == "test":
        return hand_over(["-m", "pytest", *words[1:]])
    if what in BUILDS:
        return hand_over([str(ROOT / "tools" / BUILDS[what]), *words[1:]])
    say("Opening JupyterLab. To stop it, press Ctrl-C in this window.")
    return hand_over(lab() + words)


if __name__ == "__main__":
    if sys.version_info >= (3, 7):  # the first that knows UTF-8 mode
        begin_again_in_utf8()
    # Whatever a shell starts in the background is deaf to Ctrl-C, and so is all that it starts in turn: hear it again.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

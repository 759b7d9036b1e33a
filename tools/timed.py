"""What the benchmark measures: each row gives its floor and what is measured, in seconds unless it says otherwise."""

import contextlib
import importlib
import inspect
import itertools
import pkgutil
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from functools import partial
from pathlib import Path

import nbclient
import nbformat
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LARGEST = 500_000  # bytes that a lesson may send
IMPORTS = "import pandas, matplotlib.pyplot as plt, ipywidgets"
FIGURE = "figure = plt.figure(); plt.plot([1, 2]); figure.canvas.draw()"
ONE_PASS = """
import nbformat
from IPython.core.interactiveshell import InteractiveShell
for path in {}:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            InteractiveShell.instance().run_cell(cell.source).raise_error()
"""
EXECUTED = """
import pathlib, sys, tempfile
sys.path.insert(0, "tools")
import editions
from reading import lessons
with tempfile.TemporaryDirectory() as folder:
    for path in editions.sources():
        lessons.made(path, pathlib.Path(folder))
"""


class NotHere(Exception):
    """What a row needs and this computer does not have."""


def middle(pairs):
    """Give the pair, of a floor and what is measured, whose ratio is the middle one."""
    ordered = sorted(pairs, key=lambda pair: pair[1] / pair[0])
    return ordered[len(ordered) // 2]


def seconds(action, *given):
    """Give the seconds that an action takes."""
    start = time.perf_counter()
    action(*given)
    return time.perf_counter() - start


def in_turn(floor, measured, times=5):
    """Do both in turn, several times, and give the middle pair of seconds."""
    return middle([(seconds(floor), seconds(measured)) for _ in range(times)])


def python(*words):
    """Make the action that runs Python on these words, in a new process."""
    return lambda: subprocess.run([sys.executable, *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def pytest_of(*words):
    """Make the action that runs tests of one worker."""
    alone = ["-q", "-c", "pyproject.toml", "-o", "addopts=", "-p", "no:cacheprovider", "-n", "0"]
    return python("-m", "pytest", *alone, *map(str, words))


def loading():
    """Import the helpers and load the dataset."""
    files = [str(path) for path in (ROOT / "data").rglob("*.csv")]
    floor = f"import pandas\nfor file in {files}: pandas.read_csv(file)"
    return in_turn(python("-c", floor), python("-c", "import helpers as wo; wo.load()"), times=9)


def all_readings(data):
    """Work out all properties of a dataset, and all of helpers/readings that needs nothing but a dataset."""
    from helpers import readings

    own = [name for name, value in vars(readings.Dataset).items() if isinstance(value, property)]
    for name in own:
        getattr(data, name)
    for module in pkgutil.iter_modules(readings.__path__, "helpers.readings."):
        for name, make in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            needs = inspect.signature(make).parameters.values()
            if name not in own and [each.name for each in needs if each.default is each.empty] == ["data"]:
                make(data)


def grouped(data):
    """Group the claims by each of their key columns; of each group join the ids, and take the bounds and the days."""
    claims = data.claims
    taken = {"low": "min", "high": "max", "earliest": "min", "latest": "max", "source_id": " ".join}
    for key in [name for name in claims if name.endswith("_id")] + ["property"]:
        claims.assign(key=claims[key]).groupby("key").agg({"claim_id": " ".join, **taken})


def readings():
    """Work out every reading of a dataset that nobody has asked yet."""
    import helpers as wo

    pairs = []
    for _ in range(9):
        data = wo.load(fresh=True)
        pairs.append((seconds(grouped, data), seconds(all_readings, data)))
    return middle(pairs)


def growth(times):
    """Load and read when each claim stands there so many times, as a rival under a new id."""
    import helpers as wo

    ids = (f"{''.join(four)}-{n:03d}" for four in itertools.product("QVWXY", repeat=4) for n in range(1000))
    with tempfile.TemporaryDirectory() as room:
        one, many = (shutil.copytree(ROOT / "data", Path(room, name)) for name in ("one", "many"))
        for file in (many / "claims").glob("*.csv"):
            table = pd.read_csv(file, dtype=str, keep_default_na=False)
            more = pd.concat([table.assign(rank="alternative", disagreement_id="delegates_voting")] * (times - 1))
            more["claim_id"] = list(itertools.islice(ids, len(more)))
            pd.concat([table, more]).to_csv(file, index=False, encoding="utf-8")
        work = [partial(lambda folder: all_readings(wo.load(folder)), folder) for folder in (one, many)]
        floor, measured = in_turn(*work, times=3 if times < 100 else 1)
    return floor * times, measured


def in_a_kernel(cells):
    """Run cells in a new kernel; give the seconds that it took once it was up, and its memory in the end in MB.

    Of pages that it shares with other processes its share is counted.
    """
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = nbclient.NotebookClient(
        notebook, kernel_name="python3", resources={"metadata": {"path": LESSONS[0].parent}}
    )
    with client.setup_kernel():
        took = seconds(lambda: [client.execute_cell(cell, place) for place, cell in enumerate(cells)])
        rollup = Path(f"/proc/{client.km.provisioner.pid}/smaps_rollup")
        memory = (
            re.search(r"^Pss: *(\d+)", rollup.read_text(encoding="utf-8"), flags=re.M)[1] if rollup.exists() else "nan"
        )
    return took, float(memory) / 1024


def lesson(path):
    """Read the code cells of a lesson."""
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def cell(*lines):
    """Make a list of one code cell."""
    return [nbformat.v4.new_code_cell("\n".join(lines))]


def lessons():
    """Run each lesson in a kernel, and in another load the data."""
    load = cell("import helpers as wo", "wo.load()")
    return middle([(in_a_kernel(load)[0], in_a_kernel(lesson(path))[0]) for path in LESSONS])


def memory():
    """Measure the memory of a kernel after the lesson that needs most, and after a figure alone."""
    if not Path("/proc/self/smaps_rollup").exists():
        raise NotHere("memory is measured on Linux")
    floor = statistics.median(in_a_kernel(cell(IMPORTS, FIGURE))[1] for _ in range(3))
    return floor, max(in_a_kernel(lesson(path))[1] for path in LESSONS)


def course():
    """Run all lessons as the tests do, and as many notebooks that only import."""
    nbval = partial(pytest_of, "--nbval", "--nbval-current-env", "--nbval-cell-timeout=120")
    with tempfile.TemporaryDirectory() as room:
        for path in LESSONS:
            nbformat.write(nbformat.v4.new_notebook(cells=cell(IMPORTS)), Path(room, path.name))
        return in_turn(nbval(room), nbval(*LESSONS), times=3)


def explorers():
    """Give each explorer a new value and wait for its HTML; then call the chart that it shows."""
    from test_explorers import EXPLORERS, START

    pairs = []
    for name, make in EXPLORERS.items():
        turns, explorer, (moved, value) = [], make(), START[name]
        control = explorer.controls[moved]
        before = control.value
        for _ in range(6):
            took = seconds(setattr, control, "value", value)
            chosen = {name: each.value for name, each in explorer.controls.items()}
            turns.append((seconds(lambda: explorer.draw(**chosen).html()), took))  # noqa: B023 (called at once)
            control.value = before
        pairs.append(middle(turns[1:]))  # what is worked out once stays
    return middle(pairs)


def sending():
    """Hear in a browser what each lesson sends."""
    from lab import BROWSER, FIREFOX

    if not BROWSER or FIREFOX:
        raise NotHere("what is sent is heard in Chromium or Chrome")
    with tempfile.TemporaryDirectory() as room:
        report = Path(room, "report.xml")
        pytest_of("tests/test_pages.py", f"--junitxml={report}")()
        sent = re.findall(r'<property name="sent" value="(\d+)"', report.read_text(encoding="utf-8"))
    return LARGEST, max(map(int, sent))


def start():
    """Start the lessons until the server answers, by start.py and without it."""
    import start

    inside, stamp = start.python_inside(), start.STAMP
    if not (inside and stamp.exists() and start.wanted(start.LESSONS, inside) in stamp.read_text(encoding="utf-8")):
        raise NotHere("start.py has not installed the lessons here")

    def answering(*command):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        words, began = ["--no-browser", "--ip=127.0.0.1", f"--port={port}"], time.perf_counter()
        server = subprocess.Popen([*command, *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while server.poll() is None:
                with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/api"):
                    return time.perf_counter() - began
                time.sleep(0.01)
            raise RuntimeError(f"no server: {command}")
        finally:
            server.terminate()
            server.wait(60)

    commands = [str(start.PYTHON), *start.lab()], [str(start.PYTHON), "start.py"]
    return middle([tuple(answering(*command) for command in commands) for _ in range(5)])


def reading_edition():
    """Build the reading edition, and only run its lessons."""
    return in_turn(python("-c", EXECUTED), python("tools/reading_edition.py"), times=1)


def suite():
    """Run all tests on two cores, and all lessons in one process."""
    one_pass = ONE_PASS.format([str(path) for path in LESSONS])
    return in_turn(python("-c", one_pass), python("-m", "pytest", "-q", "-p", "no:cacheprovider"), times=1)

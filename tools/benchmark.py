"""Print how long things take: what no test may say, since it depends on the machine.

Type  .venv/bin/python tools/benchmark.py  on a machine that does nothing else. It takes about two minutes.
"""

import contextlib
import io
import itertools
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import pandas as pd
from IPython.core.interactiveshell import InteractiveShell

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def seconds(action, times=1):
    """Give the shortest of some runs."""

    def once():
        start = time.perf_counter()
        action()
        return time.perf_counter() - start

    return min(once() for _ in range(times))


def of_loading(load, folder):
    """Say what `wo.load` does besides reading the files of the folder."""
    files = list(folder.rglob("*.csv"))
    reading = seconds(lambda: [pd.read_csv(file) for file in files], times=5)
    loading = seconds(lambda: load(folder), times=5)
    print(f"load: {loading:.3f} s, {loading / reading:.2f} times pandas.read_csv of the {len(files)} files")


def of_growth(load, folder, times):
    """Say how loading grows when each claim stands there so many times, as a rival under a new id."""
    ids = (f"{''.join(four)}-{n:03d}" for four in itertools.product("QVWXY", repeat=4) for n in range(1000))
    with tempfile.TemporaryDirectory() as room:
        copy = shutil.copytree(folder, Path(room, "data"))
        once = seconds(lambda: load(copy), times=3)
        for file in (copy / "claims").glob("*.csv"):
            table = pd.read_csv(file, dtype=str, keep_default_na=False)
            more = pd.concat([table.assign(rank="alternative", disagreement_id="delegates_voting")] * (times - 1))
            more["claim_id"] = list(itertools.islice(ids, len(more)))
            pd.concat([table, more]).to_csv(file, index=False, encoding="utf-8")
        print(f"load at {times} times the claims: {seconds(lambda: load(copy)) / once:.1f} times as long")


def of_figures(charts, data):
    """Say how long one figure takes, from its rows to what is shown, over all calls of the tests' gallery."""
    for chart in charts.values():
        chart(data)  # what is worked out once stays
    took = {name: seconds(lambda chart=chart: chart(data).html()) for name, chart in charts.items()}
    slowest = max(took, key=took.get)
    middle = statistics.median(took.values())
    print(f"figures: {len(took)} calls, median {middle:.3f} s, longest {took[slowest]:.3f} s ({slowest})")


def of_lessons():
    """Say how long one pass over every cell of every lesson takes in one process."""
    shell = InteractiveShell.instance()
    paths = sorted((ROOT / "notebooks").glob("*.ipynb"))
    cells = [cell for path in paths for cell in nbformat.read(path, as_version=4).cells]
    codes = [cell.source for cell in cells if cell.cell_type == "code"]
    with contextlib.redirect_stdout(io.StringIO()):
        took = seconds(lambda: [shell.run_cell(code).raise_error() for code in codes])
    print(f"lessons: one pass over {len(paths)} in one process, {took:.1f} s")


def main():
    """Print every figure, the quick ones first."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WO_MY_WORK"] = folder  # no answer of the maintainer's own is touched
        from gallery import CHARTS

        import helpers as wo

        of_loading(wo.load, ROOT / "data")
        of_figures(CHARTS, wo.load())
        of_lessons()
        of_growth(wo.load, ROOT / "data", 10)
        of_growth(wo.load, ROOT / "data", 100)


if __name__ == "__main__":
    main()

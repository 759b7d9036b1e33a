"""Measure how long things take, each beside its floor: what no implementation could do without.

    .venv/bin/python tools/benchmark.py                   all rows but the suite's, some fifteen minutes
    .venv/bin/python tools/benchmark.py memory explorer   the rows whose name has one of the words
    .venv/bin/python tools/benchmark.py --suite           all, and the tests on two cores

A row is a ratio. Both of its times are taken in one run, in turn, so that a slow machine slows both; of several turns
the one with the middle ratio counts (tools/timed.py). They are written to build/benchmark.json and into the table of
the README. The exit code is 1 where a ratio is beyond twice its goal; where a row says how far its goal is known to be
missed, beyond twice that, so that a job which prints the table tells what is new.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import timed

ROOT = Path(__file__).resolve().parent.parent
JSON, README = ROOT / "build" / "benchmark.json", ROOT / "README.md"
MARKS = "<!-- written by tools/benchmark.py -->\n", "<!-- to here -->"
HEAD = "| What | beside | ratio | goal |\n|---|---|---|---|\n"


@dataclass
class Row:
    """What is measured, beside what, the ratio that is wanted, how to measure both, and what they came to.

    `known` is a ratio beyond the goal that was looked into and has to stand, with its reason in WHY.
    """

    name: str
    beside: str
    goal: float
    measure: Callable
    unit: str = "s"
    known: float = 0
    floor: float = float("nan")
    measured: float = float("nan")

    @property
    def ratio(self):
        """How many times the floor it is."""
        return self.measured / self.floor

    @property
    def alarming(self):
        """Whether it is beyond twice what was to be expected."""
        return self.ratio > 2 * max(self.goal, self.known)

    def line(self):
        """Give its line of the table."""
        digits = ",.0f" if self.unit == "bytes" else ".3g"
        both = f"{self.measured:{digits}} to {self.floor:{digits}} {self.unit}"
        missed = f"; missed: {WHY.get(self.name, 'nobody has looked why')}" if round(self.ratio, 2) > self.goal else ""
        return f"| {self.name} | {self.beside} | **{self.ratio:.2f}** ({both}) | {self.goal:g}{missed} |"

    def told(self):
        """Give it as it is kept in a file."""
        found = {"floor_s": self.floor, "measured_s": self.measured, "ratio": self.ratio}
        return {"name": self.name, "unit": self.unit, **found, "goal": self.goal}


ROWS = [
    Row("`import helpers` and `wo.load()`", "pandas reading the same files", 1.15, timed.loading),
    Row("all readings computed", "grouping the claims by each key", 1, timed.readings),
    Row("10 times the claims: load, readings", "10 times as long", 1.1, partial(timed.growth, 10)),
    Row("100 times the claims: load, readings", "100 times as long", 1.1, partial(timed.growth, 100)),
    Row("explorer: new value to new HTML", "its chart, called once", 1.2, timed.explorers),
    Row("a lesson, first cell to last", "loading the data", 6, timed.lessons),
    Row("memory after the heaviest lesson", "the imports and one figure", 1.15, timed.memory, "MB"),
    Row("`start.py` to a server that answers", "JupyterLab alone", 1.1, timed.start),
    Row("whole course under nbval", "notebooks that only import", 1.4, timed.course),
    Row("most that a lesson sends, packed", "500,000 bytes", 1, timed.sending, "bytes"),
    Row("reading edition", "running its lessons", 1.5, timed.reading_edition),
    Row("whole suite on two cores", "one pass over all lessons", 15, timed.suite, known=78),
]
# What takes the time or the room, told where a goal is missed.
WHY = {
    "`import helpers` and `wo.load()`": "every cell is checked, and so are references from table to table",
    "all readings computed": "rivals are settled too, and each row is put into words",
    "a lesson, first cell to last": "its figures are drawn and its tables written out",
    "memory after the heaviest lesson": "the dataset stays there while the lesson is open",
    "whole course under nbval": "each of the eleven kernels loads the data",
    "reading edition": "Sphinx sets a page for everything in the dataset too",
    "whole suite on two cores": "real browsers open every lesson, by mouse and keys, and an edition is built",
}


def keep(measured, rows):
    """Write what was measured to the file and into the README; the other rows stay as they were found before."""
    told = json.loads(JSON.read_text(encoding="utf-8")) if JSON.exists() else []
    told = {each["name"]: each for each in told} | {row.name: row.told() for row in measured}
    JSON.parent.mkdir(exist_ok=True)
    JSON.write_text(json.dumps(list(told.values()), indent=1) + "\n", encoding="utf-8")
    above, table, below = re.split("|".join(MARKS), README.read_text(encoding="utf-8"))
    lines = {line.split(" | ")[0].removeprefix("| "): f"{line}\n" for line in table.splitlines()}
    lines |= {row.name: f"{row.line()}\n" for row in measured}
    table = HEAD + "".join(lines[row.name] for row in rows if row.name in lines)
    README.write_text(f"{above}{MARKS[0]}{table}{MARKS[1]}{below}", encoding="utf-8", newline="\n")


def main(words, rows=ROWS):
    """Measure rows and write them; the exit code is 1 where a ratio is alarming, or nothing came of it."""
    parser = argparse.ArgumentParser(description="Measure how long things take, each beside its floor.")
    parser.add_argument("words", nargs="*", help="only the rows whose name has one of these words")
    parser.add_argument("--suite", action="store_true", help="the tests too: some minutes more")
    options = parser.parse_args(words)
    chosen = [row for row in rows if not options.words or any(word in row.name for word in options.words)]
    measured, broken = [], False
    print(HEAD, end="")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a learner's Python keeps what it has compiled
        os.environ |= {"WO_MY_WORK": str(Path(folder, "my_work")), "PYTHONPATH": str(ROOT)}  # no answer is touched
        for row in [row for row in chosen if options.suite or row.measure is not timed.suite]:
            try:
                row.floor, row.measured = row.measure()
                print(row.line(), flush=True)
                measured.append(row)
            except (timed.NotHere, subprocess.CalledProcessError) as reason:
                print(f"| {row.name} | not measured: {reason} | | |", flush=True)
                broken = broken or not isinstance(reason, timed.NotHere)
    keep(measured, rows)
    return int(broken or any(row.alarming for row in measured))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

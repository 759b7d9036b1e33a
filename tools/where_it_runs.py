"""Write teaching/where_it_runs.md from the table beside it: `python tools/where_it_runs.py`.

A row of where_it_runs.csv is one trial: its kind, what was tried, on which versions, when, how it ended, and how it
was tried. What could not be tried has a row too, without versions and day.
"""

import csv
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "teaching" / "where_it_runs.csv"
OUTCOMES = {
    "runs": "all that was tried works",
    "partly": "it works, with a limit that the row names",
    "fails": "it does not work",
    "measured": "a size",
    "not tried": "nobody could try it here: try it before you count on it",
}
HEAD = """# Where it runs

What was tried, and what was not: no row is a promise. The table is [where_it_runs.csv](where_it_runs.csv); \
tools/where_it_runs.py makes this page of it. Tell us of a trial of yours.
"""


def rows():
    """Read the trials, each a dict by column."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(trials):
    """Give the page: a table for each kind of trial, in the order in which the kinds first come."""
    parts = [HEAD, *(f"- **{outcome}**: {meaning}" for outcome, meaning in OUTCOMES.items())]
    for kind in dict.fromkeys(trial["kind"] for trial in trials):
        parts += ["", f"## {kind}", "", "| What | Outcome | Versions | When | How |", "|---|---|---|---|---|"]
        columns = ("what", "outcome", "versions", "date", "how")
        parts += [f"| {' | '.join(trial[key] for key in columns)} |" for trial in trials if trial["kind"] == kind]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    TABLE.with_suffix(".md").write_text(page(rows()), encoding="utf-8", newline="\n")

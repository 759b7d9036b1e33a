"""The benchmark: made-up rows, since no test may lean on how fast a machine is."""

import json
import re
import subprocess

import pytest


@pytest.fixture
def benchmark(tool, tmp_path, monkeypatch):
    """The tool, with a README of its own that has two rows."""
    module = tool("benchmark")
    readme = tmp_path / "README.md"
    old = "| bread | flour | **9.00** (9 to 1 s) | 2 |\n| coal | air | **7.00** (7 to 1 s) | 2 |\n"
    readme.write_text(f"above\n{module.MARKS[0]}{module.HEAD}{old}{module.MARKS[1]}\nbelow\n", encoding="utf-8")
    monkeypatch.setattr(module, "README", readme)
    monkeypatch.setattr(module, "JSON", tmp_path / "build" / "benchmark.json")
    for name in ("WO_MY_WORK", "PYTHONPATH"):
        monkeypatch.setenv(name, "")  # put back after the test
    return module


def rows(benchmark, **took):
    return [benchmark.Row(name, "flour", 2, lambda both=both: both) for name, both in took.items()]


def test_a_ratio_comes_from_the_turn_whose_ratio_is_the_middle_one(benchmark):
    assert benchmark.timed.middle([(1, 9), (2, 6), (10, 10)]) == (2, 6)
    [row] = rows(benchmark, bread=(2, 6))
    row.floor, row.measured = row.measure()
    assert row.ratio == 3


def test_the_table_and_the_file_have_what_was_measured_and_keep_the_rest(benchmark, capsys):
    both = rows(benchmark, coal=(2, 3), bread=(4, 5))
    assert benchmark.main(["bread"], both) == 0
    line = "| bread | flour | **1.25** (5 to 4 s) | 2 |"
    above, _, below = benchmark.README.read_text(encoding="utf-8").partition(benchmark.HEAD)
    assert below.splitlines()[:2] == ["| coal | air | **7.00** (7 to 1 s) | 2 |", line] and below.endswith("\nbelow\n")
    assert above.startswith("above\n") and line in capsys.readouterr().out
    assert benchmark.main(["coal"], both) == 0
    kept = {row["name"]: row for row in json.loads(benchmark.JSON.read_text(encoding="utf-8"))}
    assert kept["bread"] == {"name": "bread", "unit": "s", "floor_s": 4, "measured_s": 5, "ratio": 1.25, "goal": 2}
    assert kept["coal"]["ratio"] == 1.5


@pytest.mark.parametrize("measured, code", [(3.9, 0), (4.1, 1)])
def test_only_beyond_twice_a_goal_it_fails(benchmark, measured, code):
    assert benchmark.main([], rows(benchmark, bread=(1, measured), coal=(1, 1))) == code


@pytest.mark.parametrize("measured, code", [(19, 0), (21, 1)])
def test_where_a_goal_is_known_to_be_missed_it_fails_only_beyond_twice_that(benchmark, measured, code):
    row = benchmark.Row("bread", "flour", 2, lambda: (1, measured), known=10)
    assert benchmark.main([], [row]) == code


def test_what_is_known_to_miss_its_goal_says_why(benchmark):
    assert all(row.name in benchmark.WHY and row.known > row.goal for row in benchmark.ROWS if row.known)


@pytest.mark.parametrize("measured, told", [(2, ""), (2.1, "; missed: the oven is cold")])
def test_a_missed_goal_says_why_and_one_that_is_met_says_nothing(benchmark, monkeypatch, measured, told):
    monkeypatch.setattr(benchmark, "WHY", {"bread": "the oven is cold"})
    assert benchmark.main([], rows(benchmark, bread=(1, measured))) == 0
    line = f"| bread | flour | **{measured:.2f}** ({measured} to 1 s) | 2{told} |\n"
    assert line in benchmark.README.read_text(encoding="utf-8")


def test_what_this_computer_cannot_measure_is_said_and_no_failure(benchmark, capsys):
    def measure():
        raise benchmark.timed.NotHere("there is no oven")

    assert benchmark.main([], [benchmark.Row("bread", "flour", 2, measure)]) == 0
    assert "there is no oven" in capsys.readouterr().out
    assert "| bread | flour | **9.00**" in benchmark.README.read_text(encoding="utf-8")


def test_what_breaks_loses_nothing_and_fails(benchmark, capsys):
    def measure():
        raise subprocess.CalledProcessError(1, ["bake"])

    broken = benchmark.Row("coal", "air", 2, measure)
    assert benchmark.main([], [broken, *rows(benchmark, bread=(1, 1))]) == 1
    assert "bake" in capsys.readouterr().out
    assert "| bread | flour | **1.00**" in benchmark.README.read_text(encoding="utf-8")


def test_the_readme_has_no_line_of_a_row_that_is_gone_and_a_reason_for_each_goal_that_is_missed(benchmark):
    names = [row.name for row in benchmark.ROWS]
    text = (benchmark.ROOT / "README.md").read_text(encoding="utf-8")
    table = text.split(benchmark.MARKS[0])[1].split(benchmark.MARKS[1])[0]
    told = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()[2:]]
    assert told and told == [name for name in names if name in told] and benchmark.WHY.keys() <= set(names)
    for line in table.splitlines()[2:]:
        ratio, goal = float(re.search(r"\*\*([\d.,]+)\*\*", line)[1]), float(re.search(r"\| ([\d.]+)[^|]*\|$", line)[1])
        assert ("; missed: " in line) == (ratio > goal), line

"""Plant faults in what draws and selects, one at a time, and say which of them the tests do not catch.

Type  .venv/bin/python tools/mutations.py  (some minutes), or with a word of the files to try, such as  bars.
The faults stand in mutations.toml: a file, the text that is replaced, what stands there instead, and the tests that
should notice. A fault whose text is no longer in its file is named too: the code has changed, so renew it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAULTS = Path(__file__).with_suffix(".toml")
CAUGHT, MISSED, STALE = "caught", "MISSED", "STALE"


def faults(word: str = "") -> list[dict[str, str]]:
    """Give the faults to plant: all, or those in files whose name holds a word."""
    return [fault for fault in tomllib.loads(FAULTS.read_text(encoding="utf-8"))["fault"] if word in fault["file"]]


def copied(room: Path) -> Path:
    """Copy what the tests of charts need."""
    for name in ("helpers", "data", "tests", "notebooks/source"):
        shutil.copytree(ROOT / name, room / name, ignore=shutil.ignore_patterns("__pycache__", "shown"))
    shutil.copy(ROOT / "pyproject.toml", room)
    return room


def tried(fault: dict[str, str], room: Path) -> str:
    """Plant one fault in the copy, run its tests, and take it out again."""
    file = room / fault["file"]
    whole = file.read_text(encoding="utf-8")
    if whole.count(fault["old"]) != 1:
        return STALE
    file.write_text(whole.replace(fault["old"], fault["new"]), encoding="utf-8")
    result = CAUGHT if tested(fault["tests"], room) == 1 else MISSED
    file.write_text(whole, encoding="utf-8")
    return result


def tested(tests: str, room: Path) -> int:
    """Run tests on the copy; 0 where they pass, 1 where one fails."""
    options = ["-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-p", "no:nbval", "-o", "addopts="]
    files, _, names = tests.partition(" -k ")
    command = [sys.executable, "-m", "pytest", *options, *files.split(), *(["-k", names] if names else [])]
    env = {**os.environ, "PYTHONPATH": str(room)}
    return subprocess.run(command, cwd=room, env=env, capture_output=True, check=False).returncode


def main(words: list[str]) -> int:
    """Try the faults; the exit code is 1 where one was missed or is stale."""
    counts = dict.fromkeys((CAUGHT, MISSED, STALE), 0)
    with tempfile.TemporaryDirectory() as folder:
        room, wanted = copied(Path(folder)), faults(*words[:1])
        for tests in dict.fromkeys(fault["tests"] for fault in wanted):
            if tested(tests, room):
                sys.exit(f"Problem: {tests} fails before any fault is planted. Mend that first.")
        for fault in wanted:
            result = tried(fault, room)
            counts[result] += 1
            print(f"{result:7} {fault['file']}: {fault['old']!r} -> {fault['new']!r}", flush=True)
    print(", ".join(f"{count} {result}" for result, count in counts.items()))
    return int(counts[MISSED] + counts[STALE] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

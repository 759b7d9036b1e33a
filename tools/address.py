"""Write the repository's address everywhere, once it is known: `python tools/address.py OWNER/NAME`.

Its one home is `[project.urls]` in pyproject.toml; the pages that show it are changed with it.
"""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["pyproject.toml", "README.md", "CITATION.cff", "teaching/class_server/README.md"]


def address():
    """Give OWNER/NAME as pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["urls"]["Repository"].removeprefix("https://github.com/")


def move(new):
    """Put the new address in the place of the old one on every page that shows it."""
    old = address()
    for page in PAGES:
        path = ROOT / page
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\n")
        print(f"{page}: {old} is now {new}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].count("/") != 1:
        sys.exit("Name the repository as OWNER/NAME, for example: python tools/address.py history-club/workers")
    move(sys.argv[1])

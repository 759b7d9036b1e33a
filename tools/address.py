"""Write the repository's address everywhere, once it is known: `python tools/address.py OWNER/NAME`.

Its one home is `[project.urls]` in pyproject.toml; the pages that show it are changed with it. With no name the links
to the lessons on Binder are written again, as after a lesson was added or renamed.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    "pyproject.toml",
    "README.md",
    "CITATION.cff",
    "data/README.md",
    "data/datapackage.json",
    "teaching/guide.md",
    "teaching/class_server/README.md",
]
LINE = re.compile(r"^\*\*Each lesson on Binder:\*\*.*$", re.M)


def address():
    """Give OWNER/NAME as pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["urls"]["Repository"].removeprefix("https://github.com/")


def on_binder(lesson):
    """Give the address that opens a lesson on Binder; `lesson` is the name of its file, without an ending."""
    return f"https://mybinder.org/v2/gh/{address()}/main?urlpath=lab/tree/notebooks/{lesson}.ipynb"


def with_links(text):
    """Give the text of a page in which the line of that name has a link to every lesson."""
    lessons = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
    links = ", ".join(f"[{int(lesson[:2])}]({on_binder(lesson)})" for lesson in lessons)
    return LINE.sub(f"**Each lesson on Binder:** {links}.", text)


def write(old, new):
    """Put the new address in the place of the old one on every page that shows it, and write the links again."""
    texts = {page: (ROOT / page).read_text(encoding="utf-8").replace(old, new) for page in PAGES}
    for page, text in texts.items():  # pyproject.toml first: the links are made from what it says
        (ROOT / page).write_text(with_links(text), encoding="utf-8", newline="\n")
        print(f"{page}: the address is {new}")


if __name__ == "__main__":
    words = sys.argv[1:] or [address()]
    if len(words) != 1 or words[0].count("/") != 1:
        sys.exit("Name the repository as OWNER/NAME, for example: python tools/address.py history-club/workers")
    write(address(), words[0])

"""Say how large the course is when it is installed, beside the bare tools that it stands on: `python tools/size.py`.

What is counted are the packages that the Python running this has, as pyproject.toml names them, with all they bring.
"""

import tomllib
from importlib.metadata import distribution, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LESSONS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
BARE = ["jupyterlab", "pandas", "matplotlib", "ipywidgets"]
OWN = ["data", "helpers", "notebooks", "teaching", "tools"]


def reached(direct):
    """Walk from the direct dependencies to the names of all that is installed because of them."""
    found, todo = {}, [Requirement(text) for text in direct]
    while todo:
        wish = todo.pop()
        name = canonicalize_name(wish.name)
        extras = found.setdefault(name, set())
        fresh = {"", *wish.extras} - extras
        extras |= fresh
        for child in map(Requirement, requires(name) or []) if fresh else []:
            if not child.marker or any(child.marker.evaluate({"extra": extra}) for extra in fresh):
                todo.append(child)
    return set(found)


def installed(names):
    """Give the bytes of all files of these packages."""
    files = (distribution(name).locate_file(file) for name in names for file in distribution(name).files or [])
    return sum(file.stat().st_size for file in map(Path, files) if file.is_file())


def sizes():
    """Give the bytes of the course with all that it needs, and of the bare tools."""
    own = (file for folder in OWN for file in (ROOT / folder).rglob("*") if "__pycache__" not in file.parts)
    course = sum(file.stat().st_size for file in own if file.is_file())
    return course + installed(reached(LESSONS)), installed(reached(BARE))


if __name__ == "__main__":
    course, bare = sizes()
    print(f"The course with all it needs: {course / 1e6:.0f} MB, {course / bare:.2f} times {', '.join(BARE)} alone.")

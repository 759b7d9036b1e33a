"""Print a link to every lesson on a class server: `python tools/hub_links.py https://hub.example.org`.

Such a link logs a learner in, fetches the course into the own home folder or brings the copy there up to date, and
opens the lesson. nbgitpuller does it, which must be installed on the server.
"""

import json
import sys
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from address import address

ROOT = Path(__file__).resolve().parent.parent
BRANCH = "main"


def lessons(root=ROOT):
    """Give every lesson's file with its title, in order."""
    for path in sorted((root / "notebooks").glob("[0-9][0-9]_*.ipynb")):
        first = json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]
        yield path, "".join(first).splitlines()[0].removeprefix("# ")


def link(hub, path, root=ROOT):
    """Give the link that fetches the course and opens a file of it.

    >>> link("https://hub.example.org", ROOT / "notebooks/01_rise.ipynb").split("?")[0]
    'https://hub.example.org/hub/user-redirect/git-pull'
    """
    course = address()
    opened = f"lab/tree/{course.split('/')[1]}/{path.relative_to(root).as_posix()}"
    asked = {"repo": f"https://github.com/{course}", "branch": BRANCH, "urlpath": opened}
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"


def table(hub):
    """Give the links as a table in Markdown."""
    rows = [f"| [{title}]({link(hub, path)}) |" for path, title in lessons()]
    return "\n".join(["| Lesson |", "|---|", *rows])


if __name__ == "__main__":
    if len(sys.argv) != 2 or not urlsplit(sys.argv[1]).netloc:
        sys.exit("Name the hub's address, for example: python tools/hub_links.py https://hub.example.org")
    print(table(sys.argv[1]))

"""Build the reading edition: the whole course as pages that need no Python.

    python3 start.py site               build/site, and build/site.zip to copy on a stick
    python3 start.py site --teacher     the same with answers and notes: build/site-teacher, build/site-teacher.zip

The lessons are run as their pages are made; the pages of people, documents, sources and the rest come from the
dataset. Nothing is fetched from the network, neither to build it nor to read it.
"""

import argparse
import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
import warnings
import zipfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import citations
import editions
import nbformat
from reading import front, lessons, links, shell
from reading.things import Things
from sphinx.application import Sphinx

import helpers as wo
from helpers.page import look

ROOT = Path(__file__).resolve().parent.parent
OWN = Path(__file__).parent / "reading"
DARK = '[data-jp-theme-light="false"]', 'html[data-theme="dark"]'  # how JupyterLab and the theme of Sphinx say it
BAR = 30
# What the theme would have each page fetch: its icons are in a font as well, and the index is wanted on one page only.
ICONS, INDEX = "fontawesome", "searchtools|language_data|searchindex"
ICON = re.compile(r'(?<=\})((?:\.fa-[\w-]+,?)+)\{--fa:"[^"]*"\}')
RULE, CLASS = re.compile(r"([^{}@]+)\{[^{}]*\}"), re.compile(r"\.([A-Za-z_][\w-]*)")
WORD, EXCEPT = re.compile(r"[A-Za-z_][\w-]*"), re.compile(r":not\([^()]*\)")
SPARE = ("_static/scripts/fontawesome*", "_static/**/*.map", "_static/locales", ".buildinfo", "objects.inv")


@dataclass(frozen=True)
class Lesson:
    """A lesson as the other pages need it."""

    name: str
    title: str
    question: str
    claims: list
    terms: set

    @property
    def number(self):
        """Its number, without a zero before it."""
        return int(self.name[:2])


def described(path):
    """Describe a lesson by its source."""
    text = path.read_text(encoding="utf-8")
    title, question = citations.head(editions.written_lesson(path).cells[0].source)
    return Lesson(path.stem, title, question, lessons.cited_in(path), set(editions.TERM.findall(text)))


def tell(done, of, what):
    """Show how far the build is, on one line."""
    filled = BAR * done // of
    end = "\n" if done == of or not sys.stdout.isatty() else "\r"
    print(f"[{'#' * filled}{'.' * (BAR - filled)}] {done} of {of}: {what:40}", end=end, flush=True)


def write(room, teacher=False, sources=None, only=None):
    """Write all pages as Sphinx reads them; or those of some lessons, and `only` of some things."""
    sources, data = sources or editions.sources(), wo.load()
    steps = len(sources) + 3
    pictures = room / "_static" / "pictures"
    pictures.mkdir(parents=True)
    for name in ("reading.css", "reading.js"):
        shutil.copy(OWN / name, room / "_static")
    shutil.copy(OWN / "conf.py", room)
    css = look().removeprefix("<style>").removesuffix("</style>").replace(*DARK)
    (room / "_static" / "look.css").write_text(css, encoding="utf-8")
    (room / "lessons").mkdir()
    with ProcessPoolExecutor(min(len(sources), os.cpu_count() or 1)) as others:
        several = others.map if len(sources) > 1 else map  # one alone needs no other process
        ready = several(partial(run, room, teacher), sources)
        tell(1, steps, "people, documents, sources ...")
        told = list(map(described, sources))
        shell.write(room, Things(data, told).pages(only))
        for place, text in front.pages(data, told, pictures):
            (room / f"{place}.md").write_text(text, encoding="utf-8")
        front.downloads(room / "_static" / "data")
        for step, name in enumerate(ready, start=2):
            tell(step, steps, f"lesson {name[:2]}")
    tell(len(sources) + 2, steps, "the pages are set")
    return steps


def run(room, teacher, path):
    """Run a lesson and write its page; give its name."""
    notebook = lessons.made(path, room / "_static" / "pictures", teacher)
    (room / "lessons" / f"{path.stem}.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")
    return path.stem


def built(source, target):
    """Let Sphinx set the pages; what it warns of stops the build."""
    said = io.StringIO()
    doctrees = source.parent / "doctrees"
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        app = Sphinx(source, source, target, doctrees, "html", status=None, warning=said)  # too few pages to share out
        app.connect("html-collect-pages", shell.filled)
        app.build()
    return said.getvalue()


def lighten(folder):
    """Take out what no page needs, so that a lesson opens at once on an old machine."""
    lines = set()  # of the pages and their scripts; most stand on every page
    for page in folder.rglob("*.html"):
        heavy = ICONS if page.name == "search.html" else f"{ICONS}|{INDEX}"
        text = page.read_text(encoding="utf-8")
        text = re.sub(rf'<script[^>]*src="[^"]*({heavy})[^"]*"></script>\s*', "", text)
        page.write_text(text, encoding="utf-8")
        lines.update(text.splitlines())
    for script in (folder / "_static").rglob("*.js"):
        lines.update(script.read_text(encoding="utf-8").splitlines())
    met = set(WORD.findall("\n".join(lines)))  # a class that is not among these words is on no page
    css = folder / "_static" / "styles" / "pydata-sphinx-theme.css"
    used = set(re.findall(r"fa-[\w-]+", (folder / "index.html").read_text(encoding="utf-8"))) | {"fa-sun", "fa-moon"}
    rules = ICON.sub(
        lambda icon: icon[0] if used & set(re.findall(r"fa-[\w-]+", icon[1])) else "", css.read_text(encoding="utf-8")
    )
    css.write_text(RULE.sub(lambda rule: rule[0] if _applies(rule[1], met) else "", rules), encoding="utf-8")
    for spare in (found for pattern in SPARE for found in list(folder.glob(pattern))):
        shutil.rmtree(spare) if spare.is_dir() else spare.unlink()


def _applies(selectors, met):
    """Say whether a rule of a style sheet is for anything on the pages, whose words were all met."""
    return any(met.issuperset(CLASS.findall(selector)) for selector in EXCEPT.sub("", selectors).split(","))


def zipped(folder):
    """Put a folder into a zip of its own name."""
    archive = folder.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as whole:
        for file in sorted(folder.rglob("*")):
            whole.write(file, file.relative_to(folder.parent))
    return archive


def main(words):
    """Build an edition; the exit code is 1 where a link is dead or Sphinx warns of something."""
    parser = argparse.ArgumentParser(description="Build the reading edition.")
    parser.add_argument("--teacher", action="store_true", help="with answers and notes to teachers")
    options = parser.parse_args(words)
    target = ROOT / "build" / ("site-teacher" if options.teacher else "site")
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source")
        source.mkdir()
        os.environ["WO_MY_WORK"] = str(Path(folder, "my_work"))  # nobody's answers are shown
        steps = write(source, options.teacher)
        warned = built(source, target)
    lighten(target)
    with ThreadPoolExecutor(1) as other:  # to press a file needs no Python
        archive = other.submit(zipped, target)
        faults = [*warned.splitlines(), *links.faults(target)]
    tell(steps, steps, "done")
    print(f"The reading edition is {target / 'index.html'}: open it in any browser.\nTo copy it: {archive.result()}")
    print(*faults, sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

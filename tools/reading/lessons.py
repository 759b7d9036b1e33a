"""A lesson as a page of the reading edition: its cells run, its questions and explorers in their still form."""

import ast
import base64
import hashlib
import re
from unittest.mock import patch

import address
import citations
import editions
import nbformat
from parts import TEACHER_ONLY, for_learners, is_text, tags

import helpers as wo
from helpers import page
from helpers.explorers.base import Explorer
from helpers.page import Part, Shown
from reading import asked, places

LEFT_OUT = {"how-to", "setup"}  # what only a notebook needs
HOW_TO = (
    "Read, choose, write. A choice opens its reply. What you write stays in this browser and goes nowhere: "
    "print it at the end. With a network you can also [run this lesson on Binder]({})."
)
TERM = re.compile(r"\[([^\[\]]+)\]\(#term-([a-z0-9_]+)\)")
ANCHOR = re.compile(r"\]\(#([A-Z][^)]*)\)")
NUMBER = re.compile(r"(\d+)\??")
RAISED = re.compile(r'<sup title="([^"]*)">([^<]*)</sup>')


def made(path, pictures, teacher=False):
    """Give the page of a lesson as a notebook with what its cells show; pictures are put into that folder."""
    notebook, ids = editions.teachers(path), dict(enumerate(cited_in(path), start=1)) | {"met": set()}
    cells = [cell for cell in notebook.cells if cell.id not in LEFT_OUT and (teacher or for_learners(cell))]
    namespace = {"wo": wo, "data": wo.load()}
    still = {"ask": asked.asked, "begin": asked.begun, "finish": asked.finished}
    for cell in cells:
        if cell.cell_type == "code":
            check = wo.check if tags(cell) & TEACHER_ONLY else asked.to_check
            with patch.multiple(wo, **still, check=check, create=True):
                _show(cell, namespace, pictures)
        else:
            cell.source = text(cell.source, ids, teacher_only=bool(tags(cell) & TEACHER_ONLY))
    cells.insert(1, nbformat.v4.new_markdown_cell(HOW_TO.format(address.on_binder(path.stem)), id="how-to"))
    notebook.cells = cells
    return notebook


def text(source, ids, teacher_only=False):
    """Give a text of a lesson with links that work in the edition: to words, to headings, to claims.

    `ids` are the claims by the numbers at which the lesson cites them, and, as "met", the numbers that stood already.
    """
    source = TERM.sub(lambda found: f'<a href="#term-{found[2]}">{found[1]}</a>', source)
    source = ANCHOR.sub(lambda found: f"](#{found[1].lower()})", source)
    source = RAISED.sub(lambda found: _raised(found, ids), places.linked(source))
    return f":::{{admonition}} For the teacher\n:class: wo-teacher\n{source}\n:::" if teacher_only else source


def _raised(found, ids):
    """Let each raised number lead to its claim, and be a place to come back to where it stands first."""

    def one(number):
        place = int(number[1])
        anchor = "" if place in ids["met"] else f' id="cite-{place}"'
        ids["met"].add(place)
        return f'<a href="../{places.page_of(ids[place])}"{anchor}>{number[0]}</a>'

    return f'<sup title="{found[1]}">{NUMBER.sub(one, found[2])}</sup>'


def _show(cell, namespace, pictures):
    """Run a cell and keep what it shows; the code itself is shown where a reader may want to write such code."""
    shown = [as_html(one) for one in run(cell.source, namespace)]
    html = with_files("".join(places.linked(places.without_look(one)) for one in shown if one), pictures)
    cell.outputs = [nbformat.v4.new_output("display_data", data={"text/html": html})] if html else []
    if is_call(cell.source):
        cell.metadata["tags"] = [*tags(cell), "remove-input"]


def is_call(source):
    """Say whether a cell only asks the helpers to show something, so that its code tells a reader nothing."""
    return all(
        isinstance(line, ast.Expr)
        and isinstance(line.value, ast.Call)
        and ast.unparse(line.value.func).startswith("wo.")
        for line in ast.parse(source).body
    )


def run(source, namespace):
    """Run the code of a cell; give what it displays, and the value of its last line."""
    shown, tree = [], ast.parse(source)
    namespace["display"] = lambda *things: shown.extend(things)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), namespace)
    if last:
        shown.append(eval(compile(ast.Expression(last.value), "cell", "eval"), namespace))
    return [one for one in shown if one is not None]


def as_html(thing):
    """Give a thing that a cell shows as HTML."""
    if isinstance(thing, Explorer):
        thing = Shown(asked.stops(thing))
    if isinstance(thing, Part):
        thing = Shown(thing)
    if isinstance(thing, Shown):
        return thing.html()
    found = getattr(thing, "_repr_html_", lambda: None)()
    return f'<div class="wo">{found}</div>' if found else str(page.element("pre", str(thing)))


def with_files(html, pictures, up="../"):
    """Put the pictures of a piece of HTML into files of their own, which a browser fetches when they are looked at."""

    def put(found):
        png = base64.b64decode(found[2])
        name = hashlib.sha256(png).hexdigest()[:16] + ".png"
        (pictures / name).write_bytes(png)
        wide, high = (int.from_bytes(png[place : place + 4], "big") for place in (16, 20))
        return f'<img alt="{found[1]}" src="{up}_static/pictures/{name}" width="{wide}" height="{high}" loading="lazy">'

    return places.PICTURE.sub(put, html)


def cited_in(path):
    """List the claims that a lesson cites, in the order of their numbers."""
    cells = editions.written_lesson(path).cells
    told = (cell.source for cell in cells if is_text(cell) and not tags(cell) & set(editions.LISTS))
    return list(citations.numbers(told))

"""The page around a thing: Sphinx sets it once, and what is told of each thing is put into it.

The pages of some 1,650 things differ in nothing but their words. To let Sphinx read, resolve and set each by itself
gives the same and takes most of the time of a build.
"""

import json
from html import escape, unescape
from string import Template

from docutils import nodes
from docutils.utils.smartquotes import smartyPants

from reading import places

PLACE, TITLE, ANCHOR, BODY = "things/shell", "Title of a thing", "title-of-a-thing", "<!-- what is told of it -->"
PAGE = f"---\norphan: true\n---\n\n# {TITLE}\n\n{places.raw(BODY)}"
THINGS = "things.json"


def write(room, pages):
    """Put the page that Sphinx sets into a folder, and the titles and words of all things, as HTML, by their places."""
    (room / PLACE).parent.mkdir()
    (room / f"{PLACE}.md").write_text(PAGE, encoding="utf-8")
    told = {place: (escape(title, quote=False), body) for place, title, body in pages}
    (room / THINGS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def filled(app):
    """Write the pages of all things once Sphinx has set the one; the search finds them as it finds its own."""
    file = app.outdir / f"{PLACE}.html"
    text = file.read_text(encoding="utf-8")
    for part, name in {"$": "$$", TITLE: "$title", ANCHOR: "$anchor", PLACE: "$place", BODY: "$body"}.items():
        text = text.replace(part, name)
    shell = Template(text)
    file.unlink()
    file.parent.rmdir()
    del app.env.all_docs[PLACE]
    for place, (title, body) in json.loads((app.srcdir / THINGS).read_text(encoding="utf-8")).items():
        anchor = nodes.make_id(unescape(title)) or "id1"  # as Sphinx makes it
        title = smartyPants(title, app.config.smartquotes_action)
        heading = nodes.title("", unescape(title))
        file = app.outdir / f"{place}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(shell.substitute(title=title, anchor=anchor, place=place, body=body), encoding="utf-8")
        app.env.all_docs[place], app.env.titles[place] = 0, heading  # else the search forgets it
        words = nodes.section("", heading, nodes.raw("", body, format="html"))
        app.builder.indexer.feed(place, f"{place}.html", heading.astext(), words)
    return []

"""Where things stand in the reading edition, and how a page leads to them."""

import re
from functools import lru_cache

import helpers as wo
from helpers.page import element

# The kinds of things that have a page each, by their table, and what a list of them is called.
KINDS = {
    "people": "People",
    "organisations": "Organisations",
    "documents": "Documents",
    "events": "Events",
    "ballots": "Ballots",
    "series": "Series of numbers",
    "disagreements": "Disagreements",
    "sources": "Sources",
    "glossary": "Words",
}
ABOUT = {  # the folder of a thing, by the `about_type` of the claims on it
    "person": "people", "organisation": "organisations", "document": "documents", "event": "events",
    "ballot": "ballots", "series": "series",
}  # fmt: skip
CLAIM = re.compile(r"(?<![\w#/-])([A-Z]{4}-\d{3}[a-z]?)(?![\w-])")
TAG = re.compile(r"(<[^>]*>|`[^`\n]+`)")  # and code in a text: nothing in it becomes a link
PICTURE = re.compile(r'<img alt="([^"]*)" src="data:image/png;base64,([A-Za-z0-9+/=]+)">')
STYLE = re.compile(r"<style>.*?</style>", re.S)


def page_of(claim_id):
    """Give the place of a claim, from the top of the edition; "" where there is no such claim."""
    row = _claims().get(claim_id)
    return f"{ABOUT[row['about_type']]}/{row['about_id']}.html#{claim_id}" if row else ""


@lru_cache(maxsize=1)
def _claims():
    return wo.load().rows("claims")


def linked(html, up="../"):
    """Make each claim id in a piece of HTML lead to the place of its claim; what is a link already stays.

    >>> linked("<p>By CONG-115.</p>")
    '<p>By <a href="../documents/unity_resolution.html#CONG-115">CONG-115</a>.</p>'
    """
    done, inside = [], 0
    for piece in TAG.split(html):
        inside += piece.startswith("<a ") - piece.startswith("</a>")
        done.append(piece if piece[:1] in ("<", "`") or inside else CLAIM.sub(lambda found: _link(found[1], up), piece))
    return "".join(done)


def _link(claim_id, up):
    place = page_of(claim_id)
    return f'<a href="{up}{place}">{claim_id}</a>' if place else claim_id


def link(place, words):
    """Give a link, its words escaped."""
    return element("a", words, href=place)


def without_look(html):
    """Take out what only notebooks need: styles that travel with each piece, what keeps JupyterLab off the keys.

    A backtick of HTML is no mark of code either.
    """
    return unmarked(STYLE.sub("", html).replace(' data-lm-suppress-shortcuts="true"', ""))


def unmarked(html):
    """Give HTML in which no backtick is a mark of Markdown.

    >>> unmarked("<p>``` is three</p>")
    '<p>&#96;&#96;&#96; is three</p>'
    """
    return html.replace("`", "&#96;")


def raw(html):
    """Give HTML as a block of MyST that lets it through as it is; nothing in it can end the block."""
    return f"```{{raw}} html\n{unmarked(html)}\n```\n"

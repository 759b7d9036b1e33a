"""Set the citations of a lesson: small raised numbers in its text, and under each part one fold of its sources."""

import html
import re

import nbformat
from parts import is_text, parts

import helpers as wo
from helpers.page import mark_russian
from helpers.readings.wording import short_names

ID = r"\[([A-Z]{4}-\d{3}[a-z]?)\](?!\()"
CITATION = re.compile(ID)
GROUP = re.compile(rf"\s?{ID}(?:[,;]?\s*{ID})*")  # all that stand behind one sentence
SPACE = "\u202f"  # narrow, and no line breaks there: 1920 and 1 are not heard as 19201
DOUBTFUL = ("weak", "contested")
SEEN = {"through": ", reported by another work", "unchecked": ", unchecked: nobody here has seen the page"}


def numbers(texts):
    """Number the claims that texts cite, in the order in which they are first cited.

    >>> numbers(["Bread was cut [STOR-033].", "Twice [STOR-035], [STOR-033]."])
    {'STOR-033': 1, 'STOR-035': 2}
    """
    ids = dict.fromkeys(claim_id for text in texts for claim_id in CITATION.findall(text))
    return {claim_id: number for number, claim_id in enumerate(ids, start=1)}


def raised(text, numbered):
    """Put raised numbers in the place of the citations; what stands behind one sentence makes one group.

    A number before a raised number stands a narrow space apart from it, for those who listen.

    >>> raised("It stood for 732,521 members [CONG-013].", {"CONG-013": 4})[:40]
    'It stood for 732,521 members<sup title="'
    """

    def group(found):
        behind_number = text[: found.start()][-1:].isdigit()
        return SPACE * behind_number + _group(dict.fromkeys(CITATION.findall(found[0])), numbered)

    return GROUP.sub(group, text)


def _group(ids, numbered):
    told = [f"{numbered[claim_id]}: {_reference(claim_id)}" for claim_id in ids]
    told = told if len(ids) > 1 else list(map(_reference, ids))
    marks = ", ".join(_mark(claim_id, numbered) for claim_id in ids)
    return f'<sup title="{_in_attribute("; ".join(told))}">{marks}</sup>'


def named(text, numbered):
    """Keep the ids that a note to teachers cites, which no fold lists; each has the short citation as its tooltip."""
    return CITATION.sub(lambda one: f'<span title="{_in_attribute(_reference(one[1]))}">[{one[1]}]</span>', text)


def head(title_cell):
    """Give the title of a lesson and its question, without citations, from the words of its first cell."""
    title, question, *_ = filter(None, title_cell.split("\n"))
    return title.removeprefix("# "), GROUP.sub("", question).strip("* ")


def with_folds(cells, numbered):
    """Put a fold of sources under each part that cites any."""
    for part in parts(cells):
        yield from part
        ids = {claim_id for cell in part if is_text(cell) for claim_id in CITATION.findall(cell.source)}
        if ids:
            yield nbformat.v4.new_markdown_cell(fold(ids, numbered), id=f"{part[0].id}-sources")


def fold(ids, numbered):
    """Give the sources of some claims as a fold: number, short citation, claim id, how sure."""
    lines = [
        f"<li><strong>{_mark(claim_id, numbered)}</strong> {as_html(_reference(claim_id))} "
        f"({claim_id}: {_how_sure(claim_id)})</li>"
        for claim_id in sorted(ids, key=numbered.get)
    ]
    return "\n".join(["<details><summary>Sources of this part</summary>", "<ul>", *lines, "</ul>", "</details>"])


# -- one claim ---------------------------------------------------------------------------------------------


def _how_sure(claim_id):
    row = wo.claim(claim_id)
    return row["certainty"] + SEEN.get(row["how_known"], "")


def _mark(claim_id, numbered):
    """Give the number of a claim, with a question mark where it is unchecked, weak or contested."""
    row = wo.claim(claim_id)
    doubtful = row["certainty"] in DOUBTFUL or row["how_known"] == "unchecked"
    return f"{numbered[claim_id]}{'?' if doubtful else ''}"


def _reference(claim_id):
    """Give the short name of a claim's source, and the place in it."""
    row = wo.claim(claim_id)
    return ", ".join(filter(None, [short_names(wo.load())[row["source_id"]], row["locator"]]))


def as_html(text):
    """Give text as it may stand in HTML within Markdown: escaped, on one line, and Russian marked as Russian.

    >>> as_html("a < b: совет")
    'a &lt; b: <span lang="ru">совет</span>'
    """
    return mark_russian(escaped(text))


def _in_attribute(text):
    """Give text as it may stand in an attribute, also within a table of Markdown."""
    return escaped(text).replace('"', "&quot;").replace("|", "&#124;")


def escaped(text):
    """Escape text, on one line: an empty line would end the HTML around it; what looks like a link or code is none.

    >>> escaped("a < b [c](d)")
    'a &lt; b [c]&#40;d)'
    """
    return html.escape(" ".join(text.split()), quote=False).replace("](", "]&#40;").replace("`", "&#96;")

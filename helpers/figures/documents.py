"""Documents to read: the head, numbered lines, the words explained, and what to ask."""

import re

from markupsafe import Markup

from helpers import page
from helpers.page import Part, Shown
from helpers.readings import Dataset, date_words, load
from helpers.readings.texts import text_lines, text_list
from helpers.readings.wording import short_names
from helpers.words import listed

TOLD = "Told in our words:"
RIGHTS = {"free": "free to show at length", "free with limits": "free, but not everywhere", "quotation": "a quotation"}
COLUMNS = {"text_id": "To read it", "title": "Title", "voice": "Who", "written": "When", "side": "Side",
           "lessons": "Lessons", "words": "Words"}  # fmt: skip


def read(text_id: str | None = None, data: Dataset | None = None) -> Shown:
    """Show a document to read, or list all that can be read.

    Args:
        text_id (str, optional): For example "letter_of_22"; where none is named, all are listed.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: Who speaks, when and for whom; numbered lines, which can be cited ("letter_of_22, line 4"); the words
            explained; what to ask of it. A fold says where it was printed and read, who translated it, and its rights.
            A list has title, who, when, side, lessons and the number of words.

    Raises:
        KeyError: If there is no such document; the nearest names are suggested.

    Examples:
        >>> repr(read("lenin_no_distrust")).splitlines()[0]
        'We have none such'
    """
    data = data or load()
    return _listed(data) if text_id is None else Shown(_document(text_id, data))


def _listed(data: Dataset) -> Shown:
    texts = text_list(data)
    lessons = texts["lessons"].str.split().map(listed)
    told = texts.assign(written=texts["written"].map(date_words), lessons=lessons, words=texts["words"].astype(int))
    rows = told.reset_index()[list(COLUMNS)].astype(str).values.tolist()
    return Shown(page.table(COLUMNS.values(), rows, f'Documents to read, for example with wo.read("{rows[0][0]}")'))


def _document(text_id: str, data: Dataset) -> Part:
    lines, head = text_lines(data, text_id), data.rows("texts")[text_id]
    gone = len(text_lines(data.whole, text_id)) - len(lines)  # what a stricter reading no longer carries
    words = f"Lines left out, since no claim that is {data.certainty} tells them"
    body = page.stack(*(_paragraph(rows, data) for _, rows in lines.groupby("paragraph")), cls="wo-text")
    voice = f"{head['voice'][0].upper()}{head['voice'][1:]}"
    return page.card(
        head["title"],
        page.paragraph(f"**{voice}**, {date_words(head['written'])}. For {head['for_whom']}. Side: {head['side']}."),
        *([page.named("Known through", head["through"])] if head["through"] else []),
        page.fold("Where it comes from, and whose words these are", *_origin(head, data)),
        page.stack(body, _help(head, data), cls="wo-page"),
        *([page.paragraph(f"{words}: {gone}.")] if gone else []),
    )


def _origin(head, data):
    source = data.rows("sources")[head["source_id"]]
    work = ", ".join(filter(None, [source["author"], source["title"], head["locator"]]))
    document = data.rows("documents")[head["document_id"]]
    lines = {
        "From": " / ".join(filter(None, [document["name"], document["name_ru"]])),
        "First printed": head["first_printed"],
        "Read in": work,
        "Translated by": head["translator"],
        "Rights": f"{RIGHTS[head['rights']]}. {head['rights_note']}",
        "Cite it as": f"{head['text_id']}, line 1",
    }
    yield from (page.named(name, words) for name, words in lines.items())
    if head["original_phrase"]:
        said = page.element("span", head["original_phrase"], lang=head["phrase_language"])
        html = page.element("p", page.element("strong", "A phrase of the original:"), " ", said)
        yield Part(html, f"A phrase of the original: {head['original_phrase']}")


def _paragraph(rows, data):
    """Lines with numbers beside them that a screen reader leaves out: a paragraph is heard as one."""
    told, names, lines = rows["kind"].iloc[0] == "told", short_names(data), []
    words = rows["words"].tolist()
    if told:
        words[0] = f"{TOLD} {words[0]}"
        words[-1] += f" ({', '.join(names.get(part, part) for part in rows['behind'].iloc[0].split())})"
    for number, text in zip(rows["line"], words, strict=True):
        gutter = page.element("span", str(number), cls="wo-gutter", aria_hidden="true")
        lines.append(Part(page.element("span", gutter, page.letters(text), cls="wo-line"), f"{number:>3}  {text}"))
    html = Markup(" ").join(line.html for line in lines)
    whole = page.element("p", html, cls="wo-lines wo-told" if told else "wo-lines")
    return Part(whole, "\n".join(line.text for line in lines))


def _help(head, data):
    """Give what stands beside the text: the words explained, what to ask of it, and what to read with it."""
    texts = data.rows("texts")
    words = [explained.partition(" = ") for explained in head["words_explained"].split("; ")]
    titles = {name: f"“{text['title']}”" for name, text in texts.items()}  # the fold says how to open them
    asked = re.sub(r"[a-z0-9]+(?:_[a-z0-9]+)+", lambda name: titles.get(name[0], name[0]), head["questions"])
    others = {name: texts[name] for name in head["set_against"].split()}
    beside = [f'`wo.read("{name}")`: {other["title"]} ({other["voice"]})' for name, other in others.items()]
    return page.stack(
        page.paragraph(f"**Words.** {'; '.join(f'**{word}**: {meaning}' for word, _, meaning in words)}."),
        page.paragraph("**What to ask of it**"),
        page.listing(map(page.inline, asked.split(" | ")), ordered=True),
        *([page.fold("Read beside it", page.listing(map(page.inline, beside)))] if beside else []),
        cls="wo-beside",
    )

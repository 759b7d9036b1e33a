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
HEADS = ["To read it", "Title", "Who", "When", "Side", "Lessons", "Words"]


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
    rows = [
        [
            row.Index,
            row.title,
            row.voice,
            date_words(row.written),
            row.side,
            listed(row.lessons.split()),
            str(int(row.words)),
        ]
        for row in text_list(data).itertuples()
    ]
    return Shown(page.table(HEADS, rows, f'Documents to read, for example with wo.read("{rows[0][0]}")'))


def _document(text_id: str, data: Dataset) -> Part:
    lines = text_lines(data, text_id)
    head = data.rows("texts")[text_id]
    body = page.stack(*(_paragraph(rows, data) for _, rows in lines.groupby("paragraph")), cls="wo-text")
    return page.card(
        head["title"],
        *_head(head),
        page.fold("Where it comes from, and whose words these are", *_origin(head, data)),
        page.stack(body, _help(head, data), cls="wo-page"),
        *_left_out(text_id, lines, data),
    )


# -- the head ----------------------------------------------------------------------------------------------


def _head(head):
    voice = f"{head['voice'][0].upper()}{head['voice'][1:]}"
    yield page.paragraph(f"**{voice}**, {date_words(head['written'])}. For {head['for_whom']}. Side: {head['side']}.")
    if head["through"]:
        yield page.named("Known through", head["through"])


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


# -- the lines ---------------------------------------------------------------------------------------------


def _paragraph(rows, data):
    """Lines with numbers beside them that a screen reader leaves out: a paragraph is heard as one."""
    told = rows["kind"].iloc[0] == "told"
    words = rows["words"].tolist()
    if told:
        words[0] = f"{TOLD} {words[0]}"
        words[-1] += f" ({_behind(rows['behind'].iloc[0], data)})"
    numbered = list(zip(rows["line"], words, strict=True))
    html = Markup(" ").join(_line(number, text) for number, text in numbered)
    whole = page.element("p", html, cls="wo-lines wo-told" if told else "wo-lines")
    return Part(whole, "\n".join(f"{number:>3}  {text}" for number, text in numbered))


def _line(number, words):
    gutter = page.element("span", str(number), cls="wo-gutter", aria_hidden="true")
    return page.element("span", gutter, page.letters(words), cls="wo-line")


def _behind(ids, data):
    names = short_names(data)
    return ", ".join(names.get(part, part) for part in ids.split())


def _left_out(text_id, lines, data):
    """Say what a stricter reading no longer carries."""
    gone = len(text_lines(data.whole, text_id)) - len(lines)
    if gone:
        yield page.paragraph(f"Lines left out, since no claim that is {data.certainty} tells them: {gone}.")


# -- what helps --------------------------------------------------------------------------------------------


def _help(head, data):
    """Give what stands beside the text: the words explained, what to ask of it, and what to read with it."""
    return page.stack(
        page.paragraph(f"**Words.** {'; '.join(map(_word, head['words_explained'].split('; ')))}."),
        page.paragraph("**What to ask of it**"),
        page.listing(map(page.inline, _linked(head["questions"], data).split(" | ")), ordered=True),
        *_beside(head, data),
        cls="wo-beside",
    )


def _word(explained):
    word, _, meaning = explained.partition(" = ")
    return f"**{word}**: {meaning}"


def _linked(questions, data):
    """Name other texts by their titles; the fold below says how to open them."""
    texts = data.rows("texts")
    titles = {text_id: f"“{text['title']}”" for text_id, text in texts.items()}
    return re.sub(r"[a-z0-9]+(?:_[a-z0-9]+)+", lambda m: titles.get(m[0], m[0]), questions)


def _beside(head, data):
    texts = data.rows("texts")
    rows = [
        page.inline(f'`wo.read("{other}")`: {texts[other]["title"]} ({texts[other]["voice"]})')
        for other in head["set_against"].split()
    ]
    return [page.fold("Read beside it", page.listing(rows))] if rows else []

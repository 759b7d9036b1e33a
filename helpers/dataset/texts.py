"""The texts of documents: a file of paragraphs for each row of `texts.csv`, and the rules that both keep."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from helpers.dataset import dates
from helpers.dataset.checks import Faults, Table, check_lists
from helpers.words import gathered, nearest, plural

OURS = "this course"  # how the translator's cell begins where the words are ours
QUOTED = 25  # words of anybody else's text or translation
_LONG = (40, 250)  # words of a text of our own
_TOLD = re.compile(r"Told: (.+) \[([\w -]+)\]")
_COLUMNS = ("text_id", "order", "kind", "words", "behind")


def count_words(text: str) -> int:
    """Count the words of a text; the mark of a cut is none.

    Examples:
        >>> count_words("But we have [...] none such.")
        5
    """
    return sum(word != "[...]" for word in text.split())


def read_texts(faults: Faults, folder: Path, heads: Table, read: Callable) -> Table:
    """Read the paragraphs of all texts, one a line; `read` gives the text of a file, or notes what is wrong."""
    table, files = Table(_COLUMNS), {path.stem: path for path in sorted(folder.glob("texts/*.md"))}
    for index, text_id in enumerate(heads["text_id"]):
        if text_id not in files:
            hint = nearest(text_id, files)
            faults.say(heads, index, "text_id", f"there is no file texts/{text_id}.md. Write it.{hint}")
    for text_id, path in files.items():
        shown = f"{folder.name}/texts/{path.name}"
        if text_id not in heads["text_id"]:
            hint = nearest(text_id, heads["text_id"])
            faults.add(f"{shown}: no row of {folder.name}/texts.csv has this name. Add its head there.{hint}")
        lines = filter(None, map(str.strip, (read(faults, path, shown) or "").split("\n")))
        rows = [[text_id, str(order), *_paragraph(line)] for order, line in enumerate(lines, start=1)]
        table.add(shown, _COLUMNS, rows, first=1)
        for _, order, _, words, _ in rows:
            if not words.isprintable():
                faults.add(f"{shown}, line {order}: a character that nobody can see. Delete it.")
            elif words.startswith("Told"):
                what = "A line that is told begins with 'Told: ' and ends with its claims or sources in [brackets]."
                faults.add(f"{shown}, line {order}: {what}")
    return table


def _paragraph(line):
    told = _TOLD.fullmatch(line)
    return ("told", told[1], told[2]) if told else ("shown", line, "")


def check_texts(faults: Faults, tables: dict[str, Table]) -> None:
    """Check how long the texts are, what their heads say, and what stands behind the lines that are told."""
    heads, paragraphs = tables["texts"], tables["paragraphs"]
    check_lists(faults, tables, heads, "set_against", "texts")
    _behind(faults, tables)
    by_text = gathered(paragraphs["text_id"], paragraphs.rows())
    quoted = Counter()
    for index, head in enumerate(heads.rows()):
        own = by_text.get(head["text_id"], [])
        for column, words in _head_faults(head, own):
            faults.say(heads, index, column, words)
        if head["rights"] == "quotation":
            quoted[head["source_id"]] += _shown(own)
            if quoted[head["source_id"]] > QUOTED:
                words = f"more than {QUOTED} words are shown of this source. Cut one of its texts."
                faults.say(heads, index, "source_id", words)


def _shown(paragraphs):
    return sum(count_words(row["words"]) for row in paragraphs if row["kind"] == "shown")


def _head_faults(head, paragraphs):
    """What is wrong with one head, as column and words."""
    ours = head["translator"].startswith(OURS) and head["rights"] != "quotation"
    whole = " ".join(row["words"] for row in paragraphs)
    long, shown = count_words(whole), _shown(paragraphs)
    if ours and not _LONG[0] <= long <= _LONG[1]:
        yield "text_id", f"the text has {plural(long, 'word')}: {_LONG[0]} to {_LONG[1]} are wanted."
    if not ours and shown > QUOTED:
        yield "text_id", f"{shown} words of somebody else are shown: {QUOTED} at most."
    if count_words(head["original_phrase"]) > QUOTED:
        yield "original_phrase", f"{QUOTED} words at most."
    if bool(head["through"]) != (head["how_known"] == "through"):
        yield "through", "filled where, and only where, column how_known says 'through'."
    if fault := dates.fault(head["written"]):
        yield "written", fault
    yield from _help_faults(head, whole, range(4, 7) if ours else range(2, 7))


def _help_faults(head, whole, allowed):
    """What is wrong with the words explained and the questions."""
    explained = [part.partition(" = ") for part in head["words_explained"].split("; ")]
    if len(explained) not in allowed:
        yield ("words_explained", f"{plural(len(explained), 'word')}: {allowed[0]} to {allowed[-1]} are wanted.")
    folded = whole.casefold()
    for word, _, meaning in explained:
        if not meaning or word.casefold() not in folded:
            yield "words_explained", f"{word!r} has no meaning after ' = ', or does not stand in the text."
    if len(head["questions"].split(" | ")) not in (2, 3):
        yield "questions", "two or three are wanted, with ' | ' between them."


def _behind(faults, tables):
    """What is told rests on claims, or on a source that was read."""
    paragraphs = tables["paragraphs"]
    ids = {*tables["claims"].ids(), *tables["sources"].ids()}
    for (file, line), behind in zip(paragraphs.where, paragraphs["behind"], strict=True):
        for lost in set(behind.split()) - ids:
            words = f"{lost!r} is neither a claim nor a source.{nearest(lost, sorted(ids))}"
            faults.add(f"{file}, line {line}: {words}")

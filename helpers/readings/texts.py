"""The texts of documents as a lesson shows them: lines with numbers that stay the same everywhere."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import pandas as pd

from helpers.dataset.texts import count_words
from helpers.readings.dataset import Dataset
from helpers.words import known

WIDTH = 12  # words of a line
_LEAST = 4  # a shorter end of a paragraph joins the line before it
LINES = ["text_id", "paragraph", "line", "kind", "words", "behind"]


def broken(words: str) -> list[str]:
    """Break a paragraph into lines of about 12 words; the same words always break in the same places.

    Parameters
    ----------
    words : str
        A paragraph.

    Returns
    -------
    list of str

    Examples
    --------
    >>> [len(line.split()) for line in broken("bread " * 27)]
    [12, 15]
    """
    split = words.split()
    starts = [start for start in range(0, len(split), WIDTH) if start == 0 or len(split) - start >= _LEAST]
    return [" ".join(split[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def text_lines(data: Dataset, text_id: str) -> pd.DataFrame:
    """Give the lines of a text.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    text_id : str
        For example "letter_of_22".

    Returns
    -------
    pandas.DataFrame
        The columns text_id, paragraph, line (a number), kind ("shown" in the words of the document, or "told" in
        ours), words, behind (the claims or sources of a paragraph that is told). A paragraph whose claims have all
        gone from this dataset is not there; the other lines keep their numbers.

    Raises
    ------
    KeyError
        If there is no such text; the nearest names are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> text_lines(load(), "lenin_no_distrust")["words"].tolist()[-1].endswith("But we have none such.")
    True
    """
    known("document", text_id, data.rows("texts"))
    paragraphs = data.table("paragraphs")
    rows = [
        row for row in _numbered(paragraphs[paragraphs["text_id"].eq(text_id)]) if _carried(data, row[-1])
    ]
    return pd.DataFrame(rows, columns=LINES)


def _numbered(paragraphs: pd.DataFrame) -> Iterator[tuple]:
    line = 0
    for row in paragraphs.itertuples():
        for words in broken(row.words):
            line += 1
            yield row.text_id, int(row.order), line, row.kind, words, row.behind


def _carried(data: Dataset, behind: str) -> bool:
    """Is a paragraph shown, or does a claim or source of this dataset still carry what it tells?"""
    return not behind or any(
        part in data.rows("claims") or part in data.rows("sources") for part in behind.split()
    )


def line_words(data: Dataset, text_id: str, lines: Sequence[int]) -> list[tuple[str, str]]:
    """Give the words of some lines of a text, run together as far as they are shown, or told.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    text_id : str
        For example "letter_of_22".
    lines : sequence of int
        The numbers of the lines.

    Returns
    -------
    list of tuple of str
        Pairs of "shown" or "told" and the words.

    Raises
    ------
    KeyError
        If there is no such text or line.

    Examples
    --------
    >>> from helpers.readings import load
    >>> line_words(load(), "lenin_one_will", [1])
    [('shown', '[...] all large-scale machine industry, that is, the very material and productive')]
    """
    rows = text_lines(data, text_id).set_index("line")
    for line in lines:
        if line not in rows.index:
            raise KeyError(f"Problem: {text_id} has no line {line}. Its last line is {rows.index[-1]}.")
    asked = rows.loc[list(lines)].to_dict("records")
    runs = groupby(asked, key=itemgetter("kind"))
    return [(kind, " ".join(row["words"] for row in run)) for kind, run in runs]


def text_list(data: Dataset) -> pd.DataFrame:
    """List all texts.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    pandas.DataFrame
        One row a text, indexed by text_id, with the columns title, voice, written, side, lessons, words (how many
        are shown or told).

    Examples
    --------
    >>> from helpers.readings import load
    >>> text_list(load()).loc["letter_of_22", "side"]
    "Workers' Opposition"
    """
    paragraphs = data.table("paragraphs")
    counted = paragraphs["words"].map(count_words).groupby(paragraphs["text_id"]).sum()
    heads = data.table("texts").set_index("text_id")
    return heads[["title", "voice", "written", "side", "lessons"]].assign(words=counted.reindex(heads.index))

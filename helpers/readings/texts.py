"""The texts of documents as a lesson shows them: lines with numbers that stay the same everywhere."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import pandas as pd

from helpers.dataset.texts import count_words
from helpers.readings.dataset import Dataset
from helpers.readings.settling import kept, records
from helpers.words import Unknown, known

WIDTH = 12  # words of a line
LINES = ["text_id", "paragraph", "line", "kind", "words", "behind"]


def broken(words: str) -> list[str]:
    """Break a paragraph into lines of about 12 words; the same words always break in the same places.

    >>> [len(line.split()) for line in broken("bread " * 27)]
    [12, 15]
    """
    split = words.split()
    starts = [start for start in range(0, len(split), WIDTH) if start == 0 or len(split) - start > 3]  # no short end
    return [" ".join(split[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


@kept
def text_lines(data: Dataset, text_id: str) -> pd.DataFrame:
    """Give the lines of a text, a row each: "shown" in the words of the document, or "told" in ours, with its claims.

    A paragraph whose claims have all gone from this dataset is not there; the other lines keep their numbers.

    >>> text_lines(load(), "lenin_no_distrust")["words"].tolist()[-1].endswith("But we have none such.")
    True
    """
    known("document", text_id, data.rows("texts"))
    paragraphs, here = data.table("paragraphs"), {*data.rows("claims"), *data.rows("sources")}
    own = paragraphs[paragraphs["text_id"].eq(text_id)].rename(columns={"order": "paragraph"})
    lines = own.assign(words=own["words"].map(broken)).explode("words", ignore_index=True)
    lines["line"] = range(1, len(lines) + 1)
    carried = [not behind or not here.isdisjoint(behind.split()) for behind in lines["behind"]]
    return lines.loc[carried, LINES].astype({"paragraph": int, "words": "str"}).reset_index(drop=True)


def line_words(data: Dataset, text_id: str, lines: Sequence[int]) -> list[tuple[str, str]]:
    """Give the words of some lines of a text, run together as far as they are "shown", or "told".

    >>> line_words(load(), "lenin_one_will", [1])
    [('shown', '[...] all large-scale machine industry, that is, the very material and productive')]
    """
    rows = text_lines(data, text_id).set_index("line")
    for line in lines:
        if line not in rows.index:
            raise Unknown(f"Problem: {text_id} has no line {line}. Its last line is {rows.index[-1]}.")
    asked = records(rows.loc[list(lines)])
    runs = groupby(asked, key=itemgetter("kind"))
    return [(kind, " ".join(row["words"] for row in run)) for kind, run in runs]


def text_list(data: Dataset) -> pd.DataFrame:
    """List all texts by their ids: title, voice, written, side, lessons, and how many words are shown or told.

    >>> text_list(load()).loc["letter_of_22", "side"]
    'the Twenty-Two'
    """
    paragraphs = data.table("paragraphs")
    counted = paragraphs["words"].map(count_words).groupby(paragraphs["text_id"]).sum()
    heads = data.table("texts").set_index("text_id")
    return heads[["title", "voice", "written", "side", "lessons"]].assign(words=counted.reindex(heads.index))

"""Show any rows as a table: cells in words, named columns, a caption."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

import pandas as pd

from helpers import page
from helpers.page import EMPTY, Shown
from helpers.readings import date_words
from helpers.words import named

HEADS = {"claim_id": "Claim", "claim_ids": "Claims", "rival_ids": "Rival claims", "source_id": "Source"}
KNOWN = {"unchecked": "UNCHECKED", "through": "through another work"}


def show(table: pd.DataFrame | pd.Series, caption: str, columns: Iterable[str] | None = None) -> Shown:
    """Show rows as a table with a caption and named rows and columns.

    Args:
        table (pandas.DataFrame or pandas.Series): The rows; a named index becomes the first column.
        caption (str): What the rows are.
        columns (str, list of str or dict, optional): The columns to show, in order; a dict also renames them.

    Returns:
        Shown: Shows itself as HTML in a notebook and as text anywhere else.

    Raises:
        KeyError: If a column is not there.

    Examples:
        >>> show(pd.DataFrame({"who": ["Lenin"], "votes": [479]}), "Votes")
        Votes
        Who   | Votes
        Lenin | 479
    """
    table = table.to_frame() if isinstance(table, pd.Series) else table
    ids = [name for name in table.index.names if name is not None]
    table = table.reset_index(ids).reset_index(drop=True) if ids else table.reset_index(drop=True)
    heads = dict(columns) if isinstance(columns, Mapping) else {}
    table = table if columns is None else table[named("column", columns, list(table))]
    cells = [[in_words(value, name) for value in column] for name, column in table.items()]
    return Shown(page.table([head(heads.get(name) or name) for name in table], zip(*cells, strict=True), caption))


def in_words(value: object, column: str = "") -> str:
    """Give a cell in words: whole numbers without a point, dates in English, flags spelt out.

    >>> in_words(694.0), in_words(True), in_words("1921-03-08", "date"), in_words(None)
    ('694', 'yes', '8 March 1921', 'not known')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple, set, dict)):
        return ", ".join(map(str, value))
    if pd.isna(value):
        return EMPTY
    if isinstance(value, pd.Timestamp):
        return date_words(value.date().isoformat())
    if isinstance(value, float):
        return f"{value:.15g}"
    if column == "date":
        with suppress(ValueError):  # words already
            return date_words(str(value))
    return KNOWN.get(value, str(value)) if column == "how_known" else str(value)


def head(name: object) -> str:
    """Give the name of a column as it stands above it; that of a column with several names is all of them.

    >>> head("claim_ids"), head(("votes", "sum"))
    ('Claims', 'Votes sum')
    """
    name = " ".join(filter(None, map(str, name))) if isinstance(name, tuple) else str(name)
    words = HEADS.get(name) or name.replace("_", " ")
    return words[:1].upper() + words[1:]

"""Practice rows for a hunt: copies of claims, some with an error put in on purpose."""

import pandas as pd

from helpers.figures.tables import show
from helpers.page import Shown
from helpers.readings import date_words, load
from helpers.readings.wording import sentence

HEADS = {"row": "Row", "says": "What it says", "low": "At least", "high": "At most", "date": "When"}
HEADS |= {"source_id": "Source", "note": "Note"}


def practice_claims() -> pd.DataFrame:
    """Give the practice rows: made for lesson 9, with errors on purpose, and no part of the claims.

    No chart or reading uses them. Six of them differ from the claim that they were copied from.

    Returns:
        pandas.DataFrame: The columns practice_row, copied_from (the claim_id) and some columns of `data.claims`:
            about_id, property, value, low, high, date, source_id, note. Every cell is text, as in the file.

    Examples:
        >>> practice_claims()["practice_row"].tolist()[:2]
        ['PRACTICE-01', 'PRACTICE-02']
    """
    return load().table("claims_with_errors")


def practice_sheet() -> Shown:
    """Show the practice rows as a sheet to be read, or printed: each in a sentence, with its bounds, source and note.

    Returns:
        Shown: A table with one row a practice row. `practice_claims` has the same rows as data.

    Examples:
        >>> "Practice rows" in repr(practice_sheet())
        True
    """
    data, rows = load(), practice_claims()
    of = data.claims.set_index("claim_id")["qualifier"]  # what a copy leaves out
    says = [sentence(data, {**row, "qualifier": of[row["copied_from"]]}) for row in rows.to_dict("records")]
    rows = rows.assign(row=rows["practice_row"].str[-2:], says=says, date=rows["date"].map(date_words))
    return show(rows, "Practice rows: made for this lesson, with errors on purpose", HEADS)

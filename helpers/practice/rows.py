"""Practice rows for a hunt: copies of claims, some with an error put in on purpose."""

import pandas as pd

from helpers.readings import load


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

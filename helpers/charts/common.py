"""What several charts do alike: the claims behind rows, and stories with their dates."""

import pandas as pd

from helpers.readings import Dataset, date_words
from helpers.readings.stories import story


def behind(rows: pd.DataFrame) -> list[str]:
    """Give the ids of the claims behind rows, each once."""
    return list(dict.fromkeys(" ".join(rows["claim_ids"]).split()))


def dated_story(data: Dataset, name: str) -> pd.DataFrame:
    """Give the rows of a story, each with the first of its claims: that one dates it."""
    rows, claims = story(data, name), data.claims.set_index("claim_id")
    first = claims.reindex(rows["claim_ids"].str.split().str[0]).reset_index(drop=True)
    rows = rows.join(first[["date", "earliest", "latest", "source_id", "certainty", "how_known"]])
    return rows.assign(when=rows["date"].fillna("").map(date_words))

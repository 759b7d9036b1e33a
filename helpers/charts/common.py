"""What several charts do alike: the claims behind rows, stories with their dates, the ends of lives as columns."""

import pandas as pd

from helpers.readings import Dataset
from helpers.readings.stories import story


def behind(rows: pd.DataFrame) -> list[str]:
    """Give the ids of the claims behind rows, each once."""
    return list(dict.fromkeys(" ".join(rows["claim_ids"]).split()))


def dated_story(data: Dataset, name: str) -> pd.DataFrame:
    """Give the rows of a story, each with the first of its claims: that one dates it."""
    rows, claims = story(data, name), data.claims.set_index("claim_id")
    first = claims.reindex(rows["claim_ids"].str.split().str[0]).reset_index(drop=True)
    return rows.join(first[["date", "earliest", "latest", "source_id", "certainty", "how_known"]])


def end_of_life(end: str, said: dict) -> dict:
    """Give what `dated` says of a birth or a death as cells: its words, how it is known, its places on an axis."""
    parts = {"": "words", "_known": "known", "_from": "first", "_to": "last"}
    return {f"{end}{part}": said[name] for part, name in parts.items()}

"""What several charts do alike: names that somebody gives, the claims behind rows, stories with their dates."""

from collections.abc import Collection, Iterable

import pandas as pd

from helpers.readings import Dataset, date_words
from helpers.readings.stories import story
from helpers.words import known


def named(what: str, given: str | Iterable[str], words: Collection[str]) -> list[str]:
    """Give what somebody names, one word or several, as a list; a ValueError where one is not known."""
    given = [given] if isinstance(given, str) else list(given)
    for word in given:
        known(what, word, words, ValueError)
    return given


def behind(rows: pd.DataFrame) -> list[str]:
    """Give the ids of the claims behind rows, each once."""
    return list(dict.fromkeys(" ".join(rows["claim_ids"]).split()))


def dated_story(data: Dataset, name: str) -> pd.DataFrame:
    """Give the rows of a story, each with the first of its claims: that one dates it."""
    rows, claims = story(data, name), data.claims.set_index("claim_id")
    first = claims.reindex(rows["claim_ids"].str.split().str[0]).reset_index(drop=True)
    rows = rows.join(first[["date", "earliest", "latest", "source_id", "certainty", "how_known"]])
    return rows.assign(when=rows["date"].fillna("").map(date_words))

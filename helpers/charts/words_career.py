"""The career of two words: what "workers' opposition" was used for, from a label of 1900 to an item of 1988."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Words
from helpers.readings import Dataset
from helpers.readings.stories import story
from helpers.words import listed, plural

TITLE = 'The career of the words "workers\' opposition"'
NOTHING = "No claim here says what followed."
COLUMNS = [
    "year", "what_the_words_were", "who", "what_it_says", "what_followed", "certainty", "how_known", "claim_ids",
]  # fmt: skip


def words_career(data: Dataset, step: int | None = None) -> Figure:
    """Show what the words "workers' opposition" were in eight texts, from 1900 to 1988.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    step : int, optional
        The use that stands out, from 1 to 8; none where it is left out.

    Returns
    -------
    Figure
        A table in the order of time. Its rows have the columns year, what_the_words_were (our reading), who,
        what_it_says, what_followed, certainty, how_known, claim_ids (the first of them says it).

    Raises
    ------
    ValueError
        If there is no such step.

    Examples
    --------
    >>> from helpers.readings import load
    >>> words_career(load(), 5).table["year"].tolist()[4]
    '1935'
    """
    rows, missing = _rows(data)
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    if step is not None and step not in range(1, len(rows) + 1):
        raise ValueError(f"Problem: there is no step {step!r}. Use a number from 1 to {len(rows)}.")
    rows = rows.assign(here=[place == step for place in range(1, len(rows) + 1)])
    columns = [
        Words("year"),
        Words("what_the_words_were"),
        Words("who", "Who used them"),
        Words("what_it_says", "What the source says"),
    ]
    return Figure(
        data,
        rows,
        Grid(rows, columns, picked="here"),
        title=TITLE,
        said=_use(rows.iloc[step - 1]) if step else _uses(rows),
        columns=COLUMNS,
        notes=["What the words were is our reading of each text; the rows say what followed."],
        left_out=[
            f"{plural(len(missing), 'use')} that no claim here is sure enough of ({', '.join(missing)})"
        ]
        if missing
        else [],
    )


def _rows(data: Dataset) -> tuple[pd.DataFrame, list[str]]:
    """One row a use of the words, and the years of those that no claim of this reading tells."""
    uses = story(data, "words_career")
    told = uses[uses["part"].eq("use")]
    years = data.table("stories").query("story == 'words_career' and part == 'use'")["group"]
    then = uses[uses["part"].eq("then")].groupby("group")
    rows = [
        _row(use, then.get_group(use.group) if use.group in then.groups else uses[:0], data)
        for use in told.itertuples()
    ]
    return pd.DataFrame(rows, columns=COLUMNS), [year for year in years if year not in set(told["group"])]


def _row(use: object, then: pd.DataFrame, data: Dataset) -> dict[str, str]:
    claims = data.rows("claims")
    claim = claims[use.claim_ids.split()[0]]
    told = [
        f"{row.label}: {claims[row.claim_ids]['value'].rstrip('.')} ({row.claim_ids})."
        for row in then.itertuples()
    ]
    return {
        "year": use.group,
        "what_the_words_were": use.label,
        "who": use.who,
        "what_it_says": claim["value"],
        "what_followed": " ".join(told) or NOTHING,
        "certainty": claim["certainty"],
        "how_known": claim["how_known"],
        "claim_ids": " ".join([use.claim_ids, *then["claim_ids"]]),
    }


def _use(row: pd.Series) -> str:
    return (
        f"{row['year']}. What the words were: {row['what_the_words_were']}. Who used them: {row['who']}. "
        f"What the claim says: {row['what_it_says'].rstrip('.')} ({row['claim_ids'].split()[0]}). "
        f"What followed: {row['what_followed']}"
    )


def _uses(rows: pd.DataFrame) -> str:
    told = listed(f"in {row.year} {row.what_the_words_were}" for row in rows.itertuples())
    return f"{plural(len(rows), 'use')} of the words: {told}."

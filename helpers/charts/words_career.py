"""The career of two words: what "workers' opposition" was used for, from a label of 1900 to an item of 1988."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Words
from helpers.readings import Dataset
from helpers.readings.stories import story
from helpers.words import listed, plural

TITLE = 'The career of the words "workers\' opposition"'
COLUMNS = [
    "year", "what_the_words_were", "who", "in_short", "what_it_says", "what_followed", "certainty", "how_known", "claim_ids",
]  # fmt: skip


def words_career(data: Dataset, step: int | None = None) -> Figure:
    """Show what the words "workers' opposition" were in eight texts, from 1900 to 1988.

    Args:
        data (Dataset): As `wo.load()` gives it.
        step (int, optional): The use that stands out, from 1 to 8; none where it is left out.

    Returns:
        Figure: A table in the order of time. Its rows have the columns year, what_the_words_were (our reading), who,
            in_short (its words in ours), what_it_says, what_followed, certainty, how_known, claim_ids (the first of them says it).

    Raises:
        ValueError: If there is no such step.

    Examples:
        >>> words_career(load(), 5).table["year"].tolist()[4]
        '1935'
    """
    rows = pd.DataFrame(_rows(data), columns=COLUMNS)
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    if step is not None and step not in range(1, len(rows) + 1):
        raise ValueError(f"Problem: there is no step {step!r}. Use a number from 1 to {len(rows)}.")
    columns = [
        Words("year"),
        Words("what_the_words_were"),
        Words("who", "Who used them"),
        Words("in_short", "What the source says"),
    ]
    uses = story(data.whole, "words_career").query("part == 'use'")["group"]
    missing = uses[~uses.isin(rows["year"])]
    return Figure(
        data,
        rows,
        Grid(rows.assign(here=rows.index + 1 == step), columns, picked="here"),
        title=TITLE,
        said=_use(rows.iloc[step - 1]) if step else _uses(rows),
        columns=COLUMNS,
        notes=["What the words were is our reading of each text; the rows say what followed."],
        left_out=[f"{plural(len(missing), 'use')} that no claim here is sure enough of ({', '.join(missing)})"],
    )


def _rows(data):
    """One row a use of the words, with the claim that tells it and those on what followed."""
    told, claims = story(data, "words_career"), data.rows("claims")
    for use in told[told["part"].eq("use")].itertuples():
        claim = claims[use.claim_ids.split()[0]]
        then = told[told["part"].eq("then") & told["group"].eq(use.group)]
        followed = [
            f"{row.label}: {claims[row.claim_ids]['value'].rstrip('.')} ({row.claim_ids})." for row in then.itertuples()
        ]
        yield {
            "year": use.group,
            "what_the_words_were": use.label,
            "who": use.who,
            "in_short": use.why,
            "what_it_says": claim["value"],
            "what_followed": " ".join(followed) or "Not told.",
            "certainty": claim["certainty"],
            "how_known": claim["how_known"],
            "claim_ids": " ".join([use.claim_ids, *then["claim_ids"]]),
        }


def _use(row):
    return (
        f"{row['year']}. What the words were: {row['what_the_words_were']}. Who used them: {row['who']}. "
        f"What the claim says: {row['what_it_says'].rstrip('.')} ({row['claim_ids'].split()[0]}). "
        f"What followed: {row['what_followed']}"
    )


def _uses(rows):
    told = listed(f"in {row.year} {row.what_the_words_were}" for row in rows.itertuples())
    return f"{plural(len(rows), 'use')} of the words: {told}."

"""The case against one person: charge, step taken, answer, sentence and later finding kept apart."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.cases import STATEMENT, case_against, first_year
from helpers.readings.lives import COERCION
from helpers.readings.stories import default
from helpers.words import known, listed, plural


def case_of(data: Dataset, person: str | None = None) -> Figure:
    """Show the case against one person, with charge, step taken, answer, sentence and later finding kept apart.

    Args:
        data (Dataset): As `wo.load()` gives it.
        person (str, optional): The id of a person; Shliapnikov where nobody is named.

    Returns:
        Figure: A table from 1933 on, one row for each year and kind of statement, with the surest of them. Its rows
            have every statement with its claim ids.

    Raises:
        KeyError: If the person is not known; the nearest ids are suggested.
        ValueError: If no claim at all tells of a case against this person.

    Examples:
        >>> from helpers.readings import load
        >>> case_of(load(), "nikolaenko").table["kind"].tolist()
        ['charge', 'answer']
    """
    person = person or default(data, "person")
    known("person", person, data.rows("people"))
    name, rows = data.names()[person], case_against(data, person)
    title = f"The case against {name}: what was charged, done, answered, sentenced and found later"
    if case_against(data.whole, person).empty:
        raise ValueError(f"Problem: no claim tells of a case against {name} after {first_year(data) - 1}.")
    if rows.empty:
        return nothing(data, title, STATEMENT)
    kind = Signs("kind", "Kind of statement", seen=True)
    return Figure(
        data,
        rows,
        Grid(_surest(rows), [Words("years", "When"), kind, Words("what", "What is told")]),
        title=title,
        said=_said(rows, name),
        notes=[
            f"Charges and answers of the cases from 1935 on: {COERCION}",
            "Where a year has more statements of one kind, the surest is shown and the rows have all.",
        ],
    )


def _surest(rows: pd.DataFrame) -> pd.DataFrame:
    """One line for each year and kind: the surest statement, and how many more there are."""
    keys, sure = ["years", "kind"], rows["certainty"].map(CERTAINTY.index)
    others = rows.groupby(keys)["kind"].transform("size") - 1
    more = others.map(lambda count: f" (and {count} more)." if count else ".")
    lines = rows.assign(what=rows["what"].str.rstrip(".") + more, sure=sure)
    return lines.sort_values("sure", ascending=False, kind="stable").drop_duplicates(keys).sort_index()


def _said(rows: pd.DataFrame, name: str) -> str:
    """Count the statements of each kind, and say between which years they lie."""
    kinds = listed(plural(count, kind) for kind, count in rows["kind"].value_counts(sort=False).items())
    first, last = rows["years"].iloc[[0, -1]]
    when = f"in {first}" if first == last else f"from {first} to {last}"
    return f"Of the case against {name} the claims tell, {when}: {kinds}."

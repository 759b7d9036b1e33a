"""The steps of the cases of 1933 to 1937, and for whom they are known."""

from collections.abc import Iterable

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import pivot
from helpers.readings import Dataset
from helpers.readings.cases import other_steps, stages
from helpers.readings.lives import COERCION
from helpers.words import listed, plural

TITLE = "The steps of the two cases, and for whom they are known"
COLUMNS = ["person", "step", "known", "what", "claim_ids"]


def steps_of(data: Dataset, people: Iterable[str]) -> Figure:
    """Show which steps of the cases of 1933 to 1937 are known for whom.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    people : list of str
        Ids of people, such as `wo.accused()` gives; they stand in the order of the alphabet.

    Returns
    -------
    Figure
        A table, a row a person and a column a step, with a mark: told, told in more than one way, looked for and
        not found, or no claim. It has a row for each person and step, with what the claims say and their ids.

    Raises
    ------
    KeyError
        If a person is not known; the nearest ids are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> table = steps_of(load(), ["tarasova"]).table
    >>> table.loc[table["known"].eq("told"), "step"].tolist()
    ['accused 1935']
    """
    people = list(people)
    rows, others = stages(data, people), other_steps(data, people)
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    return Figure(
        data,
        rows,
        pivot(rows.assign(person=rows["person"].map(_joined)), "person", "step", "known"),
        title=TITLE,
        said=_said(rows),
        notes=[f"Charges and sentences are acts of a body, not facts about a person. {COERCION}"],
        left_out=[f"{plural(others, 'step')} of other years or kinds, which the life cards tell"]
        if others
        else [],
    )


def _joined(name: str) -> str:
    """A name whose initials stay on one line."""
    return name.replace(". ", ".\N{NO-BREAK SPACE}")


def _said(rows: pd.DataFrame) -> str:
    """Say for how many each step is told, and for how many the charge is the only one."""
    told = rows[rows["claim_ids"].ne("")]
    counts = listed(f"{step} for {told['step'].eq(step).sum()}" for step in dict.fromkeys(rows["step"]))
    charge = rows["step"][rows["step"].str.startswith("accused")].iloc[0]
    alone = sum(list(steps) == [charge] for _, steps in told.groupby("person")["step"])
    people = plural(rows["person"].nunique(), "person", "people")
    return (
        f"{people}. A claim tells the step: {counts}. For {alone} of them "
        f"the charge of {charge.split()[-1]} is the only step that any claim tells."
    )

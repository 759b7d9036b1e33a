"""The steps of the cases of 1933 to 1937, and for whom they are known."""

from collections.abc import Iterable

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

    Args:
        data (Dataset): As `wo.load()` gives it.
        people (list of str): Ids of people, such as `wo.accused()` gives; they stand in the order of the alphabet.

    Returns:
        Figure: A table, a row a person and a column a step, with a mark: told, told in more than one way, looked for
            and not found, or no claim. It has a row for each person and step, with what the claims say and their ids.

    Raises:
        KeyError: If a person is not known; the nearest ids are suggested.

    Examples:
        >>> table = steps_of(load(), ["tarasova"]).table
        >>> table.loc[table["known"].eq("told"), "step"].tolist()
        ['accused 1935']
    """
    people = list(people)
    rows, others = stages(data, people), other_steps(data, people)
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    joined = rows["person"].str.replace(". ", ".\N{NO-BREAK SPACE}", regex=False)  # initials stay on one line
    return Figure(
        data,
        rows,
        pivot(rows.assign(person=joined), "person", "step", "known"),
        title=TITLE,
        said=_said(rows),
        notes=[f"Charges and sentences are acts of a body, not facts about a person. {COERCION}"],
        left_out=[f"{plural(others, 'step')} of other years or kinds, which the life cards tell"],
    )


def _said(rows):
    """Say for how many each step is told, and for how many the charge is the only one."""
    told = rows[rows["claim_ids"].ne("")]
    steps, people = list(dict.fromkeys(rows["step"])), plural(rows["person"].nunique(), "person", "people")
    counts = listed(f"{step} for {told['step'].eq(step).sum()}" for step in steps)
    charge = next(step for step in steps if step.startswith("accused"))
    alone = sum(list(known) == [charge] for _, known in told.groupby("person")["step"])
    return (
        f"{people}. A claim tells the step: {counts}. For {alone} of them "
        f"the charge of {charge.split()[-1]} is the only step that any claim tells."
    )

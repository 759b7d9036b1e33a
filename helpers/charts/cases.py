"""The cases of 1933 to 1937: which steps are known for whom, and one person's case with its voices kept apart."""

from collections.abc import Iterable

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words, pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.cases import STATEMENT, STEP, case_against, first_year, other_steps, stages
from helpers.readings.lives import COERCION
from helpers.readings.stories import default
from helpers.words import known, listed, named, plural

STEPS = "The steps of the two cases, and for whom they are known"


def steps_of(data: Dataset, people: str | Iterable[str]) -> Figure:
    """Show which steps of the cases of 1933 to 1937 are known for whom.

    Args:
        data (Dataset): As `wo.load()` gives it.
        people (str or list of str): Ids of people, such as `wo.accused()` gives; they stand in the order of the
            alphabet.

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
    people = named("person", people, data.rows("people"), least=0)  # in a reading nobody may be accused
    rows, others = stages(data, people), other_steps(data, people)
    if rows.empty:
        return nothing(data, STEPS, STEP)
    joined = rows["person"].str.replace(". ", ".\N{NO-BREAK SPACE}", regex=False)  # initials stay on one line
    grid = pivot(rows.assign(person=joined), "person", "step", "known")
    notes = [f"Charges and sentences are acts of a body, not facts about a person. {COERCION}"]
    left_out = [f"{plural(others, 'step')} of other years or kinds, which the life cards tell"]
    return Figure(data, rows, grid, title=STEPS, said=_counted(rows), notes=notes, left_out=left_out)


def _counted(rows: pd.DataFrame) -> str:
    """Say for how many each step is told, and for how many the charge is the only one."""
    told = rows[rows["claim_ids"].ne("")]
    steps, people = list(dict.fromkeys(rows["step"])), plural(rows["person"].nunique(), "person", "people")
    counts = listed(f"{step} for {told['step'].eq(step).sum()}" for step in steps)
    charge = next(step for step in steps if step.startswith("accused"))
    alone = sum(list(known) == [charge] for _, known in told.groupby("person")["step"])
    alone = f"For {alone} of them the charge of {charge.split()[-1]} is the only step that any claim tells."
    return f"{people}. A claim tells the step: {counts}. {alone}"


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
        >>> case_of(load(), "nikolaenko").table["kind"].tolist()
        ['charge', 'answer']
    """
    person = default(data, "person") if person is None else person
    known("person", person, data.rows("people"))
    name, rows = data.names()[person], case_against(data, person)
    title = f"The case against {name}: what was charged, done, answered, sentenced and found later"
    if case_against(data.whole, person).empty:
        raise ValueError(f"Problem: no claim tells of a case against {name} after {first_year(data) - 1}.")
    if rows.empty:
        return nothing(data, title, STATEMENT)
    kinds = listed(plural(count, kind) for kind, count in rows["kind"].value_counts(sort=False).items())
    first, last = rows["years"].iloc[[0, -1]]
    when = f"in {first}" if first == last else f"from {first} to {last}"
    kind = Signs("kind", "Kind of statement", seen=True)
    grid = Grid(_surest(rows), [Words("years", "When"), kind, Words("what", "What is told")])
    said = f"Of the case against {name} the claims tell, {when}: {kinds}."
    notes = [
        f"Charges and answers of the cases from 1935 on: {COERCION}",
        "Where a year has more statements of one kind, the surest is shown and the rows have all.",
    ]
    return Figure(data, rows, grid, title=title, said=said, notes=notes)


def _surest(rows: pd.DataFrame) -> pd.DataFrame:
    """One line for each year and kind: the surest statement, and how many more there are."""
    keys, sure = ["years", "kind"], rows["certainty"].map(CERTAINTY.index)
    others = rows.groupby(keys)["kind"].transform("size") - 1
    more = others.map(lambda count: f" (and {count} more)." if count else ".")
    lines = rows.assign(what=rows["what"].str.rstrip(".") + more, sure=sure)
    return lines.sort_values("sure", ascending=False, kind="stable").drop_duplicates(keys).sort_index()

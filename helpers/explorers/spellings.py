"""One man, many spellings: search for a name, and see which sources the search finds and which it misses."""

from helpers.charts import spellings as charts
from helpers.explorers.base import Explorer, choice, printed, tick
from helpers.page import Shown
from helpers.readings import Dataset, load
from helpers.readings.stories import default
from helpers.words import nearest


def many_spellings(
    person: str | None = None, spelling: str | None = None, name_table: bool = False, data: Dataset | None = None
) -> Explorer:
    """Explore what a search by one spelling of a name finds and misses.

    Args:
        person (str, optional): The person to begin with; Shliapnikov where nobody is named.
        spelling (str, optional): The spelling to begin with; that of libraries where none is named.
        name_table (bool): Whether the search looks in the name table too.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Twins: `wo.spellings(data)` shows the same without controls, `.twin()` gives a page to print.

    Raises:
        ValueError: If the person has few spellings, or the spelling is not one of them; the nearest are suggested.

    Examples:
        >>> many_spellings(name_table=True).words().endswith("0 missed.")
        True
    """
    data = data or load()
    people, person = charts.names_with_many_spellings(data), person or default(data, "person")
    if person not in people:
        raise ValueError(f"Problem: {person!r} has too few spellings for a search.{nearest(person, people)}")
    known = charts.spellings_of(data, person)
    if spelling not in (None, *known):
        raise ValueError(
            f"Problem: {spelling!r} is no spelling of {people[person]} here. Use one of: {', '.join(known)}."
        )
    controls = {
        "person": choice("Person:", [(name, person) for person, name in people.items()], person),
        "spelling": choice("Search for:", known, spelling or known[0]),
        "name_table": tick("Look in the name table too", name_table),
    }

    def other_person(change: dict) -> None:
        controls["spelling"].options = charts.spellings_of(data, change["new"])

    controls["person"].observe(other_person, "value")
    return Explorer(
        "00-many-spellings",
        controls,
        lambda **asked: charts.spellings(data, **asked),
        f"wo.spellings(data, {person!r}, {spelling or known[0]!r}, {name_table})",
        lambda: _printed(data),
    )


def _printed(data: Dataset) -> Shown:
    """The search by the first spelling of libraries, and by the third."""
    third = charts.spellings_of(data, default(data, "person"))[2]
    return printed(data, "many_spellings", [charts.spellings(data), charts.spellings(data, spelling=third)])

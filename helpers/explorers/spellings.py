"""One man, many spellings: choose a spelling, and see which rows a search finds and which it misses."""

from helpers.charts import spellings as charts
from helpers.explorers.base import LINE, Explorer, choice, printed, tick
from helpers.readings import load
from helpers.words import nearest


def many_spellings(person="shliapnikov", spelling=None, name_table=False, data=None):
    """Explore what a search by one spelling of a name finds, and what it misses.

    Parameters
    ----------
    person : str
        The person_id to begin with: somebody with at least four forms in the name table.
    spelling : str, optional
        The spelling to begin with; that of libraries where none is named.
    name_table : bool
        Whether to begin with the help of the name table.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the result in words and the figure; keeps the last choice in my_work. Twins:
        `wo.spellings(data, "shliapnikov", "Chliapnikov")` draws the same without controls, `.twin()` gives a
        page to print.

    Raises
    ------
    ValueError
        If the person has few spellings, or the spelling is not one of them; the nearest are suggested.

    Examples
    --------
    >>> many_spellings(name_table=True).words().endswith("0 missed.")
    True
    """
    data = data or load()
    people = charts.names_with_many_spellings(data)
    if person not in people:
        raise ValueError(f"Problem: {person!r} has too few spellings for a search.{nearest(person, people)}")
    known = charts.spellings_of(data, person)
    if spelling not in (None, *known):
        raise ValueError(
            f"Problem: {spelling!r} is no spelling of {people[person]} here. Use one of: {', '.join(known)}."
        )
    controls = {
        "person": choice("Person:", [(name, each) for each, name in people.items()], person),
        "spelling": choice("Search for:", known, spelling or known[0]),
        "name_table": tick("Look in the name table too", name_table),
    }

    def other_person(change):
        controls["spelling"].options = charts.spellings_of(data, change["new"])

    controls["person"].observe(other_person, "value")

    def draw(person, spelling, name_table):
        figure = charts.spellings(data, person, spelling, name_table)
        return figure, figure.said

    code = f"wo.spellings(data, {person!r}, {spelling or known[0]!r}, {name_table})"
    return Explorer("00-many-spellings", controls, draw, code, lambda: _printed(data))


def _printed(data):
    """The explorer as a page to print: the search by the first spelling, and lines to fill in."""
    figures = [charts.spellings(data), charts.spellings(data, spelling="Chliapnikov")]
    tasks = [
        f"A search for Shliapnikov finds {LINE} of {LINE} rows and misses {LINE}.",
        f"A search for Chliapnikov finds {LINE} of {LINE} rows and misses {LINE}.",
        f"Sources in which language does each of the two miss? {LINE * 4}",
        f"A pupil searches by one spelling and writes a life of him. What will be missing? {LINE * 4}",
        f"Who made the name table, and what if a spelling is not in it? {LINE * 4}",
    ]
    return printed("One man, many spellings", figures, tasks)

"""Explorers of people: one man's many spellings, who signed the Letter, how long until a name was cleared."""

from functools import partial

from helpers.charts.lives import how_long_until
from helpers.charts.signers import GROUPS, SORTS, signers
from helpers.charts.spellings import names_with_many_spellings, spellings, spellings_of
from helpers.explorers.base import Explorer, choice, tick
from helpers.figures.figure import Figure
from helpers.readings import Dataset, load
from helpers.readings.lives import accused
from helpers.readings.stories import default
from helpers.words import nearest

ALL = "all"
KINDS = {"judicial": "by a court", "party": "by the party", "any": "of any kind"}


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
    people, usual = names_with_many_spellings(data), default(data, "person")
    person = usual if person is None else person
    if person not in people:
        raise ValueError(f"Problem: {person!r} has too few spellings for a search.{nearest(person, people)}")
    forms = spellings_of(data, person)
    spelling = forms[0] if spelling is None else spelling
    controls = {
        "person": choice("person", "Person:", people, person),
        "spelling": choice(f"spelling of {people[person]}", "Search for:", forms, spelling),
        "name_table": tick("Look in the name table too", name_table),
    }

    def other_person(change: dict) -> None:
        controls["spelling"].options = spellings_of(data, change["new"])

    controls["person"].observe(other_person, "value")
    draw, code = partial(spellings, data), f"wo.spellings(data, {person!r}, {spelling!r}, {name_table})"
    prints, at = (lambda: [draw(usual, form) for form in spellings_of(data, usual)[:3:2]]), {"person": [person]}
    return Explorer(data, "00-many-spellings", controls, draw, code, prints, at=at)


def who_signed(group: str = "first 22", sort: str = "name", data: Dataset | None = None) -> Explorer:
    """Explore who signed the Letter of the Twenty-Two, and what is known of each.

    Args:
        group (str): Whom to begin with: "first 22" or "all 24".
        sort (str): The order to begin with: "name", "party year", "trade" or "later life".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Twins: `wo.signers(data, "first 22", "name")` shows the same without controls, its `.table` has the
            rows, `.twin()` gives a page to print.

    Raises:
        ValueError: If group or sort is none of the words above.

    Examples:
        >>> who_signed("all 24").words()[:57]
        '24 signatories. Party year known for 18, not found for 6.'
    """
    data = data or load()
    controls = {
        "group": choice("group", "Who:", {name: name.replace("first", "the first") for name in GROUPS}, group),
        "sort": choice("order", "In the order of:", SORTS, sort),
    }
    draw, code, printed = partial(signers, data), f"wo.signers(data, {group!r}, {sort!r})", ("name", "later life")
    return Explorer(data, "04-who-signed", controls, draw, code, lambda: [draw("all 24", by) for by in printed])


def how_long(kind: str = "judicial", people: str | None = None, data: Dataset | None = None) -> Explorer:
    """Explore how long it took from a death until a name was cleared.

    Args:
        kind (str): The kind of act to begin with: "judicial", "party" or "any".
        people (str, optional): The id of one person to begin with, such as "shliapnikov"; all who were accused in the
            case of 1935 where nobody is named.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Twins: `wo.how_long_until(data, "judicial")` shows the same without controls, `.twin()` gives a page
            to print.

    Raises:
        ValueError: If the kind or the person is not known; the nearest are suggested.

    Examples:
        >>> how_long("party", "medvedev_sp").words()[:26]
        'No such act was found for '
    """
    data = data or load()
    people = None if people == ALL else people
    whose = {person: data.names()[person] for person in [*accused(data=data.whole), *data.whole.acts["person_id"]]}
    controls = {
        "kind": choice("kind of act", "Act:", KINDS, kind),
        "people": choice("person", "Whose:", {ALL: "all accused in 1935", **whose}, people or ALL),
    }

    def draw(kind: str, people: str) -> Figure:
        return how_long_until(data, kind, None if people == ALL else people)

    code, at = f"wo.how_long_until(data, {kind!r}, {people!r})", {"people": [people or ALL]}
    return Explorer(data, "07-how-long", controls, draw, code, lambda: [draw("any", ALL)], at=at)

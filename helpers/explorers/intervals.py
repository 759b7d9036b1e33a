"""How long? Change the kind of act and the person, and see the years from a death until a name was cleared."""

from helpers.charts import intervals as charts
from helpers.explorers.base import Explorer, choice, printed
from helpers.figures.figure import Figure
from helpers.readings import Dataset, load
from helpers.readings.lives import accused
from helpers.words import nearest

ALL = "all"
KINDS = [("by a court", "judicial"), ("by the party", "party"), ("of any kind", "any")]


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
    names, cleared = data.names(), data.acts["person_id"]
    people = None if people == ALL else people
    others = dict.fromkeys([*accused(data=data), *cleared])
    whose = [("all accused in 1935", ALL), *((names[person], person) for person in others)]
    for word, options in ((kind, KINDS), (people or ALL, whose)):
        known = [value for _, value in options]
        if word not in known:
            raise ValueError(f"Problem: there is no choice {word!r}.{nearest(str(word), known)}")

    def draw(kind: str, people: str) -> Figure:
        return charts.how_long_until(data, kind, None if people == ALL else people)

    return Explorer(
        "07-how-long",
        {"kind": choice("Act:", KINDS, kind), "people": choice("Whose:", whose, people or ALL)},
        draw,
        f"wo.how_long_until(data, {kind!r}, {people!r})",
        lambda: printed(data, "how_long", [charts.how_long_until(data, "any")]),
    )

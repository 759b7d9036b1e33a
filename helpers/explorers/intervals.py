"""How long? Change the kind of act and the person, and see the years from a death until a name was cleared."""

from helpers.charts import intervals as charts
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.readings import load
from helpers.readings.lives import accused
from helpers.readings.stories import default
from helpers.words import nearest

ALL = "all"
KINDS = [("by a court", "judicial"), ("by the party", "party"), ("of any kind", "any")]


def how_long(kind="judicial", people=None, data=None):
    """Explore how long it took from a death until a name was cleared.

    Parameters
    ----------
    kind : str
        The kind of act to begin with: "judicial", "party" or "any".
    people : str, optional
        The id of one person to begin with, such as "shliapnikov"; all who were accused in the case of 1935 where
        none is named.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the years in words and the figure; keeps the last choice in my_work. Whoever has no
        found act stays in the picture. Twins: `wo.how_long_until(data, "judicial")` draws the same without
        controls, its `.table` has the rows, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If the kind is not known, or the person is none of those to choose from.

    Examples
    --------
    >>> how_long("judicial", "medvedev_sp").words()
    'S. P. Medvedev: judicial, 1977, 40 years.'
    """
    data = data or load()
    names = data.names()
    people = None if people == ALL else people
    whose = [("all accused in 1935", ALL), *((names[each], each) for each in _people(data))]
    for word, options in ((kind, KINDS), (people or ALL, whose)):
        known = [value for _, value in options]
        if word not in known:
            raise ValueError(f"Problem: there is no choice {word!r}.{nearest(str(word), known)}")
    controls = {
        "kind": choice("Act:", KINDS, kind),
        "people": choice("Whose:", whose, people or ALL),
    }

    def draw(kind, people):
        figure = charts.how_long_until(data, kind, None if people == ALL else people)
        return figure, figure.said + _looked(figure.table, people)

    code = f"wo.how_long_until(data, {kind!r}, {people!r})"
    return Explorer("07-how-long", controls, draw, code, lambda: _printed(data))


def _people(data):
    """The accused of 1935, then others on whom an act is claimed."""
    cleared = data.claims.query("property == 'rehabilitated'")["about_id"]
    return list(dict.fromkeys([*accused(default(data, "case"), data), *cleared]))


def _looked(rows, people):
    """For one person without an act, what was looked for."""
    missing = rows["act"].isin([charts.NOT_FOUND, charts.NO_CLAIM]).any()
    return f" What was looked for: {rows['looked'].iloc[0]}" if missing and people != ALL else ""


def _printed(data):
    """The explorer as a page to print: the figure of all acts, and lines to fill in."""
    tasks = [
        f"Shliapnikov: from the year {LINE} to the act of the court, {LINE} years; to the act of the party, {LINE}.",
        f"Medvedev: from the year {LINE} to the act of the court, {LINE} years; to an act of the party: {LINE}.",
        f"Three names for whom no act was found: {LINE * 3}",
        f"“Not found” may mean {LINE * 2} or {LINE * 2}; it does not mean {LINE * 2}.",
        f"If one left out the names without an act, the picture would say that {LINE * 4}",
    ]
    return printed("How long?", [charts.how_long_until(data, "any")], tasks)

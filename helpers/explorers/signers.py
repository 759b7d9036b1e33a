"""Who signed? Change the group and the order, and see what is known of each, and of whom nothing is."""

from helpers.charts import signers as charts
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.readings import load
from helpers.words import nearest

GROUPS = [("the first 22", "first 22"), ("all 24, with the two added", "all 24")]
SORTS = [
    ("name", "name"),
    ("year of joining the party", "party year"),
    ("trade", "trade"),
    ("what is told of later life", "later life"),
]


def who_signed(group="first 22", sort="name", data=None):
    """Explore who signed the Letter of the Twenty-Two, and what is known of each.

    Parameters
    ----------
    group : str
        Whom to begin with: "first 22" or "all 24".
    sort : str
        The order to begin with: "name", "party year", "trade" or "later life".
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the counts in words and the figure; keeps the last choice in my_work. Twins:
        `wo.signers(data, "first 22", "name")` draws the same without controls, its `.table` has the rows,
        `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If group or sort is none of the words above.

    Examples
    --------
    >>> who_signed("all 24").words()[:57]
    '24 signatories. Party year known for 18, not found for 6.'
    """
    data = data or load()
    for word, words in ((group, charts.GROUPS), (sort, charts.SORTS)):
        if word not in words:
            raise ValueError(f"Problem: there is no choice {word!r}.{nearest(word, words)}")
    controls = {"group": choice("Who:", GROUPS, group), "sort": choice("In the order of:", SORTS, sort)}

    def draw(group, sort):
        figure = charts.signers(data, group, sort)
        return figure, figure.said

    code = f"wo.signers(data, {group!r}, {sort!r})"
    return Explorer("04-who-signed", controls, draw, code, lambda: _printed(data))


def _printed(data):
    """The explorer as a page to print: the figures of the main choices, and lines to fill in."""
    figures = [charts.signers(data, "all 24", sort) for sort in ("name", "later life")]
    tasks = [
        f"Of the first 22 the party year is known for {LINE} and not found for {LINE}.",
        f"The year of death is not found for {LINE} of 24.",
        f"By name, three about whom nothing is told after the Letter: {LINE * 3}",
        f"Those of whom most is told were {LINE * 3}",
        f"So this list cannot tell us {LINE * 4}",
    ]
    return printed("Who signed?", figures, tasks)

"""Where does it start? Choose what counts as a beginning, and see the date and the people change."""

from helpers.charts import beginnings
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.readings import load
from helpers.words import nearest


def where_does_it_start(rule="first criticism", data=None):
    """Explore where the Workers' Opposition begins, by the rule of what counts as a beginning.

    Parameters
    ----------
    rule : str
        The rule to begin with, such as "first criticism" or "first signed theses"; `wo.beginnings` names all.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows a list of rules, the result in words and the timeline; keeps the last choice in my_work. Twins:
        `wo.beginnings(data, "first criticism")` draws the same without controls, its table lists dates and
        people, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If there is no such rule; the nearest are suggested.

    Examples
    --------
    >>> "Antonov" in where_does_it_start("first motion of its own").words()
    True
    """
    data = data or load()
    rules = beginnings.rules(data)
    if rule not in rules:
        raise ValueError(f"Problem: there is no rule {rule!r}.{nearest(rule, rules)}")
    controls = {"rule": choice("It begins with the:", rules, rule)}

    def draw(rule):
        figure = beginnings.beginnings(data, rule)
        return figure, figure.said

    code = f'wo.beginnings(data, "{rule}")'
    return Explorer("01-where-does-it-start", controls, draw, code, lambda: _printed(data))


def _printed(data):
    """The explorer as a page to print: the timeline by two rules, and lines to fill in."""
    figures = [beginnings.beginnings(data, rule) for rule in ("first criticism", "first signed theses")]
    tasks = [
        f"My rule: the group begins with the first {LINE * 2}, in {LINE}.",
        f"Named with it: {LINE * 2}",
        f"My rule lets in {LINE * 2}",
        f"It leaves out {LINE * 2}",
        f"It serves somebody who asks {LINE * 4}",
        f"With another rule, {LINE}, the trade of those named would be {LINE}, the place {LINE}.",
    ]
    return printed("Where does it start?", figures, tasks)

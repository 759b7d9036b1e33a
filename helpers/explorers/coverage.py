"""The certainty dial: choose what the course has shown, ask for surer claims, and see what is left of it."""

from helpers.charts import certainty as charts
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.readings import CERTAINTY, load
from helpers.words import nearest


def certainty_dial(certainty="contested", reading="people", data=None):
    """Explore what stays of a reading when claims must be surer.

    Parameters
    ----------
    certainty : str
        The least certainty to begin with: "contested" (all claims), "weak", "supported" or "well supported".
    reading : str
        What to begin with: "people" (their lives), "events", "ballots", "signatures", "positions", "steps"
        (against people) or "series".
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, in words what stayed and what vanished, and the figure; keeps the last choice in
        my_work. Twins: `wo.certainty(data, "people", "supported")` draws the same without controls, its `.table`
        has the counts, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If the certainty or the reading is not known.

    Examples
    --------
    >>> "0 are empty" in certainty_dial().words()
    True
    """
    data = data or load()
    for what, word, words in (("certainty", certainty, CERTAINTY), ("reading", reading, charts.READINGS)):
        if word not in words:
            raise ValueError(f"Problem: there is no {what} {word!r} to choose.{nearest(word, words)}")
    readings = [(words, each) for each, words in charts.READINGS.items()]
    controls = {
        "reading": choice("What we look at:", readings, reading),
        "certainty": choice("Claims must be:", [(charts.least(each), each) for each in CERTAINTY], certainty),
    }

    def draw(reading, certainty):
        figure = charts.certainty(data, reading, certainty)
        return figure, figure.said

    code = f"wo.certainty(data, {reading!r}, {certainty!r})"
    return Explorer("09-certainty-dial", controls, draw, code, lambda: _printed(data))


def _printed(data):
    """The explorer as a page to print: lives, signatures and positions at two places of the dial, and lines."""
    figures = [
        charts.certainty(data, reading, certainty)
        for reading in ("people", "signatures", "positions")
        for certainty in ("supported", "well supported")
    ]
    tasks = [
        f"When claims must be supported or better, {LINE} of {LINE} cells of people's lives stay.",
        f"The column that loses most is {LINE}. I think that is so because {LINE * 3}",
        f"One thing that vanished: {LINE * 2} One thing that says something else now: {LINE * 2}",
        f"Of the signatures, {LINE} stay when claims must be supported or better. So those who signed {LINE * 2}",
        f"For a reader of sixteen I would set the dial at {LINE}, because {LINE * 3}",
    ]
    return printed("The certainty dial", figures, tasks)

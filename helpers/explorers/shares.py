"""What share? Change the delegates and the base, and see the share move."""

from helpers.charts import shares
from helpers.explorers.base import LINE, Explorer, choice, number, printed
from helpers.readings import load
from helpers.readings.working_out import BASES as KNOWN
from helpers.words import nearest

BASES = [
    ("delegates with a vote", "voting"),
    ("all, with and without a vote", "all"),
    ("both, one after the other", "both"),
    ("a total of your own", "own"),
]


def what_share(low=45, high=50, base="voting", data=None):
    """Explore which share a number of delegates is, and of what.

    Parameters
    ----------
    low, high : int
        The delegates to begin with: the least and the most.
    base : str or int
        What to begin with: "voting", "all", "both", or a total of your own.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the result in words and the figure; keeps the last choice in my_work. Nonsense is
        answered in words. Twins: `wo.share(data, (45, 50), "voting")` draws
        the same without controls, `wo.shares(data, 45, 50)` gives the table, `.twin()` a page to print.

    Examples
    --------
    >>> what_share().words()[:66]
    '45 to 50 delegates are 6.5 to 7.2 per cent of 694 with a vote (our'
    """
    data = data or load()
    if isinstance(base, str) and base not in KNOWN:
        raise ValueError(f"Problem: there is no base {base!r}.{nearest(base, KNOWN)}")
    own = base if not isinstance(base, str) else 694
    controls = {
        "low": number("Lowest count of delegates:", low),
        "high": number("Highest count of delegates:", high),
        "base": choice("Share of:", BASES, base if isinstance(base, str) else "own"),
        "own": number("A total of your own:", own),
    }

    def draw(low, high, base, own):
        chosen = own if base == "own" else base
        figure = shares.share(data, (low, high), chosen)
        return figure, figure.said

    code = f"wo.share(data, ({low!r}, {high!r}), {base!r})"
    return Explorer("03-what-share", controls, draw, code, lambda: _printed(data), pair=("low", "high"))


def _printed(data):
    """The explorer as a page to print: the figures of the main choices, and lines to fill in."""
    figures = [shares.share(data, (45, 50), base) for base in ("voting", "all")]
    tasks = [
        f"I count {LINE} to {LINE} delegates.",
        f"My base is {LINE} delegates, because {LINE * 4}",
        f"{LINE} divided by {LINE}, times 100, is {LINE} per cent (the least).",
        f"{LINE} divided by {LINE}, times 100, is {LINE} per cent (the most).",
        f"This is a small / large share (cross one out), because {LINE * 4}",
    ]
    return printed("What share?", figures, tasks)

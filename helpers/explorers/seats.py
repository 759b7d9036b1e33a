"""Lenin's arithmetic: change the seats, and see who can reach two thirds."""

from helpers.charts import votes
from helpers.explorers.base import LINE, Explorer, number, printed
from helpers.readings import load


def lenins_arithmetic(members=25, candidates=15, control=7, others=(11, 12), present=0, data=None):
    """Explore who can expel a member of the Central Committee by two thirds.

    Parameters
    ----------
    members, candidates, control : int
        The seats to begin with: Central Committee, candidates, Control Commission.
    others : int or tuple of two int
        How many of them belong to other groups: one number, or the least and the most.
    present : int
        How many come to the meeting; 0 means that all come.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the result in words and the figure; keeps the last choice in my_work. Nonsense is
        answered in words. Twins: `wo.arithmetic(data, 25, 15, 7, (11, 12))`
        draws the same without controls, `wo.votes_needed(data)` gives the table, `.twin()` a page to print.

    Examples
    --------
    >>> lenins_arithmetic(present=27).words().count("Not enough")
    2
    """
    data = data or load()
    least, most = others if isinstance(others, (tuple, list)) else (others, others)
    controls = {
        "members": number("Members:", members),
        "candidates": number("Candidates:", candidates),
        "control": number("Control Commission:", control),
        "least": number("Other groups, at least:", least),
        "most": number("Other groups, at most:", most),
        "present": number("Present (0: all come):", present),
    }
    for box in controls.values():
        box.max = 200  # more seats than a sheet can show

    def draw(members, candidates, control, least, most, present):
        figure = votes.arithmetic(data, members, candidates, control, (least, most), present or None)
        return figure, figure.said

    code = f"wo.arithmetic(data, {members}, {candidates}, {control}, {others}, {present or None})"
    return Explorer(
        "03-lenins-arithmetic", controls, draw, code, lambda: _printed(data), pair=("least", "most")
    )


def _printed(data):
    """The explorer as a page to print: the figures of the main choices, and lines to fill in."""
    figures = [votes.arithmetic(data, present=27)]
    tasks = [
        f"Members {LINE} + candidates {LINE} + Control Commission {LINE} = {LINE} votes.",
        f"Two thirds of that, rounded up to a whole vote: {LINE}",
        f"Votes of the majority: {LINE} Is that enough? {LINE}",
        f"If only {LINE} come, two thirds are {LINE}. Who decides then? {LINE * 2}",
        f"What did the numbers make possible, and what did they not make certain? {LINE * 4}",
    ]
    return printed("Lenin's arithmetic", figures, tasks)

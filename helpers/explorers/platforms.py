"""The position matrix: predict what a platform says, look, and see how much is left when you ask for surer claims."""

from helpers.charts import platforms
from helpers.explorers.base import LINE, Explorer, choice, printed, tick
from helpers.readings import CERTAINTY, load
from helpers.words import nearest

ALL = "all"


def position_matrix(issue="run_industry", certainty="contested", data=None):
    """Explore what each platform says on an issue, and how sure that is.

    Parameters
    ----------
    issue : str
        The issue to begin with, such as "run_industry", or "all".
    certainty : str
        The least certainty to begin with: "contested" (all claims), "weak", "supported" or "well supported".
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the result in words and the figure, whose cells are hidden until the box is ticked;
        keeps the last choice in my_work. Twins: `wo.positions(data, "run_industry")` draws the answers without
        controls, `data.positions` is the table, `.twin()` a page to print.

    Raises
    ------
    ValueError
        If the issue or the certainty is not known.

    Examples
    --------
    >>> position_matrix().words()[:14]
    'Predict first:'
    """
    data = data or load()
    issues = data.table("issues").set_index("issue_id")["name"]
    known = platforms.spoken_of(data)
    for what, word, words in (("issue", issue, [*known, ALL]), ("certainty", certainty, CERTAINTY)):
        if word not in words:
            raise ValueError(f"Problem: there is no {what} {word!r} to choose.{nearest(word, words)}")
    controls = {
        "issue": choice("Issue:", [*((issues[name], name) for name in known), ("all issues", ALL)], issue),
        "certainty": choice("At least:", [*CERTAINTY], certainty),
        "show": tick("Show the answers", False),
    }

    def draw(issue, certainty, show):
        chosen = None if issue == ALL else issue
        figure = platforms.positions(data, chosen, certainty=certainty, hidden=not show)
        return figure, figure.said

    chosen = None if issue == ALL else issue
    code = f"wo.positions(data, {chosen!r}, certainty={certainty!r}, hidden=True)"
    return Explorer("02-position-matrix", controls, draw, code, lambda: _printed(data))


def _printed(data):
    """The explorer as a page to print: the matrix, all claims and surer ones, and lines to fill in."""
    figures = [
        platforms.positions(data, "run_industry", hidden=True),
        platforms.positions(data, "run_industry"),
        platforms.positions(data),
        platforms.positions(data, certainty="supported"),
    ]
    tasks = [
        f"Before I turn the page: on {LINE} the platform {LINE} says {LINE * 4}",
        f"What the sources say: {LINE * 4} Claim: {LINE} How sure: {LINE}",
        f"With all claims {LINE} cells are empty; with supported claims or better, {LINE}.",
        f"The platform of which we know least is {LINE}. That does not mean that it said nothing, because {LINE * 3}",
    ]
    return printed("Who stands where?", figures, tasks)

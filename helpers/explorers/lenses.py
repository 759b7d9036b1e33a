"""The lens switch: what a work throws light on in the shared table, what it leaves dark, and how two works differ."""

from helpers.charts import lenses
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.readings import load
from helpers.readings.stories import works

ENOUGH = 10  # claims that a work needs to be a lens
NOBODY = "no other work"


def lens_switch(work="allen_letter", other=None, data=None):
    """Explore what a work of interpretation throws light on, or how two of them differ.

    Parameters
    ----------
    work : str
        The work to begin with, such as "allen_letter", "koshel", "hebbes" or "anarchist_faq".
    other : str, optional
        A second work: then the differences only are shown.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Two lists of works, the result in words and bars by topic; keeps the last choice in my_work. Works with
        fewer than ten claims are not offered. Twins: `wo.lenses(data, ["allen_letter"])` draws the same without
        controls, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If a work is not known or rests on too few claims.

    Examples
    --------
    >>> lens_switch("hebbes").words().split(".")[0]
    'Hebbes: 18 claims of the shared table rest on this work'
    """
    data = data or load()
    for each in [work, other] if other else [work]:
        _enough(data, each)
    names = works(data)["label"]
    offered = [(name, each) for each, name in names.items() if _count(data, each) >= ENOUGH]
    controls = {
        "work": choice("Work:", offered, work),
        "other": choice("Compare with:", [(NOBODY, ""), *offered], other or ""),
    }

    def draw(work, other):
        figure = lenses.lenses(data, [work, other] if other else [work], differences=bool(other))
        return figure, figure.said

    code = (
        f'wo.lenses(data, ["{work}", "{other}"], differences=True)'
        if other
        else f'wo.lenses(data, ["{work}"])'
    )
    return Explorer("08-lens-switch", controls, draw, code, lambda: _printed(data))


def _count(data, work):
    return len(lenses.claims_of(data, work))


def _enough(data, work):
    lenses.named(data, work)
    if _count(data, work) < ENOUGH:
        raise ValueError(
            f"Problem: only {_count(data, work)} claims rest on {work!r}, too few for a lens. "
            f"Read them with wo.who_says, or draw them with wo.lenses."
        )


def _printed(data):
    """The explorer as a page to print: four works side by side, and lines to fill in."""
    figures = [lenses.lenses(data, ["allen_letter", "clements", "koshel", "anarchist_faq"])]
    tasks = [
        f"The work {LINE * 2} has most claims on {LINE * 2}",
        f"It leaves in the dark: {LINE * 4}",
        f"Is that the author's silence or ours? I can tell, or cannot, because {LINE * 4}",
        f"Only {LINE} speaks of {LINE * 2}; only {LINE} speaks of {LINE * 2}",
        f"A question that fits the lens of one of them: {LINE * 4}",
    ]
    return printed("Lens switch", figures, tasks)

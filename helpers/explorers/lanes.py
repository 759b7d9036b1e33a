"""Two lanes: let only some kinds of source speak, and see which acts vanish."""

from helpers.charts import lanes
from helpers.explorers.base import LINE, Explorer, printed, tick
from helpers.readings import load

TICKS = {
    "party press": "Party press, official papers",
    "archive": "Archives and scholarship",
    "popular": "Popular and reference works",
}


def two_lanes(party_press=True, archive=True, popular=True, data=None):
    """Explore which story of the 1920s each kind of source tells.

    Parameters
    ----------
    party_press : bool
        Whether the party press and official papers may speak to begin with.
    archive : bool
        Whether archives and scholarly works may.
    popular : bool
        Whether popular and reference works may.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows a tick box for each kind, the result in words and the figure; keeps the last choice in my_work.
        Twins: `wo.lanes(data, ["archive"])` draws the same without controls, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If a start is neither True nor False.

    Examples
    --------
    >>> two_lanes(popular=False).words().split(":")[0].endswith("acts are left")
    True
    """
    data = data or load()
    start = dict(zip(TICKS, (party_press, archive, popular), strict=True))
    for kind, value in start.items():
        if not isinstance(value, bool):
            raise ValueError(f"Problem: {kind} is True or False to begin with, not {value!r}.")
    names = ("party_press", "archive", "popular")
    controls = {name: tick(TICKS[kind], start[kind]) for name, kind in zip(names, TICKS, strict=True)}

    def draw(**ticked):
        figure = lanes.lanes(data, [kind for name, kind in zip(names, TICKS, strict=True) if ticked[name]])
        return figure, figure.said

    code = f"wo.lanes(data, {[kind for kind in TICKS if start[kind]]})"
    return Explorer("05-two-lanes", controls, draw, code, lambda: _printed(data))


def _printed(data):
    """The explorer as a page to print: each kind of source alone, and lines to fill in."""
    tasks = [
        f"Told by the party's papers alone: {LINE} acts. The last private one is of the year {LINE}",
        f"Told by archives and scholarship alone: {LINE} acts. One that nobody else tells: {LINE * 2}",
        f"Told by popular works alone: {LINE} acts. One that nobody else tells: {LINE * 2}",
        f"In which story does the group end soonest? {LINE} In which does it last longest? {LINE}",
        f"What would you need to read before you trust the shortest story? {LINE * 4}",
    ]
    return printed("Two lanes", [lanes.lanes(data, [kind]) for kind in TICKS], tasks)

"""Two lanes: let only some kinds of source speak, and see which acts vanish."""

from helpers.charts import lanes
from helpers.explorers.base import Explorer, printed, tick
from helpers.figures.figure import Figure
from helpers.readings import Dataset, load

NAMES = ["Party press, official papers", "Archives and scholarship", "Popular and reference works"]


def two_lanes(
    party_press: bool = True, archive: bool = True, popular: bool = True, data: Dataset | None = None
) -> Explorer:
    """Explore which story of the 1920s each kind of source tells.

    Args:
        party_press (bool): Whether the party press and official papers may speak to begin with.
        archive (bool): Whether archives and scholarly works may.
        popular (bool): Whether popular and reference works may.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: A tick box for each kind. Twins: `wo.lanes(data, ["archive"])` shows the same without controls,
            `.twin()` gives a page to print.

    Raises:
        ValueError: If a start is neither True nor False.

    Examples:
        >>> two_lanes(popular=False).words().split(":")[0].endswith("acts are left")
        True
    """
    data = data or load()
    kinds = list(lanes.kinds_of_source(data))
    start = dict(zip(kinds, (party_press, archive, popular), strict=True))
    controls = {kind: tick(name, start[kind]) for kind, name in zip(kinds, NAMES, strict=True)}

    def draw(**ticked: bool) -> Figure:
        return lanes.lanes(data, [kind for kind in kinds if ticked[kind]])

    return Explorer(
        "05-two-lanes",
        controls,
        draw,
        f"wo.lanes(data, {[kind for kind in kinds if start[kind]]})",
        lambda: printed(data, "two_lanes", [lanes.lanes(data, [kind]) for kind in kinds]),
    )

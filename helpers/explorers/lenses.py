"""The lens switch: what a work throws light on in the shared table, what it leaves dark, and how two works differ."""

from helpers.charts import lenses
from helpers.explorers.base import Explorer, choice, printed
from helpers.figures.figure import Figure
from helpers.readings import Dataset, load
from helpers.readings.stories import default, grouping, works

ENOUGH = 10  # claims that a work needs to be a lens
NOBODY = "no other work"


def lens_switch(work: str | None = None, other: str | None = None, data: Dataset | None = None) -> Explorer:
    """Explore what a work of interpretation throws light on, or how two of them differ.

    Args:
        work (str, optional): The work to begin with, such as "koshel" or "hebbes"; Allen on the Letter where none is
            named.
        other (str, optional): A second work: then the differences only are shown.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Two lists of works and bars by topic. Works with fewer than ten claims are not offered. Twins:
            `wo.lenses(data, ["koshel"])` shows the same without controls, `.twin()` gives a page to print.

    Raises:
        ValueError: If a work is not known, or too few claims rest on it.

    Examples:
        >>> "In the dark" in lens_switch("hebbes").words()
        True
    """
    data = data or load()
    work = work or default(data, "work")
    counts = {name: len(lenses.claims_of(data, name)) for name in works(data).index}
    for name in lenses.named(data, [work, other] if other else work):
        if counts[name] < ENOUGH:
            raise ValueError(
                f"Problem: only {counts[name]} claims rest on {name!r}, too few for a lens. "
                "Read them with wo.who_says, or show them with wo.lenses."
            )
    labels = works(data)["label"]
    offered = [(labels[name], name) for name, count in counts.items() if count >= ENOUGH]
    controls = {
        "work": choice("Work:", offered, work),
        "other": choice("Compare with:", [(NOBODY, ""), *offered], other or ""),
    }

    def draw(work: str, other: str) -> Figure:
        return lenses.lenses(data, [work, other] if other else [work], differences=bool(other))

    asked = f'["{work}", "{other}"], differences=True' if other else f'["{work}"]'
    side_by_side = grouping(data, "chart_defaults")
    side_by_side = side_by_side.loc[side_by_side["group"].eq("printed_works"), "member"].tolist()
    return Explorer(
        "08-lens-switch",
        controls,
        draw,
        f"wo.lenses(data, {asked})",
        lambda: printed(data, "lens_switch", [lenses.lenses(data, side_by_side)]),
    )

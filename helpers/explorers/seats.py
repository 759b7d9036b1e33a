"""Lenin's arithmetic: change the seats, and see who can reach two thirds."""

from helpers.charts import votes
from helpers.explorers.base import Explorer, number, printed
from helpers.figures.figure import Figure
from helpers.readings import Dataset, load

MOST = 200  # more seats than a sheet can show


def lenins_arithmetic(
    members: int = 25,
    candidates: int = 15,
    control: int = 7,
    others: int | tuple[int, int] = (11, 12),
    present: int = 0,
    data: Dataset | None = None,
) -> Explorer:
    """Explore who can expel a member of the Central Committee by two thirds.

    Args:
        members, candidates, control (int): The seats to begin with: Central Committee, candidates, Control Commission.
        others (int or tuple of two int): How many of them belong to other groups: one number, or the least and the
            most.
        present (int): How many come to the meeting; 0 means that all come.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Nonsense is answered in words. Twins: `wo.arithmetic(data, 25, 15, 7, (11, 12))` shows the same
            without controls, its `.table` the numbers, `.twin()` gives a page to print.

    Examples:
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
        box.max = MOST

    def draw(members: int, candidates: int, control: int, least: int, most: int, present: int) -> Figure:
        return votes.arithmetic(data, members, candidates, control, (least, most), present or None)

    return Explorer(
        "03-lenins-arithmetic",
        controls,
        draw,
        f"wo.arithmetic(data, {members}, {candidates}, {control}, {others}, {present or None})",
        lambda: printed(data, "lenins_arithmetic", [votes.arithmetic(data, present=27)]),
        pair=("least", "most"),
    )

"""Explorers of counts: a share, Lenin's arithmetic, claims by work and topic, what stays at a certainty."""

from functools import partial

from helpers.charts.congress import arithmetic, share
from helpers.charts.coverage import READINGS, least
from helpers.charts.coverage import certainty as what_stays
from helpers.charts.works import claims_of, lenses
from helpers.explorers.base import Explorer, choice, number
from helpers.figures.figure import Figure
from helpers.readings import CERTAINTY, Dataset, load
from helpers.readings.stories import default, members, works
from helpers.readings.working_out import BASES, SEATS, bounds
from helpers.words import known, named

OWN = "own"
TOTALS = {
    "voting": "delegates with a vote", "all": "all, with and without a vote", "both": "both, one after the other",
    OWN: "a total of your own",
}  # fmt: skip
ENOUGH = 10  # claims that a work needs to be a lens


def what_share(low: int = 45, high: int = 50, base: str | int = "voting", data: Dataset | None = None) -> Explorer:
    """Explore which share a number of delegates is, and of what.

    Args:
        low, high (int): The delegates to begin with: the least and the most.
        base (str or int): What to begin with: "voting", "all", "both", or a total of your own.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Nonsense is answered in words. Twins: `wo.share(data, (45, 50), "voting")` shows the same without
            controls, its `.table` the numbers, `.twin()` gives a page to print.

    Examples:
        >>> what_share().words()[:66]
        '45 to 50 delegates are 6.5 to 7.2 per cent of 694 with a vote (our'
    """
    data = data or load()
    own = not isinstance(base, str)
    if not own:
        known("base", base, BASES)
    controls = {
        "low": number("Lowest count of delegates:", low),
        "high": number("Highest count of delegates:", high),
        "base": choice("base", "Share of:", TOTALS, OWN if own else base),
        "own": number("A total of your own:", base if own else 700),
    }

    def draw(low: int, high: int, base: str, own: int) -> Figure:
        return share(data, (low, high), own if base == OWN else base)

    code, pair, printed = f"wo.share(data, ({low!r}, {high!r}), {base!r})", ("low", "high"), ("voting", "all")
    return Explorer(data, "03-what-share", controls, draw, code, lambda: [share(data, base=of) for of in printed], pair)


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
    least, most = bounds(others, "other groups", 0)
    controls = {
        "members": number("Members:", members, SEATS),
        "candidates": number("Candidates:", candidates, SEATS),
        "control": number("Control Commission:", control, SEATS),
        "least": number("Other groups, at least:", least, SEATS),
        "most": number("Other groups, at most:", most, SEATS),
        "present": number("Present (0: all come):", present or 0, SEATS),
    }

    def draw(least: int, most: int, present: int, **seats: int) -> Figure:
        return arithmetic(data, **seats, others=(least, most), present=present or None)

    code = f"wo.arithmetic(data, {members}, {candidates}, {control}, {others}, {present or None})"
    pair, at = ("least", "most"), {"present": [present, 47, 45, 42, 39, 38, 37, 36, 35, 34, 30, 27]}
    prints = partial(arithmetic, data, present=27, hidden=True)
    return Explorer(data, "03-lenins-arithmetic", controls, draw, code, lambda: [prints()], pair, at=at)


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
    work, other = work or default(data, "work"), other or ""
    counts = {name: len(claims_of(data.whole, name)) for name in works(data).index}
    for name in named("work", [work, other] if other else work, counts):
        if counts[name] < ENOUGH:
            few = f"only {counts[name]} claims rest on {name!r}, too few for a lens"
            raise ValueError(f"Problem: {few}. Read them with wo.who_says, or show them with wo.lenses.")
    offered = {name: label for name, label in works(data)["label"].items() if counts[name] >= ENOUGH}
    controls = {
        "work": choice("work", "Work:", offered, work),
        "other": choice("work", "Compare with:", {"": "no other work", **offered}, other),
    }

    def draw(work: str, other: str) -> Figure:
        return lenses(data, [work, other] if other else [work], differences=bool(other))

    asked = f'["{work}", "{other}"], differences=True' if other else f'["{work}"]'
    side_by_side = members(data, "chart_defaults")["printed_works"]
    code, at = f"wo.lenses(data, {asked})", {"other": [other]}
    return Explorer(data, "08-lens-switch", controls, draw, code, lambda: [lenses(data, side_by_side)], at=at)


def certainty_dial(certainty: str = "contested", reading: str = "people", data: Dataset | None = None) -> Explorer:
    """Explore what stays of a reading when claims must be surer.

    Args:
        certainty (str): The least certainty to begin with: "contested" (all claims), "weak", "supported" or "well
            supported".
        reading (str): What to begin with: "people" (their lives), "events", "ballots", "signatures", "positions",
            "steps" (against people) or "series".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Twins: `wo.certainty(data, "people", "supported")` shows the same without controls, its `.table` has
            the counts, `.twin()` gives a page to print.

    Raises:
        ValueError: If the certainty or the reading is not known.

    Examples:
        >>> "0 are empty" in certainty_dial().words()
        True
    """
    data = data or load()
    draw = partial(what_stays, data)
    controls = {
        "reading": choice("reading", "What we look at:", READINGS, reading),
        "certainty": choice("certainty", "Claims must be:", {word: least(word) for word in CERTAINTY}, certainty),
    }
    code, printed = f"wo.certainty(data, {reading!r}, {certainty!r})", ("people", "signatures")
    prints = [(name, level) for name in printed for level in CERTAINTY[2:]]
    return Explorer(data, "09-certainty-dial", controls, draw, code, lambda: [draw(*shown) for shown in prints])

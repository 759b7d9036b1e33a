"""The certainty dial: choose what the course has shown, ask for surer claims, and see what is left of it."""

from helpers.charts import certainty as charts
from helpers.explorers.base import Explorer, choice, printed
from helpers.page import Shown
from helpers.readings import CERTAINTY, Dataset, load
from helpers.words import nearest


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
    for what, word, words in (("certainty", certainty, CERTAINTY), ("reading", reading, charts.READINGS)):
        if word not in words:
            raise ValueError(f"Problem: there is no {what} {word!r} to choose.{nearest(word, words)}")
    readings = [(words, word) for word, words in charts.READINGS.items()]
    levels = [(charts.least(word), word) for word in CERTAINTY]
    return Explorer(
        "09-certainty-dial",
        {
            "reading": choice("What we look at:", readings, reading),
            "certainty": choice("Claims must be:", levels, certainty),
        },
        lambda reading, certainty: charts.certainty(data, reading, certainty),
        f"wo.certainty(data, {reading!r}, {certainty!r})",
        lambda: _printed(data),
    )


def _printed(data: Dataset) -> Shown:
    """Lives, signatures and positions at two places of the dial."""
    shown = [(name, level) for name in ("people", "signatures", "positions") for level in CERTAINTY[2:]]
    return printed(data, "certainty_dial", [charts.certainty(data, *choice) for choice in shown])

"""What share? Change the delegates and the base, and see the share move."""

from helpers.charts import shares
from helpers.explorers.base import Explorer, choice, number, printed
from helpers.figures.figure import Figure
from helpers.readings import Dataset, load
from helpers.readings.working_out import BASES
from helpers.words import nearest

OWN = "own"
NAMES = {
    "voting": "delegates with a vote",
    "all": "all, with and without a vote",
    "both": "both, one after the other",
    OWN: "a total of your own",
}
TOTAL = 700  # a total to begin with, when the learner chooses one


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
    named = isinstance(base, str)
    if named and base not in BASES:
        raise ValueError(f"Problem: there is no base {base!r}.{nearest(base, BASES)}")
    controls = {
        "low": number("Lowest count of delegates:", low),
        "high": number("Highest count of delegates:", high),
        "base": choice("Share of:", [(words, word) for word, words in NAMES.items()], base if named else OWN),
        "own": number("A total of your own:", TOTAL if named else base),
    }

    def draw(low: int, high: int, base: str, own: int) -> Figure:
        return shares.share(data, (low, high), own if base == OWN else base)

    return Explorer(
        "03-what-share",
        controls,
        draw,
        f"wo.share(data, ({low!r}, {high!r}), {base!r})",
        lambda: printed(data, "what_share", [shares.share(data, base=base) for base in ("voting", "all")]),
        pair=("low", "high"),
    )

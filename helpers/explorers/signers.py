"""Who signed? Change whom the table shows and its order, and see what is known and what is not."""

from helpers.charts import signers as charts
from helpers.explorers.base import Explorer, choice, printed
from helpers.readings import Dataset, load
from helpers.words import nearest

GROUPS = [("the first 22", "first 22"), ("all 24", "all 24")]


def who_signed(group: str = "first 22", sort: str = "name", data: Dataset | None = None) -> Explorer:
    """Explore who signed the Letter of the Twenty-Two, and what is known of each.

    Args:
        group (str): Whom to begin with: "first 22" or "all 24".
        sort (str): The order to begin with: "name", "party year", "trade" or "later life".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Twins: `wo.signers(data, "first 22", "name")` shows the same without controls, its `.table` has the
            rows, `.twin()` gives a page to print.

    Raises:
        ValueError: If group or sort is none of the words above.

    Examples:
        >>> who_signed("all 24").words()[:57]
        '24 signatories. Party year known for 18, not found for 6.'
    """
    data = data or load()
    for word, words in ((group, charts.GROUPS), (sort, charts.SORTS)):
        if word not in words:
            raise ValueError(f"Problem: there is no choice {word!r}.{nearest(word, words)}")
    return Explorer(
        "04-who-signed",
        {"group": choice("Who:", GROUPS, group), "sort": choice("In the order of:", charts.SORTS, sort)},
        lambda group, sort: charts.signers(data, group, sort),
        f"wo.signers(data, {group!r}, {sort!r})",
        lambda: printed(data, "who_signed", [charts.signers(data, "all 24", sort) for sort in ("name", "later life")]),
    )

"""Where does it start? Change the rule of what counts as a beginning, and see the beginning move."""

from helpers.charts import beginnings
from helpers.explorers.base import Explorer, choice, printed
from helpers.readings import Dataset, load
from helpers.words import nearest


def where_does_it_start(rule: str | None = None, data: Dataset | None = None) -> Explorer:
    """Explore where the Workers' Opposition begins by one rule and by another.

    Args:
        rule (str, optional): The rule to begin with, such as "first election won"; the earliest where none is named.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: Twins: `wo.beginnings(data, "first election won")` shows the same without controls, `.twin()` gives a
            page to print.

    Raises:
        ValueError: If there is no such rule; the nearest are suggested.

    Examples:
        >>> where_does_it_start("first election won").words()[:40]
        'By the rule “first election won” this is'
    """
    data = data or load()
    rules = beginnings.rules(data)
    rule = rule or rules[0]
    if rule not in rules:
        raise ValueError(f"Problem: there is no rule {rule!r}.{nearest(rule, rules)}")
    return Explorer(
        "01-where-does-it-start",
        {"rule": choice("It begins with the:", rules, rule)},
        lambda rule: beginnings.beginnings(data, rule),
        f'wo.beginnings(data, "{rule}")',
        lambda: printed(
            data, "where_does_it_start", [beginnings.beginnings(data, rules[0]), beginnings.beginnings(data, rules[-2])]
        ),
    )

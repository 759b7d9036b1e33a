"""Follow the words: step by step through what "workers' opposition" was used for."""

import ipywidgets as w

from helpers import page
from helpers.charts.words_career import words_career
from helpers.explorers.base import Explorer, choice, printed
from helpers.figures.cards import card
from helpers.page import Shown
from helpers.readings import Dataset, load
from helpers.readings.lives import COERCION, from_a_case


def follow_the_words(step: int = 1, data: Dataset | None = None) -> Explorer:
    """Step through the career of the words "workers' opposition", from 1900 to 1988.

    Args:
        step (int): The use to begin with, from 1 to 8.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: A list of the uses, buttons for the previous and the next one, the table and the claim card. Twins:
            `wo.words_career(data, 1)` shows the same without controls, `.twin()` gives a page to print.

    Raises:
        ValueError: If there is no such step.

    Examples:
        >>> follow_the_words(step=5).words().split(".")[0]
        '1935'
    """
    data = data or load()
    uses = words_career(data, step).table
    options = [
        (f"{place}. {use.year}: {use.what_the_words_were}", place) for place, use in enumerate(uses.itertuples(), 1)
    ]
    steps = choice("Step:", options, step)
    return Explorer(
        "06-follow-the-words",
        {"step": steps},
        lambda step: _shown(step, uses["claim_ids"][step - 1].split()[0], data),
        f"wo.words_career(data, {step})",
        lambda: printed(data, "follow_the_words", [words_career(data)]),
        below=[_buttons(steps, len(uses))],
    )


def _buttons(steps: w.Dropdown, last: int) -> w.HBox:
    """Previous and Next: they move the list, and stop at its ends."""

    def move(by: int) -> None:
        steps.value = min(max(steps.value + by, 1), last)

    previous, following = w.Button(description="Previous"), w.Button(description="Next")
    previous.on_click(lambda _: move(-1))
    following.on_click(lambda _: move(1))
    return w.HBox([previous, following])


def _shown(step: int, claim_id: str, data: Dataset) -> Shown:
    """The table with this use marked, and under it the card of the claim; a charge carries its line."""
    figure, coerced = words_career(data, step), from_a_case(data, data.rows("claims")[claim_id])
    warning = page.paragraph(f"**{COERCION}**" if coerced else "")
    return Shown(page.stack(figure.part, warning, card(claim_id, data).part), figure.said)

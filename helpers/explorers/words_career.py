"""Follow the words: step by step through what "workers' opposition" was used for."""

import ipywidgets as w

from helpers import page
from helpers.charts.words_career import words_career
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.figures.cards import card
from helpers.page import Shown
from helpers.readings import load
from helpers.readings.lives import COERCION, from_a_case


def follow_the_words(step=1, data=None):
    """Step through the career of the words "workers' opposition", from 1900 to 1988.

    Parameters
    ----------
    step : int
        The use to begin with, from 1 to 8.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        A list of the uses, buttons for the previous and the next one, what the words were, the
        table and the claim card. Keeps the last choice in my_work. Twins: `wo.words_career(data, 1)` draws
        the same without controls, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If there is no such step.

    Examples
    --------
    >>> follow_the_words(step=5).words().split(".")[0]
    '1935'
    """
    data = data or load()
    uses = words_career(data, step).table
    options = [
        (f"{number}. {use.year}: {use.what_the_words_were}", number)
        for number, use in enumerate(uses.itertuples(), 1)
    ]
    steps = choice("Step:", options, step)

    def draw(step):
        figure = words_career(data, step)
        return _shown(figure, uses["claim_ids"][step - 1].split()[0], data), figure.said

    return Explorer(
        "06-follow-the-words",
        {"step": steps},
        draw,
        f"wo.words_career(data, {step})",
        lambda: _printed(uses["year"], data),
        below=[_buttons(steps, len(uses))],
    )


def _buttons(steps, last):
    """Previous and Next: they move the list, and stop at its ends."""

    def move(by):
        steps.value = min(max(steps.value + by, 1), last)

    previous, following = w.Button(description="Previous"), w.Button(description="Next")
    previous.on_click(lambda _: move(-1))
    following.on_click(lambda _: move(1))
    return w.HBox([previous, following])


def _shown(figure, claim_id, data):
    """The table with this use marked, and under it the card of the claim; a charge carries its line."""
    coerced = from_a_case(data, data.rows("claims")[claim_id])
    warning = page.paragraph(f"**{COERCION}**" if coerced else "")
    return Shown(page.stack(figure.part, warning, card(claim_id, data).part))


def _printed(years, data):
    """The explorer as a page to print: the table, and lines to fill in."""
    tasks = [f"{year}. Who used the words, and what did they want? {LINE * 3}" for year in years]
    tasks.append(f"Between which two years did the words change most? Why? {LINE * 4}")
    return printed("Follow the words", [words_career(data)], tasks)

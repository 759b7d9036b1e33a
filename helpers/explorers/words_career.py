"""Follow the words: step by step through what "workers' opposition" was used for."""

import ipywidgets as w

from helpers.charts import words_career as career
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.figures import Shown, card
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
        timeline and the claim card. Keeps the last choice in my_work. Twins: `wo.words_career(data, 1)` draws
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
    uses = career.told(data)
    career.words_career(data, step)  # a step that is not there is answered in words
    options = [(f"{number}. {use.year}: {use.were}", number) for number, use in enumerate(uses, 1)]
    steps = choice("Step:", options, step)

    def draw(step):
        return _shown(uses[step - 1], step, data), _words(uses[step - 1], data)

    return Explorer(
        "06-follow-the-words",
        {"step": steps},
        draw,
        f"wo.words_career(data, {step})",
        lambda: _printed(uses, data),
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


def _shown(use, step, data):
    """The timeline with this use marked, and under it the card of the claim; a charge carries its line."""
    claim = data.rows("claims")[use.says]
    warning = f"<p><strong>{COERCION}</strong></p>" if from_a_case(data, claim) else ""
    figure, evidence_card = career.words_career(data, step), card(use.says, data)
    return Shown(f"{figure!r}\n{evidence_card!r}", f"{figure.html()}{warning}{evidence_card.html()}")


def _words(use, data):
    said = data.rows("claims")[use.says]["value"].rstrip(".")
    return (
        f"{use.year}. What the words were: {use.were}. Who used them: {use.who}. "
        f"What the claim says: {said} ({use.says}). What followed: {career.followed(use, data)}"
    )


def _printed(uses, data):
    """The explorer as a page to print: the timeline, and lines to fill in."""
    tasks = [f"{use.year}. Who used the words, and what did they want? {LINE * 3}" for use in uses]
    tasks.append(f"Between which two years did the words change most? Why? {LINE * 4}")
    return printed("Follow the words", [career.words_career(data)], tasks)

"""Explorers of stories: where it begins, who stands where, two lanes of the 1920s, what two words were used for."""

from functools import partial

import ipywidgets as w

from helpers import page
from helpers.charts.platforms import positions, spoken_of
from helpers.charts.stories import beginnings, kinds_of_source, lanes, rules, words_career
from helpers.explorers.base import Explorer, choice, tick
from helpers.figures.cards import card
from helpers.figures.figure import Figure
from helpers.page import Shown
from helpers.readings import CERTAINTY, Dataset, load
from helpers.readings.lives import COERCION, from_a_case
from helpers.readings.stories import default
from helpers.work.keyboard import widget

ALL = "all"
SPEAKING = ("Party press, official papers", "Archives and scholarship", "Popular and reference works")


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
    words = rules(data.whole)
    rule = rule or (rules(data) or words)[0]
    controls = {"rule": choice("rule", "It begins with the:", words, rule)}
    draw, code, printed = partial(beginnings, data), f'wo.beginnings(data, "{rule}")', (words[0], words[-2])
    return Explorer(data, "01-where-does-it-start", controls, draw, code, lambda: [draw(rule) for rule in printed])


def position_matrix(issue: str | None = None, certainty: str = "contested", data: Dataset | None = None) -> Explorer:
    """Explore what each platform says on an issue, and how sure that is.

    Args:
        issue (str, optional): The issue to begin with, such as "recall", or "all"; who runs industry where none is
            named.
        certainty (str): The least certainty to begin with: "contested" (all claims), "weak", "supported" or "well
            supported".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: The cells are hidden until the box is ticked. Twins: `wo.positions(data, "recall")` shows the answers
            without controls, `data.positions` is the table, `.twin()` a page to print.

    Raises:
        ValueError: If the issue or the certainty is not known.

    Examples:
        >>> position_matrix().words()[:14]
        'Predict first:'
    """
    data = data or load()
    usual, issues = default(data, "issue"), data.names()[spoken_of(data.whole)].to_dict() | {ALL: "all issues"}
    issue = issue or usual
    controls = {
        "issue": choice("issue", "Issue:", issues, issue),
        "certainty": choice("certainty", "At least:", CERTAINTY, certainty),
        "show": tick("Show the answers", False),
    }

    def draw(issue: str, certainty: str = "contested", show: bool = True) -> Figure:
        return positions(data, None if issue == ALL else issue, certainty=certainty, hidden=not show)

    code = f"wo.positions(data, {None if issue == ALL else issue!r}, certainty={certainty!r}, hidden=True)"
    printed, at = [(usual, "contested", False), (usual,), (ALL,), (ALL, "supported")], {"certainty": [certainty]}
    return Explorer(data, "02-position-matrix", controls, draw, code, lambda: [draw(*each) for each in printed], at=at)


def two_lanes(
    party_press: bool = True, archive: bool = True, popular: bool = True, data: Dataset | None = None
) -> Explorer:
    """Explore which story of the 1920s each kind of source tells.

    Args:
        party_press (bool): Whether the party press and official papers may speak to begin with.
        archive (bool): Whether archives and scholarly works may.
        popular (bool): Whether popular and reference works may.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: A tick box for each kind. Twins: `wo.lanes(data, ["archive"])` shows the same without controls,
            `.twin()` gives a page to print.

    Raises:
        ValueError: If a start is neither True nor False.

    Examples:
        >>> two_lanes(popular=False).words().split(":")[0].endswith("acts are left")
        True
    """
    data = data or load()
    start = dict(zip(kinds_of_source(data), (party_press, archive, popular), strict=True))
    controls = {kind: tick(name, start[kind]) for kind, name in zip(start, SPEAKING, strict=True)}

    def draw(**ticked: bool) -> Figure:
        return lanes(data, [kind for kind in start if ticked[kind]])

    code = f"wo.lanes(data, {[kind for kind in start if start[kind]]})"
    return Explorer(data, "05-two-lanes", controls, draw, code, lambda: [lanes(data, [kind]) for kind in start])


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
    uses = words_career(data.whole, step).table
    named = {place: f"{place}. {use.year}: {use.what_the_words_were}" for place, use in enumerate(uses.itertuples(), 1)}
    controls = {"step": choice("step", "Step:", named, step)}

    def draw(step: int) -> Shown:
        """The table, and under it the card of the claim, where it is here; a charge carries its line."""
        figure, claim_id = words_career(data, step), uses["claim_ids"][step - 1].split()[0]
        if figure.body is None:
            return figure
        warning = page.paragraph(f"**{COERCION}**" if from_a_case(data, data.rows("claims")[claim_id]) else "")
        return Shown(page.stack(figure.part, warning, card(claim_id, data).part), figure.said)

    code, buttons = f"wo.words_career(data, {step})", _buttons(controls["step"], len(uses))
    return Explorer(data, "06-follow-the-words", controls, draw, code, lambda: [words_career(data)], below=[buttons])


def _buttons(steps: w.Dropdown, last: int) -> w.HBox:
    """Previous and Next: they move the list, and stop at its ends."""

    def move(by: int, _: w.Button) -> None:
        steps.value = min(max(steps.value + by, 1), last)

    buttons = {-1: widget(w.Button, description="Previous"), 1: widget(w.Button, description="Next")}
    for by, button in buttons.items():
        button.on_click(partial(move, by))
    return widget(w.HBox, list(buttons.values()))

"""What all explorers share: controls, the result in words, the figure that follows them, and the page to print."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import ipywidgets as w
from traitlets import TraitError

from helpers import page
from helpers.page import Shown
from helpers.readings import Dataset
from helpers.work import saving
from helpers.work.keyboard import keep_keys, listen

LABEL = {"description_width": "15em"}  # wide enough for the longest name, so that the boxes stand in line
BOX = {"width": "34em", "max_width": "100%"}
MOST = 1_000_000  # no congress was larger
OPEN = "Open this lesson in Jupyter to change the choice, or change it in a cell:"


class Explorer:
    """Controls, the result in words, and the figure that follows them.

    Attributes:
        controls (dict of str to ipywidgets.Widget): The controls by name.
        said, figure (ipywidgets.HTML): The result in words, and the figure.
        box (ipywidgets.VBox): All of it.
    """

    def __init__(
        self,
        key: str,
        controls: Mapping[str, w.Widget],
        draw: Callable[..., Shown],
        code: str,
        twin: Callable[[], Shown],
        pair: tuple[str, str] | None = None,
        below: Sequence[w.Widget] = (),
    ) -> None:
        """Put an explorer together.

        Args:
            key (str): The name under which the last choice is kept in my_work.
            controls (dict of str to ipywidgets.Widget): The controls, in order.
            draw (callable): Takes the controls' values by name; gives a figure, which also says the result in words. A
                ValueError is something to say to the learner.
            code (str): The cell that shows the same without controls.
            twin (callable): Gives the page to print.
            pair (tuple of two str, optional): Two controls of which the first is never above the second.
            below (sequence of ipywidgets.Widget): What stands under the controls, such as buttons that move one of
                them.
        """
        self.key, self.controls, self.twin = key, dict(controls), twin
        self._draw, self._code, self._pair = draw, code, pair
        self.said, self.figure = w.HTML(), w.HTML()
        self.said.add_class("wo-feedback")
        self._still = self._result()  # what a page without widgets shows: the same in every run
        self._show(*self._still)
        self._fill(saving.load().tries.get(key))
        for control in self.controls.values():
            control.observe(self._changed, "value")
        self.box = listen(w.VBox([w.VBox([*self.controls.values(), *below]), self.said, self.figure]), key)

    def words(self) -> str:
        """Give the result of the present choice in words."""
        return self._result()[1]

    def _values(self) -> dict[str, object]:
        return {name: control.value for name, control in self.controls.items()}

    def _result(self) -> tuple[Shown | None, str]:
        """Figure and words for the present choice; where there is none, no figure and what is wrong."""
        try:
            figure = self._draw(**self._values())
        except ValueError as error:
            return None, str(error)
        except Exception as error:  # JupyterLab hides what is raised in a callback
            return None, f"Problem: the figure could not be drawn ({error}). Run this cell again."
        return figure, figure.said

    def _show(self, figure: Shown | None, words: str, note: str = "") -> None:
        self.said.value = page.shown(page.stack(*map(page.paragraph, filter(None, [words, note]))))
        self.figure.value = figure.html() if figure else ""

    def _changed(self, change: dict) -> None:
        """Follow a control: keep the pair in order, show the result, and keep the choice."""
        try:
            if self._in_order(change["owner"]):
                figure, words = self._result()
                note = saving.add(self.key, words, self._values(), "Saved:", once=True) if figure else ""
                self._show(figure, words, note)
        except Exception as error:
            self._show(None, f"Problem: {error}. Run this cell again.")

    def _in_order(self, owner: w.Widget) -> bool:
        """Move the other end of a range along; False where that was needed: its own change then follows."""
        if not self._pair:
            return True
        first, second = (self.controls[name] for name in self._pair)
        if first.value <= second.value:
            return True
        (second if owner is first else first).value = owner.value
        return False

    def _fill(self, tries: list[dict] | None) -> None:
        """Begin where the learner left off."""
        kept, before = tries[-1].get("value") if tries else None, self._values()
        if not isinstance(kept, dict) or kept.keys() != before.keys() or kept == before:
            return
        try:
            self._set(kept)
            self._show(*self._result())
        except TraitError:  # kept from an older version
            self._set(before)

    def _set(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            self.controls[name].value = value

    @property
    def bundle(self) -> dict[str, object]:
        """What is shown, by mime type: JupyterLab takes the widget, a page or a terminal the start figure."""
        figure, words = self._still
        still = [*([figure.part] if figure else []), page.paragraph(words), page.paragraph(f"{OPEN} `{self._code}`")]
        return {**self.box._repr_mimebundle_(), "text/plain": repr(self), "text/html": page.shown(page.stack(*still))}

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(self.bundle, raw=True)
        keep_keys()

    def __repr__(self) -> str:
        """Give the result at the start as text, and the cell that gives it without controls."""
        return f"{self._still[1]}\n{OPEN} {self._code}"


def number(name: str, value: int) -> w.BoundedIntText:
    """Give a box for a whole number; a ValueError where it is to begin with something else."""
    if not isinstance(value, int):
        what = name.rstrip(":").lower()
        raise ValueError(f"Problem: {what} must be a whole number to begin with, not {value!r}.")
    return w.BoundedIntText(value=value, min=0, max=MOST, description=name, style=LABEL, layout=BOX)


def choice(name: str, options: Iterable[str | tuple[str, object]], value: object) -> w.Dropdown:
    """Give a list to choose one from; its name ends in a colon and has at most 28 characters, or it is cut off."""
    return w.Dropdown(options=list(options), value=value, description=name, style=LABEL, layout=BOX)


def tick(name: str, value: bool) -> w.Checkbox:
    """Give a box to tick, with its words (at most 28 characters) beside it."""
    if not isinstance(value, bool):
        raise ValueError(f"Problem: {name!r} is True or False to begin with, not {value!r}.")
    return w.Checkbox(description=name, value=value, indent=False, style=LABEL, layout=BOX)


def printed(data: Dataset, explorer: str, figures: Iterable[Shown]) -> Shown:
    """Give a page to print: the figures of the main choices, and lines to fill in."""
    tasks = data.table("printed_tasks")
    tasks = tasks[tasks["explorer"].eq(explorer)].sort_values("order")
    lines = page.listing(map(page.inline, tasks["task"]), ordered=True)
    return Shown(
        page.stack(page.paragraph(f"**{tasks['title'].iloc[0]}**"), *(figure.part for figure in figures), lines)
    )

"""What all explorers share: controls, the result in words, the figure that follows them, and the page to print."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import ipywidgets as w
from traitlets import TraitError

from helpers import page
from helpers.page import Shown
from helpers.readings import Dataset
from helpers.readings.working_out import MOST, counted
from helpers.words import known
from helpers.work import saving
from helpers.work.keyboard import keep_keys, listen, widget

LABEL = {"description_width": "15em"}  # wide enough for the longest name, so that the boxes stand in line
BOX = {"width": "34em", "max_width": "100%"}
OPEN = "Open this lesson in Jupyter to change the choice, or change it in a cell:"


class Explorer:
    """Controls over a chart: `controls` by name, the result `said` in words, the `figure`, and the `box` of all."""

    def __init__(
        self,
        data: Dataset,
        key: str,
        controls: Mapping[str, w.Widget],
        draw: Callable[..., Shown],
        code: str,
        prints: Callable[[], Iterable[Shown]],
        pair: Sequence[str] = (),
        below: Sequence[w.Widget] = (),
        at: Mapping[str, Sequence[object]] | None = None,
    ) -> None:
        """Put an explorer together.

        Args:
            data (Dataset): The dataset that has the tasks of the printed page.
            key (str): Its lesson and its name, such as "03-what-share": so the last choice is kept in my_work.
            controls (dict of str to ipywidgets.Widget): The controls, in order.
            draw (callable): Takes the controls' values by name; gives a figure. A ValueError is said to the learner.
            code (str): The cell that shows the same without controls.
            prints (callable): Gives the figures of the main choices, for the page to print.
            pair (sequence of str): Two controls of which the first is never above the second.
            below (sequence of ipywidgets.Widget): What stands under the controls, such as buttons that move one.
            at (dict of str to sequence): Where a page without Python stops, if not at all of a list or a tick.
        """
        self.data, self.key, self.controls = data, key, dict(controls)
        self.draw, self._code, self._prints, self._pair, self.at = draw, code, prints, pair, at or {}
        self.said, self.figure = widget(w.HTML), widget(w.HTML)
        self.said.add_class("wo-feedback")
        self._still = self._result()  # what a page without widgets shows: the same in every run
        self._show(*self._still)
        self._fill(saving.load().tries.get(key))
        for control in self.controls.values():
            control.observe(self._changed, "value")
        inside = [widget(w.VBox, [*self.controls.values(), *below]), self.said, self.figure]
        self.box = listen(widget(w.VBox, inside), key)

    def twin(self) -> Shown:
        """Give the page to print: the figures of the main choices, said in words too, and lines to fill in."""
        tasks = self.data.table("printed_tasks")
        tasks = tasks[tasks["explorer"].eq(self.key[3:].replace("-", "_"))].sort_values("order")
        title, lines = tasks["title"].iloc[0], page.listing(map(page.inline, tasks["task"]), ordered=True)
        figures = list(self._prints())
        shown = page.stack(page.paragraph(f"**{title}**"), *(figure.part for figure in figures), lines)
        return Shown(shown, " ".join(figure.said for figure in figures))

    def words(self) -> str:
        """Give the result of the present choice in words."""
        return self._result()[1]

    def _values(self) -> dict[str, object]:
        return {name: control.value for name, control in self.controls.items()}

    def _result(self) -> tuple[Shown | None, str]:
        """Figure and words for the present choice; where there is none, no figure and what is wrong."""
        try:
            figure = self.draw(**self._values())
        except ValueError as error:
            return None, str(error)
        except Exception as error:  # JupyterLab hides what is raised in a callback
            return None, f"Problem: the figure could not be drawn ({error}). Run this cell again."
        return figure, figure.said

    def _show(self, figure: Shown | None, words: str, note: str = "") -> None:
        told = page.stack(*map(page.paragraph, filter(None, [words, note])), cls="wo")
        self.said.value = str(told.html)  # the figure below brings the look along
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
        ends = [self.controls[name] for name in self._pair]
        if not ends or ends[0].value <= ends[1].value:
            return True
        (ends[1] if owner is ends[0] else ends[0]).value = owner.value
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


def number(name: str, value: int, most: int = MOST) -> w.BoundedIntText:
    """Give a box for a whole number; a ValueError where it is to begin with something else."""
    value = counted(value, name.rstrip(":").lower(), 0, most)
    return widget(w.BoundedIntText, value=value, min=0, max=most, description=name, style=LABEL, layout=BOX)


def choice(what: str, name: str, options: Mapping[object, str] | Iterable[object], value: object) -> w.Dropdown:
    """Give a list to choose one from, by their words where these are named; a ValueError where it has no such choice.

    Its name ends in a colon and has at most 28 characters, or it is cut off.
    """
    words = options if isinstance(options, Mapping) else {option: option for option in options}
    known(what, value, words)
    shown = [(word, option) for option, word in words.items()]
    return widget(w.Dropdown, options=shown, value=value, description=name, style=LABEL, layout=BOX)


def tick(name: str, value: bool) -> w.Checkbox:
    """Give a box to tick, with its words (at most 28 characters) beside it."""
    if not isinstance(value, bool):
        raise ValueError(f"Problem: {name!r} is True or False to begin with, not {value!r}.")
    return widget(w.Checkbox, description=name, value=value, indent=False, style=LABEL, layout=BOX)

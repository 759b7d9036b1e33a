"""What all explorers share: controls, the result in words, the figure that follows them, and the page to print."""

import ipywidgets as w
from traitlets import TraitError

from helpers.figures import Shown
from helpers.keys import keep_keys, listen
from helpers.practice import saving
from helpers.words import as_html

LABEL = {"description_width": "15em"}  # wide enough for the longest name, so that the boxes stand in line
BOX = {"width": "34em", "max_width": "100%"}
SAID = '<p style="line-height: 1.5; max-width: 80ch">'
MOST = 1_000_000  # no congress was larger
OPEN = "Open this lesson in Jupyter to change the choice, or change it in a cell:"
LINE = "_" * 12  # where a reader of the printed page writes


class Explorer:
    """Controls, the result in words, and the figure that follows them.

    Attributes
    ----------
    controls : dict of str to ipywidgets.Widget
        The controls by name.
    said, figure : ipywidgets.HTML
        The result in words, and the figure with its description.
    box : ipywidgets.VBox
        All of it.
    """

    def __init__(self, key, controls, draw, code, twin, pair=None, below=()):
        """Put an explorer together.

        Parameters
        ----------
        key : str
            The name under which the last choice is kept in my_work.
        controls : dict of str to ipywidgets.Widget
            The controls, in order.
        draw : callable
            Takes the controls' values by name; gives a Figure (or whatever else has `.html()`) and the
            result in words. A ValueError is something to say to the learner.
        code : str
            The cell that draws the same without controls.
        twin : callable
            Gives the page to print.
        pair : tuple of two str, optional
            Two controls of which the first is never above the second.
        below : sequence of ipywidgets.Widget
            What stands under the controls, such as buttons that move one of them.
        """
        self.key, self.controls, self.twin = key, controls, twin
        self._draw, self._code, self._pair = draw, code, pair
        self.said, self.figure = w.HTML(), w.HTML()
        self.said.add_class("wo-feedback")
        self._still = self._result()  # what a page without widgets shows: the same in every run
        self._show(*self._still)
        self._fill(saving.load().tries.get(key))
        for control in controls.values():
            control.observe(self._changed, "value")
        self.box = listen(w.VBox([w.VBox([*controls.values(), *below]), self.said, self.figure]), key)

    def words(self):
        """Give the result of the present choice in words."""
        return self._result()[1]

    def _values(self):
        return {name: control.value for name, control in self.controls.items()}

    def _result(self):
        """Figure and words for the present choice; where there is none, no figure and what is wrong."""
        try:
            return self._draw(**self._values())
        except ValueError as error:
            return None, str(error)
        except Exception as error:  # JupyterLab hides what is raised in a callback
            return None, f"Problem: the figure could not be drawn ({error}). Run this cell again."

    def _show(self, figure, words):
        self.said.value = f"{SAID}{as_html(words)}</p>"
        self.figure.value = figure.html() if figure else ""

    def _changed(self, change):
        """Follow a control: keep the pair in order, show the result, and keep the choice."""
        try:
            if self._in_order(change["owner"]):
                figure, words = self._result()
                self._show(figure, words)
                note = saving.add(self.key, words, self._values(), "Saved:", once=True) if figure else ""
                self.said.value += f"{SAID}{as_html(note)}</p>" * bool(note)
        except Exception as error:
            self._show(None, f"Problem: {error}. Run this cell again.")

    def _in_order(self, owner):
        """Move the other end of a range along; False where that was needed: its own change then follows."""
        if not self._pair:
            return True
        first, second = (self.controls[name] for name in self._pair)
        if first.value <= second.value:
            return True
        other = second if owner is first else first
        other.value = owner.value
        return False

    def _fill(self, tries):
        """Begin where the learner left off."""
        kept = tries[-1].get("value") if tries else None
        if not isinstance(kept, dict) or kept.keys() != self.controls.keys() or kept == self._values():
            return
        before = self._values()
        try:
            for name, value in kept.items():
                self.controls[name].value = value
            self._show(*self._result())
        except TraitError:  # kept from an older version
            for name, value in before.items():
                self.controls[name].value = value

    @property
    def bundle(self):
        """What is shown, by mime type: JupyterLab takes the widget, a page or a terminal the start figure."""
        figure, words = self._still
        still = f"{figure.html() if figure else ''}<p>{as_html(words)}</p>"
        still += f"<p><small>{OPEN} <code>{as_html(self._code)}</code></small></p>"
        return {**self.box._repr_mimebundle_(), "text/plain": repr(self), "text/html": still}

    def _ipython_display_(self):
        from IPython.display import display

        display(self.bundle, raw=True)
        keep_keys()

    def __repr__(self):
        """Give the result at the start as text, and the cell that gives it without controls."""
        return f"{self._still[1]}\n{OPEN} {self._code}"


def number(name, value):
    """Give a box for a whole number; a ValueError where it is to begin with something else."""
    if not isinstance(value, int):
        raise ValueError(
            f"Problem: {name.rstrip(':').lower()} must be a whole number to begin with, not {value!r}."
        )
    return w.BoundedIntText(value=value, min=0, max=MOST, description=name, style=LABEL, layout=BOX)


def choice(name, options, value):
    """Give a list to choose one from.

    Parameters
    ----------
    name : str
        What is chosen, ending in a colon; at most 28 characters, or it is cut off.
    options : list of str or list of tuple of (str, object)
        The choices, or pairs of the words shown and the value they stand for.
    value : object
        The choice to begin with.

    Returns
    -------
    ipywidgets.Dropdown
    """
    return w.Dropdown(options=options, value=value, description=name, style=LABEL, layout=BOX)


def tick(name, value):
    """Give a box to tick, with its words (at most 28 characters) beside it."""
    return w.Checkbox(description=name, value=value, indent=False, style=LABEL, layout=BOX)


def printed(title, figures, tasks):
    """Give a page to print: the figures of the main choices, and lines to fill in.

    Parameters
    ----------
    title : str
        Its heading.
    figures : list
        Figures, or whatever else has `.html()`.
    tasks : list of str
        What to write, with `LINE` for each gap.

    Returns
    -------
    Shown
        Shows itself as HTML in a notebook; `.html()` gives it for a page.
    """
    lines = "".join(f'<li style="margin: 1em 0; line-height: 2">{as_html(task)}</li>' for task in tasks)
    text = "\n".join(
        [title, *map(repr, figures), *(f"{place}. {task}" for place, task in enumerate(tasks, 1))]
    )
    pictures = "".join(figure.html() for figure in figures)
    return Shown(text, f"<div><p><strong>{as_html(title)}</strong></p>{pictures}<ol>{lines}</ol></div>")

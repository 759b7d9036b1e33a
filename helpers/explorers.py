"""Change a number and see what follows: controls over the charts, with twins for print, text and code."""

import html

import ipywidgets as w
from traitlets import TraitError

from helpers.charts import shares, votes
from helpers.figures import Shown
from helpers.practice import help_line, saving
from helpers.readings import load
from helpers.words import nearest

LABEL = {"description_width": "15em"}  # wide enough for the longest name, so that the boxes stand in line
BOX = {"width": "34em", "max_width": "100%"}
SAID = '<p style="line-height: 1.5; max-width: 80ch">'
MOST = 1_000_000  # no congress was larger
BASES = [
    ("delegates with a vote", "voting"),
    ("all, with and without a vote", "all"),
    ("both, one after the other", "both"),
    ("a total of your own", "own"),
]
OPEN = "Open this lesson in Jupyter to change the numbers, or change them in a cell:"
LINE = "_" * 12


def what_share(low=45, high=50, base="voting", data=None):
    """Explore which share a number of delegates is, and of what.

    Parameters
    ----------
    low, high : int
        The delegates to begin with: the least and the most.
    base : str or int
        What to begin with: "voting", "all", "both", or a total of your own.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the result in words and the figure; keeps the last choice in my_work. Nonsense is
        answered in words. Twins: `wo.share(data, (45, 50), "voting")` draws
        the same without controls, `wo.shares(data, 45, 50)` gives the table, `.twin()` a page to print.

    Examples
    --------
    >>> what_share().words()[:66]
    '45 to 50 delegates are 6.5 to 7.2 per cent of 694 with a vote (our'
    """
    data = data or load()
    if isinstance(base, str) and base not in shares.BASES:
        raise ValueError(f"Problem: there is no base {base!r}.{nearest(base, shares.BASES)}")
    own = base if not isinstance(base, str) else 694
    controls = {
        "low": _number("Lowest count of delegates:", low),
        "high": _number("Highest count of delegates:", high),
        "base": w.Dropdown(
            options=BASES,
            value=base if isinstance(base, str) else "own",
            description="Share of:",
            style=LABEL,
            layout=BOX,
        ),
        "own": _number("A total of your own:", own),
    }

    def draw(low, high, base, own):
        chosen = own if base == "own" else base
        figure = shares.share(data, (low, high), chosen)
        return figure, shares.result(figure.table, low, high)

    code = f"wo.share(data, ({low!r}, {high!r}), {base!r})"
    return Explorer("03-what-share", controls, draw, code, lambda: printed_share(data), pair=("low", "high"))


def lenins_arithmetic(members=25, candidates=15, control=7, others=(11, 12), present=0, data=None):
    """Explore who can expel a member of the Central Committee by two thirds.

    Parameters
    ----------
    members, candidates, control : int
        The seats to begin with: Central Committee, candidates, Control Commission.
    others : int or tuple of two int
        How many of them belong to other groups: one number, or the least and the most.
    present : int
        How many come to the meeting; 0 means that all come.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Shows its controls, the result in words and the figure; keeps the last choice in my_work. Nonsense is
        answered in words. Twins: `wo.arithmetic(data, 25, 15, 7, (11, 12))`
        draws the same without controls, `wo.votes_needed(data)` gives the table, `.twin()` a page to print.

    Examples
    --------
    >>> lenins_arithmetic(present=27).words().count("Not enough")
    2
    """
    data = data or load()
    least, most = others if isinstance(others, (tuple, list)) else (others, others)
    controls = {
        "members": _number("Members:", members),
        "candidates": _number("Candidates:", candidates),
        "control": _number("Control Commission:", control),
        "least": _number("Other groups, at least:", least),
        "most": _number("Other groups, at most:", most),
        "present": _number("Present (0: all come):", present),
    }
    for box in controls.values():
        box.max = 200  # more seats than a sheet can show

    def draw(members, candidates, control, least, most, present):
        figure = votes.arithmetic(data, members, candidates, control, (least, most), present or None)
        return figure, votes.result(figure.table)

    code = f"wo.arithmetic(data, {members}, {candidates}, {control}, {others}, {present or None})"
    return Explorer(
        "03-lenins-arithmetic", controls, draw, code, lambda: printed_arithmetic(data), pair=("least", "most")
    )


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

    def __init__(self, key, controls, draw, code, twin, pair):
        """Put an explorer together.

        Parameters
        ----------
        key : str
            The name under which the last choice is kept in my_work.
        controls : dict of str to ipywidgets.Widget
            The controls, in order.
        draw : callable
            Takes the controls' values by name; gives a Figure and the result in words. A ValueError is
            something to say to the learner.
        code : str
            The cell that draws the same without controls.
        twin : callable
            Gives the page to print.
        pair : tuple of two str
            Two controls of which the first is never above the second.
        """
        self.key, self.controls, self.twin = key, controls, twin
        self._draw, self._code, self._pair = draw, code, pair
        self.said, self.figure = w.HTML(), w.HTML()
        self.said.add_class("wo-feedback")
        self._still = self._result()  # what a page without widgets shows: the same in every run
        self._show(*self._still)
        self._fill(saving.load()[0].get(key))
        for control in controls.values():
            control.observe(self._changed, "value")
        self.box = w.VBox([w.VBox(list(controls.values())), self.said, self.figure])

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
        self.said.value = f"{SAID}{_safe(words)}</p>"
        self.figure.value = figure.html() if figure else ""

    def _changed(self, change):
        """Follow a control: keep the pair in order, show the result, and keep the choice."""
        try:
            if self._in_order(change["owner"]):
                figure, words = self._result()
                self._show(figure, words)
                note = saving.add(self.key, words, self._values(), "Saved:", once=True) if figure else ""
                self.said.value += f"{SAID}{_safe(note)}</p>" * bool(note)
        except Exception as error:
            self._show(None, f"Problem: {error}. Run this cell again.")

    def _in_order(self, owner):
        """Move the other end of a range along; False where that was needed: its own change then follows."""
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
        still = f"{figure.html() if figure else ''}<p>{_safe(words)}</p>"
        still += f"<p><small>{OPEN} <code>{_safe(self._code)}</code></small></p>"
        return {**self.box._repr_mimebundle_(), "text/plain": repr(self), "text/html": still}

    def _ipython_display_(self):
        from IPython.display import display

        display(self.bundle, raw=True)
        help_line()

    def __repr__(self):
        """Give the result at the start as text, and the cell that gives it without controls."""
        return f"{self._still[1]}\n{OPEN} {self._code}"


# -- pages to print ----------------------------------------------------------------------------------------


def printed_share(data=None):
    """Give the explorer of shares as a page to print: the figures of the main choices, and lines to fill in.

    Parameters
    ----------
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        Shows itself as HTML in a notebook; `.html()` gives it for a page.

    Examples
    --------
    >>> printed_share().html()  # doctest: +SKIP
    """
    data = data or load()
    figures = [shares.share(data, (45, 50), base) for base in ("voting", "all")]
    tasks = [
        f"I count {LINE} to {LINE} delegates.",
        f"My base is {LINE} delegates, because {LINE * 4}",
        f"{LINE} divided by {LINE}, times 100, is {LINE} per cent (the least).",
        f"{LINE} divided by {LINE}, times 100, is {LINE} per cent (the most).",
        f"This is a small / large share (cross one out), because {LINE * 4}",
    ]
    return _printed("What share?", figures, tasks)


def printed_arithmetic(data=None):
    """Give the explorer of Lenin's arithmetic as a page to print, with lines to fill in.

    Parameters
    ----------
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        Shows itself as HTML in a notebook; `.html()` gives it for a page.

    Examples
    --------
    >>> printed_arithmetic().html()  # doctest: +SKIP
    """
    figures = [votes.arithmetic(data or load(), present=27)]
    tasks = [
        f"Members {LINE} + candidates {LINE} + Control Commission {LINE} = {LINE} votes.",
        f"Two thirds of that, rounded up to a whole vote: {LINE}",
        f"Votes of the majority: {LINE} Is that enough? {LINE}",
        f"If only {LINE} come, two thirds are {LINE}. Who decides then? {LINE * 2}",
        f"What did the numbers make possible, and what did they not make certain? {LINE * 4}",
    ]
    return _printed("Lenin's arithmetic", figures, tasks)


def _printed(title, figures, tasks):
    lines = "".join(f'<li style="margin: 1em 0; line-height: 2">{_safe(task)}</li>' for task in tasks)
    text = "\n".join(
        [title, *map(repr, figures), *(f"{place}. {task}" for place, task in enumerate(tasks, 1))]
    )
    pictures = "".join(figure.html() for figure in figures)
    return Shown(text, f"<div><p><strong>{_safe(title)}</strong></p>{pictures}<ol>{lines}</ol></div>")


def _number(name, value):
    if not isinstance(value, int):
        raise ValueError(
            f"Problem: {name.rstrip(':').lower()} must be a whole number to begin with, not {value!r}."
        )
    return w.BoundedIntText(value=value, min=0, max=MOST, description=name, style=LABEL, layout=BOX)


def _safe(text):
    return html.escape(text, quote=False)

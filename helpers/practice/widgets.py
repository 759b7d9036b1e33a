"""Controls for the questions: plain ipywidgets, each with a label, none that needs a mouse or colour."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import compress

import ipywidgets as w
from IPython.display import display
from traitlets import TraitError

from helpers.page import Part, element, paragraph, plain, shown
from helpers.practice import questions, replies
from helpers.practice.answers import lettered
from helpers.practice.questions import Question
from helpers.work import saving
from helpers.work.keyboard import keep_keys, listen, on_press, widget
from helpers.work.said import Feedback, Said, failed

WIDE = {"width": "auto", "max_width": "100%"}
LABEL = {"description_width": "initial"}
UNJUDGED = ("sure", "write")
UNSAVED = re.compile(r"<p>[^.]{,60}could not be saved.*?</p>", re.S)  # said once, and gone as soon as saving succeeds
WRITTEN = (w.Text, w.Textarea)  # what the page tells the text of


@dataclass
class Control:
    """What one kind of question is answered with: its parts, and how their values become an answer and back."""

    parts: list
    gather: Callable[[list], object]
    spread: Callable[[object], list]

    def values(self, texts: list[str] | None = None) -> list:
        """Give the values of the parts; `texts` are those that boxes to write in have in the page by now."""
        typed = iter(texts or [])
        return [next(typed, part.value) if isinstance(part, WRITTEN) else part.value for part in self.parts]

    def read(self) -> object:
        """Give the answer that the parts hold."""
        return self.gather(self.values())

    def put(self, values: list) -> None:
        """Fill in the values of the parts."""
        for part, value in zip(self.parts, values, strict=False):
            with suppress(TraitError):  # kept from an older version of the question
                part.value = value


class Asked:
    """One question on show with its controls, and in words where there are no widgets.

    `box` is the widget, `control` what the answer is given with, `answer` and `show` are the buttons and `said` is the
    HTML of the reply.
    """

    def __init__(self, question: Question) -> None:
        """Build them, with what was written and not answered yet, or else the last answer and its reply."""
        self.question, self.filling = question, False
        self.page, self.mine = "", {}  # the page that spoke last, and by page the words that it told or was shown
        self.control = KINDS[question.kind](question)
        self.answer = widget(w.Button, description="Keep" if question.kind in UNJUDGED else "Answer")
        self.answer.add_class("wo-answer")
        self.show = widget(w.Button, description="Show me the row")
        self.said = widget(w.HTML)
        self.said.add_class("wo-feedback")
        if not self._bring_back():
            value, said = replies.last_reply(question)
            if value is not None:
                self.said.value = said._repr_html_()
                self._fill(self.control.spread(value))
        on_press(self.answer, self.said, self._reply)
        on_press(self.show, self.said, lambda: replies.row_of(question))
        for part in self.control.parts:
            self._hear(part)
        buttons = widget(w.HBox, [self.answer] if question.kind in UNJUDGED else [self.answer, self.show])
        asked = widget(w.HTML, shown(questions.head(question)))
        self.box = listen(widget(w.VBox, [asked, *self.control.parts, buttons, self.said]), question.id, self._take)
        self.box.add_class("wo-ask")

    @property
    def part(self) -> Part:
        """The question without controls; nothing of earlier answers, so that it is the same in every run."""
        return questions.in_words(self.question)

    @property
    def bundle(self) -> dict[str, object]:
        """What is shown, by mime type: JupyterLab takes the widget; a page or a terminal, the words."""
        view = self.box._repr_mimebundle_()
        return {**view, "text/plain": self.part.text, "text/html": str(element("div", self.part, cls="wo"))}

    def _ipython_display_(self) -> None:
        display(self.bundle, raw=True)
        keep_keys()

    def __repr__(self) -> str:
        """Give the question as text."""
        return self.part.text

    def _bring_back(self, texts: list[str] | None = None) -> bool:
        """Fill in what was written and not answered: `texts` of which only the page knew, or else the draft."""
        draft = saving.load().drafts.get(self.question.id, {})
        values = self.control.values(texts) if texts else draft.get("value")
        if not isinstance(values, list) or values == self.control.values():
            return False
        self._fill(values)
        waits = f'this is what stood here last; it is no answer yet. Press "{self.answer.description}" to answer.'
        if self.control.values() != values:
            waits = "the course has changed this question since you wrote here: `wo.my_work()` shows your words."
        self.said.value = Feedback("Not yet:", waits)._repr_html_()
        return True

    def _fill(self, values: list) -> None:
        """Fill in values as nobody's answer."""
        self.filling = True
        self.control.put(values)
        self.filling = False

    def _reply(self) -> Said:
        given, mine = self.control.read(), self.mine.get(self.page, "")
        return replies.reply_to(self.question, given, self.answer.description, mine)

    def _take(self, texts: list[str] | None, anew: bool, page: str) -> str:
        """Keep what stands in the boxes of a page; a new page gets back what it does not show."""
        try:
            self.page = page
            if anew:
                self._bring_back(texts)
            if anew and not texts:
                values = self.control.values()  # of a draft on an older version of the question not all is shown
                self.mine[page] = replies.draft_words(self.question, self.control.gather(values), values)
            return self._keep(texts) if texts else ""
        except Exception as error:
            self.said.value = failed(error)._repr_html_()
            return self.said.value

    def _keep(self, texts: list[str] | None = None) -> str:
        """Keep what is written or chosen and not answered yet; say it where that fails."""
        values = self.control.values(texts)
        words = replies.draft_words(self.question, self.control.gather(values), values)
        note = saving.draft(self.question.id, words, values, self.mine.get(self.page, ""))
        self.mine[self.page] = words
        told, before = str(paragraph(note).html), UNSAVED.sub("", self.said.value)
        self.said.value = before if told in before else before + told
        return note if note.startswith(saving.NOT_SAVED) else ""

    def _hear(self, part: w.ValueWidget) -> None:
        """Keep what is chosen or typed; answer with what is written when a box is left, and on Enter in a line."""
        entered = []  # Enter comes before the value, where the page did not press the button by itself

        def changed(change: dict) -> None:
            if self.filling:
                return
            left = isinstance(part, w.Textarea) and change["new"].strip()
            if left:
                self.answer.click()
            else:
                self._keep()
            if entered:
                entered.clear()
                self.answer.click()

        part.observe(changed, "value")
        if isinstance(part, w.Text):
            part.on_msg(lambda _, content, __: content.get("event") == "submit" and entered.append(True))


def _single(part: w.ValueWidget) -> Control:
    return Control([part], lambda values: values[0], lambda answer: [answer])


def _labels(question: Question) -> dict[str, str]:
    return {letter: f"{letter}: {plain(words)}" for letter, words in lettered(question.choices)}


def _radio(question: Question) -> Control:
    pairs, name = [(words, letter) for letter, words in _labels(question).items()], "Your answer:"
    return _single(widget(w.RadioButtons, options=pairs, value=None, description=name, layout=WIDE, style=LABEL))


def _tick(words: str) -> w.Checkbox:
    return widget(w.Checkbox, description=words, indent=False, layout=WIDE)


def _boxes(question: Question) -> Control:
    labels = _labels(question)
    boxes = list(map(_tick, labels.values()))
    return Control(boxes, lambda values: list(compress(labels, values)), lambda said: [one in said for one in labels])


def _text(question: Question) -> Control:
    name = f"Your answer ({question.unit}):" if question.unit else "Your answer:"
    wide = {"width": "24em", "max_width": "100%"}
    return _single(widget(w.Text, description=name, continuous_update=False, style=LABEL, layout=wide))


def _choice(name: str, none: tuple, options: Iterable[tuple]) -> w.Dropdown:
    return widget(w.Dropdown, options=[none, *options], value=none[1], description=name, style=LABEL, layout=WIDE)


def _order(question: Question) -> Control:
    labels, places = _labels(question), [(str(place), place) for place, _ in enumerate(question.choices, 1)]
    items = [_choice(words, ("place", 0), places) for words in labels.values()]
    for item in items:
        item.add_class("wo-order")

    def gather(values: list) -> list:
        placed = dict(zip(values, labels, strict=True))
        return [placed[place] for place in sorted(placed) if place]

    return Control(items, gather, lambda answer: [answer.index(letter) + 1 for letter in labels])


def _fields(question: Question) -> Control:
    fields = {field["name"]: _field(field) for field in question.fields}

    def gather(values: list) -> dict:
        rest = iter(values)
        return {name: one.gather([next(rest) for _ in one.parts]) for name, one in fields.items()}

    return Control(
        [part for one in fields.values() for part in one.parts],
        gather,
        lambda answer: [value for name, one in fields.items() for value in one.spread(answer.get(name, ""))],
    )


def _field(field: dict) -> Control:
    name, lines = field["label"], field["lines"]
    if field["ticks"]:
        return _ticks(name, field["ticks"])
    if field["options"]:
        return _single(_choice(name, ("choose", ""), [(option, option) for option in field["options"]]))
    wide = {"width": "100%", "max_width": "80ch"}
    return _single(widget(w.Textarea, description=name, rows=lines, continuous_update=False, style=LABEL, layout=wide))


def _ticks(name: str, sentences: list[str]) -> Control:
    """Sentences to tick, below their name; the answer is those that are ticked."""
    head = widget(w.HTML, description=name, style=LABEL)
    return Control(
        [head, *(_tick(plain(words)) for words in sentences)],
        lambda values: " ".join(compress(sentences, values[1:])),
        lambda answer: [head.value, *(words in answer for words in sentences)],
    )


KINDS = {
    "choose": _radio, "sure": _radio, "choose_all": _boxes, "number": _text, "text": _text, "order": _order,
    "write": _fields,
}  # fmt: skip

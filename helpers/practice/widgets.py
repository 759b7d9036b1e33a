"""Controls for the questions: plain ipywidgets, each with a label, none that needs a mouse or colour."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import ipywidgets as w
from traitlets import TraitError

from helpers.practice import question_text, replies
from helpers.practice.answers import lettered
from helpers.practice.feedback import plain

# ipywidgets cuts a long label off at the width of its control: let it wrap instead. A box to write in stands
# under its label, and the number of an item to put in order before the item.
STYLE = """<style>
.wo-ask label, .wo-ask .widget-label { white-space: normal; height: auto; overflow: visible; }
.wo-ask label, .wo-ask .widget-label { text-overflow: clip; line-height: 1.4; text-align: left; }
.wo-ask .widget-radio, .wo-ask .widget-radio-box, .wo-ask .widget-checkbox { height: auto; max-width: none; }
.wo-ask .widget-radio-box label { padding: 3px 0; display: flex; align-items: flex-start; gap: 8px;
  flex-direction: row-reverse; justify-content: flex-end; }
.wo-ask .widget-radio-box input { position: static; height: auto; margin: 3px 0 0; flex: none; }
.wo-ask .widget-dropdown, .wo-ask .widget-checkbox label { height: auto; }
.wo-ask .widget-dropdown select { height: 28px; flex: none; width: auto; max-width: 100%; }
.wo-ask .widget-html-content { line-height: 1.5; max-width: 80ch; }
.wo-ask .widget-textarea { flex-direction: column; height: auto; align-items: stretch; }
.wo-ask .wo-order { flex-direction: row-reverse; justify-content: flex-end; align-items: center; gap: 8px; }
</style>"""
WIDE = {"width": "auto", "max_width": "100%"}
LABEL = {"description_width": "initial"}
UNJUDGED = ("sure", "write")


@dataclass
class Control:
    """What one kind of question is answered with: what to show, how to read it, how to fill it in again."""

    parts: list
    read: Callable
    fill: Callable


class Controls:
    """One question with its controls.

    `box` is the widget, `control` what the answer is given with, `answer` and `show` are the buttons and
    `said` is the HTML of the reply.
    """

    def __init__(self, question, reply_to, row_of, before=(None, None)):
        """Build them; `reply_to` and `row_of` give what the buttons show, `before` what was kept."""
        self.control = KINDS[question.kind](question)
        self.answer = w.Button(description="Keep" if question.kind in UNJUDGED else "Answer")
        self.show = w.Button(description="Show me the row")
        self.said = w.HTML()
        self.said.add_class("wo-feedback")
        self._fill(*before)
        self._on_click(self.answer, lambda: reply_to(question, self.control.read()))
        self._on_click(self.show, lambda: row_of(question))
        self._listen()
        self.box = self._boxed(question)

    def _boxed(self, question):
        asked = w.HTML(STYLE + question_text.heading(question) + question_text.table(question))
        buttons = w.HBox([self.answer] if question.kind in UNJUDGED else [self.answer, self.show])
        box = w.VBox([asked, *self.control.parts, buttons, self.said])
        box.add_class("wo-ask")
        return box

    def _fill(self, value, said):
        if value is None:
            return
        self.said.value = said._repr_html_()
        with suppress(TraitError):  # kept from an older version of the question
            self.control.fill(value)

    def _on_click(self, button, act):
        """Show what a button gives, or what went wrong: JupyterLab hides an exception in a callback."""

        def run(_):
            try:
                self.said.value = act()._repr_html_()
            except Exception as error:
                self.said.value = replies.failed(error)._repr_html_()

        button.on_click(run)

    def _listen(self):
        """Answer on Enter in a line of text; keep what is written when the learner leaves the box."""
        for part in self.control.parts:
            if isinstance(part, w.Textarea):
                part.observe(lambda change: change["new"].strip() and self.answer.click(), "value")
            elif isinstance(part, w.Text):
                self._answer_on_enter(part)

    def _answer_on_enter(self, line):
        """Answer with the value that comes after Enter: the browser tells of the key, then of the text."""
        entered = []
        line.on_msg(lambda _, content, __: content.get("event") == "submit" and entered.append(True))
        line.observe(lambda _: entered and (entered.clear() or self.answer.click()), "value")


def _radio(question):
    options = [(f"{letter}: {plain(words)}", letter) for letter, words in lettered(question.choices)]
    radio = w.RadioButtons(options=options, value=None, description="Your answer:", layout=WIDE, style=LABEL)
    return Control([radio], lambda: radio.value, lambda value: setattr(radio, "value", value))


def _boxes(question):
    boxes = {
        letter: w.Checkbox(description=f"{letter}: {plain(words)}", indent=False, layout=WIDE)
        for letter, words in lettered(question.choices)
    }

    def fill(value):
        for letter, box in boxes.items():
            box.value = letter in value

    return Control(list(boxes.values()), lambda: [each for each, box in boxes.items() if box.value], fill)


def _text(question):
    name = f"Your answer ({question.unit}):" if question.unit else "Your answer:"
    wide = {"width": "24em", "max_width": "100%"}
    text = w.Text(description=name, continuous_update=False, style=LABEL, layout=wide)
    return Control([text], lambda: text.value, lambda value: setattr(text, "value", value))


def _row(question):
    options = [("choose a row", "")] + [(claim, claim) for claim in question.choices]
    name = "The row that proves it:"
    rows = w.Dropdown(options=options, value="", description=name, style=LABEL, layout=WIDE)
    return Control([rows], lambda: rows.value, lambda value: setattr(rows, "value", value))


def _order(question):
    places = [("place", 0)] + [(str(place), place) for place in range(1, len(question.choices) + 1)]
    items = {
        letter: _place(f"{letter}: {plain(words)}", places) for letter, words in lettered(question.choices)
    }

    def read():
        placed = {item.value: letter for letter, item in items.items()}
        return [] if 0 in placed else [placed[place] for place in sorted(placed)]

    def fill(value):
        for place, letter in enumerate(value, 1):
            items[letter].value = place

    return Control(list(items.values()), read, fill)


def _place(name, places):
    item = w.Dropdown(options=places, value=0, description=name, style=LABEL, layout=WIDE)
    item.add_class("wo-order")
    return item


def _fields(question):
    boxes = {each["name"]: _field(each) for each in question.fields}

    def fill(value):
        for name, text in value.items():
            boxes[name].value = text

    return Control(list(boxes.values()), lambda: {name: box.value for name, box in boxes.items()}, fill)


def _field(each):
    name = each["label"]
    if each["options"]:
        options = [("choose", "")] + [(option, option) for option in each["options"]]
        return w.Dropdown(options=options, value="", description=name, style=LABEL, layout=WIDE)
    wide = {"width": "100%", "max_width": "80ch"}
    return w.Textarea(description=name, rows=each["lines"], continuous_update=False, style=LABEL, layout=wide)


KINDS = {
    "choose": _radio,
    "sure": _radio,
    "choose_all": _boxes,
    "number": _text,
    "text": _text,
    "row": _row,
    "order": _order,
    "write": _fields,
}

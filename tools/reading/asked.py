"""Questions and explorers as a page without Python has them: replies that open, boxes that keep what is written."""

from itertools import product

from ipywidgets import BoundedIntText
from keys import answer_to

from helpers.figures.cards import side_by_side
from helpers.page import Part, element, fold, inline, letters, paragraph, stack
from helpers.practice import questions
from helpers.practice.answers import lettered
from helpers.work.said import Feedback

BELONGS, NOT = "It belongs.", "It does not belong."


def asked(*ids, cards=(), recall=None):
    """Give questions as they stand in a page: what `wo.ask` shows in a notebook."""
    earlier = [Part(element("div", cls="wo-recall", data_recall=recall, hidden=""), "")] if recall else []
    return stack(*(shown.part for shown in side_by_side(cards)), *earlier, *map(_question, ids))


def to_check(question_id, _):
    """Give the question that a cell of code would answer."""
    return asked(question_id)


def begun(_):
    """Give nothing: a page needs no beginning."""
    return stack()


def finished(lesson):
    """Give the two lines for yourself, and the buttons that print or clear what was written in this lesson."""
    buttons = [
        element("button", words, type="button", data_do=what)
        for what, words in (("print", "Print what I wrote"), ("clear", "Clear what I wrote"))
    ]
    told = "What you write stays in this browser, on this computer. Print it, or save it as a PDF, to hand it in."
    kept = element("div", paragraph(told), *buttons, element("p", role="status"), cls="wo-kept", hidden="")
    return stack(asked(f"{lesson}-exit"), Part(kept, told))


def _question(question_id):
    question = questions.find(question_id)
    return Part(
        element("section", questions.head(question), KINDS[question.kind](question), cls="wo-card wo-asked"), ""
    )


def _reply(reply):
    return Feedback(reply.word, reply.text, reply.claims).part


def _choose(question):
    return stack(
        *(fold(f"{letter}: {words}", _reply(question.replies[letter])) for letter, words in _choices(question))
    )


def _choose_all(question):
    every = _right(question)

    def one(letter, words):
        reply = question.replies.get(f"has:{letter}")
        told = [_reply(reply)] if reply else [paragraph(f"**{BELONGS}** {question.replies[f'lacks:{letter}'].text}")]
        return fold(f"{letter}: {words}", *([paragraph(f"**{NOT}**")] if reply else []), *told)

    tell = paragraph("Say of each whether it belongs; then open it.")
    return stack(tell, *(one(*pair) for pair in _choices(question)), fold("All together", _reply(every)))


def _order(question):
    right = next(key for key, reply in question.replies.items() if reply.right)
    order = [inline(question.label(letter)) for letter in right.split(",")]
    places = Part(element("ol", *(element("li", words) for words in order)), "")
    swapped = [_reply(reply) for key, reply in question.replies.items() if key.startswith("swapped:")]
    items = Part(
        element("ul", *(element("li", f"{letter}: ", inline(words)) for letter, words in _choices(question))), ""
    )
    return stack(
        items,
        _line(question, "Your order, such as b, a, c"),
        fold("Compare", places, _reply(_right(question)), *swapped),
    )


def _typed(question):
    unit = f" ({question.unit})" if question.unit else ""
    once = {reply.text: reply for reply in question.replies.values()}  # many spellings have the same
    told = []
    for reply in sorted(once.values(), key=lambda reply: not reply.right):
        told += [paragraph(f"**{f'{answer_to(question, reply)} {question.unit}'.strip()}**"), _reply(reply)]
    return stack(_line(question, f"Your answer{unit}"), fold("Compare", *told))


def _write(question):
    fields = [_field(question, field) for field in question.fields]
    said = [paragraph(question.otherwise)] if question.otherwise else []
    return stack(*fields, *([fold("When you have written", *said)] if said and "exit" not in question.id else said))


def _sure(question):
    return stack(_select(question, "sure", "Your answer", question.choices))


def _field(question, field):
    if field["ticks"]:
        return _ticks(question, field)
    if field["options"]:
        return _select(question, field["name"], field["label"], field["options"])
    key = f"{question.id}/{field['name']}"
    box = element("textarea", rows=field["lines"], id=key, data_keep=key)
    return Part(element("p", element("label", letters(field["label"]), **{"for": key}), box), "")


def _ticks(question, field):
    name = field["name"]
    boxes = [
        element("label", element("input", type="checkbox", data_keep=f"{question.id}/{name}/{place}"), inline(words))
        for place, words in enumerate(field["ticks"])
    ]
    return Part(element("fieldset", element("legend", letters(field["label"])), *boxes), "")


def _select(question, name, label, options):
    key = f"{question.id}/{name}"
    chosen = [element("option", "choose", value=""), *(element("option", option) for option in options)]
    return Part(
        element(
            "p", element("label", letters(label), **{"for": key}), element("select", *chosen, id=key, data_keep=key)
        ),
        "",
    )


def _line(question, label):
    key = f"{question.id}/answer"
    box = element("input", type="text", id=key, data_keep=key, autocomplete="off")
    return Part(element("p", element("label", letters(label), **{"for": key}), box), "")


def _choices(question):
    return list(lettered(question.choices))


def _right(question):
    return next(reply for reply in question.replies.values() if reply.right)


KINDS = {
    "choose": _choose, "choose_all": _choose_all, "order": _order, "number": _typed, "text": _typed, "write": _write,
    "sure": _sure,
}  # fmt: skip


def stops(explorer):
    """Give an explorer as its stops, each a fold; a script turns them into lists to choose from."""
    controls = explorer.controls
    words = {name: _words(control) for name, control in controls.items()}
    at = {name: explorer.at.get(name) or list(words[name]) for name in controls}
    start = tuple(control.value for control in controls.values())
    moves = [name for name in controls if len(at[name]) > 1]
    folds = []
    for stop in product(*at.values()):
        chosen = dict(zip(controls, stop, strict=True))
        try:
            figure = explorer.draw(**chosen)
            inside = stack(paragraph(figure.said), figure.part)
        except ValueError as error:  # it says in words what is wrong with the choice
            inside = paragraph(str(error))
        told = {name: words[name].get(chosen[name], str(chosen[name])) for name in moves}
        summary = ", ".join(f"{controls[name].description.rstrip(':')}: {word}" for name, word in told.items())
        places = {f"data-at-{place}": word for place, word in enumerate(told.values())}
        opened = "" if stop == start else None
        folds.append(element("details", element("summary", summary), inside, cls="wo-stop", open=opened, **places))
    names = element("div", *(element("span", controls[name].description) for name in moves), cls="wo-moves", hidden="")
    return Part(element("section", names, *folds, cls="wo-stops", aria_label="Choose, and compare"), "")


def _words(control):
    """Give all values of a list or a tick with their words, and the one at which a number stands."""
    if isinstance(control, BoundedIntText):
        return {control.value: str(control.value)}
    return {value: word for word, value in getattr(control, "options", [("no", False), ("yes", True)])}

"""Put a question into words: as HTML for a notebook, and as plain text where there is none."""

from helpers import page
from helpers.page import Part
from helpers.practice.answers import lettered
from helpers.practice.questions import Question
from helpers.work.said import claim_words


def in_words(question: Question) -> Part:
    """Give a question without controls, with the line of code that answers it."""
    return page.stack(head(question), _choices(question), page.paragraph(how(question)))


def head(question: Question) -> Part:
    """Give the words of a question, its id first, and the claims to choose from as a table."""
    words = page.paragraph(f"**{question.id}.** {question.text}")
    if question.kind != "row":
        return words
    told = [(claim_id, claim_words(claim_id)) for claim_id in question.choices]
    return page.stack(words, page.table(["Row", "What it says, and who says it"], told, "Rows to choose from"))


def _choices(question: Question) -> Part:
    alone = len(question.fields) == 1 and is_box(question.fields[0])
    fields = [(field["name"], _label(field)) for field in question.fields[alone:]]
    choices = fields or lettered([] if question.kind == "row" else question.choices)
    return page.listing(page.inline(f"({key}) {words}") for key, words in choices)


def is_box(field: dict) -> bool:
    """Say whether a field is a box to write in, not a list to choose from or sentences to tick."""
    return not (field["options"] or field["ticks"])


def _label(field: dict) -> str:
    return " ".join([field["label"], *field["ticks"]])


def how(question: Question) -> str:
    """Say how to answer a question in code."""
    kind, first = question.kind, question.choices[0] if question.choices else ""
    means = {
        "choose": "the letter of your choice, in quotes",
        "choose_all": 'the letters of all that fit, in quotes, as in "x, y"',
        "number": "one number",
        "text": "a word or a name, in quotes",
        "row": f'the id of a row, in quotes, as in "{first}"',
        "order": 'all the letters in your order, each once, in quotes, as in "x, y, z"',
        "sure": "one of these words, in quotes: " + ", ".join(question.choices),
        "write": "your words, in quotes",
    }[kind]
    if kind == "write" and len(question.fields) > 1:
        means = "{" + ", ".join(f'"{field["name"]}": "..."' for field in question.fields) + "}"
    return f'Answer with `wo.check("{question.id}", ...)`: in place of the dots, {means}.'

"""Put a question into words: as HTML for a notebook, and as plain text where there is none."""

import html

from helpers.practice.answers import lettered
from helpers.practice.feedback import claim_words, plain, rich

CELL = "text-align: left; vertical-align: top; padding: 0.2em 0.6em 0.2em 0"


def lines(question):
    """Give the choices, items or rows of a question, each with what to answer it by."""
    if question.kind == "row":
        return [(claim, claim_words(claim)) for claim in question.choices]
    if question.kind == "write":
        return [(each["name"], each["label"]) for each in question.fields]
    return lettered(question.choices)


def as_text(question):
    """Give a question as plain text, with the line of code that answers it."""
    listed = (
        [] if _is_one_field(question) else [f"  ({key}) {plain(words)}" for key, words in lines(question)]
    )
    return "\n".join([f"{question.id}. {plain(question.text)}", *listed, plain(how(question))])


def as_html(question):
    """Give a question as HTML without controls, with the line of code that answers it."""
    listed = [f"<li>({html.escape(key)}) {rich(words, 'span')}</li>" for key, words in lines(question)]
    if question.kind == "row" or _is_one_field(question):
        listed = []
    choices = f'<ul style="list-style: none">{"".join(listed)}</ul>' if listed else ""
    return heading(question) + table(question) + choices + rich(how(question))


def heading(question):
    """Give the words of a question as HTML, its id first."""
    return rich(f"**{question.id}.** {question.text}")


def table(question):
    """Give the claims of a row question as a table to choose from; nothing for the other kinds."""
    if question.kind != "row":
        return ""
    heads = f'<th scope="col" style="{CELL}">Row</th><th scope="col" style="{CELL}">What it says, and who says it</th>'
    rows = (
        f'<tr><th scope="row" style="{CELL}; white-space: nowrap">{html.escape(claim)}</th>'
        f'<td style="{CELL}">{rich(words, "span")}</td></tr>'
        for claim, words in lines(question)
    )
    caption = f'<caption style="{CELL}">Rows to choose from</caption>'
    return f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def how(question):
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
        means = "{" + ", ".join(f'"{each["name"]}": "..."' for each in question.fields) + "}"
    return f'Answer with `wo.check("{question.id}", ...)`: in place of the dots, {means}.'


def _is_one_field(question):
    return question.kind == "write" and len(question.fields) == 1

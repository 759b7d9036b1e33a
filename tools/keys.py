"""What a question foresees that is typed, as somebody reads it who has no Python: on paper, or on a page."""

import helpers as wo


def answer_to(question, reply):
    """Give the number or the name that has this reply, in words; of several that have it, the first."""
    typed = [answer for answer, other in question.replies.items() if other.text == reply.text]
    if question.kind == "number":
        low, high = (f"{end / 10**question.places:,.{max(question.places, 0)}f}" for end in typed[0])
        return low if low == high else f"{low} to {high}"
    people = [answer.removeprefix("person:") for answer in typed if answer.startswith("person:")]
    return wo.load().names()[people[0]] if people else typed[0].capitalize()

"""Find the reply to an answer and keep the answer: the same in code and in controls."""

from functools import lru_cache
from itertools import combinations

from helpers.practice import answers, questions
from helpers.practice.questions import RIGHT, Question, Reply
from helpers.readings import load
from helpers.work import saving
from helpers.work.said import Feedback, Said, problem

KEPT = "Saved:"
UNFORESEEN = "no one foresaw that answer, so there is no special reply to it. Read this and compare."


def reply_to(question: Question, given: object, button: str = "", mine: str = "") -> Said:
    """Read an answer, keep it if it can be read, and give the reply; `button` as in `how`, `mine` as in `add`."""
    value = questions.read_answer(question, given)
    if value is None:
        seen = answers.as_text(given, 60) if isinstance(given, str) or not button else ""
        none = "there is no whole answer here" if button else "there is no answer here"
        read = f'"{seen}" could not be read as an answer' if seen else none
        return Feedback("Not yet:", f"{read}. {questions.how(question, button)}")
    said = _reply(question, value)
    once = question.kind == "write"  # kept on leaving the box and again by the button: one try all the same
    note = saving.add(question.id, in_words(question, value), value, said.word, once, mine)
    if said.word == KEPT and note.startswith(saving.NOT_SAVED):
        return problem(note)
    return said.plus(note)


def last_reply(question: Question) -> tuple[object, Said | None]:
    """Give the last kept value and the reply to it, for a lesson opened again; (None, None) without one."""
    kept = saving.load()
    value = last_answer(question, kept)
    return value, None if value is None else _reply(question, value).plus(kept.note)


def last_answer(question: Question, kept: saving.Kept) -> object:
    """Give the value of the last try that is kept, or None where there is none or it cannot be read any more."""
    return questions.read_answer(question, kept.last_try(question.id).get("value"))


def draft_words(question: Question, given: object, values: list) -> str:
    """Give what is written or chosen and not answered yet, as text; `values` where it is no answer so far."""
    value = questions.read_answer(question, given)
    return ", ".join(str(part) for part in values if part) if value is None else in_words(question, value)


def row_of(question: Question) -> Feedback:
    """Give the row that answers a question, once it was tried twice or answered."""
    tries = [entry for entry in saving.load().tries.get(question.id, []) if entry["word"] != saving.DRAFT]
    if not question.claims:
        return Feedback("Look again:", "no row answers this one: it asks for your own judgement.")
    if len(tries) < 2 and all(entry["word"] not in RIGHT for entry in tries):
        return Feedback("Not yet:", f"try twice first; so far {len(tries)}. Then the row is shown.")
    return Feedback("Look again:", question.show or "this is what answers it.", question.claims, "Try again, or go on.")


def in_words(question: Question, value: object) -> str:
    """Give a value as the text that is kept: 'b: of voting delegates', '7.2', or what was written."""
    if question.kind in ("choose", "choose_all", "order", "sure"):
        return "; ".join(f"{letter}: {question.label(letter)}" for letter in value)
    if question.kind != "write":
        return value
    labels = {field["name"]: field["label"] for field in question.fields}
    lines = [f"{labels[name]}: {text}" for name, text in value.items()]
    return "\n".join(lines) if len(labels) > 1 else next(iter(value.values()))


def _reply(question, value):
    if question.kind == "write":
        return _kept(question, value)
    if question.kind == "sure":
        return _compared(question, value)
    found = judge(question, value) or Reply(False, "Not yet:", question.otherwise or UNFORESEEN, question.claims)
    then = f"Try again, or go on. After two tries, the button “Show me the row” of {question.id} shows what answers it."
    after = "Go on when you are ready." if found.right else then
    return Feedback(found.word, found.text, found.claims, after, found.misconception)


def _kept(question, value):
    empty = [field["label"].rstrip("?:.") for field in question.fields if field["name"] not in value]
    still = f" Still empty: {'; '.join(empty)}." if empty else ""
    text = (question.otherwise or "your words are kept.") + still
    typed = " ".join(value.get(field["name"], "") for field in question.fields if questions.is_box(field))
    return Feedback(KEPT, text, question.claims).plus(answers.counted(typed))


def _compared(question, letter):
    """Hold how sure the learner is against the first try at the check it is about."""
    tries = saving.load().tries.get(question.about, [])
    first = next((entry for entry in tries if entry["word"] != saving.DRAFT), None)
    sure, said = letter == "a", f'you said "{question.label(letter)}"'
    if first is None:
        text = f"{said}. Answer check {question.about} as well; then answer this again to compare."
    elif first["word"] in RIGHT:
        advice = "Which row made you sure?" if sure else "You knew more than you thought: name the row."
        text = f"{said}, and your first try at {question.about} stood. {advice}"
    else:
        advice = "Being sure is not evidence: look for the row." if sure else "Your doubt was well placed."
        text = f"{said}, and your first try at {question.about} did not stand. {advice}"
    return Feedback(KEPT, text, question.claims)


def judge(question: Question, value: object) -> Reply | None:
    """Give the reply to a value that `read_answer` gave, or None for an answer nobody foresaw."""
    if question.kind == "number":
        return _within(question, answers.numbers(value))
    return next((question.replies[key] for key in _keys(question, value) if key in question.replies), None)


def _within(question, numbers):
    """The reply to the likeliest reading of a number that lies within bounds that were foreseen."""
    for number in numbers:
        step = answers.step(number, question.places)
        for (low, high), reply in question.replies.items():
            if step is not None and low <= step <= high:
                return reply
    return None


def _keys(question, value):
    """The keys to try, the most telling first."""
    if question.kind == "text":
        return [answers.fold(value), *_named(value)]
    if question.kind == "choose_all":
        missed = [letter for letter in answers.LETTERS[: len(question.choices)] if letter not in value]
        has = [f"has:{letter}" for letter in value]
        return [",".join(value), *has, *(f"lacks:{letter}" for letter in missed)]
    if question.kind == "order":
        return [",".join(value), *(f"swapped:{first},{second}" for first, second in combinations(value, 2))]
    return [value]


def _named(name):
    """Whom a name, in any spelling of the table of name forms, can only mean: nobody where two bear it."""
    words = set(answers.fold(name).split())
    people = [
        f"person:{person}"
        for person, (surnames, others) in _name_words().items()
        if words & surnames and all(_is_name(word, surnames, others) for word in words)
    ]
    return people if len(people) == 1 else []


def _is_name(word, surnames, others):
    """Say whether a word is a name of a person or an initial of one; any initial where none is known."""
    if len(word) == 1 and word not in surnames:
        return not others or any(other.startswith(word) for other in others)
    return word in surnames | others


@lru_cache(maxsize=1)
def _name_words():
    """Give for each person the folded words of the surname in all its forms, and those of the other names."""
    data, found = load(), {}
    for person, form in [
        *data.table("name_forms")[["person_id", "form"]].itertuples(index=False),
        *data.table("people")[["person_id", "name"]].itertuples(index=False),
    ]:
        surname = form.split(",")[0] if "," in form else form.split()[-1]
        surnames, others = found.setdefault(person, (set(), set()))
        surnames.update(answers.fold(surname).split())
        others.update(answers.fold(form.replace(surname, " ")).split())
    return found

"""Ask a question, and answer the answer: what it would mean, which claim speaks to it, try again or go on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from IPython.display import display

from helpers import page
from helpers.figures.cards import side_by_side
from helpers.page import plain
from helpers.practice import questions, replies
from helpers.practice.questions import Question
from helpers.practice.widgets import Asked
from helpers.work import saving
from helpers.work.exported import quoted, when
from helpers.work.keyboard import keep_keys
from helpers.work.my_work import MyWork, Parcel, recalled
from helpers.work.said import Said, failed, problem


def begin(lesson: str) -> Said:
    """Begin a lesson: that all is ready, where your answers are kept, and where you stopped if you come back.

    Args:
        lesson (str): The number of the lesson, as in "03".

    Returns:
        Said: One line; for somebody who comes back, also what was written last and what was predicted. A lesson that
            does not exist gives a reply that says which there are.

    Examples:
        >>> begin("12")
        Problem: there is no lesson '12'. They are 00 to 10.
    """
    number = str(lesson).strip().zfill(2)
    lessons = [file.name[:2] for file in questions.files()]
    if number not in lessons:
        return problem(f"there is no lesson {str(lesson)[:40]!r}. They are {lessons[0]} to {lessons[-1]}.")
    kept = saving.load()
    ready = f"**Ready.** What you write in lesson {int(number)} is kept {saving.place()}."
    closed = f"**Problem:** {saving.folder()} cannot be used, so nothing that you write is kept. {saving.AWAY}"
    parts = [page.paragraph(closed if kept.note.startswith(saving.NOT_READ) or not saving.can_keep() else ready)]
    if key := kept.stopped(f"{number}-"):
        last = kept.last(key)
        waits = "; those words wait there, not answered yet" if last["word"] == saving.DRAFT else ""
        parts.append(page.paragraph(f"Welcome back. You stopped at question {key} on {when(last)}{waits}."))
    if key := kept.stopped(f"{number}-hook"):
        parts += [page.paragraph("You predicted:"), quoted(kept.last(key))]
    for name in sorted(file.name for file in saving.folder().glob("answers?*.json") if "-damaged-" not in file.name):
        bring = f"`wo.my_work().restore({name!r})` brings here what is new in it; then delete it."
        parts.append(page.paragraph(f"**Problem:** {name} holds answers too, perhaps of another computer. {bring}"))
    return Said(*parts).plus(kept.note)


def ask(*question_ids: str, cards: str | Sequence[str] = (), recall: str | None = None) -> object:
    """Show questions with their controls; the reply appears below each, and your answer is saved at once.

    Args:
        *question_ids (str): The lesson and the check, as in "03-2"; several are shown one below the other.
        cards (str or list of str): Claims to show as evidence cards above the questions.
        recall (str, optional): A question answered earlier, whose answer is shown again above these.

    Returns:
        Asked, Feedback or Together: Shows itself: controls in JupyterLab, the question and how to answer it in code
            anywhere else. An id that does not exist, of a question or a claim, gives a reply that names the nearest.

    Examples:
        >>> ask("03-decision", cards=["CONG-091", "CONG-092"])  # doctest: +SKIP
    """
    earlier = [_with_question(recall, lambda question: recalled(question.id))] if recall else []
    asked = [_with_question(question_id, Asked) for question_id in question_ids]
    try:
        shown = [*side_by_side(cards), *earlier, *asked]
    except Exception as error:  # such as a claim that is not there
        shown = [failed(error), *earlier, *asked]
    return shown[0] if len(shown) == 1 else Together(shown)


def check(question_id: str, answer: object = None) -> Said:
    """Answer a question in code; the reply is the one that `ask` gives.

    Args:
        question_id (str): The lesson and the check, as in "03-2".
        answer (str, number, list or dict): The letter of a choice ("b"), letters ("a, c"), a number ("7,2 %" or 7.2), a
            word, letters in order ("b, a, c"), or your own words. Whatever else it is, nothing
            breaks.

    Returns:
        Feedback: Text that begins with "Correct:" ("Yes:" in lessons 6 and 7), "Not yet:", "Look again:", "Saved:" or
            "Problem:".

    Examples:
        >>> check("03-2", "b")  # doctest: +SKIP
        Correct: 45 to 50 out of 694. ...
    """
    return _with_question(question_id, lambda question: replies.reply_to(question, answer))


def show_me(question_id: str) -> Said:
    """Show the row that answers a question, after two tries.

    Args:
        question_id (str): The lesson and the check, as in "03-2".

    Returns:
        Feedback: The claims that answer it, in words: the row, not the letter.

    Examples:
        >>> show_me("03-2")  # doctest: +SKIP
        Look again: this is what answers it. ...
    """
    return _with_question(question_id, replies.row_of)


def finish(lesson: str) -> "Together":
    """End a lesson: two lines for yourself, and a button that makes one page of all your work.

    Args:
        lesson (str): The number of the lesson, as in "03".

    Returns:
        Together: The exit question of the lesson and the button.

    Examples:
        >>> finish("03")  # doctest: +SKIP
    """
    return Together([ask(f"{lesson}-exit"), Parcel(my_work())])


def my_work() -> MyWork:
    """Show all your answers, in the order of the lessons.

    Returns:
        MyWork: Shows itself as a table. `.export()` writes one page to print or hand in; `.restore(file)` brings
            answers back from such a page or from a copy of answers.json.

    Examples:
        >>> my_work().export()          # doctest: +SKIP
        Saved: 12 answers to 9 questions are in /home/ana/course/my_work/my_work.html
    """
    try:
        asked = questions.bank()
    except questions.QuestionError:  # answers are shown and brought along even where no question can be read
        asked = {}
    return MyWork({question_id: plain(question.text) for question_id, question in asked.items()})


def recall(*question_ids: str) -> Said:
    """Show again what you answered earlier, for instance a prediction beside the evidence.

    Args:
        *question_ids (str): One or more ids, as in `recall("03-hook")`.

    Returns:
        Said: What you wrote last on each; or a line that says that nothing is kept.

    Examples:
        >>> recall("03-hook")  # doctest: +SKIP
    """
    told = [_with_question(question_id, lambda question: recalled(question.id)) for question_id in question_ids]
    return Said(*(said.part for said in told))


def _with_question(question_id: str, act: Callable[[Question], object]) -> object:
    """Do something with a question, and say in words what goes wrong: nothing a learner types may raise."""
    try:
        question = questions.find(question_id)
        return act(question) if question else problem(questions.unknown(question_id))
    except Exception as error:
        return failed(error)


@dataclass(repr=False)
class Together:
    """Several things shown one below the other."""

    parts: list

    def _ipython_display_(self) -> None:
        asked = [part for part in self.parts if isinstance(part, Asked)]
        for part in asked if len(asked) > 1 else []:
            part.box.add_class("wo-several")  # they stand side by side where the window allows
        for part in self.parts:
            display(part.bundle, raw=True) if part in asked else display(part)
        if asked:
            keep_keys()  # once for all of a cell

    def __repr__(self) -> str:
        """Give the parts as text."""
        return "\n\n".join(map(repr, self.parts))

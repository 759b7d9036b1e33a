"""Ask a question, and answer the answer: what it would mean, which claim speaks to it, try again or go on."""

from collections.abc import Callable, Sequence

from helpers.figures.cards import side_by_side
from helpers.page import Part, element, plain
from helpers.practice import question_text, questions, replies
from helpers.practice.coming_back import begin as begin
from helpers.practice.questions import Question
from helpers.practice.widgets import Controls
from helpers.work.keyboard import keep_keys
from helpers.work.my_work import MyWork, Parcel, recalled
from helpers.work.said import Said, failed


def ask(*question_ids: str, cards: Sequence[str] = (), recall: str | None = None) -> object:
    """Show questions with their controls; the reply appears below each, and your answer is saved at once.

    Args:
        *question_ids (str): The lesson and the check, as in "03-2"; several are shown one below the other.
        cards (list of str): Claims to show as evidence cards above the questions.
        recall (str, optional): A question answered earlier, whose answer is shown again above these.

    Returns:
        Asked, Feedback or Together: Shows itself: controls in JupyterLab, the question and how to answer it in code
            anywhere else. An id that does not exist gives a reply that names the nearest ones.

    Examples:
        >>> ask("03-2")  # doctest: +SKIP
        >>> ask("03-decision", cards=["CONG-091", "CONG-092"])  # doctest: +SKIP
    """
    earlier = [_with_question(recall, lambda question: recalled(question.id))] if recall else []
    asked = [_with_question(question_id, Asked) for question_id in question_ids]
    shown = [*side_by_side(cards), *earlier, *asked]
    return shown[0] if len(shown) == 1 else Together(shown)


def check(question_id: str, answer: object = None) -> Said:
    """Answer a question in code; the reply is the one that `ask` gives.

    Args:
        question_id (str): The lesson and the check, as in "03-2".
        answer (str, number, list or dict): The letter of a choice ("b"), letters ("a, c"), a number ("7,2 %" or 7.2), a
            word, a claim id ("CONG-004"), letters in order ("b, a, c"), or your own words. Whatever else it is, nothing
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
        return act(question) if question else replies.unknown(question_id)
    except Exception as error:
        return failed(error)


class Together:
    """Several things shown one below the other."""

    def __init__(self, parts: list) -> None:
        """Keep the parts in the order in which they are shown."""
        self.parts = parts

    def _ipython_display_(self) -> None:
        from IPython.display import display

        asked = [part for part in self.parts if isinstance(part, Asked)]
        for part in asked if len(asked) > 1 else []:
            part.controls.box.add_class("wo-several")  # they stand side by side where the window allows
        for part in self.parts:
            part.show() if part in asked else display(part)
        if asked:
            keep_keys()

    def __repr__(self) -> str:
        """Give the parts as text."""
        return "\n\n".join(map(repr, self.parts))


class Asked:
    """A question on show: its controls, and where there are no widgets the question and how to answer it in code."""

    def __init__(self, question: Question) -> None:
        """Build the controls, with what was written last in them."""
        self.question = question
        self.controls = Controls(question)

    @property
    def part(self) -> Part:
        """The question without controls; nothing of earlier answers, so that it is the same in every run."""
        return question_text.in_words(self.question)

    @property
    def bundle(self) -> dict[str, object]:
        """What is shown, by mime type: JupyterLab takes the widget; a page or a terminal, the words."""
        view = self.controls.box._repr_mimebundle_()
        return {**view, "text/plain": self.part.text, "text/html": str(element("div", self.part, cls="wo"))}

    def show(self) -> None:
        """Show the question alone: what watches over the page follows once for all of a cell."""
        from IPython.display import display

        display(self.bundle, raw=True)

    def _ipython_display_(self) -> None:
        self.show()
        keep_keys()

    def __repr__(self) -> str:
        """Give the question as text."""
        return self.part.text

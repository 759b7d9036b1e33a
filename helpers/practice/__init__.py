"""Ask a question, and answer the answer: what it would mean, which claim speaks to it, try again or go on."""

from helpers.figures.cards import card
from helpers.keys import keep_keys
from helpers.practice import question_text, questions, replies, work


def ask(*question_ids, cards=(), recall=None):
    """Show questions with their controls; the reply appears below each, and your answer is saved at once.

    Parameters
    ----------
    *question_ids : str
        The lesson and the check, as in "03-2"; several are shown one below the other.
    cards : list of str
        Claims to show as evidence cards above the questions.
    recall : str, optional
        A question answered earlier, whose answer is shown again above these.

    Returns
    -------
    Asked, Feedback or Together
        Shows itself: controls in JupyterLab, the question and how to answer it in code anywhere else.
        An id that does not exist gives a reply that names the nearest ones.

    Examples
    --------
    >>> ask("03-2")  # doctest: +SKIP
    >>> ask("03-decision", cards=["CONG-091", "CONG-092"])  # doctest: +SKIP
    """
    earlier = [work.recall(recall)] if recall else []
    asked = [_with_question(question_id, Asked) for question_id in question_ids]
    shown = [*map(card, cards), *earlier, *asked]
    return shown[0] if len(shown) == 1 else Together(shown)


def check(question_id, answer=None):
    """Answer a question in code; the reply is the one that `ask` gives.

    Parameters
    ----------
    question_id : str
        The lesson and the check, as in "03-2".
    answer : str, number, list or dict
        The letter of a choice ("b"), letters ("a, c"), a number ("7,2 %" or 7.2), a word, a claim id
        ("CONG-004"), letters in order ("b, a, c"), or your own words. Whatever else it is, nothing breaks.

    Returns
    -------
    Feedback
        Text that begins with "Correct:", "Not yet:", "Look again:", "Saved:" or "Problem:".

    Examples
    --------
    >>> check("03-2", "b")  # doctest: +SKIP
    Correct: 45 to 50 out of 694. ...
    """
    return _with_question(question_id, lambda question: replies.reply_to(question, answer))


def show_me(question_id):
    """Show the row that answers a question, after two tries.

    Parameters
    ----------
    question_id : str
        The lesson and the check, as in "03-2".

    Returns
    -------
    Feedback
        The claims that answer it, in words: the row, not the letter.

    Examples
    --------
    >>> show_me("03-2")  # doctest: +SKIP
    Look again: this is what answers it. ...
    """
    return _with_question(question_id, replies.row_of)


def finish(lesson):
    """End a lesson: two lines for yourself, and a button that makes one page of all your work.

    Parameters
    ----------
    lesson : str
        The number of the lesson, as in "03".

    Returns
    -------
    Together
        The exit question of the lesson and the button.

    Examples
    --------
    >>> finish("03")  # doctest: +SKIP
    """
    return Together([ask(f"{lesson}-exit"), work.Parcel()])


def _with_question(question_id, act):
    """Do something with a question, and say in words what goes wrong: nothing a learner types may raise."""
    try:
        question = questions.find(question_id)
        return act(question) if question else replies.unknown(question_id)
    except Exception as error:
        return replies.failed(error)


class Together:
    """Several things shown one below the other."""

    def __init__(self, parts):
        """Keep the parts in the order in which they are shown."""
        self.parts = parts

    def _ipython_display_(self):
        from IPython.display import display

        for part in self.parts:
            part.show() if isinstance(part, Asked) else display(part)
        if any(isinstance(part, Asked) for part in self.parts):
            keep_keys()

    def __repr__(self):
        """Give the parts as text."""
        return "\n\n".join(map(repr, self.parts))


class Asked:
    """A question on show: its controls where there are widgets, else the question and how to answer it."""

    def __init__(self, question):
        """Build the controls, with the last kept answer and its reply in them."""
        self.question = question
        self.controls = _controls(question)

    @property
    def bundle(self):
        """What is shown, by mime type: JupyterLab takes the widget; a page or a terminal, the words.

        The words say nothing of earlier answers, so that they are the same in every run.
        """
        view = self.controls.box._repr_mimebundle_() if self.controls else {}
        words, page = question_text.as_text(self.question), question_text.as_html(self.question)
        return {**view, "text/plain": words, "text/html": page}

    def show(self):
        """Show the question alone: what watches over the page follows once for all of a cell."""
        from IPython.display import display

        display(self.bundle, raw=True)

    def _ipython_display_(self):
        self.show()
        keep_keys()

    def __repr__(self):
        """Give the question as text."""
        return question_text.as_text(self.question)


def _controls(question):
    """Give the controls of a question, or None where ipywidgets is not at hand."""
    try:
        from helpers.practice import widgets
    except ImportError:
        return None
    return widgets.Controls(question)

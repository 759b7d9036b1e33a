"""Show, export and bring back everything the learner has answered."""

import base64
import html
from pathlib import Path

from helpers.keys import keep_keys, listen
from helpers.practice import questions, replies, saving, work_page
from helpers.practice.feedback import Feedback, Said, problem, rich
from helpers.practice.work_page import count, latest, own_words, question_words, times, when

PAGE = "my_work.html"
HEADS = ("Check", "Question", "Your answer", "Reply", "Last try")
TAKE = "To take it with you: find it in the list of files on the left, right-click, Download."
TROUBLE = (OSError, ValueError, TypeError, RuntimeError)  # what a path that cannot be used gives


def my_work():
    """Show all your answers, in the order of the lessons.

    Returns
    -------
    MyWork
        Shows itself as a table. `.export()` writes one page to print or hand in; `.restore(file)` brings
        answers back from such a page or from a copy of answers.json.

    Examples
    --------
    >>> my_work().export()          # doctest: +SKIP
    Saved: 12 answers to 9 questions are in /home/ana/course/my_work/my_work.html
    """
    return MyWork()


class MyWork:
    """All kept answers: a table in a notebook, a page to hand in, and the way back."""

    def export(self, path=None):
        """Write ONE page with all questions and answers, to read, print, hand in or restore from.

        Parameters
        ----------
        path : str or Path, optional
            Where to write it; a bare name goes to the my_work folder. Default: my_work.html there.

        Returns
        -------
        Feedback
            Where the page is; or what the problem was.
        """
        kept = saving.load()
        if not (kept.tries or kept.drafts):
            return Feedback("Not yet:", "no answer is kept, so there is nothing to export.").plus(kept.note)
        try:
            target = _target(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            saving.write_whole(target, work_page.page(kept))
        except TROUBLE as error:
            return problem(f"the page could not be written: {error}. Your answers stay where they are.")
        return Feedback("Saved:", f"{count(kept)} are in {target}", after=TAKE).plus(kept.note)

    def restore(self, path):
        """Bring back answers from an exported page or from a copy of answers.json.

        They are added to those already here; nothing is removed, and newer answers stay the newest.

        Parameters
        ----------
        path : str or Path
            The file. A bare name is looked for here, in the my_work folder and beside the README.

        Returns
        -------
        Feedback
            What was brought back; or what the problem was.
        """
        try:
            file = _existing(path)
            tries, drafts, all_sound = saving.parse(work_page.carried(file))
            new, note = saving.merge(tries, drafts)
        except TROUBLE as error:
            return problem(f"nothing was brought back, and nothing was changed: {error}")
        left = "" if all_sound else "Problem: some of it could not be read and was left out."
        held = count(saving.Kept(tries, drafts))
        text = f"{file.name} holds {held}; {new} of them were new here. Nothing that was here is gone."
        return Feedback("Saved:", text).plus(left).plus(note)

    def __repr__(self):
        """Give the last answer to each question as text."""
        kept = saving.load()
        lines = [
            f"{key}: {entry['answer']} [{entry['word']} {times(tries)}]"
            for key, (entry, tries) in latest(kept).items()
        ]
        return "\n".join([kept.note] * bool(kept.note) + (lines or ["No answer is kept yet."]))

    def _repr_html_(self):
        kept = saving.load()
        if not (kept.tries or kept.drafts):
            return rich(kept.note) + rich("No answer is kept yet.")
        heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
        rows = "".join(_row(key, *found) for key, found in latest(kept).items())
        return (
            f"{rich(kept.note)}<table><caption>{count(kept)}, kept in {own_words(str(saving.folder()))}</caption>"
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
            f"<details><summary>Show as text</summary><pre>{html.escape(repr(self))}</pre></details>"
        )


class Parcel:
    """A button that makes one page of all answers, with a link that keeps it on the learner's computer."""

    WORDS = "To keep your work, type wo.my_work().export()"

    def _ipython_display_(self):
        from IPython.display import display

        view = _button(self.press)._repr_mimebundle_()
        display({**view, "text/plain": self.WORDS, "text/html": rich(self.WORDS)}, raw=True)
        keep_keys()

    def press(self):
        """Write the page and give the words that say where it is, with the link: a full disk does not stop that."""
        said = my_work().export()
        if said.word == "Not yet:":
            return said._repr_html_()
        page = base64.b64encode(work_page.page(saving.load()).encode("utf-8", "replace")).decode()
        link = f'<a download="{PAGE}" href="data:text/html;base64,{page}">Keep this page on my computer</a>'
        return f"{said._repr_html_()}<p>{link}</p>{my_work()._repr_html_()}"

    def __repr__(self):
        """Say how to keep the work without the button."""
        return self.WORDS


def _button(press):
    """A button with a place for what it gives; what goes wrong is said there, since JupyterLab hides it."""
    import ipywidgets as w

    button, said = w.Button(description="Make one page of my work", layout={"width": "auto"}), w.HTML()
    said.add_class("wo-feedback")

    def run(_):
        try:
            said.value = press()
        except Exception as error:
            said.value = replies.failed(error)._repr_html_()

    button.on_click(run)
    return listen(w.VBox([button, said]), "parcel")


def recall(*question_ids):
    """Show again what you answered earlier, for instance a prediction beside the evidence.

    Parameters
    ----------
    *question_ids : str
        One or more ids, as in `recall("03-hook")`.

    Returns
    -------
    Said
        The last answer to each; or a line that says none is kept.

    Examples
    --------
    >>> recall("03-hook")  # doctest: +SKIP
    """
    kept = saving.load()
    told = [_recalled(question_id, latest(kept)) for question_id in question_ids]
    words = "\n".join([*told, kept.note]).strip()
    return Said(words, "".join(said._repr_html_() for said in told) + rich(kept.note))


def _recalled(question_id, last):
    question = questions.find(question_id)
    if question is None:
        return replies.unknown(question_id)
    if question.id not in last:
        return Feedback(
            "Not yet:", f'no answer to {question.id} is kept. Write one with `wo.ask("{question.id}")`.'
        )
    answer, words = last[question.id][0]["answer"], f"Your answer to {question.id}:"
    return Said(f"{words} {answer}", f"{rich(f'**{words}**')}<blockquote>{own_words(answer)}</blockquote>")


def _row(key, entry, tries):
    return (
        f'<tr><th scope="row">{html.escape(key)}</th><td>{rich(question_words(key), "span")}</td>'
        f"<td>{own_words(entry['answer'])}</td><td>{html.escape(entry['word'])}</td>"
        f"<td>{when(entry)} ({times(tries)})</td></tr>"
    )


def _target(path):
    """Give the file to write; only a page of ours may be written over."""
    target = (saving.folder() / Path(path or PAGE).expanduser()).resolve()
    named = target.with_name(target.name.removesuffix(".html") + ".html")
    target = target / PAGE if target.is_dir() else named
    if target.exists() and not work_page.is_ours(target):
        raise ValueError(f"{target} is there already and is no page of answers; choose another name")
    return target


def _existing(path):
    """Give the file to bring back: looked for here, in the my_work folder and beside the README."""
    places = [place / Path(path).expanduser() for place in (Path.cwd(), saving.folder(), saving.ROOT)]
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        raise ValueError(f"there is no file {path} here or in {saving.folder()}")
    if file.stat().st_size > work_page.LARGEST:
        raise ValueError(f"{file} is too large to be a page of answers")
    return file

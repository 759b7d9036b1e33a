"""Show, export and bring back everything the learner has written."""

import base64
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import ipywidgets as w
from IPython.display import display
from markupsafe import Markup

from helpers import page
from helpers.page import Cell, Part
from helpers.words import plural
from helpers.work import exported, saving
from helpers.work.exported import count, own_words, quoted, when
from helpers.work.keyboard import keep_keys, listen, on_press, widget
from helpers.work.said import Feedback, Said, problem

PAGE = "my_work.html"
HEADS = ("Check", "Question", "Your answer", "Reply", "Last try")
TAKE = "To take it with you: find it in the list of files on the left, right-click, Download."
TROUBLE = (OSError, ValueError, TypeError, RuntimeError)  # what a path that cannot be used gives


class MyWork(page.Shown):
    """All that is kept: a table in a notebook, a page to hand in, and the way back."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        """Take the words of the questions by id, in the order of the lessons."""
        self.asked = asked

    def export(self, path: str | Path | None = None) -> Feedback:
        """Write ONE page with all questions and answers, to read, print, hand in or restore from.

        Args:
            path (str or Path, optional): Where to write it; a bare name goes to the my_work folder. Default:
                my_work.html there.

        Returns:
            Feedback: Where the page is; or what the problem was.
        """
        kept = saving.load()
        if not (kept.tries or kept.drafts):
            return Feedback("Not yet:", "no answer is kept, so there is nothing to export.").plus(kept.note)
        try:
            target = _target(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            saving.write_whole(target, self.as_page())
        except TROUBLE as error:
            return problem(f"the page could not be written: {error}. Your answers stay where they are.")
        return Feedback("Saved:", f"{count(kept)} are in {target}", after=TAKE).plus(kept.note)

    def restore(self, path: str | Path) -> Feedback:
        """Bring back answers from an exported page or from a copy of answers.json.

        They are added to those already here; nothing is removed, and newer answers stay the newest.

        Args:
            path (str or Path): The file. A bare name is looked for here, in the my_work folder and beside the README.

        Returns:
            Feedback: What was brought back; or what the problem was.
        """
        try:
            file = _existing(path)
            brought, all_sound = saving.parse(exported.carried(file))
            new, note = saving.merge(brought)
        except TROUBLE as error:
            return problem(f"nothing was brought back, and nothing was changed: {error}")
        left = "" if all_sound else "Problem: some of it was damaged; what could not be read is left out."
        text = f"{file.name} holds {count(brought)}; {new} of them were new here. Nothing that was here is gone."
        return Feedback("Saved:", text).plus(left).plus(note)

    def as_page(self) -> str:
        """Give the page that `export` writes."""
        return exported.as_page(saving.load(), self.asked)

    said = property(lambda self: self.part.text, doc="The last words on each question, as text.")

    @property
    def part(self) -> Part:
        """The last words on each question, as a table and as text."""
        kept = saving.load()
        note, rows, lines = page.paragraph(kept.note), [], []
        for key in kept.ids(self.asked):
            last, tries = kept.last(key), plural(len(kept.tries.get(key, [])), "try", "tries")
            answer = Cell(own_words(last["answer"]), last["answer"])
            rows.append([key, self.asked.get(key, exported.GONE), answer, last["word"], f"{when(last)} ({tries})"])
            lines.append(f"{key}: {last['answer']} [{last['word']} {tries}]")
        if not rows:
            return page.stack(note, page.paragraph("No answer is kept yet."))
        table = page.table(HEADS, rows, f"{count(kept)}, kept in {saving.folder()}")
        as_text = page.fold("Show as text", Part(page.element("pre", "\n".join(lines)), ""))
        return page.stack(note, Part(table.html + as_text.html, "\n".join(lines)))


def recalled(question_id: str) -> Said:
    """Give what was written last on a question; or say that nothing is kept."""
    kept = saving.load()
    last = kept.last(question_id)
    if not last:
        words = f"no answer to {question_id} is kept. Write one in its box above, or go on."
        return Feedback("Not yet:", words).plus(kept.note)
    head, answer = f"Your answer to {question_id}:", quoted(last)
    return Said(Part(page.element("strong", head) + answer.html, f"{head} {answer.text}")).plus(kept.note)


@dataclass(repr=False)
class Parcel:
    """A button that makes one page of all answers, with a link that keeps it on the learner's computer."""

    mine: MyWork
    WORDS = "To keep your work, type wo.my_work().export()"

    def _ipython_display_(self) -> None:
        button = widget(w.Button, description="Make one page of my work", layout={"width": "auto"})
        said = widget(w.HTML)
        said.add_class("wo-feedback")
        on_press(button, said, self.press)
        view = listen(widget(w.VBox, [button, said]), "parcel")._repr_mimebundle_()
        words = page.paragraph(self.WORDS)
        display({**view, "text/plain": words.text, "text/html": str(words.html)}, raw=True)
        keep_keys()

    def press(self) -> Said:
        """Write the page and say where it is, with a link that works even where the disk is full."""
        said = self.mine.export()
        if said.word == "Not yet:":
            return said
        address = base64.b64encode(self.mine.as_page().encode("utf-8", "replace")).decode()
        way = {"style": "text-decoration: underline", "download": PAGE, "href": f"data:text/html;base64,{address}"}
        link = page.element("a", "Keep this page on my computer", **way)
        return Said(said.part, Part(page.element("p", link), ""), Part(Markup(self.mine.html()), repr(self.mine)))

    def __repr__(self) -> str:
        """Say how to keep the work without the button."""
        return self.WORDS


def _target(path: str | Path | None) -> Path:
    """Give the file to write; only a page of ours may be written over."""
    target = (saving.folder() / Path(path or PAGE).expanduser()).resolve()
    target = target / PAGE if target.is_dir() else target.with_name(target.name.removesuffix(".html") + ".html")
    # A page of ours is known by its beginning, be it cut off after that.
    if target.exists() and exported.BEGINNING not in target.read_bytes()[: 2 * len(exported.HEAD)]:
        raise ValueError(f"{target} is there already and is no page of answers; choose another name")
    if target.exists() and _holds_more(target):
        raise ValueError(f"{target} holds answers that are not here; wo.my_work().restore({str(target)!r}) brings them")
    return target


def _holds_more(page: Path) -> bool:
    """Say whether a page carries answers that are not here; not so where it was cut off before them."""
    with suppress(ValueError, RecursionError):
        there, here = saving.parse(exported.carried(page))[0].tries, saving.load().tries
        return any(entry not in here.get(key, []) for key, entries in there.items() for entry in entries)
    return False


def _existing(path: str | Path) -> Path:
    """Give the file to bring back: looked for here, in the my_work folder and beside the README."""
    places = [place / Path(path).expanduser() for place in (Path.cwd(), saving.folder(), saving.ROOT)]
    file = next((place for place in places if place.is_file()), None)
    if file is None:
        raise ValueError(f"there is no file {path} here or in {saving.folder()}")
    if file.stat().st_size > exported.LARGEST:
        raise ValueError(f"{file} is too large to be a page of answers")
    return file

"""Open a lesson: say that all is ready, where answers are kept, and to those who come back where they stopped."""

from helpers import page
from helpers.practice import questions
from helpers.work import saving
from helpers.work.exported import last_of, own_words, when
from helpers.work.said import Said, problem


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
    return Said(page.paragraph(ready), *_stopped(kept, number), *_predicted(kept, number)).plus(kept.note)


def _stopped(kept, lesson):
    """Say what was written last in this lesson, answered or not."""
    key, entry = last_of(kept, f"{lesson}-")
    if entry:
        waits = "; those words wait there, not answered yet" if entry["word"] == saving.DRAFT else ""
        yield page.paragraph(f"Welcome back. You stopped at question {key} on {when(entry)}{waits}.")


def _predicted(kept, lesson):
    _, entry = last_of(kept, f"{lesson}-hook")
    if entry:
        told = page.Part(page.element("blockquote", own_words(entry["answer"])), entry["answer"])
        yield page.stack(page.paragraph("You predicted:"), told)

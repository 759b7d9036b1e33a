"""Say something to the learner, as plain text and as safe HTML, with the claims that speak to it."""

import os
from collections.abc import Iterable
from typing import Self

from helpers import page
from helpers.evidence import cite
from helpers.page import Part
from helpers.readings import Dataset


class Said(str):
    """Words for the learner: plain text that shows itself as HTML in a notebook."""

    part: Part

    def __new__(cls, *parts: Part) -> Self:
        """Make the text, and keep its HTML beside it."""
        whole = page.stack(*parts)
        self = super().__new__(cls, whole.text)
        self.part = whole
        return self

    def __repr__(self) -> str:
        """Give the words themselves: what a notebook or terminal shows."""
        return str(self)

    def _repr_html_(self) -> str:
        return str(self.part.html)

    def plus(self, note: str) -> Self:
        """Give the same words with one more sentence at their end; themselves where there is none."""
        if not note:
            return self
        longer = Said.__new__(type(self), self.part, page.paragraph(note))
        longer.__dict__ = self.__dict__ | {"part": longer.part}
        return longer


class Feedback(Said):
    """A reply to an answer.

    Attributes:
        word (str): How it begins: "Correct:", "Yes:", "Not yet:", "Look again:", "Saved:" or "Problem:".
        claims (tuple of str): The claim ids it names.
        misconception (str): The id of the common idea behind the answer (M22), or "".
    """

    def __new__(cls, word: str, text: str, claims: Iterable[str] = (), after: str = "", idea: str = "") -> Self:
        """Put the reply together: what the answer would mean, the rows that speak to it, what to do next."""
        claims = tuple(claims)
        cited = [page.listing(map(_row, claims))] if claims else []
        self = super().__new__(cls, page.paragraph(f"**{word}** {text}"), *cited, page.paragraph(after))
        self.word, self.claims, self.misconception = word, claims, idea
        return self


def _row(claim_id: str) -> Part:
    words = claim_words(claim_id)
    return Part(page.element("strong", claim_id) + ": " + page.letters(words), f"{claim_id}: {words}")


def claim_words(claim_id: str, data: Dataset | None = None) -> str:
    """Give a claim in words: what it says, who says it and how surely."""
    try:
        return cite(claim_id, data).removeprefix(f"{claim_id}. ")
    except Exception as error:  # a reply must come even when the dataset is broken
        strictly(error)
        return "this row could not be read; run wo.load() to see why"


def problem(text: str) -> Feedback:
    """Give an error the way all helpers do: in words, beginning with "Problem:"."""
    return Feedback("Problem:", text.removeprefix("Problem: "))


def failed(error: Exception) -> Feedback:
    """Say in words that something went wrong; what says itself what to do is not a fault of ours."""
    if str(error).startswith("Problem: "):
        return problem(str(error))
    strictly(error)
    what = f"something in the helpers went wrong ({type(error).__name__}: {error})."
    return problem(f"{what} Run this cell again; if it stays, show your teacher this line.")


def strictly(error: Exception) -> None:
    """Raise an error after all where WO_STRICT is set: the tests do, so that no fault of ours hides behind words."""
    if os.environ.get("WO_STRICT"):
        raise error

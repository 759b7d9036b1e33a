"""Say something to the learner, as plain text and as safe HTML, with the claims that speak to it."""

import html
import re

from helpers.words import mark_russian

BOLD, CODE = re.compile(r"\*\*(.+?)\*\*", re.S), re.compile(r"`([^`]+)`")


def plain(text):
    """Give a question's or reply's words without their marks (`**bold**` and backticks)."""
    return CODE.sub(r"\1", BOLD.sub(r"\1", text)).strip()


def rich(text, tag="p"):
    """Give words as HTML paragraphs: escaped, bold and code marked, Russian marked as Russian.

    Nothing in the text itself can become markup, so a learner's own words are safe to show.
    """
    safe = html.escape(text.strip(), quote=False)
    safe = mark_russian(safe)
    safe = CODE.sub(r"<code>\1</code>", BOLD.sub(r"<strong>\1</strong>", safe))
    return "".join(f"<{tag}>{part.strip()}</{tag}>" for part in re.split(r"\n\s*\n", safe) if part.strip())


class Said(str):
    """Words for the learner: plain text that shows itself as HTML in a notebook."""

    def __new__(cls, text, as_html):
        """Make the text, and keep its HTML beside it."""
        self = super().__new__(cls, text)
        self._html = as_html
        return self

    def __repr__(self):
        """Give the words themselves: what a notebook or terminal shows."""
        return str(self)

    def _repr_html_(self):
        return self._html

    def plus(self, note):
        """Give the same words with one more sentence at their end; themselves where there is none."""
        if not note:
            return self
        longer = Said.__new__(type(self), f"{self}\n{note}", self._html + rich(note))
        longer.__dict__ = self.__dict__ | {"_html": longer._html}
        return longer


class Feedback(Said):
    """A reply to an answer.

    Attributes
    ----------
    word : str
        How it begins: "Correct:", "Not yet:", "Look again:", "Saved:" or "Problem:".
    claims : tuple of str
        The claim ids it names.
    misconception : str
        The id of the common idea behind the answer (M22), or "".
    """

    def __new__(cls, word, text, claims=(), after="", misconception=""):
        """Put the reply together: what the answer would mean, the rows that speak to it, what to do next."""
        rows = [(claim, claim_words(claim)) for claim in claims]
        cited = [f"{claim}: {words}" for claim, words in rows]
        lines = [f"{word} {plain(text)}", *cited, *plain(after).splitlines()]
        self = super().__new__(cls, "\n".join(lines), _as_html(word, text, rows, after))
        self.word, self.claims, self.misconception = word, tuple(claims), misconception
        return self


def _as_html(word, text, rows, after):
    items = (
        f"<li><strong>{html.escape(claim)}</strong>: {rich(words, 'span')}</li>" for claim, words in rows
    )
    cited = f"<ul>{''.join(items)}</ul>" if rows else ""
    return rich(f"**{word}** {text}") + cited + rich(after)


def claim_words(claim):
    """Give a claim in words: what it says, who says it and how surely."""
    try:
        from helpers import evidence

        return evidence.cite(claim).removeprefix(f"{claim}. ")
    except Exception:  # a reply must come even when the dataset is broken: wo.load() says how
        return "this row could not be read; run wo.load() to see why"


def problem(text):
    """Give an error the way all helpers do: in words, beginning with "Problem:"."""
    return Feedback("Problem:", text)

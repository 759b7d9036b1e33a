"""Small things done with words everywhere: the nearest known word, and Russian marked as Russian."""

import difflib
import re

_RUSSIAN = re.compile(
    r"[\u0400-\u04ff][\u0400-\u04ff\u0300-\u036f.-]*(?:[\s,]+[\u0400-\u04ff][\u0400-\u04ff\u0300-\u036f.-]*)*"
)


def nearest(word, words):
    """Suggest the words nearest to an unknown one.

    Parameters
    ----------
    word : object
        What somebody typed.
    words : iterable of str
        The words that are known.

    Returns
    -------
    str
        " Did you mean ...?", or an empty text where nothing is near.

    Examples
    --------
    >>> nearest("shlyapnikov", ["shliapnikov", "lenin"])
    " Did you mean 'shliapnikov'?"
    """
    found = difflib.get_close_matches(str(word), list(words), n=3)
    return f" Did you mean {' or '.join(map(repr, found))}?" if found else ""


def mark_russian(safe):
    """Mark the Russian in a piece of HTML, so that a screen reader reads it as Russian.

    Parameters
    ----------
    safe : str
        Text that is escaped already.

    Returns
    -------
    str
        The same text with each run of Cyrillic in `<span lang="ru">`.

    Examples
    --------
    >>> mark_russian("sovet: совет")
    'sovet: <span lang="ru">совет</span>'
    """
    return _RUSSIAN.sub(r'<span lang="ru">\g<0></span>', safe)

"""Suggest the nearest known word when somebody types an unknown one."""

import difflib


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

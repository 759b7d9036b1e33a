"""Small things done with words everywhere: is a word known, which is nearest, and how it stands in HTML."""

import difflib
import html
import re
from collections.abc import Iterable

# Written down: what `calendar` and `strftime` give follows the language of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

FEW = 12  # words that are all named to somebody whose own is near none of them
_RUSSIAN = re.compile(
    r"[\u0400-\u04ff][\u0400-\u04ff\u0300-\u036f.-]*(?:[\s,]+[\u0400-\u04ff][\u0400-\u04ff\u0300-\u036f.-]*)*"
)


def nearest(word, words):
    """Suggest the words nearest to an unknown one.

    Args:
        word (object): What somebody typed.
        words (iterable of str): The words that are known.

    Returns:
        str: " Did you mean ...?", or an empty text where nothing is near.

    Examples:
        >>> nearest("shlyapnikov", ["shliapnikov", "lenin"])
        " Did you mean 'shliapnikov'?"
    """
    found = difflib.get_close_matches(str(word), list(words), n=3)
    return f" Did you mean {' or '.join(map(repr, found))}?" if found else ""


def known(what, word, words, error=KeyError):
    """Refuse a word that is not known, and suggest the nearest, or all where none is near and they are few.

    Args:
        what (str): What the word names, such as "person".
        word (object): What somebody typed.
        words (collection of str): The words that are known; a dictionary is asked by its keys.
        error (type): What is raised: a KeyError, or a ValueError where a lesson expects one.

    Raises:
        KeyError: If the word is not among them.

    Examples:
        >>> known("person", "lenin", ["shliapnikov", "lenin"])
    """
    if word not in words:
        few = f" Use one of: {', '.join(words)}." if 0 < len(words) <= FEW else ""
        raise error(f"Problem: there is no {what} {word!r}.{nearest(word, words) or few}")


def plural(count: int, one: str, many: str = "") -> str:
    """Count things in words.

    Args:
        count (int): How many.
        one (str): The word for one of them.
        many (str, optional): The word for several, where it is not the first with an s.

    Returns:
        str

    Examples:
        >>> plural(1, "claim"), plural(1200, "claim"), plural(2, "person", "people")
        ('1 claim', '1,200 claims', '2 people')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: Iterable[str], most: int | None = None, nothing: str = "nothing") -> str:
    """Say a list as a sentence does.

    Args:
        words (iterable of str): What is listed.
        most (int, optional): How many are named at most; the others are counted.
        nothing (str): What an empty list says.

    Returns:
        str

    Examples:
        >>> listed(["bread"]), listed(["bread", "coal", "wood"]), listed(["bread", "coal", "wood"], most=1)
        ('bread', 'bread, coal and wood', 'bread and 2 more')
    """
    words = list(words)
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part) or nothing


def low_to_high(low: float, high: float, form: str = ",.10g") -> str:
    """Write two bounds, or one number where they are the same.

    Args:
        low, high (float): The bounds.
        form (str): How a number is written, as `format` takes it.

    Returns:
        str

    Examples:
        >>> low_to_high(45, 50), low_to_high(7, 7, ".1f")
        ('45 to 50', '7.0')
    """
    return " to ".join(dict.fromkeys(format(end, form) for end in (low, high)))


def as_html(text):
    """Give text as it may stand in HTML: escaped, and Russian marked as Russian.

    Args:
        text (object): What is to be shown.

    Returns:
        str

    Examples:
        >>> as_html("a < b: совет")
        'a &lt; b: <span lang="ru">совет</span>'
    """
    return mark_russian(html.escape(str(text), quote=False))


def mark_russian(safe):
    """Mark the Russian in a piece of HTML, so that a screen reader reads it as Russian.

    Args:
        safe (str): Text that is escaped already.

    Returns:
        str: The same text with each run of Cyrillic in `<span lang="ru">`.

    Examples:
        >>> mark_russian("sovet: совет")
        'sovet: <span lang="ru">совет</span>'
    """
    return _RUSSIAN.sub(r'<span lang="ru">\g<0></span>', safe)

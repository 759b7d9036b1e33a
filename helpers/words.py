"""Small things done with words everywhere: is one known, what is near or under it, how many, lists in a sentence."""

import difflib
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress

# Written down: what `calendar` and `strftime` give follows the language of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FEW = 12  # words that are all named to somebody whose own is near none of them


class Unknown(KeyError, ValueError):
    """A word that is not known."""

    __str__ = Exception.__str__  # a KeyError would put quotes around its message


def nearest(word: object, words: Iterable[str]) -> str:
    """Suggest the words nearest to an unknown one; nothing where none is near.

    >>> nearest("shlyapnikov", ["shliapnikov", "lenin"])
    " Did you mean 'shliapnikov'?"
    """
    found = difflib.get_close_matches(str(word), list(words), n=3)
    return f" Did you mean {' or '.join(map(repr, found))}?" if found else ""


def known(what: str, word: object, words: Collection[object]) -> None:
    """Refuse by an `Unknown` a word that is not known, and suggest the nearest, or all where none is near, being few.

    >>> known("person", "lenin", ["shliapnikov", "lenin"])
    """
    with suppress(TypeError, ValueError):  # from what is no word, such as a list or a table
        if word in words:
            return
    few = f" Use one of: {', '.join(map(str, words))}." if 0 < len(words) <= FEW else ""
    raise Unknown(f"Problem: there is no {what} {word!r}.{nearest(word, map(str, words)) or few}")


def named(what: str, given: str | Iterable[str], words: Collection[str], least: int = 1) -> list[str]:
    """Give what somebody names, one word or several, each once; a ValueError where one is not known, or none is named.

    >>> named("person", "lenin", ["shliapnikov", "lenin"])
    ['lenin']
    """
    given = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else [given]
    if len(given) < least:
        raise ValueError(f"Problem: no {what} is named. Name at least one.")
    for word in given:
        known(what, word, words)
    return list(dict.fromkeys(given))


def gathered(words: Iterable, things: Iterable) -> dict:
    """List the things that stand under each word, one word beside each thing; all stay in their order."""
    found = {}
    for word, thing in zip(words, things, strict=True):
        found.setdefault(word, []).append(thing)
    return found


def plural(count: int, one: str, many: str = "") -> str:
    """Count things in words; `many` is the word for several, where it is not the first with an s.

    >>> plural(1, "claim"), plural(1200, "claim"), plural(2, "person", "people")
    ('1 claim', '1,200 claims', '2 people')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: Iterable[str], most: int | None = None, nothing: str = "nothing") -> str:
    """Say a list as a sentence does; of more than `most` the others are counted.

    >>> listed(["bread"]), listed(["bread", "coal", "wood"]), listed(["bread", "coal", "wood"], most=1)
    ('bread', 'bread, coal and wood', 'bread and 2 more')
    """
    words = list(words)
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part) or nothing


def first_of(words: Sequence[str], most: int, last: str = "; and ") -> str:
    """Name the first of some things, with a semicolon between them, and count the others.

    >>> first_of(["bread", "coal"], 2), first_of(["bread", "coal", "wood"], 2)
    ('bread; coal', 'bread; coal; and 1 more')
    """
    return "; ".join(words[:most]) + (f"{last}{len(words) - most:,} more" if len(words) > most else "")


def low_to_high(low: float, high: float, form: str = ",.10g", between: str = " to ") -> str:
    """Write two bounds, or one number where they are the same.

    >>> low_to_high(45, 50), low_to_high(7, 7, ".1f"), low_to_high(1, 2, between=" or ")
    ('45 to 50', '7.0', '1 or 2')
    """
    return between.join(dict.fromkeys(format(end, form) for end in (low, high)))

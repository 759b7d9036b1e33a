"""Statements and sources as a reader meets them: in words."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.settling import date_words, kept
from helpers.words import gathered, listed

_ROLE = re.compile(r" \([^)]*\)")  # "(ed. and tr.)", "(Rutchenko)": no part of a surname
_PERSON = re.compile(r"(\S+(?: \S+)?), (.+)")  # "Carrère d'Encausse, Hélène"; a body's name is longer
_OTHERS = re.compile(r",? and others$")
_OPENED = re.compile(r'(?<!\S)"(?=[^"]*$)')  # a quotation mark that a cut left open
WORDS = 7  # of a title that tells works apart


def sentence(data: Dataset, row: Mapping) -> str:
    """Say a claim, or what is settled, in a sentence, with the verb that its property has in `properties.csv`.

    >>> data = load()
    >>> sentence(data, data.rows("claims")["RISE-230"])
    "Shliapnikov was chairman: Petrograd Metalworkers' Union"
    """
    names, qualifier = data.names(), row["qualifier"]
    shown = names.get(qualifier, qualifier)
    return data.rows("properties")[row["property"]]["in_words"].format(
        thing=names[row["about_id"]],
        qualifier=shown,
        of=f" ({shown})" if qualifier not in ("", row["property"]) else "",
        value=value_words(data, row).rstrip("."),
    )


def value_words(data: Dataset, row: Mapping) -> str:
    """Say the value of a claim, or of what is settled: things by their names, dates in English, quotations marked."""
    kind, value = data.rows("properties")[row["property"]]["value_type"], row["value"]
    if kind.startswith("entity:"):
        return data.names()[value]
    return {"date": date_words, "quote": "“{}”".format}.get(kind, str)(value)


def author_year(source: Mapping, initials: bool = False) -> str:
    """Name the authors and the year of a source: up to three in full, of more the first.

    The title stands in where the page read names nobody.

    >>> author_year({"author": "Allen, Robert C.; Khaustova, Ekaterina", "year": "2019", "title": ""})
    'Allen and Khaustova 2019'
    >>> author_year({"author": "Milov, L. V. (ed.)", "year": "", "title": ""}, initials=True)
    'L. V. Milov'
    """
    return f"{_authors(source['author'], initials) or source['title']} {source['year']}".strip()


@kept
def short_names(data: Dataset) -> pd.Series:
    """Name each source, no two alike: author and year, and the title where several works share these.

    >>> short_names(load())[["neuweld_1959", "allen_khaustova_2019", "wikipedia_en_kronstadt"]].tolist()
    ['Neuweld 1959', 'Allen and Khaustova 2019', 'Wikipedia, Kronstadt rebellion']
    """
    rows, people, names = data.rows("sources"), defaultdict(set), {}
    for row in rows.values():
        people[_authors(row["author"])].add(_authors(row["author"], initials=True))
    shown = (author_year(row, initials=len(people[_authors(row["author"])]) > 1) for row in rows.values())
    for name, works in gathered(shown, rows).items():
        plain = len(works) == 1 and rows[works[0]]["kind"] != "encyclopedia"  # of which a reader wants the article
        titles = [""] if plain else _told_apart([_beyond_author(rows[work]) for work in works])
        names |= {work: f"{name}, {title}".rstrip(", ") for work, title in zip(works, titles, strict=True)}
    return pd.Series(names, pd.Index(rows, name="source_id"), dtype="str")


@cache
def _authors(text, initials=False):
    text = _ROLE.sub("", text).removesuffix(" contributors")
    names = [_name(part, initials) for part in _OTHERS.sub("", text).split("; ")]
    return f"{names[0]} and others" if len(names) > 3 or _OTHERS.search(text) else listed(names, nothing="")


def _name(author, initials):
    """The surname of a person; the whole name of a body."""
    person = None if " of " in author else _PERSON.fullmatch(author)
    if not person:
        return author
    surname, given = person.groups()
    return f"{' '.join(f'{part[0]}.' for part in given.split())} {surname}" if initials else surname


def _beyond_author(source):
    """The title without a beginning that repeats the author: "3rd ed." of an encyclopedia."""
    title, author = source["title"], source["author"]
    head = re.split(r": | \(", title)[0]
    repeated = author if title.startswith(author) else head if author.endswith(head) else ""
    return title.removeprefix(repeated).lstrip(",: ") or title


def _told_apart(titles):
    """The shortest beginning of each title that no other of them has."""
    forms = [_beginnings(title) for title in titles]
    count = Counter(form for each in forms for form in dict.fromkeys(each))
    return [next((form for form in each if count[form] == 1), each[-1]) for each in forms]


def _beginnings(title):
    words = re.split(r"[:;,] | \(", title)[0].split()
    first = " ".join(words[:WORDS]) + " ..." * (len(words) > WORDS)
    return [_OPENED.sub("", first), re.split(r": | \(", title)[0], title.split(" (")[0], title]

"""What is known of lives: whom a question is about, when they were born and died, and who was accused with whom."""

import math
import re
from collections.abc import Iterable, Mapping

import pandas as pd

from helpers.readings.dataset import Dataset, load
from helpers.readings.settling import date_words
from helpers.readings.stories import default, grouping
from helpers.words import known, named

EXACT, UNCERTAIN, NOT_FOUND = "exact year", "uncertain or rival years", "not found"
NEVER = float("nan")
MOST = 24  # people that are asked about together
COERCION = "Made by the investigating body under coercion: it is evidence about the body first."


def chosen(data: Dataset, people: str | Iterable[str], most: int = MOST) -> list[str]:
    """Give the ids of people named, or of all who signed a document, each once; a ValueError where one is not known."""
    persons = data.rows("people")
    if isinstance(people, str):
        signed = data.signatures.loc[data.signatures["document_id"].eq(people), "person_id"]
        if signed.empty and people in data.rows("documents"):
            raise ValueError(f"Problem: no claim that counts here says who signed {data.names()[people]!r}.")
        people = sorted(signed, key=lambda person: persons[person]["name"]) or people
    people = named("person", people, persons)
    if len(people) > most:
        raise ValueError(f"Problem: {len(people)} people cannot be shown. Name from 1 to {most}.")
    return people


def listed_name(data: Dataset, person: str) -> str:
    """Give the name of a person as a list has it, with initials; a KeyError where the person is not known.

    >>> listed_name(load(), "medvedev_sp")
    'Medvedev, S. P.'
    """
    known("person", person, data.rows("people"))
    surname, _, others = data.rows("people")[person]["name"].partition(", ")
    initials = [part if part.endswith(".") else f"{part[0]}." for part in others.split()]
    return f"{surname}, {' '.join(initials)}" if initials else surname


def place(day: pd.Timestamp) -> float:
    """Give a day as a year with its fraction; nan for no day.

    >>> place(pd.Timestamp("1921-01-01")), round(place(pd.Timestamp("1921-07-02")), 2)
    (1921.0, 1921.5)
    """
    return math.nan if pd.isna(day) else day.year + (day.day_of_year - 1) / (366 if day.is_leap_year else 365)


def dated(fact: pd.DataFrame, claims: pd.DataFrame) -> dict:
    """Give what is said of a year in a life, from the settled row that says it and all claims by their ids.

    Its words; whether it is `EXACT`, `UNCERTAIN` or `NOT_FOUND` ("known"); the first and the last place on an axis
    of years; its certainty; the ids of its claims, rivals among them.
    """
    names = ("words", "known", "first", "last", "certainty", "ids")
    if fact.empty:
        return dict(zip(names, (NOT_FOUND, NOT_FOUND, NEVER, NEVER, "", []), strict=True))
    fact = fact.iloc[0]
    rivals = claims.loc[fact["rival_ids"].split()]
    rivals = rivals[rivals["rank"].eq("alternative")]
    first, last = min([fact["earliest"], *rivals["earliest"]]), max([fact["latest"], *rivals["latest"]])
    exact = first.year == last.year and not re.search(r"[?~%]", fact["date"])
    middle = first + (last - first) / 2
    ends = (EXACT, place(middle), place(middle)) if exact else (UNCERTAIN, place(first), place(last))
    *others, latest = sorted({_year(said) for said in [*fact["date"].split(" or "), *rivals["date"]]})
    words = f"{', '.join(others)} or {latest}" if others else latest
    ids = [*fact["claim_ids"].split(), *rivals.index]
    return dict(zip(names, (words, *ends, fact["certainty"], ids), strict=True))


def _year(said):
    return date_words("/".join(dict.fromkeys(re.sub(r"-(\d\d|XX)", "", said).split("/"))))


def later_life(data: Dataset, people: Iterable[str], since: pd.Timestamp) -> pd.Series:
    """Count for each person the dated claims on the time after a day, and not on what came after a death."""
    facts, claims = data.settled(), data.claims.set_index("claim_id")
    deaths = facts[facts["property"].eq("died")]
    after = claims[claims["earliest"].gt(since) & claims["rank"].ne("withdrawn")]
    died = {person: dated(deaths[deaths["about_id"].eq(person)], claims)["last"] for person in people}
    living = after[~after["earliest"].dt.year.gt(after["about_id"].map(died))]
    return living["about_id"].value_counts().reindex(list(died), fill_value=0)


def accused(case: str | None = None, data: Dataset | None = None) -> list[str]:
    """List the people whom the claims name as accused in a case, by the alphabet.

    Args:
        case (str, optional): The case as the claims of the property accused_of have it; that of Moscow in 1935 where
            none is named.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        list of str: Ids of people.

    Raises:
        KeyError: If no claim names this case; the nearest are suggested.

    Examples:
        >>> accused()[0]
        'akhmedova'
    """
    data = data or load()
    case = default(data, "case") if case is None else case
    known("case", case, list(_charges(data.whole)["qualifier"].unique()))
    charges, names = _charges(data), data.rows("people")
    people = charges.loc[charges["qualifier"].eq(case), "about_id"].unique()
    return sorted(people, key=lambda person: names[person]["name"].casefold())


def _charges(data):
    return data.claims[data.claims["property"].eq("accused_of")]


def from_a_case(data: Dataset, claim: Mapping) -> bool:
    """Say whether a claim repeats what a case says: a charge since the first arrests, or words under questioning.

    Where it does, `COERCION` must stand beside the words.
    """
    said_there = data.rows("events").get(claim["qualifier"], {}).get("kind") == "case"
    if claim["property"] != "accused_of":
        return said_there or claim["property"] == "confessed"
    return said_there or claim["earliest"] >= grouping(data, "case_steps").set_index("member")["earliest"]["arrested"]

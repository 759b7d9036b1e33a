"""One person, many spellings: which rows a search by one spelling finds, and which it misses."""

import re

import pandas as pd

from helpers.charts.common import behind
from helpers.figures.figure import Figure
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import Dataset
from helpers.readings.stories import default
from helpers.readings.wording import short_names
from helpers.words import known

FOUND, MISSED, BY_TABLE = "found", "missed", "name table"
MANY = 4  # a person with so many forms has something to choose
COLUMNS = ["place", "spelling", "where", "result", "source_id", "claim_ids"]


def names_with_many_spellings(data: Dataset) -> dict[str, str]:
    """Give the names of the people whose name has many forms, by person_id, those with the most forms first."""
    counts = data.table("name_forms")["person_id"].value_counts()
    return data.names()[counts.index[counts >= MANY]].to_dict()


def spellings_of(data: Dataset, person: str) -> list[str]:
    """List the spellings of a surname, that of libraries first; a ValueError where the name table has none."""
    return list(dict.fromkeys(_forms(data, person)["spelling"]))


def spellings(
    data: Dataset, person: str | None = None, spelling: str | None = None, name_table: bool = False
) -> Figure:
    """Show which rows a search by one spelling of a name finds, and which it misses.

    Args:
        data (Dataset): As `wo.load()` gives it.
        person (str, optional): A person_id; Shliapnikov where nobody is named.
        spelling (str, optional): What is searched for; the spelling of libraries where none is named. Capitals do not
            count.
        name_table (bool): Whether the search may look up the other spellings in the name table.

    Returns:
        Figure: A table with one row for each source that spells this name, in its title or its text. Its rows have the
            columns place, spelling, where, result, source_id and claim_ids (what this source says of the person).

    Raises:
        ValueError: If nothing is searched for, the person has no spellings in the name table, or no source spells the
            name.

    Examples:
        >>> sorted(set(spellings(load(), name_table=True).table["result"]))
        ['found', 'name table']
    """
    person = default(data, "person") if person is None else person
    rows, name = _places(data, person), data.names()[person]
    if rows.empty:
        raise ValueError(f"Problem: no source here spells the name of {name}. Name somebody else.")
    wanted = rows["spelling"].iloc[0] if spelling is None else str(spelling).strip()
    if not wanted:
        raise ValueError("Problem: there is nothing to search for. Write a spelling.")
    hits = rows["held"].str.casefold().str.contains(wanted.casefold(), regex=False)
    rows["result"] = hits.map({True: FOUND, False: BY_TABLE if name_table else MISSED})
    lost = len(behind(rows[rows["result"].eq(MISSED)]))
    lost = f"The sources missed make {lost} of our claims about {name}." if lost else ""
    looked = "The name table lists these spellings as one person: a search by it finds them all."
    notes, place = [lost, looked if name_table else ""], Words("place", "What stands in the source, and who wrote it")
    title = f"A search for {wanted}: the sources that spell the name of {name}"
    words = {"title": title, "said": f"Search for {wanted}: {_result(rows)}", "notes": notes}
    grid = Grid(rows, [place, Signs("result", seen=True), Words("where")])
    shown, ids = rows.replace({"claim_ids": {"": "no claim"}}), behind(rows)
    return Figure(data, shown, grid, **words, columns=COLUMNS, claim_ids=ids)


def _forms(data, person):
    """The forms of a name, each with the spelling of the surname in it."""
    forms = data.table("name_forms")
    known("person in the name table", person, list(forms["person_id"].unique()))
    row = data.rows("people")[person]
    surnames = {re.split(r"[ ,]", row[name])[0] for name in ("name", "name_ru")}
    forms = forms[forms["person_id"].eq(person)]
    words = forms["form"].str.findall(r"[\w'-]+")  # the surname of libraries, if it is there, or else the last word
    return forms.assign(spelling=[next((word for word in form if word in surnames), form[-1]) for form in words])


def _places(data, person):
    """One row a source and spelling: the title in which it stands, or else the form in the text."""
    forms, sources = _forms(data, person).rename(columns={"form": "held"}), data.sources
    order = list(dict.fromkeys(forms["spelling"]))
    titles = sources.rename(columns={"title": "held"}).assign(where="in its title")
    titles["spelling"] = titles["held"].str.extract(rf"\b({'|'.join(map(re.escape, order))})")[0]
    texts = forms[forms["source_id"].ne("")].assign(where="in its text")
    rows = pd.concat([titles.dropna(subset="spelling"), texts]).drop_duplicates(["source_id", "spelling"])
    who = short_names(data).where(sources.set_index("source_id")["author"].ne(""), "")
    claims = data.claims[data.claims["about_id"].eq(person)].groupby("source_id")["claim_id"].agg(" ".join)
    rows = rows.assign(
        place=list(map(_place, rows["held"], rows["spelling"], who[rows["source_id"]])),
        claim_ids=claims.reindex(rows["source_id"]).fillna("").tolist(),
        order=rows["spelling"].map(order.index),
    )
    return rows.sort_values(["order", "place"], kind="stable", ignore_index=True)


def _place(held, spelling, who):
    """A title, or the part of it with the spelling and who wrote it, where the page names somebody."""
    parts = re.split(r"(?<=\w): | \(", held)
    return f"{next(part for part in parts if spelling in part).rstrip(')')} ({who})" if who else held


def _result(rows):
    """Say how many rows are found and missed, and which spellings stand in those missed."""
    missed = rows.loc[rows["result"].eq(MISSED), "spelling"].value_counts(sort=False)
    lost, by_table = int(missed.sum()), int(rows["result"].eq(BY_TABLE).sum())
    told = ", ".join(f"{spelling} ({size})" for spelling, size in missed.items())
    found = f"{len(rows) - lost} of {len(rows)} rows found"
    found += f" ({by_table} of them by the name table)" if by_table else ""
    return f"{found}, {lost} missed: {told}." if lost else f"{found}, 0 missed."

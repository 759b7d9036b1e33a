"""One person, many spellings: which rows a search by one spelling finds, and which it misses."""

import re

import pandas as pd

from helpers.charts.drawing import BLUE, GREEN, GRID, INK, LINE, PAPER, STEP, VERMILLION, page, wrap, write
from helpers.evidence import short_names
from helpers.figures import Figure
from helpers.words import nearest

FOUND, MISSED, BY_TABLE = "found", "missed", "name table"
# A symbol, its colour and how it is filled: shape and word say the same as colour.
SYMBOLS = {FOUND: ("o", GREEN, "full"), MISSED: ("X", VERMILLION, "full"), BY_TABLE: ("D", BLUE, "left")}
RESULT, PLACE, END = 0.1, 1.55, 7.8  # inches from the left: the symbol with its word, then the place
TOP, PAD = 0.85, 0.03  # inches: above the rows, above and below the text of each
MANY = 4  # a person with so many forms has something to choose


def names_with_many_spellings(data):
    """List the people whose names are spelt in many ways.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    dict of str to str
        Names by person_id, those with the most forms first.

    Examples
    --------
    >>> from helpers.readings import load
    >>> next(iter(names_with_many_spellings(load()).items()))
    ('shliapnikov', 'Shliapnikov')
    """
    counts = data.table("name_forms")["person_id"].value_counts()
    return {person: data.names()[person] for person in counts.index[counts >= MANY]}


def spellings_of(data, person):
    """List the spellings of a surname, that of libraries first.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    person : str
        A person_id, such as "shliapnikov".

    Returns
    -------
    list of str
        The spellings, each once.

    Raises
    ------
    ValueError
        If the person has no spellings in the name table; the nearest ids are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> spellings_of(load(), "shliapnikov")[:3]
    ['Shliapnikov', 'Shlyapnikov', 'Chliapnikov']
    """
    return list(dict.fromkeys(_forms(data, person)["spelling"]))


def spellings(data, person="shliapnikov", spelling=None, name_table=False):
    """Draw which rows a search by one spelling of a name finds, and which it misses.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    person : str
        A person_id.
    spelling : str, optional
        What is searched for; the spelling of libraries where none is named. Capitals do not count.
    name_table : bool
        Whether the search may look up the other spellings in the name table.

    Returns
    -------
    Figure
        A table-like figure with one row for each source that spells this name, in its title or its text. Its
        table has the columns place, spelling, where, result, source_id and claim_ids (what this source says of
        the person).

    Raises
    ------
    ValueError
        If nothing is searched for, or the person has no spellings in the name table.

    Examples
    --------
    >>> from helpers.readings import load
    >>> sorted(set(spellings(load(), name_table=True).table["result"]))
    ['found', 'name table']
    """
    rows, name = _places(data, person), data.names()[person]
    wanted = rows["spelling"].iloc[0] if spelling is None else str(spelling).strip()
    if not wanted:
        raise ValueError("Problem: there is nothing to search for. Write a spelling.")
    hits = rows["held"].str.casefold().str.contains(wanted.casefold(), regex=False)
    rows["result"] = hits.map({True: FOUND, False: BY_TABLE if name_table else MISSED})
    return Figure(
        _drawing(rows, wanted),
        f"A search for {wanted}: the sources that spell the name of {name}",
        rows[["place", "spelling", "where", "result", "source_id", "claim_ids"]].replace({"": "no claim"}),
        _alt(rows, wanted, name),
        " ".join(rows["claim_ids"]).split(),
        notes=_notes(rows, name, name_table),
        data=data,
    )


def result(rows):
    """Say the result of a search in words.

    Parameters
    ----------
    rows : pandas.DataFrame
        The table of the figure that `spellings` gives.

    Returns
    -------
    str
        How many rows are found and missed, and which spellings stand in those missed.

    Examples
    --------
    >>> from helpers.readings import load
    >>> result(spellings(load(), name_table=True).table).endswith("0 missed.")
    True
    """
    counts = rows["result"].value_counts()
    missed = rows.loc[rows["result"].eq(MISSED), "spelling"].value_counts(sort=False)
    told = ", ".join(f"{spelling} ({size})" for spelling, size in missed.items())
    by_table = f" ({counts[BY_TABLE]} of them by the name table)" if BY_TABLE in counts else ""
    found = len(rows) - counts.get(MISSED, 0)
    missing = f"{counts[MISSED]} missed: {told}" if told else "0 missed"
    return f"{found} of {len(rows)} rows found{by_table}, {missing}."


# -- the rows ----------------------------------------------------------------------------------------------


def _forms(data, person):
    """The forms of a name, each with the spelling of the surname in it."""
    forms = data.table("name_forms")
    if person not in set(forms["person_id"]):
        raise ValueError(
            f"Problem: {person!r} has no spellings in the name table.{nearest(person, forms['person_id'])}"
        )
    full = data.table("people").set_index("person_id").loc[person, ["name", "name_ru"]]
    surnames = {re.split(r"[ ,]", name)[0] for name in full}
    forms = forms[forms["person_id"].eq(person)]
    return forms.assign(spelling=forms["form"].map(lambda form: _surname(form, surnames)))


def _surname(form, surnames):
    """The surname in a form: the one of libraries, if it is there, or else the last word."""
    words = re.findall(r"[\w'-]+", form)
    return next((word for word in words if word in surnames), words[-1])


def _places(data, person):
    """One row a source and spelling: the title in which it stands, or else the form in the text."""
    forms = _forms(data, person).rename(columns={"form": "held"})
    order = list(dict.fromkeys(forms["spelling"]))
    titles = data.sources.rename(columns={"title": "held"}).assign(where="in its title")
    titles["spelling"] = titles["held"].str.extract(rf"\b({'|'.join(map(re.escape, order))})")[0]
    texts = forms[forms["source_id"].ne("")].assign(where="in its text")
    rows = pd.concat([titles.dropna(subset="spelling"), texts]).drop_duplicates(["source_id", "spelling"])
    authors = rows["source_id"].map(data.sources.set_index("source_id")["author"])
    who = rows["source_id"].map(short_names(data)).str.removesuffix(" contributors").where(authors.ne(""), "")
    rows["place"] = list(map(_place, rows["held"], rows["spelling"], who))
    claims = data.claims[data.claims["about_id"].eq(person)].groupby("source_id")["claim_id"].agg(" ".join)
    rows["claim_ids"] = rows["source_id"].map(claims).fillna("")
    rows["order"] = rows["spelling"].map(order.index)
    return rows.sort_values(["order", "place"], kind="stable", ignore_index=True)


def _place(held, spelling, who):
    """A title, or the part of it with the spelling and who wrote it, where the page names somebody."""
    parts = re.split(r"(?<=\w): | \(", held)
    return f"{next(part for part in parts if spelling in part).rstrip(')')} ({who})" if who else held


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, wanted, name):
    found = rows.loc[rows["result"].eq(FOUND), "spelling"].unique()
    spelt = f"Those found spell it {', '.join(found)}." if len(found) else "None has this spelling."
    return (
        f"Table chart of {len(rows)} rows, one for each source that spells the name of {name}, each with a "
        f"symbol and a word. A search for {wanted}: {result(rows)} {spelt}"
    )


def _notes(rows, name, name_table):
    lost = rows.loc[rows["result"].eq(MISSED), "claim_ids"].str.split().str.len().sum()
    notes = [f"The sources missed make {lost} of our claims about {name}."] * bool(lost)
    looked = "The name table lists these spellings as one person: a search by it finds them all."
    return [*notes, *[looked] * name_table]


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, wanted):
    texts = [wrap(place, END - PLACE - 0.1) for place in rows["place"]]
    heights = [len(lines) * STEP + 2 * PAD for lines in texts]
    drawing, axes = page(height=TOP + sum(heights) + 0.12)
    write(axes, RESULT, 0.2, f"Search for {wanted}: {result(rows).split(',')[0]}", weight="bold")
    for x, head in ((RESULT, "Result"), (PLACE, "What stands in the source, and who wrote it")):
        write(axes, x, TOP - 0.2, head, weight="bold")
    axes.plot([RESULT, END], [TOP, TOP], color=INK, lw=LINE)
    top = TOP
    for row, lines, height in zip(rows.itertuples(), texts, heights, strict=True):
        _symbol(axes, row.result, top + PAD + STEP / 2)
        for count, line in enumerate(lines):
            write(axes, PLACE, top + PAD + (count + 0.5) * STEP, line)
        top += height
        axes.plot([RESULT, END], [top, top], color=INK, lw=GRID, ls=":")
    return drawing


def _symbol(axes, word, y):
    marker, colour, fill = SYMBOLS[word]
    style = {"fillstyle": fill, "color": colour, "markerfacecoloralt": PAPER, "markeredgecolor": INK}
    axes.plot(RESULT + 0.1, y, marker, markersize=10 if marker == "o" else 9, **style)
    write(axes, RESULT + 0.28, y, word)

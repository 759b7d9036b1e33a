"""Acts of memory: what a state and its party did, beside what citizens did; and how a name stands in an index."""

import pandas as pd

from helpers.charts.common import dated_story
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words, pivot
from helpers.readings import Dataset, date_words
from helpers.readings.stories import notes, story
from helpers.words import listed, plural

ACTS = "Acts of memory: a state and its party, beside citizens"
ACT_COLUMNS = ["when", "side", "what", "certainty", "how_known", "claim_ids"]
INDEX = "Party membership in the name index of Lenin's works"
NO_CLAIM = "no claim"
INDEX_COLUMNS = ["person", "form", "since", "volume", "cleared", "entry", "certainty", "claim_ids"]


def memory(data: Dataset) -> Figure:
    """Show acts of memory from 1963 on: those of a state and its party beside those of citizens.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: A table in the order of time with two columns of acts, with a mark for how sure the claim is. Its rows
            have the columns when, side, what, certainty, how_known, claim_ids.

    Examples:
        >>> memory(load()).table["when"].tolist()[0]
        '31 January 1963'
    """
    rows, sides = dated_story(data, "memory"), list(story(data.whole, "memory")["group"].unique())
    if rows.empty:
        return nothing(data, ACTS, ACT_COLUMNS)
    # Each at the date of the claim, or of the volume in which the words stand.
    printed = rows["source_id"].map(data.sources.set_index("source_id")["year"])
    year = pd.to_datetime(printed, format="%Y", errors="coerce")
    rows = rows.assign(side=rows["group"], what=rows["label"], when=rows["when"].where(rows["date"].ne(""), printed))
    rows = rows.fillna({"earliest": year, "latest": year + pd.offsets.YearEnd()})
    rows = rows.sort_values(["earliest", "latest"], kind="stable", ignore_index=True)
    sizes = "; ".join(f"{plural(rows['side'].eq(side).sum(), 'act')} of {side}" for side in sides)
    grid = pivot(rows, "when", "side", "certainty", "what", order=sides)
    said = f"From {rows['when'].iloc[0]} to {rows['when'].iloc[-1]}: {sizes}."
    told = [
        "The index and the books stand at the year of the volume.",
        "An act of which only the year is known stands at the start of that year; it may be later.",
        "No source read here says where Shliapnikov is buried.",
    ]
    left_out = notes(data, "memory", "left out")["label"]
    return Figure(data, rows, grid, title=ACTS, said=said, columns=ACT_COLUMNS, notes=told, left_out=left_out)


def name_index(data: Dataset) -> Figure:
    """Show how the name index of Lenin's works words the party membership of eleven people.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: A table, one row a person: a mark under one of two forms of words, the year of joining that the entry
            gives, and when a court cleared the person, as far as a claim tells. Its rows have the columns person, form,
            since (a year), volume, cleared, entry (the Russian words), certainty, claim_ids.

    Examples:
        >>> name_index(load()).table["form"].value_counts().tolist()
        [8, 3]
    """
    rows = _entries(data)
    if rows.empty:
        return nothing(data, INDEX, INDEX_COLUMNS)
    forms, mark = list(rows["form"].unique()), {True: [("words of the index", "")], False: []}
    rows = rows.assign(**{form: rows["form"].eq(form).map(mark) for form in forms})
    told = "; ".join(f"“{form}”: {listed(rows.loc[rows['form'].eq(form), 'person'])}" for form in forms)
    cleared = rows[rows["cleared"].ne(NO_CLAIM)]
    cleared = listed(cleared["person"] + " (" + cleared["cleared"] + ")", nothing="nobody")
    marks = [Words("person"), *(Signs(form, f"“{form}”") for form in forms), Words("since", "Year")]
    grid = Grid(rows, [*marks, Words("cleared", "Cleared by a court")])
    title = f"{INDEX}, {plural(len(rows), 'entry', 'entries')}"
    said = f"{told}. Cleared by a court, as far as a claim tells: {cleared}."
    read = [f"Volumes read: {'; '.join(sorted(set(rows['volume'])))}.", *notes(data, "name_index")["label"]]
    left_out = ["all other entries of the index, which were not read"]
    return Figure(data, rows, grid, title=title, said=said, columns=INDEX_COLUMNS, notes=read, left_out=left_out)


def _entries(data: Dataset) -> pd.DataFrame:
    """Entries of the index, with the acts of a court that cleared the person, if a claim tells of one."""
    claims, acts, sources = data.claims, data.acts, data.sources.set_index("source_id")
    claims = claims[claims["property"].eq("membership_wording")]
    court = acts[acts["kind"].eq("judicial")].groupby("person_id")
    dates, ids = court["date"].agg(lambda days: listed(map(date_words, days))), court["claim_ids"].agg(" ".join)
    person, (volume, year) = claims["about_id"], (claims["source_id"].map(sources[part]) for part in ("volume", "year"))
    rows = claims.assign(
        person=person.map(data.names()),
        form=claims["qualifier"],
        since=claims["value"].str.replace(r"\D", "", regex=True),
        volume="vol. " + volume + ", " + year.replace("", "year not on the page read"),
        cleared=person.map(dates).astype("str").fillna(NO_CLAIM),
        entry=claims["value"],
        claim_ids=claims["claim_id"] + (" " + person.map(ids).astype("str")).fillna(""),
    )
    return rows.sort_values(["form", "person"], ascending=[False, True], ignore_index=True)

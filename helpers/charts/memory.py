"""Acts of memory: what a state and its party did, beside what citizens did; and how a name stands in an index."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words, pivot
from helpers.readings import Dataset, date_words
from helpers.readings.stories import notes, story
from helpers.words import listed, plural

ACTS = "Acts of memory: a state and its party, beside citizens"
ACT_COLUMNS = ["when", "side", "what", "certainty", "how_known", "claim_ids"]
INDEX = "Party membership in the name index of Lenin's works"
ENTRY = "words of the index"
INDEX_COLUMNS = ["person", "form", "since", "volume", "cleared", "entry", "certainty", "claim_ids"]


def memory(data: Dataset) -> Figure:
    """Show acts of memory from 1963 on: those of a state and its party beside those of citizens.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A table in the order of time with two columns of acts, with a mark for how sure the claim is. Its rows have
        the columns when, side, what, certainty, how_known, claim_ids.

    Examples
    --------
    >>> from helpers.readings import load
    >>> memory(load()).table["when"].tolist()[0]
    '31 January 1963'
    """
    rows = _acts(data)
    if rows.empty:
        return nothing(data, ACTS, ACT_COLUMNS)
    sizes = "; ".join(f"{plural(rows['side'].eq(side).sum(), 'act')} of {side}" for side in _sides(data))
    return Figure(
        data,
        rows,
        pivot(rows, "when", "side", "certainty", "what", order=_sides(data)),
        title=ACTS,
        said=f"From {rows['when'].iloc[0]} to {rows['when'].iloc[-1]}: {sizes}.",
        columns=ACT_COLUMNS,
        notes=[
            "The index and the books stand at the year of the volume.",
            "An act of which only the year is known stands at the start of that year; it may be later.",
            "No source read here says where Shliapnikov is buried.",
        ],
        left_out=notes(data, "memory", "left out")["label"],
    )


def name_index(data: Dataset) -> Figure:
    """Show how the name index of Lenin's works words the party membership of eleven people.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A table, one row a person: a mark under one of two forms of words, the year of joining that the entry
        gives, and when a court cleared the person, as far as a claim tells. Its rows have the columns person,
        form, since (a year), volume, cleared, entry (the Russian words), certainty, claim_ids.

    Examples
    --------
    >>> from helpers.readings import load
    >>> name_index(load()).table["form"].value_counts().tolist()
    [8, 3]
    """
    rows = _entries(data)
    if rows.empty:
        return nothing(data, INDEX, INDEX_COLUMNS)
    forms = list(dict.fromkeys(rows["form"]))
    marked = rows.assign(
        **{form: rows["form"].eq(form).map({True: [(ENTRY, "")], False: []}) for form in forms}
    )
    columns = [
        Words("person"),
        *(Signs(form, f"“{form}”") for form in forms),
        Words("since", "Year"),
        Words("cleared", "Cleared by a court"),
    ]
    return Figure(
        data,
        marked,
        Grid(marked, columns),
        title=f"{INDEX}, {plural(len(rows), 'entry', 'entries')}",
        said=_index_said(rows, forms),
        columns=INDEX_COLUMNS,
        notes=[
            f"Volumes read: {'; '.join(sorted(set(rows['volume'])))}.",
            *notes(data, "name_index")["label"],
        ],
        left_out=["all other entries of the index, which were not read"],
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _sides(data: Dataset) -> list[str]:
    return list(dict.fromkeys(story(data.whole, "memory")["group"]))


def _acts(data: Dataset) -> pd.DataFrame:
    """Acts of memory with their dates: that of the claim, or of the volume in which the words stand."""
    rows = pd.DataFrame([_act(act, data) for act in story(data, "memory").itertuples()])
    return rows if rows.empty else rows.sort_values(["from", "to"], kind="stable", ignore_index=True)


def _act(act: object, data: Dataset) -> dict[str, object]:
    claim = data.rows("claims")[act.claim_ids.split()[0]]
    year = data.rows("sources")[claim["source_id"]]["year"]
    return {
        "when": date_words(claim["date"]) if claim["date"] else year,
        "from": claim["earliest"] if claim["date"] else pd.Timestamp(f"{year}-01-01"),
        "to": claim["latest"] if claim["date"] else pd.Timestamp(f"{year}-12-31"),
        "side": act.group,
        "what": act.label,
        "certainty": claim["certainty"],
        "how_known": claim["how_known"],
        "claim_ids": act.claim_ids,
    }


def _entries(data: Dataset) -> pd.DataFrame:
    """Entries of the index, with the acts of a court that cleared the person, if a claim tells of one."""
    claims, acts = data.claims, data.acts
    court = acts[acts["kind"].eq("judicial")]
    rows = pd.DataFrame(
        [
            _entry(claim, court[court["person_id"].eq(claim["about_id"])], data)
            for claim in claims[claims["property"].eq("membership_wording")].to_dict("records")
        ]
    )
    return (
        rows
        if rows.empty
        else rows.sort_values(["form", "person"], ascending=[False, True], ignore_index=True)
    )


def _entry(claim: dict, court: pd.DataFrame, data: Dataset) -> dict[str, object]:
    source = data.rows("sources")[claim["source_id"]]
    return {
        "person": data.names()[claim["about_id"]],
        "form": claim["qualifier"],
        "since": "".join(filter(str.isdigit, claim["value"])),
        "volume": f"vol. {source['volume']}, {source['year'] or 'year not on the page read'}",
        "cleared": listed(map(date_words, court["date"]), nothing="no claim"),
        "entry": claim["value"],
        "certainty": claim["certainty"],
        "claim_ids": " ".join([claim["claim_id"], *court["claim_ids"]]),
    }


def _index_said(rows: pd.DataFrame, forms: list[str]) -> str:
    """Say who has which form of words, and whom a court cleared."""
    told = "; ".join(f"“{form}”: {listed(rows.loc[rows['form'].eq(form), 'person'])}" for form in forms)
    cleared = rows[rows["cleared"].ne("no claim")]
    names = listed((f"{row.person} ({row.cleared})" for row in cleared.itertuples()), nothing="nobody")
    return f"{told}. Cleared by a court, as far as a claim tells: {names}."

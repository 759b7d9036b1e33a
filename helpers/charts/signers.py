"""Who signed the Letter of the Twenty-Two, and what is known of each: "not found" is a value like any other."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import Dataset
from helpers.readings.lives import EXACT, NOT_FOUND, dated, later_life
from helpers.readings.stories import default, notes
from helpers.words import known, plural

FIRST = "first 22"
GROUPS = {FIRST: [FIRST], "all 24": [FIRST, "added"]}
SORTS = ("name", "party year", "trade", "later life")
HEADS = {"party_since": "In the party", "trade": "Trade", "died": "Died", "later_life": "Later life"}
COLUMNS = ["person", *HEADS, "group", "certainty", "how_known", "claim_ids"]
COUNTED = {"party_since": "Party year", "died": "Year of death", "later_life": "Anything of later life"}
SAID, SHARED = "said by a source", "rival years, or said of all together"


def signers(data: Dataset, group: str = "first 22", sort: str = "name") -> Figure:
    """Show who signed the Letter of the Twenty-Two, with what is known of each.

    Args:
        data (Dataset): As `wo.load()` gives it.
        group (str): "first 22", or "all 24" with the two women who added their names.
        sort (str): "name", "party year" (earliest first), "trade" or "later life" (most told first).

    Returns:
        Figure: A table, one row a signatory: the year of joining the party, trade, year of death, and how many claims
            tell of the time after the Letter. What no claim says is "not found". Its rows have the columns person,
            party_since, trade, died, later_life, group, certainty and how_known (of the signature), claim_ids.

    Raises:
        ValueError: If group or sort is none of the words above.

    Examples:
        >>> int(signers(load(), "all 24").table["died"].eq("not found").sum())
        9
    """
    known("group", group, GROUPS, ValueError)
    known("order", sort, SORTS, ValueError)
    title = f"Who signed the Letter of the Twenty-Two: {group}, by {sort}"
    signed = data.signatures
    signed = signed[signed["document_id"].eq(default(data, "letter")) & signed["group"].isin(GROUPS[group])]
    if signed.empty:
        return nothing(data, title, COLUMNS)
    of_all = " ".join(notes(data, "signers", "trade")["label"]) or NOT_FOUND
    rows = _sorted(pd.DataFrame(_rows(data, signed, of_all)), sort, of_all)
    marks = [Signs(f"{name}_state", head, words=name) for name, head in HEADS.items()]
    fold = notes(data, "signers")
    return Figure(
        data,
        rows,
        Grid(rows, [Words("person", "Name"), *marks]),
        title=title,
        said=f"{plural(len(rows), 'signatory', 'signatories')}. {_told(rows, of_all)} By {sort}, "
        f"{rows['person'].iloc[0]} comes first and {rows['person'].iloc[-1]} last.",
        columns=COLUMNS,
        notes=[
            *fold["label"],
            *notes(data, "signers", "sent")["label"],
            "It measures what was written of a person, not what was lived.",
        ],
        claim_ids=" ".join([*rows["claim_ids"], *fold["claim_ids"]]).split(),
    )


def _rows(data, signed, of_all):
    """One row a signatory: what is known, how each cell looks, and what the orders need."""
    facts, claims = data.settled(), data.claims.set_index("claim_id")
    sent = data.whole.rows("claims")[notes(data.whole, "signers", "sent")["claim_ids"].iloc[0]]["latest"]
    later = later_life(data, signed["person_id"], sent)
    for row in signed.to_dict("records"):
        person = row["person_id"]
        told = {name: facts[facts["about_id"].eq(person) & facts["property"].eq(name)] for name in [*HEADS][:3]}
        party, died, own = dated(told["party_since"], claims), dated(told["died"], claims), told["trade"]
        trade = own["value"].iloc[0] if len(own) else of_all if row["group"] == FIRST else NOT_FOUND
        yield {
            **row,
            "name": data.rows("people")[person]["name"],
            "party_since": party["words"],
            "party_since_state": _state(party["known"]),
            "party_from": party["first"],
            "trade": trade,
            "trade_state": {of_all: SHARED, NOT_FOUND: NOT_FOUND}.get(trade, SAID),
            "died": died["words"],
            "died_state": _state(died["known"]),
            "later": later[person],
            "later_life": plural(later[person], "claim") if later[person] else NOT_FOUND,
            "later_life_state": SAID if later[person] else NOT_FOUND,
            "claim_ids": " ".join([row["claim_ids"], *party["ids"], *died["ids"], *own["claim_ids"]]),
        }


def _state(known):
    return {EXACT: SAID, NOT_FOUND: NOT_FOUND}.get(known, SHARED)


def _sorted(rows, sort, of_all):
    rows = rows.sort_values("name", kind="stable")
    by = {
        "name": rows["name"],
        "party year": rows["party_from"],
        "trade": rows["trade"].map({of_all: 1, NOT_FOUND: 2}).fillna(0),
        "later life": -rows["later"],
    }
    return rows.loc[by[sort].sort_values(kind="stable").index]


def _told(rows, of_all):
    """Say of how many signatories each thing is known."""
    found = {said: int(rows[name].ne(NOT_FOUND).sum()) for name, said in COUNTED.items()}
    found["Own trade"] = int((~rows["trade"].isin([of_all, NOT_FOUND])).sum())
    return " ".join(f"{said} known for {count}, not found for {len(rows) - count}." for said, count in found.items())

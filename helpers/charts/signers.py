"""Who signed the Letter of the Twenty-Two, and what is known of each: "not found" is a value like any other."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import Dataset
from helpers.readings.lives import EXACT, NOT_FOUND, dated, later_life
from helpers.readings.stories import default, notes
from helpers.words import nearest, plural

GROUPS = {"first 22": ["first 22"], "all 24": ["first 22", "added"]}
SORTS = ("name", "party year", "trade", "later life")
HEADS = {"party_since": "In the party", "trade": "Trade", "died": "Died", "later_life": "Later life"}
COLUMNS = ["person", *HEADS, "group", "certainty", "how_known", "claim_ids"]
SAID, SHARED = "said by a source", "rival years, or said of all together"


def signers(data: Dataset, group: str = "first 22", sort: str = "name") -> Figure:
    """Show who signed the Letter of the Twenty-Two, with what is known of each.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    group : str
        "first 22", or "all 24" with the two women who added their names.
    sort : str
        "name", "party year" (earliest first), "trade" or "later life" (most told first).

    Returns
    -------
    Figure
        A table, one row a signatory: the year of joining the party, trade, year of death, and how many claims tell
        of the time after the Letter. What no claim says is "not found". Its rows have the columns person,
        party_since, trade, died, later_life, group, certainty and how_known (of the signature), claim_ids.

    Raises
    ------
    ValueError
        If group or sort is none of the words above.

    Examples
    --------
    >>> from helpers.readings import load
    >>> int(signers(load(), "all 24").table["died"].eq("not found").sum())
    9
    """
    for word, words in ((group, GROUPS), (sort, SORTS)):
        if word not in words:
            raise ValueError(f"Problem: {word!r} is not one of {', '.join(words)}.{nearest(word, words)}")
    title = f"Who signed the Letter of the Twenty-Two: {group}, by {sort}"
    rows, of_all = _rows(data, GROUPS[group])
    if rows.empty:
        return nothing(data, title, COLUMNS)
    rows = _sorted(rows, sort, of_all)
    marks = [Signs(f"{name}_state", head, words=name) for name, head in HEADS.items()]
    return Figure(
        data,
        rows,
        Grid(rows, [Words("person", "Name"), *marks]),
        title=title,
        said=f"{plural(len(rows), 'signatory', 'signatories')}. {_known(rows, of_all)} By {sort}, "
        f"{rows['person'].iloc[0]} comes first and {rows['person'].iloc[-1]} last.",
        columns=COLUMNS,
        notes=[
            *notes(data, "signers")["label"],
            *notes(data, "signers", "sent")["label"],
            "It measures what was written of a person, not what was lived.",
        ],
        claim_ids=" ".join([*rows["claim_ids"], *notes(data, "signers")["claim_ids"]]).split(),
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data: Dataset, groups: list[str]) -> tuple[pd.DataFrame, str]:
    """One row a signatory, and what is said of the trade of all together."""
    signed = data.signatures
    signed = signed[signed["document_id"].eq(default(data, "letter")) & signed["group"].isin(groups)]
    of_all = " ".join(notes(data, "signers", "trade")["label"]) or NOT_FOUND
    settled, claims, people = data.settled(), data.claims.set_index("claim_id"), data.rows("people")
    sent = data.whole.rows("claims")[notes(data.whole, "signers", "sent")["claim_ids"].iloc[0]]["latest"]
    later = later_life(data, signed["person_id"], sent)
    rows = [
        {
            **_signatory(row, settled[settled["about_id"].eq(row["person_id"])], claims, of_all),
            "later": later[row["person_id"]],
            "name": people[row["person_id"]]["name"],
        }
        for row in signed.to_dict("records")
    ]
    table = pd.DataFrame(rows)
    return (table if table.empty else _marked(table, of_all)), of_all


def _signatory(row: dict, facts: pd.DataFrame, claims: pd.DataFrame, of_all: str) -> dict[str, object]:
    party, died, trade = (facts[facts["property"].eq(name)] for name in ("party_since", "died", "trade"))
    party, died = dated(party, claims), dated(died, claims)
    shared = of_all if row["group"] in GROUPS else NOT_FOUND
    return {
        **row,
        "party_since": party["words"],
        "party_since_state": _state(party["known"]),
        "party_from": party["first"],
        "trade": shared if trade.empty else trade["value"].iloc[0],
        "died": died["words"],
        "died_state": _state(died["known"]),
        "claim_ids": " ".join([row["claim_ids"], *party["ids"], *died["ids"], *trade["claim_ids"]]),
    }


def _state(known: str) -> str:
    return {EXACT: SAID, NOT_FOUND: NOT_FOUND}.get(known, SHARED)


def _marked(rows: pd.DataFrame, of_all: str) -> pd.DataFrame:
    told = [plural(count, "claim") if count else NOT_FOUND for count in rows["later"]]
    states = {of_all: SHARED, NOT_FOUND: NOT_FOUND}
    return rows.assign(
        later_life=told,
        later_life_state=[SAID if count else NOT_FOUND for count in rows["later"]],
        trade_state=[states.get(trade, SAID) for trade in rows["trade"]],
    )


def _sorted(rows: pd.DataFrame, sort: str, of_all: str) -> pd.DataFrame:
    rows = rows.sort_values("name", kind="stable")
    by = {
        "name": rows["name"],
        "party year": rows["party_from"],
        "trade": rows["trade"].map({of_all: 1, NOT_FOUND: 2}).fillna(0),
        "later life": -rows["later"],
    }
    return rows.loc[by[sort].sort_values(kind="stable").index]


def _known(rows: pd.DataFrame, of_all: str) -> str:
    """Say of how many signatories each thing is known."""
    words = {"party_since": "Party year", "died": "Year of death", "later_life": "Anything of later life"}
    missing = {name: int(rows[name].eq(NOT_FOUND).sum()) for name in words}
    told = [
        f"{said} known for {len(rows) - missing[name]}, not found for {missing[name]}"
        for name, said in words.items()
    ]
    named = int((~rows["trade"].isin([of_all, NOT_FOUND])).sum())
    return f"{'. '.join([*told, f'Own trade known for {named}, not found for {len(rows) - named}'])}."

"""Who signed the Letter of the Twenty-Two, what is known of each, and who signed and served together."""

from collections.abc import Iterable

import pandas as pd

from helpers.charts.common import behind
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.figures.network import Network
from helpers.readings import Dataset
from helpers.readings.lives import EXACT, NOT_FOUND, chosen, dated, later_life
from helpers.readings.stories import default, grouping, notes
from helpers.words import known, listed, plural

FIRST = "first 22"
GROUPS = {FIRST: [FIRST], "all 24": [FIRST, "added"]}
SORTS = ("name", "party year", "trade", "later life")
HEADS = {"party_since": "In the party", "trade": "Trade", "died": "Died", "later_life": "Later life"}
COLUMNS = ["person", *HEADS, "group", "certainty", "how_known", "claim_ids"]
COUNTED = {"party_since": "Party year", "died": "Year of death", "later_life": "Anything of later life"}
SAID, SHARED = "said by a source", "rival years, or said of all together"
STATE = {EXACT: SAID, NOT_FOUND: NOT_FOUND}  # of a year; any other is shared
TIES = "Who signed and who served together"
TIE = ["person", "tie", "body", "as_what", "date", "certainty", "how_known", "claim_ids"]


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
    known("group", group, GROUPS)
    known("order", sort, SORTS)
    title = f"Who signed the Letter of the Twenty-Two: {group}, by {sort}"
    signed = data.signatures
    signed = signed[signed["document_id"].eq(default(data, "letter")) & signed["group"].isin(GROUPS[group])]
    if signed.empty:
        return nothing(data, title, COLUMNS)
    of_all = " ".join(notes(data, "signers", "trade")["label"]) or NOT_FOUND
    rows = pd.DataFrame(_rows(data, signed, of_all))
    own_first = rows["trade"].map({of_all: 1, NOT_FOUND: 2}).fillna(0)
    by = {"name": rows["name"], "party year": rows["party_from"], "trade": own_first, "later life": -rows["later"]}
    rows = rows.assign(by=by[sort]).sort_values(["by", "name"], kind="stable")
    marks = [Signs(f"{name}_state", head, words=name) for name, head in HEADS.items()]
    fold, sent = notes(data, "signers"), notes(data, "signers", "sent")
    found = {said: int(rows[name].ne(NOT_FOUND).sum()) for name, said in COUNTED.items()}
    found["Own trade"] = int((~rows["trade"].isin([of_all, NOT_FOUND])).sum())
    told = [f"{said} known for {count}, not found for {len(rows) - count}." for said, count in found.items()]
    ends = f"By {sort}, {rows['person'].iloc[0]} comes first and {rows['person'].iloc[-1]} last."
    said = " ".join([f"{plural(len(rows), 'signatory', 'signatories')}.", *told, ends])
    grid, ids = Grid(rows, [Words("person", "Name"), *marks]), [*behind(rows), *behind(fold)]
    told = [*fold["label"], *sent["label"], "It measures what was written of a person, not what was lived."]
    return Figure(data, rows, grid, title=title, said=said, columns=COLUMNS, notes=told, claim_ids=ids)


def _rows(data, signed, of_all):
    """One row a signatory: what is known, how each cell looks, and what the orders need."""
    facts, claims = data.settled(), data.claims.set_index("claim_id")
    sent = data.whole.rows("claims")[notes(data.whole, "signers", "sent")["claim_ids"].iloc[0]]["latest"]
    later = later_life(data, signed["person_id"], sent)
    for row in signed.to_dict("records"):
        person = row["person_id"]
        own = facts[facts["about_id"].eq(person)]
        party, died = (dated(own[own["property"].eq(end)], claims) for end in ("party_since", "died"))
        trades, usual = own[own["property"].eq("trade")], of_all if row["group"] == FIRST else NOT_FOUND
        trade = trades["value"].iloc[0] if len(trades) else usual
        yield {
            **row,
            "name": data.rows("people")[person]["name"],
            "party_since": party["words"],
            "party_since_state": STATE.get(party["known"], SHARED),
            "party_from": party["first"],
            "trade": trade,
            "trade_state": {NOT_FOUND: NOT_FOUND, of_all: SHARED}.get(trade, SAID),
            "died": died["words"],
            "died_state": STATE.get(died["known"], SHARED),
            "later": later[person],
            "later_life": plural(later[person], "claim") if later[person] else NOT_FOUND,
            "later_life_state": SAID if later[person] else NOT_FOUND,
            "claim_ids": " ".join([row["claim_ids"], *party["ids"], *died["ids"], *trades["claim_ids"]]),
        }


def served_together(data: Dataset, people: str | Iterable[str] | None = None) -> Figure:
    """Draw who signed and who served together.

    Args:
        data (Dataset): As `wo.load()` gives it.
        people (str or list of str, optional): The ids of at most 24 people, or the id of a document: all who signed it.
            Those of the Letter of the Twenty-Two where nobody is named.

    Returns:
        Figure: A network: people on the left; on the right the documents, bodies and groups that link at least two of
            them; a straight line for each tie, by its kind dashed, solid or dotted. Its table has one row a tie, with
            the columns person, tie, body, as_what, date, certainty, how_known, claim_ids. The caption counts the bodies
            that link nobody, and names the people without a line.

    Raises:
        ValueError: If a person is not known, there are none or too many, or nothing links any two of them.

    Examples:
        >>> served_together(load(), ["tolokontsev", "bruno"]).table["body"].nunique()
        3
    """
    people = chosen(data.whole, default(data, "letter") if people is None else people)
    ties = _ties(data, people)
    linked = ties.groupby("body_id")["person_id"].nunique()
    rows = ties[ties["body_id"].map(linked).ge(2)].reset_index(drop=True)
    if rows.empty and data is data.whole:
        raise ValueError("Problem: no document or body in the data links two of these people. Name others.")
    if rows.empty:
        return nothing(data, TIES, TIE)
    people_tied, one = plural(rows["person_id"].nunique(), "person", "people"), _only_one(rows)
    bodies = plural(rows["body"].nunique(), "document or body", "documents and bodies")
    lines = plural(len(rows.drop_duplicates(["person", "body", "tie"])), "line")
    linking = rows.groupby("body", sort=False)["person"].unique().items()
    told = "; ".join(f"{body}: {listed(names, most=3)}" for body, names in linking)
    others = plural(int(linked.lt(2).sum()), "body or document that links", "bodies and documents that link")
    alone = ", ".join(data.names()[person] for person in people if person not in set(rows["person_id"]))
    drawn, title = Network(rows, left="person", right="body", tie="tie"), f"{TIES}: {people_tied}"
    alt = f"Network of {people_tied} on the left and {bodies} on the right, with {lines} between them. {one}"
    notes = ["A line says that a source names the tie. No line says only that we found none.", one]
    left_out = [f"{others} only one of them", alone and f"without a tie to another of them: {alone}"]
    said = f"{one} {told}."
    return Figure(data, rows, drawn, title=title, said=said, alt=alt, columns=TIE, notes=notes, left_out=left_out)


def _ties(data: Dataset, people: list[str]) -> pd.DataFrame:
    """One row a tie of a person to a document or a body."""
    bodies, kinds = data.table("organisations"), grouping(data, "bodies_that_are_groups")["member"]
    groups = bodies.loc[bodies["kind"].isin(kinds), "organisation_id"]
    signed = data.signatures.rename(columns={"document_id": "body_id", "document": "body", "group": "as_what"})
    held = data.posts.rename(columns={"organisation_id": "body_id", "organisation": "body", "post": "as_what"})
    of_groups = held["body_id"].isin(groups).map({True: "of the group", False: "held a post"})
    ties = pd.concat([signed.assign(tie="signed"), held.assign(tie=of_groups)])
    return ties[ties["person_id"].isin(people)].sort_values(["body", "person", "date"], ignore_index=True)


def _only_one(rows: pd.DataFrame) -> str:
    bodies = rows.drop_duplicates(["person", "body"]).groupby("person")["body"].agg(["size", "first"])
    single = bodies.loc[bodies["size"].eq(1), "first"].value_counts()
    told = ", ".join(f"{count} by {body}" for body, count in single.items())
    return f"Tied by one thing alone: {told}." if told else "Each is tied by more than one thing."

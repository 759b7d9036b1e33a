"""Who signed and who served together: people on the left, documents and bodies on the right, lines between."""

from collections.abc import Iterable

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.network import Network
from helpers.readings import Dataset
from helpers.readings.lives import chosen
from helpers.readings.stories import default, grouping
from helpers.words import listed, plural

TITLE = "Who signed and who served together"
COLUMNS = ["person", "tie", "body", "as_what", "date", "certainty", "how_known", "claim_ids"]


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
        >>> from helpers.readings import load
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
        return nothing(data, TITLE, COLUMNS)
    people_tied, one = plural(rows["person_id"].nunique(), "person", "people"), _only_one(rows)
    bodies = plural(rows["body"].nunique(), "document or body", "documents and bodies")
    lines = plural(len(rows.drop_duplicates(["person", "body", "tie"])), "line")
    linking = rows.groupby("body", sort=False)["person"].unique().items()
    told = "; ".join(f"{body}: {listed(names, most=3)}" for body, names in linking)
    others = plural(int(linked.lt(2).sum()), "body or document that links", "bodies and documents that link")
    alone = ", ".join(data.names()[person] for person in people if person not in set(rows["person_id"]))
    return Figure(
        data,
        rows,
        Network(rows, left="person", right="body", tie="tie"),
        title=f"{TITLE}: {people_tied}",
        said=f"{one} {told}.",
        alt=f"Network of {people_tied} on the left and {bodies} on the right, with {lines} between them. {one}",
        columns=COLUMNS,
        notes=["A line says that a source names the tie. No line says only that we found none.", one],
        left_out=[f"{others} only one of them", alone and f"without a tie to another of them: {alone}"],
    )


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
    """The finding: for how many people there is one tie and no more."""
    bodies = rows.drop_duplicates(["person", "body"]).groupby("person")["body"].agg(["size", "first"])
    single = bodies.loc[bodies["size"].eq(1), "first"].value_counts()
    told = ", ".join(f"{count} by {body}" for body, count in single.items())
    return f"Tied by one thing alone: {told}." if told else "Each is tied by more than one thing."

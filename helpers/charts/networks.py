"""Who signed and who served together: people on the left, documents and bodies on the right, lines between."""

import pandas as pd

from helpers.charts.drawing import BEHIND, BLUE, GREEN, INK, LINE, STEP, WIDTH, page, width_of, wrap, write
from helpers.figures import Figure
from helpers.readings.lives import chosen

SIGNED, HELD, GROUP = "signed", "held a post", "of the group"
STYLE = {SIGNED: (INK, (0, (4, 2))), HELD: (BLUE, "-"), GROUP: (GREEN, (0, (1, 1.5)))}  # colour and pattern
GROUPS = ["group in the party", "opposition group"]
COLUMNS = ["person", "tie", "body", "as_what", "date", "certainty", "how_known", "claim_ids"]

HEAD, ROW, EDGE, GAP, BODY = (
    0.5,
    0.29,
    0.1,
    0.1,
    2.6,
)  # inches; the last is the width of the names on the right
ROUNDS = 12  # the order settles long before


def served_together(data, people="letter_of_22"):
    """Draw who signed and who served together.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    people : str or list of str
        The ids of at most 24 people, or the id of a document: all who signed it.

    Returns
    -------
    Figure
        A network: people on the left; on the right the documents, bodies and groups that link at least two of
        them; a straight line for each tie, by its kind dashed, solid or dotted. Its table has one row a tie,
        with the columns person, tie, body, as_what, date, certainty, how_known, claim_ids. The caption counts
        the bodies that link nobody, and names the people without a line.

    Raises
    ------
    ValueError
        If a person is not known, there are none or too many, or nothing links any two of them.

    Examples
    --------
    >>> from helpers.readings import load
    >>> served_together(load(), ["tolokontsev", "bruno"]).table["body"].nunique()
    3
    """
    people = chosen(data, people)
    ties = _ties(data, people)
    linked = ties.groupby("body_id")["person_id"].nunique()
    rows = ties[ties["body_id"].map(linked).ge(2)]
    if rows.empty:
        raise ValueError("Problem: no document or body in the data links two of these people. Name others.")
    left, right = _orders(rows)
    alone = [data.names()[each] for each in people if each not in left]
    return Figure(
        _drawing(rows, left, right),
        f"Who signed and who served together: {len(left)} people",
        rows[COLUMNS],
        _alt(rows, right),
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(linked, alone),
        notes=[
            "A line says that a source names the tie. No line says only that we found none.",
            _only_one(rows),
        ],
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _ties(data, people):
    """One row a tie of a person to a document or a body."""
    kinds = data.table("organisations").set_index("organisation_id")["kind"]
    signed = data.signatures.rename(
        columns={"document_id": "body_id", "document": "body", "group": "as_what"}
    )
    held = data.posts.rename(
        columns={"organisation_id": "body_id", "organisation": "body", "post": "as_what"}
    )
    held["tie"] = held["body_id"].map(kinds).isin(GROUPS).map({True: GROUP, False: HELD})
    ties = pd.concat([signed.assign(tie=SIGNED), held])
    return ties[ties["person_id"].isin(people)].sort_values(["body", "person", "date"], ignore_index=True)


def _orders(rows):
    """Order both sides so that few lines cross: each thing goes to the mean place of what it is tied to."""
    ties = rows[["person_id", "body_id"]].drop_duplicates()
    left, right = (list(dict.fromkeys(ties[side])) for side in ties)
    best = (left, right)
    for _ in range(ROUNDS):
        right = _by_mean(ties, "body_id", "person_id", left)
        left = _by_mean(ties, "person_id", "body_id", right)
        best = min(best, (left, right), key=lambda order: crossings(ties, *order))
    return best


def _by_mean(ties, side, other, order):
    places = ties[other].map(order.index)
    return places.groupby(ties[side]).mean().sort_values(kind="stable").index.tolist()


def crossings(ties, left, right):
    """Count the pairs of lines that cross, from the orders of the two sides."""
    ends = sorted(zip(ties["person_id"].map(left.index), ties["body_id"].map(right.index), strict=True))
    return sum(
        one[0] < other[0] and one[1] > other[1] for place, one in enumerate(ends) for other in ends[place:]
    )


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, right):
    people = rows.groupby("body_id")["person"].agg(lambda names: list(dict.fromkeys(names)))
    bodies = rows.drop_duplicates("body_id").set_index("body_id")["body"]
    told = "; ".join(f"{bodies[each]}: {len(people[each])} ({', '.join(people[each])})" for each in right)
    lines = len(rows.drop_duplicates(["person_id", "body_id", "tie"]))
    return (
        f"Network of {rows['person_id'].nunique()} people on the left and {len(right)} documents and bodies "
        f"on the right, with {lines} lines between them. {_only_one(rows)} {told}."
    )


def _only_one(rows):
    """The finding: for how many people there is one tie and no more."""
    ties = rows.drop_duplicates(["person_id", "body_id"])
    bodies = ties.groupby("person_id")["body"].agg(["size", "first"])
    single = bodies[bodies["size"].eq(1)]["first"].value_counts()
    told = ", ".join(f"{count} by {body}" for body, count in single.items())
    return f"Tied by one thing alone: {told}." if told else "Each is tied by more than one thing."


def _left_out(linked, alone):
    count = int(linked.lt(2).sum())
    bodies = "1 body or document that links" if count == 1 else f"{count} bodies and documents that link"
    reasons = [f"{bodies} only one of them"] * bool(count)
    return reasons + [f"without a tie to another of them: {', '.join(alone)}"] * bool(alone)


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, left, right):
    names = rows.drop_duplicates("person_id").set_index("person_id")["person"]
    bodies = rows.drop_duplicates("body_id").set_index("body_id")["body"]
    texts = {each: wrap(bodies[each], BODY) for each in right}
    people = {each: HEAD + (place + 0.5) * ROW for place, each in enumerate(left)}
    means = rows["person_id"].map(people).groupby(rows["body_id"]).mean()
    places = _apart({each: (means[each], len(texts[each]) * STEP + 0.1) for each in right}, HEAD)
    drawing, axes = page(height=max(HEAD + len(left) * ROW, *places.values()) + 0.3)
    start, stop = EDGE + max(map(width_of, names)) + GAP, WIDTH - EDGE - BODY - GAP
    _legend(axes, rows)
    for tie in rows.drop_duplicates(["person_id", "body_id", "tie"]).itertuples():
        colour, pattern = STYLE[tie.tie]
        ends = [people[tie.person_id], places[tie.body_id]]
        axes.plot([start, stop], ends, color=colour, ls=pattern, lw=LINE if tie.tie != SIGNED else 1)
    for each, y in people.items():
        write(axes, start - GAP / 2, y, names[each], ha="right", bbox=BEHIND)
    for each, y in places.items():
        top = y - (len(texts[each]) - 1) / 2 * STEP
        for count, line in enumerate(texts[each]):
            write(axes, stop + GAP / 2, top + count * STEP, line)
    return drawing


def _apart(wanted, edge):
    """Give each thing the place that it wants, or the next one below what stands above it."""
    places = {}
    for each, (place, height) in wanted.items():
        places[each] = max(place, edge + height / 2)
        edge = places[each] + height / 2
    return places


def _legend(axes, rows):
    x = EDGE
    for kind, (colour, pattern) in STYLE.items():
        if kind in set(rows["tie"]):
            axes.plot([x, x + 0.6], [HEAD / 2] * 2, color=colour, ls=pattern, lw=LINE)
            write(axes, x + 0.7, HEAD / 2, kind)
            x += 1.1 + width_of(kind)

"""The dataset on trial: who is known for what, on which shelves we searched, what stays of it at a certainty."""

from itertools import accumulate

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.lives import chosen
from helpers.readings.stories import default, members
from helpers.readings.surveys import CLAIM, EMPTY, NOBODY, OTHER, SILENCE, STAYS, known_of, what_stays
from helpers.words import known, listed, plural

MOST = 30  # people in one table
BY = {"language": 5, "kind": 9}  # how many groups have bars of their own
LANGUAGES = {"en": "English", "ru": "Russian", "de": "German", "fr": "French", "it": "Italian"}
SHELVES = ["group", "sources", "sources_share", "claims", "claims_share"]
PARTS = ("sources", "claims")
READINGS = {
    "people": "people's lives", "events": "events", "ballots": "ballots", "signatures": "signatures",
    "positions": "positions", "steps": "steps against people", "series": "series",
}  # fmt: skip
LEAST = {"contested": "contested or better (all claims)", "well supported": "well supported"}
STATES = {STAYS: "stays", OTHER: "says_something_else", EMPTY: "empty"}
LEFT = ["group", "all", *STATES.values(), "gone_for_example", "changed_for_example"]


def coverage(data: Dataset, people: str | list[str] | None = None) -> Figure:
    """Show who is known for what: a claim, a silence, or nobody looked.

    Args:
        data (Dataset): As `wo.load()` gives it.
        people (str or list of str, optional): The ids of at most 30 people; or "all" for the 15 with most claims and
            the 15 with the fewest. The 24 who signed the Letter of the Twenty-Two where nobody is named.

    Returns:
        Figure: A table, one row a person, the best known first, with a mark in the column of each kind of knowledge.
            Its rows have the columns person, claims (how many in all), kinds (of how many kinds), then one for each
            kind.

    Raises:
        ValueError: If a person is not known, or there are none or too many.

    Examples:
        >>> coverage(load(), ["kollontai", "pavlov"]).table["trade"].tolist()
        ['looked for, not found', 'looked for, not found']
    """
    claims = data.claims
    claims = claims[claims["about_type"].eq("person") & claims["rank"].ne("withdrawn")]
    if people == "all":
        counts = list(claims["about_id"].value_counts().index)
        people = [*counts[: MOST // 2], *counts[-MOST // 2 :]]
    ids = chosen(data.whole, default(data, "letter") if people is None else people, MOST)
    kinds, title = list(members(data, "knowledge")), "Who is known for what"
    columns, claims = ["person", "claims", "kinds", *kinds], claims[claims["about_id"].isin(ids)]
    if claims.empty:
        return nothing(data, title, columns)
    rows, languages = known_of(data, ids), claims["source_id"].map(_shelf(data, "language"))
    counts = languages.where(languages.isin(["English", "Russian"]), "other languages").value_counts()
    told = ", ".join(f"{language} {count}" for language, count in counts.items())
    grid = Grid(rows, [Words("person"), Words("claims"), *map(Signs, kinds)])
    title = f"{title}: {plural(len(rows), 'person', 'people')}"
    notes = [
        f"Claims by the language of the source: {told}.",
        "Where nobody looked, the question may also not fit.",
        "Claims of other kinds are counted, but have no column.",
    ]
    return Figure(data, rows, grid, title=title, said=_cells(rows, kinds), columns=columns, notes=notes)


def _cells(rows, kinds):
    """Count the cells that hold a claim, a silence and nothing; and the claims on the first three people."""
    cells, first = rows[kinds].stack(), rows.head(3)
    claim, silence, nobody = (cells.eq(state).sum() for state in (CLAIM, SILENCE, NOBODY))
    share = first["claims"].sum() / rows["claims"].sum() * 100
    told = f"Of {len(cells)} cells {claim} hold a claim and {silence} a silence; for {nobody} nobody looked."
    return f"{told} {share:.1f} per cent of the claims are on {', '.join(first['person'])}."


def shelves(data: Dataset, by: str = "language") -> Figure:
    """Draw on which shelves we searched: what share of the sources and of the claims each has.

    Args:
        data (Dataset): As `wo.load()` gives it.
        by (str): "language" or "kind" of source.

    Returns:
        Figure: Two bars for each group, the share of the sources and the share of the claims, the largest group first.
            Its rows have the columns group, sources, sources_share, claims, claims_share (per cent, one decimal).

    Raises:
        ValueError: If `by` is neither of the two words.

    Examples:
        >>> shelves(load()).table["group"].tolist()[:2]
        ['English', 'Russian']
    """
    known("order of shelves", by, BY)
    seen = data.claims[data.claims["how_known"].ne("unchecked")]
    title = f"Our sources and claims by the {by} of the source"
    if seen.empty:
        return nothing(data, title, SHELVES)
    rows = _counted(_shelf(data, by), seen, by)
    largest = [rows.loc[rows[part].idxmax(), ["group", f"{part}_share"]] for part in PARTS]
    sources, claims = (f"{group} ({share} per cent)" for group, share in largest)
    said = f"The largest group of sources is {sources}, that of claims {claims}."
    pairs = [
        (row["group"], part, row[f"{part}_share"], f"{row[f'{part}_share']:.1f} ({row[part]:,} {part})")
        for row in rows.to_dict("records")
        for part in PARTS
    ]
    pairs = pd.DataFrame(pairs, columns=["group", "part", "share", "label"])
    bars = Bars(pairs, "group", "share", "part", label="label", unit="per cent")
    alt = f"Bar chart of {plural(len(rows), 'group')}, two bars each, in per cent. {title}. {said}"
    unseen, ids = f"{plural(len(data.claims) - len(seen), 'claim')} whose page nobody here has seen", seen["claim_id"]
    return Figure(data, rows, bars, title=title, said=said, alt=alt, left_out=[unseen], claim_ids=ids)


def _shelf(data, by):
    return data.sources.set_index("source_id")[by].replace(LANGUAGES)


def _counted(groups, claims, by):
    """Sources and claims of the largest groups; the others together in the last row."""
    first, others = groups.value_counts().index[: BY[by]], groups.nunique() - BY[by]
    others = f"{others} other {by}s"
    groups = groups.where(groups.isin(first), others)
    counts = {"sources": groups.value_counts(), "claims": claims["source_id"].map(groups).value_counts()}
    rows = pd.DataFrame(counts, [*first, others]).fillna(0).astype("int64")
    shares = (rows / rows.sum() * 100).round(1).add_suffix("_share")
    return rows.join(shares).rename_axis("group").reset_index()[SHELVES]


def certainty(data: Dataset, reading: str = "people", certainty: str = "supported") -> Figure:
    """Draw what stays of a reading when claims must be at least so sure, and what falls empty.

    Args:
        data (Dataset): As `wo.load()` gives it.
        reading (str): "people" (their lives), "events", "ballots", "signatures", "positions", "steps" (against people)
            or "series".
        certainty (str): The least certainty that counts: "contested" (all claims), "weak", "supported" or "well
            supported".

    Returns:
        Figure: A bar for each group, such as a column of people's lives: what stays, what stays but says something else
            now that a rival is gone, and what is empty. Its rows have the columns group, all, stays,
            says_something_else, empty, gone_for_example, changed_for_example.

    Raises:
        ValueError: If the reading or the certainty is not known.

    Examples:
        >>> int(certainty(load(), "people", "contested").table["empty"].sum())
        0
    """
    known("reading", reading, READINGS)
    known("certainty", certainty, CERTAINTY)
    rows = what_stays(data, reading, certainty)
    title = f"What stays of {READINGS[reading]} when claims must be {least(certainty)}"
    if rows.empty:
        return nothing(data, title, LEFT)
    every, empty = int(rows["all"].sum()), int(rows["empty"].sum())
    counts = f"{READINGS[reading].capitalize()}, {least(certainty)}: {every - empty} of {every} stay,"
    counts += f" {empty} {'is' if empty == 1 else 'are'} empty."
    said = " ".join([counts, *_examples(rows)])
    alt = f"Bar chart of {plural(len(rows), 'group')}, each bar in three parts: {listed(STATES)}. {counts}"
    notes = ["A cell can change because its rivals fell out: it looks surer, but nobody found out more."]
    return Figure(data, rows, _bars(rows), title=title, said=said, alt=alt, columns=LEFT, notes=notes)


def least(certainty: str) -> str:
    """Say the least certainty in words.

    >>> least("weak")
    'weak or better'
    """
    return LEAST.get(certainty, f"{certainty} or better")


def _examples(rows):
    """Name what vanished and what says something else, with an example of each."""
    lost, changed = (rows.loc[rows[STATES[state]].idxmax()] for state in (EMPTY, OTHER))
    gentle = rows[~rows["group"].isin(["died", "cause of death"])]  # nobody's death is an example
    other, words = rows["says_something_else"].sum(), []
    if lost["empty"]:
        words.append(f"Most are lost in: {lost['group']} ({lost['empty']} of {lost['all']}).")
        words.append(f"Gone, for example: {gentle.loc[gentle['empty'].idxmax(), 'gone_for_example']}.")
    if other:
        says = f"{other} {'says' if other == 1 else 'say'} something else now"
        words.append(f"Of those that stay, {says}: {changed['changed_for_example']}.")
    return words


def _bars(rows):
    """A bar for each group in up to three pieces, and how much of it stays at its end."""
    pieces = []
    for row in rows.to_dict("records"):
        counts = [row[column] for column in STATES.values()]
        for state, count, end in zip(STATES, counts, accumulate(counts), strict=True):
            label = f"{row['all'] - row['empty']} of {row['all']}" if state == EMPTY else ""
            if count or label:
                pieces.append((row["group"], state, end - count, end, label))
    pieces = pd.DataFrame(pieces, columns=["group", "state", "start", "end", "label"])
    style = {"label": "label", "unit": "cells or rows of the reading", "legend": True}
    return Bars(pieces, "group", "end", "state", start="start", bar="group", **style)

"""The coverage of the dataset: who is known for what, where nobody looked, and on which shelves we searched."""

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping
from helpers.readings.surveys import CLAIM, NOBODY, SILENCE, known_of
from helpers.words import nearest, plural

NOTES = [
    "Where nobody looked, the question may also not fit.",
    "Claims of other kinds are counted, but have no column.",
]
MOST = 30  # people in one table
BY = {"language": 5, "kind": 9}  # how many groups have bars of their own
LANGUAGES = {"en": "English", "ru": "Russian", "de": "German", "fr": "French", "it": "Italian"}
SHELVES = ["group", "sources", "sources_share", "claims", "claims_share"]


def coverage(data: Dataset, people: str | list[str] | None = None) -> Figure:
    """Show who is known for what: a claim, a silence, or nobody looked.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    people : str or list of str, optional
        The ids of at most 30 people; or "all" for the 15 with most claims and the 15 with the fewest. The 24 who
        signed the Letter of the Twenty-Two where nobody is named.

    Returns
    -------
    Figure
        A table, one row a person, the best known first, with a mark in the column of each kind of knowledge. Its
        rows have the columns person, claims (how many in all), kinds (of how many kinds), then one for each kind.

    Raises
    ------
    ValueError
        If a person is not known, or there are none or too many.

    Examples
    --------
    >>> from helpers.readings import load
    >>> coverage(load(), ["kollontai", "pavlov"]).table["trade"].tolist()
    ['looked for, not found', 'looked for, not found']
    """
    claims = data.claims
    claims = claims[claims["about_type"].eq("person") & claims["rank"].ne("withdrawn")]
    ids = _people(data, people, claims["about_id"].value_counts())
    kinds = list(dict.fromkeys(grouping(data, "knowledge")["group"]))
    columns, title = ["person", "claims", "kinds", *kinds], "Who is known for what"
    claims = claims[claims["about_id"].isin(ids)]
    if claims.empty:
        return nothing(data, title, columns)
    rows = known_of(data, ids)
    return Figure(
        data,
        rows,
        Grid(rows, [Words("person"), Words("claims"), *(Signs(kind) for kind in kinds)]),
        title=f"{title}: {plural(len(rows), 'person', 'people')}",
        said=_said(rows, kinds),
        columns=columns,
        notes=[_languages(data, claims), *NOTES],
    )


def _people(data, people, counts):
    """The ids of the people to show."""
    signatures, known = data.whole.signatures, data.rows("people")
    if people is None:
        signed = signatures["document_id"].eq(default(data, "letter"))
        return list(dict.fromkeys(signatures.loc[signed, "person_id"]))
    if isinstance(people, str) and people == "all":
        return list(dict.fromkeys([*counts.index[: MOST // 2], *counts.index[-MOST // 2 :]]))
    ids = list(dict.fromkeys([people] if isinstance(people, str) else people))
    for person in ids:
        if person not in known:
            raise ValueError(f"Problem: there is no person {person!r}.{nearest(person, known)}")
    if not 0 < len(ids) <= MOST:
        raise ValueError(f"Problem: {len(ids)} people cannot be shown. Name from 1 to {MOST}.")
    return ids


def _said(rows, kinds):
    """Count the cells that hold a claim, a silence and nothing; and the claims on the first three people."""
    cells = rows[kinds].stack().value_counts()
    claim, silence, nobody = (cells.get(state, 0) for state in (CLAIM, SILENCE, NOBODY))
    share = rows["claims"].head(3).sum() / rows["claims"].sum() * 100
    told = f"{claim} hold a claim and {silence} a silence; for {nobody} nobody looked"
    names = ", ".join(rows["person"].head(3))
    return f"Of {cells.sum()} cells {told}. {share:.1f} per cent of the claims are on {names}."


def _languages(data, claims):
    """In which languages the sources of these claims were written."""
    languages = claims["source_id"].map(data.sources.set_index("source_id")["language"])
    counts = languages.map({"en": "English", "ru": "Russian"}).fillna("other languages").value_counts()
    told = ", ".join(f"{words} {count}" for words, count in counts.items())
    return f"Claims by the language of the source: {told}."


# -- on which shelves --------------------------------------------------------------------------------------


def shelves(data: Dataset, by: str = "language") -> Figure:
    """Draw on which shelves we searched: what share of the sources and of the claims each has.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    by : str
        "language" or "kind" of source.

    Returns
    -------
    Figure
        Two bars for each group, the share of the sources and the share of the claims, the largest group first.
        Its rows have the columns group, sources, sources_share, claims, claims_share (per cent, one decimal).

    Raises
    ------
    ValueError
        If `by` is neither of the two words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> shelves(load()).table["group"].tolist()[:2]
    ['English', 'Russian']
    """
    if by not in BY:
        raise ValueError(
            f"Problem: there are no shelves by {by!r}. Use one of: {', '.join(BY)}.{nearest(by, BY)}"
        )
    seen = data.claims[data.claims["how_known"].ne("unchecked")]
    title = f"Our sources and claims by the {by} of the source"
    if seen.empty:
        return nothing(data, title, SHELVES)
    rows, unseen = _shelves(data, seen, by), len(data.claims) - len(seen)
    most = {part: rows.loc[rows[part].idxmax()] for part in ("sources", "claims")}
    ends = [f"{row['group']} ({row[f'{part}_share']} per cent)" for part, row in most.items()]
    said = f"The largest group of sources is {ends[0]}, that of claims {ends[1]}."
    return Figure(
        data,
        rows,
        _pairs(rows),
        title=title,
        said=said,
        alt=f"Bar chart of {plural(len(rows), 'group')}, two bars each, in per cent. {title}. {said}",
        left_out=[f"{plural(unseen, 'claim')} whose page nobody here has seen"] if unseen else [],
        claim_ids=seen["claim_id"],
    )


def _shelves(data, claims, by):
    """Sources and claims of the largest groups; the others together in the last row."""
    groups = data.sources.set_index("source_id")[by].replace(LANGUAGES)
    order = list(groups.value_counts().index)
    others = f"{len(order) - BY[by]} other {by}s"
    groups = groups.where(groups.isin(order[: BY[by]]), others)
    counts = {"sources": groups.value_counts(), "claims": claims["source_id"].map(groups).value_counts()}
    rows = pd.DataFrame(counts).reindex([*order[: BY[by]], others]).fillna(0).astype("int64")
    for part in counts:
        rows[f"{part}_share"] = (rows[part] / rows[part].sum() * 100).round(1)
    return rows.rename_axis("group").reset_index()[SHELVES]


def _pairs(rows):
    """Two bars for each group, with their numbers beside them."""
    pairs = [
        {"group": row["group"], "part": part, "share": row[f"{part}_share"],
         "label": f"{row[f'{part}_share']:.1f} ({row[part]:,} {part})"}
        for row in rows.to_dict("records")
        for part in ("sources", "claims")
    ]  # fmt: skip
    return Bars(pd.DataFrame(pairs), "group", "share", "part", label="label", unit="per cent")

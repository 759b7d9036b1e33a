"""The coverage of the dataset: who is known for what, where nobody looked, and on which shelves we searched."""

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import Dataset
from helpers.readings.lives import chosen
from helpers.readings.stories import default, grouping
from helpers.readings.surveys import CLAIM, NOBODY, SILENCE, known_of
from helpers.words import known, plural

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
        >>> from helpers.readings import load
        >>> coverage(load(), ["kollontai", "pavlov"]).table["trade"].tolist()
        ['looked for, not found', 'looked for, not found']
    """
    claims = data.claims
    claims = claims[claims["about_type"].eq("person") & claims["rank"].ne("withdrawn")]
    if people == "all":
        counts = list(claims["about_id"].value_counts().index)
        people = [*counts[: MOST // 2], *counts[-MOST // 2 :]]
    ids = chosen(data.whole, default(data, "letter") if people is None else people, MOST)
    kinds = list(dict.fromkeys(grouping(data, "knowledge")["group"]))
    columns, title = ["person", "claims", "kinds", *kinds], "Who is known for what"
    claims = claims[claims["about_id"].isin(ids)]
    if claims.empty:
        return nothing(data, title, columns)
    rows, languages = known_of(data, ids), claims["source_id"].map(_shelf(data, "language"))
    counts = languages.where(languages.isin(["English", "Russian"]), "other languages").value_counts()
    told = ", ".join(f"{language} {count}" for language, count in counts.items())
    return Figure(
        data,
        rows,
        Grid(rows, [Words("person"), Words("claims"), *(Signs(kind) for kind in kinds)]),
        title=f"{title}: {plural(len(rows), 'person', 'people')}",
        said=_said(rows, kinds),
        columns=columns,
        notes=[f"Claims by the language of the source: {told}.", *NOTES],
    )


def _said(rows, kinds):
    """Count the cells that hold a claim, a silence and nothing; and the claims on the first three people."""
    cells, first = rows[kinds].stack(), rows.head(3)
    claim, silence, nobody = (cells.eq(state).sum() for state in (CLAIM, SILENCE, NOBODY))
    share = first["claims"].sum() / rows["claims"].sum() * 100
    return (
        f"Of {len(cells)} cells {claim} hold a claim and {silence} a silence; for {nobody} nobody looked. "
        f"{share:.1f} per cent of the claims are on {', '.join(first['person'])}."
    )


def _shelf(data, by):
    """The language of each source in words, or its kind."""
    return data.sources.set_index("source_id")[by].replace(LANGUAGES)


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
        >>> from helpers.readings import load
        >>> shelves(load()).table["group"].tolist()[:2]
        ['English', 'Russian']
    """
    known("order of shelves", by, BY, ValueError)
    seen = data.claims.query("how_known != 'unchecked'")
    title = f"Our sources and claims by the {by} of the source"
    if seen.empty:
        return nothing(data, title, SHELVES)
    rows, parts = _counted(_shelf(data, by), seen, by), ("sources", "claims")
    largest = [rows.loc[rows[part].idxmax(), ["group", f"{part}_share"]] for part in parts]
    sources, claims = (f"{group} ({share} per cent)" for group, share in largest)
    said = f"The largest group of sources is {sources}, that of claims {claims}."
    pairs = [
        {
            "group": row["group"],
            "part": part,
            "share": row[f"{part}_share"],
            "label": f"{row[f'{part}_share']:.1f} ({row[part]:,} {part})",
        }
        for row in rows.to_dict("records")
        for part in parts
    ]
    return Figure(
        data,
        rows,
        Bars(pd.DataFrame(pairs), "group", "share", "part", label="label", unit="per cent"),
        title=title,
        said=said,
        alt=f"Bar chart of {plural(len(rows), 'group')}, two bars each, in per cent. {title}. {said}",
        left_out=[f"{plural(len(data.claims) - len(seen), 'claim')} whose page nobody here has seen"],
        claim_ids=seen["claim_id"],
    )  # fmt: skip


def _counted(groups, claims, by):
    """Sources and claims of the largest groups; the others together in the last row."""
    first, others = groups.value_counts().index[: BY[by]], groups.nunique() - BY[by]
    others = f"{others} other {by}s"
    groups = groups.where(groups.isin(first), others)
    counts = {"sources": groups.value_counts(), "claims": claims["source_id"].map(groups).value_counts()}
    rows = pd.DataFrame(counts, [*first, others]).fillna(0).astype("int64")
    shares = (rows / rows.sum() * 100).round(1).add_suffix("_share")
    return rows.join(shares).rename_axis("group").reset_index()[SHELVES]

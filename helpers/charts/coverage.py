"""The coverage of the dataset: who is known for what, where nobody looked, and on which shelves we searched."""

import pandas as pd

from helpers.charts.drawing import (
    BEHIND,
    BLUE,
    GREEN,
    GRID,
    INK,
    LINE,
    PAPER,
    WIDTH,
    look,
    page,
    percent,
    sheet,
    write,
)
from helpers.figures import Figure
from helpers.readings.surveys import CLAIM, KINDS, NOBODY, SILENCE, known_of
from helpers.words import nearest

NOTES = [
    "No mark can also mean that the question does not fit.",
    "Claims of other kinds are counted, but have no column.",
]
LETTER, MOST = "letter_of_22", 30  # whom a sheet shows where nobody is named, and how many it can hold
LEFT, NAME, COUNT, HEAD, ROW = 0.1, 1.45, 0.95, 1.85, 0.255  # inches: margin, names, counts, heads, a row

BY = {"language": 5, "kind": 9}  # how many groups have bars of their own
LANGUAGES = {"en": "English", "ru": "Russian", "de": "German", "fr": "French", "it": "Italian"}
PARTS = {"sources": (BLUE, None), "claims": (GREEN, "...")}


def coverage(data, people=None):
    """Draw who is known for what: a claim, a silence, or nobody looked.

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
        A table-like figure, one row a person, the best known first: a filled mark is a claim, a hollow one was
        looked for and not found, and where there is no mark nobody looked. Its table has the columns person,
        claims (how many in all), kinds (of how many kinds), then one for each kind.

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
    claims = data.claims.query("about_type == 'person' and rank != 'withdrawn'")
    ids = _people(data, people, claims["about_id"].value_counts())
    claims = claims[claims["about_id"].isin(ids)]
    rows = known_of(data, ids).drop(columns="claim_ids")
    return Figure(
        _grid(rows),
        f"Who is known for what: {len(rows)} {'person' if len(rows) == 1 else 'people'}",
        rows,
        _told(rows),
        claims["claim_id"],
        notes=[_cells_of(rows), _languages(claims, data), *NOTES],
        data=data,
    )


def shelves(data, by="language"):
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
        Its table has the columns group, sources, sources_share, claims, claims_share.

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
        raise ValueError(f"Problem: there are no shelves by {by!r}. Use one of: {', '.join(BY)}.")
    seen = data.claims.query("how_known != 'unchecked'")
    rows = _shelves(data, seen, by)
    title = f"Our sources and claims by the {by} of the source"
    each = "; ".join(
        f"{row.group}: {row.sources_share} per cent of the sources, {row.claims_share} of the claims"
        for row in rows.itertuples()
    )
    return Figure(
        _pairs(rows),
        title,
        rows,
        f"Bar chart of {len(rows)} groups, two bars each, in per cent. {title}. {each}.",
        seen["claim_id"],
        left_out=[f"{len(data.claims) - len(seen)} claims whose page nobody here has seen"],
        data=data,
    )


def _people(data, people, counts):
    """The ids of the people to show."""
    known = data.rows("people")
    if people is None:
        people = data.signatures.query("document_id == @LETTER")["person_id"]
    elif isinstance(people, str) and people == "all":
        people = [*counts.index[: MOST // 2], *counts.index[-MOST // 2 :]]
    people = list(dict.fromkeys([people] if isinstance(people, str) else people))
    for person in people:
        if person not in known:
            raise ValueError(f"Problem: there is no person {person!r}.{nearest(person, known)}")
    if not 0 < len(people) <= MOST:
        raise ValueError(f"Problem: {len(people)} people cannot be shown. Name from 1 to {MOST}.")
    return people


def _grid(rows):
    """Marks in a grid: people down, kinds of knowledge across, and how many claims each person has."""
    bottom = HEAD + ROW * len(rows)
    drawing, axes = page(height=bottom + 0.1)
    wide = (WIDTH - 2 * LEFT - NAME - COUNT) / len(KINDS)
    _mark(axes, LEFT + 0.08, 0.2, CLAIM)
    _mark(axes, LEFT + 1.3, 0.2, SILENCE)
    write(axes, LEFT + 0.25, 0.2, "a claim")
    write(axes, LEFT + 1.47, 0.2, f"{SILENCE}      no mark: {NOBODY}")
    write(axes, LEFT, HEAD - 0.2, "Person", weight="bold")
    write(axes, WIDTH - LEFT, HEAD - 0.2, "Claims", weight="bold", ha="right")
    for place, kind in enumerate(KINDS):
        x = LEFT + NAME + (place + 0.5) * wide
        write(axes, x, HEAD - 0.1, kind, rotation=90, ha="center", va="bottom")
        axes.plot([x, x], [HEAD, bottom], color=INK, lw=GRID, ls=":")
    axes.plot([LEFT, WIDTH - LEFT], [HEAD, HEAD], color=INK, lw=LINE)
    for place, row in enumerate(rows.to_dict("records")):
        y = HEAD + (place + 0.5) * ROW
        axes.plot([LEFT, WIDTH - LEFT], [y + ROW / 2] * 2, color=INK, lw=GRID, ls=":")
        write(axes, LEFT, y, row["person"])
        write(axes, WIDTH - LEFT, y, str(row["claims"]), ha="right")
        for column, kind in enumerate(KINDS):
            if row[kind] != NOBODY:
                _mark(axes, LEFT + NAME + (column + 0.5) * wide, y, row[kind])
    return drawing


def _mark(axes, x, y, state):
    fill = BLUE if state == CLAIM else PAPER
    axes.plot(x, y, "o", markersize=10, markerfacecolor=fill, markeredgecolor=INK, markeredgewidth=1.5)


def _cells_of(rows):
    """How many cells hold a claim, a silence and nothing; and what share of the claims is of the first three."""
    cells = rows[list(KINDS)].stack().value_counts()
    claim, silence, nobody = (cells.get(state, 0) for state in (CLAIM, SILENCE, NOBODY))
    share = percent(rows["claims"].head(3).sum() / max(rows["claims"].sum(), 1) * 100)
    names = ", ".join(rows["person"].head(3))
    told = f"{claim} hold a claim and {silence} a silence; for {nobody} nobody looked"
    return f"Of {cells.sum()} cells {told}. {share} per cent of the claims are on {names}."


def _languages(claims, data):
    """In which languages the sources of these claims were written."""
    languages = claims["source_id"].map(data.sources.set_index("source_id")["language"])
    counts = languages.map({"en": "English", "ru": "Russian"}).fillna("other languages").value_counts()
    told = ", ".join(f"{words} {count}" for words, count in counts.items())
    return f"Claims by the language of the source: {told}."


def _told(rows):
    each = "; ".join(f"{row.person}: {row.kinds} and {row.claims}" for row in rows.itertuples())
    kind = f"Table chart of {len(rows)} people, one row each, the best known first, and {len(KINDS)} kinds of knowledge"
    return f"{kind}. {_cells_of(rows)} Kinds known and claims of each: {each}."


# -- on which shelves --------------------------------------------------------------------------------------


def _shelves(data, claims, by):
    """Sources and claims of the largest groups; the others together in the last row."""
    groups = data.sources.set_index("source_id")[by].replace(LANGUAGES)
    order = groups.value_counts().index
    others = len(order) - BY[by]
    groups = groups.where(groups.isin(order[: BY[by]]), f"{others} other {by}s")
    counts = pd.DataFrame(
        {"sources": groups.value_counts(), "claims": claims["source_id"].map(groups).value_counts()}
    )
    counts = counts.reindex([*order[: BY[by]], f"{others} other {by}s"]).rename_axis("group").reset_index()
    for part in PARTS:
        counts[f"{part}_share"] = (counts[part] / counts[part].sum() * 100).map(percent)
    return counts[["group", "sources", "sources_share", "claims", "claims_share"]]


def _pairs(rows):
    """Two bars for each group, with their numbers beside them; the words tell them apart."""
    drawing, axes = sheet(0.75 + 0.66 * len(rows), margins=(2.1, 2.5, 0.1, 0.65))
    most = rows[["sources_share", "claims_share"]].astype(float).max(axis=None)
    for place, (part, (colour, hatch)) in enumerate(PARTS.items()):
        shares, y = rows[f"{part}_share"].astype(float), rows.index + (place - 0.5) * 0.36
        axes.barh(y, shares, 0.34, color=colour, edgecolor=INK, lw=1, hatch=hatch, clip_on=False)
        for at, share, count in zip(y, shares, rows[part], strict=True):
            words = f"{percent(share)} ({count:,} {part})"
            write(axes, share + most * 0.015, at, words, bbox=BEHIND)
    axes.set_yticks(rows.index, rows["group"])
    axes.set(ylim=(len(rows) - 0.5, -0.5), xlim=(0, most))
    axes.set_xlabel("per cent", fontsize=12)
    look(axes)
    axes.spines["left"].set_linewidth(LINE)
    return drawing

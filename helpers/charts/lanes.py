"""Two lanes, 1921 to 1930: what was done in public beside what is known from letters, diaries, talks and files."""

from collections.abc import Sequence

import pandas as pd

from helpers.dataset.dates import in_words
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.stories import grouping, notes, story
from helpers.words import listed, nearest, plural

NAMED = 8  # vanished acts named in a sentence
NO_YEAR = "no year"
COLUMNS = ["year", "when", "lane", "act", "left", "told_by", "reason", "certainty", "claim_ids"]


def kinds_of_source(data: Dataset) -> dict[str, str]:
    """Give the kinds of source that a story may be told from, with their names in full.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> from helpers.readings import load
    >>> list(kinds_of_source(load()))
    ['party press', 'archive', 'popular']
    """
    kinds = grouping(data, "kinds_of_source").drop_duplicates("group")
    return dict(zip(kinds["group"], kinds["label"], strict=True))


def lanes(data: Dataset, kinds: str | Sequence[str] | None = None) -> Figure:
    """Show what the people of the group did from 1921 to 1930 in two lanes, as some kinds of source tell it.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    kinds : str or list of str, optional
        The kinds of source that may speak: "party press", "archive", "popular"; all three where none is named.

    Returns
    -------
    Figure
        A table with a row for each year: public acts in one column, private or archived ones in the other, with a
        mark for how sure the surest claim is. An act of which none of these kinds speaks leaves a dotted line in
        its place. Its rows have the columns year, when, lane, act, left, told_by, reason, certainty, claim_ids.

    Raises
    ------
    ValueError
        If no kind is named, or one that is none of the three.

    Examples
    --------
    >>> from helpers.readings import load
    >>> int(lanes(load(), "archive").table["left"].eq("no").sum()) > 10
    True
    """
    named = kinds_of_source(data)
    kinds = list(named) if kinds is None else [kinds] if isinstance(kinds, str) else list(kinds)
    _check(kinds, named)
    title = f"Two lanes, 1921 to 1930, as told by {'; '.join(named[kind] for kind in named if kind in kinds)}"
    rows, missing = _rows(data, kinds, list(named))
    if rows.empty:
        return nothing(data, title, COLUMNS)
    years = [*map(str, range(1921, 1931)), *([NO_YEAR] if rows["year"].eq(NO_YEAR).any() else [])]
    order = list(dict.fromkeys(story(data.whole, "lanes")["group"]))
    return Figure(
        data,
        rows,
        pivot(rows, "year", "lane", "state", "shown", order=order, rows_order=years),
        title=title,
        said=_said(rows, order),
        columns=COLUMNS,
        notes=_notes(data, rows),
        left_out=[f"{plural(missing, 'act')} of which no claim in this reading speaks"] if missing else [],
    )


def _check(kinds: list[str], named: dict[str, str]) -> None:
    unknown = [kind for kind in kinds if kind not in named]
    if unknown:
        raise ValueError(
            f"Problem: {unknown[0]!r} is no kind of source. Use: {', '.join(named)}.{nearest(unknown[0], named)}"
        )
    if not kinds:
        raise ValueError("Problem: with no kind of source nothing is told. Tick at least one.")


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data: Dataset, kinds: list[str], named: list[str]) -> tuple[pd.DataFrame, int]:
    """One row an act in the order of time, and how many acts no claim of this reading tells."""
    counted = grouping(data, "kinds_of_source").set_index("member")["group"]
    claims = data.claims.set_index("claim_id")
    claims["kind"] = claims["source_id"].map(data.sources.set_index("source_id")["kind"].map(counted))
    acts = story(data, "lanes")
    rows = pd.DataFrame(
        [_row(act, claims.loc[act.claim_ids.split()], kinds, named) for act in acts.itertuples()]
    )
    if rows.empty:
        return rows, acts.attrs["left_out"]
    rows["order"] = rows["year"].replace(NO_YEAR, "9999")
    return rows.sort_values(["order", "start"], kind="stable", ignore_index=True), acts.attrs["left_out"]


def _row(act: object, said: pd.DataFrame, kinds: list[str], named: list[str]) -> dict[str, object]:
    """One act: when it was, who of all sources tells it, and whether it is left when only some may speak."""
    first, speaking = said.iloc[0], said[said["kind"].isin(kinds)]
    told_by = ", ".join(kind for kind in named if kind in set(said["kind"]))
    certainty = max(speaking["certainty"], key=CERTAINTY.index, default="")
    left = len(speaking) > 0
    return {
        "year": NO_YEAR if "X" in first["date"] else str(first["earliest"].year),
        "start": first["earliest"],
        "when": in_words(first["date"]),
        "lane": act.group,
        "act": act.label,
        "left": "yes" if left else "no",
        "told_by": told_by,
        "reason": act.why,
        "certainty": certainty,
        "claim_ids": " ".join(speaking.index if left else said.index),
        "state": certainty or "none of these tells it",
        "shown": f"{act.label} ({told_by})" if left else "",
    }


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows: pd.DataFrame, order: list[str]) -> str:
    """Say how many acts are left, which vanished, and how far each lane now runs."""
    left, gone = rows[rows["left"].eq("yes")], rows.loc[rows["left"].eq("no"), "act"].tolist()
    sizes = listed(f"{left['lane'].eq(lane).sum()} {lane.removesuffix(' act')}" for lane in order)
    more = f"; and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
    vanished = f"Vanished: {'; '.join(gone[:NAMED])}{more}." if gone else "Nothing has vanished."
    last = left[left["year"].ne(NO_YEAR)].groupby("lane")["year"].max()
    ends = listed(
        (f"the last {lane} is of {last[lane]}" for lane in order if lane in last),
        nothing="nothing has a year",
    )
    return f"{len(left)} of {len(rows)} acts are left: {sizes}. {vanished} In this story {ends}."


def _notes(data: Dataset, rows: pd.DataFrame) -> list[str]:
    undated = rows.loc[rows["year"].eq(NO_YEAR), "act"]
    return [
        "Which lane an act stands in is our reading: the rows give the reason.",
        "A popular work may itself rest on an archive.",
        "No page of a party newspaper was read for this: what Pravda printed is told by others.",
        *notes(data, "lanes")["label"],
        *(f"Without a known year, at the foot: {act}." for act in undated),
    ]

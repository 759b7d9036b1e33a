"""Two lanes, 1921 to 1930: what was done in public beside what is known from letters, diaries, talks and files."""

from collections.abc import Sequence

import pandas as pd

from helpers.charts.common import dated_story
from helpers.dataset.dates import in_words
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.stories import grouping, notes, story
from helpers.words import known, listed, plural

NAMED = 8  # vanished acts named in a sentence
NO_YEAR = "no year"
COLUMNS = ["year", "when", "lane", "act", "left", "told_by", "reason", "certainty", "claim_ids"]


def kinds_of_source(data: Dataset) -> dict[str, str]:
    """Give the kinds of source that a story may be told from, with their names in full."""
    kinds = grouping(data, "kinds_of_source").drop_duplicates("group")
    return dict(zip(kinds["group"], kinds["label"], strict=True))


def lanes(data: Dataset, kinds: str | Sequence[str] | None = None) -> Figure:
    """Show what the people of the group did from 1921 to 1930 in two lanes, as some kinds of source tell it.

    Args:
        data (Dataset): As `wo.load()` gives it.
        kinds (str or list of str, optional): The kinds of source that may speak: "party press", "archive", "popular";
            all three where none is named.

    Returns:
        Figure: A table with a row for each year: public acts in one column, private or archived ones in the other, with
            a mark for how sure the surest claim is. An act of which none of these kinds speaks leaves a dotted line in
            its place. Its rows have the columns year, when, lane, act, left, told_by, reason, certainty, claim_ids.

    Raises:
        ValueError: If no kind is named, or one that is none of the three.

    Examples:
        >>> from helpers.readings import load
        >>> int(lanes(load(), "archive").table["left"].eq("no").sum()) > 5
        True
    """
    named = kinds_of_source(data)
    kinds = list(named) if kinds is None else [kinds] if isinstance(kinds, str) else list(kinds)
    for kind in kinds:
        known("kind of source", kind, named, ValueError)
    if not kinds:
        raise ValueError("Problem: with no kind of source nothing is told. Tick at least one.")
    title = f"Two lanes, 1921 to 1930, as told by {'; '.join(named[kind] for kind in named if kind in kinds)}"
    rows, whole = _rows(data, kinds, list(named)), story(data.whole, "lanes")
    if rows.empty:
        return nothing(data, title, COLUMNS)
    order, undated = list(whole["group"].unique()), rows.loc[rows["year"].eq(NO_YEAR), "act"]
    years = [*map(str, range(1921, 1931)), *([NO_YEAR] if len(undated) else [])]
    return Figure(
        data,
        rows,
        pivot(rows, "year", "lane", "state", "shown", order=order, rows_order=years),
        title=title,
        said=_said(rows, order),
        columns=COLUMNS,
        notes=[
            "Which lane an act stands in is our reading: the rows give the reason.",
            "A popular work may itself rest on an archive.",
            "No page of a party newspaper was read for this: what Pravda printed is told by others.",
            *notes(data, "lanes")["label"],
            *(f"Without a known year, at the foot: {act}." for act in undated),
        ],
        left_out=[f"{plural(len(whole) - len(rows), 'act')} of which no claim in this reading speaks"],
    )


def _rows(data: Dataset, kinds: list[str], named: list[str]) -> pd.DataFrame:
    """One row an act in the order of time: who of all sources tells it, and whether it is left."""
    counted = grouping(data, "kinds_of_source").set_index("member")["group"]
    kind_of = data.sources.set_index("source_id")["kind"].map(counted)
    claims = data.claims.assign(kind=data.claims["source_id"].map(kind_of)).set_index("claim_id")
    rows = dated_story(data, "lanes").rename(columns={"group": "lane", "label": "act", "why": "reason"})
    told = [_told(claims.loc[ids.split()], kinds, named) for ids in rows["claim_ids"]]
    rows = rows.assign(**pd.DataFrame(told, columns=["left", "told_by", "certainty", "claim_ids"]))
    rows = rows.assign(
        when=rows["date"].map(in_words),
        year=rows["earliest"].dt.strftime("%Y").mask(rows["date"].str.contains("X")).fillna(NO_YEAR),
        shown=(rows["act"] + " (" + rows["told_by"] + ")").where(rows["left"].eq("yes"), ""),
        state=rows["certainty"].replace("", "none of these tells it"),
    )
    return rows.sort_values(["year", "earliest"], kind="stable", ignore_index=True)  # words follow figures


def _told(said: pd.DataFrame, kinds: list[str], named: list[str]) -> tuple[str, str, str, str]:
    """Say of one act whether it is left when only some kinds may speak, who tells it, how surely, and where."""
    speaking = said[said["kind"].isin(kinds)]
    left, certainty = len(speaking) > 0, max(speaking["certainty"], key=CERTAINTY.index, default="")
    told_by = ", ".join(kind for kind in named if kind in set(said["kind"]))
    return "yes" if left else "no", told_by, certainty, " ".join(speaking.index if left else said.index)


def _said(rows: pd.DataFrame, order: list[str]) -> str:
    """Say how many acts are left, which vanished, and how far each lane now runs."""
    left, gone = rows[rows["left"].eq("yes")], rows.loc[rows["left"].eq("no"), "act"].tolist()
    sizes = listed(f"{left['lane'].eq(lane).sum()} {lane.removesuffix(' act')}" for lane in order)
    more = f"; and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
    vanished = f"Vanished: {'; '.join(gone[:NAMED])}{more}." if gone else "Nothing has vanished."
    last = left[left["year"].ne(NO_YEAR)].groupby("lane")["year"].max()
    ends = [f"the last {lane} is of {last[lane]}" for lane in order if lane in last]
    story_ends = f"In this story {listed(ends, nothing='nothing has a year')}."
    return f"{len(left)} of {len(rows)} acts are left: {sizes}. {vanished} {story_ends}"

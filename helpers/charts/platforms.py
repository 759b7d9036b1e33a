"""Who stands where: the positions of the platforms of 1920 and 1921, issue by issue, with how sure each is."""

from collections.abc import Sequence
from itertools import product

import pandas as pd

from helpers.evidence import short_names
from helpers.figures.figure import Figure
from helpers.figures.grid import pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.stories import grouping
from helpers.words import known, listed, plural

TITLE = "Who stands where in the trade-union debate"
MOST = 4  # platforms side by side, where none are named
FEW = 5  # issues told with the words of their surest claim; more are told by marks and numbers
SILENCE, TOO_UNSURE, HIDDEN = "silence", "none so sure", "?"
CELL = ["issue", "platform"]
COLUMNS = [*CELL, "stance", "said of", "certainty", "how_known", "by", "claim_ids"]


def positions(
    data: Dataset,
    issues: str | Sequence[str] | None = None,
    platforms: Sequence[str] | None = None,
    certainty: str = "contested",
    hidden: bool = False,
) -> Figure:
    """Show what each platform says on each issue, or that no claim tells.

    Args:
        data (Dataset): As `wo.load()` gives it.
        issues (str or list of str, optional): Ids of issues, such as "run_industry"; all on which a platform has a
            position where none is named.
        platforms (list of str, optional): Some of "workers_opposition", "platform_of_ten", "trotsky", "buffer_group",
            "democratic_centralists" and "ignatov_group". Without it: all six for one issue, the first four for several.
        certainty (str): The least certainty that counts: "contested" (all claims), "weak", "supported" or "well
            supported".
        hidden (bool): True to show a question mark in every cell: predict first.

    Returns:
        Figure: A table with a mark for how sure each claim is. A single issue has every claim in full, a row for each
            platform. A few have the surest claim of each cell, many only how sure it is and how many claims there are.
            Its rows have all claims in full, with the columns issue, platform, stance, said of (the text or group),
            certainty, how_known, by (the source), claim_ids.

    Raises:
        ValueError: If an issue, a platform or the certainty is not known.

    Examples:
        >>> positions(load(), "specialists", ["trotsky"]).table["stance"].tolist()
        ['silence']
    """
    known("certainty", certainty, CERTAINTY, ValueError)
    certainty = max(certainty, data.certainty, key=CERTAINTY.index)  # a reading holds no weaker claims
    issues, groups = _chosen(data, issues, platforms)
    rows = _rows(data, issues, groups, certainty)
    shown = rows.drop_duplicates(CELL).assign(stance=HIDDEN, claim_ids="") if hidden else rows
    return Figure(
        data,
        shown.replace({"": "none"}),
        _grid(rows, hidden),
        title=TITLE,
        said="Predict first: write down what each platform says." if hidden else _said(rows, certainty),
        columns=COLUMNS[:3] if hidden else COLUMNS,
        notes=[
            f"Counted are claims that are {certainty} or better.",
            *([] if hidden else _empty(rows)),
            "The Workers' Opposition is the group, its theses and Kollontai's pamphlet together.",
            "A position is what a source says of a platform, and the source may be an opponent.",
        ],
        left_out=[_others(data, issues, groups)],
        claim_ids=" ".join(rows["claim_ids"]).split(),
    )


def spoken_of(data: Dataset, platforms: Sequence[str] | None = None) -> list[str]:
    """Give the ids of the issues on which one of the platforms, or of all, has a position, in their order."""
    groups, table = grouping(data, "platforms"), data.positions
    holders = groups.loc[groups["group"].isin(platforms or groups["group"]), "member"]
    held = set(table.loc[table["holder_id"].isin(holders), "issue_id"])
    return [issue for issue in data.rows("issues") if issue in held]


# -- the cells ---------------------------------------------------------------------------------------------


def _chosen(data, issues, platforms):
    """The issues as they are named, or all on which a platform has a position; whose positions count for whom."""
    groups = grouping(data, "platforms").rename(columns={"label": "platform", "member": "holder_id"})
    every = list(dict.fromkeys(groups["group"]))
    for platform in platforms or ():
        known("platform", platform, every, ValueError)
    if issues is None:
        issues = spoken_of(data, platforms or every[:MOST]) or data.rows("issues")
    issues = [issues] if isinstance(issues, str) else list(issues)
    for issue in issues:
        known("issue", issue, data.rows("issues"), ValueError)
    platforms = platforms or (every if len(issues) == 1 else every[:MOST])
    return issues, pd.concat(groups[groups["group"].eq(platform)] for platform in platforms)


def _rows(data, issues, groups, certainty):
    """One row a claim, the surest of a cell first; a cell without one has a row that says why."""
    names, claims, short = data.names(), data.rows("claims"), short_names(data)
    held = data.positions.merge(groups[["holder_id", "platform"]]).rename(columns={"holder": "said of"})
    sure = held["certainty"].map(CERTAINTY.index)
    sure = sure[sure.ge(CERTAINTY.index(certainty))].sort_values(ascending=False, kind="stable")
    unsure = held[CELL].drop_duplicates().assign(unsure=TOO_UNSURE)
    looked = data.silences.merge(groups, left_on="about_id", right_on="holder_id")
    looked = looked.assign(issue=looked["qualifier"].map(names)).drop_duplicates(CELL)[[*CELL, "reason"]]
    rows = pd.DataFrame(product(names[issues], groups["platform"].unique()), columns=CELL)
    rows = rows.merge(held.loc[sure.index], "left").merge(unsure, "left").merge(looked, "left")
    rows["stance"] = rows["stance"].fillna(rows["unsure"]).fillna(SILENCE)
    rows = rows.fillna("")
    who = [dict.fromkeys(short[claims[name]["source_id"]] for name in ids.split()) for ids in rows["claim_ids"]]
    by = rows["reason"].where(rows["stance"].eq(SILENCE), list(map("; ".join, who)))
    return rows.assign(by=by, size=rows.groupby(CELL)["stance"].transform("size"))


def _grid(rows, hidden):
    """The cells with as much of their text as a reader can take in; an empty one is told by its mark."""
    state = rows["certainty"].where(rows["certainty"].ne(""), rows["stance"])
    issues, words = rows["issue"].nunique(), rows["stance"].str.rstrip(".") + rows["size"].map(_more)
    if hidden:
        state, words = "to predict", ""
    elif issues == 1:
        words = rows["stance"]
    elif issues > FEW:
        words = [plural(count, "claim") for count in rows["size"]]
    cells = rows.assign(state=state, words=words)
    cells.loc[cells["state"].eq(cells["stance"]), "words"] = ""
    if hidden or issues > 1:
        cells = cells.drop_duplicates(CELL)
    return pivot(cells, *(CELL[::-1] if issues == 1 else CELL), "state", "words")


def _more(count):
    return f", and {count - 1} more" if count > 1 else ""


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows, certainty):
    """Say who says what on one issue, and how many cells are empty."""
    cells = rows.drop_duplicates(CELL)
    one = rows["issue"].nunique() == 1
    told = [f"{cell.platform}: {_surest(cell)}" for cell in cells.itertuples()] if one else []
    are = plural(int(cells["claim_ids"].eq("").sum()), "cell is", "cells are")
    return " ".join([*told, f"At this certainty ({certainty} or better), {are} empty, of {len(cells)}."])


def _surest(cell):
    """The surest claim of a cell, whose it is, and how many more there are."""
    if not cell.claim_ids:
        return f"{cell.stance}."
    source = f"{cell.by}; {cell.certainty}; {cell.claim_ids}{_more(cell.size)}"
    return f"{cell.stance.rstrip('.')} ({source})."


def _empty(rows):
    """Say what the two kinds of empty cells are, and how many there are of each."""
    cells = rows.drop_duplicates(CELL)
    silent, unsure = cells["stance"].eq(SILENCE), int(cells["stance"].eq(TOO_UNSURE).sum())
    looked = int((silent & cells["by"].ne("")).sum())
    silence = f"Silence: no claim here speaks of it ({silent.sum()} of {len(cells)} cells)"
    return [
        f"{silence}; for {looked} we looked and found none." if silent.any() else "",
        f"None so sure: there are claims, but weaker ones ({unsure})." if unsure else "",
    ]


def _others(data, issues, groups):
    """Name the others who take a position on these issues, and have no place in the table."""
    table = data.positions
    others = table[table["issue_id"].isin(issues) & ~table["holder_id"].isin(groups["holder_id"])]
    return f"{plural(len(others), 'claim')} on {listed(others['holder'].unique())}"

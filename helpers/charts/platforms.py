"""Who stands where in the debate of 1920 and 1921, issue by issue, and what became of each demand."""

from collections.abc import Sequence
from itertools import product

import pandas as pd

from helpers.charts.common import behind
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words, pivot
from helpers.readings import CERTAINTY, OUTCOMES, Dataset
from helpers.readings.stories import grouping
from helpers.readings.wording import short_names
from helpers.words import known, listed, named, plural

TITLE = "Who stands where in the trade-union debate"
MOST = 4  # platforms side by side, where none are named
FEW = 5  # issues told with the words of their surest claim; more are told by marks and numbers
SILENCE, TOO_UNSURE, HIDDEN = "silence", "none so sure", "?"
CELL = ["issue", "platform"]
COLUMNS = [*CELL, "stance", "said of", "certainty", "how_known", "by", "claim_ids"]
DEMANDS = "What became of the demands of the Workers' Opposition at the Tenth Congress"
DEMAND = ["issue", "demand", "outcome", "why", "certainty", "how_known", "claim_ids", "demand_ids"]


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
    known("certainty", certainty, CERTAINTY)
    certainty = max(certainty, data.certainty, key=CERTAINTY.index)  # a reading holds no weaker claims
    issues, groups = _chosen(data, issues, platforms)
    rows = _rows(data, issues, groups, certainty)
    shown = rows.drop_duplicates(CELL).assign(stance=HIDDEN, claim_ids="") if hidden else rows
    notes = [
        f"Counted are claims that are {certainty} or better.",
        *([] if hidden else _empty(rows)),
        "The Workers' Opposition is the group, its theses and Kollontai's pamphlet together.",
        "A position is what a source says of a platform, and the source may be an opponent.",
    ]
    said = "Predict first: write down what each platform says." if hidden else _said(rows, certainty)
    held = data.positions
    others = held[held["issue_id"].isin(issues) & ~held["holder_id"].isin(groups["holder_id"])]  # without a place here
    others = f"{plural(len(others), 'claim')} on {listed(others['holder'].unique())}"
    more = {"columns": COLUMNS[:3] if hidden else COLUMNS, "left_out": [others]}
    body, shown = _grid(rows, hidden), shown.replace({"": "none"})
    on = f" on “{rows['issue'].iloc[0]}”" if len(issues) == 1 else ""
    title = TITLE if hidden else f"{TITLE}{on}, with claims that are {certainty} or better"
    return Figure(data, shown, body, title=title, said=said, notes=notes, claim_ids=behind(rows), **more)


def spoken_of(data: Dataset, platforms: Sequence[str] | None = None) -> list[str]:
    """Give the ids of the issues on which one of the platforms, or of all, has a position, in their order."""
    groups, table = grouping(data, "platforms"), data.positions
    holders = groups.loc[groups["group"].isin(platforms or groups["group"]), "member"]
    held = set(table.loc[table["holder_id"].isin(holders), "issue_id"])
    return [issue for issue in data.rows("issues") if issue in held]


def _chosen(data, issues, platforms):
    """The issues as they are named, or all on which a platform has a position; whose positions count for whom."""
    groups = grouping(data, "platforms").rename(columns={"label": "platform", "member": "holder_id"})
    every, there = list(dict.fromkeys(groups["group"])), data.rows("issues")
    platforms = None if platforms is None else named("platform", platforms, every)
    issues = spoken_of(data, platforms or every[:MOST]) or list(there) if issues is None else issues
    issues = named("issue", issues, there)
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


def _said(rows, certainty):
    """Say who says what on one issue, the surest claim of each first, and how many cells are empty."""
    cells, told = rows.drop_duplicates(CELL), []
    for cell in cells.itertuples() if rows["issue"].nunique() == 1 else ():
        source = f" ({cell.by}; {cell.certainty}; {cell.claim_ids}{_more(cell.size)})" if cell.claim_ids else ""
        told.append(f"{cell.platform}: {cell.stance.rstrip('.')}{source}.")
    are = plural(int(cells["claim_ids"].eq("").sum()), "cell is", "cells are")
    return " ".join([*told, f"At this certainty ({certainty} or better), {are} empty, of {len(cells)}."])


def _empty(rows):
    """Say what the two kinds of empty cells are, and how many there are of each."""
    cells = rows.drop_duplicates(CELL)
    silent, unsure = cells["stance"].eq(SILENCE), int(cells["stance"].eq(TOO_UNSURE).sum())
    looked = int((silent & cells["by"].ne("")).sum())
    silence = f"Silence: no claim here speaks of it ({silent.sum()} of {len(cells)} cells); for {looked} we looked"
    weaker = f"None so sure: there are claims, but weaker ones ({unsure})."
    return [f"{silence} and found none." if silent.any() else "", weaker if unsure else ""]


def demands(data: Dataset) -> Figure:
    """Show the fate of each demand of the Workers' Opposition: adopted, changed, refused or unknown.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: A table, one row a demand, with a mark and a word for its outcome; those that nobody tells share
            one. Its rows have the columns issue, demand, outcome, why, certainty, how_known, claim_ids (the fate) and
            demand_ids (who says that it was demanded).

    Examples:
        >>> int(demands(load()).table["outcome"].eq("refused").sum())
        1
    """
    rows = data.demands
    if rows.empty:
        return nothing(data, DEMANDS, DEMAND)
    counts, every = rows["outcome"].value_counts(), plural(len(rows), "demand")
    told = listed(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if outcome in counts)
    unknown, missing = counts.get("unknown", 0), len(data.whole.demands) - len(rows)
    of_them = f"{plural(unknown, 'demand')} no claim says what became of {'it' if unknown == 1 else 'them'}"
    said = f"Of {every}: {told}.{f' For {of_them}.' if unknown else ''}"
    columns = [Words("issue"), Words("demand"), Signs("outcome", "What became of it", seen=True), Words("why")]
    words = {"title": DEMANDS, "said": said, "notes": ["Each outcome is our reading of a passage."]}
    left_out = [f"{plural(missing, 'demand')} of which no claim in this reading speaks"]
    shown, ids = rows[DEMAND].replace({"": "no claim"}), [*behind(rows), *" ".join(rows["demand_ids"]).split()]
    return Figure(data, shown, Grid(_together(rows), columns), **words, left_out=left_out, claim_ids=ids)


def _together(rows):
    """The rows as they are shown: demands of which no claim says what became of them stand in one row, by name."""
    unknown = rows[rows["outcome"].eq("unknown")]
    if len(unknown) < 2:
        return rows
    names, why = "; ".join(unknown["issue"]), "No claim here says what became of them."
    one = {"issue": f"Not known ({len(unknown)})", "demand": names, "outcome": "unknown", "why": why}
    return pd.concat([rows.drop(unknown.index), pd.DataFrame([one])]).fillna("")

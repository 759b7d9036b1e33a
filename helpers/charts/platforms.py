"""Who stands where: the positions of the platforms of 1920 and 1921, issue by issue, with how sure each is."""

from collections.abc import Sequence

import pandas as pd

from helpers.evidence import short_names
from helpers.figures.figure import Figure
from helpers.figures.grid import pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.stories import grouping
from helpers.words import listed, nearest, plural

TITLE = "Who stands where in the trade-union debate"
MOST = 4  # platforms side by side, where none are named
FEW = 5  # issues told with the words of their surest claim; more are told by marks and numbers
SILENCE, TOO_UNSURE, HIDDEN = "silence", "none so sure", "?"
COLUMNS = ["issue", "platform", "stance", "said of", "certainty", "how_known", "by", "claim_ids"]


def positions(
    data: Dataset,
    issues: str | Sequence[str] | None = None,
    platforms: Sequence[str] | None = None,
    certainty: str = "contested",
    hidden: bool = False,
) -> Figure:
    """Show what each platform says on each issue, or that no claim tells.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    issues : str or list of str, optional
        Ids of issues, such as "run_industry"; all on which a platform has a position where none is named.
    platforms : list of str, optional
        Some of "workers_opposition", "platform_of_ten", "trotsky", "buffer_group", "democratic_centralists" and
        "ignatov_group". Without it: all six for one issue, the first four for several.
    certainty : str
        The least certainty that counts: "contested" (all claims), "weak", "supported" or "well supported".
    hidden : bool
        True to show a question mark in every cell: predict first.

    Returns
    -------
    Figure
        A table with a mark for how sure each claim is. A single issue has every claim in full, a row for each
        platform. A few have the surest claim of each cell, many only how sure it is and how many claims there are.
        Its rows have all claims in full, with the columns issue, platform, stance, said of (the text or group),
        certainty, how_known, by (the source), claim_ids.

    Raises
    ------
    ValueError
        If an issue, a platform or the certainty is not known.

    Examples
    --------
    >>> from helpers.readings import load
    >>> positions(load(), "specialists", ["trotsky"]).table["stance"].tolist()
    ['silence']
    """
    members = _members(data)
    _known("certainty", certainty, CERTAINTY)
    for platform in platforms or ():
        _known("platform", platform, members)
    certainty = max(certainty, data.certainty, key=CERTAINTY.index)  # a reading holds no weaker claims
    four = list(members)[:MOST]
    issues = _issues(data, issues, platforms or four)
    platforms = list(platforms or (members if len(issues) == 1 else four))
    rows = _rows(data, issues, {platform: members[platform] for platform in platforms}, certainty)
    shown = (
        rows.drop_duplicates(["issue", "platform"]).assign(stance=HIDDEN, claim_ids="") if hidden else rows
    )
    return Figure(
        data,
        shown.replace({"": "none"}),
        _grid(rows, hidden),
        title=TITLE,
        said="Predict first: write down what each platform says." if hidden else _said(rows, certainty),
        columns=COLUMNS[:3] if hidden else COLUMNS,
        notes=_notes(rows, certainty, hidden),
        left_out=_left_out(
            data, issues, [holder for platform in platforms for holder in members[platform][1]]
        ),
        claim_ids=" ".join(rows["claim_ids"]).split(),
    )


def spoken_of(data: Dataset, platforms: Sequence[str] | None = None) -> list[str]:
    """Give the issues on which one of the platforms has a position.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    platforms : list of str, optional
        Some of the platforms; all where none is named.

    Returns
    -------
    list of str
        Ids, in the order of the table of issues.
    """
    members, table = _members(data), data.positions
    holders = [holder for platform in platforms or members for holder in members[platform][1]]
    held = set(table.loc[table["holder_id"].isin(holders), "issue_id"])
    return [issue for issue in data.table("issues")["issue_id"] if issue in held]


# -- the cells ---------------------------------------------------------------------------------------------


def _members(data: Dataset) -> dict[str, tuple[str, list[str]]]:
    """Each platform: its name, and whose positions are taken for it."""
    table = grouping(data, "platforms")
    return {
        platform: (rows["label"].iloc[0], rows["member"].tolist())
        for platform, rows in table.groupby("group", sort=False)
    }


def _known(what: str, word: str, words: Sequence[str]) -> None:
    if word not in words:
        raise ValueError(
            f"Problem: there is no {what} {word!r}. Use one of: {', '.join(words)}.{nearest(word, words)}"
        )


def _issues(data: Dataset, issues: str | Sequence[str] | None, platforms: Sequence[str]) -> list[str]:
    """The issues as they are named, or all on which one of the platforms has a position."""
    if issues is None:
        return spoken_of(data, platforms) or list(data.table("issues")["issue_id"])
    issues = [issues] if isinstance(issues, str) else list(issues)
    for issue in issues:
        _known("issue", issue, list(data.table("issues")["issue_id"]))
    return issues


def _rows(
    data: Dataset, issues: list[str], platforms: dict[str, tuple[str, list[str]]], certainty: str
) -> pd.DataFrame:
    """One row a claim, the surest of a cell first; a cell without one has a row that says so."""
    names = data.table("issues").set_index("issue_id")["name"]
    rows = [
        {**row, "issue": names[issue], "platform": name}
        for issue in issues
        for name, holders in platforms.values()
        for row in _cell(data, issue, holders, CERTAINTY[CERTAINTY.index(certainty) :])
    ]
    columns = ["holder", "certainty", "how_known", "claim_ids", "by", *COLUMNS[:3]]
    table = pd.DataFrame(rows, columns=columns, dtype=object).fillna("").rename(columns={"holder": "said of"})
    claims, short = data.rows("claims"), short_names(data)
    behind = [
        "; ".join(dict.fromkeys(short[claims[claim_id]["source_id"]] for claim_id in ids.split()))
        for ids in table["claim_ids"]
    ]
    return table.assign(by=[who or why for who, why in zip(behind, table["by"], strict=True)])


def _cell(data: Dataset, issue: str, holders: list[str], passing: Sequence[str]) -> list[dict]:
    """The positions of one platform on one issue; or one row that says that there is none, or none so sure."""
    table, searched = data.positions, data.silences
    found = table[table["issue_id"].eq(issue) & table["holder_id"].isin(holders)]
    sure = found[found["certainty"].isin(passing)]
    if len(sure):
        return sure.sort_values(
            "certainty", key=lambda words: -words.map(CERTAINTY.index), kind="stable"
        ).to_dict("records")
    if len(found):
        return [{"stance": TOO_UNSURE}]
    silent = searched[searched["qualifier"].eq(issue) & searched["about_id"].isin(holders)]
    return [{"stance": SILENCE, "by": " ".join(silent["reason"][:1])}]


def _grid(rows: pd.DataFrame, hidden: bool) -> object:
    """The cells with as much of their text as a reader can take in."""
    marked = rows.assign(state=rows["certainty"].where(rows["certainty"].ne(""), rows["stance"]))
    one = rows["issue"].nunique() == 1
    if hidden:
        marked = marked.drop_duplicates(["issue", "platform"]).assign(state="to predict", stance="")
    elif not one:
        cells = marked.groupby(["issue", "platform"], sort=False)
        marked = cells.first().reset_index().assign(count=cells.size().tolist())
        marked["stance"] = marked.apply(_short if rows["issue"].nunique() <= FEW else _number, axis=1)
    marked.loc[marked["state"].eq(marked["stance"]), "stance"] = ""
    return pivot(marked, *(("platform", "issue") if one else ("issue", "platform")), "state", "stance")


def _short(cell: pd.Series) -> str:
    more = f", and {cell['count'] - 1} more" if cell["count"] > 1 else ""
    return f"{cell['stance'].rstrip('.')}{more}"


def _number(cell: pd.Series) -> str:
    return plural(cell["count"], "claim") if cell["certainty"] else cell["stance"]


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows: pd.DataFrame, certainty: str) -> str:
    """Say who says what on one issue, and how many cells are empty."""
    cells = rows.groupby(["issue", "platform"], sort=False)
    empty = int(cells["stance"].first().isin([SILENCE, TOO_UNSURE]).sum())
    one = rows["issue"].nunique() == 1
    told = [f"{platform}: {_surest(cell)}" for (_, platform), cell in cells] if one else []
    are = "cell is" if empty == 1 else "cells are"
    return " ".join(
        [*told, f"At this certainty ({certainty} or better), {empty} {are} empty, of {len(cells)}."]
    )


def _surest(cell: pd.DataFrame) -> str:
    """The surest claim of a cell, whose it is, and how many more there are."""
    first, more = cell.iloc[0], len(cell) - 1
    if not first["claim_ids"]:
        return f"{first['stance']}."
    others = f", and {more} more" if more else ""
    return (
        f"{first['stance'].rstrip('.')} ({first['by']}; {first['certainty']}; {first['claim_ids']}{others})."
    )


def _notes(rows: pd.DataFrame, certainty: str, hidden: bool) -> list[str]:
    cells = rows.drop_duplicates(["issue", "platform"])
    silent, unsure = cells["stance"].eq(SILENCE), cells["stance"].eq(TOO_UNSURE)
    looked = int((silent & cells["by"].ne("")).sum())
    silence = f"Silence: no claim here speaks of it ({silent.sum()} of {len(cells)} cells)"
    notes = {
        f"Counted are claims that are {certainty} or better.": True,
        f"{silence}; for {looked} we looked and found none.": silent.any() and not hidden,
        f"None so sure: there are claims, but weaker ones ({unsure.sum()}).": unsure.any() and not hidden,
        "The Workers' Opposition is the group, its theses and Kollontai's pamphlet together.": True,
        "A position is what a source says of a platform, and the source may be an opponent.": True,
    }
    return [note for note, needed in notes.items() if needed]


def _left_out(data: Dataset, issues: list[str], holders: list[str]) -> list[str]:
    """Name the others who take a position on these issues, and have no place in the table."""
    table = data.positions
    others = table[table["issue_id"].isin(issues) & ~table["holder_id"].isin(holders)]
    return [f"{plural(len(others), 'claim')} on {listed(others['holder'].unique())}"] if len(others) else []

"""Who stands where: the positions of the platforms of 1920 and 1921, issue by issue, with how sure each is."""

import pandas as pd

from helpers.charts.drawing import (
    BLUE,
    GREEN,
    GRID,
    INK,
    LINE,
    PAPER,
    STEP,
    VERMILLION,
    WIDTH,
    page,
    wrap,
    write,
)
from helpers.evidence import short_names
from helpers.figures import Figure
from helpers.readings import CERTAINTY
from helpers.words import nearest

# Each platform: its name, and whose positions are taken for it.
PLATFORMS = {
    "workers_opposition": (
        "Workers' Opposition",
        ["workers_opposition", "workers_opposition_theses", "kollontai_pamphlet"],
    ),
    "platform_of_ten": ("Platform of Ten", ["platform_of_ten"]),
    "trotsky": ("Trotsky", ["trotsky_platform", "trotsky_bukharin_platform", "trotsky"]),
    "buffer_group": ("buffer group", ["buffer_platform", "buffer_resolution_1920_12", "buffer_group"]),
    "democratic_centralists": (
        "Democratic Centralists",
        ["democratic_centralist_platform", "democratic_centralists"],
    ),
    "ignatov_group": ("Ignatov group", ["ignatov_platform", "ignatov_group"]),
}
FOUR = list(PLATFORMS)[:4]  # as many columns as text of 12 points allows
SILENCE, TOO_UNSURE, HIDDEN = "silence", "none so sure", "?"
# A mark, its colour and how it is filled, for how sure a claim is: the word stands in the table.
MARKS = {
    "well supported": ("D", GREEN, "full"),
    "supported": ("o", BLUE, "full"),
    "weak": ("o", BLUE, "none"),
    "contested": ("X", VERMILLION, "full"),
}
JOINED = "The Workers' Opposition is the group, its theses and Kollontai's pamphlet together."
COLUMNS = ["issue", "platform", "stance", "said of", "certainty", "how_known", "by", "claim_ids"]
LEFT, PAD, KEY, TALL = 0.1, 0.16, 0.35, 9.0  # inches: margin, air, key, and the tallest table with text
HEAD = {True: 1.75, False: 2.35}  # inches for the heads of the rows: beside text, beside marks only


def positions(data, issues=None, platforms=None, certainty="contested", hidden=False):
    """Draw what each platform says on each issue, or that no claim tells.

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
        A table-like figure. A single issue has every claim in full. Several have the surest claim of each cell,
        or only its certainty where the sheet would be too tall. Its table has all claims in full, with the columns
        issue, platform, stance, said of (the text or group), certainty, how_known, by (the source), claim_ids.

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
    _known("certainty", certainty, CERTAINTY)
    for each in platforms or ():
        _known("platform", each, PLATFORMS)
    issues = _issues(data, issues, platforms or FOUR)
    platforms = platforms or (PLATFORMS if len(issues) == 1 else FOUR)
    rows = _rows(data, issues, platforms, certainty)
    drawing, told = _drawing(rows, hidden)
    shown = rows.drop_duplicates(["issue", "platform"]).assign(stance=HIDDEN) if hidden else rows
    return Figure(
        drawing,
        "Who stands where in the trade-union debate",
        shown[COLUMNS[:3] if hidden else COLUMNS].replace({"": "none"}),
        _alt(rows, certainty, told),
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(data, issues, platforms),
        notes=_notes(rows, certainty, hidden),
        data=data,
    )


def result(table, certainty):
    """Say in words who says what on one issue, or how many cells are empty.

    Parameters
    ----------
    table : pandas.DataFrame
        The table of a figure of `positions`, without question marks.
    certainty : str
        The least certainty that counted.

    Returns
    -------
    str
        A sentence for each platform where there is one issue, then the number of empty cells.
    """
    cells = table.groupby(["issue", "platform"], sort=False)
    empty = int(cells["stance"].first().isin([SILENCE, TOO_UNSURE]).sum())
    words = []
    if table["issue"].nunique() == 1:
        words = [f"{platform}: {_surest(rows)}" for (_, platform), rows in cells]
    are = "cell is" if empty == 1 else "cells are"
    return " ".join(
        [*words, f"At this certainty ({certainty} or better), {empty} {are} empty, of {len(cells)}."]
    )


# -- the cells ---------------------------------------------------------------------------------------------


def _known(what, word, words):
    if word not in words:
        raise ValueError(
            f"Problem: there is no {what} {word!r}. Use one of: {', '.join(words)}.{nearest(word, words)}"
        )


def held(data, platforms=PLATFORMS):
    """Give the ids of the issues on which one of the platforms has a position, as a set."""
    holders = [holder for each in platforms for holder in PLATFORMS[each][1]]
    table = data.positions
    return set(table.loc[table["holder_id"].isin(holders), "issue_id"])


def _issues(data, issues, platforms):
    """The issues as they are named, or all on which one of the platforms has a position, at any certainty."""
    table = list(data.table("issues")["issue_id"])
    if issues is None:
        spoken = held(data, platforms)
        return [each for each in table if each in spoken]
    issues = [issues] if isinstance(issues, str) else list(issues)
    for each in issues:
        _known("issue", each, table)
    return issues


def _rows(data, issues, platforms, certainty):
    """One row a claim, the surest of a cell first; a cell without one has a row that says so."""
    passing = CERTAINTY[CERTAINTY.index(certainty) :]
    names, searched = data.table("issues").set_index("issue_id")["name"], data.silences
    rows, table = [], data.positions
    for issue in issues:
        for platform in platforms:
            name, holders = PLATFORMS[platform]
            found = table[table["issue_id"].eq(issue) & table["holder_id"].isin(holders)]
            sure = found[found["certainty"].isin(passing)]
            sure = sure.sort_values("certainty", key=lambda each: -each.map(CERTAINTY.index), kind="stable")
            silent = searched[searched["qualifier"].eq(issue) & searched["about_id"].isin(holders)]
            empty = (
                {"stance": TOO_UNSURE}
                if len(found)
                else {"stance": SILENCE, "by": " ".join(silent["reason"][:1])}
            )
            for row in sure.to_dict("records") or [empty]:
                rows.append({**row, "issue": names[issue], "platform": name})
    columns = ["holder", "certainty", "how_known", "claim_ids", "by", *COLUMNS[:3]]
    table = pd.DataFrame(rows, columns=columns, dtype=object).fillna("").rename(columns={"holder": "said of"})
    claims, names = data.rows("claims"), short_names(data)
    behind = table["claim_ids"].map(
        lambda ids: "; ".join(dict.fromkeys(names[claims[each]["source_id"]] for each in ids.split()))
    )
    return table.assign(by=behind.where(behind.ne(""), table["by"]))


def _surest(rows):
    """The surest claim of a cell, whose it is, and how many more there are."""
    first, more = rows.iloc[0], len(rows) - 1
    if not first["claim_ids"] or first["claim_ids"] == "none":
        return f"{first['stance']}."
    others = f", and {more} more" * bool(more)
    return (
        f"{first['stance'].rstrip('.')} ({first['by']}; {first['certainty']}; {first['claim_ids']}{others})."
    )


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, hidden):
    """Draw the cells with as much of their text as the sheet can hold; give the drawing and what it tells."""
    cells = {cell: group for cell, group in rows.groupby(["issue", "platform"], sort=False)}
    one = rows["issue"].nunique() == 1
    for tell in (_all,) if one else (_first, _only_how_sure):
        told = {cell: [("", HIDDEN)] if hidden else tell(group) for cell, group in cells.items()}
        if one:  # the platforms one below the other, each with room for all its claims
            told = {(platform, issue): entries for (issue, platform), entries in told.items()}
        table = _Table(told, HEAD[tell is not _only_how_sure])
        if table.tops[-1] <= TALL:
            break
    return table.drawing(hidden), told


def _all(rows):
    return [(row.certainty, row.stance) for row in rows.itertuples()]


def _first(rows):
    first, more = rows.iloc[0], len(rows) - 1
    return [(first["certainty"], first["stance"]), *[("", f"and {more} more")] * bool(more)]


def _only_how_sure(rows):
    first, count = rows.iloc[0], len(rows)
    words = "1 claim" if count == 1 else f"{count} claims"
    return [(first["certainty"], words if first["certainty"] else first["stance"])]


class _Table:
    """A sheet of cells: heads of rows and columns, and in each cell entries of a mark and lines of text."""

    def __init__(self, told, head):
        """Break the text of each cell (its entries by row and column) and find where the rows begin."""
        self.rows, self.columns = (list(dict.fromkeys(cell[place] for cell in told)) for place in (0, 1))
        self.head, self.wide = head, (WIDTH - 2 * LEFT - head) / len(self.columns)
        self.cells = {
            cell: [(mark, wrap(text, self.wide - (0.4 if mark else 0.15))) for mark, text in entries]
            for cell, entries in told.items()
        }
        self.tops = [max(len(self._column(name)) for name in self.columns) * STEP + PAD]
        for row in self.rows:
            cells = [sum(len(lines) for _, lines in self.cells[row, column]) for column in self.columns]
            self.tops.append(self.tops[-1] + max(len(self._row(row)), *cells) * STEP + PAD)

    def _column(self, name):
        return wrap(name, self.wide - 0.15, bold=True)

    def _row(self, name):
        return wrap(name, self.head - 0.1, bold=True)

    def drawing(self, hidden):
        """Draw it, with a key below."""
        drawing, axes = page(height=self.tops[-1] + KEY)
        for row, top in zip(self.rows, self.tops, strict=False):
            rule = {"lw": LINE} if top == self.tops[0] else {"lw": GRID, "ls": ":"}
            axes.plot([LEFT, WIDTH - LEFT], [top, top], color=INK, **rule)
            _lines(axes, LEFT, top + PAD / 2, self._row(row), weight="bold")
        for place, column in enumerate(self.columns):
            x = LEFT + self.head + place * self.wide
            axes.plot([x, x], [0.05, self.tops[-1]], color=INK, lw=GRID, ls=":")
            _lines(axes, x + 0.1, PAD / 2, self._column(column), weight="bold")
            for row, top in zip(self.rows, self.tops, strict=False):
                _cell(axes, x, top + PAD / 2, self.cells[row, column])
        axes.plot([LEFT, WIDTH - LEFT], [self.tops[-1]] * 2, color=INK, lw=LINE)
        _key(axes, self.tops[-1] + KEY / 2, hidden)
        return drawing


def _lines(axes, x, top, lines, **style):
    for count, line in enumerate(lines):
        write(axes, x, top + (count + 0.5) * STEP, line, **style)


def _cell(axes, x, top, entries):
    for mark, lines in entries:
        if mark:
            _mark(axes, x + 0.17, top + STEP / 2, mark)
        _lines(axes, x + (0.31 if mark else 0.1), top, lines)
        top += len(lines) * STEP


def _mark(axes, x, y, certainty):
    marker, colour, fill = MARKS[certainty]
    look = {"markersize": 9, "markeredgecolor": INK, "markerfacecoloralt": PAPER}
    axes.plot(x, y, marker, fillstyle=fill, color=colour, **look)


def _key(axes, y, hidden):
    """Say what the marks mean, under the cells."""
    if hidden:
        write(axes, LEFT, y, "Predict first: what stands in each cell?")
        return
    for place, certainty in enumerate(MARKS):
        _mark(axes, LEFT + 0.1 + place * 1.95, y, certainty)
        write(axes, LEFT + 0.25 + place * 1.95, y, certainty)


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, certainty, told):
    count = {name: rows[name].nunique() for name in ("issue", "platform")}
    size = " and ".join(f"{number} {name}{'s' * (number > 1)}" for name, number in count.items())
    if all(entries == [("", HIDDEN)] for entries in told.values()):
        return f"Table chart of {size}. Each of the {len(told)} cells shows a question mark: predict what stands in it."
    filled = {cell: entries for cell, entries in told.items() if entries[0][0]}
    each = " ".join(
        f"{' - '.join(cell)}: {'; '.join(_told(*entry) for entry in entries)}."
        for cell, entries in filled.items()
    )
    empty = f"{len(told) - len(filled)} of {len(told)} cells are empty"
    return f"Table chart of {size}, with claims that are {certainty} or better: {empty}. {each}".strip()


def _told(certainty, text):
    return text.rstrip(".") + f" ({certainty})" * bool(certainty)


def _notes(rows, certainty, hidden):
    cells = rows.drop_duplicates(["issue", "platform"])
    silent, unsure = cells["stance"].eq(SILENCE), cells["stance"].eq(TOO_UNSURE)
    looked = (silent & cells["by"].ne("")).sum()
    silence = f"Silence: no claim here speaks of it ({silent.sum()} of {len(cells)} cells)"
    notes = {
        f"Counted are claims that are {certainty} or better.": True,
        f"{silence}; for {looked} we looked and found none.": silent.any() and not hidden,
        f"None so sure: there are claims, but weaker ones ({unsure.sum()}).": unsure.any() and not hidden,
        JOINED: "Workers' Opposition" in set(rows["platform"]),
        "A position is what a source says of a platform, and the source may be an opponent.": True,
    }
    return [note for note, needed in notes.items() if needed]


def _left_out(data, issues, platforms):
    """Name the others who take a position on these issues, and have no place in the table."""
    holders = [holder for each in platforms for holder in PLATFORMS[each][1]]
    table = data.positions
    others = table[table["issue_id"].isin(issues) & ~table["holder_id"].isin(holders)]
    claims = "claim" if len(others) == 1 else "claims"
    return [f"{len(others)} {claims} on {'; '.join(others['holder'].unique())}"] * bool(len(others))

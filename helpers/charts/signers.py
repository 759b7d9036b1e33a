"""Who signed the Letter of the Twenty-Two, and what is known of each: "not found" is a value like any other."""

import pandas as pd

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, page, wrap, write
from helpers.figures import Figure
from helpers.readings.lives import EXACT, NOT_FOUND, dated, later_life
from helpers.words import nearest

LETTER, SENT = "letter_of_22", pd.Timestamp("1922-02-26")
GROUPS = {"first 22": ["first 22"], "all 24": ["first 22", "added"]}
SORTS = ("name", "party year", "trade", "later life")
TRADE, TRADE_CLAIM = "metalworker (all 22)", "LETT-114"  # said of the 22 together, of none by name

HEADS = {
    "person": "Name",
    "party_since": "In the party",
    "trade": "Trade",
    "died": "Died",
    "later_life": "Later life",
}
LEFT = dict(zip(HEADS, (0.1, 1.5, 3.45, 5.45, 6.85), strict=True))  # inches
COLUMNS = [*HEADS, "group", "certainty", "how_known", "claim_ids"]
KEY = "■ said by a source    ◧ rival years, or said of all together    □ not found"
HEAD, ROW, WORDS = 0.85, 0.29, 0.2  # inches: above the rows, a row, from mark to words


def signers(data, group="first 22", sort="name"):
    """Draw who signed the Letter of the Twenty-Two, with what is known of each.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    group : str
        "first 22", or "all 24" with the two women who added their names.
    sort : str
        "name", "party year" (earliest first), "trade" or "later life" (most told first).

    Returns
    -------
    Figure
        A table-like figure, one row a signatory: the year of joining the party, trade, year of death, and how
        many claims tell of the time after the Letter. What no claim says is "not found". Its table has the
        columns person, party_since, trade, died, later_life, group, certainty and how_known (of the
        signature), claim_ids.

    Raises
    ------
    ValueError
        If group or sort is none of the words above.

    Examples
    --------
    >>> from helpers.readings import load
    >>> signers(load(), "all 24").table["died"].eq("not found").sum()
    np.int64(9)
    """
    for word, words in ((group, GROUPS), (sort, SORTS)):
        if word not in words:
            raise ValueError(f"Problem: {word!r} is not one of {', '.join(words)}.{nearest(word, words)}")
    rows = _sorted(_rows(data, GROUPS[group]), sort)
    return Figure(
        _drawing(rows),
        f"Who signed the Letter of the Twenty-Two: {group}, by {sort}",
        rows[COLUMNS],
        f"Table chart of {len(rows)} signatories, one row each, by {sort}. {known(rows)} {_each(rows)}.",
        [*" ".join(rows["claim_ids"]).split(), TRADE_CLAIM],
        notes=[
            known(rows),
            f"One historian says of the first 22 together that they were former metalworkers ({TRADE_CLAIM}).",
            "Later life counts the dated claims on the time after 26 February 1922, up to the death.",
            "It measures what was written of a person, not what was lived.",
        ],
        data=data,
    )


def known(rows):
    """Say of how many signatories each thing is known.

    Parameters
    ----------
    rows : pandas.DataFrame
        The table of `signers`.

    Returns
    -------
    str
        Whole sentences.
    """
    missing = {name: int(rows[name].eq(NOT_FOUND).sum()) for name in HEADS}
    told = [
        f"{words} known for {len(rows) - missing[name]}, not found for {missing[name]}"
        for name, words in (
            ("party_since", "Party year"),
            ("died", "Year of death"),
            ("later_life", "Anything of later life"),
        )
    ]
    named = ~rows["trade"].isin([TRADE, NOT_FOUND])
    trade = f"Own trade known for {named.sum()}, not found for {(~named).sum()}"
    return f"{'. '.join([*told, trade])}."


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data, groups):
    signed = data.signatures.query("document_id == @LETTER and group in @groups")
    settled, claims, people = data.settled(), data.claims.set_index("claim_id"), data.rows("people")
    later = later_life(data, signed["person_id"], SENT)
    rows = [
        _signatory(
            row, settled[settled["about_id"].eq(row["person_id"])], claims, int(later[row["person_id"]])
        )
        for row in signed.to_dict("records")
    ]
    return pd.DataFrame(rows).assign(name=signed["person_id"].map(lambda each: people[each]["name"]).tolist())


def _signatory(row, facts, claims, later):
    party, died, trade = (facts[facts["property"].eq(name)] for name in ("party_since", "died", "trade"))
    party, died = dated(party, claims), dated(died, claims)
    of_all = TRADE if row["group"] == "first 22" else NOT_FOUND
    return {
        **row,
        "party_since": party["words"],
        "party_from": party["first"],
        "trade": of_all if trade.empty else trade["value"].iloc[0],
        "died": died["words"],
        "later_life": f"{later} claim{'s' * (later > 1)}" if later else NOT_FOUND,
        "later": later,
        "rivals": {
            name
            for name, end in (("party_since", party), ("died", died))
            if end["known"] not in (EXACT, NOT_FOUND)
        },
        "claim_ids": " ".join([row["claim_ids"], *party["ids"], *died["ids"], *trade["claim_ids"]]),
    }


def _sorted(rows, sort):
    rows = rows.sort_values("name", kind="stable")
    by = {
        "name": rows["name"],
        "party year": rows["party_from"],
        "trade": rows["trade"].map({TRADE: 1, NOT_FOUND: 2}).fillna(0),
        "later life": -rows["later"],
    }
    return rows.loc[by[sort].sort_values(kind="stable").index]


# -- the drawing -------------------------------------------------------------------------------------------


def _each(rows):
    told = (
        f"{row.person}: in the party {row.party_since}, trade {row.trade}, died {row.died}, later life {row.later_life}"
        for row in rows.itertuples()
    )
    return "; ".join(told)


def _drawing(rows):
    room = LEFT["died"] - LEFT["trade"] - WORDS
    trades = [wrap(words.split(",")[0], room) for words in rows["trade"]]  # the table has all of it
    heights = [ROW + (len(lines) - 1) * STEP for lines in trades]
    drawing, axes = page(height=HEAD + sum(heights) + 0.1)
    write(axes, LEFT["person"], 0.2, KEY)
    for name, words in HEADS.items():
        write(axes, LEFT[name], HEAD - 0.2, words, weight="bold")
    axes.plot([0.1, 7.9], [HEAD, HEAD], color=INK, lw=LINE)
    bottom = HEAD
    for row, lines, height in zip(rows.to_dict("records"), trades, heights, strict=True):
        bottom += height
        axes.plot([0.1, 7.9], [bottom, bottom], color=INK, lw=GRID, ls=":")
        write(axes, LEFT["person"], bottom - height / 2, row["person"])
        for name in list(HEADS)[1:]:
            shared = name in row["rivals"] or row[name] == TRADE
            _cell(axes, LEFT[name], bottom - height / 2, lines if name == "trade" else [row[name]], shared)
    return drawing


def _cell(axes, x, y, lines, half):
    """A mark and the words: the mark shows at a glance what the words say."""
    fill = "none" if lines == [NOT_FOUND] else "left" if half else "full"
    style = {"color": BLUE, "markeredgecolor": INK, "markerfacecoloralt": PAPER}
    axes.plot(x + 0.07, y, "s", markersize=9, fillstyle=fill, **style)
    for count, words in enumerate(lines):
        write(axes, x + WORDS, y + (count - (len(lines) - 1) / 2) * STEP, words)

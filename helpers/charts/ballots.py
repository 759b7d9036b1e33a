"""Ballots as bars: the votes for each option side by side, and a bar for each count where sources clash."""

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.charts.drawing import (
    BEHIND,
    BLUE,
    GREEN,
    GRID,
    INK,
    LINE,
    PAPER,
    STEP,
    VERMILLION,
    low_to_high,
    number,
    page,
    percent,
    width_of,
    wrap,
    write,
)
from helpers.evidence import short_names
from helpers.figures import Figure
from helpers.words import nearest

# Each option: its short name, its fill and its hatch. The Workers' Opposition looks the same in every bar.
OURS = (VERMILLION, "////")
OPTIONS = {
    "workers_opposition_theses": ("Workers' Opposition", *OURS),
    "wo_draft_kharkov_1920": ("Workers' Opposition's draft", *OURS),
    "opposition_slate_1920_11": ("joint list of the oppositions", PAPER, "////"),
    "platform_of_ten": ("Platform of Ten", BLUE, ""),
    "majority_slate_1920_11": ("list of the majority", BLUE, ""),
    "lebed_draft_1920": ("Lebed's draft, approving", BLUE, ""),
    "gamarnik_draft_1920": ("Gamarnik's draft, critical", GREEN, ""),
    "trotsky_platform": ("Trotsky", GREEN, ""),
    "trotsky_bukharin_platform": ("Trotsky and Bukharin", GREEN, ""),
    "ignatov_platform": ("Ignatov group", PAPER, "\\\\\\"),
    "democratic_centralist_platform": ("Democratic Centralists", PAPER, "xxx"),
    "buffer_platform": ("buffer group", PAPER, "---"),
    "nogin_platform": ("Nogin", PAPER, ""),
    "riazanov_platform": ("Riazanov", PAPER, ""),
    "for": ("for", BLUE, ""),
    "against": ("against", GREEN, ""),
    "abstained": ("abstained", PAPER, ""),
}
COLUMNS = ["ballot", "count", "option", "votes", "share", "certainty", "how_known", "claim_ids"]
LEFT, RIGHT = 0.15, 7.75  # inches: where the longest bar begins and ends
KEY, GAP, AXIS = 0.26, 0.16, 0.75  # inches: the box of a label, room between bars, an axis with its name
THICK, THIN = 0.34, 0.18  # inches: how high a bar is; a count that another is preferred to is thin
FOLLOWED, RIVAL, OPEN = "followed", "not followed", "undecided"
US = "this_project"


def ballots(data, ballot_ids, share=False):
    """Draw ballots as bars: one bar a ballot, and one for each count where sources clash.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    ballot_ids : str or list of str
        The ballots, in the order of the bars; `data.ballots` lists them.
    share : bool
        True to draw shares instead of votes. Where only a share is known, a share is drawn in any case.

    Returns
    -------
    Figure
        Bars made of the options. Its table has one row an option of a count, with the columns ballot, count
        (followed or not, and whose), option, votes (as the source gives them), share (per cent of the votes
        that are named), certainty, how_known, claim_ids.

    Raises
    ------
    ValueError
        If a ballot is not known, is one for people, or has no count to draw.

    Examples
    --------
    >>> from helpers.readings import load
    >>> ballots(load(), "miners_1921_01").table["share"].tolist()
    ['66.5', '29.6', '3.9']
    """
    ids = [ballot_ids] if isinstance(ballot_ids, str) else list(ballot_ids)
    _check(data, ids)
    counts = [count for each in ids for count in _counts(data, each)]
    drawn = [count for count in counts if not share or count["whole"]]
    if not drawn:
        raise ValueError(f"Problem: of {', '.join(ids)} no count is known that could be drawn.")
    panels = {"votes": [], "per cent of the votes named": []}
    for count in drawn:
        panels["per cent of the votes named" if share or count["percent"] else "votes"].append(count)
    rows = pd.concat([count["rows"] for count in drawn], ignore_index=True)
    return Figure(
        _drawing(panels),
        "Votes in party meetings, option by option",
        rows[COLUMNS],
        _alt(panels),
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(data, ids, counts, drawn),
        notes=_notes(data, drawn),
        data=data,
    )


# -- the numbers -------------------------------------------------------------------------------------------


def _check(data, ids):
    if not ids:
        raise ValueError("Problem: name at least one ballot; data.ballots lists them.")
    known, people = list(data.table("ballots")["ballot_id"]), set(data.table("people")["person_id"])
    for each in ids:
        if each not in known:
            raise ValueError(f"Problem: there is no ballot {each!r}.{nearest(each, known)}")
        if people & set(data.ballots.query("ballot_id == @each")["option"]):
            raise ValueError(
                f"Problem: {data.names()[each]!r} was a vote on people, and each voter had several votes. "
                "Those are no parts of a whole; data.ballots lists them."
            )


def _counts(data, ballot_id):
    """The counts of one ballot: the one we follow, then its rivals; or all of them, where none is followed."""
    reading = data.ballots.query("ballot_id == @ballot_id")
    measure = "votes" if reading["measure"].eq("votes").any() else "per cent"
    reading = reading[reading["measure"].eq(measure)]
    claims = data.claims.query("about_id == @ballot_id and rank != 'withdrawn'")
    claims = claims[claims["property"].eq("votes" if measure == "votes" else "share_of_votes")]
    rivals = claims.loc[claims["rank"].eq("alternative"), "source_id"].unique()
    decided = set(reading["option"]) == set(claims.loc[claims["rank"].eq("preferred"), "qualifier"])
    counts = [_count(data, reading, FOLLOWED)] if decided and len(reading) else []
    claims = claims.rename(columns={"qualifier": "option", "value": "votes", "claim_id": "claim_ids"})
    claims = claims.assign(ballot_id=ballot_id, ballot=data.names()[ballot_id], measure=measure)
    for source in rivals:  # the whole count of a source, also where it agrees
        counts.append(_count(data, claims[claims["source_id"].eq(source)], RIVAL if decided else OPEN))
    return counts


def _count(data, rows, kind):
    """One bar: a row for each option, in the order of OPTIONS, with its share of all votes that are named."""
    order = [*OPTIONS, *rows["option"]]
    rows = rows.sort_values("option", key=lambda options: options.map(order.index), ignore_index=True)
    in_percent = rows["measure"].eq("per cent").all()
    whole = in_percent or bool(len(rows) > 1 and rows["low"].eq(rows["high"]).all())
    rows = rows.assign(
        qualifier=rows["option"], low=rows["low"].fillna(0), high=rows["high"].fillna(rows["low"])
    )
    total = 100 if in_percent else rows["high"].sum()
    rows["share"] = [
        low_to_high(row.low / total * 100, row.high / total * 100, write_as=percent) if whole else ""
        for row in rows.itertuples()
    ]
    names = {**data.names(), **{each: name for each, (name, *_) in OPTIONS.items()}}
    rows["option"] = [names.get(each, each) for each in rows["qualifier"]]
    who = _who(data, rows)
    rows["count"] = f"{kind}, {who}"
    return {"rows": rows, "kind": kind, "who": who, "percent": in_percent, "whole": whole}


def _who(data, rows):
    """Who counted: the sources, or we ourselves, where a count is our own addition."""
    claims = data.claims.set_index("claim_id")
    sources = list(dict.fromkeys(claims.loc[" ".join(rows["claim_ids"]).split(), "source_id"]))
    if sources == [US]:
        return "as we add up its parts"
    return f"as given by {' and '.join(short_names(data)[each] for each in sources if each != US)}"


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(panels):
    panels = {unit: counts for unit, counts in panels.items() if counts}
    heights = {unit: sum(map(_height, counts)) for unit, counts in panels.items()}
    drawing, axes = page(height=0.1 + sum(heights.values()) + AXIS * len(panels))
    top = 0.1
    for unit, counts in panels.items():
        longest = max(_total(count) if unit == "votes" else 100 for count in counts)
        _axis(axes, top, top + heights[unit], unit, longest)
        for count in counts:
            _bar(axes, count, top, unit, (RIGHT - LEFT) / longest)
            top += _height(count)
        top += AXIS
    return drawing


def _total(count):
    return count["rows"]["high"].sum()


def _title(count):
    """What a bar is headed by: the ballot, and whose count it is where there are several."""
    name = "The same" if count["kind"] == RIVAL else count["rows"]["ballot"].iloc[0]
    whose = f", {count['who']}" * (count["kind"] != FOLLOWED)
    return f"{name}{whose}" + f" ({number(_total(count))} votes)" * (count["whole"] and not count["percent"])


def _keys(count):
    """The labels of a bar in lines: each with its box, as many in a line as fit."""
    lines, room = [[]], 0
    for row in count["rows"].itertuples():
        label = _label(row, count["percent"])
        wide = KEY + width_of(label) + 0.25
        if lines[-1] and room + wide > RIGHT - LEFT:
            lines.append([])
            room = 0
        lines[-1].append((LEFT + room, label, row))
        room += wide
    return lines


def _label(row, in_percent):
    share = f" ({row.share}%)" * bool(row.share and not in_percent)
    return f"{row.option}: {_votes(row)}{share}" + ", UNCHECKED" * (row.how_known == "unchecked")


def _votes(row):
    return row.votes.replace("-", " to ")


def _high(count):
    return THIN if count["kind"] == RIVAL else THICK


def _height(count):
    lines = len(wrap(_title(count), RIGHT - LEFT, bold=True)) + len(_keys(count))
    return lines * STEP + _high(count) + GAP + 0.1


def _bar(axes, count, top, unit, scale):
    for line in wrap(_title(count), RIGHT - LEFT, bold=True):
        write(axes, LEFT, top + STEP / 2, line, weight="bold", bbox=BEHIND)
        top += STEP
    top, high, x = top + 0.03, _high(count), LEFT
    factor = scale if count["percent"] or unit == "votes" else scale * 100 / _total(count)
    for row in count["rows"].itertuples():
        sure, most = row.low * factor, row.high * factor
        axes.barh(top + high / 2, sure, left=x, height=high, linewidth=1.2, **_fill(row))
        axes.barh(top + high / 2, most - sure, left=x + sure, height=high, **_open())
        if high == THICK and width_of(_votes(row), bold=True) + 0.12 < most:
            write(axes, x + most / 2, top + high / 2, _votes(row), weight="bold", ha="center", bbox=BEHIND)
        x += most
    _labels(axes, count, top + high + 0.05)


def _labels(axes, count, top):
    for line in _keys(count):
        for x, label, row in line:
            axes.barh(top + STEP / 2, 0.2, left=x, height=0.14, align="center", linewidth=1, **_fill(row))
            write(axes, x + KEY, top + STEP / 2, label, bbox=BEHIND)
        top += STEP


def _fill(row):
    """The look of an option; what nobody here has seen on the page stands in dots on white."""
    _, colour, hatch = OPTIONS.get(row.qualifier, ("", PAPER, ""))
    if row.how_known == "unchecked":
        return {"facecolor": PAPER, "edgecolor": INK if colour == PAPER else colour, "hatch": hatch or "...."}
    if row.low < row.high and not row.low:
        return _open()
    edge = VERMILLION if (colour, hatch) == (PAPER, "////") else INK
    return {"facecolor": colour, "edgecolor": edge, "hatch": hatch}


def _open():
    """The look of votes that may be there or not: between the least and the most that a source allows."""
    return {"facecolor": PAPER, "edgecolor": INK, "linestyle": ":"}


def _axis(axes, top, bottom, unit, longest):
    axes.plot([LEFT, RIGHT], [bottom, bottom], color=INK, lw=LINE)
    for tick in MaxNLocator(5, integer=True).tick_values(0, longest):
        if tick <= longest:
            x = LEFT + tick / longest * (RIGHT - LEFT)
            axes.plot([x, x], [top, bottom + 0.07], color=INK, lw=GRID, ls=":", zorder=0)
            write(axes, x, bottom + 0.2, number(tick), ha="center")
    write(axes, (LEFT + RIGHT) / 2, bottom + 0.43, unit[0].upper() + unit[1:], ha="center")


# -- in words ----------------------------------------------------------------------------------------------


def _alt(panels):
    counts = [count for each in panels.values() for count in each]
    ends = [
        f"{unit} from 0 to {number(max(map(_total, each)) if unit == 'votes' else 100)}"
        for unit, each in panels.items()
        if each
    ]
    told = " ".join(
        f"{_title(count)}: {'; '.join(_label(row, count['percent']) for row in count['rows'].itertuples())}."
        for count in counts
    )
    bars = "1 bar" if len(counts) == 1 else f"{len(counts)} bars"
    return f"Bar chart of {bars} made of the options, {' and '.join(ends)}. {_finding(counts)}{told}".replace(
        "%", " per cent"
    )


def _finding(counts):
    """Where the Workers' Opposition had its largest and its smallest share."""
    shares = [
        (float(row.share), row.ballot)
        for count in counts
        for row in count["rows"].itertuples()
        if OPTIONS.get(row.qualifier, ())[1:] == OURS
        and row.share
        and count["kind"] != RIVAL
        and "unchecked" not in set(count["rows"]["how_known"])
    ]
    if not shares:
        return ""
    (least, where), (most, there) = min(shares), max(shares)
    most_words = f"The Workers' Opposition has {percent(most)} per cent in {there}"
    return f"{most_words}. " if where == there else f"{most_words}, and {percent(least)} in {where}. "


def _notes(data, counts):
    rows = pd.concat([count["rows"] for count in counts])
    looks = {OPTIONS.get(option, ("",))[1:] for option in rows["qualifier"]}
    partial = [count for count in counts if not count["whole"]]
    names = "; ".join(dict.fromkeys(count["rows"]["ballot"].iloc[0] for count in partial))
    notes = {
        "The votes for the Workers' Opposition alone are striped on vermillion.": OURS in looks,
        "A joint list, striped on white, has the votes of several groups.": (PAPER, "////") in looks,
        "In brackets: per cent of all votes that the count names.": rows["share"].ne("").any(),
        f"Not all votes are known of: {names}.": bool(partial),
        "Dotted outlines are bounds, not counts.": rows["low"].lt(rows["high"]).any(),
        "UNCHECKED counts have a pattern on white.": rows["how_known"].eq("unchecked").any(),
    }
    return [*(note for note, needed in notes.items() if needed), *_clashes(data, rows)]


def _clashes(data, rows):
    """Say where sources clash on what is drawn, and why we follow what we follow."""
    claims = data.claims.set_index("claim_id")["disagreement_id"]
    clashing = dict.fromkeys(
        claims[each] for ids in rows["claim_ids"] for each in ids.split() if claims[each]
    )
    table = data.rows("disagreements")
    return [f"Contested: {table[each]['question']} {table[each]['why']}" for each in clashing]


def _left_out(data, ids, counts, drawn):
    missing = [
        data.names()[each]
        for each in ids
        if each not in {count["rows"]["ballot_id"].iloc[0] for count in drawn}
    ]
    what = "ballot" if len(missing) == 1 else "ballots"
    why = "a share" if counts else "a count"
    return [f"{len(missing)} {what} without {why} ({'; '.join(missing)})"] * bool(missing)

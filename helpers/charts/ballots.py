"""Ballots as bars: the votes for each option side by side, and a bar for each count where sources clash."""

import pandas as pd

from helpers.charts.common import behind
from helpers.evidence import quarrel, short_names
from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping
from helpers.words import known, listed, low_to_high, plural

COLUMNS = [
    "ballot", "count", "option", "votes", "low", "high", "low_share", "high_share", "certainty", "how_known",
    "claim_ids",
]  # fmt: skip
FOLLOWED, RIVAL, OPEN = "followed", "not followed", "undecided"
PERCENT, BOUND, OURS = "per cent of the votes named", "a bound, not a count", "opposition"


def ballots(data: Dataset, ballot_ids: str | list[str], share: bool = False) -> Figure:
    """Draw ballots as bars: one bar a ballot, and one for each count where sources clash.

    Args:
        data (Dataset): As `wo.load()` gives it.
        ballot_ids (str or list of str): The ballots, in the order of the bars; `data.ballots` lists them.
        share (bool): True to draw shares instead of votes. Where only a share is known, a share is drawn in any case.

    Returns:
        Figure: Bars made of the options. Its table has one row an option of a count, with the columns ballot, count
            (followed or not, and whose), option, votes (as the source gives them), low and high (the same as numbers),
            low_share and high_share (per cent of the votes that are named), certainty, how_known, claim_ids.

    Raises:
        ValueError: If a ballot is not known, or is one for people.

    Examples:
        >>> from helpers.readings import load
        >>> ballots(load(), "miners_1921_01").table["low_share"].tolist()
        [29.6, 66.5, 3.9]
    """
    ids = [ballot_ids] if isinstance(ballot_ids, str) else list(ballot_ids)
    _check(data, ids)
    counts = [count for ballot in ids for count in _counts(data, ballot, share)]
    title = f"{'Shares of the votes' if share else 'Votes'} in party meetings, option by option"
    if not counts:
        return nothing(data, title, COLUMNS)
    counts.sort(key=lambda count: count["unit"].iloc[0] == PERCENT)  # one axis below the other
    rows = pd.concat([count.assign(bar=bar) for bar, count in enumerate(counts)], ignore_index=True)
    pieces, said = pd.concat(map(_pieces, counts, range(len(counts))), ignore_index=True), _said(rows)
    ends = pieces.groupby("unit", sort=False)["end"].max().items()
    axes = listed(f"{unit} from 0 to {most:,.0f}" for unit, most in ends)
    missing = [data.names()[ballot] for ballot in ids if ballot not in set(rows["ballot_id"])]
    without = f"{plural(len(missing), 'ballot')} without {'a share' if share else 'a count'}"
    return Figure(
        data,
        rows,
        Bars(
            pieces, "title", "end", "fill", start="start", bar="bar", inside="inside", below="below", panel="unit",
            thin="thin", above=True,
        ),
        title=title,
        said=said,
        alt=f"Bar chart of {plural(len(counts), 'bar')} made of the options, {axes}. {said}",
        columns=COLUMNS,
        notes=_notes(data, rows),
        left_out=[f"{without} ({'; '.join(missing)})"],
    )  # fmt: skip


def _check(data, ids):
    if not ids:
        raise ValueError("Problem: name at least one ballot; data.ballots lists them.")
    for ballot in ids:
        known("ballot", ballot, data.rows("ballots"), ValueError)
        if not data.rows("people").keys().isdisjoint(data.ballots.query("ballot_id == @ballot")["option"]):
            raise ValueError(
                f"Problem: {data.names()[ballot]!r} was a vote on people, and each voter had several votes. "
                "Those are no parts of a whole; data.ballots lists them."
            )


def _counts(data, ballot_id, share):
    """The counts of one ballot: the one we follow, then its rivals; or all of them, where none is followed."""
    claims = data.claims.query("about_id == @ballot_id and rank != 'withdrawn'")
    measure = "votes" if claims["property"].eq("votes").any() else "share_of_votes"
    claims = claims[claims["property"].eq(measure)].rename(columns={"claim_id": "claim_ids"})
    settled = data.settled().query("about_id == @ballot_id and property == @measure")
    decided = set(settled["qualifier"]) == set(claims.loc[claims["rank"].eq("preferred"), "qualifier"])
    counts = [(settled, FOLLOWED)] if decided and len(settled) else []
    for source in claims.loc[claims["rank"].eq("alternative"), "source_id"].unique():
        whole = claims[claims["source_id"].eq(source)]  # also where it agrees
        counts.append((whole, RIVAL if decided else OPEN))
    counts = [_count(data, rows, kind, share) for rows, kind in counts]
    return [count for count in counts if not share or count["low_share"].notna().any()]


def _count(data, rows, kind, share):
    """One count: a row for each option, in the order of the groupings, with its share of all votes that are named."""
    options, names = grouping(data, "ballot_options").set_index("member"), data.names()
    order = [*options.index, *rows["qualifier"]]
    rows = rows.sort_values("qualifier", key=lambda ids: ids.map(order.index), ignore_index=True)
    percent, option, ballot = rows["property"][0] != "votes", rows["qualifier"], names[rows["about_id"][0]]
    low, high, who = rows["low"].fillna(0), rows["high"].fillna(rows["low"]), _who(data, rows)
    whole = len(rows) > 1 and rows["low"].eq(rows["high"]).all()
    total = 100 if percent else high.sum() if whole else float("nan")
    name = ("The same" if kind == RIVAL else ballot) + ("" if kind == FOLLOWED else f", {who}")
    rows = rows.assign(
        ballot_id=rows["about_id"], ballot=ballot, count=f"{kind}, {who}", thin=kind == RIVAL,
        option=option.map({**names, **options["label"]}).fillna(option), votes=rows["value"],
        side=option.map(options["group"]).fillna("alone"), inside=rows["value"].str.replace("-", " to "),
        low=low, high=high, low_share=(low / total * 100).round(1), high_share=(high / total * 100).round(1),
        title=f"{name} ({high.sum():,.0f} votes)" if whole and not percent else name,
        times=100 / high.sum() if share and not percent else 1, unit=PERCENT if share or percent else "votes",
    )  # fmt: skip
    unchecked = rows["how_known"].eq("unchecked")
    fill = rows["side"].mask(unchecked, rows["side"] + ", unchecked")
    return rows.assign(fill=fill, below=rows.apply(_label, axis=1))


def _who(data, rows):
    """Who counted: the sources, or we ourselves, where a count is our own addition."""
    claims, own = data.rows("claims"), default(data, "own_count")
    sources = dict.fromkeys(claims[claim_id]["source_id"] for claim_id in behind(rows))
    others = [short_names(data)[source] for source in sources if source != own]
    return f"as given by {listed(others)}" if others else "as we add up its parts"


def _label(row):
    share = low_to_high(row["low_share"], row["high_share"], ".1f")
    share = f" ({share}%)" if pd.notna(row["low_share"]) and row["property"] == "votes" else ""
    unchecked = ", UNCHECKED" if row["how_known"] == "unchecked" else ""
    return f"{row['option']}: {row['inside']}{share}{unchecked}"


def _pieces(count, bar):
    """The pieces of a bar: what is sure of an option, then, dotted, up to what its source allows."""
    most = (count["high"] * count["times"]).cumsum()
    start = most.shift(fill_value=0)
    sure = start + count["low"] * count["times"]
    known, bound = count.assign(start=start, end=sure), count.assign(start=sure, end=most, fill=BOUND)
    pieces = pd.concat([known[sure.gt(start) | sure.eq(most)], bound[most.gt(sure)]])
    pieces = pieces.sort_index(kind="stable")
    pieces.loc[pieces.index.duplicated(), ["inside", "below"]] = ""
    return pieces.assign(bar=bar)


def _said(rows):
    """Where the Workers' Opposition had its largest and its smallest share; else who had most in the first count."""
    sure = rows["side"].eq(OURS) & ~rows["thin"] & rows["how_known"].ne("unchecked")
    shares = rows[sure & rows["low_share"].notna()].sort_values("low_share")
    if shares.empty:
        first = rows[rows["bar"].eq(0)]
        return f"{first['ballot'].iloc[0]}: {'; '.join(first['below'])}."
    meetings, shares = shares["ballot"].str.partition(":")[0], shares["low_share"].map("{:.1f}".format)
    said = f"The Workers' Opposition has {shares.iloc[-1]} per cent in {meetings.iloc[-1]}"
    return said + ("." if len(shares) == 1 else f", and {shares.iloc[0]} in {meetings.iloc[0]}.")


def _notes(data, rows):
    partial = rows["low_share"].isna()
    notes = {
        "The votes for the Workers' Opposition alone are striped on vermillion.": rows["side"].eq(OURS),
        "A joint list, striped on white, has the votes of several groups.": rows["side"].eq("joint list"),
        "In brackets: per cent of all votes that the count names.": ~partial,
        f"Not all votes are known of: {listed(rows.loc[partial, 'ballot'].unique())}.": partial,
        "Dotted outlines are bounds, not counts.": rows["low"].lt(rows["high"]),
        "UNCHECKED counts have a pattern on white.": rows["how_known"].eq("unchecked"),
    }
    claims = data.rows("claims")
    asked = [quarrel(claims[claim_id], data) for claim_id in behind(rows)]
    clashes = dict.fromkeys(f"Contested: {one['question']} {one['why']}" for one in asked if one)
    return [*(note for note, needed in notes.items() if needed.any()), *clashes]

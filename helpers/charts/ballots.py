"""Ballots as bars: the votes for each option side by side, and a bar for each count where sources clash."""

import pandas as pd

from helpers.charts.common import behind
from helpers.evidence import short_names
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
VOTES, PERCENT, BOUND = "votes", "per cent of the votes named", "a bound, not a count"
OURS, JOINT = "opposition", "joint list"


def ballots(data: Dataset, ballot_ids: str | list[str], share: bool = False) -> Figure:
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
        (followed or not, and whose), option, votes (as the source gives them), low and high (the same as
        numbers), low_share and high_share (per cent of the votes that are named), certainty, how_known, claim_ids.

    Raises
    ------
    ValueError
        If a ballot is not known, or is one for people.

    Examples
    --------
    >>> from helpers.readings import load
    >>> ballots(load(), "miners_1921_01").table["low_share"].tolist()
    [29.6, 66.5, 3.9]
    """
    ids = [ballot_ids] if isinstance(ballot_ids, str) else list(ballot_ids)
    _check(data, ids)
    counts = [count for ballot in ids for count in _counts(data, ballot)]
    counts = [count for count in counts if not share or count["low_share"].notna().any()]
    title = f"{'Shares of the votes' if share else 'Votes'} in party meetings, option by option"
    if not counts:
        return nothing(data, title, COLUMNS)
    counts.sort(key=lambda count: not share and _in_percent(count))  # one axis below the other
    rows, pieces = pd.concat(counts, ignore_index=True), _pieces(counts, share)
    said, ends = _said(rows), pieces.groupby("unit", sort=False)["end"].max().items()
    axes = listed(f"{unit} from 0 to {most:,.0f}" for unit, most in ends)
    missing = [data.names()[ballot] for ballot in ids if ballot not in set(rows["ballot_id"])]
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
        left_out=[
            f"{plural(len(missing), 'ballot')} without {'a share' if share else 'a count'} ({'; '.join(missing)})"
        ],
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


# -- the numbers -------------------------------------------------------------------------------------------


def _counts(data, ballot_id):
    """The counts of one ballot: the one we follow, then its rivals; or all of them, where none is followed."""
    claims = data.claims.query("about_id == @ballot_id and rank != 'withdrawn'")
    measure = "votes" if claims["property"].eq("votes").any() else "share_of_votes"
    claims = claims[claims["property"].eq(measure)].rename(columns={"claim_id": "claim_ids"})
    settled = data.settled().query("about_id == @ballot_id and property == @measure")
    decided = set(settled["qualifier"]) == set(claims.loc[claims["rank"].eq("preferred"), "qualifier"])
    rivals = claims.loc[
        claims["rank"].eq("alternative"), "source_id"
    ].unique()  # each whole, also where it agrees
    return [
        *([_count(data, settled, FOLLOWED)] if decided and len(settled) else []),
        *(
            _count(data, claims[claims["source_id"].eq(rival)], RIVAL if decided else OPEN)
            for rival in rivals
        ),
    ]


def _count(data, rows, kind):
    """One count: a row for each option, in the order of the groupings, with its share of all votes that are named."""
    options, names = grouping(data, "ballot_options").set_index("member"), data.names()
    order = [*options.index, *rows["qualifier"]]
    rows = rows.sort_values("qualifier", key=lambda ids: ids.map(order.index), ignore_index=True)
    option, who = rows["qualifier"], _who(data, rows)
    low, high = rows["low"].fillna(0), rows["high"].fillna(rows["low"])
    whole = len(rows) > 1 and rows["low"].eq(rows["high"]).all()
    total = 100 if _in_percent(rows) else high.sum() if whole else float("nan")
    return rows.assign(
        ballot_id=rows["about_id"], ballot=rows["about_id"].map(names), kind=kind, who=who, count=f"{kind}, {who}",
        option=option.map({**names, **options["label"]}).fillna(option), votes=rows["value"],
        side=option.map(options["group"]).fillna("alone"),
        low=low, high=high, low_share=(low / total * 100).round(1), high_share=(high / total * 100).round(1),
    )  # fmt: skip


def _who(data, rows):
    """Who counted: the sources, or we ourselves, where a count is our own addition."""
    claims, own = data.rows("claims"), default(data, "own_count")
    sources = dict.fromkeys(claims[claim_id]["source_id"] for claim_id in behind(rows))
    others = [short_names(data)[source] for source in sources if source != own]
    return f"as given by {listed(others)}" if others else "as we add up its parts"


def _in_percent(count):
    return count["property"].eq("share_of_votes").all()


# -- the bars ----------------------------------------------------------------------------------------------


def _pieces(counts, share):
    """The pieces of all bars: what is sure of an option, then, dotted, up to what its source allows."""
    pieces = []
    for bar, count in enumerate(counts):
        unit, start = PERCENT if share or _in_percent(count) else VOTES, 0
        times = 100 / count["high"].sum() if share and not _in_percent(count) else 1
        head = {"bar": bar, "title": _title(count), "unit": unit, "thin": count["kind"].iloc[0] == RIVAL}
        for row in count.to_dict("records"):
            sure, most = start + row["low"] * times, start + row["high"] * times
            parts = [(_fill(row), start, sure)] if sure > start or sure == most else []
            parts += [(BOUND, sure, most)] if most > sure else []
            words = [{"inside": _votes(row), "below": _label(row)}, {"inside": "", "below": ""}]
            pieces += [
                {**head, **said, "fill": fill, "start": first, "end": last}
                for (fill, first, last), said in zip(parts, words, strict=False)
            ]
            start = most
    return pd.DataFrame(pieces)


def _title(count):
    """What a bar is headed by: the ballot, and whose count it is where there are several."""
    first = count.iloc[0]
    name = "The same" if first["kind"] == RIVAL else first["ballot"]
    whose = "" if first["kind"] == FOLLOWED else f", {first['who']}"
    votes = not _in_percent(count) and count["low_share"].notna().all()
    return f"{name}{whose}" + (f" ({count['high'].sum():,.0f} votes)" if votes else "")


def _fill(row):
    return f"{row['side']}, unchecked" if row["how_known"] == "unchecked" else row["side"]


def _votes(row):
    return row["votes"].replace("-", " to ")


def _label(row):
    share = low_to_high(row["low_share"], row["high_share"], ".1f")
    share = f" ({share}%)" if pd.notna(row["low_share"]) and row["property"] == "votes" else ""
    return f"{row['option']}: {_votes(row)}{share}{', UNCHECKED' if row['how_known'] == 'unchecked' else ''}"


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows):
    """Where the Workers' Opposition had its largest and its smallest share; else who had most in the first count."""
    sure = rows["side"].eq(OURS) & rows["kind"].ne(RIVAL) & rows["how_known"].ne("unchecked")
    shares = rows[sure & rows["low_share"].notna()].sort_values("low_share")
    if shares.empty:
        first = rows[rows[["ballot_id", "count"]].eq(rows.loc[0, ["ballot_id", "count"]]).all(axis=1)]
        return f"{first['ballot'].iloc[0]}: {'; '.join(map(_label, first.to_dict('records')))}."
    *_, most = told = [
        f"{row.low_share:.1f}{{}} in {row.ballot.partition(':')[0]}" for row in shares.itertuples()
    ]
    least = f", and {told[0].format('')}" if len(told) > 1 else ""
    return f"The Workers' Opposition has {most.format(' per cent')}{least}."


def _notes(data, rows):
    partial = rows["low_share"].isna()
    notes = {
        "The votes for the Workers' Opposition alone are striped on vermillion.": rows["side"].eq(OURS),
        "A joint list, striped on white, has the votes of several groups.": rows["side"].eq(JOINT),
        "In brackets: per cent of all votes that the count names.": ~partial,
        f"Not all votes are known of: {listed(rows.loc[partial, 'ballot'].unique())}.": partial,
        "Dotted outlines are bounds, not counts.": rows["low"].lt(rows["high"]),
        "UNCHECKED counts have a pattern on white.": rows["how_known"].eq("unchecked"),
    }
    claims, table = data.rows("claims"), data.rows("disagreements")
    clashes = dict.fromkeys(claims[claim_id]["disagreement_id"] for claim_id in behind(rows))
    return [
        *(note for note, needed in notes.items() if needed.any()),
        *(f"Contested: {table[key]['question']} {table[key]['why']}" for key in clashes if key),
    ]

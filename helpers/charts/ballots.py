"""Ballots as bars: the votes for each option side by side, and a bar for each count where sources clash."""

import pandas as pd

from helpers.evidence import quarrel, short_names
from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping
from helpers.words import listed, low_to_high, nearest, plural

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
    drawn = [count for count in counts if not share or count["low_share"].notna().any()]
    title = f"{'Shares of the votes' if share else 'Votes'} in party meetings, option by option"
    if not drawn:
        return nothing(data, title, COLUMNS)
    drawn = sorted(drawn, key=lambda count: not share and _in_percent(count))  # one axis below the other
    rows = pd.concat(drawn, ignore_index=True)
    pieces = _pieces(drawn, share)
    said = _said(rows)
    axes = [
        f"{unit} from 0 to {most:,.0f}"
        for unit, most in pieces.groupby("unit", sort=False)["end"].max().items()
    ]
    return Figure(
        data,
        rows,
        Bars(
            pieces, "title", "end", "fill", start="start", bar="bar", inside="inside", below="below", panel="unit",
            thin="thin", above=True,
        ),
        title=title,
        said=said,
        alt=f"Bar chart of {plural(len(drawn), 'bar')} made of the options, {listed(axes)}. {said}",
        columns=COLUMNS,
        notes=_notes(data, rows),
        left_out=_left_out(data, ids, rows, share),
    )  # fmt: skip


def _check(data, ids):
    if not ids:
        raise ValueError("Problem: name at least one ballot; data.ballots lists them.")
    known, people = list(data.table("ballots")["ballot_id"]), set(data.table("people")["person_id"])
    for ballot in ids:
        if ballot not in known:
            raise ValueError(f"Problem: there is no ballot {ballot!r}.{nearest(ballot, known)}")
        if people & set(data.ballots.query("ballot_id == @ballot")["option"]):
            raise ValueError(
                f"Problem: {data.names()[ballot]!r} was a vote on people, and each voter had several votes. "
                "Those are no parts of a whole; data.ballots lists them."
            )


# -- the numbers -------------------------------------------------------------------------------------------


def _counts(data, ballot_id):
    """The counts of one ballot: the one we follow, then its rivals; or all of them, where none is followed."""
    reading = data.ballots.query("ballot_id == @ballot_id")
    measure = "votes" if reading["measure"].eq("votes").any() else "per cent"
    reading = reading[reading["measure"].eq(measure)].rename(columns={"option": "option_id"})
    claims = data.claims.query("about_id == @ballot_id and rank != 'withdrawn'")
    claims = claims[claims["property"].eq("votes" if measure == "votes" else "share_of_votes")]
    claims = claims.rename(columns={"qualifier": "option_id", "value": "votes", "claim_id": "claim_ids"})
    decided = set(reading["option_id"]) == set(claims.loc[claims["rank"].eq("preferred"), "option_id"])
    counts = [_count(data, ballot_id, measure, reading, FOLLOWED)] if decided and len(reading) else []
    for source in claims.loc[claims["rank"].eq("alternative"), "source_id"].unique():
        whole = claims[claims["source_id"].eq(source)]  # also where it agrees
        counts.append(_count(data, ballot_id, measure, whole, RIVAL if decided else OPEN))
    return counts


def _count(data, ballot_id, measure, rows, kind):
    """One count: a row for each option, in the order of the groupings, with its share of all votes that are named."""
    options = grouping(data, "ballot_options").set_index("member")
    order = [*options.index, *rows["option_id"]]
    rows = rows.sort_values("option_id", key=lambda ids: ids.map(order.index), ignore_index=True)
    whole = measure == "per cent" or bool(len(rows) > 1 and rows["low"].eq(rows["high"]).all())
    low, high = rows["low"].fillna(0), rows["high"].fillna(rows["low"])
    total = (100 if measure == "per cent" else high.sum()) if whole else float("nan")
    who = _who(data, rows)
    return rows.assign(
        ballot_id=ballot_id, ballot=data.names()[ballot_id], measure=measure, kind=kind, who=who,
        count=f"{kind}, {who}", low=low, high=high,
        low_share=(low / total * 100).round(1), high_share=(high / total * 100).round(1),
        option=rows["option_id"].map({**data.names(), **options["label"]}).fillna(rows["option_id"]),
        side=rows["option_id"].map(options["group"]).fillna("alone"),
    )  # fmt: skip


def _who(data, rows):
    """Who counted: the sources, or we ourselves, where a count is our own addition."""
    claims, own = data.rows("claims"), default(data, "own_count")
    sources = dict.fromkeys(claims[claim_id]["source_id"] for claim_id in " ".join(rows["claim_ids"]).split())
    if list(sources) == [own]:
        return "as we add up its parts"
    return f"as given by {listed(short_names(data)[source] for source in sources if source != own)}"


def _in_percent(count):
    return count["measure"].eq("per cent").all()


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
            words = {"inside": _votes(row), "below": _label(row)}
            if sure > start or sure == most:
                pieces.append({**head, **words, "fill": _fill(row), "start": start, "end": sure})
                words = {"inside": "", "below": ""}
            if most > sure:
                pieces.append({**head, **words, "fill": BOUND, "start": sure, "end": most})
            start = most
    return pd.DataFrame(pieces)


def _title(count):
    """What a bar is headed by: the ballot, and whose count it is where there are several."""
    first = count.iloc[0]
    name = "The same" if first["kind"] == RIVAL else first["ballot"]
    whose = "" if first["kind"] == FOLLOWED else f", {first['who']}"
    votes = first["measure"] == "votes" and count["low_share"].notna().all()
    return f"{name}{whose}" + (f" ({count['high'].sum():,.0f} votes)" if votes else "")


def _fill(row):
    return f"{row['side']}, unchecked" if row["how_known"] == "unchecked" else row["side"]


def _votes(row):
    return row["votes"].replace("-", " to ")


def _label(row):
    share = low_to_high(row["low_share"], row["high_share"], ".1f")
    known = pd.notna(row["low_share"]) and row["measure"] == "votes"
    unchecked = ", UNCHECKED" if row["how_known"] == "unchecked" else ""
    return f"{row['option']}: {_votes(row)}{f' ({share}%)' if known else ''}{unchecked}"


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows):
    """Where the Workers' Opposition had its largest and its smallest share; else who had most in the first count."""
    sure = rows["side"].eq(OURS) & rows["kind"].ne(RIVAL) & rows["low_share"].notna()
    shares = rows[sure & rows["how_known"].ne("unchecked")].sort_values("low_share")
    if shares.empty:
        first = rows[
            rows["count"].eq(rows["count"].iloc[0]) & rows["ballot_id"].eq(rows["ballot_id"].iloc[0])
        ]
        return f"{first['ballot'].iloc[0]}: {'; '.join(map(_label, first.to_dict('records')))}."
    meetings, shares = shares["ballot"].str.partition(":")[0], shares["low_share"].map("{:.1f}".format)
    said = f"The Workers' Opposition has {shares.iloc[-1]} per cent in {meetings.iloc[-1]}"
    return said + ("." if len(shares) == 1 else f", and {shares.iloc[0]} in {meetings.iloc[0]}.")


def _notes(data, rows):
    partial = listed(rows.loc[rows["low_share"].isna(), "ballot"].unique())
    notes = {
        "The votes for the Workers' Opposition alone are striped on vermillion.": rows["side"].eq(OURS),
        "A joint list, striped on white, has the votes of several groups.": rows["side"].eq(JOINT),
        "In brackets: per cent of all votes that the count names.": rows["low_share"].notna(),
        f"Not all votes are known of: {partial}.": rows["low_share"].isna(),
        "Dotted outlines are bounds, not counts.": rows["low"].lt(rows["high"]),
        "UNCHECKED counts have a pattern on white.": rows["how_known"].eq("unchecked"),
    }
    return [*(note for note, needed in notes.items() if needed.any()), *_clashes(data, rows)]


def _clashes(data, rows):
    """Say where sources clash on what is drawn, and why we follow what we follow."""
    claims = data.rows("claims")
    asked = [quarrel(claims[claim_id], data) for claim_id in " ".join(rows["claim_ids"]).split()]
    return list(dict.fromkeys(f"Contested: {one['question']} {one['why']}" for one in asked if one))


def _left_out(data, ids, rows, share):
    missing = [data.names()[ballot] for ballot in ids if ballot not in set(rows["ballot_id"])]
    what = "a share" if share else "a count"
    return [f"{plural(len(missing), 'ballot')} without {what} ({'; '.join(missing)})"] if missing else []

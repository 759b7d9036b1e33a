"""Counts of 1920 and 1921: ballots option by option, shares of uncertain numbers, Lenin's arithmetic."""

import pandas as pd

from helpers.charts.common import behind
from helpers.evidence import quarrel
from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.figures.seats import Seats
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping, story
from helpers.readings.wording import short_names
from helpers.readings.working_out import SHARES, bounds, delegate_counts, shares, tried, votes_needed
from helpers.words import listed, low_to_high, named, plural

BALLOT = ["ballot", "count", "option", "votes", "low", "high", "low_share", "high_share", "certainty",
          "how_known", "claim_ids"]  # fmt: skip
FOLLOWED, RIVAL, OPEN = "followed", "not followed", "undecided"
PERCENT, BOUND, OURS = "per cent of the votes named", "a bound, not a count", "opposition"
ARITHMETIC = "Lenin's arithmetic: who can expel a member of the Central Committee"
CASE = ["case", "votes", "needed", "for_low", "for_high", "against_low", "against_high", "result", "claim_ids"]


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
        >>> ballots(load(), "miners_1921_01").table["low_share"].tolist()
        [29.6, 66.5, 3.9]
    """
    ids, names = _ballots(data, ballot_ids), data.names()
    counts = [count for ballot in ids for count in _counts(data, ballot, share)]
    title = f"{'Shares of the votes' if share else 'Votes'} in party meetings, option by option"
    if not counts:
        return nothing(data, title, BALLOT)
    counts.sort(key=lambda count: count["unit"].iloc[0] == PERCENT)  # one axis below the other
    rows = pd.concat([count.assign(bar=bar) for bar, count in enumerate(counts)], ignore_index=True)
    pieces, said = pd.concat(map(_pieces, counts, range(len(counts))), ignore_index=True), _largest(rows)
    ends = pieces.groupby("unit", sort=False)["end"].max().items()
    axes = listed(f"{unit} from 0 to {most:,.0f}" for unit, most in ends)
    missing = [names[ballot] for ballot in ids if ballot not in set(rows["ballot_id"])]
    without = f"{plural(len(missing), 'ballot')} without {'a share' if share else 'a count'}"
    columns = {name: name for name in ("start", "bar", "inside", "below", "thin")}
    bars = Bars(pieces, "title", "end", "fill", **columns, panel="unit", above=True)
    alt = f"Bar chart of {plural(len(counts), 'bar')} made of the options, {axes}. {said}"
    notes, gone = _notes(data, rows), [f"{without} ({'; '.join(missing)})"]
    return Figure(data, rows, bars, title=title, said=said, alt=alt, columns=BALLOT, notes=notes, left_out=gone)


def _ballots(data, ballot_ids):
    """The ballots that are named; refuse those on people."""
    ids, options, people = named("ballot", ballot_ids, data.rows("ballots")), data.ballots, data.rows("people")
    for ballot in ids:
        if not people.keys().isdisjoint(options.loc[options["ballot_id"].eq(ballot), "option"]):
            people = f"{data.names()[ballot]!r} was a vote on people, and each voter had several votes"
            raise ValueError(f"Problem: {people}. Those are no parts of a whole; data.ballots lists them.")
    return ids


def _counts(data, ballot_id, share):
    """The counts of one ballot: the one we follow, then its rivals; or all of them, where none is followed."""
    claims, settled = (rows[rows["about_id"].eq(ballot_id)] for rows in (data.claims, data.settled()))
    claims = claims[claims["rank"].ne("withdrawn")].rename(columns={"claim_id": "claim_ids"})
    measure = "votes" if claims["property"].eq("votes").any() else "share_of_votes"
    claims, settled = (rows[rows["property"].eq(measure)] for rows in (claims, settled))
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
    low, high, who = rows["low"].fillna(0), rows["high"].fillna(rows["low"]), _who_counted(data, rows)
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
    fill = rows["side"].mask(rows["how_known"].eq("unchecked"), rows["side"] + ", unchecked")
    return rows.assign(fill=fill, below=rows.apply(_key, axis=1))


def _who_counted(data, rows):
    """Who counted: the sources, or we ourselves, where a count is our own addition."""
    claims, own = data.rows("claims"), default(data, "own_count")
    sources = dict.fromkeys(claims[claim_id]["source_id"] for claim_id in behind(rows))
    others = [short_names(data)[source] for source in sources if source != own]
    return f"as given by {listed(others)}" if others else "as we add up its parts"


def _key(row):
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


def _largest(rows):
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
    asked = [quarrel(data.rows("claims")[claim_id], data) for claim_id in behind(rows)]
    clashes = dict.fromkeys(f"Contested: {one['question']} {one['why']}" for one in asked if one)
    return [*(note for note, needed in notes.items() if needed.any()), *clashes]


def share(data: Dataset, numerator: int | tuple[int, int] = (45, 50), base: str | int = "voting") -> Figure:
    """Draw which share a number of delegates is, for every total that a source gives.

    Args:
        data (Dataset): As `wo.load()` gives it.
        numerator (int or tuple of two int): The delegates counted: one number, or the least and the most. The usual 45
            to 50 is what a scholar gives for the Workers' Opposition.
        base (str or int): "voting" (delegates with a vote), "all" (with and without, where one source gives both),
            "both", or a total of your own.

    Returns:
        Figure: A bar from the lowest to the highest share for each total. Its table says who gives the total, and
            the shares in per cent.

    Raises:
        ValueError: If the numbers make no share; the message says why, in words.

    Examples:
        >>> share(load(), (45, 50), "all").table["low_share"].tolist()[0]
        4.8
    """
    low, high = bounds(numerator, "delegates")
    rows, asked = shares(data, low, high, base), low_to_high(low, high)
    title = f"Which share are {asked} delegates? One bar for each total that is given"
    if rows.empty:
        return nothing(data, title, SHARES)
    counted, whose = _who_counts(data, low, high)
    names = [f"of {row.of:,} {row.base}: {listed(row.who.split('; '), most=1)}" for row in rows.itertuples()]
    drawn = rows.assign(name=names, label=[f"{_range(rows.loc[[row]])} %" for row in rows.index])
    style = {"label": "label", "above": True, "legend": rows["reading"].nunique() > 1}
    unit = "share in per cent, from the lowest to the highest"
    bars = Bars(drawn, "name", "high_share", "reading", start="low_share", unit=unit, **style)
    said = " ".join(_share_of(asked, name, group) for name, group in rows.groupby("base", sort=False))
    each = "one bar for one total" if len(rows) == 1 else f"one for each of {plural(len(rows), 'total')}"
    alt = f"Range bars along an axis of per cent from nought, {each}: which share are {asked} delegates? "
    alt += f"All in all {_range(rows)} per cent."
    gone, ids = [_alone(data)] if base in ("all", "both") else [], [*counted, *behind(rows)]
    return Figure(data, rows, bars, title=title, said=said, alt=alt, notes=[whose], left_out=gone, claim_ids=ids)


def _share_of(asked, name, rows):
    """Say which share it is of the total that we follow, and over all totals with one name."""
    ours = rows[rows["reading"].ne("another source")]
    first = (ours if len(ours) else rows).iloc[:1]
    of, reading = first["of"].item(), first["reading"].item()
    said = f"{asked} delegates are {_range(first)} per cent of {of:,} {name} ({reading})."
    over = f" Over all {len(rows)} totals {name} it is {_range(rows)} per cent."
    return said + over if len(rows) > 1 else said


def _range(rows):
    return low_to_high(rows["low_share"].min(), rows["high_share"].max(), ".1f")


def _alone(data):
    voting, both = delegate_counts(data)
    alone = voting[~voting["voting_id"].isin(both["voting_id"])]
    told = ", ".join(f"{row.voting:,.0f} by {row.who}" for row in alone.itertuples())
    return f"{plural(len(alone), 'total')} with a vote, from a source that does not count the others ({told})"


def _who_counts(data, low, high):
    """The claims that give just this number for the Workers' Opposition, and a sentence on them."""
    claims, asked = data.claims, low_to_high(low, high)
    ours = claims["property"].eq("delegates_for") & claims["qualifier"].eq(default(data, "opposition"))
    found = claims[ours & claims["low"].eq(low) & claims["high"].eq(high) & claims["rank"].ne("withdrawn")]
    if found.empty:
        return [], f"{asked} is your own number: no source here gives it."
    who = listed(short_names(data)[found["source_id"]])
    return list(found["claim_id"]), f"{asked} is the count of {who} ({', '.join(found['claim_id'])})."


def arithmetic(
    data: Dataset,
    members: int = 25,
    candidates: int = 15,
    control: int = 7,
    others: int | tuple[int, int] = (11, 12),
    present: int | None = None,
    hidden: bool = False,
) -> Figure:
    """Draw Lenin's arithmetic: rows of seats with a line at two thirds, and the test of 9 August 1921.

    Args:
        data (Dataset): As `wo.load()` gives it.
        members, candidates, control (int): Seats of the Central Committee, its candidates, and the Control Commission.
            The usual ones are those of Lenin's note of 13 March 1921.
        others (int or tuple of two int): How many of all these belong to other groups than the majority: one number, or
            the least and the most.
        present (int, optional): How many come to the meeting, if not all do. It is then supposed that all of the other
            groups come.
        hidden (bool): True to leave blanks over the seats: count first.

    Returns:
        Figure: A row of seats for each case (all who may vote; those present, if asked; the vote of 9 August 1921). Its
            table says how many votes there are, are needed, and stand for and against.

    Raises:
        ValueError: If the numbers fit no meeting; the message says why, in words.

    Examples:
        >>> arithmetic(load()).table["needed"].tolist()
        [32, 18]
    """
    rows, vote = votes_needed(data, members, candidates, control, others, present), tried(data)
    rows = rows.join(pd.DataFrame([_case(row, row["case"] == vote, hidden) for row in rows.to_dict("records")]))
    note = grouping(data, "chart_defaults").set_index("group")["label"]["arithmetic"]
    whose = f"The seats are those of {note}."
    if not rows["claim_ids"].iloc[0]:
        stricter = f"No claim that is {data.certainty} or better gives these seats."
        whose = "The seats are your own numbers." if data is data.whole else stricter
    short = [f"{row.short}: {row.needed} of {row.votes} needed. {row.result}" for row in rows.itertuples()]
    members, candidates, control = int(members), int(candidates), int(control)
    bodies = [(plural(members, "member"), members), (plural(candidates, "candidate"), candidates)]
    bodies = [body for body in (*bodies, (f"{control} Control Commission", control)) if body[1]]
    rule = story(data, "two_thirds")
    notes = [
        whose,
        "Dotted seats may belong to either side." if rows["for_low"].ne(rows["for_high"]).any() else "",
        _contested(data) if vote in set(rows["case"]) else "",
        *(rule["label"] + " (" + rule["claim_ids"].str.replace(" ", ", ") + ")."),
    ]
    words = {"title": ARITHMETIC, "said": " ".join(rows["told"])}
    alt, ids = f"Rows of seats, each with a line at two thirds. {' '.join(short)}", [*behind(rows), *behind(rule)]
    return Figure(data, rows, Seats(rows, bodies), **words, alt=alt, columns=CASE, notes=notes, claim_ids=ids)


def _case(row, vote, hidden):
    """Say a row in words: in a vote the sides are for and against, before it they are groups."""
    first, second = ("for", "against") if vote else ("of the majority", "of other groups")
    first = f"{low_to_high(row['for_low'], row['for_high'], between=' or ')} {first}"
    second = f"{low_to_high(row['against_low'], row['against_high'], between=' or ')} {second}"
    name = f"{row['case'][0].upper()}{row['case'][1:]}"
    case, blank = f"{name}: {row['votes']} votes", "______"
    return {
        "short": name.partition(",")[0],
        "head": f"{name}: {blank} votes. Enough? {blank}" if hidden else f"{case}. {row['result']}",
        "limit": f"two thirds: {blank if hidden else row['needed']}",
        "first": f"{first} (solid)",
        "second": f"{second} (hatched)",
        "told": f"{case}, {row['needed']} needed; {first} and {second}. {row['result']}",
    }


def _contested(data):
    claims, tested = data.claims, default(data, "arithmetic_test")
    doubt = claims.loc[claims["about_id"].eq(tested) & claims["disagreement_id"].ne(""), "disagreement_id"]
    why = [data.rows("disagreements")[name]["why"] for name in doubt[:1]]
    return " ".join(["The vote of August is contested.", *why]) if why else ""

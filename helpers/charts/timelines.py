"""Two places day by day: the congress in Moscow beside the rising in Petrograd and Kronstadt."""

import pandas as pd

from helpers.dataset.dates import in_words
from helpers.evidence import who_says
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.stories import grouping
from helpers.words import listed, plural

FOLLOWED, WEAK, RIVAL = "followed", "followed, but weak", "another source's date"
COLUMNS = ["side", "event", "when", "reading", "certainty", "how_known", "claim_ids"]
MOST = 92  # days that a reader can follow


def two_places(data: Dataset, start: str = "1921-02-22", end: str = "1921-03-22") -> Figure:
    """Show what happened in two places, one row a day.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    start, end : str
        The first and the last day, as 1921-03-08.

    Returns
    -------
    Figure
        A table, one row a day: Moscow beside Petrograd and Kronstadt. A filled circle is a date that we follow, a
        hollow one the same, but weak or contested, a diamond another source's date; what lasts several days stands at
        its first, with its days in words. Its rows have the columns side, event, when, reading, certainty, how_known,
        claim_ids. The caption names rivals, and what has no known day.

    Raises
    ------
    ValueError
        If a day is not a day, the end comes first, or nothing is known of these days.

    Examples
    --------
    >>> from helpers.readings import load
    >>> sorted(set(two_places(load(), "1921-03-14", "1921-03-14").table["side"]))
    ['Moscow', 'Petrograd and Kronstadt']
    """
    first, last = _days(start, end)
    words = in_words(f"{start}/{end}") if first < last else in_words(start)
    title = f"Two places day by day, {words}"
    sides = grouping(data, "two_places").set_index("member")["group"]
    events = _whole(data.events.query("about_type == 'event'"))
    near = events[events["earliest"].le(last) & events["latest"].ge(first)]
    dayless, elsewhere = ~near["date"].map(_has_day).astype(bool), ~near["place_id"].isin(sides.index)
    rows = _rows(near[~dayless & ~elsewhere], sides, data, first, last)
    if rows.empty and data is data.whole:
        raise ValueError(
            f"Problem: no event is known from {in_words(start)} to {in_words(end)}. Name other days."
        )
    if rows.empty:
        return nothing(data, title, COLUMNS)
    order = list(dict.fromkeys(sides))
    return Figure(
        data,
        rows,
        pivot(rows, "day", "side", "reading", "words", order=order),
        title=title,
        said=_said(rows, order, words, first, last),
        columns=COLUMNS,
        notes=["On a day without a row nothing begins of which a claim here tells.", *_notes(rows, data)],
        left_out=_left_out(near, dayless, elsewhere, data),
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _days(start, end):
    days = [pd.to_datetime(str(day), format="%Y-%m-%d", errors="coerce") for day in (start, end)]
    for given, day in zip((start, end), days, strict=True):
        if pd.isna(day):
            raise ValueError(f"Problem: {given!r} is not a day. Write it as 1921-03-08.")
    if days[0] > days[1]:
        raise ValueError(f"Problem: the last day, {end}, comes before the first, {start}.")
    if (days[1] - days[0]).days > MOST:
        raise ValueError(f"Problem: these are more than {MOST} days, and each needs a row. Name fewer.")
    return days


def _whole(events):
    """Join the start and the end of an event, where they stand in two rows, into one row from day to day."""
    parts = events[events["part"].isin(["start", "end"])]
    joined = [
        _from_to(pair) for _, pair in parts.groupby("event_id") if sorted(pair["part"]) == ["end", "start"]
    ]
    joined = [row for row in joined if row]
    alone = events[~(events["event_id"].isin([row["event_id"] for row in joined]) & events["part"].ne(""))]
    return pd.concat([alone, pd.DataFrame(joined)]) if joined else alone


def _from_to(pair):
    start, end = (pair[pair["part"].eq(part)].iloc[0].to_dict() for part in ("start", "end"))
    if not all(
        _has_day(row["date"]) and "/" not in row["date"] and " " not in row["date"] for row in (start, end)
    ):
        return None  # one of them is open: they stay two rows
    date = f"{start['date']}/{end['date']}"
    both = {name: f"{start[name]} {end[name]}".strip() for name in ("claim_ids", "rival_ids")}
    certainty = min(start["certainty"], end["certainty"], key=CERTAINTY.index)
    days = {"date": date, "in_words": in_words(date), "latest": end["latest"]}
    return {**start, **days, **both, "part": "", "certainty": certainty}


def _has_day(date):
    """Whether a date names its days, and not a month or a year only."""
    ends = [part for one in date.split(" or ") for part in one.split("/")]
    return all(part.count("-") == 2 and "X" not in part for part in ends)


def _rows(events, sides, data, first, last):
    """A row an event, and a row each date that another source gives for it, day by day."""
    ours = events.assign(
        side=events["place_id"].map(sides),
        event=[_named(event, part) for event, part in zip(events["event"], events["part"], strict=True)],
        when=events["in_words"],
        reading=events["certainty"].isin(["weak", "contested"]).map({True: WEAK, False: FOLLOWED}),
    )
    rows = pd.concat([ours, _rivals(ours, data)], ignore_index=True)
    rows = rows[rows["earliest"].le(last) & rows["latest"].ge(first)]
    days = rows["earliest"].clip(lower=first)
    rows = rows.assign(
        begins=days,
        day=[in_words(f"{day:%Y-%m-%d}").removesuffix(f" {day.year}") for day in days],
        words=[_words(row) for row in rows.to_dict("records")],
        other=rows["reading"].eq(RIVAL),
        short=rows["earliest"] - rows["latest"],
    )
    return rows.sort_values(
        ["begins", "side", "other", "short", "event_id"], kind="stable", ignore_index=True
    )


def _named(event, part):
    return f"{event} ({part})" if part else event


def _words(row):
    """What stands in a cell: the event, with its days where it has several, and the days of another source."""
    days = row["when"].removesuffix(f" {row['latest'].year}")
    if row["reading"] == RIVAL:
        return f"or {days}: {row['event']}"
    return f"{row['event']}, {days}" if row["latest"] > row["earliest"] else row["event"]


def _rivals(ours, data):
    """The dates that other sources give for the same events; a withdrawn one is a slip and is not shown."""
    claims = data.claims.set_index("claim_id").query("rank == 'alternative'")
    pairs = ours[["event_id", "event", "side"]].assign(claim_ids=ours["rival_ids"].str.split())
    columns = ["qualifier", "date", "earliest", "latest", "certainty", "how_known"]
    rivals = pairs.explode("claim_ids").join(claims[columns], on="claim_ids", how="inner")
    names = [_named(*pair) for pair in zip(rivals["event"], rivals["qualifier"], strict=True)]
    return rivals.assign(event=names, when=rivals["date"].map(in_words), reading=RIVAL)


# -- in words ----------------------------------------------------------------------------------------------


def _said(rows, order, words, first, last):
    ours = rows[rows["reading"].ne(RIVAL)]
    count = {side: plural(int(ours["side"].eq(side).sum()), "event") for side in order}
    told = listed(f"{events} in {side}" for side, events in count.items())
    return f"{words}: {told}. {_overlap(ours, order, first, last)}"


def _overlap(ours, order, first, last):
    """The finding: on how many days both places had something going on."""
    days = {side: set() for side in order}
    for row in ours.to_dict("records"):
        days[row["side"]].update(pd.date_range(max(row["earliest"], first), min(row["latest"], last)))
    shared, long = set.intersection(*days.values()), (last - first).days + 1
    return f"On {len(shared)} of these {plural(long, 'day')} something was going on in both places."


def _notes(rows, data):
    """Name the rivals: who gives another date for what."""
    rivals = rows[rows["reading"].eq(RIVAL)]
    if rivals.empty:
        return []
    who = pd.concat([who_says(thing, data=data)["who"] for thing in rivals["event_id"].unique()])
    told = "; ".join(
        f"{row.event}: {row.when} ({who[row.claim_ids]}, {row.claim_ids})" for row in rivals.itertuples()
    )
    return [f"Other dates, marked with diamonds: {told}."]


def _left_out(near, dayless, elsewhere, data):
    reasons = []
    for bad, why in ((dayless, "without a known day"), (elsewhere & ~dayless, "at another place")):
        if bad.any():
            told = "; ".join(f"{row.event}, {row.in_words}" for row in near[bad].itertuples())
            reasons.append(f"{plural(int(bad.sum()), 'event')} {why} ({told})")
    undated = int((~data.table("events")["event_id"].isin(data.events["event_id"])).sum())
    if undated:
        reasons.append(f"{plural(undated, 'event')} of the whole dataset to which no claim gives a date")
    return reasons

"""Two places day by day: the congress in Moscow beside the rising in Petrograd and Kronstadt."""

import pandas as pd

from helpers.dataset.dates import in_words
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import pivot
from helpers.readings import CERTAINTY, Dataset
from helpers.readings.stories import grouping
from helpers.readings.wording import short_names
from helpers.words import MONTHS, listed, plural

FOLLOWED, WEAK, RIVAL = "followed", "followed, but weak", "another source's date"
COLUMNS = ["side", "event", "when", "reading", "certainty", "how_known", "claim_ids"]
MOST = 92  # days that a reader can follow
DAY = r"\d{4}-\d\d-\d\d[?~%]?"


def two_places(data: Dataset, start: str = "1921-02-22", end: str = "1921-03-22") -> Figure:
    """Show what happened in two places, one row a day.

    Args:
        data (Dataset): As `wo.load()` gives it.
        start, end (str): The first and the last day, as 1921-03-08.

    Returns:
        Figure: A table, one row a day: Moscow beside Petrograd and Kronstadt. A filled circle is a date that we follow,
            a hollow one the same, but weak or contested, a diamond another source's date; what lasts several days
            stands at its first, with its days in words. Its rows have the columns side, event, when, reading,
            certainty, how_known, claim_ids. The caption names rivals, and what has no known day.

    Raises:
        ValueError: If a day is not a day, the end comes first, or nothing is known of these days.

    Examples:
        >>> sorted(set(two_places(load(), "1921-03-14", "1921-03-14").table["side"]))
        ['Moscow', 'Petrograd and Kronstadt']
    """
    first, last = _days(start, end)
    words = in_words(f"{start}/{end}") if first < last else in_words(start)
    title = f"Two places day by day, {words}"
    sides = grouping(data, "two_places").set_index("member")["group"]
    events = data.events
    events = _whole(events[events["about_type"].eq("event")])
    near = events[events["earliest"].le(last) & events["latest"].ge(first)]
    dayless = ~near["date"].str.fullmatch(rf"{DAY}(( or |/){DAY})*")  # naming a month or a year only
    elsewhere = ~near["place_id"].isin(sides.index) & ~dayless
    rows = _rows(near[~dayless & ~elsewhere], sides, data, first, last)
    if rows.empty and data is data.whole:
        raise ValueError(f"Problem: no event is known of these days: {words}. Name others.")
    if rows.empty:
        return nothing(data, title, COLUMNS)
    order, rival = list(dict.fromkeys(sides)), rows["reading"].eq(RIVAL)
    grid = pivot(rows, "day", "side", "reading", "words", order=order)
    said = f"{words}: {_told(rows[~rival], order, first, last)}"
    notes = ["On a day without a row nothing begins of which a claim here tells.", _others(rows[rival], data)]
    undated = int((~data.table("events")["event_id"].isin(data.events["event_id"])).sum())
    left_out = [
        _left_out(near[dayless], "without a known day"),
        _left_out(near[elsewhere], "at another place"),
        f"{plural(undated, 'event')} of the whole dataset to which no claim gives a date",
    ]
    return Figure(data, rows, grid, title=title, said=said, columns=COLUMNS, notes=notes, left_out=left_out)


def _days(start, end):
    """The first and the last day as they are asked for."""
    first, last = (pd.to_datetime(str(day), format="%Y-%m-%d", errors="coerce") for day in (start, end))
    if pd.isna(first) or pd.isna(last):
        raise ValueError(f"Problem: {(start if pd.isna(first) else end)!r} is not a day. Write it as 1921-03-08.")
    if first > last:
        raise ValueError(f"Problem: the last day, {end}, comes before the first, {start}.")
    if (last - first).days > MOST:
        raise ValueError(f"Problem: these are more than {MOST} days, and each needs a row. Name fewer.")
    return first, last


def _whole(events):
    """Join the start and the end of an event, where each is a day in a row of its own, into one row."""
    days = events[events["date"].str.fullmatch(DAY)]
    starts, ends = (days[days["part"].eq(part)] for part in ("start", "end"))
    both = starts.merge(ends, on="event_id", suffixes=("", "_end"))
    certainty = zip(both["certainty"], both["certainty_end"], strict=True)
    both = both.assign(
        part="",
        date=both["date"] + "/" + both["date_end"],
        latest=both["latest_end"],
        certainty=[min(pair, key=CERTAINTY.index) for pair in certainty],
        **{ids: both[ids] + " " + both[f"{ids}_end"] for ids in ("claim_ids", "rival_ids")},
    )
    both["in_words"] = both["date"].map(in_words)
    joined = events["event_id"].isin(both["event_id"]) & events["part"].isin(["start", "end"])
    return pd.concat([events[~joined], both[events.columns]])


def _rows(events, sides, data, first, last):
    """A row an event, and a row each date that another source gives for it, day by day."""
    events = events.assign(side=events["place_id"].map(sides))
    ours = events.assign(
        event=_named(events["event"], events["part"]),
        when=events["in_words"],
        reading=events["certainty"].isin(["weak", "contested"]).map({True: WEAK, False: FOLLOWED}),
    )
    rows = pd.concat([ours, _rivals(events, data)], ignore_index=True)
    rows = rows[rows["earliest"].le(last) & rows["latest"].ge(first)]
    begins = rows["earliest"].clip(lower=first)
    rows = rows.assign(
        begins=begins,
        day=[f"{day.day} {MONTHS[day.month - 1]}" for day in begins],
        words=[_words(row) for row in rows.to_dict("records")],
        other=rows["reading"].eq(RIVAL),
        short=rows["earliest"] - rows["latest"],
    )
    return rows.sort_values(["begins", "side", "other", "short", "event_id"], kind="stable", ignore_index=True)


def _named(events, parts):
    return events + (" (" + parts + ")").where(parts.ne(""), "")


def _words(row):
    days = row["when"].removesuffix(f" {row['latest'].year}")
    if row["reading"] == RIVAL:
        return f"or {days}: {row['event']}"
    return f"{row['event']}, {days}" if row["latest"] > row["earliest"] else row["event"]


def _rivals(events, data):
    """The dates that other sources give for the same events; a withdrawn one is a slip and is not shown."""
    claims = data.claims.set_index("claim_id").query("rank == 'alternative'")
    pairs = events[["event_id", "event", "side"]].assign(claim_ids=events["rival_ids"].str.split())
    columns = ["qualifier", "date", "earliest", "latest", "certainty", "how_known"]
    rivals = pairs.explode("claim_ids").join(claims[columns], on="claim_ids", how="inner")
    names = _named(rivals["event"], rivals["qualifier"])
    return rivals.assign(event=names, when=rivals["date"].map(in_words), reading=RIVAL)


def _told(ours, order, first, last):
    """Count the events of each place, and the days on which both had something going on: the finding."""
    told = listed(f"{plural(int(ours['side'].eq(side).sum()), 'event')} in {side}" for side in order)
    days = pd.date_range(first, last)
    busy = [ours.loc[ours["earliest"].le(day) & ours["latest"].ge(day), "side"].nunique() for day in days]
    both = f"On {busy.count(len(order))} of these {plural(len(days), 'day')}"
    return f"{told}. {both} something was going on in both places."


def _others(rivals, data):
    who = data.claims.set_index("claim_id")["source_id"].map(short_names(data))
    told = [f"{row.event}: {row.when} ({who[row.claim_ids]}, {row.claim_ids})" for row in rivals.itertuples()]
    return f"Other dates, marked with diamonds: {'; '.join(told)}." if told else ""


def _left_out(events, why):
    told = "; ".join(f"{row.event}, {row.in_words}" for row in events.itertuples())
    return f"{plural(len(events), 'event')} {why} ({told})"

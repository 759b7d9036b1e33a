"""Two places day by day: the congress in Moscow beside the rising in Petrograd and Kronstadt."""

import pandas as pd

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, VERMILLION, WIDTH, page, wrap, write
from helpers.dataset.dates import in_words
from helpers.evidence import who_says
from helpers.figures import Figure
from helpers.readings import CERTAINTY

SIDES = {"moscow": "Moscow", "petrograd": "Petrograd and Kronstadt", "kronstadt": "Petrograd and Kronstadt"}
LEFT, RIGHT = "Moscow", "Petrograd and Kronstadt"
FOLLOWED, WEAK, RIVAL = "followed", "followed, but weak", "another source's date"
COLUMNS = ["side", "event", "when", "reading", "certainty", "how_known", "claim_ids"]

DAY, LANE, GAP, PAD, APART = (
    0.8,
    0.14,
    0.3,
    0.1,
    0.05,
)  # inches: column of days, bar, text to bars, round a day, between items
COLOUR = {LEFT: BLUE, RIGHT: VERMILLION}


def two_places(data, start="1921-02-22", end="1921-03-22"):
    """Draw what happened in two places, one row a day.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    start, end : str
        The first and the last day, as 1921-03-08.

    Returns
    -------
    Figure
        Moscow on the left, Petrograd and Kronstadt on the right, the days between them. A filled mark is a
        date that we follow, a hollow circle one that is weak or contested, a hollow diamond another source's
        date; a bar runs from the first to the last day. Its table has the columns side, event, when, reading,
        certainty, how_known, claim_ids. The caption names rivals, and what has no known day.

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
    events = _whole(data.events.query("about_type == 'event'"))
    near = events[events["earliest"].le(last) & events["latest"].ge(first)]
    dayless, elsewhere = ~near["date"].map(_has_day).astype(bool), ~near["place_id"].isin(SIDES)
    rows = _rows(near[~dayless & ~elsewhere], data, first, last)
    if rows.empty:
        raise ValueError(
            f"Problem: no event is known from {in_words(start)} to {in_words(end)}. Name other days."
        )
    words = in_words(f"{start}/{end}") if first < last else in_words(start)
    return Figure(
        _drawing(rows, first, last),
        f"Two places day by day, {words}",
        rows[COLUMNS],
        _alt(rows, words, first, last),
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(near, dayless, elsewhere, data),
        notes=_notes(rows, data),
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _days(start, end):
    days = [pd.to_datetime(str(day), format="%Y-%m-%d", errors="coerce") for day in (start, end)]
    for given, day in zip((start, end), days, strict=True):
        if pd.isna(day):
            raise ValueError(f"Problem: {given!r} is not a day. Write it as 1921-03-08.")
    if days[0] > days[1]:
        raise ValueError(f"Problem: the last day, {end}, comes before the first, {start}.")
    if (days[1] - days[0]).days > 92:
        raise ValueError("Problem: these are more than 92 days, and each needs a row. Name fewer.")
    return days


def _whole(events):
    """Join the start and the end of an event, where they stand in two rows, into one row from day to day."""
    parts = events[events["part"].isin(["start", "end"])]
    joined = [
        _from_to(pair) for _, pair in parts.groupby("event_id") if sorted(pair["part"]) == ["end", "start"]
    ]
    joined = [row for row in joined if row]
    ids = [row["event_id"] for row in joined]
    return pd.concat([events[~(events["event_id"].isin(ids) & events["part"].ne(""))], pd.DataFrame(joined)])


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


def _rows(events, data, first, last):
    """What is drawn: a row an event, and a row each date that another source gives for it."""
    ours = events.assign(
        side=events["place_id"].map(SIDES),
        event=events["event"] + events["part"].map(lambda part: f" ({part})" if part else ""),
        when=events["in_words"],
        reading=events["certainty"].isin(["weak", "contested"]).map({True: WEAK, False: FOLLOWED}),
    )
    rows = pd.concat([ours, _rivals(ours, data)], ignore_index=True)
    rows = rows[rows["earliest"].le(last) & rows["latest"].ge(first)]
    order = rows.assign(other=rows["reading"].eq(RIVAL), short=rows["earliest"] - rows["latest"])
    return rows.loc[
        order.sort_values(["earliest", "side", "other", "short", "event_id"], kind="stable").index
    ].reset_index(drop=True)


def _rivals(ours, data):
    """The dates that other sources give for the same events; a withdrawn one is a slip and is not drawn."""
    claims = data.claims.set_index("claim_id").query("rank == 'alternative'")
    pairs = ours[["event_id", "event", "side"]].assign(claim_ids=ours["rival_ids"].str.split())
    columns = ["qualifier", "date", "earliest", "latest", "certainty", "how_known"]
    rivals = pairs.explode("claim_ids").join(claims[columns], on="claim_ids", how="inner")
    names = rivals["event"] + rivals["qualifier"].map(lambda part: f" ({part})" if part else "")
    return rivals.assign(event=names, when=rivals["date"].map(in_words), reading=RIVAL)


def _left_out(near, dayless, elsewhere, data):
    reasons = []
    for bad, why in ((dayless, "without a known day"), (elsewhere & ~dayless, "at another place")):
        if bad.any():
            told = "; ".join(f"{row.event}, {row.in_words}" for row in near[bad].itertuples())
            reasons.append(f"{bad.sum()} event{'s' * int(bad.sum() > 1)} {why} ({told})")
    undated = (~data.table("events")["event_id"].isin(data.events["event_id"])).sum()
    reasons += [f"{undated} events of the whole dataset to which no claim gives a date"] * bool(undated)
    return reasons


def _notes(rows, data):
    """Name the rivals: who gives another date for what."""
    rivals = rows[rows["reading"].eq(RIVAL)]
    if rivals.empty:
        return []
    who = pd.concat([who_says(thing, data=data)["who"] for thing in rivals["event_id"].unique()])
    told = "; ".join(
        f"{row.event}: {row.when} ({who[row.claim_ids]}, {row.claim_ids})" for row in rivals.itertuples()
    )
    return [f"Other dates, drawn as hollow diamonds and dashed bars: {told}."]


# -- the drawing -------------------------------------------------------------------------------------------


def _alt(rows, words, first, last):
    told = []
    for side, group in rows[rows["reading"].ne(RIVAL)].groupby("side"):
        days = group["earliest"].value_counts().sort_index()
        fullest = in_words(f"{days.idxmax():%Y-%m-%d}")
        told.append(f"{side}: {len(group)} events, up to {days.max()} in a day ({fullest})")
    rivals = int(rows["reading"].eq(RIVAL).sum())
    others = "1 other date" if rivals == 1 else f"{rivals} other dates"
    return (
        f"Timeline with one row a day, {words}: {LEFT} on the left, {RIGHT} on the right. "
        f"{'. '.join(told)}. {_overlap(rows, first, last)} Drawn hollow: {others} from sources that disagree."
    )


def _overlap(rows, first, last):
    """The finding: on how many days both places had something going on."""
    days = {LEFT: set(), RIGHT: set()}
    for row in rows[rows["reading"].ne(RIVAL)].to_dict("records"):
        days[row["side"]].update(pd.date_range(max(row["earliest"], first), min(row["latest"], last)))
    shared, long = days[LEFT] & days[RIGHT], (last - first).days + 1
    return f"On {len(shared)} of these {long} days something was going on in both places."


def _drawing(rows, first, last):
    """Lay out first how high each day must be, then draw bars, marks and text."""
    spans = _spans(rows, first, last)
    lanes = {
        side: 1 + max((span["lane"] for span in spans if span["side"] == side), default=-1)
        for side in (LEFT, RIGHT)
    }
    text = (WIDTH - DAY) / 2 - max(lanes.values()) * LANE - GAP - 0.1
    days = {day: _day(rows, day, first, text) for day in pd.date_range(first, last)}
    tops, top = {}, 1.1
    for day, sides in days.items():
        tops[day] = top
        top += max(STEP, *map(_height, sides.values())) + PAD
    tops[last + pd.Timedelta(days=1)] = top
    drawing, axes = page(height=top + 0.1)
    _heads(axes, tops, first, last)
    for span in spans:
        _bar(axes, span, tops)
    for day, sides in days.items():
        for side, items in sides.items():
            _items(axes, side, items, tops[day], lanes[side])
    return drawing


def _day(rows, day, first, inches):
    """The items that begin on a day (or before the first, on the first), each with its wrapped text."""
    begins = rows["earliest"].clip(lower=first).eq(day)
    items = {LEFT: [], RIGHT: []}
    for row in rows[begins].itertuples():
        items[row.side].append((row.reading, wrap(_label(row), inches)))
    return items


def _label(row):
    """The event, with its days where it has several: they name the bar that belongs to it."""
    days = row.when.removesuffix(f" {row.latest.year}")
    if row.reading == RIVAL:
        return f"or {days}: {row.event}"
    return f"{row.event}, {days}" if row.latest > row.earliest else row.event


def _height(items):
    return sum(len(lines) * STEP + APART for _, lines in items) - APART


def _spans(rows, first, last):
    """Everything that runs over more than one day, in lanes beside the days."""
    whole = rows[rows["latest"].gt(rows["earliest"])].to_dict("records")
    spans = []
    for row in sorted(
        whole, key=lambda row: (row["reading"] == RIVAL, row["earliest"], -row["latest"].value)
    ):
        span = {
            "side": row["side"],
            "reading": row["reading"],
            "from": max(row["earliest"], first),
            "to": min(row["latest"], last),
        }
        span["lane"] = _free_lane(span, spans)
        spans.append(span)
    return spans


def _free_lane(span, spans):
    taken = {
        other["lane"]
        for other in spans
        if other["side"] == span["side"] and other["from"] <= span["to"] and span["from"] <= other["to"]
    }
    return next(lane for lane in range(len(spans) + 1) if lane not in taken)


def _inner(side, away):
    """The x of a place `away` inches from the column of days."""
    return WIDTH / 2 - DAY / 2 - away if side == LEFT else WIDTH / 2 + DAY / 2 + away


def _heads(axes, tops, first, last):
    write(
        axes,
        0.1,
        0.2,
        "● date that we follow    ○ the same, but weak or contested    ◇ another source's date",
    )
    write(
        axes, 0.1, 0.2 + STEP, "▮ a bar runs from the first to the last day; a dashed one is another source's"
    )
    for side, align in ((LEFT, "right"), (RIGHT, "left")):
        write(axes, _inner(side, 0.1), 0.84, side, weight="bold", ha=align)
    for day in pd.date_range(first, last):
        axes.plot([0.1, WIDTH - 0.1], [tops[day]] * 2, color=INK, lw=GRID, ls=":")
        write(
            axes, WIDTH / 2, tops[day] + PAD / 2 + STEP / 2, f"{day.day} {day:%b}", weight="bold", ha="center"
        )
    for edge in (WIDTH / 2 - DAY / 2, WIDTH / 2 + DAY / 2):
        axes.plot([edge, edge], [1.0, tops[last + pd.Timedelta(days=1)]], color=INK, lw=LINE)


def _bar(axes, span, tops):
    top, bottom = tops[span["from"]] + 0.04, tops[span["to"] + pd.Timedelta(days=1)] - 0.04
    x = _inner(span["side"], (span["lane"] + 0.5) * LANE + 0.03)
    rival = span["reading"] == RIVAL
    style = {"facecolor": PAPER, "linestyle": (0, (2, 1))} if rival else {"facecolor": COLOUR[span["side"]]}
    axes.bar(x, bottom - top, width=LANE * 0.62, bottom=top, edgecolor=INK, linewidth=1, **style)


def _items(axes, side, items, top, lanes):
    x, y = _inner(side, lanes * LANE + 0.13), top + PAD / 2 + STEP / 2
    style = {"markeredgecolor": INK, "markeredgewidth": 1.5, "linestyle": "none"}
    for reading, lines in items:
        marker, fill = ("D" if reading == RIVAL else "o"), (COLOUR[side] if reading == FOLLOWED else PAPER)
        axes.plot(x, y, marker=marker, markersize=8 if marker == "o" else 7, markerfacecolor=fill, **style)
        for line in lines:
            write(
                axes, x + (-0.13 if side == LEFT else 0.13), y, line, ha="right" if side == LEFT else "left"
            )
            y += STEP
        y += APART

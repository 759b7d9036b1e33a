"""Works that interpret: on what each throws light, and when it came out among the papers that came into print."""

import pandas as pd

from helpers.charts.common import dated_story
from helpers.figures import scale
from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset
from helpers.readings.lives import NEVER
from helpers.readings.stories import grouping
from helpers.readings.stories import works as all_works
from helpers.readings.surveys import topic_counts, topics_of
from helpers.words import listed, low_to_high, named, plural

MOST = 4  # works on one sheet
WHOLE = "whole table"
READ = {
    "read": "what we had of it was read whole",
    "part read": "only a part of it was read",
    "abstract only": "only its abstract was read",
    "not read": "it was not read: other works report it",
}
TITLE = "Works on the Workers' Opposition, and what was in print before them"
PRINT, DRAWS, OTHER = "came into print", "work that draws on archives", "any other work"
NO_YEAR = "not on the page read"
COLUMNS = ["kind", "what", "year", "read", "stance", "in print before", "claim_ids"]


def lenses(data: Dataset, works: str | list[str], differences: bool = False) -> Figure:
    """Draw what each work throws light on: how many claims of the shared table rest on it, topic by topic.

    Args:
        data (Dataset): As `wo.load()` gives it.
        works (str or list of str): One to four of the ids in `data/works.csv`, such as "allen_letter".
        differences (bool): True to draw only topics of which some of these works speak and others do not.

    Returns:
        Figure: Bars in one row a topic and one column a work; a hollow ring where no claim of the topic rests on the
            work. Its rows have the columns topic, one for each work, and whole table (claims by all sources).

    Raises:
        ValueError: If a work is not known, none is named or more than four, or one is to differ from none.

    Examples:
        >>> int(lenses(load(), "hebbes").table["Hebbes"].sum())
        18
    """
    chosen = _chosen(data, works, differences)
    rows, names = _topics(data, chosen), list(chosen["label"])
    title, columns = "Claims of the shared table by work and topic", ["topic", *names, WHOLE]
    if not rows[names].any(axis=None):
        return nothing(data, title, columns)
    said, whole = _lights(data, chosen, rows.set_index("topic")), len(rows)
    if differences:
        title, speaks = f"{title}, the differences only", rows[names].gt(0)
        rows = rows[speaks.any(axis=1) & ~speaks.all(axis=1)]
    kind = f"Bar chart with {plural(len(rows), 'row')}, one a topic, and {plural(len(names), 'column')}, one a work"
    ends = listed(f"{rows[name].max()} in {name}" for name in names)
    alt = f"{kind}: how many claims of the shared table rest on the work. The longest bars: {ends}."
    bars = None if rows.empty else _bars(data, chosen, rows)
    notes = [
        "A life and a count are topics of their own; any other claim stands with the time it speaks of.",
        "Each column has its own scale: the longest bar is the largest topic of that work.",
        "A ring: no claim here rests on the work. Its author may not treat it, or we did not read that part.",
    ]
    alike = f"{whole - len(rows)} of {whole} topics: on them these works do not differ"
    return Figure(data, rows, bars, title=title, said=said, alt=alt, columns=columns, notes=notes, left_out=[alike])


def claims_of(data: Dataset, work: str) -> pd.DataFrame:
    """Give the claims that rest on a work."""
    return data.claims[data.claims["source_id"].isin(all_works(data).loc[work, "source_ids"].split())]


def _chosen(data, works, differences):
    """The works to show, as many as a sheet can hold, with how much of their sources we read."""
    works = named("work", works, all_works(data).index)
    if len(works) > MOST:
        raise ValueError(f"Problem: {len(works)} works do not fit on one sheet. Name {MOST} at the most.")
    if differences and len(works) == 1:
        raise ValueError("Problem: one work alone has no difference to draw. Name a second one.")
    chosen, access = all_works(data).loc[works], data.sources.set_index("source_id")["access"]
    return chosen.assign(access=[list(dict.fromkeys(access[ids.split()])) for ids in chosen["source_ids"]])


def _topics(data, chosen):
    counts = topic_counts(data, dict(zip(chosen["label"], chosen["source_ids"].str.split(), strict=True)))
    ids = pd.concat([claims_of(data, work)["claim_id"] for work in chosen.index])
    behind = ids.groupby(topics_of(data)[ids].to_numpy()).agg(" ".join)
    return counts.assign(claim_ids=behind.reindex(counts.index, fill_value="")).reset_index(names="topic")


def _bars(data, chosen, rows):
    """One column a work, one bar a topic: a ring where no claim rests on the work."""
    times, heads = grouping(data, "topics").set_index("member")["label"], {}
    for work in chosen.itertuples():
        heads[work.label] = f"{work.label}\n{plural(len(claims_of(data, work.Index)), 'claim')}, {listed(work.access)}"
    drawn = rows.melt("topic", list(heads), "work", "claims")
    drawn = drawn.assign(
        topic=drawn["topic"] + ("\n" + drawn["topic"].map(times)).fillna(""),
        label=drawn["claims"].astype("str").replace("0", ""),
        state=drawn["claims"].gt(0).map({True: "count", False: "in the dark"}),
        work=drawn["work"].map(heads),
    )
    unit = "claims of the shared table"
    return Bars(drawn, "topic", "claims", "state", label="label", unit=unit, panel="work", beside=True)


def _lights(data, chosen, counts):
    """Say what a work throws light on, how two differ, or where each of several has most."""
    names = list(chosen["label"])
    if len(names) > 2:
        return " ".join(_most(counts[name]) for name in names)
    said = _differences(data, chosen, counts) if len(names) == 2 else _light(counts[names[0]], counts[WHOLE])
    read = [f"{work.label}: {listed(map(READ.get, work.access))}." for work in chosen.itertuples()]
    return " ".join([said, *read, "Silence means that its author does not treat it, or that we did not read it."])


def _most(counts):
    most = f", most of them on {counts.idxmax()} ({counts.max()})" if counts.any() else ""
    return f"{counts.name}: {plural(counts.sum(), 'claim')}{most}."


def _light(counts, whole):
    dark = whole[counts.eq(0)].items()
    told = ", ".join(f"{topic} ({plural(count, 'claim')} by others)" for topic, count in dark)
    said = f"{counts.name}: {plural(counts.sum(), 'claim')} of the shared table rest on this work."
    said += f" Its largest topic is {counts.idxmax()}, with {counts.max()}."
    return f"{said} In the dark: {told or 'none of the topics'}."


def _differences(data, chosen, counts):
    """What only one of two works speaks of, by topic and by the things named."""
    speaks, said = counts[chosen["label"]].gt(0), ""
    for name in speaks:
        alone = counts.loc[speaks.sum(axis=1).eq(1) & speaks[name], name].items()
        said += f"Only in {name}: {', '.join(f'{topic} ({count})' for topic, count in alone) or 'no topic'}. "
    both, neither = speaks.all(axis=1).sum(), (~speaks.any(axis=1)).sum()
    one, other = (set(claims_of(data, work)["about_id"]) for work in chosen.index)
    return (
        f"{said}Topics of both: {both}. Topics of neither: {neither}. "
        f"Of the {len(one | other)} people, bodies, events and texts that they speak of, they share {len(one & other)}."
    )


def works_timeline(data: Dataset, works: list[str] | None = None) -> Figure:
    """Show when works of interpretation came out, among the records and papers that came into print.

    Args:
        data (Dataset): As `wo.load()` gives it.
        works (list of str, optional): Some of the ids in `data/works.csv`, such as "deutscher"; all of them where none
            is named.

    Returns:
        Figure: A table in the order of years, one row a work, and one row a record or paper that came into print, with
            its number: what a work could use stands above it. A square is a work that draws on archives, as its source
            card says, a circle any other, a triangle what came into print. Where the page read gives no year nothing
            stands on the axis, or dashes from the year of what the work reviews. Its rows have the columns kind (in
            print, work), what, year, read, stance, in print before (the numbers of what was in print in an earlier
            year), claim_ids.

    Raises:
        ValueError: If a work is not known, or none is named.

    Examples:
        >>> works_timeline(load(), ["deutscher", "clements"]).table.set_index("what")["in print before"]["Deutscher"]
        '1, 2, 3, 4, 5'
    """
    there, printed = all_works(data), _printed(data)
    works = named("work", there.index if works is None else works, there.index)
    ours = pd.DataFrame([_work(data, there.loc[work], printed) for work in works])
    rows = pd.concat([printed, ours]).sort_values(["by", "turn", "tie"], kind="stable", ignore_index=True)
    if rows[["first", "from"]].isna().all(axis=None):
        return nothing(data, TITLE, COLUMNS)
    rows = rows.fillna(dict.fromkeys(("read", "stance", "in print before"), ""))
    archives, papers = int(rows["state"].eq(DRAWS).sum()), plural(len(printed), "record or paper", "records and papers")
    said = f"{plural(len(ours), 'work')}, and {papers} that came into print. "
    said += f"{archives} of the works draw on archives, as their source cards say."
    notes = [
        "The year of a work is that of the edition read. What was in print an author could read; whether the author "
        "did, is not said here.",
        "No claim here says when an archive was opened.",
        *_undated(ours),
    ]
    others = f"{plural(len(there) - len(works), 'other work')} of our list"
    return Figure(data, rows, _grid(rows), title=TITLE, said=said, columns=COLUMNS, notes=notes, left_out=[others])


def _grid(rows):
    """A row of words for each, with its years on an axis."""
    years = scale.years(rows[["first", "from"]].min(axis=None), rows[["last", "from"]].max(axis=None))
    rows = rows.assign(
        second=rows["last"].where(rows["last"].gt(rows["first"])),
        line_from=rows["first"].where(rows["kind"].eq("work"), rows["last"]),  # two prints are no stretch of years
    )
    spans = [Span("from", "", "year not given", dashed=True), Span("line_from", "last", "state")]
    axis = Axis(years, [*spans, Point("first", "state"), Point("second", "state")], "Year", words="state")
    return Grid(rows, [Words("what"), Words("year"), axis, Words("in print before"), Words("read", "How much we read")])


def _printed(data):
    """What came into print, one row each; among works of the same year it stands after them."""
    rows = dated_story(data, "openings")
    number, first, last = rows["order"].astype(str), rows["earliest"].dt.year, rows["latest"].dt.year
    years = first.astype(str) + (" and " + last.astype(str)).where(first.lt(last), "")
    rows = rows.assign(kind="in print", state=PRINT, number=number, what=number + " " + rows["label"], year=years)
    return rows.assign(first=first, last=last, by=first, turn=1, tie="")


def _work(data, work, printed):
    """A work and its years: of the editions read, or of the claim that dates an older text."""
    cards, claims = [data.rows("sources")[source] for source in work["source_ids"].split()], data.rows("claims")
    years = sorted({int(card["year"]) for card in cards if card["year"]})
    years = [claims[work["dated_by"]]["earliest"].year] if work["dated_by"] else years
    after = claims[work["after"]]["earliest"].year if work["after"] and not years else NEVER
    by = years[-1] if years else after
    before = ", ".join(printed.loc[printed["first"].lt(by), "number"]) or "none"
    stance = "; ".join(dict.fromkeys(part for card in cards for part in card["stance"].split("; ")))
    unknown = NO_YEAR if pd.isna(after) else f"{after} or later"
    return {
        "kind": "work",
        "state": DRAWS if any(card["rests_on_archives"] for card in cards) else OTHER,
        "what": work["label"],
        "year": low_to_high(years[0], years[-1], "d") if years else unknown,
        "first": years[0] if years else NEVER,
        "last": years[-1] if years else NEVER,
        "from": after,
        "by": by,
        "turn": 0 if years else 2,
        "tie": work["label"],
        "undated": 0 if work["dated_by"] else sum(not card["year"] for card in cards),
        "read": " and ".join(dict.fromkeys(card["access"] for card in cards)),
        "stance": stance,
        "in print before": "cannot be said" if pd.isna(by) else before,
        "claim_ids": work["dated_by"] or work["after"],
    }


def _undated(ours):
    """Say of which works the page read gives no year, or not of all volumes."""
    names, reviews = ours.loc[ours["year"].eq(NO_YEAR), "what"], ours[ours["from"].notna()]
    volumes = ours[ours["undated"].gt(0) & ours["first"].notna()]
    return [
        f"The page read gives no year for {listed(names)}." if len(names) else "",
        *(f"{row['what']} reviews a work of {row['from']:.0f}, and gives no year." for _, row in reviews.iterrows()),
        *(f"Volumes of {row.what} without a year: {row.undated}." for row in volumes.itertuples()),
    ]

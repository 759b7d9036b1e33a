"""When works of interpretation came out, among the records and papers that came into print."""

import pandas as pd

from helpers.charts.common import dated_story
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset
from helpers.readings.stories import works as all_works
from helpers.words import known, listed, low_to_high, plural

TITLE = "Works on the Workers' Opposition, and what was in print before them"
ARCHIVES = "archiv"  # the word in the source card of a work that draws on archives
PRINT, DRAWS, OTHER = "came into print", "work that draws on archives", "any other work"
NO_YEAR = "not on the page read"
COLUMNS = ["kind", "what", "year", "read", "stance", "in print before", "claim_ids"]
NEVER = float("nan")


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
        ValueError: If a work is not known or named twice.

    Examples:
        >>> works_timeline(load(), ["deutscher", "clements"]).table.set_index("what")["in print before"]["Deutscher"]
        '1, 2, 3, 4, 5'
    """
    there = all_works(data)
    works = _named(works, list(there.index))
    printed = _printed(data)
    ours = [_work(data, there.loc[work], printed) for work in works]
    rows = pd.concat([printed, pd.DataFrame(ours)]).sort_values(["by", "turn", "tie"], kind="stable", ignore_index=True)
    if rows[["first", "from"]].isna().all(axis=None):
        return nothing(data, TITLE, COLUMNS)
    rows = rows.fillna(dict.fromkeys(("read", "stance", "in print before"), ""))
    archives = int(rows["state"].eq(DRAWS).sum())
    return Figure(
        data,
        rows,
        _grid(rows),
        title=TITLE,
        said=f"{plural(len(ours), 'work')}, and {plural(len(printed), 'record or paper', 'records and papers')} that "
        f"came into print. {archives} of the works draw on archives, as their source cards say.",
        columns=COLUMNS,
        notes=[
            "The year of a work is that of the edition read. What was in print an author could read; whether "
            "the author did, is not said here.",
            "No claim here says when an archive was opened.",
            *_undated(ours),
        ],
        left_out=[f"{plural(len(there) - len(works), 'other work')} of our list"],
    )


def _named(works, there):
    works = there if works is None else [works] if isinstance(works, str) else list(works)
    for work in works:
        known("work", work, there, ValueError)
    if len(set(works)) < len(works) or not works:
        raise ValueError("Problem: name at least one work, and each of them once.")
    return works


def _grid(rows):
    axis = scale.years(rows[["first", "from"]].min(axis=None), rows[["last", "from"]].max(axis=None))
    rows = rows.assign(
        second=rows["last"].where(rows["last"].gt(rows["first"])),
        line_from=rows["first"].where(rows["kind"].eq("work"), rows["last"]),  # two prints are no stretch of years
    )
    layers = [
        Span("from", "", "year not given", dashed=True),
        Span("line_from", "last", "state"),
        Point("first", "state"),
        Point("second", "state"),
    ]
    columns = [
        Words("what"),
        Words("year"),
        Axis(axis, layers, "Year", words="state"),
        Words("in print before"),
        Words("read", "How much we read"),
    ]
    return Grid(rows, columns)


def _printed(data):
    """What came into print, one row each; among works of the same year it stands after them."""
    rows = dated_story(data, "openings")
    number, first, last = rows["order"].astype(str), rows["earliest"].dt.year, rows["latest"].dt.year
    years = first.astype(str) + (" and " + last.astype(str)).where(first.lt(last), "")
    rows = rows.assign(kind="in print", state=PRINT, number=number, what=number + " " + rows["label"], year=years)
    return rows.assign(first=first, last=last, by=first, turn=1, tie="")


def _work(data, work, printed):
    """A work and its years: of the editions read, or of the claim that dates an older text."""
    cards, claims = ([data.rows("sources")[source] for source in work["source_ids"].split()], data.rows("claims"))
    years = sorted({int(card["year"]) for card in cards if card["year"]})
    years = [claims[work["dated_by"]]["earliest"].year] if work["dated_by"] else years
    after = claims[work["after"]]["earliest"].year if work["after"] and not years else NEVER
    by = years[-1] if years else after
    before = ", ".join(printed.loc[printed["first"].lt(by), "number"]) or "none"
    stance = "; ".join(dict.fromkeys(part for card in cards for part in card["stance"].split("; ")))
    unknown = NO_YEAR if pd.isna(after) else f"{after} or later"
    return {
        "kind": "work",
        "state": DRAWS if ARCHIVES in stance else OTHER,
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
    names = [row["what"] for row in ours if row["year"] == NO_YEAR]
    reviews = [row for row in ours if pd.notna(row["from"])]
    volumes = [row for row in ours if row["undated"] and pd.notna(row["first"])]
    return [
        f"The page read gives no year for {listed(names)}." if names else "",
        *(f"{row['what']} reviews a work of {row['from']}, and gives no year." for row in reviews),
        *(f"Volumes of {row['what']} without a year: {row['undated']}." for row in volumes),
    ]

"""When works of interpretation came out, among the records and papers that came into print."""

import pandas as pd

from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import Dataset
from helpers.readings.stories import story
from helpers.readings.stories import works as all_works
from helpers.words import listed, nearest, plural

TITLE = "Works on the Workers' Opposition, and what was in print before them"
ARCHIVES = "archiv"  # the word in the source card of a work that draws on archives
PRINT, DRAWS, OTHER = "came into print", "work that draws on archives", "any other work"
NO_YEAR = "not on the page read"
COLUMNS = ["kind", "what", "year", "read", "stance", "in print before", "claim_ids"]
NEVER = float("nan")


def works_timeline(data: Dataset, works: list[str] | None = None) -> Figure:
    """Show when works of interpretation came out, among the records and papers that came into print.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    works : list of str, optional
        Some of the ids in `data/works.csv`, such as "deutscher"; all of them where none is named.

    Returns
    -------
    Figure
        A table in the order of years, one row a work, and one row a record or paper that came into print, with its
        number: what a work could use stands above it. A square is a work that draws on archives, as its source card
        says, a circle any other, a triangle what came into print. Where the page read gives no year nothing stands on
        the axis, or dashes from the year of what the work reviews. Its rows have the columns kind (in print, work),
        what, year, read, stance, in print before (the numbers of what was in print in an earlier year), claim_ids.

    Raises
    ------
    ValueError
        If a work is not known or named twice.

    Examples
    --------
    >>> from helpers.readings import load
    >>> works_timeline(load(), ["deutscher", "clements"]).table.set_index("what")["in print before"]["Deutscher"]
    '1, 2, 3, 4, 5'
    """
    known = all_works(data)
    works = _named(works, known.index)
    printed = [_printed(data, row) for row in story(data, "openings").to_dict("records")]
    ours = [_work(data, known.loc[work], printed) for work in works]
    rows = pd.DataFrame(sorted([*printed, *ours], key=_order))
    if rows[["first", "from"]].isna().all(axis=None):
        return nothing(data, TITLE, COLUMNS)
    others = len(known) - len(works)
    return Figure(
        data,
        rows,
        _grid(rows),
        title=TITLE,
        said=_said(ours, printed),
        columns=COLUMNS,
        notes=[
            "The year of a work is that of the edition read. What was in print an author could read; whether "
            "the author did, is not said here.",
            "No claim here says when an archive was opened.",
            *_undated(ours),
        ],
        left_out=[plural(others, "other work") + " of our list"] if others else [],
    )


def _grid(rows):
    axis = scale.years(rows[["first", "from"]].min(axis=None), rows[["last", "from"]].max(axis=None))
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


def _named(works, known):
    works = list(known) if works is None else [works] if isinstance(works, str) else list(works)
    wrong = next((work for work in works if work not in known), None)
    if wrong is not None:
        raise ValueError(f"Problem: there is no work {wrong!r} here.{nearest(wrong, known)}")
    if len(set(works)) < len(works) or not works:
        raise ValueError("Problem: name at least one work, and each of them once.")
    return works


# -- the rows ----------------------------------------------------------------------------------------------


def _printed(data, row):
    claim = data.rows("claims")[row["claim_ids"].split()[0]]
    years = sorted({claim["earliest"].year, claim["latest"].year})
    return {
        "kind": "in print",
        "state": PRINT,
        "number": str(row["order"]),
        "what": f"{row['order']} {row['label']}",
        "year": " and ".join(map(str, years)),
        **_places(years),
        "line_from": years[-1],  # two prints are two years, and not all from one to the other
        "from": NEVER,
        **dict.fromkeys(("read", "stance", "in print before"), ""),
        "claim_ids": row["claim_ids"],
    }


def _work(data, work, printed):
    """A work and its years: of the editions read, or of the claim that dates an older text."""
    cards, claims = (
        [data.rows("sources")[source] for source in work["source_ids"].split()],
        data.rows("claims"),
    )
    years = sorted({int(card["year"]) for card in cards if card["year"]})
    years = [claims[work["dated_by"]]["earliest"].year] if work["dated_by"] else years
    after = claims[work["after"]]["earliest"].year if work["after"] and not years else None
    stance = "; ".join(dict.fromkeys(part for card in cards for part in card["stance"].split("; ")))
    return {
        "kind": "work",
        "state": DRAWS if ARCHIVES in stance else OTHER,
        "what": work["label"],
        "year": _year(years, after),
        **_places(years),
        "from": after or NEVER,
        "after": after,
        "undated": 0 if work["dated_by"] else sum(not card["year"] for card in cards),
        "read": " and ".join(dict.fromkeys(card["access"] for card in cards)),
        "stance": stance,
        "in print before": _before(years[-1] if years else after, printed),
        "claim_ids": " ".join(filter(None, [work["dated_by"] or work["after"]])),
    }


def _places(years):
    """The places on the axis: a year stands at its beginning, a second one where there is one."""
    first, last = (years[0], years[-1]) if years else (NEVER, NEVER)
    return {
        "first": first,
        "last": last,
        "second": last if last > first else NEVER,
        "line_from": first,
    }


def _year(years, after):
    if not years:
        return f"{after} or later" if after else NO_YEAR
    return " to ".join(dict.fromkeys([str(years[0]), str(years[-1])]))


def _before(year, printed):
    """The numbers of what was in print in an earlier year than that of the work."""
    if year is None:
        return "cannot be said"
    return ", ".join(row["number"] for row in printed if row["first"] < year) or "none"


def _order(row):
    """By year: first the works, then what came into print, then who wrote later; works without a year at the end."""
    printed = row["kind"] == "in print"
    if row["first"] == row["first"]:
        return (row["first"] if printed else row["last"]), int(printed), row["what"] if not printed else ""
    return row["from"] if row["from"] == row["from"] else float("inf"), 2, row["what"]


# -- in words ----------------------------------------------------------------------------------------------


def _said(ours, printed):
    archives = sum(row["state"] == DRAWS for row in ours)
    return (
        f"{plural(len(ours), 'work')}, and {plural(len(printed), 'record or paper', 'records and papers')} that came "
        f"into print. {archives} of the works draw on archives, as their source cards say."
    )


def _undated(ours):
    names = [row["what"] for row in ours if row["year"] == NO_YEAR]
    return [
        *([f"The page read gives no year for {listed(names)}."] if names else []),
        *(
            f"{row['what']} reviews a work of {row['after']}, and gives no year."
            for row in ours
            if row["after"]
        ),
        *(
            f"Volumes of {row['what']} without a year: {row['undated']}."
            for row in ours
            if row["undated"] and row["first"] == row["first"]
        ),
    ]

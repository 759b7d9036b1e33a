"""When works of interpretation came out, against the records and papers that were in print by then."""

import pandas as pd

from helpers.charts.drawing import BLUE, GREEN, INK, LINE, page, width_of, write
from helpers.charts.lenses import WORKS, access, known
from helpers.figures import Figure

# What came into print or was made public: each on a claim, whose first and last year are marked.
OPENINGS = (
    ("CONG-076", "record of the Tenth Congress"),
    ("LETT-059", "the Letter, in Pravda"),
    ("CONG-118", "secret point 7 of the unity resolution"),
    ("CONG-077", "record of the Tenth Congress again, twice"),
    ("LETT-058", "the Letter, in a record of the Eleventh Congress"),
    ("LETT-056", "the Letter, in a later edition of that record"),
    ("LETT-284", "Medvedev's letter to Baku"),
    ("LETT-338", "Miasnikov's memoir and case papers"),
    ("LETT-335b", "Kollontai's diplomatic diaries"),
    ("CONG-350", "Allen's documents of the group"),
)
ARCHIVES = "archiv"  # the word in the source card of a work that draws on archives
LEFT, AXIS, END = 0.1, 3.7, 7.8  # inches: where the names begin, and the two ends of the axis
FIRST, LAST = 1915, 2026
BELOW, ROW, LINE_HEIGHT, LEVELS = 0.95, 0.27, 0.225, 4  # inches, and rows of numbers above the axis
COLUMNS = ["kind", "what", "year", "read", "stance", "in print before", "claim_ids"]


def works_timeline(data, works=None):
    """Draw when works of interpretation came out, against the records and papers that were in print by then.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    works : list of str, optional
        Some of the names in `helpers.charts.lenses.WORKS`; all of them where none is named.

    Returns
    -------
    Figure
        A timeline with one row a work. Numbered lines are records and papers that came into print. A square is a
        work that draws on archives, as its source card says, a circle any other. A dotted line without a mark
        runs through the years that are possible where the page read gives none. Its table has the columns
        kind (in print, work), what, year, read, stance, in print before (the numbers of what was in print in an
        earlier year), claim_ids.

    Raises
    ------
    ValueError
        If a work is not known or named twice.

    Examples
    --------
    >>> from helpers.readings import load
    >>> works_timeline(load(), ["deutscher", "clements"]).table["year"].tolist()[-2:]
    ['1950', 'not on the page read']
    """
    works = known(works or WORKS)
    printed = [_printed(data, number, *each) for number, each in enumerate(OPENINGS, 1)]
    rows = sorted((_dated(data, work) for work in works), key=lambda row: (not row["years"], row["years"]))
    table = pd.DataFrame([*printed, *(row | {"in print before": _before(row, printed)} for row in rows)])
    table["year"] = [_year(row) for row in [*printed, *rows]]
    others = len(WORKS) - len(works)
    return Figure(
        _drawing(rows, printed),
        "Works on the Workers' Opposition, and what was in print before them",
        table.reindex(columns=COLUMNS).fillna(""),
        _alt(rows, printed),
        [claim for claim in table["claim_ids"] if claim],
        left_out=[f"{others} other work{'s' * (others > 1)} of our list"] * bool(others),
        notes=[
            "The year of a work is that of the edition read. What was in print an author could read; whether "
            "the author did, is not said here.",
            "No claim here says when an archive was opened.",
            *_undated(rows),
        ],
        data=data,
    )


def _printed(data, number, claim_id, words):
    claim = data.rows("claims")[claim_id]
    years = sorted({claim["earliest"].year, claim["latest"].year})
    return {"kind": "in print", "what": f"{number} {words}", "years": years, "claim_ids": claim_id}


def _dated(data, work):
    """A work and its years: of the editions read, or of the claim that dates an older text."""
    name, sources, dated_by, after = WORKS[work]
    cards, claims = [data.rows("sources")[source] for source in sources], data.rows("claims")
    years = {int(card["year"]) for card in cards if card["year"]}
    return {
        "kind": "work",
        "volumes without a year": sum(not card["year"] for card in cards),
        "what": name,
        "years": [claims[dated_by]["earliest"].year] if dated_by else sorted(years),
        "from": claims[after]["earliest"].year if after else FIRST,
        "read": access(data, work),
        "stance": "; ".join(dict.fromkeys(part for card in cards for part in card["stance"].split("; "))),
        "claim_ids": dated_by or after,
    }


def _year(row):
    if not row["years"]:
        return f"{row['from']} or later" if row["from"] > FIRST else "not on the page read"
    ends = [str(row["years"][0]), str(row["years"][-1])]
    return (" and " if row["kind"] == "in print" else " to ").join(dict.fromkeys(ends))


def _before(row, printed):
    """The numbers of what was in print in an earlier year than that of the work."""
    last = row["years"][-1] if row["years"] else row["from"]
    numbers = [each["what"].split()[0] for each in printed if each["years"][0] < last]
    return ", ".join(numbers) or ("none" if row["years"] else "cannot be said")


def _undated(rows):
    names = [row["what"] for row in rows if not row["years"] and row["from"] == FIRST]
    notes = [f"The page read gives no year for {', '.join(names)}."] * bool(names)
    for row in rows:
        if row["from"] > FIRST:
            notes.append(f"{row['what']} reviews a work of {row['from']}, and gives no year.")
        elif row["years"] and not row["claim_ids"] and row["volumes without a year"]:
            notes.append(f"Volumes of {row['what']} without a year: {row['volumes without a year']}.")
    return notes


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, printed):
    foot = BELOW + len(rows) * ROW
    drawing, axes = page(height=foot + 0.8 + len(printed) * LINE_HEIGHT)
    write(axes, LEFT, BELOW - 0.18, "Work, year, and how much was read", weight="bold")
    _print_lines(axes, printed, foot)
    for y in (BELOW, foot):
        axes.plot([LEFT, END], [y, y], color=INK, lw=LINE)
    for year in range(1920, LAST, 20):
        axes.plot([_x(year)] * 2, [foot, foot + 0.06], color=INK, lw=1)
        write(axes, _x(year), foot + 0.2, str(year), ha="center")
    for place, row in enumerate(rows):
        _work(axes, row, BELOW + (place + 0.5) * ROW)
    _key(axes, printed, foot + 0.55)
    return drawing


def _print_lines(axes, printed, foot):
    """A line for each year of print, its number above, on the lowest level where it has room."""
    marks = sorted((year, each["what"].split()[0]) for each in printed for year in each["years"])
    free = [0.0] * LEVELS
    for year, number in marks:
        x, half = _x(year), width_of(number, bold=True) / 2
        level = next((level for level in range(LEVELS) if free[level] < x - half), LEVELS - 1)
        free[level] = x + half + 0.05
        y = BELOW - 0.15 - level * 0.2
        axes.plot([x, x], [y + 0.1, foot], color=INK, lw=1, ls=":")
        write(axes, x, y, number, ha="center", weight="bold")


def _work(axes, row, y):
    year = _year(row) if row["years"] or row["from"] > FIRST else "no year"
    read = "" if row["read"] == "part read" else f" ({row['read']})"
    write(axes, LEFT, y, f"{row['what']}, {year}{read}")
    if not row["years"]:
        axes.plot([_x(row["from"]), END], [y, y], color=INK, lw=LINE, ls=(0, (1, 3)))
        return
    ends = [_x(row["years"][0]), _x(row["years"][-1])]
    axes.plot(ends, [y, y], color=INK, lw=LINE)
    for x in dict.fromkeys(ends):
        _mark(axes, x, y, ARCHIVES in row["stance"])


def _mark(axes, x, y, archives):
    marker, colour = ("s", GREEN) if archives else ("o", BLUE)
    axes.plot(x, y, marker, markersize=10, color=colour, markeredgecolor=INK, markeredgewidth=1.2)


def _key(axes, printed, y):
    for x, archives, words in (
        (LEFT, True, "draws on archives, as its source card says"),
        (4.2, False, "any other work"),
    ):
        _mark(axes, x + 0.1, y, archives)
        write(axes, x + 0.25, y, words)
    for place, each in enumerate(printed, 1):
        number, _, words = each["what"].partition(" ")
        line = y + 0.08 + place * LINE_HEIGHT
        write(axes, LEFT + 0.25, line, number, ha="right", weight="bold")
        write(axes, LEFT + 0.4, line, f"{_year(each)}: {words} ({each['claim_ids']})")


def _x(year):
    return AXIS + (year - FIRST) / (LAST - FIRST) * (END - AXIS)


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, printed):
    told = "; ".join(f"{row['what']}: {_year(row)}" for row in rows)
    archives = sum(ARCHIVES in row["stance"] for row in rows)
    lines = "; ".join(f"{each['what']}, {_year(each)}" for each in printed)
    return (
        f"Timeline from {FIRST} to {LAST} with one row for each of {len(rows)} works. {told}. "
        f"{archives} of them draw on archives, as their source cards say. "
        f"Numbered lines mark what came into print: {lines}."
    )

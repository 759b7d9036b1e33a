"""Four groups that are easily taken for one: when each was there, who was in it, what ties it to the first."""

import re

import pandas as pd

from helpers.charts import years
from helpers.charts.drawing import BLUE, GRID, INK, LINE, STEP, VERMILLION, page, width_of, wrap, write
from helpers.dataset.dates import in_words
from helpers.figures import Figure

NONE, ITSELF = "No claim here says", "It is the first"
# The claims that date the beginning and the end of each group; then, in our words, what its claims say by column.
GROUPS = {
    "Workers' Opposition": (
        ("RISE-010b", "RISE-010b"),
        "Communist metalworkers who led unions and industry (RISE-014)",
        ITSELF,
        ITSELF,
    ),
    "Workers' Truth": (
        ("LETT-252", ""),
        "At most 20 at the core, and 200 to 400 who sympathised (LETT-253, LETT-254)",
        NONE,
        NONE,
    ),
    "Workers' Group": (
        ("LETT-228", "LETT-239"),
        "Miasnikov and others (LETT-231); nearly all workers (LETT-233b), about 300 in Moscow (LETT-233)",
        "Some came from the Workers' Opposition (LETT-234); talks with Shliapnikov (SEED-039)",
        "Shliapnikov and his supporters would not leave the party (SEED-040)",
    ),
    "Left Opposition": (
        ("LETT-286", ""),
        "People around Trotsky: see the glossary",
        "The debate of autumn 1923 drew the former groups in (LETT-286)",
        "In the debate of 1920 and 1921 Trotsky stood for another side (RISE-132)",
    ),
}
FIRST = "Workers' Opposition"
HEADS = {"who": "Who", "ties": "What ties it to the first", "apart": "What sets it apart"}
YEARS = range(1920, 1926)
LEFT, AXIS, RIGHT, COLUMN, TOP, BAR = 0.1, 2.3, 7.7, 2.6, 0.95, 0.5  # inches
COLUMNS = ["group", "when", *HEADS, "claim_ids"]


def groups(data):
    """Draw four groups that are easily taken for one, with what ties each to the Workers' Opposition.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        One row a group. A bar runs over the time that claims give it, with an arrow where no end is dated; below
        stands in the words of the claims who was in it, what ties it to the Workers' Opposition and what sets
        it apart. Its table has the columns group, when, who, ties, apart, claim_ids.

    Examples
    --------
    >>> from helpers.readings import load
    >>> groups(load()).table["when"].tolist()[2]
    'January 1923 to September 1923'
    """
    rows = pd.DataFrame([_row(name, *told, data.rows("claims")) for name, told in GROUPS.items()])
    return Figure(
        _drawing(rows),
        "Four groups that are easily taken for one",
        rows[COLUMNS],
        _alt(rows),
        " ".join(rows["claim_ids"]).split(),
        notes=[
            "The words are ours, after the claims named in brackets. That no claim says something is not a no.",
            _doubts(rows, data),
            "An arrow: no claim dates an end. The bar of the Left Opposition starts with the debate of autumn 1923.",
        ],
        data=data,
    )


def _row(name, dated, who, ties, apart, claims):
    begin, end = (claims.get(each) for each in dated)
    ids = [*dated, *re.findall(r"[A-Z]{4}-\d{3}[a-z]?", who + ties + apart)]
    return {
        "group": name,
        "when": _when(begin, end),
        "start": years.place(begin["earliest"]),
        "end": years.place(end["latest"]) if end else float("nan"),
        "who": who,
        "ties": ties,
        "apart": apart,
        "claim_ids": " ".join(dict.fromkeys(each for each in ids if each)),
    }


def _when(begin, end):
    if begin is end:
        return in_words(begin["date"])
    first, last = (
        in_words(f"{day:%Y-%m}") if day else "" for day in (begin["earliest"], end and end["latest"])
    )
    return f"{first} to {last}" if last else f"from {first} on"


def _doubts(rows, data):
    claims = data.claims.set_index("claim_id").loc[" ".join(rows["claim_ids"]).split()]
    weak = int(claims["certainty"].isin(["weak", "contested"]).sum())
    return f"{weak} of these {len(claims)} claims are weak or contested."


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows):
    texts = [[wrap(getattr(row, column), COLUMN - 0.2) for column in HEADS] for row in rows.itertuples()]
    heights = [BAR + max(map(len, columns)) * STEP + 0.2 for columns in texts]
    drawing, axes = page(height=TOP + sum(heights) + 0.1)
    for year in YEARS:
        write(axes, _x(year), 0.25, str(year), ha="center")
        axes.plot([_x(year)] * 2, [0.4, 0.5], color=INK, lw=GRID)
    for place, head in enumerate(HEADS.values()):
        write(axes, LEFT + place * COLUMN, TOP - 0.22, head, weight="bold")
    top = TOP
    for row, columns, height in zip(rows.itertuples(), texts, heights, strict=True):
        axes.plot([LEFT, RIGHT], [top, top], color=INK, lw=GRID, ls=":")
        _bar(axes, row, top + BAR / 2)
        for place, lines in enumerate(columns):
            for count, line in enumerate(lines):
                write(axes, LEFT + place * COLUMN, top + BAR + (count + 0.5) * STEP, line)
        top += height
    return drawing


def _x(year):
    return AXIS + (year - YEARS[0]) / (YEARS[-1] - YEARS[0]) * (RIGHT - AXIS)


def _bar(axes, row, y):
    """The name, and its time: filled where both ends are dated, an arrow where one is not."""
    write(axes, LEFT, y, row.group, weight="bold")
    colour = BLUE if row.group == FIRST else VERMILLION
    start, end = _x(row.start), _x(row.end) if row.end == row.end else None
    if end:
        axes.barh(y, end - start, left=start, height=0.2, color=colour, edgecolor=INK, linewidth=1)
    else:
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": LINE + 1, "mutation_scale": 20}
        axes.annotate("", (start + 0.9, y), (start, y), arrowprops=arrow)
        axes.plot(start, y, "o", markersize=8, color=colour)
    after = (end or start + 0.9) + 0.1
    fits = after + width_of(row.when) < RIGHT + 0.2
    write(axes, after if fits else start - 0.12, y, row.when, ha="left" if fits else "right")


def _alt(rows):
    told = " ".join(
        f"{row.group}, {row.when}. Who: {row.who}. Ties: {row.ties}. Apart: {row.apart}."
        for row in rows.itertuples()
    )
    silent = int(rows[["who", "ties", "apart"]].eq(NONE).sum().sum())
    return (
        f"Timeline of {len(rows)} groups, {YEARS[0]} to {YEARS[-1]}, one row each with a bar and three columns; "
        f"{silent} of their fields have no claim. {told}"
    )

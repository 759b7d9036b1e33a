"""What became of each demand of the Workers' Opposition at the Tenth Congress."""

from helpers.charts.drawing import BLUE, GREEN, GRID, INK, LINE, PAPER, STEP, VERMILLION, page, wrap, write
from helpers.figures import Figure
from helpers.readings import OUTCOMES

# A symbol, its colour and how it is filled: shape and word say the same as colour.
SYMBOLS = {
    "adopted": ("o", GREEN, "full"),
    "changed": ("D", BLUE, "left"),
    "refused": ("X", VERMILLION, "full"),
    "unknown": ("s", INK, "none"),
}
LEFT, DEMAND, COLUMN, HEAD = (
    0.1,
    4.0,
    0.96,
    0.45,
)  # inches: margin, width of the demands and of an outcome, head row
COLUMNS = ["issue", "demand", "outcome", "why", "certainty", "how_known", "claim_ids", "demand_ids"]


def demands(data):
    """Draw the fate of each demand of the Workers' Opposition: adopted, changed, refused or unknown.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A table-like figure, one row a demand, with a symbol and a word under its outcome. Its table has the
        columns issue, demand, outcome, why, certainty, how_known, claim_ids (the fate) and demand_ids (who
        says that it was demanded).

    Examples
    --------
    >>> from helpers.readings import load
    >>> demands(load()).table["outcome"].value_counts()["refused"]
    np.int64(1)
    """
    rows = data.demands
    return Figure(
        _drawing(rows),
        "What became of the demands of the Workers' Opposition at the Tenth Congress",
        rows[COLUMNS].replace({"": "no claim"}),
        _alt(rows),
        " ".join([*rows["claim_ids"], *rows["demand_ids"]]).split(),
        notes=[*_unknown(rows), "Each outcome is our reading of a passage: the table says why."],
        data=data,
    )


def _unknown(rows):
    count = int(rows["outcome"].eq("unknown").sum())
    demands = "1 demand" if count == 1 else f"{count} demands"
    return [f"For {demands} no claim says what became of it."] * bool(count)


def _drawing(rows):
    texts = [wrap(f"{row.issue}: {row.demand}", DEMAND - 0.15) for row in rows.itertuples()]
    heights = [len(lines) * STEP + 0.2 for lines in texts]
    drawing, axes = page(height=HEAD + sum(heights) + 0.1)
    _heads(axes, HEAD + sum(heights))
    top = HEAD
    for row, lines, height in zip(rows.itertuples(), texts, heights, strict=True):
        axes.plot([LEFT, 7.9], [top, top], color=INK, lw=GRID, ls=":")
        for count, line in enumerate(lines):
            write(axes, LEFT, top + 0.1 + (count + 0.5) * STEP, line)
        _symbol(axes, row.outcome, top + height / 2)
        top += height
    return drawing


def _heads(axes, bottom):
    write(axes, LEFT, HEAD / 2, "Demand", weight="bold")
    for place, outcome in enumerate(OUTCOMES):
        x = LEFT + DEMAND + place * COLUMN
        axes.plot([x, x], [0.1, bottom], color=INK, lw=GRID, ls=":")
        write(axes, x + COLUMN / 2, HEAD / 2, outcome, weight="bold", ha="center")
    axes.plot([LEFT, 7.9], [HEAD, HEAD], color=INK, lw=LINE)


def _symbol(axes, outcome, y):
    x = LEFT + DEMAND + (OUTCOMES.index(outcome) + 0.5) * COLUMN
    marker, colour, fill = SYMBOLS[outcome]
    axes.plot(
        x,
        y - 0.11,
        marker,
        markersize=13,
        fillstyle=fill,
        color=colour,
        markeredgecolor=INK,
        markerfacecoloralt=PAPER,
        markeredgewidth=1.2,
    )
    write(axes, x, y + 0.13, outcome, ha="center")


def _alt(rows):
    counts = rows["outcome"].value_counts()
    told = ", ".join(f"{counts.get(outcome, 0)} {outcome}" for outcome in OUTCOMES)
    each = "; ".join(f"{row.issue}: {row.outcome}" for row in rows.itertuples())
    kind = f"Table chart of {len(rows)} demands, one row each, with a symbol and a word under its outcome"
    return f"{kind}: {told}. {each}."

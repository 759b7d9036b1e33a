"""What became of each demand of the Workers' Opposition at the Tenth Congress."""

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Signs, Words
from helpers.readings import OUTCOMES, Dataset
from helpers.words import listed, plural

TITLE = "What became of the demands of the Workers' Opposition at the Tenth Congress"
COLUMNS = ["issue", "demand", "outcome", "why", "certainty", "how_known", "claim_ids", "demand_ids"]


def demands(data: Dataset) -> Figure:
    """Show the fate of each demand of the Workers' Opposition: adopted, changed, refused or unknown.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: A table, one row a demand, with a mark and a word for its outcome; those whose outcome nobody tells
            share one. Its rows have the columns issue,
            demand, outcome, why, certainty, how_known, claim_ids (the fate) and demand_ids (who says that it was
            demanded).

    Examples:
        >>> from helpers.readings import load
        >>> int(demands(load()).table["outcome"].eq("refused").sum())
        1
    """
    rows = data.demands
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    counts, every = rows["outcome"].value_counts(), plural(len(rows), "demand")
    told = listed(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if outcome in counts)
    unknown, missing = counts.get("unknown", 0), len(data.whole.demands) - len(rows)
    of_them = f"{plural(unknown, 'demand')} no claim says what became of {'it' if unknown == 1 else 'them'}"
    columns = [Words("issue"), Words("demand"), Signs("outcome", "What became of it", seen=True), Words("why")]
    return Figure(
        data,
        rows[COLUMNS].replace({"": "no claim"}),
        Grid(_together(rows), columns),
        title=TITLE,
        said=f"Of {every}: {told}.{f' For {of_them}.' if unknown else ''}",
        notes=["Each outcome is our reading of a passage."],
        left_out=[f"{plural(missing, 'demand')} of which no claim in this reading speaks"],
        claim_ids=" ".join([*rows["claim_ids"], *rows["demand_ids"]]).split(),
    )


def _together(rows):
    """The rows as they are shown: demands of which no claim says what became of them stand in one row, by name."""
    unknown = rows["outcome"].eq("unknown")
    if unknown.sum() < 2:
        return rows
    told = {
        "issue": f"Not known ({unknown.sum()})",
        "demand": "; ".join(rows.loc[unknown, "issue"]),
        "outcome": "unknown",
        "why": "No claim here says what became of them.",
    }
    return pd.concat([rows[~unknown], pd.DataFrame([told])]).fillna("")

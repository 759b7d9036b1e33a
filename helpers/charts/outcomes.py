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

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A table, one row a demand, with a mark and a word for its outcome. Its rows have the columns issue, demand,
        outcome, why, certainty, how_known, claim_ids (the fate) and demand_ids (who says that it was demanded).

    Examples
    --------
    >>> from helpers.readings import load
    >>> int(demands(load()).table["outcome"].eq("refused").sum())
    1
    """
    rows = data.demands
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    missing = len(data.whole.demands) - len(rows)
    return Figure(
        data,
        rows[COLUMNS].replace({"": "no claim"}),
        Grid(
            rows,
            [Words("issue"), Words("demand"), Signs("outcome", "What became of it", seen=True), Words("why")],
        ),
        title=TITLE,
        said=_said(rows),
        notes=["Each outcome is our reading of a passage."],
        left_out=[f"{plural(missing, 'demand')} of which no claim in this reading speaks"] if missing else [],
        claim_ids=" ".join([*rows["claim_ids"], *rows["demand_ids"]]).split(),
    )


def _said(rows: pd.DataFrame) -> str:
    """Count the outcomes, and name what no claim tells."""
    counts = rows["outcome"].value_counts()
    told = listed(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if outcome in counts)
    unknown = int(counts.get("unknown", 0))
    silent = (
        f" For {plural(unknown, 'demand')} no claim says what became of {'it' if unknown == 1 else 'them'}."
    )
    return f"Of {plural(len(rows), 'demand')}: {told}.{silent if unknown else ''}"

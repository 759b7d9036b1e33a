"""Where the Workers' Opposition begins: an axis of months that follows the rule of what counts as a beginning."""

import pandas as pd

from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import CERTAINTY, Dataset, date_words
from helpers.readings.stories import default, story
from helpers.words import listed, nearest, plural

CHOSEN, BEFORE, AFTER = "chosen", "before it", "from then on"
COLUMNS = ["beginning", "what", "when", "stands", "people", "certainty", "how_known", "claim_ids"]


def rules(data: Dataset) -> list[str]:
    """Name the rules of what counts as a beginning, the earliest first.

    >>> from helpers.readings import load
    >>> rules(load())[0]
    'first criticism'
    """
    return story(data, "beginnings")["group"].tolist()


def beginnings(data: Dataset, rule: str | None = None) -> Figure:
    """Show what may count as the beginning of the Workers' Opposition, and where one rule puts it.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    rule : str, optional
        What counts, such as "first election won"; the earliest where none is named. `rules` names all.

    Returns
    -------
    Figure
        A table, one row a beginning, with an axis of months. A diamond marks the one that the rule chooses; what came
        before it is hollow. A line covers all days that a date allows. Its rows have the columns beginning, what,
        when, stands, people, certainty, how_known, claim_ids.

    Raises
    ------
    ValueError
        If there is no such rule; the nearest are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> beginnings(load(), "first election won").table["stands"].tolist()[:3]
    ['before it', 'before it', 'chosen']
    """
    known = rules(data.whole)
    rule = known[0] if rule is None else rule
    if rule not in known:
        raise ValueError(
            f"Problem: there is no rule {rule!r}. Use one of: {', '.join(known)}.{nearest(rule, known)}"
        )
    title = f"Where the Workers' Opposition begins, if we look for the {rule}"
    rows = _rows(data, rule)
    if rows.empty:
        return nothing(data, title, COLUMNS)
    return Figure(
        data,
        rows,
        _grid(rows),
        title=title,
        said=_said(rows),
        columns=COLUMNS,
        notes=["How sure: the least sure claim of the row.", "The people are those whom the claims name."],
        left_out=_left_out(data, rows),
    )


def _grid(rows):
    axis = scale.months(rows["earliest"].min(), rows["latest"].max())
    layers = [Span("first", "last", "stands"), Point("middle", "stands")]
    columns = [
        Words("beginning", "What may count"),
        Words("what", "What then happened"),
        Words("when"),
        Axis(axis, layers, "Year and month", words="stands"),
        Words("certainty", "How sure"),
    ]
    return Grid(rows, columns, picked="picked")


def _rows(data, rule):
    """A row a beginning; none where the rule's own claims are gone, since nothing then stands before or after it."""
    told = story(data, "beginnings")
    if rule not in set(told["group"]):
        return pd.DataFrame(columns=COLUMNS)
    rows = pd.DataFrame([_row(data, row) for row in told.to_dict("records")])
    last = rows.loc[rows["beginning"].eq(rule), "latest"].item()
    rows["stands"] = rows["latest"].lt(last).map({True: BEFORE, False: AFTER})
    rows["picked"] = rows["beginning"].eq(rule)
    rows.loc[rows["picked"], "stands"] = CHOSEN
    return rows.sort_values("latest", kind="stable", ignore_index=True)


def _row(data, row):
    claims, names = [data.rows("claims")[claim_id] for claim_id in row["claim_ids"].split()], data.names()
    dated = claims[0]
    first, last = scale.place(dated["earliest"]), scale.place(dated["latest"])
    return {
        "beginning": row["group"],
        "what": row["label"],
        "proof": row["why"],
        "when": date_words(dated["date"]),
        "earliest": dated["earliest"],
        "latest": dated["latest"],
        "first": first,
        "middle": (first + last) / 2,
        "last": last,
        "people": ", ".join(names[person] for person in row["people"].split()) or "nobody by name",
        "certainty": min((claim["certainty"] for claim in claims), key=CERTAINTY.index),
        "how_known": dated["how_known"],
        "claim_ids": row["claim_ids"],
    }


def _said(rows):
    """Say where the rule puts the beginning, what it takes as proof, lets in and leaves out."""
    chosen = rows[rows["picked"]].iloc[0]
    after, before = (listed(rows.loc[rows["stands"].eq(stands), "beginning"]) for stands in (AFTER, BEFORE))
    return (
        f"By the rule “{chosen['beginning']}” this is the beginning: {chosen['when']}, {chosen['what']}. "
        f"Named with it: {chosen['people']}. It rests on {chosen['claim_ids'].replace(' ', ', ')} "
        f"({chosen['certainty']}). The rule takes as proof: {chosen['proof']}. "
        f"It lets in: {after}. It leaves out, as too early: {before}."
    )


def _left_out(data, rows):
    """The rules of which no claim here speaks, and the dates given for the beginning that lie before the axis."""
    year = rows["earliest"].min().year
    claims = data.claims
    began = claims["about_id"].eq(default(data, "opposition")) & claims["qualifier"].eq("began")
    early = claims[began & claims["earliest"].dt.year.lt(year)]
    told = "; ".join(f"{date_words(claim.date)}, {claim.claim_id}" for claim in early.itertuples())
    gone = len(rules(data.whole)) - len(rows)
    return [
        *([f"{plural(gone, 'rule')} of which no claim that is sure enough speaks"] if gone else []),
        *([f"{plural(len(early), 'date')} before {year} ({told})"] if told else []),
    ]

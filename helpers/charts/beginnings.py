"""Where the Workers' Opposition begins: an axis of months that follows the rule of what counts as a beginning."""

from helpers.charts.common import dated_story
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words
from helpers.readings import CERTAINTY, Dataset, date_words
from helpers.readings.stories import default, story
from helpers.words import known, listed, plural

CHOSEN, BEFORE, AFTER = "chosen", "before it", "from then on"
COLUMNS = ["beginning", "what", "when", "stands", "people", "certainty", "how_known", "claim_ids"]


def rules(data: Dataset) -> list[str]:
    """Name the rules of what counts as a beginning, the earliest first."""
    return story(data, "beginnings")["group"].tolist()


def beginnings(data: Dataset, rule: str | None = None) -> Figure:
    """Show what may count as the beginning of the Workers' Opposition, and where one rule puts it.

    Args:
        data (Dataset): As `wo.load()` gives it.
        rule (str, optional): What counts, such as "first election won"; the earliest where none is named. `rules` names
            all.

    Returns:
        Figure: A table, one row a beginning, with an axis of months. A diamond marks the one that the rule chooses;
            what came before it is hollow. A line covers all days that a date allows. Its rows have the columns
            beginning, what, when, stands, people, certainty, how_known, claim_ids.

    Raises:
        ValueError: If there is no such rule; the nearest are suggested.

    Examples:
        >>> from helpers.readings import load
        >>> beginnings(load(), "first election won").table["stands"].tolist()[:3]
        ['before it', 'before it', 'chosen']
    """
    words, told = rules(data.whole), dated_story(data, "beginnings")
    rule = words[0] if rule is None else rule
    known("rule", rule, words, ValueError)
    title = f"Where the Workers' Opposition begins, if we look for the {rule}"
    if rule not in set(told["group"]):  # then nothing stands before or after it
        return nothing(data, title, COLUMNS)
    rows = _rows(data, told, rule)
    axis = scale.months(rows["earliest"].min(), rows["latest"].max())
    layers = [Span("first", "last", "stands"), Point("middle", "stands")]
    columns = [
        Words("beginning", "What may count"),
        Words("what", "What then happened"),
        Words("when"),
        Axis(axis, layers, "Year and month", words="stands"),
        Words("certainty", "How sure"),
    ]
    return Figure(
        data,
        rows,
        Grid(rows, columns, picked="picked"),
        title=title,
        said=_said(rows),
        columns=COLUMNS,
        notes=["How sure: the least sure claim of the row.", "The people are those whom the claims name."],
        left_out=[
            f"{plural(len(words) - len(rows), 'rule')} of which no claim that is sure enough speaks",
            _before(data, rows["earliest"].min().year),
        ],
    )


def _rows(data, told, rule):
    """One row a beginning, in the order of time, with its place on the axis and where it stands to the one chosen."""
    claims, names = data.rows("claims"), data.names()
    first, last = (told[end].map(scale.place) for end in ("earliest", "latest"))
    picked = told["group"].eq(rule)
    before = told["latest"].lt(told.loc[picked, "latest"].item())
    rows = told.rename(columns={"group": "beginning", "label": "what", "why": "proof"}).assign(
        when=told["date"].map(date_words),
        first=first,
        middle=(first + last) / 2,
        last=last,
        stands=before.map({True: BEFORE, False: AFTER}).mask(picked, CHOSEN),
        picked=picked,
        people=[", ".join(names[ids.split()]) or "nobody by name" for ids in told["people"]],
        certainty=[
            min((claims[claim_id]["certainty"] for claim_id in ids.split()), key=CERTAINTY.index)
            for ids in told["claim_ids"]
        ],
    )
    return rows.sort_values("latest", kind="stable", ignore_index=True)


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


def _before(data, year):
    """The dates that claims give for the beginning before the year in which the axis begins."""
    claims = data.claims
    began = claims["about_id"].eq(default(data, "opposition")) & claims["qualifier"].eq("began")
    early = claims[began & claims["earliest"].dt.year.lt(year)]
    told = "; ".join(f"{date_words(claim.date)}, {claim.claim_id}" for claim in early.itertuples())
    return f"{plural(len(early), 'date')} before {year} ({told})"

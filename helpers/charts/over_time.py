"""Numbers over the years: one or two series on one axis of years, with every doubt drawn beside its number."""

from collections.abc import Iterable
from math import ceil, floor

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.lines import Lines
from helpers.figures.look import SERIES
from helpers.readings import Dataset, date_words
from helpers.readings.lives import place
from helpers.readings.numbers import FOLLOWED, RIVAL, numbers
from helpers.readings.stories import default
from helpers.words import known, listed, plural

LONGEST = 2.1  # years: what was counted over more has no place on an axis of years
FEW = 6  # numbers of a line that are all said; of more the ends and the extremes
COLUMNS = ["line", "when", "said", "unit", "reading", "certainty", "how_known", "claim_ids"]


def over_time(
    data: Dataset,
    *series: str,
    category: str | Iterable[str] | None = None,
    first: int | None = None,
    last: int | None = None,
) -> Figure:
    """Draw one or two series on one axis of years.

    Args:
        data (Dataset): As `wo.load()` gives it.
        *series (str): One or two ids of series, such as "party_members"; `data.table("series")` lists them.
        category (str or list of str, optional): What is counted, such as "all": up to four. Everything where none is
            named.
        first, last (int, optional): The first and the last year.

    Returns:
        Figure: A line for each category of each series; series of two units stand in two panels. A filled mark is a
            number that we follow, a hollow one is weak, contested or a rival, a cross is unchecked. An arrow runs on
            where a source names one end only. A line breaks where years are missing or rivals stand undecided. Its
            table has the columns line, when, said, unit, reading, certainty, how_known, claim_ids.

    Raises:
        KeyError: If a series is not known; the nearest names are suggested.
        ValueError: If there is no series or more than two, a category is not in them, or nothing is left to draw.

    Examples:
        >>> over_time(load(), "metal_output").table["said"].tolist()
        ['17', '21', '32']
    """
    lines, others = _lines(data.whole, series, category)
    rows, left_out = _within(_rows(data, lines), first, last)
    if rows.empty and data is data.whole:
        raise ValueError("Problem: no number is left to draw. Name other years, or another category.")
    if rows.empty:
        return nothing(data, _title(lines), COLUMNS)
    span = int(first or floor(rows["start"].min())), int(last or ceil(rows["end"].max()) - 1)
    return Figure(
        data,
        rows,
        Lines(rows, span),
        title=f"{_title(lines)}, {span[0]} to {span[1]}",
        said=_said(rows),
        alt=_alt(rows, span),
        columns=COLUMNS,
        notes=[
            "A line joins neighbouring years; it breaks where years are missing or rivals stand undecided.",
            "Where there is no room for a number, the table has it.",
            _rivals(rows),
        ],
        left_out=[*left_out, others, _slips(data, lines)],
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _lines(data, series, category):
    """The lines asked for, each with its name, and what is not asked for."""
    for name in series:
        known("series", name, data.rows("series"))
    if len(series) not in (1, 2) or len(set(series)) < len(series):
        example = default(data, "series")
        raise ValueError(f"Problem: name one series or two different ones, such as {example!r}.")
    rows = data.series[["series_id", "series", "category"]].drop_duplicates()
    rows = pd.concat([rows[rows["series_id"].eq(name)] for name in series])
    there = list(dict.fromkeys(rows["category"]))
    wanted = there if category is None else [category] if isinstance(category, str) else list(category)
    for word in wanted:
        known("category", word, there, ValueError)
    rows = rows[rows["category"].isin(wanted)]
    if len(rows) > len(SERIES):
        raise ValueError(
            f"Problem: {len(rows)} lines are too many for one figure. "
            f"Choose up to four with category=[...] from: {'; '.join(there)}."
        )
    others = plural(len(there) - len(set(wanted)), "other category", "other categories")
    return rows.assign(line=_names(rows)), f"{others} of these series"


def _names(lines):
    """What tells one line from another: the category, or the end of the series' name, or both."""
    series, category = lines["series"], lines["category"]
    if series.nunique() == 1:
        return category.where(category.ne(""), series)
    also = (", " + category).where(category.ne("") & (category.nunique() > 1), "")
    return series.str[_shared(series.unique()) :] + also


def _shared(names):
    """How many letters the names share up to a colon, such as "Sentences in political cases: "."""
    one, *others = {name.rpartition(": ")[:2] for name in names}
    return 0 if others or len(names) == 1 else len("".join(one))


def _rows(data, lines):
    """The numbers of these lines, with their places on the axis and how each of them looks."""
    rows = pd.concat([numbers(data, name) for name in lines["series_id"].unique()])
    rows = lines[["series_id", "category", "line"]].merge(rows, on=["series_id", "category"])
    days = rows["earliest"], rows["latest"] + pd.Timedelta(days=1)
    start, end = (pd.Series(map(place, ends), rows.index, dtype=float) for ends in days)
    sure = rows["reading"].eq(FOLLOWED) & rows["certainty"].isin(("supported", "well supported"))
    state = sure.map({True: "followed", False: "weak, contested or a rival"})
    low, high = rows["low"], rows["high"]
    return rows.assign(
        start=start,
        end=end,
        at=(start + end) / 2,
        open=high.isna().map({True: "up", False: ""}) + low.isna().map({True: "down", False: ""}),
        low=low.fillna(high),
        high=high.fillna(low),
        state=state.mask(rows["how_known"].eq("unchecked"), "unchecked"),
    )


def _within(rows, first, last):
    """The numbers that have a place on the axis, and why the others have none."""
    for year in (first, last):
        if not isinstance(year, int | None):
            raise ValueError(f"Problem: a year is a whole number such as 1921, not {year!r}.")
    undated, long = rows["at"].isna(), (rows["end"] - rows["start"]).gt(LONGEST)
    other = (rows["start"].lt(first or -9999) | rows["end"].gt((last or 9999) + 1)) & ~long
    reasons = {"without a date": undated, "counted over more than two years": long, "of other years": other}
    left_out = [f"{plural(int(which.sum()), 'number')} {why}" for why, which in reasons.items()]
    return rows[~undated & ~long & ~other].sort_values("at", kind="stable", ignore_index=True), left_out


def _slips(data, lines):
    """What was withdrawn as a slip of print or of the pen: said, not drawn."""
    rivals = " ".join(lines[["series_id", "category"]].merge(data.series)["rival_ids"]).split()
    slips = data.claims.set_index("claim_id").loc[rivals].query("rank == 'withdrawn'")
    told = [f"{slip.value} in {date_words(slip.date)}, {slip.Index}" for slip in slips.itertuples()]
    return f"{plural(len(told), 'number')} withdrawn as a slip ({'; '.join(told)})"


# -- in words ----------------------------------------------------------------------------------------------


def _title(lines):
    one, *others = names = lines["series"].unique()
    categories = "; ".join(filter(None, lines["category"].unique()))
    return listed([one, *(name[_shared(names) :] for name in others)]) + (f" ({categories})" if categories else "")


def _alt(rows, span):
    units = " and ".join(rows["unit"].unique())
    ends = "; ".join(_ends(group, ("lowest", "highest")) for _, group in rows.groupby("unit", sort=False))
    lines = plural(rows["line"].nunique(), "line")
    return f"Line chart, {lines} over the years {span[0]} to {span[1]}, {units} upwards: {ends}."


def _said(rows):
    told = [_told(line, group) for line, group in rows.groupby("line", sort=False)]
    clashes = [
        f"{', '.join(filter(None, (category, when)))}: {' or '.join(group['said'])}"
        for (_, category, when), group in rows.groupby(["unit", "category", "when"], sort=False)
        if group["said"].nunique() > 1  # one thing with more than one number in the same year
    ]
    return " ".join([*told, f"Where there is more than one number: {'; '.join(clashes)}." if clashes else ""]).strip()


def _told(line, rows):
    ours = rows[rows["reading"].ne(RIVAL)]
    if len(ours) <= FEW:
        return f"{line}: {'; '.join(f'{row.when} {row.said}' for row in ours.itertuples())}."
    return f"{line}: {len(ours)} numbers; {_ends(ours, ('first', 'last', 'lowest', 'highest'))}."


def _ends(rows, names):
    lowest, highest = rows["low"].idxmin(), rows["high"].idxmax()
    where = {"first": rows.index[0], "last": rows.index[-1], "lowest": lowest, "highest": highest}
    return "; ".join(f"{name} {rows['said'][where[name]]} ({rows['when'][where[name]]})" for name in names)


def _rivals(rows):
    rivals = rows[rows["reading"].eq(RIVAL)]
    told = [f"{row.said} ({row.when}, {row.claim_ids})" for row in rivals.itertuples()]
    return f"Other sources' numbers: {'; '.join(told)}." if told else ""

"""Numbers over the years: one or two series on one axis of years, with every doubt drawn beside its number."""

from collections.abc import Iterable
from math import ceil, floor

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.lines import Lines
from helpers.figures.look import SERIES
from helpers.figures.scale import place
from helpers.readings import Dataset, date_words
from helpers.readings.numbers import FOLLOWED, RIVAL, numbers
from helpers.readings.stories import default
from helpers.words import known, listed, nearest, plural

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

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    *series : str
        One or two ids of series, such as "party_members"; `data.table("series")` lists them.
    category : str or list of str, optional
        What is counted, such as "all": up to four. Everything where none is named.
    first, last : int, optional
        The first and the last year.

    Returns
    -------
    Figure
        A line for each category of each series; series of two units stand in two panels. A filled mark is a
        number that we follow, a hollow one is weak, contested or a rival, a cross is unchecked. An arrow runs on
        where a source names one end only. A line breaks where years are missing or rivals stand undecided. Its
        table has the columns line, when, said, unit, reading, certainty, how_known, claim_ids.

    Raises
    ------
    KeyError
        If a series is not known; the nearest names are suggested.
    ValueError
        If there is no series or more than two, a category is not in them, or nothing is left to draw.

    Examples
    --------
    >>> from helpers.readings import load
    >>> over_time(load(), "metal_output").table["said"].tolist()
    ['17', '21', '32']
    """
    for year in (first, last):
        if year is not None and not isinstance(year, int):
            raise ValueError(f"Problem: a year is a whole number such as 1921, not {year!r}.")
    lines, others = _lines(data.whole, series, category)
    rows, left_out = _within(_rows(data, lines), first or -9999, last or 9999)
    if rows.empty and data is data.whole:
        raise ValueError("Problem: no number is left to draw. Name other years, or another category.")
    if rows.empty:
        return nothing(data, _title(lines), COLUMNS)
    span = int(first or floor(rows["start"].min())), int(last or ceil(rows["end"].max()) - 1)
    if others:
        left_out.append(f"{plural(others, 'other category', 'other categories')} of these series")
    return Figure(
        data,
        rows,
        Lines(rows, span),
        title=f"{_title(lines)}, {span[0]} to {span[1]}",
        said=" ".join(
            [*(_told(line, group) for line, group in rows.groupby("line", sort=False)), *_clashes(rows)]
        ),
        alt=_alt(rows, span),
        columns=COLUMNS,
        notes=_notes(rows),
        left_out=[*left_out, *_slips(data, lines)],
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _lines(
    data: Dataset, series: tuple[str, ...], category: str | Iterable[str] | None
) -> tuple[pd.DataFrame, int]:
    """The lines asked for, each with its name, and how many categories are not asked for."""
    for name in series:
        known("series", name, data.rows("series"))
    if not 1 <= len(set(series)) <= 2 or len(set(series)) < len(series):
        example = default(data, "series")
        raise ValueError(f"Problem: name one series or two different ones, such as {example!r}.")
    rows = data.series[["series_id", "series", "category"]].drop_duplicates()
    rows = pd.concat([rows[rows["series_id"].eq(name)] for name in series])
    there = list(dict.fromkeys(rows["category"]))
    wanted = there if category is None else [category] if isinstance(category, str) else list(category)
    for word in wanted:
        if word not in there:
            meant = nearest(word, there)
            raise ValueError(f"Problem: nothing is counted as {word!r} here.{meant} Use: {'; '.join(there)}.")
    rows = rows[rows["category"].isin(wanted)]
    if len(rows) > len(SERIES):
        raise ValueError(
            f"Problem: {len(rows)} lines are too many for one figure. "
            f"Choose up to four with category=[...] from: {'; '.join(there)}."
        )
    return rows.assign(line=_names(rows)), len(there) - len(set(wanted))


def _names(lines: pd.DataFrame) -> pd.Series:
    """What tells one line from another: the category, or the end of the series' name, or both."""
    if lines["series"].nunique() == 1:
        return lines["category"].where(lines["category"].ne(""), lines["series"])
    short = lines["series"].str[_shared(lines) :]
    if lines["category"].nunique() == 1:
        return short
    return short + lines["category"].map(lambda category: f", {category}" if category else "")


def _shared(lines: pd.DataFrame) -> int:
    """How many letters two names share up to a colon, such as "Sentences in political cases: "."""
    one, *others = {name.rpartition(": ")[:2] for name in lines["series"].unique()}
    return 0 if others or lines["series"].nunique() == 1 else len("".join(one))


def _rows(data: Dataset, lines: pd.DataFrame) -> pd.DataFrame:
    """The numbers of these lines, with their places on the axis and how each of them looks."""
    rows = pd.concat([numbers(data, name) for name in lines["series_id"].unique()])
    rows = lines[["series_id", "category", "line"]].merge(rows, on=["series_id", "category"])
    days = rows["earliest"], rows["latest"] + pd.Timedelta(days=1)
    start, end = (pd.Series(map(place, ends), rows.index, dtype=float) for ends in days)
    sure = rows["reading"].eq(FOLLOWED) & rows["certainty"].isin(("supported", "well supported"))
    state = sure.map({True: "followed", False: "weak, contested or a rival"})
    return rows.assign(
        start=start,
        end=end,
        at=(start + end) / 2,
        open=rows["high"].isna().map({True: "up", False: ""})
        + rows["low"].isna().map({True: "down", False: ""}),
        low=rows["low"].fillna(rows["high"]),
        high=rows["high"].fillna(rows["low"]),
        state=state.mask(rows["how_known"].eq("unchecked"), "unchecked"),
    )


def _within(rows: pd.DataFrame, first: int, last: int) -> tuple[pd.DataFrame, list[str]]:
    """The numbers that have a place on the axis, and why the others have none."""
    undated, long = rows["at"].isna(), (rows["end"] - rows["start"]).gt(LONGEST)
    other = (rows["start"].lt(first) | rows["end"].gt(last + 1)) & ~long
    reasons = {"without a date": undated, "counted over more than two years": long, "of other years": other}
    left_out = [
        f"{plural(int(which.sum()), 'number')} {why}" for why, which in reasons.items() if which.any()
    ]
    return rows[~undated & ~long & ~other].sort_values("at", kind="stable", ignore_index=True), left_out


def _slips(data: Dataset, lines: pd.DataFrame) -> list[str]:
    """What was withdrawn as a slip of print or of the pen: said, not drawn."""
    rivals = lines[["series_id", "category"]].merge(data.series)["rival_ids"]
    slips = [data.rows("claims")[claim_id] for claim_id in " ".join(rivals).split()]
    told = [
        f"{slip['value']} in {date_words(slip['date'])}, {slip['claim_id']}"
        for slip in slips
        if slip["rank"] == "withdrawn"
    ]
    return [f"{plural(len(told), 'number')} withdrawn as a slip ({'; '.join(told)})"] if told else []


# -- in words ----------------------------------------------------------------------------------------------


def _title(lines: pd.DataFrame) -> str:
    one, *others = lines["series"].unique()
    shared, categories = _shared(lines), "; ".join(filter(None, lines["category"].unique()))
    return listed([one, *(other[shared:] for other in others)]) + (f" ({categories})" if categories else "")


def _alt(rows: pd.DataFrame, span: tuple[int, int]) -> str:
    units = " and ".join(rows["unit"].unique())
    ends = "; ".join(_ends(group, ("lowest", "highest")) for _, group in rows.groupby("unit", sort=False))
    lines = plural(rows["line"].nunique(), "line")
    return f"Line chart, {lines} over the years {span[0]} to {span[1]}, {units} upwards: {ends}."


def _told(line: str, rows: pd.DataFrame) -> str:
    ours = rows[rows["reading"].ne(RIVAL)]
    if len(ours) <= FEW:
        return f"{line}: {'; '.join(f'{row.when} {row.said}' for row in ours.itertuples())}."
    return f"{line}: {len(ours)} numbers; {_ends(ours, ('first', 'last', 'lowest', 'highest'))}."


def _ends(rows: pd.DataFrame, names: Iterable[str]) -> str:
    lowest, highest = rows["low"].idxmin(), rows["high"].idxmax()
    where = {"first": rows.index[0], "last": rows.index[-1], "lowest": lowest, "highest": highest}
    return "; ".join(f"{name} {rows['said'][where[name]]} ({rows['when'][where[name]]})" for name in names)


def _clashes(rows: pd.DataFrame) -> list[str]:
    """Where one thing has more than one number in the same year."""
    told = [
        f"{', '.join(filter(None, (category, when)))}: {' or '.join(group['said'])}"
        for (_, category, when), group in rows.groupby(["unit", "category", "when"], sort=False)
        if group["said"].nunique() > 1
    ]
    return [f"Where there is more than one number: {'; '.join(told)}."] if told else []


def _notes(rows: pd.DataFrame) -> list[str]:
    notes = [
        "A line joins neighbouring years; it breaks where years are missing or rivals stand undecided.",
        "Where there is no room for a number, the table has it.",
    ]
    rivals = rows[rows["reading"].eq(RIVAL)]
    told = [f"{row.said} ({row.when}, {row.claim_ids})" for row in rivals.itertuples()]
    return [*notes, f"Other sources' numbers: {'; '.join(told)}."] if told else notes

"""What this course chose from the claims: stories to tell, works to compare, what is counted with what."""

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.words import known


def story(data: Dataset, name: str) -> pd.DataFrame:
    """Give the rows of a story, as far as the claims of this dataset carry them.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    name : str
        The story, such as "lanes", "beginnings" or "memory"; `data.table("stories")` has all.

    Returns
    -------
    pandas.DataFrame
        The columns order, group, part, label, claim_ids (only those that are in this dataset, the one that
        dates the row first), people (whom these claims name), who, why; in order. A row whose claims have all
        gone is not there: `.attrs["left_out"]` counts those. A row that never had a claim, since it points
        elsewhere, stays.

    Raises
    ------
    KeyError
        If there is no such story; the nearest are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> story(load(), "beginnings")["group"].tolist()[:2]
    ['first criticism', 'first report to unions']
    >>> story(load().reading("supported"), "beginnings").attrs["left_out"]
    1
    """
    rows = _rows_of(data, "stories", "story", name)
    claims = data.rows("claims")
    kept = rows["claim_ids"].map(lambda ids: " ".join(part for part in ids.split() if part in claims))
    gone = rows["claim_ids"].ne("") & kept.eq("")
    people = [
        _still_named(*cells, claims) for cells in zip(rows["people"], rows["claim_ids"], kept, strict=True)
    ]
    rows = rows.assign(claim_ids=kept, people=people)[~gone].reset_index(drop=True)
    rows.attrs["left_out"] = int(gone.sum())
    return rows


def _still_named(people, claim_ids, kept, claims):
    """The people of a row; where some of its claims are gone, only those whom one of the others is about."""
    if kept == claim_ids:
        return people
    about = {claims[claim_id]["about_id"] for claim_id in kept.split()}
    return " ".join(person for person in people.split() if person in about)


def grouping(data: Dataset, name: str) -> pd.DataFrame:
    """Give a grouping: what each of its members is counted with.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    name : str
        The grouping, such as "platforms" or "ballot_options"; `data.table("groupings")` has all.

    Returns
    -------
    pandas.DataFrame
        The columns order, member_type, member, group, label, earliest, latest; in order.

    Raises
    ------
    KeyError
        If there is no such grouping; the nearest are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> grouping(load(), "two_places").set_index("member")["group"]["kronstadt"]
    'Petrograd and Kronstadt'
    """
    return _rows_of(data, "groupings", "grouping", name).reset_index(drop=True)


def default(data: Dataset, name: str) -> str:
    """Give the id of what is shown where a learner names nothing else.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    name : str
        A group of the grouping "chart_defaults", such as "person", "letter" or "congress".

    Returns
    -------
    str

    Raises
    ------
    KeyError
        If there is no such default; the nearest are suggested.

    Examples
    --------
    >>> from helpers.readings import load
    >>> default(load(), "letter")
    'letter_of_22'
    """
    defaults = grouping(data, "chart_defaults").drop_duplicates("group").set_index("group")["member"]
    known("default", name, list(defaults.index))
    return defaults[name]


def works(data: Dataset) -> pd.DataFrame:
    """Give the works of interpretation as a reader meets them: one work may stand in several sources.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    pandas.DataFrame
        Indexed by work_id, with the columns label, source_ids, dated_by (the claim that dates a text older than
        the edition read) and after (the claim that dates what it reviews). Both are empty where no claim of this
        dataset does.

    Examples
    --------
    >>> from helpers.readings import load
    >>> works(load()).loc["pirani", "source_ids"]
    'pirani_2004 pirani_2008'
    """
    rows, claims = data.table("works").set_index("work_id"), data.rows("claims")
    return rows.assign(
        **{name: rows[name].where(rows[name].isin(list(claims)), "") for name in ("dated_by", "after")}
    )


def notes(data: Dataset, chart: str, part: str = "") -> pd.DataFrame:
    """Give the sentences of history that stand under a chart, each as far as its claim is in this dataset.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    chart : str
        The name of the chart, such as "lanes".
    part : str
        Which of its notes; those that stand in its fold where none is named.

    Returns
    -------
    pandas.DataFrame
        The columns of `story`.

    Examples
    --------
    >>> from helpers.readings import load
    >>> notes(load(), "name_index")["claim_ids"].tolist()
    ['GAPS-116']
    """
    rows = story(data, "notes")
    return rows[rows["group"].eq(chart) & rows["part"].eq(part)].reset_index(drop=True)


def _rows_of(data, table, column, name):
    rows = data.table(table)
    known(column, name, list(rows[column].unique()))
    rows = rows[rows[column].eq(name)].drop(columns=column)
    return rows.astype({"order": int}).sort_values("order")

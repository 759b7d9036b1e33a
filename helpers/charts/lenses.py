"""Works that interpret: how many claims of the shared table rest on each, topic by topic, and what stays dark."""

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import grouping
from helpers.readings.stories import works as all_works
from helpers.readings.surveys import topic_counts, topics_of
from helpers.words import listed, nearest, plural

MOST = 4  # works on one sheet
WHOLE = "whole table"
READ = {
    "read": "what we had of it was read whole",
    "part read": "only a part of it was read",
    "abstract only": "only its abstract was read",
    "not read": "it was not read: other works report it",
}
NOTES = [
    "A life and a count are topics of their own; any other claim stands with the time it speaks of.",
    "Each column has its own scale: the longest bar is the largest topic of that work.",
    "A ring: no claim here rests on the work. Its author may not treat it, or we did not read that part.",
]
SILENCE = "Silence means that its author does not treat it, or that we did not read it."


def lenses(data: Dataset, works: str | list[str], differences: bool = False) -> Figure:
    """Draw what each work throws light on: how many claims of the shared table rest on it, topic by topic.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    works : str or list of str
        One to four of the ids in `data/works.csv`, such as "allen_letter".
    differences : bool
        True to draw only topics of which some of these works speak and others do not.

    Returns
    -------
    Figure
        Bars in one row a topic and one column a work; a hollow ring where no claim of the topic rests on the
        work. Its rows have the columns topic, one for each work, and whole table (claims by all sources).

    Raises
    ------
    ValueError
        If a work is not known or named twice, there are more than four, or one is to differ from none.

    Examples
    --------
    >>> from helpers.readings import load
    >>> int(lenses(load(), "hebbes").table["Hebbes"].sum())
    18
    """
    chosen = all_works(data).loc[named(data, works, differences)]
    names = list(chosen["label"])
    rows, title, columns = (
        _rows(data, chosen),
        "Claims of the shared table by work and topic",
        ["topic", *names, WHOLE],
    )
    if not rows[names].any(axis=None):
        return nothing(data, title, columns)
    said, whole = _said(data, chosen, rows), len(rows)
    if differences:
        title, speaks = f"{title}, the differences only", rows[names].gt(0)
        rows = rows[speaks.any(axis=1) & ~speaks.all(axis=1)].reset_index(drop=True)
    alike = whole - len(rows)
    kind = f"Bar chart with {plural(len(rows), 'row')}, one a topic, and {plural(len(names), 'column')}, one a work"
    ends = listed(f"{rows[name].max()} in {name}" for name in names)
    return Figure(
        data,
        rows,
        None if rows.empty else _bars(data, chosen, rows),
        title=title,
        said=said,
        alt=f"{kind}: how many claims of the shared table rest on the work. The longest bars: {ends}.",
        columns=columns,
        notes=NOTES,
        left_out=[f"{alike} of {whole} topics: on them these works do not differ"] if alike else [],
    )


def claims_of(data: Dataset, work: str) -> pd.DataFrame:
    """Give the claims that rest on a work.

    Examples
    --------
    >>> from helpers.readings import load
    >>> len(claims_of(load(), "hebbes"))
    18
    """
    return data.claims[data.claims["source_id"].isin(all_works(data).loc[work, "source_ids"].split())]


def named(data: Dataset, works: str | list[str], differences: bool = False) -> list[str]:
    """Give the ids of works as a list; a ValueError where they cannot be shown.

    Examples
    --------
    >>> from helpers.readings import load
    >>> named(load(), "hebbes")
    ['hebbes']
    """
    works, ids = [works] if isinstance(works, str) else list(works), list(all_works(data).index)
    unknown = [work for work in works if work not in ids]
    if unknown:
        near = nearest(unknown[0], ids)
        raise ValueError(
            f"Problem: there is no work {unknown[0]!r} here.{near} Use some of: {', '.join(ids)}."
        )
    if len(set(works)) < len(works) or not works:
        raise ValueError("Problem: name at least one work, and each of them once.")
    if len(works) > MOST:
        raise ValueError(f"Problem: {len(works)} works do not fit on one sheet. Name {MOST} at the most.")
    if differences and len(works) == 1:
        raise ValueError("Problem: one work alone has no difference to draw. Name a second one.")
    return works


def _rows(data, chosen):
    """Count claims by topic: one row a topic, one column a work, and one for the whole table."""
    counts = topic_counts(data, dict(zip(chosen["label"], chosen["source_ids"].str.split(), strict=True)))
    ids = pd.concat([claims_of(data, work)["claim_id"] for work in chosen.index])
    behind = ids.groupby(topics_of(data)[ids].to_numpy()).agg(" ".join)
    return counts.assign(claim_ids=behind.reindex(counts.index, fill_value="")).reset_index(names="topic")


def _bars(data, chosen, rows):
    """One column a work, one bar a topic: a ring where no claim rests on the work."""
    times = grouping(data, "topics").set_index("member")["label"]
    pieces = [
        {
            "topic": f"{row['topic']}\n{times.get(row['topic'], '')}".strip(),
            "claims": row[name],
            "label": str(row[name] or ""),
            "state": "count" if row[name] else "in the dark",
            "work": f"{name}\n{plural(len(claims_of(data, work)), 'claim')}, {listed(_access(data, sources))}",
        }
        for work, name, sources in zip(chosen.index, chosen["label"], chosen["source_ids"], strict=True)
        for row in rows.to_dict("records")
    ]
    return Bars(
        pd.DataFrame(pieces), "topic", "claims", "state", label="label", unit="claims of the shared table",
        panel="work", beside=True,
    )  # fmt: skip


def _access(data, source_ids):
    """Say how much of each source of a work the makers of the dataset read, such as "part read"."""
    sources = data.rows("sources")
    return list(dict.fromkeys(sources[source]["access"] for source in source_ids.split()))


# -- in words ----------------------------------------------------------------------------------------------


def _said(data, chosen, rows):
    """Say what a work throws light on, how two differ, or where each of several has most."""
    names = list(chosen["label"])
    if len(names) > 2:
        return " ".join(_most(rows, name) for name in names)
    said = _differences(data, chosen, rows) if len(names) == 2 else _light(rows, *names)
    read = [
        f"{name}: {listed(READ[access] for access in _access(data, sources))}."
        for name, sources in zip(names, chosen["source_ids"], strict=True)
    ]
    return " ".join([said, *read, SILENCE])


def _most(rows, name):
    most = f", most of them on {_largest(rows, name)} ({rows[name].max()})" if rows[name].any() else ""
    return f"{name}: {plural(int(rows[name].sum()), 'claim')}{most}."


def _largest(rows, name):
    return rows.loc[rows[name].idxmax(), "topic"]


def _light(rows, name):
    dark = rows[rows[name].eq(0)].to_dict("records")
    told = ", ".join(f"{row['topic']} ({plural(row[WHOLE], 'claim')} by others)" for row in dark)
    return (
        f"{name}: {plural(int(rows[name].sum()), 'claim')} of the shared table rest on this work. "
        f"Its largest topic is {_largest(rows, name)}, with {rows[name].max()}. "
        f"In the dark: {told or 'none of the topics'}."
    )


def _differences(data, chosen, rows):
    """What only one of two works speaks of, by topic and by the things named."""
    names = list(chosen["label"])
    speaks = rows[names].gt(0)
    said = [_only(rows[speaks[name] & ~speaks[other]], name) for name, other in (names, names[::-1])]
    both, neither = int(speaks.all(axis=1).sum()), int((~speaks.any(axis=1)).sum())
    one, other = (set(claims_of(data, work)["about_id"]) for work in chosen.index)
    return (
        f"{' '.join(said)} Topics of both: {both}. Topics of neither: {neither}. "
        f"Of the {len(one | other)} people, bodies, events and texts that they speak of, they share {len(one & other)}."
    )


def _only(rows, name):
    told = [f"{topic} ({count})" for topic, count in zip(rows["topic"], rows[name], strict=True)]
    return f"Only in {name}: {', '.join(told) or 'no topic'}."

"""Works that interpret: how many claims of the shared table rest on each, topic by topic, and what stays dark."""

import pandas as pd

from helpers.figures.bars import Bars
from helpers.figures.figure import Figure, nothing
from helpers.readings import Dataset
from helpers.readings.stories import grouping
from helpers.readings.stories import works as all_works
from helpers.readings.surveys import topic_counts, topics_of
from helpers.words import known, listed, plural

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


def lenses(data: Dataset, works: str | list[str], differences: bool = False) -> Figure:
    """Draw what each work throws light on: how many claims of the shared table rest on it, topic by topic.

    Args:
        data (Dataset): As `wo.load()` gives it.
        works (str or list of str): One to four of the ids in `data/works.csv`, such as "allen_letter".
        differences (bool): True to draw only topics of which some of these works speak and others do not.

    Returns:
        Figure: Bars in one row a topic and one column a work; a hollow ring where no claim of the topic rests on the
            work. Its rows have the columns topic, one for each work, and whole table (claims by all sources).

    Raises:
        ValueError: If a work is not known or named twice, there are more than four, or one is to differ from none.

    Examples:
        >>> from helpers.readings import load
        >>> int(lenses(load(), "hebbes").table["Hebbes"].sum())
        18
    """
    chosen = all_works(data).loc[named(data, works, differences)]
    rows, names = _rows(data, chosen), list(chosen["label"])
    title = "Claims of the shared table by work and topic"
    columns = ["topic", *names, WHOLE]
    if not rows[names].any(axis=None):
        return nothing(data, title, columns)
    said, whole = _said(data, chosen, rows), len(rows)
    if differences:
        title, speaks = f"{title}, the differences only", rows[names].gt(0)
        rows = rows[speaks.any(axis=1) & ~speaks.all(axis=1)]
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
        left_out=[f"{whole - len(rows)} of {whole} topics: on them these works do not differ"],
    )


def claims_of(data: Dataset, work: str) -> pd.DataFrame:
    """Give the claims that rest on a work."""
    return data.claims[data.claims["source_id"].isin(all_works(data).loc[work, "source_ids"].split())]


def named(data: Dataset, works: str | list[str], differences: bool = False) -> list[str]:
    """Give the ids of works as a list; a ValueError where they cannot be shown."""
    works = [works] if isinstance(works, str) else list(works)
    for work in works:
        known("work", work, all_works(data).index, ValueError)
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
    times, heads = grouping(data, "topics").set_index("member")["label"], {}
    for work in chosen.itertuples():
        count = plural(len(claims_of(data, work.Index)), "claim")
        heads[work.label] = f"{work.label}\n{count}, {listed(_access(data, work))}"
    drawn = rows.melt("topic", list(heads), "work", "claims")
    drawn = drawn.assign(
        topic=drawn["topic"] + ("\n" + drawn["topic"].map(times)).fillna(""),
        label=drawn["claims"].astype("str").replace("0", ""),
        state=drawn["claims"].gt(0).map({True: "count", False: "in the dark"}),
        work=drawn["work"].map(heads),
    )
    return Bars(
        drawn, "topic", "claims", "state", label="label", unit="claims of the shared table", panel="work", beside=True
    )  # fmt: skip


def _access(data, work):
    """Say how much of each source of a work the makers of the dataset read, such as "part read"."""
    return dict.fromkeys(data.rows("sources")[source]["access"] for source in work.source_ids.split())


def _said(data, chosen, rows):
    """Say what a work throws light on, how two differ, or where each of several has most."""
    counts = rows.set_index("topic")
    names = list(chosen["label"])
    if len(names) > 2:
        return " ".join(_most(counts[name]) for name in names)
    said = _differences(data, chosen, counts) if len(names) == 2 else _light(counts[names[0]], counts[WHOLE])
    read = [f"{work.label}: {listed(READ[access] for access in _access(data, work))}." for work in chosen.itertuples()]
    silence = "Silence means that its author does not treat it, or that we did not read it."
    return " ".join([said, *read, silence])


def _most(counts):
    most = f", most of them on {counts.idxmax()} ({counts.max()})" if counts.any() else ""
    return f"{counts.name}: {plural(counts.sum(), 'claim')}{most}."


def _light(counts, whole):
    dark = whole[counts.eq(0)].items()
    told = ", ".join(f"{topic} ({plural(count, 'claim')} by others)" for topic, count in dark)
    return (
        f"{counts.name}: {plural(counts.sum(), 'claim')} of the shared table rest on this work. "
        f"Its largest topic is {counts.idxmax()}, with {counts.max()}. In the dark: {told or 'none of the topics'}."
    )


def _differences(data, chosen, counts):
    """What only one of two works speaks of, by topic and by the things named."""
    speaks = counts[chosen["label"]].gt(0)
    only, said = speaks.sum(axis=1).eq(1), []
    for name in speaks:
        alone = counts.loc[only & speaks[name], name].items()
        told = ", ".join(f"{topic} ({count})" for topic, count in alone)
        said.append(f"Only in {name}: {told or 'no topic'}.")
    both, neither = speaks.all(axis=1).sum(), (~speaks.any(axis=1)).sum()
    one, other = (set(claims_of(data, work)["about_id"]) for work in chosen.index)
    return (
        f"{' '.join(said)} Topics of both: {both}. Topics of neither: {neither}. "
        f"Of the {len(one | other)} people, bodies, events and texts that they speak of, they share {len(one & other)}."
    )

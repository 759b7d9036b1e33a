"""Four groups that are easily taken for one: when each was there, who was in it, what ties it to the first."""

import pandas as pd

from helpers.dataset.dates import in_words
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Words
from helpers.readings import Dataset
from helpers.readings.stories import story
from helpers.words import plural

TITLE = "Four groups that are easily taken for one"
NONE, ITSELF, UNDATED = "No claim here says", "It is the first", "No claim here dates it"
HEADS = {"who": "Who", "ties": "What ties it to the first", "apart": "What sets it apart"}
COLUMNS = ["group", "when", *HEADS, "claim_ids"]


def groups(data: Dataset) -> Figure:
    """Show four groups that are easily taken for one, with what ties each to the Workers' Opposition.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A table, one row a group: the time that claims give it, who was in it, what ties it to the Workers'
        Opposition and what sets it apart. Its rows have the columns group, when, who, ties, apart, claim_ids.

    Examples
    --------
    >>> from helpers.readings import load
    >>> groups(load()).table["when"].tolist()[2]
    'January 1923 to September 1923'
    """
    told = story(data, "four_groups")
    first = story(data.whole, "four_groups")["group"].iloc[0]
    rows = pd.DataFrame(
        [_row(name, parts, name == first, data) for name, parts in told.groupby("group", sort=False)],
        columns=COLUMNS,
    )
    if not rows["claim_ids"].any():
        return nothing(data, TITLE, COLUMNS)
    return Figure(
        data,
        rows,
        Grid(rows, [Words("group"), Words("when"), *(Words(part, head) for part, head in HEADS.items())]),
        title=TITLE,
        said=_said(rows),
        columns=COLUMNS,
        notes=[
            "The words are ours, after the claims named in brackets. That no claim says something is not a no.",
            _doubts(rows, data),
            "“On”: no claim dates an end. The Left Opposition starts here with the debate of autumn 1923.",
        ],
    )


def _row(name, parts, is_first, data):
    return {
        "group": name,
        "when": _when(parts, data.rows("claims")),
        **{part: ITSELF if is_first and part != "who" else _words(parts, part) for part in HEADS},
        "claim_ids": " ".join(dict.fromkeys(" ".join(parts["claim_ids"]).split())),
    }


def _words(parts, part):
    """What the claims of one column say, each with its claims in brackets."""
    told = parts[parts["part"].eq(part)].to_dict("records")
    return (
        "; ".join(
            f"{row['label']} ({row['claim_ids'].replace(' ', ', ')})" if row["claim_ids"] else row["label"]
            for row in told
        )
        or NONE
    )


def _when(parts, claims):
    """The time of a group, from the claim that dates its beginning to the one that dates its end."""
    dated = parts.set_index("part")["claim_ids"]
    begin, end = (claims.get(dated.get(part)) for part in ("began", "ended"))
    if begin is not None and begin is end:
        return in_words(begin["date"])
    first = in_words(f"{begin['earliest']:%Y-%m}") if begin else ""
    last = in_words(f"{end['latest']:%Y-%m}") if end else ""
    if first and last:
        return f"{first} to {last}"
    return f"from {first} on" if first else f"to {last}" if last else UNDATED


def _said(rows):
    silent = int(rows[list(HEADS)].eq(NONE).sum().sum())
    times = "; ".join(f"{row.group}, {row.when}" for row in rows.itertuples())
    return f"{times}." + (
        f" In {plural(silent, 'field')} of the table no claim says anything." if silent else ""
    )


def _doubts(rows, data):
    ids = list(dict.fromkeys(" ".join(rows["claim_ids"]).split()))
    sure = [data.rows("claims")[claim_id]["certainty"] for claim_id in ids]
    weak = sum(word in ("weak", "contested") for word in sure)
    return f"{weak} of these {plural(len(ids), 'claim')} are weak or contested."

"""Four groups that are easily taken for one: when each was there, who was in it, what ties it to the first."""

import pandas as pd

from helpers.charts.common import behind, dated_story
from helpers.dataset.dates import in_words
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Grid, Words
from helpers.readings import Dataset
from helpers.readings.stories import story
from helpers.words import plural

TITLE = "Four groups that are easily taken for one"
NONE, ITSELF = "No claim here says", "It is the first"
HEADS = {"who": "Who", "ties": "What ties it to the first", "apart": "What sets it apart"}
COLUMNS = ["group", "when", *HEADS, "claim_ids"]


def groups(data: Dataset) -> Figure:
    """Show four groups that are easily taken for one, with what ties each to the Workers' Opposition.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: A table, one row a group: the time that claims give it, who was in it, what ties it to the Workers'
            Opposition and what sets it apart. Its rows have the columns group, when, who, ties, apart, claim_ids.

    Examples:
        >>> from helpers.readings import load
        >>> groups(load()).table["when"].tolist()[2]
        'January 1923 to September 1923'
    """
    told = dated_story(data, "four_groups")
    first = story(data.whole, "four_groups")["group"].iloc[0]
    rows = pd.DataFrame(
        [_row(name, parts, name == first) for name, parts in told.groupby("group", sort=False)], columns=COLUMNS
    )
    if not rows["claim_ids"].any():
        return nothing(data, TITLE, COLUMNS)
    ids, silent = behind(rows), int(rows[list(HEADS)].eq(NONE).sum().sum())
    weak = sum(data.rows("claims")[claim_id]["certainty"] in ("weak", "contested") for claim_id in ids)
    said = f"{'; '.join(rows['group'] + ', ' + rows['when'])}."
    return Figure(
        data,
        rows,
        Grid(rows, [Words("group"), Words("when"), *(Words(part, head) for part, head in HEADS.items())]),
        title=TITLE,
        said=f"{said} In {plural(silent, 'field')} of the table no claim says anything." if silent else said,
        notes=[
            "The words are ours, after the claims named in brackets. That no claim says something is not a no.",
            f"{weak} of these {plural(len(ids), 'claim')} are weak or contested.",
            "“On”: no claim dates an end. The Left Opposition starts here with the debate of autumn 1923.",
        ],
    )


def _row(name, parts, is_first):
    """One group: its time, and what the claims of each column say, each with its claims in brackets."""
    ids = " (" + parts["claim_ids"].str.replace(" ", ", ") + ")"
    said = (parts["label"] + ids.where(parts["claim_ids"].ne(""), "")).groupby(parts["part"]).agg("; ".join)
    told = {part: ITSELF if is_first and part != "who" else said.get(part, NONE) for part in HEADS}
    return {"group": name, "when": _when(parts), **told, "claim_ids": " ".join(behind(parts))}


def _when(parts):
    """The time of a group, from the claim that dates its beginning to the one that dates its end."""
    days = {row.part: row for row in parts.itertuples()}
    begin, end = days.get("began"), days.get("ended")
    if begin and end and begin.claim_ids == end.claim_ids:
        return in_words(begin.date)
    first = in_words(f"{begin.earliest:%Y-%m}") if begin else ""
    last = in_words(f"{end.latest:%Y-%m}") if end else ""
    if first and last:
        return f"{first} to {last}"
    return f"from {first} on" if first else f"to {last}" if last else "No claim here dates it"

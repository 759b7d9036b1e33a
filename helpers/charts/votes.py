"""Lenin's arithmetic: how many votes it takes to expel a member of the Central Committee."""

import pandas as pd

from helpers.figures.figure import Figure
from helpers.figures.seats import Seats
from helpers.readings import Dataset
from helpers.readings.stories import default, grouping, story
from helpers.readings.working_out import tried, votes_needed
from helpers.words import plural

TITLE = "Lenin's arithmetic: who can expel a member of the Central Committee"
COLUMNS = [
    "case", "votes", "needed", "for_low", "for_high", "against_low", "against_high", "result", "claim_ids",
]  # fmt: skip


def arithmetic(
    data: Dataset,
    members: int = 25,
    candidates: int = 15,
    control: int = 7,
    others: int | tuple[int, int] = (11, 12),
    present: int | None = None,
) -> Figure:
    """Draw Lenin's arithmetic: rows of seats with a line at two thirds, and the test of 9 August 1921.

    Parameters
    ----------
    data, members, candidates, control, others, present
        As for `votes_needed`.

    Returns
    -------
    Figure
        A row of seats for each case. Its table is that of `votes_needed`.

    Raises
    ------
    ValueError
        If the numbers fit no meeting; the message says why, in words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> arithmetic(load()).table["needed"].tolist()
    [32, 18]
    """
    rows = _in_words(votes_needed(data, members, candidates, control, others, present), tried(data))
    rule = story(data, "two_thirds")
    return Figure(
        data,
        rows,
        Seats(rows, low="for_low", high="for_high", bodies=_bodies(members, candidates, control)),
        title=TITLE,
        said=" ".join(rows["told"]),
        alt=_alt(rows),
        columns=COLUMNS,
        notes=[
            *_notes(data, rows),
            *rule["label"].add(" (").add(rule["claim_ids"].str.replace(" ", ", ")).add(")."),
        ],
        claim_ids=" ".join([*rows["claim_ids"], *rule["claim_ids"]]).split(),
    )


def _in_words(rows: pd.DataFrame, vote: str) -> pd.DataFrame:
    """Say each row in words: in a vote the sides are for and against, before it they are groups."""
    told = [_words(row, vote) for row in rows.to_dict("records")]
    return rows.join(pd.DataFrame(told, index=rows.index))


def _words(row: dict, vote: str) -> dict[str, str]:
    first, second = ("for", "against") if row["case"] == vote else ("of the majority", "of other groups")
    first = f"{_either(row['for_low'], row['for_high'])} {first}"
    second = f"{_either(row['against_low'], row['against_high'])} {second}"
    case = f"{row['case'][0].upper()}{row['case'][1:]}: {row['votes']} votes"
    return {
        "head": f"{case}. {row['result']}",
        "limit": f"two thirds: {row['needed']}",
        "first": f"{first} (solid)",
        "second": f"{second} (hatched)",
        "told": f"{case}, {row['needed']} needed; {first} and {second}. {row['result']}",
    }


def _either(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low} or {high}"


def _bodies(members: int, candidates: int, control: int) -> list[tuple[str, int]]:
    """Who may vote, as it stands above the seats."""
    named = {
        plural(int(members), "member"): int(members),
        plural(int(candidates), "candidate"): int(candidates),
    }
    named[f"{int(control)} Control Commission"] = int(control)
    return [(words, count) for words, count in named.items() if count]


def _alt(rows: pd.DataFrame) -> str:
    told = [
        f"{row.head.partition(':')[0].partition(',')[0]}: {row.needed} of {row.votes} needed. {row.result}"
        for row in rows.itertuples()
    ]
    return f"Rows of seats, each with a line at two thirds. {' '.join(told)}"


def _notes(data: Dataset, rows: pd.DataFrame) -> list[str]:
    """Whose numbers these are, what a dotted seat is, and that the vote of August is contested."""
    note = grouping(data, "chart_defaults").set_index("group")["label"]["arithmetic"]
    if rows["claim_ids"].iloc[0]:
        notes = [f"The seats are those of {note}."]
    elif data is data.whole:
        notes = ["The seats are your own numbers."]
    else:
        notes = [f"No claim that is {data.certainty} or better gives these seats."]
    if rows["for_low"].ne(rows["for_high"]).any():
        notes.append("Dotted seats may belong to either side.")
    claims = data.claims
    doubt = claims.loc[claims["about_id"].eq(default(data, "arithmetic_test")), "disagreement_id"]
    if doubt.ne("").any() and rows["case"].eq(tried(data)).any():
        why = data.rows("disagreements")[doubt[doubt.ne("")].iloc[0]]["why"]
        notes.append(f"The vote of August is contested. {why}")
    return notes

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

    Args:
        data (Dataset): As `wo.load()` gives it.
        members, candidates, control (int): Seats of the Central Committee, its candidates, and the Control Commission.
            The usual ones are those of Lenin's note of 13 March 1921.
        others (int or tuple of two int): How many of all these belong to other groups than the majority: one number, or
            the least and the most.
        present (int, optional): How many come to the meeting, if not all do. It is then supposed that all of the other
            groups come.

    Returns:
        Figure: A row of seats for each case (all who may vote; those present, if asked; the vote of 9 August 1921). Its
            table says how many votes there are, are needed, and stand for and against.

    Raises:
        ValueError: If the numbers fit no meeting; the message says why, in words.

    Examples:
        >>> arithmetic(load()).table["needed"].tolist()
        [32, 18]
    """
    rows, vote = votes_needed(data, members, candidates, control, others, present), tried(data)
    rows = rows.join(pd.DataFrame([_words(row, row["case"] == vote) for row in rows.to_dict("records")]))
    rule = story(data, "two_thirds")
    short = [f"{row.short}: {row.needed} of {row.votes} needed. {row.result}" for row in rows.itertuples()]
    return Figure(
        data,
        rows,
        Seats(rows, low="for_low", high="for_high", bodies=_bodies(members, candidates, control)),
        title=TITLE,
        said=" ".join(rows["told"]),
        alt=f"Rows of seats, each with a line at two thirds. {' '.join(short)}",
        columns=COLUMNS,
        notes=[
            _whose(data, rows),
            "Dotted seats may belong to either side." if rows["for_low"].ne(rows["for_high"]).any() else "",
            _contested(data) if vote in set(rows["case"]) else "",
            *rule["label"].add(" (").add(rule["claim_ids"].str.replace(" ", ", ")).add(")."),
        ],
        claim_ids=" ".join([*rows["claim_ids"], *rule["claim_ids"]]).split(),
    )


def _bodies(members, candidates, control):
    """Who may vote, as it stands above the seats."""
    named = {
        plural(int(members), "member"): members,
        plural(int(candidates), "candidate"): candidates,
        f"{int(control)} Control Commission": control,
    }
    return [(words, int(count)) for words, count in named.items() if int(count)]


def _words(row, vote):
    """Say a row in words: in a vote the sides are for and against, before it they are groups."""
    first, second = ("for", "against") if vote else ("of the majority", "of other groups")
    first = f"{_either(row['for_low'], row['for_high'])} {first}"
    second = f"{_either(row['against_low'], row['against_high'])} {second}"
    name = f"{row['case'][0].upper()}{row['case'][1:]}"
    case = f"{name}: {row['votes']} votes"
    return {
        "short": name.partition(",")[0],
        "head": f"{case}. {row['result']}",
        "limit": f"two thirds: {row['needed']}",
        "first": f"{first} (solid)",
        "second": f"{second} (hatched)",
        "told": f"{case}, {row['needed']} needed; {first} and {second}. {row['result']}",
    }


def _either(low, high):
    return " or ".join(dict.fromkeys([str(low), str(high)]))


def _whose(data, rows):
    """Say whose numbers these are."""
    if rows["claim_ids"].iloc[0]:
        note = grouping(data, "chart_defaults").set_index("group")["label"]["arithmetic"]
        return f"The seats are those of {note}."
    if data is data.whole:
        return "The seats are your own numbers."
    return f"No claim that is {data.certainty} or better gives these seats."


def _contested(data):
    """Say that the vote that was taken is contested, where claims on it clash."""
    claims, tested = data.claims, default(data, "arithmetic_test")
    doubt = claims.loc[claims["about_id"].eq(tested) & claims["disagreement_id"].ne(""), "disagreement_id"]
    why = [data.rows("disagreements")[name]["why"] for name in doubt[:1]]
    return " ".join(["The vote of August is contested.", *why]) if why else ""

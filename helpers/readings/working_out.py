"""Numbers worked out from claims: shares of delegates, and the votes that it takes to expel."""

from __future__ import annotations

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.settling import framed
from helpers.readings.wording import short_names

CONGRESS = "congress_10"
VOTING, ALL = "with a vote", "with and without a vote"
BASES = {"voting": [VOTING], "all": [ALL], "both": [VOTING, ALL]}
SHARES = ["base", "who", "claim_ids", "of", "low_share", "high_share", "reading"]

SERIES, BALLOT = "lenin_arithmetic", "expulsion_vote_1921_08"
TEST = "9 August 1921, on expelling Shliapnikov"
BODIES = {"members": "members, all", "candidates": "candidates, all", "control": "Control Commission, all"}
NAMES = {"members": "members", "candidates": "candidates", "control": "of the Control Commission"}
OTHERS = "together, other groups"
VOTES = ["votes", "needed", "for_low", "for_high", "against_low", "against_high"]


def shares(data: Dataset, low: int = 45, high: int = 50, base: str | int = "both") -> pd.DataFrame:
    """Work out which share a number of delegates is of each total that a source gives.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    low, high : int
        The least and the most delegates; the same number twice where there is no doubt.
    base : str or int
        "voting" (delegates with a vote), "all" (with and without, where one source gives both), "both", or a
        total of your own.

    Returns
    -------
    pandas.DataFrame
        One row a total, the smallest first within each base, with the columns base, who, claim_ids, of
        (delegates), low_share and high_share (per cent, one decimal), reading ("our reading", "another
        source" or "your own number").

    Raises
    ------
    ValueError
        If the numbers make no share; the message says why, in words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> rows = shares(load(), 45, 50, "voting")
    >>> rows.loc[rows["of"].eq(694), ["low_share", "high_share"]].values.tolist()
    [[6.5, 7.2]]
    """
    low, high = counted(low, "the least number of delegates"), counted(high, "the most delegates")
    if low > high:
        raise ValueError(
            f"Problem: at least {low} and at most {high} cannot both be. Put the smaller number first."
        )
    rows = _totals(data, base)
    small = min((row["of"] for row in rows), default=high)
    if high > small:
        raise ValueError(
            f"Problem: {high:,} delegates are more than the whole of {small:,}. A part is never more than its whole."
        )
    for row in rows:
        row |= {"low_share": round(low / row["of"] * 100, 1), "high_share": round(high / row["of"] * 100, 1)}
    return framed(rows, SHARES, of="int64", low_share="float64", high_share="float64")


def counted(value: int, what: str, least: int = 1) -> int:
    """Take a number that somebody typed; a ValueError where it is not whole or too small.

    >>> counted(50.0, "the most delegates")
    50
    """
    try:
        fits = float(value) == int(value) >= least and not isinstance(value, bool)
    except (TypeError, ValueError, OverflowError):
        fits = False
    if not fits:
        raise ValueError(f"Problem: {what} must be a whole number of {least} or more, not {value!r}.")
    return int(value)


def _totals(data, base):
    """The totals of the bases asked for, the smallest first within each; or one of somebody's own."""
    if not isinstance(base, str):
        own = {"base": "in all", "who": "your own number", "claim_ids": "", "reading": "your own number"}
        return [{**own, "of": counted(base, "the total")}]
    if base not in BASES:
        raise ValueError(f"Problem: there is no base {base!r}. Use one of: {', '.join(BASES)}, or a number.")
    voting, both = delegate_counts(data)
    voting = voting.rename(columns={"voting": "of", "voting_id": "claim_ids"}).assign(base=VOTING)
    both = both.assign(
        base=ALL, of=both["voting"] + both["other"], claim_ids=both["voting_id"] + " " + both["other_id"]
    )
    asked = pd.concat(
        [frame for frame in (voting, both) if frame["base"].isin(BASES[base]).any()] or [voting]
    )
    return [
        {
            "base": name,
            "of": int(of),
            "who": "; ".join(dict.fromkeys(given["who"])),
            "claim_ids": " ".join(given["claim_ids"]),
            "reading": "our reading" if given["ours"].any() else "another source",
        }
        for name in BASES[base]
        for of, given in asked[asked["base"].eq(name)].groupby("of")
    ]


def delegate_counts(data: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give each source's counts of delegates with a vote; and those that come with a count of delegates without."""
    voting, other = (_said(data, name) for name in ("delegates_voting", "delegates_consultative"))
    # A source that counts twice (by questionnaires, by lists) gives its two counts in pairs, in this order.
    for frame in (voting, other):
        frame["nth"] = frame.groupby("source_id").cumcount()
    both = voting.merge(other, on=["source_id", "nth"], suffixes=("", "_2"))
    both = both.rename(columns={"low_2": "other", "claim_id_2": "other_id"})
    both["ours"] &= both["ours_2"]
    voting, both = (
        frame.rename(columns={"low": "voting", "claim_id": "voting_id"}) for frame in (voting, both)
    )
    return voting, both


def _said(data, name):
    """The exact or rounded totals that sources give; withdrawn ones and open ones give no share."""
    claims = data.claims
    said = claims[claims["about_id"].eq(CONGRESS) & claims["property"].eq(name)]
    said = said[said["rank"].ne("withdrawn") & said["low"].eq(said["high"])]
    said = said.assign(
        who=said["source_id"].map(short_names(data)).astype("str"), ours=said["rank"].eq("preferred")
    )
    return said[["source_id", "who", "claim_id", "low", "ours"]].reset_index(drop=True)


# -- who can expel -----------------------------------------------------------------------------------------


def two_thirds(voters: int) -> int:
    """Give the smallest whole number of votes that is not less than two thirds.

    Parameters
    ----------
    voters : int
        How many vote.

    Returns
    -------
    int
        32 of 47, 18 of 27.

    Examples
    --------
    >>> two_thirds(47), two_thirds(27)
    (32, 18)
    """
    return -(-2 * voters // 3)


def votes_needed(
    data: Dataset,
    members: int = 25,
    candidates: int = 15,
    control: int = 7,
    others: int | tuple[int, int] = (11, 12),
    present: int | None = None,
) -> pd.DataFrame:
    """Work out who can expel a member of the Central Committee by two thirds.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    members, candidates, control : int
        Seats of the Central Committee, its candidates, and the Control Commission. The usual numbers are
        those of Lenin's note of 13 March 1921.
    others : int or tuple of two int
        How many of all these belong to other groups than the majority: one number, or the least and the most.
    present : int, optional
        How many come to the meeting, if not all do. It is then supposed that all of the other groups come.

    Returns
    -------
    pandas.DataFrame
        One row a case (all who may vote; those present, if asked; the vote of 9 August 1921), with columns
        case, votes, needed, for_low, for_high, against_low, against_high, result (in words), claim_ids.

    Raises
    ------
    ValueError
        If the numbers fit no meeting; the message says why, in words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> votes_needed(load())[["votes", "needed"]].values.tolist()
    [[47, 32], [27, 18]]
    """
    seats = {"members": members, "candidates": candidates, "control": control}
    seats = {name: counted(value, f"the number of {NAMES[name]}", 0) for name, value in seats.items()}
    low, high = _pair(others)
    voters = _fitting(sum(seats.values()), low, high, present)
    behind = _behind(data, seats, low, high)
    cases = [_case("all who may vote", voters, voters - high, voters - low, behind)]
    if present is not None:
        here = int(present)
        words = f"{here} present, all other groups among them"
        cases.append(_case(words, here, here - min(high, here), here - min(low, here), ""))
    columns = ["case", *VOTES, "result", "claim_ids"]
    return framed(cases + _test(data), columns, **dict.fromkeys(VOTES, "int64"))


def _pair(others):
    pair = others if isinstance(others, (tuple, list)) else (others, others)
    if len(pair) != 2:
        raise ValueError(
            f"Problem: give one number of other groups or two, the least and the most, not {others!r}."
        )
    low, high = (counted(value, "the number of other groups", 0) for value in pair)
    if low > high:
        raise ValueError(
            f"Problem: other groups: at least {low} and at most {high} cannot both be. Put the smaller first."
        )
    return low, high


def _fitting(voters, low, high, present):
    if voters < 1:
        raise ValueError("Problem: nobody has a seat, so there is no vote to count.")
    if high > voters:
        raise ValueError(f"Problem: {high} of other groups are more than all {voters} who may vote.")
    if present is not None and not 1 <= counted(present, "the number of those present", 0) <= voters:
        raise ValueError(
            f"Problem: {int(present)} present do not fit: at least 1 and at most {voters} may vote."
        )
    return voters


def _case(case, voters, low, high, claim_ids):
    needed = two_thirds(voters)
    if low >= needed:
        spare = _either(low - needed, high - needed)
        words = "Enough: no vote to spare." if spare == "0" else f"Enough, with {spare} to spare."
    elif high < needed:
        words = f"Not enough: {_either(needed - high, needed - low)} short."
    else:
        words = f"In doubt: {low} are too few, {high} are enough."
    counts = dict(zip(VOTES, (voters, needed, low, high, voters - high, voters - low), strict=True))
    return {"case": case, **counts, "result": words, "claim_ids": claim_ids}


def _either(low, high):
    return f"{low}" if low == high else f"{low} or {high}"


def _behind(data, seats, low, high):
    """The claims behind the numbers, if they are those of Lenin's note."""
    note = data.series
    note = note[note["series_id"].eq(SERIES)].set_index("category")
    bounds = [*((BODIES[name], count, count) for name, count in seats.items()), (OTHERS, low, high)]
    if not all(part in note.index and (*note.loc[part, ["low", "high"]],) == (a, b) for part, a, b in bounds):
        return ""
    parts = [*BODIES.values(), "together, all", OTHERS, "together, majority"]
    return " ".join(note["claim_ids"].reindex(parts).dropna())


def _test(data):
    """The one time it was tried: the vote of 9 August 1921, if the data holds it."""
    ballot = data.ballots
    ballot = ballot[ballot["ballot_id"].eq(BALLOT) & ballot["low"].notna()].set_index("option")
    if not {"for", "against"} <= set(ballot.index):
        return []
    votes_for, against = int(ballot.loc["for", "low"]), int(ballot.loc["against", "low"])
    return [_case(TEST, votes_for + against, votes_for, votes_for, " ".join(ballot["claim_ids"]))]

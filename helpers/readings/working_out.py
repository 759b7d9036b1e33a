"""Numbers worked out from claims: shares of delegates, and the votes that it takes to expel."""

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.settling import framed
from helpers.readings.stories import default, grouping
from helpers.readings.wording import short_names
from helpers.words import known, low_to_high

BASES = {"voting": ["with a vote"], "all": ["with and without a vote"]}
BASES["both"] = [*BASES["voting"], *BASES["all"]]
SEATS = 200  # of one body: more than a sheet can show
MOST = 1_000_000  # no congress was larger
SHARES = ["base", "who", "claim_ids", "of", "low_share", "high_share", "reading"]
VOTES = ["votes", "needed", "for_low", "for_high", "against_low", "against_high"]


def counted(value: int, what: str, least: int = 1, most: int = MOST) -> int:
    """Take a number that somebody typed; a ValueError where it is not whole, too small or too large."""
    try:
        fits = least <= float(value) == int(value) <= most and not isinstance(value, bool)
    except (TypeError, ValueError, OverflowError):
        fits = False
    if not fits:
        raise ValueError(f"Problem: {what} must be a whole number from {least} to {most:,}, not {value!r}.")
    return int(value)


def bounds(given: int | tuple[int, int], what: str, least: int = 1) -> tuple[int, int]:
    """Take one number that somebody typed, or two, the least and the most; a ValueError where they cannot be."""
    pair = given if isinstance(given, (tuple, list)) else (given, given)
    if len(pair) != 2:
        raise ValueError(f"Problem: give one number of {what} or two, the least and the most, not {given!r}.")
    low, high = (counted(end, f"the number of {what}", least) for end in pair)
    if low > high:
        words = f"{what}: at least {low} and at most {high} cannot both be. Put the smaller number first."
        raise ValueError(f"Problem: {words}")
    return low, high


def shares(data: Dataset, low: int, high: int, base: str | int = "both") -> pd.DataFrame:
    """Work out which share a number of delegates is of each total that a source gives; a row each, the smallest first.

    The base is "voting" (delegates with a vote), "all" (with and without, where one source gives both), "both", or a
    total of somebody's own. A ValueError says in words why numbers make no share.

    >>> rows = shares(load(), 45, 50, "voting")
    >>> rows.loc[rows["of"].eq(694), ["low_share", "high_share"]].values.tolist()
    [[6.5, 7.2]]
    """
    low, high = bounds((low, high), "delegates")
    rows = _totals(data, base)
    small = min((row["of"] for row in rows), default=high)
    if high > small:
        whole = f"{high:,} delegates are more than the whole of {small:,}."
        raise ValueError(f"Problem: {whole} A part is never more than its whole.")
    for row in rows:
        row |= {"low_share": round(low / row["of"] * 100, 1), "high_share": round(high / row["of"] * 100, 1)}
    return framed(rows, SHARES, of="int64", low_share="float64", high_share="float64")


def _totals(data, base):
    """The totals of the bases asked for, the smallest first within each; or one of somebody's own."""
    if not isinstance(base, str):
        own = {"base": "in all", "who": "your own number", "claim_ids": "", "reading": "your own number"}
        return [{**own, "of": counted(base, "the total")}]
    known("base", base, BASES)
    voting, both = delegate_counts(data)
    of, ids = both["voting"] + both["other"], both["voting_id"] + " " + both["other_id"]
    totals = (voting.rename(columns={"voting": "of", "voting_id": "claim_ids"}), both.assign(of=of, claim_ids=ids))
    totals = dict(zip(BASES["both"], totals, strict=True))
    rows = []
    for name in BASES[base]:
        for of, given in totals[name].groupby("of"):
            who, ids = "; ".join(dict.fromkeys(given["who"])), " ".join(given["claim_ids"])
            reading = "our reading" if given["ours"].any() else "another source"
            rows.append({"base": name, "of": int(of), "who": who, "claim_ids": ids, "reading": reading})
    return rows


def delegate_counts(data: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give each source's counts of delegates with a vote; and those that come with a count of delegates without."""
    claims = data.claims[data.claims["about_id"].eq(default(data, "congress"))]
    claims = claims[claims["rank"].ne("withdrawn") & claims["low"].eq(claims["high"])]
    who, ours = claims["source_id"].map(short_names(data)).astype("str"), claims["rank"].eq("preferred")
    nth = claims.groupby(["property", "source_id"]).cumcount()  # two counts of one source keep their order
    claims = claims.assign(who=who, ours=ours, nth=nth)
    voting, other = _said(claims, "delegates_voting", "voting"), _said(claims, "delegates_consultative", "other")
    both = voting.merge(other.drop(columns="who"), on=["source_id", "nth"], suffixes=("", "_2"))
    both["ours"] &= both.pop("ours_2")
    return voting, both


def _said(claims, name, column):
    said = claims[claims["property"].eq(name)].rename(columns={"low": column, "claim_id": f"{column}_id"})
    return said[["source_id", "who", f"{column}_id", column, "ours", "nth"]].reset_index(drop=True)


def votes_needed(
    data: Dataset,
    members: int,
    candidates: int,
    control: int,
    others: int | tuple[int, int],
    present: int | None = None,
) -> pd.DataFrame:
    """Work out who can expel a member of the Central Committee by two thirds: a row each case.

    The cases are all who may vote, those present (all of the other groups among them) where a number is given, and the
    one time that it was tried. A ValueError says in words why numbers fit no meeting.

    >>> votes_needed(load(), 25, 15, 7, (11, 12))[["votes", "needed"]].values.tolist()
    [[47, 32], [27, 18]]
    """
    note, seats = _note(data), {"members": members, "candidates": candidates, "control": control}
    seats = {name: counted(given, f"the number of {note['label'][name]}", 0, SEATS) for name, given in seats.items()}
    low, high = bounds(others, "other groups", 0)
    voters = counted(sum(seats.values()), "the number of all seats", most=3 * SEATS)
    if high > voters:
        raise ValueError(f"Problem: {high} of other groups are more than all {voters} who may vote.")
    asked = {**{name: (count, count) for name, count in seats.items()}, "others": (low, high)}
    same = all(tuple(note.loc[name, ["low", "high"]]) == ends for name, ends in asked.items())
    behind = " ".join(note["claim_ids"].dropna()) if same else ""
    cases = [_case("all who may vote", voters, low, high, behind)]
    if present is not None:
        present = counted(present, "the number of those present", most=voters)
        words = f"{present} present, all other groups among them"
        cases.append(_case(words, present, min(low, present), min(high, present), ""))
    return framed(cases + _tried(data), ["case", *VOTES, "result", "claim_ids"], **dict.fromkeys(VOTES, "int64"))


def _note(data):
    """The numbers of the note by whom they count, with words for these; empty where no claim here gives them."""
    series_id, note = default(data, "arithmetic"), data.series
    parts = grouping(data, series_id).set_index("group")
    note = note[note["series_id"].eq(series_id)].set_index("category")
    return note.reindex(parts["member"]).set_axis(parts.index).assign(label=parts["label"])


def _case(case, voters, against_low, against_high, claim_ids):
    needed, low, high = two_thirds(voters), voters - against_high, voters - against_low
    if low >= needed:
        spare = low_to_high(low - needed, high - needed, between=" or ")
        words = "Enough: no vote to spare." if spare == "0" else f"Enough, with {spare} to spare."
    elif high < needed:
        words = f"Not enough: {low_to_high(needed - high, needed - low, between=' or ')} short."
    else:
        words = f"In doubt: {low} are too few, {high} are enough."
    counts = dict(zip(VOTES, (voters, needed, low, high, against_low, against_high), strict=True))
    return {"case": case, **counts, "result": words, "claim_ids": claim_ids}


def two_thirds(voters: int) -> int:
    """Give the smallest whole number of votes that is not less than two thirds.

    >>> two_thirds(47), two_thirds(27)
    (32, 18)
    """
    return -(-2 * voters // 3)


def tried(data: Dataset) -> str:
    """Name the case of the one time that it was tried, as a row of `votes_needed` has it.

    >>> tried(load())
    '9 August 1921, on expelling Shliapnikov'
    """
    return grouping(data, "chart_defaults").set_index("group")["label"]["arithmetic_test"]


def _tried(data):
    """The one time it was tried, if the data holds how many voted for and against."""
    ballot = data.ballots
    ballot = ballot[ballot["ballot_id"].eq(default(data, "arithmetic_test")) & ballot["low"].notna()]
    votes = ballot.set_index("option")["low"].astype(int)
    if not {"for", "against"} <= set(votes.index):
        return []
    against = votes["against"]
    return [_case(tried(data), votes["for"] + against, against, against, " ".join(ballot["claim_ids"]))]

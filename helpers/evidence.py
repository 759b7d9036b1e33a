"""Ask the evidence: who says so, where sources clash, what is missing, and how to cite it."""

import re
from collections import ChainMap
from collections.abc import Mapping

import pandas as pd

from helpers.readings import Dataset, date_words, load
from helpers.readings.settling import framed
from helpers.readings.stories import members
from helpers.readings.texts import line_words
from helpers.readings.wording import author_year, sentence, short_names
from helpers.words import known

HOW_KNOWN = {
    "read": "we read the passage",
    "through": "reported by another work, named in the note",
    "unchecked": "UNCHECKED: it stands in the literature, but none of us has seen the page",
}
ERRATA = "errata"
CITED = re.compile(r", lines? (\d+)(?:[-–](\d+))?")  # behind the id of a document
SUMS = ["series_id", "series", "date", "parts", "total", "difference", "claim_ids", "disagreement_ids"]


def who_says(thing: str, property: str | None = None, data: Dataset | None = None) -> pd.DataFrame:
    """Say who makes which claim about a thing.

    Args:
        thing (str): The id of a person, organisation, document, event, ballot or series, such as "congress_10".
        property (str, optional): One property, such as "delegates_voting"; all of them where none is named.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        pandas.DataFrame: One row a claim, indexed by claim_id: property, qualifier, value, who (its short name),
            source_id, locator, date (in words), how_known, certainty, rank, note. Rival claims stand side by side.

    Raises:
        KeyError: If the thing or the property is not known; the nearest names are suggested.

    Examples:
        >>> who_says("congress_10", "delegates_voting")["value"].nunique() >= 5
        True
    """
    data = data or load()
    known("thing", thing, data.names().index)
    found = data.claims[data.claims["about_id"].eq(thing)]
    if property is not None:
        known("property", property, data.rows("properties"))
        found = found[found["property"].eq(property)]
    who, when = found["source_id"].map(short_names(data)), found["date"].map(date_words).astype("str")
    told = ["property", "qualifier", "value", "who", "source_id", "locator", "date"]
    return found.assign(who=who, date=when).set_index("claim_id")[[*told, "how_known", "certainty", "rank", "note"]]


def disagreements(topic: str | None = None, data: Dataset | None = None, kind: str | None = None) -> pd.DataFrame:
    """Say on what the sources clash.

    Args:
        topic (str, optional): The id of a disagreement or of a thing, or a word of the question; all without one.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.
        kind (str, optional): One kind only, such as "meaning"; all but the "errata" (slips of print, of a scan, of a
            sum) where none is named.

    Returns:
        pandas.DataFrame: One row a disagreement, indexed by disagreement_id: question, kind, our_reading (a claim_id or
            "undecided"), why, would_change_if, claim_ids. Empty if nothing is quarrelled about.

    Raises:
        KeyError: If the topic is neither an id nor a word of a question, or there is no such kind; the nearest are
            suggested.

    Examples:
        >>> disagreements("delegates_voting")["our_reading"].tolist()
        ['CONG-004']
        >>> disagreements("misprint_1932").empty, len(disagreements("misprint_1932", kind="errata"))
        (True, 1)
    """
    data = data or load()
    clashing = data.claims[data.claims["disagreement_id"].ne("")]
    table = data.disagreements.set_index("disagreement_id")
    claim_ids = clashing.groupby("disagreement_id")["claim_id"].agg(" ".join)
    table["claim_ids"] = claim_ids.reindex(table.index).fillna("")
    if kind is not None:
        known("kind of disagreement", kind, sorted(set(table["kind"])))
    of_kind = table["kind"].eq(kind) if kind else table["kind"].ne(ERRATA)
    if topic is None:
        return table[of_kind]
    topic = str(topic)
    about = clashing.loc[clashing["about_id"].eq(topic), "disagreement_id"]
    asked = table["question"].str.contains(topic, case=False, regex=False) | table.index.isin([topic, *about])
    if not asked.any():
        known("topic", topic, [*table.index, *data.names().index])
    return table[of_kind & asked]


def quarrel(claim: Mapping[str, str], data: Dataset) -> Mapping[str, str]:
    """Find the question on which sources clash over a claim; nothing where there is none, or only a slip."""
    found = data.rows("disagreements").get(claim["disagreement_id"], {})
    return {} if found.get("kind") == ERRATA else found


def silences(thing: str | None = None, data: Dataset | None = None) -> pd.DataFrame:
    """Say what was looked for and not found.

    Args:
        thing (str, optional): The id of a thing; all silences where none is named.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        pandas.DataFrame: The columns about_type, about_id, name, property, qualifier, reason, looked_where.

    Raises:
        KeyError: If the thing is not known; the nearest names are suggested.

    Examples:
        >>> silences("cc_election_1921")["reason"].tolist()
        ['not read']
    """
    data = data or load()
    table = data.silences
    table.insert(2, "name", table["about_id"].map(data.names()))
    if thing is None:
        return table
    known("thing", thing, data.names().index)
    return table[table["about_id"].eq(thing)].reset_index(drop=True)


def claim(claim_id: str, data: Dataset | None = None) -> pd.Series:
    """Give one claim as a row.

    Args:
        claim_id (str): For example "CONG-004".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        pandas.Series: The columns of `data.claims`.

    Raises:
        KeyError: If there is no such claim; the nearest ids are suggested.

    Examples:
        >>> claim("CONG-004")["value"]
        '694'
    """
    claims = (data or load()).rows("claims")
    known("claim", claim_id, claims)
    return pd.Series(dict(claims[claim_id]), name=claim_id)


def cite(claim_or_source: str, data: Dataset | None = None) -> str:
    """Cite a claim, a source, or lines of a document.

    Args:
        claim_or_source (str): A claim_id such as "CONG-004", a source_id such as "gse_en", or a document that `wo.read`
            shows, with or without lines: "letter_of_22, line 4", "letter_of_22, lines 4-6".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        str: For a source author, year, title, publisher, address, as far as the page read names them. For a claim its
            id, what it says, where, how sure, and how it is known: an unchecked claim says so. For a document who
            speaks, when, the words of the lines, and where it was read.

    Raises:
        KeyError: If there is no such claim, source, document or line; the nearest ids are suggested.
        ValueError: If lines are asked for in any other form, or the last comes before the first.

    Examples:
        >>> cite("UNCH-001").endswith("none of us has seen the page.")
        True
    """
    data = data or load()
    claims, sources = data.rows("claims"), data.rows("sources")
    name, comma, lines = str(claim_or_source).partition(",")
    if name in data.rows("texts"):
        return _text_reference(name, comma + lines, data)
    known("claim, source or document", claim_or_source, ChainMap(claims, sources, data.rows("texts")))
    if claim_or_source in sources:
        return _reference(sources[claim_or_source])
    row = claims[claim_or_source]
    source = sources[row["source_id"]]
    work = ", ".join(filter(None, [author_year(source), source["author"] and source["title"], row["locator"]]))
    sure = f"{row['certainty'].capitalize()}; {HOW_KNOWN[row['how_known']]}"
    return f"{claim_or_source}. {sentence(data, row)}. {work.rstrip('.')}. {sure}."


def _text_reference(text_id: str, lines: str, data: Dataset) -> str:
    """A reference to a document, with the words of the lines that are named: quoted, or told in our words."""
    head, asked = data.rows("texts")[text_id], CITED.fullmatch(lines)
    source = data.rows("sources")[head["source_id"]]
    first, last = (int(asked[1]), int(asked[2] or asked[1])) if asked else (1, 0)
    if lines and first > last:
        forms = f"'{text_id}', '{text_id}, line 4' or '{text_id}, lines 4-6'"
        raise ValueError(f"Problem: {text_id + lines!r} names no lines. Write {forms}.")
    told = line_words(data, text_id, range(first, last + 1))
    parts = [
        text_id + lines,
        *(f'"{words}"' if kind == "shown" else f"(told in our words) {words}" for kind, words in told),
        f"{head['voice']}, {date_words(head['written'])}",
        f"{author_year(source)}, {source['title']}, {head['locator']}",
        *([f"Known through: {head['through']}"] if head["through"] else []),
    ]
    return " ".join(part if part.endswith((".", '."')) else f"{part}." for part in parts)


def failing_sums(data: Dataset | None = None) -> pd.DataFrame:
    """Add up the parts of every printed total in the series, and list the sums that fail.

    Args:
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        pandas.DataFrame: One row a sum that fails: series_id, series, date, parts (their sum), total (as printed; 100
            for shares), difference, claim_ids, disagreement_ids (empty where the parts may simply not be all of them).

    Examples:
        >>> "sentences_mvd" in set(failing_sums()["series_id"])
        True
    """
    data = data or load()
    series, parts = data.series, members(data, "series_parts")
    series = series[series["low"].eq(series["high"]) & ~series["category"].isin(parts["sum"])]
    totals = series["category"].isin(parts["total"])
    groups = series.assign(is_total=totals).groupby(["series_id", "date"], sort=False)
    rows = [_failing(group, data) for _, group in groups]
    return framed(filter(None, rows), SUMS, parts="float64", total="float64", difference="float64")


def _failing(group: pd.DataFrame, data: Dataset) -> dict | None:
    """The row of a sum that fails, if it does; rounding may cost half of the last digit of each share."""
    first, shares = group.iloc[0], group["unit"].eq("per cent").all()
    parts, totals = group.loc[~group["is_total"], "low"], group.loc[group["is_total"], "low"]
    if len(parts) < 3 or (len(totals) != 1 and not shares):
        return None
    total = 100.0 if shares else totals.item()
    difference = round(parts.sum() - total, 3)
    if abs(difference) <= (0.05 * len(parts) + 0.01 if shares else 0) or (shares and abs(difference) > 2):
        return None  # rounding; or shares of which only some are given
    claim_ids = " ".join(group["claim_ids"])
    clashes = {data.rows("claims")[claim_id]["disagreement_id"] for claim_id in claim_ids.split()} - {""}
    return {
        **first[["series_id", "series", "date"]],
        "parts": round(parts.sum(), 3),
        "total": total,
        "difference": difference,
        "claim_ids": claim_ids,
        "disagreement_ids": " ".join(sorted(clashes)),
    }


def _reference(source: Mapping) -> str:
    """A short reference, for every kind of source alike; what is not known is left out, not guessed."""
    author, year, title = source["author"], source["year"] or "n.d.", source["title"]
    parts = [author, year, title] if author else [title, year]
    parts += [part for part in (_imprint(source), source["publisher"], source["url"]) if part]
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _imprint(source: Mapping) -> str:
    """The journal or the works that a source stands in, with number and pages: "Russian Review 43: 1-29"."""
    name = source["container"]
    if not name or name in source["title"] or name in (source["author"], "Wikipedia"):
        return ""
    issue = f"({source['issue']})" if source["issue"] else ""
    number = " ".join(part for part in (name, source["volume"], issue) if part)
    return f"{number}: {source['pages']}" if source["pages"] else number

"""Evidence cards: what one claim says, who says it and how sure it is; the rest in a fold."""

from collections.abc import Iterable

from helpers import evidence, page
from helpers.dataset import NUMERIC
from helpers.figures.tables import in_words
from helpers.page import Part, Shown
from helpers.readings import Dataset, date_words, load
from helpers.readings.wording import sentence
from helpers.words import first_of, named

NAMED = 6  # rivals on a card: the others are counted
UNSURE = {"existence": "whether it happened", "identity": "who it is", "attribution": "where it comes from"}


def card(claim_id: str, data: Dataset | None = None) -> Shown:
    """Show one claim as an evidence card.

    Args:
        claim_id (str): For example "CONG-004".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: Three lines: what it says, who says it and for whom, how sure it is. A fold has where it stands, where
            its maker stands, the note, and what it is set against.

    Raises:
        KeyError: If there is no such claim; the nearest ids are suggested.

    Examples:
        >>> repr(card("CONG-004")).splitlines()[0]
        'Evidence card CONG-004'
    """
    data = data or load()
    row = evidence.claim(claim_id, data)
    source = data.rows("sources")[row["source_id"]]
    whom = f", for {source['made_for']}" if source["made_for"] else ""
    who, unsure = f"{source['author'] or source['title']}{whom}", row["unsure_about"]
    unsure = f"; unsure {UNSURE.get(unsure, f'about the {unsure}')}" if unsure else ""
    sure = f"{row['certainty']}; {evidence.HOW_KNOWN[row['how_known']]}{unsure}"
    lines = {"What it says": sentence(data, row), "Who says it": who, "How sure": sure}
    edition = f"edition of {source['year']}" if source["year"] else ""
    more = {
        "It speaks of": date_words(row["date"]) if row["date"] else "",
        "Where it stands": ", ".join(filter(None, [source["title"], row["locator"], edition])),
        "Where its maker stands": source["stance"],
        "Note": row["note"],
        "Set against": _rivals(row, data),
    }
    title = f"Evidence card {claim_id}"
    return Shown(page.card(title, *_lines(lines), page.fold("More about this claim", *_lines(more))))


def side_by_side(claim_ids: str | Iterable[str]) -> list[Shown]:
    """Put the cards of some claims beside each other, as many as the window has room for; none gives none."""
    ids = named("claim", claim_ids, load().rows("claims"), least=0)
    return [Shown(page.stack(*(card(claim_id).part for claim_id in ids), cls="wo-cards"))] if ids else []


def _lines(said: dict[str, str]) -> list[Part]:
    return [page.named(name, words) for name, words in said.items() if words]


def _rivals(row: dict[str, str], data: Dataset) -> str:
    """The claims that say otherwise; which one we follow is left for the reader to ask."""
    question = evidence.quarrel(row, data).get("question", "")
    if not question:
        return ""
    claims = data.claims
    clash = claims[claims["disagreement_id"].eq(row["disagreement_id"]) & claims["value"].ne(row["value"])]
    if data.rows("properties")[row["property"]]["value_type"] in ("date", *NUMERIC):
        clash = clash[clash["property"].eq(row["property"])]  # dates beside dates: words about them elsewhere
    told = [f"{claim.claim_id}: {in_words(claim.value, 'date').rstrip('.')}" for claim in clash.itertuples()]
    return f"{first_of(told, NAMED)}. {question}".lstrip(". ")

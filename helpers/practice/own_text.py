"""Look at what a learner wrote: how many words, and which claims it names."""

import re
from collections.abc import Iterable

from helpers.readings import Dataset, load
from helpers.words import nearest, plural

LONG = 100  # words: a text as long as this should name a claim
SHORT = 30  # words: a line or two is not counted out to its writer
_ID = re.compile(r"\b([A-Za-z]{4})[-\u2010-\u2013](\d{1,4})([a-z]?)\b")


def cited(text: str | Iterable[str], data: Dataset) -> tuple[list[str], list[str]]:
    """Give the ids that a text names, each once and in order: those of the dataset, and the others."""
    text = text if isinstance(text, str) else " ".join(map(str, text))
    claims = data.rows("claims")
    chapters = {claim_id[:4] for claim_id in claims}
    ids = dict.fromkeys(  # "post-1921" is no claim, "cong-4" is one, and "CONF-004" would be one
        f"{chapter.upper()}-{int(number):03d}{letter}"
        for chapter, number, letter in _ID.findall(text)
        if chapter.isupper() or chapter.upper() in chapters
    )
    return [claim_id for claim_id in ids if claim_id in claims], [one for one in ids if one not in claims]


def words(text: str) -> int:
    """Count the words of a text, the claim numbers not counted."""
    return len(re.findall(r"\w[\w'\u2019-]*", _ID.sub("", text)))


def counted(text: str, data: Dataset | None = None) -> str:
    """Say how long a text is and which claims it names; nothing of a line or two that names none.

    Examples:
        >>> counted("The group was dissolved (CONG-115), not expelled: see CONG-1260.")
        '7 words. Claims found: CONG-115; not known: CONG-1260 (did you mean CONG-260 or CONG-160 or CONG-126?).'
    """
    data = data or load()
    found, unknown = cited(text, data)
    if not (found or unknown or words(text) >= SHORT):
        return ""
    named = [f"Claims found: {', '.join(found)}"] if found else []
    named += [f"not known: {', '.join(_meant(one, data) for one in unknown)}"] if unknown else []
    none = " No claim is named by its number yet." if words(text) >= LONG and not named else ""
    told = "; ".join(named)
    return f"{plural(words(text), 'word')}.{none}" + (f" {told[0].upper()}{told[1:]}." if told else "")


def _meant(claim_id: str, data: Dataset) -> str:
    hint = nearest(claim_id, data.rows("claims")).strip().replace("'", "")
    return f"{claim_id} ({hint[0].lower()}{hint[1:]})" if hint else claim_id

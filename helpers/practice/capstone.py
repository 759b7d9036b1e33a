"""Help a learner to hand in the capstone: check the claims that they cite, and see what of the work is kept so far."""

from collections.abc import Iterable
from itertools import chain

import pandas as pd

from helpers import evidence, page
from helpers.figures.tables import show
from helpers.page import Shown
from helpers.practice import questions, replies
from helpers.practice.own_text import cited, words
from helpers.readings import Dataset, load
from helpers.readings.stories import grouping
from helpers.readings.wording import sentence
from helpers.words import listed, nearest, plural
from helpers.work import saving
from helpers.work.said import claim_words

CLAIMS = 8  # how many a capstone cites at least
WORDS = "1,200 to 1,500"
SAID = {"claim_id": "Claim", "says": "What it says", "who": "Who says it", "certainty": "How sure"}
CLASHES = {"question": "Question", "claim_ids": "Claims", "our_reading": "Our reading"}
MISSING = {"what": "What", "reason": "What came of it", "looked_where": "Where we looked"}
_BOXES = {  # what is handed in besides the text, by the question that keeps it
    "10-question": "Question and route",
    "10-figures": "Two figures",
    "10-sources": "Two sources weighed",
    "10-decision": "Decision record",
    "10-new-claim": "New claim",
}


def check_claims(claims: str | Iterable[str], data: Dataset | None = None) -> Shown:
    """Check the claims that a text cites: which exist, which are set against each other, which are unchecked.

    Args:
        claims (str or list of str): Claim ids, such as "CONG-004 CONG-006"; or a whole text that names some.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: What was found, in words, and a table with one row a claim: what it says, who says so, how sure, and
            which of the others speak to the same quarrel. Ids that are not in the dataset get the nearest ones.

    Examples:
        >>> print(repr(check_claims("REPR-086 REPR-087")).splitlines()[0])
        2 claims so far; 8 are wanted.
    """
    data = data or load()
    known, unknown = cited(claims, data)
    pairs = _pairs(known, data)
    said = [_count(known), *_quarrels(pairs, data), *_unchecked(known, data), *_unknown(unknown, data)]
    rows = pd.DataFrame(
        [(claim_id, claim_words(claim_id, data), _beside(claim_id, pairs)) for claim_id in known],
        columns=["claim_id", "what it says, who says so, how sure", "same quarrel"],
    )
    return Shown(page.stack(*map(page.paragraph, said), show(rows, "The claims on your list").part))


def look_up(thing: str, data: Dataset | None = None) -> Shown:
    """Look a thing up: who says what of it, where sources clash over it, and what was looked for and not found.

    Args:
        thing (str): The id of a person, organisation, document, event, ballot or series, such as "congress_10".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: Three tables, in words.

    Raises:
        KeyError: If the thing is not known; the nearest names are suggested.

    Examples:
        >>> repr(look_up("belcrenev")).splitlines()[0]
        'Who says what'
    """
    data = data or load()
    said, clashes = evidence.who_says(thing, data=data), evidence.disagreements(thing, data)
    missing, claims = evidence.silences(thing, data), data.rows("claims")
    kinds = grouping(data, "knowledge").set_index("member")["group"].to_dict()
    said = said.assign(says=[sentence(data, claims[claim_id]) for claim_id in said.index])
    missing = missing.assign(what=[kinds.get(name, name.replace("_", " ")) for name in missing["property"]])
    tables = (
        show(said, "Who says what", SAID),
        show(clashes, "Where sources clash", CLASHES),
        show(missing, "What was looked for and not found", MISSING),
    )
    return Shown(page.stack(*(table.part for table in tables)))


def before_handing_in(data: Dataset | None = None) -> Shown:
    """See what of the capstone is kept so far, part by part, beside what is wanted.

    Args:
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: A table with one row a part: what is kept, what is wanted, and "there" or "not yet". It counts words,
            lines and claims; it does not judge them.

    Examples:
        >>> before_handing_in()  # doctest: +SKIP
    """
    data = data or load()
    text, reflection = (" ".join(_kept(box).values()) for box in ("10-text", "10-reflection"))
    known, unknown = cited(text, data)
    pairs = _pairs(known, data)
    rows = [
        _part("Text", f"{words(text)} words", WORDS, 1200 <= words(text) <= 1500),
        _part("Claims cited in the text", listed(known, nothing="none"), f"{CLAIMS} or more", len(known) >= CLAIMS),
        _part(
            "Two that contradict each other", listed(chain(*pairs.values()), nothing="none"), "one quarrel", bool(pairs)
        ),
        *map(_box, _BOXES),
        _part("Reflection", f"{words(reflection)} words", "about 150", 120 <= words(reflection) <= 180),
    ]
    caption = "Before you hand in: what is kept so far. It counts; it does not judge."
    said = [*_unchecked(known, data), *_unknown(unknown, data)]
    return Shown(page.stack(show(pd.DataFrame(rows), caption).part, *map(page.paragraph, said)))


# -- the claims of a text ----------------------------------------------------------------------------------


def _pairs(ids: list[str], data: Dataset) -> dict[str, list[str]]:
    """The quarrels to which at least two of these claims speak with different words, and those claims."""
    claims, found = data.rows("claims"), {}
    for claim_id in ids:
        found.setdefault(claims[claim_id]["disagreement_id"], []).append(claim_id)
    return {
        quarrel: group
        for quarrel, group in found.items()
        if evidence.quarrel(claims[group[0]], data) and len({claims[claim_id]["value"] for claim_id in group}) > 1
    }


def _beside(claim_id: str, pairs: dict[str, list[str]]) -> str:
    groups = (group for group in pairs.values() if claim_id in group)
    return ", ".join(other for group in groups for other in group if other != claim_id)


# -- in words ----------------------------------------------------------------------------------------------


def _count(ids: list[str]) -> str:
    number = plural(len(ids), "claim")
    return f"{number}: enough." if len(ids) >= CLAIMS else f"{number} so far; {CLAIMS} are wanted."


def _quarrels(pairs: dict[str, list[str]], data: Dataset) -> list[str]:
    asked = data.rows("disagreements")
    if not pairs:
        return ["None of them are set against each other yet: `wo.disagreements()` lists the quarrels."]
    return [
        f"**{listed(group)}** speak to one quarrel: {asked[quarrel]['question']} "
        "Do they contradict each other, or speak of two things?"
        for quarrel, group in pairs.items()
    ]


def _unchecked(ids: list[str], data: Dataset) -> list[str]:
    claims = data.rows("claims")
    found = [claim_id for claim_id in ids if claims[claim_id]["how_known"] == "unchecked"]
    if not found:
        return []
    return [f"**UNCHECKED:** {listed(found)}. Nobody here has seen the page: say so in your text."]


def _unknown(ids: list[str], data: Dataset) -> list[str]:
    return [f"**{one}** is not in the dataset.{nearest(one, data.rows('claims'))}" for one in ids]


# -- what is kept ------------------------------------------------------------------------------------------


def _kept(question_id: str) -> dict[str, str]:
    """What was last answered, by field; nothing where nothing is kept."""
    return replies.last_answer(questions.find(question_id), saving.load()) or {}


def _box(question_id: str) -> dict[str, str]:
    filled, wanted = len(_kept(question_id)), len(questions.find(question_id).fields)
    return _part(_BOXES[question_id], f"{filled} of {wanted} boxes filled", f"all {wanted}", filled == wanted)


def _part(part: str, kept: str, wanted: str, done: bool) -> dict[str, str]:
    return {"part": part, "kept": kept, "wanted": wanted, "state": "there" if done else "not yet"}

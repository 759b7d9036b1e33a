"""Help a learner to hand in the capstone: check the claims that they cite, and see what of the work is kept so far."""

from collections.abc import Iterable
from itertools import chain

import pandas as pd

from helpers import evidence, page
from helpers.figures.tables import show
from helpers.page import Shown
from helpers.practice import questions, replies
from helpers.practice.answers import cited, words
from helpers.readings import Dataset, load
from helpers.readings.stories import grouping
from helpers.readings.wording import sentence
from helpers.words import gathered, listed, nearest, plural
from helpers.work import saving
from helpers.work.said import claim_words

CLAIMS = 8  # how many a capstone cites at least
SAID = {"claim_id": "Claim", "says": "What it says", "who": "Who says it", "certainty": "How sure"}
CLASHES = {"question": "Question", "claim_ids": "Claims", "our_reading": "Our reading"}
SOUGHT = "What was looked for and not found"
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
    number = plural(len(known), "claim") + (": enough." if len(known) >= CLAIMS else f" so far; {CLAIMS} are wanted.")
    said = [number, *_quarrels(pairs, data), *_doubts(known, unknown, data)]
    beside = {one: ", ".join(each for each in group if each != one) for group in pairs.values() for one in group}
    rows = [(claim_id, claim_words(claim_id, data), beside.get(claim_id, "")) for claim_id in known]
    table = pd.DataFrame(rows, columns=["claim_id", "what it says, who says so, how sure", "same quarrel"])
    return Shown(page.stack(*map(page.paragraph, said), show(table, "The claims on your list").part))


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
    asked = (said, "Who says what", SAID), (clashes, "Where sources clash", CLASHES), (missing, SOUGHT, MISSING)
    return Shown(page.stack(*(show(*one).part for one in asked)))


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
    quarrelling = listed(chain(*pairs.values()), nothing="none")
    boxes = [(name, len(_kept(box)), len(questions.find(box).fields)) for box, name in _BOXES.items()]
    parts = [(name, f"{filled} of {all_} boxes filled", f"all {all_}", filled == all_) for name, filled, all_ in boxes]
    rows = [
        ("Text", f"{words(text)} words", "1,200 to 1,500", 1200 <= words(text) <= 1500),
        ("Claims cited in the text", listed(known, nothing="none"), f"{CLAIMS} or more", len(known) >= CLAIMS),
        ("Two that contradict each other", quarrelling, "one quarrel", bool(pairs)),
        *parts,
        ("Reflection", f"{words(reflection)} words", "about 150", 120 <= words(reflection) <= 180),
    ]
    table = pd.DataFrame(rows, columns=["part", "kept", "wanted", "state"])
    table["state"] = table["state"].map({True: "there", False: "not yet"})
    caption = "Before you hand in: what is kept so far. It counts; it does not judge."
    doubts = map(page.paragraph, _doubts(known, unknown, data))
    return Shown(page.stack(show(table, caption).part, *doubts))


def _pairs(ids: list[str], data: Dataset) -> dict[str, list[str]]:
    """The quarrels to which at least two of these claims speak with different words, and those claims."""
    claims = data.rows("claims")
    found = gathered((claims[claim_id]["disagreement_id"] for claim_id in ids), ids)
    return {
        quarrel: group
        for quarrel, group in found.items()
        if evidence.quarrel(claims[group[0]], data) and len({claims[claim_id]["value"] for claim_id in group}) > 1
    }


def _quarrels(pairs: dict[str, list[str]], data: Dataset) -> list[str]:
    asked = data.rows("disagreements")
    if not pairs:
        return ["None of them are set against each other yet: `wo.disagreements()` lists the quarrels."]
    return [
        f"**{listed(group)}** speak to one quarrel: {asked[quarrel]['question']} "
        "Do they contradict each other, or speak of two things?"
        for quarrel, group in pairs.items()
    ]


def _doubts(known: list[str], unknown: list[str], data: Dataset) -> list[str]:
    claims = data.rows("claims")
    found = [claim_id for claim_id in known if claims[claim_id]["how_known"] == "unchecked"]
    said = [f"**UNCHECKED:** {listed(found)}. Nobody here has seen the page: say so in your text."] if found else []
    return [*said, *(f"**{one}** is not in the dataset.{nearest(one, claims)}" for one in unknown)]


def _kept(question_id: str) -> dict[str, str]:
    return replies.last_answer(questions.find(question_id), saving.load()) or {}

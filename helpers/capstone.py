"""Help a learner to hand in the capstone: check the claims that they cite, and see what of the work is kept so far."""

import re

import pandas as pd

from helpers import evidence
from helpers.figures.tables import show
from helpers.page import Shown
from helpers.practice import questions, saving
from helpers.practice.feedback import claim_words, plain, rich
from helpers.readings import load
from helpers.words import nearest

CLAIMS = 8  # how many a capstone cites at least
WORDS = "1,200 to 1,500"
_ID = re.compile(r"\b([A-Za-z]{4})[-\u2010-\u2013](\d{1,4})([a-z]?)\b")
_BOXES = {  # what is handed in besides the text, by the question that keeps it
    "10-question": "Question and route",
    "10-figures": "Two figures",
    "10-sources": "Two sources weighed",
    "10-decision": "Decision record",
    "10-new-claim": "New claim",
}


def check_claims(claims, data=None):
    """Check the claims that a text cites: which exist, which are set against each other, which are unchecked.

    Parameters
    ----------
    claims : str or list of str
        Claim ids, such as "CONG-004 CONG-006"; or a whole text that names some.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        What was found, in words, and a table with one row a claim: what it says, who says so, how sure, and
        which of the others speak to the same quarrel. Ids that are not in the dataset get the nearest ones.

    Examples
    --------
    >>> print(repr(check_claims("REPR-086 REPR-087")).splitlines()[0])
    2 claims so far; 8 are wanted.
    """
    data = data or load()
    known, unknown = _cited(claims, data)
    said = [_count(known), *_quarrels(known, data), *_unchecked(known, data), *_unknown(unknown, data)]
    rows = pd.DataFrame(
        [(each, claim_words(each), _beside(each, known, data)) for each in known],
        columns=["claim_id", "what it says, who says so, how sure", "same quarrel"],
    )
    table = show(rows, "The claims on your list")
    return Shown("\n".join([*map(plain, said), "", repr(table)]), f"{''.join(map(rich, said))}{table.html()}")


def before_handing_in(data=None):
    """See what of the capstone is kept so far, part by part, beside what is wanted.

    Parameters
    ----------
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        A table with one row a part: what is kept, what is wanted, and "there" or "not yet". It counts words,
        lines and claims; it does not judge them.

    Examples
    --------
    >>> before_handing_in()  # doctest: +SKIP
    """
    data = data or load()
    text, reflection = (" ".join(_kept(each).values()) for each in ("10-text", "10-reflection"))
    known, unknown = _cited(text, data)
    pairs = _pairs(known, data)
    rows = [
        _part("Text", f"{_words(text)} words", WORDS, 1200 <= _words(text) <= 1500),
        _part("Claims cited in the text", _listed(known), f"{CLAIMS} or more", len(known) >= CLAIMS),
        _part("Two that contradict each other", _listed(sum(pairs.values(), [])), "one quarrel", bool(pairs)),
        *map(_box, _BOXES),
        _part("Reflection", f"{_words(reflection)} words", "about 150", 120 <= _words(reflection) <= 180),
    ]
    caption = "Before you hand in: what is kept so far. It counts; it does not judge."
    table = show(pd.DataFrame(rows), caption)
    said = [*_unchecked(known, data), *_unknown(unknown, data)]
    return Shown("\n".join([repr(table), *map(plain, said)]), table.html() + "".join(map(rich, said)))


# -- the claims of a text ----------------------------------------------------------------------------------


def _cited(text, data):
    """The ids that a text names, each once and in order: those of the dataset, and the others."""
    text = text if isinstance(text, str) else " ".join(map(str, text))
    claims = data.rows("claims")
    chapters = {each[:4] for each in claims}
    ids = dict.fromkeys(  # "post-1921" is no claim, "cong-4" is one, and "CONF-004" would be one
        f"{chapter.upper()}-{int(number):03d}{letter}"
        for chapter, number, letter in _ID.findall(text)
        if chapter.isupper() or chapter.upper() in chapters
    )
    return [each for each in ids if each in claims], [each for each in ids if each not in claims]


def _pairs(ids, data):
    """The quarrels to which at least two of these claims speak with different words, and those claims."""
    claims, found = data.rows("claims"), {}
    for each in ids:
        found.setdefault(claims[each]["disagreement_id"], []).append(each)
    return {
        quarrel: group
        for quarrel, group in found.items()
        if evidence.quarrel(claims[group[0]], data) and len({claims[each]["value"] for each in group}) > 1
    }


def _beside(claim_id, ids, data):
    groups = _pairs(ids, data).values()
    return ", ".join(each for group in groups if claim_id in group for each in group if each != claim_id)


# -- in words ----------------------------------------------------------------------------------------------


def _count(ids):
    number = f"{len(ids)} claim{'' if len(ids) == 1 else 's'}"
    return f"{number}: enough." if len(ids) >= CLAIMS else f"{number} so far; {CLAIMS} are wanted."


def _quarrels(ids, data):
    asked, pairs = data.rows("disagreements"), _pairs(ids, data)
    if not pairs:
        return ["None of them are set against each other yet: `wo.disagreements()` lists the quarrels."]
    return [
        f"**{' and '.join(group)}** speak to one quarrel: {asked[quarrel]['question']} "
        "Do they contradict each other, or speak of two things?"
        for quarrel, group in pairs.items()
    ]


def _unchecked(ids, data):
    claims = data.rows("claims")
    found = [each for each in ids if claims[each]["how_known"] == "unchecked"]
    return [f"**UNCHECKED:** {_listed(found)}. Nobody here has seen the page: say so in your text."] * bool(
        found
    )


def _unknown(ids, data):
    claims = data.rows("claims")
    return [f"**{each}** is not in the dataset.{nearest(each, claims)}" for each in ids]


def _listed(ids):
    return ", ".join(ids) or "none"


# -- what is kept ------------------------------------------------------------------------------------------


def _kept(question_id):
    """What was last written, by field; nothing where nothing is kept."""
    tries = saving.load().tries.get(question_id)
    return (
        questions.read_answer(questions.find(question_id), tries[-1].get("value")) if tries else None
    ) or {}


def _words(text):
    """How many words, the claim numbers not counted."""
    return len(re.findall(r"\w[\w'\u2019-]*", _ID.sub("", text)))


def _box(question_id):
    filled, wanted = len(_kept(question_id)), len(questions.find(question_id).fields)
    return _part(_BOXES[question_id], f"{filled} of {wanted} lines", "every line", filled == wanted)


def _part(part, kept, wanted, done):
    return {"part": part, "kept": kept, "wanted": wanted, "state": "there" if done else "not yet"}

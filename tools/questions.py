"""Make helpers/practice/questions.json from notebooks/teacher/questions/; format.toml there describes the format.

`python tools/questions.py` writes it; with `--check` it exits with 1 where the file is out of date.
"""

import hashlib
import json
import re
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from helpers.practice import answers, questions  # noqa: E402  (the project need not be installed)

FOLDER = ROOT / "notebooks" / "teacher" / "questions"
MOST_STEPS = 500
SURE = ["sure", "fairly sure", "guessing"]
WORDS = ("Correct", "Not yet", "Look again")

# fmt: off
QUESTION_KEYS = {"id", "kind", "text", "claims", "otherwise", "show", "reply", "unit", "places", "about",
                 "words", "answer", "field"}
ANSWER_KEYS = {"right", "word", "reply", "missed", "claims", "misconception", "text", "claim", "value",
               "values", "tolerance", "low", "high", "person"}
FIELD_KEYS = {"name", "label", "lines", "options"}
# fmt: on
UNJUDGED = ("sure", "write")
MORE = "What you ticked stands, but there is more to find. Read the rows again."


class QuestionError(ValueError):
    """A fault in the questions, in words."""


def source(folder=FOLDER):
    """Give the text of all questions: the salt, then lesson by lesson. A file that is no TOML is named."""
    texts = {}
    for path in [folder / "format.toml", *sorted(folder.glob("[0-9][0-9]_*.toml"))]:
        texts[path] = path.read_text(encoding="utf-8")
        try:
            tomllib.loads(texts[path])
        except tomllib.TOMLDecodeError as fault:
            raise QuestionError(f"{path.name}: {fault}") from None
    return "\n".join(texts.values())


def compiled(source):
    """Give the text of questions.json for that of all questions; one QuestionError names every fault."""
    data = tomllib.loads(source, parse_float=Decimal)
    given = data.get("question", [])
    faults = [fault for each in given for fault in _faults(each, [other.get("id") for other in given])]
    if faults:
        raise QuestionError("\n".join(faults))
    head = "Made by tools/questions.py from notebooks/teacher/questions/. Do not edit."
    made = {
        "about": head,
        "salt": data["salt"],
        "questions": [_question(data["salt"], each) for each in given],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _faults(source, ids):
    """Give what is wrong with one question, in words."""
    name = f"question {source.get('id', '?')}"
    found = [f"{name}: the id is used twice"] if ids.count(source.get("id")) > 1 else []
    try:
        if source.get("about") not in [None, *ids]:
            raise QuestionError(f"there is no question {source['about']}")
        _question("", source)
    except KeyError as missing:
        found.append(f"{name}: the key {missing} is missing")
    except QuestionError as fault:
        found.append(f"{name}: {fault}")
    return found


def _question(salt, source):
    """Give one compiled question: what is shown in plain text, the rest hidden."""
    _known(source, QUESTION_KEYS)
    id_, kind = source["id"], source["kind"]
    if not re.fullmatch(r"(\d\d|[a-z]+)-[a-z0-9-]+", id_) or kind not in KINDS:
        raise QuestionError(f"the id must be like 03-2, the kind one of {', '.join(KINDS)}")
    shown, keyed = KINDS[kind](source, [_answer(source, each) for each in source.get("answer", [])])
    if kind not in UNJUDGED and not any(reply["right"] for _, reply in keyed):
        raise QuestionError("no answer is marked right = true")
    if kind not in UNJUDGED and not source.get("claims"):
        raise QuestionError("claims must name the row or rows that answer it")
    rest = {"claims": source.get("claims", [])} | {
        key: _words(source.get(key)) for key in ("otherwise", "show")
    }
    hidden = _hidden(salt, id_, keyed) | {"rest": questions.hide(rest)}
    return {"id": id_, "kind": kind, "text": _words(source["text"])} | shown | hidden


def _hidden(salt, question_id, keyed):
    """Give the replies, packed, and under the hash of each answer which of them is its reply."""
    packed, replies = [], {}
    for key, reply in keyed:
        blob = questions.hide(reply)
        packed += [] if blob in packed else [blob]
        replies.setdefault(questions.digest(salt, question_id, key), packed.index(blob))
    return {"replies": dict(sorted(replies.items())), "packed": packed} if keyed else {}


def _known(table, keys):
    strange = set(table) - keys
    if strange:
        raise QuestionError(f"unknown key {', '.join(sorted(strange))}; known are {', '.join(sorted(keys))}")


def _words(text):
    """Give the words of a TOML text as one paragraph a block, however its lines are broken."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", (text or "").strip()))


def _answer(source, each):
    """Give one foreseen answer with all its keys filled in."""
    _known(each, ANSWER_KEYS)
    right = each.get("right", False)
    word = each.get("word", "Correct" if right else "Not yet")
    if word not in WORDS or (word == "Correct") != right:
        raise QuestionError(f"word must be one of {', '.join(WORDS)}, and Correct only with right = true")
    if not each.get("reply", "").strip() and source["kind"] not in ("choose_all", "order"):
        raise QuestionError("an answer has no reply")
    return each | {"right": right, "word": word}


def _reply(each, words=None, right=None, word=None):
    """Give what is stored for an answer."""
    right = each["right"] if right is None else right
    said = {"right": right, "word": (word or each["word"]) + ":", "text": _words(words or each.get("reply"))}
    idea = "" if right else each.get("misconception", "")
    return said | {"claims": each.get("claims", []), "misconception": idea}


# For each kind: what a learner sees of the question, and its (key, reply) pairs.


def _choose(source, given):
    return {"choices": _labels(given, "text")}, answers.lettered(map(_reply, given))


def _row(source, given):
    return {"choices": _labels(given, "claim")}, [(each["claim"], _reply(each)) for each in given]


def _labels(given, key):
    labels = [" ".join(each[key].split()) for each in given]
    if len({answers.fold(label) for label in labels}) < len(labels) or len(labels) > len(answers.LETTERS):
        raise QuestionError("two choices are the same, or there are more than 26")
    return labels


def _whole(source):
    """Give the reply to a set or an order that is wholly right."""
    return _reply({"right": True, "word": "Correct", "reply": source["reply"], "claims": source["claims"]})


def _choose_all(source, given):
    pairs = answers.lettered(given)
    keyed = [(",".join(letter for letter, each in pairs if each["right"]), _whole(source))]
    for letter, each in pairs:
        if each["right"]:
            keyed.append((f"lacks:{letter}", _reply(each, each.get("missed", MORE), False, "Look again")))
        else:
            keyed.append((f"has:{letter}", _reply(each)))
    return {"choices": _labels(given, "text")}, keyed


def _order(source, given):
    """The answers stand in the right order; a learner sees them in another, the same in every run."""
    labels = _labels(given, "text")
    shown = sorted(labels, key=lambda label: hashlib.sha256(f"{source['id']}{label}".encode()).digest())
    shown = shown[1:] + shown[:1] if shown == labels else shown
    right = [answers.LETTERS[shown.index(label)] for label in labels]
    keyed = [(",".join(right), _whole(source))]
    for first, then, each in zip(right, right[1:], given[1:], strict=False):
        keyed.append((f"swapped:{then},{first}", _reply(each, None, False, "Look again")))
    return {"choices": shown}, keyed


def _number(source, given):
    given_as = [each[key] for each in given for key in ("value", "tolerance", "low", "high") if key in each]
    places = source.get("places", max(map(_places, given_as), default=0))
    keyed = [(str(step), _reply(each)) for each in given for step in _steps(each, places)]
    return {"unit": source.get("unit", ""), "places": places}, keyed


def _steps(each, places):
    """Give every value that counts as one foreseen answer: hashes can only be compared one by one."""
    value, slack = each.get("value", 0), each.get("tolerance", 0)
    low, high = each.get("low", value - slack), each.get("high", value + slack)
    steps = range(answers.step(Decimal(low), places), answers.step(Decimal(high), places) + 1)
    if not 0 < len(steps) <= MOST_STEPS or not {"value", "low", "high"} & set(each):
        raise QuestionError(f"{len(steps)} values lie in the tolerance: give places (-3 compares thousands)")
    return steps


def _places(number):
    return max(0, -Decimal(number).as_tuple().exponent)


def _text(source, given):
    keyed = []
    for each in given:
        keys = [answers.fold(value) for value in each.get("values", [])]
        keys += [f"person:{each['person']}"] if "person" in each else []
        if not all(keys) or not keys:
            raise QuestionError("an answer needs values = [...] or person = ...")
        keyed += [(key, _reply(each)) for key in keys]
    return {}, keyed


def _sure(source, given):
    return {"about": source["about"], "choices": source.get("words", SURE)}, []


def _write(source, given):
    fields = source.get("field", [{"name": "text", "label": "Your words"}])
    for each in fields:
        _known(each, FIELD_KEYS)
        if not {"name", "label"} <= set(each):
            raise QuestionError("a field needs a name and a label")
    return {"fields": [{"lines": 4, "options": []} | each for each in fields]}, []


KINDS = {
    "choose": _choose,
    "choose_all": _choose_all,
    "number": _number,
    "text": _text,
    "row": _row,
    "order": _order,
    "sure": _sure,
    "write": _write,
}


def main(arguments):
    """Write the compiled file, or with --check say whether it is up to date."""
    try:
        text = compiled(source())
    except QuestionError as fault:
        sys.exit(f"{FOLDER.relative_to(ROOT)}:\n{fault}")
    if "--check" not in arguments:
        questions.FILE.write_text(text, encoding="utf-8")
    elif not questions.FILE.exists() or questions.FILE.read_text(encoding="utf-8") != text:
        sys.exit(
            "helpers/practice/questions.json is not what the questions give: run python tools/questions.py"
        )


if __name__ == "__main__":
    main(sys.argv[1:])

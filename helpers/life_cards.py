"""Tell a life from the claims: the work before what was done to the person. And the roll of names that opens to it."""

from helpers import evidence
from helpers.figures import KNOWN, Shown
from helpers.readings import date_words, load
from helpers.readings.lives import COERCION, accused, from_a_case
from helpers.readings.wording import value_words
from helpers.words import as_html, known

SECTIONS = {
    "Work": ["born", "origin", "schooling", "trade", "held", "lived_in", "age"],
    "Ideas": ["stance", "argued", "quoted", "moved", "wrote"],
    "Choices": ["party_since", "earlier_party", "signed", "role_at", "did"],
    "Family": ["family"],
    "Repression": ["expelled", "penalised", "arrested", "accused_of", "confessed", "sentenced"],
    "After": ["died", "cause_of_death", "rehabilitated", "membership_wording", "described_as"],
}
WORDS = {
    "held": "Post",
    "stance": "View on",
    "quoted": "Own words",
    "moved": "Put to the vote",
    "party_since": "In the party since",
    "role_at": "Task at a meeting",
    "did": "Did",
    "expelled": "Put out of the party",
    "penalised": "Step taken",
    "confessed": "Answered",
    "sentenced": "Sentence",
    "cause_of_death": "How the life ended",
    "rehabilitated": "Cleared",
    "membership_wording": "Words of a name index",
    "described_as": "Described by others",
}
# Words that make a place where somebody lived, or the end of a life, a part of the repression.
FORCED = ("prison", "exile", "arrest", "sentence", "held", "executed", "shot", "put to death", "NKVD")
OPEN = 6  # lines of a section that need no fold
BOX = "border: 2px solid; padding: 0.3em 1em; margin: 0.8em 0; max-width: 80ch"


def life_card(person, data=None):
    """Tell what the claims say of one person: work, ideas, choices, family, repression, and what came after.

    Parameters
    ----------
    person : str
        The id of a person, such as "nikolaenko".
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        Every claim about the person with its id, its doubts and what other sources say; what was looked for
        and not found; a charge as "accused of". What comes out of a case carries the line `COERCION`.

    Raises
    ------
    KeyError
        If the person is not known; the nearest ids are suggested.

    Examples
    --------
    >>> repr(life_card("nikolaenko")).splitlines()[0]
    'Nikolaenko, I. I. (Николаенко И. И.)'
    """
    data = data or load()
    known("person", person, data.rows("people"))
    name, sections = _name(person, data), _sections(person, data)
    text = "\n".join([name, *(f"{head}\n{_listed(lines)}" for head, lines in sections.items())])
    parts = "".join(_section(head, lines) for head, lines in sections.items())
    caption = f'<figcaption style="font-weight: bold">{as_html(name)}</figcaption>'
    return Shown(text, f'<figure class="wo-life" style="{BOX}">{caption}{parts}</figure>')


def roll(people="Moscow case, 1935", data=None):
    """Read out names by the alphabet; each opens to the life of the person.

    Parameters
    ----------
    people : str or list of str
        A case, as `accused` takes it, or ids of people.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        The names, then how many they are and on which claims the roll rests. As text: the names, then the lives.

    Raises
    ------
    KeyError
        If the case or a person is not known; the nearest are suggested.

    Examples
    --------
    >>> repr(roll(["lutovinov", "kollontai"])).splitlines()[1]
    'Kollontai, Aleksandra Mikhailovna (Коллонтай Александра Михайловна)'
    """
    data = data or load()
    case = people if isinstance(people, str) else None
    people = accused(people, data) if case else dict.fromkeys(people)
    lives = {person: life_card(person, data) for person in people}
    ordered = sorted(lives, key=lambda person: _name(person, data).casefold())
    names = [_name(person, data) for person in ordered]
    title, count = _title(case), _count(case, ordered, data)
    text = "\n".join([title, *names, count, *(f"\n{lives[person]!r}" for person in ordered)])
    items = "".join(
        f'<li style="margin: 0.4em 0"><details><summary>{as_html(name)}</summary>{lives[person].html()}</details></li>'
        for person, name in zip(ordered, names, strict=True)
    )
    head = f'<p style="font-weight: bold">{as_html(title)}</p>'
    return Shown(
        text,
        f'<div class="wo-roll" style="max-width: 84ch">{head}<ul>{items}</ul><p>{as_html(count)}</p></div>',
    )


# -- the sections of a life --------------------------------------------------------------------------------


def _sections(person, data):
    """The lines under each heading, the oldest first; a heading without lines says so."""
    rows = data.settled()
    rows = rows[rows["about_type"].eq("person") & rows["about_id"].eq(person)]
    late = rows["property"].map({name: place for place, name in enumerate(SECTIONS["After"])})
    rows = rows.assign(late=late.fillna(-1)).sort_values(["late", "earliest", "claim_ids"])
    own = {each: claim for each, claim in data.rows("claims").items() if claim["about_id"] == person}
    lines = {head: [] for head in SECTIONS}
    for row in rows.to_dict("records"):
        lines[_head(row, data)].append(_line(row, own, data))
    lines["Family"] += _named_as_family(person, data)
    for row in evidence.silences(person, data).to_dict("records"):
        lines[_head_of(row["property"], row["looked_where"])].append(_silence(row))
    if any(from_a_case(data, row) for row in rows.to_dict("records")):
        lines["Repression"].insert(0, f"What is marked “from a case”: {COERCION}")
    lines["After"] += _withdrawn(own, lines, data)
    return {head: found or ["No claim here speaks of it."] for head, found in lines.items()}


def _head(row, data):
    in_case = from_a_case(data, row)
    return "Repression" if in_case else _head_of(row["property"], f"{row['qualifier']} {row['value']}")


def _head_of(name, words):
    if name in ("lived_in", "cause_of_death") and any(word.lower() in words.lower() for word in FORCED):
        return "Repression"
    return next((head for head, names in SECTIONS.items() if name in names), "After")


def _line(row, own, data):
    """One statement: its date, the kind of thing, its words, its doubts, its claims, and who says otherwise."""
    dated = data.rows("properties")[row["property"]]["value_type"] == "date"
    when = f"{date_words(row['date'])}. " if row["date"] and not dated else ""
    case = "From a case. " if from_a_case(data, row) else ""
    ids = row["claim_ids"].split()
    notes = filter(None, dict.fromkeys(own[each]["note"] for each in ids))
    words = " ".join(map(_ended, [f"{when}{case}{_label(row, data)}: {value_words(data, row)}", *notes]))
    doubts = [row["certainty"]] * (row["certainty"] in ("weak", "contested"))
    doubts += filter(None, [KNOWN.get(row["how_known"])])
    return f"{words} [{', '.join([*ids, *doubts])}]{_otherwise(row, own, data)}"


def _label(row, data):
    issues, names = data.rows("issues"), data.names()
    qualifier = issues.get(row["qualifier"], {}).get("name") or names.get(row["qualifier"], row["qualifier"])
    return _kind(row["property"], qualifier)


def _kind(name, qualifier):
    words = WORDS.get(name, name.replace("_", " ").capitalize())
    return f"{words} ({qualifier})" if qualifier else words


def _otherwise(row, own, data):
    """What rival sources say of the same thing, side by side; or the question on which sources clash."""
    ids = row["claim_ids"].split()
    clash = own[ids[0]]["disagreement_id"]
    rivals = [
        each
        for each, claim in own.items()
        if clash and claim["disagreement_id"] == clash and claim["property"] == row["property"]
        if each not in ids and claim["value"] not in row["value"].split(" or ")
    ]
    told = [
        f"{value_words(data, own[each]).rstrip('.')} [{each}{_rank(own[each])}]"
        for each in dict.fromkeys([*row["rival_ids"].split(), *rivals])
    ]
    question = f" In question: {data.rows('disagreements')[clash]['question']}" if clash else ""
    return f" Other sources: {'; '.join(told)}." if told else question


def _rank(claim):
    return ", shown to be a slip" if claim["rank"] == "withdrawn" else ""


def _named_as_family(person, data):
    """Those whom the claims call relatives of this person."""
    label, names = data.rows("people")[person]["label"], data.names()
    return [
        f"{claim['qualifier'].capitalize()} of {names[claim['about_id']]}, of whom the claim notes: {claim['note']} "
        f"[{each}, {claim['certainty']}]"
        for each, claim in data.rows("claims").items()
        if claim["property"] == "family" and claim["value"].rstrip(".") == label
    ]


def _silence(row):
    return f"{_kind(row['property'], row['qualifier'])}: {row['reason']}. {row['looked_where']}"


def _withdrawn(own, lines, data):
    """Statements that only a slip makes: kept, and said to be one."""
    shown = " ".join(line for found in lines.values() for line in found)
    return [
        f"{_label(claim, data)}: {_ended(value_words(data, claim))} {claim['note']} [{each}{_rank(claim)}]"
        for each, claim in own.items()
        if each not in shown
    ]


# -- in words and in HTML ----------------------------------------------------------------------------------


def _name(person, data):
    row = data.rows("people")[person]
    return f"{row['name']} ({row['name_ru']})" if row["name_ru"] else row["name"]


def _title(case):
    return f"The roll of names: accused in the {case}" if case else "The roll of names"


def _count(case, people, data):
    number = f"{len(people)} {'name' if len(people) == 1 else 'names'}"
    if not case:
        return f"{number}."
    claims = data.claims
    charges = claims[claims["property"].eq("accused_of") & claims["qualifier"].eq(case)]
    return f"{number}, from {len(charges)} claims: each stands in the life under the name. A charge is not a finding."


def _ended(text):
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _listed(lines):
    return "\n".join(f"- {line}" for line in lines)


def _section(head, lines):
    items = "".join(f'<li style="margin: 0.2em 0">{as_html(line)}</li>' for line in lines)
    body = f'<ul style="margin: 0.2em 0">{items}</ul>'
    if len(lines) <= OPEN:
        return f'<p style="margin: 0.4em 0 0"><strong>{head}</strong></p>{body}'
    return f"<details><summary><strong>{head}</strong>: {len(lines)} lines</summary>{body}</details>"

"""The rules that no general description can hold: what claims are, how they may clash, what stories rest on."""

import re

from helpers.dataset import dates
from helpers.dataset.checks import Faults, Table, check_ids, check_lists, not_allowed
from helpers.dataset.texts import QUOTED
from helpers.words import gathered, nearest

# Where the id of a thing is looked up; the table's first column is its key.
THINGS = {
    "person": "people", "organisation": "organisations", "document": "documents", "event": "events",
    "ballot": "ballots", "series": "series", "place": "places", "issue": "issues",
}  # fmt: skip
# What a grouping may gather besides things, and where its id is looked up.
MEMBERS = {**THINGS, "property": "properties", "source": "sources", "work": "works", "claim": "claims"}
NUMERIC = ("integer", "number", "percent")
_SOME_NUMBER, _PLAIN_NUMBER = re.compile(r"\d|quarter|third|half"), re.compile(r"\d+(\.\d+)?")
_VOTES = ("for", "against", "abstained")  # what a vote may be, if not for a person, a body or a document
_LISTS = (
    ("misconceptions", "claim_ids", "claims"), ("seed_map", "claim_ids", "claims"), ("stories", "claim_ids", "claims"),
    ("stories", "people", "people"), ("works", "source_ids", "sources"),
)  # fmt: skip
_TOO_LONG = f"a quotation has at most {QUOTED} words."
_SECOND = (
    "a second preferred claim beside {}, with another value. "
    "Only one value can be our reading: rank the other as alternative."
)


def check_history(faults: Faults, tables: dict[str, Table]) -> None:
    """Check the claims, the things they are about, and whatever is chosen from them."""
    claims, properties = tables["claims"], {row["property"]: row for row in tables["properties"].rows()}
    for table in (claims, tables["silences"]):
        for thing, rows in _where(table["about_type"]).items():
            check_ids(faults, tables, table, "about_id", THINGS[thing], rows)
    _one_home(faults, tables)
    _our_readings(faults, tables["disagreements"], claims)
    for name, column, other in _LISTS:
        check_lists(faults, tables, tables[name], column, other)
    _told_ids(faults, tables["stories"])
    _one_work(faults, tables["works"])
    _members(faults, tables)
    if properties.keys() >= set(claims["property"]):  # if not, the foreign key has said so
        _claims(faults, tables, [properties[name] for name in claims["property"]])


def _one_home(faults, tables):
    """An id names one thing in all tables, so that it can be used without saying in which."""
    home = {}
    for name in THINGS.values():
        for index, thing in enumerate(tables[name].ids()):
            other = home.setdefault(thing, name)
            if other != name:
                words = f"{thing!r} is also in data/{other}.csv. Give one of the two another id."
                faults.say(tables[name], index, next(iter(tables[name])), words)


def _claims(faults, tables, properties):
    """What each claim may say follows from its property; `properties` has one for each claim."""
    claims, kinds = tables["claims"], [row["value_type"] for row in properties]
    for index, row in enumerate(properties):
        if claims["about_type"][index] not in row["about_type"].split(";"):
            faults.say(claims, index, "property", f"{row['property']!r} is not said of such a thing.")
    reported = _where(claims["how_known"]).get("through", [])
    faults.cells(claims, "note", lambda note: not note and "name the work that reports it.", reported)
    _values(faults, tables, kinds)
    _numbers(faults, claims, kinds)
    _qualifiers(faults, tables, [row["qualifier_type"] for row in properties])
    _dates(faults, claims)
    _ranks(faults, claims, [row["single_valued"] == "yes" for row in properties], kinds)


def _values(faults, tables, kinds):
    claims = tables["claims"]
    for kind, rows in _where(kinds).items():
        name, _, rest = kind.partition(":")
        if name == "entity":
            check_ids(faults, tables, claims, "value", rest, rows)
        elif name == "word":
            words = rest.split(",")
            faults.cells(claims, "value", lambda v, words=words: v not in words and not_allowed(v, words), rows)
        elif name == "quote":
            faults.cells(claims, "value", lambda v: len(v.split()) > QUOTED and _TOO_LONG, rows)
        elif name == "date":
            for index in rows:
                if claims["value"][index] != claims["date"][index]:
                    faults.say(claims, index, "value", f"{claims['value'][index]!r} is not the date.")


def _numbers(faults, claims, kinds):
    columns = (kinds, claims["value"], claims["low"], claims["high"])
    for index, (kind, value, low, high) in enumerate(zip(*columns, strict=True)):
        numeric, bound = kind in NUMERIC, low or high
        if numeric and not bound:
            faults.say(claims, index, "low", "a number needs a lower or an upper bound, or both.")
        elif bound and not numeric:
            faults.say(claims, index, "low", "only a number has bounds. Empty the cell.")
        elif kind == "integer" and "." in low + high:
            faults.say(claims, index, "low", f"{low or high!r}: a count is a whole number.")
        elif low and high and float(low) > float(high):
            faults.say(claims, index, "low", f"{low!r} is more than the number in column high.")
        elif numeric and _PLAIN_NUMBER.fullmatch(value):
            _same(faults, claims, index, value, {"low": low, "high": high})
        if numeric and not _SOME_NUMBER.search(value):
            faults.say(claims, index, "value", f"{value!r} is not a number.")


def _same(faults, claims, index, value, bounds):
    """A plain number is its own lower and upper bound: spreadsheets in other languages change one of the three."""
    for end, bound in bounds.items():
        if bound != value and (not bound or float(bound) != float(value)):
            words = f"{bound!r} is not the number {value!r} in column value. Correct one of the two."
            faults.say(claims, index, end, words)


def _qualifiers(faults, tables, kinds):
    claims = tables["claims"]
    options = {*_VOTES, *(thing for name in ("people", "organisations", "documents") for thing in tables[name].ids())}

    def option(value):
        if value and value not in options:
            return f"{value!r} is no option, person, group or document.{nearest(value, sorted(options))}"

    for kind, rows in _where(kinds).items():
        if kind == "none":
            faults.cells(claims, "qualifier", lambda v: v and f"{v!r}: this property takes no qualifier.", rows)
        elif kind in ("issue", "option", "organisation", "place"):
            faults.cells(claims, "qualifier", lambda v: not v and "empty. Say what the value is counted for.", rows)
        if kind == "option":
            faults.cells(claims, "qualifier", option, rows)
        elif kind in THINGS:
            check_ids(faults, tables, claims, "qualifier", THINGS[kind], rows)


def _dates(faults, claims):
    faults.cells(claims, "date", dates.fault)
    real = (text for text in set(claims["date"]) if text and not dates.fault(text))
    spans = {text: [day.isoformat() if day else "" for day in dates.span(text)] for text in real}
    columns = (claims["date"], claims["earliest"], claims["latest"])
    for index, (text, *ends) in enumerate(zip(*columns, strict=True)):
        if ends[1] and ends[0] > ends[1]:
            faults.say(claims, index, "earliest", f"{ends[0]!r} is after the day in column latest.")
        elif spans.get(text, ends) != ends:
            wrong = int(spans[text][0] == ends[0])
            words = f"{ends[wrong]!r} does not follow from the date. Work it out again."
            faults.say(claims, index, ("earliest", "latest")[wrong], words)


def _our_readings(faults, disagreements, claims):
    home = dict(zip(claims["claim_id"], claims["disagreement_id"], strict=True))
    for index, row in enumerate(disagreements.rows()):
        followed = row["our_reading"]
        if followed != "undecided" and home.get(followed) != row["disagreement_id"]:
            words = f"{followed!r} is not one of the claims that clash here."
            faults.say(disagreements, index, "our_reading", words)


def _ranks(faults, claims, single, kinds):
    preferred = {}
    for index, (rank, quarrel) in enumerate(zip(claims["rank"], claims["disagreement_id"], strict=True)):
        if rank != "preferred" and not quarrel:
            faults.say(claims, index, "disagreement_id", "empty. A claim not preferred names its disagreement.")
        elif rank == "preferred" and single[index]:
            claim = {name: cells[index] for name, cells in claims.items()}
            dated = claim["date"] if claim["about_type"] == "series" else ""
            key = (claim["about_id"], claim["property"], claim["qualifier"], dated)
            first = preferred.setdefault(key, claim)
            if first is not claim and not _agree(first, claim, kinds[index]):
                faults.say(claims, index, "rank", _SECOND.format(first["claim_id"]))


def _agree(one, other, kind):
    """Two claims agree if their numbers are equal, one date lies within the other, or the texts are the same."""
    if kind == "date":
        if dates.fault(one["date"]) or dates.fault(other["date"]):
            return True  # which is a fault of its own
        a, b = dates.span(one["date"]), dates.span(other["date"])
        return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    if kind in NUMERIC:
        ends = [(one[end] or "nan", other[end] or "nan") for end in ("low", "high")]
        return all(here == there or float(here) == float(there) for here, there in ends)
    return one["value"] == other["value"]


def _told_ids(faults, stories):
    """A claim that the words of a story name is among those that the row rests on."""
    for index, (words, behind) in enumerate(zip(stories["label"], stories["claim_ids"], strict=True)):
        for claim_id in set(re.findall(r"\b[A-Z]{4}-\d{3}[a-z]?\b", words)) - set(behind.split()):
            faults.say(stories, index, "label", f"{claim_id!r} is not in column claim_ids. Add it there.")


def _one_work(faults, works):
    """A source belongs to one work, or its claims would be counted twice."""
    home = {}
    for index, (work, sources) in enumerate(zip(works["work_id"], works["source_ids"], strict=True)):
        for source in sources.split():
            if home.setdefault(source, work) != work:
                words = f"{source!r} is already a part of the work {home[source]!r}. Name it once."
                faults.say(works, index, "source_ids", words)


def _members(faults, tables):
    """The members of a grouping are known: by the id of a thing, as a kind or a qualifier that is in use."""
    groupings = tables["groupings"]
    in_use = {
        "kind": {kind for table in tables.values() for kind in table.get("kind", ())},
        "qualifier": {*tables["claims"]["qualifier"], *tables["silences"]["qualifier"]},
    }
    for kind, rows in _where(groupings["member_type"]).items():
        if kind in MEMBERS:
            check_ids(faults, tables, groupings, "member", MEMBERS[kind], rows)
        elif kind in in_use:
            words = sorted(in_use[kind])

            def fault(value, kind=kind, words=words):
                return value not in words and f"no row has the {kind} {value!r}.{nearest(value, words)}"

            faults.cells(groupings, "member", fault, rows)


def _where(values):
    return gathered(values, range(len(values)))

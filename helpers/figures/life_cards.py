"""Tell a life from the claims: the work before what was done to the person. And the roll of names that opens to it."""

from collections.abc import Iterable, Mapping

from helpers import evidence, page
from helpers.figures.tables import KNOWN
from helpers.page import Part, Shown
from helpers.readings import Dataset, date_words, load
from helpers.readings.lives import COERCION, accused, from_a_case
from helpers.readings.stories import default, grouping, story
from helpers.readings.wording import value_words
from helpers.words import known, listed, named, plural

OPEN = 6  # lines of a section that need no fold
FAMILY, REPRESSION, AFTER = "Family", "Repression", "After"
Row = Mapping[str, object]


def life_card(person: str, data: Dataset | None = None) -> Shown:
    """Tell what the claims say of one person: work, ideas, choices, family, repression, and what came after.

    Args:
        person (str): The id of a person, such as "nikolaenko".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: Every claim about the person with its id, its doubts and what other sources say; what was looked for and
            not found; a charge as "accused of". What comes out of a case carries the line `COERCION`.

    Raises:
        KeyError: If the person is not known; the nearest ids are suggested.

    Examples:
        >>> repr(life_card("nikolaenko")).splitlines()[0]
        'Nikolaenko, I. I. (Николаенко И. И.)'
    """
    data = data or load()
    known("person", person, data.rows("people"))
    told = {head: lines for head, lines in _Life(person, data).sections().items() if lines}
    untold = [head.lower() for head in dict.fromkeys(grouping(data, "life")["group"]) if head not in told]
    last = page.paragraph(f"Of {listed(untold)} nothing is told here." if untold else "")
    return Shown(page.card(_name(person, data), *(_section(head, lines) for head, lines in told.items()), last))


def roll(people: str | Iterable[str] | None = None, data: Dataset | None = None) -> Shown:
    """Read out names by the alphabet; each opens to the life of the person.

    Args:
        people (str or list of str, optional): A case, as `accused` takes it, or ids of people; the case of 1935 where
            nobody is named.
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Shown: The names, each of which opens to a life; then how many they are and on which claims the roll rests.

    Raises:
        KeyError: If the case or a person is not known; the nearest are suggested.

    Examples:
        >>> repr(roll(["lutovinov", "kollontai"])).splitlines()[1]
        '- Kollontai, Aleksandra Mikhailovna (Коллонтай Александра Михайловна)'
    """
    data = data or load()
    people = default(data, "case") if people is None else people
    case = people if isinstance(people, str) else ""
    people = accused(people, data) if case else named("person", people, data.rows("people"))
    lives = {_name(person, data): life_card(person, data).part for person in people}
    lives = dict(sorted(lives.items(), key=lambda named: named[0].casefold()))
    title = f"The roll of names: accused in the {case}" if case else "The roll of names"
    folds = page.stack(page.listing(page.fold(name, life) for name, life in lives.items()), cls="wo-names")
    head, count = page.paragraph(f"**{title}**"), page.paragraph(_count(case, len(people), data))
    text = [title, *(f"- {name}" for name in lives), count.text, *(f"\n{life.text}" for life in lives.values())]
    return Shown(Part(page.stack(head, folds, count).html, "\n".join(text)))


def _name(person: str, data: Dataset) -> str:
    row = data.rows("people")[person]
    return f"{row['name']} ({row['name_ru']})" if row["name_ru"] else row["name"]


def _count(case: str, names: int, data: Dataset) -> str:
    if not case:
        return f"{plural(names, 'name')}."
    charges = data.claims["property"].eq("accused_of") & data.claims["qualifier"].eq(case)
    told = f"{plural(names, 'name')}, from {plural(int(charges.sum()), 'claim')}"
    return f"{told}: each stands in the life under the name. A charge is not a finding."


def _section(head: str, lines: list[str]) -> Part:
    body, open_at_once = page.listing(map(page.inline, lines)), page.paragraph(f"**{head}**")
    return page.fold(f"**{head}**: {len(lines)} lines", body) if len(lines) > OPEN else page.stack(open_at_once, body)


class _Life:
    """What the claims say of one person, sorted under headings."""

    def __init__(self, person: str, data: Dataset) -> None:
        self.person, self.data = person, data
        order = grouping(data, "life").set_index("member")
        self.heads, self.labels = order["group"].to_dict(), order["label"].to_dict()
        self.forced = set(grouping(data, "forced")["member"])
        own = data.claims.loc[data.claims["about_id"].eq(person), "claim_id"]
        self.own = {claim_id: data.rows("claims")[claim_id] for claim_id in own}

    def sections(self) -> dict[str, list[str]]:
        """Give the lines under each heading, the oldest first."""
        rows = self._rows()
        lines = {head: [] for head in dict.fromkeys(self.heads.values())}
        for row in rows:
            told_there = from_a_case(self.data, row)
            head = REPRESSION if told_there else self._head_of(row["property"], row["claim_ids"].split())
            lines[head].append(self._line(row))
        lines[FAMILY] += self._named_as_family()
        for row in evidence.silences(self.person, self.data).to_dict("records"):
            looked = f"{self._kind(row['property'], row['qualifier'])}: {row['reason']}. {row['looked_where']}"
            lines[self._head_of(row["property"], [row["qualifier"]])].append(looked)
        if any(from_a_case(self.data, row) for row in rows):
            lines[REPRESSION].insert(0, f"What is marked “from a case”: {COERCION}")
        lines[AFTER] += self._withdrawn(lines)
        return lines

    def _rows(self) -> list[dict[str, object]]:
        settled, after = self.data.settled(), [name for name, head in self.heads.items() if head == AFTER]
        rows = settled[settled["about_type"].eq("person") & settled["about_id"].eq(self.person)]
        late = rows["property"].map({name: place for place, name in enumerate(after)}).fillna(-1)
        return rows.assign(late=late).sort_values(["late", "earliest", "claim_ids"]).to_dict("records")

    def _head_of(self, name: str, members: list[str]) -> str:
        """A place where somebody had to live, or an end under arrest, is a part of the repression."""
        return REPRESSION if self.forced.intersection(members) else self.heads.get(name, AFTER)

    def _line(self, row: Row) -> str:
        """One statement: its date, the kind of thing, its words, its doubts, its claims, and who says otherwise."""
        dated = self.data.rows("properties")[row["property"]]["value_type"] == "date"
        when = f"{date_words(row['date'])}. " if row["date"] and not dated else ""
        case = "From a case. " if from_a_case(self.data, row) else ""
        ids = row["claim_ids"].split()
        notes = filter(None, dict.fromkeys(self.own[claim_id]["note"] for claim_id in ids))
        words = " ".join(map(_ended, [f"{when}{case}{self._label(row)}: {value_words(self.data, row)}", *notes]))
        doubts = [row["certainty"] if row["certainty"] in ("weak", "contested") else "", KNOWN.get(row["how_known"])]
        return f"{words} [{', '.join(filter(None, [*ids, *doubts]))}]{self._otherwise(row)}"

    def _label(self, row: Row) -> str:
        return self._kind(row["property"], self.data.names().get(row["qualifier"], row["qualifier"]))

    def _kind(self, name: str, qualifier: str) -> str:
        words = self.labels.get(name) or name.replace("_", " ").capitalize()
        return f"{words} ({qualifier})" if qualifier else words

    def _otherwise(self, row: Row) -> str:
        """What rival sources say of the same thing, side by side; or the question on which sources clash."""
        ids = row["claim_ids"].split()
        clash = self.own[ids[0]]["disagreement_id"]
        quarrel = evidence.quarrel(self.own[ids[0]], self.data)
        if clash and not quarrel:  # only a slip says otherwise
            return ""
        rivals = {claim_id: self.own[claim_id] for claim_id in row["rival_ids"].split()}
        for claim_id, claim in self.own.items() if clash else ():
            same = claim["disagreement_id"] == clash and claim["property"] == row["property"]
            if same and claim_id not in ids and claim["value"] not in row["value"].split(" or "):
                rivals[claim_id] = claim
        told = [f"{value_words(self.data, one).rstrip('.')} [{name}{_slip(one)}]" for name, one in rivals.items()]
        question = f" In question: {quarrel['question']}" if quarrel else ""
        return f" Other sources: {'; '.join(told)}." if told else question

    def _named_as_family(self) -> list[str]:
        """Those whom the claims call relatives of this person."""
        kin = story(self.data, "relatives")
        ids = " ".join(kin.loc[kin["people"].str.split().map(lambda people: self.person in people), "claim_ids"])
        claims, names = (self.data.rows("claims")[claim_id] for claim_id in ids.split()), self.data.names()
        return [
            f"{claim['qualifier'].capitalize()} of {names[claim['about_id']]}, of whom the claim notes: "
            f"{claim['note']} [{claim['claim_id']}, {claim['certainty']}]"
            for claim in claims
        ]

    def _withdrawn(self, lines: dict[str, list[str]]) -> list[str]:
        """Statements that only a slip makes, where sources clash over it: kept, and said to be one."""
        shown = " ".join(line for found in lines.values() for line in found)
        return [
            f"{self._label(claim)}: {_ended(value_words(self.data, claim))} {claim['note']} [{claim_id}{_slip(claim)}]"
            for claim_id, claim in self.own.items()
            if claim_id not in shown and evidence.quarrel(claim, self.data)
        ]


def _slip(claim: Row) -> str:
    return ", shown to be a slip" if claim["rank"] == "withdrawn" else ""


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."

"""A page for each thing of the dataset: what is claimed of it, by whom, how surely, what clashes, what is missing."""

from collections import defaultdict

import helpers as wo
from helpers import page
from helpers.evidence import silences
from helpers.figures.documents import read
from helpers.page import Part, element, letters
from helpers.readings.wording import sentence
from helpers.work.said import claim_words
from reading import places
from reading.places import KINDS

NOT_FOUND = "No claim here says anything of it."


class Things:
    """The pages of all things: the place, the title and the HTML of each."""

    def __init__(self, data, lessons):
        """Take the dataset, and for each lesson its name, title, claims in the order of their numbers, and terms."""
        self.data, self.names, self.lessons = data, data.names(), lessons
        self.claims = data.rows("claims")
        keys = ("about_id", "source_id", "disagreement_id", "value")
        self.by_thing, self.by_source, self.by_quarrel, self.by_value = map(self._by, keys)
        self.missing = dict(list(silences(data=data).groupby("about_id")))
        self.used = defaultdict(list)
        for lesson in lessons:
            for number, claim_id in enumerate(lesson.claims, start=1):
                self.used[claim_id].append((lesson, number))

    def _by(self, key):
        found = defaultdict(list)
        for claim_id, row in self.claims.items():
            found[row[key]].append(claim_id)
        return found

    def pages(self, only=None):
        """Give each page: its place, without its ending, its title and its HTML; `only` those of some things."""
        for kind in KINDS:
            rows = {thing: row for thing, row in self.data.rows(kind).items() if only is None or thing in only}
            for thing, row in rows.items():
                body = getattr(self, f"_{kind}", self._thing)(thing, row)
                yield f"{kind}/{thing}", self.title(kind, thing, row), self._page(kind, body)
            yield f"{kind}/index", KINDS[kind], self._list(kind, rows)

    def title(self, kind, thing, row):
        """Give what a page is called, on one line."""
        key = {"disagreements": "question", "sources": "title", "glossary": "term"}.get(kind)
        return " ".join((row[key] if key else self.names[thing]).split())

    def _page(self, kind, parts):
        inside = "".join(str(part.html if isinstance(part, Part) else part) for part in parts if part)
        back = element("p", places.link("index.html", f"All: {KINDS[kind]}"))
        return places.linked(places.without_look(f'<div class="wo">{inside}{back}</div>'))

    def _list(self, kind, rows):
        items = sorted((self.title(kind, thing, row), f"{thing}.html") for thing, row in rows.items())
        links = (element("li", element("a", letters(title), href=place)) for title, place in items)
        return element("p", f"{len(rows)} in all.") + "\n" + element("div", element("ul", *links), cls="wo wo-list")

    # -- one kind each ---------------------------------------------------------------------------------

    def _thing(self, thing, row):
        russian = row.get("name_ru")
        return [
            page.paragraph(russian) if russian else "",
            *self._told(self.by_thing[thing]),
            *self._named_by(thing),
            *self._quarrels(self.by_thing[thing]),
            *self._missing(thing),
        ]

    def _people(self, thing, row):
        return [element("h2", "The life in claims"), wo.life_card(thing, self.data).part, *self._thing(thing, row)]

    def _documents(self, thing, row):
        texts = [text_id for text_id, text in self.data.rows("texts").items() if text["document_id"] == thing]
        shown = [element("h2", "To read"), *(read(text_id, self.data).part for text_id in texts)] if texts else []
        return [*shown, *self._thing(thing, row)]

    def _disagreements(self, thing, row):
        ours = row["our_reading"]
        return [
            page.named("What we follow", ours),
            page.named("Why", row["why"]),
            page.named("What would change it", row["would_change_if"]),
            *self._told(self.by_quarrel[thing], anchors=False),
        ]

    def _sources(self, thing, row):
        address = places.link(row["url"], row["url"]) if row["url"] else ""
        told = {
            "To cite it": wo.cite(thing, self.data),
            "Made for": row["made_for"],
            "Where its maker stands": row["stance"],
            "How it was had": row["access"],
            "Rights": row["rights"],
        }
        return [
            *(page.named(name, words) for name, words in told.items() if words),
            element("p", address) if address else "",
            *self._told(self.by_source[thing], anchors=False),
        ]

    def _glossary(self, thing, row):
        used = [lesson for lesson in self.lessons if thing in lesson.terms]
        links = [
            element("li", places.link(f"../lessons/{lesson.name}.html#term-{thing}", lesson.title)) for lesson in used
        ]
        return [
            page.named(row["russian"], row["transliteration"]),
            page.paragraph(row["meaning"]),
            *([element("h2", "Lessons that use it"), element("ul", *links)] if links else []),
        ]

    # -- what pages share ------------------------------------------------------------------------------

    def _told(self, claim_ids, anchors=True):
        """What is claimed: a card each where the claim is at home, a line each elsewhere."""
        if not claim_ids:
            return [page.paragraph(NOT_FOUND)]
        told = [self._home(one) if anchors else self._line(one) for one in claim_ids]
        return [element("h2", "What is claimed"), element("ul", *told, cls="wo-claims")]

    def _home(self, claim_id):
        row = self.claims[claim_id]
        source = places.link(f"../sources/{row['source_id']}.html", claim_words(claim_id, self.data))
        used = [
            places.link(f"../lessons/{lesson.name}.html#cite-{number}", f"lesson {lesson.number}, note {number}")
            for lesson, number in self.used[claim_id]
        ]
        quarrel = row["disagreement_id"]
        lines = [
            element("p", element("strong", claim_id), " ", letters(sentence(self.data, row))),
            element("p", source, cls="wo-small"),
            element("p", "Used in ", *_between(used), cls="wo-small") if used else "",
            element(
                "p",
                "Sources clash: ",
                places.link(f"../disagreements/{quarrel}.html", self.data.rows("disagreements")[quarrel]["question"]),
                cls="wo-small",
            )
            if quarrel
            else "",
            element("p", "Note: ", letters(row["note"]), cls="wo-small") if row["note"] else "",
        ]
        return element("li", *lines, id=claim_id)

    def _line(self, claim_id):
        return element("li", f"{claim_id}: ", letters(sentence(self.data, self.claims[claim_id])))

    def _named_by(self, thing):
        """Claims on other things whose value is this one."""
        found = self.by_value.get(thing, [])
        return [element("h2", "Where it is named"), element("ul", *map(self._line, found))] if found else []

    def _quarrels(self, claim_ids):
        asked = self.data.rows("disagreements")
        found = dict.fromkeys(self.claims[one]["disagreement_id"] for one in claim_ids)
        links = [
            element("li", places.link(f"../disagreements/{one}.html", asked[one]["question"])) for one in found if one
        ]
        return [element("h2", "Where sources clash"), element("ul", *links)] if links else []

    def _missing(self, thing):
        if thing not in self.missing:
            return []
        rows = self.missing[thing].itertuples()
        told = (element("li", letters(f"{row.reason}: {row.looked_where}")) for row in rows)
        return [element("h2", "What was looked for and not found"), element("ul", *told)]


def _between(links):
    return [piece for link in links for piece in (", ", link)][1:]

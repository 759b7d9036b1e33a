"""The pages that are neither a lesson nor a thing: the front, the years, the places, how it was made."""

import re
import shutil
from pathlib import Path
from string import Template

import address
from markupsafe import Markup

import helpers as wo
from helpers.figures.map import Map
from helpers.page import Cell, element, figure, letters, table
from helpers.readings import date_words
from helpers.readings.places import distance, land
from helpers.words import listed
from reading import places
from reading.lessons import with_files

ROOT = Path(__file__).resolve().parent.parent.parent
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")
WEST, EAST = 5, 80  # degrees: from Norway to Siberia; what lies farther off stands in the list
APART = 150  # kilometres: what lies nearer to a town of which more is told stands in the list alone
WRITTEN = Path(__file__).parent / "pages"


def pages(data, lessons, pictures):
    """Give the text of each page by its place."""
    told = {
        "index": _front(lessons),
        "evidence": _evidence(),
        "years": {"table": places.raw(element("div", _years(data), cls="wo"))},
        "places": {"map": _maps(data, pictures), "list": places.raw(element("div", *_places(data), cls="wo"))},
        "made": {"sheet": _sheet()},
    }
    for name, words in told.items():
        yield name, Template((WRITTEN / f"{name}.md").read_text(encoding="utf-8")).substitute(words)


def downloads(folder):
    """Put what can be taken away into a folder: the tables as one zip, and the bibliography."""
    folder.mkdir(parents=True)
    shutil.make_archive(str(folder / "data"), "zip", ROOT, "data")
    shutil.copy(ROOT / "data" / "bibliography.json", folder)


def _front(lessons):
    links = (
        f"{lesson.number}. [{lesson.title}](lessons/{lesson.name}.ipynb). {lesson.question} "
        f"[Run it on Binder]({address.on_binder(lesson.name)})"
        for lesson in lessons
    )
    toc = (f"{lesson.number}. {lesson.title} <lessons/{lesson.name}>" for lesson in lessons)
    return {"lessons": "\n".join(links), "toc": "\n".join(toc)}


def _evidence():
    links = (places.link(f"{kind}/index.html", name) for kind, name in places.KINDS.items())
    return {"lists": "\n".join(f"- {link}" for link in links)}


def _years(data):
    """All dated events and documents, in the order of their days."""
    claims, names = data.claims, data.names()
    told = claims["about_type"].isin(["event", "document"]) & claims["date"].ne("") & claims["rank"].eq("preferred")
    dated = claims[told].sort_values(["earliest", "about_id"]).drop_duplicates(["about_id", "date"])
    rows = []
    for row in dated.itertuples():
        name = names[row.about_id]
        link = places.link(places.page_of(row.claim_id), name)
        rows.append([date_words(row.date), Cell(link, name)])
    return table(["When", "What"], rows, "Events and documents by date")


def _maps(data, pictures):
    """The centres of the group, and every town that a claim names, each with how many things are told of it."""
    shown = Markup("").join([wo.strongholds(data).part.html, figure(_everything(data)).html])
    html = places.linked(places.without_look(str(element("div", shown, cls="wo"))), "")
    return places.raw(with_files(html, pictures, ""))


def _everything(data):
    told = data.claims.groupby("place_id")["about_id"].nunique().rename("things")
    towns = data.table("places").set_index("place_id").join(told, how="inner").sort_values("things", ascending=False)
    towns = towns[towns["longitude"].between(WEST, EAST)]
    rows = towns.to_dict("records")
    alone = [all(distance(town, other) >= APART for other in rows[:place]) for place, town in enumerate(rows)]
    drawn = towns[alone].reset_index(drop=True)
    drawn = drawn.assign(label=drawn["name_1921"] + drawn["things"].map(" ({})".format), state="claim")
    count = len(drawn)
    key = {"claim": f"a place that claims name, and how many things they tell of there ({count} places)"}
    alt = f"Map of {count} places from Norway to Siberia. The most is told of {listed(drawn['name_1921'][:4])}."
    return Map(drawn, key, land(), data.table("map_names")).part("Every place on one map.", alt)


def _places(data):
    """All places, each with the things that claims put there."""
    names, claims = data.names(), data.claims
    for place_id, place in sorted(data.rows("places").items(), key=lambda pair: pair[1]["name_1921"]):
        here = claims[claims["place_id"].eq(place_id)].drop_duplicates("about_id")
        links = [places.link(places.page_of(row.claim_id), names[row.about_id]) for row in here.itertuples()]
        now = place["name_now"]
        now = f", now {now}" if now not in ("", place["name_1921"]) else ""
        head = element("summary", letters(f"{place['name_1921']}{now}: {len(links)}"))
        if links:
            yield element("details", head, element("ul", *(element("li", link) for link in links)))


def _sheet():
    """The datasheet of the dataset, without its title; its own links lead to files that are not here."""
    sheet = (ROOT / "data" / "DATASHEET.md").read_text(encoding="utf-8").split("\n", 1)[1]
    return places.linked(LINK.sub(r"\1", sheet), "")

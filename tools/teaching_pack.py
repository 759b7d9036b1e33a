"""Make the printed half of the teacher's pack from the lessons, the data and teaching/: pages and PDFs.

    python3 start.py teaching   build/teaching: one page and one PDF a lesson on A4 and on Letter, and one for all

The PDFs need Chromium or Chrome: Firefox leaves out the foot of a page, with its number, and Playwright gives it too
small a paper. Without one the pages are made all the same, to be printed from any browser.
"""

import os
import re
import shutil
import sys
from itertools import groupby
from pathlib import Path

import editions
from browser import BROWSER, FIREFOX
from markupsafe import Markup
from playwright.sync_api import sync_playwright
from teaching.forms import MARKDOWN, Sheet, prose
from teaching.sheets import TEACHING, Lesson

import helpers as wo
from helpers.page import Cell, element, look, table

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "build" / "teaching"
PAPERS = {"A4": (680, 1005), "Letter": (702, 938)}  # pixels between the margins
# A sheet whose last page would be nearly empty is set smaller or larger, until that page is gone or well filled.
# A plan keeps to one page (`one`), what pupils write on to both sides of one (`both`).
# Columns of the size of a page break where the pages will: each part of a sheet is then in the column of its page.
FIT = """([wide, high]) => {
    const sizes = [1, 0.97, 1.03, 0.94, 1.06, 0.91, 1.09, 0.88, 1.12, 0.85, 0.82, 0.79]
    function laid(sheet, size) {  // the last page of a sheet, and how far down it goes
        const page = { width: wide / size + "px", height: high / size + "px", columnWidth: wide / size + "px" }
        Object.assign(sheet.style, page, { columnGap: 0, columnFill: "auto", zoom: size })
        const edge = sheet.getBoundingClientRect()
        const blocks = [...sheet.querySelectorAll("h2, h3, p, li, tr, img, .line")]
        const parts = blocks.flatMap((one) => [...one.getClientRects()])
        const pages = parts.map((part) => Math.floor((part.left - edge.left + 1) / wide))
        const last = Math.max(...pages)
        const ends = parts.filter((_, at) => pages[at] === last).map((part) => part.bottom - edge.top)
        return [last, Math.max(...ends) / high]
    }
    for (const sheet of document.querySelectorAll(".sheet")) {
        const most = sheet.matches(".one") ? 0 : sheet.matches(".both") ? 1 : Infinity
        const fits = ([last, down], most) => last <= most && (!last || down > 0.4)
        const full = [most, Infinity].map((most) => sizes.find((size) => fits(laid(sheet, size), most)))
        const page = { width: "", height: "", columnWidth: "", columnGap: "", columnFill: "" }
        Object.assign(sheet.style, page, { zoom: full.find(Boolean) ?? 1 })
    }
}"""
LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")  # which paper does not open
RANGE = re.compile(r"(?<=\d)-(?=\d)")  # from a number to a number: not to be broken
COPIED = {
    "A class agreement": "To copy: one for the class, to sign",
    "A note to parents and carers": "To copy: one a home",
    "Safeguarding card": "For the teacher: to fill in and keep",
}
PLACE = '<span data-lesson="{}"></span>'  # of the first page of a lesson
COUNT = """(starts) => {
    for (const place of document.querySelectorAll("[data-lesson]")) place.textContent = starts[place.dataset.lesson]
}"""
PAGE = re.compile(rb"/Type\s*/Page\b")
FOOT = """@page {} {{
    @bottom-left {{ content: "{}. The Workers' Opposition: a course in notebooks. Text CC BY 4.0." }}
    @bottom-right {{ content: counter(page) " / " counter(pages) }}
}}"""


def whole(title, body):
    """Give a page that stands alone, to print; the foot of a sheet says of which lesson it is."""
    css = (Path(__file__).parent / "teaching" / "print.css").read_text(encoding="utf-8")
    lessons = dict.fromkeys(re.findall(r"page: (lesson-(\d\d))", body))
    feet = [FOOT.format("", title), *(FOOT.format(name, f"Lesson {int(number)}") for name, number in lessons)]
    css += "\n".join(feet)
    head = Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width">')
    styles = Markup(look()) + element("style", Markup(css))
    inside = element("head", head, element("title", title), styles) + element("body", body)
    return f"<!DOCTYPE html>\n{element('html', inside, lang='en')}\n"


def poster(path):
    """Give the cast and the years of lesson 0 as a poster, everybody's name in Russian too."""
    cells = {cell.id: cell.source.replace("| here |", "| 0 |") for cell in editions.written_lesson(path).cells}
    for person in wo.load().rows("people").values():
        russian, name = person["name_ru"].split(" ")[0], person["name"].split(",")[0]
        cells["cast"] = re.sub(rf"(?<=\*)((?:\w+ )?{re.escape(name)}\*\*) \|", rf"\1 ({russian}) |", cells["cast"])
    return [
        Sheet(name, "For the wall", (prose(cells[cell]),), "wall one").html("Lesson 0", "")
        for name, cell in (("Twenty years", "years"), ("Who is who", "cast"))
    ]


def contents(lessons):
    """Give the first page of all lessons; the numbers of its pages come when the lessons are printed."""
    rows = [[str(int(one.number)), one.title, Cell(Markup(PLACE).format(one.number), "")] for one in lessons]
    head = element("h2", "All lessons: the sheets")
    return element("section", head, element("div", table(["Lesson", "Title", "Page"], rows), cls="wo"), cls="sheet")


def parts(text):
    """Give a text of the teacher's as sheets: what pupils sign and what parents get is one of its own, to copy."""
    text = LINK.sub(r"\1", RANGE.sub("\N{NON-BREAKING HYPHEN}", text))
    pieces = re.split(r"^(?=## )", text, flags=re.M)
    for whom, group in groupby(pieces, lambda piece: COPIED.get(piece[3:].split("\n")[0])):
        said = Markup(MARKDOWN.render("".join(group)))
        head = element("p", whom, cls="whom") if whom else ""
        yield element("section", head, said, cls="sheet large one" if whom else "sheet")


def pages():
    """Give all pages: their names, titles and bodies."""
    sources = editions.sources()
    lessons = [Lesson(path) for path in sources]
    for name in ("guide", "rubrics", "care", "technician"):
        text = (TEACHING / f"{name}.md").read_text(encoding="utf-8")
        title = text.split("\n")[0].removeprefix("# ")
        yield name, title, Markup("").join(parts(text))
    yield "poster", "Cast and years", Markup("").join(poster(sources[0]))
    made = [lesson.all() for lesson in lessons]
    for lesson, body in zip(lessons, made, strict=True):
        yield f"lesson_{lesson.number}", f"Lesson {int(lesson.number)}", body
    yield "all_lessons", "All lessons", Markup("").join([contents(lessons), *made])


def hindrance():
    """Say what keeps the PDFs from being printed and what to do, if anything does."""
    if FIREFOX:
        return "WO_BROWSER names a Firefox: let it name a Chromium or Chrome"
    return None if BROWSER else "no Chromium or Chrome was found: install one"


def printed(files):
    """Print pages as PDF on both papers."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page, starts, ends = chromium.new_page(), {paper: {} for paper in PAPERS}, dict.fromkeys(PAPERS, 1)
        for file in files:
            page.goto(file.as_uri())
            page.emulate_media(media="print")
            for paper, (wide, high) in PAPERS.items():
                page.set_viewport_size({"width": wide, "height": high})
                page.evaluate(FIT, [wide, high])
                page.evaluate(COUNT, starts[paper])
                made = page.pdf(path=file.with_name(f"{file.stem}_{paper}.pdf"), format=paper)
                if file.stem.startswith("lesson_"):
                    starts[paper][file.stem[-2:]] = ends[paper] + 1
                    ends[paper] += len(PAGE.findall(made))
        chromium.close()


def main():
    """Make the pack and say where it lies."""
    os.environ["WO_MY_WORK"] = str(TARGET / "none")  # nobody's answers are shown
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    files = []
    for name, title, body in pages():
        file = TARGET / f"{name}.html"
        file.write_text(whole(title, body), encoding="utf-8")
        files.append(file)
        print(f"made {file.name}", flush=True)
    lacking = hindrance()
    if not lacking:
        printed(files)
    shutil.make_archive(str(TARGET), "zip", TARGET.parent, TARGET.name)
    told = f"no PDF, since {lacking}, or print the pages from a browser" if lacking else "its PDFs too"
    print(f"The teacher's pack is in {TARGET}, {told}.\nTo copy it: {TARGET}.zip")
    return 0


if __name__ == "__main__":
    sys.exit(main())

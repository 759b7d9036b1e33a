"""The sheets of one lesson that are copied, read aloud or projected, in the order in which a lesson uses them."""

import re

import editions
from markupsafe import Markup

import helpers as wo
from helpers.figures.cards import side_by_side
from helpers.page import element, inline, letters, table
from teaching import forms
from teaching.forms import READ, Sheet, document, form, lines, numbered, on_paper, passages, prose, without_folds

YOU, PUPIL, PAIR = "To copy: one for you", "To copy: one a pupil", "To copy: one a pair"
ID = re.compile(r"\b[A-Z]{4}-\d{3}[a-z]?\b")
PREDICTED = re.compile(r"<li>([^<]*turn the page[^<]*)</li>")
SCREEN = "-coder"  # checks that need Python
NOBODY = "Nobody collects it"  # how a lesson promises that a text stays private
CASE = "Moscow case, 1935"


def of_lesson(lesson):
    """Give the sheets of a lesson that have something on them."""
    makers = (
        before, story, checks, documents, predict, twin, cards, organiser, writing, marking, keep, names, quiet, words,
        quick,
    )  # fmt: skip
    return [sheet for sheet in (maker(lesson) for maker in makers) if sheet and any(sheet.parts)]


def before(lesson):
    """Give what is read aloud before a lesson on hard things."""
    return Sheet("Before you begin", YOU, (prose(lesson.text("content-note")),), "loud before")


def story(lesson):
    """Give scene and story, or the task where a lesson has no story, with numbered paragraphs."""
    told = "\n\n".join(map(lesson.text, ("scene", "story", "task-text")))
    what = "story" if lesson.text("story") else "task"
    return Sheet(f"To read aloud: the {what}", YOU, (numbered(prose(told)),), "story")


def checks(lesson):
    """Give the checks without their answers."""
    asked = (form(one) for one in lesson.checks() if not one.id.endswith((SCREEN, "-mark")))
    return Sheet("Checks", PAIR, tuple(asked), fill=True)


def documents(lesson):
    """Give the documents of the lesson, with what the lesson says around them and before the decision."""
    if not READ.search(lesson.code):
        return None
    parts, lead, shown = [], "", READ.findall(lesson.code)
    for name, cell in lesson.cells.items():
        texts = READ.findall(cell.source) if cell.cell_type == "code" else []
        if texts:
            parts.append(element("div", lead, document(texts[0]), cls="together"))
            parts += map(document, texts[1:])
            lead = ""
        elif name.startswith(("documents", "clash")):
            parts.append(lead)
            lead = element("div", prose(cell.source.split("<details>")[0]), cls="together")
    return Sheet("Documents", PAIR, (forms.answerable([*parts, lead, *forms.beside(shown)]),))


def predict(lesson):
    """Give what is predicted before one turns the page, on a sheet without the answers."""
    parts = [element("div", _halves(one)[0], cls="wo twin") for one in lesson.twins if _halves(one)[0]]
    return Sheet("Predict first", PAIR, tuple(parts), fill=True)


def _halves(twin):
    """Give the figure and the task of a prediction, if a page to fill in has one, and the rest of the page."""
    page = without_folds(twin.part)
    task = PREDICTED.search(page)
    first, end, rest = page.replace(task[0], "").partition("</figure>") if task else ("", "", page)
    return (first + end + element("p", task[1]) if task else ""), rest


def twin(lesson):
    """Give what can be tried on screen, as a page to fill in."""
    parts = [element("div", _halves(one)[1], cls="wo twin") for one in lesson.twins]
    if "wo.practice_sheet()" in lesson.code:
        parts = [prose(lesson.text("documents")), element("div", wo.practice_sheet().part, cls="wo twin rows"), *parts]
    return Sheet("On paper", PAIR, tuple(parts), fill=True)


def cards(lesson):
    """Give the claims that may be cited, and those that the sample answers cite, as cards to cut out."""
    rows = "\n".join(re.findall(r"^\|.*", lesson.text("judge"), re.M))
    if not ID.search(rows):
        return None
    told = " ".join([rows, *lesson.plan.get("cards", []), lesson.text("samples"), lesson.text("model")])
    ids = list(dict.fromkeys(ID.findall(told)))
    blank = element("section", element("h3", "My own card"), *["What it says:", lines(2), "Who says it:", lines(1)])
    blank = Markup(str(blank).replace("<section>", '<section class="wo-card">'))
    shown = "".join(without_folds(one.part, "Where it stands") for one in side_by_side(ids))
    whole = Markup(re.sub(r"</div>$", "", shown)) + blank * (1 + -(len(ids) + 1) % 3) + Markup("</div>")
    return Sheet("Evidence cards", "To copy: one a pair, to cut out", (element("div", whole, cls="wo cards"),))


def organiser(lesson):
    """Give a form of three columns, to sort claims and lines before one writes."""
    heads = element("tr", *(element("th", letters(head), scope="col") for head in lesson.plan["organiser"]))
    rows = [element("tr", *[element("td")] * 3)] * 6
    asked = element("p", inline("Put each claim or line where it belongs, with its number. Some belong in two places."))
    task = re.search(r"^## (.+ .+)$", lesson.text("judge"), re.M)
    parts = (
        element("p", element("strong", letters(task[1] if task else lesson.question))),
        asked,
        element("table", heads, *rows),
    )
    return Sheet("Organiser", PAIR, parts, "organiser one", fill=True)


def writing(lesson):
    """Give prediction, decision record and closing text with lines to write on, and beginnings of sentences."""
    bold = re.findall(r"\*\*(.+?)\*\*", lesson.text("scene"))
    pieces = lesson.text("judge").split("\n\n")
    task = next(piece for piece in pieces if "**" in piece and not piece.startswith(("- ", "|", "#")))
    asked = []
    for name in ("hook", "question", "sides", "decision", "task", "text", "exit"):
        question, told, long = lesson.asked.get(f"{lesson.number}-{name}"), "", 0
        if not question:
            continue
        if name == "hook" and bold and len(bold[-1].split()) > 2 * len(question.text.split()):
            told = prose(bold[-1])
        if name == "task":
            told, long = prose(on_paper(task)), 20 if re.search("200 words|120 words", task) else 12
        asked.append(form(question, told, long).html)
        if name == "task" and not any(field["ticks"] for field in question.fields):
            asked[-1] += Markup("").join(element("p", "☐ ", inline(tick), cls="tick") for tick in _ticks(lesson))
    frames = element("ul", *(element("li", letters(frame)) for frame in lesson.plan["frames"]))
    parts = *asked[:-2], element("h3", "To begin a sentence"), frames, *asked[-2:]
    return Sheet("To write on", "To copy: one a pupil, both sides", parts, "both", fill=True)


def marking(lesson):
    """Give the two samples, to be marked with the five lines."""
    mark = lesson.asked.get(f"{lesson.number}-mark")
    if not mark:
        return None
    texts = [part for which in "AB" for part in (element("h3", f"Answer {which}"), prose(lesson.sample(which)))]
    earned = table(["The line", "A", "B"], [[tick, "☐", "☐"] for tick in _ticks(lesson)])
    asked = element("p", element("strong", f"{mark.id}. "), inline(mark.text))
    why = element("p", "Why? One sentence for each answer.")
    parts = *texts, element("div", earned, cls="wo"), asked, why, lines(4)
    return Sheet("Two answers to mark", PUPIL, parts, fill=True)


def _ticks(lesson):
    """Give the five lines that a closing text earns, from its question or from the lesson."""
    ticks = [tick for field in lesson.asked[f"{lesson.number}-task"].fields for tick in field["ticks"]]
    return ticks or re.findall(r"^- ☐ (.+)$", lesson.text("judge"), re.M)


def points(lesson):
    """Give the key points of a lesson."""
    return prose("\n".join(re.findall(r"^- .+$", lesson.text("close"), re.M)))


def keep(lesson):
    """Give the key points in large type."""
    return Sheet("What to keep", PUPIL, (points(lesson),), "loud")


def names(lesson):
    """Give the names with which a lesson ends, one a line: all accused, or those for whom no act was found."""
    data, people = wo.load(), wo.load().rows("people")
    if "roll" in lesson.cells:
        counted = wo.roll(CASE).part.text.split("\n\n")[0].split("\n")[-1]
        chosen, lead = wo.accused(CASE), re.sub(r": .*?\. ", ". ", counted)  # on paper no name opens to a life
    elif "names" in lesson.cells:
        chosen = [one for one in wo.accused(CASE) if one not in set(data.acts["person_id"])]
        lead = lesson.text("names").split("Read them")[0]
    else:
        return None
    told = (f"{people[one]['name']} ({people[one]['name_ru']})" for one in chosen)
    listed = element("ul", *(element("li", letters(name)) for name in sorted(told, key=str.casefold)), cls="names")
    source = element("p", f"The list: {wo.cite('REPR-036')}", cls="cite")
    how = element("p", element("strong", "Read slowly. Nobody speaks. Then stop."))
    return Sheet("The names, to read slowly", YOU, (how, listed, prose(lead), source), "loud")


def quiet(lesson):
    """Give the way round the executions: its papers, the lesson's own words, and room to write."""
    if not lesson.plan.get("quiet"):
        return None
    papers = forms.answerable(map(document, lesson.plan["quiet"]))
    if "quiet" in lesson.cells:
        told = prose(lesson.text("quiet"))
        room = element("p", element("strong", f"Write for yourself, on this sheet. {NOBODY}."))
        parts = papers, told, room, lines(14)
    else:
        way = lesson.text("content-note").partition("**A quiet path:**")
        judge = re.split(r"\n\n(?=Five lines)", lesson.text("judge"))[0]
        parts = prose("".join(way[1:])), papers, prose(judge), lines(14)
    return Sheet("The quiet path", "To copy: one for each pupil, offered to everybody", tuple(parts))


def words(lesson):
    """Give slow readers and learners of English the heart of some documents, and the words of the lesson."""
    kept = {}
    for one in lesson.plan["short"]:
        kept.setdefault(one["text"], []).append(one["keep"])
    short = [passages(text, parts) for text, parts in kept.items()]
    terms = dict.fromkeys(editions.TERM.findall(lesson.path.read_text(encoding="utf-8")))
    rows = [wo.load().rows("glossary")[term] for term in terms]
    cells = [[row["term"], row["russian"], row["meaning"]] for row in rows]
    told = table(["Word", "In Russian", "What it means"], cells)
    whom = "To copy: slow readers and learners of English"
    return Sheet("Short passages and words", whom, (*short, element("div", told, cls="wo")))


def quick(lesson):
    """Give the documents that the quick ones read, and their question."""
    texts = re.findall(r"\{(\w+)\}", lesson.plan["stretch"])
    if not texts:
        return None
    asked = element("p", element("strong", letters(lesson.stretch())))
    read = documents(lesson)
    parts = asked, forms.answerable(map(document, texts), read.parts[0] if read else ""), lines(6)
    return Sheet("For the quick ones", "To copy: two or three", parts, "quick", fill=True)


def slides(lesson):
    """Give pages in large type to project: the question, the key points, and the last question."""
    last = element("p", letters(lesson.asked[f"{lesson.number}-exit"].text))
    pages = [(lesson.title, element("p", letters(lesson.question))), ("Before you go", last)]
    pages[1:1] = [("What to keep", points(lesson))] if points(lesson) else []
    head = element("p", f"Lesson {int(lesson.number)} · To project", cls="whom")
    slide = (element("section", head, element("h1", letters(title)), said, cls="slide") for title, said in pages)
    return Markup("").join(slide)

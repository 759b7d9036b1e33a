"""Write data/bibliography.json from data/sources.csv: CSL JSON, which Zotero and other reference managers import.

python tools/bibliography.py            writes it
python tools/bibliography.py --check    changes nothing; exits 1 where it is out of date
"""

import json
import re
import sys

import helpers as wo
from helpers.dataset import DATA

FILE = DATA / "bibliography.json"
# What each kind of source is called in CSL 1.0.2.
TYPES = {
    "scholarly book": "book",
    "popular history": "book",
    "document collection": "book",
    "translation": "book",
    "record": "book",
    "editors' notes": "chapter",
    "scholarly chapter": "chapter",
    "scholarly article": "article-journal",
    "review": "review",
    "newspaper": "article-newspaper",
    "reference work": "entry-encyclopedia",
    "encyclopedia": "entry-encyclopedia",
    "web page": "webpage",
    "film notice": "motion_picture",
    "own calculation": "dataset",
}
# What is said of authors in brackets, in the words of CSL.
ROLES = {"ed.": ["editor"], "eds": ["editor"], "ed. and tr.": ["editor", "translator"], "tr.": ["translator"]}
ROLE = re.compile(r"(.*?)(?: \((eds?\.?|tr\.|ed\. and tr\.)\))?")
OTHERS = re.compile(r",? and others$")


def entry(source):
    """Give one source as a CSL item; what is not known is left out."""
    item = {"id": source["source_id"], "type": TYPES.get(source["kind"], "document"), "title": source["title"]}
    item |= makers(source["author"])
    if source["year"]:
        item["issued"] = {"date-parts": [[int(source["year"])]]}
    item |= {"container-title": source["container"], "volume": source["volume"], "issue": source["issue"]}
    item |= {"page": source["pages"], "publisher": source["publisher"]}
    item |= {"language": source["language"], "URL": source["url"]}
    return {key: value for key, value in item.items() if value}


def makers(text):
    """Give authors, editors and translators: what stands in brackets at the end holds for all of them."""
    text, others = OTHERS.subn("", text)
    text, role = ROLE.fullmatch(text).groups()
    names = [name(part) for part in text.split("; ") if part] + [{"literal": "and others"}] * others
    return {part: names for part in ROLES.get(role, ["author"])}


def name(author):
    """Give a name as CSL has it: family and given name of a person, or the name of a body as it stands."""
    family, comma, given = author.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": author}


def text():
    """Give the text of the file."""
    items = [entry(source) for source in wo.load().rows("sources").values()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def main(words):
    """Write or check the file and give the exit code."""
    if words == ["--check"]:
        fresh = FILE.is_file() and FILE.read_text(encoding="utf-8") == text()
        return 0 if fresh else "data/bibliography.json is out of date: run python tools/bibliography.py"
    FILE.write_text(text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

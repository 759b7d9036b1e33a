"""What stands in a figure: the cells of its table as a reader meets them, and the claims as the files have them."""

import csv
from html.parser import HTMLParser
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


class _Tables(HTMLParser):
    """The rows of each table; a cell is its words, with a line for each entry."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.picked, self._cell = [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
            self.picked += [len(self.tables[-1]) - 1] if dict(attributes).get("class") == "wo-picked" else []
        elif tag in ("th", "td"):
            self._cell = ""
        elif tag == "div" and self._cell:
            self._cell += "\n"

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.tables[-1][-1].append(self._cell)
            self._cell = None

    def handle_data(self, text):
        if self._cell is not None:
            self._cell += text


def cells(figure):
    """The table of a figure with its heads: rows of cells, marks and hidden words included."""
    return _Tables(figure.html()).tables[0]


def picked(figure):
    """The places of the rows that stand out; the heads are row 0."""
    return _Tables(figure.html()).picked


def read(name):
    """The rows of a file of the data."""
    with open(DATA / name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def claims():
    """All claims by their id, as they stand in the files."""
    return {
        row["claim_id"]: row for file in sorted((DATA / "claims").glob("*.csv")) for row in read(f"claims/{file.name}")
    }

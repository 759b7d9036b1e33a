"""What every grid owes its reader, whatever it shows: `check` reads the HTML of a figure beside its rows."""

import math
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

from helpers.figures.grid import Axis, Point, Signs, Words
from helpers.figures.look import MARKS
from helpers.words import MONTHS

NARROW, LETTER = 17, 0.55  # em: the narrowest axis, and a letter
CLOSE = 0.15  # per cent of an axis


class Node:
    """An element with its attributes, its children and its text."""

    def __init__(self, tag, attributes):
        self.tag, self.attributes, self.children = tag, dict(attributes), []

    @property
    def classes(self):
        return self.attributes.get("class", "").split()

    def all(self, tag="", cls=""):
        for child in self.children:
            if isinstance(child, Node):
                if (not tag or child.tag == tag) and (not cls or cls in child.classes):
                    yield child
                yield from child.all(tag, cls)

    def one(self, tag="", cls=""):
        return next(self.all(tag, cls), None)

    @property
    def text(self):
        """All its words."""
        return _words(self, lambda node: True)

    @property
    def heard(self):
        """What a screen reader says of it."""
        return _words(self, lambda node: node.attributes.get("aria-hidden") != "true")

    def style(self, name):
        found = re.search(rf"(?:^|;)\s*{name}: ([^;]+)", self.attributes.get("style", ""))
        return found and found[1].strip()

    def per_cent(self, name):
        return float(self.style(name).removesuffix("%"))


def _words(node, counts):
    return re.sub(r"\s+", " ", "".join(_pieces(node, counts))).strip()


def _pieces(node, counts):
    for child in node.children:
        if not isinstance(child, Node):
            yield child
        elif counts(child):
            yield from _pieces(child, counts)


class _Tree(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = Node("root", [])
        self.open = [self.root]
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes)
        self.open[-1].children.append(node)
        if tag not in ("img", "br"):
            self.open.append(node)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, text):
        self.open[-1].children.append(text)


def read(html):
    """Give HTML as a tree of nodes."""
    return _Tree(html).root


def check(figure):
    """Assert that the grid of a figure shows its rows: places, states, words, heads and key."""
    grid, page = figure.body, read(figure.html())
    records = grid.rows.to_dict("records")
    table = page.one("table")
    assert (page.one("figcaption") or table.one("caption")).text, "the table has no caption"
    heads = list(table.one("thead").all("th"))
    assert [head.attributes.get("scope") for head in heads] == ["col"] * len(grid.columns)
    lines = list(table.one("tbody").all("tr"))
    assert len(lines) == len(records), "a row is missing, or one too many"
    for line, row in zip(lines, records, strict=True):
        _line(line, row, grid)
    for place, column in enumerate(grid.columns):
        if isinstance(column, Axis):
            cells = [_cells(line)[place] for line in lines]
            _axis(column, heads[place], cells, records, "multiplies" in page.text)
        else:
            assert heads[place].text, "a column has no head"
    _key(page, grid, records)


def _cells(line):
    return [cell for cell in line.children if isinstance(cell, Node)]


def _line(line, row, grid):
    """One row: its first cell names it, it stands out if it is picked, words and signs are those of the row."""
    cells = _cells(line)
    assert [cell.tag for cell in cells] == ["th", *["td"] * (len(grid.columns) - 1)]
    assert cells[0].attributes["scope"] == "row"
    assert ("wo-picked" in line.classes) == bool(grid.picked and row[grid.picked]), "the wrong row stands out"
    for cell, column in zip(cells, grid.columns, strict=True):
        if isinstance(column, Signs):
            _signs(cell, column, row)
        elif isinstance(column, Words):
            assert cell.text == re.sub(r"\s+", " ", str(row[column.name])).strip()
        elif column.words:
            assert cell.heard == str(row[column.words]), "a listener hears something else"


def _signs(cell, column, row):
    value = row[column.name]
    pairs = value if isinstance(value, list) else [(value, str(row[column.words]) if column.words else "")]
    items = list(cell.all("div"))
    assert len(items) == len(pairs)
    for item, (state, words) in zip(items, pairs, strict=True):
        mark = item.one("span", "wo-mark")
        assert mark.text == MARKS[state].sign and mark.attributes["aria-hidden"] == "true", state
        assert (words or state) in item.heard, f"the words of {state!r} are not there"


# -- an axis -----------------------------------------------------------------------------------------------


def _axis(column, head, cells, records, multiplies):
    labels = list(head.one("div", "wo-ticks").all("span"))
    ticks = list(zip(_values([label.text for label in labels]), map(_left, labels), strict=True))
    assert len(ticks) >= 2 and ticks == sorted(ticks), "an axis needs two labels, in order"
    _labels_have_room(labels)
    for cell, row in zip(cells, records, strict=True):
        _on_lines(cell, ticks, column, multiplies)
        track = cell.one("div", "wo-track")
        assert track.attributes["aria-hidden"] == "true"
        drawn, wanted = list(track.all("span")), list(_wanted(column, row, ticks, multiplies))
        assert len(drawn) == len(wanted), f"{len(drawn)} things are drawn for {len(wanted)} of the row {row}"
        for thing, expected in zip(map(_seen, drawn), wanted, strict=True):
            _same(thing, expected, row)


def _left(node):
    return node.per_cent("left")


def _values(texts):
    """The numbers that the labels of an axis name; a month or a day without a year is of the last year named."""
    values, year = [], 0
    for text in texts:
        found = re.fullmatch(r"(?:(\d+) )?([A-Z][a-z]+)(?: (\d{4}))?", text)
        if not found:
            values.append(float(text.replace(",", "")))
            year = values[-1]
            continue
        month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(found[2]))
        year = int(found[3] or year)
        day = _place(year, month, int(found[1] or 1))
        values.append(day if not values or day > values[-1] else _place(year + 1, month, int(found[1] or 1)))
        year = int(values[-1])
    return values


def _place(year, month, day):
    begin, end = date(year, 1, 1), date(year + 1, 1, 1)
    return year + (date(year, month, day) - begin).days / (end - begin).days


def _on(value, ticks, multiplies):
    """Where a value stands by the labels next to it, in per cent."""
    pairs = list(pairwise(ticks))
    (low, left), (high, right) = next((pair for pair in pairs if value <= pair[1][0]), pairs[-1])
    if multiplies:
        low, high, value = map(math.log10, (low, high, value))
    return left + (value - low) / (high - low) * (right - left)


def _labels_have_room(labels):
    reach = -math.inf
    for label in labels:
        width = len(label.text) * LETTER
        share = -float(re.search(r"translateX\((-?\d+)%\)", label.attributes["style"])[1]) / 100
        begin = _left(label) / 100 * NARROW - share * width
        assert begin > reach, f"the label {label.text!r} touches the one before it"
        reach = begin + width


def _on_lines(cell, ticks, column, multiplies):
    """Labels stand on the lines of the cells, and the line that marks a day where the labels put it."""
    steps = int(cell.style("--wo-steps"))
    for value, left in ticks:
        assert abs(left / 100 * steps - round(left / 100 * steps)) < 0.1, f"no line is at {value}"
    line = cell.style("--wo-line")
    assert (line is None) == (column.line is None)
    if line:
        assert abs(float(line.removesuffix("%")) - _on(column.line, ticks, multiplies)) < CLOSE


def _wanted(column, row, ticks, multiplies):
    """What must be drawn: (kind, left, width, sign, class), in order."""
    for layer in column.layers:
        state = row.get(layer.state, layer.state)
        if isinstance(layer, Point):
            if not _missing(row[layer.at]):
                mark = MARKS[state]
                yield "point", _on(row[layer.at], ticks, multiplies), None, mark.sign, mark.css
            continue
        first, last = (row[name] if name else math.nan for name in (layer.first, layer.last))
        open_ends = [_missing(first), _missing(last)]
        if all(open_ends) or first == last:
            continue
        mark = MARKS[state]
        left = 0 if open_ends[0] else _on(first, ticks, multiplies)
        right = 100 if open_ends[1] else _on(last, ticks, multiplies)
        yield "dashes" if layer.dashed else "line", left, right - left, "", mark.css
        for is_open, arrow, side in zip(open_ends, "◄►", ("left", "right"), strict=True):
            if is_open:
                yield side, 0, None, "?" if layer.dashed else arrow, mark.css


def _missing(value):
    return value is None or value != value


def _seen(node):
    """What is drawn, in the same terms."""
    css = " ".join(name for name in node.classes if name in ("wo-blue", "wo-vermillion", "wo-green"))
    if "wo-span" in node.classes:
        kind = "dashes" if "wo-open" in node.classes else "line"
        return kind, _left(node), node.per_cent("width"), node.text, css
    if "wo-end" in node.classes:
        side = "left" if node.style("left") else "right"
        return side, float(node.style(side)), None, node.text, css
    return "point", _left(node), None, node.text, css


def _same(thing, expected, row):
    kind, left, width, sign, css = thing
    wanted, place, length, its_sign, its_css = expected
    assert (kind, sign, css) == (wanted, its_sign, its_css), row
    assert abs(left - place) < CLOSE, f"{kind} {sign} stands at {left}, not at {place}: {row}"
    assert (width is None) == (length is None)
    assert width is None or abs(width - length) < 2 * CLOSE, f"a line is {width} long, not {length}: {row}"
    assert -0.01 <= left <= 100.01 and left + (width or 0) <= 100.02, "something stands beside the axis"


# -- the key -----------------------------------------------------------------------------------------------


def _key(page, grid, records):
    """Each sign that has no words beside it is explained, and nothing else is."""
    bare, worded = set(), set()
    for row in records:
        for column in grid.columns:
            if isinstance(column, Axis):
                bare |= set(_on_axis(column, row))
            elif isinstance(column, Signs):
                value = row[column.name]
                pairs = value if isinstance(value, list) else [(value, str(row[column.words]) if column.words else "")]
                bare |= {state for state, words in pairs if not words and not column.seen}
                worded |= {state for state, _ in pairs}
    key = page.one("p", "wo-key")
    said = {item.text for item in key.children if isinstance(item, Node)} if key else set()
    entry = {state: f"{MARKS[state].sign} {grid.meanings.get(state, state)}".strip() for state in bare | worded}
    assert {entry[state] for state in bare} <= said <= set(entry.values())
    signs = [text.split(" ")[0] for text in said]
    assert len(set(signs)) == len(signs), "one sign stands for two things"


def _on_axis(column, row):
    for layer in column.layers:
        state = row.get(layer.state, layer.state)
        if isinstance(layer, Point):
            if not _missing(row[layer.at]):
                yield state
            continue
        first, last = (row[name] if name else math.nan for name in (layer.first, layer.last))
        if not (_missing(first) and _missing(last)) and first != last:
            yield state

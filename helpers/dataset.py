"""Read the dataset's CSV files by `datapackage.json`, and refuse bad data with every fault named."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pandas as pd

from helpers import dates
from helpers.words import nearest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

# Where the id of a thing is looked up; the table's first column is its key.
THINGS = {
    "person": "people",
    "organisation": "organisations",
    "document": "documents",
    "event": "events",
    "ballot": "ballots",
    "series": "series",
    "place": "places",
    "issue": "issues",
}
OPTIONS = ("people", "organisations", "documents")  # what a vote may be for, besides these words
VOTES = ("for", "against", "abstained")
LISTS = ("misconceptions", "seed_map")  # tables with lists of claims
NUMERIC = ("integer", "number", "percent")
ENDS = ("low", "high")
SOME_NUMBER = re.compile(r"\d|quarter|third|half")
NO_QUALIFIER = "{!r}: this property takes no qualifier."
NEEDED = "empty. Say what the value is counted for."
SECOND = (
    "a second preferred claim beside {}, with another value. "
    "Only one value can be our reading: rank the other as alternative."
)


class DataError(ValueError):
    """Bad data, with all faults that were found.

    Attributes
    ----------
    faults : list of str
        One sentence a fault: file, row (as a spreadsheet counts, the header is row 1), column, what to do.
    """

    def __init__(self, faults):
        """Make the message from the faults."""
        self.faults = list(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__(
            f"Problem: {count} in the data.\n" + "\n".join(f"- {fault}" for fault in self.faults)
        )


def read_tables(folder=None):
    """Read and check all tables of the dataset.

    Parameters
    ----------
    folder : str or Path, optional
        The folder that holds `datapackage.json`; the project's own `data/` where none is named.

    Returns
    -------
    dict of str to pandas.DataFrame
        One table per resource of the package, with its columns in order: text as str, numbers as float64,
        days as datetime64. An empty cell of text is an empty str.

    Raises
    ------
    DataError
        If a file is missing or cannot be read, or a cell breaks the description; all faults are listed.
        Line ends of Windows and a byte-order mark are not faults.

    Notes
    -----
    Follows Frictionless Data Package v1 for the description and EDTF level 1 (ISO 8601-2) for dates.
    Cells are checked as text in plain Python: for tables of this size that costs a third of the same in pandas.

    Examples
    --------
    >>> sorted(read_tables())[:2]
    ['ballots', 'claims']
    """
    folder = Path(folder or DATA)
    resources = [each for each in _read_package(folder)["resources"] if each.get("format") == "csv"]
    check = _Check()
    tables = {each["name"]: check.table(folder, each) for each in resources}
    check.stop_at_faults()
    for each in resources:
        check.foreign_keys(tables, tables[each["name"]], each["schema"])
    check.history(tables)
    check.stop_at_faults()
    return {each["name"]: _frame(tables[each["name"]], each["schema"]["fields"]) for each in resources}


def _read_package(folder):
    path = folder / "datapackage.json"
    if not path.is_file():
        raise DataError(
            [f"{path} is missing. Name the folder that holds datapackage.json, or put the file back."]
        )
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(
            [f"{path} is not valid JSON ({error}). Put back the file from the repository."]
        ) from None


class _Table(dict):
    """The columns of a table as lists of text, and the file and row from which each row came."""

    def __init__(self, names):
        super().__init__((name, []) for name in names)
        self.where = []

    def add(self, shown, header, rows):
        for name, cells in zip(header, zip(*rows, strict=True), strict=True):
            self[name] += cells
        self.where += [(shown, row) for row in range(2, len(rows) + 2)]

    def rows(self):
        return [dict(zip(self, cells, strict=True)) for cells in zip(*self.values(), strict=True)]


def _frame(table, fields):
    """Give the columns their types, once nothing can go wrong."""
    frame = pd.DataFrame(dict(table), dtype="str")
    for field in fields:
        name = field["name"]
        if field["type"] in ("integer", "number"):
            frame[name] = pd.to_numeric(frame[name]).astype("float64")
        elif field["type"] == "date":
            frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d")
    return frame


class _Check:
    """Gathers faults while the tables are read; each method looks for one kind."""

    def __init__(self):
        self.faults = []

    def stop_at_faults(self):
        if self.faults:
            raise DataError(self.faults)

    def say(self, table, index, column, what):
        file, row = table.where[index]
        self.faults.append(f"{file}, row {row}, column {column}: {what}")

    def cells(self, table, column, fault, rows=None):
        """Look at the cells of a column (in some rows, or all): `fault` says what is wrong with a text, if anything.

        It is asked once for each different text, so that a long table costs little more than a short one.
        """
        values = table[column] if rows is None else [table[column][index] for index in rows]
        bad = {value: words for value in set(values) if (words := fault(value))}
        if bad:
            indices = range(len(values)) if rows is None else rows
            for index, value in zip(indices, values, strict=True):
                if value in bad:
                    self.say(table, index, column, bad[value])

    # -- one table ------------------------------------------------------------------------------------

    def table(self, folder, resource):
        """Read one resource, which may stand in several files."""
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        fields = resource["schema"]["fields"]
        table = _Table(field["name"] for field in fields)
        for path in paths:
            self.file(table, folder / path, f"{folder.name}/{path}")
        for field in fields:
            if fault := _field_fault(field):
                self.cells(table, field["name"], fault)
            if field.get("constraints", {}).get("unique"):
                self.key(table, [field["name"]], "stands twice. Ids are unique.")
        if len(resource["schema"].get("primaryKey", [])) > 1:
            self.key(table, resource["schema"]["primaryKey"], "stands twice for one thing.")
        return table

    def file(self, table, path, shown):
        text = self.text(path, shown)
        if text is None:
            return
        header, *rows = [*csv.reader(io.StringIO(text, newline=""))] or [[]]
        if self.header(shown, header, list(table)) and self.whole(shown, header, rows):
            if rows:
                table.add(shown, header, rows)
            else:
                words = "has no rows. Put back the rows from the repository, or add some."
                self.faults.append(f"{shown} {words}")

    def text(self, path, shown):
        if not path.is_file():
            self.faults.append(f"{shown} is missing. Put the file back, or take it out of datapackage.json.")
            return None
        try:
            return path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self.faults.append(f"{shown}, row {line}: not UTF-8 text. Save the file again as 'CSV UTF-8'.")
            return None

    def header(self, shown, header, names):
        for name in names:
            if header.count(name) != 1:
                wrong = "is missing from" if name not in header else "stands twice in"
                hint = nearest(name, set(header) - set(names))
                self.faults.append(
                    f"{shown}, row 1, column {name}: {wrong} the header. Name each column once.{hint}"
                )
        for name in set(header) - set(names):
            self.faults.append(
                f"{shown}, row 1, column {name or '(no name)'}: not in datapackage.json. Take it out."
            )
        return sorted(header) == sorted(names)

    def whole(self, shown, header, rows):
        ragged = [(row, cells) for row, cells in enumerate(rows, start=2) if len(cells) != len(header)]
        for row, cells in ragged:
            self.faults.append(
                f"{shown}, row {row}: {len(cells)} cells where the header has {len(header)}. "
                "Look for a comma that is not inside quotation marks, or a cell too few."
            )
        return not ragged

    def key(self, table, columns, what):
        keys = list(zip(*(table[column] for column in columns), strict=True))
        if len(set(keys)) == len(keys):
            return
        seen = set()
        for index, key in enumerate(keys):
            if key in seen:
                self.say(table, index, columns[-1], f"{key[-1]!r} {what}")
            seen.add(key)

    # -- between tables -------------------------------------------------------------------------------

    def foreign_keys(self, tables, table, schema):
        for key in schema.get("foreignKeys", []):
            self.known(tables, table, key["fields"][0], key["reference"]["resource"])

    def known(self, tables, table, column, other, rows=None):
        """The filled cells of a column are ids in another table."""
        ids = set(_ids(tables[other]))
        home = "data/claims" if other == "claims" else f"data/{other}.csv"

        def fault(value):
            if value and value not in ids:
                return f"{value!r} is not in {home}. Add it there or correct it.{nearest(value, sorted(ids))}"

        self.cells(table, column, fault, rows)

    def history(self, tables):
        """The rules that no general description can hold: what claims are, and how they may clash."""
        claims = tables["claims"]
        properties = {row["property"]: row for row in tables["properties"].rows()}
        for table in (claims, tables["silences"]):
            for thing, rows in _where(table["about_type"]).items():
                self.known(tables, table, "about_id", THINGS[thing], rows)
        self.one_home(tables)
        self.our_readings(tables["disagreements"], claims)
        for name in LISTS:
            if name in tables:
                self.listed(tables[name], set(claims["claim_id"]))
        if properties.keys() >= set(claims["property"]):  # if not, the foreign key has said so
            self.claims(tables, claims, [properties[name] for name in claims["property"]])

    def one_home(self, tables):
        """An id names one thing in all tables, so that it can be used without saying in which."""
        home = {}
        for name in THINGS.values():
            for index, each in enumerate(_ids(tables[name])):
                other = home.setdefault(each, name)
                if other != name:
                    words = f"{each!r} is also in data/{other}.csv. Give one of the two another id."
                    self.say(tables[name], index, next(iter(tables[name])), words)

    def claims(self, tables, claims, properties):
        """What each claim may say follows from its property; `properties` has one for each claim."""
        kinds = [each["value_type"] for each in properties]
        for index, each in enumerate(properties):
            if claims["about_type"][index] not in each["about_type"].split(";"):
                self.say(claims, index, "property", f"{each['property']!r} is not said of such a thing.")
        self.values(tables, claims, kinds)
        self.numbers(claims, kinds)
        self.qualifiers(tables, claims, [each["qualifier_type"] for each in properties])
        self.dates(claims)
        self.ranks(claims, [each["single_valued"] == "yes" for each in properties], kinds)

    def values(self, tables, claims, kinds):
        for kind, rows in _where(kinds).items():
            name, _, rest = kind.partition(":")
            if name == "entity":
                self.known(tables, claims, "value", rest, rows)
            elif name == "word":
                self.cells(claims, "value", _word_fault(rest.split(",")), rows)
            elif name == "quote":
                self.cells(claims, "value", _quote_fault, rows)
            elif name == "date":
                for index in rows:
                    if claims["value"][index] != claims["date"][index]:
                        self.say(claims, index, "value", f"{claims['value'][index]!r} is not the date.")

    def numbers(self, claims, kinds):
        for index, (kind, value, low, high) in enumerate(
            zip(kinds, claims["value"], claims["low"], claims["high"], strict=True)
        ):
            numeric, bound = kind in NUMERIC, low or high
            if numeric and not bound:
                self.say(claims, index, "low", "a number needs a lower or an upper bound, or both.")
            elif bound and not numeric:
                self.say(claims, index, "low", "only a number has bounds. Empty the cell.")
            elif kind == "integer" and "." in low + high:
                self.say(claims, index, "low", f"{low or high!r}: a count is a whole number.")
            elif low and high and float(low) > float(high):
                self.say(claims, index, "low", f"{low!r} is more than the number in column high.")
            if numeric and not SOME_NUMBER.search(value):
                self.say(claims, index, "value", f"{value!r} is not a number.")

    def qualifiers(self, tables, claims, kinds):
        options = {*VOTES, *(each for name in OPTIONS for each in _ids(tables[name]))}

        def option(value):
            if value and value not in options:
                return f"{value!r} is no option, person, group or document.{nearest(value, sorted(options))}"

        for kind, rows in _where(kinds).items():
            if kind == "none":
                self.cells(claims, "qualifier", lambda v: v and NO_QUALIFIER.format(v), rows)
            elif kind in ("issue", "option", "organisation", "place"):
                self.cells(claims, "qualifier", lambda v: not v and NEEDED, rows)
            if kind == "option":
                self.cells(claims, "qualifier", option, rows)
            elif kind in ("event", "organisation", "place", "issue"):
                self.known(tables, claims, "qualifier", THINGS[kind], rows)

    def dates(self, claims):
        self.cells(claims, "date", _date_fault)
        spans = {text: _span(text) for text in set(claims["date"])}
        for index, (text, *ends) in enumerate(
            zip(claims["date"], claims["earliest"], claims["latest"], strict=True)
        ):
            if ends[1] and ends[0] > ends[1]:
                self.say(claims, index, "earliest", f"{ends[0]!r} is after the day in column latest.")
            elif spans[text] and spans[text] != ends:
                wrong = int(spans[text][0] == ends[0])
                words = f"{ends[wrong]!r} does not follow from the date. Work it out again."
                self.say(claims, index, ("earliest", "latest")[wrong], words)

    # -- how claims may clash -------------------------------------------------------------------------

    def listed(self, table, known):
        """Every id in a list of claims is a claim."""

        def fault(ids):
            lost = [each for each in ids.split() if each not in known]
            return lost and f"{' '.join(lost)!r} is not in data/claims."

        self.cells(table, "claim_ids", fault)

    def our_readings(self, disagreements, claims):
        home = dict(zip(claims["claim_id"], claims["disagreement_id"], strict=True))
        for index, row in enumerate(disagreements.rows()):
            followed = row["our_reading"]
            if followed != "undecided" and home.get(followed) != row["disagreement_id"]:
                words = f"{followed!r} is not one of the claims that clash here."
                self.say(disagreements, index, "our_reading", words)

    def ranks(self, claims, single, kinds):
        preferred, names = {}, ("rank", "disagreement_id")
        for index, (rank, quarrel) in enumerate(zip(*(claims[name] for name in names), strict=True)):
            if rank != "preferred":
                if not quarrel:
                    words = "empty. A claim not preferred names its disagreement."
                    self.say(claims, index, "disagreement_id", words)
            elif single[index]:
                claim = {name: cells[index] for name, cells in claims.items()}
                dated = claim["date"] if claim["about_type"] == "series" else ""
                key = (claim["about_id"], claim["property"], claim["qualifier"], dated)
                first = preferred.setdefault(key, claim)
                if first is not claim and not _agree(first, claim, kinds[index]):
                    self.say(claims, index, "rank", SECOND.format(first["claim_id"]))


# -- what can be wrong with one text ---------------------------------------------------------------------


def _field_fault(field):
    """Make the check of one column from its description; none where nothing can be wrong."""
    rules, kind = field.get("constraints", {}), field["type"]
    if kind == "string" and not {"required", "enum", "pattern"} & set(rules):
        return None
    pattern = re.compile(rules["pattern"]) if "pattern" in rules else None

    def fault(value):
        if not value:
            return "empty. Fill it in." if rules.get("required") else None
        if "enum" in rules and value not in rules["enum"]:
            return _not_allowed(value, rules["enum"])
        if pattern and not pattern.fullmatch(value):
            return f"{value!r} does not look like {rules['pattern']}."
        return _type_fault(value, kind, rules)

    return fault


def _type_fault(value, kind, rules):
    try:
        if kind in ("integer", "number"):
            low, high = rules.get("minimum", float("-inf")), rules.get("maximum", float("inf"))
            return None if low <= float(value) <= high else f"{value!r} is out of range."
        if kind == "date" and date.fromisoformat(value).isoformat() != value:
            return f"{value!r} is not a day written as 1921-03-08."
    except ValueError:
        return f"{value!r} is not a {'day written as 1921-03-08' if kind == 'date' else 'number'}."


def _not_allowed(value, words):
    return f"{value!r} is not allowed here. Use one of: {', '.join(words)}.{nearest(value, words)}"


def _word_fault(words):
    return lambda value: None if value in words else _not_allowed(value, words)


def _quote_fault(value):
    return "a quotation has at most 25 words." if len(value.split()) > 25 else None


def _date_fault(text):
    try:
        dates.span(text) if text else None
    except ValueError as error:
        return f"{error}."


def _span(text):
    """The first and last day of a date as texts; nothing where it is no date."""
    if not text or _date_fault(text):
        return None
    return [day.isoformat() if day else "" for day in dates.span(text)]


def _ids(table):
    return next(iter(table.values()))


def _where(values):
    """The rows in which each value stands."""
    rows = {}
    for index, value in enumerate(values):
        rows.setdefault(value, []).append(index)
    return rows


def _agree(one, other, kind):
    """Two claims agree if their numbers are equal, one date lies within the other, or the texts are the same."""
    if kind == "date":
        a, b = dates.span(one["date"]), dates.span(other["date"])
        return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    if kind in NUMERIC:
        return _bounds(one) == _bounds(other)
    return one["value"] == other["value"]


def _bounds(claim):
    return [float(claim[end]) if claim[end] else None for end in ENDS]

"""The rules that `datapackage.json` can hold: what may stand in a cell, which ids are known, what is unique."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from helpers.words import nearest, plural

_DIGITS = re.compile(r"[-+.\deE]+", re.ASCII)


class DataError(ValueError):
    """Bad data, with all faults that were found.

    Attributes:
        faults (list of str): One sentence a fault: file, row (as a spreadsheet counts, the header is row 1), column,
            what to do.
    """

    def __init__(self, faults: Iterable[str]):
        """Make the message from the faults."""
        self.faults = list(faults)
        lines = [f"Problem: {plural(len(self.faults), 'fault')} in the data.", *self.faults]
        super().__init__("\n- ".join(lines))


class Table(dict):
    """The columns of a table as lists of text, and the file and row from which each row came."""

    def __init__(self, names: Iterable[str]):
        """Begin with empty columns of these names."""
        super().__init__((name, []) for name in names)
        self.where = []

    def add(self, file: str, header: Sequence[str], rows: Sequence[Sequence[str]], first: int = 2) -> None:
        """Add the rows of a file, of which the first has this number."""
        for name, *cells in zip(header, *rows, strict=True):
            self[name] += cells
        self.where += [(file, row) for row in range(first, len(rows) + first)]

    def rows(self) -> list[dict[str, str]]:
        """Give the rows as dictionaries."""
        return [dict(zip(self, cells, strict=True)) for cells in zip(*self.values(), strict=True)]

    def ids(self) -> list[str]:
        """Give the cells of the first column."""
        return next(iter(self.values()))


@dataclass
class Faults:
    """Gathers faults while tables are read and checked."""

    found: list[str] = field(default_factory=list)

    def add(self, sentence: str) -> None:
        """Note a fault of a whole file or row."""
        self.found.append(sentence)

    def say(self, table: Table, index: int, column: str, what: str) -> None:
        """Note what is wrong with a cell."""
        file, row = table.where[index]
        self.add(f"{file}, row {row}, column {column}: {what}")

    def cells(self, table: Table, column: str, fault: Callable, rows: Sequence[int] | None = None) -> None:
        """Say what `fault` finds wrong in a column, in some rows or all; it is asked once for each different text."""
        values = table[column] if rows is None else [table[column][index] for index in rows]
        bad = {value: words for value in set(values) if (words := fault(value))}
        if bad:
            indices = range(len(values)) if rows is None else rows
            for index, value in zip(indices, values, strict=True):
                if value in bad:
                    self.say(table, index, column, bad[value])

    def stop(self) -> None:
        """Raise a DataError if there is any fault."""
        if self.found:
            raise DataError(self.found)


def check_table(faults: Faults, table: Table, schema: dict) -> None:
    """Check what the description says of each column, and that keys are unique."""
    for column in schema["fields"]:
        if fault := _column_fault(column):
            faults.cells(table, column["name"], fault)
        if column.get("constraints", {}).get("unique"):
            _check_key(faults, table, [column["name"]], "stands twice. Ids are unique.")
    if len(schema.get("primaryKey", [])) > 1:
        _check_key(faults, table, schema["primaryKey"], f"stands twice for one {schema['primaryKey'][0]}.")


def _check_key(faults, table, columns, what):
    keys = list(zip(*(table[column] for column in columns), strict=True))
    seen = set()
    for index, key in enumerate(keys):
        if key in seen:
            faults.say(table, index, columns[-1], f"{key[-1]!r} {what}")
        seen.add(key)


def _column_fault(column):
    """Make the check of one column from its description; none where nothing can be wrong."""
    rules, kind = column.get("constraints", {}), column["type"]
    if kind == "string" and not {"required", "enum", "pattern"} & set(rules):
        return None
    pattern = re.compile(rules["pattern"]) if "pattern" in rules else None

    def fault(value):
        if not value:
            return "empty. Fill it in." if rules.get("required") else None
        if "enum" in rules and value not in rules["enum"]:
            return not_allowed(value, rules["enum"])
        if pattern and not pattern.fullmatch(value):
            return f"{value!r} does not look like {rules['pattern']}."
        return _type_fault(value, kind, rules)

    return fault


def _type_fault(value, kind, rules):
    try:
        if kind in ("integer", "number"):
            if not _DIGITS.fullmatch(value):  # Python would read 1_000, ' 5' and the digits of other scripts
                raise ValueError(value)
            low, high = rules.get("minimum", float("-inf")), rules.get("maximum", float("inf"))
            number = int(value) if kind == "integer" else float(value)
            return None if low <= number <= high else f"{value!r} is out of range."
        if kind == "date" and date.fromisoformat(value).isoformat() != value:
            return f"{value!r} is not a day written as 1921-03-08."
    except ValueError:
        kinds = {"date": "day written as 1921-03-08", "integer": "whole number"}
        return f"{value!r} is not a {kinds.get(kind, 'number')}."


def not_allowed(value: str, words: Sequence[str]) -> str:
    """Say that a word is none of those that may stand here."""
    return f"{value!r} is not allowed here. Use one of: {', '.join(words)}.{nearest(value, words)}"


def check_ids(
    faults: Faults, tables: dict[str, Table], table: Table, column: str, other: str, rows: Sequence[int] | None = None
) -> None:
    """Check that the filled cells of a column are ids in another table."""
    ids = set(tables[other].ids())

    def fault(value):
        if value and value not in ids:
            return f"{value!r} is not in {_home(other)}. Add it there or correct it.{nearest(value, sorted(ids))}"

    faults.cells(table, column, fault, rows)


def check_lists(faults: Faults, tables: dict[str, Table], table: Table, column: str, other: str) -> None:
    """Check that every id in a list, separated by spaces, is in another table."""
    ids = set(tables[other].ids())

    def fault(value):
        lost = [part for part in value.split() if part not in ids]
        return lost and f"{' '.join(lost)!r} is not in {_home(other)}."

    faults.cells(table, column, fault)


def _home(name):
    return "data/claims" if name == "claims" else f"data/{name}.csv"

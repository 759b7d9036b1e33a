"""Read the dataset's CSV files by `datapackage.json`, and refuse bad data with every fault named."""

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd

from helpers.dataset.checks import DataError, Faults, Table, check_ids, check_table
from helpers.dataset.history import check_history
from helpers.dataset.texts import check_texts, read_texts
from helpers.words import nearest

_PACKAGE = Path(__file__).resolve().parent.parent
# A checkout has the data and the questions beside helpers/, an installed wheel has them inside.
ROOT = _PACKAGE.parent if (_PACKAGE.parent / "data/datapackage.json").exists() else _PACKAGE
DATA = ROOT / "data"
HIDDEN = "".join(map(chr, {*range(32), 127} - set(b"\t\n\r")))  # what nobody can see
CONTROL = re.compile(rf"[{HIDDEN}]|(\ufffd|\?\?+|[ÂÃÐÑ][^\x00-\x7f]+)")  # or what a program writes for letters it lost
COMMAS = "Save it again with commas: LibreOffice asks for them when you tick 'Edit filter settings'."


def read_tables(folder: str | Path | None = None) -> dict[str, pd.DataFrame]:
    """Read and check all tables of the folder that holds `datapackage.json`; the project's own where none is named.

    Each resource gives a table with its columns in order: text as str (an empty cell is an empty str), numbers as
    float64, days as datetime64; "paragraphs" has the paragraphs of the texts. A DataError lists all faults; line ends
    of Windows and a byte-order mark are none. Cells are checked as text in plain Python: for tables of this size that
    costs a third of the same in pandas.

    >>> sorted(read_tables())[:2]
    ['ballots', 'claims']
    """
    folder = Path(folder or DATA)
    try:
        return _read_tables(folder)
    except (LookupError, TypeError, AttributeError) as error:  # a table, a column or a rule that the course needs
        lacks = f"{folder / 'datapackage.json'} does not describe what the course needs ({error!r})"
        raise DataError([f"{lacks}. Put back the file from the repository."]) from error


def _read_tables(folder):
    schemas = {
        resource["name"]: (resource["path"], resource["schema"])
        for resource in _read_package(folder)["resources"]
        if resource.get("format") == "csv"
    }
    faults = Faults()
    tables = {name: _read(faults, folder, *described) for name, described in schemas.items()}
    faults.stop()
    for name, (_, schema) in schemas.items():
        for key in schema.get("foreignKeys", []):
            check_ids(faults, tables, tables[name], key["fields"][0], key["reference"]["resource"])
    check_history(faults, tables)
    tables["paragraphs"] = read_texts(faults, folder, tables["texts"], _text)
    check_texts(faults, tables)
    faults.stop()
    return {name: _frame(each, schemas[name][1]["fields"] if name in schemas else []) for name, each in tables.items()}


def _read_package(folder):
    path = folder / "datapackage.json"
    if not path.is_file():
        raise DataError([f"{path} is missing. Name the folder that holds datapackage.json, or put the file back."])
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError([f"{path} is not valid JSON ({error}). Put back the file from the repository."]) from None


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


def _read(faults, folder, path, schema):
    """Read one table, which may stand in several files."""
    table = Table(field["name"] for field in schema["fields"])
    for part in path if isinstance(path, list) else [path]:
        _read_file(faults, table, folder / part, f"{folder.name}/{part}")
    check_table(faults, table, schema)
    return table


def _read_file(faults, table, path, shown):
    text = _text(faults, path, shown)
    if text is None or _foreign(faults, text, shown):
        return
    cells, once, reader = [], {}, csv.reader(io.StringIO(text, newline=""), strict=True)
    try:  # what many cells say is kept once: a kernel is three megabytes smaller
        cells.extend(list(map(once.setdefault, row, row)) for row in reader)
    except csv.Error:  # a quotation mark within a cell, or a cell of more letters than Python reads
        if not cells or _header_fits(faults, shown, cells[0], list(table)):
            faults.add(f"{shown}, row {len(cells) + 1}: a cell does not end. Look for a quotation mark too many.")
        return
    header, *rows = cells or [[]]
    if any(signs in text for signs in ("??", *HIDDEN, *"\ufffdÂÃÐÑ")):  # most tables have none of these
        _name_controls(faults, shown, header, rows)
    if not _header_fits(faults, shown, header, list(table)) or not _whole(faults, shown, header, rows):
        return
    if rows:
        table.add(shown, header, rows)
    else:
        faults.add(f"{shown} has no rows. Put back the rows from the repository, or add some.")


def _text(faults, path, shown):
    if not path.is_file():
        faults.add(f"{shown} is missing. Put the file back.")
        return None
    try:
        return path.read_bytes().decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.add(f"{shown}, row {line}: not UTF-8 text. Save the file again as 'CSV UTF-8'.")
        return None


def _foreign(faults, text, shown):
    """Say it once where a spreadsheet set other separators, instead of once for each column."""
    first = text.partition("\n")[0].rstrip("\r")
    if first.lower().startswith("sep="):
        faults.add(f"{shown}, row 1: {first!r} is a line for Excel alone. Delete it.")
    elif "," not in first and (";" in first or "\t" in first):
        found = "semicolons" if ";" in first else "tabs"
        faults.add(f"{shown}, row 1: the cells are separated by {found}, not by commas. {COMMAS}")
    else:
        return False
    return True


def _name_controls(faults, shown, header, rows):
    for row, cells in enumerate([header, *rows], start=1):
        for place, cell in enumerate(cells):
            if bad := CONTROL.search(cell):
                name = header[place] if place < len(header) else place + 1
                lost = f"letters were lost: {bad[1]!r}. Write them again, and save as 'CSV UTF-8'."
                words = lost if bad[1] else f"a character that nobody can see (U+{ord(bad[0]):04X}). Delete it."
                faults.add(f"{shown}, row {row}, column {CONTROL.sub('', str(name)) or '(no name)'}: {words}")


def _header_fits(faults, shown, header, names):
    if header and not set(header) & set(names):
        faults.add(f"{shown}, row 1: names no column of this table. It begins {','.join(names[:2])}: put it back.")
        return False
    for name in names:
        if header.count(name) != 1:
            wrong = "is missing from" if name not in header else "stands twice in"
            hint = nearest(name, set(header) - set(names))
            faults.add(f"{shown}, row 1, column {name}: {wrong} the header. Name each column once.{hint}")
    for name in set(header) - set(names):
        faults.add(f"{shown}, row 1, column {name or '(no name)'}: not in datapackage.json. Take it out.")
    return sorted(header) == sorted(names)


def _whole(faults, shown, header, rows):
    numbered = [(row, cells, any(map(str.strip, cells))) for row, cells in enumerate(rows, start=2)]
    if empty := [row for row, _, filled in numbered if not filled]:
        more = f" and {len(empty) - 1} more" if empty[1:] else ""
        faults.add(f"{shown}, row {empty[0]}{more}: empty. Delete what is empty.")
    ragged = [(row, cells) for row, cells, filled in numbered if filled and len(cells) != len(header)]
    for row, cells in ragged:
        faults.add(
            f"{shown}, row {row}: {len(cells)} cells where the header has {len(header)}. "
            "Look for a comma that is not inside quotation marks, or a cell too few."
        )
    return not (ragged or empty)

"""Read the dataset's CSV files by `datapackage.json`, and refuse bad data with every fault named."""

import csv
import io
import json
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
VOTES = ("for", "against", "abstained")


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

    Examples
    --------
    >>> sorted(read_tables())[:2]
    ['ballots', 'claims']
    """
    folder = Path(folder or DATA)
    package = _read_package(folder)
    check = _Check()
    tables = {}
    for resource in package["resources"]:
        tables[resource["name"]] = check.table(folder, resource)
    check.stop_at_faults()
    for resource in package["resources"]:
        check.foreign_keys(tables, resource["name"], resource["schema"])
    check.history(tables)
    check.stop_at_faults()
    return {name: _typed(tables[name], fields) for name, fields in _fields(package)}


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


def _fields(package):
    return [(resource["name"], resource["schema"]["fields"]) for resource in package["resources"]]


def _typed(table, fields):
    """Give the columns their types, once nothing can go wrong."""
    table = table.drop(columns=["_file", "_row"])
    for field in fields:
        name, kind = field["name"], field["type"]
        if kind in ("integer", "number"):
            table[name] = pd.to_numeric(table[name]).astype("float64")
        elif kind == "date":
            table[name] = pd.to_datetime(table[name], format="%Y-%m-%d")
    return table


class _Check:
    """Gathers faults while the tables are read; each method looks for one kind."""

    def __init__(self):
        self.faults = []

    def stop_at_faults(self):
        if self.faults:
            raise DataError(self.faults)

    def say(self, table, bad, column, what):
        """Add a fault for each row in the mask `bad`; `what` says it from the cell's value."""
        if not bad.any():
            return
        cells = table.loc[bad, ["_file", "_row", column]]
        for file, row, value in cells.itertuples(index=False):
            self.faults.append(f"{file}, row {row}, column {column}: {what(value)}")

    # -- one table ------------------------------------------------------------------------------------

    def table(self, folder, resource):
        """Read one resource, which may stand in several files, as text with its file and row."""
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        names = [field["name"] for field in resource["schema"]["fields"]]
        parts = [part for path in paths if (part := self.file(folder, path, names)) is not None]
        if not parts:
            return pd.DataFrame(columns=[*names, "_file", "_row"], dtype=str)
        table = pd.concat(parts, ignore_index=True)
        for field in resource["schema"]["fields"]:
            self.field(table, field)
        self.primary_key(table, resource["schema"].get("primaryKey", []))
        return table

    def file(self, folder, path, names):
        shown = f"{folder.name}/{path}"
        text = self.text(folder / path, shown)
        if text is None:
            return None
        header, *rows = [*csv.reader(io.StringIO(text, newline=""))] or [[]]
        if not self.header(shown, header, names) or not self.whole(shown, header, rows):
            return None
        if not rows:
            self.faults.append(f"{shown} has no rows. Put back the rows from the repository, or add some.")
            return None
        part = pd.DataFrame(rows, columns=header, dtype=str)[names]
        return part.assign(_file=shown, _row=range(2, len(part) + 2))

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

    def field(self, table, field):
        name, rules, column = field["name"], field.get("constraints", {}), table[field["name"]]
        filled = column.ne("")
        self.say(table, ~filled & bool(rules.get("required")), name, lambda _: "empty. Fill it in.")
        if "enum" in rules:
            words = rules["enum"]
            self.say(table, filled & ~column.isin(words), name, lambda value: _not_allowed(value, words))
        if "pattern" in rules:
            fits = column.str.fullmatch(rules["pattern"])
            self.say(
                table, filled & ~fits, name, lambda value: f"{value!r} does not look like {rules['pattern']}."
            )
        if rules.get("unique"):
            self.say(
                table,
                filled & column.duplicated(),
                name,
                lambda value: f"{value!r} stands twice. Ids are unique.",
            )
        self.type(table, name, field["type"], rules)

    def type(self, table, name, kind, rules):
        column = table[name]
        filled = column.ne("")
        if kind in ("integer", "number"):
            number = pd.to_numeric(column, errors="coerce")
            self.say(table, filled & number.isna(), name, lambda value: f"{value!r} is not a number.")
            outside = number.lt(rules.get("minimum", float("-inf"))) | number.gt(
                rules.get("maximum", float("inf"))
            )
            self.say(table, outside, name, lambda value: f"{value!r} is out of range.")
        elif kind == "date":
            day = pd.to_datetime(column.where(filled), format="%Y-%m-%d", errors="coerce")
            self.say(
                table,
                filled & day.isna(),
                name,
                lambda value: f"{value!r} is not a day written as 1921-03-08.",
            )

    def primary_key(self, table, key):
        if len(key) > 1:
            self.say(
                table, table.duplicated(key), key[-1], lambda value: f"{value!r} stands twice for one thing."
            )

    # -- between tables -------------------------------------------------------------------------------

    def foreign_keys(self, tables, name, schema):
        for key in schema.get("foreignKeys", []):
            column, other = key["fields"][0], key["reference"]["resource"]
            self.known(tables, tables[name], tables[name][column].ne(""), column, other)

    def known(self, tables, table, rows, column, other):
        """The cells of `column` in `rows` are ids in the table `other`."""
        ids = tables[other].iloc[:, 0]
        home = "data/claims" if other == "claims" else f"data/{other}.csv"
        bad = rows & ~table[column].isin(ids)
        self.say(
            table,
            bad,
            column,
            lambda v: f"{v!r} is not in {home}. Add it there or correct it.{nearest(v, ids)}",
        )

    def history(self, tables):
        """The rules that no general description can hold: what claims are, and how they may clash."""
        claims, properties = tables["claims"], tables["properties"].set_index("property")
        self.about(tables, claims)
        self.about(tables, tables["silences"])
        self.our_readings(tables["disagreements"], claims)
        self.listed(tables["misconceptions"], claims)
        if not claims["property"].isin(properties.index).all():
            return  # the foreign key has said so; nothing more can be asked of such rows
        kind = claims["property"].map(properties["value_type"])
        self.subjects(claims, claims["property"].map(properties["about_type"]))
        self.values(tables, claims, kind)
        self.qualifiers(tables, claims, claims["property"].map(properties["qualifier_type"]))
        self.edtf(claims)
        self.bounds(claims)
        self.ranks(claims, claims["property"].map(properties["single_valued"]).eq("yes"), kind)

    def about(self, tables, table):
        for thing, other in THINGS.items():
            self.known(tables, table, table["about_type"].eq(thing), "about_id", other)

    def listed(self, table, claims):
        """Every id in a list of claims is a claim."""
        known = set(claims["claim_id"])
        lost = table["claim_ids"].map(lambda ids: " ".join(each for each in ids.split() if each not in known))
        self.say(
            table.assign(claim_ids=lost), lost.ne(""), "claim_ids", lambda v: f"{v!r} is not in data/claims."
        )

    def subjects(self, claims, allowed):
        bad = [
            kind not in kinds.split(";") for kind, kinds in zip(claims["about_type"], allowed, strict=True)
        ]
        self.say(
            claims, pd.Series(bad, claims.index), "property", lambda v: f"{v!r} is not said of such a thing."
        )

    def values(self, tables, claims, kind):
        for other in {k.partition(":")[2] for k in kind.unique() if k.startswith("entity:")}:
            self.known(tables, claims, kind.eq(f"entity:{other}"), "value", other)
        for words in {k for k in kind.unique() if k.startswith("word:")}:
            allowed = words.partition(":")[2].split(",")
            bad = kind.eq(words) & ~claims["value"].isin(allowed)
            self.say(claims, bad, "value", lambda value, allowed=allowed: _not_allowed(value, allowed))
        other_day = kind.eq("date") & claims["value"].ne(claims["date"])
        self.say(claims, other_day, "value", lambda v: f"{v!r} is not the date.")
        long = kind.eq("quote") & claims["value"].str.split().str.len().gt(25)
        self.say(claims, long, "value", lambda _: "a quotation has at most 25 words.")
        self.numbers(claims, kind.isin(["integer", "number", "percent"]), kind.eq("integer"))

    def numbers(self, claims, numeric, whole):
        low, high, value = claims["low"], claims["high"], claims["value"]
        unbound = low.eq("") & high.eq("")
        self.say(
            claims, numeric & unbound, "low", lambda _: "a number needs a lower or an upper bound, or both."
        )
        self.say(claims, ~numeric & ~unbound, "low", lambda _: "only a number has bounds. Empty the cell.")
        broken = whole & (low.str.contains(".", regex=False) | high.str.contains(".", regex=False))
        self.say(claims, broken, "low", lambda bound: f"{bound!r}: a count is a whole number.")
        wordless = numeric & ~value.str.contains(r"\d|quarter|third|half")
        self.say(claims, wordless, "value", lambda v: f"{v!r} is not a number.")

    def qualifiers(self, tables, claims, kind):
        given = claims["qualifier"].ne("")
        self.say(
            claims,
            kind.eq("none") & given,
            "qualifier",
            lambda v: f"{v!r}: this property takes no qualifier.",
        )
        needed = kind.isin(["issue", "option", "organisation", "place"])
        self.say(claims, needed & ~given, "qualifier", lambda _: "empty. Say what the value is counted for.")
        for thing in ("event", "organisation", "place", "issue"):
            self.known(tables, claims, kind.eq(thing) & given, "qualifier", THINGS[thing])
        options = [
            *VOTES,
            *(i for name in ("people", "organisations", "documents") for i in tables[name].iloc[:, 0]),
        ]
        bad = kind.eq("option") & given & ~claims["qualifier"].isin(options)
        self.say(
            claims,
            bad,
            "qualifier",
            lambda v: f"{v!r} is no option, person, group or document.{nearest(v, options)}",
        )

    def edtf(self, claims):
        faults = {text: fault for text in claims["date"].unique() if text and (fault := _date_fault(text))}
        self.say(claims, claims["date"].isin(faults), "date", faults.get)
        late = claims["earliest"].gt(claims["latest"]) & claims["latest"].ne("")
        self.say(claims, late, "earliest", lambda value: f"{value!r} is after the day in column latest.")
        good = claims["date"].ne("") & ~claims["date"].isin(faults)
        for column in ("earliest", "latest"):
            spans = {
                text: _day(getattr(dates.span(text), column)) for text in claims.loc[good, "date"].unique()
            }
            bad = good & ~late & claims[column].ne(claims["date"].map(spans))
            self.say(
                claims,
                bad,
                column,
                lambda value: f"{value!r} does not follow from the date. Work it out again.",
            )

    def bounds(self, claims):
        low, high = (
            pd.to_numeric(claims["low"], errors="coerce"),
            pd.to_numeric(claims["high"], errors="coerce"),
        )
        self.say(
            claims, low.gt(high), "low", lambda value: f"{value!r} is more than the number in column high."
        )

    # -- how claims may clash -------------------------------------------------------------------------

    def our_readings(self, disagreements, claims):
        home = claims.set_index("claim_id")["disagreement_id"]
        home = home[~home.index.duplicated()]
        followed = disagreements["our_reading"]
        bad = followed.ne("undecided") & followed.map(home).ne(disagreements["disagreement_id"])
        self.say(
            disagreements, bad, "our_reading", lambda v: f"{v!r} is not one of the claims that clash here."
        )

    def ranks(self, claims, single, kind):
        lonely = claims["rank"].ne("preferred") & claims["disagreement_id"].eq("")
        self.say(
            claims,
            lonely,
            "disagreement_id",
            lambda _: "empty. A claim not preferred names its disagreement.",
        )
        preferred = claims[single & claims["rank"].eq("preferred")]
        key = ["about_id", "property", "qualifier"]
        dated = preferred["about_type"].eq("series")
        keys = [preferred[name] for name in key] + [preferred["date"].where(dated, "")]
        several = preferred[preferred.groupby(keys)["claim_id"].transform("size").gt(1)]
        for _, group in several.groupby([column.loc[several.index] for column in keys]):
            first = group.iloc[0]
            for index in group.index[1:]:
                if not _agree(first, group.loc[index], kind[index]):
                    self.say(
                        claims,
                        claims.index == index,
                        "rank",
                        lambda _, first=first: (
                            f"a second preferred claim beside {first['claim_id']}, with another value. "
                            "Only one value can be our reading: rank the other as alternative."
                        ),
                    )


def _not_allowed(value, words):
    return f"{value!r} is not allowed here. Use one of: {', '.join(words)}.{nearest(value, words)}"


def _date_fault(text):
    try:
        dates.span(text)
    except ValueError as error:
        return f"{error}."


def _day(day):
    return day.isoformat() if day else ""


def _agree(one, other, kind):
    """Two claims agree if their numbers are equal, one date lies within the other, or the texts are the same."""
    if kind == "date":
        a, b = dates.span(one["date"]), dates.span(other["date"])
        return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    if kind in ("integer", "number", "percent"):
        return [float(c or "nan") for c in (one["low"], one["high"])] == [
            float(c or "nan") for c in (other["low"], other["high"])
        ]
    return one["value"] == other["value"]

"""Spoilt tables, any answer, any move of a control, cells in any order: each is answered in words, by no traceback.

The same few examples in every run; `FUZZ=3000 python start.py test -n 0 tests/test_fuzz.py` tries so many of each.
"""

import csv
import io
import os
import random
import re
import shutil
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from gallery import EXPLORERS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from lessons import LESSONS

import helpers as wo
from helpers.dataset import DATA, DataError
from helpers.practice import questions
from helpers.readings.wording import sentence, short_names
from helpers.work import saving

MANY = int(os.environ.get("FUZZ", "0"))


def forget():
    """Let nothing be kept: neither in the file nor by this program, which would write it again."""
    (saving.folder() / saving.NAME).unlink(missing_ok=True)
    saving._known.clear()


def tried(few):
    """Try a few examples, the same in every run; or as many as the variable FUZZ says."""
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(
        max_examples=MANY or few, derandomize=True, deadline=None, database=None, suppress_health_check=slow
    )


# -- tables ----------------------------------------------------------------------------------------------

FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv"))
READINGS = ["people", "events", "ballots", "posts", "signatures", "steps", "series", "positions", "demands", "acts"]
# What tables are spoilt with by hand, by a spreadsheet or by a slip.
ODD = [
    "", " ", "0", "-1", "1e3", "1_000", "٣", "inf", "nan", "NaN", "NULL", "TRUE", "#REF!", "694,5", "694.50", "1e999",
    "1921-03-08", "08.03.1921", "1921", "1921-03-08/", "/", "../..", "١٩٢١", "0000", "9999-12-31", "0001-01-01/..",
    "{thing}", "{value.x}", "{", "%s", "\\", "'", '"', ",", ";", "\n", "a\nb", "\t", "\r", "\0", "\x7f", "\ufeff",
    "\u202e", "é", "e\u0301", "\U0001f600", "shliapnikov", "CONG-004", "CONG-004 CONG-005", "CONG-999",
    "well supported", "undecided", "?", "(", "[", "*", "|", " = ", "; ", " | ", "x" * 300, "word " * 60, "x" * 200_000,
]  # fmt: skip
FAULT = re.compile(
    r"data/[\w/]+\.csv, row \d+, column .+?: .+"  # a cell, or a column of the header
    r"|data/[\w/]+\.csv, row \d+: "
    r"(not UTF-8|\d+ cells? where|the cells are separated|'sep=|a cell does not end|names no column).+"
    r"|data/[\w/]+\.csv, row \d+( and \d+ more)?: empty\. .+"
    r"|data/[\w/]+\.csv (has no rows|is missing)\b.+"
    r"|data/texts/\w+\.md(, line \d+)?: .+",
    re.S,
)


def cells(rows, dice):
    """Spoil some cells: emptied, swapped, replaced, doubled, cut, spaced."""
    for _ in range(dice.choice([1, 1, 1, 2, 5])):
        row, place = dice.choice(rows[1:]), dice.randrange(len(rows[0]))
        other, there = dice.choice(rows[1:]), dice.choice([place, place, dice.randrange(len(rows[0]))])
        what = dice.randrange(6)
        if what == 0:
            row[place] = ""
        elif what == 1:
            row[place], other[there] = other[there], row[place]
        elif what == 2:
            row[place] = other[there]
        elif what == 3:
            row[place] += dice.choice(ODD)
        else:
            row[place] = dice.choice(ODD)


def lines(rows, dice):
    """Double, delete or move rows, or leave only some."""
    place, what = dice.randrange(1, len(rows)), dice.randrange(5)
    if what == 0:
        rows.insert(dice.randrange(1, len(rows)), list(rows[place]))
    elif what == 1:
        del rows[place]
    elif what == 2:
        rows.insert(dice.randrange(1, len(rows)), rows.pop(place))
    elif what == 3:
        del rows[place : place + dice.randrange(len(rows))]
    else:
        rows.insert(place, [""] * len(rows[0]))


def columns(rows, dice):
    """Rename, move, double or delete a column, or a cell of one row."""
    place, what = dice.randrange(len(rows[0])), dice.randrange(6)
    if what == 0:
        rows[0][place] = dice.choice([rows[0][place].upper(), rows[0][place] + "s", *ODD])
    elif what == 1:
        to = dice.randrange(len(rows[0]))
        for row in rows:
            row.insert(to, row.pop(place))
    elif what == 2:
        for row in rows:
            row.insert(place, row[place])
    elif what == 3:
        for row in rows:
            del row[place]
    elif what == 4:
        del dice.choice(rows)[place]
    else:
        dice.choice(rows).append(dice.choice(ODD))


def nothing(rows, dice):
    """Leave the rows as they are: only how they are written changes."""


def written(rows, dice):
    """Write rows as some program does: mostly as they were, or with other marks, line ends and encodings."""
    plain = dice.random() < 0.5
    delimiter = "," if plain else dice.choice([",", ",", ",", ";", "\t", "|"])
    quoting = csv.QUOTE_MINIMAL if plain else dice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    end = "\n" if plain else dice.choice(["\n", "\r\n", "\r"])
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    text = file.getvalue()
    if not plain:
        place = dice.randrange(len(text))
        cut = dice.choice(["", "", "", '"', "\n", "\r", ",", "\0", "\x1a", "\u2028", "half"])
        text = text[:place] if cut == "half" else text[:place] + cut + text[place:]
    code = "utf-8" if plain else dice.choice(["utf-8", "utf-8-sig", "utf-8", "utf-16", "cp1251", "latin-1", "cp1252"])
    return text.encode(code, "replace")


def spoilt(raw, dice):
    """Give the bytes of a table with something done to it."""
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    dice.choice([cells, cells, cells, lines, columns, nothing])(rows, dice)
    return written(rows, dice)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return shutil.copytree(DATA, tmp_path_factory.mktemp("fuzz") / "data")


@pytest.fixture(scope="module")
def whole():
    return wo.load()


@tried(8)
@given(file=some.sampled_from(FILES), seed=some.integers(0, 2**32))
def test_a_spoilt_table_is_read_as_it_stands_or_refused_with_its_place(copy, whole, file, seed):
    path, before = copy / file, (DATA / file).read_bytes()
    path.write_bytes(spoilt(before, random.Random(seed)))
    try:
        data = wo.load(copy)
    except DataError as error:
        assert error.faults and not [fault for fault in error.faults if not FAULT.fullmatch(fault)]
    else:
        is_what_stands_there(data, copy, file)
        try:
            assert all(list(getattr(data, reading)) == list(getattr(whole, reading)) for reading in READINGS)
        except KeyError as error:  # what was chosen to be told has been taken out
            assert "Problem: there is no grouping" in str(error)
        assert len(short_names(data)) == len(data.sources)
        assert all(sentence(data, row) for row in list(data.rows("claims").values())[::20])
    finally:
        path.write_bytes(before)


def is_what_stands_there(data, folder, file):
    """A table that is read holds every cell of its file: nothing is lost, moved or made up."""
    rows = list(csv.DictReader(io.StringIO((folder / file).read_bytes().decode("utf-8-sig"), newline="")))
    name = {"practice": file[9:-4], "map": "map_names"}.get(
        file.partition("/")[0], file.partition("/")[0].removesuffix(".csv")
    )
    table = data.table(name)
    if name == "claims":  # in several files
        table = table[table["claim_id"].isin([row["claim_id"] for row in rows])]
    assert len(table) == len(rows)
    for column in table:
        told = [row[column] for row in rows]
        kind = table[column].dtype.kind
        found = table[column].tolist()
        if kind == "f":
            told, found = [[str(float("nan" if one == "" else one)) for one in both] for both in (told, found)]
        elif kind == "M":
            found = ["" if pd.isna(day) else day.date().isoformat() for day in found]
        assert found == told, column


def test_a_cell_without_an_end_and_a_number_of_another_script_are_named(copy):
    """What Python's own readers of numbers and tables would take, or stop at, with words for programmers."""
    csv.field_size_limit(131_072)  # Python's own, which a library of the tests may have raised
    for column, value in (("order", "1_000"), ("order", "\u0663"), ("order", " 5"), ("label", "x" * 200_000)):
        table = pd.read_csv(DATA / "groupings.csv", dtype=str, keep_default_na=False)
        table.loc[1, column] = value
        table.to_csv(copy / "groupings.csv", index=False)
        with pytest.raises(
            DataError, match=r"data/groupings.csv, row 3(, column order: .* is not a whole|: a cell does)"
        ):
            wo.load(copy)
    shutil.copy(DATA / "groupings.csv", copy)


# -- controls --------------------------------------------------------------------------------------------

NUMBERS = some.one_of(some.integers(-5, 60), some.integers(), some.sampled_from([694, 990, 1000, 10**6]))


@cache
def explorer(name):
    return getattr(wo, name)()


@pytest.mark.usefixtures("own_folder")
@tried(6)
@given(
    name=some.sampled_from(EXPLORERS),
    moves=some.lists(some.tuples(some.integers(0, 9), NUMBERS), min_size=1, max_size=4),
)
def test_whatever_is_chosen_there_is_a_figure_or_words(name, moves):
    forget()
    shown = explorer(name)
    for which, value in moves:
        control = list(shown.controls.values())[which % len(shown.controls)]
        if hasattr(control, "options"):
            control.index = value % len(control.options)
        else:
            control.value = bool(value % 2) if isinstance(control.value, bool) else value
        assert "<p>" in shown.said.value and "could not be drawn" not in shown.said.value
        assert "Run this cell again" not in shown.said.value
        assert re.search("<img|<table", shown.figure.value) or re.search(r"Problem|nothing to show", shown.said.value)


# -- answers ---------------------------------------------------------------------------------------------


class Odd:
    """What no answer is: it is no text, it compares with nothing, and it has no length."""

    def __str__(self):
        raise RuntimeError("no text")

    __eq__ = __len__ = __bool__ = __iter__ = __str__
    __hash__, __repr__ = object.__hash__, object.__repr__


class Flat(Odd):
    """What calls itself a list and is none."""

    ndim = 1


ODD_THINGS = [
    Odd(), Flat(), Odd, object(), ..., NotImplemented, len, print, pd, pd.NA, pd.NaT, np.float64("nan"), np.array(1),
    np.array([["a", "b"]]), np.array(["a", "c"]), pd.Series(["a", "b"]), pd.DataFrame({"a": [1]}), date(1921, 3, 8),
    pd.Timestamp("1921-03-08"), Decimal("sNaN"), Decimal("Infinity"), Decimal("7.2"), Fraction(1, 3), 1j, float("inf"),
    range(3), slice(1), memoryview(b"a"), iter("ab"), SimpleNamespace(a=1), Exception("a"), "\ud800", "a" * 100_000,
    10**5000, [[[[]]]], {"a": {"b": []}}, {1: 2}, {None: None}, {Odd(): Odd()}, frozenset("ab"), "7,2 %", "b, a, c",
    "(b)", "\u0661",
]  # fmt: skip
ODDLY = some.integers(0, len(ODD_THINGS) - 1).map(lambda place: ODD_THINGS[place])  # some cannot be written out
ANYTHING = some.recursive(
    some.one_of(
        some.none(), some.booleans(), some.integers(), some.floats(), some.text(), some.binary(),
        some.complex_numbers(), some.decimals(), some.fractions(), some.dates(), some.sampled_from("abcdef"), ODDLY,
    ),
    lambda parts: some.one_of(
        some.lists(parts), some.tuples(parts, parts), some.dictionaries(some.text(), parts), some.sets(some.text())
    ),
    max_leaves=6,
)  # fmt: skip
WORDS = ("Correct:", "Yes:", "Not yet:", "Look again:", "Saved:", "Problem:")


@cache
def ids():
    return list(questions.bank())


@pytest.mark.usefixtures("own_folder")
@tried(60)
@given(question=some.one_of(some.integers(0, 10**6), ODDLY, some.text()), answer=ANYTHING)
def test_any_answer_gets_a_reply(question, answer):
    forget()
    said = wo.check(ids()[question % len(ids())] if type(question) is int else question, answer)
    assert said.startswith(WORDS) and len(said) > 20 and "went wrong" not in said
    assert not wo.recall(ids()[0]).startswith("Problem")


@pytest.mark.usefixtures("own_folder")
def test_every_question_has_a_reply_to_every_odd_thing():
    for question in ids()[:: 1 if MANY else 9]:
        for thing in ODD_THINGS:
            assert wo.check(question, thing).startswith(WORDS)
        forget()


# -- cells in any order ----------------------------------------------------------------------------------


@pytest.fixture
def lesson_tools(tool, monkeypatch):
    return tool("editions"), tool("parts"), tool("reading.lessons")


@pytest.mark.usefixtures("own_folder")
@tried(1)
@given(place=some.integers(0, len(LESSONS) - 1), dice=some.randoms(use_true_random=False))
def test_the_cells_of_a_lesson_can_be_run_in_any_order_after_the_first(lesson_tools, place, dice):
    editions, parts, lessons = lesson_tools
    cells = editions.written_lesson(editions.sources()[place]).cells
    first, *others = [cell for cell in cells if cell.cell_type == "code" and parts.for_learners(cell)]
    namespace = {}
    dice.shuffle(others)
    for cell in [first, *others]:
        for shown in lessons.run(cell.source, namespace):
            assert lessons.as_html(shown)

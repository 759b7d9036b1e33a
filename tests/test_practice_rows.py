"""The practice rows: six differ from the claims they were copied from, and nothing else reads them."""

import pandas as pd
import pytest

import helpers as wo
from helpers.dataset import DATA, ROOT

# The planted errors by hand: the claim, and what the copy says wrongly.
PLANTED = {
    "CTXT-490": {"value": "1918-01-07", "date": "1918-01-07"},  # the old calendar read as the new
    "RISE-197": {"high": "0"},  # an open end filled with nought
    "RISE-280d": {"value": "59 per cent", "low": "59", "high": "59"},  # 58.9, rounded
    "LETT-070": {"about_id": "medvedev_sp"},  # A. N. Medvedev's birth given to S. P.
    "CONG-134c": {"source_id": "lenin_pss34_editors"},  # no such source
    "RISE-068": {"property": "quoted"},  # a retelling, given as Lenin's words
}


@pytest.fixture(scope="module")
def claims():
    files = [pd.read_csv(file, dtype=str, keep_default_na=False) for file in sorted((DATA / "claims").glob("*.csv"))]
    return pd.concat(files).set_index("claim_id")


@pytest.fixture
def rows():
    return wo.practice_claims()


def test_each_row_says_first_that_it_is_practice(rows):
    assert next(iter(rows)) == "practice_row"
    assert rows["practice_row"].tolist() == [f"PRACTICE-{number:02d}" for number in range(1, 15)]
    assert "no part of the claims" in wo.practice_claims.__doc__


def test_only_the_six_planted_cells_differ_from_the_claims(rows, claims):
    differ = {}
    for row in rows.to_dict("records"):
        claim = claims.loc[row["copied_from"]]
        wrong = {name: row[name] for name in list(rows)[2:] if row[name] != claim[name]}
        differ |= {row["copied_from"]: wrong} if wrong else {}
    assert differ == PLANTED


def test_the_checks_that_the_lesson_teaches_find_what_they_should(rows):
    data = wo.load()
    lost = rows[~rows["source_id"].isin(data.sources["source_id"])]
    assert lost["practice_row"].tolist() == ["PRACTICE-10"]
    twice = rows[rows.duplicated(["about_id", "property"], keep=False)]
    pairs = {"05", "06", "02", "09", "08", "12"}
    assert set(twice["practice_row"].str[-2:]) == pairs, "a suspicion each; one is a merged man"
    bounds = rows.query("low != '' and high != ''").set_index("practice_row")[["low", "high"]].astype(float)
    assert bounds.index[bounds["high"].lt(bounds["low"])].tolist() == ["PRACTICE-04"]
    value = rows.set_index("practice_row")["value"]
    before, after = float(value["PRACTICE-05"]), float(value["PRACTICE-06"])
    assert round((before - after) / before * 100, 1) == 58.9 != float(value["PRACTICE-07"].split()[0])


def test_what_a_learner_does_to_the_rows_stays_with_the_learner(rows):
    rows["value"] = ""
    assert wo.practice_claims()["value"].ne("").all()


def test_the_sheet_says_each_row_in_words_and_keeps_the_errors():
    lines = str(wo.practice_sheet()).splitlines()
    assert [line[:2] for line in lines[2:]] == [f"{number:02d}" for number in range(1, 15)]
    assert "S. P. Medvedev was born: 1892" in lines[10] and "lenin_pss34_editors" in lines[11]
    assert not any(name in "".join(lines) for name in ("delegates_voting", "tu_congress_1", "PRACTICE"))


def test_nothing_else_reads_the_practice_rows():
    files = [*(ROOT / "helpers").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    naming = [file.name for file in files if "claims_with_errors" in file.read_text(encoding="utf-8")]
    assert naming == ["rows.py"]
    assert not wo.load().claims["claim_id"].str.startswith("PRACTICE").any()

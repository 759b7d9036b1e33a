"""Who signed the Letter: the counts, and that what is not known is written and not left blank."""

import pytest
from test_charts import drawn

import helpers as wo
from helpers.charts import drawing

UNTOLD = [
    "Barulin", "Belcrenev", "I. Ivanov", "M. Kopylov", "A. Pavlov", "Pleshkov", "Polosatov", "Shokhanov", "Zhilin"
]  # fmt: skip


@pytest.fixture(scope="module")
def data():
    return wo.load()


def test_twenty_two_or_twenty_four(data):
    assert len(wo.signers(data).table) == 22 and len(wo.signers(data, "all 24").table) == 24
    rows = wo.signers(data, "all 24").table.set_index("person")
    assert rows.index[rows["group"].eq("added")].tolist() == ["Kollontai", "Shadurskaia"]


def test_the_list_gives_fourteen_party_years_and_other_sources_two(data):
    rows = wo.signers(data).table.set_index("person")["party_since"]
    claims = data.claims.query("property == 'party_since' and source_id == 'wikipedia_en_letter'")
    assert len(claims) == 14 and rows.ne("not found").sum() == 16
    assert set(rows.index[rows.eq("not found")]) == {
        "Lobanov", "N. V. Kuznetsov", "Polosatov", "A. N. Medvedev", "Pleshkov", "Shokhanov"
    }  # fmt: skip
    assert rows["Shliapnikov"] == "1901, 1902 or 1903" and rows["S. P. Medvedev"] == "1900 or 1903"


def test_no_cell_is_blank(data):
    rows = wo.signers(data, "all 24").table
    assert not rows.eq("").any().any() and not rows.isna().any().any()


def test_nothing_is_told_of_nine_after_the_letter(data):
    rows = wo.signers(data, "all 24", "later life").table
    assert rows["person"].tolist()[-9:] == UNTOLD
    assert rows["person"].iloc[0] == "Shliapnikov"
    assert rows.set_index("person").loc["Lobanov", "later_life"] == "1 claim", "the year of his death"


def test_later_life_ends_with_the_death(data):
    rows = wo.signers(data).table.set_index("person")
    claims = data.claims.query(
        "about_id == 'shliapnikov' and earliest > '1922-02-26' and rank != 'withdrawn'"
    )
    after = claims["earliest"].dt.year.gt(1937).sum()
    assert after and rows.loc["Shliapnikov", "later_life"] == f"{len(claims) - after} claims"


def test_the_order_of_party_years_puts_the_unknown_last(data):
    rows = wo.signers(data, sort="party year").table
    assert rows["person"].tolist()[:2] == ["I. Ivanov", "Pravdin"], "both 1899"
    assert rows["party_since"].tolist()[-6:] == ["not found"] * 6


def test_a_trade_said_of_all_is_not_said_of_each(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.signers(data, sort="trade"))
    named = figure.table.query("trade != 'metalworker (all 22)'")
    assert named["person"].tolist() == figure.table["person"].tolist()[: len(named)]
    assert "former metalworkers (LETT-114)" in figure.caption and "LETT-114" in figure.claim_ids
    squares = [line for line in sheet.axes[0].lines if line.get_marker() == "s"]
    assert len(squares) == 22 * 4
    assert sum(line.get_fillstyle() == "none" for line in squares) == figure.table.eq("not found").sum().sum()
    assert {line.get_color() for line in squares} == {drawing.BLUE}


def test_the_explorer_says_the_counts(data):
    explorer = wo.who_signed()
    assert (
        "Party year known for 16, not found for 6. Year of death known for 13, not found for 9."
        in explorer.words()
    )
    assert explorer.figure.value == wo.signers(data).html()
    explorer.controls["group"].value = "all 24"
    assert explorer.words().startswith("24 signatories.")


@pytest.mark.parametrize("words", [{"group": "22"}, {"sort": "age"}])
def test_a_wrong_word_is_answered_in_words(data, words):
    with pytest.raises(ValueError, match="^Problem: "):
        wo.signers(data, **words)
    with pytest.raises(ValueError, match="^Problem: there is no choice"):
        wo.who_signed(**words)

"""Who signed the Letter: the counts, and that what is not known is written and not left blank."""

import pytest
from seen import cells, claims

import helpers as wo

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
    listed = [
        row
        for row in claims().values()
        if row["property"] == "party_since" and row["source_id"] == "wikipedia_en_letter"
    ]
    assert len(listed) == 14 and rows.ne("not found").sum() == 16
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
    dated = [
        row["earliest"]
        for row in claims().values()
        if row["about_id"] == "shliapnikov" and row["rank"] != "withdrawn" and row["earliest"] > "1922-02-26"
    ]
    before = [day for day in dated if day < "1938"]
    assert len(before) < len(dated), "claims of 1963 and 1988 are not of his life"
    assert rows.loc["Shliapnikov", "later_life"] == f"{len(before)} claims"


def test_the_order_of_party_years_puts_the_unknown_last(data):
    rows = wo.signers(data, sort="party year").table
    assert rows["person"].tolist()[:2] == ["I. Ivanov", "Pravdin"], "both 1899"
    assert rows["party_since"].tolist()[-6:] == ["not found"] * 6


def test_a_trade_said_of_all_is_not_said_of_each(data):
    figure = wo.signers(data, sort="trade")
    named = figure.table.query("trade != 'metalworker (all 22)'")
    assert named["person"].tolist() == figure.table["person"].tolist()[: len(named)]
    assert "former metalworkers (LETT-114)" in figure.caption and "LETT-114" in figure.claim_ids
    trades = {row[0]: row[2] for row in cells(figure)}
    women = wo.signers(data, "all 24").table.query("group == 'added'")
    assert set(women["trade"]) == {"not found"}, "it is said of the first 22 alone"
    assert trades["Shliapnikov"] == "■ metal turner"
    assert trades["Barulin"] == "◧ rival years, or said of all together: metalworker (all 22)"


def test_each_cell_has_the_mark_of_what_is_known(data):
    figure = wo.signers(data)
    head, *rows = cells(figure)
    assert head == ["Name", "In the party", "Trade", "Died", "Later life"] and len(rows) == 22
    marked = {row[0]: row[1:] for row in rows}
    rivals = "◧ rival years, or said of all together: "
    assert marked["Shliapnikov"][0] == f"{rivals}1901, 1902 or 1903"
    assert marked["Barulin"][0] == "■ 1917"
    assert marked["Barulin"][2:] == ["□ not found"] * 2, "said once"
    empty = sum(cell.startswith("□") for row in rows for cell in row)
    assert empty == figure.table.eq("not found").sum().sum()


def test_a_stricter_reading_lists_only_those_of_whose_signature_it_is_sure(data):
    reading = data.reading("supported")
    assert wo.signers(reading, "all 24").table["person"].tolist() == ["Kollontai", "Shadurskaia"]
    assert wo.signers(reading).table.empty and "no claim that is supported or better" in wo.signers(reading).said


def test_the_explorer_says_the_counts(data):
    explorer = wo.who_signed()
    assert "Party year known for 16, not found for 6. Year of death known for 13, not found for 9." in explorer.words()
    assert explorer.figure.value == wo.signers(data).html()
    explorer.controls["group"].value = "all 24"
    assert explorer.words().startswith("24 signatories.")


@pytest.mark.parametrize("words", [{"group": "22"}, {"sort": "age"}])
def test_a_wrong_word_is_answered_in_words(data, words):
    with pytest.raises(ValueError, match="^Problem: "):
        wo.signers(data, **words)
    with pytest.raises(ValueError, match="^Problem: there is no (group|order)"):
        wo.who_signed(**words)

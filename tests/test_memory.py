"""Acts of memory stand at the dates of their claims, and the name index keeps its two forms of words apart."""

import pytest
from seen import cells, claims, read

import helpers as wo

SIDES = ["A state or its party", "Citizens, family, scholars"]


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- acts of memory ----------------------------------------------------------------------------------------


def test_each_act_of_memory_stands_at_the_date_of_its_claim(data):
    rows, told = wo.memory(data).table, [row for row in read("stories.csv") if row["story"] == "memory"]
    order = rows["claim_ids"].tolist()
    assert set(order) == {row["claim_ids"] for row in told}
    assert order[:3] == ["REPR-161", "GAPS-117", "REPR-163"] and order[-1] == "RISE-287"
    dates = rows.set_index("claim_ids")["when"]
    assert dates["REPR-161"] == "31 January 1963" and dates["REPR-159b"] == "20 March 2016"
    assert dates["GAPS-117"] == "1970" and not claims()["GAPS-117"]["date"], "the year of the volume"
    years = [int(when.split()[-1]) for when in dates]
    assert years == sorted(years)
    assert order.index("REPR-162") < order.index("REPR-158b"), "of 1988, before September of that year"
    assert "REPR-074" in wo.memory(data).caption, "its year is not shown"


def test_what_a_state_did_and_what_citizens_did_stand_in_two_columns(data):
    head, *rows = cells(wo.memory(data))
    assert head == ["When", *SIDES]
    acts = {side: [line for row in rows for line in row[place].splitlines()] for place, side in enumerate(head)}
    assert [len(acts[side]) for side in SIDES] == [8, 6]
    assert "○ weak: The Military Collegium clears Shliapnikov." in acts[SIDES[0]]
    assert "● supported: A Last Address sign for Shliapnikov." in acts[SIDES[1]]
    assert wo.memory(data).said == (
        "From 31 January 1963 to 2022: 8 acts of a state or its party; 6 acts of citizens, family, scholars."
    )


def test_the_mark_is_that_of_the_claim(data):
    figure, certainty = wo.memory(data), {name: row["certainty"] for name, row in claims().items()}
    lines = "\n".join(cell for row in cells(figure) for cell in row).splitlines()
    for row in figure.table.itertuples():
        assert any(line[2:] == f"{certainty[row.claim_ids]}: {row.what}" for line in lines), row


def test_a_stricter_reading_keeps_the_two_columns(data):
    figure = wo.memory(data.reading("supported"))
    assert cells(figure)[0] == ["When", *SIDES] and set(figure.table["certainty"]) == {"supported"}
    assert "REPR-161" not in figure.claim_ids, "that the Collegium cleared him is weak"
    assert wo.memory(data.reading("well supported")).table.empty


# -- the name index ----------------------------------------------------------------------------------------


def test_three_stand_in_the_past_form_and_one_of_them_had_been_cleared(data):
    rows = wo.name_index(data).table.set_index("person")
    past = rows[rows["form"].eq("was in the party from")]
    assert set(past.index) == {"Shliapnikov", "S. P. Medvedev", "Miasnikov"} and len(rows) == 11
    assert rows.loc["Shliapnikov", ["since", "volume", "cleared"]].tolist() == [
        "1901", "vol. 43, 1970", "31 January 1963"
    ]  # fmt: skip
    assert rows.loc["Miasnikov", "cleared"] == "no claim"


def test_each_person_has_one_mark_under_the_words_of_the_entry(data):
    """The Russian words decide: состоял is the past form, член is a member."""
    head, *rows = cells(wo.name_index(data))
    assert head == ["Person", "“was in the party from”", "“member of the party since”", "Year", "Cleared by a court"]
    entries = wo.name_index(data).table.set_index("person")["entry"]
    for person, past, member, year, _ in rows:
        assert bool(past) == ("состоял" in entries[person]) and bool(member) == ("член" in entries[person])
        assert year in entries[person]


def test_who_was_cleared_is_said_as_far_as_the_claims_go(data):
    assert wo.name_index(data).said.endswith("S. P. Medvedev (1977) and Shliapnikov (31 January 1963).")
    assert "GAPS-116" in wo.name_index(data).caption
    sure = wo.name_index(data.reading("supported"))
    assert sure.said.endswith("Cleared by a court, as far as a claim tells: nobody."), "all such claims are weak"
    assert wo.name_index(data.reading("well supported")).table.empty


def test_a_life_card_gives_the_form_of_words_once(data):
    assert repr(wo.life_card("kollontai", data)).count("member of the party since") == 1

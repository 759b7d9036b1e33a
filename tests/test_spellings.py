"""One man, many spellings: a search finds what is written, and only the name table finds the rest."""

import pytest
from seen import cells, claims, read

import helpers as wo
from helpers.charts import spellings
from helpers.work import saving

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


def test_the_rows_are_the_titles_and_the_texts_that_spell_the_name(data):
    table = wo.spellings(data).table.set_index("source_id")
    assert table.loc["bataille_socialiste", ["spelling", "where"]].tolist() == ["Chliapnikov", "in its title"]
    assert table.loc["pyzhikov_2015", ["spelling", "where"]].tolist() == ["Шляпников", "in its text"]
    assert "allen_2020" not in table.index, "its title does not name him"
    titles = [row["source_id"] for row in read("sources.csv") if "lyapnikov" in row["title"]]
    assert titles and set(titles) <= set(table.index)
    assert not table.reset_index().duplicated(["source_id", "spelling"]).any()


@pytest.mark.parametrize("spelling", ["Shliapnikov", "shliapnikov", "Schljapnikow", "Шляпников", "Slapnikov"])
def test_a_search_finds_what_is_written_so(data, spelling):
    """Searched again in the files: a source counts once, whether its title has it, its text or both."""
    held = [(row["source_id"], row["title"]) for row in read("sources.csv")]
    held += [(row["source_id"], row["form"]) for row in read("name_forms.csv") if row["source_id"]]
    having = {source for source, text in held if spelling.casefold() in text.casefold()}
    figure = wo.spellings(data, spelling=spelling)
    assert set(figure.table.query("result == 'found'")["source_id"]) == having
    results = [row[1] for row in cells(figure)[1:]]
    assert results.count("● found") == len(having) == len(results) - results.count("✕ missed")
    assert figure.said.startswith(f"Search for {spelling}: {len(having)} of {len(results)} rows found, ")


def test_the_name_table_finds_all(data):
    figure = wo.spellings(data, "miasnikov", "Myasnikov", name_table=True)
    assert "missed" not in set(figure.table["result"])
    assert figure.said.endswith("of them by the name table), 0 missed.")
    assert "lists these spellings as one person" in figure.caption


def test_the_caption_says_how_many_claims_a_search_would_lose(data):
    figure = wo.spellings(data, spelling="Шляпников")
    missed = set(figure.table.query("result == 'missed'")["source_id"])
    lost = sum(row["about_id"] == "shliapnikov" and row["source_id"] in missed for row in claims().values())
    assert f"The sources missed make {lost} of our claims about Shliapnikov." in figure.caption


def test_a_search_is_possible_however_sure_a_claim_must_be(data):
    """Titles and forms are no claims: a stricter reading loses what the sources say, not the sources."""
    whole, strict = wo.spellings(data), wo.spellings(data.reading("well supported"))
    assert cells(whole) == cells(strict) and whole.said == strict.said
    assert set(strict.claim_ids) < set(whole.claim_ids)


def test_a_surname_that_comes_first_is_known_as_one(data):
    assert spellings.spellings_of(data, "bruno") == ["Bruno", "Бруно"]
    assert "Иванович" not in spellings.spellings_of(data, "bruno")


@pytest.mark.parametrize(
    ("asked", "words"),
    [({"person": "shliapnikof"}, "Did you mean 'shliapnikov'"), ({"spelling": "  "}, "there is nothing to search for")],
)
def test_a_search_for_nothing_is_answered_in_words(data, asked, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.spellings(data, **asked)


def test_another_person_brings_that_persons_spellings(data):
    explorer = wo.many_spellings()
    explorer.controls["person"].value = "kollontai"
    assert explorer.controls["spelling"].options == ("Kollontai", "Коллонтай", "Kollontaï")
    assert "Search for Kollontai: " in explorer.said.value
    explorer.controls["spelling"].value = "Коллонтай"
    rows = len(wo.spellings(data, "kollontai").table)
    assert f"1 of {rows} rows found" in explorer.said.value
    explorer.controls["name_table"].value = True
    assert "0 missed" in explorer.said.value
    assert saving.load()[0]["00-many-spellings"][-1]["value"]["name_table"] is True
    again = wo.many_spellings()
    assert again.controls["spelling"].value == "Коллонтай" and "0 missed" in again.said.value


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ({"person": "lenin"}, "too few spellings"),
        ({"spelling": "Shlapnikov"}, "there is no spelling of Shliapnikov 'Shlapnikov'. Did you mean 'Shlyapnikov'"),
    ],
)
def test_a_wrong_start_is_answered_in_words(start, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.many_spellings(**start)

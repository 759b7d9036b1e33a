"""Works in the order of their years, among what was in print by then."""

import pytest
from check_grid import read

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


def lines(figure):
    """What is drawn for each row: signs, and where they stand as years."""
    page = read(figure.html())
    ticks = {tick.text: tick.per_cent("left") for tick in page.one("div", "wo-ticks").all("span")}
    year = (ticks["2000"] - ticks["1940"]) / 60
    return {
        line.one("th").text: [
            (thing.text, round(1940 + (thing.per_cent("left") - ticks["1940"]) / year))
            for thing in line.all("span", "wo-mark")
            if thing.style("left")
        ]
        for line in page.one("tbody").all("tr")
    }


def test_what_was_in_print_before_a_work(data):
    table = wo.works_timeline(data).table.set_index("what")
    assert table.loc["Deutscher", ["year", "in print before"]].tolist() == ["1950", "1, 2, 3, 4, 5"]
    assert table.loc["Lenin in the debate", ["year", "in print before"]].tolist() == ["1921", "none"]
    assert table.loc["Clements", ["year", "in print before"]].tolist() == ["not on the page read", "cannot be said"]
    assert table.loc["Gaido", "year"] == "2021 or later", "he reviews a book of 2021"
    assert table.loc["4 record of the Tenth Congress again, twice", "year"] == "1933 and 1963"


def test_what_was_in_print_stands_above_the_work(data):
    order = wo.works_timeline(data).table["what"].tolist()
    prints = [what for what in order if what[0].isdigit()]
    assert [int(what.split()[0]) for what in prints] == list(range(1, 11))
    assert order.index(prints[4]) < order.index("Deutscher") < order.index(prints[5])
    assert order.index("Lenin in the debate") < order.index(prints[0]), "both are of 1921"


def test_an_unknown_year_has_no_mark_and_is_named(data):
    works = ["deutscher", "allen_letter", "gaido", "clements", "koshel"]
    figure = wo.works_timeline(data, works)
    drawn = lines(figure)
    assert drawn["Clements"] == drawn["Koshel"] == drawn["Gaido"] == []
    spans = list(read(figure.html()).one("tbody").all("span", "wo-open"))
    assert len(spans) == 1 and spans[0].per_cent("left") > 80, "Gaido's dashes run on from 2021"
    assert "The page read gives no year for Clements and Koshel." in figure.caption
    assert "Gaido reviews a work of 2021, and gives no year." in figure.caption
    assert "18 other works of our list" in figure.caption, "of 23"


def test_a_work_from_archives_is_a_square_and_stands_at_its_year(data):
    drawn = lines(wo.works_timeline(data, ["deutscher", "allen_letter", "soviet_editors"]))
    assert drawn["Deutscher"] == [("●", 1950)] and drawn["Allen on the Letter"] == [("■", 2007)]
    assert drawn["Soviet editors of Lenin"] == [("●", 1964), ("●", 1970)]
    assert drawn["4 record of the Tenth Congress again, twice"] == [("▲", 1933), ("▲", 1963)]


def test_each_print_rests_on_its_claim(data):
    figure = wo.works_timeline(data)
    claims = figure.table.loc[figure.table["kind"].eq("in print"), "claim_ids"]
    assert claims.tolist()[:3] == ["CONG-076", "LETT-059", "CONG-118"] and set(claims) <= set(figure.claim_ids)
    assert "No claim here says when an archive was opened." in figure.caption


@pytest.mark.parametrize(("works", "words"), [(["holmes"], "there is no work 'holmes'"), ([], "at least one")])
def test_nonsense_is_answered_in_words(data, works, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.works_timeline(data, works)


def test_a_work_draws_on_archives_where_its_card_says_so_in_its_own_column(data, replacing):
    """Not where a word of the stance looks like it."""
    cards = data.sources.assign(stance="an archivist", rests_on_archives="")
    assert "\n0 of the works draw on archives" in repr_of(replacing(data, sources=cards))
    cards = data.sources.assign(stance="", rests_on_archives="yes")
    assert f"{len(data.table('works'))} of the works draw on archives" in repr_of(replacing(data, sources=cards))


def repr_of(data):
    return "\n" + wo.works_timeline(data).said.partition("came into print. ")[2]

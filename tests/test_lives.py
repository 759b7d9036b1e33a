"""The life lines: an unknown end is shown and counted, and a mark at an end says when, not how."""

import pytest
from check_grid import read

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def letter(data):
    return wo.life_lines(data, "letter_of_22", mark="1922-02-26")


def test_a_document_stands_for_all_who_signed_it_in_the_order_of_surnames(letter):
    people = letter.table["person"].tolist()
    assert len(people) == 24 and people[0] == "Barulin" and people[-1] == "Zhilin"
    assert people.index("A. N. Medvedev") + 1 == people.index("S. P. Medvedev") < people.index("Miasnikov")


def test_a_list_keeps_its_order_and_names_nobody_twice(data):
    rows = wo.life_lines(data, ["kollontai", "bruno", "kollontai"]).table
    assert rows["person"].tolist() == ["Kollontai", "Bruno"]


def test_nine_deaths_were_not_found_and_the_words_say_so(letter):
    rows = letter.table.set_index("person")
    unknown = {
        "Barulin", "Belcrenev", "I. Ivanov", "M. Kopylov", "A. Pavlov", "Pleshkov", "Polosatov", "Shokhanov", "Zhilin"
    }  # fmt: skip
    assert set(rows.index[rows["died"].eq("not found")]) == unknown
    assert "the year of birth of 9 and the year of death of 9" in letter.caption
    assert rows.loc["Pleshkov", "seen"] == "1922" and rows.loc["Zhilin", "seen"] == "1915 to 1922"
    assert rows.loc["Kollontai", ["born", "died"]].tolist() == ["1872", "1952"]


def test_rival_years_span_and_a_slip_does_not_count(letter):
    rows = letter.table.set_index("person")
    assert rows.loc["N. V. Kuznetsov", ["born", "died"]].tolist() == ["1884 or 1898", "1935 or 1937"]
    assert rows.loc["N. V. Kuznetsov", "died_known"] == "uncertain or rival years"
    assert rows.loc["Shliapnikov", "died"] == "1937", "1943 and 1954 are withdrawn"
    assert not {"REPR-083", "REPR-084"} & set(letter.claim_ids)


def lines(figure):
    """What is drawn for each person: the spans of the row."""
    page = read(figure.html())
    names = [line.one("th").text for line in page.one("tbody").all("tr")]
    tracks = [list(track.all("span")) for track in page.all("div", "wo-track")]
    return dict(zip(names, tracks, strict=True))


def test_each_end_is_a_mark_and_each_unknown_end_runs_out_to_a_question_mark(data):
    drawn = lines(wo.life_lines(data, ["kuznetsov_nv", "kollontai", "pleshkov"]))
    signs = {name: "".join(thing.text for thing in things) for name, things in drawn.items()}
    assert signs == {"N. V. Kuznetsov": "○○○○", "Kollontai": "●●", "Pleshkov": "??││"}
    dashed = {name: sum("wo-open" in thing.classes for thing in things) for name, things in drawn.items()}
    assert dashed == {"N. V. Kuznetsov": 2, "Kollontai": 0, "Pleshkov": 2}


def test_only_the_end_that_is_not_known_runs_out(data):
    """Of Kuranova a year of birth is known and none of death, of Smilga the other way round."""
    drawn = lines(wo.life_lines(data, ["kuranova", "smilga"]))
    sides = {
        name: ["left" if thing.style("left") else "right" for thing in things if thing.text == "?"]
        for name, things in drawn.items()
    }
    assert sides == {"Kuranova": ["right"], "Smilga": ["left"]}


def test_a_life_runs_from_its_birth_to_its_death(data):
    """Kollontai, 1872 to 1952: her line is a little longer than eighty of the years of the axis."""
    figure = wo.life_lines(data, ["kollontai"])
    page = read(figure.html())
    ticks = {tick.text: tick.per_cent("left") for tick in page.one("div", "wo-ticks").all("span")}
    year = (ticks["1940"] - ticks["1880"]) / 60
    line = page.one("span", "wo-span")
    assert line.per_cent("width") == pytest.approx(80 * year, abs=year)
    assert line.per_cent("left") == pytest.approx(ticks["1880"] - 8 * year, abs=year)


def test_every_mark_of_a_year_looks_alike_whatever_the_cause(data):
    shot, bed = "medvedev_sp", "kollontai"
    looks = [
        [(thing.text, thing.classes) for thing in things]
        for person in (shot, bed)
        for things in lines(wo.life_lines(data, [person])).values()
    ]
    assert looks[0] == looks[1]
    assert "It does not say how." in wo.life_lines(data, [shot]).caption


def test_the_line_that_marks_a_day_stands_there_and_is_named(data):
    figure = wo.life_lines(data, ["kollontai"], mark="1922-02-26")
    page = read(figure.html())
    ticks = {tick.text: tick.per_cent("left") for tick in page.one("div", "wo-ticks").all("span")}
    line = float(page.one("td", "wo-axis").style("--wo-line").removesuffix("%"))
    assert (line - ticks["1920"]) / (ticks["1940"] - ticks["1920"]) * 20 == pytest.approx(2.15, abs=0.05)
    assert "The line from top to bottom marks 26 February 1922." in page.text


@pytest.mark.parametrize("mark", ["1871-01-01", "1990-12-31"])
def test_the_axis_holds_the_day_that_is_marked(data, mark):
    page = read(wo.life_lines(data, ["shliapnikov", "kollontai"], mark).html())
    assert 0 <= float(page.one("td", "wo-axis").style("--wo-line").removesuffix("%")) <= 100


def test_somebody_of_whom_no_year_is_known_keeps_a_row(data):
    nameless = next(
        row.person_id
        for row in data.people.itertuples()
        if not row.born and not row.died and data.claims["about_id"].ne(row.person_id).all()
    )
    figure = wo.life_lines(data, [nameless, "bruno"])
    assert figure.table.loc[0, ["born", "died", "certainty"]].tolist() == ["not found"] * 3
    assert lines(figure)[figure.table.loc[0, "person"]] == []
    assert wo.life_lines(data, [nameless]).table["person"].tolist() == [figure.table.loc[0, "person"]]


def test_a_stricter_reading_shows_only_those_of_whom_it_says_that_they_signed(data):
    strict = data.reading("supported")
    signed = strict.signatures.query("document_id == 'letter_of_22'")["person"]
    assert sorted(wo.life_lines(strict, "letter_of_22").table["person"]) == sorted(signed)
    assert 0 < len(signed) < 24


@pytest.mark.parametrize(
    ("people", "mark", "words"),
    [
        (["kolontai"], None, "there is no person 'kolontai'. Did you mean 'kollontai'"),
        ([], None, "no person is named"),
        (["bruno"], "26 February", "is not a date to mark"),
        (["bruno"], "../1922", "is not a date to mark"),
    ],
)
def test_nonsense_is_answered_in_words(data, people, mark, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.life_lines(data, people, mark)


def test_more_than_a_sheet_holds_is_refused(data):
    with pytest.raises(ValueError, match="25 people cannot be shown. Name from 1 to 24"):
        wo.life_lines(data, data.people["person_id"].tolist()[:25])

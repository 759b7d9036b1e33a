"""The life lines: an unknown end is drawn and counted, and a mark at an end says when, not how."""

import pytest
from test_charts import drawn

import helpers as wo
from helpers.charts import drawing
from helpers.readings import date_words


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
    assert "the year of birth of 9, the year of death of 9" in letter.caption
    assert rows.loc["Pleshkov", "seen"] == "1922" and rows.loc["Zhilin", "seen"] == "1915 to 1922"
    assert rows.loc["Kollontai", ["born", "died"]].tolist() == ["1872", "1952"]


def test_rival_years_span_and_a_slip_does_not_count(letter):
    rows = letter.table.set_index("person")
    assert rows.loc["N. V. Kuznetsov", ["born", "died"]].tolist() == ["1884 or 1898", "1935 or 1937"]
    assert rows.loc["N. V. Kuznetsov", "died_known"] == "uncertain or rival years"
    assert rows.loc["Shliapnikov", "died"] == "1937", "1943 and 1954 are withdrawn"
    assert not {"REPR-083", "REPR-084"} & set(letter.claim_ids)


def test_each_end_is_a_mark_and_each_unknown_end_a_run_of_dots(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.life_lines(data, ["kuznetsov_nv", "kollontai", "pleshkov"]))
    round_marks = [line for line in sheet.axes[0].lines if line.get_marker() == "o"]
    big = [line for line in round_marks if line.get_markersize() > 5]
    assert [line.get_markerfacecolor() for line in big].count(drawing.INK) == 2, "Kollontai's two years"
    assert [line.get_markerfacecolor() for line in big].count(drawing.PAPER) == 2, "Kuznetsov's two spans"
    assert len(round_marks) - len(big) == 2, "Pleshkov's line runs out at both ends"
    assert [text.get_text() for text in sheet.axes[0].texts].count("not found") == 2


def test_every_mark_of_a_year_looks_alike_whatever_the_cause(monkeypatch, data):
    shot, bed = "medvedev_sp", "kollontai"
    looks = []
    for person in (shot, bed):
        _, sheet = drawn(monkeypatch, lambda who=person: wo.life_lines(data, [who]))
        marks = [line for line in sheet.axes[0].lines if line.get_marker() == "o"]
        looks.append([(line.get_markersize(), line.get_markerfacecolor()) for line in marks])
    assert looks[0] == looks[1]
    assert "It does not say how." in wo.life_lines(data, [shot]).caption


def test_the_mark_stands_where_its_day_is(monkeypatch, data):
    _, sheet = drawn(monkeypatch, lambda: wo.life_lines(data, ["kollontai"], mark="1922-02-26"))
    dashed = [line for line in sheet.axes[0].lines if line.get_color() == drawing.BLUE]
    years = {text.get_text(): text.get_position()[0] for text in sheet.axes[0].texts}
    assert len(dashed) == 1 and years["1920"] < dashed[0].get_xdata()[0] < years["1930"]
    assert "26 February 1922" in years


@pytest.mark.parametrize("mark", ["1963-01-31", "1969-12-31", "1871-01-01"])
def test_the_words_of_a_mark_stay_on_the_sheet_near_its_edges(monkeypatch, data, mark):
    _, sheet = drawn(monkeypatch, lambda: wo.life_lines(data, ["shliapnikov", "kollontai"], mark))
    words = next(text for text in sheet.axes[0].texts if text.get_text() == date_words(mark))
    box = words.get_window_extent()
    assert box.x0 >= 0 and box.x1 <= sheet.bbox.width


def test_somebody_of_whom_no_year_is_known_keeps_a_row(monkeypatch, data):
    nameless = next(
        row.person_id
        for row in data.people.itertuples()
        if not row.born and not row.died and data.claims["about_id"].ne(row.person_id).all()
    )
    figure, sheet = drawn(monkeypatch, lambda: wo.life_lines(data, [nameless, "bruno"]))
    assert "no year found" in [text.get_text() for text in sheet.axes[0].texts]
    assert figure.table.loc[0, "certainty"] == "not found"


@pytest.mark.parametrize(
    ("people", "mark", "words"),
    [
        (["kolontai"], None, "there is no person 'kolontai'. Did you mean 'kollontai'"),
        ([], None, "0 people cannot be drawn"),
        (["bruno"], "26 February", "is not a date to mark"),
        (["bruno"], "../1922", "is not a date to mark"),
    ],
)
def test_nonsense_is_answered_in_words(data, people, mark, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.life_lines(data, people, mark)


def test_more_than_a_sheet_holds_is_refused(data):
    with pytest.raises(ValueError, match="25 people cannot be drawn. Name from 1 to 24"):
        wo.life_lines(data, data.people["person_id"].tolist()[:25])

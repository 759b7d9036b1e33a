"""The explorers: what follows when a control is moved, without a browser or a kernel."""

import html
import re

import ipywidgets as w
import pytest

import helpers as wo
from helpers.work import saving

pytestmark = pytest.mark.usefixtures("own_folder")

EXPLORERS = {
    "lens_switch": wo.lens_switch,
    "who_signed": wo.who_signed,
    "two_lanes": wo.two_lanes,
    "how_long": wo.how_long,
    "certainty_dial": wo.certainty_dial,
    "follow_the_words": wo.follow_the_words,
    "what_share": wo.what_share,
    "lenins_arithmetic": wo.lenins_arithmetic,
    "where_does_it_start": wo.where_does_it_start,
    "position_matrix": wo.position_matrix,
    "many_spellings": wo.many_spellings,
}
START = {
    "how_long": ("kind", "party"),
    "lens_switch": ("other", "koshel"),
    "who_signed": ("group", "all 24"),
    "certainty_dial": ("certainty", "supported"),
    "follow_the_words": ("step", 5),
    "two_lanes": ("popular", False),
    "what_share": ("low", 30),
    "lenins_arithmetic": ("present", 27),
    "where_does_it_start": ("rule", "first election won"),
    "position_matrix": ("show", True),
    "many_spellings": ("spelling", "Chliapnikov"),
}


@pytest.fixture(scope="module")
def data():
    return wo.load()


def alt(explorer):
    """What a picture says, or the table that a figure is."""
    found = re.search(r'<img alt="([^"]*)"|<table.*?</table>', explorer.figure.value, re.S)
    return found and (found[1] or found[0])


@pytest.mark.parametrize("name", EXPLORERS)
def test_moving_a_control_changes_figure_description_and_words(name):
    explorer = EXPLORERS[name]()
    before = alt(explorer), explorer.figure.value, explorer.said.value
    control, value = START[name]
    explorer.controls[control].value = value
    after = alt(explorer), explorer.figure.value, explorer.said.value
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert len(after[0]) >= 60


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_control_has_a_name_that_is_not_cut_off(name):
    for control in EXPLORERS[name]().controls.values():
        assert 0 < len(control.description) <= 28 and control.style.description_width == "15em"
        assert isinstance(control, (w.BoundedIntText, w.Dropdown, w.Checkbox)), "no drag-only control"


def test_the_figure_is_the_one_of_the_parameter_cell(data):
    explorer = wo.what_share(base="all")
    assert explorer.figure.value == wo.share(data, (45, 50), "all").html()
    explorer = wo.lenins_arithmetic(others=12)
    assert explorer.figure.value == wo.arithmetic(data, 25, 15, 7, 12).html()


def test_the_words_say_the_result(data):
    assert "45 to 50 delegates are 6.5 to 7.2 per cent of 694 with a vote" in wo.what_share().said.value
    explorer = wo.what_share(low=45, high=50, base="both")
    assert "4.5 to 5.1 per cent of 990 with and without a vote" in explorer.said.value
    explorer.controls["base"].value = "own"
    explorer.controls["own"].value = 100
    assert "45.0 to 50.0 per cent of 100 in all (your own number)" in explorer.said.value
    assert "17 for and 10 against" in wo.lenins_arithmetic().words()


def test_nonsense_is_answered_in_words_and_shows_no_figure():
    explorer = wo.what_share()
    for control, value in (("low", 0), ("high", 5000)):
        explorer.controls[control].value = value
        assert "Problem:" in explorer.said.value and explorer.figure.value == ""
    explorer.controls["high"].value = 50
    explorer.controls["low"].value = 45
    assert "Problem:" not in explorer.said.value and alt(explorer)
    explorer = wo.lenins_arithmetic()
    for name in ("members", "candidates", "control"):
        explorer.controls[name].value = 0
    assert "Problem:" in explorer.said.value and explorer.figure.value == ""


def test_an_unforeseen_error_is_said_and_not_raised(monkeypatch):
    explorer = wo.what_share()
    monkeypatch.setattr(explorer, "draw", lambda **values: 1 / 0)
    explorer.controls["low"].value = 46
    assert "Problem: the figure could not be drawn (division by zero)" in explorer.said.value
    monkeypatch.setattr(explorer, "_result", lambda: 1 / 0)
    explorer.controls["low"].value = 47
    assert "Problem: division by zero" in explorer.said.value


def test_what_is_wrong_is_shown_as_text_never_as_markup(monkeypatch):
    explorer = wo.what_share()

    def draw(**values):
        raise ValueError("Problem: <script>")

    monkeypatch.setattr(explorer, "draw", draw)
    explorer.controls["low"].value = 46
    assert "&lt;script&gt;" in explorer.said.value


def test_a_range_takes_its_other_end_along():
    explorer = wo.what_share()
    explorer.controls["low"].value = 100
    assert explorer.controls["high"].value == 100 and "100 delegates are 14.4 per cent" in explorer.said.value
    explorer.controls["high"].value = 20
    assert explorer.controls["low"].value == 20


def test_the_choice_is_kept_at_once_and_found_again():
    explorer = wo.what_share()
    explorer.controls["low"].value = 40
    explorer.controls["base"].value = "all"
    kept = saving.load()[0]["03-what-share"][-1]
    assert kept["value"]["low"] == 40 and "990" in kept["answer"]
    again = wo.what_share()
    assert again.controls["low"].value == 40 and again.controls["base"].value == "all"
    assert again.figure.value == explorer.figure.value


@pytest.mark.parametrize("kept", [{"low": "x", "high": 3, "base": "?", "own": None}, {"other": 1}, None, [1], "text"])
def test_a_choice_kept_by_an_older_version_does_no_harm(kept):
    saving.add("03-what-share", "old", kept, "Saved:")
    assert "6.5 to 7.2 per cent of 694" in wo.what_share().said.value


def test_a_folder_that_cannot_be_written_is_said_and_the_figure_still_follows(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("WO_MY_WORK", str(tmp_path / "file" / "my_work"))
    explorer = wo.what_share()
    explorer.controls["low"].value = 40
    assert "Problem: this answer could not be saved" in explorer.said.value
    assert "40 to 50 delegates" in explorer.said.value and alt(explorer)


@pytest.mark.parametrize("name", EXPLORERS)
def test_without_widgets_a_page_shows_the_start_and_the_cell_that_changes_it(name, data):
    bundle = EXPLORERS[name]().bundle
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert re.search('<img alt="|<table', bundle["text/html"]) and "<code>wo." in bundle["text/html"]
    code = html.unescape(re.search(r"<code>(.*?)</code>", bundle["text/html"])[1])
    figure = eval(code, {"wo": wo, "data": data})
    assert (figure.part.html if hasattr(figure, "part") else figure.html()) in bundle["text/html"]
    assert code in bundle["text/plain"] and "Problem" not in bundle["text/plain"]


def test_what_a_page_stores_is_the_same_whatever_was_chosen_before():
    before = wo.what_share().bundle
    wo.what_share().controls["low"].value = 10
    after = wo.what_share().bundle
    assert after["text/html"] == before["text/html"] and after["text/plain"] == before["text/plain"]


def test_a_wrong_start_is_answered_in_words():
    with pytest.raises(ValueError, match="Problem: there is no base 'al'. Did you mean 'all'"):
        wo.what_share(base="al")
    with pytest.raises(ValueError, match="Problem: lowest count of delegates must be a whole number"):
        wo.what_share(low="many")


@pytest.mark.parametrize("name", EXPLORERS)
def test_the_printed_twin_has_described_figures_and_lines_to_fill_in(name):
    page = EXPLORERS[name]().twin().html()
    assert re.search(r'<img alt="[^"]{60,}"|<table', page)
    assert page.count("____") > 5 and "<script" not in page

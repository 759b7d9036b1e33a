"""A figure, a table and a card: what a reader, a screen reader and a printer get of them."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import helpers as wo
from helpers.charts.drawing import BLUE, GREEN, INK, PAPER, VERMILLION, sheet, wrap

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture
def figure(data):
    drawing, axes = sheet(2)
    axes.plot([1, 2])
    rows = pd.DataFrame({"who": ["Ленин"], "votes": [479.0], "how_known": ["unchecked"]})
    return wo.Figure(drawing, "Votes", rows, 'A line that "rises" <b>', ["UNCH-010", "CONG-004"], data=data)


class Tree(HTMLParser):
    """The tags with their attributes, and a check that all that opens also closes."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.wrong = [], [], []
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in ("img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def of(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def contrast(colour):
    """The contrast with white by WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (
        sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)) + 0.05
    )


def test_the_figure_is_one_html_figure_with_its_description_caption_and_rows(figure):
    tree = Tree(figure.html())
    assert not tree.wrong
    assert tree.tags[0][0] == "figure"
    assert tree.of("img")[0]["alt"] == figure.alt
    parts = ["figcaption", "details", "summary", "table", "caption"]
    assert [tag for tag, _ in tree.tags if tag in parts] == parts
    assert [head["scope"] for head in tree.of("th")] == ["col", "col", "col", "row"]


def test_the_figure_shows_html_in_a_notebook_and_its_description_in_a_terminal(figure):
    assert set(figure._repr_mimebundle_()) == {"text/html", "text/plain"}
    assert repr(figure) == f"[Figure: {figure.alt}]"


def test_the_caption_counts_claims_names_sources_and_flags_what_is_unchecked(figure):
    assert (
        "Sources: 2 claims by Tenth Congress of the RCP(b) 1963; Institute of Marxism-Leninism 1970."
        in figure.caption
    )
    assert "UNCHECKED: UNCH-010 (" in figure.caption
    assert figure.caption.endswith("Nothing was left out.")
    assert "<td" in figure.html() and ">UNCHECKED</td>" in figure.html()


def test_the_caption_names_six_sources_and_counts_the_others(data):
    claims = data.claims.drop_duplicates("source_id")["claim_id"].head(10)
    caption = wo.Figure(sheet(1)[0], "Ten", pd.DataFrame({"a": [1]}), "-", claims, data=data).caption
    assert "10 claims by" in caption and "and 4 more." in caption


def test_the_caption_says_what_was_left_out(data):
    left_out = ["2 events without a known day", "1 total"]
    caption = wo.Figure(sheet(1)[0], "T", pd.DataFrame({"a": [1]}), "-", left_out=left_out, data=data).caption
    assert caption.endswith("Left out: 2 events without a known day; 1 total.")
    assert "No claim stands behind these numbers." in caption


def test_saving_writes_the_picture_that_is_shown(figure, tmp_path):
    file = figure.save(tmp_path / "votes")
    assert file.name == "votes.png"
    assert file.read_bytes() == figure.png and figure.png.startswith(b"\x89PNG")
    assert b"matplotlib" not in figure.png  # neither version nor date: the same bytes on another day


def test_russian_is_marked_and_nothing_in_a_cell_becomes_markup():
    html = wo.show(pd.DataFrame({"name": ["Шляпников, А. Г. <i>"], "note": ["x"]}), "Names & forms").html()
    assert '<span lang="ru">Шляпников, А. Г.</span> &lt;i&gt;' in html
    assert "Names &amp; forms" in html


def test_a_table_has_a_caption_and_no_empty_head():
    frame = pd.DataFrame({"votes": [479, 354], "claim_ids": ["UNCH-010", "UNCH-032"]}, index=["a", "b"])
    html = wo.show(frame, "Votes").html()
    assert not Tree(html).wrong
    assert re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>", html) == ["Votes", "Claims"]


def test_a_named_index_becomes_the_first_column_and_columns_can_be_chosen_and_renamed(data):
    shown = wo.show(
        wo.who_says("congress_10", "delegates_voting"), "Who", {"claim_id": "Row", "value": "How many"}
    )
    assert re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>", shown.html()) == ["Row", "How many"]
    assert "CONG-004" in repr(shown) and "694" in repr(shown)
    with pytest.raises(KeyError, match="Problem: the table has no column 'valeu'"):
        wo.show(data.claims, "x", ["valeu"])


def test_numbers_stand_to_the_right_and_cells_are_in_words():
    frame = pd.DataFrame(
        {
            "value": ["694", "about 700"], "of": [694.0, None], "date": ["1921-03-08/1921-03-16", ""],
            "earliest": pd.to_datetime(["1921-03-08", None]), "ours": [True, False],
        }
    )  # fmt: skip
    html = wo.show(frame, "x").html()
    assert re.search(r"text-align: right[^>]*>694</td>", html)
    assert (
        "8 to 16 March 1921" in html
        and ">8 March 1921<" in html
        and ">not known<" in html
        and ">yes<" in html
    )
    assert "nan" not in html.lower() and "NaT" not in html


def test_an_empty_table_says_so():
    assert "No rows." in wo.show(pd.DataFrame({"a": []}), "x").html()
    assert "No rows." in repr(wo.show(pd.DataFrame({"a": []}), "x"))


def test_a_card_says_who_when_for_whom_how_known_and_how_sure(data):
    card = wo.card("CONG-004")
    for words in (
        "Who says it",
        "1970",
        "Made for",
        "Where its maker stands",
        "694",
        "contested; the passage was read; unsure about the count",
        "CONG-006",
    ):
        assert words in repr(card), words
    assert "UNCHECKED" in repr(wo.card("UNCH-010"))
    with pytest.raises(KeyError, match="Problem"):
        wo.card("CONG-4")


def test_every_claim_has_a_card(data):
    cards = [wo.card(claim, data) for claim in data.claims["claim_id"].iloc[::7]]
    assert all(not Tree(card.html()).wrong and "What it says" in repr(card) for card in cards)


def test_nothing_sets_a_text_colour_so_that_a_dark_theme_stays_readable(figure):
    for html in (figure.html(), wo.card("CONG-004").html(), wo.show(figure.table, "x").html()):
        assert not re.search(r"[;\"' ]color:", html)


def test_the_colours_can_be_told_from_white():
    assert PAPER == "#FFFFFF"
    assert all(contrast(colour) >= 3 for colour in (INK, BLUE, VERMILLION, GREEN))


def test_no_line_of_wrapped_text_is_wider_than_its_column():
    from helpers.charts.drawing import width_of

    lines = wrap("Prisoners shot on the night after the fall of the fortress", 1.6)
    assert len(lines) > 2 and all(width_of(line) <= 1.6 for line in lines)
    assert wrap("Shliapnikov", 0.1) == ["Shliapnikov"] and wrap("", 1) == [""]


def test_importing_the_helpers_brings_neither_matplotlib_nor_ipywidgets():
    names = ("matplotlib", "ipywidgets", "pandas")
    code = f"import sys, helpers; print([name for name in {names} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_no_chart_brings_pyplot():
    code = (
        "import sys, helpers as wo; d = wo.load(); wo.delegates_profile(d); wo.share(d); wo.arithmetic(d);"
        "wo.demands(d); wo.two_places(d, '1921-03-14', '1921-03-16');"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"

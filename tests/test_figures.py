"""A page, a figure, a table and a card: what a reader, a screen reader and a printer get of them."""

import itertools
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

import helpers as wo
from helpers import page
from helpers.figures.figure import Figure, Picture, nothing
from helpers.figures.grid import Axis, Grid, Point, Signs, Span, Words, pivot
from helpers.figures.look import BLUE, GREEN, INK, MARKS, PAPER, VERMILLION
from helpers.figures.scale import numbers, years

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def data():
    return wo.load()


class Drawn(Picture):
    """A picture of one line, that counts how often it is drawn."""

    def __init__(self):
        self.times = 0

    def draw(self):
        from matplotlib.figure import Figure as Sheet

        self.times += 1
        drawing = Sheet((4, 2))
        drawing.add_subplot().plot([1, 2])
        return drawing


@pytest.fixture
def figure(data):
    rows = pd.DataFrame({"who": ["Ленин"], "votes": [479.0], "how_known": ["unchecked"]})
    return Figure(
        data, rows, Drawn(), title="Votes", said="One line.", alt='A line that "rises" <b>',
        claim_ids=["UNCH-010", "CONG-004"],
    )  # fmt: skip


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


def contrast(colour, ground="#FFFFFF"):
    """The contrast of two colours by WCAG 2.2."""

    def light(colour):
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)) + 0.05

    bright, dark = sorted((light(colour), light(ground)), reverse=True)
    return bright / dark


# -- a figure ----------------------------------------------------------------------------------------------


def test_a_figure_is_caption_picture_sources_and_rows_in_that_order(figure):
    tree = Tree(figure.html())
    assert not tree.wrong
    assert tree.of("img")[0]["alt"] == figure.alt
    parts = ["figure", "figcaption", "img", "details", "table", "caption"]
    assert [tag for tag, _ in tree.tags if tag in parts] == [*parts[:4], "details", "table", "caption"]
    captions = [tag for tag, _ in Tree(wo.demands(wo.load()).html()).tags if tag in ("figcaption", "caption")]
    assert captions == ["caption", "caption"], "a table is named by its own caption"
    assert [head["scope"] for head in tree.of("th")] == ["col", "col", "col", "row"]


def test_a_picture_is_drawn_when_somebody_looks_and_once(figure):
    assert figure.said and figure.caption and len(figure.table) and figure.body.times == 0
    figure.html(), repr(figure), figure.body.png
    assert figure.body.times == 1


def test_a_terminal_gets_description_sources_and_rows(figure):
    text = repr(figure)
    assert text.startswith('Votes.\n[Picture: A line that "rises" <b>]')
    assert "Sources: 2 claims" in text and "Ленин" in text and "479" in text
    assert set(figure._repr_mimebundle_()) == {"text/html", "text/plain"}


def test_the_caption_counts_claims_names_sources_and_flags_what_is_unchecked(figure):
    assert (
        "Sources: 2 claims by Tenth Congress of the RCP(b) 1963; Institute of Marxism-Leninism 1970" in figure.caption
    )
    assert "UNCHECKED: UNCH-010 (" in figure.caption
    assert figure.caption.endswith("Nothing was left out.")
    folded = figure.html().split("<details>")[0]
    assert "UNCHECKED: UNCH-010" in folded, "the flag is never hidden in a fold"
    assert ">UNCHECKED</td>" in figure.html()


def test_the_caption_names_six_sources_and_counts_the_others(data):
    claims = data.claims.drop_duplicates("source_id")["claim_id"].head(10)
    caption = Figure(data, pd.DataFrame({"a": [1]}), Drawn(), title="Ten", said="", claim_ids=claims).caption
    assert "10 claims by" in caption and "and 4 more." in caption


def test_the_caption_says_what_was_left_out(data):
    left_out = ["2 events without a known day", "1 total"]
    caption = Figure(data, pd.DataFrame({"a": [1]}), Drawn(), title="T", said="", left_out=left_out).caption
    assert caption.endswith("Left out: 2 events without a known day; 1 total.")
    assert "No claim stands behind these numbers." in caption


def test_where_nothing_passes_one_sentence_says_so(data):
    figure = nothing(data.reading("well supported"), "Who signed", ["person"])
    assert repr(figure) == figure.said and "no claim that is well supported or better" in figure.said
    assert list(figure.table.columns) == ["person"] and figure.table.empty and not figure.claim_ids
    assert "<img" not in figure.html() and "<table" not in figure.html()


def test_saving_writes_the_picture_that_is_shown_or_the_table_as_a_page(figure, data, tmp_path):
    file = figure.save(tmp_path / "votes")
    assert file.name == "votes.png"
    assert file.read_bytes() == figure.body.png and figure.body.png.startswith(b"\x89PNG")
    assert b"matplotlib" not in figure.body.png  # neither version nor date: the same bytes on another day
    page_file = wo.demands(data).save(tmp_path / "demands")
    assert page_file.name == "demands.html" and "<table" in page_file.read_text(encoding="utf-8")


# -- a grid ------------------------------------------------------------------------------------------------


def test_a_mark_in_a_table_is_a_sign_and_the_words_that_say_the_same():
    rows = pd.DataFrame({"who": ["Lenin", "Trotsky"], "state": ["weak", "contested"], "said": ["yes", "no"]})
    html = str(Grid(rows, [Words("who"), Signs("state"), Signs("state", "What", words="said")]).part().html)
    assert '<span class="wo-mark wo-blue" aria-hidden="true">○</span> <span class="wo-word">weak</span>' in html
    assert '<span class="wo-word">contested: </span>no' in html, "a listener hears how sure the words are"
    key = html.partition("wo-key")[2]
    assert key.index("○</span> weak") < key.index("✕</span> contested"), "one order of signs in every key"


def test_long_rows_spread_over_a_grid_and_several_marks_share_a_cell():
    rows = pd.DataFrame(
        {"who": ["a", "a", "b"], "what": ["x", "x", "y"], "is": ["weak", "supported", "weak"], "words": ["1", "2", "3"]}
    )
    text = pivot(rows, "who", "what", "is", "words", rows_order=["b", "c", "a"]).part().text
    assert text.splitlines()[1:4] == ["b   |          | ○ 3", "c   |          |", "a   | ○ 1; ● 2 |"]


def test_an_axis_puts_points_and_spans_where_its_scale_has_them():
    rows = pd.DataFrame({"who": ["a"], "first": [1900.0], "last": [1950.0], "open": [float("nan")]})
    axis = Axis(years(1900, 2000), [Span("first", "last", "supported"), Point("last", "weak")], "Years")
    html = str(Grid(rows, [Words("who"), axis]).part().html)
    assert "left: 0.00%; width: 50.00%" in html and "left: 50.00%" in html and ">2000</span>" in html
    open_ended = Axis(years(1900, 2000), [Span("last", "open", "supported")], "Years")
    html = str(Grid(rows, [Words("who"), open_ended]).part().html)
    assert "left: 50.00%; width: 50.00%" in html and "►" in html


def test_a_sign_of_a_table_is_one_shape_in_every_picture():
    """That no two states of one figure share a sign or a shape is seen where they are drawn: check_grid, check_map."""
    shapes = {}
    for mark in MARKS.values():
        shapes.setdefault(mark.sign, set()).add((mark.marker, mark.fill))
    assert not {sign: found for sign, found in shapes.items() if len(found) > 1}


def test_axes_hold_what_they_must_and_their_ticks_are_even():
    for scale in (years(1884, 1952), years(1921.2, 1921.9), numbers(0, 37, zero=True), numbers(3, 40000)):
        places = [scale(value) for value, _ in scale.ticks]
        steps = [round(after - before, 6) for before, after in itertools.pairwise(places)]
        assert places[0] == 0 and places[-1] == 1 and len(set(steps)) == 1


# -- tables and cards --------------------------------------------------------------------------------------


def test_russian_is_marked_and_nothing_in_a_cell_becomes_markup():
    html = wo.show(pd.DataFrame({"name": ["Шляпников, А. Г. <i>"], "note": ["x"]}), "Names & forms").html()
    assert '<span lang="ru">Шляпников, А. Г.</span> &lt;i&gt;' in html
    assert "Names &amp; forms" in html


def test_a_table_has_a_caption_and_no_empty_head():
    frame = pd.DataFrame({"votes": [479, 354], "claim_ids": ["UNCH-010", "UNCH-032"]}, index=["a", "b"])
    html = wo.show(frame, "Votes").html()
    assert not Tree(html).wrong
    assert re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>|<th class=[^>]* scope=\"col\">([^<]*)<", html) == [
        ("", "Votes"), ("Claims", "")
    ]  # fmt: skip


def test_a_named_index_becomes_the_first_column_and_columns_can_be_chosen_and_renamed(data):
    shown = wo.show(wo.who_says("congress_10", "delegates_voting"), "Who", {"claim_id": "Row", "value": "How many"})
    assert repr(shown).splitlines()[1].split(" | ")[0].strip() == "Row"
    assert "CONG-004" in repr(shown) and "694" in repr(shown)
    with pytest.raises(KeyError, match="Problem: there is no column 'valeu'. Did you mean 'value'"):
        wo.show(data.claims, "x", ["valeu"])


def test_columns_of_one_name_and_of_several_names_have_their_own_cells():
    twice = pd.DataFrame([[1, 2]], columns=["votes", "votes"])
    assert repr(wo.show(twice, "Twice")).splitlines()[1:] == ["Votes | Votes", "1     | 2"]
    counted = pd.DataFrame({"who": ["a", "a"], "votes": [1, 2]}).groupby("who").agg(["sum", "mean"])
    assert repr(wo.show(counted, "Counted")).splitlines()[1:] == [
        "Who | Votes sum | Votes mean",
        "a   | 3         | 1.5",
    ]


def test_numbers_stand_to_the_right_and_cells_are_in_words():
    frame = pd.DataFrame(
        {
            "value": ["694", "about 700"], "of": [694.0, None], "date": ["1921-03-08/1921-03-16", ""],
            "earliest": pd.to_datetime(["1921-03-08", None]), "ours": [True, False],
        }
    )  # fmt: skip
    html = wo.show(frame, "x").html()
    assert '<td class="wo-number">694</td>' in html
    assert all(words in html for words in ("8 to 16 March 1921", ">8 March 1921<", ">not known<", ">yes<"))
    assert "NaT" not in html and not re.search(r"\bnan\b", html.lower())


def test_an_empty_table_says_so():
    assert "No rows." in wo.show(pd.DataFrame({"a": []}), "x").html()
    assert "No rows." in repr(wo.show(pd.DataFrame({"a": []}), "x"))


def test_a_wide_table_scrolls_by_itself_also_by_keyboard():
    box = Tree(wo.show(pd.DataFrame({"a": ["b"]}), "x").html()).tags
    keys = {"tabindex": "0", "data-lm-suppress-shortcuts": "true"}
    assert ("div", {"class": "wo-wide", **keys, "role": "group", "aria-label": "x"}) in box, "and says what it is"


def test_a_card_says_three_things_and_folds_the_rest():
    card = wo.card("CONG-004")
    lines = repr(card).splitlines()
    assert [line.split(":")[0] for line in lines[1:4]] == ["What it says", "Who says it", "How sure"]
    for words in ("1970", "for Soviet readers", "Where its maker stands", "694", "CONG-006", "unsure about the count"):
        assert words in repr(card), words
    assert "UNCHECKED" in repr(wo.card("UNCH-010")).split("More about")[0], "the flag is never hidden in a fold"
    assert "<h3" in card.html(), "a screen reader can jump from card to card"
    with pytest.raises(KeyError, match="Problem"):
        wo.card("CONG-4")


def test_cards_stand_beside_each_other_each_with_its_heading():
    page, _ = wo.ask("03-2", cards=["CONG-115", "CONG-126"]).parts
    assert page.html().count("<h3") == 2 and page.html().count('class="wo-cards"') == 1
    assert repr(page) == f"{wo.card('CONG-115')!r}\n{wo.card('CONG-126')!r}"


def test_every_claim_has_a_card(data):
    cards = [wo.card(claim, data) for claim in data.claims["claim_id"].iloc[::7]]
    assert all(not Tree(card.html()).wrong and "What it says" in repr(card) for card in cards)


# -- the look ----------------------------------------------------------------------------------------------


def test_the_colours_can_be_told_from_either_ground():
    assert PAPER == "#FFFFFF"
    assert all(contrast(colour) >= 3 for colour in (INK, BLUE, VERMILLION, GREEN))
    css = (ROOT / "helpers" / "look.css").read_text(encoding="utf-8")
    dark = re.findall(r'theme-light="false"\] \.wo-\w+ { color: (#\w{6})', css)
    assert len(dark) == 3 and all(contrast(colour, "#111111") >= 4.5 for colour in dark)


def test_what_is_shown_brings_its_look_along_once_and_sets_no_colour_of_its_own(figure):
    for html in (figure.html(), wo.card("CONG-004").html(), wo.show(figure.table, "x").html()):
        assert html.count("<style>") == 1 and html.startswith(page.look())
        assert not re.search(r'style="[^"]*\bcolor:', html)


def test_importing_the_helpers_brings_neither_matplotlib_nor_ipywidgets():
    names = ("matplotlib", "ipywidgets", "pandas")
    code = f"import sys, helpers; print([name for name in {names} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_no_chart_brings_pyplot_and_a_table_not_even_matplotlib():
    code = (
        "import sys, helpers as wo; d = wo.load(); wo.demands(d).html();"
        "print('matplotlib' in sys.modules); wo.share(d).html(); wo.arithmetic(d).html();"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]


def test_a_home_that_cannot_be_written_is_no_news_to_a_learner(tmp_path):
    """In a container run under a number, matplotlib put two red lines over the first picture."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "XDG"))}
    env |= {"HOME": str(tmp_path / "file" / "home"), "USERPROFILE": str(tmp_path / "file" / "home")}
    (tmp_path / "file").touch()
    ask = "import helpers.figures.bars, matplotlib; print(matplotlib.get_cachedir())"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, env=env, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout

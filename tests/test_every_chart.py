"""Every chart at every certainty: rows, words and marks, by the same rules for all."""

import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import check_bars
import check_grid
import check_map
import check_network
import check_seats
import pytest
from gallery import CERTAINTIES, CHARTS, charted
from matplotlib.colors import to_hex

import helpers as wo
from helpers.figures import look
from helpers.figures.figure import Picture

ALT = 300  # characters of a description: the rows are in the table
HERE = Path(__file__).resolve().parent
CHECKS = {
    "Bars": check_bars.check,
    "Grid": check_grid.check,
    "Map": check_map.check,
    "Network": check_network.check,
    "Seats": check_seats.check,
}
EVERY = [(name, certainty) for name in CHARTS for certainty in CERTAINTIES]


class Open(HTMLParser):
    """Finds tags that do not close, or close what is not open."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong = [], []
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag, attributes):
        if tag not in ("img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.mark.parametrize(("name", "certainty"), EVERY)
def test_a_figure_or_one_sentence_that_says_what_is_missing(name, certainty):
    figure = charted(name, certainty)
    assert list(figure.table.columns) == list(charted(name).table.columns)
    assert figure.said.endswith((".", "?")) and "nan" not in re.findall(r"\w+", figure.said.lower())
    assert not Open(figure.html()).wrong
    if figure.body is None:
        assert figure.table.empty and f"no claim that is {certainty} or better" in figure.said
    else:
        assert len(figure.table) and re.search(r"(Left out: .*|Nothing was left out)\.$", figure.caption)


@pytest.mark.parametrize(("name", "certainty"), EVERY)
def test_every_mark_stands_where_its_row_says(name, certainty):
    figure = charted(name, certainty)
    if figure.body is not None:
        CHECKS[type(figure.body).__name__](figure)


@pytest.mark.parametrize("name", CHARTS)
def test_it_stands_on_claims_that_exist_and_that_are_sure_enough(name):
    for certainty in CERTAINTIES:
        claims = wo.load().reading(certainty).claims
        assert set(charted(name, certainty).claim_ids) <= set(claims["claim_id"]), certainty
    assert re.search(r"Sources: [\d,]+ claims? by ", charted(name).caption)


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_described_in_one_breath_and_a_table_needs_no_description(name):
    figure = charted(name)
    if isinstance(figure.body, Picture):
        assert 60 <= len(figure.alt) <= ALT and figure.alt.endswith(".")
        assert re.match(r"(Bar chart|Range bars|Rows of seats|Network|Map)", figure.alt), "the kind comes first"
    else:
        assert figure.alt == "" and "<img" not in figure.html()


@pytest.mark.parametrize("name", CHARTS)
def test_only_the_four_colours_are_drawn_and_all_text_is_large_enough(name):
    figure = charted(name)
    if not isinstance(figure.body, Picture):
        return
    allowed = {colour.lower() for colour in (look.INK, look.BLUE, look.VERMILLION, look.GREEN, look.PAPER)}
    for axes in figure.body.drawing.axes:
        used = {to_hex(patch.get_facecolor()) for patch in axes.patches if patch.get_alpha() is None}
        used |= {to_hex(line.get_color()) for line in axes.lines} | {to_hex(text.get_color()) for text in axes.texts}
        assert used <= allowed
        assert all(text.get_fontsize() >= 12 for text in axes.texts if text.get_text())


def test_every_figure_is_the_same_in_another_run():
    """Another process, with another order of sets: not a byte may differ."""
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from gallery import CHARTS, charted\n"
        "for name in CHARTS: print(hashlib.sha256(charted(name).html().encode()).hexdigest())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(HERE)], capture_output=True, text=True, check=True, cwd=HERE.parent
    )
    here = [hashlib.sha256(charted(name).html().encode()).hexdigest() for name in CHARTS]
    differ = [name for name, one, other in zip(CHARTS, here, run.stdout.split(), strict=True) if one != other]
    assert not differ

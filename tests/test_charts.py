"""The charts: what they draw is what the claims say, and what they cannot draw they name."""

import re
from pathlib import Path

import matplotlib.figure
import pytest

import helpers as wo
from helpers.charts import drawing

DATA = Path(__file__).resolve().parent.parent / "data"

CHARTS = {
    "age": lambda data: wo.delegates_profile(data, "age"),
    "education": lambda data: wo.delegates_profile(data, "education"),
    "joined": lambda data: wo.delegates_profile(data, "joined"),
    "social": lambda data: wo.delegates_profile(data, "social"),
    "share": lambda data: wo.share(data),
    "share of all": lambda data: wo.share(data, base="all"),
    "share of both": lambda data: wo.share(data, base="both"),
    "share of an own total": lambda data: wo.share(data, 50, 700),
    "arithmetic": lambda data: wo.arithmetic(data),
    "arithmetic of 27": lambda data: wo.arithmetic(data, present=27),
    "arithmetic of 33": lambda data: wo.arithmetic(data, present=33),
    "demands": lambda data: wo.demands(data),
    "words_career": lambda data: wo.words_career(data),
    "words_career at a step": lambda data: wo.words_career(data, 3),
    "steps_of": lambda data: wo.steps_of(data, wo.accused("Moscow case, 1935", data)),
    "case_of": lambda data: wo.case_of(data, "shliapnikov"),
    "case_of another": lambda data: wo.case_of(data, "medvedev_sp"),
    "lenses": lambda data: wo.lenses(data, ["lenin", "allen_letter", "koshel", "anarchist_faq"]),
    "lenses, differences": lambda data: wo.lenses(data, ["hebbes", "clements"], differences=True),
    "spellings": lambda data: wo.spellings(data),
    "spellings with the name table": lambda data: wo.spellings(data, "miasnikov", "Myasnikov", True),
    "strongholds": lambda data: wo.strongholds(data),
    "served_together": lambda data: wo.served_together(data),
    "served_together with the leaders": lambda data: wo.served_together(
        data, ["shliapnikov", "medvedev_sp", "kollontai", "lenin", "trotsky", "zinoviev"]
    ),
    "signers": lambda data: wo.signers(data),
    "all signers": lambda data: wo.signers(data, "all 24", "later life"),
    "ballots": lambda data: wo.ballots(
        data, ["miners_1921_01", "moscow_1921_01_first", "petrograd_districts_1921_01"]
    ),
    "positions on one issue": lambda data: wo.positions(data, "run_industry"),
    "positions on four issues": lambda data: wo.positions(
        data, ["specialists", "recall", "militarisation", "groups"]
    ),
    "positions, all": lambda data: wo.positions(data, certainty="supported"),
    "positions, hidden": lambda data: wo.positions(data, hidden=True),
    "ballots as shares": lambda data: wo.ballots(data, ["kharkov_1920_11", "congress_10_unity"], share=True),
    "over_time": lambda data: wo.over_time(data, "sentences_mvd", "sentences_kgb", category=["all", "death"]),
    "over_time of two units": lambda data: wo.over_time(data, "pig_iron", "metal_output"),
    "over_time with rivals": lambda data: wo.over_time(
        data, "city_population", category=["Petrograd", "Moscow"]
    ),
    "certainty": lambda data: wo.certainty(data, "people", "supported"),
    "certainty of ballots": lambda data: wo.certainty(data, "ballots", "well supported"),
    "certainty of signatures": lambda data: wo.certainty(data, "signatures", "supported"),
    "certainty of positions": lambda data: wo.certainty(data, "positions", "supported"),
    "certainty of all events": lambda data: wo.certainty(data, "events", "contested"),
    "coverage": lambda data: wo.coverage(data),
    "shelves": lambda data: wo.shelves(data),
    "shelves by kind": lambda data: wo.shelves(data, "kind"),
    "coverage of thirty": lambda data: wo.coverage(data, "all"),
    "memory": lambda data: wo.memory(data),
    "name_index": lambda data: wo.name_index(data),
    "lanes": lambda data: wo.lanes(data),
    "lanes of one kind": lambda data: wo.lanes(data, ["archive"]),
}


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def figures(data):
    return {name: chart(data) for name, chart in CHARTS.items()}


def drawn(monkeypatch, chart):
    """The texts and the axes of what a chart draws, caught on the way to the file."""
    caught = []
    saved = matplotlib.figure.Figure.savefig
    monkeypatch.setattr(
        matplotlib.figure.Figure,
        "savefig",
        lambda self, *a, **k: (caught.append(self), saved(self, *a, **k))[1],
    )
    return chart(), caught[-1]


def texts_of(axes):
    """The texts that can be seen: labels, and the ticks that lie within the axes."""
    texts = list(axes.texts)
    if axes.axison:
        low, high = sorted(axes.get_xlim())
        ticks = zip(axes.get_xticks(), axes.get_xticklabels(), strict=True)
        texts += [label for place, label in ticks if low <= place <= high]
        texts += [*axes.get_yticklabels(), axes.xaxis.label]
    return [text for text in texts if text.get_text()]


# -- every chart -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_described_captioned_and_has_its_rows(figures, name):
    figure = figures[name]
    assert len(figure.alt) >= 60
    assert re.match(
        r"(Timeline|Line chart|Bar chart|Range bars|\d rows of seats|Table chart|Network|Map)", figure.alt
    ), "the kind comes first"
    assert len(figure.table) and figure.claim_ids
    assert re.search(r"Sources: \d+ claims? by ", figure.caption)
    assert re.search(r"(Left out: .*|Nothing was left out)\.$", figure.caption)
    assert "nan" not in (figure.alt + figure.caption).lower().split()


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_stands_on_claims_that_exist(figures, data, name):
    assert set(figures[name].claim_ids) <= set(data.claims["claim_id"])


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_the_same_in_every_run(figures, data, name):
    again = CHARTS[name](data)
    assert again.png == figures[name].png
    assert again.html() == figures[name].html()


@pytest.mark.parametrize("name", CHARTS)
def test_all_text_is_large_enough_and_on_the_sheet_and_no_label_covers_another(monkeypatch, data, name):
    _, sheet = drawn(monkeypatch, lambda: CHARTS[name](data))
    axes, sheet_box = sheet.axes[0], sheet.bbox
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts_of(axes)]
    assert all(text.get_fontsize() >= 12 for text in texts_of(axes))
    for words, box in boxes:
        assert box.x0 >= -1 and box.x1 <= sheet_box.width + 1, f"{words!r} is cut off at the side"
        assert box.y0 >= -1 and box.y1 <= sheet_box.height + 1, f"{words!r} is cut off above or below"
    for place, (one, box) in enumerate(boxes):
        for other, there in boxes[place + 1 :]:
            wide = min(box.x1, there.x1) - max(box.x0, there.x0)
            high = min(box.y1, there.y1) - max(box.y0, there.y0)
            assert wide <= 2 or high <= 4, f"{one!r} covers {other!r}"


@pytest.mark.parametrize("name", CHARTS)
def test_only_the_four_colours_are_used(monkeypatch, data, name):
    from matplotlib.colors import to_hex

    _, sheet = drawn(monkeypatch, lambda: CHARTS[name](data))
    allowed = {
        colour.lower()
        for colour in (drawing.INK, drawing.BLUE, drawing.VERMILLION, drawing.GREEN, drawing.PAPER)
    }
    axes = sheet.axes[0]
    used = {to_hex(patch.get_facecolor()) for patch in axes.patches} | {
        to_hex(patch.get_edgecolor()) for patch in axes.patches
    }
    used |= {to_hex(line.get_color()) for line in axes.lines if line.get_linestyle() != "None"} | {
        to_hex(text.get_color()) for text in axes.texts
    }
    used |= {to_hex(line.get_markerfacecolor()) for line in axes.lines}
    assert used <= allowed


# -- delegates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["age", "education", "joined", "social"])
def test_the_bars_are_the_rows_and_the_rows_are_the_claims(monkeypatch, data, by):
    figure, sheet = drawn(monkeypatch, lambda: wo.delegates_profile(data, by))
    claims = data.claims.set_index("claim_id")
    assert [bar.get_width() for bar in sheet.axes[0].patches] == figure.table["value"].tolist()
    for row in figure.table.itertuples():
        for claim in row.claim_ids.split():
            assert claims.loc[claim, "low"] == row.value and claims.loc[claim, "qualifier"] == row.group
        assert f"{row.group}: {row.value:.1f}" in figure.alt or f"{row.group}: {row.value:.0f}" in figure.alt


def test_what_is_not_known_is_a_bar_of_its_own(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.delegates_profile(data, "joined"))
    assert figure.table["group"].tolist()[-1] == "no information"
    assert sheet.axes[0].patches[-1].get_hatch()


def test_sources_that_agree_share_a_bar_and_the_sum_is_said_not_drawn(figures):
    figure = figures["social"]
    assert figure.table["value"].tolist() == [257, 52, 109, 223, 63]
    assert figure.table["claim_ids"].str.split().str.len().eq(2).all()
    assert "The sum of the five groups is 704 (CONG-021): none of the totals" in figure.caption
    assert "690, 694, 700, 716, 717, 724" in figure.caption


def test_a_group_without_an_exact_number_is_named(changed):
    figure = wo.delegates_profile(changed({"CONG-032": {"value": "over 1.6", "high": ""}}), "age")
    assert "45-49" not in figure.table["group"].tolist()
    assert figure.caption.endswith("Left out: 1 group without an exact number (45-49).")


def test_an_unknown_profile_is_answered_in_words(data):
    with pytest.raises(ValueError, match="Problem: there is no profile by 'ages'.*Did you mean 'age'"):
        wo.delegates_profile(data, "ages")


# -- shares ------------------------------------------------------------------------------------------------


def test_the_bars_run_from_the_lowest_to_the_highest_share(monkeypatch, data):
    figure, sheet = drawn(monkeypatch, lambda: wo.share(data, (45, 50), "both"))
    bars = [(round(bar.get_x(), 1), round(bar.get_x() + bar.get_width(), 1)) for bar in sheet.axes[0].patches]
    assert bars == list(figure.table[["low_share", "high_share"]].itertuples(index=False, name=None))
    for low, high in bars:
        assert f"{low:.1f} to {high:.1f} of" in figure.alt
    assert sheet.axes[0].get_xlim()[0] == 0, "an axis of shares begins at nought"


def test_the_caption_says_whose_number_it_is(data):
    assert "45 to 50 is the count of Sorenson (GAPS-030)" in wo.share(data).caption
    assert "50 is the count of Medhurst 2017 (CONG-042)" in wo.share(data, 50).caption
    assert "60 is your own number: no source here gives it." in wo.share(data, 60).caption


def test_a_total_that_has_no_pair_is_named(figures):
    assert (
        "Left out: 1 total with a vote, from a source that does not count the others (716 by"
        in figures["share of all"].caption
    )

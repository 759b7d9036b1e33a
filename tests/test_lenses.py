"""Works as lenses: which claims rest on a work, what it leaves dark, how two differ, what was in print before it."""

import matplotlib.figure
import pytest

import helpers as wo
from helpers.charts import drawing, lenses, works_timeline

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


def axes_of(monkeypatch, chart):
    """The figure and the axes of what it draws, caught on the way to the file."""
    caught = []
    saved = matplotlib.figure.Figure.savefig
    monkeypatch.setattr(
        matplotlib.figure.Figure, "savefig", lambda self, *a, **k: (caught.append(self), saved(self, *a, **k))
    )
    return chart(), caught[-1].axes[0]


# -- the works ---------------------------------------------------------------------------------------------


def test_every_source_of_a_work_is_in_the_dataset_and_stands_in_one_work_only(data):
    sources = [source for work in lenses.WORKS.values() for source in work.sources]
    assert set(sources) <= set(data.sources["source_id"]) and len(sources) == len(set(sources))
    claims = data.rows("claims")
    for work in lenses.WORKS.values():
        assert all(each in claims for each in (work.dated_by, work.after) if each)


def test_the_topics_of_a_work_are_those_counted_by_hand(data):
    table = wo.lenses(data, "hebbes").table.set_index("topic")["Hebbes"]
    assert table[table > 0].to_dict() == {
        "the ban and the Letter": 1,  # LETT-252
        "the 1920s": 14,
        "several of these times": 3,  # LETT-234, LETT-253, LETT-254
    }
    assert wo.lenses(data, ["hebbes"]).table["whole table"].sum() == len(data.claims)


# -- the bars ----------------------------------------------------------------------------------------------


def test_a_dark_topic_is_a_ring_and_the_others_are_bars_with_their_number(monkeypatch, data):
    works = ["lenin", "allen_letter", "koshel"]
    figure, axes = axes_of(monkeypatch, lambda: wo.lenses(data, works))
    numbers = figure.table[["Lenin in the debate", "Allen on the Letter", "Koshel"]]
    rings = [line for line in axes.lines if line.get_marker() == "o"]
    assert len(axes.patches) == numbers.gt(0).sum().sum() and len(rings) == numbers.eq(0).sum().sum()
    assert {ring.get_markerfacecolor() for ring in rings} == {drawing.PAPER}
    written = [text.get_text() for text in axes.texts]
    assert all(str(number) in written for number in numbers.to_numpy().ravel() if number)
    lenin = data.table("works").set_index("work_id")["source_ids"]["lenin"].split()
    assert f"{data.claims['source_id'].isin(lenin).sum()} claims," in written
    assert written.count("part read") == 3
    longest = [max(bar.get_width() for bar in axes.patches if bar.get_x() == x) for x in columns(axes)]
    assert longest == pytest.approx(longest[:1] * 3), "each column has its own scale"


def columns(axes):
    return sorted({bar.get_x() for bar in axes.patches})


def test_the_caption_says_that_silence_may_be_ours(data):
    assert "Its author may not treat it, or we did not read that part." in wo.lenses(data, "sorenson").caption


def test_differences_leave_out_what_both_or_neither_treat(data):
    whole = wo.lenses(data, ["allen_letter", "koshel"]).table.set_index("topic")
    figure = wo.lenses(data, ["allen_letter", "koshel"], differences=True)
    assert figure.table["topic"].tolist() == ["the 1920s", "repression", "memory and study", "no date"]
    assert "Left out: 6 of 10 topics" in figure.caption and "6 topics" in figure.alt
    left = whole.drop(figure.table["topic"])
    assert all((row["Allen on the Letter"] > 0) == (row["Koshel"] > 0) for _, row in left.iterrows())


@pytest.mark.parametrize(
    ("works", "words"),
    [
        ("alen_letter", "there is no work 'alen_letter' here. Did you mean 'allen_letter'"),
        (["koshel", "koshel"], "each of them once"),
        ([], "name at least one work"),
        (["lenin", "koshel", "hebbes", "clements", "brinton"], "5 works do not fit"),
    ],
)
def test_works_that_cannot_be_drawn_are_answered_in_words(data, works, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.lenses(data, works)


def test_works_without_a_difference_are_answered_in_words(data):
    with pytest.raises(ValueError, match="^Problem: .*no difference"):
        wo.lenses(data, ["deutscher"], differences=True)


# -- the explorer ------------------------------------------------------------------------------------------


def test_the_words_name_the_largest_topic_the_dark_ones_and_how_much_was_read():
    words = wo.lens_switch("allen_letter").words()
    assert "16 claims" in words and "Its largest topic is the ban and the Letter, with 13." in words
    dark = words[words.index("In the dark:") :]
    assert all(topic in dark for topic in ("the rise (", "the Tenth Congress (", "repression ("))
    assert "only a part of it was read" in words and words.endswith("or that we did not read it.")


def test_two_works_are_told_by_their_differences():
    explorer = wo.lens_switch("hebbes", "anarchist_faq")
    words = explorer.words()
    assert "Only in Hebbes: no topic." in words  # REPR-311 and REPR-311b speak of 1920 to 1921
    assert "Only in Anarchist FAQ: people's lives (4)." in words
    assert explorer.figure.value == wo.lenses(wo.load(), ["hebbes", "anarchist_faq"], differences=True).html()


def test_the_same_work_twice_is_answered_in_words_and_shows_no_figure():
    explorer = wo.lens_switch("koshel", "clements")
    explorer.controls["other"].value = "koshel"
    assert "Problem: " in explorer.said.value and explorer.figure.value == ""


def test_only_works_with_enough_claims_are_offered(data):
    offered = {value for _, value in wo.lens_switch().controls["work"].options}
    assert offered == {work for work in lenses.WORKS if len(lenses.claims_of(data, [work])) >= 10}
    with pytest.raises(ValueError, match="only 4 claims rest on 'sorenson'"):
        wo.lens_switch("sorenson")
    with pytest.raises(ValueError, match="there is no work 'holmes'"):
        wo.lens_switch("koshel", "holmes")


# -- the timeline ------------------------------------------------------------------------------------------


def test_what_was_in_print_before_a_work(data):
    table = wo.works_timeline(data).table.set_index("what")
    assert table.loc["Deutscher", ["year", "in print before"]].tolist() == ["1950", "1, 2, 3, 4, 5"]
    assert table.loc["Lenin in the debate", ["year", "in print before"]].tolist() == ["1921", "none"]
    assert table.loc["Clements", ["year", "in print before"]].tolist() == [
        "not on the page read",
        "cannot be said",
    ]
    assert table.loc["Gaido", "year"] == "2021 or later", "he reviews a book of 2021"
    assert table.loc["4 record of the Tenth Congress again, twice", "year"] == "1933 and 1963"


def test_an_unknown_year_is_a_dotted_line_and_is_named(monkeypatch, data):
    works = ["deutscher", "allen_letter", "gaido", "clements", "koshel"]
    figure, axes = axes_of(monkeypatch, lambda: wo.works_timeline(data, works))
    dotted = [line for line in axes.lines if line.get_linestyle() == "--"]  # of dots, as matplotlib names it
    starts = sorted(line.get_xdata()[0] for line in dotted)
    assert len(dotted) == 3 and starts[0] == starts[1] < starts[2], "Gaido's runs on from 2021"
    assert "The page read gives no year for Clements, Koshel." in figure.caption
    assert f"{len(lenses.WORKS) - 5} other works of our list" in figure.caption


def test_a_work_from_archives_is_a_square_and_stands_at_its_year(monkeypatch, data):
    _, axes = axes_of(monkeypatch, lambda: wo.works_timeline(data, ["deutscher", "allen_letter"]))
    marks = [
        (line.get_marker(), line.get_xdata()[0]) for line in axes.lines if line.get_marker() in ("s", "o")
    ]
    assert marks[:2] == [("o", works_timeline._x(1950)), ("s", works_timeline._x(2007))]
    assert [marker for marker, _ in marks[2:]] == ["s", "o"], "and the key explains them"


def test_each_print_has_its_number_above_and_its_claim_below(monkeypatch, data):
    figure, axes = axes_of(monkeypatch, lambda: wo.works_timeline(data))
    written = [text.get_text() for text in axes.texts]
    for number, (claim_id, _) in enumerate(works_timeline.OPENINGS, 1):
        assert written.count(str(number)) >= 2 and any(f"({claim_id})" in text for text in written)
        assert claim_id in figure.claim_ids
    assert "No claim here says when an archive was opened." in figure.caption

"""Works as lenses: which claims rest on a work, what it leaves dark, and how two differ."""

import pytest
from check_bars import check

import helpers as wo
from helpers.charts.works import claims_of
from helpers.readings.stories import works

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- the works ---------------------------------------------------------------------------------------------


def test_every_source_of_a_work_is_in_the_dataset_and_stands_in_one_work_only(data):
    sources = " ".join(works(data)["source_ids"]).split()
    assert set(sources) <= set(data.sources["source_id"]) and len(sources) == len(set(sources))


def test_the_topics_of_a_work_are_those_counted_by_hand(data):
    table = wo.lenses(data, "hebbes").table.set_index("topic")["Hebbes"]
    assert table[table > 0].to_dict() == {
        "the ban and the Letter": 1,  # LETT-252
        "the 1920s": 14,
        "several of these times": 3,  # LETT-234, LETT-253, LETT-254
    }
    assert wo.lenses(data, ["hebbes"]).table["whole table"].sum() == len(data.claims)


# -- the bars ----------------------------------------------------------------------------------------------


def test_a_dark_topic_is_a_ring_and_the_others_are_bars_with_their_number(data):
    ids, names = ["lenin", "allen_letter", "koshel"], ["Lenin in the debate", "Allen on the Letter", "Koshel"]
    figure = wo.lenses(data, ids)
    check(figure)
    drawn, table = figure.body.rows, figure.table
    counts = [count for name in names for count in table[name]]
    assert drawn["claims"].tolist() == counts
    assert drawn["state"].tolist() == ["count" if count else "in the dark" for count in counts]
    assert drawn["label"].tolist() == [str(count) if count else "" for count in counts]
    assert [topic.split("\n")[0] for topic in drawn["topic"]] == table["topic"].tolist() * 3
    assert "the rise\nto February 1921" in drawn["topic"].tolist()
    heads = [f"{name}\n{table[name].sum()} claims, part read" for name in names]
    assert drawn["work"].unique().tolist() == heads


@pytest.mark.parametrize(
    "ids", [["hebbes"], ["lenin", "clements"], ["lenin", "allen_letter", "koshel", "anarchist_faq"]]
)
def test_one_to_four_works_have_room_side_by_side(data, ids):
    for certainty in ("contested", "well supported"):
        figure = wo.lenses(data.reading(certainty), ids)
        if figure.body is not None:
            check(figure)


def test_three_works_are_told_by_where_they_have_most(data):
    said = wo.lenses(data, ["lenin", "allen_letter", "koshel"]).said
    assert "Koshel: 64 claims, most of them on repression (36)." in said


def test_the_caption_says_that_silence_may_be_ours(data):
    assert "Its author may not treat it, or we did not read that part." in wo.lenses(data, "sorenson").caption


def test_differences_leave_out_what_both_or_neither_treat(data):
    whole = wo.lenses(data, ["allen_letter", "koshel"]).table.set_index("topic")
    figure = wo.lenses(data, ["allen_letter", "koshel"], differences=True)
    assert figure.table["topic"].tolist() == ["the 1920s", "repression", "memory and study", "no date"]
    assert "Left out: 6 of 10 topics" in figure.caption and len(figure.body.rows) == 4 * 2
    left = whole.drop(figure.table["topic"])
    assert all((row["Allen on the Letter"] > 0) == (row["Koshel"] > 0) for _, row in left.iterrows())


@pytest.mark.parametrize(
    ("works", "words"),
    [
        ("alen_letter", "there is no work 'alen_letter'. Did you mean 'allen_letter'"),
        ([], "no work is named"),
        (["lenin", "koshel", "hebbes", "clements", "brinton"], "5 works do not fit"),
    ],
)
def test_works_that_cannot_be_drawn_are_answered_in_words(data, works, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.lenses(data, works)


def test_works_without_a_difference_are_told_in_words(data):
    with pytest.raises(ValueError, match="^Problem: .*no difference"):
        wo.lenses(data, ["deutscher"], differences=True)
    figure = wo.lenses(data, ["schapiro", "daniels"], differences=True)
    assert figure.body is None and figure.table.empty and "Only in Schapiro: no topic." in repr(figure)


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
    assert offered == {work for work in works(data).index if len(claims_of(data, work)) >= 10}
    with pytest.raises(ValueError, match="only 4 claims rest on 'sorenson'"):
        wo.lens_switch("sorenson")
    with pytest.raises(ValueError, match="there is no work 'holmes'"):
        wo.lens_switch("koshel", "holmes")

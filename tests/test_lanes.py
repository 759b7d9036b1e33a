"""The two lanes: what one kind of source tells, and what vanishes without it."""

import pytest
from matplotlib.patches import Rectangle

import helpers as wo
from helpers.charts.lanes import ACTS, KINDS, LETTERS, story

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


def told_by(figure):
    return figure.table.set_index("act")["told_by"]


def test_who_tells_an_act_is_the_kind_of_the_source_of_its_claims(data):
    """Looked up by hand: Koshel' is a popular history, Gaido a review, Stalin's letter a primary text."""
    kinds = told_by(wo.lanes(data))
    assert kinds["Pravda names two leaders"] == "popular"
    assert kinds["Kollontai's diary of dismay"] == "archive"
    assert kinds["Stalin asks for an article"] == "party press"
    assert kinds["The Letter of the Twenty-Two"] == "party press, archive, popular"


@pytest.mark.parametrize("kind", LETTERS)
def test_what_only_another_kind_tells_vanishes(data, kind):
    table = wo.lanes(data, [kind]).table
    assert table["left"].eq("yes").equals(table["told_by"].str.contains(kind))
    assert 0 < table["left"].eq("yes").sum() < len(table)


def test_an_act_that_vanishes_leaves_an_outline_where_it_stood(monkeypatch, data):
    caught = []
    monkeypatch.setattr("helpers.figures._png", lambda drawing: caught.append(drawing.axes[0]) or b"")
    all_of_them, one_kind = wo.lanes(data), wo.lanes(data, ["party press"])
    whole, part = caught
    assert not whole.patches and whole.get_ylim() == part.get_ylim(), "nothing moves"
    assert len(part.patches) == one_kind.table["left"].eq("no").sum()
    assert all(isinstance(outline, Rectangle) and outline.get_linestyle() == ":" for outline in part.patches)
    places = [{(text.get_text(), text.get_position()) for text in axes.texts} for axes in caught]
    assert places[1] < places[0]
    assert len(all_of_them.table) == sum(len(acts) for acts in ACTS.values())


def test_the_words_count_what_is_left_and_name_what_vanished(data):
    words = story(wo.lanes(data, ["party press"]).table)
    table = wo.lanes(data, ["party press"]).table
    left = table[table["left"].eq("yes")]
    assert words.startswith(f"{len(left)} of {len(table)} acts are left")
    assert "Vanished: " in words and "Kollontai's diary of dismay" in words
    assert "the last public act is of 1926" in words, (
        "by the index of Lenin's works Medvedev was expelled in 1926"
    )
    assert "Nothing has vanished" in story(wo.lanes(data).table)


def test_every_claim_of_an_act_exists_and_every_kind_of_source_is_mapped(data):
    claims = data.claims.set_index("claim_id")
    ids = [claim for acts in ACTS.values() for _, claim_ids, _ in acts for claim in claim_ids.split()]
    assert set(ids) <= set(claims.index)
    kinds = claims.loc[ids, "source_id"].map(data.sources.set_index("source_id")["kind"])
    assert set(kinds) <= set(KINDS)
    assert claims.loc[ids].query("about_id == 'lutovinov' and property in ['died', 'cause_of_death']").empty


def test_what_has_no_year_stands_at_the_foot_and_is_named(data):
    figure = wo.lanes(data)
    assert figure.table["act"].tolist()[-1] == "Talks with the Workers' Group"
    assert "Without a known year, at the foot: Talks with the Workers' Group" in figure.caption


@pytest.mark.parametrize(
    ("kinds", "words"),
    [([], "Tick at least one"), (["archives"], "'archives' is no kind.*Did you mean 'archive'")],
)
def test_kinds_that_are_none_are_answered_in_words(data, kinds, words):
    with pytest.raises(ValueError, match=f"Problem: .*{words}"):
        wo.lanes(data, kinds)


def test_with_nothing_ticked_the_explorer_says_so():
    explorer = wo.two_lanes(popular=False)
    assert "acts are left" in explorer.said.value
    for name in ("party_press", "archive"):
        explorer.controls[name].value = False
    assert (
        "Problem: with no kind of source nothing is told" in explorer.said.value
        and explorer.figure.value == ""
    )
    with pytest.raises(ValueError, match="archive is True or False"):
        wo.two_lanes(archive="yes")


def test_a_reading_that_holds_less_says_how_many_acts_it_cannot_tell(data):
    figure = wo.lanes(data.reading("supported"))
    assert "Shliapnikov admits errors" not in figure.table["act"].tolist()
    assert f"{30 - len(figure.table)} acts of which no claim in this reading speaks" in figure.caption

"""The two lanes: what one kind of source tells, and what vanishes without it."""

import pytest
from seen import cells, claims, read

import helpers as wo

pytestmark = pytest.mark.usefixtures("own_folder")

KINDS = {
    "party press": ["primary text", "record", "editors' notes"],
    "archive": [
        "scholarly book",
        "scholarly article",
        "scholarly chapter",
        "document collection",
        "review",
        "translation",
    ],
    "popular": ["popular history", "encyclopedia", "reference work", "web page", "newspaper"],
}
GONE = "┄┄┄┄ none of these tells it"


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture(scope="module")
def acts():
    return {row["label"]: row for row in read("stories.csv") if row["story"] == "lanes"}


def test_who_tells_an_act_is_the_kind_of_the_source_of_its_claims(data):
    """Looked up by hand: Koshel' is a popular history, Gaido a review, Stalin's letter a primary text."""
    kinds = wo.lanes(data).table.set_index("act")["told_by"]
    assert kinds["Pravda names two leaders"] == "popular"
    assert kinds["Kollontai's diary of dismay"] == "archive"
    assert kinds["Stalin asks for an article"] == "party press"
    assert kinds["The Letter of the 22"] == "party press, archive, popular"


@pytest.mark.parametrize("kind", KINDS)
def test_what_only_another_kind_tells_vanishes(data, acts, kind):
    """Which acts a kind of source tells is found again from the files."""
    sources = {row["source_id"]: row["kind"] for row in read("sources.csv")}
    told = {name: source["source_id"] for name, source in claims().items()}
    left = {
        act
        for act, row in acts.items()
        if any(sources[told[claim_id]] in KINDS[kind] for claim_id in row["claim_ids"].split())
    }
    figure = wo.lanes(data, kind)
    table = figure.table.set_index("act")
    assert set(table.index[table["left"].eq("yes")]) == left and set(table.index) == set(acts)
    assert figure.said.startswith(f"{len(left)} of {len(acts)} acts are left")
    behind = {claim_id for ids in table["claim_ids"][list(left)] for claim_id in ids.split()}
    assert {sources[told[claim_id]] for claim_id in behind} <= set(KINDS[kind]), "only claims that may speak"


def test_an_act_that_vanishes_leaves_a_dotted_line_where_it_stood(data):
    whole, part = cells(wo.lanes(data)), cells(wo.lanes(data, "party press"))
    assert [row[0] for row in whole] == [row[0] for row in part] and whole[0] == part[0]
    gone = 0
    for before, after in zip(whole[1:], part[1:], strict=True):
        for old, new in zip(before[1:], after[1:], strict=True):
            assert len(old.splitlines()) == len(new.splitlines()), "nothing moves"
            for stood, stands in zip(old.splitlines(), new.splitlines(), strict=True):
                gone += stands == GONE
                assert stands == GONE or stands.partition(": ")[2] == stood.partition(": ")[2]
    assert gone == 15 and GONE not in str(whole), "22 acts, of which the party's papers tell 7"


def test_the_mark_is_that_of_the_surest_claim_that_may_speak(data):
    """Of the Letter GAPS-092 is supported, LETT-042 is weak; of the return the one claim is contested."""
    letter, back = (row[1] for row in cells(wo.lanes(data)) if row[0] in ("1922", "1926"))
    assert "● supported: The Letter of the 22 (party press, archive, popular)" in letter.splitlines()
    assert "✕ contested: Medvedev recants, is taken back (party press)" in back.splitlines()


def test_the_words_count_what_is_left_and_name_what_vanished(data):
    said = wo.lanes(data, ["party press"]).said
    assert said.startswith("7 of 22 acts are left: 4 public and 3 private or archived.")
    assert "Vanished: " in said and "Kollontai's diary of dismay" in said and "; and 7 more." in said
    assert "the last public act is of 1926" in said, "by the index of Lenin's works Medvedev was taken back in 1926"
    assert "Nothing has vanished" in wo.lanes(data).said


def test_a_death_is_no_act(acts):
    behind = [claims()[claim_id] for row in acts.values() for claim_id in row["claim_ids"].split()]
    assert not [row for row in behind if row["property"] in ("died", "cause_of_death")]


def test_what_has_no_year_stands_at_the_foot_and_is_named(data):
    figure = wo.lanes(data)
    assert figure.table["act"].tolist()[-1] == "Talks with the Workers' Group"
    assert cells(figure)[-1][0] == "no year" and "Talks with the Workers' Group" in cells(figure)[-1][2]
    assert "Without a known year, at the foot: Talks with the Workers' Group" in figure.caption


@pytest.mark.parametrize(
    ("kinds", "words"),
    [([], "Tick at least one"), (["archives"], "there is no kind of source 'archives'. Did you mean 'archive'")],
)
def test_kinds_that_are_none_are_answered_in_words(data, kinds, words):
    with pytest.raises(ValueError, match=f"Problem: .*{words}"):
        wo.lanes(data, kinds)


def test_with_nothing_ticked_the_explorer_says_so():
    explorer = wo.two_lanes(popular=False)
    assert "acts are left" in explorer.said.value
    for name in ("party press", "archive"):
        explorer.controls[name].value = False
    assert "Problem: with no kind of source nothing is told" in explorer.said.value and explorer.figure.value == ""
    with pytest.raises(ValueError, match="Archives and scholarship. is True or False"):
        wo.two_lanes(archive="yes")


def test_a_reading_that_holds_less_says_how_many_acts_it_cannot_tell(data, acts):
    sure = ("supported", "well supported")
    told = {
        act: row["group"]
        for act, row in acts.items()
        if any(claims()[claim_id]["certainty"] in sure for claim_id in row["claim_ids"].split())
    }
    figure = wo.lanes(data.reading("supported"))
    assert set(figure.table["act"]) == set(told) and "Shliapnikov admits errors" not in told
    assert f"{len(acts) - len(told)} acts of which no claim in this reading speaks" in figure.caption
    public = list(told.values()).count("public act")
    assert f": {public} public and {len(told) - public} private or archived." in figure.said
    assert cells(figure)[0] == ["Year", "Public act", "Private or archived act"], "the lanes keep their places"


def test_where_no_claim_is_sure_enough_one_sentence_says_so(data):
    figure = wo.lanes(data.reading("well supported"), "archive")
    assert repr(figure) == figure.said and "archives and scholarship: no claim that is well supported" in figure.said
    assert figure.table.empty and "claim_ids" in figure.table

"""The career of the words, the steps of the cases, and one case told in its kinds of statement."""

import re

import pytest

import helpers as wo
from helpers.charts.words_career import USES
from helpers.figures.life_cards import COERCION

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- the words -------------------------------------------------------------------------------------------


def test_every_use_stands_on_claims_of_its_year(data):
    claims = data.claims.set_index("claim_id")
    for use in USES:
        assert use.year in re.findall(r"\d{4}", claims.loc[use.says, "date"]), use
        assert set(use.then) <= set(claims.index)
        assert all(claims.loc[each, "latest"].year >= int(use.year) for each in use.then), "it follows"


def test_the_table_gives_each_source_its_own_words(data):
    table = wo.words_career(data).table
    assert table["year"].tolist() == ["1900", "1920", "1921", "1926", "1935", "1937", "1977", "1988"]
    claims = data.claims.set_index("claim_id")
    for row in table.itertuples():
        assert row.what_it_says == claims.loc[row.claim_ids.split()[0], "value"]
    assert table["what_followed"].tolist()[0] == "No claim here says what followed."


def test_the_step_that_is_looked_at_is_marked_and_written_out(data):
    figure = wo.words_career(data, 5)
    assert "Step 5 is marked: Belonging to a counter-revolutionary organisation" in figure.alt
    assert figure.png != wo.words_career(data, 6).png
    assert "is marked" not in wo.words_career(data).alt


def test_uses_without_a_claim_that_is_sure_enough_are_named(data):
    figure = wo.words_career(data.reading("supported"))
    assert "Left out: 4 uses that no claim here is sure enough of (1900, 1920, 1937, 1977)." in figure.caption


@pytest.mark.parametrize("step", [0, 9, "first"])
def test_a_step_that_is_not_there_is_answered_in_words(data, step):
    with pytest.raises(ValueError, match="^Problem: there is no step .* from 1 to 8"):
        wo.words_career(data, step)
    with pytest.raises(ValueError, match="^Problem: there is no step"):
        wo.follow_the_words(step)


def test_previous_and_next_move_one_step_and_stop_at_the_ends():
    explorer = wo.follow_the_words()
    previous, following = explorer.box.children[0].children[-1].children
    previous.click()
    assert explorer.controls["step"].value == 1
    following.click()
    assert explorer.controls["step"].value == 2 and "1920" in explorer.said.value
    for _ in range(9):
        following.click()
    assert explorer.controls["step"].value == 8 and "1988" in explorer.words()


def test_each_step_shows_its_card_and_a_charge_carries_its_line():
    explorer = wo.follow_the_words()
    for number, use in enumerate(USES, 1):
        explorer.controls["step"].value = number
        assert f"Evidence card {use.says}" in explorer.figure.value
        assert (COERCION in explorer.figure.value) == (use.year in ("1935", "1937"))


def test_the_words_say_who_and_what_followed():
    words = wo.follow_the_words(step=6).words()
    assert words.startswith("1937. What the words were: an alleged plot. Who used them: a second charge.")
    assert "Found guilty of terrorism in a closed session" in words and "REPR-078" in words


# -- the steps of the cases --------------------------------------------------------------------------------


def test_the_steps_are_known_for_two_of_the_eighteen(data):
    table = wo.steps_of(data, wo.accused("Moscow case, 1935", data)).table
    assert len(table) == 18 * 8
    told = table[table["claim_ids"].ne("")].groupby("step")["person"].agg(list)
    assert len(told["accused 1935"]) == 18
    assert told["expelled 1933"] == ["Medvedev, S. P.", "Shliapnikov, A. G."]
    assert told["arrested again 1936"] == ["Shliapnikov, A. G."]
    known = table.set_index(["person", "step"])["known"]
    assert known["Shliapnikov, A. G.", "sentence 1935"] == "contested"
    assert known["Medvedev, S. P.", "sentence 1935"] == "looked for, not found"
    assert known["Demidov, V. P.", "accused 1935"] == "told"
    assert known["Tarasova, K. M.", "arrested 1935"] == "no claim"


def test_the_description_counts_those_of_whom_only_the_charge_is_told(data):
    figure = wo.steps_of(data, wo.accused("Moscow case, 1935", data))
    assert "For 16 of them the charge of 1935 is the only step that any claim tells." in figure.alt
    assert COERCION in figure.caption and re.search(r"Left out: \d+ steps of other years", figure.caption)


def test_a_person_who_is_not_known_is_answered_with_the_nearest(data):
    with pytest.raises(KeyError, match="Did you mean 'tarasova'"):
        wo.steps_of(data, ["tarasov_a"])


# -- one case ----------------------------------------------------------------------------------------------


def test_charge_answer_sentence_and_finding_are_kept_apart(data):
    table = wo.case_of(data, "shliapnikov").table
    kinds = {claim: row.kind for row in table.itertuples() for claim in row.claim_ids.split()}
    assert kinds["REPR-050"] == "charge" and kinds["REPR-031"] == "step" and kinds["REPR-088"] == "answer"
    assert kinds["REPR-078"] == "sentence" and kinds["REPR-160"] == "later finding"
    assert "CONG-196" not in kinds and "LETT-185" not in kinds, "the arguments and steps of 1921 and 1922"
    assert table["years"].tolist() == sorted(table["years"])


def test_words_quoted_in_russian_are_restated(data):
    figure = wo.case_of(data, "medvedev_sp")
    assert "REPR-029" in figure.claim_ids and not re.search(r"[А-я]", figure.alt)
    assert COERCION in figure.caption


def test_without_a_case_there_is_no_figure(data):
    with pytest.raises(ValueError, match="^Problem: no claim tells of a case against Kollontai after 1932"):
        wo.case_of(data, "kollontai")

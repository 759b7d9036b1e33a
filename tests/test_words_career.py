"""The career of the words, the steps of the cases, and one case told in its kinds of statement."""

import re

import pytest
from seen import cells, claims, picked, read

import helpers as wo
from helpers.readings.lives import COERCION

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- the words -------------------------------------------------------------------------------------------


def test_every_use_stands_on_claims_of_its_year():
    rows = [row for row in read("stories.csv") if row["story"] == "words_career"]
    for row in rows:
        claim, year = claims()[row["claim_ids"]], row["group"]
        if row["part"] == "use":
            assert year in re.findall(r"\d{4}", claim["date"]), row
        else:
            assert claim["latest"][:4] >= year, "it follows"


def test_the_table_gives_each_source_its_own_words(data):
    figure, told = wo.words_career(data), claims()
    table = figure.table
    assert table["year"].tolist() == ["1900", "1920", "1921", "1926", "1935", "1937", "1977", "1988"]
    for row, seen in zip(table.itertuples(), cells(figure)[1:], strict=True):
        assert row.what_it_says == told[row.claim_ids.split()[0]]["value"]
        assert seen == [row.year, row.what_the_words_were, row.who, row.in_short]
        for claim_id in row.claim_ids.split()[1:]:
            assert f"{told[claim_id]['value'].rstrip('.')} ({claim_id})." in row.what_followed
    assert table["what_followed"].tolist()[0] == "Not told."


def test_the_step_that_is_looked_at_stands_out_and_is_written_out(data):
    figure = wo.words_career(data, 5)
    assert picked(figure) == [5] and cells(figure)[5][0] == "1935"
    assert figure.said.startswith("1935. What the words were: an alleged organisation. Who used them: the NKVD")
    assert "Belonging to a counter-revolutionary organisation" in figure.said
    assert picked(wo.words_career(data)) == []
    assert wo.words_career(data).said.startswith("8 uses of the words: in 1900 a hostile label, in 1920")


def test_uses_without_a_claim_that_is_sure_enough_are_named(data):
    figure = wo.words_career(data.reading("supported"))
    assert "Left out: 4 uses that no claim here is sure enough of (1900, 1920, 1937, 1977)." in figure.caption


def test_without_any_use_one_sentence_says_so(data):
    figure = wo.words_career(data.reading("well supported"))
    assert "no claim that is well supported or better speaks of it" in repr(figure) and figure.table.empty


@pytest.mark.parametrize("step", [0, 9, "first"])
def test_a_step_that_is_not_there_is_answered_in_words(data, step):
    with pytest.raises(ValueError, match="^Problem: there is no step .* Use one of: 1, 2, 3, 4, 5, 6, 7, 8"):
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
    says = [row["claim_ids"] for row in read("stories.csv") if row["story"] == "words_career" and row["part"] == "use"]
    for number, claim_id in enumerate(says, 1):
        explorer.controls["step"].value = number
        assert f"Evidence card {claim_id}" in explorer.figure.value
        assert (COERCION in explorer.figure.value) == (number in (5, 6)), "the charges of 1935 and 1937"


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
    assert known["Shliapnikov, A. G.", "sentence 1935"] == "told in more than one way"
    assert known["Medvedev, S. P.", "sentence 1935"] == "looked for, not found"
    assert known["Demidov, V. P.", "accused 1935"] == "told"
    assert known["Tarasova, K. M.", "arrested 1935"] == "no claim"


def test_each_step_has_the_mark_of_what_is_known(data):
    rows = {row[0]: row[1:] for row in cells(wo.steps_of(data, wo.accused("Moscow case, 1935", data)))}
    assert rows["Person"] == [
        "Expelled 1933", "Arrested 1935", "Accused 1935", "Sentence 1935", "Arrested again 1936",
        "Accused 1936-37", "Sentence 1937", "Cleared later",
    ]  # fmt: skip
    none, searched, told = "– no claim", "□ looked for, not found", "● told"
    assert rows["Tarasova, K.\N{NO-BREAK SPACE}M."] == [
        none, none, told, searched, none, none, none, searched
    ]  # fmt: skip
    assert rows["Shliapnikov, A.\N{NO-BREAK SPACE}G."][3] == "◐ told in more than one way"


def test_the_words_count_those_of_whom_only_the_charge_is_told(data):
    figure = wo.steps_of(data, wo.accused("Moscow case, 1935", data))
    assert figure.said.startswith("18 people. A claim tells the step: expelled 1933 for 2, arrested 1935 for 2,")
    assert "For 16 of them the charge of 1935 is the only step that any claim tells." in figure.said
    assert COERCION in figure.caption and re.search(r"Left out: \d+ steps of other years", figure.caption)


def test_a_stricter_reading_lists_those_of_whom_it_still_tells(data):
    reading = data.reading("supported")
    figure = wo.steps_of(reading, wo.accused("Moscow case, 1935", reading))
    assert figure.said.startswith("17 people.") and "cleared later for 0" in figure.said
    strict = data.reading("well supported")
    assert wo.steps_of(strict, wo.accused("Moscow case, 1935", strict)).table.empty


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


def test_of_one_kind_and_year_the_surest_statement_is_shown_and_the_others_are_counted(data):
    """REPR-016 and REPR-017 are weak, REPR-022 is supported: three charges of 1933."""
    figure = wo.case_of(data, "shliapnikov")
    rows = [row for row in cells(figure) if row[0] == "1933"]
    assert [row[1] for row in rows] == ["◇ charge", "■ step", "○ answer"]
    assert rows[0][2] == "Political duplicity, and the Menshevik wavering of a degenerate (and 2 more)."
    assert claims()["REPR-022"]["value"].rstrip(".") in rows[0][2]
    assert figure.said.endswith("9 charges, 3 steps, 5 answers, 4 sentences and 5 later findings.")
    assert len(figure.table) == 9 + 3 + 5 + 4 + 5


def test_words_quoted_in_russian_are_restated(data):
    figure = wo.case_of(data, "medvedev_sp")
    assert "REPR-029" in figure.claim_ids and not re.search(r"[А-я]", figure.html())
    assert COERCION in figure.caption


def test_a_case_of_which_a_stricter_reading_tells_less(data):
    assert wo.case_of(data.reading("supported"), "medvedev_sp").said.endswith("tell, in 1935: 2 charges.")
    strict = wo.case_of(data.reading("well supported"), "medvedev_sp")
    assert strict.table.empty and "The case against S. P. Medvedev" in strict.said


def test_without_a_case_there_is_no_figure(data):
    with pytest.raises(ValueError, match="^Problem: no claim tells of a case against Kollontai after 1932"):
        wo.case_of(data, "kollontai")
    with pytest.raises(KeyError, match="Did you mean 'kollontai'"):
        wo.case_of(data, "kolontai")

"""What cannot be is refused in one way by all: in words that say what is wrong, and what was perhaps meant."""

import pandas as pd
import pytest
from gallery import CERTAINTIES, EXPLORERS

import helpers as wo
from helpers.practice.answers import cited
from helpers.words import Unknown
from helpers.work.said import failed

DATA = wo.load()
PEOPLE = DATA.people["person_id"].tolist()
# What takes one word, by a word that is almost one that is known.
ONE = {
    "case_of": (lambda word: wo.case_of(DATA, word), "shlyapnikov"),
    "life_card": (wo.life_card, "shlyapnikov"),
    "spellings": (lambda word: wo.spellings(DATA, word), "shlyapnikov"),
    "many_spellings": (lambda word: wo.many_spellings(spelling=word), "Shlapnikov"),
    "who_says": (wo.who_says, "congress_110"),
    "rivals": (lambda word: wo.rivals(DATA, "congress_10", word), "delegates_votng"),
    "silences": (wo.silences, "shlyapnikov"),
    "disagreements": (wo.disagreements, "shlyapnikov"),
    "disagreements by kind": (lambda word: wo.disagreements(kind=word), "erata"),
    "look_up": (wo.look_up, "congress_110"),
    "claim": (wo.claim, "CONG-0004"),
    "card": (wo.card, "CONG-0004"),
    "cite": (wo.cite, "CONG-0004"),
    "read": (wo.read, "leter_of_22"),
    "accused": (wo.accused, "Moscow case, 1936"),
    "reading": (DATA.reading, "suported"),
    "table": (DATA.table, "clams"),
    "beginnings": (lambda word: wo.beginnings(DATA, word), "first election won!"),
    "certainty": (lambda word: wo.certainty(DATA, word), "event"),
    "shelves": (lambda word: wo.shelves(DATA, word), "languages"),
    "signers": (lambda word: wo.signers(DATA, word), "all 22"),
    "how_long_until": (lambda word: wo.how_long_until(DATA, word), "judical"),
    "positions": (lambda word: wo.positions(DATA, certainty=word), "suported"),
    "share": (lambda word: wo.share(DATA, 45, word), "vote"),
}
# What takes one or several, by one that is known and one that is almost known.
SEVERAL = {
    "life_lines": (lambda some: wo.life_lines(DATA, some), "shliapnikov", "shlyapnikov"),
    "coverage": (lambda some: wo.coverage(DATA, some), "shliapnikov", "shlyapnikov"),
    "steps_of": (lambda some: wo.steps_of(DATA, some), "shliapnikov", "shlyapnikov"),
    "how_long_until": (lambda some: wo.how_long_until(DATA, people=some), "shliapnikov", "shlyapnikov"),
    "ballots": (lambda some: wo.ballots(DATA, some), "miners_1921_01", "miners_1921_02"),
    "positions": (lambda some: wo.positions(DATA, some), "recall", "recalls"),
    "platforms": (lambda some: wo.positions(DATA, platforms=some), "trotsky", "trotski"),
    "lenses": (lambda some: wo.lenses(DATA, some), "koshel", "koshell"),
    "works_timeline": (lambda some: wo.works_timeline(DATA, some), "koshel", "koshell"),
    "lanes": (lambda some: wo.lanes(DATA, some), "archive", "archives"),
    "show": (lambda some: wo.show(DATA.claims.head(), "Claims", some), "value", "valeu"),
}
# A name alone is a case here, and "no case" a good answer.
LISTS = SEVERAL | {"roll": (wo.roll, "shliapnikov", "shlyapnikov")}
# Where nobody is named there is a usual choice, or a figure of nobody.
USUAL = {"coverage", "how_long_until", "positions", "platforms", "works_timeline", "lanes", "show", "roll"}


@pytest.mark.parametrize("name", ONE)
def test_a_word_that_is_not_known_is_refused_as_a_word_and_as_a_value_and_said_as_it_is(name):
    call, word = ONE[name]
    with pytest.raises(Unknown, match=r"^Problem: there is no .*( Did you mean '| Use one of: )") as caught:
        call(word)
    assert isinstance(caught.value, KeyError) and isinstance(caught.value, ValueError)
    assert failed(caught.value) == str(caught.value), "no quotes around it"


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("odd", [["a", "b"], pd.Series(["a", "b"]), {}], ids=str)
def test_what_is_no_word_is_refused_like_one(name, odd):
    with pytest.raises(ValueError, match="^Problem: "):
        ONE[name][0](odd)


@pytest.mark.parametrize("name", LISTS)
def test_of_several_each_is_known(name):
    call, word, wrong = LISTS[name]
    with pytest.raises(Unknown, match=rf"^Problem: there is no .* '{wrong}'\. Did you mean '{word}'"):
        call([word, wrong])


@pytest.mark.parametrize("name", SEVERAL)
def test_one_word_is_a_list_of_one_and_twice_the_same_is_once(name):
    call, word, _ = SEVERAL[name]
    assert repr(call(word)) == repr(call([word])) == repr(call((word, word)))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_nothing_is_refused_and_so_is_what_is_no_list(name):
    call = LISTS[name][0]
    for odd in [5, *([] if name in USUAL else [None])]:
        with pytest.raises(ValueError, match=rf"^Problem: there is no .* {odd}\."):
            call(odd)
    if name != "steps_of":  # in a reading nobody may be accused
        with pytest.raises(ValueError, match=r"^Problem: no .* is named\. Name at least one\."):
            call([])


@pytest.mark.parametrize("odd", [None, 5, 2.5])
def test_claims_to_check_are_text(odd):
    with pytest.raises(ValueError, match=f"^Problem: .*not {odd}"):
        wo.check_claims(odd)
    assert cited(["CONG-004"], DATA) == (["CONG-004"], [])


@pytest.mark.parametrize("person", PEOPLE)
def test_the_name_of_anybody_is_searched_or_the_search_refused_in_words(person):
    try:
        assert len(wo.spellings(DATA, person).table)
    except ValueError as error:
        assert str(error).startswith(("Problem: no source here spells the name", "Problem: there is no person in the"))


# -- lines of a document -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lines",
    [", line four", ", lines 6-4", ", lines 4, 9", ", 4", " 4", ",", ", line 4 and 5", ", line -4", ", lines 4-", ",4"],
)
def test_lines_in_any_other_form_are_refused(lines):
    with pytest.raises(ValueError, match="^Problem: .*letter_of_22"):
        wo.cite(f"letter_of_22{lines}")


@pytest.mark.parametrize("lines", [", line 4", ", lines 4-6", ", lines 4–6", ", lines 4-4"])
def test_lines_are_quoted_under_the_words_that_asked_for_them(lines):
    assert wo.cite(f"letter_of_22{lines}").startswith(f'letter_of_22{lines}. "')


@pytest.mark.parametrize("odd", [4, None, ["CONG-004"], 2.5])
def test_what_is_no_text_cannot_be_cited(odd):
    with pytest.raises(Unknown, match="^Problem: there is no claim, source or document"):
        wo.cite(odd)


# -- numbers and days --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [1922, 1922.5, "1022-02-26", "2922-02-26", "26 February", ["1922-02-26"], "../1922"])
def test_a_mark_is_a_date_that_leaves_the_lives_room(mark):
    with pytest.raises(ValueError, match="^Problem: .* is not a date to mark"):
        wo.life_lines(DATA, "bruno", mark)


@pytest.mark.parametrize(
    "numbers",
    [
        {"members": 20000}, {"members": True}, {"members": 2.5}, {"control": -1}, {"candidates": "many"},
        {"others": (1, 2, 3)}, {"others": (12, 11)}, {"others": True},
    ],
    ids=str,
)  # fmt: skip
def test_chart_and_explorer_refuse_the_same_numbers(numbers):
    with pytest.raises(ValueError, match="^Problem: "):
        wo.arithmetic(DATA, **numbers)
    with pytest.raises(ValueError, match="^Problem: "):
        wo.lenins_arithmetic(**numbers)


def test_chart_and_explorer_take_the_same_numbers():
    assert wo.arithmetic(DATA, members=25.0).said == wo.lenins_arithmetic(members=25.0).words()
    assert wo.arithmetic(DATA, present=None).said == wo.lenins_arithmetic(present=None).words()


@pytest.mark.parametrize("low", [5_000_000, True, 2.5, None])
def test_a_start_that_no_box_can_hold_is_refused_and_not_moved(low):
    with pytest.raises(ValueError, match="^Problem: lowest count of delegates must be a whole number from 0 to 1,000,"):
        wo.what_share(low=low)


# -- cards above a question --------------------------------------------------------------------------------


def test_a_card_that_is_not_there_is_said_above_the_question(own_folder):
    for cards in ("CONG-9999", ["CONG-004", "CONG-9999"], 5):
        said, asked = wo.ask("03-2", cards=cards).parts
        assert said.startswith("Problem: there is no claim ") and asked.question.id == "03-2"
    one, several = wo.ask("03-2", cards="CONG-004"), wo.ask("03-2", cards=["CONG-004"])
    assert repr(one) == repr(several) and "Evidence card CONG-004" in repr(one)


# -- explorers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPLORERS)
def test_an_explorer_offers_the_same_at_every_certainty(name, own_folder):
    """A choice of which no claim is sure enough is answered in a sentence, as the charts do."""
    explorers = [getattr(wo, name)(data=DATA.reading(certainty)) for certainty in CERTAINTIES]
    offered = [lists(explorer) for explorer in explorers]
    assert offered.count(offered[0]) == len(CERTAINTIES)
    for explorer in explorers:
        for key in offered[0]:
            control = explorer.controls[key]
            control.index = len(control.options) - 1
            assert "could not be drawn" not in explorer.said.value
        assert explorer.words() and "Problem" not in repr(explorer)
    assert explorer.twin().said


def lists(explorer):
    return {key: control.options for key, control in explorer.controls.items() if hasattr(control, "options")}

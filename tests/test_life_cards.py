"""Life cards and the roll of names: the order of a life, nothing left out, names before totals."""

import re

import pytest

import helpers as wo
from helpers.readings.lives import COERCION

SECTIONS = ("Work", "Ideas", "Choices", "Family", "Repression", "After")

# The 18 names of the note, looked up by hand in data/claims, in the order of the alphabet.
MOSCOW_1935 = [
    "akhmedova",
    "bruno",
    "demidov_vp",
    "dogadina",
    "ivanov_mn",
    "maslennikov",
    "medvedev_sp",
    "mikhailov_mf",
    "nikolaenko",
    "prokopenko_mi",
    "prokopenko_okh",
    "ruzhitskaia",
    "serebrennikov",
    "shliapnikov",
    "tarasov",
    "tarasova",
    "tikhomirov",
    "vichinskii",
]


@pytest.fixture(scope="module")
def data():
    return wo.load()


def part(text, head):
    """The lines under one heading of a card's text."""
    following = re.split(rf"\n{head}(?:: \d+ lines)?\n", text, maxsplit=1)[1]
    return re.split(rf"\n(?:{'|'.join(SECTIONS)})(?:: \d+ lines)?\n", following)[0]


@pytest.mark.parametrize("person", ["shliapnikov", "tarasova", "kollontai", "kuznetsov_nv"])
def test_a_life_is_told_in_one_order_with_the_work_before_the_repression(data, person):
    text = repr(wo.life_card(person, data))
    found = [re.search(rf"\n{head}(: \d+ lines)?\n", text) for head in SECTIONS]
    places = [place.start() for place in found if place]
    assert len(places) >= 2 and places == sorted(places)


def test_nothing_that_the_claims_say_of_anybody_is_left_out(data):
    slips = set(data.disagreements.query("kind == 'errata'")["disagreement_id"])
    claims = data.claims[data.claims["about_type"].eq("person") & ~data.claims["disagreement_id"].isin(slips)]
    for person, ids in claims.groupby("about_id")["claim_id"]:
        card = wo.life_card(person, data)
        for text in (repr(card), card.html()):
            assert set(ids) <= set(re.findall(r"\b[A-Z]{4}-\d{3}[a-z]?\b", text)), person


def test_a_silence_says_what_was_looked_for(data):
    text = part(repr(wo.life_card("tarasova", data)), "After")
    assert "Died: looked for, not found. What became of this person after 1935." in text


def test_what_is_not_told_of_a_life_is_said_once(data):
    text = repr(wo.life_card("tarasova", data))
    assert text.endswith("\nOf work, ideas, choices and family nothing is told here.")
    assert "Ideas" not in text and "nothing is told here" not in repr(wo.life_card("shliapnikov", data))


def test_a_charge_is_a_charge_and_carries_its_line(data):
    text = part(repr(wo.life_card("tarasova", data)), "Repression")
    assert COERCION in text.splitlines()[0]
    assert "From a case. Accused of (Moscow case, 1935): Belonging to a counter-revolutionary" in text
    assert COERCION not in repr(wo.life_card("lenin", data))
    assert "From a case" not in part(repr(wo.life_card("medvedev_sp", data)), "Ideas")


def test_hedges_and_rivals_stand_beside_what_is_followed(data):
    text = repr(wo.life_card("shliapnikov", data))
    assert "Arrested: 1 January 1935. [REPR-031, REPR-032, contested]" in text
    assert "Other sources: December 1934 [REPR-033]." in text
    assert "1954 [REPR-084, shown to be a slip]" in text
    assert "that she is O. Kh. Prokopenko of the list is our inference" in repr(wo.life_card("prokopenko_okh", data))
    assert "Minin" not in repr(wo.life_card("mitin", data)), "a misprint is among the errata, out of sight"


def test_a_family_is_told_from_both_ends(data):
    text = part(repr(wo.life_card("prokopenko_mi", data)), "Family")
    for relation in ("Brother of Akhmedova", "Brother of Dogadina", "Brother of Ruzhitskaia"):
        assert relation in text
    assert "Husband of O. Kh. Prokopenko" in text


def test_an_end_under_arrest_is_part_of_the_repression_and_another_is_not(data):
    assert "REPR-126" in part(repr(wo.life_card("chelyshev", data)), "Repression")
    assert "REPR-262" in part(repr(wo.life_card("kollontai", data)), "After")


def test_the_html_marks_russian_and_folds_what_is_long(data):
    page = wo.life_card("shliapnikov", data).html()
    assert '<span lang="ru">Шляпников Александр Гаврилович</span>' in page
    assert page.count("<summary>") >= 4 and "<script" not in page
    assert not re.search(r"[А-яЁё]", re.sub(r'<span lang="ru">[^<]*</span>', "", page))


def test_the_roll_has_every_name_of_the_case_by_the_alphabet(data):
    assert wo.accused("Moscow case, 1935", data) == MOSCOW_1935
    names = data.table("people").set_index("person_id")["name"]
    listed = repr(wo.roll("Moscow case, 1935", data)).partition("\n18 names")[0].splitlines()[1:]
    for person, line in zip(MOSCOW_1935, listed, strict=True):
        assert line.startswith(f"- {names[person]}")


def test_names_come_before_the_total(data):
    roll = wo.roll("Moscow case, 1935", data)
    for text in (repr(roll), roll.html()):
        assert text.index("Vichinskii, M. A.") < text.index("18 names")
        assert "A charge is not a finding." in text
    assert roll.html().count("<li><details><summary>") == 18


def test_any_people_can_be_read_out(data):
    text = repr(wo.roll(["tarasova", "kollontai", "tarasova"], data))
    assert text.splitlines()[:3] == [
        "The roll of names",
        "- Kollontai, Aleksandra Mikhailovna (Коллонтай Александра Михайловна)",
        "- Tarasova, K. M. (Тарасова К. М.)",
    ]
    assert "\n2 names.\n" in text


def test_unknown_people_and_cases_are_answered_with_the_nearest(data):
    with pytest.raises(KeyError, match="no person 'tarasov_a'. Did you mean 'tarasova'"):
        wo.life_card("tarasov_a", data)
    with pytest.raises(KeyError, match="no case 'Moscow case'"):
        wo.roll("Moscow case", data)

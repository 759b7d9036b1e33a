"""The capstone: claims are checked kindly and exactly, and the checklist counts what a learner has kept."""

import doctest
import re
from pathlib import Path

import nbformat
import pytest

import helpers as wo
from helpers import practice
from helpers.practice import capstone

pytestmark = pytest.mark.usefixtures("own_folder")

LESSON = Path(__file__).parents[1] / "notebooks" / "10_capstone.ipynb"


def said(claims):
    return repr(wo.check_claims(claims))


def part(name):
    """The line of the checklist for one part."""
    return re.search(rf"^ *{name} .*$", repr(wo.before_handing_in()), flags=re.M)[0]


def test_two_claims_of_one_quarrel_are_shown_beside_each_other():
    """LETT-112d and LETT-113 both stand in the quarrel letter_signers; CONG-115 stands in none."""
    words = said("CONG-115 LETT-112d LETT-113")
    assert "LETT-112d and LETT-113 speak to one quarrel: Is Kollontai one of the Twenty-Two" in words
    assert re.search(r"^ *LETT-113 .* LETT-112d$", words, flags=re.M)
    assert "CONG-115 and" not in words


def test_claims_of_one_quarrel_that_say_the_same_do_not_clash():
    """By two works the vote of August 1921 failed by one vote: one value, so no contradiction."""
    assert "None of them are set against each other" in said("CONG-343d CONG-424")


def test_every_claim_is_cited_with_its_doubts():
    words = said("UNCH-001 CONG-004")
    for claim_id in ("CONG-004", "UNCH-001"):
        assert wo.cite(claim_id).removeprefix(f"{claim_id}. ") in words


def test_claims_are_cited_from_the_dataset_that_is_given(changed):
    other = changed({"CONG-004": {"locator": "p. 777"}})
    assert "777" in repr(wo.check_claims("CONG-004", other)) and "777" not in repr(wo.check_claims("CONG-004"))


def test_an_unchecked_claim_is_named_as_one():
    words = said("UNCH-001 CONG-004")
    assert "UNCHECKED: UNCH-001. Nobody here has seen the page" in words


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("", "0 claims so far; 8 are wanted."),
        ("(cong-4), CONG\u2013004.", "1 claim so far; 8 are wanted."),
        ("_CONG-004_, CONG\u2014005, CONG\u22126, lett-149C", "4 claims so far; 8 are wanted."),
        ("СОNG-004 (С and О typed on a Russian keyboard), ＣＯＮＧ-００５", "2 claims so far; 8 are wanted."),
        (["CONG-004", "CONG-005"], "2 claims so far; 8 are wanted."),
        ("a post-1921 word, and CONG-004", "1 claim so far; 8 are wanted."),
        ("CONG-001 CONG-004 CONG-005 CONG-006 CONG-008 CONG-009 CONG-011 CONG-013", "8 claims: enough."),
    ],
)
def test_claims_are_found_however_they_are_written(given, first):
    assert said(given).splitlines()[0] == first


def test_an_id_that_is_not_there_brings_the_nearest():
    assert "CONF-115 is not in the dataset. Did you mean 'CONG-115'" in said("CONF-115")
    assert "not in the dataset" not in said("a post-1921 word")


def test_nothing_kept_is_said_without_a_fault():
    words = repr(wo.before_handing_in())
    assert words.count("not yet") == 9 and "Problem" not in words


def test_the_checklist_counts_words_without_claim_numbers():
    practice.check("10-text", {"opening": "word " * 600 + "(CONG-115)", "judgement": "don't " * 599})
    assert re.search(r"1199 words .*not yet$", part("Text"))
    practice.check("10-text", {"opening": "word " * 600, "judgement": "don't " * 600})
    assert re.search(r"1200 words .*there$", part("Text"))


def test_the_checklist_finds_the_claims_and_the_contradiction_in_the_text():
    practice.check("10-text", {"opening": "It asked (LETT-112d) and (UNCH-001).", "other": "But (LETT-113)."})
    assert "LETT-112d, UNCH-001 and LETT-113" in part("Claims cited in the text")
    assert re.search(r"LETT-112d and LETT-113 .*there$", part("Two that contradict each other"))
    assert "UNCHECKED: UNCH-001" in repr(wo.before_handing_in())


def test_what_is_looked_up_is_said_in_words():
    words = repr(wo.look_up("belcrenev"))
    assert "Belcrenev signed" in words and "Who was the twentieth signer?" in words and "how the life ended" in words
    assert "letter_of_22" not in words and "cause_of_death" not in words
    with pytest.raises(KeyError, match="belcrenev"):
        wo.look_up("belcrenew")


def test_the_checklist_counts_the_lines_of_a_record():
    practice.check("10-decision", {"claims": "LETT-112d LETT-113", "reading": "undecided"})
    assert re.search(r"2 of 5 boxes filled .*not yet$", part("Decision record"))


def test_every_call_and_name_that_the_lesson_offers_works():
    cells = nbformat.read(LESSON, as_version=4).cells
    offered = re.findall(r"<code>(.*?)</code>", next(each.source for each in cells if each.id == "menu"))
    data = wo.load()
    known = {*data.names().index, *data.disagreements["disagreement_id"]}
    calls = [each for each in offered if "(" in each]
    assert len(calls) > 15 and set(offered) - set(calls) <= known
    for call in calls:
        assert eval(call, {"wo": wo, "data": data}) is not None


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(capstone).failed == 0

"""The evidence can be asked and cited: who says so, where sources clash, what is missing, which sums fail."""

import re

import pandas as pd
import pytest

import helpers as wo
from helpers.readings import CERTAINTY
from helpers.readings.wording import author_year, sentence, short_names


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- asking ------------------------------------------------------------------------------------------------


def test_who_says_keeps_different_voices_apart(data):
    claims = wo.who_says("congress_10", "delegates_voting")
    assert claims["value"].nunique() >= 5 and claims["who"].nunique() >= 5
    assert claims.index.name == "claim_id" and list(claims["rank"]).count("preferred") == 2


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: wo.who_says("shlyapnikov"), "shliapnikov"),
        (lambda: wo.who_says("congress_10", "delegates_votin"), "delegates_voting"),
        (lambda: wo.claim("CONG-04"), r"CONG-\d04"),
        (lambda: wo.cite("UNCH-01"), r"UNCH-0\d1"),
        (lambda: wo.silences("congres_10"), "congress_10"),
        (lambda: wo.whosays, "who_says"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(call, hint):
    with pytest.raises((KeyError, AttributeError), match=f"Problem: .*Did you mean.*{hint}"):
        call()


def test_disagreements_are_found_by_thing_by_id_and_by_word():
    assert "delegates_voting" in wo.disagreements("congress_10").index
    assert wo.disagreements("delegates_voting").index.tolist() == ["delegates_voting"]
    assert "kronstadt_losses" in wo.disagreements("killed").index


def test_a_citation_of_a_claim_says_who_where_and_how_sure(data):
    for claim_id in data.claims["claim_id"]:
        words = wo.cite(claim_id)
        row = wo.claim(claim_id)
        assert words.startswith(f"{claim_id}. ") and row["certainty"].capitalize() in words
        assert row["locator"] in words
        assert ("UNCHECKED" in words) == (row["how_known"] == "unchecked")
        assert not re.search(r"(?<!\.)\.\.(?!\.)|\bnan\b|None|_", words.replace(row["value"], "")), words


def test_every_source_has_a_reference_of_its_own(data):
    references = [wo.cite(source_id) for source_id in data.sources["source_id"]]
    assert len(set(references)) == len(references)
    assert all(re.search(r"\. (\d{4}|n\.d)\.", reference) for reference in references)


def test_sums_that_fail_are_found_and_quarrelled_about():
    sums = wo.failing_sums().set_index("series_id")
    assert sums.loc["sentences_mvd", "difference"] == -500
    assert sums.loc["sentences_mvd", "disagreement_ids"] == "checksum_1938"
    assert sums.loc["purged_job", "parts"] == 100.6
    assert len(wo.disagreements(kind="errata")) >= 10


def test_slips_are_listed_for_the_curious_and_met_by_nobody_else():
    errata = wo.disagreements(kind="errata")
    assert "misprint_1932" in errata.index and not set(errata.index) & set(wo.disagreements().index)
    assert wo.disagreements("misprint_1932").empty
    claims = wo.load().rows("claims")
    for claim_id in " ".join(errata["claim_ids"]).split():
        question = errata.loc[claims[claim_id]["disagreement_id"], "question"]
        assert question not in repr(wo.card(claim_id)), claim_id


# -- short names -------------------------------------------------------------------------------------------

# By hand, from data/sources.csv: one author, two, three; "and others"; editors and translators; another name in
# brackets; a surname of two words; bodies, with and without a comma; nobody named.
NAMES = {
    "neuweld_1959": "Neuweld 1959",
    "allen_documents_2021": "Allen 2021",
    "allen_khaustova_2019": "Allen and Khaustova 2019",
    "getty_1993": "Getty, Rittersporn and Zemskov 1993",
    "declaration_46_text": "Preobrazhenskii and others 1923",
    "miasnikov_case_papers": "Belenkin and Vinogradov 1995",
    "miasnikov_file_1945": "Archibald 2017",
    "naumov_kronstadt": "Naumov",
    "rutych_kpss": "Rutych",
    "carrere_kollontai": "Carrère d'Encausse",
    "frus_1940": "Thurston 1940",
    "state_department_memorandum": "United States, Department of State",
    "eleventh_resolution_1922": "Eleventh Congress of the RCP(b) 1922",
    "cc_unions_1922_text": "Central Committee of the RCP(b) and Lenin 1922",
    "foreign_affairs_1939": "The Great Bolshevik Cleansing 1939",
}
# Works that share author and year, and two men of one surname.
APART = {
    "allen_2015": "Allen 2015, Alexander Shlyapnikov",
    "allen_baku_2015": "Allen 2015, Sergei Medvedev's 1924 Letter to a Baku ...",
    "wikipedia_en_letter": "Wikipedia, Letter of the Twenty Two",
    "lenin_cw32_party_crisis": "Lenin 1965, The Party Crisis",
    "lenin_cw32_once_again": "Lenin 1965, Once again on the trade unions",
    "lenin_cw32_editors": "Progress Publishers editors 1965, Lenin, Collected Works, vol. 32",
    "lenin_cw30_editors": "Progress Publishers editors 1965, Lenin, Collected Works, vol. 30",
    "wikipedia_en_kronstadt": "Wikipedia, Kronstadt rebellion",
    "wikipedia_en_great_purge_2009": "Wikipedia 2009, Great Purge",
    "bse3_zernovoe": "Bol'shaia sovetskaia entsiklopediia, 3rd ed.",
    "miasnikov_kaluga": "A. A. Miasnikov",
    "miasnikov_memoir_1995": "G. I. Miasnikov 1995",
}


@pytest.mark.parametrize(("source_id", "name"), [*NAMES.items(), *APART.items()])
def test_a_source_is_named_by_its_authors_in_full_and_its_year(data, source_id, name):
    assert short_names(data)[source_id] == name


def test_no_two_sources_have_one_name_and_no_name_is_a_role(data):
    names = short_names(data)
    assert names.index.tolist() == data.sources["source_id"].tolist() and names.is_unique
    roles = r"\((?:eds?|ed\. and tr|tr)\.?\)|\bcontributors\b|\band editors\b"
    assert not names[names.str.contains(roles)].any()


def test_four_authors_are_the_first_and_others():
    four = {"author": "Ash, A.; Oak, B.; Elm, C.; Yew, D.", "year": "1990", "title": "Trees"}
    assert author_year(four) == "Ash and others 1990"


def test_a_short_reference_gives_what_is_known_and_leaves_out_the_rest():
    assert wo.cite("pirani_2004") == (
        "Pirani, Simon. 2004. The Moscow workers' movement in 1921 and the role of non-partyism (abstract). "
        "Europe-Asia Studies 56 (1): 143-160."
    )
    assert wo.cite("foreign_affairs_1939").startswith("The Great Bolshevik Cleansing. 1939. ")
    assert wo.cite("rutych_kpss") == "Rutych, N. N. n.d. KPSS u vlasti."


# -- another dataset ---------------------------------------------------------------------------------------


def test_the_dataset_that_is_given_is_the_one_that_is_asked(data, replacing):
    claims = data.claims
    claims.loc[claims["claim_id"].eq("CONG-004"), "value"] = "1"
    other = replacing(data, claims=claims)
    assert wo.claim("CONG-004", other)["value"] == "1"
    assert wo.cite("CONG-004", other).startswith(
        "CONG-004. Tenth Congress of the Russian Communist Party, delegates with a vote: 1. "
    )
    assert ": 694. " in wo.cite("CONG-004", data)
    assert wo.who_says("congress_10", "delegates_voting", other).loc["CONG-004", "value"] == "1"


@pytest.mark.parametrize("word", CERTAINTY)
def test_every_question_is_answered_at_every_certainty_in_the_same_columns(data, word):
    """Claims that do not pass are not there; a question to which none passes has an empty answer."""
    strict = data.reading(word)
    for ask in (
        lambda d: wo.who_says("congress_10", data=d),
        lambda d: wo.who_says("letter_of_22", "copies", d),
        lambda d: wo.disagreements(data=d),
        lambda d: wo.silences(data=d),
        lambda d: wo.failing_sums(d),
    ):
        answer, whole = ask(strict), ask(data)
        pd.testing.assert_series_equal(answer.dtypes, whole.dtypes)
    assert set(wo.who_says("congress_10", data=strict)["certainty"]) <= set(CERTAINTY[CERTAINTY.index(word) :])


def test_what_a_learner_does_to_an_answer_stays_with_the_learner(data):
    with pytest.raises(TypeError):
        data.rows("claims")["CONG-004"]["value"] = "1"
    with pytest.raises(TypeError):
        data.rows("claims")["CONG-004"] = {}
    mine = wo.claim("CONG-004")
    mine["value"] = "1"
    assert ": 694. " in wo.cite("CONG-004")


def test_every_claim_is_said_with_its_thing_its_qualifier_and_no_word_of_the_table(data):
    names, clumsy = data.names(), re.compile(r"_| - |\b(stance|provision|described as|qualifier|penalised)\b")
    for row in data.rows("claims").values():
        said, qualifier = sentence(data, row), names.get(row["qualifier"], row["qualifier"])
        frame = said.split(": ")[0].replace(names[row["about_id"]], "").replace(qualifier, "")
        assert said.startswith(names[row["about_id"]]), row["claim_id"]
        assert qualifier in said or qualifier == row["property"], row["claim_id"]
        assert not clumsy.search(frame), said

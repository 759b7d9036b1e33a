"""What is chosen from the claims: every row rests on claims, gives its reason, and follows a stricter reading."""

import csv
import shutil

import pandas as pd
import pytest

import helpers as wo
from helpers.dataset import DATA, DataError
from helpers.readings.stories import default, grouping, story, works

STORIES = [
    "lanes", "beginnings", "words_career", "memory", "four_groups", "openings", "two_thirds", "relatives", "notes",
]  # fmt: skip


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def faults_with(folder, file, row, column, value):
    """Write one cell of the copy (rows as a spreadsheet counts) and give what the loader finds."""
    path = folder / file
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[row - 2, column] = value
    table.to_csv(path, index=False, lineterminator="\n")
    with pytest.raises(DataError) as caught:
        wo.load(folder)
    return caught.value.faults


def row_of(file, *first):
    """The row, as a spreadsheet counts, that begins with these cells."""
    with open(DATA / file, encoding="utf-8", newline="") as text:
        return next(n for n, row in enumerate(csv.reader(text), 1) if row[: len(first)] == [*first])


# -- stories ---------------------------------------------------------------------------------------------


def test_the_stories_are_those_that_the_charts_tell(data):
    assert data.table("stories")["story"].unique().tolist() == STORIES


@pytest.mark.parametrize("name", STORIES)
def test_each_row_of_a_story_stands_in_order_and_gives_its_reason(data, name):
    rows = story(data, name)
    assert rows["order"].tolist() == list(range(1, len(rows) + 1))
    assert rows["why"].str.len().gt(3).all() and rows["label"].ne("").all()
    assert rows.attrs["left_out"] == 0


def test_only_the_row_that_points_to_the_glossary_has_no_claim(data):
    rows = data.table("stories")
    assert rows.loc[rows["claim_ids"].eq(""), "label"].tolist() == ["People around Trotsky: see the glossary"]


def test_a_stricter_reading_drops_rows_and_claims_and_says_how_many_rows(data):
    """By hand: both claims of the first criticism are weak; of the election in Tula one of three is supported."""
    rows = story(data.reading("supported"), "beginnings")
    assert rows.attrs["left_out"] == 1 and len(rows) == 8
    claims = rows.set_index("group")["claim_ids"]
    assert "first criticism" not in claims
    assert claims["first election won"] == "RISE-051"
    people = rows.set_index("group")["people"]
    assert people["first election won"] == "", "what the web page says of Kopylov is weak"
    assert people["first theses at a congress"] == "shliapnikov", "what is said of Lutovinov is weak"


@pytest.mark.parametrize("certainty", ["contested", "weak", "supported", "well supported"])
def test_at_every_certainty_each_story_names_only_claims_that_are_there(data, certainty):
    reading = data.reading(certainty)
    claims = set(reading.claims["claim_id"])
    for name in STORIES:
        rows = story(reading, name)
        assert set(" ".join(rows["claim_ids"]).split()) <= claims
        assert len(rows) + rows.attrs["left_out"] == len(story(data, name))


def test_a_row_without_a_claim_of_its_own_outlives_a_stricter_reading(data):
    rows = story(data.reading("well supported"), "four_groups")
    assert "People around Trotsky: see the glossary" in rows["label"].tolist()


def test_the_people_of_a_beginning_are_those_whom_its_claims_are_about(data):
    people = story(data, "beginnings").set_index("group")["people"]
    assert people["first use of the name"].split() == ["kollontai", "kutuzov", "lutovinov", "medvedev_sp"]
    assert people["first signed theses"] == ""


def test_what_a_learner_does_to_a_story_stays_with_the_learner(data):
    rows = story(data, "memory")
    rows["label"] = "spoilt"
    assert not story(data, "memory")["label"].eq("spoilt").any()


def test_an_unknown_story_is_answered_with_the_nearest(data):
    with pytest.raises(KeyError, match="there is no story 'lane'. Did you mean 'lanes'"):
        story(data, "lane")


# -- groupings and works ---------------------------------------------------------------------------------


def test_a_member_is_in_a_group_once_and_the_order_has_no_gap(data):
    table = data.table("groupings")
    assert not table.duplicated(["grouping", "member", "group"]).any()
    for name in table["grouping"].unique():
        assert grouping(data, name)["order"].tolist() == list(range(1, table["grouping"].eq(name).sum() + 1))


def test_each_kind_of_source_is_counted_with_one_group(data):
    """Only our own calculations, catalogues and film notices, which tell no act, are counted with none."""
    kinds = grouping(data, "kinds_of_source")["member"]
    assert kinds.is_unique
    assert set(data.sources["kind"]) - set(kinds) == {"own calculation", "library catalogue", "film notice"}


def test_each_option_of_a_vote_on_texts_has_a_label(data):
    options = grouping(data, "ballot_options").set_index("member")["label"]
    on_people = data.ballots["option"].isin(data.people["person_id"])
    on_bodies = data.ballots["option"].isin(data.table("organisations")["organisation_id"])
    assert set(data.ballots.loc[~on_people & ~on_bodies, "option"]) <= set(options.index)


def test_the_periods_follow_one_another_without_a_gap(data):
    for name in ("topics", "times"):
        rows = grouping(data, name)
        days = rows["earliest"].iloc[1:].reset_index(drop=True) - rows["latest"].iloc[:-1]
        assert days.dt.days.eq(1).all(), name


def test_a_default_is_the_id_of_something(data):
    assert (default(data, "person"), default(data, "congress")) == ("shliapnikov", "congress_10")
    with pytest.raises(KeyError, match="Did you mean 'person'"):
        default(data, "persons")


def test_a_work_loses_its_date_where_the_claim_that_dates_it_is_not_sure_enough(data):
    assert works(data).loc["gaido", "after"] == "CONG-350"
    certainty = data.claims.set_index("claim_id")["certainty"]
    kept = works(data.reading("well supported"))["dated_by"]
    assert certainty["RISE-128b"] != "well supported" and kept["lenin"] == ""


def test_a_source_said_to_rest_on_archives_says_so_in_its_stance(data):
    sources = data.sources.set_index("source_id")
    resting = sources["rests_on_archives"].eq("yes")
    assert sources.loc[resting, "stance"].str.contains("archiv").all()
    assert not resting["conquest_great_terror"], "written before the archives opened"


def test_a_volume_stands_in_the_title_too(data):
    """That of a journal or a history in volumes does not: it stands with the container."""
    whole = ~data.sources["kind"].isin(["scholarly article", "scholarly chapter"])
    rows = data.sources[whole].query("volume != '' and pages == ''")
    assert len(rows) > 30
    assert all(f"vol. {row.volume}" in row.title for row in rows.itertuples())


def test_each_form_of_words_of_the_name_index_is_one_of_two(data):
    claims = data.claims.query("property == 'membership_wording'")
    forms = claims.groupby("qualifier")["value"].agg(list)
    assert set(forms.index) == {"was in the party from", "member of the party since"}
    assert all("состоял" in words for words in forms["was in the party from"])
    assert all("член" in words for words in forms["member of the party since"])


# -- faults ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "message"),
    [
        ("stories", "lanes 1", "claim_ids", "CONG-421 CONG-999", "'CONG-999' is not in data/claims"),
        ("stories", "beginnings 1", "people", "shlyapnikov", "'shlyapnikov' is not in data/people.csv"),
        ("stories", "notes 2", "label", "1 act (REPR-073)", "'REPR-073' is not in column claim_ids"),
        ("stories", "memory 3", "why", "", "empty. Fill it in."),
        ("stories", "memory 3", "order", "2", "'2' stands twice for one story"),
        ("stories", "memory 3", "order", "2.5", "'2.5' is not a whole number"),
        ("works", "pirani", "source_ids", "pirani_2004 pirani_2009", "'pirani_2009' is not in data/sources.csv"),
        ("works", "pirani", "source_ids", "brinton_1970", "already a part of the work 'brinton'"),
        ("works", "gaido", "after", "CONG-999", "'CONG-999' is not in data/claims"),
        ("groupings", "two_places 1", "member", "moskow", "'moskow' is not in data/places.csv"),
        ("groupings", "two_places 1", "member_type", "town", "'town' is not allowed here"),
        ("groupings", "kinds_of_source 1", "member", "primary texts", "no row has the kind 'primary texts'"),
        ("groupings", "series_parts 1", "member", "al", "no row has the qualifier 'al'"),
        ("groupings", "forced 1", "member", "LETT-999", "'LETT-999' is not in data/claims"),
        ("groupings", "alive 1", "member", "party_sinse", "Did you mean 'party_since'?"),
        ("sources", "lenin_pss43", "volume", "vol. 43", "does not look like"),
        ("practice/claims_with_errors", "PRACTICE-02", "copied_from", "GAPS-999", "is not in data/claims"),
    ],
)
def test_a_bad_cell_is_named_with_file_row_and_column(copy, file, row, column, value, message):
    row = row_of(f"{file}.csv", *row.split())
    found = faults_with(copy, f"{file}.csv", row, column, value)
    place = f"data/{file}.csv, row {row}, column {column}: "
    assert any(fault.startswith(place) and message in fault for fault in found), found


def test_merging_a_claim_away_names_each_story_that_loses_it(copy):
    """LETT-286 stands in a lane, and twice among the groups."""
    path = copy / "claims" / "twenties.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table[table["claim_id"].ne("LETT-286")].to_csv(path, index=False, lineterminator="\n")
    with pytest.raises(DataError) as caught:
        wo.load(copy)
    losing = [fault for fault in caught.value.faults if fault.startswith("data/stories.csv")]
    assert len(losing) == 3
    assert all(fault.endswith("column claim_ids: 'LETT-286' is not in data/claims.") for fault in losing)

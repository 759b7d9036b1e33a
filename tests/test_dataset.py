"""The dataset holds what it says, and the loader refuses bad data with one message that names every fault."""

import itertools
import json
import math
import re
import shutil
import time

import edtf
import pandas as pd
import pytest
from frictionless import validate

import helpers as wo
from helpers.dataset import DATA, THINGS, DataError, dates, read_tables


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def change(folder, file, edit):
    """Write a table of the copy again, as `edit` gives it."""
    path = folder / file
    edit(pd.read_csv(path, dtype=str, keep_default_na=False)).to_csv(path, index=False, lineterminator="\n")


def cell(folder, file, row, column, value):
    """Write one cell of the copy; rows as a spreadsheet counts them."""
    change(folder, file, lambda table: table.assign(**{column: table[column].where(table.index != row - 2, value)}))


def faults(folder):
    with pytest.raises(DataError) as caught:
        wo.load(folder)
    return caught.value.faults


def row_of(file, column, value):
    """The row, as a spreadsheet counts, that holds a value."""
    table = pd.read_csv(DATA / file, dtype=str, keep_default_na=False)
    return int(table.index[table[column].eq(value)][0]) + 2


CLAIMS = "claims/congress.csv"


# -- what is in it ---------------------------------------------------------------------------------------


def test_the_package_is_valid_for_frictionless():
    report = validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note", "rowNumber", "fieldName"])[:10]


def test_the_package_names_every_table_of_the_folder():
    resources = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    tables = [each for each in resources if each["format"] == "csv"]
    named = {path for each in tables for path in ([each["path"]] if isinstance(each["path"], str) else each["path"])}
    assert named == {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}


def test_every_date_is_edtf_and_its_span_is_the_one_that_the_edtf_package_computes(data):
    for row in data.claims.query("date != ''").drop_duplicates(["date", "earliest", "latest"]).itertuples():
        parsed = edtf.parse_edtf(row.date)  # an open side, as in "../1921-01-14", has no day
        lower, upper = (
            time.strftime("%Y-%m-%d", day) if isinstance(day, time.struct_time) else "NaT"
            for day in (parsed.lower_strict(), parsed.upper_strict())
        )
        assert (row.earliest.isoformat()[:10], row.latest.isoformat()[:10]) == (lower, upper), row.claim_id


def test_every_row_of_the_evidence_is_a_claim_or_named_as_left_out(data):
    ids = set(data.claims["claim_id"].str[:8]) | set(data.table("left_out")["claim_id"])
    expected = {f"CONG-{n:03d}" for n in range(1, 353)} | {f"UNCH-{n:03d}" for n in range(1, 35)}
    assert expected <= ids


def test_all_five_totals_of_voting_delegates_stand_side_by_side(data):
    claims = wo.who_says("congress_10", "delegates_voting")
    assert {"690", "694", "716", "717", "724"} <= set(claims["value"])
    assert claims["source_id"].nunique() >= 5


def test_unchecked_figures_are_marked_wherever_they_can_be_met(data):
    unchecked = data.claims.query("how_known == 'unchecked'")
    assert set(unchecked["claim_id"]) == {f"UNCH-{n:03d}" for n in range(1, 35)}
    vote = data.ballots.query("ballot_id == 'congress_10_trade_unions' and option == 'platform_of_ten'").iloc[0]
    assert (vote["low"], vote["how_known"]) == (336, "unchecked")
    assert "UNCHECKED" in wo.cite("UNCH-001")


def test_the_ballot_for_the_central_committee_holds_25_names_and_none_is_checked(data):
    ballot = data.ballots.query("ballot_id == 'cc_election_1921'")
    assert len(ballot) == 25 and set(ballot["how_known"]) == {"unchecked"}
    assert ballot.set_index("option").loc[["lenin", "shliapnikov"], "low"].tolist() == [479, 354]


@pytest.mark.parametrize(
    "thing",
    [
        "shliapnikov",
        "kollontai",
        "medvedev_sp",
        "medvedev_an",
        "kuznetsov_nv",
        "congress_10",
        "unity_resolution",
        "letter_of_22",
    ],
)
def test_the_ids_that_others_rely_on_are_there(data, thing):
    assert thing in data.names()
    assert not wo.who_says(thing).empty


def test_a_number_with_about_or_over_is_never_stored_as_if_it_were_sure(data):
    rough = data.claims[data.claims["value"].str.match(r"(about|around|over|at least|up to|almost|no more than)\b.*\d")]
    assert len(rough) > 10
    assert rough["unsure_about"].str.contains("count").all()
    assert rough.loc[rough["value"].str.startswith(("over", "at least")), "high"].isna().all()
    assert rough.loc[rough["value"].str.startswith("up to"), "low"].isna().all()


def test_an_undecided_question_prefers_no_rival(data):
    """Where we say "undecided", no claim may win by rank against another about the same thing."""
    undecided = data.disagreements.query("our_reading == 'undecided'")["disagreement_id"]
    claims = data.claims[data.claims["disagreement_id"].isin(undecided)]
    when = claims["date"].where(claims["about_type"].eq("series"), "")
    ranks = claims.groupby([claims["about_id"], claims["property"], claims["qualifier"], when])["rank"].agg(set)
    assert not ranks.map(lambda found: {"preferred", "alternative"} <= found).any()


def test_links_lead_to_hosts_that_may_show_the_text(data):
    """Copies of books in print on unofficial sites are never linked (the cited work is enough)."""
    copies = (
        r"bibliboba|rulit|loveread|litmir|libcat|hotlib|litbaza|coollib|readania|docslib|halkcephesi|dokumen\.|scribd"
        r"|fb2|kniga|knizki|mybooks|bubooker|bookz|chitka|litfond|erenow|paperzz|bitlit|litresp|itexts|newlib|9dok"
    )
    urls = data.sources["url"]
    assert urls.str.fullmatch(r"(https?://\S+)?").all()
    assert not urls.str.contains(copies).any()


def test_no_cell_is_a_note_to_the_importer(data):
    text = data.claims[["value", "note"]].agg(" ".join, axis=1)
    assert not text.str.contains(r"see note|TODO|compiler's|\(own ", case=False).any()


# -- faults, one test each -------------------------------------------------------------------------------


def test_a_missing_file_is_named(copy):
    (copy / "sources.csv").unlink()
    assert faults(copy) == ["data/sources.csv is missing. Put the file back."]


def test_a_missing_description_is_named(copy):
    (copy / "datapackage.json").unlink()
    assert "datapackage.json is missing" in faults(copy)[0]


def test_a_damaged_description_is_named(copy):
    (copy / "datapackage.json").write_text("{", encoding="utf-8")
    assert "not valid JSON" in faults(copy)[0]


def test_a_description_without_tables_is_named(copy):
    for text in ("{}", "[]", '{"resources": null}', '{"resources": [{"name": "claims", "format": "csv"}]}'):
        (copy / "datapackage.json").write_text(text, encoding="utf-8")
        assert "datapackage.json does not describe what the course needs" in faults(copy)[0]


@pytest.mark.parametrize("name", sorted(read_tables()))
def test_a_description_without_a_table_that_is_needed_is_named(copy, name):
    """Any other table falls out, and nothing else happens."""
    path = copy / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    package["resources"] = [each for each in package["resources"] if each["name"] != name]
    path.write_text(json.dumps(package), encoding="utf-8")
    try:
        assert name not in read_tables(copy) or name == "paragraphs"
    except DataError as error:
        assert f"datapackage.json does not describe what the course needs (KeyError({name!r}))" in error.faults[0]


def test_a_property_whose_value_is_an_id_names_a_table_of_things(copy):
    package = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(each["schema"]["fields"] for each in package["resources"] if each["name"] == "properties")
    pattern = next(each["constraints"]["pattern"] for each in fields if each["name"] == "value_type")
    assert re.search(r"entity:\(([a-z|]+)\)", pattern)[1].split("|") == list(THINGS.values())
    for wrong in ("place", "people_", "claims"):
        change(copy, "properties.csv", lambda table, wrong=wrong: table.assign(value_type=f"entity:{wrong}"))
        assert f"column value_type: 'entity:{wrong}' does not look like" in faults(copy)[0]


def test_a_missing_column_is_named_with_the_one_that_may_be_meant(copy):
    path = copy / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("source_id,", "source_ids,", 1), encoding="utf-8")
    assert "data/sources.csv, row 1, column source_id: is missing from the header." in faults(copy)[0]
    assert "Did you mean 'source_ids'?" in faults(copy)[0]


def test_a_column_too_many_is_named(copy):
    change(copy, "places.csv", lambda table: table.assign(colour="red"))
    assert faults(copy) == ["data/places.csv, row 1, column colour: not in datapackage.json. Take it out."]


@pytest.mark.parametrize(
    ("file", "column", "value", "message"),
    [
        (CLAIMS, "property", "delegates_votng", "'delegates_votng' is not in data/properties.csv"),
        (CLAIMS, "source_id", "allen_2007x", "'allen_2007x' is not in data/sources.csv"),
        (CLAIMS, "about_id", "congress_99", "'congress_99' is not in data/events.csv"),
        (CLAIMS, "place_id", "moskow", "'moskow' is not in data/places.csv"),
        (CLAIMS, "disagreement_id", "delegate_voting", "'delegate_voting' is not in data/disagreements.csv"),
        (CLAIMS, "certainty", "sure", "'sure' is not allowed here. Use one of: well supported, supported"),
        (CLAIMS, "rank", "prefered", "Did you mean 'preferred'?"),
        (CLAIMS, "how_known", "", "empty. Fill it in."),
        (CLAIMS, "low", "seven", "'seven' is not a number"),
        (CLAIMS, "low", "694.5", "a count is a whole number"),
        (CLAIMS, "low", "900", "'900' is more than the number in column high"),
        (CLAIMS, "date", "8 March 1921", "is not a date in EDTF level 1"),
        (CLAIMS, "date", "1921-02-30", "'1921-02-30' is not a day of the calendar"),
        (CLAIMS, "earliest", "1921-03-20", "'1921-03-20' is after the day in column latest"),
        (CLAIMS, "earliest", "1921-03-09", "does not follow from the date"),
        (CLAIMS, "latest", "16.3.1921", "is not a day written as 1921-03-08"),
        (CLAIMS, "qualifier", "all", "this property takes no qualifier"),
        (CLAIMS, "claim_id", "CONG-005", "'CONG-005' stands twice. Ids are unique."),
    ],
)
def test_a_bad_cell_is_named_with_file_row_and_column(copy, file, column, value, message):
    row = row_of(file, "claim_id", "CONG-004")
    cell(copy, file, row, column, value)
    found = [fault for fault in faults(copy) if message in fault]
    assert found, faults(copy)
    assert re.match(rf"data/{file}, row \d+, column {column}: ", found[0])
    if column != "claim_id":
        assert f"row {row}," in found[0]


@pytest.mark.parametrize(
    ("claim_id", "column", "value", "message"),
    [
        ("CONG-401", "value", "won", "'won' is not allowed here. Use one of: adopted, changed, refused."),
        ("CONG-401", "qualifier", "industry", "'industry' is not in data/issues.csv"),
        ("CONG-158", "value", "central_comittee_10", "'central_comittee_10' is not in data/organisations.csv"),
        (
            "UNCH-001",
            "qualifier",
            "platform_of_tens",
            "is no option, person, group or document. Did you mean 'platform_of_ten'?",
        ),
        ("CONG-162", "value", "a few", "'a few' is not a number"),
        ("CONG-001", "value", "1921-03-09", "is not the date"),
        ("CONG-088", "value", "word " * 26, "a quotation has at most 25 words"),
        ("CONG-006", "disagreement_id", "", "A claim not preferred names its disagreement"),
        ("CONG-158", "property", "delegates_voting", "'delegates_voting' is not said of such a thing"),
        ("CONG-009", "note", "", "name the work that reports it"),
    ],
)
def test_a_value_that_its_property_does_not_allow_is_named(copy, claim_id, column, value, message):
    row = row_of(CLAIMS, "claim_id", claim_id)
    cell(copy, CLAIMS, row, column, value)
    assert any(f"row {row}, column {column}" in fault and message in fault for fault in faults(copy)), faults(copy)


def test_two_preferred_claims_for_one_value_are_named(copy):
    row = row_of(CLAIMS, "claim_id", "CONG-006")
    cell(copy, CLAIMS, row, "rank", "preferred")
    assert faults(copy) == [
        f"data/{CLAIMS}, row {row}, column rank: a second preferred claim beside CONG-004, with another value. "
        "Only one value can be our reading: rank the other as alternative."
    ]


@pytest.mark.parametrize("date", ["8 March", ""])
def test_a_bad_date_beside_a_preferred_one_is_named(copy, data, date):
    dated = data.claims.query("property == 'died' and rank == 'preferred'")
    claim_id = dated.loc[dated["about_id"].duplicated(), "claim_id"].iloc[0]
    file = next(path for path in copy.glob("claims/*.csv") if f"\n{claim_id}," in path.read_text(encoding="utf-8"))
    row = row_of(f"claims/{file.name}", "claim_id", claim_id)
    for column in ("date", "value"):
        cell(copy, f"claims/{file.name}", row, column, date)
    assert any(f"data/claims/{file.name}, row {row}, column " in fault for fault in faults(copy)), faults(copy)


def test_two_sources_that_agree_may_both_be_preferred(data):
    agreeing = data.claims.set_index("claim_id").loc[["CONG-004", "CTXT-031"]]
    assert set(agreeing["rank"]) == {"preferred"} and set(agreeing["low"]) == {694}


def test_a_reading_that_is_not_among_the_rivals_is_named(copy):
    row = row_of("disagreements.csv", "disagreement_id", "delegates_voting")
    cell(copy, "disagreements.csv", row, "our_reading", "CONG-013")
    assert (
        f"data/disagreements.csv, row {row}, column our_reading: 'CONG-013' is not one of the claims" in faults(copy)[0]
    )


def test_a_silence_about_nothing_is_named(copy):
    cell(copy, "silences.csv", 2, "about_id", "nobody")
    assert "data/silences.csv, row 2, column about_id: 'nobody' is not in data/" in faults(copy)[0]


@pytest.mark.parametrize("extra", [",one too many", None])
def test_a_ragged_row_is_named(copy, extra):
    path = copy / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[4] + extra if extra else lines[4].rpartition(",")[0]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns = lines[0].count(",") + 1
    count = columns + 1 if extra else columns - 1
    assert f"data/sources.csv, row 5: {count} cells where the header has {columns}." in faults(copy)[0]


def test_a_wrong_encoding_is_named_with_its_row(copy):
    path = copy / "people.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_bytes(b"\n".join([*(line.encode() for line in lines[:3]), lines[3].encode("cp1251"), b""]))
    assert faults(copy)[0] == "data/people.csv, row 4: not UTF-8 text. Save the file again as 'CSV UTF-8'."


def test_an_empty_table_is_named(copy):
    path = copy / "issues.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert "data/issues.csv has no rows." in faults(copy)[0]


def test_an_empty_file_is_named(copy):
    (copy / "issues.csv").write_text("", encoding="utf-8")
    assert any(fault.startswith("data/issues.csv, row 1, column issue_id: is missing") for fault in faults(copy))


def test_all_faults_are_listed_at_once(copy):
    for row, value in ((2, "sure"), (3, "certain"), (4, "no idea")):
        cell(copy, CLAIMS, row, "certainty", value)
    cell(copy, "sources.csv", 2, "access", "glanced at")
    found = faults(copy)
    assert len(found) == 4
    with pytest.raises(DataError, match="Problem: 4 faults in the data"):
        wo.load(copy)


def test_cutting_a_source_names_every_claim_that_loses_it(copy, data):
    change(copy, "sources.csv", lambda table: table[table["source_id"].ne("gse_en")])
    found = [fault for fault in faults(copy) if "column source_id: 'gse_en' is not in data/sources.csv" in fault]
    losing = pd.concat([data.claims, data.table("name_forms")])["source_id"].eq("gse_en").sum()
    assert len(found) == losing > 20


def test_what_excel_writes_is_not_a_fault(copy, data):
    """Windows line ends and a byte-order mark in every file."""
    for path in copy.rglob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    pd.testing.assert_frame_equal(wo.load(copy).claims, data.claims)


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators_are_named_in_one_sentence(copy, separator, name):
    """What Excel writes where the comma stands in numbers."""
    path = copy / CLAIMS
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.to_csv(path, index=False, sep=separator, encoding="utf-8-sig")
    (found,) = [fault for fault in faults(copy) if fault.startswith(f"data/{CLAIMS}")]
    assert f"row 1: the cells are separated by {name}, not by commas. Save it again with commas" in found


def test_a_first_line_for_excel_is_named(copy):
    path = copy / "issues.csv"
    path.write_text("sep=,\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert faults(copy)[0] == "data/issues.csv, row 1: 'sep=,' is a line for Excel alone. Delete it."


@pytest.mark.parametrize(("character", "code"), [("\0", "U+0000"), ("\x0b", "U+000B"), ("\x7f", "U+007F")])
def test_a_character_that_nobody_can_see_is_named_with_its_place(copy, character, code):
    cell(copy, "issues.csv", 4, "name", f"Recall{character} from below")
    assert faults(copy)[0] == (
        f"data/issues.csv, row 4, column name: a character that nobody can see ({code}). Delete it."
    )


@pytest.mark.parametrize(
    ("lose", "left"),
    [
        (lambda text: text.encode("ascii", "replace"), "??????????"),
        (lambda text: text.encode().decode("latin-1").encode(), "Ð¾Ð»Ð»Ð¾"),
        (lambda text: text.encode("cp1251").decode("utf-8", "replace").encode(), "\ufffd"),
    ],
    ids=["not in this encoding", "read as another", "not UTF-8"],
)
def test_letters_that_another_program_lost_are_named_with_their_place(copy, lose, left):
    """The file is UTF-8 again, and holds question marks or other signs where names were."""
    row = row_of("people.csv", "person_id", "kollontai")
    path = copy / "people.csv"
    path.write_bytes(lose(path.read_text(encoding="utf-8")))
    found = [fault for fault in faults(copy) if fault.startswith(f"data/people.csv, row {row}, column name_ru: ")]
    assert len(found) == 1 and "letters were lost: '" in found[0] and left[:3] in found[0]
    assert found[0].endswith("Write them again, and save as 'CSV UTF-8'.")


def test_quotation_marks_that_another_program_wrote_its_own_way_are_named(copy):
    """Python would read them, and the words would not be the same."""
    path = copy / "claims" / "congress.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    row = next(row for row, line in enumerate(lines, start=1) if '""' in line)
    path.write_text("".join(lines).replace('""', '\\"'), encoding="utf-8")
    said = f"data/claims/congress.csv, row {row}: a cell does not end. Look for a quotation mark too many."
    assert said in faults(copy)


def test_two_marks_at_the_front_of_a_file_are_no_part_of_it(copy, data):
    path = copy / "issues.csv"
    path.write_bytes(b"\xef\xbb\xbf" * 2 + path.read_bytes())
    assert wo.load(copy).table("issues").equals(data.table("issues"))


@pytest.mark.parametrize(("column", "value"), [("value", "2782"), ("low", "2782"), ("high", "")])
def test_a_number_that_its_bounds_deny_is_named(copy, column, value):
    """CTXT-381 says 2.782: a spreadsheet in another language may read that as a thousand times as much."""
    file = "claims/context.csv"
    row = row_of(file, "claim_id", "CTXT-381")
    cell(copy, file, row, column, value)
    found = [fault for fault in faults(copy) if fault.startswith(f"data/{file}, row {row}, column ")]
    assert found and (column != "high" or "column high: '' is not the number '2.782'" in found[0])


# What spreadsheets make of cells when they open a table, where nobody tells them that all is text.
TRIPS = {
    "three decimals are thousands": (r"(\d{1,3})\.(\d{3})", r"\1\2"),  # German, Spanish, Italian ...
    "zeros in front go": (r"0+(\d+)", r"\1"),
    "zeros behind go": (r"(\d+\.\d*?)0+", r"\1"),  # harmless
    "a point is a comma": (r"(\d+)\.(\d+)", r"\1,\2"),
    "a month is a day": (r"19(\d\d)-03", r"Mar-\1"),
}


@pytest.mark.parametrize("trip", TRIPS)
def test_no_number_or_date_that_a_spreadsheet_changes_goes_unseen(copy, data, trip):
    """Each changed cell is named with its row, or the data are the same to the last number."""
    pattern, instead = TRIPS[trip]
    changed = {}
    for path in copy.rglob("*.csv"):
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        other = table.replace(f"^{pattern}$", instead, regex=True)
        for index in table.index[table.ne(other).any(axis=1)]:
            changed[f"data/{path.relative_to(copy).as_posix()}, row {index + 2}, "] = table.loc[index].to_dict()
        other.to_csv(path, index=False)
    assert changed
    try:
        same = wo.load(copy).claims[["low", "high"]]
    except DataError as error:
        told = {row: any(fault.startswith(row) for fault in error.faults) for row in changed}
        assert all(told.values()), [changed[row] for row in told if not told[row]][:5]
    else:
        pd.testing.assert_frame_equal(same, data.claims[["low", "high"]])


HEADS = {
    "a title above, as Numbers exports it": lambda head, rows: ["Table 1", head, *rows],
    "each line in quotation marks": lambda head, rows: [f'"{line}"' for line in (head, *rows)],
    "no header": lambda head, rows: rows,
    "bars between": lambda head, rows: [line.replace(",", "|") for line in (head, *rows)],
}


@pytest.mark.parametrize("way", HEADS)
def test_a_first_row_that_is_no_header_is_named_once(copy, way):
    """Not once for each of its columns."""
    path = copy / "properties.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(HEADS[way](head, rows)) + "\n", encoding="utf-8")
    begins = ",".join(head.split(",")[:2])
    said = f"data/properties.csv, row 1: names no column of this table. It begins {begins}: put it back."
    assert [fault for fault in faults(copy) if fault.startswith("data/properties.csv")] == [said]


@pytest.mark.parametrize("empty", ["", ",,,,,", "   "])
def test_empty_rows_are_named_once(copy, empty):
    """Excel writes the separators of rows that were deleted."""
    path = copy / "issues.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:3], empty, *lines[3:], empty, empty, ""]), encoding="utf-8")
    assert faults(copy) == ["data/issues.csv, row 4 and 2 more: empty. Delete what is empty."]


# -- frames ----------------------------------------------------------------------------------------------


def test_frames_have_plain_types(data):
    kinds = {str(kind) for kind in data.claims.dtypes} | {str(kind) for kind in data.people.dtypes}
    assert kinds <= {"str", "float64", "datetime64[us]", "datetime64[ns]", "datetime64[s]"}


def test_nothing_that_a_learner_does_spoils_the_data_for_the_next_cell(data):
    for name in ("claims", "people", "ballots", "events"):
        frame = getattr(data, name)
        frame.iloc[:, 0] = "spoilt"
        assert not getattr(wo.load(), name).iloc[:, 0].eq("spoilt").any()


def test_dates_in_words():
    words = {
        "1921-03-08/1921-03-16": "8 to 16 March 1921",
        "1921-02-28/1921-03-02": "28 February to 2 March 1921",
        "1921-03~": "about March 1921",
        "1920-11-19?": "probably 19 November 1920",
        "193X": "the 1930s",
        "19XX": "the 1900s",
        "1921/1922": "1921 to 1922",
        "1919-04/1919-06": "April to June 1919",
        "1919-11/1920-02": "November 1919 to February 1920",
        "1921-09/..": "from September 1921 on",
        "../1917": "up to 1917",
        "1919-23": "autumn 1919",
        "": "date not known",
    }
    assert {text: dates.in_words(text) for text in words} == words


@pytest.mark.parametrize("text", ["8 March", "1921-13", "1921-02-29", "21", "/", "1921-03-8", "1921-21-01", "192X-03"])
def test_what_is_not_edtf_is_refused(text):
    with pytest.raises(ValueError, match="EDTF|calendar|no beginning|season"):
        dates.span(text)


# -- claims that contradict each other, and words that are not for a reader ------------------------------

# The source gives a year only and means its spring; the others count its summer and autumn.
APART = {"CTXT-132"}


def excluded(one, other, kind):
    """Whether two claims on one thing, of overlapping days, cannot both be true."""
    if one.value == other.value or (kind == "date" and days_meet(one, other)):
        return False
    if kind in ("integer", "number", "percent"):
        bounds = [(-math.inf if pd.isna(row.low) else row.low, math.inf if pd.isna(row.high) else row.high)
                  for row in (one, other)]  # fmt: skip
        return bounds[0][1] < bounds[1][0] or bounds[1][1] < bounds[0][0]
    return True


def days_meet(one, other):
    return not (one.latest < other.earliest or other.latest < one.earliest)


def test_claims_that_contradict_each_other_share_a_quarrel(data):
    kinds = data.table("properties").query("single_valued == 'yes'").set_index("property")["value_type"]
    claims = data.claims.query("rank != 'withdrawn'")
    claims = claims[claims["property"].isin(kinds.index) & ~claims["claim_id"].isin(APART)]
    # A figure for several years is a total: it is no rival of the single years inside it.
    claims = claims[claims["about_type"].ne("series") | claims["earliest"].dt.year.eq(claims["latest"].dt.year)]
    clashes = [
        (one.claim_id, other.claim_id)
        for (_, name, _), rows in claims.groupby(["about_id", "property", "qualifier"])
        for one, other in itertools.combinations(rows.itertuples(), 2)
        if (kinds[name] == "date" or days_meet(one, other)) and excluded(one, other, kinds[name])
        if not one.disagreement_id or one.disagreement_id != other.disagreement_id
    ]
    assert not clashes


NOT_FOR_READERS = (
    r"this project (?:must|should)|other parts of this project|\b(?:must|should) (?:be )?check|"
    r"to be (?:checked|looked up)|"
    r"\bTODO\b|\bFIXME\b|\b(?:next|this|last) turn\b|\b(?:second|third) look\b|evidence row|importer"
)


@pytest.mark.parametrize("table", ["claims", "disagreements", "silences", "misconceptions", "stories", "glossary"])
def test_no_remark_among_ourselves_reaches_a_learner(data, table):
    rows = data.table(table)
    for column in rows.select_dtypes(exclude=["number", "datetime"]):
        met = rows[rows[column].astype(str).str.contains(NOT_FOR_READERS, regex=True)]
        assert met.empty, (column, met.iloc[0].to_dict())

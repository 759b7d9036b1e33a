"""What goes out with the data: the check on the command line, the seed map, the bibliography, sums that fail."""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata

import pandas as pd
import pytest
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

import helpers as wo
from helpers import __main__ as command
from helpers.dataset import DATA, ROOT

# Each fault a cell of the data made wrong: file, the id in its first column, column, new text.
FAULTS = [
    ("claims/congress.csv", "CONG-004", "source_id", "nobody"),
    ("claims/congress.csv", "CONG-004", "property", "delegates"),
    ("claims/congress.csv", "CONG-004", "about_id", "congress_ten"),
    ("claims/congress.csv", "CONG-004", "date", "March 1921"),
    ("claims/congress.csv", "CONG-004", "earliest", "1921-03-09"),
    ("claims/congress.csv", "CONG-004", "low", "many"),
    ("claims/congress.csv", "CONG-004", "certainty", "certain"),
    ("claims/congress.csv", "CONG-004", "how_known", "heard"),
    ("claims/congress.csv", "CONG-004", "rank", "first"),
    ("claims/congress.csv", "CONG-006", "rank", "preferred"),
    ("claims/letter.csv", "LETT-066", "value", "letter_of_23"),
    ("claims/letter.csv", "LETT-066", "claim_id", "LETT-069"),
    ("claims/rise.csv", "RISE-199", "qualifier", "platform_of_eleven"),
    ("claims/memory.csv", "REPR-083", "disagreement_id", ""),
    ("sources.csv", "gse_en", "kind", "pamphlets"),
    ("sources.csv", "gse_en", "language", "English"),
    ("people.csv", "shliapnikov", "name_ru", ""),
    ("places.csv", "moscow", "latitude", "155.75"),
    ("disagreements.csv", "delegates_voting", "our_reading", "CONG-999"),
    ("misconceptions.csv", "M9", "claim_ids", "CONG-115 CONG-1O4"),
]


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def test_the_check_says_what_it_checked():
    done = subprocess.run([sys.executable, "-m", "helpers", "check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    for name in ("claims", "sources", "properties", "disagreements", "silences"):
        assert re.search(rf"^ *{len(wo.load().table(name)):,} {name}$", done.stdout, flags=re.M), name


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_the_check_tells_a_fault_in_cyrillic_where_the_terminal_has_none(copy, encoding):
    path = copy / "claims" / "congress.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace(",congress_10,", ",съезд_10,", 1), encoding="utf-8", newline="")
    command = [sys.executable, "-m", "helpers", "check", str(copy)]
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding=encoding)
    assert done.returncode == 1 and done.stderr == ""
    assert r"\u0441\u044a\u0435\u0437\u0434_10" in done.stdout and "data/claims/congress.csv, row " in done.stdout


@pytest.mark.parametrize(("file", "row_id", "column", "value"), FAULTS)
def test_the_check_names_file_row_and_column_of_a_fault(copy, capsys, file, row_id, column, value):
    table = pd.read_csv(copy / file, dtype=str, keep_default_na=False)
    index = table.index[table.iloc[:, 0].eq(row_id)][0]
    table.loc[index, column] = value
    table.to_csv(copy / file, index=False)
    assert command.main(["check", str(copy)]) == 1
    said = capsys.readouterr().out
    # A repeated id is named where it stands the second time.
    row = r"\d+" if column == "claim_id" else str(index + 2)
    assert re.search(rf"data/{re.escape(file)}, row {row}, column {column}: ", said), said


def test_a_wrong_word_on_the_command_line_says_what_to_type(capsys):
    assert command.main(["chek"]) == 2
    assert "python -m helpers check" in capsys.readouterr().out


# -- the seed, the glossary, the misconceptions ----------------------------------------------------------


def test_every_statement_of_the_seed_is_carried_by_a_claim_of_the_seed():
    claims = wo.load().rows("claims")
    seed = wo.load().table("seed_map")
    assert len(seed) >= 60
    for statement in seed.itertuples():
        sources = {claims[each]["source_id"] for each in statement.claim_ids.split()}
        assert "wikipedia_seed" in sources, statement.statement


def test_the_glossary_is_in_both_languages():
    glossary = wo.load().table("glossary")
    assert len(glossary) == 68
    assert glossary["russian"].str.contains(r"[А-яЁё]").all()
    assert not glossary["transliteration"].map(lambda text: "CYRILLIC" in "".join(map(unicodedata.name, text))).any()
    assert glossary["meaning"].str.split().str.len().between(4, 45).all()


def test_every_misconception_names_claims_that_correct_it():
    misconceptions = wo.load().table("misconceptions")
    assert set(misconceptions["misconception_id"]) == {f"M{n}" for n in range(1, 32)}
    assert misconceptions["claim_ids"].str.split().str.len().ge(1).all()


# -- bibliography ----------------------------------------------------------------------------------------


def test_the_bibliography_is_fresh(tool):
    assert tool("bibliography").main(["--check"]) == 0


def test_a_citation_processor_can_write_every_source():
    """citeproc-py reads the file as Zotero does, and writes each entry with its title."""
    items = json.loads((DATA / "bibliography.json").read_text(encoding="utf-8"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    written = " ".join(map(str, bibliography.bibliography()))
    assert len(items) == len(wo.load().sources)
    missing = [item["id"] for item in items if item["title"].split(":")[0].split(",")[0].lower() not in written.lower()]
    assert not missing, missing[:10]


# -- where a source may be read ---------------------------------------------------------------------------

# Works that may be in copyright: their addresses are those of publishers, libraries, archives and reference sites.
WORKS = {
    "scholarly book",
    "popular history",
    "translation",
    "scholarly article",
    "scholarly chapter",
    "document collection",
}
LAWFUL = [
    "archief.socialhistory.org",
    "brill.com",
    "digitalcommons.lasalle.edu",
    "discovery.researcher.life",
    "history.jes.su",
    "hist.msu.ru",
    "hmbul.bmstu.ru",
    "incs.ub.rub.de",
    "libcom.org",
    "link.springer.com",
    "magazines.gorky.media",
    "qr.urfu.ru",
    "rabkrin.org",
    "sciencejournals.ru",
    "sciup.org",
    "soviethistory.msu.edu",
    "www.cambridge.org",
    "www.demoscope.ru",
    "www.dissercat.com",
    "www.foreignaffairs.com",
    "www.haymarketbooks.org",
    "www.historicalmaterialism.org",
    "www.lemouvementsocial.net",
    "www.polit.ru",
    "www.routledge.com",
    "www.sakharov-center.ru",
    "www.sciencespo.fr",
    "www.taylorfrancis.com",
    "www.wsws.org",
    "cyberleninka.ru",
    "digi.econbiz.de",
    "en.wikisource.org",
    "marxists.org",
    "www.marxists.org",
    "monderusse.revues.org",
    "publish.iupress.indiana.edu",
    "www-personal.umich.edu",
]


def test_every_source_says_where_it_may_be_found():
    """By its address, or by its maker and a place in it for each claim; or it says why it cannot."""
    claims, lost, excused = wo.load().claims, [], []
    unplaced = set(claims.loc[claims["locator"].eq(""), "source_id"])
    for source_id, source in wo.load().rows("sources").items():
        named = source["author"] or source["publisher"] or source["container"]
        if not source["url"] and not (named and source_id not in unplaced) and not source["no_address"]:
            lost.append(source_id)
        if source["no_address"]:
            excused.append(source_id)
    assert not lost, lost
    assert len(excused) <= len(wo.load().sources) / 9, excused


def test_an_address_is_that_of_a_page_and_not_of_a_whole_site():
    addresses = wo.load().sources["url"]
    paths = addresses[addresses.ne("")].str.extract(r"^https?://([^/]+)/(.*)")
    assert paths.notna().all(axis=None)
    assert paths[1].ne("").all(), paths.loc[paths[1].eq(""), 0].tolist()


def test_a_work_is_linked_only_where_it_may_lawfully_be_read():
    """No copy of a book in print: a new host is added here after somebody has looked whose it is."""
    works = wo.load().sources.query("kind in @WORKS and url != ''").set_index("source_id")
    strange = works["url"].str.extract(r"^https?://([^/]+)/")[0].loc[lambda hosts: ~hosts.isin(LAWFUL)]
    assert strange.empty, strange


def test_no_claim_of_a_book_says_only_that_a_web_copy_was_read():
    """The page of the copy is known for nearly all: fewer than one claim in two hundred may lack it."""
    assert wo.load().claims["locator"].str.contains("page of the book not known").mean() < 1 / 200


def test_an_article_is_imported_with_its_journal_and_without_roles_in_names():
    """Worked out by hand from the first pages of two works."""
    items = {item["id"]: item for item in json.loads((DATA / "bibliography.json").read_text(encoding="utf-8"))}
    article = items["allen_2008_proletarian"]
    assert article["container-title"] == "The Soviet and Post-Soviet Review" and "publisher" not in article
    assert [article[part] for part in ("volume", "issue", "page")] == ["35", "2", "163-191"]
    assert items["allen_documents_2021"]["editor"] == [{"family": "Allen", "given": "Barbara C."}]
    assert "author" not in items["allen_documents_2021"]
    people = [person for item in items.values() for part in ("author", "editor") for person in item.get(part, [])]
    assert not [person for person in people if re.search(r"\(|and others", person.get("given", ""))]


def test_nothing_that_stands_in_something_loses_its_name():
    """No publisher, author or title in brackets has the name of a journal, newspaper or encyclopedia to itself."""
    items = json.loads((DATA / "bibliography.json").read_text(encoding="utf-8"))
    kinds = {"article-journal", "chapter", "entry-encyclopedia", "article-newspaper", "review"}
    inside = [item for item in items if item["type"] in kinds]
    lost = [item for item in inside if "container-title" not in item]
    names = {item["container-title"] for item in inside if "container-title" in item} | {"Wikipedia contributors"}
    makers = {person.get("literal") for item in lost for person in item.get("author", [])}
    assert not [item["id"] for item in lost if "publisher" in item]
    assert not names & makers
    told = [f"{before}{name}" for name in names for before in ("(", ", in ")]
    assert not [item["id"] for item in lost if any(words in item["title"] for words in told)]


# -- how much there is -----------------------------------------------------------------------------------


def told(page, pattern):
    """The numbers that a page gives in a sentence."""
    return [
        int(number.replace(",", ""))
        for number in re.search(pattern, (ROOT / page).read_text(encoding="utf-8")).groups()
    ]


def test_the_dataset_is_as_large_as_the_readme_says():
    """In round numbers: "some" is the nearest hundred, "more than" the hundred below."""
    claims, sources = told("README.md", r"Some ([\d,]+) claims by more than ([\d,]+) sources")
    assert claims == round(len(wo.load().claims), -2)
    assert sources < len(wo.load().sources) <= sources + 100


def test_there_are_two_hundred_dated_events_most_of_them_placed():
    events = wo.load().events
    assert len(events) >= 200 and events["earliest"].notna().mean() > 0.95
    assert events["place"].ne("").mean() > 0.7


def test_the_letter_was_signed_by_twenty_two_and_two():
    groups = wo.load().signatures.query("document_id == 'letter_of_22'")["group"].value_counts()
    assert groups.to_dict() == {"first 22": 22, "added": 2}


def test_the_death_of_shliapnikov_and_its_slips():
    died = wo.who_says("shliapnikov", "died").set_index("value")
    assert (died.loc[["1937-09-02"], "rank"] == "preferred").all()
    for slip in ("1943", "1954"):
        assert (died.loc[[slip], "rank"] == "withdrawn").all() and died.loc[[slip], "note"].ne("").all()


def test_the_two_birth_years_of_kuznetsov_stay_open():
    born = wo.who_says("kuznetsov_nv", "born")
    assert set(born["value"]) == {"1884", "1898"} and set(born["rank"]) == {"alternative"}
    assert wo.disagreements("kuznetsov_nv")["our_reading"].eq("undecided").any()


def test_everybody_has_a_name_in_cyrillic():
    people = wo.load().table("people")
    assert people["name_ru"].str.contains(r"[А-яЁё]").all() and not people["name_ru"].str.contains("[A-Za-z]").any()


RULES_OF_SPELLING = {
    "Russian with initials": ("Cyrillic", r".*\b[А-ЯЁ][а-я]?\. [А-ЯЁ].*"),
    "Russian surname": ("Cyrillic", r"[А-ЯЁ][а-яё]+(-[А-ЯЁ][а-яё]+)?"),
    "Russian in full": ("Cyrillic", r"[А-Яа-яё() -]+ [А-Яа-яё() -]+"),
    "Ukrainian": ("Cyrillic", r".*[ІіЇїЄєҐґ].*"),
    "Library of Congress": ("Latin", r"(?!.*(sky|skiy|aya|yev|yov)\b)(?!.*\bY[aeu])[A-Za-z.,'() -]+"),
}


@pytest.mark.parametrize("scheme", RULES_OF_SPELLING)
def test_a_spelling_is_what_its_scheme_says(scheme):
    """What is said to have initials has them, the library writes no -sky and no Yu, Ukrainian has its own letters."""
    script, rule = RULES_OF_SPELLING[scheme]
    forms = wo.load().table("name_forms").query("scheme == @scheme")
    assert len(forms) and set(forms["script"]) == {script}
    wrong = forms.loc[~forms["form"].str.fullmatch(rule), "form"].tolist()
    assert not wrong, wrong


def test_a_misprint_is_filed_as_one_by_the_source_that_has_it():
    """No slip of a source is anybody's name in the table of people."""
    forms, people = wo.load().table("name_forms"), wo.load().table("people").set_index("person_id")
    slips = forms[forms["scheme"].eq("as misprinted")]
    assert {"Минин", "Коралов", "M. K. Muralov", "I. V. Kopylov", "V. Kuznetsov"} <= set(slips["form"])
    assert slips["source_id"].ne("").all()
    assert not set(slips["form"]) & set(people["label"])


def test_places_have_the_spelling_of_libraries_wherever_they_are_typed():
    """Ids are for good and keep their spelling; words that people read do not."""
    press = r"Nizhny|Ryazan|Vyatka|Yakutsk|Yaroslavl|Yekaterin"
    for name in ("places", "claims", "events", "series", "silences", "disagreements", "stories"):
        cells = wo.load().table(name).drop(columns="url", errors="ignore").astype("str").stack()
        assert not cells.str.contains(press).any(), cells[cells.str.contains(press)]


@pytest.mark.parametrize("name", ["organisations", "documents", "events"])
def test_one_thing_has_one_row(name):
    names = wo.load().table(name)["name"]
    assert names.is_unique, names[names.duplicated()]


def test_every_place_is_one_where_a_claim_puts_something():
    data = wo.load()
    assert set(data.table("places")["place_id"]) == set(data.claims["place_id"]) - {""}


def test_properties_are_few_and_used():
    used = wo.load().claims["property"].value_counts()
    properties = wo.load().table("properties")
    assert 60 <= len(properties) <= 120
    assert set(properties["property"]) == set(used.index)


def test_the_map_is_small_and_holds_every_place_but_those_overseas():
    path = DATA / "map" / "land.geojson"
    assert path.stat().st_size < 200_000
    places = wo.load().table("places").dropna(subset=["latitude"])
    rings = [
        ring
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
    ]
    points = [point for ring in rings for point in ring]
    (west, south), (east, north) = (tuple(map(edge, *points)) for edge in (min, max))
    inside = places["longitude"].between(west, east) & places["latitude"].between(south, north)
    assert places.loc[~inside, "place_id"].tolist() == ["mexico_city"]


def test_the_map_is_geojson_as_its_standard_has_it():
    """RFC 7946: no system of its own, closed rings inside the globe, outer ones counterclockwise, holes clockwise."""
    land = json.loads((DATA / "map" / "land.geojson").read_text(encoding="utf-8"))
    assert land.keys() == {"type", "features"} and land["type"] == "FeatureCollection"
    for feature in land["features"]:
        assert feature.keys() == {"type", "properties", "geometry"} and feature["geometry"]["type"] == "MultiPolygon"
        for polygon in feature["geometry"]["coordinates"]:
            for place, ring in enumerate(polygon):
                turn = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise(ring))
                assert ring[0] == ring[-1] and len(ring) >= 4 and (turn > 0) == (place == 0), feature["properties"]
                assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
                assert len(set(map(tuple, ring))) == len(ring) - 1, "the ring touches itself"


def test_the_citation_file_is_one_that_archives_take():
    """Zenodo refuses a list of licences, which the format allows; the version is the project's."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["license"] == "CC-BY-4.0" and citation["cff-version"] == "1.2.0"
    assert citation["version"] == project["version"] and citation["repository-code"] == project["urls"]["Repository"]
    assert {"message", "title", "authors"} <= citation.keys() and all(citation["authors"])

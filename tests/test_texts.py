"""Documents to read: their rights and lengths, the lines that are cited, and what a reader or a listener gets."""

import csv
import re
import shutil
from collections import Counter, defaultdict
from html.parser import HTMLParser

import pytest

import helpers as wo
from helpers.dataset import DATA, DataError, read_tables
from helpers.readings.texts import broken, text_lines, text_list

FILES = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in (DATA / "texts").glob("*.md")}
HEADS = {row["text_id"]: row for row in csv.DictReader((DATA / "texts.csv").open(encoding="utf-8"))}
TOLD = re.compile(r"Told: (.*) \[(.*)\]")


@pytest.fixture(scope="module")
def data():
    return wo.load()


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def shown(text_id):
    """The words of a text that are not told, counted from its file."""
    lines = [line for line in FILES[text_id] if not line.startswith("Told: ")]
    return [word for line in lines for word in line.split() if word != "[...]"]


def ours(text_id):
    head = HEADS[text_id]
    return head["translator"].startswith("this course") and head["rights"] != "quotation"


def test_every_text_has_its_file_and_every_file_its_head():
    assert FILES.keys() == HEADS.keys()
    assert sum(map(ours, HEADS)) >= 44


@pytest.mark.parametrize("text_id", HEADS)
def test_a_text_of_ours_has_40_to_250_words_and_anybody_elses_at_most_25(text_id):
    told = [word for line in FILES[text_id] if (found := TOLD.fullmatch(line)) for word in found[1].split()]
    if ours(text_id):
        assert 40 <= len(shown(text_id)) + len(told) <= 250
    else:
        assert len(shown(text_id)) <= 25
    assert len(HEADS[text_id]["original_phrase"].split()) <= 25


def test_of_one_source_in_copyright_at_most_25_words_are_shown_in_all_its_texts_together():
    words = Counter()
    for text_id, head in HEADS.items():
        if head["rights"] == "quotation":
            words[head["source_id"]] += len(shown(text_id))
    assert len(words) >= 10 and max(words.values()) <= 25


def test_of_one_document_at_most_25_words_are_shown_in_the_english_of_others():
    words = Counter()
    for text_id, head in HEADS.items():
        if not head["translator"].startswith("this course"):
            words[head["document_id"]] += len(shown(text_id))
    assert max(words.values()) <= 25


@pytest.mark.parametrize("lesson", "1234567")
def test_a_lesson_hears_three_sides_and_has_three_texts_of_some_length(lesson):
    here = [text_id for text_id, head in HEADS.items() if lesson in head["lessons"].split()]
    assert len({HEADS[text_id]["side"] for text_id in here}) >= 3
    assert sum(map(ours, here)) >= 3


def test_every_side_of_the_story_is_heard_in_a_text_of_some_length():
    heard = {HEADS[text_id]["side"] for text_id in HEADS if ours(text_id)}
    assert heard >= {
        "Workers' Opposition", "Lenin and the Ten", "Trotsky", "Bukharin's group", "Democratic Centralists",
        "union leaders", "workers outside the party", "Kronstadt", "the Comintern", "the police",
    }  # fmt: skip
    assert any("Zinoviev" in HEADS[text_id]["voice"] for text_id in HEADS if ours(text_id))


def test_historians_are_quoted_with_the_work_in_full():
    historians = [head for head in HEADS.values() if head["side"] == "historian"]
    assert len(historians) >= 8
    for head in historians:
        assert head["lessons"] == "8" and head["rights"] == "quotation"
        assert re.search(r"\d{4}|web page", head["first_printed"]), head["text_id"]


@pytest.mark.parametrize("text_id", HEADS)
def test_every_word_explained_stands_in_its_text(text_id):
    whole = " ".join(FILES[text_id]).casefold()
    explained = [part.split(" = ") for part in HEADS[text_id]["words_explained"].split("; ")]
    assert all(word.casefold() in whole and meaning for word, meaning in explained)
    assert len({word for word, _ in explained}) == len(explained)


@pytest.mark.parametrize("text_id", HEADS)
def test_a_question_sends_the_reader_to_another_text_that_is_there(text_id):
    named = re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", HEADS[text_id]["questions"])
    assert named and set(named) <= HEADS.keys() - {text_id}
    assert set(named) & set(HEADS[text_id]["set_against"].split()), "one question needs the other of a pair"
    assert HEADS[text_id]["set_against"], "a document earns its place by what it does to another"


def test_what_is_told_rests_on_claims_that_speak_of_the_same_document_or_on_a_source(data):
    told = [(text_id, found) for text_id in FILES for line in FILES[text_id] if (found := TOLD.fullmatch(line))]
    assert len(told) >= 10
    claims, sources = data.rows("claims"), data.rows("sources")
    for text_id, found in told:
        for behind in found[2].split():
            about = claims[behind]["about_id"] if behind in claims else sources[behind] and ""
            document = HEADS[text_id]["document_id"]
            assert about in ("", document, "shliapnikov", "bauman_conference_1921"), (text_id, behind)


def test_only_free_texts_of_people_long_dead_or_of_bodies_are_shown_at_length():
    for text_id in filter(ours, HEADS):
        note = HEADS[text_id]["rights_note"]
        died = [int(year) for year in re.findall(r"died in (\d{4})", note)]
        assert all(year < 1956 for year in died), text_id
        assert died or re.search("official|resolution|unsigned|[Mm]inutes|petition", note), text_id


# -- the loader ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("lenin_no_distrust.md", "But we have", "But\x0b we have", "a character that nobody can see"),
        ("letter_of_22.md", "[LETT-046]", "", "begins with 'Told: ' and ends with its claims"),
        ("letter_of_22.md", "LETT-046", "LETT-946", "'LETT-946' is neither a claim nor a source"),
        ("letter_of_22.md", "especially", "especially " * 9, "column text_id: 27 words of somebody else"),
        ("lenin_no_distrust.md", "none such", "none such " * 80, "40 to 250 are wanted"),
        ("lenin_no_distrust.md", "tolerable", "bearable", "'tolerable' has no meaning after"),
    ],
)
def test_a_text_that_breaks_a_rule_is_refused_with_its_place(copy, file, old, new, said):
    path = copy / "texts" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(said)):
        read_tables(copy)


def test_a_file_without_a_head_and_a_head_without_a_file_are_named(copy):
    (copy / "texts" / "letter_of_22.md").rename(copy / "texts" / "letter_of_23.md")
    with pytest.raises(DataError) as refused:
        read_tables(copy)
    assert "there is no file texts/letter_of_22.md" in str(refused.value)
    assert "data/texts/letter_of_23.md: no row" in str(refused.value) and "'letter_of_22'" in str(refused.value)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("through", "", "column through: filled where, and only where"),
        ("questions", "Why?", "column questions: two or three"),
        ("written", "26 February 1922", "column written: "),
        ("set_against", "unity_draft_promis", "column set_against: 'unity_draft_promis'"),
        ("document_id", "leter_of_22", "column document_id: 'leter_of_22' is not in data/documents.csv"),
        ("rights", "public", "column rights: 'public' is not allowed here"),
    ],
)
def test_a_head_that_breaks_a_rule_is_refused_with_its_column(copy, column, value, said):
    path = copy / "texts.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    next(row for row in rows if row["text_id"] == "letter_of_22")[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(DataError, match=re.escape(said)):
        read_tables(copy)


def test_two_texts_of_one_source_in_copyright_may_not_exceed_25_words_together(copy):
    path = copy / "texts.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("allen_biography,allen_2015,", "allen_biography,brinton_1970,"),
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="column source_id: more than 25 words are shown of this source"):
        read_tables(copy)


# -- lines ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "lines"), [(1, [1]), (12, [12]), (15, [15]), (16, [12, 4]), (24, [12, 12]), (27, [12, 15])]
)
def test_a_line_has_twelve_words_and_a_short_end_joins_the_line_before(count, lines):
    words = " ".join(f"w{number}" for number in range(count))
    assert [len(line.split()) for line in broken(words)] == lines
    assert " ".join(broken(words)) == words


@pytest.mark.parametrize("text_id", HEADS)
def test_lines_are_numbered_through_and_lose_no_word(data, text_id):
    rows = text_lines(data, text_id)
    assert rows["line"].tolist() == list(range(1, len(rows) + 1))
    plain = [found[1] if (found := TOLD.fullmatch(line)) else line for line in FILES[text_id]]
    assert " ".join(rows["words"]) == " ".join(" ".join(plain).split())


def test_a_stricter_reading_drops_what_is_told_on_weak_claims_and_keeps_the_numbers(data):
    strict = text_lines(data.reading("supported"), "letter_of_22").set_index("line")["words"]
    whole = text_lines(data, "letter_of_22").set_index("line")["words"]
    assert strict[4] == whole[4] and set(whole.index) - set(strict.index)
    said = repr(wo.read("letter_of_22", data.reading("supported")))
    assert f"Lines left out, since no claim that is supported tells them: {len(whole) - len(strict)}." in said


def test_a_line_is_cited_with_its_words_its_voice_and_its_source():
    assert wo.cite("lenin_no_distrust, line 10").startswith(
        'lenin_no_distrust, line 10. "the workers three times over. But we have none such." Lenin, 9 March 1921. Lenin'
    )
    several = wo.cite("letter_of_22, lines 3-4")
    assert "(told in our words) lacking at home" in several and '"[...] the leading centres wage' in several
    assert "Known through:" in several
    assert '"' not in wo.cite("lenin_no_distrust") and "p. 48" in wo.cite("lenin_no_distrust")


@pytest.mark.parametrize("text_id", HEADS)
def test_the_first_line_of_every_text_can_be_cited(data, text_id):
    words = wo.cite(f"{text_id}, line 1")
    assert text_lines(data, text_id)["words"].iloc[0].rstrip('"') in words and HEADS[text_id]["voice"] in words
    assert "_" not in words.removeprefix(text_id) and " ." not in words


# -- what is shown -------------------------------------------------------------------------------------------


class Heard(HTMLParser):
    """What a screen reader says, in order, and the languages it is told of."""

    def __init__(self, text):
        super().__init__()
        self.said, self.languages, self.hidden, self.open = [], defaultdict(str), 0, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        silent = attributes.get("aria-hidden") == "true" or tag == "style"
        self.open.append((tag, silent, attributes.get("lang")))
        self.hidden += silent

    def handle_endtag(self, tag):
        opened, silent, _ = self.open.pop()
        assert opened == tag
        self.hidden -= silent

    def handle_data(self, words):
        if not self.hidden:
            self.said.append(words)
        for _, _, language in self.open:
            if language:
                self.languages[language] += words


@pytest.mark.parametrize("text_id", HEADS)
def test_a_document_is_heard_as_running_text_without_its_numbers(data, text_id):
    heard = Heard(wo.read(text_id).html())
    said = " ".join("".join(heard.said).split())
    for line in FILES[text_id]:
        found = TOLD.fullmatch(line)
        words = f"Told in our words: {found[1]} (" if found else line
        assert " ".join(words.split()) in said, line
    assert not heard.open
    head = HEADS[text_id]
    assert head["original_phrase"] in heard.languages[head["phrase_language"] or "ru"]


def test_the_text_form_has_the_head_the_numbers_and_the_help_in_order():
    said = repr(wo.read("lenin_no_distrust"))
    order = [
        "Lenin, 9 March 1921. For ", "Side: ", "First printed: ", "Read in: ", "Translated by: this course",
        "Rights: free", "\n  1  When they say that we have distrust", "none such.\n", "Words. distrust: ",
        "What to ask of it", "Read beside it", 'wo.read("kollontai_distrust")',
    ]  # fmt: skip
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_a_document_known_only_through_somebody_says_so_in_its_head():
    for text_id, head in HEADS.items():
        assert (f"Known through: {head['through']}" in repr(wo.read(text_id))) == (head["how_known"] == "through")


def test_the_list_has_every_text_with_its_side_lessons_and_words(data):
    said = repr(wo.read())
    for text_id in HEADS:
        assert text_id in said
    words = text_list(data)["words"]
    assert words["lenin_no_distrust"] == len(shown("lenin_no_distrust"))


@pytest.mark.parametrize(("typed", "meant"), [("leter_of_22", "letter_of_22"), ("lenin_riffle", "lenin_rifle")])
def test_an_unknown_document_suggests_the_nearest(typed, meant):
    with pytest.raises(KeyError, match=f"Problem: there is no document '{typed}'. Did you mean '{meant}'"):
        wo.read(typed)
    with pytest.raises(KeyError, match=meant):
        wo.cite(typed)


def test_a_line_that_is_not_there_is_named_with_the_last_one():
    with pytest.raises(KeyError, match=r"letter_of_22 has no line 99\. Its last line is 15\."):
        wo.cite("letter_of_22, line 99")

"""How long a lesson takes is worked out from what it shows."""

import nbformat
import pytest

TITLE = "# Bread\n\n**What was cut?**\n\n**{} minutes. No programming needed.**"
CARD = "<div class='wo'><p>" + "word " * 158 + "</p><details open><summary>two words</summary></details></div>"


def cell(text, **more):
    made = nbformat.v4.new_markdown_cell(text)
    made.metadata.update(more)
    return made


def code(source, *pages):
    outputs = [nbformat.v4.new_output("display_data", {"text/html": page}) for page in pages]
    return nbformat.v4.new_code_cell(source, outputs=outputs)


def lesson(stated, *cells):
    made = nbformat.v4.new_notebook(cells=[cell(TITLE.format(stated)), *cells])
    made.metadata["title"] = "Bread"
    return made


@pytest.fixture
def minutes(tool):
    return tool("minutes")


@pytest.mark.parametrize(
    "page, words",
    [
        ("Bread was **cut** by a third, and coal<sup title='Lenin 1970'>1?, 2</sup> too.", 9),
        ("See [the faction](#term-faction). <span id='x'>It's</span> 732,521 people - all.", 7),
        ("<details><summary>Sources of this part</summary><ul><li>not seen</li></ul></details> Seen", 5),
        ("<details><summary>One</summary>no <details><summary>no</summary></details></details>", 1),
        ("<p>a<br>b</p><style>p {}</style><span class='wo-word'>no</span><span aria-hidden='true'>12</span>", 2),
        ("| id | what |\n|---|---|\n| CONG-126 | six words |", 5),
        ("1 < 2 words <p>unclosed", 4),
    ],
)  # fmt: skip
def test_words_are_those_that_can_be_seen(minutes, page, words):
    assert minutes.words_of(page) == words


def test_minutes_are_words_questions_records_and_things_to_try(minutes):
    """160 words are 1; a check 1, its answer for teachers 0; a recalled one 0; a record 6; an explorer 3; the end 1."""
    part = [
        cell("## Heads count too"),
        code('wo.ask("03-1", recall="03-hook")', CARD),
        code('wo.check("03-1", "b")', CARD),
        code('wo.ask("03-decision")'),
        code("wo.what_share(low=45, high=50)"),
        code('wo.finish("03")'),
    ]
    part[2].metadata["tags"] = ["answer"]
    words = 3 + 158 + 2
    (told,) = minutes.of_lesson(lesson(1, *part))[1:]
    assert (told.heading, told.words, told.asked) == ("Heads count too", words, 3)
    assert told.minutes == pytest.approx(words / 160 + 1 + 6 + 3 + 1)


@pytest.mark.parametrize("named, in_class, at_home", [("Write here.", 20, 0), ("It may be homework.", 0, 20)])
def test_a_text_that_is_named_homework_takes_no_time_in_class(minutes, named, in_class, at_home):
    (told,) = minutes.of_lesson(lesson(1, cell(f"## Judge\n\n{named}"), code('wo.ask("03-task")')))[1:]
    assert told.minutes == pytest.approx(in_class + told.words / 160) and told.home == at_home


def test_what_is_looked_up_or_goes_further_takes_no_time(minutes):
    more = [cell("## Words of this lesson", tags=["words"]), cell("<details><summary>Go further</summary>x</details>")]
    made = lesson(1, *more, code('wo.check("03-coder", ...)', CARD))
    assert len(minutes.of_lesson(made)) == 1


@pytest.mark.parametrize("stated, is_true", [(11, True), (10, True), (9, True), (12, False), (8, False), ("no", False)])
def test_a_head_may_be_a_tenth_off(minutes, stated, is_true):
    """1,600 words in all are ten minutes."""
    made = lesson(stated)
    made.cells.append(cell("word " * (1600 - minutes.words_of(made.cells[0].source))))
    said = minutes.fault(made)
    assert (said == "") == is_true
    assert is_true or said.startswith(f"Problem: Bread: the head says {stated if stated != 'no' else 0} minutes")


def test_the_tool_prints_the_parts_and_fails_where_a_head_is_off(tool, tmp_path, capsys):
    folder = tmp_path / "notebooks"
    for name in ("source", "teacher"):
        (folder / name).mkdir(parents=True)
    (folder / "source/03_bread.md").touch()
    nbformat.write(lesson(30, cell("## A cold winter")), folder / "teacher/03_bread.ipynb")
    assert tool("editions").main(["--minutes", "03"], root=tmp_path) == 1
    said = capsys.readouterr().out
    assert "  0 asked  A cold winter" in said and "the head says 30 minutes" in said

"""The career of two words: what "workers' opposition" was used for, from a label of 1900 to an item of 1988."""

from dataclasses import dataclass, field

import pandas as pd

from helpers.charts.drawing import BLUE, INK, LINE, PAPER, STEP, VERMILLION, page, wrap, write
from helpers.figures import Figure


@dataclass(frozen=True)
class Use:
    """One use of the words: when, what they were (our reading), who used them, and who says what came of it."""

    year: str
    were: str
    who: str
    says: str
    then: dict = field(default_factory=dict)  # what followed: a claim, and what it speaks of


USES = (
    Use("1900", "a hostile label", "radical intellectuals, of groups of workers", "RISE-018"),
    Use("1920", "the name of a side", "a commission, of a committee in Tula", "RISE-019"),
    Use(
        "1921",
        "a deviation",
        "a party congress, in Lenin's draft",
        "CONG-126",
        {"CONG-115": "The group", "CONG-129": "The ideas"},
    ),
    Use("1926", "a target in print", "Stalin, in a letter to Molotov", "LETT-297", {"LETT-295": "Pravda"}),
    Use(
        "1935",
        "an alleged organisation",
        "the NKVD, in a charge",
        "REPR-050",
        {"REPR-036": "People accused", "REPR-034": "Sentence passed by"},
    ),
    Use(
        "1937",
        "an alleged plot",
        "a second charge",
        "REPR-077",
        {"REPR-078": "Shliapnikov", "REPR-082c": "Shliapnikov", "REPR-082b": "Medvedev"},
    ),
    Use(
        "1977",
        "a case that is annulled",
        "not known: the decision was not seen",
        "REPR-086",
        {"REPR-163": "Medvedev"},
    ),
    Use(
        "1988",
        "an item on an agenda",
        "the Politburo's commission",
        "GAPS-128b",
        {"GAPS-133": "The commission", "REPR-162": "Shliapnikov"},
    ),
)
NOTHING = "No claim here says what followed."
LEFT, LINE_AT, TEXT_AT, EDGE, GAP = 0.15, 1.1, 1.45, 7.85, 0.2  # inches


def words_career(data, step=None):
    """Draw what the words "workers' opposition" were in eight texts, from 1900 to 1988.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    step : int, optional
        The use to mark, from 1 to 8, with what its claim says written out; none where it is left out.

    Returns
    -------
    Figure
        A timeline from top to bottom. Its table has the columns year, what_the_words_were (our reading), who,
        what_it_says, what_followed, certainty, how_known, claim_ids.

    Raises
    ------
    ValueError
        If there is no such step.

    Examples
    --------
    >>> from helpers.readings import load
    >>> words_career(load(), 5).table["year"].tolist()[4]
    '1935'
    """
    uses = told(data)
    if step is not None and step not in range(1, len(uses) + 1):
        raise ValueError(f"Problem: there is no step {step!r}. Use a number from 1 to {len(uses)}.")
    rows = pd.DataFrame([_row(use, data) for use in uses])
    missing = [use.year for use in USES if use not in uses]
    left_out = [f"{len(missing)} uses that no claim here is sure enough of ({', '.join(missing)})"]
    return Figure(
        _drawing(rows, step),
        'The career of the words "workers\' opposition"',
        rows,
        _alt(rows, step),
        " ".join(rows["claim_ids"]).split(),
        left_out=left_out * bool(missing),
        notes=["What the words were is our reading of each text; the table gives what each source says."],
        data=data,
    )


def told(data):
    """Give the uses of the words of which this dataset has a claim, the earliest first."""
    return [use for use in USES if use.says in data.rows("claims")]


def followed(use, data):
    """Say what followed a use of the words, as the claims have it."""
    claims = data.rows("claims")
    told = {each: claims[each]["value"].rstrip(".") for each in use.then if each in claims}
    return " ".join(f"{use.then[each]}: {value} ({each})." for each, value in told.items()) or NOTHING


def _row(use, data):
    claim = data.rows("claims")[use.says]
    known = [each for each in use.then if each in data.rows("claims")]
    return {
        "year": use.year,
        "what_the_words_were": use.were,
        "who": use.who,
        "what_it_says": claim["value"],
        "what_followed": followed(use, data),
        "certainty": claim["certainty"],
        "how_known": claim["how_known"],
        "claim_ids": " ".join([use.says, *known]),
    }


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, step):
    blocks = [_block(row, number == step) for number, row in enumerate(rows.itertuples(), 1)]
    heights = [len(block) * STEP + GAP for block in blocks]
    drawing, axes = page(height=sum(heights) + 2 * GAP)
    axes.plot([LINE_AT, LINE_AT], [GAP, sum(heights) + GAP], color=INK, lw=LINE)
    top = GAP
    for number, (row, block, height) in enumerate(zip(rows.itertuples(), blocks, heights, strict=True), 1):
        _mark(axes, row.year, top + GAP / 2, height - GAP / 2, number == step)
        for count, (line, weight) in enumerate(block):
            write(axes, TEXT_AT, top + GAP / 2 + (count + 0.5) * STEP, line, weight=weight)
        top += height
    return drawing


def _block(row, here):
    """The lines of text of one use; the one that is marked gives what its source says as well."""
    width = EDGE - TEXT_AT
    lines = [(line, "bold") for line in wrap(row.what_the_words_were, width, bold=True)]
    lines += [(line, "normal") for line in wrap(f"who used them: {row.who}", width)]
    said = f"{row.claim_ids.split()[0]}: {row.what_it_says}"
    return lines + [(line, "normal") for line in wrap(said, width) if here]


def _mark(axes, year, top, height, here):
    """The year and its mark; the use that is looked at has a full diamond and a bar at its side."""
    y = top + STEP / 2
    write(axes, LEFT, y, year, weight="bold" if here else "normal")
    style = ("D", 13, VERMILLION) if here else ("o", 10, PAPER)
    axes.plot(
        LINE_AT,
        y,
        style[0],
        markersize=style[1],
        color=INK if here else BLUE,
        markerfacecolor=style[2],
        mew=LINE,
    )
    if here:
        axes.plot([TEXT_AT - 0.1, TEXT_AT - 0.1], [top, top + height - 0.1], color=VERMILLION, lw=2 * LINE)


def _alt(rows, step):
    each = "; ".join(f"{row.year}, {row.what_the_words_were}, used by {row.who}" for row in rows.itertuples())
    first, last = rows["year"].iloc[0], rows["year"].iloc[-1]
    here = f" Step {step} is marked: {rows['what_it_says'].iloc[step - 1]}" if step else ""
    return (
        f'Timeline from top to bottom of {len(rows)} uses of the words "workers\' opposition", '
        f"from {first} to {last}: {each}.{here}"
    )

"""Two lanes, 1921 to 1930: what was done in public beside what is known from letters, diaries, talks and files."""

import pandas as pd
from matplotlib.patches import Rectangle

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, VERMILLION, WIDTH, page, wrap, write
from helpers.dataset.dates import in_words
from helpers.figures import Figure
from helpers.readings import CERTAINTY
from helpers.words import nearest

PUBLIC, PRIVATE = "public act", "private or archived act"
PRESS, ARCHIVE, POPULAR = "party press", "archive", "popular"
NAMED = 8  # vanished acts named in a sentence
LETTERS = {PRESS: "P", ARCHIVE: "A", POPULAR: "R"}
NAMES = {
    PRESS: "party press and official papers",
    ARCHIVE: "archives and scholarship",
    POPULAR: "popular and reference works",
}
# Which of the three a kind of source is counted with. A newspaper here is a later or a foreign one.
KINDS = {
    **dict.fromkeys(["primary text", "record", "editors' notes"], PRESS),
    **dict.fromkeys(
        ["scholarly book", "scholarly article", "document collection", "review", "translation"], ARCHIVE
    ),
    **dict.fromkeys(["popular history", "encyclopedia", "reference work", "web page", "newspaper"], POPULAR),
}


# Which lane an act stands in is our reading. Each has its claims, of which the first dates it, and a word of reason.
ACTS = {
    PUBLIC: (
        ("Metalworkers vote down a party list", "CONG-421 LETT-033 CONG-336", "a congress of a union"),
        ("Lutovinov is posted to Germany", "CONG-339 GAPS-177", "an office"),
        ("Kollontai speaks to the Comintern", "CONG-346 SEED-038 SEED-056 LETT-011", "a speech"),
        ("Shliapnikov speaks in Moscow", "LETT-015 LETT-015c", "a speech at a district conference"),
        ("Shliapnikov in the purge commission", "CONG-295 LETT-023", "an office"),
        ("Shliapnikov voices old views, to 1931", "LETT-395 LETT-396", "what he wrote as a historian"),
        (
            "The Letter of the Twenty-Two",
            "GAPS-092 LETT-041 LETT-042 LETT-057 LETT-059",
            "sent, then printed",
        ),
        (
            "Eleventh Congress warns three leaders",
            "LETT-186 GAPS-097 GAPS-097b GAPS-097c LETT-178 LETT-185 LETT-185b LETT-185c",
            "a resolution",
        ),
        ("Kollontai goes to Norway", "LETT-316 LETT-318 LETT-320", "an office"),
        ("Shliapnikov's memoirs, to 1931", "LETT-310", "books in print"),
        ("Old groups drawn into a debate", "LETT-286", "a debate of the whole party"),
        ("Pravda names two leaders", "LETT-295b LETT-295", "a newspaper"),
        ("Medvedev expelled, taken back", "GAPS-155 GAPS-155b", "decisions of the party"),
        ("Kollontai is envoy in Mexico", "LETT-331", "an office"),
        ("Shliapnikov admits errors", "LETT-309", "said to the party; where, no claim tells"),
        ("Kollontai is envoy in Sweden", "LETT-333 LETT-332", "an office"),
    ),
    PRIVATE: (
        ("The group's people keep in touch", "LETT-007", "talk among comrades"),
        ("Kollontai's diary of dismay", "CONG-213", "a diary"),
        ("Lutovinov accuses Lenin", "LETT-028b", "known from Lenin's letter"),
        ("Kollontai hands round her text", "LETT-012", "from hand to hand"),
        (
            "Plenum votes on Shliapnikov",
            "CONG-341 CONG-342b LETT-017 CONG-343 LETT-021 CONG-425",
            "a closed meeting",
        ),
        ("Shliapnikov refuses a posting", "CONG-296 LETT-025", "papers of the Politburo"),
        ("Kollontai: comrades meet and talk", "LETT-182", "a closed session"),
        ("Medvedev's letter to Baku", "LETT-280 LETT-279 LETT-283 LETT-288 LETT-289", "a letter"),
        ("Control Commission: no faction", "LETT-292", "a file"),
        ("The Cheka takes up a case in Baku", "LETT-293d", "a police file"),
        ("Stalin asks for an article", "LETT-297 LETT-298", "a letter"),
        ("Statement of two leaders, or 1925", "LETT-299b LETT-302 LETT-299", "papers of a case"),
        ("Omsk group arrested", "REPR-007 REPR-007b", "a police file"),
        ("Talks with the Workers' Group", "SEED-039 SEED-040", "talks"),
    ),
}
COLUMNS = ["year", "when", "lane", "act", "left", "told_by", "reason", "certainty", "claim_ids"]
NO_YEAR = "no year"
YEARS = [*map(str, range(1921, 1931)), NO_YEAR]  # the rows of the figure, from the top
YEAR, HEAD, PAD, APART, TEXT = (
    0.85,
    1.05,
    0.1,
    0.05,
    3.3,
)  # inches: years, head, round a year, between acts, lines
STYLE = {PUBLIC: ("o", BLUE), PRIVATE: ("s", VERMILLION)}


def lanes(data, kinds=(PRESS, ARCHIVE, POPULAR)):
    """Draw what the people of the group did from 1921 to 1930 in two lanes, as some kinds of source tell it.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    kinds : list of str
        The kinds of source that may speak: "party press", "archive", "popular"; all three where none is named.

    Returns
    -------
    Figure
        Public acts on the left, private or archived ones on the right, the years between them. A dotted outline
        stands for an act of which none of these kinds speaks. Letters say which kinds do. Its table has the
        columns when, lane, act, left, told_by, reason, certainty, claim_ids.

    Raises
    ------
    ValueError
        If no kind is named, or one that is none of the three.

    Examples
    --------
    >>> from helpers.readings import load
    >>> lanes(load(), ["archive"]).table["left"].value_counts()["no"] > 10
    np.True_
    """
    kinds = [kinds] if isinstance(kinds, str) else list(kinds)
    for unknown in (each for each in kinds if each not in LETTERS):
        raise ValueError(
            f"Problem: {unknown!r} is no kind of source. Use: {', '.join(LETTERS)}.{nearest(unknown, LETTERS)}"
        )
    if not kinds:
        raise ValueError("Problem: with no kind of source nothing is told. Tick at least one.")
    rows = _rows(data, kinds)
    rows = _rows(data, kinds)
    speaking = " and ".join(NAMES[kind] for kind in LETTERS if kind in kinds)
    return Figure(
        _drawing(rows),
        f"Two lanes, 1921 to 1930, as told by {speaking}",
        rows[COLUMNS],
        f"Timeline with one row a year, 1921 to 1930: public acts on the left, private or archived ones on the "
        f"right, as told by {speaking}. {story(rows)} {_told(rows)}",
        " ".join(rows["claim_ids"]).split(),
        left_out=_left_out(rows),
        notes=_notes(rows),
        data=data,
    )


def story(rows):
    """Say how many acts are left, which vanished, and how far each lane now runs.

    Parameters
    ----------
    rows : pandas.DataFrame
        The table of the figure.

    Returns
    -------
    str
        Three sentences.
    """
    left, gone = rows[rows["left"].eq("yes")], rows.loc[rows["left"].eq("no"), "act"].tolist()
    counts = left["lane"].value_counts()
    said = (
        f"{len(left)} of {len(rows)} acts are left: {counts.get(PUBLIC, 0)} public, "
        f"{counts.get(PRIVATE, 0)} private or archived."
    )
    last = left[left["year"].ne(NO_YEAR)].groupby("lane")["year"].max()
    ends = " and ".join(f"the last {lane} is of {last[lane]}" for lane in ACTS if lane in last.index)
    more = f"; and {len(gone) - NAMED} more" if len(gone) > NAMED else ""
    vanished = f"Vanished: {'; '.join(gone[:NAMED])}{more}." if gone else "Nothing has vanished."
    return f"{said} {vanished} In this story {ends or 'nothing has a year'}."


# -- the rows ----------------------------------------------------------------------------------------------


def _rows(data, kinds):
    claims = data.claims.set_index("claim_id")
    claims["kind"] = claims["source_id"].map(data.sources.set_index("source_id")["kind"].map(KINDS))
    acts = [(lane, *act) for lane in ACTS for act in ACTS[lane]]
    rows = pd.DataFrame(
        [_row(*act, claims, kinds) for act in acts if claims.index.isin(act[2].split()).any()]
    )
    order = rows["year"].map(YEARS.index)
    return rows.iloc[
        rows.assign(order=order).sort_values(["order", "start"], kind="stable").index
    ].reset_index(drop=True)


def _row(lane, act, claim_ids, reason, claims, kinds):
    """One act: when it was, who of all sources tells it, and whether it is left when only some may speak."""
    said = claims.loc[[each for each in claim_ids.split() if each in claims.index]]
    first, speaking = said.iloc[0], said[said["kind"].isin(kinds)]
    return {
        "year": NO_YEAR if "X" in first["date"] else str(first["earliest"].year),
        "start": first["earliest"],
        "when": in_words(first["date"]),
        "lane": lane,
        "act": act,
        "left": "yes" if len(speaking) else "no",
        "told_by": ", ".join(kind for kind in LETTERS if kind in set(said["kind"])),
        "reason": reason,
        "certainty": max(speaking["certainty"], key=CERTAINTY.index, default=""),
        "claim_ids": " ".join(speaking.index if len(speaking) else said.index),
    }


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows):
    """Lay out first how high each year must be, then draw: the same places whatever may speak."""
    acts = {(year, lane): group for (year, lane), group in rows.groupby(["year", "lane"])}
    heights = {
        key: sum(len(_lines(row)) * STEP + APART for row in group.itertuples()) for key, group in acts.items()
    }
    tops, top = {}, HEAD
    for year in YEARS:
        tops[year] = top
        top += max(STEP, *(heights.get((year, lane), 0) for lane in STYLE)) + PAD
    drawing, axes = page(height=top + 0.1)
    _heads(axes, tops, top)
    for (year, lane), group in acts.items():
        y = tops[year] + PAD / 2
        for row in group.itertuples():
            y = _act(axes, row, lane, y)
    return drawing


def _lines(row):
    letters = "·".join(LETTERS[kind] for kind in row.told_by.split(", "))
    return wrap(f"{row.act} ({letters})", TEXT)


def _heads(axes, tops, bottom):
    keys = (
        "filled: well told; hollow: weak or contested; dotted: none of these sources speaks of it",
        "; ".join(f"{letter} {NAMES[kind]}" for kind, letter in LETTERS.items()),
    )
    for count, words in enumerate(keys):
        write(axes, 0.1, 0.2 + count * (STEP + 0.02), words)
    for lane, align in ((PUBLIC, "right"), (PRIVATE, "left")):
        write(axes, _inner(lane, 0.12), HEAD - 0.22, lane.capitalize(), weight="bold", ha=align)
    for year, top in [*tops.items(), ("", bottom)]:
        axes.plot([0.1, WIDTH - 0.1], [top, top], color=INK, lw=GRID, ls=":")
        write(axes, WIDTH / 2, top + PAD / 2 + STEP / 2, year, weight="bold", ha="center")
    for lane in STYLE:
        axes.plot([_inner(lane, 0)] * 2, [HEAD, bottom], color=INK, lw=LINE)


def _inner(lane, away):
    """The x of a place `away` inches from the column of years."""
    return WIDTH / 2 - YEAR / 2 - away if lane == PUBLIC else WIDTH / 2 + YEAR / 2 + away


def _act(axes, row, lane, y):
    """Draw an act with its mark, or the outline that is left of it; give where the next begins."""
    lines = _lines(row)
    height = len(lines) * STEP
    if row.left == "no":
        x = min(_inner(lane, 0.05), _inner(lane, 0.05 + TEXT))
        axes.add_patch(
            Rectangle((x, y), TEXT, height, facecolor=PAPER, edgecolor=INK, linewidth=1, linestyle=":")
        )
        return y + height + APART
    marker, colour = STYLE[lane]
    fill = colour if row.certainty in ("supported", "well supported") else PAPER
    axes.plot(
        _inner(lane, 0.12), y + STEP / 2, marker, markersize=8, markerfacecolor=fill, markeredgecolor=colour,
        markeredgewidth=LINE,
    )  # fmt: skip
    for count, line in enumerate(lines):
        write(
            axes, _inner(lane, 0.25), y + (count + 0.5) * STEP, line, ha="right" if lane == PUBLIC else "left"
        )
    return y + height + APART


# -- in words ----------------------------------------------------------------------------------------------


def _told(rows):
    """Everything that is left, lane by lane."""
    left = rows[rows["left"].eq("yes")]
    lanes = [(lane, left[left["lane"].eq(lane)]) for lane in STYLE]
    return " ".join(
        f"{lane.capitalize()}: {'; '.join(f'{row.act}, {row.when}' for row in acts.itertuples())}."
        for lane, acts in lanes
        if len(acts)
    )


def _left_out(rows):
    missing = sum(map(len, ACTS.values())) - len(rows)
    return [f"{missing} act{'s' * (missing > 1)} of which no claim in this reading speaks"] * bool(missing)


def _notes(rows):
    undated = rows.loc[rows["year"].eq(NO_YEAR), "act"]
    return [
        "Which lane an act stands in is our reading: the table gives the reason.",
        "A popular work may itself rest on an archive.",
        "No page of a party newspaper was read for this: what Pravda printed is told by others.",
        "Lutovinov died in 1924 (GAPS-111b): a death is no act, and no filter touches it.",
        *(f"Without a known year, at the foot: {act}." for act in undated),
    ]

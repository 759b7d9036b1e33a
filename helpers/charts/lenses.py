"""Works that interpret: how many claims of the shared table rest on each, topic by topic, and what stays dark."""

from typing import NamedTuple

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, WIDTH, page, width_of, wrap, write
from helpers.figures import Figure
from helpers.readings.surveys import TIMES, topic_counts
from helpers.words import nearest


class Work(NamedTuple):
    """A work as a reader meets it."""

    name: str
    sources: tuple  # the sources that hold it
    dated_by: str = ""  # the claim that dates a text older than the edition read
    after: str = ""  # the claim that dates what it reviews


# The editors wrote their notes as one institute, volume by volume.
EDITORS = tuple(f"lenin_{volume}_editors" for volume in ("pss42", "pss43", "pss44", "pss45", "cw32", "cw33"))
WORKS = {
    "lenin": Work(
        "Lenin in the debate",
        ("lenin_pss42", "lenin_pss42_unions", "lenin_pss43", "lenin_cw32_party_crisis"),
        dated_by="RISE-128b",
    ),
    "soviet_editors": Work("Soviet editors of Lenin", EDITORS),
    "deutscher": Work("Deutscher", ("deutscher_1950",)),
    "schapiro": Work("Schapiro", ("schapiro_origin",)),
    "daniels": Work("Daniels", ("daniels_conscience", "daniels_conscience_zh")),
    "brinton": Work("Brinton", ("brinton_1970",)),
    "avrich": Work("Avrich", ("avrich_1984",)),
    "aves": Work("Aves", ("aves_workers",)),
    "pirani": Work("Pirani", ("pirani_2004", "pirani_2008")),
    "allen_letter": Work("Allen on the Letter", ("allen_letter_2007",)),
    "allen_ukraine": Work("Allen on Ukraine", ("allen_ukraine_2020",)),
    "allen_documents": Work("Allen's documents", ("allen_documents_2021",)),
    "gaido": Work("Gaido", ("gaido_review",), after="CONG-350"),
    "farnsworth": Work("Farnsworth", ("farnsworth_2010",)),
    "pyzhikov": Work("Pyzhikov", ("pyzhikov_2015",)),
    "sorenson": Work("Sorenson", ("sorenson_chapter",)),
    "clements": Work("Clements", ("clements_kollontai",)),
    "rutych": Work("Rutych", ("rutych_kpss",)),
    "pavliuchenkov": Work("Pavliuchenkov", ("pavliuchenkov_orden", "pavliuchenkov_voennyi")),
    "koshel": Work("Koshel", ("koshel_syska", "koshel_syska_2")),
    "hebbes": Work("Hebbes", ("hebbes_left_communists",)),
    "anarchist_faq": Work("Anarchist FAQ", ("afaq",)),
    "smele": Work("Smele's dictionary", ("historical_dictionary_civil_wars",)),
}
MOST = 4  # works on one sheet
LEFT, NAMES, ROW, HEAD = (
    0.1,
    2.05,
    0.5,
    0.1,
)  # inches: margin, names of the topics, a row, air above the heads


def lenses(data, works, differences=False):
    """Draw what each work throws light on: how many claims of the shared table rest on it, topic by topic.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    works : str or list of str
        One to four of the names in `helpers.charts.lenses.WORKS`, such as "allen_letter".
    differences : bool
        True to draw only topics of which some of these works speak and others do not.

    Returns
    -------
    Figure
        Bars in one row a topic and one column a work; a hollow ring where no claim of the topic rests on the
        work. Its table has the columns topic, one for each work, and whole table (claims by all sources).

    Raises
    ------
    ValueError
        If a work is not known or named twice, there are more than four, or none differs from another.

    Examples
    --------
    >>> from helpers.readings import load
    >>> lenses(load(), "hebbes").table["Hebbes"].sum()
    np.int64(18)
    """
    works = known(works)
    if len(works) > MOST:
        raise ValueError(f"Problem: {len(works)} works do not fit on one sheet. Name {MOST} at the most.")
    rows = counts(data, works)
    shown = rows[differing(rows, works)] if differences else rows
    if shown.empty:
        raise ValueError("Problem: these works speak of the same topics: there is no difference to draw.")
    alike = len(rows) - len(shown)
    return Figure(
        _drawing(shown, rows.max(), [_head(data, work) for work in works]),
        f"Claims of the shared table by work and topic{', the differences only' * differences}",
        shown.rename(columns={work: WORKS[work].name for work in works}).reset_index(names="topic"),
        _alt(shown, works, alike),
        claims_of(data, works)["claim_id"],
        left_out=[f"{alike} of {len(rows)} topics: on them these works do not differ"] * bool(alike),
        notes=[
            "A life and a count are topics of their own; any other claim stands with the time it speaks of.",
            "Each column has its own scale: the longest bar is the largest topic of that work.",
            "A ring: no claim here rests on the work. Its author may not treat it, or we did not read that part.",
        ],
        data=data,
    )


# -- works and their claims --------------------------------------------------------------------------------


def known(works):
    """Give the names of works as a list; a ValueError where one is not known or stands twice."""
    works = [works] if isinstance(works, str) else list(works)
    for work in works:
        if work not in WORKS:
            raise ValueError(
                f"Problem: there is no work {work!r} here.{nearest(work, WORKS)} Use some of: {', '.join(WORKS)}."
            )
    if len(set(works)) < len(works) or not works:
        raise ValueError("Problem: name at least one work, and each of them once.")
    return works


def claims_of(data, works=WORKS):
    """Give the claims that rest on these works."""
    claims = data.claims
    return claims[claims["source_id"].isin([source for work in works for source in WORKS[work].sources])]


def access(data, work):
    """Say how much of a work the makers of the dataset read, such as "part read"."""
    sources = data.rows("sources")
    return " and ".join(dict.fromkeys(sources[source]["access"] for source in WORKS[work].sources))


def counts(data, works):
    """Count claims by topic: one row a topic, one column a work, and one for the whole table."""
    return topic_counts(data, {work: WORKS[work].sources for work in works})


def differing(rows, works):
    """Say for each topic whether some of the works speak of it and others do not."""
    speaks = rows[works].gt(0)
    return speaks.any(axis=1) & ~speaks.all(axis=1)


# -- the drawing -------------------------------------------------------------------------------------------


def _head(data, work):
    """What stands above a column: the name, the number of claims, how much was read."""
    number = len(claims_of(data, [work]))
    return WORKS[work].name, f"{number} claim{'s' * (number != 1)},", access(data, work)


def _drawing(rows, largest, heads):
    wide = (WIDTH - LEFT - NAMES - 0.1) / len(heads)
    heads = [_lines(*head, wide - 0.12) for head in heads]
    top = HEAD + max(map(len, heads)) * STEP + 0.1
    drawing, axes = page(height=top + len(rows) * ROW + 0.1)
    for place, topic in enumerate(rows.index):
        axes.plot([LEFT, WIDTH - 0.1], [top + place * ROW] * 2, color=INK, lw=GRID, ls=":")
        _name(axes, topic, top + (place + 0.5) * ROW)
    for place, (work, head) in enumerate(zip(rows, heads, strict=False)):
        x = LEFT + NAMES + place * wide
        for number, (line, weight) in enumerate(head):
            write(axes, x, HEAD + (number + 0.5) * STEP, line, weight=weight)
        _column(axes, x, top, rows[work], min(wide - 0.2 - width_of("000", bold=True), 4.5) / largest[work])
    for y in (top, top + len(rows) * ROW):
        axes.plot([LEFT, WIDTH - 0.1], [y, y], color=INK, lw=LINE)
    return drawing


def _lines(name, number, read, inches):
    lines = [(line, "bold") for line in wrap(name, inches, bold=True)]
    return [*lines, *((line, "normal") for words in (number, read) for line in wrap(words, inches))]


def _name(axes, topic, y):
    """A topic, and below it the time that it stands for."""
    lines = [topic, TIMES[topic][0]] if topic in TIMES else [topic]
    for place, line in enumerate(lines):
        write(axes, LEFT, y + (place - (len(lines) - 1) / 2) * STEP, line)


def _column(axes, x, top, numbers, scale):
    for place, number in enumerate(numbers):
        y = top + (place + 0.5) * ROW
        if number:
            axes.barh(y, number * scale, left=x, height=ROW * 0.5, color=BLUE, edgecolor=INK, linewidth=1)
            write(axes, x + number * scale + 0.06, y, str(number), weight="bold")
        else:
            axes.plot(x + 0.09, y, "o", markersize=9, color=PAPER, markeredgecolor=INK, markeredgewidth=1.5)


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, works, alike):
    kind = f"Bar chart with {len(rows)} rows, one a topic, and {len(works)} columns, one a work"
    most = rows[works].max().max()
    told = " ".join(f"{WORKS[work].name}: {_told(rows[work])}." for work in works)
    rest = f" {alike} topics on which these works do not differ are left out." * bool(alike)
    return f"{kind}: how many claims of the shared table rest on the work, from 0 to {most}. {told}{rest}"


def _told(numbers):
    """The topics of a work, the largest first, then those in the dark."""
    lit = numbers[numbers > 0].sort_values(ascending=False, kind="stable")
    dark = numbers.index[numbers.eq(0)]
    parts = [", ".join(f"{topic} {number}" for topic, number in lit.items())] * bool(len(lit))
    return "; ".join([*parts, *[f"no claim on {', '.join(dark)}"] * bool(len(dark))])

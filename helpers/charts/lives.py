"""Life lines: one line a person from birth to death, with what is not known drawn as not known."""

import pandas as pd

from helpers.charts import years
from helpers.charts.drawing import BEHIND, BLUE, INK, LINE, WIDTH, low_to_high, width_of, write
from helpers.charts.years import DOTS, EDGE, EXACT, GAP, HEAD, NEVER, NOT_FOUND, UNCERTAIN
from helpers.dataset import dates
from helpers.figures import Figure
from helpers.readings import date_words
from helpers.readings.lives import SEEN, chosen, dated

COLUMNS = ["person", "born", "born_known", "seen", "died", "died_known", "certainty", "claim_ids"]
ENDS = {"born": "birth", "died": "death"}
PLACES = ["born_from", "born_to", "seen_from", "seen_to", "died_from", "died_to"]
LEGEND = [
    "● exact year      ○ uncertain or rival years, with a bar from the first to the last",
    "····· not found: the dots run out from where a source first or last sees the person",
]


def life_lines(data, people, mark=None):
    """Draw lives as lines from birth to death.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.
    people : str or list of str
        The ids of at most 24 people, such as "kollontai": they stand in the order given. Or the id of a
        document, such as "letter_of_22": all who signed it, in the order of the alphabet.
    mark : str, optional
        A date to mark by a line from top to bottom, such as "1922-02-26".

    Returns
    -------
    Figure
        A filled mark is an exact year; hollow marks with a bar are an uncertain year or rival years. Where no
        year was found a line of dots runs out from where a source last sees the person, and the words say
        "not found". Its table has the columns person, born, born_known, seen (the years in which sources see
        somebody of whom an end is missing), died, died_known, certainty, claim_ids.

    Raises
    ------
    ValueError
        If a person is not known, there are none or too many, or the mark is no date.

    Examples
    --------
    >>> from helpers.readings import load
    >>> life_lines(load(), ["kollontai", "pavlov"]).table["died"].tolist()
    ['1952', 'not found']
    """
    people, day = chosen(data, people), _day(mark)
    rows = _rows(data, people)
    axis = years.decades([rows[name] for name in PLACES] + [pd.Series([day], dtype=float)])
    return Figure(
        _drawing(rows, axis, day, mark),
        f"Life lines of {len(rows)} {'person' if len(rows) == 1 else 'people'}",
        rows[COLUMNS],
        _alt(rows, axis, mark),
        " ".join(rows["claim_ids"]).split(),
        notes=_notes(rows),
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _day(mark):
    """A date as a place on the axis."""
    if mark is None:
        return None
    try:
        return years.place(dates.span(mark).earliest)
    except (ValueError, AttributeError) as error:
        raise ValueError(f"Problem: {mark!r} is not a date to mark. Write it as 1922-02-26.") from error


def _rows(data, people):
    settled, claims, names = data.settled(), data.claims.set_index("claim_id"), data.names()
    about = {person: settled[settled["about_id"].eq(person)] for person in people}
    return pd.DataFrame([{"person": names[each], **_life(facts, claims)} for each, facts in about.items()])


def _life(facts, claims):
    """The row of one person; where both ends are found, nobody need be seen between them."""
    born, died = (dated(facts[facts["property"].eq(end)], claims) for end in ENDS)
    first, last, behind = (NEVER, NEVER, []) if born["ids"] and died["ids"] else _seen(facts)
    sure = dict.fromkeys(end["certainty"] for end in (born, died) if end["ids"])
    return {
        "born": born["words"],
        "born_known": born["known"],
        "born_from": born["first"],
        "born_to": born["last"],
        "seen": _from_to(first, last),
        "seen_from": first,
        "seen_to": last,
        "died": died["words"],
        "died_known": died["known"],
        "died_from": died["first"],
        "died_to": died["last"],
        "certainty": "; ".join(sure) or NOT_FOUND,
        "claim_ids": " ".join(dict.fromkeys([*born["ids"], *died["ids"], *behind])),
    }


def _seen(facts):
    """The first and the last day on which a source sees somebody alive, and the claims that say so."""
    days = facts[facts["property"].isin(SEEN) & facts["earliest"].notna() & facts["latest"].notna()]
    days = days[~days["date"].str.contains(r"[?~%X]")]
    if days.empty:
        return NEVER, NEVER, []
    early, late = days.loc[days["latest"].idxmin()], days.loc[days["earliest"].idxmax()]
    first, last = sorted([early["latest"], late["earliest"]])
    return years.place(first), years.place(last), f"{early['claim_ids']} {late['claim_ids']}".split()


def _from_to(first, last):
    return "" if first != first else low_to_high(int(first), int(last), write_as=str)


# -- in words ----------------------------------------------------------------------------------------------


def _alt(rows, axis, mark):
    both = int((rows["born_known"].eq(EXACT) & rows["died_known"].eq(EXACT)).sum())
    marked = f" A line from top to bottom marks {date_words(mark)}." if mark else ""
    told = "; ".join(f"{row.person}: born {row.born}, died {row.died}" for row in rows.itertuples())
    return (
        f"Timeline with one line a life, {len(rows)} in all, on an axis from {axis[0]} to {axis[1]}.{marked} "
        f"Both years are exact for {both}. {_missing(rows)} {told}."
    )


def _missing(rows):
    """Count the ends that were not found: the finding where there are many."""
    counts = {word: int(rows[end].eq(NOT_FOUND).sum()) for end, word in ENDS.items()}
    told = [f"the year of {word} of {count}" for word, count in counts.items() if count]
    return f"Not found: {', '.join(told)}." if told else "No year is missing."


def _notes(rows):
    uncertain = int((rows["born_known"].eq(UNCERTAIN) | rows["died_known"].eq(UNCERTAIN)).sum())
    lives = "1 life has" if uncertain == 1 else f"{uncertain} lives have"
    return [
        _missing(rows),
        *[f"{lives} an end that is uncertain or on which sources clash."] * bool(uncertain),
        "The mark at the end of a line says when somebody died. It does not say how.",
    ]


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, axis, day, mark):
    x_of = _scale(rows, axis)
    drawing, axes, bottom = years.sheet(LEGEND, len(rows), axis, x_of, below=0.3 if mark else 0)
    if mark:
        _marked(axes, x_of(day), bottom, date_words(mark))
    for line, row in enumerate(rows.itertuples()):
        _life_line(axes, row, years.middle_of(line), x_of)
    return drawing


def _marked(axes, x, bottom, words):
    """The marked day; its words stay on the sheet where the day is near an edge."""
    axes.plot([x, x], [HEAD - 0.1, bottom + 0.1], color=BLUE, lw=LINE, ls="--")
    room = EDGE + width_of(words, bold=True) / 2
    inside = min(max(x, room), WIDTH - room)
    write(axes, inside, bottom + 0.22, words, color=BLUE, weight="bold", ha="center")


def _scale(rows, axis):
    """Give the way from a year to inches: as wide as the names and the words at the ends leave room for."""
    names = EDGE + max(map(width_of, rows["person"])) + 0.3
    room = {end: rows[end].map(width_of) + GAP + DOTS[-1] * rows[end].eq(NOT_FOUND) for end in ENDS}
    start, stop = rows["born_from"].fillna(rows["seen_from"]), rows["died_to"].fillna(rows["seen_to"])
    left, right = names, WIDTH - EDGE - 0.2
    for _ in range(9):  # each end needs room where it stands, which depends on the scale: it settles quickly
        scale = (right - left) / (axis[1] - axis[0])
        left = max(names, (names + room["born"] - (start - axis[0]) * scale).max())
        right = WIDTH - EDGE - max(0.2, (room["died"] - (axis[1] - stop) * scale).max())
    return lambda year: left + (year - axis[0]) * scale


def _life_line(axes, row, y, x_of):
    write(axes, EDGE, y, row.person)
    start = row.born_to if row.born_known != NOT_FOUND else row.seen_from
    stop = row.died_from if row.died_known != NOT_FOUND else row.seen_to
    start, stop = (start if start == start else stop), (stop if stop == stop else start)
    if start != start:
        write(axes, x_of(1917), y, "no year found")
        return
    axes.plot([x_of(start), x_of(stop)], [y, y], color=INK, lw=LINE)
    for known, words, ends, side in (
        (row.born_known, row.born, (row.born_from, row.born_to), -1),
        (row.died_known, row.died, (row.died_from, row.died_to), 1),
    ):
        if known == NOT_FOUND:
            x = years.run_out(axes, x_of(start if side < 0 else stop), y, side)
        else:
            x = years.mark_end(axes, sorted(map(x_of, ends)), y, known)[side > 0]
        write(axes, x + side * GAP, y, words, ha="right" if side < 0 else "left", bbox=BEHIND)

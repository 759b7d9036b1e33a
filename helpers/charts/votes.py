"""Lenin's arithmetic: how many votes it takes to expel a member of the Central Committee."""

from helpers.charts.drawing import (
    BLUE,
    INK,
    LINE,
    PAPER,
    STEP,
    VERMILLION,
    WIDTH,
    low_to_high,
    page,
    width_of,
    wrap,
    write,
)
from helpers.figures import Figure
from helpers.readings.working_out import BALLOT, NAMES, TEST, votes_needed

WHOLE = "Needed is the smallest whole number of votes that is not less than two thirds: the rule of point 7"
LEFT, RIGHT, HIGH = 0.15, 7.85, 0.32  # inches: where the seats begin and end, and how high they are


def arithmetic(data, members=25, candidates=15, control=7, others=(11, 12), present=None):
    """Draw Lenin's arithmetic: rows of seats with a line at two thirds, and the test of 9 August 1921.

    Parameters
    ----------
    data, members, candidates, control, others, present
        As for `votes_needed`.

    Returns
    -------
    Figure
        A row of seats for each case. Its table is that of `votes_needed`.

    Raises
    ------
    ValueError
        If the numbers fit no meeting; the message says why, in words.

    Examples
    --------
    >>> from helpers.readings import load
    >>> arithmetic(load()).table["needed"].tolist()
    [32, 18]
    """
    rows = votes_needed(data, members, candidates, control, others, present)
    seats = {"members": int(members), "candidates": int(candidates), "control": int(control)}
    return Figure(
        _drawing(rows, seats),
        "Lenin's arithmetic: who can expel a member of the Central Committee",
        rows,
        _alt(rows, seats),
        [*" ".join(rows["claim_ids"]).split(), *_rule(data)],
        notes=[_whose(rows), f"{WHOLE} ({', '.join(_rule(data))}).", *_dotted(rows), *_doubt(data, rows)],
        data=data,
    )


def result(rows):
    """Say in words what a table of votes shows.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `votes_needed` gives it.

    Returns
    -------
    str
        One sentence a case.
    """
    return " ".join(
        f"{_title(row)} votes, {row.needed} needed; {' and '.join(_sides(row))}. {row.result}"
        for row in rows.itertuples()
    )


# -- the numbers -------------------------------------------------------------------------------------------


def _rule(data):
    """The claims that say what is needed: the secret point of the resolution on unity."""
    claims = data.claims
    rule = claims["about_id"].eq("unity_resolution") & claims["value"].str.contains("two thirds", regex=False)
    return list(claims.loc[rule, "claim_id"])


def _whose(rows):
    return (
        "The seats are those of Lenin's note of 13 March 1921."
        if rows["claim_ids"].iloc[0]
        else "The seats are your own numbers."
    )


def _dotted(rows):
    return ["Dotted seats may belong to either side."] * bool(rows["for_low"].ne(rows["for_high"]).any())


def _doubt(data, rows):
    """Say that the vote of August is contested, where it is drawn."""
    clash = data.claims
    clash = clash[clash["about_id"].eq(BALLOT) & clash["disagreement_id"].ne("")]
    if clash.empty or rows["claim_ids"].iloc[-1] == rows["claim_ids"].iloc[0]:
        return []
    why = data.disagreements.set_index("disagreement_id").loc[clash["disagreement_id"].iloc[0], "why"]
    return [f"The vote of August is contested. {why}"]


def _title(row):
    return f"{row.case[0].upper()}{row.case[1:]}: {row.votes}"


def _sides(row):
    """The two sides of a row in words: the vote was for and against, before it there were groups."""
    words = ("for", "against") if row.case == TEST else ("of the majority", "of other groups")
    counts = (row.for_low, row.for_high), (row.against_low, row.against_high)
    return [f"{low_to_high(*count, ' or ')} {side}" for count, side in zip(counts, words, strict=True)]


# -- the drawing -------------------------------------------------------------------------------------------


def _drawing(rows, seats):
    head, high = 1.05, 1.62
    drawing, axes = page(height=head + high * len(rows))
    wide = min((RIGHT - LEFT) / rows["votes"].max(), 0.5)
    _bodies(axes, seats, wide)
    for place, row in enumerate(rows.itertuples()):
        _row(axes, row, head + 0.15 + place * high, wide)
    return drawing


def _bodies(axes, seats, wide):
    """Who may vote: a bracket for each body, with its seats."""
    x = LEFT
    for name, count in ((name, count) for name, count in seats.items() if count):
        first, last, x = x + 0.03, x + count * wide - 0.03, x + count * wide
        axes.plot([first, first, last, last], [0.82, 0.7, 0.7, 0.82], color=INK, lw=LINE)
        lines = wrap(f"{count} {NAMES[name].removeprefix('of the ')}", max(last - first, 1.1))
        for place, line in enumerate(reversed(lines)):
            _label(axes, (first + last) / 2, 0.54 - place * STEP, line)


def _label(axes, x, y, text, **style):
    """Write centred text that stays on the sheet."""
    half = width_of(text) / 2
    write(axes, min(max(x, half + 0.05), WIDTH - half - 0.05), y, text, ha="center", **style)


def _row(axes, row, top, wide):
    """One case: its result above, the line at two thirds through the seats, the two sides below."""
    lines = wrap(f"{_title(row)} votes. {row.result}", RIGHT - LEFT, bold=True)
    for place, words in enumerate(reversed(lines)):
        write(axes, LEFT, top - place * STEP, words, weight="bold")
    seats, line = top + 0.5, LEFT + row.needed * wide
    for seat in range(row.votes):
        axes.barh(
            seats + HIGH / 2,
            wide * 0.86,
            left=LEFT + (seat + 0.07) * wide,
            height=HIGH,
            linewidth=1,
            **_seat(seat, row),
        )
    _label(axes, line, top + 0.26, f"two thirds: {row.needed}")
    axes.plot(
        [line, line], [seats - 0.12, seats + HIGH + 0.08], color=VERMILLION, lw=3, solid_capstyle="butt"
    )
    majority, others = _sides(row)
    ends = LEFT, LEFT + row.for_low * wide, LEFT + row.for_high * wide, LEFT + row.votes * wide
    _under(axes, ends, seats + HIGH + 0.22, f"{majority} (solid)", f"{others} (hatched)")


def _under(axes, ends, y, left, right):
    """Name the two sides under their seats, side by side where there is room, else one below the other."""
    write(axes, ends[0], y, left)
    if ends[0] + width_of(left) + 0.2 > min(ends[2], WIDTH - 0.1 - width_of(right)):
        write(axes, ends[0], y + STEP, right)
    else:
        write(axes, min(ends[2], WIDTH - 0.1 - width_of(right)), y, right)


def _seat(seat, row):
    if seat < row.for_low:
        return {"facecolor": BLUE, "edgecolor": INK}
    if seat < row.for_high:
        return {"facecolor": PAPER, "edgecolor": BLUE, "hatch": "..."}
    return {"facecolor": PAPER, "edgecolor": INK, "hatch": "////"}


def _alt(rows, seats):
    bodies = ", ".join(f"{count} {NAMES[name]}" for name, count in seats.items())
    kind = f"{len(rows)} rows of seats, each with a line at two thirds"
    return f"{kind}; those who may vote are {bodies}. {result(rows)}"

"""Acts of memory: what a state and its party did, beside what citizens did; and how a name stands in an index."""

import re

import pandas as pd

from helpers.charts.drawing import BLUE, GRID, INK, LINE, PAPER, STEP, page, wrap, write
from helpers.figures import Figure
from helpers.readings import date_words

STATE, CITIZENS = "a state or its party", "citizens, family, scholars"
# Each act rests on a claim; the words are ours, and say no more than the claim does.
ACTS = {
    "REPR-161": (STATE, "The Military Collegium clears Shliapnikov."),
    "GAPS-117": (STATE, "An index to Lenin: he “was in the party from” 1901."),
    "REPR-163": (STATE, "The case against Medvedev is annulled."),
    "REPR-164": (STATE, "The Politburo sets up a commission on the repressions."),
    "REPR-162": (STATE, "Shliapnikov’s membership of the party is restored."),
    "REPR-158b": (CITIZENS, "The first press article on the Donskoe graves."),
    "GAPS-128b": (STATE, "The commission takes up the group’s case."),
    "GAPS-132b": (STATE, "Moscow television: he and other leaders are cleared."),
    "REPR-167b": (STATE, "A decree annuls sentences of police boards."),
    "SEED-062": (CITIZENS, "Allen’s book on Shliapnikov."),
    "REPR-159b": (CITIZENS, "A Last Address sign for Shliapnikov."),
    "REPR-073": (CITIZENS, "His daughter on radio: she wrote his life from documents."),
    "CONG-350": (CITIZENS, "Allen’s book of documents."),
    "RISE-287": (CITIZENS, "Allen’s book in French, free."),
}
UNDATED = "REPR-074"  # an act of memory whose year is not shown
SURE = ("supported", "well supported")
DATE, SIDES, TEXT, COLUMN = 0.1, {STATE: 1.95, CITIZENS: 4.95}, 0.18, 2.7  # inches
HEAD, GAP, EDGE = 0.95, 0.14, 7.9
FORMS = ("was in the party from", "member of the party since")
NAME, MARK, YEAR, CLEARED, ROW, TOP = 0.1, {FORMS[0]: 2.2, FORMS[1]: 3.95}, 5.15, 5.9, 0.32, 0.9  # inches


def memory(data):
    """Draw acts of memory from 1963 on: those of a state and its party beside those of citizens.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A timeline from top to bottom in two columns. A filled mark rests on a claim that is supported, a hollow
        one on a weak claim. Its table has the columns when, side, what, certainty, how_known, claim_ids.

    Examples
    --------
    >>> from helpers.readings import load
    >>> memory(load()).table["claim_ids"].tolist()[0]
    'REPR-161'
    """
    claims = data.rows("claims")
    rows = pd.DataFrame([_act(each, data) for each in ACTS if each in claims])
    rows = rows.sort_values(["from", "to"], kind="stable", ignore_index=True)
    return Figure(
        _memory_drawing(rows),
        "Acts of memory: a state and its party, beside citizens",
        rows[["when", "side", "what", "certainty", "how_known", "claim_ids"]],
        _memory_alt(rows),
        rows["claim_ids"],
        left_out=[f"1 act whose year is not shown ({UNDATED})"] * (UNDATED in claims),
        notes=[
            "The index and the books stand at the year of the volume.",
            "An act of which only the year is known stands at the start of that year; it may be later.",
            "No source read here says where Shliapnikov is buried.",
        ],
        data=data,
    )


def name_index(data):
    """Draw how the name index of Lenin's works words the party membership of eleven people.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        A table chart: one row a person, a mark under one of two forms of words, the year of joining that the
        entry gives, and when a court cleared the person, as far as a claim tells. Its table has the columns
        person, form, since, volume, cleared, entry (the Russian words), certainty, claim_ids.

    Examples
    --------
    >>> from helpers.readings import load
    >>> name_index(load()).table["form"].value_counts().tolist()
    [8, 3]
    """
    claims = data.claims.query("property == 'membership_wording'").to_dict("records")
    rows = pd.DataFrame([_entry(claim, data) for claim in claims])
    rows = rows.sort_values(["form", "person"], ascending=[False, True], ignore_index=True)
    return Figure(
        _index_drawing(rows),
        "Party membership in the name index of Lenin's works, eleven entries",
        rows[["person", "form", "since", "volume", "cleared", "entry", "certainty", "claim_ids"]],
        _index_alt(rows),
        " ".join(rows["claim_ids"]).split(),
        left_out=["all other entries of the index, which were not read"],
        notes=[
            f"Volumes read: {'; '.join(sorted(set(rows['volume'])))}.",
            "That the form of words is a code, one writer says (GAPS-116); no editor has explained it.",
        ],
        data=data,
    )


# -- the rows ----------------------------------------------------------------------------------------------


def _act(claim_id, data):
    """An act of memory with its date: that of the claim, or of the volume in which the words stand."""
    claim, (side, what) = data.rows("claims")[claim_id], ACTS[claim_id]
    year = data.rows("sources")[claim["source_id"]]["year"]
    first, last = claim["earliest"], claim["latest"]
    return {
        "when": date_words(claim["date"]) if claim["date"] else year,
        "from": first if claim["date"] else pd.Timestamp(f"{year}-01-01"),
        "to": last if claim["date"] else pd.Timestamp(f"{year}-12-31"),
        "side": side,
        "what": what,
        "certainty": claim["certainty"],
        "how_known": claim["how_known"],
        "claim_ids": claim_id,
    }


def _entry(claim, data):
    """One entry of the index, and the act of a court that cleared the person, if a claim tells of one."""
    source = data.rows("sources")[claim["source_id"]]
    volume = re.search(r"vol\. \d+", source["title"])[0]
    acts = data.acts
    court = acts[acts["person_id"].eq(claim["about_id"]) & acts["kind"].eq("judicial")].to_dict("records")
    return {
        "person": data.names()[claim["about_id"]],
        "form": claim["note"].removeprefix("The form: ").rstrip("."),
        "since": re.search(r"\d{4}", claim["value"])[0],
        "volume": f"{volume}, {source['year']}" if source["year"] else f"{volume}, year not on the page read",
        "cleared": " and ".join(date_words(act["date"]) for act in court) or "no claim",
        "entry": claim["value"],
        "certainty": claim["certainty"],
        "claim_ids": " ".join(
            [claim["claim_id"], *(each for act in court for each in act["claim_ids"].split())]
        ),
    }


# -- the drawings ------------------------------------------------------------------------------------------


def _memory_drawing(rows):
    texts = [wrap(what, COLUMN) for what in rows["what"]]
    dates = [wrap(when, 1.5) for when in rows["when"]]
    heights = [max(map(len, pair)) * STEP + GAP for pair in zip(texts, dates, strict=True)]
    drawing, axes = page(height=HEAD + sum(heights) + 0.1)
    write(axes, DATE, 0.17, "■ a state or its party      ● citizens, family, scholars")
    write(axes, DATE, 0.17 + STEP, "filled: supported by its source      hollow: a weak claim")
    for side, x in SIDES.items():
        write(axes, x + TEXT, HEAD - 0.22, side[0].upper() + side[1:], weight="bold")
        axes.plot([x, x], [HEAD, HEAD + sum(heights)], color=INK, lw=1)
    top = HEAD
    for row, text, date, height in zip(rows.itertuples(), texts, dates, heights, strict=True):
        axes.plot([DATE, EDGE], [top, top], color=INK, lw=GRID, ls=":")
        first, x = top + GAP / 2 + STEP / 2, SIDES[row.side]
        _memory_mark(axes, x, first, row)
        for count, line in enumerate(date):
            write(axes, DATE, first + count * STEP, line)
        for count, line in enumerate(text):
            write(axes, x + TEXT, first + count * STEP, line)
        top += height
    return drawing


def _memory_mark(axes, x, y, row):
    marker, colour = ("s", INK) if row.side == STATE else ("o", BLUE)
    filled = colour if row.certainty in SURE else PAPER
    axes.plot(x, y, marker, markersize=10, color=colour, markerfacecolor=filled, mew=LINE)


def _index_drawing(rows):
    bottom = TOP + len(rows) * ROW
    drawing, axes = page(height=bottom + 0.1)
    heads = {NAME: "Person", MARK[FORMS[0]] - 0.55: "“was in the", MARK[FORMS[1]] - 0.65: "“member of the"}
    below = {
        MARK[FORMS[0]] - 0.55: "party from”",
        MARK[FORMS[1]] - 0.65: "party since”",
        CLEARED: "by a court",
    }
    for x, words in {**heads, YEAR: "Year", CLEARED: "Cleared"}.items():
        write(axes, x, 0.3, words, weight="bold")
    for x, words in below.items():
        write(axes, x, 0.3 + STEP, words, weight="bold")
    for place, row in enumerate(rows.itertuples()):
        y = TOP + (place + 0.5) * ROW
        axes.plot([NAME, EDGE], [y - ROW / 2] * 2, color=INK, lw=GRID, ls=":")
        marker, colour = ("s", INK) if row.form == FORMS[0] else ("o", BLUE)
        axes.plot(MARK[row.form], y, marker, markersize=11, color=colour)
        for x, words in ((NAME, row.person), (YEAR, row.since), (CLEARED, row.cleared)):
            write(axes, x, y, words)
    return drawing


# -- in words ----------------------------------------------------------------------------------------------


def _memory_alt(rows):
    each = "; ".join(f"{row.when}, {row.side}: {row.what.rstrip('.')}" for row in rows.itertuples())
    counts = rows["side"].value_counts()
    return (
        f"Timeline from top to bottom in two columns, {rows['when'].iloc[0]} to {rows['when'].iloc[-1]}: "
        f"{counts[STATE]} acts of a state or its party, {counts[CITIZENS]} of citizens, family and scholars. {each}."
    )


def _index_alt(rows):
    each = "; ".join(
        f"{form}: " + ", ".join(f"{row.person} {row.since}" for row in group.itertuples())
        for form, group in rows.groupby("form", sort=False)
    )
    cleared = ", ".join(
        f"{row.person} {row.cleared}" for row in rows.itertuples() if row.cleared != "no claim"
    )
    return (
        f"Table chart with one row for each of {len(rows)} people and two forms of words. {each}. "
        f"Cleared by a court, as far as a claim tells: {cleared}."
    )

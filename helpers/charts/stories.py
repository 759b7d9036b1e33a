"""Stories told from claims: where it begins, four groups, two lanes of the 1920s, what two words were used for."""

from collections.abc import Iterator, Sequence

import pandas as pd

from helpers.charts.common import behind, dated_story
from helpers.dataset.dates import in_words
from helpers.figures import scale
from helpers.figures.figure import Figure, nothing
from helpers.figures.grid import Axis, Grid, Point, Span, Words, pivot
from helpers.readings import CERTAINTY, Dataset, date_words
from helpers.readings.lives import place
from helpers.readings.stories import default, grouping, notes, story
from helpers.words import first_of, known, listed, named, plural

CHOSEN, BEFORE, AFTER = "chosen", "before it", "from then on"
BEGINNING = ["beginning", "what", "when", "stands", "people", "certainty", "how_known", "claim_ids"]
GROUPS = "Four groups that are easily taken for one"
NONE, ITSELF = "No claim here says", "It is the first"
HEADS = {"who": "Who", "ties": "What ties it to the first", "apart": "What sets it apart"}
GROUP = ["group", "when", *HEADS, "claim_ids"]
NO_YEAR = "no year"
ACT = ["year", "when", "lane", "act", "left", "told_by", "reason", "certainty", "claim_ids"]
CAREER = 'The career of the words "workers\' opposition"'
USE = ["year", "what_the_words_were", "who", "in_short", "what_it_says", "what_followed"]
USE += ["certainty", "how_known", "claim_ids"]


def rules(data: Dataset) -> list[str]:
    """Name the rules of what counts as a beginning, the earliest first."""
    return story(data, "beginnings")["group"].tolist()


def beginnings(data: Dataset, rule: str | None = None) -> Figure:
    """Show what may count as the beginning of the Workers' Opposition, and where one rule puts it.

    Args:
        data (Dataset): As `wo.load()` gives it.
        rule (str, optional): What counts, such as "first election won"; the earliest where none is named. `rules` names
            all.

    Returns:
        Figure: A table, one row a beginning, with an axis of months. A diamond marks the one that the rule chooses;
            what came before it is hollow. A line covers all days that a date allows. Its rows have the columns
            beginning, what, when, stands, people, certainty, how_known, claim_ids.

    Raises:
        ValueError: If there is no such rule; the nearest are suggested.

    Examples:
        >>> beginnings(load(), "first election won").table["stands"].tolist()[:3]
        ['before it', 'before it', 'chosen']
    """
    words, told = rules(data.whole), dated_story(data, "beginnings")
    rule = words[0] if rule is None else rule
    known("rule", rule, words)
    title = f"Where the Workers' Opposition begins, if we look for the {rule}"
    if rule not in set(told["group"]):  # then nothing stands before or after it
        return nothing(data, title, BEGINNING)
    rows = _beginnings(data, told, rule)
    months, layers = scale.months(rows["earliest"].min(), rows["latest"].max()), [Span("first", "last", "stands")]
    axis = Axis(months, [*layers, Point("middle", "stands")], "Year and month", words="stands")
    columns = [Words("beginning", "What may count"), Words("what", "What then happened"), Words("when"), axis]
    grid = Grid(rows, [*columns, Words("certainty", "How sure")], picked="picked")
    told = ["How sure: the least sure claim of the row.", "The people are those whom the claims name."]
    missing = f"{plural(len(words) - len(rows), 'rule')} of which no claim that is sure enough speaks"
    gone = [missing, _before(data, rows["earliest"].min())]
    return Figure(data, rows, grid, title=title, said=_begins(rows), columns=BEGINNING, notes=told, left_out=gone)


def _beginnings(data: Dataset, told: pd.DataFrame, rule: str) -> pd.DataFrame:
    """One row a beginning, in the order of time, with its place on the axis and where it stands to the one chosen."""
    sure, names = data.claims.set_index("claim_id")["certainty"], data.names()
    first, last = (told[end].map(place) for end in ("earliest", "latest"))
    picked = told["group"].eq(rule)
    before = told["latest"].lt(told.loc[picked, "latest"].item())
    rows = told.rename(columns={"group": "beginning", "label": "what", "why": "proof"}).assign(
        first=first,
        middle=(first + last) / 2,
        last=last,
        stands=before.map({True: BEFORE, False: AFTER}).mask(picked, CHOSEN),
        picked=picked,
        people=[", ".join(names[ids.split()]) or "nobody by name" for ids in told["people"]],
        certainty=[min(sure[ids.split()], key=CERTAINTY.index) for ids in told["claim_ids"]],
    )
    return rows.sort_values("latest", kind="stable", ignore_index=True)


def _begins(rows: pd.DataFrame) -> str:
    """Say where the rule puts the beginning, what it takes as proof, lets in and leaves out."""
    chosen = rows[rows["picked"]].iloc[0]
    after, before = (listed(rows.loc[rows["stands"].eq(stands), "beginning"]) for stands in (AFTER, BEFORE))
    return (
        f"By the rule “{chosen['beginning']}” this is the beginning: {chosen['when']}, {chosen['what']}. "
        f"Named with it: {chosen['people']}. It rests on {chosen['claim_ids'].replace(' ', ', ')} "
        f"({chosen['certainty']}). The rule takes as proof: {chosen['proof']}. "
        f"It lets in: {after}. It leaves out, as too early: {before}."
    )


def _before(data: Dataset, first: pd.Timestamp) -> str:
    """The dates that claims give for the beginning before the year in which the axis begins."""
    claims = data.claims
    began = claims["about_id"].eq(default(data, "opposition")) & claims["qualifier"].eq("began")
    early = claims[began & claims["earliest"].dt.year.lt(first.year)]
    told = "; ".join(f"{date_words(claim.date)}, {claim.claim_id}" for claim in early.itertuples())
    return f"{plural(len(early), 'date')} before {first.year} ({told})"


def groups(data: Dataset) -> Figure:
    """Show four groups that are easily taken for one, with what ties each to the Workers' Opposition.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: A table, one row a group: the time that claims give it, who was in it, what ties it to the Workers'
            Opposition and what sets it apart. Its rows have the columns group, when, who, ties, apart, claim_ids.

    Examples:
        >>> groups(load()).table["when"].tolist()[2]
        'January 1923 to September 1923'
    """
    first = story(data.whole, "four_groups")["group"].iloc[0]
    told = dated_story(data, "four_groups").groupby("group", sort=False)
    rows = pd.DataFrame([_group(name, parts, name == first) for name, parts in told], columns=GROUP)
    if not rows["claim_ids"].any():
        return nothing(data, GROUPS, GROUP)
    ids, silent = behind(rows), int(rows[list(HEADS)].eq(NONE).sum().sum())
    weak = sum(data.rows("claims")[claim_id]["certainty"] in ("weak", "contested") for claim_id in ids)
    grid = Grid(rows, [Words("group"), Words("when"), *(Words(part, head) for part, head in HEADS.items())])
    said = f"{'; '.join(rows['group'] + ', ' + rows['when'])}."
    said += f" In {plural(silent, 'field')} of the table no claim says anything." if silent else ""
    told = [
        "The words are ours, after the claims named in brackets. That no claim says something is not a no.",
        f"{weak} of these {plural(len(ids), 'claim')} are weak or contested.",
        "“On”: no claim dates an end. The Left Opposition starts here with the debate of autumn 1923.",
    ]
    return Figure(data, rows, grid, title=GROUPS, said=said, notes=told)


def _group(name: str, parts: pd.DataFrame, is_first: bool) -> dict[str, str]:
    ids = " (" + parts["claim_ids"].str.replace(" ", ", ") + ")"
    said = (parts["label"] + ids.where(parts["claim_ids"].ne(""), "")).groupby(parts["part"]).agg("; ".join)
    told = {part: ITSELF if is_first and part != "who" else said.get(part, NONE) for part in HEADS}
    return {"group": name, "when": _time(parts), **told, "claim_ids": " ".join(behind(parts))}


def _time(parts: pd.DataFrame) -> str:
    """The time of a group, from the claim that dates its beginning to the one that dates its end."""
    days = {row.part: row for row in parts.itertuples()}
    begin, end = days.get("began"), days.get("ended")
    if begin and end and begin.claim_ids == end.claim_ids:
        return begin.when
    first = in_words(f"{begin.earliest:%Y-%m}") if begin else ""
    last = in_words(f"{end.latest:%Y-%m}") if end else ""
    if first and last:
        return f"{first} to {last}"
    return f"from {first} on" if first else f"to {last}" if last else "No claim here dates it"


def kinds_of_source(data: Dataset) -> dict[str, str]:
    """Give the kinds of source that a story may be told from, with their names in full."""
    kinds = grouping(data, "kinds_of_source").drop_duplicates("group")
    return dict(zip(kinds["group"], kinds["label"], strict=True))


def lanes(data: Dataset, kinds: str | Sequence[str] | None = None) -> Figure:
    """Show what the people of the group did from 1921 to 1930 in two lanes, as some kinds of source tell it.

    Args:
        data (Dataset): As `wo.load()` gives it.
        kinds (str or list of str, optional): The kinds of source that may speak: "party press", "archive", "popular";
            all three where none is named.

    Returns:
        Figure: A table with a row for each year: public acts in one column, private or archived ones in the other, with
            a mark for how sure the surest claim is. An act of which none of these kinds speaks leaves a dotted line in
            its place. Its rows have the columns year, when, lane, act, left, told_by, reason, certainty, claim_ids.

    Raises:
        ValueError: If no kind is named, or one that is none of the three.

    Examples:
        >>> int(lanes(load(), "archive").table["left"].eq("no").sum()) > 5
        True
    """
    names = kinds_of_source(data)
    kinds = named("kind of source", names if kinds is None else kinds, names)
    title = f"Two lanes, 1921 to 1930, as told by {'; '.join(names[kind] for kind in names if kind in kinds)}"
    rows, whole = _acts(data, kinds, list(names)), story(data.whole, "lanes")
    if rows.empty:
        return nothing(data, title, ACT)
    order, undated = list(whole["group"].unique()), rows.loc[rows["year"].eq(NO_YEAR), "act"]
    years = [*map(str, range(1921, 1931)), *([NO_YEAR] if len(undated) else [])]
    grid = pivot(rows, "year", "lane", "state", "shown", order=order, rows_order=years)
    told = [
        "Which lane an act stands in is our reading: the rows give the reason.",
        "A popular work may itself rest on an archive.",
        "No page of a party newspaper was read for this: what Pravda printed is told by others.",
        *notes(data, "lanes")["label"],
        *(f"Without a known year, at the foot: {act}." for act in undated),
    ]
    gone = [f"{plural(len(whole) - len(rows), 'act')} of which no claim in this reading speaks"]
    return Figure(data, rows, grid, title=title, said=_left(rows, order), columns=ACT, notes=told, left_out=gone)


def _acts(data: Dataset, kinds: list[str], order: list[str]) -> pd.DataFrame:
    """One row an act in the order of time: who of all sources tells it, and whether it is left."""
    counted = grouping(data, "kinds_of_source").set_index("member")["group"]
    kind_of = data.sources.set_index("source_id")["kind"].map(counted)
    claims = data.claims.assign(kind=data.claims["source_id"].map(kind_of)).set_index("claim_id")
    rows = dated_story(data, "lanes").rename(columns={"group": "lane", "label": "act", "why": "reason"})
    told = [_told_by(claims.loc[ids.split()], kinds, order) for ids in rows["claim_ids"]]
    rows = rows.assign(**pd.DataFrame(told, columns=["left", "told_by", "certainty", "claim_ids"]))
    rows = rows.assign(
        year=rows["earliest"].dt.strftime("%Y").mask(rows["date"].str.contains("X")).fillna(NO_YEAR),
        shown=(rows["act"] + " (" + rows["told_by"] + ")").where(rows["left"].eq("yes"), ""),
        state=rows["certainty"].replace("", "none of these tells it"),
    )
    return rows.sort_values(["year", "earliest"], kind="stable", ignore_index=True)  # words follow figures


def _told_by(said: pd.DataFrame, kinds: list[str], order: list[str]) -> tuple[str, str, str, str]:
    """Say of one act whether it is left when only some kinds may speak, who tells it, how surely, and where."""
    speaking = said[said["kind"].isin(kinds)]
    left, certainty = len(speaking) > 0, max(speaking["certainty"], key=CERTAINTY.index, default="")
    told_by = ", ".join(kind for kind in order if kind in set(said["kind"]))
    return "yes" if left else "no", told_by, certainty, " ".join(speaking.index if left else said.index)


def _left(rows: pd.DataFrame, order: list[str]) -> str:
    """Say how many acts are left, which vanished, and how far each lane now runs."""
    left, gone = rows[rows["left"].eq("yes")], rows.loc[rows["left"].eq("no"), "act"].tolist()
    sizes = listed(f"{left['lane'].eq(lane).sum()} {lane.removesuffix(' act')}" for lane in order)
    vanished = f"Vanished: {first_of(gone, most=8)}." if gone else "Nothing has vanished."
    last = left[left["year"].ne(NO_YEAR)].groupby("lane")["year"].max()
    ends = [f"the last {lane} is of {last[lane]}" for lane in order if lane in last]
    story_ends = f"In this story {listed(ends, nothing='nothing has a year')}."
    return f"{len(left)} of {len(rows)} acts are left: {sizes}. {vanished} {story_ends}"


def words_career(data: Dataset, step: int | None = None) -> Figure:
    """Show what the words "workers' opposition" were in eight texts, from 1900 to 1988.

    Args:
        data (Dataset): As `wo.load()` gives it.
        step (int, optional): The use that stands out, from 1 to 8; none where it is left out.

    Returns:
        Figure: A table in the order of time. Its rows have the columns year, what_the_words_were (our reading), who,
            in_short (in our words), what_it_says, what_followed, certainty, how_known, claim_ids (the first says it).

    Raises:
        ValueError: If there is no such step.

    Examples:
        >>> words_career(load(), 5).table["year"].tolist()[4]
        '1935'
    """
    rows, uses = pd.DataFrame(_uses(data), columns=USE), story(data.whole, "words_career")
    uses = uses.loc[uses["part"].eq("use"), "group"]
    if step is not None:
        known("step", step, range(1, len(uses) + 1))
    picked = None if step is None else uses.iloc[step - 1]
    if rows.empty or picked not in {None, *rows["year"]}:
        return nothing(data, CAREER if picked is None else f"{CAREER} in {picked}", USE)
    says = [Words("who", "Who used them"), Words("in_short", "What the source says")]
    here = rows["year"].eq(picked)
    missing = uses[~uses.isin(rows["year"])]
    told = listed(f"in {row.year} {row.what_the_words_were}" for row in rows.itertuples())
    said = _use(rows[here].iloc[0]) if here.any() else f"{plural(len(rows), 'use')} of the words: {told}."
    grid = Grid(rows.assign(here=here), [Words("year"), Words("what_the_words_were"), *says], picked="here")
    ours = ["What the words were is our reading of each text; the rows say what followed."]
    gone = [f"{plural(len(missing), 'use')} that no claim here is sure enough of ({', '.join(missing)})"]
    return Figure(data, rows, grid, title=CAREER, said=said, notes=ours, left_out=gone)


def _uses(data: Dataset) -> Iterator[dict[str, str]]:
    """One row a use of the words, with the claim that tells it and those on what followed."""
    told, claims = story(data, "words_career"), data.rows("claims")
    for use in told[told["part"].eq("use")].itertuples():
        claim = claims[use.claim_ids.split()[0]]
        then = told[told["part"].eq("then") & told["group"].eq(use.group)]
        after = zip(then["label"], then["claim_ids"], strict=True)
        followed = [f"{label}: {claims[claim_id]['value'].rstrip('.')} ({claim_id})." for label, claim_id in after]
        followed = " ".join(followed) or "Not told."
        ids = " ".join([use.claim_ids, *then["claim_ids"]])
        says = (use.group, use.label, use.who, use.why, claim["value"], followed)
        yield dict(zip(USE, (*says, claim["certainty"], claim["how_known"], ids), strict=True))


def _use(row: pd.Series) -> str:
    return (
        f"{row['year']}. What the words were: {row['what_the_words_were']}. Who used them: {row['who']}. "
        f"What the claim says: {row['what_it_says'].rstrip('.')} ({row['claim_ids'].split()[0]}). "
        f"What followed: {row['what_followed']}"
    )

"""The centres of the Workers' Opposition on the land as it lies, drawn without borders."""

from collections.abc import Mapping

import pandas as pd

from helpers.figures.figure import Figure, nothing
from helpers.figures.map import Map
from helpers.readings import Dataset
from helpers.readings.places import distance, land
from helpers.readings.stories import grouping
from helpers.readings.wording import short_names
from helpers.words import listed, plural

TITLE = "Centres of the Workers' Opposition, as historians name them"
COLUMNS = ["place", "now", "named", "certainty", "how_known", "claim_ids"]
EARLY, BOTH, LATE, LANDMARK = "named then", "named then and later", "named later", "for orientation"


def strongholds(data: Dataset) -> Figure:
    """Draw the centres of the Workers' Opposition as a map.

    Args:
        data (Dataset): As `wo.load()` gives it.

    Returns:
        Figure: One mark a place that a source calls a centre, with its name of 1921 and, where it differs, of today.
            The shape and filling of a mark say which source names it, and for which time. Its table has the columns
            place, now, named, certainty, how_known, claim_ids. Places without coordinates stand in the caption.

    Examples:
        >>> "Omsk" in strongholds(load()).table["place"].tolist()
        True
    """
    chosen = grouping(data, "strongholds").set_index("group")["member"]
    places, words = _places(data, chosen["late"])
    rows = places[places["latitude"].notna()].reset_index(drop=True)
    if rows.empty:
        return nothing(data, TITLE, COLUMNS)
    away = places[places["latitude"].isna()]
    away = f"{plural(len(away), 'centre')} without coordinates, being no town ({'; '.join(away['told'])})"
    groups = rows.groupby("named", sort=False)["place"].unique().items()
    told = "; ".join(f"{named}: {listed(names)}" for named, names in groups)
    west, east = (rows.loc[end, "place"] for end in (rows["longitude"].idxmin(), rows["longitude"].idxmax()))
    start, count = data.rows("places")[chosen["measured from"]], plural(len(rows), "centre")
    apart = rows.apply(lambda row: distance(start, row), axis=1)
    farthest, far = rows.loc[apart.idxmax(), "place"], round(apart.max(), -1)
    far = f"From {start['name_1921']} to {farthest} it is about {far:,.0f} km in a straight line."
    drawn = _map(data, rows, words, data.rows("places")[chosen["landmark"]])
    said = f"{count} of the Workers' Opposition, {told}. {far}"
    alt = f"Map of {count}, from {west} in the west to {east} in the east. {far}"
    notes = [
        far,
        "A place without a mark may have had supporters too: only what a source calls a centre is drawn.",
        "The coast is that of today; borders are not drawn, since they have changed.",
    ]
    return Figure(data, rows, drawn, title=TITLE, said=said, alt=alt, columns=COLUMNS, notes=notes, left_out=[away])


def _places(data: Dataset, after: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """One row a place, with who names it for which time; and the words for each state."""
    claims = data.claims
    claims = claims[claims["property"].eq("stronghold") & claims["rank"].ne("withdrawn")]
    late, names = claims["qualifier"].eq(after), claims["source_id"].map(short_names(data))
    parts = names[~late], names[late], claims.loc[~late, "qualifier"]
    early, later, when = (" and ".join(part.unique()) for part in parts)
    words = {
        EARLY: f"named by {early} for {when}",
        BOTH: f"named by {early}, and by {later} for the time {after}",
        LATE: f"named by {later} only, for the time {after}",
    }
    by_place = claims.assign(late=late, claim_ids=claims["claim_id"]).groupby("value", sort=False)
    state = by_place["late"].any().map({True: BOTH, False: EARLY}).mask(by_place["late"].all(), LATE)
    towns = data.table("places").set_index("place_id").rename(columns={"name_1921": "place", "name_now": "now"})
    rows = by_place.agg({"certainty": "first", "how_known": "first", "claim_ids": " ".join}).join(towns)
    return rows.assign(state=state, named=state.map(words), told=rows["place"] + ", " + rows["claim_ids"]), words


def _map(data: Dataset, rows: pd.DataFrame, words: dict[str, str], town: Mapping) -> Map:
    """The map of the places, with a town for orientation."""
    then, now = rows["place"], " (now " + rows["now"] + ")"  # the name of today below, in brackets, where it is another
    same = [today in place for place, today in zip(then, rows["now"], strict=True)]
    labels = then.where(same, then + now).str.replace(" (", "\n(", regex=False)
    landmark = pd.DataFrame([{**town, "label": town["name_1921"], "state": LANDMARK}])
    counts = rows["state"].value_counts()
    key = {state: f"{text} ({counts[state]})" for state, text in words.items() if state in counts}
    key[LANDMARK] = "drawn for orientation: no claim here calls it a centre"
    drawn = pd.concat([rows.assign(label=labels), landmark], ignore_index=True)
    return Map(drawn, key, land(), data.table("map_names"))

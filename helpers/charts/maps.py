"""Maps: the centres of the Workers' Opposition on the land as it lies, drawn without borders."""

import itertools
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke

from helpers.charts.drawing import BLUE, INK, LINE, PAPER, STEP, VERMILLION, WIDTH, page, width_of, write
from helpers.evidence import short_names
from helpers.figures import Figure
from helpers.geography import distance, land, project

AFTER = "after March 1921"  # the qualifier of a claim about the time after the Tenth Congress
# Who names a place: its mark, filling, both in words, and what is said of it.
MARKS = {
    "early": ("o", BLUE, "filled circle", "named by {early} for {when}"),
    "both": ("D", VERMILLION, "filled diamond", f"named by {{early}}, and by {{late}} for the time {AFTER}"),
    "late": ("D", PAPER, "hollow diamond", f"named by {{late}} only, for the time {AFTER}"),
    "landmark": (".", INK, "dot", "drawn for orientation: no claim here calls it a centre"),
}
LANDMARKS = ("petrograd",)  # towns drawn for orientation: no claim calls them a centre
# Words for orientation, with longitude and latitude: on water, and on land.
SEAS = {"Black Sea": (33.8, 43.6), "Caspian Sea": (50.6, 43.4), "Baltic": (20.6, 57.6)}
REGIONS = {"Ukraine": (31.0, 49.4), "Urals": (59.4, 54.6), "Siberia": (69.5, 57.6)}
SIDE, ABOVE, BELOW = 0.75, 0.55, 0.95  # inches of map left and right of all places, above and below them
MARK, GAP = 0.09, 0.05  # inches: half a mark, and from it to its label
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))  # of a mark, the best first
REACHES = (0, 0.25, 0.5, 0.75, 1.0)  # inches: how far from its mark a label may stand
HALO = [withStroke(linewidth=3, foreground=PAPER)]
COLUMNS = ["place", "now", "named", "certainty", "how_known", "claim_ids"]


def strongholds(data):
    """Draw the centres of the Workers' Opposition as a map.

    Parameters
    ----------
    data : Dataset
        As `wo.load()` gives it.

    Returns
    -------
    Figure
        One mark a place that a source calls a centre, with its name of 1921 and, where it differs, of today.
        The shape and filling of a mark say which source names it, and for which time. Its table has the
        columns place, now, named, certainty, how_known, claim_ids. Places without coordinates stand in the
        caption.

    Examples
    --------
    >>> from helpers.readings import load
    >>> "Omsk" in strongholds(load()).table["place"].tolist()
    True
    """
    places, words = _places(data)
    lying = places.dropna(subset=["latitude", "longitude"])
    whole = lying.assign(label=_labels(lying), named=lying["kind"].map(words))
    return Figure(
        _drawing(whole, _landmarks(data), words),
        "Centres of the Workers' Opposition, as two books name them",
        whole[COLUMNS],
        _alt(whole),
        " ".join(whole["claim_ids"]).split(),
        left_out=_left_out(places[places["latitude"].isna()]),
        notes=[
            _farthest(whole)[1],
            "A place without a mark may have had supporters too: only what a source calls a centre is drawn.",
            "The coast is that of today; borders are not drawn, since they have changed.",
        ],
        data=data,
    )


# -- the places --------------------------------------------------------------------------------------------


def _places(data):
    """One row a place, with who names it for which time; and the words for that."""
    claims = data.claims.query("property == 'stronghold' and rank != 'withdrawn'")
    late = claims["qualifier"].eq(AFTER)
    names = claims["source_id"].map(short_names(data))
    who = {"early": names[~late], "late": names[late], "when": claims["qualifier"][~late]}
    who = {part: " and ".join(each.unique()) for part, each in who.items()}
    rows = claims.groupby("value", sort=False).agg(
        kind=("qualifier", _kind),
        certainty=("certainty", "first"),
        how_known=("how_known", "first"),
        claim_ids=("claim_id", " ".join),
    )
    table = data.table("places").set_index("place_id")
    rows = rows.join(table).rename(columns={"name_1921": "place", "name_now": "now"})
    return rows, {kind: text.format(**who) for kind, (*_, text) in MARKS.items()}


def _landmarks(data):
    towns = data.table("places").set_index("place_id").loc[[*LANDMARKS]]
    return towns.assign(label=towns["name_1921"], kind="landmark")


def _kind(times):
    late = times.eq(AFTER)
    return "late" if late.all() else "both" if late.any() else "early"


def _labels(places):
    """The name of then, and below it in brackets the name of today where it is another."""
    lines = []
    for row in places.itertuples():
        name = row.place if row.now in row.place else f"{row.place} (now {row.now})"
        lines.append(name.replace(" (", "\n("))
    return lines


def _farthest(places):
    """The place that lies farthest from Moscow, and a sentence on how far."""
    moscow = places.loc["moscow"]
    away = places.apply(lambda row: distance(moscow, row), axis=1)
    far = places.loc[away.idxmax()]
    return (
        far,
        f"From Moscow to {far['place']} it is about {round(away.max(), -1):,.0f} km in a straight line.",
    )


def _left_out(places):
    names = ", ".join(f"{row.place}, {row.claim_ids}" for row in places.itertuples())
    count = "1 centre" if len(places) == 1 else f"{len(places)} centres"
    return [f"{count} without coordinates, being no town ({names})"] * bool(len(places))


def _alt(places):
    west, east = places.loc[places["longitude"].idxmin()], places.loc[places["longitude"].idxmax()]
    groups = "; ".join(
        f"{MARKS[kind][2]}, {group['named'].iloc[0]}: {', '.join(group['place'])}"
        for kind, group in places.groupby("kind", sort=False)
    )
    outside = int((places.index != "moscow").sum())
    return (
        f"Map of {len(places)} centres of the Workers' Opposition, from {west['place']} in the west to "
        f"{east['place']} in the east, {outside} of them outside Moscow. {_farthest(places)[1]} Marks: {groups}."
    )


# -- the drawing -------------------------------------------------------------------------------------------


class Sheet(NamedTuple):
    """A map to draw on: the axes in kilometres, the kilometres in an inch, and the edges of the map."""

    drawing: object
    axes: object
    inch: float
    edges: tuple  # left, right, bottom, top


def land_sheet(places, key=0.0):
    """Give a sheet with land and sea around some places, ready for `mark_places`: the look of every map.

    Parameters
    ----------
    places : pandas.DataFrame
        With the columns longitude and latitude.
    key : float
        Inches to keep free below the map.

    Returns
    -------
    Sheet
    """
    x, y = project(places["longitude"], places["latitude"])
    inch = (x.max() - x.min()) / (WIDTH - 2 * SIDE)
    left, right = x.min() - SIDE * inch, x.max() + SIDE * inch
    bottom, top = y.min() - BELOW * inch, y.max() + ABOVE * inch
    drawing, axes = page(height=(top - bottom) / inch + key)
    axes.set(xlim=(left, right), ylim=(bottom - key * inch, top))
    sea = axes.add_patch(Rectangle((left, bottom), right - left, top - bottom, facecolor=BLUE, alpha=0.16))
    outlines = [Path(np.column_stack(project(*ring.T)), closed=True) for ring in land()]
    whole = Path.make_compound_path(*outlines)
    # The coast is the outer half of a line round every outline; the land laid over it hides what lies inside.
    for style in ({"edgecolor": INK, "linewidth": 2, "alpha": 0.6}, {"edgecolor": PAPER, "linewidth": 0.8}):
        axes.add_artist(PathPatch(whole, facecolor=PAPER, **style)).set_clip_path(sea)
    axes.add_patch(
        Rectangle((left, bottom), right - left, top - bottom, facecolor="none", edgecolor=INK, lw=1)
    )
    return Sheet(drawing, axes, inch, (left, right, bottom, top))


def mark_places(sheet, places, marks):
    """Put a mark and a label at each place; labels keep clear of marks and of one another.

    Parameters
    ----------
    sheet : Sheet
    places : pandas.DataFrame
        With the columns longitude, latitude, label (lines of text) and kind.
    marks : dict
        For each kind its marker and filling, and what follows.
    """
    x, y = project(places["longitude"], places["latitude"])
    for one, other, kind in zip(x, y, places["kind"], strict=True):
        _mark(sheet.axes, one, other, *marks[kind][:2])
    taken = [_box(sheet, one, other, 2 * MARK, 2 * MARK) for one, other in zip(x, y, strict=True)]
    for one, other, text in zip(x, y, places["label"], strict=True):
        place, align, box, reach = _free(sheet, one, other, text, taken)
        taken.append(box)
        if reach:  # too far away to be clear without a line
            sheet.axes.plot([one, place[0]], [other, place[1]], color=INK, lw=1, zorder=1.5)
        write(sheet.axes, *place, text, ha=align, path_effects=HALO, linespacing=1.1)
    _words(sheet, SEAS, taken, color=BLUE, style="italic")
    _words(sheet, REGIONS, taken, alpha=0.65)


def _words(sheet, words, taken, **style):
    """Name seas and regions, where the whole word lies on the map and covers nothing."""
    for word, place in words.items():
        x, y = project(*place)
        box = _box(sheet, x, y, width_of(word) + MARK, STEP)
        if _inside(box, sheet.edges) and not any(_meet(box, other) for other in taken):
            write(sheet.axes, x, y, word, ha="center", **style)


def _mark(axes, x, y, marker, filling):
    size = 11 if marker == "o" else 10
    axes.plot(
        x, y, marker, markersize=size, markerfacecolor=filling, markeredgecolor=INK, markeredgewidth=1.5
    )


def _free(sheet, x, y, text, taken):
    """The first place where a label covers nothing: beside its mark, above, below, aslant; then farther out."""
    lines = text.split("\n")
    wide, high = max(map(width_of, lines)), len(lines) * STEP
    for reach, (dx, dy) in itertools.product(REACHES, SIDES):
        away = MARK + GAP + reach
        place = (
            x + dx * away * sheet.inch,
            y + dy * (reach * 0.8 + high / (4 if dx else 2) + (not dx) * (MARK + GAP)) * sheet.inch,
        )
        box = _box(sheet, place[0] + dx * wide / 2 * sheet.inch, place[1], wide, high)
        if _inside(box, sheet.edges) and not any(_meet(box, other) for other in taken):
            break
    return place, {1: "left", 0: "center", -1: "right"}[dx], box, reach


def _box(sheet, x, y, wide, high):
    return (
        x - wide / 2 * sheet.inch,
        x + wide / 2 * sheet.inch,
        y - high / 2 * sheet.inch,
        y + high / 2 * sheet.inch,
    )


def _inside(box, edges):
    return edges[0] < box[0] and box[1] < edges[1] and edges[2] < box[2] and box[3] < edges[3]


def _meet(box, other):
    return box[0] < other[1] and other[0] < box[1] and box[2] < other[3] and other[2] < box[3]


def scale_bar(sheet, x, y, kilometres=500):
    """Draw a bar of a round length, beginning at a place in the kilometres of the sheet."""
    axes, end = sheet.axes, 0.05 * sheet.inch
    axes.plot([x, x + kilometres], [y, y], color=INK, lw=LINE)
    for each in (x, x + kilometres):
        axes.plot([each, each], [y - end, y + end], color=INK, lw=LINE)
    write(axes, x + kilometres / 2, y + 0.14 * sheet.inch, f"{kilometres} km", ha="center")


def _drawing(centres, landmarks, words):
    places = pd.concat([centres, landmarks])
    used = [kind for kind in MARKS if kind in set(places["kind"])]
    sheet = land_sheet(places, key=0.3 + 0.3 * len(used))
    mark_places(sheet, places, MARKS)
    left, right, bottom, _ = sheet.edges
    for line, kind in enumerate(used):
        y = bottom - (0.3 + 0.3 * line) * sheet.inch
        _mark(sheet.axes, left + 0.2 * sheet.inch, y, *MARKS[kind][:2])
        count = "" if kind == "landmark" else f" ({places['kind'].eq(kind).sum()})"
        write(sheet.axes, left + 0.4 * sheet.inch, y, f"{words[kind]}{count}")
    scale_bar(sheet, right - 0.3 * sheet.inch - 500, bottom + 0.2 * sheet.inch)
    return sheet.drawing

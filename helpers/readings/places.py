"""Where places lie: the coast as it stands in the data, and distances on the globe."""

import json
import math
from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from helpers.dataset import DATA

RADIUS = 6371.0  # kilometres, a sphere of the size of the earth


@lru_cache(maxsize=1)
def land() -> tuple[np.ndarray, ...]:
    """Give the outlines of the land of the region, each closed, in degrees; borders of today are in them too."""
    features = json.loads((DATA / "map" / "land.geojson").read_text(encoding="utf-8"))["features"]
    polygons = [polygon for feature in features for polygon in feature["geometry"]["coordinates"]]
    return tuple(np.array(ring) for polygon in polygons for ring in polygon)


def distance(one: Mapping, other: Mapping) -> float:
    """Give the kilometres between two rows of the places, along the shortest line on the globe (by haversines).

    >>> places = load().rows("places")
    >>> round(distance(places["moscow"], places["omsk"]), -1)
    2240.0
    """
    north, south = math.radians(one["latitude"]), math.radians(other["latitude"])
    east = math.radians(other["longitude"] - one["longitude"])
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(half))

"""Where places lie: the coast as it stands in the data, a projection to kilometres, and distances."""

import json
import math
from functools import lru_cache

import numpy as np

from helpers.dataset import DATA

RADIUS = 6371.0  # kilometres, a sphere of the size of the earth
MIDDLE = 52.0  # the meridian that runs straight up a map of European Russia
PARALLELS = (45.0, 60.0)  # between these the map hardly stretches


@lru_cache(maxsize=1)
def land():
    """Give the outlines of the land of the region.

    Returns
    -------
    list of numpy.ndarray
        One closed line each: longitude and latitude in degrees. Borders between states are in it too, as they
        are today; a map that fills every outline hides them.

    Examples
    --------
    >>> len(land()) > 100
    True
    """
    features = json.loads((DATA / "map" / "land.geojson").read_text(encoding="utf-8"))["features"]
    polygons = [polygon for feature in features for polygon in feature["geometry"]["coordinates"]]
    return [np.array(ring) for polygon in polygons for ring in polygon]


def project(longitude, latitude):
    """Put places on a flat sheet on which areas keep their size (Albers' equal-area conic projection).

    Parameters
    ----------
    longitude, latitude : float or array of float
        Degrees east and north.

    Returns
    -------
    tuple of (float or array, float or array)
        Kilometres to the east and to the north of the point where the middle meridian meets the first parallel.

    Examples
    --------
    >>> east, north = project(52.0, 45.0)
    >>> float(east), float(north)
    (0.0, 0.0)
    """
    first, second = np.radians(PARALLELS)
    cone = (np.sin(first) + np.sin(second)) / 2
    turn = cone * np.radians(np.asarray(longitude) - MIDDLE)

    def from_tip(angle):
        return np.sqrt(np.cos(first) ** 2 + 2 * cone * (np.sin(first) - np.sin(angle))) / cone * RADIUS

    away = from_tip(np.radians(latitude))
    return away * np.sin(turn), from_tip(first) - away * np.cos(turn)


def distance(one, other):
    """Give the kilometres between two places, along the shortest line on the globe.

    Parameters
    ----------
    one, other : object
        Anything with `latitude` and `longitude` in degrees, such as rows of the places.

    Returns
    -------
    float

    Examples
    --------
    >>> from helpers.readings import load
    >>> places = load().table("places").set_index("place_id")
    >>> round(distance(places.loc["moscow"], places.loc["omsk"]), -1)
    2240.0
    """
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(half))

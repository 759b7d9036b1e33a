"""Where a value stands between two ends: an axis of years, months, days or numbers, from one tick to another."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from helpers.readings.lives import place
from helpers.words import MONTHS

_YEARS = (1, 2, 5, 10, 20, 25, 50, 100)
_TICKS = 6  # steps of an axis at the most


@dataclass(frozen=True)
class Scale:
    """An axis from its first tick to its last; the ticks stand at even distances, each with what is written there.

    Where it `multiplies`, each step does: a logarithmic axis.
    """

    ticks: tuple[tuple[float, str], ...]
    multiplies: bool = False

    def __call__(self, value: float) -> float:
        """Give the place of a value: 0 at the first tick, 1 at the last.

        >>> years(1921, 1937)(1930)
        0.5
        """
        ends = self.ticks[0][0], self.ticks[-1][0]
        low, high, value = (math.log10(end) if self.multiplies else end for end in (*ends, value))
        return (value - low) / (high - low)


def _step(first: float, last: float, steps: Iterable[float]) -> tuple[float, range]:
    """Give the first of some steps of which few enough hold two ends, and the turns of it at which ticks stand."""
    for step in steps:
        low, high = math.floor(first / step + 1e-9), math.ceil(last / step - 1e-9)
        if high - low <= _TICKS:
            return step, range(low, max(high, low + 1) + 1)
    raise ValueError("the steps are too small")


def years(first: float, last: float) -> Scale:
    """Give an axis that holds two years, as `place` gives them, with a tick every 1, 2, 5, 10 ... years.

    >>> [words for _, words in years(1884, 1952).ticks]
    ['1880', '1900', '1920', '1940', '1960']
    """
    step, turns = _step(first, last, _YEARS)
    return Scale(tuple((float(turn * step), str(turn * step)) for turn in turns))


def months(first: pd.Timestamp, last: pd.Timestamp) -> Scale:
    """Give an axis of months that holds two days, with a tick every 1, 2, 3, 6 or 12 months.

    >>> [words for _, words in months(pd.Timestamp("1919-02-01"), pd.Timestamp("1921-03-31")).ticks]
    ['1919', 'July', '1920', 'July', '1921', 'July']
    """
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(step for step in (1, 2, 3, 6, 12, 24) if count / step <= _TICKS)
    ends = [pd.Timestamp(first.year, (first.month - 1) // step * step + 1 if step < 12 else 1, 1)]
    while ends[-1] <= last:
        ends.append(ends[-1] + pd.DateOffset(months=step))
    year = f" {first.year}" if ends[0].month > 1 else ""
    return Scale(tuple((place(day), _month(day) + (year if day is ends[0] else "")) for day in ends))


def _month(day: pd.Timestamp) -> str:
    name = MONTHS[day.month - 1]
    return str(day.year) if day.month == 1 else name if len(name) < 5 else name[:3]


def days(first: pd.Timestamp, last: pd.Timestamp) -> Scale:
    """Give an axis of days that holds two days, with a tick every 1, 2, 5, 10 or more days; the first has its year.

    >>> [words for _, words in days(pd.Timestamp("1921-03-06"), pd.Timestamp("1921-03-18")).ticks][:2]
    ['6 Mar 1921', '11 Mar']
    """
    count = (last - first).days + 1
    step = next(step for step in (1, 2, 5, 7, 10, 20, 50) if count / step <= _TICKS)
    ends = [first + pd.Timedelta(days=step * turn) for turn in range(math.ceil(count / step) + 1)]
    words = [f"{day.day} {MONTHS[day.month - 1][:3]}" for day in ends]
    words[0] += f" {first.year}"
    return Scale(tuple(zip(map(place, ends), words, strict=True)))


def time(first: pd.Timestamp, last: pd.Timestamp) -> Scale:
    """Give the axis of days, months or years that suits a stretch of time."""
    if (last - first).days <= 62:
        return days(first, last)
    return months(first, last) if (last - first).days <= 4 * 366 else years(place(first), place(last))


def numbers(low: float, high: float, zero: bool = False) -> Scale:
    """Give an axis that holds two numbers, or all from nought; it multiplies where one is over 50 times the other.

    >>> [words for _, words in numbers(0, 37, zero=True).ticks], numbers(3, 40000).multiplies
    (['0', '10', '20', '30', '40'], True)
    """
    if not zero and 0 < low * 50 < high:  # so far apart that the axis multiplies
        powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
        return Scale(tuple((10.0**power, f"{10.0**power:,.10g}") for power in powers), multiplies=True)
    low = 0 if zero else low
    high = high if high > low else low + 1
    size = 10.0 ** math.floor(math.log10((high - low) / _TICKS))
    step, turns = _step(low, high, (size * times for times in (1, 2, 5, 10, 20)))
    return Scale(tuple((turn * step, f"{round(turn * step, 10):,.10g}") for turn in turns))

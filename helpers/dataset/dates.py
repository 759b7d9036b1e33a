"""Dates as historians write them: EDTF (ISO 8601-2, level 1) as spans of days and in plain words."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from helpers.words import MONTHS

_MONTHS = dict(enumerate(MONTHS, start=1))
_MONTH_NUMBERS = {f"{number:02}" for number in range(1, 13)}
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([?~%]?)")
_DOUBT = {"?": "probably", "~": "about", "%": "perhaps about", "": ""}


class Span(NamedTuple):
    """The first and the last day that a date allows; None where an interval is open."""

    earliest: date | None
    latest: date | None


@lru_cache(maxsize=4096)
def span(text: str) -> Span:
    """Give the days that an EDTF date allows, such as 1921-03, 193X, 1921-03~ or 1921-03-08/1921-03-16.

    ? and ~ do not widen the span: they say how sure the date is, not how long. A ValueError for what is not EDTF
    level 1, or names a day that does not exist.

    >>> span("1921-03").latest
    datetime.date(1921, 3, 31)
    """
    if "/" not in text:
        return _point_span(text)
    start, end = _ends(text)
    if not (start or end):
        raise ValueError(f"{text!r} has no beginning and no end")
    return Span(_point_span(start).earliest if start else None, _point_span(end).latest if end else None)


def fault(text: str) -> str | None:
    """Say what is wrong with a date, if anything; an empty text is no fault."""
    try:
        if text:
            span(text)
    except ValueError as error:
        return f"{error}."


def _ends(text):
    return ["" if part == ".." else part for part in text.split("/", 1)]


def _parts(text):
    found = _POINT.fullmatch(text)
    if not found or (found[2] == "XX" and found[3] not in (None, "XX")) or ("X" in found[1] and found[2]):
        raise ValueError(f"{text!r} is not a date in EDTF level 1, such as 1921, 1921-03 or 1921-03-08/1921-03-16")
    return found.groups()


def _point_span(text):
    year, month, day, _ = _parts(text)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if not month or month == "XX":
            return Span(date(first, 1, 1), date(last, 12, 31))
        if int(month) in _SEASONS and not day:
            start = 3 * (int(month) - 20)  # spring begins in March
            return Span(date(first, start, 1), _last_day(first + (start == 12), start % 12 + 2))
        if not day or day == "XX":
            return Span(date(first, int(month), 1), _last_day(first, int(month)))
        return Span(*[date(first, int(month), int(day))] * 2)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a day of the calendar") from error


def _last_day(year, month):
    return date(year, month, monthrange(year, month)[1])


def in_words(text: str) -> str:
    """Say an EDTF date in plain English; an empty text means that no date is known. A ValueError as `span`.

    >>> in_words("1921-03-08/1921-03-16"), in_words("1921-03~")
    ('8 to 16 March 1921', 'about March 1921')
    """
    if not text:
        return "date not known"
    span(text)
    if "/" not in text:
        return _point_in_words(text)
    start, end = _ends(text)
    if not start or not end:
        return f"from {_point_in_words(start)} on" if start else f"up to {_point_in_words(end)}"
    return _interval_in_words(start, end)


def _interval_in_words(start, end):
    (year, month, day, doubt), last = _parts(start), _parts(end)
    same_year = year == last[0] and not doubt and not last[3]
    if same_year and day and last[2]:
        first = str(int(day)) if month == last[1] else f"{int(day)} {_MONTHS[int(month)]}"
        return f"{first} to {_point_in_words(end)}"
    if same_year and not day and not last[2] and {month, last[1]} <= _MONTH_NUMBERS:
        return f"{_MONTHS[int(month)]} to {_point_in_words(end)}"
    return f"{_point_in_words(start)} to {_point_in_words(end)}"


def _point_in_words(text):
    year, month, day, doubt = _parts(text)
    words = f"the {year[:3]}0s" if "X" in year else year
    words = f"the {int(year[:2]) * 100}s" if year.endswith("XX") else words
    if month and month != "XX":
        words = f"{_SEASONS.get(int(month)) or _MONTHS[int(month)]} {words}"
    if day and day != "XX":
        words = f"{int(day)} {words}"
    return f"{_DOUBT[doubt]} {words}".strip()

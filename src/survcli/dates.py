"""Dates as precise as their sources: EDTF text → the first and last day that it can mean.

The ledger uses EDTF (ISO 8601-2:2019, https://www.loc.gov/standards/datetime/) level 0 and two parts of level 1: the
qualifiers ``~`` (approximate), ``?`` (uncertain) and ``%`` (both), and intervals with an open side (``2019/..``).
Days are ISO text (``2014-10-29``), which compares as the days do and costs nothing to parse.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from survcli.errors import Fault

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
"""Where an open interval begins or ends."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)


class Span(NamedTuple):
    """The first and the last day that a date can mean, as ISO days."""

    earliest: str
    latest: str


@lru_cache(maxsize=4096)
def parse(text: str) -> Span:
    """Return the span of an EDTF date. Each date is asked about many times, so answers are kept.

    Raises:
        Fault: the text is no date of the kinds above, or an interval that ends before it begins.
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text)
    if first == last == "..":
        raise Fault("“{date}” is open on both sides", date=text)
    earliest = FIRST_DAY if first == ".." else _point(first).earliest
    latest = LAST_DAY if last == ".." else _point(last).latest
    if latest < earliest:
        raise Fault("“{date}” ends before it begins", date=text)
    return Span(earliest, latest)


def _point(text: str) -> Span:
    match = _POINT.fullmatch(text)
    if not match:
        raise Fault("“{date}” is not a date such as 2014, 2014-10, 2014-10-29, 2012/2015 or 2016~ (EDTF)", date=text)
    year, month, day = match.groups()
    if year == "0000" or (month and not 1 <= int(month) <= 12):
        raise Fault("“{date}” is not in the calendar", date=text)
    if not month:
        return Span(f"{year}-01-01", f"{year}-12-31")
    days = _days(int(year), int(month))
    if not day:
        return Span(f"{year}-{month}-01", f"{year}-{month}-{days:02}")
    if not 1 <= int(day) <= days:
        raise Fault("“{date}” is not in the calendar", date=text)
    return Span(f"{year}-{month}-{day}", f"{year}-{month}-{day}")


def _days(year: int, month: int) -> int:
    """Return how many days a month has. ``calendar`` knows it too, but importing that takes longer than all else here."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def period(text: str) -> Span:
    """Return the span that a person means by a date, or by two with a hyphen: ``2014``, ``2012-2015``, ``2014-10``.

    Raises:
        Fault: the text is neither.
    """
    years = re.fullmatch(r"(\d{4})\s*[-–]\s*(\d{4})", text.strip())
    return parse(f"{years[1]}/{years[2]}" if years else text.strip())


def position(text: str) -> str:
    """Return the day by which an EDTF date is put in order: its first one, or its last where it is open before that."""
    span = parse(text)
    return span.latest if span.earliest == FIRST_DAY else span.earliest


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a day."""
    return one.earliest <= other.latest and other.earliest <= one.latest

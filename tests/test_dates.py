"""Dates: what an EDTF text can mean, held against the edtf library."""

import calendar
import datetime as dt

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from survcli import dates
from survcli.errors import Fault


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-10", "2014-10-01", "2014-10-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011-02", "2011-02-01", "2011-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2014-10-29", "2014-10-29", "2014-10-29"),
        ("2016~", "2016-01-01", "2016-12-31"),
        ("2016-05?", "2016-05-01", "2016-05-31"),
        ("2012/2015", "2012-01-01", "2015-12-31"),
        ("2011-03/2012-03-05", "2011-03-01", "2012-03-05"),
        ("2019/..", "2019-01-01", dates.LAST_DAY),
        ("../2015-07", dates.FIRST_DAY, "2015-07-31"),
    ],
)
def test_a_date_means_the_days_from_its_first_to_its_last(text, earliest, latest):
    assert dates.parse(text) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", " 2014", "14", "2014-13", "2014-00", "2014-02-30", "2014-1-2", "0000", "2015/2012", "2014/", "../..", "2014-10-29T00:00", "²⁰¹⁴",
     "2014\n", "201X", "2012/2013/2014"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Fault):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("May 2014", "“May 2014” is not a date such as 2014, 2014-10, 2014-10-29, 2012/2015 or 2016~ (EDTF)"),
        ("2014-13", "“2014-13” is not in the calendar"),
        ("2014-02-30", "“2014-02-30” is not in the calendar"),
        ("2015/2012", "“2015/2012” ends before it begins"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(text, told):
    with pytest.raises(Fault) as caught:
        dates.parse(text)
    assert str(caught.value) == told


_days = st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31)).map(str)
_points = st.tuples(_days, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"])).map(
    lambda parts: parts[0][: parts[1]] + parts[2]
)


@given(_points)
def test_a_point_spans_the_same_days_as_the_edtf_library_says(text):
    oracle = edtf.parse_edtf(text)
    span = dates.parse(text)
    assert span.earliest == _iso(oracle.lower_strict())
    assert span.latest == _iso(oracle.upper_strict())


@given(_points, _points)
def test_an_interval_is_accepted_when_it_does_not_end_before_it_begins(first, last):
    ordered = dates.parse(first).earliest <= dates.parse(last).latest
    try:
        span = dates.parse(f"{first}/{last}")
    except Fault:
        assert not ordered
    else:
        assert ordered
        assert span == (dates.parse(first).earliest, dates.parse(last).latest)


def _iso(moment) -> str:
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


@pytest.mark.parametrize("text", ["2012-2015", "2012–2015", " 2012 - 2015 "])
def test_two_years_with_a_hyphen_are_a_period(text):
    assert dates.period(text) == ("2012-01-01", "2015-12-31")


def test_digits_of_another_script_are_no_years():
    with pytest.raises(Fault):
        dates.period("٢٠١٢-٢٠١٥")


def test_a_year_and_a_month_are_not_taken_for_two_years():
    assert dates.period("2012-10") == ("2012-10-01", "2012-10-31")


@given(_points, _points)
def test_overlap_is_mutual(one, other):
    a, b = dates.parse(one), dates.parse(other)
    assert dates.overlaps(a, b) == dates.overlaps(b, a)
    assert dates.overlaps(a, a)


def test_an_open_start_is_put_in_order_by_its_end():
    assert dates.position("../2015-07") == "2015-07-31"
    assert dates.position("2015/..") == "2015-01-01"


@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_a_month_ends_where_the_calendar_ends_it(day):
    last = calendar.monthrange(day.year, day.month)[1]
    assert dates.parse(day.isoformat()[:7]).latest == f"{day.isoformat()[:7]}-{last:02}"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("2014", "2014-06", True),
        ("2014", "2015", False),
        ("2012/2015", "2015", True),
        ("2014-06-01", "2014-05", False),
        ("2014-01", "2014-01-31", True),
    ],
)
def test_two_spans_overlap_when_they_share_a_day(one, other, shared):
    spans = dates.parse(one), dates.parse(other)
    assert dates.overlaps(*spans) is dates.overlaps(*reversed(spans)) is shared

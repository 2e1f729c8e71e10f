"""Which records are asked for: filters by what people type, and order. Pure functions; they know no screen.

A filter is a function from the dataset and the values typed to a test of one record, listed in `FILTERS` under the name of
its option. Filters are joined by *and*; the values of one, by *or*.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from survcli import dates, evidence, lookup, names
from survcli.dataset import Dataset, Row
from survcli.errors import Fault, Misunderstood
from survcli.names import Called
from survcli.vocabulary import EVIDENCE, KINDS, TECHNOLOGIES

Test = Callable[[Row], bool]
Values = Sequence[str]
Notes = list[Fault]


def select(dataset: Dataset, asked: Mapping[str, Any]) -> tuple[Dataset, list[Row], Notes]:
    """Return the dataset as it was known, the records that match in order of date, and what should be said about them.

    Args:
        asked: the filters by name; a value is text or a list of texts (``limit``: a number, ``disputed``: true or false).

    Raises:
        Misunderstood: a name or a value that cannot be understood, or a filter that does not exist.
    """
    notes: Notes = []
    asked = {name: value for name, value in asked.items() if value is not None and value is not False and value != []}
    limit, day = asked.pop("limit", None), asked.pop("as_of", None)
    if day is not None:
        dataset = evidence.as_of(dataset, as_day(day))
        notes.append(Fault("as known by {date}; titles and summaries are worded as of today", date=as_day(day)))
    typed = {
        name: [str(value)] if isinstance(value, (str, int)) else [str(item) for item in value] for name, value in asked.items()
    }
    tests = []
    for name, values in typed.items():
        if name not in FILTERS:
            raise Misunderstood("there is no filter “{name}”", name=names.shown(name))
        tests.append(FILTERS[name](dataset, values, notes))
    if {"since", "until"} <= typed.keys() and _first(typed["since"]) > _last(typed["until"]):
        since, until = (names.shown(", ".join(typed[name])) for name in ("since", "until"))
        raise Misunderstood("“{since}” is later than “{until}”", since=since, until=until)
    found = [record for record in dataset.records if all(test(record) for test in tests)]
    return dataset, found if limit is None else found[: number(limit)], notes


def number(text: str | int) -> int:
    """Return a typed whole number.

    Raises:
        Misunderstood: it is none.
    """
    if not str(text).isascii() or not str(text).isdigit() or len(str(text)) > 9:
        raise Misunderstood("“{name}” is no whole number from 0 on", name=names.shown(str(text)))
    return int(text)


def as_day(text: str) -> str:
    """Return the last day that a typed date can mean, for what was known by then."""
    return _span(text).latest


def _span(text: str) -> dates.Span:
    try:
        return dates.period(text)
    except Fault as fault:
        raise Misunderstood(
            "“{date}” is not a date such as 2014, 2012-2015, 2014-10 or 2014-10-29",
            date=names.shown(text),
        ) from fault


# --- filters -------------------------------------------------------------------------------------------------------


def _year(dataset: Dataset, values: Values, notes: Notes) -> Test:
    wanted = [_span(value) for value in values]

    def test(record: Row) -> bool:
        span = dates.parse(record["date"])
        return any(dates.overlaps(span, other) for other in wanted)

    return test


def _first(values: Values) -> str:
    return min(_span(value).earliest for value in values)


def _last(values: Values) -> str:
    return max(_span(value).latest for value in values)


def _since(dataset: Dataset, values: Values, notes: Notes) -> Test:
    first = _first(values)
    return lambda record: dates.parse(record["date"]).latest >= first


def _until(dataset: Dataset, values: Values, notes: Notes) -> Test:
    last = _last(values)
    return lambda record: dates.parse(record["date"]).earliest <= last


def _body(role: str, find: Callable[[Dataset, str], Called]) -> Callable[[Dataset, Values, Notes], Test]:
    def filter_by(dataset: Dataset, values: Values, notes: Notes) -> Test:
        wanted: set[str] = set()
        for value in values:
            called = find(dataset, value)
            wanted |= called.ids
            notes += called.notes
        return lambda record: not wanted.isdisjoint(dataset.involved(record, role))

    return filter_by


def _country(dataset: Dataset, values: Values, notes: Notes) -> Test:
    wanted = {lookup.country(value) for value in values}

    def test(record: Row) -> bool:
        bodies = dataset.involved(record, "vendors") | dataset.involved(record, "buyers")
        return any(dataset.organizations[ref]["country"] in wanted for ref in bodies)

    return test


def _closed(field: str, allowed: Sequence[str]) -> Callable[[Dataset, Values, Notes], Test]:
    def filter_by(dataset: Dataset, values: Values, notes: Notes) -> Test:
        wanted = {lookup.choice(value, allowed) for value in values}
        if field == "kind":
            return lambda record: record["kind"] in wanted
        return lambda record: not wanted.isdisjoint(dataset.involved(record, field))

    return filter_by


def _evidence(dataset: Dataset, values: Values, notes: Notes) -> Test:
    least = min(EVIDENCE.index(lookup.choice(value, EVIDENCE)) for value in values)
    return lambda record: EVIDENCE.index(evidence.level(dataset, record)) >= least


def _disputed(dataset: Dataset, values: Values, notes: Notes) -> Test:
    return lambda record: evidence.disputed(dataset, record)


FILTERS: dict[str, Callable[[Dataset, Values, Notes], Test]] = {
    "year": _year,
    "since": _since,
    "until": _until,
    "vendor": _body("vendors", lookup.vendor),
    "buyer": _body("buyers", lookup.buyer),
    "intermediary": _body("intermediaries", lookup.intermediary),
    "product": _body("products", lookup.product),
    "country": _country,
    "technology": _closed("technologies", TECHNOLOGIES),
    "kind": _closed("kind", KINDS),
    "evidence": _evidence,
    "disputed": _disputed,
}

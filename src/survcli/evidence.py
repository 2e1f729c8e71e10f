"""What follows from the citations: how well a record is known, since when, and whether it is denied. Never typed by hand."""

from typing import Any

from survcli import dates
from survcli.dataset import Dataset, Row
from survcli.names import fold

_OFFICIAL = {"official-record", "official-statement", "court-record"}


def bases(record: Row) -> set[str]:
    """Return the bases on which a record's sources rest."""
    return {cited["basis"] for cited in record["citations"]}


def publishers(dataset: Dataset, record: Row) -> list[str]:
    """Return the independent publishers of a record's sources; a reprint counts as the publisher of its text."""
    found: dict[str, str] = {}
    for cited in record["citations"]:
        name = publisher(dataset.sources[cited["source"]])
        found.setdefault(fold(name), name)
    return list(found.values())


def publisher(source: Row) -> str:
    """Return whose text a source is."""
    return str(source.get("original-publisher") or source.get("publisher") or source.get("container-title") or "")


def admitted(dataset: Dataset, record: Row) -> bool:
    """Whether an admission is about a record."""
    return any(other.get("stance") == "admission" for other in dataset.reactions(record))


def disputed(dataset: Dataset, record: Row) -> bool:
    """Whether a denial is about a record."""
    return any(other.get("stance") == "denial" for other in dataset.reactions(record))


def level(dataset: Dataset, record: Row) -> str:
    """Return one of `vocabulary.EVIDENCE`: the strongest basis decides."""
    found = bases(record)
    if found & _OFFICIAL or admitted(dataset, record):
        return "confirmed"
    if "leaked-document" in found:
        return "documented"
    if "technical-analysis" in found:
        return "technical"
    return "corroborated" if len(publishers(dataset, record)) > 1 else "reported"


def disclosed(dataset: Dataset, record: Row) -> str | None:
    """Return the date (EDTF) of the earliest of a record's sources that can tell of it, or None where none is dated."""
    return min(_telling(dataset, record).values(), key=lambda date: dates.parse(date).latest, default=None)


def _telling(dataset: Dataset, record: Row) -> dict[str, str]:
    """Return when each dated source of a record appeared. One older than what the record tells can tell only of what led to it."""
    begun = dates.parse(record["date"]).earliest
    issued = {cited["source"]: dataset.sources[cited["source"]].get("issued") for cited in record["citations"]}
    return {source: date for source, date in issued.items() if date and dates.parse(date).latest >= begun}


def lag(dataset: Dataset, record: Row) -> tuple[int, int] | None:
    """Return the fewest and the most days that can lie between a deal and its disclosure, or None where not known.

    A deal still running when it was disclosed gives zero at the least.
    """
    known = disclosed(dataset, record)
    if record["kind"] != "acquisition" or known is None:
        return None
    from datetime import date

    deal, seen = dates.parse(record["date"]), dates.parse(known)
    if deal.earliest == dates.FIRST_DAY:
        return None
    last = min(deal.latest, seen.latest)

    def days(later: str, earlier: str) -> int:
        return max(0, (date.fromisoformat(later) - date.fromisoformat(earlier)).days)

    return days(seen.earliest, last), days(seen.latest, deal.earliest)


def as_of(dataset: Dataset, day: str) -> Dataset:
    """Return what was publicly known on a day: the sources that existed, and the facts that rest on them.

    A source counts from the last day that its date can mean; one without a date is not known to have existed, and one older
    than what a record tells does not make it known. A fact of an acquisition whose every footnote is later becomes unknown.
    Titles and summaries remain those of today.
    """
    known = {key for key, source in dataset.sources.items() if "issued" in source and dates.parse(source["issued"]).latest <= day}
    records = [_as_known(record, known) for record in dataset.records if known & _telling(dataset, record).keys()]
    kept = {record["id"] for record in records}
    return dataset.replaced(
        [{**record, **{key: [ref for ref in record[key] if ref in kept] for key in _LINKS if key in record}} for record in records]
    )


_LINKS = ("about", "renews", "overlaps")
_FOOTNOTED = ("vendors", "products", "intermediaries", "funders", "buyers", "described_as", "identifiers")


def _as_known(record: Row, known: set[str]) -> Row:
    citations = [cited for cited in record["citations"] if cited["source"] in known]
    if len(citations) == len(record["citations"]):
        return record
    then: dict[str, Any] = {**record, "citations": citations}
    if record["kind"] != "acquisition":
        return then
    supported = {field for cited in citations for field in cited["supports"]}
    for field in _FOOTNOTED:
        if record[field] and field not in supported:
            then[field] = None if field == "described_as" else []
            then["gaps"] = {**then["gaps"], field: "unknown"}
    then["amounts"] = [
        {**amount, "sources": left} for amount in record["amounts"] if (left := [ref for ref in amount["sources"] if ref in known])
    ]
    if record["amounts"] and not then["amounts"]:
        then["gaps"] = {**then["gaps"], "amounts": "unknown"}
    return then

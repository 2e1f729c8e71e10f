"""What follows from the citations."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survcli import dates, evidence
from survcli.dataset import Dataset


def with_bases(data, *bases, publishers=None):
    """A dataset whose first record is cited with these bases, each by a publisher of its own."""
    record = next(row for row in data["records"] if row["id"] == "MX-0003")
    record["citations"] = []
    for number, basis in enumerate(bases):
        publisher = (publishers or [f"Publisher {n}" for n in range(9)])[number]
        source = {"id": f"s{number}", "title": "T", "type": "report", "publisher": publisher, "language": "es", "issued": "2015"}
        data["sources"].append(source)
        record["citations"].append({"source": f"s{number}", "basis": basis, "supports": ["date"]})
    return Dataset(data), record


@pytest.mark.parametrize(
    ("bases", "level"),
    [
        (["official-record"], "confirmed"),
        (["official-statement", "reporting"], "confirmed"),
        (["court-record"], "confirmed"),
        (["leaked-document", "technical-analysis"], "documented"),
        (["technical-analysis", "reporting", "reporting"], "technical"),
        (["reporting", "testimony"], "corroborated"),
        (["reporting"], "reported"),
    ],
)
def test_the_strongest_basis_decides(data, bases, level):
    ledger, record = with_bases(data, *bases)
    assert evidence.level(ledger, record) == level


def test_two_outlets_of_one_publisher_do_not_corroborate(data):
    ledger, record = with_bases(data, "reporting", "reporting", publishers=["El País", "EL PAIS"])
    assert evidence.level(ledger, record) == "reported"


def test_a_reprint_counts_as_the_publisher_of_its_text(data):
    ledger, record = with_bases(data, "reporting", "reporting", publishers=["Reforma", "A blog"])
    data["sources"][-1]["original-publisher"] = "Reforma"
    assert evidence.level(Dataset(data), record) == "reported"
    assert evidence.publishers(ledger, record) == ["Reforma"]


def test_an_admission_confirms_and_a_denial_disputes(data, record):
    denial = record("MX-0010")
    ledger = Dataset(data)
    acquisition = record("MX-0009")
    assert evidence.disputed(ledger, acquisition)
    denial["stance"] = "admission"
    assert not evidence.disputed(Dataset(data), acquisition)
    assert evidence.level(Dataset(data), acquisition) == "confirmed"


def test_disclosure_is_the_earliest_of_the_sources(data):
    ledger, record = with_bases(data, "reporting", "reporting")
    data["sources"][-1]["issued"] = "2013-07-06"
    assert evidence.disclosed(Dataset(data), record) == "2013-07-06"
    assert ledger.sources["s0"]["issued"] == "2015"


def test_a_source_older_than_what_a_record_tells_does_not_disclose_it(data):
    _, record = with_bases(data, "reporting", "reporting")
    data["sources"][-1]["issued"] = "2011-05"  # of plans, or of what led to it
    assert evidence.disclosed(Dataset(data), record) == "2015"
    assert record["id"] not in evidence.as_of(Dataset(data), "2014-12-31").by_id


def test_the_lag_honours_partial_dates(data):
    ledger, record = with_bases(data, "reporting")
    assert evidence.lag(ledger, record) == (853, 1217)  # 31 August 2012 → some day of 2015
    data["sources"][-1]["issued"] = "2012-08"
    assert evidence.lag(Dataset(data), record) == (0, 0)


def test_an_acquisition_without_a_dated_source_has_no_lag(data):
    _, record = with_bases(data, "reporting")
    del data["sources"][-1]["issued"]
    assert evidence.lag(Dataset(data), record) is None


def test_before_any_source_nothing_was_known(little):
    assert evidence.as_of(little, "2000-01-01").records == []


def test_a_fact_whose_every_footnote_is_later_is_not_yet_known(data, record):
    acquisition = record("MX-0007")
    known = min(
        (
            source["issued"]
            for source in data["sources"]
            if "issued" in source and source["id"] in {c["source"] for c in acquisition["citations"]}
        ),
        key=lambda date: dates.parse(date).latest,
    )
    then = evidence.as_of(Dataset(data), dates.parse(known).latest).by_id["MX-0007"]
    left = {cited["source"] for cited in then["citations"]}
    assert left < {cited["source"] for cited in acquisition["citations"]}
    for amount in then["amounts"]:
        assert set(amount["sources"]) <= left
    for field in ("vendors", "buyers", "intermediaries", "products"):
        supported = any(field in cited["supports"] for cited in then["citations"])
        assert bool(then[field]) == supported
        assert supported or then["gaps"][field] == "unknown"


@given(st.dates(), st.dates())
def test_what_was_known_only_grows(little, one, other):
    first, later = sorted((str(one), str(other)))
    before, after = evidence.as_of(little, first), evidence.as_of(little, later)
    assert set(before.by_id) <= set(after.by_id)
    for key, record in before.by_id.items():
        cited = {one["source"] for one in record["citations"]}
        assert cited <= {one["source"] for one in after.by_id[key]["citations"]}
        assert all(dates.parse(little.sources[ref]["issued"]).latest <= first for ref in cited)
        assert dates.parse(record["date"]).earliest <= first


def test_asking_what_was_known_changes_nothing(little):
    before = json.dumps(little.records)
    evidence.as_of(little, "2014-01-01")
    assert json.dumps(little.records) == before

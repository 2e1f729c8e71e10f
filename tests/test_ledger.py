"""The ledger itself: whole, balanced, covered, and harmless."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from survcli import dataset, dates, evidence, names, validation
from survcli.vocabulary import TECHNOLOGIES

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def acquisitions(ledger):
    return [record for record in ledger.records if record["kind"] == "acquisition"]


def test_nothing_is_wrong_with_it():
    raw = dataset.bundled().read_bytes()
    assert [f"{problem.place}: {problem}" for problem in validation.problems(validation.parse(raw))] == []


def test_it_is_sealed():
    file = dataset.bundled()
    sealed, name = file.with_name(file.name + ".sha256").read_text("utf-8").split()
    assert sealed == hashlib.sha256(file.read_bytes()).hexdigest()
    assert name == "records.json"


def test_it_is_laid_out_as_tidy_does():
    from survcli import layout, models

    text = dataset.bundled().read_text("utf-8")
    assert layout.dump(json.loads(text), models.key_order()) == text


def test_it_is_as_large_as_it_says(ledger, acquisitions):
    kinds = Counter(record["kind"] for record in ledger.records)
    assert kinds["acquisition"] >= 110
    assert kinds["revelation"] >= 60
    assert kinds["response"] >= 60
    assert len(ledger.records) >= 220
    assert len(ledger.sources) >= 380
    assert sum(bool(record["buyers"]) for record in acquisitions) >= 110


@pytest.mark.parametrize("technology", TECHNOLOGIES)
def test_every_technology_is_covered(acquisitions, technology):
    assert sum(technology in record["technologies"] for record in acquisitions) >= 4


def test_every_year_from_2006_is_covered(ledger):
    years = {dates.position(record["date"])[:4] for record in ledger.records}
    assert {str(year) for year in range(2006, 2027)} <= years


def test_both_federal_and_state_authorities_are_covered(ledger, acquisitions):
    regions = {ledger.organizations[ref].get("region") for record in acquisitions for ref in record["buyers"]}
    assert len(regions - {None}) >= 20
    assert None in regions


def test_no_two_records_have_the_same_title(ledger):
    for lang in ("en", "es"):
        titles = Counter(names.plain(record["title"][lang]) for record in ledger.records)
        assert [title for title, count in titles.items() if count > 1] == []


def test_no_two_sources_have_the_same_address(ledger):
    addresses = Counter(source["URL"].rstrip("/") for source in ledger.sources.values())
    assert [address for address, count in addresses.items() if count > 1] == []


def test_titles_fit_a_line_or_two(ledger):
    for record in ledger.records:
        for text in record["title"].values():
            assert len(text) <= 130, text
            assert not text.endswith("."), text


def test_the_two_languages_are_two_languages(ledger):
    for record in ledger.records:
        assert record["title"]["en"] != record["title"]["es"], record["id"]
        assert record["summary"]["en"] != record["summary"]["es"], record["id"]
        shorter, longer = sorted(len(text) for text in record["summary"].values())
        assert longer < 2 * shorter, record["id"]


def test_each_summary_says_its_own_year(ledger):
    for record in ledger.records:
        for summary in record["summary"].values():
            assert set(re.findall(r"\d{4}", record["date"])) <= set(re.findall(r"\d{4}", summary)), record["id"]


def test_the_two_languages_say_the_same_figures(ledger):
    for record in ledger.records:
        for field in ("title", "summary"):
            assert figures(record[field]["en"]) == figures(record[field]["es"]), (record["id"], field)


_SCALES = {" mil millones": 1e9, " billion": 1e9, " millones": 1e6, " millón": 1e6, "-million": 1e6, " million": 1e6}
_SPELT = {"one billion": "1,000,000,000", "thousand": "1,000", "mil millones": "1,000,000,000", "mil": "1,000"}


def figures(text):
    """Return the numbers of a text in either language, years and contract numbers among them; `3.5 million` is 3,500,000."""
    text = re.sub(rf"(?<![\d.] )\b({'|'.join(_SPELT)})\b", lambda match: _SPELT[match[1]], text)
    found = re.findall(rf"(\d[\d,]*(?:\.\d+)?)((?:{'|'.join(_SCALES)})\b)?", text)
    return {round(float(digits.replace(",", "")) * _SCALES.get(scale, 1), 2) for digits, scale in found}


def test_most_acquisitions_rest_on_more_than_one_source(acquisitions):
    several = sum(len(record["citations"]) > 1 for record in acquisitions)
    assert several / len(acquisitions) > 0.6


def test_a_total_and_what_it_counts_do_not_point_at_each_other(acquisitions):
    overlaps = {record["id"]: set(record["overlaps"]) for record in acquisitions}
    assert [(one, other) for one, others in overlaps.items() for other in others if one in overlaps[other]] == []


def test_what_no_authority_answered_rests_on_no_official_statement(ledger):
    authorities = {"agency", "court", "legislature", "oversight", "international"}
    for record in ledger.records:
        if record["kind"] == "response" and not authorities & {ledger.organizations[ref]["type"] for ref in record["actors"]}:
            assert "official-statement" not in evidence.bases(record), record["id"]


def test_no_purchase_is_confirmed_by_what_supports_its_summary_alone(acquisitions):
    official = {"official-record", "official-statement", "court-record"}
    for record in acquisitions:
        facts = [set(citation["supports"]) - {"summary"} for citation in record["citations"] if citation["basis"] in official]
        assert not facts or any(facts), record["id"]


def test_every_source_has_an_address_a_day_of_reading_and_a_place(ledger):
    for source in ledger.sources.values():
        assert source["URL"].startswith("http")
        assert "accessed" in source
        assert evidence.publisher(source)


def test_no_targeted_person_is_named(ledger):
    """The names are kept as digests of their folded form: a list of names would itself name them."""
    digests = set((HERE / "data" / "targeted.sha256").read_text("utf-8").split())
    for where, text in _prose(ledger):
        words = names.plain(text).split()
        for size in (2, 3, 4):
            for start in range(len(words) - size + 1):
                phrase = " ".join(words[start : start + size])
                assert hashlib.sha256(phrase.encode()).hexdigest() not in digests, where


def _prose(ledger):
    for record in ledger.records:
        for field in ("title", "summary"):
            yield from ((record["id"], text) for text in record[field].values())
        for target in record.get("targets", ()):
            yield from ((record["id"], text) for text in target["group"].values())
        for amount in record.get("amounts", ()):
            yield from ((record["id"], text) for text in amount.get("note", {}).values())
    for source in ledger.sources.values():
        if source["title"].startswith("["):  # a title of ours; a published one stands as it was published
            yield source["id"], source["title"]


def test_every_id_was_given_once(ledger):
    ids = [record["id"] for record in (*ledger.records, *ledger.retired)]
    assert len(ids) == len(set(ids))

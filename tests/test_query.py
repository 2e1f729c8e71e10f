"""Filters: each gives a subset, and the one that its name promises."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from survcli import dates, evidence, query
from survcli.errors import Misunderstood
from survcli.vocabulary import EVIDENCE, KINDS, TECHNOLOGIES

_years = st.integers(1990, 2027).map(str)
_asked = st.fixed_dictionaries(
    {},
    optional={
        "year": _years,
        "since": _years,
        "until": _years,
        "as_of": _years,
        "vendor": st.sampled_from(["nso", "gamma", "circles", "pegasus"]),
        "buyer": st.sampled_from(["PGR", "Durango", "FGR"]),
        "country": st.sampled_from(["IL", "Finlandia", "GB"]),
        "technology": st.sampled_from(TECHNOLOGIES),
        "kind": st.sampled_from(KINDS),
        "evidence": st.sampled_from(EVIDENCE),
        "disputed": st.booleans(),
        "limit": st.integers(0, 20),
    },
)


def ids(found):
    return [record["id"] for record in found[1]]


@given(_asked, _asked)
def test_more_filters_never_find_more(little, one, other):
    both = {**one, **{key: value for key, value in other.items() if key not in one}}
    both.pop("limit", None)
    assume({"since", "until"} - both.keys() or dates.parse(both["since"]).earliest <= dates.parse(both["until"]).latest)
    fewer = {key: value for key, value in one.items() if key != "limit"}
    wide, narrow = ids(query.select(little, fewer)), ids(query.select(little, both))
    assert set(narrow) <= set(wide)
    assert narrow == [key for key in wide if key in narrow]


@given(_years, _years)
def test_a_repeated_filter_means_or(little, one, other):
    assert set(ids(query.select(little, {"year": [one, other]}))) == set(ids(query.select(little, {"year": one}))) | set(
        ids(query.select(little, {"year": other}))
    )


@given(_years)
def test_a_year_finds_what_overlaps_it(ledger, year):
    found = set(ids(query.select(ledger, {"year": year})))
    for record in ledger.records:
        span = dates.parse(record["date"])
        assert (record["id"] in found) == (span.earliest[:4] <= year <= span.latest[:4])


@given(_years)
def test_since_and_until_share_only_what_spans_both(ledger, year):
    since, until = (set(ids(query.select(ledger, {name: year}))) for name in ("since", "until"))
    assert since | until == {record["id"] for record in ledger.records}
    assert since & until == set(ids(query.select(ledger, {"year": year})))


@given(st.integers(0, 1000))
def test_a_limit_gives_the_first_so_many(ledger, limit):
    assert ids(query.select(ledger, {"limit": limit})) == [record["id"] for record in ledger.records][:limit]


def test_a_revelation_is_found_by_what_it_is_about(little):
    found = ids(query.select(little, {"intermediary": "Obses"}))
    assert {"MX-0001", "MX-0002", "MX-0003", "MX-0004", "MX-0005", "MX-0008"} == set(found)


def test_evidence_means_at_least_this_strong(little):
    counts = [len(ids(query.select(little, {"evidence": level}))) for level in EVIDENCE]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == len(little.records)


def test_disputed_finds_what_somebody_denies(little):
    assert ids(query.select(little, {"disputed": True})) == ["MX-0009"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"since": 2018, "until": ["2012"]}, "“2018” is later than “2012”"),
        ({"year": "twenty"}, "“twenty” is not a date such as 2014, 2012-2015, 2014-10 or 2014-10-29"),
        ({"since": "2014-13"}, "“2014-13” is not a date such as 2014, 2012-2015, 2014-10 or 2014-10-29"),
        ({"limit": "-1"}, "“-1” is no whole number from 0 on"),
        ({"limit": "many"}, "“many” is no whole number from 0 on"),
        ({"limit": "٣"}, "“٣” is no whole number from 0 on"),
        ({"limit": "1000000000"}, "“1000000000” is no whole number from 0 on"),
        ({"kind": "purchase"}, "“purchase” is not understood"),
        ({"evidence": "certain"}, "“certain” is not understood"),
        ({"technology": "magic"}, "“magic” is not understood"),
        ({"colour": "red"}, "there is no filter “colour”"),
        ({"country": "Atlantis"}, "no country is called “Atlantis”"),
    ],
)
def test_what_is_not_understood_is_an_error(little, asked, told):
    with pytest.raises(Misunderstood) as caught:
        query.select(little, asked)
    assert str(caught.value) == told


def test_the_largest_number_has_nine_digits():
    assert query.number("999999999") == 999_999_999


@pytest.mark.parametrize("empty", [None, False, []])
def test_a_filter_without_a_value_asks_nothing(little, empty):
    assert ids(query.select(little, {"vendor": empty, "disputed": empty})) == [record["id"] for record in little.records]


def test_several_names_mean_any_of_them_and_each_is_explained(little):
    _, found, notes = query.select(little, {"vendor": ["pegasus", "finfisher"]})
    either = [set(ids(query.select(little, {"vendor": name}))) for name in ("pegasus", "finfisher")]
    assert {record["id"] for record in found} == either[0] | either[1] != either[0]
    assert [str(note) for note in notes] == ["Pegasus is a product of NSO Group", "FinFisher is a product of Gamma Group"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_finds_the_records_of_that_kind(little, kind):
    assert ids(query.select(little, {"kind": kind})) == [record["id"] for record in little.records if record["kind"] == kind]


@pytest.mark.parametrize("technology", TECHNOLOGIES)
def test_a_technology_finds_what_it_is_in_and_what_is_about_that(little, technology):
    expected = [
        record["id"]
        for record in little.records
        if any(technology in row["technologies"] for row in (record, *(little.by_id[ref] for ref in record.get("about", ()))))
    ]
    assert ids(query.select(little, {"technology": technology})) == expected


def test_what_was_known_on_a_day_says_which_day(little):
    _, _, notes = query.select(little, {"as_of": "2015"})
    assert [str(note) for note in notes] == ["as known by 2015-12-31; titles and summaries are worded as of today"]


def test_a_record_of_the_very_day_is_since_it_and_until_it(little):
    dated = next(record for record in little.records if len(record["date"]) == 10)
    for name in ("since", "until"):
        assert dated["id"] in ids(query.select(little, {name: dated["date"]}))


@pytest.mark.parametrize("level", EVIDENCE)
def test_evidence_finds_what_is_known_just_so_well(little, level):
    found = ids(query.select(little, {"evidence": level}))
    assert {record["id"] for record in little.records if evidence.level(little, record) == level} <= set(found)


def test_a_country_is_that_of_a_maker_or_of_a_buyer_and_of_no_other(little):
    for code in ("IL", "MX", "DE"):
        expected = [
            record["id"]
            for record in little.records
            if any(
                little.organizations[ref]["country"] == code
                for row in (record, *(little.by_id[ref] for ref in record.get("about", ())))
                for ref in row["vendors"] + row["buyers"]
            )
        ]
        assert ids(query.select(little, {"country": code})) == expected

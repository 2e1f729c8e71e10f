"""Validation: each fault is found, at its place, and all of them at once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survcli import rules, validation
from survcli.errors import Unusable
from survcli.spanish import CATALOGUE
from survcli.vocabulary import TECHNOLOGIES


def places(data):
    return {problem.place: str(problem) for problem in validation.problems(data)}


def index(data, key):
    return next(number for number, row in enumerate(data["records"]) if row["id"] == key)


def test_the_small_ledger_has_no_problems(data):
    assert places(data) == {}


def change(data, path, value):
    """Set, or with ``...`` remove, what stands at a path such as ``records.0.title.es``."""
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    here = data
    for part in way:
        here = here[part]
    if value is ...:
        del here[last]
    else:
        here[last] = value


SHAPES = [
    ("records.0.colour", "red", "records[0].colour", "is not a known key"),
    ("records.0.vendor", [], "records[0].vendor", "is not a known key; did you mean “vendors”?"),
    ("records.0.amounts", {}, "records[0].amounts", "must be a list"),
    ("records.0.amounts.0.value", "12", "records[0].amounts[0].value", "must be a number"),
    ("records.0.amounts.0.value", True, "records[0].amounts[0].value", "must be a number"),
    ("records.0.amounts.0.value", 0, "records[0].amounts[0].value", "must be more than zero"),
    ("records.0.amounts.0.value", float("inf"), "records[0].amounts[0].value", "must be a finite number"),
    ("records.0.amounts.0.sources", [], "records[0].amounts[0].sources", "must not be empty"),
    (
        "records.0.amounts.0.currency",
        "MXP",
        "records[0].amounts[0].currency",
        "“MXP” is not a currency code of ISO 4217 such as MXN",
    ),
    (
        "records.0.amounts.0.kind",
        "price",
        "records[0].amounts[0].kind",
        '"price" is not one of: contract, paid, invoiced, budgeted, total',
    ),
    ("records.0.kind", "purchase", "records[0]", "must be of kind acquisition, revelation or response"),
    ("records.0.kind", ..., "records[0]", "must have a kind: acquisition, revelation or response"),
    ("records.0.title.es", ..., "records[0].title.es", "is missing"),
    ("records.0.title.es", "", "records[0].title.es", "must not be empty"),
    ("records.0.title.en", " x", "records[0].title.en", "starts or ends with white space: trim it"),
    ("records.0.title.en", "a\u001b[2Jb", "records[0].title.en", "holds a control or invisible character: remove it"),
    ("records.0.title.en", "a\u202eb", "records[0].title.en", "holds a control or invisible character: remove it"),
    (
        "records.0.title.en",
        "Me\u0301xico",
        "records[0].title.en",
        "is not in Unicode form NFC: type its accents as single characters",
    ),
    ("records.0.title.en", 7, "records[0].title.en", "must be text"),
    ("records.0.date", "2012-13", "records[0].date", "“2012-13” is not in the calendar"),
    ("records.0.date", "2015/2012", "records[0].date", "“2015/2012” ends before it begins"),
    (
        "records.0.date",
        "August 2012",
        "records[0].date",
        "“August 2012” is not a date such as 2014, 2014-10, 2014-10-29, 2012/2015 or 2016~ (EDTF)",
    ),
    ("records.0.technologies", ["malware"], "records[0].technologies[0]", f'"malware" is not one of: {", ".join(TECHNOLOGIES)}'),
    ("records.0.technologies", [], "records[0].technologies", "must not be empty"),
    ("records.0.citations", [], "records[0].citations", "must not be empty"),
    (
        "records.0.citations.0.basis",
        "rumour",
        "records[0].citations[0].basis",
        '"rumour" is not one of: official-record, official-statement, court-record, leaked-document, technical-analysis, testimony, reporting',
    ),
    (
        "records.0.citations.0.supports",
        ["price"],
        "records[0].citations[0].supports[0]",
        '"price" is not one of: date, buyers, vendors, intermediaries, funders, products, described_as, amounts, identifiers, summary, technologies',
    ),
    ("records.0.id", "MX-1", "records[0].id", "“MX-1” is not of the form MX-0001"),
    (
        "records.0.gaps",
        {"price": "unknown"},
        "records[0].gaps.price",
        '"price" is not one of: date, buyers, vendors, intermediaries, funders, products, described_as, amounts, identifiers',
    ),
    (
        "records.0.gaps",
        {"amounts": "secret"},
        "records[0].gaps.amounts",
        '"secret" is not one of: unknown, withheld, redacted, classified',
    ),
    ("organizations.0.country", "UK", "organizations[0].country", "“UK” is not a country code of ISO 3166-1 such as MX"),
    ("organizations.0.id", "Bad Slug", "organizations[0].id", "“Bad Slug” is not of the form lowercase-words-joined-by-hyphens"),
    (
        "organizations.0.type",
        "firm",
        "organizations[0].type",
        '"firm" is not one of: company, agency, media, civil-society, academic, court, oversight, legislature, international',
    ),
    ("sources.0.URL", "ftp://example.org/x", "sources[0].URL", "“ftp://example.org/x” is not an http or https address"),
    ("sources.0.URL", "javascript:alert(1)", "sources[0].URL", "“javascript:alert(1)” is not an http or https address"),
    ("sources.0.URL", "http://a b", "sources[0].URL", "“http://a b” is not an http or https address"),
    ("sources.0.language", "xx", "sources[0].language", "“xx” is not a language code of ISO 639-1 such as es"),
    ("version", "1.0", "version", "“1.0” is not of the form 2026.11.0"),
    ("format", 2, "format", "2 is not one of: 1"),
    ("extra", 1, "extra", "is not a known key"),
    ("retired", ..., "retired", "is missing"),
    ("records.0.products", ["Pegasus"], "records[0].products[0]", "“Pegasus” is not of the form lowercase-words-joined-by-hyphens"),
    ("organizations.0.region", "mexico", "organizations[0].region", "“mexico” is not of the form MX-JAL"),
    ("released", "today", "released", "“today” is not of the form 2026-11-30"),
]


@pytest.mark.parametrize(("path", "value", "place", "told"), SHAPES, ids=lambda part: str(part)[:40])
def test_a_fault_of_shape_is_named_at_its_place(data, path, value, place, told):
    change(data, path, value)
    assert places(data) == {place: told}


RULES = [
    ("organizations.0.region", "MX-XXX", "organizations[0].region", "MX-XXX is not in BG"),
    ("records.0.buyers", ["nobody"], "records[0].buyers[0]", "nobody does not exist"),
    ("records.0.buyers", ["pgrr"], "records[0].buyers[0]", "pgrr does not exist; did you mean pgr?"),
    ("records.0.vendors", ["gamma-group", "gamma-group"], "records[0].vendors[1]", "gamma-group stands there twice"),
    ("records.0.date", "2026-12", "records[0].date", "2026-12 is later than the dataset (2026-11-23)"),
    ("sources.0.issued", "2027", "sources[0].issued", "2027 is later than the dataset (2026-11-23)"),
    (
        "records.0.described_as",
        "Suministro de equipo",
        "records[0].described_as",
        "has no footnote: name it in the `supports` of a citation",
    ),
    ("records.0.gaps", {"buyers": "unknown"}, "records[0].gaps.buyers", "has a value, so it is no gap"),
    ("records.0.overlaps", ["MX-0001"], "records[0].overlaps", "leads back to MX-0001"),
    ("records.0.renews", ["MX-0001"], "records[0].renews", "leads back to MX-0001"),
    ("records.0.products", [], "records[0].products", "is empty: name the gap in `gaps` (unknown, withheld, redacted, classified)"),
    (
        "records.0.technologies",
        ["drone"],
        "records[0].products[0]",
        "its technology intrusion-spyware is not among the technologies",
    ),
    ("records.0.summary.es", "Llame al 55 1234 5678", "records[0].summary.es", "holds a contact detail: remove it"),
    ("records.0.summary.en", "Write to press@example.org", "records[0].summary.en", "holds a contact detail: remove it"),
    ("sources.0.URL", ..., "sources[0]", "names neither a URL nor an archive_location"),
    ("sources.0.author", [{"given": "Ana"}], "sources[0].author[0]", "must be either family and given, or literal"),
    ("retired.0.replaced_by", "MX-0555", "retired[0].replaced_by", "MX-0555 does not exist; did you mean MX-0005?"),
    ("retired.0.id", "MX-0001", "retired[0].id", "MX-0001 is used twice; an id is never given again"),
    ("organizations.0.region", "US-CA", "organizations[0].region", "US-CA is not in BG"),
    ("sources.0.container-title", ..., "sources[0]", "names neither a container-title nor a publisher"),
    ("records.0.vendors", [], "records[0].products[0]", "its maker gamma-group is not among the vendors"),
    (
        "records.0.citations.0.supports",
        ["described_as"],
        "records[0].citations[0].supports[0]",
        "described_as has no value to support",
    ),
    (
        "records.0.citations.0.supports",
        ["described_as"],
        "records[0].amounts[0].sources[0]",
        "reforma-2013-sobrecosto-equipo-espia is not cited with `amounts` among what it supports",
    ),
    ("records.0.date", "2026-12", "records[3].about[0]", "2013-07 is before MX-0001 began (2026-12-01)"),
    ("records.0.date", "2026-12", "records[1]", "MX-0002 stands out of order"),
    ("sources.0.accessed", "2027-01-01", "sources[0].accessed", "2027-01-01 is later than the dataset (2026-11-23)"),
    ("organizations.0.name", "PGR", "organizations[9]", "“pgr” is also a name of circles"),
    ("organizations.1.id", "afi", "organizations[1]", "afi stands out of order"),
    ("organizations.1.id", "circles", "organizations[1].id", "circles is used twice"),
]


@pytest.mark.parametrize(("path", "value", "place", "told"), RULES, ids=lambda part: str(part)[:40])
def test_a_fault_across_records_is_named_at_its_place(data, path, value, place, told):
    change(data, path, value)
    assert (place, told) in [(problem.place, str(problem)) for problem in validation.problems(data)]


def test_an_id_given_twice_is_found(data):
    data["records"].append(data["records"][-1])
    assert "never given again" in places(data)[f"records[{len(data['records']) - 1}].id"]


def test_a_source_that_nothing_cites_is_found(data):
    data["sources"].append({**data["sources"][-1], "id": "zzz"})
    assert "used by no record" in places(data)[f"sources[{len(data['sources']) - 1}]"]


def test_one_name_for_two_bodies_is_found(data):
    data["organizations"][1]["aliases"].append(data["organizations"][0]["name"].upper())
    assert "is also a name of" in places(data)["organizations[1]"]


def test_records_out_of_order_are_found(data):
    data["records"].reverse()
    assert any("out of order" in told for told in places(data).values())


def test_a_revelation_before_what_it_reveals_began_is_found(data, record):
    record("MX-0005")["date"] = "2011-01-01"
    found = [str(problem) for problem in validation.problems(data)]
    assert any("is before MX-0001 began" in told for told in found)


def test_a_body_that_becomes_itself_is_found(data):
    by_id = {row["id"]: row for row in data["organizations"]}
    by_id["fgr"]["successor"] = "pgr"
    found = {place: told for place, told in places(data).items() if "leads back" in told}
    assert found == {"organizations[3].successor": "leads back to fgr", "organizations[9].successor": "leads back to pgr"}


def test_a_ring_of_answers_is_found(data, record):
    record("MX-0004")["about"] = ["MX-0008"]
    record("MX-0008")["about"] = ["MX-0004"]
    assert sum("leads back" in str(problem) for problem in validation.problems(data)) == 2


def paths(value, way=()):
    """Every place of a dataset, of long lists only the first two rows."""
    yield way
    rows = value.items() if isinstance(value, dict) else enumerate(value[:2]) if isinstance(value, list) else ()
    for key, inner in rows:
        yield from paths(inner, (*way, str(key)))


def test_whatever_stands_where_is_told_in_both_languages(data):
    raw = json.dumps(data)
    for way in filter(None, list(paths(data))):
        for value in (None, [], {}, "", 0, True, "x", [[]], [{}], {"x": 1}):
            hostile = json.loads(raw)
            change(hostile, ".".join(way), value)
            for problem in validation.problems(hostile):
                assert problem.template in CATALOGUE, (way, value)


@pytest.mark.parametrize(("levels", "deep"), [(20, True), (19, False)])
def test_nineteen_levels_may_stand_in_each_other(levels, deep):
    raw = b"[" * levels + b"1" + b"]" * levels
    if deep:
        with pytest.raises(Unusable, match="nested too deeply"):
            validation.parse(raw)
    else:
        assert validation.parse(raw)


def answers(about):
    """Return as much of a dataset as says what is about what."""
    return {"organizations": [], "records": [{"id": key, "kind": "response", "about": refs} for key, refs in about.items()]}


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefx"), max_size=3)))
def test_just_the_records_that_lead_back_to_themselves_are_named(about):
    leads = {(one, other) for one, others in about.items() for other in others}
    for _ in about:  # all that can be reached, by a way that is slow and plainly right
        leads |= {(one, last) for one, middle in leads for first, last in leads if middle == first}
    named = [problem.values["id"] for problem in rules.acyclic(answers(about))]
    assert sorted(named) == sorted(one for one in about if (one, one) in leads)


@pytest.mark.parametrize("last", [[], ["0"]], ids=["a chain", "a ring"])
def test_a_long_way_round_is_walked_once(last):
    length = 50_000
    about = {str(number): [str(number + 1)] for number in range(length)} | {str(length): last}
    assert len(list(rules.acyclic(answers(about)))) == (length + 1 if last else 0)


def test_an_amount_whose_source_does_not_support_it_is_found(data, record):
    row = record("MX-0001")
    for cited in row["citations"]:
        if cited["source"] == row["amounts"][0]["sources"][0]:
            cited["supports"] = ["date"]
    assert f"records[{index(data, 'MX-0001')}].amounts[0].sources[0]" in places(data)


def test_every_problem_is_told_at_once(data):
    change(data, "records.0.title.es", "")
    change(data, "records.1.title.en", " x")
    change(data, "organizations.0.country", "UK")
    assert len(places(data)) == 3


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "not JSON: line 1, column 1"),
        (b'{\n"a": 1', "not JSON: line 2, column 7"),
        (b'{"a": 1, "b": 2, "b": 3}', "not a dataset: the key “b” is given twice in one object"),
        (b'{"a": NaN}', "not JSON: NaN is no number"),
        (b'{"a": -Infinity}', "not JSON: -Infinity is no number"),
        (b'"\xff"', "not UTF-8 text: byte 1"),
        (b"\xef\xbb\xbf{}", "not JSON: line 1, column 1"),
        (b"[" * 100_000, "not a dataset: nested too deeply"),
        (b"9" * 5000, "not a dataset: a number is too long"),
        (b"[" + b"0," * 200_000 + b"0]", "not a dataset: it holds almost nothing but commas"),
        (
            b'{"a": [' + b'"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",' * 10_000 + b"0]}",
            "not a dataset: its rows are too short to say anything",
        ),
    ],
    ids=lambda part: str(part)[:40],
)
def test_what_is_no_dataset_is_refused(raw, told):
    with pytest.raises(Unusable) as caught:
        validation.parse(raw)
    assert str(caught.value) == told


def test_what_is_short_may_be_dense():
    assert validation.parse(b'{"a": [' + b"0," * 1000 + b"0]}") == {"a": [0] * 1001}


@pytest.mark.parametrize("value", [None, [], 3, "x", {"format": 1}])
def test_json_that_is_no_dataset_has_problems(value):
    assert validation.problems(value)


def test_the_command_names_every_problem_and_exits_with_1(data, tmp_path, run):
    change(data, "records.0.title.es", "")
    change(data, "records.0.amounts.0.currency", "MXP")
    file = tmp_path / "my.json"
    file.write_text(json.dumps(data), "utf-8")
    result = run("validate", str(file))
    assert result.status == 1
    assert len(result.out.splitlines()) == 2
    assert "records[0].amounts[0].currency" in result.out
    listed = run("validate", str(file), "--json")
    assert [row["place"] for row in listed.json] == ["records[0].title.es", "records[0].amounts[0].currency"]
    spanish = run("validate", str(file), "--lang", "es")
    assert "no debe estar vacío" in spanish.out


def test_a_seal_is_written_only_when_nothing_is_wrong(data, tmp_path, run):
    file = tmp_path / "my.json"
    change(data, "records.0.title.es", "")
    file.write_text(json.dumps(data), "utf-8")
    assert run("validate", "--seal", str(file)).status == 1
    assert not file.with_name("my.json.sha256").exists()
    change(data, "records.0.title.es", "La PGR compra FinFisher")
    file.write_text(json.dumps(data), "utf-8")
    assert run("validate", "--seal", str(file)).status == 0
    assert file.with_name("my.json.sha256").read_text().endswith("  my.json\n")


def test_a_body_says_a_region_of_its_own_country(data):
    here = next(number for number, row in enumerate(data["organizations"]) if row["country"] != "MX")
    data["organizations"][here]["region"] = f"{data['organizations'][here]['country']}-1"
    assert places(data) == {}
    there = next(number for number, row in enumerate(data["organizations"]) if row["country"] == "MX")
    data["organizations"][there]["region"] = "MX-XXX"
    assert "no state of Mexico" in places(data)[f"organizations[{there}].region"]


@pytest.mark.parametrize(
    ("authors", "right"),
    [
        ([{"literal": "A group"}], True),
        ([{"family": "Pérez"}], True),
        ([{"family": "Pérez", "given": "Ana"}], True),
        ([{"given": "Ana"}], False),
        ([{}], False),
        ([{"literal": "A group", "family": "Pérez"}], False),
        ([{"literal": "A group", "given": "Ana"}], False),
    ],
)
def test_an_author_is_a_person_or_a_body(data, authors, right):
    data["sources"][0]["author"] = authors
    assert ("sources[0].author[0]" not in places(data)) is right


def test_a_source_needs_one_place_where_it_appeared_and_one_where_it_is_found(data):
    source = data["sources"][0]
    for key in ("container-title", "publisher", "URL", "archive_location"):
        source.pop(key, None)
    assert places(data)["sources[0]"] == "names neither a URL nor an archive_location"
    for title in ("container-title", "publisher"):
        for address in ("URL", "archive_location"):
            data["sources"][0] = {**source, title: "Example", address: "https://example.org/"}
            assert "sources[0]" not in places(data)


def test_a_record_of_the_day_of_release_is_not_too_late(data):
    last = data["records"][-1]
    data["released"] = last["date"] = max("2030-01-01", data["released"])
    assert f"records[{len(data['records']) - 1}].date" not in places(data)
    data["released"] = "2029-12-31"
    assert "later than the dataset" in places(data)[f"records[{len(data['records']) - 1}].date"]


def test_what_is_answered_on_the_day_itself_is_not_too_early(data):
    number, answer = next((number, row) for number, row in enumerate(data["records"]) if row.get("about"))
    began = next(row for row in data["records"] if row["id"] == answer["about"][0])
    began["date"] = answer["date"] = "2014-10-29"
    assert f"records[{number}].about[0]" not in places(data)
    answer["date"] = "2014-10-28"
    assert "is before" in places(data)[f"records[{number}].about[0]"]


def test_the_first_two_rows_are_in_order_too(data):
    data["organizations"][:2] = data["organizations"][1::-1]
    assert "out of order" in places(data)["organizations[1]"]


def test_an_alias_that_stands_there_twice_is_found(data):
    data["organizations"][0]["aliases"] = ["Something", "something"]
    assert places(data) == {"organizations[0].aliases": "“something” stands there twice"}


def test_a_sign_that_is_no_address_is_no_contact_detail(data):
    data["records"][0]["title"]["en"] = "Written to @citizenlab (2017)"
    assert places(data) == {}


def test_what_is_not_valid_is_refused_with_its_problems(data):
    change(data, "records.0.title.es", "")
    with pytest.raises(Unusable) as caught:
        validation.check(json.dumps(data).encode())
    assert str(caught.value) == "not a valid dataset"
    assert [problem.place for problem in caught.value.problems] == ["records[0].title.es"]


def test_a_source_cited_twice_is_found(data):
    cited = data["records"][0]["citations"]
    cited.append(cited[0])
    assert places(data) == {f"records[0].citations[{len(cited) - 1}].source": f"{cited[0]['source']} is cited twice"}


def test_a_body_that_no_record_names_is_found(data):
    data["organizations"].append({**data["organizations"][-1], "id": "zeta", "name": "Zeta", "aliases": []})
    assert places(data) == {f"organizations[{len(data['organizations']) - 1}]": "zeta is used by no record"}


def test_the_nearest_id_is_looked_for_a_hundred_times_and_no_more(data):
    data["records"][0]["buyers"] = [f"pgr{number}" for number in range(150)]
    told = [str(problem) for problem in validation.problems(data) if "does not exist" in str(problem)]
    assert ["did you mean pgr?" in line for line in told] == [True] * 100 + [False] * 50


def test_a_date_may_be_there_and_doubtful(data):
    data["records"][0]["gaps"] = {"date": "unknown"}
    assert places(data) == {}


def test_a_contact_detail_deep_inside_is_found(data):
    data["records"][0]["amounts"][0]["note"] = {"en": "Ask press@example.org", "es": "Escriba a press@example.org"}
    assert [problem.place for problem in validation.problems(data)] == [
        f"records[0].amounts[0].note.{code}" for code in ("en", "es")
    ]

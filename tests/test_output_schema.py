"""The published JSON Schema of the output: every command satisfies it on the whole ledger, and prints nothing that it does not name."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from survcli import expand, lookup, profile, statistics
from survcli.commands import COMMANDS
from survcli.i18n import Words

PUBLISHED = Path(__file__).parents[1] / "data" / "output.schema.json"
SCHEMA = json.loads(PUBLISHED.read_text("utf-8"))


def closed(part):
    """Return a schema that allows no property beside those that it names: what is printed has to be described."""
    if isinstance(part, dict):
        shut = {"additionalProperties": False} if "properties" in part else {}
        return {**{key: closed(value) for key, value in part.items()}, **shut}
    return [closed(item) for item in part] if isinstance(part, list) else part


STRICT = closed(SCHEMA)


def check(command, data):
    validator = Draft202012Validator({**STRICT, "anyOf": [{"$ref": f"#/$defs/{command}"}]})
    assert [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(data)] == []


def test_the_published_schema_is_that_of_the_program(run):
    assert run("schema", "--output").json == SCHEMA


def test_the_published_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_command_has_a_schema():
    assert set(COMMANDS) <= set(SCHEMA["$defs"])
    assert [ref["$ref"].removeprefix("#/$defs/") for ref in SCHEMA["anyOf"]] == list(COMMANDS)


@pytest.mark.parametrize(
    "argv",
    [
        ("timeline",),
        ("timeline", "--as-of", "2015-07-05"),
        ("timeline", "--year", "1901"),
        ("list",),
        ("search", "pegasus"),
        ("search", "espionaje", "--lang", "es"),
        ("vendor",),
        ("buyer",),
        ("intermediary",),
        ("product",),
        ("country",),
        ("network",),
        ("network", "--buyer", "SEDENA"),
        ("gaps",),
        ("sources",),
        ("cite",),
        ("validate",),
        ("schema",),
        ("schema", "--output"),
        ("about",),
        *(("stats", "--by", by) for by in statistics.BY),
    ],
    ids=" ".join,
)
def test_the_output_satisfies_it(run, argv):
    result = run(*argv, "--json")
    assert result.status == 0
    check(argv[0], result.json)


def test_one_record_and_several_satisfy_it(run, ledger):
    first, second = ledger.records[0]["id"], ledger.records[-1]["id"]
    check("show", run("show", first, "--json").json)
    check("show", run("show", first, second, "--json").json)


def test_what_export_writes_satisfies_it(run, tmp_path):
    assert run("export", str(tmp_path / "x.json"), "--vendor", "nso", "--year", "2014", "--disputed", "--limit", "2").status == 0
    check("export", json.loads((tmp_path / "x.json").read_text("utf-8")))
    assert run("export", str(tmp_path / "y.json")).status == 0
    check("export", json.loads((tmp_path / "y.json").read_text("utf-8")))


def test_an_invalid_dataset_s_problems_satisfy_it(run, tmp_path):
    (tmp_path / "x.json").write_text("{}")
    result = run("validate", str(tmp_path / "x.json"), "--json")
    assert result.status == 1
    assert result.json
    check("validate", result.json)


@pytest.mark.parametrize("command", ["vendor", "buyer", "intermediary", "product", "country"])
def test_the_profile_of_everybody_satisfies_it(ledger, command):
    role = {
        "vendor": "vendors",
        "buyer": "buyers",
        "intermediary": "intermediaries",
        "product": "products",
        "country": "countries",
    }[command]
    expanded = {row["id"]: expand.record(ledger, row) for row in ledger.records}
    everybody = profile.ranking(ledger, ledger.records, role)
    assert everybody
    for one in everybody:
        if command == "country":
            called = lookup.Called(frozenset({one["id"]}), Words().country(one["id"]))
        else:
            called = getattr(lookup, command)(ledger, one["id"])
        records = [expanded[row["id"]] for row in ledger.records if not called.ids.isdisjoint(profile.involved(ledger, row, role))]
        data = profile.of(ledger, role, called, records)
        check(command, {**data, "records": data["records"][:1]})  # each record is checked once, by timeline


def test_a_state_s_profile_satisfies_it(run):
    check("buyer", run("buyer", "Jalisco", "--json").json)


def test_the_schema_does_not_accept_just_anything(run):
    record = run("list", "--limit", "1", "--json").json[0]
    for broken in ({**record, "evidence": "certain"}, {key: value for key, value in record.items() if key != "amounts"}):
        with pytest.raises(AssertionError):
            check("list", [broken])

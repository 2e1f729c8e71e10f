"""The followthemoney library validates every entity, and every reference leads to an entity of the kind that the model asks for."""

import json
from collections import Counter

import pytest

pytest.importorskip("followthemoney", reason="proof of .ftm.json: followthemoney is not installed (pip install 'survcli[proofs]')")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    from survcli import cli

    file = tmp_path_factory.mktemp("ftm") / "x.ftm.json"
    assert cli.main(["export", str(file)]) == 0
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def entities(rows):
    from followthemoney.proxy import EntityProxy

    return {row["id"]: EntityProxy.from_dict(row, cleaned=False) for row in rows}


def test_every_entity_is_valid(rows, entities):
    assert len(entities) == len(rows)
    for row in rows:
        entities[row["id"]].schema.validate(row)  # raises InvalidData


def test_no_property_is_unknown_to_the_model_or_changed_by_its_cleaning(rows, entities):
    for row in rows:
        for name, values in row["properties"].items():
            assert sorted(entities[row["id"]].get(name)) == sorted(values), (row["id"], name)


def test_every_reference_leads_to_an_entity_of_the_right_kind(entities):
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert entities[value].schema.is_a(prop.range), (entity.id, prop.name, value)


def test_every_record_body_and_source_is_an_entity(entities, ledger):
    records = {f"survcli-{row['id'].lower()}": "Contract" if row["kind"] == "acquisition" else "Event" for row in ledger.records}
    assert {key: entities[key].schema.name for key in records} == records
    cited = {cite["source"] for row in ledger.records for cite in row["citations"]}
    assert all(entities[f"survcli-{key}"].schema.is_a("Document") for key in cited)
    kinds = Counter(entity.schema.name for entity in entities.values())
    assert kinds["Documentation"] == len({(row["id"], cite["source"]) for row in ledger.records for cite in row["citations"]})
    assert kinds["Company"]
    assert kinds["PublicBody"]


def test_awards_go_to_whom_the_buyer_dealt_with(entities, run):
    for row in run("list", "--json").json:
        sellers = {f"survcli-org-{body['id']}" for body in row["intermediaries"] or row["vendors"]}
        contract = f"survcli-{row['id'].lower()}"
        awards = [one for one in entities.values() if one.schema.name == "ContractAward" and one.first("contract") == contract]
        assert {one.first("supplier") for one in awards} == sellers
        assert set(entities[contract].get("authority")) == {f"survcli-org-{body['id']}" for body in row["buyers"]}


def test_a_contract_has_one_figure_or_none_and_its_notes_have_them_all(entities, run):
    for row in run("list", "--json").json:
        contract = entities[f"survcli-{row['id'].lower()}"]
        single = len(row["amounts"]) == 1 and not row["amounts"][0]["qualifier"]
        assert [float(value) for value in contract.get("amount")] == [one["value"] for one in row["amounts"] if single]
        notes = " ".join(contract.get("notes"))
        assert all(one["currency"] in notes for one in row["amounts"])
        assert row["evidence"] in notes


def test_ids_do_not_depend_on_the_selection(run, tmp_path, rows):
    run("export", str(tmp_path / "x.ftm.json"), "--vendor", "nso")
    part = [json.loads(line) for line in (tmp_path / "x.ftm.json").read_text("utf-8").splitlines()]
    whole = {row["id"]: row["schema"] for row in rows}
    assert part
    assert all(whole[row["id"]] == row["schema"] for row in part)

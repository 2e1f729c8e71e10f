"""frictionless validates the data package: tables, types, keys, foreign keys, sizes and digests."""

import hashlib
import json

import pytest

frictionless = pytest.importorskip(
    "frictionless", reason="proof of the data package: frictionless is not installed (pip install 'survcli[proofs]')"
)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def problems(folder):
    report = frictionless.validate(str(folder / "datapackage.json"), type="package")
    assert report.tasks
    return [str(error) for error in report.flatten(["name", "type", "message"])]


@pytest.mark.parametrize("argv", [(), ("--vendor", "nso"), ("--kind", "response"), ("--as-of", "2015-07-05"), ("--year", "1901")])
def test_frictionless_finds_no_problem(run, tmp_path, argv):
    assert run("export", f"{tmp_path}/ledger/", *argv).status == 0
    assert problems(tmp_path / "ledger") == []


def test_frictionless_would_find_a_foreign_key_that_does_not_hold(run, tmp_path):
    run("export", f"{tmp_path}/ledger/", "--limit", "3")
    with (tmp_path / "ledger" / "gaps.csv").open("a") as file:
        file.write("MX-9999,amounts,unknown\r\n")
    found = " ".join(problems(tmp_path / "ledger"))
    assert "foreign-key" in found
    assert "hash-count" in found


def test_frictionless_reads_every_record_with_its_types(run, tmp_path, ledger):
    run("export", f"{tmp_path}/ledger/")
    package = frictionless.Package(str(tmp_path / "ledger" / "datapackage.json"))
    rows = package.get_resource("records").read_rows()
    assert [row["id"] for row in rows] == [row["id"] for row in ledger.records]
    assert {type(row["disputed"]) for row in rows} == {bool}
    amounts = package.get_resource("amounts").read_rows()
    values = [float(amount["value"]) for row in ledger.records for amount in row.get("amounts", ())]
    assert [float(row["value"]) for row in amounts] == values


def test_the_descriptor_says_version_licence_day_and_digests(run, tmp_path, ledger):
    run("export", f"{tmp_path}/ledger/")
    data = json.loads((tmp_path / "ledger" / "datapackage.json").read_text("utf-8"))
    assert (data["version"], data["created"]) == (ledger.version, f"{ledger.released}T00:00:00Z")
    assert data["licenses"][0]["name"] == ledger.license
    assert data["survcli"]["notice"] == ledger.notice
    for resource in data["resources"]:
        raw = (tmp_path / "ledger" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")

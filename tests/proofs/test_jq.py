"""jq reads what is written for scripts."""

import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(shutil.which("jq") is None, reason="proof of .json and .ndjson: jq is not on PATH")


def jq(*argv):
    return subprocess.run(["jq", *argv], capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize(("name", "path"), [("x.json", ".records[]"), ("x.ndjson", ".")])
def test_jq_counts_and_names_the_records(run, tmp_path, ledger, name, path):
    run("export", str(tmp_path / name))
    assert jq("-r", f"{path} | .id", str(tmp_path / name)) == [row["id"] for row in ledger.records]


@pytest.mark.parametrize(("name", "path"), [("x.json", ".provenance"), ("x.ndjson", "select(.id) | .ledger")])
def test_jq_finds_the_provenance(run, tmp_path, ledger, name, path):
    run("export", str(tmp_path / name))
    assert set(jq("-r", f"{path} | .digest", str(tmp_path / name))) == {ledger.digest}


def test_jq_adds_what_stats_adds(run, tmp_path):
    run("export", str(tmp_path / "x.json"))
    figures = jq("-r", "[.records[].amounts[]] | length", str(tmp_path / "x.json"))
    assert figures == [str(sum(len(row["amounts"]) for row in run("list", "--json").json))]

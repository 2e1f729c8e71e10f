"""Datasette serves the database as it is: tables, views, search, labels of foreign keys. In this process, no port opened."""

import asyncio

import pytest

pytest.importorskip("datasette", reason="proof of .sqlite: datasette is not installed (pip install 'survcli[proofs]')")
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(scope="module")
def get(tmp_path_factory):
    from datasette.app import Datasette

    from survcli import cli

    file = tmp_path_factory.mktemp("datasette") / "ledger.sqlite"
    assert cli.main(["export", str(file)]) == 0
    served = Datasette([str(file)])

    def ask(path):
        response = asyncio.run(served.client.get(path))
        assert response.status_code == 200, response.text[:500]
        return response

    return ask


def test_datasette_lists_the_tables_and_the_views(get):
    data = get("/ledger.json").json()
    shown = {table["name"]: table for table in data["tables"] if not table["hidden"]}
    assert {"records", "organizations", "amounts", "sources", "provenance", "search"} <= shown.keys()
    assert {view["name"] for view in data["views"]} >= {"acquisitions", "figures", "vendor_totals", "gaps_by_authority"}
    assert shown["parties"]["foreign_keys"]["outgoing"]


def test_datasette_serves_every_record(get, ledger):
    assert get("/ledger/records.json?_size=1").json()["filtered_table_rows_count"] == len(ledger.records)


def test_datasette_searches(get, run):
    found = get("/ledger/search.json?_search=pegasus&_shape=array&_size=max").json()
    assert {row["id"] for row in found} >= {row["id"] for row in run("list", "--product", "pegasus", "--json").json}


@pytest.mark.parametrize("page", ["/ledger/records", "/ledger/acquisitions", "/ledger/figures", "/ledger/search?_search=nso"])
def test_datasette_shows_pages(get, page):
    assert "<table" in get(page).text


def test_datasette_links_a_body_by_its_name(get):
    assert ">NSO Group</a>" in get("/ledger/parties?organization=nso-group").text

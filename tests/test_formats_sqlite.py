"""The SQLite database: every record whole, keys that hold, full-text search, and views that answer as the commands do."""

import sqlite3

import pytest


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    from survcli import cli

    file = tmp_path_factory.mktemp("sqlite") / "ledger.sqlite"
    assert cli.main(["export", str(file)]) == 0
    opened = sqlite3.connect(file)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


@pytest.fixture
def everything(run):
    return run("timeline", "--json").json


def rows(database, sql, *values):
    return [tuple(row) for row in database.execute(sql, values)]


def test_it_is_sound_and_its_foreign_keys_hold(database):
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(database, "PRAGMA foreign_key_check") == []


def test_foreign_keys_are_declared_and_enforced(database):
    held = sqlite3.connect(":memory:")
    database.backup(held)
    held.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        held.execute("INSERT INTO gaps VALUES ('MX-9999', 'amounts', 'unknown')")
    held.close()


@pytest.mark.parametrize("argv", [("--vendor", "nso"), ("--kind", "response"), ("--year", "1901"), ("--as-of", "2015-07-05")])
def test_the_keys_of_a_selection_hold_too(run, tmp_path, argv):
    assert run("export", str(tmp_path / "x.sqlite"), *argv).status == 0
    part = sqlite3.connect(tmp_path / "x.sqlite")
    assert rows(part, "PRAGMA foreign_key_check") == []
    assert rows(part, "SELECT count(*) FROM records") == [(len(run("timeline", "--json", *argv).json),)]
    part.close()


def test_a_link_out_of_the_selection_is_not_lost(run, tmp_path):
    assert run("export", str(tmp_path / "x.sqlite"), "--kind", "response").status == 0
    part = sqlite3.connect(tmp_path / "x.sqlite")
    about = {(row["id"], other["id"]) for row in run("timeline", "--kind", "response", "--json").json for other in row["about"]}
    found = rows(part, "SELECT record, other FROM record_links UNION SELECT record, other FROM outside_links")
    assert set(found) == about
    part.close()


def test_every_record_is_there_in_both_languages(database, everything):
    found = rows(database, "SELECT id, kind, date, title_en, title_es, summary_en, summary_es, evidence, disputed FROM records")
    assert found == [
        (
            row["id"],
            row["kind"],
            row["date"],
            *row["title"].values(),
            *row["summary"].values(),
            row["evidence"],
            row["disputed"],
        )
        for row in everything
    ]


def test_every_figure_party_footnote_and_gap_is_there(database, everything):
    assert rows(database, "SELECT record, value, currency, kind, qualifier FROM amounts") == [
        (row["id"], one["value"], one["currency"], one["kind"], one["qualifier"]) for row in everything for one in row["amounts"]
    ]
    roles = {"vendor": "vendors", "intermediary": "intermediaries", "buyer": "buyers", "funder": "funders"}
    roles |= {"publisher": "publishers", "actor": "actors"}
    assert rows(database, "SELECT record, role, organization FROM parties") == [
        (row["id"], role, body["id"]) for row in everything for role, field in roles.items() for body in row[field]
    ]
    supported = {(row["id"], one["source"], field) for row in everything for one in row["citations"] for field in one["supports"]}
    assert set(rows(database, "SELECT record, source, field FROM footnotes")) == supported
    assert rows(database, "SELECT record, field, reason FROM gaps") == [
        (row["id"], field, reason) for row in everything for field, reason in row["gaps"].items()
    ]


@pytest.mark.parametrize("role", ["vendor", "buyer"])
def test_totals_are_those_of_stats_which_adds_no_overlaps(database, run, role):
    groups = run("stats", "--by", role, "--json").json["groups"]
    expected = {(one["key"], a["currency"], a["kind"]): (a["value"], a["records"]) for one in groups for a in one["amounts"]}
    found = rows(database, f"SELECT id, currency, kind, total, acquisitions FROM {role}_totals")  # noqa: S608
    assert found
    assert {tuple(row[:3]): (round(row[3], 2), row[4]) for row in found} == expected


def test_acquisitions_show_names_joined_in_their_order(database, run):
    found = {row["id"]: row for row in database.execute("SELECT * FROM acquisitions")}
    expected = run("list", "--json").json
    assert list(found) == [row["id"] for row in expected]
    for row in expected:
        for role in ("vendors", "intermediaries", "buyers", "funders", "products"):
            assert (found[row["id"]][role] or "") == "; ".join(body["name"] for body in row[role])


def test_gaps_by_authority_are_those_of_the_command(database, run):
    expected = {
        (body["id"], row["id"], row["field"]) for row in run("gaps", "--json").json for body in row["buyers"] or [{"id": None}]
    }
    assert set(rows(database, "SELECT authority, record, field FROM gaps_by_authority")) == expected


@pytest.mark.parametrize(
    "view", ["acquisitions", "figures", "vendor_totals", "buyer_totals", "gaps_by_authority", "footnotes", "reactions"]
)
def test_every_view_answers_something(database, view):
    assert rows(database, f"SELECT count(*) > 0 FROM {view}") == [(1,)]  # noqa: S608


@pytest.mark.parametrize(("typed", "written"), [("camara", "cámara"), ("ejercito", "Ejército"), ("SEDENA", "SEDENA")])
def test_full_text_search_needs_no_accents_and_knows_aliases(database, typed, written):
    found = rows(database, "SELECT id FROM search_fts WHERE search_fts MATCH ?", typed)
    assert found
    assert found == rows(database, "SELECT id FROM search_fts WHERE search_fts MATCH ?", written)


def test_full_text_search_finds_contract_numbers(database):
    key, number = rows(database, "SELECT record, value FROM identifiers WHERE value LIKE '%/%/%' LIMIT 1")[0]
    assert (key,) in rows(database, "SELECT id FROM search_fts WHERE search_fts MATCH ?", f'"{number}"')


def test_the_index_holds_what_it_indexes(database):
    held = sqlite3.connect(":memory:")
    database.backup(held)
    held.execute("VACUUM")
    held.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)")
    held.close()


def test_terms_say_every_code_in_both_languages(database):
    assert rows(database, "SELECT en, es FROM terms WHERE code = 'imsi-catcher'") == [
        ("IMSI-catcher", "antena falsa (IMSI-catcher)")
    ]
    unknown = "SELECT DISTINCT technology FROM record_technologies WHERE technology NOT IN (SELECT code FROM terms)"
    assert rows(database, unknown) == []


def test_provenance_is_a_table(database, ledger):
    found = dict(rows(database, "SELECT name, value FROM provenance"))
    assert found["digest"] == ledger.digest
    assert found["notice_es"] == ledger.notice["es"]
    assert found["selection"] == "survcli export"

"""The contract of the command line: what is printed where, exit statuses, errors and hints."""

import csv
import io
import json

import pytest

from survcli.commands import COMMANDS, EXAMPLES


def test_the_version_is_one_line(run):
    assert run("--version").out.startswith("survcli ")
    assert run("-V").status == 0


def test_nothing_asked_shows_help_and_exits_with_2(run):
    result = run()
    assert result.status == 2
    assert result.out == ""
    assert "survcli timeline" in result.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_begins_with_examples(run, name):
    result = run(name, "--help")
    assert result.status == 0
    assert result.out.index("Examples:") < result.out.index("Options:")
    assert all(line in result.out for line, _ in EXAMPLES[name])


@pytest.mark.parametrize("argv", [["vendor", "NSO Group"], ["vendor", "nso"], ["vendor", "Pegasus"], ["vendor", "n.s.o."]])
def test_a_vendor_is_found_by_any_of_its_names(small, argv):
    result = small(*argv, "--json")
    assert result.status == 0
    assert result.json["id"] == "nso-group"
    assert [record["id"] for record in result.json["records"]] == ["MX-0007"]


def test_a_misspelt_vendor_is_an_error_that_offers_the_right_one(run):
    result = run("vendor", "NSO Gruop")
    assert (result.status, result.out) == (2, "")
    assert result.err == "survcli: error: no vendor is called “NSO Gruop”\nsurvcli: hint: did you mean: NSO Group?\n"


def test_a_year_without_records_is_an_empty_answer(run):
    result = run("timeline", "--year", "1999", "--json")
    assert (result.status, result.out, result.err) == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["tineline"], "did you mean: timeline?"),
        (["timeline", "--yaer", "2014"], "--year"),
        (["timeline", "--year"], "--year needs a value"),
        (["timeline", "--year", "soon"], "“soon” is not a date"),
        (["timeline", "--limit", "few"], "“few” is no whole number from 0 on"),
        (["timeline", "--since", "2018", "--until", "2012"], "“2018” is later than “2012”"),
        (["timeline", "--since", ""], "“” is not a date"),
        (["timeline", "--lang", "fr"], "choose from: en, es"),
        (["timeline", "--format", "xml"], "choose from: table, json, ndjson, csv, markdown"),
        (["timeline", "--json", "--format", "csv"], "exclude each other"),
        (["show"], "ID... is missing"),
        (["show", "MX-9998"], "no record has the id “MX-9998”"),
        (["cite", "--style", "mla"], "choose from: text, bibtex, ris, csl-json, markdown"),
        (["stats", "--by", "colour"], "choose from: year"),
        (["export", "ledger.docx"], "choose from: "),
        (["country", "Atlantis"], "no country is called"),
        (["timeline", "extra"], "extra"),
    ],
)
def test_a_question_that_is_not_understood_is_one_error_and_status_2(run, argv, told):
    result = run(*argv)
    assert result.status == 2
    assert result.out == ""
    assert told in result.err
    lines = result.err.splitlines()
    assert lines[0].startswith("survcli: error: ")
    assert all(line.startswith("survcli: hint: ") for line in lines[1:])


def test_errors_are_told_in_the_language_asked_for(run):
    assert run("vendor", "NSO Gruop", "--lang", "es").err.startswith("survcli: error: ningún fabricante")
    assert "survcli: pista: " in run("--lang", "es", "vendor", "NSO Gruop").err


def test_a_withdrawn_record_is_explained(small):
    result = small("show", "MX-0099")
    assert result.status == 2
    assert "withdrawn: It said the same as MX-0001. See MX-0001" in result.err


def test_show_takes_ids_in_any_case_and_several_at_once(small):
    assert small("show", "mx-0001", "--json").json["id"] == "MX-0001"
    assert [record["id"] for record in small("show", "MX-0002", "MX-0001", "--json").json] == ["MX-0002", "MX-0001"]


FIELDS = (
    "id kind date earliest latest title summary technologies vendors products intermediaries buyers funders described_as amounts "
    "identifiers gaps renews overlaps overlapped_by publishers form targets actors stance about reactions evidence disputed disclosed lag_days citations"
).split()


@pytest.mark.parametrize("name", ["timeline", "list"])
def test_every_record_in_json_has_every_field_in_order(small, name):
    for record in small(name, "--json").json:
        assert list(record) == FIELDS


def test_json_expands_references_and_keeps_both_languages(small):
    record = small("show", "MX-0007", "--json").json
    assert record["vendors"][0] == {"id": "nso-group", "name": "NSO Group", "acronym": None, "country": "IL", "region": None}
    assert record["title"].keys() == {"en", "es"}
    assert record["citations"][0].keys() >= {"source", "basis", "supports", "title", "publisher", "issued", "url"}


def test_json_is_unescaped_utf8_with_two_spaces_and_a_newline(small):
    result = small("show", "MX-0001", "--json")
    assert result.out == json.dumps(result.json, ensure_ascii=False, indent=2) + "\n"
    assert "México" in result.out


def test_ndjson_has_the_same_records_a_line_each(small):
    lines = small("timeline", "-f", "ndjson").out.splitlines()
    rows = [json.loads(line) for line in lines]
    assert all(row.pop("ledger") for row in rows)  # which ledger it is from: a line may travel alone
    assert rows == small("timeline", "--json").json


def test_csv_has_a_row_for_each_record_and_a_header_always(small):
    rows = list(csv.DictReader(io.StringIO(small("timeline", "-f", "csv").out)))
    assert [row["id"] for row in rows] == [record["id"] for record in small("timeline", "--json").json]
    empty = small("timeline", "--year", "1999", "-f", "csv").out
    assert len(empty.splitlines()) == 1


def test_csv_gives_one_figure_only_where_there_is_one(small):
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(small("list", "-f", "csv").out))}
    assert rows["MX-0001"]["amount"] == "109327680" or rows["MX-0001"]["amounts"].count(";")
    contested = rows["MX-0007"]
    assert contested["amount"] == ""
    assert "32016000 USD (contract)" in contested["amounts"]


def test_the_table_and_json_show_the_same_records(small):
    for argv in (["timeline"], ["list"], ["timeline", "--buyer", "PGR"], ["list", "--vendor", "circles"]):
        out = small(*argv).out
        assert [line.split()[-1] for line in out.splitlines() if "MX-00" in line] == [
            record["id"] for record in small(*argv, "--json").json
        ]


def test_list_holds_acquisitions_only(small):
    assert {record["kind"] for record in small("list", "--json").json} == {"acquisition"}


def test_a_state_stands_for_its_authorities_in_a_profile(small):
    result = small("buyer", "durango")
    assert result.status == 0
    assert "Durango stands for all its authorities: Gobierno del Estado de Durango" in result.err


def test_a_note_goes_to_stderr_and_never_into_json(small):
    result = small("vendor", "pegasus", "--json")
    assert result.json["name"] == "NSO Group"
    assert "survcli: note: Pegasus is a product of NSO Group" in result.err


def test_rankings_are_arrays_and_profiles_objects(small):
    for name in ("vendor", "buyer", "intermediary", "product", "country"):
        assert isinstance(small(name, "--json").json, list)
    assert isinstance(small("product", "Pegasus", "--json").json, dict)


def test_citations_come_in_five_styles(small):
    text = small("cite", "MX-0007").out
    assert "https://" in text
    assert small("cite", "MX-0007", "--style", "bibtex").out.startswith("@")
    assert small("cite", "MX-0007", "--style", "ris").out.startswith("TY  - ")
    assert small("cite", "MX-0007", "--style", "csl-json").json[0]["URL"].startswith("http")
    assert small("cite", "MX-0007", "--style", "markdown").out.startswith("1. ")
    assert len(text.splitlines()) == len(small("cite", "MX-0007", "--json").json)


def test_output_to_a_file_and_to_a_pipe_are_the_same(small, tmp_path):
    target = tmp_path / "out.json"
    assert small("list", "--json", "-o", str(target)).out == ""
    assert target.read_text("utf-8") == small("list", "--json").out


def test_a_file_is_replaced_only_when_told_to(small, tmp_path):
    target = tmp_path / "out.json"
    target.write_text("mine", "utf-8")
    result = small("list", "--json", "-o", str(target))
    assert result.status == 1
    assert "--force" in result.err
    assert target.read_text("utf-8") == "mine"
    assert small("list", "--json", "-o", str(target), "--force").status == 0
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]


def test_an_invalid_dataset_is_refused_with_its_problems_and_nothing_of_it(data, tmp_path, run):
    data["records"][0]["date"] = "sometime"
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(data), "utf-8")
    result = run("timeline", "--data", str(file))
    assert (result.status, result.out) == (1, "")
    assert "records[0].date" in result.err
    assert result.err.splitlines()[-1] == "survcli: error: not a valid dataset"


def test_the_dataset_may_be_named_by_the_environment_or_before_the_command(run, monkeypatch, small_file):
    before = run("--data", str(small_file), "timeline", "--json").json
    monkeypatch.setenv("SURVCLI_DATA", str(small_file))
    assert run("timeline", "--json").json == before


def test_what_was_known_before_the_first_source_is_nothing(small):
    assert small("timeline", "--as-of", "1999-12-31", "--json").out == "[]\n"
    assert small("about", "--as-of", "1999-12-31", "--json").json["records"]["total"] == 0


def test_a_record_is_shown_as_it_was_known(small):
    before = small("show", "MX-0007", "--as-of", "2000", "--json")
    assert (before.status, before.out) == (2, "")
    assert "no record “MX-0007” was known by 2000" in before.err
    then = small("show", "MX-0007", "--as-of", "2018-01", "--json")
    assert 0 < len(then.json["citations"]) < len(small("show", "MX-0007", "--json").json["citations"])
    assert "worded as of today" in then.err


def test_the_schema_is_the_one_that_is_kept(run, ledger):
    from pathlib import Path

    kept = Path(__file__).parents[1] / "data" / "schema.json"
    assert run("schema").out == kept.read_text("utf-8")


def test_about_says_what_this_is(small):
    result = small("about", "--json").json
    assert result["records"]["total"] == 11
    assert len(result["digest"]) == 64


def test_gaps_are_information_requests_waiting_to_be_written(small):
    for row in small("gaps", "--json").json:
        assert row["reason"] in {"unknown", "withheld", "redacted", "classified"}


def test_sources_say_how_much_rests_on_them(small):
    rows = small("sources", "--json").json
    assert len(rows) == 27
    assert all(row["records"] >= 1 and row["facts"] >= row["records"] for row in rows)


def test_a_source_is_printed_where_there_is_no_browser(small):
    result = small("sources", "--open", "MX-0007")
    assert result.status == 0
    assert "no browser here; the address is http" in result.err


def test_a_dataset_named_before_the_command_outranks_the_environment(run, small_file, monkeypatch, tmp_path):
    monkeypatch.setenv("SURVCLI_DATA", str(tmp_path / "none.json"))
    assert run("--data", str(small_file), "list", "--json").status == 0


def test_a_limit_cuts_what_is_listed_not_what_is_counted(run):
    whole, cut = (run("vendor", "nso", *more, "--json").json for more in ((), ("--limit", "1")))
    assert cut == {**whole, "records": whole["records"][:1]}
    assert len(whole["records"]) > 1


def test_a_name_known_in_another_role_says_which(run):
    result = run("list", "--vendor", "Tech Bull")
    assert result.status == 2
    assert "hint: see `survcli intermediary 'Tech Bull'`" in result.err


def test_ids_and_filters_exclude_each_other(run):
    assert run("cite", "MX-0001", "--vendor", "nso").status == 2
    assert run("cite", "MX-0001", "--as-of", "2024").status == 0


def test_a_limit_holds_for_citations_too(small):
    assert small("sources", "--limit", "2", "-f", "bibtex").out.count("\n@") == 2


def test_authors_have_names_in_every_row(run):
    authors = {row["author"] for row in csv.DictReader(io.StringIO(run("sources", "-f", "csv").out))}
    assert "Chim, Lorenzo" in authors
    assert not any("None" in author for author in authors)

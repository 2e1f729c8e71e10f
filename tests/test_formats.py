"""What each format says of the small ledger, and that nothing of the whole one is lost on the way."""

import json
import re
from decimal import Decimal

import pytest
import rispy
from mdit_py_plugins.footnote import footnote_plugin
from reading import cells, comments, entries, markdown

from survcli import flat, formats
from survcli.formats import csl

FILES = ["x.json", "x.ndjson", "x.csv", "x.md", "x.bib", "x.ris", "x.csl.json", "x.sqlite", "x.ftm.json"]


@pytest.fixture
def exported(run, tmp_path):
    """Export a selection of the bundled ledger and return the file's bytes."""

    def export(name, *argv):
        result = run("export", str(tmp_path / name), "--force", *argv)
        assert (result.status, result.out, result.err) == (0, "", "")
        return (tmp_path / name).read_bytes()

    return export


@pytest.fixture
def acquisitions(run):
    return run("list", "--json").json


@pytest.fixture
def everything(run):
    return run("timeline", "--json").json


@pytest.fixture
def items(run):
    """The sources of the whole ledger as CSL items, by id."""
    return {row["id"]: row for row in json.loads(run("cite", "-f", "csl").out)}


def test_every_suffix_of_the_issue_is_known():
    assert {".json", ".ndjson", ".csv", ".md", ".bib", ".ris", ".csl.json", ".sqlite", ".ftm.json", "/"} <= set(formats.suffixes())


def test_the_longest_suffix_decides():
    assert [formats.by_suffix(name) for name in ("a.json", "a.CSL.json", "a.ftm.json", "a/", "a.docx")] == [
        "json",
        "csl",
        "ftm",
        "datapackage",
        None,
    ]


@pytest.mark.parametrize("name", FILES)
def test_the_same_question_gives_the_same_bytes(exported, name):
    assert exported(name, "--vendor", "nso") == exported(name, "--vendor", "nso")


@pytest.mark.parametrize("name", FILES)
def test_the_name_of_the_file_is_no_part_of_it(exported, name):
    assert exported(name, "--limit", "3") == exported("other" + name[1:], "--limit", "3")


@pytest.mark.parametrize("name", FILES)
def test_every_export_says_which_ledger_which_selection_and_under_which_licence(exported, ledger, name):
    raw = exported(name, "--vendor", "NSO Group", "--year", "2014").decode(errors="replace")
    for fact in (ledger.version, ledger.released, ledger.digest, ledger.license, ledger.notice["en"], "--year 2014"):
        assert fact in raw
    assert re.search(r"survcli export --year 2014 --vendor '?NSO Group'?", raw)


@pytest.mark.parametrize("name", FILES)
def test_the_filters_decide_what_is_exported(exported, name):
    assert len(exported(name, "--vendor", "nso")) < len(exported(name))


@pytest.mark.parametrize("name", FILES)
def test_an_empty_selection_is_exported_as_such(exported, name):
    exported(name, "--year", "1901")


def test_json_holds_the_provenance_and_every_record(exported, everything, ledger):
    data = json.loads(exported("x.json", "--evidence", "reported"))
    assert data["records"] == everything
    assert data["provenance"] == {
        "ledger": "survcli",
        "version": ledger.version,
        "released": ledger.released,
        "digest": ledger.digest,
        "license": ledger.license,
        "selection": "survcli export --evidence reported",
        "filters": {"evidence": "reported"},
        "notice": ledger.notice,
    }


def test_what_a_command_prints_as_json_is_its_answer_alone(run):
    assert isinstance(run("list", "--json").json, list)


def test_ndjson_holds_a_record_a_line_and_each_says_whence(exported, everything, ledger):
    lines = [json.loads(line) for line in exported("x.ndjson").decode().splitlines()]
    assert {line.pop("ledger")["digest"] for line in lines} == {ledger.digest}
    assert lines == everything


@pytest.mark.parametrize(
    ("argv", "field"), [(("vendor",), "name"), (("network",), "vendor"), (("stats",), "year"), (("search", "pegasus"), "match")]
)
def test_ndjson_of_other_commands_holds_their_rows(run, argv, field):
    lines = [json.loads(line) for line in run(*argv, "-f", "ndjson").out.splitlines()]
    assert lines
    assert all(field in line and "ledger" in line for line in lines)


def test_csv_has_one_row_a_record_with_all_of_its_text(exported, everything):
    rows = cells(exported("x.csv").decode())
    assert [row["id"] for row in rows] == [record["id"] for record in everything]
    assert [row["title_es"] for row in rows] == [record["title"]["es"] for record in everything]
    assert [row["date"] for row in rows] == [record["date"] for record in everything]


def test_csv_has_plain_decimals_in_one_column_and_their_currency_in_another(exported, everything):
    found = {row["id"]: row for row in cells(exported("x.csv").decode())}
    for record in everything:
        row, amounts = found[record["id"]], record["amounts"]
        if len(amounts) == 1 and not amounts[0]["qualifier"]:
            assert re.fullmatch(r"\d+(\.\d+)?", row["amount"])
            assert Decimal(row["amount"]) == Decimal(str(amounts[0]["value"]))
            assert (row["currency"], row["amount_kind"]) == (amounts[0]["currency"], amounts[0]["kind"])
        else:
            assert row["amount"] == row["currency"] == row["amount_kind"] == ""
        assert "e+" not in row["amounts"]


@pytest.mark.parametrize(
    ("value", "shown"), [(1e22, "1" + "0" * 22), (1234567.5, "1234567.5"), (3.0, "3"), (32016000, 32016000), (0.00001, "0.00001")]
)
def test_no_figure_is_written_with_an_exponent(value, shown):
    assert flat.plain(value) == shown


def test_csv_days_are_days_or_empty(exported):
    for row in cells(exported("x.csv").decode()):
        assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row[name]) for name in ("earliest", "latest"))


def test_csv_numbers_of_files_carry_their_kind_so_that_none_is_a_date(small):
    rows = {row["id"]: row for row in cells(small("list", "-f", "csv").out)}
    kinds = "contract|procedure|foi-request|case|licence|invoice|audit|statute"
    shown = [number for row in rows.values() for number in row["identifiers"].split("; ") if number]
    assert shown
    assert all(re.match(rf"({kinds}): \S", number) for number in shown)


def test_a_csv_file_has_the_mark_by_which_excel_knows_utf_8_and_a_pipe_has_not(exported, run):
    assert exported("x.csv").startswith(b"\xef\xbb\xbfid,")
    assert run("list", "-f", "csv").out.startswith("id,")


def test_csv_lines_end_with_cr_lf_and_no_other_break_stands_in_them(exported, everything):
    raw = exported("x.csv")
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") == len(everything) + 1


def test_markdown_is_a_document_with_a_heading_a_record_and_numbered_sources(exported, everything, items):
    text = exported("x.md").decode()
    blocks = markdown(text, footnote_plugin)
    assert [shown for tag, shown in blocks if tag == "h2"] == [record["title"]["en"] for record in everything]
    marks = re.findall(r"\[\^(\d+)\]", text)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    assert defined == [str(number) for number in range(1, len(items) + 1)]
    assert set(marks) == set(defined)


def test_every_source_of_the_markdown_document_says_its_title_and_address(exported, items):
    text = exported("x.md").decode()
    shown = "\n".join(block for _, block in markdown(text, footnote_plugin))
    for item in items.values():
        assert item["title"].rstrip(".") in shown
        assert f"<{item['URL']}>\n" in text


def test_markdown_is_readable_where_footnotes_are_not_known(exported):
    blocks = markdown(exported("x.md", "--limit", "2").decode())
    notes = [shown for tag, shown in blocks if tag == "p" and shown.startswith("[^")]
    assert len(notes) > 2
    assert all(shown.count("]: ") == 1 for shown in notes)


def test_markdown_speaks_spanish(exported, everything):
    blocks = markdown(exported("x.md", "--lang", "es").decode(), footnote_plugin)
    assert [shown for tag, shown in blocks if tag == "h2"] == [record["title"]["es"] for record in everything]
    assert blocks[0] == ("h1", "Tecnología de vigilancia que adquirieron autoridades en México")


def test_markdown_of_a_ranking_is_a_table(run):
    blocks = markdown(run("vendor", "-f", "markdown").out)
    assert {tag for tag, _ in blocks} == {"th", "td", "p"}
    assert ("td", "NSO Group") in blocks


def test_bibtex_has_every_source_complete(exported, items):
    found = entries(exported("x.bib").decode())
    assert found.keys() == items.keys()
    for key, item in items.items():
        entry = found[key]
        assert entry["title"] == item["title"]
        assert ("author" in entry) == ("author" in item)
        if "container-title" in item and entry[""] != "techreport":
            assert item["container-title"] in (entry.get("journal"), entry.get("howpublished"), entry.get("booktitle"))
        if "issued" in item:
            assert entry["year"] == str(item["issued"]["date-parts"][0][0])
        assert entry["url"] == item["URL"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry["urldate"])
        assert entry["langid"] == {
            "es": "spanish",
            "en": "english",
            "pt": "portuguese",
            "it": "italian",
            "fi": "finnish",
            "fr": "french",
            "ar": "arabic",
        }.get(item["language"], item["language"])


def test_bibtex_begins_with_a_comment_that_says_whence(exported, ledger):
    (comment,) = comments(exported("x.bib").decode())
    assert ledger.digest in comment


def test_bibtex_names_of_bodies_and_of_people_are_told_apart(small):
    found = small("cite", "-f", "bibtex").out
    assert re.search(r"author = \{\{[^}]+\}\}", found) or re.search(r"author = \{[^{},]+, [^{}]+\}", found)


def test_ris_has_every_source_complete(exported, items):
    found = {row["id"]: row for row in rispy.loads(exported("x.ris").decode())}
    assert found.keys() == items.keys()
    for key, item in items.items():
        row = found[key]
        assert row.get("title", row.get("primary_title")) == item["title"]
        assert row.get("secondary_title", row.get("journal_name")) == item.get("container-title")
        assert row["urls"] == [item["URL"]]
        assert row["language"] == item["language"]
        assert row["access_date"].replace("/", "-") == "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
        assert len(row.get("authors", ())) == len(item.get("author", ()))
        if "issued" in item:
            assert row["year"] == str(item["issued"]["date-parts"][0][0])
        assert row["notes"][-1].startswith("survcli ")


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2014", {"date-parts": [[2014]]}),
        ("2014-10-29", {"date-parts": [[2014, 10, 29]]}),
        ("2016~", {"date-parts": [[2016]], "circa": True}),
        ("2012/2015-03", {"date-parts": [[2012], [2015, 3]]}),
        ("2019/..", {"date-parts": [[2019]], "circa": True}),
        ("../2014", {"date-parts": [[2014]], "circa": True}),
    ],
)
def test_a_date_of_csl_says_no_more_than_the_ledger(edtf, date):
    assert csl.date(edtf) == date


def test_the_suffix_of_an_output_file_names_the_form(run, tmp_path):
    assert run("list", "-o", str(tmp_path / "x.csv")).status == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert run("cite", "-o", str(tmp_path / "x.bib")).status == 0
    assert entries((tmp_path / "x.bib").read_text("utf-8"))


def test_a_form_that_a_command_does_not_write_is_refused_not_faked(run, tmp_path):
    result = run("list", "-o", str(tmp_path / "x.sqlite"))
    assert result.status == 2
    assert "does not write the form" in result.err
    assert "survcli export" in result.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_suffix_is_refused_with_those_that_are_known(run, tmp_path):
    result = run("export", str(tmp_path / "x.docx"))
    assert result.status == 2
    assert ".sqlite" in result.err
    assert "folder/" in result.err


def test_export_writes_to_one_place(run, tmp_path):
    assert run("export", str(tmp_path / "x.csv"), "-o", str(tmp_path / "y.csv")).status == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("form", "sign"), [("mermaid", "%%"), ("dot", "//")])
def test_diagrams_say_whence_in_a_comment(run, ledger, form, sign):
    first = run("network", "-f", form).out.splitlines()[0]
    assert first.startswith(sign)
    assert ledger.digest in first


def test_the_question_is_told_as_a_shell_takes_it(run):
    line = json.loads(run("search", "software espía", "--kind", "revelation", "-f", "ndjson").out.splitlines()[0])
    assert line["ledger"]["selection"] == "survcli search 'software espía' --kind revelation"

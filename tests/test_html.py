"""The HTML report: complete, valid, in both languages, sealed off from the network and from what a dataset says."""

import base64
import hashlib
import re
import sys
from itertools import pairwise

import pytest
from conftest import shell

from survcli import cli, i18n, spanish

html5lib = pytest.importorskip("html5lib")


class Page:
    """A report as a parser reads it that accepts no error."""

    def __init__(self, text):
        self.text = text
        parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
        self.root = parser.parse(text)
        self.by_id = {node.get("id"): node for node in self.root.iter() if node.get("id")}

    def all(self, tag, kind=None, within=None):
        nodes = (self.root if within is None else within).iter(tag)
        return [node for node in nodes if kind is None or kind in (node.get("class") or "").split()]

    def one(self, tag, kind=None, within=None):
        (found,) = self.all(tag, kind, within)
        return found


def words(node, lang="en"):
    """Return the text of a node as a reader of one language sees it, its spaces joined."""
    if node.get("class") in ("en", "es") and node.get("class") != lang:
        return ""
    if not isinstance(node.tag, str):
        return ""
    text = (node.text or "") + "".join(words(child, lang) + (child.tail or "") for child in node)
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def report(run, tmp_path):
    """Export a report and parse it."""

    def write(*argv):
        file = tmp_path / "report.html"
        result = run("export", str(file), "--force", *argv)
        assert (result.status, result.out) == (0, ""), result.err
        return Page(file.read_text("utf-8"))

    return write


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The report of the whole ledger, which takes its time to be parsed."""
    file = tmp_path_factory.mktemp("whole") / "report.html"
    assert cli.main(["export", str(file)]) == 0
    return Page(file.read_text("utf-8"))


@pytest.fixture
def page(report, small_file):
    """The report of the small ledger."""
    return report("--data", str(small_file))


# --- completeness --------------------------------------------------------------------------------------------------


def test_nothing_of_the_whole_ledger_is_lost(whole, run):
    page = whole
    records = run("timeline", "--json").json
    ids = [record["id"] for record in records]
    assert sorted(node.get("id") for node in page.all("article")) == sorted(ids)
    assert sorted(node.get("href")[1:] for node in page.all("a", "point")) == sorted(ids)
    assert [node.get("data-id") for node in page.all("tr") if node.get("data-id")] == ids
    for record in records:
        article = page.by_id[record["id"]]
        for lang in i18n.LANGUAGES:
            text = words(article, lang)
            for told in (record["title"][lang], record["summary"][lang], *(row["value"] for row in record["identifiers"])):
                assert " ".join(told.split()) in text
            for role in ("vendors", "buyers", "intermediaries", "funders", "publishers", "actors", "products"):
                assert all(body["name"] in text for body in record[role])
        cited = page.all("li", within=page.one("ol", "sources", article))
        assert [words(page.one("cite", within=node)) for node in cited] == [
            " ".join(citation["title"].split()) for citation in record["citations"]
        ]
        links = [[link.get("href") for link in page.all("a", within=node)] for node in cited]
        assert links == [[citation["url"]] if citation["url"] else [] for citation in record["citations"]]
    assert len(page.text.encode()) < 6_000_000


def test_every_link_within_the_report_leads_somewhere_and_no_id_is_used_twice(whole):
    page = whole
    ids = [node.get("id") for node in page.root.iter() if node.get("id")]
    assert len(set(ids)) == len(ids)
    assert {link.get("href")[1:] for link in page.all("a") if link.get("href").startswith("#")} <= set(ids)


def test_a_fact_leads_to_the_sources_that_support_it(page, data):
    buyer = next(fact for fact in page.all("div", within=page.by_id["MX-0007"]) if words(fact).startswith("Buyer"))
    marks = [link.get("href") for link in page.all("a", within=buyer)]
    cited = next(row for row in data["records"] if row["id"] == "MX-0007")["citations"]
    assert marks == [f"#MX-0007-{number}" for number, citation in enumerate(cited, 1) if "buyers" in citation["supports"]]
    assert marks


def test_contested_figures_stand_side_by_side_and_agreeing_ones_are_not_called_contested(page):
    figures = page.one("ul", "figures", page.by_id["MX-0007"])
    assert "apart" in figures.get("class")
    assert [words(page.one("b", within=figure)) for figure in page.all("li", within=figures)] == [
        "USD 32,016,000",
        "MXN 460,196,383.64",
        "MXN 456,843,149",
    ]
    assert "Sources give different figures" in words(page.by_id["MX-0007"])
    assert "Sources give different figures" not in words(page.by_id["MX-0001"])


def test_a_gap_is_named_in_both_languages(page):
    gaps = page.all("span", "gap", page.by_id["MX-0006"])
    assert [words(gap) for gap in gaps] == ["unknown", "withheld", "unknown"]
    assert [words(gap, "es") for gap in gaps] == ["desconocido", "negado por la autoridad", "desconocido"]


def test_evidence_is_given_with_its_reason_in_words(page):
    assert "technical: a cited source rests on a technical analysis" in words(page.by_id["MX-0011"]).replace(" :", ":")
    assert "técnico: una fuente citada se apoya en un análisis técnico" in words(page.by_id["MX-0011"], "es")
    assert "disputed" in words(page.by_id["MX-0009"])
    assert "disputed" not in words(page.by_id["MX-0007"])


def test_records_link_to_what_they_are_about_and_to_what_was_said_about_them(page):
    def around(key):
        return {link.get("href") for node in page.all("ul", "around", page.by_id[key]) for link in page.all("a", within=node)}

    assert around("MX-0005") == {"#MX-0001", "#MX-0002", "#MX-0003"}
    assert around("MX-0002") == {"#MX-0004", "#MX-0005", "#MX-0008"}


def test_the_network_holds_the_chains_that_the_network_command_tells(page, small):
    chains = small("network", "--json").json["chains"]
    tree = next(node for node in page.all("section") if node.get("aria-labelledby") == "tree-vendor")
    leaves = [tuple(link.get("href")[1:] for link in page.all("a", within=leaf)) for leaf in page.all("p", "refs", tree)]
    assert sorted(leaves) == sorted(tuple(chain["records"]) for chain in chains)
    assert {"NSO Group (Israel)", "Gamma Group (United Kingdom)"} <= {words(name) for name in page.all("span", "name", tree)}


def test_the_report_says_what_it_is_and_what_it_rests_on(page, little):
    foot = words(page.by_id["about"])
    assert little.digest in foot
    assert little.version in foot
    assert "23 November 2026" in foot
    assert little.license in foot
    assert "the whole ledger" in foot
    assert "A small part of the ledger, for tests." in words(page.one("header"))
    assert "Una pequeña parte del registro, para pruebas." in words(page.one("header"), "es")


# --- selection -----------------------------------------------------------------------------------------------------


def test_the_selection_is_that_of_the_command_and_is_told(report, small_file):
    page = report("--data", str(small_file), "--vendor", "gamma", "--kind", "revelation", "--kind", "response")
    assert [node.get("id") for node in page.all("article")] == ["MX-0004", "MX-0005", "MX-0008"]
    told = [words(chip) for chip in page.all("span", "chip")]
    assert told[1:] == ["Vendor: gamma", "Kind: revelation, response"]
    about = page.one("ul", "around", page.by_id["MX-0005"])
    assert "MX-0001" in words(about)
    assert page.all("a", within=about) == []  # it is not in this report


def test_a_selection_without_records_is_a_report_that_says_so(report, small_file):
    page = report("--data", str(small_file), "--year", "1999")
    assert page.all("article") == []
    assert "0" in words(page.one("dl", "tally"))


# --- languages -----------------------------------------------------------------------------------------------------


def test_each_text_stands_in_both_languages_marked_as_such(whole):
    page = whole
    for lang in i18n.LANGUAGES:
        assert {node.get("lang") for node in page.all("span", lang)} == {lang}
    assert len(page.all("span", "en")) == len(page.all("span", "es"))


@pytest.mark.parametrize(("lang", "title"), [("en", "Surveillance technology"), ("es", "Tecnología de vigilancia")])
def test_the_language_asked_for_is_the_one_shown_first(report, small_file, lang, title):
    page = report("--lang", lang, "--data", str(small_file))
    assert page.root.get("lang") == lang
    assert page.one("title").text.startswith(title)
    assert [node.get("value") for node in page.all("input") if node.get("type") == "radio" and "checked" in node.attrib] == [lang]


def test_every_word_of_the_report_has_its_spanish(report, monkeypatch):
    missing = set()
    say, label = i18n.Words.__call__, i18n.Words.label

    def spy(original):
        def call(self, text):
            if self.lang == "es" and text and text.strip() and text not in spanish.CATALOGUE:
                missing.add(text)
            return original(self, text)

        return call

    monkeypatch.setattr(i18n.Words, "__call__", spy(say))
    monkeypatch.setattr(i18n.Words, "label", spy(label))
    report()
    report(
        "--since", "2010", "--until", "2022", "--as-of", "2024", "--kind", "acquisition", "--evidence", "reported", "--limit", "9"
    )
    report("--disputed", "--vendor", "circles", "--buyer", "durango", "--technology", "interception", "--country", "IL")
    report("--year", "2014", "--product", "pegasus", "--intermediary", "tech bull")
    assert missing == set()


# --- nothing from elsewhere, nothing that runs ---------------------------------------------------------------------


def test_it_asks_no_other_host_for_anything(whole):
    page = whole
    loading = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "style"}
    assert {name for node in page.root.iter() for name in node.attrib} & loading == set()
    assert [node.get("href") for node in page.all("link")] == ["data:,"]
    style, script = page.one("style").text, page.one("script").text
    assert not re.search(r"url\(|@import|//\w", style)
    assert not re.search(r"https?:|fetch|XMLHttp|import\(|sendBeacon|WebSocket|eval|innerHTML|localStorage|cookie", script)


def test_its_policy_forbids_all_but_its_own_style_and_script(page):
    policy = next(node.get("content") for node in page.all("meta") if node.get("http-equiv") == "Content-Security-Policy")
    digests = [
        "sha256-" + base64.b64encode(hashlib.sha256(page.one(tag).text.encode()).digest()).decode() for tag in ("style", "script")
    ]
    assert policy == (
        f"default-src 'none'; style-src '{digests[0]}'; script-src '{digests[1]}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_text_of_a_dataset_cannot_become_markup(report, hostile, hostile_text):
    page = report("--data", str(hostile))
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert page.all("img") == []
    assert not [name for node in page.root.iter() for name in node.attrib if name.startswith("on")]
    shown = [words(node) for node in page.all("article")]
    assert len(shown) == 11
    assert all(" ".join(hostile_text.split()) in text for text in shown)  # whole, as text


def test_an_address_that_is_none_is_no_link(report, hostile):
    page = report("--data", str(hostile))
    links = {link.get("href") for link in page.all("a")}
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert any(link.endswith("window.hurt=1</script>") for link in links)  # in an attribute it is an address and nothing else


# --- for every reader ----------------------------------------------------------------------------------------------


def test_headings_and_landmarks_lead_through_it(page):
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("nav")) == 1
    levels = [int(node.tag[1]) for node in page.root.iter() if isinstance(node.tag, str) and re.fullmatch(r"h[1-6]", node.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    referred = {ref for node in page.root.iter() for ref in (node.get("aria-labelledby") or "").split()}
    assert referred <= set(page.by_id)
    assert {node.get("for") for node in page.all("label") if node.get("for")} <= set(page.by_id)
    assert page.by_id["result"].get("aria-live") == "polite"


def test_without_javascript_nothing_is_hidden_but_what_needs_it(page):
    hidden = [node.get("id") or node.get("class") for node in page.root.iter() if "hidden" in node.attrib]
    assert hidden == ["filters", "card", "none"]


# --- writing -------------------------------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes(tmp_path):
    written = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.html"
        assert shell("export", str(file), env={"PYTHONHASHSEED": seed}).returncode == 0
        written.append(file.read_bytes())
    assert written[0] == written[1]


def test_without_jinja_one_line_says_how_to_install_it(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    file = tmp_path / "report.html"
    result = run("export", str(file))
    assert (result.status, result.out) == (1, "")
    assert result.err == "survcli: error: the HTML report needs Jinja: pip install jinja2 installs it\n"
    assert not file.exists()


def test_other_formats_do_without_jinja(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert run("export", str(tmp_path / "ledger.csv")).status == 0

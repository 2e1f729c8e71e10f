"""Names: forgiving to find, strict to match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survcli import names
from survcli.errors import Misunderstood

TABLE = {
    "nso-group": ["NSO Group", "NSO Group Technologies Ltd", "NSO"],
    "teva-tech-de-mexico": ["Teva Tech de México", "Teva Tech de México SA de CV"],
    "security-tracking-devices": ["Security Tracking Devices"],
    "security-systems": ["Security Systems"],
}


@pytest.mark.parametrize(
    "typed",
    ["NSO Group", "nso group", "  N.S.O.  ", "nso-group", "NSO GROUP TECHNOLOGIES, LTD.", "Nso group tech"],
)
def test_case_accents_punctuation_suffixes_aliases_and_starts_do_not_matter(typed):
    assert names.one(typed, TABLE, "none {name}") == "nso-group"


@pytest.mark.parametrize(
    "typed", ["teva tech de mexico", "Teva Tech de México, S.A. de C.V.", "TEVA TECH DE MÉXICO SA DE CV", "teva"]
)
def test_a_mexican_company_is_found_with_or_without_its_legal_suffix(typed):
    assert names.one(typed, TABLE, "none {name}") == "teva-tech-de-mexico"


def test_a_near_miss_is_an_error_that_offers_the_nearest_name():
    with pytest.raises(Misunderstood) as caught:
        names.one("NSO Gruop", TABLE, "none is called {name}")
    assert str(caught.value) == "none is called NSO Gruop"
    assert str(caught.value.hint) == "did you mean: NSO Group?"


def test_an_ambiguous_start_is_an_error_that_names_all_it_could_be():
    with pytest.raises(Misunderstood) as caught:
        names.one("security", TABLE, "none {name}")
    assert str(caught.value) == "“security” could be: Security Systems, Security Tracking Devices"


def test_a_whole_name_is_that_body_even_where_others_begin_with_it():
    assert names.one("Security", {**TABLE, "security": ["Security SA de CV"]}, "none {name}") == "security"


@pytest.mark.parametrize("typed", ["", " ", "…", "🙂", "\x00"])
def test_a_name_without_letters_matches_nothing(typed):
    assert names.match(typed, TABLE) == []


def test_marks_of_any_script_do_not_matter():
    assert names.plain("שָׁלוֹם") == names.plain("שלום") == "שלום"


def test_a_name_that_is_nothing_but_a_legal_suffix_stays():
    assert names.fold("S.A. de C.V.") == "sa de cv"


@given(st.text())
def test_folding_is_idempotent(text):
    assert names.plain(names.plain(text)) == names.plain(text)
    assert names.fold(names.fold(text)) == names.fold(text)


@given(st.text())
def test_what_is_shown_of_typed_text_is_one_short_visible_line(text):
    shown = names.shown(text)
    assert len(shown) <= 60
    assert shown.isprintable()


def test_at_most_eight_names_are_offered_where_several_are_meant():
    table = {f"body-{letter}": [f"Body {letter}"] for letter in "abcdefghij"}
    with pytest.raises(Misunderstood) as caught:
        names.one("body", table, "unknown “{name}”")
    assert str(caught.value).endswith("Body a, Body b, Body c, Body d, Body e, Body f, Body g, Body h")


def test_at_most_three_near_names_are_offered_the_nearest_first():
    table = {name: [name] for name in ("abcdexxx", "abcdefxx", "abcdefghxxxx", "abcdefgx")}
    assert str(names.near("abcdefgh", table)) == "did you mean: abcdefgx, abcdefghxxxx, abcdefxx?"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\nb", "a\\nb"),
        ("\u202e", "\\u202e"),
        ("México", "México"),
    ],
)
def test_typed_text_is_shown_on_one_line_and_never_endless(typed, shown):
    assert names.shown(typed) == shown

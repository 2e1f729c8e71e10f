"""What people type → what this ledger holds."""

import pytest

from survcli import lookup
from survcli.errors import Misunderstood


def test_a_product_leads_to_its_maker_and_says_so(little):
    called = lookup.vendor(little, "pegasus")
    assert called.ids == {"nso-group"}
    assert "Pegasus is a product of NSO Group" in [str(note) for note in called.notes]


def test_a_successor_finds_its_predecessors_records_and_says_so(little):
    called = lookup.buyer(little, "FGR")
    assert called.ids == {"fgr", "pgr"}
    assert any("Procuraduría General de la República" in str(note) for note in called.notes)


def test_a_predecessor_does_not_find_what_came_after(little):
    assert lookup.buyer(little, "PGR").ids == {"pgr"}


@pytest.mark.parametrize("typed", ["Durango", "durango", "MX-DUR", "mx-dur"])
def test_a_state_stands_for_all_its_authorities(little, typed):
    called = lookup.buyer(little, typed)
    assert called.ids == {"gob-durango"}
    assert called.name == "Durango"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("IL", "IL"), ("il", "IL"), ("Israel", "IL"), ("Finlandia", "FI"), ("finland", "FI"), ("México", "MX"), ("mexico", "MX")],
)
def test_a_country_is_its_code_or_its_name_in_either_language(typed, code):
    assert lookup.country(typed) == code


@pytest.mark.parametrize(
    ("typed", "code"), [("UK", "GB"), ("Gran Bretaña", "GB"), ("USA", "US"), ("EE.UU.", "US"), ("eua", "US"), ("UA", "UA")]
)
def test_a_country_is_known_by_its_usual_abbreviation(typed, code):
    assert lookup.country(typed) == code


@pytest.mark.parametrize("find", [lookup.vendor, lookup.buyer, lookup.intermediary, lookup.product])
def test_an_unknown_name_is_an_error(little, find):
    with pytest.raises(Misunderstood, match="called"):
        find(little, "Qwertyuiop")


def test_a_seller_is_not_taken_for_a_buyer(little):
    with pytest.raises(Misunderstood):
        lookup.buyer(little, "Obses de México")


def test_a_word_of_a_closed_list_may_be_begun(little):
    assert lookup.choice("conf", ("reported", "confirmed")) == "confirmed"
    with pytest.raises(Misunderstood) as caught:
        lookup.choice("certain", ("reported", "confirmed"))
    assert "reported, confirmed" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("CDMX", "MX-CMX"), ("Mexico City", "MX-CMX"), ("Edomex", "MX-MEX"), ("Veracruz", "MX-VER"), ("Michoacán", "MX-MIC")],
)
def test_states_are_known_by_the_names_people_use(typed, code):
    found = lookup.state(typed)
    assert found is not None
    assert found[0] == code

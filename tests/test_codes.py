"""Codes: held against pycountry and Babel."""

import pycountry
import pytest
from babel import Locale

from survcli import codes


def test_countries_are_those_of_iso_3166_1():
    assert set(codes.COUNTRIES) == {country.alpha_2 for country in pycountry.countries}


@pytest.mark.parametrize(("position", "locale"), [(0, Locale("en")), (1, Locale("es", "MX"))])
def test_country_names_are_those_of_the_unicode_cldr(position, locale):
    differing = {code: both[position] for code, both in codes.COUNTRIES.items() if both[position] != locale.territories[code]}
    assert len(differing) <= 3, differing  # a name that CLDR changes between two releases is no fault of ours


def test_currencies_are_those_of_iso_4217():
    assert {"MXN", "USD", "EUR", "ILS"} <= codes.CURRENCIES
    assert {currency.alpha_3 for currency in pycountry.currencies} - {"XAD"} <= codes.CURRENCIES


def test_languages_are_those_of_iso_639_1():
    assert {language.alpha_2 for language in pycountry.languages if hasattr(language, "alpha_2")} == codes.LANGUAGES


def test_states_are_those_of_iso_3166_2():
    oracle = {state.code: state.name for state in pycountry.subdivisions.get(country_code="MX")}
    assert set(codes.MEXICAN_STATES) == set(oracle)

"""Words: nothing is left untranslated, and dates and numbers read as they do in Mexico."""

import re

import pytest

from survcli import i18n, spanish
from survcli.commands import COMMANDS
from survcli.vocabulary import EVIDENCE


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "es_MX.UTF-8"}, "es"),
        ([], {"LANG": "es_MX.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "fr_FR"}, "en"),
        ([], {"LANG": "en_US", "SURVCLI_LANG": "es"}, "es"),
        (["--lang", "en"], {"SURVCLI_LANG": "es"}, "en"),
        (["timeline", "--lang=es"], {}, "es"),
        (["timeline", "--lang"], {}, "en"),
    ],
)
def test_the_option_then_the_variable_then_the_locale_decide(argv, environ, lang):
    assert i18n.language(argv, environ) == lang


@pytest.mark.parametrize(
    ("edtf", "english", "mexican"),
    [
        ("2014-10-29", "29 October 2014", "29 de octubre de 2014"),
        ("2014-10", "October 2014", "octubre de 2014"),
        ("2014", "2014", "2014"),
        ("2016~", "c. 2016", "ca. 2016"),
        ("2016?", "2016 (?)", "2016 (?)"),
        ("2012/2015", "2012–2015", "2012–2015"),
        ("2019/..", "since 2019", "desde 2019"),
        ("../2015-07", "until July 2015", "hasta julio de 2015"),
    ],
)
def test_dates_keep_their_own_precision(edtf, english, mexican):
    assert i18n.Words("en").date(edtf) == english
    assert i18n.Words("es").date(edtf) == mexican


@pytest.mark.parametrize(("value", "shown"), [(1234567, "1,234,567"), (0.5, "0.50"), (1849200.5, "1,849,200.50"), (2.0, "2")])
def test_numbers_have_commas_for_thousands_and_a_point_for_decimals(value, shown):
    assert i18n.Words("es").number(value) == shown


def test_both_languages_have_the_same_places_for_values():
    for english, mexican in spanish.CATALOGUE.items():
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", mexican)), english


def test_nothing_is_left_untranslated(small, run, monkeypatch):
    """Every text that is asked for in Spanish, over all commands and their help, is in the catalogue."""
    missing = set()
    say = i18n.Words.__call__
    label = i18n.Words.label

    def spying(self, text):
        if self.lang == "es" and text.strip() and text not in spanish.CATALOGUE:
            missing.add(text)
        return say(self, text)

    def spying_label(self, code):
        if self.lang == "es" and code and code not in spanish.CATALOGUE:
            missing.add(code)
        return label(self, code)

    monkeypatch.setattr(i18n.Words, "__call__", spying)
    monkeypatch.setattr(i18n.Words, "label", spying_label)
    monkeypatch.setattr("survcli.views.shutil.get_terminal_size", lambda: __import__("os").terminal_size((100, 50)))
    monkeypatch.setenv("SURVCLI_LANG", "es")
    run("--help")
    for name in COMMANDS:
        assert run(name, "--help").status == 0
    for argv in ASKED:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        result = small(*argv)
        assert result.status in (0, 2), (argv, result.err)
    ids = [record["id"] for record in small("timeline", "--json").json]
    small("show", *ids)
    assert missing <= {"en|es"}


ASKED = [
    ["timeline"],
    ["list"],
    ["search", "pegasus"],
    ["search", "pegasuz"],
    ["vendor"],
    ["vendor", "pegasus"],
    ["buyer"],
    ["buyer", "durango"],
    ["buyer", "fgr"],
    ["intermediary", "obses"],
    ["product", "pegasus"],
    ["country", "IL"],
    *(["stats", "--by", by] for by in ("year", "vendor", "country", "technology", "evidence", "kind", "lag")),
    ["network"],
    ["gaps"],
    ["sources"],
    ["about"],
    ["cite"],
    ["vendor", "nadie"],
    ["timeline", "--evidence", "nada"],
]


@pytest.mark.parametrize("level", EVIDENCE)
def test_every_level_of_evidence_has_its_reason_in_words(level):
    from survcli import say

    record = {"evidence": level, "citations": [{"basis": "reporting", "publisher": "A"}, {"basis": "reporting", "publisher": "B"}]}
    for lang in i18n.LANGUAGES:
        assert say.why(i18n.Words(lang), record)

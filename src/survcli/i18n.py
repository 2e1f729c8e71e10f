"""The words on screen, in both languages. English stands in the code; ``spanish`` says the same in Mexican Spanish."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

LANGUAGES = ("en", "es")

_ENGLISH = {
    "imsi-catcher": "IMSI-catcher",
    "foi-request": "information request",
    "ngo-report": "NGO report",
    "at-least": "at least",
    "at-most": "at most",
    "no-figure": "no figure is known",
    "overlaps-another": "it counts other records' money too",
    "total-of-several": "it is a total of several purchases",
    "figures-disagree": "its figures disagree",
    "rounded-or-limit": "its figure is rounded or a limit",
    "within-a-year": "one month to one year",
    "within-three-years": "one to three years",
    "within-ten-years": "three to ten years",
    "later": "after ten years",
}
"""Words of the closed lists that are not their own name with spaces for hyphens."""

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
_CIRCA = {"en": "c. ", "es": "ca. "}


def language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return the language asked for: ``--lang``, else SURVCLI_LANG, else the locale, else English.

    It is read before the arguments are parsed, so that what is wrong with them can be said in it.
    """
    asked = [after for word, after in pairwise(argv) if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in argv if word.startswith("--lang=")]
    locale = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    for wish in (*asked, environ.get("SURVCLI_LANG"), next(filter(None, locale), None)):
        if wish and wish[:2].lower() in LANGUAGES:
            return wish[:2].lower()
    return "en"


class Words:
    """Says things in one language: call it with English text to get that text."""

    def __init__(self, lang: str = "en") -> None:
        self.lang = lang
        self._catalogue: Mapping[str, str] = {}
        if lang == "es":
            from survcli.spanish import CATALOGUE

            self._catalogue = CATALOGUE

    def __call__(self, text: str) -> str:
        """Return English text in this language."""
        return self._catalogue.get(text, text)

    def label(self, code: str | None) -> str:
        """Return a word of a closed list, such as ``imsi-catcher``, as it is printed; nothing for None."""
        if not code:
            return ""
        return self._catalogue.get(code) or _ENGLISH.get(code) or code.replace("-", " ")

    def count(self, number: int, singular: str, plural: str) -> str:
        """Return ``1 record`` or ``2 records``."""
        return f"{number:,} {self(singular if number == 1 else plural)}"

    def number(self, value: float) -> str:
        """Return a number as both Mexico and the English-speaking world write it: 1,234,567.89."""
        return f"{value:,}" if value == int(value) and isinstance(value, int) else f"{value:,.2f}".removesuffix(".00")

    def country(self, code: str | None) -> str:
        """Return a country's name."""
        from survcli import codes

        return codes.COUNTRIES[code][LANGUAGES.index(self.lang)] if code in codes.COUNTRIES else ""

    def date(self, edtf: str) -> str:
        """Return a date in full, at its own precision: 29 October 2014, c. 2016, 2012–2015."""
        return self._date(edtf, self._day)

    def years(self, edtf: str) -> str:
        """Return a date as a narrow column shows it: a span by its years alone."""
        if "/" not in edtf:
            return self.short_date(edtf)
        return self._date("/".join(point if point == ".." else point[:4] for point in edtf.split("/")), str)

    def short_date(self, edtf: str, year: str = "") -> str:
        """Return a date as a column shows it, without the year where that is ``year``: 29 Oct, Oct 2014, c. 2016."""

        def day(date: str) -> str:
            parts = date.split("-")
            month = [_MONTHS[self.lang][int(parts[1]) - 1][:3]] if len(parts) > 1 else []
            shown = [str(int(number)) for number in parts[2:]] + month
            return " ".join(shown + ([parts[0]] if not shown or parts[0] != year else []))

        within = "/" not in edtf or all(point[:4] == year for point in edtf.split("/"))
        return self._date(edtf, day if within else self._month)

    def _month(self, date: str) -> str:
        """Return a month and its year, or a year: as much as a span needs."""
        year, *month = date.split("-")[:2]
        return " ".join([_MONTHS[self.lang][int(number) - 1][:3] for number in month] + [year])

    def _date(self, edtf: str, day: Callable[[str], str]) -> str:
        def point(text: str) -> str:
            if text == "..":
                return ""
            bare = text.rstrip("~?%")
            about = _CIRCA[self.lang] if text[-1] in "~%" else ""
            return about + day(bare) + (" (?)" if text[-1] in "?%" else "")

        first, slash, last = edtf.partition("/")
        if not slash:
            return point(first)
        if not last.strip("."):
            return f"{self('since')} {point(first)}"
        if not first.strip("."):
            return f"{self('until')} {point(last)}"
        return "–".join(dict.fromkeys((point(first), point(last))))

    def _day(self, date: str) -> str:
        parts = date.split("-")
        if len(parts) == 1:
            return date
        month = _MONTHS[self.lang][int(parts[1]) - 1]
        if self.lang == "es":
            return " de ".join([str(int(day)) for day in parts[2:]] + [month, parts[0]])
        return " ".join([str(int(day)) for day in parts[2:]] + [month, parts[0]])

    def both(self, words: Mapping[str, str]) -> str:
        """Return the text of a bilingual field in this language."""
        return words[self.lang]

"""BibTeX entries that BibTeX, biber and bibtexparser read; fields beyond the classic ones are biblatex's. UTF-8."""

import re
from typing import TYPE_CHECKING

from survcli import dates, provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Row

SUFFIX = ".bib"

_TYPES = {
    "article-newspaper": "article",
    "article-magazine": "article",
    "article-journal": "article",
    "report": "techreport",
    "book": "book",
    "chapter": "incollection",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "techreport": "series"}
_LANGUAGES = {
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "de": "german",
    "pt": "portuguese",
    "he": "hebrew",
    "fi": "finnish",
    "ar": "arabic",
    "nl": "dutch",
    "ru": "russian",
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even after a backslash
    "{": r"\ensuremath{\lbrace}",
    "}": r"\ensuremath{\rbrace}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # TeX's oldest encoding prints these three as other signs
    "<": r"\ensuremath{<}",
    ">": r"\ensuremath{>}",
    "|": r"\ensuremath{|}",
    "`": r"\textasciigrave{}",
    # Spanish and German babel read it, with the letter after it, as a command
    '"': '"{}',
}
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the sources of the answer as entries, in UTF-8."""
    return "\n".join([_comment(asked), *(entry(row) for row in answer.sources)])


def _comment(asked: "Asked") -> str:
    """Return the provenance as a comment; a brace or an ``@`` in it could open an entry."""
    return "@comment{" + re.sub(r"[{}@]", lambda match: f"%{ord(match[0]):02X}", provenance.line(asked)) + "}\n"


def entry(row: "Row") -> str:
    """Return a source as one entry; its key is the source's id."""
    kind = _TYPES.get(row["type"], "misc")
    container = row.get("container-title")
    fields = {
        "author": " and ".join(_author(one) for one in row.get("author", ())),
        "title": "{" + escape(row["title"]) + "}",
        _CONTAINERS.get(kind, "howpublished"): escape(container or ""),
        "institution" if kind == "techreport" else "publisher": escape(row.get("publisher", "")),
        "type": escape(row.get("genre", "")),
        "number": escape(row.get("number", "")),
        **_issued(row),
        "url": _address(row.get("URL", "")),
        "urldate": row.get("accessed", ""),
        "langid": _LANGUAGES.get(row["language"], row["language"]),
        "note": escape("; ".join(_notes(row))),
    }
    if kind == "techreport" and not fields["institution"]:
        fields["institution"] = fields.pop("series")
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@{kind}{{{row['id']},\n" + "\n".join(lines) + "\n}\n"


def _author(one: "Row") -> str:
    if "literal" in one:
        return "{" + escape(one["literal"]) + "}"
    return ", ".join(_part(part) for part in (one["family"], one.get("given")) if part)


def _part(name: str) -> str:
    """Return a part of a name; in braces where BibTeX would divide it."""
    return "{" + escape(name) + "}" if re.search(r",|\band\b", name, re.IGNORECASE) else escape(name)


def _notes(row: "Row") -> list[str]:
    notes = [f"Text of {row['original-publisher']}"] if "original-publisher" in row else []
    place = " ".join(row[key] for key in ("archive", "archive_location") if key in row)
    return [*notes, place] if place else notes


def _issued(row: "Row") -> dict[str, str]:
    if "issued" not in row:
        return {}
    span, date = dates.parse(row["issued"]), row["issued"].rstrip("~?%")
    # biblatex reads EDTF in `date`, an open end as nothing after the slash; BibTeX needs year, and month where there is one
    date = date.replace("..", "")
    month = span.earliest[5:7] if len(date) in (7, 10) and "/" not in date else ""
    return {
        "date": date,
        "year": (span.latest if span.earliest == dates.FIRST_DAY else span.earliest)[:4],
        "month": str(int(month)) if month else "",
    }


def escape(text: str) -> str:
    """Return text with the characters, and the pairs of them, that LaTeX reads as something else made harmless."""
    return "".join(_SPECIAL.get(char, char) for char in _LIGATURES.sub("\0", text)).replace("\0", "{}")


def _address(url: str) -> str:
    """Return an address with what would end the field percent-encoded; all else is printed as it is."""
    return re.sub(r"[{}\\]", lambda match: f"%{ord(match[0]):02X}", url)

"""BibTeX entries that BibTeX, biber and bibtexparser read; fields beyond the classic ones are biblatex's."""

import re
from typing import TYPE_CHECKING

from survcli import dates

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
}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': "''",
}


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the sources of the answer as entries, in UTF-8."""
    return "\n".join(entry(row) for row in answer.sources)


def entry(row: "Row") -> str:
    """Return a source as one entry; its key is the source's id."""
    kind = _TYPES.get(row["type"], "misc")
    container = row.get("container-title")
    fields = {
        "author": " and ".join(_author(one) for one in row.get("author", ())),
        "title": "{" + escape(row["title"]) + "}",
        _CONTAINERS.get(kind, "howpublished"): escape(container or ""),
        "institution" if kind == "techreport" else "publisher": escape(row.get("publisher", "")),
        "number": escape(row.get("number", "")),
        **_issued(row),
        "url": _address(row.get("URL", "")),
        "urldate": row.get("accessed", ""),
        "langid": _LANGUAGES.get(row["language"], ""),
        "note": escape(f"Text of {row['original-publisher']}") if "original-publisher" in row else "",
    }
    if kind == "techreport" and not fields["institution"]:
        fields["institution"] = fields.pop("series")
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@{kind}{{{row['id']},\n" + "\n".join(lines) + "\n}\n"


def _author(one: "Row") -> str:
    if "literal" in one:
        return "{" + escape(one["literal"]) + "}"
    return ", ".join(escape(part) for part in (one["family"], one.get("given")) if part)


def _issued(row: "Row") -> dict[str, str]:
    if "issued" not in row:
        return {}
    span, date = dates.parse(row["issued"]), row["issued"].rstrip("~?%")
    # biblatex reads EDTF in `date`; BibTeX needs year, and month where there is one
    month = span.earliest[5:7] if len(date) in (7, 10) and "/" not in date else ""
    return {"date": date, "year": span.earliest[:4], "month": str(int(month)) if month else ""}


def escape(text: str) -> str:
    """Return text with the characters that LaTeX reads as commands made harmless."""
    return "".join(_SPECIAL.get(char, char) for char in text)


def _address(url: str) -> str:
    """Return an address with what would end the field percent-encoded; all else is printed as it is."""
    return re.sub(r"[{}\\]", lambda match: f"%{ord(match[0]):02X}", url)

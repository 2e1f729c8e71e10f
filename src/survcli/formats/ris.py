"""RIS, which EndNote, Mendeley and Zotero read (Research Information Systems, format specification of 2011).

The provenance is a note, ``N1``: ``DB`` and ``DP``, the database in which a reference was found, are printed by citation styles as
if that were a part of what is cited.
"""

from typing import TYPE_CHECKING

from survcli import dates, provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Row

SUFFIX = ".ris"

_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "article-journal": "JOUR",
    "report": "RPRT",
    "post-weblog": "BLOG",
    "legal_case": "CASE",
    "legislation": "STAT",
    "broadcast": "VIDEO",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "document": "GEN",
}


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the sources of the answer as records, a blank line after each."""
    found_in = provenance.line(asked)
    return "".join(record(row, found_in) + "\r\n" for row in answer.sources)


def record(row: "Row", found_in: str) -> str:
    """Return a source as one RIS record. Lines end with CR LF, as the format asks."""
    lines = [("TY", _TYPES.get(row["type"], "ELEC")), ("ID", row["id"])]
    lines += [
        ("AU", one.get("literal") or ", ".join(part for part in (one["family"], one.get("given")) if part))
        for one in row.get("author", ())
    ]
    lines += [("TI", row["title"]), ("T2", row.get("container-title")), ("PB", row.get("publisher")), ("M1", row.get("number"))]
    lines.append(("M3", row.get("genre")))
    if "issued" in row:
        span, parts = dates.parse(row["issued"]), row["issued"].rstrip("~?%").split("/")[0].split("-")
        year = (span.latest if span.earliest == dates.FIRST_DAY else span.earliest)[:4]
        lines += [("PY", year), ("DA", "/".join([*([year] if parts == [".."] else parts), "", "", ""][:3]) + "/")]
    lines += [("UR", row.get("URL")), ("Y2", row.get("accessed", "").replace("-", "/")), ("LA", row["language"])]
    lines.append(("AV", " ".join(row[key] for key in ("archive", "archive_location") if key in row)))
    if "original-publisher" in row:
        lines.append(("N1", f"Text of {row['original-publisher']}"))
    lines.append(("N1", found_in))
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def one_line(text: str) -> str:
    """Return text without line breaks: whatever follows one could pass for a tag."""
    return " ".join(text.splitlines())

"""RIS, which EndNote, Mendeley and Zotero read (Research Information Systems, format specification of 2011)."""

from typing import TYPE_CHECKING

from survcli import dates

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
    return "".join(record(row) + "\n" for row in answer.sources)


def record(row: "Row") -> str:
    """Return a source as one RIS record. Lines end with CR LF, as the format asks."""
    lines = [("TY", _TYPES.get(row["type"], "ELEC")), ("ID", row["id"])]
    lines += [
        ("AU", one.get("literal") or ", ".join(part for part in (one["family"], one.get("given")) if part))
        for one in row.get("author", ())
    ]
    lines += [("TI", row["title"]), ("T2", row.get("container-title")), ("PB", row.get("publisher")), ("M1", row.get("number"))]
    if "issued" in row:
        span, parts = dates.parse(row["issued"]), row["issued"].rstrip("~?%").split("/")[0].split("-")
        lines += [("PY", span.earliest[:4]), ("DA", "/".join([*parts, "", "", ""][:3]) + "/")]
    lines += [("UR", row.get("URL")), ("Y2", row.get("accessed", "").replace("-", "/")), ("LA", row["language"])]
    if "original-publisher" in row:
        lines.append(("N1", f"Text of {row['original-publisher']}"))
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value or tag == "ER")

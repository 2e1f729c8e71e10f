"""Markdown (CommonMark and its tables as on GitHub): a document with numbered sources, or a table of rows."""

import re
from typing import TYPE_CHECKING

from survcli import flat, reference, say

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Row

SUFFIX = ".md"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the answer as a document; rows that are no records as a table."""
    if answer.rows is not None:
        header, rows = flat.table(answer)
        return table(header, [["" if row.get(name) is None else str(row[name]) for name in header] for row in rows])
    return document(answer.records, asked)


def document(records: list["Row"], asked: "Asked") -> str:
    """Return records as paragraphs under a heading for each, their sources numbered at the end."""
    words = asked.words
    numbers: dict[str, int] = {}
    lines = []
    for record in records:
        marks = "".join(f"[^{numbers.setdefault(cited['source'], len(numbers) + 1)}]" for cited in record["citations"])
        facts = [words.date(record["date"]), say.parties(record), " / ".join(say.amounts(words, record)), words(record["evidence"])]
        if record["disputed"]:
            facts.append(words("disputed"))
        lines += [
            f"### {escape(words.both(record['title']))}",
            "",
            escape(" · ".join(fact for fact in [record["id"], *facts] if fact)),
            "",
            f"{escape(words.both(record['summary']))}{marks}",
            "",
        ]
    for source, number in numbers.items():
        row = asked.dataset.sources[source]
        bare = {key: value for key, value in row.items() if key != "URL"}
        lines.append(f"[^{number}]: {escape(reference.text(bare, words))}{link(row.get('URL'))}")
    return "\n".join(lines) + "\n" if lines else ""


def table(header: list[str], rows: list[list[str]]) -> str:
    """Return cells as a Markdown table; nothing where there are no columns."""
    if not header:
        return ""
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(cell if cell == "---" else escape(cell) for cell in line) + " |\n" for line in lines)


def escape(text: str) -> str:
    """Return text so that Markdown shows it as it is: no markup, no HTML, no cell border, no list."""
    inner = re.sub(r"([\\`*_\[\]<>|#~&])", r"\\\1", text)
    return re.sub(r"^(\d*)([-+.)])(?=[\s-]|$)", r"\1\\\2", inner)  # what would begin a list or a rule


def link(url: str | None) -> str:
    """Return an address as an autolink after a space, or nothing."""
    return f" <{url}>" if url else ""

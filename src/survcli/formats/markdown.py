"""Markdown (CommonMark, tables and footnotes as on GitHub and in Pandoc): a document with numbered sources, or a table of rows."""

import re
from typing import TYPE_CHECKING

from survcli import flat, provenance, reference, say

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Row

SUFFIX = ".md"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the answer as a document; rows that are no records as a table. A closing paragraph says where it comes from."""
    if answer.rows is not None:
        header, rows = flat.table(answer)
        body = table(header, [["" if row.get(name) is None else str(flat.plain(row[name])) for name in header] for row in rows])
    else:
        body = document(answer.records, asked)
    return body + closing(asked)


def document(records: list["Row"], asked: "Asked") -> str:
    """Return records as paragraphs under a heading for each, their sources numbered at the end."""
    words = asked.words
    numbers: dict[str, int] = {}
    lines = [f"# {escape(words('Surveillance technology that authorities in Mexico acquired'))}", ""]
    for record in records:
        marks = "".join(f"[^{numbers.setdefault(cited['source'], len(numbers) + 1)}]" for cited in record["citations"])
        facts = [
            words.date(record["date"]),
            say.parties(record),
            " / ".join(say.amounts(words, record)),
            words.label(record["evidence"]),
        ]
        if record["disputed"]:
            facts.append(words("disputed"))
        lines += [
            f"## {escape(words.both(record['title']))}",
            "",
            escape(" · ".join(fact for fact in [record["id"], *facts] if fact)),
            "",
            f"{escape(words.both(record['summary']))}{marks}",
            "",
        ]
    for source, number in numbers.items():
        row = asked.dataset.sources[source]
        bare = {key: value for key, value in row.items() if key != "URL"}
        # Parted by empty lines, they are readable where footnotes are not known
        lines += [f"[^{number}]: {escape(reference.text(bare, words))}{link(row.get('URL'))}", ""]
    return "\n".join(lines) + "\n"


def closing(asked: "Asked") -> str:
    """Return the provenance and the notice as the last paragraph, under a rule."""
    notice = escape(asked.words.both(asked.dataset.notice))
    return f"\n---\n\n{escape(provenance.facts(asked))}\n\n{notice}\n"


def table(header: list[str], rows: list[list[str]]) -> str:
    """Return cells as a Markdown table; nothing where there are no columns."""
    if not header:
        return ""
    lines = [[escape(name) for name in header], ["---"] * len(header), *([escape(cell) for cell in row] for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def escape(text: str) -> str:
    """Return a line of text so that Markdown shows it as it is: no markup, no HTML, no formula, no list, no cell border."""
    inline = re.sub(r"([\\`*_{}\[\]<>|#~&$^])", r"\\\1", text)
    return re.sub(
        r"^([-+=]|\d{1,9}(?=[.)](\s|$)))", lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], inline
    )


def link(url: str | None) -> str:
    """Return an address as an autolink after a space, or nothing."""
    return f" <{url}>" if url else ""

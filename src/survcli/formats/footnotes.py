"""Citations as a numbered list in Markdown."""

from typing import TYPE_CHECKING

from survcli import reference
from survcli.formats.markdown import escape, link

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the sources of the answer as an ordered list."""
    lines = []
    for number, row in enumerate(answer.sources, 1):
        bare = {key: value for key, value in row.items() if key != "URL"}
        lines.append(f"{number}. {escape(reference.text(bare, asked.words))}{link(row.get('URL'))}")
    return "\n".join(lines) + "\n" if lines else ""

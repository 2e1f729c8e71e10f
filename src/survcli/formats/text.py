"""Citations as text, one a line."""

from typing import TYPE_CHECKING

from survcli import reference

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked


def write(answer: "Answer", asked: "Asked") -> str:
    """Return each source of the answer as a citation on a line of its own."""
    return "".join(reference.text(row, asked.words) + "\n" for row in answer.sources)

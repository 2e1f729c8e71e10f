"""What every export says of itself: which ledger, which selection of it, of which day, under which licence.

Nothing here comes from the clock or from where the file is written, so that the same question to the same ledger gives the
same bytes. A form that can hold an object takes `of`; one that has only a line of text takes `line`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survcli.answer import Asked
    from survcli.dataset import Row

LICENCES = {"CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/")}
"""Name and address of each licence that a portal asks for beside its SPDX identifier."""


def of(asked: "Asked") -> "Row":
    """Return the provenance as an object; ``released`` is the day of the ledger, ``digest`` the SHA-256 of its file."""
    ledger = asked.dataset
    return {
        "ledger": "survcli",
        "version": ledger.version,
        "released": ledger.released,
        "digest": ledger.digest,
        "license": ledger.license,
        "selection": asked.question,
        "filters": asked.filters,
        "notice": ledger.notice,
    }


def facts(asked: "Asked") -> str:
    """Return the provenance without the notice, as one line of text."""
    ledger = asked.dataset
    text = f"survcli {ledger.version} ({ledger.released}); SHA-256 {ledger.digest}; {ledger.license}; {asked.question}"
    # What was typed may hold a line break, which would end a comment, a tag or a paragraph.
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def line(asked: "Asked") -> str:
    """Return the provenance as one line of text, the notice last in the reader's language."""
    return f"{facts(asked)}. {asked.words.both(asked.dataset.notice)}"

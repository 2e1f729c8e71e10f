"""What the Tab key offers as values: names and ids from the ledger, words of closed lists, countries in both languages."""

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from survcli.errors import Fault
from survcli.vocabulary import EVIDENCE, KINDS, TECHNOLOGIES

if TYPE_CHECKING:
    from survcli.dataset import Dataset

Offer = Callable[[str], list[str]]


def words(*allowed: str) -> Offer:
    """Return a completion from a closed list."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in allowed if word.startswith(incomplete.casefold())]

    return offer


languages = words("en", "es")
technologies = words(*TECHNOLOGIES)
kinds = words(*KINDS)
levels = words(*EVIDENCE)


def _ledger() -> "Dataset | None":
    """Return the ledger; nothing where it cannot be used, since whoever presses Tab did not ask to hear why."""
    from survcli import dataset

    try:
        return dataset.load(os.environ.get("SURVCLI_DATA") or None)
    except Fault:
        return None


def bodies(role: str) -> Offer:
    """Return a completion with the ids of those who have a role in the ledger.

    Ids, not names: they hold no space, which shells would split.
    """

    def offer(incomplete: str) -> list[str]:
        from survcli import lookup

        ledger = _ledger()
        return _continued(incomplete, lookup.in_role(ledger, role) if ledger else ())

    return offer


def records(incomplete: str) -> list[str]:
    """Complete the id of a record."""
    ledger = _ledger()
    return _continued(incomplete, [row["id"] for row in ledger.records] if ledger else ())


def countries(incomplete: str) -> list[str]:
    """Complete a country that the ledger names: its code, or its name in either language."""
    from survcli import codes

    ledger = _ledger()
    here = {row["country"] for row in ledger.organizations.values()} if ledger else set()
    known = [*here, *(name for code in here for name in codes.COUNTRIES[code] if " " not in name)]
    return _continued(incomplete, dict.fromkeys(known))


def _continued(incomplete: str, whole: Iterable[str]) -> list[str]:
    """Return words that begin as typed, in the case in which they were begun: a shell drops any other."""
    typed = incomplete.casefold()
    return sorted(incomplete + word[len(incomplete) :] for word in whole if word.casefold().startswith(typed))

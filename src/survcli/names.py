"""What people type → the body that they mean. Forgiving to find, strict to match: a near miss is never acted on."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from survcli.errors import Fault, Misunderstood

_LATIN_MARKS = re.compile("[\u0300-\u036f]")
"""The accents of Latin script, which a pattern removes faster than a look at each character does."""
_INITIAL = re.compile(r"(?<=\b\w)\.")
"""The point after a single letter: S.A. de C.V. → sa de cv."""
_WORD = re.compile(r"[^\W_]+")

_LEGAL = re.compile(
    r"\b(?:s de rl(?: de cv)?|sapi(?: de cv)?|sab(?: de cv)?|sa(?: de cv)?|sc|ac|sas|srl|spa|gmbh|ag|ltda?|limited"
    r"|llc|llp|inc|incorporated|corp|corporation|plc|bv|oyj?|ab|as|co|kk|pte|pty)$"
)
"""Legal suffixes of companies, as they stand after `plain`."""


def plain(text: str) -> str:
    """Return text without case, accents and punctuation, its words parted by single spaces.

    NFKD decomposition and case folding (Unicode Standard Annex 15, chapter 3.13).
    """
    if not text.isascii():
        text = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", text))
    if not text.isascii():
        text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(_WORD.findall(_INITIAL.sub("", text.casefold())))


def fold(name: str) -> str:
    """Return a body's name as it is compared: `plain`, and without its legal suffix."""
    folded = plain(name)
    while (shorter := _LEGAL.sub("", folded).strip()) and shorter != folded:
        folded = shorter
    return folded


class Called(NamedTuple):
    """What a typed name leads to."""

    ids: frozenset[str]
    name: str
    notes: tuple[Fault, ...] = ()


def match(typed: str, table: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the ids that a typed name means: those called exactly so, else those whose names start with it.

    Args:
        typed: as a person types it.
        table: each id and its names.
    """
    wanted = fold(typed)
    if not wanted:
        return []
    exact = [key for key, called in table.items() if wanted in map(fold, (key, *called))]
    if exact:
        return exact
    return [key for key, called in table.items() if any(fold(name).startswith(wanted) for name in (key, *called))]


def one(typed: str, table: Mapping[str, Sequence[str]], unknown: str) -> str:
    """Return the one id that a typed name means.

    Args:
        unknown: the message when there is none, with a place for ``{name}``.

    Raises:
        Misunderstood: none, with the nearest names as a hint; or several, with all of them.
    """
    found = match(typed, table)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(sorted(table[key][0] for key in found)[:8])
        raise Misunderstood("“{name}” could be: {several}", name=shown(typed), several=several)
    raise Misunderstood(unknown, name=shown(typed)).hinting(near(typed, table))


def near(typed: str, table: Mapping[str, Sequence[str]]) -> Fault | None:
    """Return a hint with the names nearest to a typed one, or None where none is near."""
    folded = {fold(name): called[0] for called in table.values() for name in called}
    close = get_close_matches(fold(typed), folded, 3)
    if not close:
        return None
    return Fault("did you mean: {names}?", names=", ".join(dict.fromkeys(folded[name] for name in close)))


def shown(typed: str) -> str:
    """Return typed text as it can be shown on one line: nothing that moves a cursor, nothing endless."""
    visible = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in typed)
    return visible if len(visible) <= 60 else visible[:59] + "…"

"""What can go wrong, said once in English and told in the reader's language.

A message is a template and its values, so that the same fault can be printed in any language of ``survcli.i18n``.
"""

from collections.abc import Callable
from typing import Self

_LONGEST = 1000
"""Characters of a value that a message shows at the most."""


_SPACES = "\u00a0\u2009\u202f"
"""Spaces of good typography, which Python does not call printable."""


def visible(value: object) -> str:
    """Return a value as a message can show it on one line: nothing that moves a cursor or turns the reading order."""
    text = str(value)
    if not text.isprintable():
        text = "".join(char if char.isprintable() or char in _SPACES else ascii(char)[1:-1] for char in text[: _LONGEST + 1])
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class Fault(ValueError):
    """Something is wrong: a template such as ``{date} ends before it begins`` and its values."""

    exit_status = 1

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = {name: visible(value) for name, value in values.items()}
        super().__init__(template.format(**self.values) if values else template)
        self.hint: Fault | None = None

    def hinting(self, hint: "Fault | None") -> Self:
        """Return this fault with what may help, on a line of its own."""
        self.hint = hint
        return self

    def text(self, translate: Callable[[str], str]) -> str:
        """Return the message in the language of ``translate``."""
        return translate(self.template).format(**self.values) if self.values else translate(self.template)


class Misunderstood(Fault):
    """The question could not be understood: an unknown name, id, option or value."""

    exit_status = 2


class Unusable(Fault):
    """The data could not be read, or is invalid; ``problems`` says where and why, where it was validated."""

    problems: "tuple[Problem, ...]" = ()


class Problem(Fault):
    """A fault of a dataset at a place such as ``records[12].amounts[0].currency``."""

    def __init__(self, where: str, template: str, **values: object) -> None:
        super().__init__(template, **values)
        self.place = visible(where)

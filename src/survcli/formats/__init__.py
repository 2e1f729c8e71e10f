"""What is written for machines and writers. A format is a file of this folder with ``write(answer, asked)``.

That gives text, bytes, or the files of a folder by their names. Adding one means adding its file: its name is the word for ``--format``, its ``SUFFIX`` the one that ``export`` knows it by.
"""

import importlib
from types import ModuleType


def load(name: str) -> ModuleType:
    """Return the module of a format."""
    return importlib.import_module(f"{__name__}.{name}")


def suffixes() -> dict[str, str]:
    """Return each suffix that ``export`` knows, and its format."""
    import pkgutil

    found = {}
    for module in pkgutil.iter_modules(__path__):
        suffix = getattr(load(module.name), "SUFFIX", None)
        if suffix:
            found[suffix] = module.name
    return found


def by_suffix(file: str) -> str | None:
    """Return the format that a file's suffix names, the longest one first, or None."""
    known = suffixes()
    for suffix in sorted(known, key=len, reverse=True):
        if file.casefold().endswith(suffix):
            return known[suffix]
    return None

"""A cited ledger of the surveillance technology that Mexican authorities acquired, and of how it came to light.

    import survcli

    ledger = survcli.load()
    survcli.select(ledger, vendor="NSO Group", kind="acquisition")  # a list of dicts, as --json prints them

`load` gives a `Dataset`; `Fault` is what goes wrong, `Unusable` for data and `Misunderstood` for questions.
"""

import importlib

TYPE_CHECKING = False  # as ``typing`` has it, whose import every start would pay for
if TYPE_CHECKING:
    from survcli.api import select
    from survcli.dataset import Dataset, load
    from survcli.errors import Fault, Misunderstood, Unusable

__all__ = ["Dataset", "Fault", "Misunderstood", "Unusable", "__version__", "load", "select"]

__version__ = "0.1.0"

_HOMES = {
    "select": "api",
    "Dataset": "dataset",
    "load": "dataset",
    "Fault": "errors",
    "Misunderstood": "errors",
    "Unusable": "errors",
}


def __getattr__(name: str) -> object:
    """Return a name of `__all__`, imported when it is first asked for: the program itself needs none of them to start."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)

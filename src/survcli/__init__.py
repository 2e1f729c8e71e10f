"""A cited ledger of the surveillance technology that Mexican authorities acquired, and of how it came to light.

    import survcli

    ledger = survcli.load()
    survcli.select(ledger, vendor="NSO Group", kind="acquisition")  # a list of dicts, as --json prints them

`load` gives a `Dataset`; `Fault` is what goes wrong, `Unusable` for data and `Misunderstood` for questions.
"""

from survcli.api import select
from survcli.dataset import Dataset, load
from survcli.errors import Fault, Misunderstood, Unusable

__all__ = ["Dataset", "Fault", "Misunderstood", "Unusable", "__version__", "load", "select"]

__version__ = "0.1.0"

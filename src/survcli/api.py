"""What other programs may call beside `load`: the selection of the command line, as data."""

from typing import Any

from survcli.dataset import Dataset, Row


def select(ledger: Dataset, **filters: Any) -> list[Row]:
    """Return the records that match, expanded as ``--json`` prints them, so that ``pandas.DataFrame`` takes them as they are.

    Args:
        ledger: what `load` gave.
        filters: those of the command line by name, such as ``year="2012-2015"``, ``vendor="NSO Group"``, ``kind="acquisition"``.
            A list of values means *or*. ``as_of`` limits everything to what was known on a day.

    Raises:
        Misunderstood: a name or a value that cannot be understood.
    """
    from survcli import expand, query

    known, found, _ = query.select(ledger, filters)
    return [expand.record(known, row) for row in found]

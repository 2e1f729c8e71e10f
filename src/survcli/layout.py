"""How a dataset's file is laid out, so that a change reads well in a diff: order of lists, order of keys, lines."""

import json
from collections.abc import Callable
from typing import Any

from survcli import dates

Row = dict[str, Any]

COLUMNS = 132
"""What fits on a line of so many columns stands on one: a footnote is a line of a diff, and a tenth less is read at each start."""


def _by_id(row: Row) -> tuple[str, ...]:
    return (row["id"],)


def _by_date(record: Row) -> tuple[str, ...]:
    return (dates.position(record["date"]), record["id"])


ORDER: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "organizations": _by_id,
    "products": _by_id,
    "sources": _by_id,
    "records": _by_date,
    "retired": _by_id,
}


def dump(data: Row, keys: dict[str, list[str]]) -> str:
    """Return a dataset as the text of its file.

    Args:
        data: the dataset.
        keys: for each list, and for each kind of record, its keys in the order of the model.

    Keys that the model does not know come last, in the order in which they stand: nothing is lost.
    """
    ordered = _sorted(data, keys["ledger"])
    for name, order in ORDER.items():
        ordered[name] = [_sorted(row, keys[row.get("kind", name)]) for row in sorted(data[name], key=order)]
    return _text(ordered, "", 0) + "\n"


def _sorted(row: Row, keys: list[str]) -> Row:
    return {key: row[key] for key in dict.fromkeys((*keys, *row)) if key in row}


def _text(value: Any, indent: str, taken: int) -> str:
    """Return a value as JSON, on the line of which so many columns are taken if it fits there, else one item a line."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not value or not isinstance(value, dict | list) or taken + len(line) < COLUMNS:  # less, since a comma may follow
        return line
    inner = indent + "  "
    if isinstance(value, dict):
        brackets, items = "{}", [(f"{inner}{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.items()]
    else:
        brackets, items = "[]", [(inner, item) for item in value]
    lines = ",\n".join(start + _text(item, inner, len(start)) for start, item in items)
    return f"{brackets[0]}\n{lines}\n{indent}{brackets[1]}"

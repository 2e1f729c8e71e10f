"""JSON lines (https://jsonlines.org): one object a line."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked

SUFFIX = ".ndjson"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return each row of the answer as a line of JSON."""
    rows = answer.records or (answer.data if isinstance(answer.data, list) else answer.rows() if answer.rows else [answer.data])
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

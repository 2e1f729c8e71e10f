"""JSON lines (https://jsonlines.org): one object a line, which says under ``ledger`` where it comes from.

Lines are cut, joined and sorted by other programs, so that each has to say it for itself.
"""

import json
from typing import TYPE_CHECKING

from survcli import provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked

SUFFIX = ".ndjson"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return each row of the answer as a line of JSON."""
    listed = answer.rows() if answer.rows else answer.records
    rows = answer.data if isinstance(answer.data, list) else listed
    ledger = provenance.of(asked)
    return "".join(json.dumps({**row, "ledger": ledger}, ensure_ascii=False) + "\n" for row in rows)

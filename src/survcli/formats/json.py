"""JSON: UTF-8 unescaped, two-space indent, a newline at the end."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked

SUFFIX = ".json"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the answer's data as one JSON document."""
    return dump(answer.data)


def dump(data: Any) -> str:
    """Return data as JSON text."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

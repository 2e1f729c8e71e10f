"""JSON: UTF-8 unescaped, two-space indent, a newline at the end.

What a command prints is its data and nothing else: its shape is a promise to scripts. What ``export`` writes is an object of
two keys, ``provenance`` and ``records``, because a file is read where nobody knows any more how it came about.
"""

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

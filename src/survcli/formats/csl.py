"""CSL-JSON, which Zotero, Pandoc and citation processors read (https://docs.citationstyles.org, schema 1.0.2).

The provenance is in ``custom``, which no style prints: ``source`` would be the apt variable, but styles such as MLA's print it, and
a citation would end in a digest.
"""

import re
from typing import TYPE_CHECKING, Any

from survcli import provenance
from survcli.formats import json

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Row

SUFFIX = ".csl.json"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the sources of the answer as a list of CSL items."""
    found_in = {"survcli": provenance.of(asked)}
    return json.dump([{**item(row), "custom": found_in} for row in answer.sources])


def item(row: "Row") -> "Row":
    """Return a source with its dates as ``date-parts``: every processor reads those, not every one reads EDTF."""
    return {**row, **{key: date(row[key]) for key in ("issued", "accessed") if key in row}}


def date(edtf: str) -> dict[str, Any]:
    """Return an EDTF date as CSL writes it. CSL has no open interval: there its one known end stands alone, as ``circa``."""
    points = [point.rstrip("~?%") for point in edtf.split("/") if point != ".."]
    parts: dict[str, Any] = {"date-parts": [[int(part) for part in point.split("-")] for point in points]}
    return {**parts, "circa": True} if re.search(r"[~?%]|\.\.", edtf) else parts

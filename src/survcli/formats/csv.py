"""CSV (RFC 4180) that spreadsheets open as it is: UTF-8, a header always, no cell that runs as a formula.

Dates stay text as the ledger has them, beside their first and last day; a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
from typing import TYPE_CHECKING, Any

from survcli import flat

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked

SUFFIX = ".csv"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the answer's rows as CSV. A file starts with the mark by which Excel knows UTF-8."""
    header, rows = flat.table(answer)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([_cell(row.get(name)) for name in header] for row in rows)
    mark = "\ufeff" if asked.target else ""
    return mark + file.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value

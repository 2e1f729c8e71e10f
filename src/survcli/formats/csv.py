"""CSV (RFC 4180) that spreadsheets open as it is: UTF-8, a header always, no cell that runs as a formula.

Dates stay text as the ledger has them, beside their first and last day; figures are plain decimals. The last column says where
the row comes from. A text that a spreadsheet would run gets an apostrophe before it, see `guarded`; lines end with CR LF.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from survcli import flat, provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked

SUFFIX = ".csv"

_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the answer's rows as CSV. A file starts with the mark by which Excel knows UTF-8."""
    header, rows = flat.table(answer)
    ledger = provenance.line(asked)
    mark = "\ufeff" if asked.target else ""
    return mark + text([*header, "ledger"], ([*(row.get(name) for name in header), ledger] for row in rows))


def text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a header and rows as CSV."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows([guarded(flat.plain(value)) for value in row] for row in rows)
    return file.getvalue()


def guarded(value: Any) -> Any:
    """Return a text that begins like a formula with an apostrophe before it, any other value as it is.

    The signs are those of https://owasp.org/www-community/attacks/CSV_Injection. Apostrophes that already stand before one count
    too, so that whoever takes off one from every text that matches has the ledger's own words again.
    """
    return "'" + value if isinstance(value, str) and _RUNS.match(value) else value

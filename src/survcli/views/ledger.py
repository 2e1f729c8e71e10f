"""Acquisitions as a table."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from survcli import say
from survcli.answer import Answer
from survcli.views.screen import Column, Screen

_COLUMNS = (
    Column("Date", "date", whole=True),
    Column("Vendor", "vendor", least=14),
    Column("Product", "product", drop=3, least=14),
    Column("Intermediary", "via", drop=2, least=16),
    Column("Buyer", "buyer", least=14, style="green"),
    Column("Title", "title", drop=5, least=40),
    Column("Amount", "amount", drop=1, right=True, whole=True, style="bold"),
    Column("Evidence", "evidence", drop=4, least=12),
    Column("Id", "id", whole=True, style="dim"),
)


def draw(answer: Answer, screen: Screen) -> Iterator[RenderableType | str]:
    """Yield the table, and a line that counts it."""
    words = screen.words
    separator = "; " if screen.piped else "\n"
    most = 0 if screen.piped else 2
    rows = [
        {
            "date": record["date"] if screen.piped else words.years(record["date"]),
            "vendor": say.names(record["vendors"], most) or "?",
            "product": ", ".join(product["name"] for product in record["products"]) or "?",
            "via": say.names(record["intermediaries"], most) or ("?" if "intermediaries" in record["gaps"] else ""),
            "buyer": say.names(record["buyers"], most) or "?",
            "title": words.both(record["title"]),
            "amount": separator.join(say.amounts(words, record)) or "?",
            "evidence": words(record["evidence"]) + (f", {words('disputed')}" if record["disputed"] else ""),
            "id": record["id"],
        }
        for record in answer.records
    ]
    if rows:
        yield from screen.table(_COLUMNS, rows)
    if not screen.piped:
        yield Text(words.count(len(rows), "acquisition", "acquisitions"), style="bold")

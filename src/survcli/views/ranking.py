"""All vendors, buyers, intermediaries, products or countries, with counts."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import Column, Screen

_HEADERS = {"vendors": "Vendor", "buyers": "Buyer", "intermediaries": "Intermediary", "products": "Product", "countries": "Country"}


def draw(answer: Answer, screen: Screen) -> Iterator[RenderableType | str]:
    """Yield a table, those with most acquisitions first, and a line that counts it."""
    words = screen.words
    role = answer.role
    rows = [
        {
            "name": words.country(row["id"]) if role == "countries" else row["name"],
            "short": row.get("acronym") or "",
            "country": words.country(row["country"]),
            "acquisitions": str(row["acquisitions"]),
            "revelations": str(row["revelations"]),
            "responses": str(row["responses"]),
            "years": "–".join(dict.fromkeys(filter(None, (row["first"], row["last"])))),
            "id": row["id"],
        }
        for row in answer.data
    ]
    columns = [
        Column(_HEADERS[role], "name", least=20),
        *([Column("Acronym", "short", drop=3)] if role == "buyers" else []),
        *([Column("Country", "country", drop=2)] if role in ("vendors", "intermediaries", "products") else []),
        Column("Acquisitions", "acquisitions", whole=True, right=True, style="bold"),
        Column("Revelations", "revelations", drop=4, whole=True, right=True),
        Column("Responses", "responses", drop=4, whole=True, right=True),
        Column("Years", "years", drop=1, whole=True),
        *([Column("Id", "id", drop=5, style="dim")] if role != "countries" else []),
    ]
    if rows:
        yield from screen.table(columns, rows)
    if not screen.piped:
        yield Text(words.count(len(rows), "name", "names"), style="bold")

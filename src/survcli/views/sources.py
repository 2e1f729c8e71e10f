"""The sources, with how much rests on each."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import Column, Screen

_COLUMNS = (
    Column("Records", "records", drop=1, whole=True, right=True, style="bold"),
    Column("Facts", "facts", drop=2, whole=True, right=True),
    Column("Issued", "issued", whole=True),
    Column("Publisher", "publisher", least=16),
    Column("Title", "title", least=24),
    Column("Id", "id", drop=3, least=30, style="dim"),
)


def draw(answer: Answer, screen: Screen) -> Iterator[RenderableType | str]:
    """Yield the table, its titles linked to their addresses, and a line that counts it."""
    words = screen.words
    rows = [
        {
            "records": str(row["records"]),
            "facts": str(row["facts"]),
            "issued": "" if not row["issued"] else row["issued"] if screen.piped else words.short_date(row["issued"]),
            "publisher": row["publisher"],
            "title": row["title"],
            "url": row["url"] or "",
            "id": row["id"],
        }
        for row in answer.data
    ]
    if screen.piped:  # where no title can be a link
        yield from screen.table((*_COLUMNS, Column("Address", "url")), rows)
        return
    if rows:
        yield from screen.table(_COLUMNS, rows, links={"title": "url"})
    publishers = len({row["publisher"] for row in rows})
    yield Text(f"{words.count(len(rows), 'source', 'sources')}, {words.count(publishers, 'publisher', 'publishers')}", style="bold")

"""The surface that views draw on: its width, its words, its marks, and the few shapes that they share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from survcli.dataset import Row
from survcli.i18n import Words

_READABLE = 100
"""The longest line of prose that an eye follows."""
_GUTTER = 3
"""Cells between two columns."""

ENDLESS = 100_000
"""The width of a pipe: nothing is wrapped and nothing cut."""

STYLES = {"acquisition": "bold cyan", "revelation": "bold yellow", "response": "bold magenta"}
_MARKS = {"acquisition": "●", "revelation": "◇", "response": "»"}
_PLAIN_MARKS = {"acquisition": "A", "revelation": "R", "response": ">"}


class Column(NamedTuple):
    """A column of a table, and when a narrow screen does without it."""

    header: str
    key: str
    drop: int = 0
    """The column with the highest number is dropped first; one with 0 never."""
    right: bool = False
    whole: bool = False
    """Never wrapped and never cut."""
    least: int = 0
    """Cells that it has at the least, lest its words are broken."""
    style: str = ""


@dataclass(frozen=True)
class Screen:
    """Where an answer is drawn."""

    width: int
    """In cells; `ENDLESS` for a pipe."""
    words: Words
    unicode: bool = True
    """Whether the output can show more than ASCII."""

    @property
    def piped(self) -> bool:
        """Whether nothing may be wrapped."""
        return self.width >= ENDLESS

    def mark(self, kind: str) -> str:
        """Return the mark that tells a kind of record apart without colour."""
        return (_MARKS if self.unicode else _PLAIN_MARKS)[kind]

    def arrow(self) -> str:
        """Return what stands between seller and buyer."""
        return "→" if self.unicode else "->"

    def meter_marks(self) -> str:
        """Return the full and the empty mark of an evidence meter."""
        return "▮▯" if self.unicode else "#."

    def rule(self, left: str, right: str = "") -> Text:
        """Return a heading that fills the line."""
        if self.piped:
            return Text(f"{left}  {right}".rstrip(), style="bold")
        fill = self.width - cell_len(left) - cell_len(right) - (2 if right else 1)
        line = ("─" if self.unicode else "-") * max(fill, 0)
        return Text.assemble((left, "bold"), " ", (line, "dim"), " " if right else "", (right, "dim"))

    def table(
        self, columns: Sequence[Column], rows: Iterable[dict[str, str]], links: Mapping[str, str] = MappingProxyType({})
    ) -> Iterator[Table | Text | str]:
        """Yield rows as a table of the columns that fit this width, and a line that names the others; in a pipe, a line each of all cells.

        Args:
            links: for a column, the key of the address that its cells lead to.
        """
        body = list(rows)
        if self.piped:
            yield from ("\t".join(row[column.key] for column in columns) for row in body)
            return
        shown, widths = self._fit(columns, body)
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", border_style="dim")
        for column, width in zip(shown, widths, strict=True):
            table.add_column(
                Text(self.words(column.header)),
                justify="right" if column.right else "left",
                no_wrap=column.whole,
                width=width,
                overflow="fold",
                style=column.style,
            )
        for row in body:
            table.add_row(
                *(Text(row[column.key], style=f"link {row[links[column.key]]}" if column.key in links else "") for column in shown)
            )
        yield table
        if left_out := [self.words(column.header) for column in columns if column not in shown]:
            yield self.paragraph(self.words("no room here for: {columns}").format(columns=", ".join(left_out)), style="dim")

    def _fit(self, columns: Sequence[Column], rows: Sequence[Row]) -> tuple[list[Column], list[int]]:
        """Return the columns that this screen has room for, and how wide each is.

        Columns are dropped in their set order until all have what they need at the least; then what is left over goes to
        those that would use it, evenly.
        """
        shown = list(columns)
        natural = {
            column.key: max(
                cell_len(self.words(column.header)), *(cell_len(line) for row in rows for line in row[column.key].split("\n")), 1
            )
            for column in columns
        }
        least = {column.key: natural[column.key] if column.whole else min(natural[column.key], column.least) for column in columns}
        while sum(least[column.key] for column in shown) + _GUTTER * (len(shown) - 1) > self.width:
            first = max(shown, key=lambda column: column.drop)
            if not first.drop:
                break
            shown.remove(first)
        widths = {column.key: least[column.key] for column in shown}
        spare = self.width - sum(widths.values()) - _GUTTER * (len(shown) - 1)
        while spare > 0 and (wanting := [key for key in widths if widths[key] < natural[key]]):
            for key in wanting[:spare]:
                widths[key] += 1
                spare -= 1
        return shown, [widths[column.key] for column in shown]

    def wrap(self, text: str, width: int) -> list[str]:
        """Return text in lines of at most so many cells, broken at words; a longer word is folded."""
        if self.piped:
            return [text]
        lines, line, used = [], "", 0
        for word in text.split(" "):
            size = cell_len(word)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            *folded, rest = (word[start : start + width] for start in range(0, len(word), width)) if size > width else (word,)
            lines += folded
            line, used = (f"{line} {rest}", used + 1 + size) if line else (rest, cell_len(rest))
        return [*lines, line] if line else lines

    def paragraph(self, text: str, indent: int = 0, style: str = "") -> Text:
        """Return text wrapped at words under an indent."""
        lines = self.wrap(text, max(min(self.width, _READABLE) - indent, 20))
        return Text("\n".join(" " * indent + line for line in lines), style=style)

    def field(self, label: str, lines: Iterable[Text | str], width: int) -> Iterable[Text]:
        """Return a label and its value, which continues under itself."""
        for index, line in enumerate(lines):
            head = label if index == 0 else ""
            yield Text.assemble((f"{head:<{width}}", "dim"), "  ", line if isinstance(line, Text) else Text(line))

"""The face of the tool: the records in order, grouped by year."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from survcli import say
from survcli.answer import Answer
from survcli.dataset import Row
from survcli.views.screen import STYLES, Screen

_WIDE = 110
"""From this many cells on, a record's facts stand beside its title instead of under it."""
_DATE = 11
_PAD = " " * (_DATE + 4)
"""What stands before a title and under it."""


def draw(answer: Answer, screen: Screen) -> Iterator[Text | str]:
    """Yield a heading for each year, its records, and a last line that counts them."""
    year = ""
    counts: dict[str, int] = {}
    for record in answer.records:
        counts[_year(record)] = counts.get(_year(record), 0) + 1
    for record in answer.records:
        if _year(record) != year:
            if year and not screen.piped:
                yield Text("")
            year = _year(record)
            if not screen.piped:
                yield screen.rule(year, screen.words.count(counts[year], "record", "records"))
        yield from _lines(record, year, screen)
    if not screen.piped:
        yield Text("")
        yield summary(answer.records, screen)


def summary(records: list[Row], screen: Screen) -> Text:
    """Return the line that counts what is shown and explains its marks."""
    words = screen.words
    line = Text(words.count(len(records), "record", "records"), style="bold")
    for kind, singular, plural in (
        ("acquisition", "acquisition", "acquisitions"),
        ("revelation", "revelation", "revelations"),
        ("response", "response", "responses"),
    ):
        number = sum(record["kind"] == kind for record in records)
        line.append("  ")
        line.append(screen.mark(kind), style=STYLES[kind])
        line.append(f" {words.count(number, singular, plural)}", style="not bold")
    return line


def _year(record: Row) -> str:
    return str(record["earliest"] or record["latest"])[:4]


class _Entry(NamedTuple):
    """What a line of the timeline says of a record."""

    record: Row
    title: str
    parties: str
    amounts: list[str]
    level: str

    @property
    def style(self) -> str:
        return "green" if self.record["kind"] == "acquisition" else "dim"


def _entry(record: Row, screen: Screen) -> _Entry:
    words = screen.words
    level = f"{say.meter(record['evidence'], screen.meter_marks())} {words(record['evidence'])}"
    if record["disputed"]:
        level += f"{' · ' if screen.unicode else ', '}{words('disputed')}"
    parties = say.parties(record, screen.arrow(), most=0 if screen.piped else 3)
    return _Entry(record, words.both(record["title"]), parties, say.amounts(words, record), level)


def _lines(record: Row, year: str, screen: Screen) -> Iterator[Text | str]:
    entry, mark = _entry(record, screen), screen.mark(record["kind"])
    if screen.piped:  # no heading says the year there
        cells = [mark, record["date"], entry.title, entry.parties, "; ".join(entry.amounts), entry.level, record["id"]]
        yield "\t".join(cells)
        return
    date = screen.words.short_date(record["date"], year)
    head = Text.assemble(" ", (mark, STYLES[record["kind"]]), " ", (f"{date:<{_DATE}}", "dim"), " ")
    if len(date) > _DATE:  # a span of months: a line of its own, so that the titles stay in their column
        head.rstrip()
        yield head
        head = Text(_PAD)
    yield from (_narrow if screen.width < _WIDE else _wide)(entry, head, screen)


def _narrow(entry: _Entry, head: Text, screen: Screen) -> Iterator[Text]:
    room = screen.width - len(_PAD)
    first, *rest = screen.wrap(entry.title, room)
    yield head + Text(first)
    for line in rest:
        yield Text(_PAD + line)
    for line in screen.wrap(entry.parties, room):
        yield Text(_PAD + line, style=entry.style)
    whole = " / ".join(amount.replace(" ", "\u00a0") for amount in entry.amounts)  # an amount is never broken
    for line in screen.wrap(whole, room) if whole else ():
        yield Text(_PAD + line.replace("\u00a0", " "), style="bold")
    ident = entry.record["id"]
    gap = max(room - cell_len(entry.level) - cell_len(ident), 1)
    yield Text.assemble(_PAD, (entry.level, "dim"), " " * gap, (ident, "dim"))


def _wide(entry: _Entry, head: Text, screen: Screen) -> Iterator[Text]:
    money, known, ident = 24, 29, 8
    left = screen.width - len(_PAD) - money - known - ident - 6
    facts = max(left * 2 // 5, 20)
    columns = (
        (screen.wrap(entry.title, left - facts), left - facts, ""),
        (screen.wrap(entry.parties, facts), facts, entry.style),
        ([line for text in entry.amounts for line in screen.wrap(text, money)], money, "bold"),
    )
    for index in range(max(len(lines) for lines, _, _ in columns)):
        line = head.copy() if index == 0 else Text(_PAD)
        for lines, size, style in columns:
            text = lines[index] if index < len(lines) else ""
            line.append(text + " " * (size - cell_len(text) + 2), style=style)
        if index == 0:
            line.append(entry.level + " " * (known - cell_len(entry.level)), style="dim")
            line.append(entry.record["id"].rjust(ident), style="dim")
        line.rstrip()
        yield line

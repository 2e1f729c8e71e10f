"""Counts as bars, with the sums of the figures that may be added."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import Screen


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield a bar for each group, its sums under it, and what the sums leave out."""
    words, data = screen.words, answer.data
    groups = data["groups"]
    names = [_name(screen, data["by"], group) for group in groups]
    most = max((group["records"] for group in groups), default=0)
    label = min(max(map(cell_len, names), default=0), max(screen.width // 3, 12))
    digits = len(str(most))
    room = min(screen.width, 100) - label - digits - 2
    for name, group in zip(names, groups, strict=True):
        money = [f"{row['currency']} {words.number(row['value'])} {words.label(row['kind'])}" for row in group["amounts"]]
        if screen.piped:
            yield Text("\t".join((name, str(group["records"]), "; ".join(money))))
            continue
        first, *rest = screen.wrap(name, label) or [""]
        yield Text.assemble(
            first + " " * (label - cell_len(first)),
            " ",
            (f"{group['records']:>{digits}}", "bold"),
            " ",
            (bar(group["records"], most, room, screen.unicode), "cyan"),
        )
        for line in rest:
            yield Text(line)
        for line in screen.wrap(" · ".join(money), screen.width - label - digits - 2):
            yield Text(" " * (label + digits + 2) + line, style="dim")
    if screen.piped:
        return
    yield Text("")
    told = words.count(data["records"], "record", "records")
    if data["ungrouped"]:
        told += f", {words('{count} in no group').format(count=words.number(data['ungrouped']))}"
    yield Text(told, style="bold")
    if data["left_out"]:
        why = "; ".join(f"{words.label(reason)}: {number}" for reason, number in data["left_out"].items())
        yield screen.paragraph(f"{words('Sums hold only figures that may be added. Acquisitions left out')}: {why}.", style="dim")


def bar(value: int, most: int, room: int, unicode: bool) -> str:
    """Return a bar in eighths of a cell."""
    if not unicode:
        return "#" * max(round(value * room / most), 1)
    eighths = max(round(value * room * 8 / most), 1)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]


def _name(screen: Screen, by: str, group: dict[str, str]) -> str:
    if by == "country":
        return screen.words.country(group["key"])
    if by in ("technology", "evidence", "kind", "lag"):
        return screen.words.label(group["key"])
    return group["name"]

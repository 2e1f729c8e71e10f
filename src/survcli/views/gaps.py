"""What is not known, by authority."""

from collections.abc import Iterator

from rich.text import Text

from survcli.answer import Answer
from survcli.dataset import Row
from survcli.views.screen import Screen


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield a heading for each authority, and under it the records with what is missing in each."""
    words = screen.words
    groups: dict[str, dict[str, list[Row]]] = {}
    for row in answer.data:
        buyer = ", ".join(body["name"] for body in row["buyers"]) or words("authority not known")
        groups.setdefault(buyer, {}).setdefault(row["id"], []).append(row)
    for buyer in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        if not screen.piped:
            count = words.count(len(groups[buyer]), "record", "records")
            *above, last = screen.wrap(buyer, screen.width - len(count) - 3)
            yield from (Text(line, style="bold") for line in above)
            yield screen.rule(last, count)
        for key, rows in groups[buyer].items():
            title = words.both(rows[0]["title"])
            missing = "; ".join(f"{words.label(row['field'])}: {words(row['reason'])}" for row in rows)
            numbers = ", ".join(number["value"] for number in rows[0]["identifiers"])
            if screen.piped:
                yield Text("\t".join((buyer, key, rows[0]["date"], title, missing, numbers)))
                continue
            yield Text.assemble(" ", (key, "dim"), "  ", (words.short_date(rows[0]["date"]), "dim"))
            yield screen.paragraph(title, 4)
            yield screen.paragraph(missing, 4, "bold")
            if numbers:
                yield screen.paragraph(numbers, 4, "dim")
        if not screen.piped:
            yield Text("")
    if not screen.piped:
        yield Text(words.count(len(answer.data), "gap", "gaps"), style="bold")

"""What a search found, best first, each with its match in context."""

import re
from collections.abc import Iterator

from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import STYLES, Screen


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield two or three lines a record, and a line that counts them."""
    words = screen.words
    for record in answer.records:
        mark, date = screen.mark(record["kind"]), words.short_date(record["date"])
        context = record["match"]["text"]
        title = words.both(record["title"])
        bare = context.replace("«", "").replace("»", "").strip("…")
        if screen.piped:
            yield Text("\t".join((record["id"], mark, record["date"], title, context)))
            continue
        yield Text.assemble((record["id"], "dim"), "  ", (mark, STYLES[record["kind"]]), " ", (date, "dim"))
        for line in screen.wrap(title, screen.width - 6):  # the marks of the match take two cells
            yield _marked("    " + (_remark(line, context) if bare == title else line), "bold")
        if context and bare != title:
            for line in screen.wrap(_MATCH.sub(_whole, context), screen.width - 4):
                yield _marked("    " + line.replace("\u00a0", " "), "dim")
        yield Text("")
    if answer.records and not screen.piped:
        yield Text(words.count(len(answer.records), "record", "records"), style="bold")


_MATCH = re.compile("«[^»]*»")


def _whole(match: re.Match[str]) -> str:
    """Return a match with spaces at which no line is broken."""
    return match[0].replace(" ", "\u00a0")


def _remark(line: str, context: str) -> str:
    """Put the marks of a whole title back on the line that holds the match."""
    found = context[context.find("«") + 1 : context.find("»")]
    return line.replace(found, f"«{found}»", 1) if found and found in line else line


def _marked(line: str, style: str) -> Text:
    text, rest = Text(style=style), line
    while "«" in rest:
        before, _, rest = rest.partition("«")
        match, _, rest = rest.partition("»")
        text.append(before).append("«", style="dim").append(match, style="bold underline").append("»", style="dim")
    return text.append(rest)

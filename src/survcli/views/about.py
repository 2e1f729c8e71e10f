"""What this is."""

from collections.abc import Iterator

from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import Screen


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield the program, the ledger's version, digest and licence, its counts, and the notice."""
    words, data = screen.words, answer.data
    counts = data["records"]
    kinds = ", ".join(words.count(counts[kind], kind, f"{kind}s") for kind in ("acquisition", "revelation", "response"))
    facts = {
        "Program": f"survcli {data['program']}",
        "Ledger": f"{data['version']} ({words.date(data['released'])})",
        "SHA-256": data["digest"],
        "Licence": data["license"],
        "Records": f"{words.count(counts['total'], 'record', 'records')}: {kinds}",
        "Sources": str(data["sources"]),
        "Period": f"{data['earliest'][:4]}–{data['latest'][:4]}" if data["earliest"] else "",
        "Technologies": ", ".join(f"{words.label(word)} {number}" for word, number in data["technologies"].items() if number),
    }
    width = max(len(words(label)) for label in facts)
    for label, value in facts.items():
        yield from screen.field(words(label), screen.wrap(value, max(screen.width - width - 2, 30)), width)
    yield Text("")
    yield screen.paragraph(words.both(data["notice"]))

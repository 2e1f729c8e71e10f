"""One record in full, like a page of a careful report, with its footnotes at its foot."""

from collections.abc import Iterator

from rich.text import Text

from survcli import say
from survcli.answer import Answer
from survcli.dataset import Row
from survcli.views.screen import STYLES, Screen

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield each record: its facts with footnote marks, what stands against it, its sources."""
    for number, record in enumerate(answer.records):
        if number:
            yield Text("")
        yield from _record(record, screen)


def _record(record: Row, screen: Screen) -> Iterator[Text]:
    words = screen.words
    yield screen.rule(f"{screen.mark(record['kind'])} {record['id']}", say.nature(words, record))
    yield Text("")
    for line in screen.wrap(words.both(record["title"]), screen.width):
        yield Text(line, style=STYLES[record["kind"]])
    yield Text("")
    yield screen.paragraph(words.both(record["summary"]))
    yield Text("")
    facts = [(label, values) for label, values in _facts(record, screen) if values]
    width = max(len(label) for label, _ in facts)
    for label, values in facts:
        lines = [line for value in values for line in screen.wrap(value, max(screen.width - width - 2, 20))]
        yield from screen.field(label, lines, width)
    yield from _around(record, screen)
    yield Text("")
    yield screen.rule(words("Sources"))
    for number, cited in enumerate(record["citations"], 1):
        yield from _source(number, cited, screen)


def _facts(record: Row, screen: Screen) -> Iterator[tuple[str, list[str]]]:
    """Yield the label of each fact, and its lines, the last of them with the marks of its footnotes."""
    words = screen.words
    yield words("Date"), _noted([words.date(record["date"])], record, "date", screen)
    for label, field in say.PARTIES:
        yield (
            words(say.party(record, label, field)),
            _noted([say.body(words, body) for body in record[field]], record, field, screen),
        )
    yield words("Technology"), [", ".join(words.label(word) for word in record["technologies"])]
    yield words("Targets"), _noted([say.target(words, target) for target in record["targets"]], record, "targets", screen)
    yield words("Amount"), [_amount(amount, record, screen) for amount in record["amounts"]] or _gap(record, "amounts", screen)
    described = record["described_as"]
    quoted = [say.quoted(words, described)] if described else []
    yield words("Described as"), _noted(quoted, record, "described_as", screen)
    numbers = [f"{number['value']} ({words.label(number['type'])})" for number in record["identifiers"]]
    yield words("Number"), _noted(numbers, record, "identifiers", screen)
    level = f"{say.meter(record['evidence'], screen.meter_marks())} {words(record['evidence'])}"
    yield words("Evidence"), [f"{level}: {say.why(words, record)}"]
    if record["disclosed"]:
        lag = say.lag(words, record)
        after = f" ({words('{lag} after the deal').format(lag=lag)})" if lag else ""
        yield words("Disclosed"), [words.date(record["disclosed"]) + after]


def _noted(values: list[str], record: Row, field: str, screen: Screen) -> list[str]:
    """Return the lines of a fact with its footnotes; or why it is not known; or nothing."""
    if not values:
        return _gap(record, field, screen)
    notes = [number for number, cited in enumerate(record["citations"], 1) if field in cited["supports"]]
    return [*values[:-1], values[-1] + _superscript(notes, screen)]


def _gap(record: Row, field: str, screen: Screen) -> list[str]:
    return [f"— {screen.words(record['gaps'][field])}"] if field in record["gaps"] else []


def _amount(amount: Row, record: Row, screen: Screen) -> str:
    words = screen.words
    notes = [index for index, cited in enumerate(record["citations"], 1) if cited["source"] in amount["sources"]]
    return f"{amount['currency']} {words.number(amount['value'])} ({say.figure(words, amount)}){_superscript(notes, screen)}"


def _superscript(numbers: list[int], screen: Screen) -> str:
    if not numbers:
        return ""
    if not screen.unicode:
        return " " + "".join(f"[{number}]" for number in numbers)
    return " " + " ".join(str(number).translate(_DIGITS) for number in numbers)


def _around(record: Row, screen: Screen) -> Iterator[Text]:
    """Yield what a record is about, and what was said about it."""
    words = screen.words
    for label, others in say.around(record):
        yield Text("")
        yield Text(words(label), style="bold")
        for other in others:
            told = f"{other['id']}  {words.short_date(other['date'])}  {words.both(other['title'])}"
            first, *rest = screen.wrap(told, screen.width - 4)
            yield Text.assemble("  ", (screen.mark(other["kind"]), STYLES[other["kind"]]), " ", first)
            for line in rest:
                yield Text("    " + line)
    for label, field in say.LINKS:
        if record[field]:
            yield Text("")
            yield screen.paragraph(f"{words(label)}: {', '.join(record[field])}")


def _source(number: int, cited: Row, screen: Screen) -> Iterator[Text]:
    words = screen.words
    authors = "; ".join(
        one.get("literal") or " ".join(filter(None, (one.get("given"), one.get("family")))) for one in cited["author"]
    )
    title = cited["title"] if cited["title"].startswith("[") else say.quoted(words, cited["title"])
    place = cited["publisher"]
    if cited["reprint"]:
        place = words("{original}, reprinted by {host}").format(original=cited["publisher"], host=cited["container"])
    issued = words.date(cited["issued"]) if cited["issued"] else words("undated")
    parts = [authors, title, place, cited["locator"], issued, words.label(cited["basis"])]
    lead = f"{number:>3}  "
    lines = screen.wrap(". ".join(part for part in parts if part) + ".", screen.width - len(lead))
    for index, line in enumerate(lines):
        yield Text((lead if index == 0 else " " * len(lead)) + line)
    if cited["url"]:
        # Outside any wrapping: an address broken by the program cannot be clicked or copied
        yield Text.assemble(" " * len(lead), (cited["url"], f"blue link {cited['url']}"))

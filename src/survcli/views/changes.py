"""What changed between two versions of a dataset, as the lines of a changelog."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import Screen

_HEADINGS = {"added": "Added", "changed": "Changed", "withdrawn": "Withdrawn"}


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield a heading for each kind of change, and a line for each record, with its fields before and after."""
    words = screen.words
    for change, heading in _HEADINGS.items():
        rows = [row for row in answer.data if row["change"] == change]
        if rows:
            yield Text(f"### {words(heading)}", style="bold")
            yield Text("")
        for row in rows:
            told = f"- {row['id']}: {words.both(row['title'])}"
            yield _hanging(f"{told}: {words.both(row['reason'])}" if row["reason"] else told, screen)
            for field in row["fields"]:
                before, after = _differing(field["before"], field["after"])
                arrow = screen.arrow()
                yield _hanging(f"  - {words.label(field['field'])}: {before or '—'} {arrow} {after or '—'}", screen)
        if rows:
            yield Text("")


def _hanging(line: str, screen: Screen) -> Text:
    indent = len(line) - len(line.lstrip()) + 2
    first, *rest = screen.wrap(line.lstrip(), screen.width - indent)
    lead = " " * (indent - 2)
    return Text("\n".join([lead + first, *(lead + "  " + more for more in rest)]))


def _differing(before: Any, after: Any) -> tuple[str, str]:
    """Return two values in words; of two lists, or of a text in two languages, only what the other has not."""
    if isinstance(before, list) and isinstance(after, list):
        one, other = [item for item in before if item not in after], [item for item in after if item not in before]
        return _shown(one), _shown(other)
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
        return _shown({key: before.get(key) for key in keys}), _shown({key: after.get(key) for key in keys})
    return _shown(before), _shown(after)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_shown(item) for item in value.values() if item)
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    return "" if value is None else str(value)

"""The problems of a dataset, one a line."""

from collections.abc import Iterator

from rich.text import Text

from survcli.answer import Answer
from survcli.views.screen import Screen


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield each problem: its place, and what is wrong."""
    for row in answer.data:
        yield Text(f"{row['place']}: {row['problem']}" if row["place"] else row["problem"])

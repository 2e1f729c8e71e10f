"""What is drawn with Rich: one module a view, each with ``draw(answer, screen)`` giving what stands there in turn."""

import importlib
import io
import shutil
import sys
from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.text import Text

from survcli.answer import Answer
from survcli.i18n import Words
from survcli.views.screen import ENDLESS, Screen

_NARROWEST, _WIDEST = 40, 1000
"""No terminal is drawn narrower or wider, whatever COLUMNS says."""


def show(answer: Answer, words: Words) -> str:
    """Return an answer as stdout is to show it: to the terminal's width, or whole where it is no terminal."""
    # Rich believes in a terminal under FORCE_COLOR; only stdout knows whether lines may be wrapped.
    width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST) if sys.stdout.isatty() else ENDLESS
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    return _drawn(answer, Screen(width, words, encoding == "utf8"), console)


def text(answer: Answer, words: Words, width: int = ENDLESS) -> str:
    """Return an answer as it would be drawn, without colour."""
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False, color_system=None)
    return _drawn(answer, Screen(width, words), console)


def _drawn(answer: Answer, screen: Screen, console: Console) -> str:
    view = importlib.import_module(f"survcli.views.{answer.view}")
    with console.capture() as drawn:
        console.print(Segments(_segments(view.draw(answer, screen), console, screen.width)), end="", soft_wrap=True)
    return drawn.get()


def _segments(parts: Iterable[RenderableType], console: Console, width: int) -> Iterator[Segment]:
    """Yield what Rich prints of some parts.

    Lines of text are not given to its layout, which would only measure them again and turn the tabs of a pipe into spaces.
    """
    options = console.options.update(width=width)  # of a dumb terminal Rich believes that it has 80 columns, and cuts
    for part in parts:
        if isinstance(part, str):
            yield Segment(f"{part}\n")
        elif isinstance(part, Text):
            for line in part.split(allow_blank=True) if "\n" in part else (part,):
                line.stylize_before(line.style)  # `render` overlooks the style of a text without spans
                yield from line.render(console, end="\n")
        else:
            yield from console.render(part, options)

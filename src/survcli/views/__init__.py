"""What is drawn with Rich: one module a view, each with ``draw(answer, screen)`` giving what a console prints in turn."""

import importlib
import io
import shutil
import sys

from rich.console import Console
from rich.text import Text

from survcli.answer import Answer
from survcli.i18n import Words
from survcli.views.screen import ENDLESS, Screen


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the one place that knows what a closed pipe means."""
        raise BrokenPipeError


def show(answer: Answer, words: Words) -> None:
    """Draw an answer on stdout: to the terminal's width, or whole where it is no terminal."""
    # Rich believes in a terminal under FORCE_COLOR; only stdout knows whether lines may be wrapped.
    width = max(shutil.get_terminal_size().columns, 40) if sys.stdout.isatty() else ENDLESS
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    _print(answer, Screen(width, words, encoding == "utf8"), _Console(width=width, highlight=False, markup=False, emoji=False))


def text(answer: Answer, words: Words, width: int = ENDLESS) -> str:
    """Return an answer as it would be drawn, without colour."""
    file = io.StringIO()
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False, color_system=None)
    _print(answer, Screen(width, words), console)
    return file.getvalue()


def _print(answer: Answer, screen: Screen, console: Console) -> None:
    view = importlib.import_module(f"survcli.views.{answer.view}")
    for part in view.draw(answer, screen):
        if isinstance(part, Text) and not console.color_system:
            console.file.write(part.plain + "\n")  # Rich would turn tabs into spaces
        else:
            console.print(part, soft_wrap=isinstance(part, Text))

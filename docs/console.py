"""What the documentation shows of the program, made by the program: called by cog, and checked by CI.

``python docs/console.py`` draws the picture at the top of the README anew.
"""

import contextlib
import io
import json
import os
import shlex
import sys
from pathlib import Path

from survcli import cli
from survcli.views.screen import Screen

WIDTH = 80

for name in ("SURVCLI_DATA", "SURVCLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
    os.environ.pop(name, None)  # pages must not depend on who makes them


class _Stdout(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def run(line: str) -> str:
    """Return what a command line prints on a terminal of 80 columns without colour."""
    os.environ |= {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"}
    out, err = _Stdout(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        cli.main(shlex.split(line)[1:])
    out.flush()
    drawn = out.buffer.getvalue().decode()
    return "\n".join(row.rstrip() for row in (drawn + err.getvalue()).rstrip("\n").splitlines())


def console(line: str, *, most: int = 0) -> None:
    """Print a command and its output as a fenced block, cut after so many lines where told."""
    rows = run(line).splitlines()
    if most and len(rows) > most:
        rows = [*rows[:most], "…"]
    print("```console\n$ " + line, *rows, "```", sep="\n")


def counts() -> dict[str, int]:
    """Return the figures that the text names."""
    about = json.loads(run("survcli about --json"))
    return {**about["records"], "sources": about["sources"], "organizations": about["organizations"]}


def picture(target: Path) -> None:
    """Draw a piece of the timeline as an SVG with the colours of a terminal."""
    from rich.console import Console

    from survcli import dataset, expand, query
    from survcli.answer import Answer
    from survcli.i18n import Words
    from survcli.views import timeline

    ledger, records, _ = query.select(
        dataset.load(), {"since": "2014-09", "until": "2014", "kind": "acquisition", "vendor": ["nso", "hacking-team"]}
    )
    found = [expand.record(ledger, row) for row in records]
    pen = Console(record=True, width=96, file=io.StringIO(), highlight=False, force_terminal=True, color_system="truecolor")
    for part in timeline.draw(Answer("timeline", found, records=found), Screen(96, Words("en"))):
        pen.print(part, soft_wrap=True)
    drawn = pen.export_svg(
        title="survcli timeline --since 2014-09 --until 2014 --kind acquisition --vendor nso --vendor hacking-team",
        unique_id="survcli",
    )
    # Rich's picture would load its font from another host; the reader's own does as well
    start, end = drawn.index("@font-face"), drawn.rindex("@font-face")
    end = drawn.index("}", end) + 1
    target.write_text(drawn[:start] + drawn[end:].replace("Fira Code", "ui-monospace, Menlo, Consolas"), "utf-8")


if __name__ == "__main__":
    picture(Path(__file__).parent / "timeline.svg")
    sys.exit(0)

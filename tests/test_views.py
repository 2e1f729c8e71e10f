"""What stands on the screen: every command at three widths in both languages, held against files that a person has read.

To write them anew: ``python -m pytest tests/test_views.py --write-golden``; then read the difference before committing it.
"""

from pathlib import Path

import pytest
from conftest import shell
from rich.cells import cell_len

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (60, 80, 140)

SCREENS = {
    "timeline": ["timeline"],
    "list": ["list"],
    "show": ["show", "MX-0007"],
    "show-revelation": ["show", "MX-0011"],
    "search": ["search", "obses"],
    "vendors": ["vendor"],
    "vendor": ["vendor", "circles"],
    "buyers": ["buyer"],
    "buyer": ["buyer", "FGR"],
    "intermediary": ["intermediary", "obses"],
    "products": ["product"],
    "countries": ["country"],
    "country": ["country", "FI"],
    "stats": ["stats", "--by", "technology"],
    "network": ["network"],
    "gaps": ["gaps"],
    "sources": ["sources", "--vendor", "quadream"],
    "cite": ["cite", "MX-0011"],
    "about": ["about"],
}


def on_screen(program, monkeypatch):
    """Run the program as on a terminal of a width, without colour."""

    def call(width, *argv):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("TERM", "dumb")  # of which Rich believes that it has 80 columns
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        result = program(*argv)
        assert result.status == 0, result.err
        return result.out

    return call


@pytest.fixture
def screen(small, monkeypatch):
    """The small ledger on a terminal."""
    return on_screen(small, monkeypatch)


@pytest.fixture
def whole_screen(run, monkeypatch):
    """The bundled ledger on a terminal."""
    return on_screen(run, monkeypatch)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_it_was_read(screen, name, lang, pytestconfig):
    drawn = "".join(f"=== {width} ===\n{screen(width, *SCREENS[name], '--lang', lang)}" for width in WIDTHS)
    drawn = "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"
    file = GOLDEN / f"{name}.{lang}.txt"
    if pytestconfig.getoption("--write-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(drawn, "utf-8")
    assert drawn == file.read_text("utf-8")


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
@pytest.mark.parametrize("name", SCREENS)
def test_no_line_is_longer_than_the_screen(screen, name, width):
    for line in screen(width, *SCREENS[name]).splitlines():
        # an address is never broken, so that it can be clicked and copied
        assert cell_len(line.rstrip()) <= width or "://" in line, line


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("argv", [["timeline"], ["search", "pegasus"], ["gaps"]], ids=" ".join)
def test_no_line_of_the_whole_ledger_is_longer_than_the_screen(whole_screen, argv, width, lang):
    for line in whole_screen(width, *argv, "--lang", lang).splitlines():
        assert cell_len(line.rstrip()) <= width or "://" in line, line


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("command", ["timeline", "list"])
def test_ids_and_amounts_are_never_cut(screen, little, width, command):
    drawn = screen(width, command)
    for record in little.records:
        assert record["id"] in drawn or (command == "list" and record["kind"] != "acquisition")
    if width >= 80:
        assert "USD 32,016,000" in drawn
        assert "MXN 460,196,383.64" in drawn


def test_a_pipe_gets_a_line_for_each_record_and_nothing_else(small, little):
    lines = small("timeline").out.splitlines()
    assert len(lines) == len(little.records)
    assert all(line.count("\t") == 6 for line in lines)


def test_kinds_are_told_apart_without_colour(screen):
    drawn = screen(80, "timeline")
    assert {"●", "◇", "»"} <= set(drawn)


def test_an_output_that_knows_only_ascii_gets_ascii_marks(small_file):
    result = shell("timeline", "--data", str(small_file), env={"PYTHONIOENCODING": "ascii"})
    assert result.returncode == 0
    assert result.stdout.isascii()
    assert b"->" in result.stdout


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_marks_of_a_match_stand_on_one_line(whole_screen, width):
    drawn = whole_screen(width, "search", '"NSO Group"')
    assert "«NSO Group»" in drawn
    assert all(line.count("«") == line.count("»") for line in drawn.splitlines() if line.startswith("    "))

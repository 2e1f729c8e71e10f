"""The documentation is true: what it shows runs, what it links to is there, and no command or option is left out."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer

from survcli import cli
from survcli.commands import COMMANDS, EXAMPLES, SUMMARY

ROOT = Path(__file__).parents[1]
SHOWN = [ROOT / "README.md", ROOT / "README.es.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKED = [*SHOWN, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]

_COG = re.compile(r"<!-- \[\[\[.*?\]\]\] -->", re.DOTALL)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def read(page: Path) -> str:
    """Return a page as its readers see it."""
    return _COG.sub("", page.read_text("utf-8"))


def blocks(page: Path, *languages: str) -> list[str]:
    return [body for language, body in _BLOCK.findall(read(page)) if language in languages]


def command_lines() -> dict[str, tuple[str, str]]:
    """Every command line that the pages show, with the page and, of an error example, the error."""
    found = {line: ("help", "") for examples in (SUMMARY, *EXAMPLES.values()) for line, _ in examples}
    for page in SHOWN:
        for block in blocks(page, "sh", "bash"):
            found |= {line: (page.name, "") for line in block.splitlines() if line.startswith("survcli ")}
        for block in blocks(page, "console"):
            line, _, output = block.partition("\n")
            error = next((row for row in output.splitlines() if row.startswith("survcli: error: ")), "")
            found[line.removeprefix("$ ")] = (page.name, error)
        rows = [row for row in _BLOCK.sub("", read(page)).splitlines() if row.startswith("|")]
        codes = (code.replace("\\|", "|") for row in rows for code in re.findall(r"`((?:[^`\\]|\\.)+)`", row))
        found |= {code: (page.name, "") for code in codes if code.startswith("survcli ")}
    return found


def argv(line: str) -> list[str]:
    """Return the arguments for the program in a line of shell, without what its output is piped or sent to."""
    words = shlex.shlex(line, posix=True, punctuation_chars="|>")
    words.whitespace_split, words.commenters = True, ""
    found = list(words)
    return found[1 : next((place for place, word in enumerate(found) if word in ("|", ">")), None)]


@pytest.fixture
def desk(tmp_path, monkeypatch, small_file):
    """A folder with the files that examples name, to work in."""
    (tmp_path / "data").mkdir()
    for name in ("my.json", "old.json", "new.json", "data/records.json"):
        shutil.copy(small_file, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_line_of_shell_is_cut_where_the_program_ends():
    assert argv("survcli list --json | jq '.[] | .id'") == ["list", "--json"]
    assert argv("survcli search '\"Teva Tech\"' --year 2014 > found.txt") == ["search", '"Teva Tech"', "--year", "2014"]


def test_the_pages_show_commands_of_every_kind():
    assert {argv(line)[0] for line in command_lines()} >= COMMANDS.keys()


@pytest.mark.parametrize("line", command_lines())
def test_what_the_pages_and_the_help_show_runs(run, desk, line):
    page, error = command_lines()[line]
    result = run(*argv(line))
    if error:
        assert (result.status, result.err.splitlines()[0]) == (2, error), page
    else:
        assert result.status == 0, (page, result.err)


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.name)
def test_the_python_that_the_pages_show_runs(run, desk, page):
    """What needs a library that is not there is passed over."""
    run("list", "--json", "-o", "acquisitions.json")
    for code in blocks(page, "python"):
        for library in ("pandas", "duckdb"):
            if f"import {library}" in code:
                pytest.importorskip(library)
        exec(compile(code, page.name, "exec"), {})  # noqa: S102 - it is ours


def test_every_command_and_option_is_in_the_reference():
    page = (ROOT / "docs/commands.md").read_text("utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE))
    group = typer.main.get_command(cli.app)
    assert all(option in page for parameter in group.params for option in parameter.opts if option.startswith("-"))
    for name in COMMANDS:
        options = [option for parameter in group.get_command(None, name).params for option in parameter.opts]
        assert [option for option in options if option.startswith("-") and option not in sections[name]] == [], name


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.*)$", _BLOCK.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.name)
def test_links_between_files_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", _BLOCK.sub("", read(page))):
        if re.match(r"\w+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file).resolve() if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_readme_has_the_two_commands_that_a_stranger_needs(name):
    """`.ci/run` runs the block after each mark."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^<!-- {name} -->\n```sh\n.*\.venv/bin/.*\n```$", text, re.MULTILINE)

"""Whatever is typed: an answer or one line that refuses it, never a traceback. Fuzzed over the tree of commands itself."""

import itertools
import os
import re

import pytest
import typer
from conftest import SMALL, shell
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from survcli import cli
from survcli.commands import COMMANDS

_GROUP = typer.main.get_command(cli.app)
_BUILT = {name: _GROUP.get_command(None, name) for name in COMMANDS}

HOSTILE = [
    "", " ", "-", "--", "-1", "x" * 100_000, "9" * 5000, "\0", "\x1b[2J\x1b]0;t\x07", "\udcff\udc80", "\u202e", "\ufeff", "\r", "a\nb",
    "🦜" * 50, "٣", "²", "İ", "ß" * 999, "e\u0301", "{0.__class__}", "%s%n", "[bold]x[/]", "[/]", "'; drop table", "$(id)", "../../x", "/", ".",
    "/dev/full", "1e999", "NaN", "2014-02-30", "0000", "../..", "9999/..", "(a+)+$", "*", "=1+1",
]  # fmt: skip
SENSIBLE = [
    "MX-0001",
    "NSO Group",
    "2012-2015",
    "2014",
    "PGR",
    "es",
    "json",
    "csv",
    "markdown",
    "vendor",
    "bibtex",
    "MX",
    "reported",
    "3",
]

_values = st.sampled_from(HOSTILE + SENSIBLE) | st.text(max_size=30) | st.binary(max_size=12).map(os.fsdecode)


def _given(parameter, value):
    """Return a parameter as it is typed."""
    if parameter.param_type_name == "argument":
        return [value]
    return [parameter.opts[-1]] if parameter.is_flag else [parameter.opts[-1], value]


@st.composite
def command_lines(draw):
    """Draw a command with some of its parameters, each with any value; files only inside the current folder."""
    name = draw(st.sampled_from(list(COMMANDS)))
    argv = [name, "--data", str(SMALL)]
    for parameter in draw(st.lists(st.sampled_from(_BUILT[name].params), max_size=4)):
        value = draw(_values)
        if (parameter.metavar or "").strip("[]") == "FILE":
            value = value.replace("/", "∕").replace("..", "")[:50]
        argv += _given(parameter, value)
    return argv


def held(result, argv):
    """Whether a command ended as the contract says."""
    lines = result.err.splitlines()
    errors = [line for line in lines if line.startswith("survcli: error: ")]
    assert result.status in (0, 1, 2), (argv, result)
    assert "Traceback" not in result.err, argv
    assert "error: unexpected: " not in result.err, (argv, result.err)
    assert len(errors) == (result.status == 2 or (result.status == 1 and not result.out)), (argv, result.err[-300:])
    assert all(char.isprintable() or char in "\u00a0\u2009\u202f" for line in lines for char in line), (argv, result.err)
    if errors:
        assert result.out == "", argv
        assert all(re.match("survcli: (error|hint|note|pista|nota): ", line) for line in lines), (argv, lines)
        assert max(map(len, lines)) < 3000, argv
    return True


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder of its own, where whatever the fuzzer names as a file may be written."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(command_lines())
@example(["list", "-o", "\0"])
@example(["list", "-o", ".", "--force"])
@example(["list", "-o", "/dev/full", "--force"])
@example(["export", "\0.csv"])
@example(["cite", "--style", "\x1b[2J"])
@example(["\x1b[2J"])
@example(["--\x1b[2J"])
def test_no_command_line_breaks_the_program(run, here, argv):
    for left in here.iterdir():  # by the example before: one that reads a file is to find none
        left.unlink()
    assert held(run(*argv), argv)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_takes_every_hostile_value(run, here, name):
    shared = set() if name == "list" else {parameter.name for parameter in _BUILT["list"].params}
    for parameter in _BUILT[name].params:
        if parameter.name in shared:  # the same option with the same code: once for all commands
            continue
        for value in HOSTILE:
            if parameter.name in {"file", "output"}:
                value = value.replace("/", "∕") if not value.startswith("/dev/") else value
            argv = [name, *_given(parameter, value)]
            if parameter.name != "data":
                argv += ["--data", str(SMALL)]
            assert held(run(*argv), argv)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_pair_of_options_is_answered_or_refused(run, here, name):
    values = {"form": "json", "output": "out.txt", "since": "2010", "until": "2020", "as_of": "2018", "year": "2012-2015", "limit": "2",
              "kind": "acquisition", "evidence": "reported", "technology": "geolocation", "country": "IL", "lang": "es", "by": "vendor",
              "style": "ris", "opened": "MX-0001", "file": "out.csv", "data": str(SMALL)}  # fmt: skip
    parameters = [one for one in _BUILT[name].params if one.param_type_name == "option" and one.name != "help"]
    needed = {"show": ["MX-0001"], "search": ["pegasus"], "export": ["pair.csv"]}.get(name, [])
    for one, other in itertools.combinations(parameters, 2):
        argv = [name, *needed, *_given(one, values.get(one.name, "NSO Group")), *_given(other, values.get(other.name, "NSO Group"))]
        argv += ["--data", str(SMALL)]
        assert held(run(*argv), argv)
        for file in here.iterdir():
            file.unlink()


def test_bytes_that_are_no_text_reach_the_program_as_they_are():
    done = shell(b"vendor", b"\xff\xfe\x1b[2J", b"--data", os.fsencode(SMALL))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr


def test_a_device_is_never_replaced(run, here):
    done = run("list", "-o", "/dev/null", "--force", "--data", str(SMALL))
    assert (done.status, done.out) == (1, "")
    assert "no regular file" in done.err
    assert os.path.exists("/dev/null") and not os.path.isfile("/dev/null")

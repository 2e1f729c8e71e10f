"""What tests share: the small ledger beside them, the real one, and a way to run the program."""

import copy
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import survcli
from survcli import cli

SMALL = Path(__file__).parent / "data" / "ledger.json"
"""Eleven real records, frozen, so that what is printed of them can be compared."""


def pytest_addoption(parser):
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew, to be read")


class Result(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def quiet_surroundings(monkeypatch):
    """No test depends on the language, colours or width of whoever runs it."""
    for name in ("SURVCLI_LANG", "SURVCLI_DATA", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfd):
    """Run the program on the bundled ledger, in this process."""

    def call(*argv: str) -> Result:
        capfd.readouterr()
        status = cli.main(list(argv))
        out, err = capfd.readouterr()
        return Result(status, out, err)

    return call


@pytest.fixture
def small(run):
    """Run the program on the small ledger."""
    return lambda *argv: run(*argv, "--data", str(SMALL))


@pytest.fixture
def small_file():
    """Where the small ledger lies."""
    return SMALL


def shell(
    *argv: str | bytes,
    env: dict[str, str] | None = None,
    program: Sequence[str] = ("-m", "survcli"),
    shell_suffix: str = "",
    **given,
) -> subprocess.CompletedProcess:
    """Run the program as a process of its own.

    ``program`` is what the interpreter is told before its arguments, ``shell_suffix`` what a shell is told after, such as ``>&-``.
    """
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith(("SURVCLI", "LC_", "LANG"))}
    surroundings |= {"PYTHONPATH": os.pathsep.join(sys.path)} | (env or {})
    given.setdefault("capture_output", True)
    line = [sys.executable, *program, *argv]
    if shell_suffix:
        line = ["sh", "-c", f'"$@" {shell_suffix}', "sh", *line]
    return subprocess.run(line, env=surroundings, check=False, **given)


@pytest.fixture(scope="session")
def ledger():
    """The bundled ledger."""
    return survcli.load()


@pytest.fixture(scope="session")
def little():
    """The small ledger, loaded."""
    return survcli.load(SMALL)


_DATA = json.loads(SMALL.read_text("utf-8"))


@pytest.fixture
def data():
    """The small ledger as plain data, to be broken."""
    return copy.deepcopy(_DATA)


@pytest.fixture
def record(data):
    """Find a record of the data by its id."""
    return lambda key: next(row for row in data["records"] if row["id"] == key)


_HOSTILE = (
    '</script><script>window.hurt = 1</script></style></title><img src=x onerror="window.hurt = 1">'
    "\"'><svg onload=window.hurt=1> javascript:window.hurt=1 {{ 7 * 7 }} <!-- ]]> &amp;"
)


@pytest.fixture
def hostile_text():
    """Text that would run in a page that trusts it."""
    return _HOSTILE


def _spoil(row, *fields):
    for field in fields:
        if isinstance(row.get(field), dict):
            _spoil(row[field], "en", "es")
        elif row.get(field):
            row[field] = f"{row[field]} {_HOSTILE}"


@pytest.fixture
def hostile(data, tmp_path):
    """Write the small ledger with hostile text wherever text is free, and return its file.

    It has a seal, which anybody can write: so it is not validated, and its addresses need not be addresses.
    """

    _spoil(data, "notice")
    for row in data["organizations"] + data["products"]:
        _spoil(row, "name")
        row["aliases"].append(f"{row['id']} {_HOSTILE}")
    for number, row in enumerate(data["sources"]):
        _spoil(row, "title", "publisher", "container-title", "number", "archive", "archive_location")
        for author in row.get("author", ()):
            _spoil(author, "literal", "family", "given")
        if "URL" in row:
            row["URL"] = "javascript:window.hurt=1" if number % 3 == 0 else f"{row['URL']}?\"'><script>window.hurt=1</script>"
    for row in data["records"]:
        _spoil(row, "title", "summary", "described_as")
        for part in (*row["identifiers"], *row["citations"], *row.get("targets", ()), *row.get("amounts", ())):
            _spoil(part, "value" if "type" in part else "locator", "group", "note")
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(data), "utf-8")
    Path(f"{file}.sha256").write_text(hashlib.sha256(file.read_bytes()).hexdigest(), "utf-8")
    return file

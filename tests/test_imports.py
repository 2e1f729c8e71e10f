"""What is imported: nothing that the command at hand does not use. A clock is no test; ``sys.modules`` is."""

import json
import shutil

import pytest
from conftest import SMALL, shell

import survcli

_SHOW = """
import sys
from survcli import cli
status = cli.main(sys.argv[1:])
print(status, "pydantic" in sys.modules, "rich" in sys.modules, file=sys.stderr)
"""


def imported(tmp_path, *argv):
    """Return whether a command imported pydantic, and whether it imported Rich."""
    script = tmp_path / "show.py"
    script.write_text(_SHOW, "utf-8")
    done = shell(*argv, program=[str(script)])
    status, pydantic, rich = done.stderr.decode().splitlines()[-1].split()
    assert status == "0", done.stderr
    return pydantic == "True", rich == "True"


@pytest.mark.parametrize(
    "argv",
    [
        ["--version"],
        ["list", "--json"],
        ["list", "-f", "csv"],
        ["vendor", "NSO Group", "--json"],
        ["show", "MX-0001", "--json"],
        ["timeline", "-f", "ndjson"],
        ["cite", "--style", "bibtex"],
        ["--help"],
        ["list", "--help"],
    ],
)
def test_what_is_not_drawn_or_validated_imports_neither_pydantic_nor_rich(tmp_path, argv):
    assert imported(tmp_path, *argv) == (False, False)


@pytest.mark.parametrize("argv", [["timeline"], ["list"], ["vendor"], ["show", "MX-0001"], ["about"]])
def test_a_table_imports_rich_but_not_pydantic(tmp_path, argv):
    assert imported(tmp_path, *argv) == (False, True)


def test_an_edited_ledger_is_validated(tmp_path):
    edited = tmp_path / "edited.json"
    data = json.loads(SMALL.read_text("utf-8"))
    edited.write_text(json.dumps({**data, "version": "2030.1.0"}), "utf-8")
    shutil.copy(f"{SMALL}.sha256", f"{edited}.sha256")
    assert imported(tmp_path, "list", "--json", "--data", str(edited)) == (True, False)


def test_the_package_gives_each_name_that_it_promises():
    assert all(getattr(survcli, name) is not None for name in survcli.__all__)
    assert set(survcli.__all__) <= set(dir(survcli))
    with pytest.raises(AttributeError):
        survcli.nonsense  # noqa: B018

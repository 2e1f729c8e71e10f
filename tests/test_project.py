"""The papers of the project agree with each other."""

import re
import tomllib
from pathlib import Path

import pytest

import survcli

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(not (ROOT / "CITATION.cff").exists(), reason="not a checkout")


def read(name):
    return (ROOT / name).read_text("utf-8")


def test_the_changelog_begins_with_this_version_of_the_program_and_of_the_ledger(ledger):
    headings = re.findall(r"^## (Program|Ledger) (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert next(version for kind, version in headings if kind == "Program") == survcli.__version__
    assert next(version for kind, version in headings if kind == "Ledger") == ledger.version


def test_the_citation_names_this_version_of_the_ledger(ledger):
    assert f'version: "{ledger.version}"' in read("CITATION.cff")
    assert f'date-released: "{ledger.released}"' in read("CITATION.cff")


def test_the_package_is_typed_and_carries_both_licences():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert (ROOT / "src" / "survcli" / "py.typed").exists()
    assert all((ROOT / name).exists() for name in project["license-files"])


def test_every_dependency_has_a_floor_and_a_ceiling():
    for needed in tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]:
        assert ">=" in needed
        assert "<" in needed


def test_the_gate_installs_known_versions_of_all_that_the_project_names():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    named = [*project["dependencies"], *(needed for extra in project["optional-dependencies"].values() for needed in extra)]
    locked = {
        re.sub("[-_.]+", "-", name).casefold() for name in re.findall(r"^([\w.-]+)==", read(".ci/constraints.txt"), re.MULTILINE)
    }
    assert {re.match(r"[\w-]+", needed)[0].casefold() for needed in named} - {"survcli"} <= locked


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.name)
def test_every_file_says_in_its_first_line_what_it_is_for(path):
    assert path.read_text("utf-8").removeprefix("r").startswith('"""')

"""What is delivered is what was validated, and is built the same way twice."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import shell

from survcli import dataset

ROOT = Path(__file__).parents[1]


def test_the_digest_that_about_shows_is_that_of_the_file_and_of_its_seal(run):
    digest = hashlib.sha256(dataset.bundled().read_bytes()).hexdigest()
    assert run("about", "--json").json["digest"] == digest
    assert digest in run("about").out


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs sha256sum")
def test_sha256sum_verifies_the_installed_ledger():
    folder = dataset.bundled().parent
    done = subprocess.run(["sha256sum", "-c", "records.json.sha256"], cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"records.json: OK\n")


def test_two_builds_give_the_same_wheel(tmp_path):
    wheels = []
    for name in ("one", "other"):
        copy = tmp_path / name
        copy.mkdir()
        for part in ("src", "data"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("pyproject.toml", "LICENSE", "LICENSE-DATA"):
            shutil.copy(ROOT / file, copy / file)
        (copy / "README.md").write_text("survcli\n", "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / f"dist-{name}")],
            cwd=copy,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        wheels.append(next((tmp_path / f"dist-{name}").iterdir()))
        for path in copy.rglob("*.py"):
            path.touch()
    assert wheels[0].name == wheels[1].name
    assert wheels[0].read_bytes() == wheels[1].read_bytes()


def test_the_command_that_is_installed_is_the_module():
    assert shell("--version").stdout == shell("--version", program=["-c", "from survcli.__main__ import run; run()"]).stdout

"""Writing is safe: whole or not at all, never over something unasked, and what goes wrong is said in one line."""

import errno
import json
import os
import resource
import signal
import stat

import pytest
from conftest import shell

import survcli.output


def test_an_existing_file_is_replaced_only_with_force(run, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("old")
    result = run("export", str(file))
    assert (result.status, result.err) == (1, f"survcli: error: {file} exists: --force replaces it\n")
    assert file.read_text() == "old"
    assert run("export", str(file), "--force").status == 0
    assert file.read_text("utf-8-sig").startswith("id,")


def test_an_existing_folder_is_replaced_only_with_force(run, tmp_path):
    folder = tmp_path / "package"
    assert run("export", f"{folder}/", "--limit", "1").status == 0
    assert run("export", f"{folder}/").status == 1
    assert json.loads((folder / "datapackage.json").read_text())["survcli"]["filters"] == {"limit": "1"}
    assert run("export", f"{folder}/", "--force").status == 0
    assert json.loads((folder / "datapackage.json").read_text())["survcli"]["filters"] == {}
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


@pytest.mark.parametrize("name", ["thesis.docx", "notes.csv", ".ssh"])
def test_force_never_removes_a_folder_that_holds_somebodys_work(run, tmp_path, name):
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / name).write_text("mine")
    result = run("export", f"{folder}/", "--force")
    assert result.status == 1
    assert "holds more than an export" in result.err
    assert (folder / name).read_text() == "mine"


def test_force_never_removes_work_that_was_put_beside_an_export(run, tmp_path):
    assert run("export", f"{tmp_path}/p/").status == 0
    (tmp_path / "p" / "analysis.csv").write_text("mine")
    assert run("export", f"{tmp_path}/p/", "--force").status == 1
    assert (tmp_path / "p" / "analysis.csv").read_text() == "mine"


def test_a_folder_is_no_file_and_a_file_no_folder(run, tmp_path):
    (tmp_path / "x.csv").mkdir()
    (tmp_path / "y").write_text("mine")
    for target in (f"{tmp_path}/x.csv", f"{tmp_path}/y/"):
        result = run("export", target, "--force")
        assert (result.status, result.err.count("\n")) == (1, 1)
    assert (tmp_path / "y").read_text() == "mine"


def test_a_device_is_not_replaced_even_with_force(run, tmp_path):
    pipe = tmp_path / "x.csv"
    os.mkfifo(pipe)
    assert run("export", str(pipe), "--force").status == 1
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link(run, tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert run("export", str(tmp_path / "link.csv"), "--force").status == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text("utf-8-sig").startswith("id,")


def test_a_replaced_file_keeps_its_permissions(run, tmp_path):
    file = tmp_path / "x.csv"
    file.touch(0o600)
    assert run("export", str(file), "--force").status == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("target", ["missing/x.csv", "missing/folder/", "x\0.csv", f"{'x' * 300}.csv"])
def test_a_place_that_cannot_be_is_one_line(run, tmp_path, target):
    result = run("export", f"{tmp_path}/{target}")
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert result.err.startswith("survcli: error: ")
    assert not list(tmp_path.iterdir())


def test_an_unwritable_place_is_one_line(run, tmp_path, monkeypatch):
    opened = survcli.output.Path.open

    def refuse(self, *argv, **given):
        if self.parent == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(self, *argv, **given)

    monkeypatch.setattr(survcli.output.Path, "open", refuse)  # root may write anywhere
    result = run("export", str(tmp_path / "x.csv"))
    assert (result.status, result.err) == (1, f"survcli: error: {tmp_path / 'x.csv'}: Permission denied\n")


@pytest.mark.parametrize("target", ["x.csv", "folder/"])
def test_a_full_disk_is_one_line_and_leaves_the_old_whole(run, tmp_path, monkeypatch, target):
    assert run("export", f"{tmp_path}/{target}", "--limit", "1").status == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("export", f"{tmp_path}/{target}", "--force")
    assert (result.status, result.err) == (1, f"survcli: error: {tmp_path}/{target}: No space left on device\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_file_that_may_not_grow_is_one_line(tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("old")
    result = shell(
        "export", str(file), "--force", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)), text=True
    )
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert str(file) in result.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x.csv", "old")]


@pytest.mark.parametrize("target", ["x.csv", "folder/"])
def test_an_interrupted_export_leaves_the_old_whole_and_nothing_beside_it(run, tmp_path, monkeypatch, target):
    assert run("export", f"{tmp_path}/{target}", "--limit", "1").status == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def interrupt(descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    assert run("export", f"{tmp_path}/{target}", "--force").status == 130
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("target", ["x.sqlite", "folder/"])
def test_a_killed_export_leaves_the_old_whole(tmp_path, target):
    assert shell("export", f"{tmp_path}/{target}", "--limit", "1").returncode == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "sitecustomize.py").write_text("import os, signal\nos.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n")
    killed = shell(
        "export", f"{tmp_path}/{target}", "--force", env={"PYTHONPATH": f"{tmp_path}:{os.pathsep.join(__import__('sys').path)}"}
    )
    assert killed.returncode == -signal.SIGKILL
    assert {path: path.read_bytes() for path in before} == before


def test_a_folder_that_cannot_take_its_place_leaves_the_old_there(run, tmp_path, monkeypatch):
    assert run("export", f"{tmp_path}/p/", "--limit", "1").status == 0
    before = (tmp_path / "p" / "records.csv").read_bytes()
    rename = survcli.output.Path.rename

    def refuse(self, target):
        if self.name.endswith(".part"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(survcli.output.Path, "rename", refuse)
    assert run("export", f"{tmp_path}/p/", "--force").status == 1
    assert (tmp_path / "p" / "records.csv").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


def test_errors_are_told_in_spanish_too(run, tmp_path):
    (tmp_path / "x.csv").touch()
    assert "ya existe: --force lo reemplaza" in run("export", str(tmp_path / "x.csv"), "--lang", "es").err

"""Wherever it runs: without a home, a locale, a disk or a reader, it answers or says in one line why not; and it leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import SMALL, shell

DATA = ("--data", str(SMALL))
COMMANDS = [
    ["timeline"],
    ["list", "--json"],
    ["vendor", "NSO Group"],
    ["show", "MX-0001"],
    ["cite", "--style", "bibtex"],
    ["validate"],
]


def quiet(done, statuses=(0,)):
    """Whether a process ended as it should, without a traceback or a complaint of the interpreter's."""
    assert done.returncode in statuses, done
    for said in ("Traceback", "Exception ignored", "Warning", "unexpected"):
        assert said.encode() not in (done.stderr or b""), done.stderr
    return True


@pytest.mark.parametrize("argv", COMMANDS)
@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1", "FORCE_COLOR": "1"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONHASHSEED": "0", "TERM": "dumb", "COLUMNS": "-5"},
        {"LANG": "\udcff", "SURVCLI_LANG": "xx", "COLUMNS": "x", "TERM": "\x1b[2J"},
    ],
)
def test_any_locale_encoding_and_switch_will_do(argv, env):
    assert quiet(shell(*argv, *DATA, env=env))


@pytest.mark.parametrize("argv", [["timeline"], ["list", "--json"]])
def test_without_any_environment_it_answers_the_same(argv):
    bare = subprocess.run(
        [sys.executable, "-m", "survcli", *argv, *DATA],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert quiet(bare)
    assert bare.stdout == shell(*argv, *DATA).stdout


@pytest.mark.parametrize("argv", COMMANDS)
def test_no_warning_of_python_is_caused(argv):
    assert quiet(shell(*argv, *DATA, env={"PYTHONWARNINGS": "error"}))


def test_what_scripts_read_is_utf8_whatever_the_locale():
    ascii_only = shell("list", "--json", *DATA, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert ascii_only.stdout == shell("list", "--json", *DATA).stdout
    assert "é".encode() in ascii_only.stdout


def test_a_table_loses_nothing_where_only_ascii_can_be_shown():
    done = shell("timeline", *DATA, env={"PYTHONIOENCODING": "ascii"})
    assert done.stdout.isascii()
    assert b"MX-0001" in done.stdout
    assert b"?" not in done.stdout.splitlines()[0]


@pytest.mark.parametrize("argv", [*COMMANDS, ["--version"], ["--help"], ["nonsense"], ["list", "--year", "x"]])
@pytest.mark.parametrize(("closed", "statuses"), [(">&-", (0, 1, 2)), ("2>&-", (0, 2)), (">&- 2>&-", (0, 1, 2)), ("<&-", (0, 2))])
def test_closed_streams_break_nothing(argv, closed, statuses):
    data = [] if argv[0].startswith("--") or argv == ["nonsense"] else DATA
    done = shell(*argv, *data, program=["-m", "survcli"], shell_suffix=closed)
    assert quiet(done, statuses)
    if closed == "2>&-" and done.returncode:
        assert done.stdout == b""


@pytest.mark.parametrize("argv", [["timeline"], ["list", "--json"], ["sources", "-f", "csv"], ["cite"]])
def test_a_reader_that_stops_early_ends_it_silently(argv):
    process = _started(*argv, stdout=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read()
    assert (process.wait(), said) == (0, b"")
    process.stderr.close()


@pytest.mark.parametrize("argv", [*COMMANDS[:5], ["--version"], ["--help"]])
def test_a_full_disk_is_one_line(argv):
    with Path("/dev/full").open("wb") as full:
        done = shell(*argv, *(() if argv[0].startswith("--") else DATA), stdout=full, stderr=subprocess.PIPE, capture_output=False)
        assert quiet(done, (1,))
        assert done.stderr == b"survcli: error: cannot write: No space left on device\n"
        assert quiet(shell(*argv, stdout=subprocess.DEVNULL, stderr=full, capture_output=False), (0,))


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    for target in (tmp_path / "missing" / "out.csv", tmp_path, Path("/dev/full"), Path("/proc/out.csv")):
        done = shell("list", "-f", "csv", "-o", str(target), "--force", *DATA)
        assert quiet(done, (1,))
        assert len(done.stderr.splitlines()) == 1
        assert done.stdout == b""
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_while_writing_leaves_the_old_file_as_it_was(tmp_path):
    target = tmp_path / "out.json"
    target.write_text("old", "utf-8")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); from survcli import cli; sys.exit(cli.main(sys.argv[1:]))"
    )
    done = shell("list", "--json", "-o", str(target), "--force", *DATA, program=["-c", script])
    assert quiet(done, (1,))
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text("utf-8") == "old"


# --- nothing written, nothing sent ---------------------------------------------------------------------------------

_WATCHED = """
import sys
def watch(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn",
                         "pty.", "webbrowser.", "os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "shutil.", "tempfile.")):
        raise SystemExit(f"forbidden: {event} {args}")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise SystemExit(f"forbidden: {event} {args}")
sys.addaudithook(watch)
from survcli import cli
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("name", ["timeline", "list", "show", "search", "vendor", "buyer", "intermediary", "product", "country", "stats",
                                  "network", "gaps", "sources", "cite", "validate", "schema", "about"])  # fmt: skip
def test_no_command_writes_sends_or_starts_anything(tmp_path, name):
    needed = {"show": ["MX-0001"], "search": ["pegasus"]}.get(name, [])
    for form in ([], ["--json"]):
        done = shell(name, *needed, *form, *DATA, program=["-B", "-c", _WATCHED], env={"HOME": str(tmp_path)}, cwd=tmp_path)
        assert quiet(done), name
        assert b"forbidden" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_export_writes_its_file_and_no_other(tmp_path):
    done = shell("export", "out.csv", *DATA, env={"HOME": str(tmp_path), "TMPDIR": str(tmp_path)}, cwd=tmp_path)
    assert quiet(done)
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_read_only_installation_answers(tmp_path):
    home = tmp_path / "site"
    shutil.copytree(Path(__file__).parents[1] / "src" / "survcli", home / "survcli", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "survcli" / "data").mkdir(exist_ok=True)
    for suffix in ("", ".sha256"):
        shutil.copy(f"{SMALL}{suffix}", home / "survcli" / "data" / f"records.json{suffix}")
    for path in [home, *home.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path for path in home.rglob("*") if "__pycache__" not in path.parts}
    done = shell("list", "--json", env={"PYTHONPATH": os.pathsep.join([str(home), *sys.path])})
    assert quiet(done)
    assert {path for path in home.rglob("*") if "__pycache__" not in path.parts} == before
    for path in [home, *home.rglob("*")]:
        path.chmod(0o755)


# --- interruption --------------------------------------------------------------------------------------------------


def _started(*argv, **given):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, "-m", "survcli", *argv], env=env, stderr=subprocess.PIPE, **given)


@pytest.mark.parametrize("argv", [["timeline"], ["list", "--json"], ["validate"]])
def test_an_interruption_at_any_moment_ends_it_at_once(argv):
    for moment in range(16):
        process = _started(*argv, stdout=subprocess.DEVNULL)
        time.sleep(0.03 + moment * 0.015)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        status = process.wait()
        process.stderr.close()
        # Before the first line of survcli an interruption is the interpreter's
        assert status in (0, 130) or (b"survcli" not in said and status in (-signal.SIGINT, 1)), said
        assert status != 130 or said == b"" or b": no problems in " in said  # said before it came


def test_an_interruption_in_the_middle_of_validation_is_not_taken_for_a_fault_of_the_data():
    script = (
        "import os, signal, sys; from survcli import models, __main__; "
        "models._clean.__code__ = (lambda text: os.kill(os.getpid(), signal.SIGINT) or text).__code__; models.os, models.signal = os, signal; "
        "sys.argv[1:] = ['validate', *sys.argv[1:]]; __main__.run()"
    )
    done = shell(str(SMALL), program=["-c", script])
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_an_interruption_while_a_file_is_written_leaves_it_whole(tmp_path):
    script = (
        "import os, signal, sys; from survcli import __main__; sync = os.fsync; "
        "os.fsync = lambda file: os.kill(os.getpid(), signal.SIGINT) or sync(file); __main__.run()"
    )
    done = shell("list", "--json", "-o", str(tmp_path / "out.json"), *DATA, program=["-c", script])
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_bytes() == shell("list", "--json", *DATA).stdout


def test_an_interruption_that_was_to_be_ignored_is():
    process = _started("list", "--json", stdout=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    process.send_signal(signal.SIGINT)
    assert (process.stderr.read(), process.wait()) == (b"", 0)
    process.stderr.close()


# --- the Tab key ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "survcli vendor ns",
        "survcli vendor 'ns",
        "survcli ",
        "survcli list --year ",
        "survcli \x1b[2J",
        "survcli vendor \udcff",
        '"',
    ],
)
@pytest.mark.parametrize("data", [str(SMALL), "/missing.json", "/dev/null"])
def test_a_completion_is_silent_whatever_is_wrong(typed, data):
    env = {
        "_SURVCLI_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(max(len(typed.split(" ")) - 1, 0)),
        "SURVCLI_DATA": data,
    }
    done = shell(env=env)
    assert done.stderr == b""
    assert done.returncode in (0, 1)


@pytest.mark.parametrize(
    "env",
    [
        {"_SURVCLI_COMPLETE": "complete_bash"},
        {"_SURVCLI_COMPLETE": "x"},
        {"_SURVCLI_COMPLETE": "complete_bash", "COMP_WORDS": "survcli", "COMP_CWORD": "x"},
    ],
)
def test_a_completion_that_no_shell_asked_for_is_no_traceback(env):
    assert b"Traceback" not in shell(env=env).stderr

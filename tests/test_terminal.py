"""On a real terminal: width, colour, links, closing pipes."""

import os
import re
import struct
import subprocess
import sys

import pytest
from conftest import shell

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

import fcntl  # noqa: E402
import termios  # noqa: E402


def terminal(width: int, *argv: str, env: dict[str, str] | None = None) -> str:
    """Return what the program writes to a terminal of this width."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 50, width, 0, 0))
    surroundings = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    surroundings |= {"TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"} | (
        env or {}
    )
    process = subprocess.Popen([sys.executable, "-m", "survcli", *argv], stdin=side, stdout=side, stderr=side, env=surroundings)
    os.close(side)
    written = b""
    while True:
        try:
            more = os.read(main, 65536)
        except OSError:  # the terminal is closed when its last user is gone
            break
        if not more:
            break
        written += more
    os.close(main)
    assert process.wait() == 0
    return written.decode().replace("\r\n", "\n")


def bare(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", text)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_answer_fits_the_terminal(small_file, width):
    drawn = bare(terminal(width, "timeline", "--data", str(small_file)))
    assert max(map(len, drawn.splitlines())) <= width
    assert "MX-0001" in drawn


def test_a_terminal_gets_colour_unless_it_is_told_not_to(small_file):
    argv = ["timeline", "--data", str(small_file)]
    assert "\x1b[1;36m" in terminal(80, *argv)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", terminal(80, *argv, env={"NO_COLOR": "1"}))
    assert "\x1b" not in terminal(80, *argv, env={"TERM": "dumb"})


def test_sources_are_links_that_can_be_clicked(small_file):
    drawn = terminal(80, "show", "MX-0001", "--data", str(small_file))
    assert re.search(r"\x1b\]8;id=\d+;https?://", drawn)


def test_a_pipe_gets_no_colour_even_from_a_terminal_program(small_file):
    assert b"\x1b" not in shell("timeline", "--data", str(small_file)).stdout


def test_a_reader_that_stops_early_ends_it_silently(ledger):
    process = subprocess.Popen(
        [sys.executable, "-m", "survcli", "timeline"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()

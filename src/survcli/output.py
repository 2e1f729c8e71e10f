"""How an answer leaves the program: drawn on a terminal, or in a format, to stdout or safely to a file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from survcli.answer import Answer, Asked
from survcli.errors import Fault, Misunderstood

ROWS = ("json", "ndjson", "csv", "markdown")
"""The formats of every command that prints rows."""


def chosen(form: str | None, json: bool, formats: tuple[str, ...]) -> str:
    """Return the one format that was asked for.

    Raises:
        Misunderstood: two at once, or one that does not exist here.
    """
    if json and form not in (None, "json"):
        raise Misunderstood("--json and --format {name} exclude each other", name=repr(form))
    form = "json" if json else form or "table"
    if form not in ("table", *formats):
        from survcli import names

        listed = Fault("choose from: {choices}", choices=", ".join(("table", *formats)))
        raise Misunderstood("there is no format “{name}” here", name=names.shown(form)).hinting(listed)
    return form


def emit(answer: Answer, form: str, asked: Asked, *, force: bool) -> None:
    """Print an answer, or write it to a file.

    Raises:
        OSError: what was to be written to cannot be.
        Fault: the file exists, and is not to be replaced.
    """
    target = asked.target
    if form != "table":
        from survcli import formats

        text = formats.load(form).write(answer, asked)
    elif answer.written is not None:
        text = answer.written
    else:
        from survcli import views

        if target is None:
            # What people read takes the encoding that their terminal has, and loses nothing in it
            text = views.show(answer, asked.words).encode(sys.stdout.encoding or "utf-8", "backslashreplace")
        else:
            text = views.text(answer, asked.words)
    if target is None:
        out(text)
    else:
        save(Path(target), text if isinstance(text, bytes) else text.encode(), force)


def out(text: str | bytes) -> None:
    """Write to stdout; text as UTF-8, whatever the locale: what a script reads must not depend on it."""
    raw = text if isinstance(text, bytes) else text.encode()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a stand-in for stdout that only takes text
        sys.stdout.write(raw.decode())
        return
    try:
        sys.stdout.flush()
        buffer.write(raw)
        buffer.flush()
    except BrokenPipeError:
        # The reader has what it wanted. What is left in the buffer needs somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(line: str) -> None:
    """Say something beside the answer, on stderr; where nobody listens, nothing."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{line}\n")
    except (OSError, ValueError):  # a full disk, a closed pipe
        return


def save(target: Path, raw: bytes, force: bool) -> None:
    """Write a file whole or not at all: beside its place, then renamed into it.

    Raises:
        Fault: the place is taken, or nothing can be written there.
    """
    try:
        if target.exists():
            _may_replace(target, force)
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        with _uninterrupted(), beside.open("xb") as file:
            try:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
                beside.replace(target)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Fault("{file}: {reason}", file=target, reason=error.strerror or error) from None
    except ValueError as error:  # a NUL in the path, say, or no name at all
        raise error if isinstance(error, Fault) else Fault("{file}: not the name of a file", file=target) from None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interruption wait, where the system can, until a file is whole and in its place."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _may_replace(target: Path, force: bool) -> None:
    if not target.is_file():
        raise Fault("{file}: not a regular file", file=target)
    if not force:
        raise Fault("{file} exists: --force replaces it", file=target)

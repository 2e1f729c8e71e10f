"""How an answer leaves the program: drawn on a terminal, or in a format, to stdout or safely to a file or a folder."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from survcli.answer import Answer, Asked
from survcli.errors import Fault, Misunderstood

ROWS = ("json", "ndjson", "csv", "markdown")
"""The formats of every command that prints rows."""
CITATIONS = ("bibtex", "ris", "csl")
"""The formats of commands that print sources."""


def chosen(form: str | None, json: bool, formats: tuple[str, ...], target: str | None = None) -> str:
    """Return the one format that was asked for, by its name or else by the suffix of the file to write.

    Raises:
        Misunderstood: two at once, or one that does not exist here.
    """
    if json and form not in (None, "json"):
        raise Misunderstood("--json and --format {name} exclude each other", name=repr(form))
    form = "json" if json else form or (_by_suffix(target, formats) if target else None) or "table"
    if form not in ("table", *formats):
        from survcli import names

        listed = Fault("choose from: {choices}", choices=", ".join(("table", *formats)))
        raise Misunderstood("there is no format “{name}” here", name=names.shown(form)).hinting(listed)
    return form


def _by_suffix(target: str, formats: tuple[str, ...]) -> str | None:
    from survcli import formats as known

    form = known.by_suffix(target)
    if form is None or form in formats:
        return form
    from survcli import names

    hint = Fault("`survcli export {file}` writes a selection in every form", file=names.shown(target))
    raise Misunderstood("this command does not write the form of {file}", file=names.shown(target)).hinting(hint)


def emit(answer: Answer, form: str, asked: Asked, *, force: bool) -> None:
    """Print an answer, or write it to a file.

    Raises:
        OSError: what was to be written to cannot be.
        Fault: the file exists, and is not to be replaced.
    """
    target = asked.target
    if target is not None:
        place(target, force=force)  # before the work, so that a refusal is quick
    if form != "table":
        from survcli import formats

        content = formats.load(form).write(answer, asked)
    elif answer.written is not None:
        content = answer.written
    else:
        from survcli import views

        if target is None:
            # What people read takes the encoding that their terminal has, and loses nothing in it
            content = views.show(answer, asked.words).encode(sys.stdout.encoding or "utf-8", "backslashreplace")
        else:
            content = views.text(answer, asked.words)
    if target is None:
        out(content)
    else:
        save(target, content, force=force)


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


def place(target: str, *, force: bool) -> Path:
    """Return where a file or folder will be: of a link, where it leads.

    Raises:
        Fault: something is there that may not be replaced, or there can be nothing.
    """
    try:
        file = Path(os.path.realpath(target))
        mode = file.stat().st_mode if file.exists() else None
    except (OSError, ValueError) as error:  # too long, a loop of links, a NUL
        raise _failed(target, error) from None
    folder = target.endswith("/")
    if mode is None:
        return file
    if stat.S_ISDIR(mode) != folder or not (folder or stat.S_ISREG(mode)):
        raise Fault("{file} is no folder" if folder else "{file} is no regular file", file=target)
    if not force:
        raise Fault("{file} exists: --force replaces it", file=target)
    if folder and not _ours(file):
        raise Fault("{file} holds more than an export: it is not replaced", file=target)
    return file


def _ours(folder: Path) -> bool:
    """Whether a folder is empty, or holds an export and nothing else, lest --force removes somebody's work."""
    import json

    names = {entry.name for entry in folder.iterdir()}
    try:
        listed = json.loads((folder / "datapackage.json").read_bytes())
        return names == {"datapackage.json", *(resource["path"] for resource in listed["resources"])} and "survcli" in listed
    except (OSError, ValueError, KeyError, TypeError):
        return not names


def save(target: str, content: str | bytes | Mapping[str, bytes], *, force: bool) -> None:
    """Write a file, or a folder of files, whole or not at all: beside its place, then renamed into it.

    Raises:
        Fault: it exists and is not to be replaced, or cannot be written; then nothing has changed.
    """
    file = place(target, force=force)
    beside = file.with_name(f".survcli-{os.getpid()}.part")
    with _uninterrupted():
        try:
            if isinstance(content, Mapping):
                beside.mkdir()
                for name, raw in content.items():
                    _write(beside / name, raw)
                _swap(beside, file)
            else:
                _write(beside, content.encode() if isinstance(content, str) else content)
                if file.exists():
                    beside.chmod(stat.S_IMODE(file.stat().st_mode))
                beside.replace(file)
        except OSError as error:
            raise _failed(target, error) from None
        finally:
            _remove(beside)


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


def _failed(target: str, error: Exception) -> Fault:
    reason = error.strerror if isinstance(error, OSError) else None
    return Fault("{file}: {reason}", file=ascii(target)[1:-1] if "\0" in target else target, reason=reason or error)


def _write(file: Path, raw: bytes) -> None:
    with file.open("xb") as opened:
        opened.write(raw)
        opened.flush()
        os.fsync(opened.fileno())


def _swap(new: Path, place: Path) -> None:
    """Put a folder in the place of another. No system call replaces a full one, so the old steps aside until it is done."""
    aside = new.with_suffix(".old")
    try:
        place.rename(aside)
    except FileNotFoundError:
        new.rename(place)
        return
    try:
        new.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    _remove(aside)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

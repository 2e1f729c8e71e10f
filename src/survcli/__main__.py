"""The program: what ``survcli`` and ``python -m survcli`` start. Nothing is imported here before an interruption is waited for."""

import gc
import os
import sys


def run() -> None:
    """Answer the command line, and end the process.

    It ends without the interpreter's tidying up, which frees one by one the objects that end with the process anyway: a tenth of a
    command's time. For the same reason nothing is collected meanwhile; a ledger holds no cycles.
    """
    gc.disable()
    try:
        import signal

        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started this wants it to go on
            signal.signal(signal.SIGINT, _interrupted)
        from survcli import cli

        status = cli.main()
    except KeyboardInterrupt:
        status = 130
    except SystemExit as end:  # as Typer ends a completion
        status = end.code if isinstance(end.code, int) else 0
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or never open; `main` has told of it where it matters
            continue
    os._exit(status)


def _interrupted(*_: object) -> None:
    """End at once. An exception would be caught on its way: pydantic takes it for a fault of the dataset and says so."""
    os._exit(130)


if __name__ == "__main__":
    run()

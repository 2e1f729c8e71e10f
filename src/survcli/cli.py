"""The way in: which command, in which language, and what becomes of an error. Only here and beside here is Typer known."""

import errno
import importlib
import os
import sys
from collections.abc import Sequence
from inspect import cleandoc
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from survcli import i18n, output
from survcli.commands import COMMANDS, EXAMPLES, SUMMARY
from survcli.errors import Fault, Unusable, visible
from survcli.options import Data, Lang, Session

PLAIN = {"rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False}
"""Typer without Rich: a help page or an error then costs half as much, and is text."""


class _Translated:
    """Help in the reader's language, its examples before its options."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, what it does, examples, commands and options."""
        words: i18n.Words = ctx.obj.words
        pieces = [words(piece.strip("{}")) for piece in self.collect_usage_pieces(ctx)]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{words('Usage:')} ")
        text, examples = cleandoc(self.help or ""), self.examples  # type: ignore[attr-defined]
        for paragraph in text.split("\n\n"):
            formatter.write_paragraph()
            formatter.write_text(words(paragraph.replace("\n", " ")))
        with formatter.section(words("Examples")):
            formatter.write_dl([(line, words(meaning)) for line, meaning in examples])
        self.format_options(ctx, formatter)  # type: ignore[attr-defined]
        formatter.write_paragraph()
        formatter.write_text(words(self.closing))  # type: ignore[attr-defined]

    def _write(self, ctx: Any, formatter: Any, title: str, parameters: list[Any]) -> None:
        words: i18n.Words = ctx.obj.words
        rows = [record for parameter in parameters if (record := parameter.get_help_record(ctx))]
        if rows:
            with formatter.section(words(title)):
                formatter.write_dl([(_translated(name, words), _told(told, words)) for name, told in rows])


def _translated(name: str, words: i18n.Words) -> str:
    """Return `-f, --format FORMAT` with its metavar translated."""
    return " ".join(word if word.startswith("-") else words(word.strip("{}")) for word in name.split(" "))


def _told(help_text: str, words: i18n.Words) -> str:
    """Return an option's help; of `One of: a, b` only the start is in words."""
    text = help_text.removesuffix("  [required]")
    start, colon, rest = text.partition(": ")
    return words(start) + colon + rest if start == "One of" else words(text)


class _Command(_Translated, TyperCommand):
    closing = "Exit status: 0 answered, 1 unusable data, 2 question not understood. `survcli --help` lists all commands."

    @property
    def examples(self) -> tuple[tuple[str, str], ...]:
        return EXAMPLES[self.name or ""]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        parameters = self.get_params(ctx)
        arguments = [one for one in parameters if one.param_type_name == "argument"]
        self._write(ctx, formatter, "Arguments", arguments)
        self._write(ctx, formatter, "Options", [one for one in parameters if one not in arguments])


class _Group(_Translated, TyperGroup):
    """The commands, each built when it is asked for: building all of them would take longer than answering."""

    closing = "The ledger records what sources report; being listed is no finding of wrongdoing. `survcli about` says more."
    examples = SUMMARY

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"survcli.commands.{COMMANDS[cmd_name]}")
        one = typer.Typer(**PLAIN)  # type: ignore[arg-type]
        one.command(cmd_name, cls=_Command)(getattr(module, cmd_name.replace("list", "list_")))
        return typer.main.get_command(one)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from survcli import names
            from survcli.errors import Misunderstood

            table = {name: [name] for name in COMMANDS}
            raise Misunderstood("there is no command “{name}”", name=names.shown(args[0])).hinting(names.near(args[0], table))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        words: i18n.Words = ctx.obj.words
        with formatter.section(words("Commands")):
            formatter.write_dl(
                [(name, words(cleandoc(self.get_command(ctx, name).help).split("\n\n")[0].replace("\n", " "))) for name in COMMANDS]
            )
        self._write(ctx, formatter, "Options", self.get_params(ctx))


def _version(wanted: bool) -> None:
    if wanted:
        from survcli import __version__

        sys.stdout.write(f"survcli {__version__}\n")
        raise typer.Exit


app = typer.Typer(
    **{**PLAIN, "add_completion": True},  # type: ignore[arg-type]
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(no_args_is_help=True)
def survcli(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version.", callback=_version, is_eager=True)] = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    """Which surveillance technology did authorities in Mexico acquire, from whom, for how much — and how do we know?

    Answers from a bundled ledger in which every fact has its source. Works offline.
    """
    ctx.obj.data = data


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status.

    0: answered, also when nothing matches. 1: the data, or the output, cannot be used. 2: the question cannot be understood.
    130: interrupted.
    """
    argv = sys.argv[1:] if argv is None else argv
    words = i18n.Words(i18n.language(argv, os.environ))
    if sys.stdout is None:
        return _fail(words, f"{words('cannot write')}: {os.strerror(errno.EBADF)}", 1)
    try:
        status = typer.main.get_command(app).main(list(argv), prog_name="survcli", standalone_mode=False, obj=Session(words))
    except Fault as fault:
        status = _faulted(fault, words)
    except typer.TyperException as error:
        status = _misused(error, words)
    except OSError as error:
        status = _fail(words, f"{words('cannot write')}: {error.strerror or error}", 1)
    except (KeyboardInterrupt, typer.Abort):
        status = 130
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        # Data that somebody sealed without validating it, or a fault of this program
        status = _fail(words, f"{words('unexpected')}: {visible(repr(error))}", 1, words("`survcli validate` checks the data"))
    return status or 0


def _faulted(fault: Fault, words: i18n.Words) -> int:
    for problem in fault.problems if isinstance(fault, Unusable) else ():
        output.tell(f"{problem.place}: {problem.text(words)}")
    return _fail(words, fault.text(words), fault.exit_status, fault.hint.text(words) if fault.hint else None)


def _misused(error: typer.TyperException, words: i18n.Words) -> int:
    kind, hint = type(error).__name__, None
    if kind == "NoArgsIsHelpError":
        output.tell(str(error.ctx.get_help()))  # type: ignore[attr-defined]
        return 2
    from survcli import names

    if kind == "NoSuchOption":
        told = words("there is no option {name}").format(name=names.shown(error.option_name))  # type: ignore[attr-defined]
        near = ", ".join(sorted(error.possibilities or ()))  # type: ignore[attr-defined]
        hint = words("did you mean: {names}?").format(names=near) if near else None
    elif kind == "MissingParameter":
        parameter = error.param  # type: ignore[attr-defined]
        told = words("{name} is missing").format(name=words(parameter.metavar or parameter.name))
    elif kind == "BadOptionUsage":
        told = words("{name} needs a value").format(name=error.option_name)  # type: ignore[attr-defined]
    else:
        told = names.shown(error.format_message())
    return _fail(words, told, 2, hint)


def _fail(words: i18n.Words, told: str, status: int, hint: str | None = None) -> int:
    output.tell(f"survcli: {words('error')}: {told}")
    if hint:
        output.tell(f"survcli: {words('hint')}: {hint}")
    return status

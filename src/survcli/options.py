"""The options that commands share, and the one way from them to an answer on the screen.

``@command(...)`` turns a function from `Asked` to `Answer` into a Typer command: it adds the options, reads the ledger,
selects, and hands the answer to ``survcli.output``. A new filter is a line in `FILTERS` here and one in ``survcli.query``.
"""

import inspect
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

from survcli import complete, dataset, output
from survcli.answer import Answer, Asked
from survcli.i18n import LANGUAGES, Words

Data = Annotated[str | None, typer.Option(metavar="FILE", help="Use this dataset, not the bundled one.")]


def _known(lang: str | None) -> str | None:
    if lang is not None and lang[:2].lower() not in LANGUAGES:
        from survcli import lookup

        lookup.choice(lang, LANGUAGES)
    return lang


Lang = Annotated[
    str | None,
    typer.Option(metavar="en|es", autocompletion=complete.languages, callback=_known, help="Language of what is printed."),
]


class Session:
    """What is known before a command is: the words, and the options given before its name."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.data: str | None = None


def _many(metavar: str, told: str, completion: Callable[..., Any] | None = None) -> Any:
    return Annotated[list[str] | None, typer.Option(metavar=metavar, help=told, autocompletion=completion)]


def _one(metavar: str, told: str, *names: str, completion: Callable[..., Any] | None = None) -> Any:
    return Annotated[str | None, typer.Option(*names, metavar=metavar, help=told, autocompletion=completion)]


def _flag(told: str, *names: str) -> Any:
    return Annotated[bool, typer.Option(*names, help=told)]


FILTERS: dict[str, Any] = {
    "year": _many("YEAR", "In this year, or in years such as 2012-2015."),
    "since": _one("DATE", "On this date or later: 2014, 2014-10, 2014-10-29."),
    "until": _one("DATE", "On this date or earlier."),
    "as_of": _one("DATE", "Only what was publicly known on this date."),
    "vendor": _many("NAME", "Made by this company.", complete.bodies("vendors")),
    "buyer": _many("NAME", "Acquired by this authority, or by any in this state.", complete.bodies("buyers")),
    "intermediary": _many("NAME", "Sold through this company.", complete.bodies("intermediaries")),
    "product": _many("NAME", "This product.", complete.bodies("products")),
    "country": _many("COUNTRY", "With a vendor or buyer of this country: code or name.", complete.countries),
    "technology": _many("WORD", "This technology.", complete.technologies),
    "kind": _many("WORD", "Only acquisition, revelation or response.", complete.kinds),
    "evidence": _one("LEVEL", "Known at least this well.", completion=complete.levels),
    "disputed": _flag("Only what somebody denies.", "--disputed"),
    "limit": _one("N", "At most so many."),
}
_COMMON: dict[str, Any] = {
    "force": _flag("Replace the file if it exists.", "--force"),
    "data": Data,
    "lang": Lang,
}
_OUTWARD = {"file", "form", "json", "output", *_COMMON}
"""Parameters that say where an answer comes from or goes to, not what is asked."""


def command(
    *,
    filters: Iterable[str] = tuple(FILTERS),
    formats: tuple[str, ...] = output.ROWS,
    loads: bool = True,
    outputs: tuple[str, ...] = ("--output", "-o"),
) -> Callable[..., Callable[..., None]]:
    """Return a decorator that makes a function from `Asked` to `Answer` a command.

    Args:
        filters: the names of those that it takes.
        formats: what ``--format`` offers beside ``table``.
        loads: whether the ledger is read, and held against its seal, before the question is put.
        outputs: the names of the option that names a file to write.
    """

    def decorate(answer: Callable[..., Answer]) -> Callable[..., None]:
        own = list(inspect.signature(answer).parameters.values())[1:]
        form = _one("FORMAT", f"One of: {', '.join(('table', *formats))}.", "--format", "-f", completion=complete.words(*formats))
        to = _one("FILE", "Write to this file instead of the terminal.", *outputs)
        shared = {
            **{name: FILTERS[name] for name in filters},
            "form": form,
            "json": _flag("Print JSON, for scripts.", "--json"),
            "output": to,
        }
        shared |= _COMMON

        def run(ctx: typer.Context, **given: Any) -> None:
            session: Session = ctx.obj
            common = {name: given.pop(name) for name in ("form", "json", "output", *_COMMON)}
            chosen = output.chosen(common["form"], common["json"], formats, common["output"])
            wanted = {name: given.pop(name) for name in filters}
            file = common["data"] or session.data or os.environ.get("SURVCLI_DATA") or None
            asked = ask(file, session.words, wanted) if loads else Asked(None, [], session.words, {})  # type: ignore[arg-type]
            asked.data, asked.target, asked.question = file, common["output"], _question(ctx)
            result = answer(asked, **given)
            sys.stdout.flush()
            for note in asked.notes:
                output.tell(f"survcli: {session.words('note')}: {note.text(session.words)}")
            output.emit(result, result.form or chosen, asked, force=common["force"])
            if result.status:
                raise typer.Exit(result.status)

        keyword = inspect.Parameter.KEYWORD_ONLY
        parameters = [inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)]
        parameters += [parameter.replace(kind=keyword) for parameter in own]
        parameters += [
            inspect.Parameter(name, keyword, default=False if "bool" in str(kind) else None, annotation=kind)
            for name, kind in shared.items()
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        run.__doc__ = answer.__doc__
        return run

    return decorate


def _question(ctx: typer.Context) -> str:
    """Return the command line that asks the same again, quoted for a shell."""
    words = ["survcli", ctx.command.name or ""]
    for parameter in ctx.command.params:
        value = ctx.params[parameter.name]  # type: ignore[index]
        if parameter.name not in _OUTWARD and value not in (None, False, parameter.default):
            values = [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
            name = [parameter.opts[0]] if parameter.param_type_name == "option" else []
            words += name if value is True else [word for one in values for word in (*name, one)]
    return shlex.join(words)


def ask(data: str | None, words: Words, filters: dict[str, Any]) -> Asked:
    """Read the ledger and select from it."""
    ledger = dataset.load(data)
    filters = {name: value for name, value in filters.items() if value is not None and value is not False and value != []}
    if not filters:
        return Asked(ledger, ledger.records, words, filters)
    from survcli import query

    # A limit counts what is printed: the best hits of a search, the first of a ranking
    limit = query.number(filters["limit"]) if "limit" in filters else None
    known, records, notes = query.select(ledger, {**filters, "limit": None})
    return Asked(known, records, words, filters, notes=notes, limit=limit)

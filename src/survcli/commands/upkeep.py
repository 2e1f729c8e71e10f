"""Commands for those who keep a ledger: new, tidy, diff."""

from pathlib import Path
from typing import Annotated

import typer

from survcli import complete, dataset, lookup, upkeep
from survcli.answer import Answer, Asked
from survcli.errors import Fault
from survcli.options import command
from survcli.output import save
from survcli.vocabulary import KINDS


@command(filters=(), formats=("json",), loads=False)
def new(
    asked: Asked,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="acquisition, revelation or response.", autocompletion=complete.kinds)
    ],
) -> Answer:
    """An empty record with the next free id, to be filled in and put into a dataset's file."""
    from survcli import validation
    from survcli.formats import json

    # A dataset that is being worked on need not be valid yet
    data = validation.parse(dataset.read(Path(asked.data or dataset.bundled())))
    record = upkeep.skeleton(data, lookup.choice(kind, KINDS))
    return Answer("written", record, written=json.dump(record))


@command(filters=(), formats=(), loads=False)
def tidy(asked: Asked, file: Annotated[str, typer.Argument(metavar="FILE", help="A dataset, valid or not yet.")]) -> Answer:
    """Put a dataset's file in order, in place: lists, keys and lines, so that a change reads well. Nothing else is touched."""
    from survcli import layout, models, validation

    path = Path(file)
    data = validation.parse(dataset.read(path))
    try:
        text = layout.dump(data, models.key_order())
    except (KeyError, TypeError, AttributeError, ValueError):
        asked.notes.append(Fault("{file} cannot be put in order before `survcli validate` finds its shape right", file=path))
        return Answer("written", None, written="", status=1)
    save(file, text, force=True)
    asked.notes.append(Fault("in order: {file}", file=path))
    return Answer("written", None, written="")


@command(filters=(), formats=("json",), loads=False)
def diff(
    asked: Asked,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A dataset's file.")],
    fresh: Annotated[str, typer.Argument(metavar="NEW", help="A later version of it.")],
) -> Answer:
    """What changed between two versions of a dataset, in words: the lines that a changelog needs."""
    from survcli import validation

    before, after = (validation.check(dataset.read(Path(file))) for file in (old, fresh))
    return Answer("changes", upkeep.changes(before, after))

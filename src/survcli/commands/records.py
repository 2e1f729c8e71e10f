"""Commands that print records: timeline, list, show, search."""

from typing import Annotated

import typer

from survcli import complete, expand
from survcli.answer import Answer, Asked
from survcli.dataset import Row
from survcli.errors import Misunderstood
from survcli.options import command


def of_records(view: str, asked: Asked, records: list[Row]) -> Answer:
    """Return records as an answer."""
    found = [expand.record(asked.dataset, row) for row in asked.first(records)]
    return Answer(view, found, records=found)


@command()
def timeline(asked: Asked) -> Answer:
    """All records in order, grouped by year: what was acquired, how it came to light, what was answered."""
    return of_records("timeline", asked, asked.records)


@command()
def list_(asked: Asked) -> Answer:
    """The acquisitions as a ledger: date, vendor, intermediary, buyer, amount, evidence, id."""
    return of_records("ledger", asked, [row for row in asked.records if row["kind"] == "acquisition"])


@command(filters=("as_of",), formats=("json", "ndjson", "csv", "markdown"))
def show(
    asked: Asked,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Such as MX-0001.", autocompletion=complete.records)],
) -> Answer:
    """One record in full: facts with footnotes, figures side by side, what is not known, who denied it."""
    found = [expand.record(asked.dataset, row) for row in chosen(asked, ids)]
    return Answer("record", found[0] if len(ids) == 1 else found, records=found)


def chosen(asked: Asked, ids: list[str]) -> list[Row]:
    """Return the records with these ids.

    Raises:
        Misunderstood: an id that was never given, or whose record was withdrawn; it says why and what replaced it.
    """
    from survcli import names

    retired = {row["id"]: row for row in asked.dataset.retired}
    found = []
    for typed in ids:
        key = typed.strip().upper()
        if key in asked.dataset.by_id:
            found.append(asked.dataset.by_id[key])
        elif key in retired:
            reason = asked.words.both(retired[key]["reason"])
            instead = retired[key].get("replaced_by")
            if instead:
                raise Misunderstood("{id} was withdrawn: {reason} See {instead}", id=key, reason=reason, instead=instead)
            raise Misunderstood("{id} was withdrawn: {reason}", id=key, reason=reason)
        else:
            table = {ref: [ref] for ref in asked.dataset.by_id}
            if asked.filters.get("as_of"):
                raise Misunderstood("no record “{id}” was known by {date}", id=names.shown(typed), date=asked.filters["as_of"])
            raise Misunderstood("no record has the id “{id}”", id=names.shown(typed)).hinting(names.near(typed, table))
    return found


@command()
def search(
    asked: Asked,
    text: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, names or numbers; a phrase in quotes.")],
) -> Answer:
    """Records by words, names or contract numbers, best first, with the match in its context."""
    from survcli import search as engine

    hits, miss = engine.search(asked.dataset, asked.records, " ".join(text), asked.words.lang)
    if miss:
        asked.notes.append(miss)
    found = [{**expand.record(asked.dataset, hit.record), "match": hit.context} for hit in asked.first(hits)]
    return Answer("hits", found, records=found)

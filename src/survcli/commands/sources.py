"""Commands about what the records rest on: sources, cite."""

import sys
from typing import Annotated

import typer

from survcli import complete, evidence, expand
from survcli.answer import Answer, Asked
from survcli.commands.records import chosen
from survcli.dataset import Row
from survcli.errors import Fault, Misunderstood
from survcli.options import command
from survcli.output import CITATIONS, ROWS

STYLES = ("text", "bibtex", "ris", "csl-json", "markdown")

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]...", help="Records; else all that the filters leave.", autocompletion=complete.records),
]


def cited(asked: Asked, records: list[Row]) -> list[Row]:
    """Return the sources that some records cite, as CSL-JSON items in the order of their ids."""
    ids = {citation["source"] for record in records for citation in record["citations"]}
    return [row for key, row in asked.dataset.sources.items() if key in ids]


@command(formats=(*ROWS, *CITATIONS))
def sources(
    asked: Asked,
    opened: Annotated[
        str | None,
        typer.Option("--open", metavar="ID", help="Open a record's first source in the browser.", autocompletion=complete.records),
    ] = None,
) -> Answer:
    """What the records rest on: each source, with how many records and facts it is cited for."""
    records = chosen(asked, [opened]) if opened else asked.records
    citations: dict[str, list[Row]] = {}
    for record in records:
        for citation in record["citations"]:
            citations.setdefault(citation["source"], []).append(citation)
    rows = []
    for row in cited(asked, records):
        using = citations[row["id"]]
        rows.append(
            {
                "id": row["id"],
                **expand.source(row),
                "records": len(using),
                "facts": sum(len(citation["supports"]) for citation in using),
                "bases": sorted({citation["basis"] for citation in using}),
            }
        )
    rows.sort(key=lambda row: (-row["records"], -row["facts"], row["id"]))
    if opened:
        first = records[0]["citations"][0]["source"]
        rows.sort(key=lambda row: row["id"] != first)
        _open(asked, rows[0]["url"])
    rows = asked.first(rows)
    kept = {row["id"] for row in rows}
    return Answer("sources", rows, rows=lambda: rows, sources=[row for row in cited(asked, records) if row["id"] in kept])


def _open(asked: Asked, url: str | None) -> None:
    import webbrowser

    if not url:
        raise Misunderstood("this source has no address")
    try:
        opened = sys.stdout.isatty() and webbrowser.open(url)
    except webbrowser.Error:
        opened = False
    if not opened:
        asked.notes.append(Fault("no browser here; the address is {url}", url=url))


@command(formats=(*ROWS, *CITATIONS))
def cite(
    asked: Asked,
    ids: Ids = None,
    style: Annotated[
        str,
        typer.Option(
            metavar="STYLE",
            show_default=False,
            help="text, bibtex, ris, csl-json or markdown.",
            autocompletion=complete.words(*STYLES),
        ),
    ] = "text",
) -> Answer:
    """Citations that can be pasted: as text, BibTeX, RIS, CSL-JSON or Markdown."""
    from survcli import formats

    if style not in STYLES:
        raise Misunderstood("there is no style “{name}”", name=style).hinting(
            Fault("choose from: {choices}", choices=", ".join(STYLES))
        )
    if ids and asked.filters.keys() - {"as_of"}:
        raise Misunderstood("either ids or filters: the ids say already which records")
    found = cited(asked, chosen(asked, ids) if ids else asked.first(asked.records))
    answer = Answer("written", None, sources=found)
    written = formats.load({"text": "text", "markdown": "footnotes", "csl-json": "csl"}.get(style, style)).write(answer, asked)
    data = [{"id": row["id"], **expand.source(row), "publisher": evidence.publisher(row)} for row in found]
    return Answer("written", data, sources=found, rows=lambda: data, written=written)

"""Commands that count and connect: stats, network, gaps."""

from typing import Annotated

import typer

from survcli import complete, expand, lookup, statistics
from survcli import network as graph
from survcli.answer import Answer, Asked
from survcli.options import command


@command()
def stats(
    asked: Asked,
    by: Annotated[
        str,
        typer.Option(
            metavar="WORD",
            show_default=False,
            help="year, vendor, buyer, intermediary, country, technology, evidence, kind or lag.",
            autocompletion=complete.words(*statistics.BY),
        ),
    ] = "year",
) -> Answer:
    """Counts as bars, and sums of figures: per currency and kind, never mixed, saying what was left out."""
    by = lookup.choice(by, statistics.BY)
    records = [expand.record(asked.dataset, row) for row in asked.records]
    data = statistics.count(asked.dataset, records, by)
    data["groups"] = asked.first(data["groups"])
    return Answer("bars", data, rows=lambda: statistics.flat(data))


@command(formats=("json", "ndjson", "csv", "markdown", "mermaid", "dot"))
def network(asked: Asked) -> Answer:
    """Who sold to whom through whom: maker, intermediary and buyer as a tree, with counts and years."""
    records = [expand.record(asked.dataset, row) for row in asked.records if row["kind"] == "acquisition"]
    root = next((role for role in ("vendor", "buyer", "intermediary") if asked.filters.get(role)), "vendor")
    chains = asked.first(graph.chains(records))
    left_out = [record["id"] for record in records if graph.ambiguous(record)]
    return Answer("tree", {"root": root, "chains": chains, "left_out": left_out}, rows=lambda: graph.flat(chains))


@command()
def gaps(asked: Asked) -> Answer:
    """What is unknown, withheld, redacted or classified, by authority: information requests waiting to be written."""
    found = [
        {
            "buyers": record["buyers"],
            "id": record["id"],
            "date": record["date"],
            "title": record["title"],
            "identifiers": record["identifiers"],
            "field": field,
            "reason": reason,
        }
        for record in (expand.record(asked.dataset, row) for row in asked.records)
        for field, reason in record["gaps"].items()
    ]
    found = asked.first(found)
    return Answer("gaps", found, rows=lambda: [{**row, "buyers": [body["name"] for body in row["buyers"]]} for row in found])

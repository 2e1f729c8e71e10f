"""A record as ``--json`` shows it: every field present, references expanded, what is derived beside what is recorded.

The order and the names of these fields are a promise: they are only ever added to.
"""

import re
from typing import Any

from survcli import dates, evidence
from survcli.dataset import Dataset, Row


def record(dataset: Dataset, row: Row) -> Row:
    """Return a record with its references expanded."""
    span = dates.parse(row["date"])
    return {
        "id": row["id"],
        "kind": row["kind"],
        "date": row["date"],
        "earliest": None if span.earliest == dates.FIRST_DAY else span.earliest,
        "latest": None if span.latest == dates.LAST_DAY else span.latest,
        "title": row["title"],
        "summary": row["summary"],
        "technologies": row["technologies"],
        "vendors": bodies(dataset, row["vendors"]),
        "products": [product(dataset, ref) for ref in row["products"]],
        "intermediaries": bodies(dataset, row.get("intermediaries", ())),
        "buyers": bodies(dataset, row["buyers"]),
        "funders": bodies(dataset, row.get("funders", ())),
        "described_as": row.get("described_as"),
        "amounts": [
            {
                "value": amount["value"],
                "currency": amount["currency"],
                "kind": amount["kind"],
                "qualifier": amount.get("qualifier"),
                "note": amount.get("note"),
                "sources": amount["sources"],
            }
            for amount in row.get("amounts", ())
        ],
        "identifiers": row["identifiers"],
        "gaps": row.get("gaps", {}),
        "renews": row.get("renews", []),
        "overlaps": row.get("overlaps", []),
        "overlapped_by": dataset.totals(row),
        "publishers": bodies(dataset, row.get("publishers", ())),
        "form": row.get("form"),
        "targets": [
            {"group": target["group"], "count": target["count"], "qualifier": target.get("qualifier")}
            for target in row.get("targets", ())
        ],
        "actors": bodies(dataset, row.get("actors", ())),
        "stance": row.get("stance"),
        "about": [brief(dataset.by_id[ref]) for ref in row.get("about", ())],
        "reactions": [brief(other) for other in dataset.reactions(row)],
        "evidence": evidence.level(dataset, row),
        "disputed": evidence.disputed(dataset, row),
        "disclosed": evidence.disclosed(dataset, row),
        "lag_days": lag(dataset, row),
        "citations": [citation(dataset, cited) for cited in row["citations"]],
    }


def bodies(dataset: Dataset, ids: Any) -> list[Row]:
    """Return organizations as a record names them."""
    found = []
    for ref in ids:
        row = dataset.organizations[ref]
        found.append(
            {
                "id": ref,
                "name": row["name"],
                "acronym": acronym(row),
                "country": row["country"],
                "region": row.get("region"),
            }
        )
    return found


def acronym(row: Row) -> str | None:
    """Return the alias by which a public body is known: the first that begins with capitals, such as ``FGE Veracruz``."""
    if row["type"] == "company":
        return None
    return next((alias for alias in row["aliases"] if len(alias) <= 20 and re.match(r"[A-ZÁÉÍÓÚÑ0-9]{2,}\b", alias)), None)


def product(dataset: Dataset, ref: str) -> Row:
    """Return a product as a record names it."""
    row = dataset.products[ref]
    return {"id": ref, "name": row["name"], "technology": row["technology"]}


def brief(row: Row) -> Row:
    """Return as much of a record as another needs that points to it."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "date": row["date"],
        "title": row["title"],
        "stance": row.get("stance"),
        "form": row.get("form"),
    }


def lag(dataset: Dataset, row: Row) -> Row | None:
    """Return the days between deal and disclosure as a span, or None."""
    span = evidence.lag(dataset, row)
    return span and {"least": span[0], "most": span[1]}


def citation(dataset: Dataset, cited: Row) -> Row:
    """Return a citation with what it cites."""
    return {
        "source": cited["source"],
        "locator": cited.get("locator"),
        "basis": cited["basis"],
        "supports": cited["supports"],
        **source(dataset.sources[cited["source"]]),
    }


def source(row: Row) -> Row:
    """Return a source under the names that JSON readers expect."""
    return {
        "type": row["type"],
        "title": row["title"],
        "author": row.get("author", []),
        "container": row.get("container-title"),
        "publisher": evidence.publisher(row),
        "reprint": "original-publisher" in row,
        "issued": row.get("issued"),
        "accessed": row.get("accessed"),
        "url": row.get("URL"),
        "language": row["language"],
    }

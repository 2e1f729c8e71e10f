"""A selection as normalised tables, for formats that have keys between tables: every fact once, every reference a key.

`TABLES` says what each column holds and what it refers to; `rows` fills the tables. Codes keep the spelling of ``--json``; what
they are called in either language stands in ``terms``. A reference to a record that was not selected has nothing to refer to:
it stands in ``outside_links`` instead of ``record_links``.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from survcli import codes, dates, expand, statistics
from survcli.i18n import LANGUAGES, Words

if TYPE_CHECKING:
    from survcli.answer import Asked
    from survcli.dataset import Dataset, Row


class Column(NamedTuple):
    """A column: its name, what it holds, and its type in Table Schema (https://specs.frictionlessdata.io/table-schema/)."""

    name: str
    told: str
    type: str = "string"
    required: bool = True


class Table(NamedTuple):
    """A table: what a row is, its columns, its key, and for some columns the table and the columns that they refer to."""

    told: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: "_References"


def _maybe(name: str, told: str, kind: str = "string") -> Column:
    return Column(name, told, kind, required=False)


_RECORD = Column("record", "The record's id.")
_POSITION = Column("position", "Its place in the record, from 1.", "integer")
_References = dict[tuple[str, ...], tuple[str, tuple[str, ...]]]
_TO_RECORD: _References = {("record",): ("records", ("id",))}


def _to(column: str, table: str) -> _References:
    return {(column,): (table, ("id",))}


TABLES: dict[str, Table] = {
    "terms": Table(
        "A word of the ledger's closed lists, in both languages",
        (Column("code", "As other tables have it."), Column("en", "In English."), Column("es", "In Spanish.")),
        ("code",),
        {},
    ),
    "countries": Table(
        "A country of ISO 3166-1, in both languages",
        (Column("id", "Its code of two letters."), Column("en", "In English."), Column("es", "In Spanish.")),
        ("id",),
        {},
    ),
    "organizations": Table(
        "A body that buys, sells, reveals, answers or judges",
        (
            Column("id", "Its id."),
            Column("name", "Its name."),
            _maybe("acronym", "The short name of a public body."),
            Column("type", "What it is."),
            Column("country", "ISO 3166-1 alpha-2."),
            _maybe("region", "ISO 3166-2, of the body of a state."),
            _maybe("successor", "The body that it became."),
        ),
        ("id",),
        {**_to("country", "countries"), **_to("successor", "organizations")},
    ),
    "organization_aliases": Table(
        "Another name of the same body",
        (Column("organization", "The body's id."), Column("alias", "The name.")),
        ("organization", "alias"),
        _to("organization", "organizations"),
    ),
    "products": Table(
        "A system by the name under which it was sold",
        (
            Column("id", "Its id."),
            Column("name", "Its name."),
            Column("vendor", "Who makes it."),
            Column("technology", "What kind of technology it is."),
        ),
        ("id",),
        _to("vendor", "organizations"),
    ),
    "product_aliases": Table(
        "Another name of the same product",
        (Column("product", "The product's id."), Column("alias", "The name.")),
        ("product", "alias"),
        _to("product", "products"),
    ),
    "sources": Table(
        "What is cited",
        (
            Column("id", "Its id."),
            Column("type", "A type of CSL 1.0.2."),
            Column("title", "As published; in [square brackets] where it has none."),
            _maybe("container", "The newspaper, magazine or site."),
            _maybe("publisher", "Who published it."),
            _maybe("original_publisher", "Of a reprint: whose text it is."),
            _maybe("genre", "What kind of text."),
            _maybe("number", "Its number."),
            _maybe("issued", "When it was published, in EDTF."),
            _maybe("issued_earliest", "The first day that this can mean.", "date"),
            _maybe("issued_latest", "The last day that this can mean.", "date"),
            _maybe("accessed", "When it was read, in EDTF."),
            _maybe("url", "Its address."),
            _maybe("archive", "Where a copy is kept."),
            _maybe("archive_location", "Where in there."),
            Column("language", "ISO 639-1."),
        ),
        ("id",),
        {},
    ),
    "source_authors": Table(
        "An author of a source: a person's two names, or a body's one",
        (
            Column("source", "The source's id."),
            Column("position", "Its place among the authors, from 1.", "integer"),
            _maybe("family", "A person's family name."),
            _maybe("given", "A person's given name."),
            _maybe("literal", "A body's name."),
        ),
        ("source", "position"),
        _to("source", "sources"),
    ),
    "records": Table(
        "An acquisition, a revelation or a response",
        (
            Column("id", "Its id, never given again."),
            Column("kind", "acquisition, revelation or response."),
            Column("date", "In EDTF, as precise as the source."),
            _maybe("earliest", "The first day that this can mean; none of a span that is open before.", "date"),
            _maybe("latest", "The last day that this can mean; none of a span that is open after.", "date"),
            Column("title_en", "What happened, in English."),
            Column("title_es", "What happened, in Spanish."),
            Column("summary_en", "What the sources say, in English."),
            Column("summary_es", "What the sources say, in Spanish."),
            _maybe("described_as", "The contract's own wording, where it hides what was bought."),
            _maybe("form", "Of a revelation: how it came to light."),
            _maybe("stance", "Of a response: what kind of answer."),
            Column("evidence", "How well it is known: reported, corroborated, technical, documented or confirmed."),
            Column("disputed", "Whether a denial is about it.", "boolean"),
            _maybe("disclosed", "The earliest date on which a source was public, in EDTF."),
            _maybe("lag_least", "The fewest days between deal and disclosure.", "integer"),
            _maybe("lag_most", "The most days between deal and disclosure.", "integer"),
            _maybe("not_added", "Of an acquisition: why its figures may not be added to others'; none where they may."),
        ),
        ("id",),
        {},
    ),
    "parties": Table(
        "A body in a role of a record",
        (
            _RECORD,
            Column("role", "vendor, intermediary, buyer, funder, publisher or actor."),
            Column("position", "Its place in that role, from 1.", "integer"),
            Column("organization", "The body's id."),
        ),
        ("record", "role", "position"),
        {**_TO_RECORD, **_to("organization", "organizations")},
    ),
    "record_products": Table(
        "A product of a record",
        (_RECORD, _POSITION, Column("product", "The product's id.")),
        ("record", "position"),
        {**_TO_RECORD, **_to("product", "products")},
    ),
    "record_technologies": Table(
        "A technology of a record",
        (_RECORD, Column("technology", "Its code.")),
        ("record", "technology"),
        {**_TO_RECORD, ("technology",): ("terms", ("code",))},
    ),
    "amounts": Table(
        "A figure as a source gives it; figures that disagree stand side by side",
        (
            _RECORD,
            _POSITION,
            Column("value", "In units of the currency.", "number"),
            Column("currency", "ISO 4217."),
            Column("kind", "contract, paid, invoiced, budgeted or total."),
            _maybe("qualifier", "about, at-least or at-most."),
            _maybe("note_en", "What else is to know, in English."),
            _maybe("note_es", "What else is to know, in Spanish."),
        ),
        ("record", "position"),
        _TO_RECORD,
    ),
    "amount_sources": Table(
        "A source of a figure",
        (_RECORD, Column("position", "The figure's place in the record.", "integer"), Column("source", "The source's id.")),
        ("record", "position", "source"),
        {("record", "position"): ("amounts", ("record", "position")), **_to("source", "sources")},
    ),
    "identifiers": Table(
        "A number under which files know the matter",
        (_RECORD, _POSITION, Column("type", "What it numbers."), Column("value", "The number.")),
        ("record", "position"),
        _TO_RECORD,
    ),
    "gaps": Table(
        "What is not known of an acquisition",
        (_RECORD, Column("field", "Which fact."), Column("reason", "unknown, withheld, redacted or classified.")),
        ("record", "field"),
        _TO_RECORD,
    ),
    "targets": Table(
        "A group of people who were targeted",
        (
            _RECORD,
            _POSITION,
            Column("group_en", "Who, in English."),
            Column("group_es", "Who, in Spanish."),
            _maybe("count", "How many.", "integer"),
            _maybe("qualifier", "about, at-least or at-most."),
        ),
        ("record", "position"),
        _TO_RECORD,
    ),
    "citations": Table(
        "A source that a record cites",
        (
            _RECORD,
            _POSITION,
            Column("source", "The source's id."),
            _maybe("locator", "Page, paragraph or section."),
            Column("basis", "What the source rests on."),
        ),
        ("record", "position"),
        {**_TO_RECORD, **_to("source", "sources")},
    ),
    "citation_supports": Table(
        "A fact that a citation is the ground for",
        (_RECORD, Column("position", "The citation's place in the record.", "integer"), Column("field", "Which fact.")),
        ("record", "position", "field"),
        {("record", "position"): ("citations", ("record", "position"))},
    ),
    "record_links": Table(
        "What a record says of another of this selection",
        (_RECORD, Column("relation", "about, renews or overlaps."), Column("other", "The other record's id.")),
        ("record", "relation", "other"),
        {**_TO_RECORD, **_to("other", "records")},
    ),
    "outside_links": Table(
        "What a record says of another that was not selected",
        (_RECORD, Column("relation", "about, renews or overlaps."), Column("other", "The other record's id.")),
        ("record", "relation", "other"),
        _TO_RECORD,
    ),
}

ROLES = {
    "vendor": "vendors",
    "intermediary": "intermediaries",
    "buyer": "buyers",
    "funder": "funders",
    "publisher": "publishers",
    "actor": "actors",
}
_CODED = {
    "organizations": ("type",),
    "products": ("technology",),
    "sources": ("type",),
    "records": ("kind", "form", "stance", "evidence"),
    "parties": ("role",),
    "record_technologies": ("technology",),
    "amounts": ("kind", "qualifier"),
    "identifiers": ("type",),
    "gaps": ("field", "reason"),
    "targets": ("qualifier",),
    "citations": ("basis",),
    "citation_supports": ("field",),
}
"""The columns whose codes ``terms`` explains."""


def rows(asked: "Asked", records: list["Row"]) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each table, in the order of its columns.

    Args:
        records: the selection, expanded.
    """
    ledger = asked.dataset
    filled: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    selected = {record["id"] for record in records}
    for record in records:
        for name, row in _of_record(record, selected):
            filled[name].append(row)
    products = sorted({row[2] for row in filled["record_products"]})
    bodies = _closed(ledger, {row[3] for row in filled["parties"]} | {ledger.products[key]["vendor"] for key in products})
    sources = sorted({row[2] for row in filled["citations"]} | {row[2] for row in filled["amount_sources"]})
    for name, row in _of_ledger(ledger, bodies, products, sources):
        filled[name].append(row)
    countries = sorted({row[4] for row in filled["organizations"]})
    filled["countries"] = [(code, *codes.COUNTRIES[code]) for code in countries]
    both = [Words(lang) for lang in LANGUAGES]
    filled["terms"] = [(code, *(words.label(code) for words in both)) for code in sorted(_used(filled))]
    # A list of the ledger may say the same twice; a key may not
    return {name: list(dict.fromkeys(found)) for name, found in filled.items()}


def _closed(ledger: "Dataset", ids: set[str]) -> list[str]:
    """Return bodies and all that they became."""
    found: set[str] = set()
    while ids:
        found |= ids
        ids = {row["successor"] for key in ids if "successor" in (row := ledger.organizations[key])} - found
    return sorted(found)


def _used(filled: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    found = set()
    for name, columns in _CODED.items():
        order = [column.name for column in TABLES[name].columns]
        places = [order.index(column) for column in columns]
        found |= {row[place] for row in filled[name] for place in places if row[place]}
    return found


def _of_record(record: "Row", selected: set[str]) -> Iterable[tuple[str, tuple[Any, ...]]]:
    lag = record["lag_days"] or {}
    yield (
        "records",
        (
            *(record[name] for name in ("id", "kind", "date", "earliest", "latest")),
            *(record[name][lang] for name in ("title", "summary") for lang in LANGUAGES),
            *(record[name] for name in ("described_as", "form", "stance", "evidence", "disputed", "disclosed")),
            *(lag.get(name) for name in ("least", "most")),
            statistics.addable(record) if record["kind"] == "acquisition" else None,
        ),
    )
    yield from _involved(record)
    yield from _recorded(record)
    yield from _cited(record)
    links = [("about", other["id"]) for other in record["about"]]
    links += [(relation, other) for relation in ("renews", "overlaps") for other in record[relation]]
    for relation, other in links:
        yield "record_links" if other in selected else "outside_links", (record["id"], relation, other)


def _involved(record: "Row") -> Iterable[tuple[str, tuple[Any, ...]]]:
    key = record["id"]
    for role, field in ROLES.items():
        for position, body in enumerate(record[field], 1):
            yield "parties", (key, role, position, body["id"])
    for position, product in enumerate(record["products"], 1):
        yield "record_products", (key, position, product["id"])
    for technology in record["technologies"]:
        yield "record_technologies", (key, technology)


def _recorded(record: "Row") -> Iterable[tuple[str, tuple[Any, ...]]]:
    key = record["id"]
    for position, amount in enumerate(record["amounts"], 1):
        facts = (amount[name] for name in ("value", "currency", "kind", "qualifier"))
        yield "amounts", (key, position, *facts, *_both(amount["note"]))
        for source in amount["sources"]:
            yield "amount_sources", (key, position, source)
    for position, number in enumerate(record["identifiers"], 1):
        yield "identifiers", (key, position, number["type"], number["value"])
    for field, reason in record["gaps"].items():
        yield "gaps", (key, field, reason)
    for position, target in enumerate(record["targets"], 1):
        yield "targets", (key, position, *_both(target["group"]), target["count"], target["qualifier"])


def _cited(record: "Row") -> Iterable[tuple[str, tuple[Any, ...]]]:
    key = record["id"]
    for position, cited in enumerate(record["citations"], 1):
        yield "citations", (key, position, cited["source"], cited["locator"], cited["basis"])
        for field in cited["supports"]:
            yield "citation_supports", (key, position, field)


def _both(words: dict[str, str] | None) -> tuple[str | None, ...]:
    return tuple(words[lang] if words else None for lang in LANGUAGES)


def _of_ledger(
    ledger: "Dataset", bodies: list[str], products: list[str], sources: list[str]
) -> Iterable[tuple[str, tuple[Any, ...]]]:
    for key in bodies:
        row = ledger.organizations[key]
        place = (row["country"], row.get("region"))
        yield "organizations", (key, row["name"], expand.acronym(row), row["type"], *place, row.get("successor"))
        for alias in row["aliases"]:
            yield "organization_aliases", (key, alias)
    for key in products:
        row = ledger.products[key]
        yield "products", (key, row["name"], row["vendor"], row["technology"])
        for alias in row["aliases"]:
            yield "product_aliases", (key, alias)
    for key in sources:
        row = ledger.sources[key]
        first = ("type", "title", "container-title", "publisher", "original-publisher", "genre", "number", "issued")
        last = ("accessed", "URL", "archive", "archive_location", "language")
        span = dates.parse(row["issued"]) if "issued" in row else (None, None)
        known = (span[0] if span[0] != dates.FIRST_DAY else None, span[1] if span[1] != dates.LAST_DAY else None)
        yield "sources", (key, *(row.get(name) for name in first), *known, *(row.get(name) for name in last))
        for position, author in enumerate(row.get("author", ()), 1):
            yield "source_authors", (key, position, *(author.get(name) for name in ("family", "given", "literal")))

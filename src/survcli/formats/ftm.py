"""FollowTheMoney entities as JSON lines (https://followthemoney.tech), which Aleph and OpenSanctions' tools read.

- A body is a ``Company``, a ``PublicBody`` or an ``Organization``; what it became, a ``Succession``.
- An acquisition is a ``Contract`` with a ``ContractAward`` to whom the buyer dealt with: the intermediaries, else the makers.
- That an intermediary sold a maker's product is an ``UnknownLink``, and so are the maker and the funder of a contract: the model's
  ``Representation`` would claim a mandate that no source reports.
- A revelation or a response is an ``Event``; that it is about another record, an ``UnknownLink``.
- A source is an ``Article``, or a ``Document`` where it is none; that a record cites it, a ``Documentation``.

Ids are ``survcli-`` and the ledger's own, which never change. What the model has no place for is said in words: a date that is
approximate, uncertain or open, and figures beside the one that a contract may hold, go to ``notes``, with evidence, gaps and the
contract's own wording; products, which have no schema, to ``keywords``. A contract has an ``amount`` only where the record has a
single figure without a qualifier. The provenance is a ``Note`` of its own, the first line.
"""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from survcli import flat, provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Dataset, Row

SUFFIX = ".ftm.json"

_BODIES = {
    "company": "Company",
    "agency": "PublicBody",
    "court": "PublicBody",
    "oversight": "PublicBody",
    "legislature": "PublicBody",
}
_ARTICLES = {"article-newspaper", "article-magazine", "article-journal", "post-weblog", "webpage"}
_LANGUAGES = {
    "en": "eng",
    "es": "spa",
    "pt": "por",
    "fr": "fra",
    "it": "ita",
    "de": "deu",
    "fi": "fin",
    "he": "heb",
    "ar": "ara",
    "nl": "nld",
    "ru": "rus",
}
"""ISO 639-3, which the model asks for."""


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the answer's records, and all that they refer to, as one entity a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _entities(asked, answer.records))


def _entities(asked: "Asked", records: list["Row"]) -> Iterator["Row"]:
    ledger = asked.dataset
    notice = list(ledger.notice.values())
    yield _entity("provenance", "Note", name=f"survcli {ledger.version}", description=notice, notes=provenance.facts(asked))
    selected = {record["id"] for record in records}
    fields = ("vendors", "intermediaries", "buyers", "funders", "publishers", "actors")
    yield from _bodies(ledger, {body["id"] for record in records for field in fields for body in record[field]})
    for key in sorted({cited["source"] for record in records for cited in record["citations"]}):
        yield _document(ledger.sources[key])
    for record in records:
        yield from _acquisition(record) if record["kind"] == "acquisition" else _event(record, selected)
        for cited in record["citations"]:
            yield _entity(
                f"{record['id']}-{cited['source']}",
                "Documentation",
                document=_id(cited["source"]),
                entity=_id(record["id"]),
                role=cited["basis"],
                summary=[f"supports: {', '.join(cited['supports'])}", cited["locator"]],
            )


def _id(key: str) -> str:
    return f"survcli-{key.casefold()}"


def _body(key: str) -> str:
    """Return the id of a body; sources and bodies are numbered apart in the ledger, entities are not."""
    return _id(f"org-{key}")


def _entity(key: str, schema: str, **properties: Any) -> "Row":
    """Return an entity with those properties that have a value, each a list of different texts."""
    held = {}
    for name, value in properties.items():
        values = [str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")]
        if values:
            held[name] = list(dict.fromkeys(values))
    return {"id": _id(key), "schema": schema, "properties": held, "datasets": ["survcli"]}


def _bodies(ledger: "Dataset", ids: set[str]) -> Iterator["Row"]:
    known = set(ids)
    while more := {row["successor"] for key in known if "successor" in (row := ledger.organizations[key])} - known:
        known |= more
    for key in sorted(known):
        row = ledger.organizations[key]
        yield _entity(
            f"org-{key}",
            _BODIES.get(row["type"], "Organization"),
            name=row["name"],
            alias=row["aliases"],
            jurisdiction=row["country"].lower(),
            classification=row["type"],
            notes=f"ISO 3166-2: {row['region']}" if "region" in row else None,
        )
        if "successor" in row:
            yield _entity(f"org-{key}-successor", "Succession", predecessor=_body(key), successor=_body(row["successor"]))


def _document(row: "Row") -> "Row":
    article = row["type"] in _ARTICLES
    authors = [
        one.get("literal") or " ".join(part for part in (one.get("given"), one["family"]) if part) for one in row.get("author", ())
    ]
    reprint = f"Text of {row['original-publisher']}" if "original-publisher" in row else None
    return _entity(
        row["id"],
        "Article" if article else "Document",
        title=row["title"],
        fileName=None if article else row["title"],  # the model wants one of every document that is no article
        author=authors,
        publisher=[row.get("container-title"), row.get("publisher")],
        sourceUrl=_url(row.get("URL")),
        language=_LANGUAGES.get(row["language"]),
        publishedAt=_exact(row.get("issued")),
        retrievedAt=_exact(row.get("accessed")),
        notes=[reprint, _words("Date", row.get("issued")), row.get("number"), row.get("genre"), row.get("archive_location")],
    )


def _exact(edtf: str | None) -> str | None:
    """Return a date that the model can hold: a year, a month or a day, without a doubt."""
    return edtf if edtf and edtf[-1] not in "~?%" and "/" not in edtf else None


def _url(url: str | None) -> str | None:
    """Return an address in the model's form: a host alone ends in a slash (RFC 3986, 6.2.3)."""
    return f"{url}/" if url and url.count("/") == 2 else url


def _words(label: str, edtf: str | None) -> str | None:
    """Return a date in words where the model cannot hold it."""
    return f"{label} (EDTF): {edtf}" if edtf and not _exact(edtf) else None


def _span(edtf: str) -> dict[str, str | None]:
    """Return a date as the model's interval has it: one date, or a start and an end that are not open."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return {"date": edtf.rstrip("~?%")}
    bare = [None if point == ".." else point.rstrip("~?%") for point in (first, last)]
    return {"startDate": bare[0], "endDate": bare[1]}


def _acquisition(record: "Row") -> Iterator["Row"]:
    key = record["id"]
    single = record["amounts"][0] if len(record["amounts"]) == 1 and not record["amounts"][0]["qualifier"] else {}
    numbers: dict[str, list[str]] = {}
    for one in record["identifiers"]:
        numbers.setdefault(one["type"], []).append(one["value"])
    yield _entity(
        key,
        "Contract",
        title=list(record["title"].values()),
        name=list(record["title"].values()),
        description=list(record["summary"].values()),
        authority=[_body(body["id"]) for body in record["buyers"]],
        contractDate=_exact(record["date"]),
        amount=flat.plain(single.get("value")),
        currency=single.get("currency"),
        type=single.get("kind"),
        procedureNumber=numbers.get("procedure"),
        keywords=_keywords(record),
        proof=[_id(cited["source"]) for cited in record["citations"]],
        sourceUrl=[_url(cited["url"]) for cited in record["citations"]],
        notes=_notes(record),
    )
    sellers = record["intermediaries"] or record["vendors"]
    for body in sellers:
        yield _entity(
            f"{key}-award-{body['id']}",
            "ContractAward",
            supplier=_body(body["id"]),
            contract=_id(key),
            documentNumber=numbers.get("contract"),
            **_span(record["date"]),
        )
    makers = record["vendors"] if record["intermediaries"] else []
    for body in makers:
        yield _link(f"{key}-maker-{body['id']}", _body(body["id"]), _id(key), "maker")
    for body in record["funders"]:
        yield _link(f"{key}-funder-{body['id']}", _body(body["id"]), _id(key), "funder")
    if min(len(makers), len(record["intermediaries"])) == 1:  # of several and several, it is not known who sold whose
        for maker in makers:
            for body in record["intermediaries"]:
                yield _link(f"{key}-{body['id']}-{maker['id']}", _body(body["id"]), _body(maker["id"]), "sold a product of")


def _event(record: "Row", selected: set[str]) -> Iterator["Row"]:
    key = record["id"]
    targets = [
        f"Targeted: {target['group'][lang]}{'' if target['count'] is None else ' (' + (target['qualifier'] or '') + str(target['count']) + ')'}"
        for target in record["targets"]
        for lang in target["group"]
    ]
    yield _entity(
        key,
        "Event",
        name=list(record["title"].values()),
        description=list(record["summary"].values()),
        organizer=[_body(body["id"]) for body in record["publishers"] + record["actors"]],
        involved=[_body(body["id"]) for body in record["vendors"] + record["buyers"]],
        keywords=[record["kind"], record["form"], record["stance"], *_keywords(record)],
        proof=[_id(cited["source"]) for cited in record["citations"]],
        sourceUrl=[_url(cited["url"]) for cited in record["citations"]],
        notes=[*_notes(record), *targets, *(f"about: {other['id']}" for other in record["about"] if other["id"] not in selected)],
        **_span(record["date"]),
    )
    for other in record["about"]:
        if other["id"] in selected:
            yield _link(f"{key}-about-{other['id']}", _id(key), _id(other["id"]), "about")


def _link(key: str, subject: str, target: str, role: str) -> "Row":
    return _entity(key, "UnknownLink", subject=subject, object=target, role=role)


def _keywords(record: "Row") -> list[str]:
    return [*record["technologies"], *(product["name"] for product in record["products"])]


def _notes(record: "Row") -> list[str | None]:
    figures = flat.record(record)["amounts"]
    return [
        f"Evidence: {record['evidence']}{', disputed' if record['disputed'] else ''}",
        _words("Date", record["date"]),
        f"Described as: {record['described_as']}" if record["described_as"] else None,
        f"Figures: {figures}" if figures else None,
        *(f"Figure's note: {text}" for amount in record["amounts"] for text in (amount["note"] or {}).values()),
        *(f"{one['type']}: {one['value']}" for one in record["identifiers"]),
        *(f"{field}: {reason}" for field, reason in record["gaps"].items()),
        *(f"{relation}: {other}" for relation in ("renews", "overlaps") for other in record[relation]),
    ]

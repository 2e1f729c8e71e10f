"""The rules of a ledger that go across its records: each a function from a valid shape to the problems that it finds.

A new rule is a function here and its name in `RULES`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from survcli import codes, dates, layout, names
from survcli.errors import Problem
from survcli.vocabulary import KEY_FACTS

Row = dict[str, Any]
Graph = dict[str, list[str]]

MUST_BE_EXPLAINED = ("buyers", "vendors", "products", "amounts")
"""The facts that an acquisition must either state or name a gap for."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
_TELEPHONE = re.compile(
    r"\+\d[\d ().-]{7,}\d"  # international
    r"|\b(?:\(?\d{2,3}\)?[ .-])\d{3,4}[ .-]\d{4}\b"  # Mexican or US
    r"|\b(?:tel|tels|teléfono|phone|whatsapp)\b\.?:? ?[\d(+]",
    re.IGNORECASE,
)
_DIALLED = re.compile(r"[\d(+]")

_GUESSES = 100
"""References that do not exist up to which the nearest that does is looked for: each look goes through all of them."""


def _rows(data: Row, *kinds: str) -> Iterator[tuple[str, Row]]:
    for index, record in enumerate(data["records"]):
        if not kinds or record["kind"] in kinds:
            yield f"records[{index}]", record


def unique_ids(data: Row) -> Iterator[Problem]:
    """An id is given once; a record's never again, even when it is retired."""
    for key in ("organizations", "products", "sources"):
        yield from _repeated(((f"{key}[{n}].id", row["id"]) for n, row in enumerate(data[key])), "{id} is used twice")
    ids = [(f"records[{n}].id", row["id"]) for n, row in enumerate(data["records"])]
    ids += [(f"retired[{n}].id", row["id"]) for n, row in enumerate(data["retired"])]
    yield from _repeated(ids, "{id} is used twice; an id is never given again")


def _repeated(places: Iterable[tuple[str, str]], template: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, given in places:
        if given in seen:
            yield Problem(place, template, id=given)
        seen.add(given)


def one_name_one_body(data: Row) -> Iterator[Problem]:
    """A name or alias leads to one organization, and to one product."""
    for key in ("organizations", "products"):
        owner: dict[str, str] = {}
        for index, row in enumerate(data[key]):
            for called in dict.fromkeys(names.fold(name) for name in (row["id"], row["name"], *row["aliases"])):
                if owner.setdefault(called, row["id"]) != row["id"]:
                    yield Problem(f"{key}[{index}]", "“{name}” is also a name of {other}", name=called, other=owner[called])
            own = [names.plain(name) for name in (row["name"], *row["aliases"])]
            for alias, count in Counter(own).items():
                if count > 1:
                    yield Problem(f"{key}[{index}].aliases", "“{name}” stands there twice", name=alias)


def references(data: Row) -> Iterator[Problem]:
    """What is referred to exists, and what exists is referred to."""
    known = {key: {row["id"] for row in data[key]} for key in ("organizations", "products", "sources", "records")}
    used: dict[str, set[str]] = {key: set() for key in known}
    missing = 0
    for place, key, ref in _references(data):
        used[key].add(ref)
        if ref not in known[key]:
            missing += 1
            near = get_close_matches(ref, known[key], 1) if missing <= _GUESSES else []
            if near:
                yield Problem(place, "{id} does not exist; did you mean {near}?", id=ref, near=near[0])
            else:
                yield Problem(place, "{id} does not exist", id=ref)
    for key in ("organizations", "products", "sources"):
        for index, row in enumerate(data[key]):
            if row["id"] not in used[key]:
                yield Problem(f"{key}[{index}]", "{id} is used by no record", id=row["id"])


_POINTERS = {
    "organizations": {"successor": "organizations"},
    "products": {"vendor": "organizations"},
    "retired": {"replaced_by": "records"},
    "records": {
        **dict.fromkeys(("vendors", "buyers", "intermediaries", "funders", "publishers", "actors"), "organizations"),
        "products": "products",
        **dict.fromkeys(("about", "renews", "overlaps"), "records"),
    },
}
"""For each list, the fields that point into which list."""


def _references(data: Row) -> Iterator[tuple[str, str, str]]:
    """Every reference of the dataset: its place, the list that it points into, the id."""
    for key, fields in _POINTERS.items():
        for index, row in enumerate(data[key]):
            for field, target in fields.items():
                value = row.get(field, ())
                if isinstance(value, str):
                    yield f"{key}[{index}].{field}", target, value
                else:
                    yield from ((f"{key}[{index}].{field}[{number}]", target, ref) for number, ref in enumerate(value))
    for place, record in _rows(data):
        for index, cited in enumerate(record["citations"]):
            yield f"{place}.citations[{index}].source", "sources", cited["source"]
        for index, amount in enumerate(record.get("amounts", ())):
            yield from (
                (f"{place}.amounts[{index}].sources[{number}]", "sources", ref) for number, ref in enumerate(amount["sources"])
            )


def no_repeats(data: Row) -> Iterator[Problem]:
    """A list of references names each thing once; a record cites each source once."""
    for place, record in _rows(data):
        for field, value in record.items():
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                yield from _repeated(((f"{place}.{field}[{n}]", item) for n, item in enumerate(value)), "{id} stands there twice")
        cited = ((f"{place}.citations[{n}].source", item["source"]) for n, item in enumerate(record["citations"]))
        yield from _repeated(cited, "{id} is cited twice")


def acyclic(data: Row) -> Iterator[Problem]:
    """No body becomes itself, and no record is about or renews itself, however long the way round; none counts its own money."""
    organizations = {row["id"]: [row["successor"]] if "successor" in row else [] for row in data["organizations"]}
    circles = _in_circles(organizations)
    for index, row in enumerate(data["organizations"]):
        if row["id"] in circles:
            yield Problem(f"organizations[{index}].successor", "leads back to {id}", id=row["id"])
    for field in ("about", "renews"):
        circles = _in_circles({record["id"]: record.get(field, []) for record in data["records"]})
        for place, record in _rows(data):
            if record["id"] in circles:
                yield Problem(f"{place}.{field}", "leads back to {id}", id=record["id"])
    for place, record in _rows(data, "acquisition"):
        if record["id"] in record["overlaps"]:
            yield Problem(f"{place}.overlaps", "leads back to {id}", id=record["id"])


def _in_circles(graph: Graph) -> set[str]:
    """Return the nodes that lead back to themselves.

    Kosaraju's strongly connected components: the graph is walked once along its edges and once against them, so that a long
    chain costs no more than its length.
    """
    against: Graph = {node: [] for node in graph}
    for node, others in graph.items():
        for other in others:
            if other in against:
                against[other].append(node)
    left = [node for group in _walked(graph, graph) for node in group]
    return {node for group in _walked(against, reversed(left)) for node in group if len(group) > 1 or node in graph[node]}


def _walked(graph: Graph, starts: Iterable[str]) -> Iterator[list[str]]:
    """For each start not reached before, the nodes first reached from it, in the order in which a walk leaves them."""
    seen: set[str] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        path, left = [(start, iter(graph[start]))], []
        while path:
            node, ahead = path[-1]
            other = next((other for other in ahead if other in graph and other not in seen), None)
            if other is None:
                path.pop()
                left.append(node)
            else:
                seen.add(other)
                path.append((other, iter(graph[other])))
        yield left


def in_time(data: Row) -> Iterator[Problem]:
    """Nothing is dated after the dataset's own day, and nothing is revealed or answered before it began."""
    today = data["released"]
    began = {record["id"]: dates.parse(record["date"]).earliest for record in data["records"]}
    for place, record in _rows(data):
        if began[record["id"]] > today:
            yield Problem(f"{place}.date", "{date} is later than the dataset ({released})", date=record["date"], released=today)
        for index, ref in enumerate(record.get("about", ())):
            if ref in began and dates.parse(record["date"]).latest < began[ref]:
                yield Problem(
                    f"{place}.about[{index}]",
                    "{date} is before {id} began ({began})",
                    date=record["date"],
                    id=ref,
                    began=began[ref],
                )
    for index, source in enumerate(data["sources"]):
        for field in ("issued", "accessed"):
            if field in source and dates.parse(source[field]).earliest > today:
                yield Problem(
                    f"sources[{index}].{field}",
                    "{date} is later than the dataset ({released})",
                    date=source[field],
                    released=today,
                )


def footnotes(data: Row) -> Iterator[Problem]:
    """Every key fact of an acquisition has a source, and no citation supports what is not there."""
    for place, record in _rows(data):
        supported: set[str] = set()
        for index, cited in enumerate(record["citations"]):
            supported.update(cited["supports"])
            for number, field in enumerate(cited["supports"]):
                if not record.get(field):
                    yield Problem(f"{place}.citations[{index}].supports[{number}]", "{field} has no value to support", field=field)
        if record["kind"] != "acquisition":
            continue
        for field in KEY_FACTS:
            if record[field] and field not in supported:
                yield Problem(f"{place}.{field}", "has no footnote: name it in the `supports` of a citation")
        yield from _amounts(place, record)


def _amounts(place: str, record: Row) -> Iterator[Problem]:
    supporting = {cited["source"] for cited in record["citations"] if "amounts" in cited["supports"]}
    for index, amount in enumerate(record["amounts"]):
        for number, source in enumerate(amount["sources"]):
            if source not in supporting:
                yield Problem(
                    f"{place}.amounts[{index}].sources[{number}]",
                    "{id} is not cited with `amounts` among what it supports",
                    id=source,
                )


def gaps_named(data: Row) -> Iterator[Problem]:
    """What is not known is said to be not known, and what is known is no gap."""
    for place, record in _rows(data, "acquisition"):
        for field in MUST_BE_EXPLAINED:
            if not record[field] and field not in record["gaps"]:
                yield Problem(f"{place}.{field}", "is empty: name the gap in `gaps` (unknown, withheld, redacted, classified)")
        for field in record["gaps"]:
            if record[field] and field != "date":
                yield Problem(f"{place}.gaps.{field}", "has a value, so it is no gap")


def products_fit(data: Row) -> Iterator[Problem]:
    """A record that names a product names its maker and its technology."""
    products = {row["id"]: row for row in data["products"]}
    for place, record in _rows(data):
        for index, ref in enumerate(record["products"]):
            product = products.get(ref)
            if product and product["vendor"] not in record["vendors"]:
                yield Problem(f"{place}.products[{index}]", "its maker {id} is not among the vendors", id=product["vendor"])
            if product and product["technology"] not in record["technologies"]:
                yield Problem(
                    f"{place}.products[{index}]", "its technology {id} is not among the technologies", id=product["technology"]
                )


def bodies_fit(data: Row) -> Iterator[Problem]:
    """A region belongs to its country."""
    for index, row in enumerate(data["organizations"]):
        region = row.get("region")
        if region and not region.startswith(row["country"] + "-"):
            yield Problem(f"organizations[{index}].region", "{region} is not in {country}", region=region, country=row["country"])
        elif region and row["country"] == "MX" and region not in codes.MEXICAN_STATES:
            yield Problem(f"organizations[{index}].region", "{region} is no state of Mexico (ISO 3166-2)", region=region)


def sources_complete(data: Row) -> Iterator[Problem]:
    """A source can be found: it says where it appeared, and an address or an archive holds it."""
    for index, row in enumerate(data["sources"]):
        if not ("container-title" in row or "publisher" in row):
            yield Problem(f"sources[{index}]", "names neither a container-title nor a publisher")
        if "original-publisher" in row and "container-title" not in row:
            yield Problem(f"sources[{index}]", "is a reprint, but names no container-title as its host")
        if not ("URL" in row or "archive_location" in row):
            yield Problem(f"sources[{index}]", "names neither a URL nor an archive_location")
        for number, author in enumerate(row.get("author", ())):
            if ("literal" in author) == ("family" in author) or ("given" in author and "family" not in author):
                yield Problem(f"sources[{index}].author[{number}]", "must be either family and given, or literal")


def no_contact_details(data: Row) -> Iterator[Problem]:
    """No telephone number and no e-mail address, anywhere in the prose."""
    for key in ("organizations", "products", "sources", "records", "retired"):
        for index, row in enumerate(data[key]):
            for place, text in _prose(row, f"{key}[{index}]"):
                if _contact(text):
                    yield Problem(place, "holds a contact detail: remove it")


def _contact(text: str) -> bool:
    """Whether a text holds an e-mail address or a telephone number. Most hold no sign that either needs."""
    if "@" in text and _EMAIL.search(text):
        return True
    return bool(_DIALLED.search(text) and _TELEPHONE.search(text))


_NOT_PROSE = {"URL", "value", "number", "archive_location", "date", "issued", "accessed", "id", "identifiers"}
_NOT_PROSE |= {"source", "sources", "supports", "basis", "kind", "type", "language", "technologies"}
_NOT_PROSE |= {field for fields in _POINTERS.values() for field in fields}
"""Addresses and numbers, which may look like a telephone's; ids and words of closed lists, whose shape says what they are."""


def _prose(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _NOT_PROSE:
                yield from _prose(item, f"{place}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _prose(item, f"{place}[{index}]")


def in_order(data: Row) -> Iterator[Problem]:
    """Lists are in the order that makes a change read well: records by date then id, the others by id."""
    for key, order in layout.ORDER.items():
        rows = data[key]
        for index in range(1, len(rows)):
            if order(rows[index - 1]) > order(rows[index]):
                yield Problem(f"{key}[{index}]", "{id} stands out of order", id=rows[index]["id"])


RULES = (
    unique_ids,
    one_name_one_body,
    references,
    no_repeats,
    acyclic,
    in_time,
    footnotes,
    gaps_named,
    products_fit,
    bodies_fit,
    sources_complete,
    no_contact_details,
    in_order,
)

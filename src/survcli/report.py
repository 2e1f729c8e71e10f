"""What the HTML report says, in both languages at once, as plain values for its templates: no markup here, no choices there."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from survcli import network, provenance, reference, say
from survcli.answer import Answer, Asked
from survcli.dataset import Row
from survcli.i18n import LANGUAGES, Words
from survcli.names import plain
from survcli.statistics import tally
from survcli.vocabulary import EVIDENCE, KINDS, TECHNOLOGIES

_WORDS = tuple(Words(lang) for lang in LANGUAGES)

FACETS = (("vendors", "Vendor"), ("intermediaries", "Intermediary"), ("buyers", "Buyer"), ("technologies", "Technology"))
"""The fields by which a reader can narrow the report, and their labels."""

_FILTERS = {
    "year": "Year",
    "since": "Since",
    "until": "Until",
    "as_of": "As known on",
    "vendor": "Vendor",
    "buyer": "Buyer",
    "intermediary": "Intermediary",
    "product": "Product",
    "country": "Country",
    "technology": "Technology",
    "kind": "Kind",
    "evidence": "Evidence, at least",
    "disputed": "Only what somebody denies",
    "limit": "At most",
}


class Both(NamedTuple):
    """One text in each language; the two are equal where it has no words."""

    en: str
    es: str


def both(tell: Callable[[Words], str]) -> Both:
    """Return what ``tell`` says in each language."""
    return Both(*(tell(words) for words in _WORDS))


def text(english: str) -> Both:
    """Return a text of the catalogue."""
    return both(lambda words: words(english))


def label(code: str) -> Both:
    """Return a word of a closed list."""
    return both(lambda words: words.label(code))


def count(number: int, singular: str, plural: str) -> Both:
    """Return a number with what it counts."""
    return both(lambda words: words.count(number, singular, plural))


def content(answer: Answer, asked: Asked) -> dict[str, Any]:
    """Return all that the template shows of an answer's records."""
    records = answer.records
    acquisitions = [record for record in records if record["kind"] == "acquisition"]
    chains = network.chains(acquisitions)
    years = _years(records)
    return {
        "lang": asked.words.lang,
        "ledger": asked.dataset,
        "released": both(lambda words: words.date(asked.dataset.released)),
        "licence": provenance.LICENCES.get(asked.dataset.license),
        "question": asked.question,
        "selection": _selection(asked.filters),
        "kinds": [(kind, sum(record["kind"] == kind for record in records)) for kind in KINDS],
        "total": len(records),
        "sources": len(answer.sources),
        "years": [(year, entries) for year, entries in years.items() if entries],
        "axis": list(years.items()),
        "facets": [(field, text(told), _choices(field, asked)) for field, told in FACETS],
        "trees": [_tree(root, chains) for root in network.ROLES],
        "left_out": [record["id"] for record in acquisitions if network.ambiguous(record)],
        "entries": {record["id"]: entry(record, answer, asked) for record in records},
        "levels": [(level, say.meter(level)) for level in reversed(EVIDENCE)],
    }


def _selection(filters: Row) -> list[tuple[Both, Both]]:
    """Return the label and the values of each filter that made the selection."""

    def shown(value: Any) -> Both:
        values = value if isinstance(value, list) else [] if value is True else [value]
        return both(
            lambda words: ", ".join(words.label(str(one)) if one in KINDS + TECHNOLOGIES + EVIDENCE else str(one) for one in values)
        )

    return [(text(_FILTERS[name]), shown(value)) for name, value in filters.items()]


def _years(records: list[Row]) -> dict[str, dict[str, list[Row]]]:
    """Return the records of every year from the first to the last, by kind; an empty year has none."""
    found: dict[str, dict[str, list[Row]]] = {}
    for record in records:
        year = str(record["earliest"] or record["latest"])[:4]
        found.setdefault(year, {}).setdefault(record["kind"], []).append(record)
    if not found:
        return {}
    return {str(year): found.get(str(year), {}) for year in range(int(min(found)), int(max(found)) + 1)}


def _choices(field: str, asked: Asked) -> list[tuple[str, Both, int]]:
    """Return what a reader can choose for a field: key, name and number of records, most records first for closed lists."""
    counts = tally(key for row in asked.records for key in asked.dataset.involved(row, field))
    if field == "technologies":
        return [(key, label(key), number) for key, number in counts.items()]
    bodies = asked.dataset.organizations
    choices = [(key, Both(bodies[key]["name"], bodies[key]["name"]), number) for key, number in counts.items()]
    return sorted(choices, key=lambda choice: plain(choice[1].en))


# --- one record ----------------------------------------------------------------------------------------------------


def entry(record: Row, answer: Answer, asked: Asked) -> dict[str, Any]:
    """Return what the report says of one record."""
    row = asked.dataset.by_id[record["id"]]
    shown = {other["id"] for other in answer.records}
    involved = {field: sorted(asked.dataset.involved(row, field)) for field, _ in FACETS}
    return {
        **{key: record[key] for key in ("id", "kind", "disputed", "evidence")},
        "first": str(record["earliest"] or "")[:4],
        "last": str(record["latest"] or "")[:4],
        "involved": involved,
        "aliases": _aliases(involved, record, asked),
        "title": Both(**record["title"]),
        "summary": Both(**record["summary"]),
        "summary_notes": _notes(record, "summary"),
        "date": both(lambda words: words.date(record["date"])),
        "short": both(lambda words: words.years(record["date"])),
        "sort": str(record["earliest"] or record["latest"]),
        "edtf": record["date"],
        "nature": both(lambda words: say.nature(words, record)),
        "parties": say.parties(record),
        "few": say.parties(record, most=3),
        "amounts": say.amounts(_WORDS[0], record),
        "meter": say.meter(record["evidence"]),
        "strength": EVIDENCE.index(record["evidence"]),
        "why": both(lambda words: say.why(words, record)),
        "facts": list(_facts(record)),
        "figures": [_figure(amount, record) for amount in record["amounts"]],
        "disagree": disagree(record),
        "no_figure": label(record["gaps"]["amounts"]) if "amounts" in record["gaps"] else None,
        "around": [
            (text(told), [{**other, "title": Both(**other["title"]), "shown": other["id"] in shown} for other in others])
            for told, others in say.around(record)
        ],
        "links": [(text(told), [(ref, ref in shown) for ref in record[field]]) for told, field in say.LINKS if record[field]],
        "cited": [_source(cited, asked) for cited in record["citations"]],
    }


def _aliases(involved: dict[str, list[str]], record: Row, asked: Asked) -> str:
    """Return the other names of whom and what a record involves, for those who search by one of them."""
    bodies = [asked.dataset.organizations[key] for field in ("vendors", "intermediaries", "buyers") for key in involved[field]]
    products = [asked.dataset.products[product["id"]] for product in record["products"]]
    return "; ".join(dict.fromkeys(alias for row in bodies + products for alias in row["aliases"]))


def disagree(record: Row) -> bool:
    """Whether the sources of a record give different figures for the same thing."""
    kinds = [(amount["currency"], amount["kind"]) for amount in record["amounts"]]
    return len(set(kinds)) < len(kinds)


def _notes(record: Row, field: str) -> list[int]:
    return [number for number, cited in enumerate(record["citations"], 1) if field in cited["supports"]]


def _facts(record: Row) -> Iterable[dict[str, Any]]:
    """Yield each fact with its label, its values, the numbers of its sources; or why it is not known."""
    for told, field in say.PARTIES:
        values = [both(partial(say.body, row=body)) for body in record[field]]
        yield from _fact(say.party(record, told, field), values, field, record)
    technologies = [label(word) for word in record["technologies"]]
    yield from _fact("Technology", technologies, "technologies", record)
    targets = [both(partial(say.target, row=target)) for target in record["targets"]]
    yield from _fact("Targets", targets, "targets", record)
    described = record["described_as"]
    yield from _fact(
        "Described as", [both(lambda words: say.quoted(words, described))] if described else [], "described_as", record
    )
    numbers = [both(partial(_number, row=row)) for row in record["identifiers"]]
    yield from _fact("Number", numbers, "identifiers", record)
    if record["disclosed"]:
        yield from _fact("Disclosed", [both(lambda words: _disclosed(words, record))], "disclosed", record)


def _fact(told: str, values: list[Both], field: str, record: Row) -> Iterable[dict[str, Any]]:
    gap = label(record["gaps"][field]) if field in record["gaps"] and not values else None
    if values or gap:
        yield {"label": text(told), "values": values, "notes": _notes(record, field), "gap": gap}


def _number(words: Words, row: Row) -> str:
    return f"{row['value']} ({words.label(row['type'])})"


def _disclosed(words: Words, record: Row) -> str:
    lag = say.lag(words, record)
    after = f" ({words('{lag} after the deal').format(lag=lag)})" if lag else ""
    return words.date(record["disclosed"]) + after


def _figure(amount: Row, record: Row) -> dict[str, Any]:
    return {
        "amount": both(lambda words: say.amount(words, amount)),
        "told": both(lambda words: say.figure(words, amount)),
        "notes": [number for number, cited in enumerate(record["citations"], 1) if cited["source"] in amount["sources"]],
    }


def _source(cited: Row, asked: Asked) -> dict[str, Any]:
    row = asked.dataset.sources[cited["source"]]
    url = row.get("URL", "")
    return {
        "title": row["title"],
        "lang": row["language"],
        "author": reference.author(row),
        "where": both(lambda words: reference.where(row, words)),
        "more": [part for part in (row.get("number"), cited["locator"], row.get("archive"), row.get("archive_location")) if part],
        "issued": both(lambda words: words.date(row["issued"]) if "issued" in row else words("undated")),
        "read": both(lambda words: words.date(row["accessed"])) if "accessed" in row else None,
        "basis": label(cited["basis"]),
        "url": url if url.startswith(("https://", "http://")) else "",
        "host": url.partition("//")[2].partition("/")[0].removeprefix("www."),
    }


# --- the network ---------------------------------------------------------------------------------------------------


def _tree(root: str, chains: list[Row]) -> tuple[str, list[dict[str, Any]], int]:
    """Return a role, the tree from it, and the most acquisitions that somebody named in it has."""
    nodes = branches(chains, network.order(root))
    return root, nodes, max((len(node["records"]) for node in nodes if node["named"]), default=1)


def branches(chains: list[Row], roles: list[str]) -> list[dict[str, Any]]:
    """Return chains as a tree that branches by these roles, the most acquisitions first and the unnamed last.

    An intermediary that is not named makes no branch of its own: the buyer stands under the maker.
    """
    if not roles:
        return []
    role, *deeper = roles
    groups: dict[str, list[Row]] = {}
    for chain in chains:
        groups.setdefault(chain[role]["id"] if chain[role] else "", []).append(chain)
    nodes = []
    for key, group in groups.items():
        if not key and role == "intermediary" and len(deeper) == 1:
            nodes += branches(group, deeper)
            continue
        body = group[0][role]
        ids = sorted({ref for chain in group for ref in chain["records"]})
        name = both(partial(say.body, row=body)) if body else text(network.NOT_NAMED[role])
        nodes.append(
            {
                "role": role,
                "named": bool(key),
                "name": name,
                "records": ids,
                "span": network.span(group),
                "branches": branches(group, deeper),
            }
        )
    return sorted(nodes, key=lambda node: (not node["named"], -len(node["records"]), plain(node["name"].en)))

"""Who sold to whom through whom: the chains from maker over intermediary to buyer that acquisitions name."""

from itertools import pairwise, product

from survcli.dataset import Row
from survcli.statistics import years

ROLES = {"vendor": "vendors", "intermediary": "intermediaries", "buyer": "buyers"}

NOT_NAMED = {
    "vendor": "(maker not named)",
    "intermediary": "(no intermediary named)",
    "buyer": "(buyer not named)",
}


def order(root: str) -> list[str]:
    """Return the roles as a tree from one of them branches."""
    if root == "buyer":
        return ["buyer", "intermediary", "vendor"]
    return ["vendor", "intermediary", "buyer"] if root == "vendor" else ["intermediary", "vendor", "buyer"]


def ambiguous(record: Row) -> bool:
    """Whether a record names several bodies in two of the roles, so that it does not say who sold to whom."""
    return sum(len(record[key]) > 1 for key in ROLES.values()) > 1


def chains(records: list[Row]) -> list[Row]:
    """Return every chain that some expanded acquisitions name, with their ids; None stands for a link not named."""
    found: dict[tuple[str | None, ...], Row] = {}
    for record in records:
        if ambiguous(record):
            continue
        links = [record[key] or [None] for key in ROLES.values()]
        for chain in product(*links):
            key = tuple(body and body["id"] for body in chain)
            found.setdefault(key, {**dict(zip(ROLES, chain, strict=True)), "of": []})["of"].append(record)
    rows = []
    for row in found.values():
        group = row.pop("of")
        first_last = years(group)
        rows.append(
            {
                **row,
                "records": [record["id"] for record in group],
                "first": first_last and first_last[0],
                "last": first_last and first_last[1],
            }
        )
    return sorted(rows, key=lambda row: [(row[role] or {"name": "~"})["name"] for role in ROLES])


def flat(rows: list[Row]) -> list[Row]:
    """Return chains as flat rows."""
    return [
        {
            **{role: row[role] and row[role]["name"] for role in ROLES},
            "acquisitions": len(row["records"]),
            "first": row["first"],
            "last": row["last"],
            "records": row["records"],
        }
        for row in rows
    ]


def edges(rows: list[Row]) -> list[tuple[Row, Row, int]]:
    """Return the arrows of a diagram, seller to buyer, each with the number of acquisitions; unnamed links are skipped."""
    found: dict[tuple[str, str], tuple[Row, Row, set[str]]] = {}
    for row in rows:
        named = [row[role] for role in ROLES if row[role]]
        for seller, buyer in pairwise(named):
            found.setdefault((seller["id"], buyer["id"]), (seller, buyer, set()))[2].update(row["records"])
    return [(seller, buyer, len(ids)) for seller, buyer, ids in found.values()]


def count(rows: list[Row]) -> int:
    """Return how many acquisitions some chains name."""
    return len({ref for row in rows for ref in row["records"]})


def span(rows: list[Row]) -> str:
    """Return the years of some chains, such as ``2012–2015``; nothing where none is known."""
    firsts = [row["first"] for row in rows if row["first"]]
    lasts = [row["last"] for row in rows if row["last"]]
    return "–".join(dict.fromkeys((min(firsts), max(lasts)))) if firsts else ""

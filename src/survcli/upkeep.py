"""For those who keep a ledger: an empty record to fill in, and what changed between two versions."""

from typing import Any

from survcli.dataset import Row

_WORDS = {"en": "", "es": ""}


def next_id(data: Row) -> str:
    """Return the first id that no record has, or ever had."""
    used = [row["id"] for key in ("records", "retired") for row in data[key]]
    prefix = used[0].partition("-")[0] if used else "MX"
    return f"{prefix}-{max((int(key.partition('-')[2]) for key in used), default=0) + 1:04}"


def skeleton(data: Row, kind: str) -> Row:
    """Return an empty record of a kind with the next free id: all its keys in their order, as short as a valid one can be."""
    record: Row = {"id": next_id(data), "kind": kind, "date": "", "title": _WORDS, "summary": _WORDS}
    parties: dict[str, Any] = {"vendors": [], "products": [], "technologies": [], "buyers": []}
    cited = {"source": "", "basis": "", "supports": []}
    if kind == "acquisition":
        amount = {"value": 0, "currency": "MXN", "kind": "contract", "sources": [""]}
        order = ("vendors", "products", "technologies", "intermediaries", "buyers", "funders", "described_as")
        record |= {key: parties.get(key, None if key == "described_as" else []) for key in order}
        return record | {
            "amounts": [amount],
            "identifiers": [],
            "renews": [],
            "overlaps": [],
            "gaps": {},
            "citations": [cited],
        }
    if kind == "revelation":
        record |= {"publishers": [""], "form": "", "targets": []}
    else:
        record |= {"actors": [""], "stance": ""}
    return record | parties | {"identifiers": [], "about": [], "citations": [cited]}


def changes(old: Row, new: Row) -> list[Row]:
    """Return what changed from one dataset to another, record by record in the order of ids: added, withdrawn, changed.

    A change of a source, an organization or a product is told where a record cites or names it.
    """
    before, after = ({row["id"]: row for row in data["records"]} for data in (old, new))
    named = _named(old, new), _named(new, old)
    reasons = {row["id"]: row["reason"] for row in new["retired"]}
    found = []
    for key in sorted(before.keys() | after.keys()):
        if key not in before:
            found.append({"id": key, "change": "added", "title": after[key]["title"], "reason": None, "fields": []})
        elif key not in after:
            found.append(
                {"id": key, "change": "withdrawn", "title": before[key]["title"], "reason": reasons.get(key), "fields": []}
            )
        else:
            one, other = _resolved(before[key], named[0]), _resolved(after[key], named[1])
            fields = [
                {"field": field, "before": one.get(field), "after": other.get(field)}
                for field in dict.fromkeys((*one, *other))
                if one.get(field) != other.get(field)
            ]
            if fields:
                found.append({"id": key, "change": "changed", "title": after[key]["title"], "reason": None, "fields": fields})
    return found


def _named(data: Row, other: Row) -> dict[str, str]:
    """Return what stands for each id of a dataset: a name, and whatever the other dataset says otherwise there."""
    referred = ("organizations", "products", "sources")
    theirs = {row["id"]: row for key in referred for row in other[key]}
    found = {}
    for row in (row for key in referred for row in data[key]):
        title = "name" if "name" in row else "title"
        differs = [field for field in row if field != title and theirs.get(row["id"], row).get(field) != row[field]]
        name, told = row[title], "; ".join(f"{field}: {row[field]}" for field in differs)
        found[row["id"]] = f"{name} [{told}]" if told else name
    return found


def _resolved(record: Row, named: dict[str, str]) -> Row:
    """Return a record with what it refers to in place of the references, so that a change there is seen too."""

    def resolve(value: Any) -> Any:
        if isinstance(value, str):
            return named.get(value, value)
        if isinstance(value, list):
            return [resolve(item) for item in value]
        if isinstance(value, dict):
            return {key: resolve(item) for key, item in value.items()}
        return value

    return {key: value if key == "id" else resolve(value) for key, value in record.items()}

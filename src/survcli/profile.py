"""Who somebody is, by what the records say: the facts of a profile, and the ranking of all in a role."""

from typing import Any

from survcli import dates, expand
from survcli.dataset import Dataset, Row
from survcli.names import Called
from survcli.statistics import tally

PARTNERS = ("vendors", "intermediaries", "buyers", "products")


def involved(dataset: Dataset, record: Row, role: str) -> set[str]:
    """Return the ids, or country codes, that stand in a role of a record or of what it is about."""
    if role != "countries":
        return dataset.involved(record, role)
    return {dataset.organizations[ref]["country"] for ref in dataset.involved(record, "vendors")}


def ranking(dataset: Dataset, records: list[Row], role: str) -> list[Row]:
    """Return everybody in a role with how many records there are of each kind, those with most acquisitions first."""
    found: dict[str, Row] = {}
    for record in records:
        span = dates.parse(record["date"])
        for ref in involved(dataset, record, role):
            row = found.setdefault(
                ref,
                {**_who(dataset, role, ref), "acquisitions": 0, "revelations": 0, "responses": 0, "first": None, "last": None},
            )
            row[record["kind"] + "s"] += 1
            if record["kind"] == "acquisition":
                first = span.latest if span.earliest == dates.FIRST_DAY else span.earliest
                last = first if span.latest == dates.LAST_DAY else span.latest
                row["first"] = min(filter(None, (row["first"], first[:4])))
                row["last"] = max(filter(None, (row["last"], last[:4])))
    return sorted(found.values(), key=lambda row: (-row["acquisitions"], -row["revelations"] - row["responses"], row["name"]))


def _who(dataset: Dataset, role: str, ref: str) -> Row:
    if role == "countries":
        from survcli import codes

        return {"id": ref, "name": codes.COUNTRIES[ref][0], "country": ref}
    if role == "products":
        row = dataset.products[ref]
        maker = dataset.organizations[row["vendor"]]
        return {
            "id": ref,
            "name": row["name"],
            "country": maker["country"],
            "vendor": maker["name"],
            "technology": row["technology"],
        }
    return {**expand.bodies(dataset, [ref])[0]}


def of(dataset: Dataset, role: str, called: Called, records: list[Row]) -> Row:
    """Return a profile.

    Args:
        records: the expanded records that concern whom it is about.
    """
    acquisitions = [record for record in records if record["kind"] == "acquisition"]
    return {
        "name": called.name,
        "role": role,
        **_identity(dataset, role, called),
        "partners": {key: _partners(acquisitions, key) for key in PARTNERS if key != role},
        "technologies": tally(word for record in acquisitions for word in record["technologies"]),
        "amounts": [
            {"id": record["id"], "date": record["date"], "overlaps": record["overlaps"], **amount}
            for record in acquisitions
            for amount in record["amounts"]
        ],
        "evidence": tally(record["evidence"] for record in acquisitions),
        "lag_days": _lags(acquisitions),
        "denials": [record["id"] for record in records if record["stance"] == "denial"],
        "records": records,
    }


def _identity(dataset: Dataset, role: str, called: Called) -> dict[str, Any]:
    empty: dict[str, Any] = {"id": None, "country": None, "aliases": [], "predecessors": [], "successor": None, "products": []}
    if role == "countries":
        return {**empty, "country": min(called.ids)}
    if role == "products":
        row = dataset.products[min(called.ids)]
        maker = expand.bodies(dataset, [row["vendor"]])
        return {
            **empty,
            "id": row["id"],
            "aliases": row["aliases"],
            "vendor": maker[0],
            "technology": row["technology"],
            "country": maker[0]["country"],
        }
    rows = [row for key, row in dataset.organizations.items() if key in called.ids]
    main = next((row for row in rows if row["name"] == called.name), None)
    if main is None:  # a state stands for all of its authorities
        return {**empty, "country": "MX", "bodies": expand.bodies(dataset, [row["id"] for row in rows])}
    return {
        **empty,
        "id": main["id"],
        "country": main["country"],
        "region": main.get("region"),
        "type": main["type"],
        "aliases": main["aliases"],
        "predecessors": expand.bodies(dataset, [row["id"] for row in rows if row is not main]),
        "successor": expand.bodies(dataset, [main["successor"]])[0] if "successor" in main else None,
        "products": [expand.product(dataset, key) for key, row in dataset.products.items() if row["vendor"] in called.ids],
    }


def _partners(acquisitions: list[Row], role: str) -> list[Row]:
    counts = tally(body["id"] for record in acquisitions for body in record[role])
    known = {body["id"]: body for record in acquisitions for body in record[role]}
    return [{**known[key], "acquisitions": number} for key, number in counts.items()]


def _lags(acquisitions: list[Row]) -> Row | None:
    spans = [record["lag_days"] for record in acquisitions if record["lag_days"]]
    if not spans:
        return None
    return {
        "known": len(spans),
        "median_least": _median([span["least"] for span in spans]),
        "median_most": _median([span["most"] for span in spans]),
    }


def _median(values: list[int]) -> int:
    """Return the middle of some values, of two the whole number between them."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) // 2

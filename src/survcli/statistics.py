"""Counts and sums: how many records there are of what, and what their figures come to where they may be added."""

from collections.abc import Iterable
from typing import Any

from survcli import codes, dates
from survcli.dataset import Dataset, Row

BY = ("year", "vendor", "buyer", "intermediary", "country", "technology", "evidence", "kind", "lag")

_ROLES = {"vendor": "vendors", "buyer": "buyers", "intermediary": "intermediaries"}
_LAGS = ((0, "within-a-month"), (31, "within-a-year"), (366, "within-three-years"), (1096, "within-ten-years"), (3653, "later"))
"""The least days of each group of lags."""


def count(dataset: Dataset, records: list[Row], by: str) -> Row:
    """Return the groups of some expanded records by something, each with its count and its sums.

    A record in two groups, a purchase by two buyers say, counts in both; ``records`` is how many there are in all, and
    ``ungrouped`` how many are in none.
    """
    groups: dict[str, list[Row]] = {}
    ungrouped = 0
    for record in records:
        keys = _keys(record, by)
        ungrouped += not keys
        for key in keys:
            groups.setdefault(key, []).append(record)
    names = {key: row["name"] for key, row in dataset.organizations.items()}
    if by == "country":
        names = {code: both[0] for code, both in codes.COUNTRIES.items()}
    rows = [
        {"key": key, "name": names.get(key, key), "records": len(group), "amounts": sums(group)} for key, group in groups.items()
    ]
    return {
        "by": by,
        "records": len(records),
        "ungrouped": ungrouped,
        "groups": sorted(rows, key=_order(by)),
        "left_out": _left_out(records),
    }


def _order(by: str) -> Any:
    if by == "year":
        return lambda row: row["key"]
    if by == "lag":
        order = [name for _, name in _LAGS]
        return lambda row: order.index(row["key"])
    return lambda row: (-row["records"], row["name"])


def _keys(record: Row, by: str) -> list[str]:
    if by == "year":
        return [str(record["earliest"] or record["latest"])[:4]]
    if by in _ROLES:
        return [body["id"] for body in record[_ROLES[by]]]
    if by == "country":
        return list(dict.fromkeys(body["country"] for body in record["vendors"]))
    if by == "technology":
        return list(record["technologies"])
    if by == "lag":
        span = record["lag_days"]
        return [[name for days, name in _LAGS if span["least"] >= days][-1]] if span else []
    return [record[by]]


def addable(record: Row) -> str | None:
    """Return why a record's figures may not be added to others', in a word that views know to say, or None if they may."""
    if not record["amounts"]:
        return "no-figure"
    if record["overlaps"]:
        return "overlaps-another"
    if any(amount["kind"] == "total" for amount in record["amounts"]):
        return "total-of-several"
    kinds = [(amount["currency"], amount["kind"]) for amount in record["amounts"]]
    if len(set(kinds)) < len(kinds):
        return "figures-disagree"
    if any(amount["qualifier"] for amount in record["amounts"]):
        return "rounded-or-limit"
    return None


def sums(records: list[Row]) -> list[Row]:
    """Return the sums of the figures that may be added, per currency and kind."""
    found: dict[tuple[str, str], Row] = {}
    for record in records:
        if record["kind"] != "acquisition" or addable(record):
            continue
        for amount in record["amounts"]:
            row = found.setdefault(
                (amount["currency"], amount["kind"]),
                {"currency": amount["currency"], "kind": amount["kind"], "value": 0, "records": 0},
            )
            row["value"] = round(row["value"] + amount["value"], 2)
            row["records"] += 1
    return [found[key] for key in sorted(found)]


def _left_out(records: list[Row]) -> dict[str, int]:
    reasons: dict[str, int] = {}
    for record in records:
        if record["kind"] == "acquisition" and (reason := addable(record)):
            reasons[reason] = reasons.get(reason, 0) + 1
    return dict(sorted(reasons.items()))


def flat(data: Row) -> list[Row]:
    """Return a row for each group and sum; a group without one has a row of its own."""
    rows = []
    for group in data["groups"]:
        base = {data["by"]: group["name"], "records": group["records"]}
        rows += [
            {**base, "amount": one["value"], "currency": one["currency"], "amount_kind": one["kind"], "summed": one["records"]}
            for one in group["amounts"] or [{"value": None, "currency": None, "kind": None, "records": None}]
        ]
    return rows


def years(records: list[Row]) -> tuple[str, str] | None:
    """Return the first and the last year in which some records began, or None."""
    found = [str(record["earliest"])[:4] for record in records if record["earliest"] and record["earliest"] != dates.FIRST_DAY]
    return (min(found), max(found)) if found else None


def tally(values: Iterable[str]) -> dict[str, int]:
    """Return how often each value stands there, most often first, then by name."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

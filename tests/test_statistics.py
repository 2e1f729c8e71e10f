"""Counts and sums: what may be added is, and nothing else."""

import pytest

from survcli import expand, statistics


def acquisition(*amounts, overlaps=()):
    return {
        "kind": "acquisition",
        "overlaps": list(overlaps),
        "amounts": [
            {"value": value, "currency": currency, "kind": kind, "qualifier": qualifier}
            for value, currency, kind, qualifier in amounts
        ],
    }


PLAIN = acquisition((100, "MXN", "contract", None))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (PLAIN, None),
        (acquisition((1, "MXN", "contract", None), (2, "MXN", "paid", None), (3, "USD", "contract", None)), None),
        (acquisition(), "no-figure"),
        (acquisition((1, "MXN", "contract", None), (2, "MXN", "contract", None)), "figures-disagree"),
        (acquisition((1, "MXN", "total", None)), "total-of-several"),
        (acquisition((1, "MXN", "contract", "about")), "rounded-or-limit"),
        (acquisition((1, "MXN", "contract", None), overlaps=["MX-0002"]), "overlaps-another"),
    ],
)
def test_only_undisputed_single_figures_may_be_added(record, reason):
    assert statistics.addable(record) == reason


def test_sums_keep_currencies_and_kinds_apart():
    records = [PLAIN, PLAIN, acquisition((5, "USD", "contract", None)), acquisition((7, "MXN", "paid", None))]
    assert statistics.sums(records) == [
        {"currency": "MXN", "kind": "contract", "value": 200, "records": 2},
        {"currency": "MXN", "kind": "paid", "value": 7, "records": 1},
        {"currency": "USD", "kind": "contract", "value": 5, "records": 1},
    ]


@pytest.mark.parametrize("by", statistics.BY)
def test_every_grouping_counts_each_record_where_it_belongs(ledger, by):
    records = [expand.record(ledger, row) for row in ledger.records]
    data = statistics.count(ledger, records, by)
    assert data["records"] == len(records)
    if by in {"year", "evidence", "kind"}:
        assert sum(group["records"] for group in data["groups"]) == len(records)
    grouped = [record for record in records if statistics.count(ledger, [record], by)["groups"]]
    assert data["ungrouped"] == len(records) - len(grouped)
    left_out = sum(data["left_out"].values())
    summed = sum(statistics.addable(record) is None for record in records if record["kind"] == "acquisition")
    assert left_out + summed == sum(record["kind"] == "acquisition" for record in records)


def test_tally_counts_the_most_frequent_first():
    assert statistics.tally(["b", "a", "c", "a", "c", "a"]) == {"a": 3, "c": 2, "b": 1}

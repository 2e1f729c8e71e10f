"""The network: chains only where a record says who sold to whom."""

from survcli import expand, network


def bodies(*names):
    return [{"id": name, "name": name} for name in names]


def record(key, vendors, intermediaries, buyers, year="2014"):
    return {
        "id": key,
        "vendors": bodies(*vendors),
        "intermediaries": bodies(*intermediaries),
        "buyers": bodies(*buyers),
        "earliest": f"{year}-01-01",
    }


def test_purchases_through_one_chain_are_counted_together():
    rows = network.chains([record("A", ["v"], ["i"], ["b"]), record("B", ["v"], ["i"], ["b"], "2016")])
    assert [(row["records"], row["first"], row["last"]) for row in rows] == [(["A", "B"], "2014", "2016")]


def test_a_link_that_is_not_named_stays_empty():
    (row,) = network.chains([record("A", ["v"], [], ["b"])])
    assert row["intermediary"] is None
    assert network.edges([row]) == [(row["vendor"], row["buyer"], 1)]


def test_a_record_of_several_sellers_and_several_buyers_makes_no_chain():
    mixed = record("A", ["v"], ["i", "j"], ["b", "c"])
    assert network.ambiguous(mixed)
    assert network.chains([mixed]) == []


def test_several_buyers_of_one_seller_are_a_chain_each():
    rows = network.chains([record("A", ["v"], ["i"], ["b", "c"])])
    assert [row["buyer"]["id"] for row in rows] == ["b", "c"]


def test_every_chain_of_the_ledger_is_named_by_its_records(ledger):
    expanded = {row["id"]: expand.record(ledger, row) for row in ledger.records if row["kind"] == "acquisition"}
    for chain in network.chains(list(expanded.values())):
        for key in chain["records"]:
            for role, field in network.ROLES.items():
                ids = {body["id"] for body in expanded[key][field]}
                assert (chain[role]["id"] in ids) if chain[role] else not ids

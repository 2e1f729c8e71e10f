"""What people type → the body, product, place or word of this ledger that they mean."""

import shlex
from collections.abc import Sequence

from survcli import codes, names
from survcli.dataset import Dataset
from survcli.errors import Fault, Misunderstood
from survcli.names import Called


def in_role(dataset: Dataset, role: str) -> dict[str, list[str]]:
    """Return the bodies that some record has in a role, by id, each with its names."""
    ids = {ref for record in dataset.whole.records for ref in record.get(role, ())}
    table = dataset.products if role == "products" else dataset.organizations
    return {key: [row["name"], *row["aliases"]] for key, row in table.items() if key in ids}


def vendor(dataset: Dataset, typed: str) -> Called:
    """Return the maker that a name, an alias or one of its products' names leads to.

    Raises:
        Misunderstood: no maker, or several.
    """
    table = in_role(dataset, "vendors")
    if not names.match(typed, table):
        made = names.match(typed, in_role(dataset, "products"))
        if len(made) == 1:
            product = dataset.products[made[0]]
            maker = dataset.organizations[product["vendor"]]["name"]
            note = Fault("{product} is a product of {vendor}", product=product["name"], vendor=maker)
            return _with_predecessors(dataset, product["vendor"], (note,))
    return _organization(dataset, typed, "vendors", "no vendor is called “{name}”")


def buyer(dataset: Dataset, typed: str) -> Called:
    """Return the authority that a name leads to; the name of a state leads to every buyer there.

    Raises:
        Misunderstood: no buyer, or several.
    """
    region = state(typed)
    if region:
        ids = frozenset(key for key in in_role(dataset, "buyers") if dataset.organizations[key].get("region") == region[0])
        if ids:
            listed = ", ".join(sorted(dataset.organizations[key]["name"] for key in ids))
            note = Fault("{state} stands for all its authorities: {buyers}", state=region[1], buyers=listed)
            return Called(ids, region[1], (note,))
    return _organization(dataset, typed, "buyers", "no buyer is called “{name}”")


def intermediary(dataset: Dataset, typed: str) -> Called:
    """Return the reseller that a name leads to.

    Raises:
        Misunderstood: no intermediary, or several.
    """
    return _organization(dataset, typed, "intermediaries", "no intermediary is called “{name}”")


def product(dataset: Dataset, typed: str) -> Called:
    """Return the product that a name leads to.

    Raises:
        Misunderstood: no product, or several.
    """
    key = names.one(typed, in_role(dataset, "products"), "no product is called “{name}”")
    return Called(frozenset({key}), dataset.products[key]["name"])


def _organization(dataset: Dataset, typed: str, role: str, unknown: str) -> Called:
    table = in_role(dataset, role)
    if not names.match(typed, table):
        # A body that only lives on in its predecessors' records: FGR where the contracts are PGR's.
        for key in names.match(typed, _all_names(dataset))[:1]:
            before = dataset.predecessors([key]) & table.keys()
            if before:
                return _with_predecessors(dataset, key, ())
        for command, other in _RANKED.items():
            if other != role and len(names.match(typed, in_role(dataset, other))) == 1:
                hint = Fault("see `survcli {command}`", command=shlex.join([command, names.shown(typed)]))
                raise Misunderstood(unknown, name=names.shown(typed)).hinting(hint)
    return _with_predecessors(dataset, names.one(typed, table, unknown), ())


_RANKED = {"vendor": "vendors", "intermediary": "intermediaries", "buyer": "buyers"}
"""The commands that profile bodies, and the role of each."""


def _all_names(dataset: Dataset) -> dict[str, list[str]]:
    return {key: [row["name"], *row["aliases"]] for key, row in dataset.organizations.items()}


def _with_predecessors(dataset: Dataset, key: str, notes: tuple[Fault, ...]) -> Called:
    before = dataset.predecessors([key])
    name = dataset.organizations[key]["name"]
    if before:
        listed = ", ".join(sorted(dataset.organizations[ref]["name"] for ref in before))
        notes = (*notes, Fault("{name}: with its predecessors {others}", name=name, others=listed))
    return Called(frozenset({key, *before}), name, notes)


def state(typed: str) -> tuple[str, str] | None:
    """Return the code and the name of a Mexican state, or None."""
    wanted = names.plain(typed)
    for code, name in codes.MEXICAN_STATES.items():
        short = name.split(" de ")[0] if code in {"MX-COA", "MX-MIC", "MX-VER"} else name
        known = {names.plain(text) for text in (code, name, short, *_STATE_NAMES.get(code, ()))}
        if wanted in known:
            return code, short
    return None


_STATE_NAMES = {
    "MX-CMX": ("CDMX", "Mexico City", "Distrito Federal", "DF"),
    "MX-MEX": ("Estado de México", "Edomex", "State of Mexico"),
}


def country(typed: str) -> str:
    """Return the ISO 3166-1 code of a country typed as its code, or as its name or usual abbreviation in either language.

    Raises:
        Misunderstood: no country.
    """
    if typed.strip().upper() in codes.COUNTRIES:
        return typed.strip().upper()
    table = {code: [*both, *_COUNTRY_NAMES.get(code, ())] for code, both in codes.COUNTRIES.items()}
    return names.one(typed, table, "no country is called “{name}”")


_COUNTRY_NAMES = {
    "AE": ("UAE", "EAU"),
    "GB": ("UK", "Great Britain", "Gran Bretaña"),
    "NL": ("Holland", "Holanda"),
    "US": ("USA", "EUA", "EEUU", "EE. UU."),
}


def choice(typed: str, allowed: Sequence[str]) -> str:
    """Return the one of some words that was typed, or clearly begun.

    Raises:
        Misunderstood: none of them, or several.
    """
    table = {word: [word] for word in allowed}
    try:
        return names.one(typed, table, "“{name}” is none of these")
    except Misunderstood:
        listed = Fault("choose from: {choices}", choices=", ".join(allowed))
        raise Misunderstood("“{name}” is not understood", name=names.shown(typed)).hinting(listed) from None

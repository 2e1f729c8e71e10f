"""Commands that print who and what: vendor, buyer, intermediary, product, country. With a name a profile, else a ranking."""

from typing import Annotated

import typer

from survcli import codes, complete, expand, lookup, profile
from survcli.answer import Answer, Asked
from survcli.errors import Fault
from survcli.names import Called
from survcli.options import command

_Vendor = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="A maker, or one of its products.", autocompletion=complete.bodies("vendors"))
]
_Buyer = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]",
        help="An authority, or a state for all of its authorities.",
        autocompletion=complete.bodies("buyers"),
    ),
]
_Intermediary = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="A reseller.", autocompletion=complete.bodies("intermediaries"))
]
_Product = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A product.", autocompletion=complete.bodies("products"))]
_Country = Annotated[
    str | None,
    typer.Argument(metavar="[COUNTRY]", help="A country: code or name in either language.", autocompletion=complete.countries),
]


@command()
def vendor(asked: Asked, name: _Vendor = None) -> Answer:
    """A maker: products, partners, figures, records, denials. Without a name: all, with counts."""
    return _answer(asked, "vendors", name and lookup.vendor(asked.dataset, name))


@command()
def buyer(asked: Asked, name: _Buyer = None) -> Answer:
    """An authority: what it acquired, from whom, for how much, what it answered. Without a name: all, with counts."""
    return _answer(asked, "buyers", name and lookup.buyer(asked.dataset, name))


@command()
def intermediary(asked: Asked, name: _Intermediary = None) -> Answer:
    """A reseller: whose products it sold, and to whom. Without a name: all, with counts."""
    return _answer(asked, "intermediaries", name and lookup.intermediary(asked.dataset, name))


@command()
def product(asked: Asked, name: _Product = None) -> Answer:
    """A product: who makes it, who acquired it. Without a name: all, with counts."""
    return _answer(asked, "products", name and lookup.product(asked.dataset, name))


@command()
def country(asked: Asked, name: _Country = None) -> Answer:
    """A country: which of its makers sold what to whom. Without a name: all countries of makers, with counts."""
    if not name:
        return _answer(asked, "countries", None)
    code = lookup.country(name)
    return _answer(asked, "countries", Called(frozenset({code}), codes.COUNTRIES[code][0]))


def _answer(asked: Asked, role: str, called: Called | str | None) -> Answer:
    if not isinstance(called, Called):
        ranked = asked.first(profile.ranking(asked.dataset, asked.records, role))
        return Answer("ranking", ranked, rows=lambda: ranked, role=role)
    asked.notes += called.notes
    records = [row for row in asked.records if not called.ids.isdisjoint(profile.involved(asked.dataset, row, role))]
    found = [expand.record(asked.dataset, row) for row in records]
    if not found:
        asked.notes.append(Fault("no record of {name} matches the filters", name=called.name))
    shown = asked.first(found)
    return Answer("profile", {**profile.of(asked.dataset, role, called, found), "records": shown}, records=shown)

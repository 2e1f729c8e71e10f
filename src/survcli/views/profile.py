"""A page about one vendor, buyer, intermediary, product or country."""

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from survcli import say
from survcli.answer import Answer
from survcli.dataset import Row
from survcli.views import timeline
from survcli.views.screen import Screen

_MOST_OVERLAPS = 4
"""More of them are counted, not listed; `show` lists them all."""
_ROLES = {"vendors": "Vendor", "buyers": "Buyer", "intermediaries": "Intermediary", "products": "Product", "countries": "Country"}


def draw(answer: Answer, screen: Screen) -> Iterator[Text | str]:
    """Yield who it is, partners, figures, how it is known, and the records in order."""
    words, data = screen.words, answer.data
    name = words.country(data["country"]) if data["role"] == "countries" else data["name"]
    if screen.piped:
        yield from timeline.draw(answer, screen)
        return
    yield screen.rule(name, words(_ROLES[data["role"]]))
    yield Text("")
    facts = [(words(label), value) for label, value in _facts(data, screen) if value]
    width = max((len(label) for label, _ in facts), default=0)
    for label, value in facts:
        lines = [
            line for part in ([value] if isinstance(value, str) else value) for line in screen.wrap(part, screen.width - width - 2)
        ]
        yield from screen.field(label, lines, width)
    if answer.records:
        yield Text("")
        yield from timeline.draw(answer, screen)
    else:
        yield Text(words("no records match"), style="dim")


def _facts(data: Row, screen: Screen) -> Iterator[tuple[str, Any]]:
    words = screen.words
    if data["role"] != "countries":
        yield "Country", words.country(data["country"])
    yield "Also called", "; ".join(data["aliases"])
    yield "Bodies", [body["name"] for body in data.get("bodies", ())]
    yield "Maker", data.get("vendor", {}).get("name")
    yield "Before", "; ".join(body["name"] for body in data["predecessors"])
    yield "Became", (data["successor"] or {}).get("name")
    yield "Makes", ", ".join(f"{product['name']} ({words.label(product['technology'])})" for product in data["products"])
    for role, label in (
        ("vendors", "Vendors"),
        ("intermediaries", "Intermediaries"),
        ("buyers", "Buyers"),
        ("products", "Products"),
    ):
        partners = data["partners"].get(role, ())
        yield label, ", ".join(f"{say.name(body)} {body['acquisitions']}" for body in partners)
    yield "Technologies", ", ".join(f"{words.label(word)} {number}" for word, number in data["technologies"].items())
    yield "Figures", list(_figures(data, screen))
    yield "Evidence", ", ".join(f"{words(level)} {number}" for level, number in data["evidence"].items())
    if data["lag_days"]:
        lag = data["lag_days"]
        span = dict.fromkeys((say.duration(words, lag["median_least"]), say.duration(words, lag["median_most"])))
        known = words.count(lag["known"], "record", "records")
        yield "Came to light", words("{span} after the deal (median of {count})").format(span=" – ".join(span), count=known)
    yield "Denials", ", ".join(data["denials"])


def _figures(data: Row, screen: Screen) -> Iterator[str]:
    """Yield each figure on a line of its own; they may overlap or disagree, so nothing is added."""
    words = screen.words
    before = ""
    for row in data["amounts"]:
        told = f"{row['id']}  {say.amount(words, row)} ({words.label(row['kind'])})"
        if row["overlaps"] and row["id"] != before:
            several = len(row["overlaps"]) > _MOST_OVERLAPS
            others = words.count(len(row["overlaps"]), "record", "records") if several else ", ".join(row["overlaps"])
            told += f" {words('overlaps')} {others}"
        before = row["id"]
        yield told

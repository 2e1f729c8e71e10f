"""The network as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html)."""

from typing import TYPE_CHECKING

from survcli import network, provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked


def write(answer: "Answer", asked: "Asked") -> str:
    """Return arrows from seller to buyer, each with its number of acquisitions."""
    edges = network.edges(answer.data["chains"])
    nodes = {body["id"]: body["name"] for seller, buyer, _ in edges for body in (seller, buyer)}
    # A brace would make a directive of the comment
    ledger = provenance.line(asked).translate({ord("{"): "(", ord("}"): ")"})
    lines = [f"%% {ledger}", "flowchart LR"]
    lines += [f'  {_key(key)}["{_text(name)}"]' for key, name in nodes.items()]
    lines += [f"  {_key(seller['id'])} -->|{count}| {_key(buyer['id'])}" for seller, buyer, count in edges]
    return "\n".join(lines) + "\n"


def _key(slug: str) -> str:
    # A node called `end` or starting with `o-` would be read as syntax
    return "n_" + slug.replace("-", "_")


def _text(name: str) -> str:
    return "".join(char if char.isalnum() or char in " .,/()&-'" else f"#{ord(char)};" for char in name)

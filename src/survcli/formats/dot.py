"""The network as a Graphviz graph (https://graphviz.org/doc/info/lang.html)."""

from typing import TYPE_CHECKING

from survcli import network, provenance

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked


def write(answer: "Answer", asked: "Asked") -> str:
    """Return arrows from seller to buyer, each with its number of acquisitions."""
    edges = network.edges(answer.data["chains"])
    nodes = {body["id"]: body["name"] for seller, buyer, _ in edges for body in (seller, buyer)}
    lines = [f"// {provenance.line(asked)}", "digraph survcli {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_quoted(key)} [label={_quoted(name)}];" for key, name in nodes.items()]
    lines += [f"  {_quoted(seller['id'])} -> {_quoted(buyer['id'])} [label={count}];" for seller, buyer, count in edges]
    return "\n".join(lines) + "\n}\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

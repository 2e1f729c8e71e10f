"""Who sold to whom through whom, as a tree from whichever end was asked for."""

from collections.abc import Iterator

from rich.text import Text

from survcli.answer import Answer
from survcli.dataset import Row
from survcli.network import NOT_NAMED, ROLES, count, order, span
from survcli.views.screen import Screen


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield the tree, each end with its number of acquisitions and their years."""
    if screen.piped:
        for row in answer.data["chains"]:
            cells = [row[role]["name"] if row[role] else "" for role in ROLES]
            yield Text("\t".join([*cells, str(len(row["records"])), span([row]), " ".join(row["records"])]))
        return
    yield from _branch(answer.data["chains"], order(answer.data["root"]), "", screen)
    if answer.data["chains"]:
        ids = {ref for row in answer.data["chains"] for ref in row["records"]}
        yield Text("")
        yield Text(screen.words.count(len(ids), "acquisition", "acquisitions"), style="bold")
    if answer.data["left_out"]:
        told = screen.words("Left out, because they name several sellers and several buyers together")
        yield screen.paragraph(f"{told}: {', '.join(answer.data['left_out'])}", style="dim")


def _branch(chains: list[Row], roles: list[str], lead: str, screen: Screen) -> Iterator[Text]:
    role, *deeper = roles
    groups: dict[str, list[Row]] = {}
    for chain in chains:
        name = chain[role]["name"] if chain[role] else screen.words(NOT_NAMED[role])
        groups.setdefault(name, []).append(chain)
    names = sorted(groups, key=lambda name: (-count(groups[name]), name))
    top = len(roles) == len(ROLES)
    for name in names:
        last = name == names[-1]
        fork, trunk = ("", "") if top else (("└─ ", "   ") if last else ("├─ ", "│  "))
        if not screen.unicode:
            fork = fork.replace("└─", "`-").replace("├─", "|-")
            trunk = trunk.replace("│", "|")
        tail = f"  {count(groups[name])} · {span(groups[name])}".rstrip(" ·")
        lines = screen.wrap(name, max(screen.width - len(lead) - len(fork) - len(tail), 20))
        yield Text.assemble((lead + fork, "dim"), (lines[0], "bold" if top else ""), (tail if len(lines) == 1 else "", "dim"))
        for number, line in enumerate(lines[1:], 2):
            yield Text.assemble((lead + trunk, "dim"), (line, "bold" if top else ""), (tail if number == len(lines) else "", "dim"))
        if deeper:
            yield from _branch(groups[name], deeper, lead + trunk, screen)
        if top and not last:
            yield Text("")

"""Who sold to whom through whom, as a tree from whichever end was asked for."""

from collections.abc import Iterator

from rich.text import Text

from survcli.answer import Answer
from survcli.dataset import Row
from survcli.network import ROLES
from survcli.views.screen import Screen

_NOT_NAMED = {
    "vendor": "(maker not named)",
    "intermediary": "(no intermediary named)",
    "buyer": "(buyer not named)",
}


def draw(answer: Answer, screen: Screen) -> Iterator[Text]:
    """Yield the tree, each end with its number of acquisitions and their years."""
    root = answer.data["root"]
    order = {"vendor": ["vendor", "intermediary", "buyer"], "buyer": ["buyer", "intermediary", "vendor"]}.get(
        root, ["intermediary", "vendor", "buyer"]
    )
    if screen.piped:
        for row in answer.data["chains"]:
            cells = [row[role]["name"] if row[role] else "" for role in ROLES]
            yield Text("\t".join([*cells, str(len(row["records"])), _years([row]), " ".join(row["records"])]))
        return
    yield from _branch(answer.data["chains"], order, "", screen)
    if answer.data["chains"]:
        ids = {ref for row in answer.data["chains"] for ref in row["records"]}
        yield Text("")
        yield Text(screen.words.count(len(ids), "acquisition", "acquisitions"), style="bold")
    if answer.data["left_out"]:
        told = screen.words("Left out, because they name several sellers and several buyers together")
        yield screen.paragraph(f"{told}: {', '.join(answer.data['left_out'])}", style="dim")


def _branch(chains: list[Row], order: list[str], lead: str, screen: Screen) -> Iterator[Text]:
    role, *deeper = order
    groups: dict[str, list[Row]] = {}
    for chain in chains:
        name = chain[role]["name"] if chain[role] else screen.words(_NOT_NAMED[role])
        groups.setdefault(name, []).append(chain)
    names = sorted(groups, key=lambda name: (-_count(groups[name]), name))
    top = len(order) == len(ROLES)
    for name in names:
        last = name == names[-1]
        fork, trunk = ("", "") if top else (("└─ ", "   ") if last else ("├─ ", "│  "))
        if not screen.unicode:
            fork = fork.replace("└─", "`-").replace("├─", "|-")
            trunk = trunk.replace("│", "|")
        tail = f"  {_count(groups[name])} · {_years(groups[name])}".rstrip(" ·")
        lines = screen.wrap(name, max(screen.width - len(lead) - len(fork) - len(tail), 20))
        yield Text.assemble((lead + fork, "dim"), (lines[0], "bold" if top else ""), (tail if len(lines) == 1 else "", "dim"))
        for number, line in enumerate(lines[1:], 2):
            yield Text.assemble((lead + trunk, "dim"), (line, "bold" if top else ""), (tail if number == len(lines) else "", "dim"))
        if deeper:
            yield from _branch(groups[name], deeper, lead + trunk, screen)
        if top and not last:
            yield Text("")


def _count(chains: list[Row]) -> int:
    return len({ref for chain in chains for ref in chain["records"]})


def _years(chains: list[Row]) -> str:
    firsts = [chain["first"] for chain in chains if chain["first"]]
    lasts = [chain["last"] for chain in chains if chain["last"]]
    return "–".join(dict.fromkeys((min(firsts), max(lasts)))) if firsts else ""

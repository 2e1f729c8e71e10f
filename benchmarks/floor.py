"""The floor of the benchmark: the least Python that prints the rows of ``survcli`` with the standard library and Rich alone.

    python benchmarks/floor.py data/records.json timeline | vendor ID | show ID

It trusts the file, knows one language, and accepts only exact ids.
"""

import json
import sys
from pathlib import Path

from rich.console import Console

OFFICIAL = {"official-record", "official-statement", "court-record"}
MARKS = {"acquisition": "●", "revelation": "◇", "response": "»"}
LEVELS = ("reported", "corroborated", "technical", "documented", "confirmed")


def main(file, command, wanted=""):
    data = json.loads(Path(file).read_text(encoding="utf-8"))
    names = {row["id"]: row["name"] for row in data["organizations"]}
    sources = {row["id"]: row for row in data["sources"]}
    records = {row["id"]: row for row in data["records"]}
    about = {}
    for row in data["records"]:
        for ref in row.get("about", ()):
            about.setdefault(ref, []).append(row)
    console = Console(highlight=False, markup=False, emoji=False)
    if command == "show":
        lines = page(records[wanted], names, sources, about)
    else:
        chosen = [row for row in data["records"] if command == "timeline" or concerns(row, wanted, records)]
        rows = [cells(row, names, sources, about) for row in chosen]
        if console.is_terminal:
            from rich.table import Table

            table = Table(box=None, show_header=False)
            for row in rows:
                table.add_row(*row)
            console.print(table)
            return
        lines = ["\t".join(row) for row in rows]
    console.print("\n".join(lines), soft_wrap=True)


def concerns(row, wanted, records):
    return wanted in row["vendors"] or any(wanted in records[ref]["vendors"] for ref in row.get("about", ()))


def cells(row, names, sources, about):
    kind = row["kind"]
    roles = {"acquisition": ("vendors", "intermediaries", "buyers"), "revelation": ("publishers",), "response": ("actors",)}[kind]
    parties = " → ".join(", ".join(names[ref] for ref in row[role]) for role in roles if row[role])
    amounts = "; ".join(f"{one['currency']} {one['value']:,}" for one in row.get("amounts", ()))
    told = level(row, sources, about)
    meter = "▮" * (LEVELS.index(told) + 1)
    disputed = " · disputed" if any(other.get("stance") == "denial" for other in about.get(row["id"], ())) else ""
    return MARKS[kind], row["date"], row["title"]["en"], parties, amounts, f"{meter:▯<5} {told}{disputed}", row["id"]


def level(row, sources, about):
    bases = {cited["basis"] for cited in row["citations"]}
    if bases & OFFICIAL or any(other.get("stance") == "admission" for other in about.get(row["id"], ())):
        return "confirmed"
    if "leaked-document" in bases:
        return "documented"
    if "technical-analysis" in bases:
        return "technical"
    found = (sources[cited["source"]] for cited in row["citations"])
    publishers = {one.get("original-publisher") or one.get("publisher") or one.get("container-title") for one in found}
    return "corroborated" if len(publishers) > 1 else "reported"


def page(row, names, sources, about):
    mark, date, title, parties, amounts, told, ident = cells(row, names, sources, about)
    lines = [f"{mark} {ident}", title, row["summary"]["en"], date, parties, amounts, told]
    for number, cited in enumerate(row["citations"], 1):
        source = sources[cited["source"]]
        lines.append(
            f"{number} {source['title']}. {source.get('container-title', '')}. {source.get('issued', '')}. {cited['basis']}"
        )
        lines.append(source.get("URL", ""))
    return lines


main(*sys.argv[1:])

"""The parts of the reference pages that are made from the program, printed for cog.

What a table says about a field or a word is written in the page; a field or a word without its line there, or a line too
many, stops cog.
"""

import contextlib
import io
import json
import re
import shlex
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from console import console, counts, run

import survcli
from survcli import cli, dataset, models, vocabulary
from survcli.commands import COMMANDS

__all__ = [
    "annotated",
    "closed",
    "commands",
    "console",
    "counts",
    "database",
    "fields",
    "first",
    "model",
    "precisions",
    "python",
    "query",
    "relations",
    "run",
    "sample",
]

_LISTS = {get_args(words): name for name, words in vars(vocabulary).items() if get_args(words) and name[0].isupper()}
"""The closed lists by their words."""


def first(**filters: Any) -> str:
    """Return the id of the record that some filters leave, so that a page need not name ids; of several, of the one that names fewest bodies."""
    found = survcli.select(survcli.load(), **filters)
    return str(min(found, key=lambda record: sum(len(record[role]) for role in ("vendors", "intermediaries", "buyers")))["id"])


def sample(line: str) -> Any:
    """Return what a command line prints on stdout, as data."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        cli.main(shlex.split(line)[1:])
    return json.loads(out.getvalue())


# --- tables --------------------------------------------------------------------------------------------------------


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a Markdown table."""
    lines = [list(header)]
    lines += [["---"] * len(lines[0]), *map(list, rows)]
    print(*("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines), sep="\n")


def _explained(known: Iterable[str], meanings: dict[str, str], what: str) -> list[str]:
    """Return the known keys in their order, once it is sure that a page explains each of them and nothing else."""
    ordered = list(known)
    if set(ordered) != set(meanings):
        raise SystemExit(f"{what}: explain {set(ordered) - set(meanings)}, and do not explain {set(meanings) - set(ordered)}")
    return ordered


def closed(name: str, meanings: dict[str, str]) -> None:
    """Print a closed list of the vocabulary with what each of its words means."""
    words = vocabulary.EVIDENCE[::-1] if name == "Evidence" else get_args(getattr(vocabulary, name))
    table(("word", "means"), ((f"`{word}`", meanings[word]) for word in _explained(words, meanings, name)))


def fields(rows: list[dict[str, Any]], meanings: dict[str, tuple[str, str]]) -> None:
    """Print the fields of some objects: what each may hold, as the page promises and these objects prove, and what it means."""
    known = _explained(dict.fromkeys(key for row in rows for key in row), meanings, "an object of JSON")
    for key in known:
        allowed = {_KINDS.get(re.split(r"[ ,;]", kind)[0], dict) for kind in meanings[key][0].split(" or ")}
        found = {float if type(row[key]) is int else type(row[key]) for row in rows if key in row}
        if not found <= allowed:
            raise SystemExit(f"{key} holds {found - allowed}, which the page does not say")
    table(("field", "holds", "means"), ((f"`{key}`", *meanings[key]) for key in known))


_KINDS: dict[str, type] = {
    "text": str,
    "date": str,
    "day": str,
    "year": str,
    "id": str,
    "number": float,
    "true/false": bool,
    "list": list,
    "null": type(None),
}
"""What the first word of a promise stands for; any other is a kind of object."""


# --- the model -----------------------------------------------------------------------------------------------------


def model(name: str) -> None:
    """Print what a class of the model says of itself, and its fields."""
    told = models.schema() if name == "Ledger" else models.schema()["$defs"][name]
    if "description" in told:
        print(_told(told) + "\n")
    table(
        ("field", "holds", "required", "note"),
        (
            (
                f"`{key}`",
                _shape(shape),
                "yes" if key in told.get("required", ()) else "no",
                _told(shape),
            )
            for key, shape in told["properties"].items()
        ),
    )


def _told(shape: dict[str, Any]) -> str:
    """Return a description of the schema, a docstring, as Markdown."""
    return " ".join(str(shape.get("description", "")).split()).replace("``", "`")


def _shape(shape: dict[str, Any]) -> str:
    """Return in words what a piece of JSON Schema allows."""
    if "$ref" in shape:
        told = _link(shape["$ref"].rpartition("/")[2])
    elif "const" in shape:
        told = f"`{json.dumps(shape['const'])}`"
    elif "enum" in shape:
        words = tuple(shape["enum"])
        told = f"a word of {_link(_LISTS[words])}" if words in _LISTS else "one of " + ", ".join(f"`{word}`" for word in words)
    elif "oneOf" in shape or "anyOf" in shape:
        told = " or ".join(_shape(one) for one in shape.get("oneOf") or shape["anyOf"])
    elif shape["type"] == "array":
        told = f"list of {_several(_shape(shape['items']))}" + (", at least one" if shape.get("minItems") else "")
    elif shape["type"] == "object":
        told = f"object: {_shape(shape['propertyNames'])} → {_shape(shape['additionalProperties'])}"
    elif "pattern" in shape:
        told = _PATTERNS[shape["pattern"]]
    else:
        told = {"string": "text", "integer": "whole number", "number": "number", "null": "null"}[shape["type"]]
    return told


def _several(kind: str) -> str:
    """Return a kind of value as a list of them is said."""
    for one, more in (
        ("id of a record", "ids of records"),
        ("a word of", "words of"),
        ("one of", "any of"),
        ("id", "ids"),
        ("text", "texts"),
    ):
        if kind.startswith(one):
            return kind.replace(one, more, 1)
    return kind


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


_PATTERNS = {
    r"^[A-Z]{2}-[0-9]{4,6}$": "id of a record",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^[A-Z]{2}-[A-Z0-9]{1,3}$": "region such as `MX-JAL`",
    r"^\d{4}\.\d{1,2}\.\d+$": "version such as `2026.11.0`",
    r"^\d{4}-\d\d-\d\d$": "day",
}


def annotated(key: str, notes: dict[str, str]) -> None:
    """Print a record as it stands in the ledger, with a note above each field that has one."""
    raw = json.loads(dataset.bundled().read_text("utf-8"))
    record = next(row for row in raw["records"] if row["id"] == key)
    if unknown := notes.keys() - record.keys():
        raise SystemExit(f"{key} has no {unknown}")
    print("```jsonc\n{")
    for field, value in record.items():
        for note in notes.get(field, "").splitlines():
            print(f"  // {note}")
        print(f"  {json.dumps(field)}: {_laid_out(value)},")
    print("}\n```")


def _laid_out(value: Any) -> str:
    """Return JSON with each row of a list, and each text of a pair, on a line of its own."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + "".join(f"    {_inline(item)},\n" for item in value) + "  ]"
    if isinstance(value, dict) and set(value) == {"en", "es"}:
        return "{\n" + "".join(f"    {json.dumps(key)}: {_inline(text)},\n" for key, text in value.items()) + "  }"
    return _inline(value)


def _inline(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# --- the commands --------------------------------------------------------------------------------------------------


def commands() -> None:
    """Print a section with the help of each command."""
    for name in COMMANDS:
        print(f"## {name}\n\n```text\n{run(f'survcli {name} --help')}\n```\n")


# --- dates ---------------------------------------------------------------------------------------------------------


def precisions() -> None:
    """Print an example from the ledger for each precision that a date can have, and the days that it can mean."""
    seen: dict[str, tuple[str, ...]] = {}
    for record in survcli.select(survcli.load(), kind="acquisition"):
        date = record["date"]
        precise = {4: "a year", 7: "a month", 10: "a day"}.get(len(date))
        kind = "a span" if "/" in date else precise or "an approximate date"
        seen.setdefault(kind, (kind, f"`{date}`", record["earliest"] or "null", record["latest"] or "null"))
    table(("the source gives", "`date`", "`earliest`", "`latest`"), (seen[kind] for kind in sorted(seen)))


# --- programs ------------------------------------------------------------------------------------------------------


def python(code: str) -> None:
    """Print a piece of Python and what it prints, run as it stands."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # noqa: S102 - the page's own code
    print(f"```python\n{code.strip()}\n```\n\n```text\n{out.getvalue().rstrip()}\n```")


def database() -> sqlite3.Connection:
    """Return the whole ledger as the database that ``survcli export`` makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.sqlite"
        cli.main(["export", str(file)])
        held = sqlite3.connect(":memory:")
        held.deserialize(file.read_bytes())
    return held


def relations(held: sqlite3.Connection, kind: str, meanings: dict[str, str]) -> None:
    """Print the tables or the views of a database with their columns, and what they hold: by the page, else by their own text."""
    found = dict(held.execute("SELECT name, sql FROM sqlite_master WHERE type = ? AND name NOT LIKE 'search_%'", (kind,)))
    own = {name: sql.partition(" -- ")[2].partition("\n")[0] for name, sql in found.items()}
    told = {name: text for name, text in {**own, **meanings}.items() if text}
    rows = []
    for name in _explained(found, told, f"each {kind}"):
        columns = [row[1] for row in held.execute("SELECT * FROM pragma_table_info(?)", (name,))]
        rows.append((f"`{name}`", told[name], ", ".join(f"`{column}`" for column in columns)))
    table((kind, "holds", "columns"), rows)


def query(held: sqlite3.Connection, sql: str, most: int = 8) -> None:
    """Print a question in SQL and its answer as a table, at most so many rows."""
    found = held.execute(sql)
    header = [column[0] for column in found.description]
    rows = found.fetchall()
    print(f"```sql\n{sql.strip()}\n```\n")
    table(header, [["" if cell is None else str(cell) for cell in row] for row in rows[:most]])

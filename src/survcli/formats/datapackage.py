"""A data package (https://specs.frictionlessdata.io/data-package/, version 1): a folder of CSV files with ``datapackage.json``.

The tables are those of ``survcli.tables``; the descriptor says of each what its columns hold, what they refer to, and its digest.
Its key ``survcli`` holds the provenance. Cells are guarded as in ``survcli.formats.csv``, since people open them in spreadsheets.
Asked for by a target that ends in a slash.
"""

import hashlib
from typing import TYPE_CHECKING, Any

from survcli import provenance
from survcli.formats import csv, json
from survcli.tables import TABLES, Column, rows

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked
    from survcli.dataset import Row

SUFFIX = "/"


def write(answer: "Answer", asked: "Asked") -> dict[str, bytes]:
    """Return the files of the folder by their names."""
    files = {
        f"{name}.csv": csv.text([column.name for column in TABLES[name].columns], found).encode()
        for name, found in rows(asked, answer.records).items()
    }
    resources = [_resource(name, files[f"{name}.csv"]) for name in TABLES]
    return {"datapackage.json": json.dump(_descriptor(asked, resources)).encode(), **files}


def _descriptor(asked: "Asked", resources: list["Row"]) -> "Row":
    facts = provenance.of(asked)
    title, path = provenance.LICENCES.get(facts["license"], (facts["license"], None))
    licence = {"name": facts["license"], "title": title, **({"path": path} if path else {})}
    return {
        "profile": "tabular-data-package",
        "name": "survcli",
        "id": f"sha256:{facts['digest']}",
        "title": "Surveillance technology that authorities in Mexico acquired",
        "description": "\n\n".join((provenance.facts(asked), *facts["notice"].values())),
        "version": facts["version"],
        "created": f"{facts['released']}T00:00:00Z",
        "licenses": [licence],
        "keywords": ["surveillance", "spyware", "public procurement", "Mexico"],
        "survcli": facts,
        "resources": resources,
    }


def _resource(name: str, raw: bytes) -> "Row":
    table = TABLES[name]
    return {
        "profile": "tabular-data-resource",
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "description": f"{table.told}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": list(columns),
                    "reference": {"resource": "" if other == name else other.replace("_", "-"), "fields": list(keys)},
                }
                for columns, (other, keys) in table.references.items()
            ],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.told}
    return {**field, "constraints": {"required": True}} if column.required else field

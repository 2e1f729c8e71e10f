"""The ledger in memory: found, read, held against its seal; its rows by id, and what each is referred to by.

A file whose digest matches its seal holds the bytes that were validated: it is parsed and used. Any other is validated
in full first, which imports pydantic; the installed ledger never does.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from survcli.errors import Unusable

Row = dict[str, Any]

_HERE = Path(__file__).parent


def bundled() -> Path:
    """Return the path of the ledger that comes with this version."""
    installed = _HERE / "data" / "records.json"
    # An editable install gets no copy of data/: there the checkout's own is read.
    return installed if installed.is_file() else _HERE.parents[1] / "data" / "records.json"


class Dataset:
    """A valid ledger. Its rows are the plain objects of the file: treat them as read-only."""

    def __init__(self, data: Row, digest: str = "") -> None:
        self.version: str = data["version"]
        self.released: str = data["released"]
        self.license: str = data["license"]
        self.notice: dict[str, str] = data["notice"]
        self.records: list[Row] = data["records"]
        self.retired: list[Row] = data["retired"]
        self.digest = digest
        """SHA-256 of the file, in hexadecimal."""
        self.whole: Dataset = self
        """The ledger as it is today, where this is what was known of it on a day."""
        self._data = data

    @cached_property
    def organizations(self) -> dict[str, Row]:
        """Every organization by its id."""
        return _by_id(self._data["organizations"])

    @cached_property
    def products(self) -> dict[str, Row]:
        """Every product by its id."""
        return _by_id(self._data["products"])

    @cached_property
    def sources(self) -> dict[str, Row]:
        """Every source by its id."""
        return _by_id(self._data["sources"])

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Every record by its id."""
        return _by_id(self.records)

    @cached_property
    def _reactions(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for record in self.records:
            for ref in record.get("about", ()):
                found.setdefault(ref, []).append(record)
        return found

    def reactions(self, record: Row) -> list[Row]:
        """Return the revelations and responses that are about a record, in order of date."""
        return self._reactions.get(record["id"], [])

    @cached_property
    def _totals(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for record in self.records:
            for ref in record.get("overlaps", ()):
                found.setdefault(ref, []).append(record["id"])
        return found

    def totals(self, record: Row) -> list[str]:
        """Return the ids of the acquisitions that count some of a record's money too."""
        return self._totals.get(record["id"], [])

    def involved(self, record: Row, role: str) -> set[str]:
        """Return the ids in a role (``vendors``, ``buyers``…) of a record, or of what it is about."""
        found = set(record.get(role, ()))
        for ref in record.get("about", ()):
            if ref in self.by_id:  # under --as-of, what it is about may not be known yet
                found.update(self.by_id[ref].get(role, ()))
        return found

    def predecessors(self, ids: Iterable[str]) -> set[str]:
        """Return the bodies that became one of these, however many steps ago."""
        ids = set(ids)
        found: set[str] = set()
        while True:
            more = {row["id"] for row in self.organizations.values() if row.get("successor") in ids | found} - found
            if not more:
                return found - ids
            found |= more

    def replaced(self, records: list[Row]) -> "Dataset":
        """Return a dataset like this one with other records."""
        other = Dataset({**self._data, "records": records}, self.digest)
        other.whole = self.whole
        return other


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


def load(path: str | os.PathLike[str] | None = None) -> Dataset:
    """Read a dataset; the ledger that comes with this version, unless told otherwise.

    Raises:
        Unusable: it cannot be read, or is invalid; then the exception holds every problem.
    """
    file = Path(path) if path is not None else bundled()
    raw = read(file)
    digest = hashlib.sha256(raw).hexdigest()
    if _seal(file) == digest:
        text = raw.decode()
        del raw  # a large ledger need not be held twice while it is parsed
        return Dataset(json.loads(text), digest)
    from survcli import validation

    return Dataset(validation.check(raw), digest)


def read(file: Path) -> bytes:
    """Return the bytes of a dataset's file.

    Raises:
        Unusable: it is no regular file, or cannot be read.
    """
    try:
        if stat.S_ISREG(file.stat().st_mode):
            return file.read_bytes()
    except OSError as error:
        raise Unusable("{file}: {reason}", file=file, reason=error.strerror or error) from None
    except ValueError:  # a NUL in the path, say
        raise Unusable("{file}: not the name of a file", file=ascii(str(file))) from None
    raise Unusable("{file}: not a regular file", file=file)


def _seal(file: Path) -> str:
    """Return the digest that a file's seal promises, or nothing."""
    try:
        words = file.with_name(file.name + ".sha256").read_text("utf-8").split()
    except (OSError, ValueError):
        return ""
    return words[0] if words else ""

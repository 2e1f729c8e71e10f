"""A question that was understood, and its answer before anyone decides how it is shown.

Plain classes: every command pays for what is imported here, and ``dataclasses`` would cost it a millisecond.
"""

from collections.abc import Callable
from typing import Any

from survcli.dataset import Dataset, Row
from survcli.errors import Fault
from survcli.i18n import Words


class Asked:
    """A question: the ledger as it was known, what was selected from it, and the words to answer in."""

    def __init__(
        self,
        dataset: Dataset,
        records: list[Row],
        words: Words,
        filters: dict[str, Any],
        *,
        notes: list[Fault] | None = None,
        limit: int | None = None,
    ) -> None:
        self.dataset = dataset
        self.records = records
        self.words = words
        self.filters = filters
        self.notes = notes or []
        """What should be said beside the answer, on stderr."""
        self.data: str | None = None
        """The dataset's file, where one was named."""
        self.target: str | None = None
        """The file to write to, where one was named."""
        self.question = "survcli"
        """The command line that asks the same again, without where the answer goes and how it looks."""
        self._limit = limit

    def first(self, rows: list[Any]) -> list[Any]:
        """Return as many rows of an answer as were asked for."""
        return rows if self._limit is None else rows[: self._limit]


class Answer:
    """The answer to one question."""

    def __init__(
        self,
        view: str,
        data: Any,
        *,
        records: list[Row] | None = None,
        sources: list[Row] | None = None,
        rows: Callable[[], list[Row]] | None = None,
        written: str | None = None,
        form: str | None = None,
        status: int = 0,
        role: str = "",
    ) -> None:
        self.view = view
        """The module of ``survcli.views`` that draws it."""
        self.data = data
        """What ``--json`` prints."""
        self.records = records or []
        """The records that it holds, expanded."""
        self.sources = sources or []
        """The sources that it holds, as CSL-JSON items."""
        self.rows = rows
        """The flat rows that ``csv`` and ``markdown`` print, where they are not those of the records."""
        self.written = written
        """Text that is already what it should be, such as BibTeX."""
        self.form = form
        """The format that it is to be written in, where the question itself says so."""
        self.status = status
        """The exit status."""
        self.role = role
        """Of a ranking: who is ranked."""

"""A question that was understood, and its answer before anyone decides how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from survcli.dataset import Dataset, Row
from survcli.errors import Fault
from survcli.i18n import Words


@dataclass
class Asked:
    """A question: the ledger as it was known, what was selected from it, and the words to answer in."""

    dataset: Dataset
    records: list[Row]
    words: Words
    filters: dict[str, Any]
    question: str = "survcli"
    """The command line that asks the same again, without where the answer goes and how it looks."""
    notes: list[Fault] = field(default_factory=list)
    """What should be said beside the answer, on stderr."""
    data: str | None = None
    """The dataset's file, where one was named."""
    target: str | None = None
    """The file to write to, where one was named."""


@dataclass(frozen=True)
class Answer:
    """The answer to one question."""

    view: str
    """The module of ``survcli.views`` that draws it."""
    data: Any
    """What ``--json`` prints."""
    records: list[Row] = field(default_factory=list)
    """The records that it holds, expanded."""
    sources: list[Row] = field(default_factory=list)
    """The sources that it holds, as CSL-JSON items."""
    rows: Callable[[], list[Row]] | None = None
    """The flat rows that ``csv`` and ``markdown`` print, where they are not those of the records."""
    written: str | None = None
    """Text that is already what it should be, such as BibTeX."""
    form: str | None = None
    """The format that it is to be written in, where the question itself says so."""
    status: int = 0
    """The exit status."""
    role: str = ""
    """Of a ranking: who is ranked."""

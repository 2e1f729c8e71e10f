"""What the ledger is: the shape of every object in ``records.json``. Imports pydantic; only validation pays for it.

The classes are ``TypedDict``: pydantic checks plain dicts against them and takes the JSON Schema from them, and everything
else reads those dicts as they are.
"""

import re
import unicodedata
from collections.abc import Container
from functools import cache
from typing import Annotated, Any, Literal, NotRequired
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter, with_config
from typing_extensions import TypedDict

from survcli import codes, dates
from survcli.errors import Fault
from survcli.vocabulary import (
    AmountKind,
    Basis,
    BodyType,
    Form,
    Gap,
    IdentifierType,
    KeyFact,
    Qualifier,
    SourceType,
    Stance,
    Technology,
)

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories that no text of the ledger needs: controls, bidirectional overrides, line separators."""


def _clean(text: str) -> str:
    """Refuse what cannot be seen rather than strip it: curated text is mended by its author."""
    if text != text.strip():
        raise Fault("starts or ends with white space: trim it")
    if not text.isprintable() and any(unicodedata.category(char) in _UNSEEN for char in text):
        raise Fault("holds a control or invisible character: remove it")
    if not unicodedata.is_normalized("NFC", text):
        raise Fault("is not in Unicode form NFC: type its accents as single characters")
    return text


def _web(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r'[\s<>"\\{}|^`]', url):
        raise Fault("“{url}” is not an http or https address", url=url)
    return url


def _edtf(text: str) -> str:
    dates.parse(text)
    return text


def _one_of(known: Container[str], template: str) -> AfterValidator:
    def check(code: str) -> str:
        if code not in known:
            raise Fault(template, code=code)
        return code

    return AfterValidator(check)


Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_clean)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
RecordId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[0-9]{4,6}$")]
Date = Annotated[str, AfterValidator(_edtf)]
"""EDTF, see ``survcli.dates``."""
Url = Annotated[str, AfterValidator(_clean), AfterValidator(_web)]
Country = Annotated[str, _one_of(codes.COUNTRIES, "“{code}” is not a country code of ISO 3166-1 such as MX")]
Currency = Annotated[str, _one_of(codes.CURRENCIES, "“{code}” is not a currency code of ISO 4217 such as MXN")]
Language = Annotated[str, _one_of(codes.LANGUAGES, "“{code}” is not a language code of ISO 639-1 such as es")]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,2}\.\d+$")]


Subject = Literal["date", "summary", "vendors", "products", "technologies", "buyers", "identifiers"]


class Words(TypedDict):
    """The same text in the two languages of the ledger."""

    en: Text
    es: Text


class Organization(TypedDict):
    """A body that buys, sells, reveals, answers or judges. What it did is said by the records."""

    id: Slug
    name: Text
    aliases: list[Text]
    """Other names of the same body: legal name, acronym, spelling. An affiliate is never an alias."""
    type: BodyType
    country: Country
    """ISO 3166-1 alpha-2."""
    region: NotRequired[Region]
    """ISO 3166-2, for the body of a state or a city."""
    successor: NotRequired[Slug]
    """The body that it became."""


class Product(TypedDict):
    """A system by the name under which it was sold."""

    id: Slug
    name: Text
    aliases: list[Text]
    vendor: Slug
    """The organization that makes it."""
    technology: Technology


class Author(TypedDict):
    """A CSL name: a person's two parts, or a body as one ``literal``."""

    family: NotRequired[Text]
    given: NotRequired[Text]
    literal: NotRequired[Text]


Source = TypedDict(
    "Source",
    {
        "id": Slug,
        "type": Annotated[SourceType, Field(description="A type of CSL 1.0.2.")],
        "title": Annotated[Text, Field(description="As published; in [square brackets] where the source has none.")],
        "author": NotRequired[list[Author]],
        "container-title": NotRequired[Annotated[Text, Field(description="The newspaper, magazine or site.")]],
        "publisher": NotRequired[Text],
        "original-publisher": NotRequired[Annotated[Text, Field(description="Of a reprint: whose text it is.")]],
        "genre": NotRequired[Text],
        "number": NotRequired[Text],
        "issued": NotRequired[Annotated[Date, Field(description="EDTF, as precise as the source shows.")]],
        "accessed": NotRequired[Annotated[Date, Field(description="EDTF: the day on which it was read.")]],
        "URL": NotRequired[Url],
        "archive": NotRequired[Text],
        "archive_location": NotRequired[Text],
        "language": Annotated[Language, Field(description="ISO 639-1.")],
    },
)
"""What is cited: a CSL-JSON item (https://docs.citationstyles.org/en/v1.0.2/). Its keys are no Python names."""


class Identifier(TypedDict):
    """A number under which files know the matter."""

    type: IdentifierType
    value: Text


class Amount(TypedDict):
    """A figure as a source gives it. Figures that disagree stand side by side."""

    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    """In units of the currency."""
    currency: Currency
    """ISO 4217."""
    kind: AmountKind
    qualifier: NotRequired[Qualifier]
    note: NotRequired[Words]
    sources: Annotated[list[Slug], Field(min_length=1)]


class Target(TypedDict):
    """A group of people who were targeted, never a name."""

    group: Words
    count: Annotated[int, Field(gt=0)] | None
    qualifier: NotRequired[Qualifier]


class _Citation(TypedDict):
    source: Slug
    locator: NotRequired[Text]
    """Page, paragraph or section."""
    basis: Basis
    """What the source rests on."""


class AcquisitionCitation(_Citation):
    """A source of an acquisition, and the facts that it is the ground for."""

    supports: Annotated[list[Literal[KeyFact, "summary", "technologies"]], Field(min_length=1)]


class RevelationCitation(_Citation):
    """A source of a revelation, and the facts that it is the ground for."""

    supports: Annotated[list[Literal[Subject, "publishers", "form", "targets", "about"]], Field(min_length=1)]


class ResponseCitation(_Citation):
    """A source of a response, and the facts that it is the ground for."""

    supports: Annotated[list[Literal[Subject, "actors", "stance", "about"]], Field(min_length=1)]


class _Record(TypedDict):
    id: RecordId
    """Given once, never reused, never renumbered."""


class Acquisition(_Record):
    """An authority bought, leased, was licensed or was given surveillance technology."""

    kind: Literal["acquisition"]
    date: Date
    """EDTF: when it was agreed, or the span in which it ran."""
    title: Words
    summary: Words
    vendors: list[Slug]
    """Who makes it."""
    products: list[Slug]
    technologies: Annotated[list[Technology], Field(min_length=1)]
    intermediaries: list[Slug]
    """Who sold it, where that is not the maker."""
    buyers: list[Slug]
    """The authority that acquired it."""
    funders: list[Slug]
    """Who paid, where that is another body (OCDS party role `funder`)."""
    described_as: Text | None
    """The contract's own wording, in its own language."""
    amounts: list[Amount]
    identifiers: list[Identifier]
    renews: list[RecordId]
    """Earlier acquisitions that this one prolongs."""
    overlaps: list[RecordId]
    """Acquisitions whose money, or some of it, this one counts too. The link stands on the larger one, such as a total."""
    gaps: dict[KeyFact, Gap]
    """What is not known, and why."""
    citations: Annotated[list[AcquisitionCitation], Field(min_length=1)]


class Revelation(_Record):
    """Something came to light."""

    kind: Literal["revelation"]
    date: Date
    """EDTF: when it was published."""
    title: Words
    summary: Words
    publishers: Annotated[list[Slug], Field(min_length=1)]
    """Who brought it to light."""
    form: Form
    targets: list[Target]
    vendors: list[Slug]
    products: list[Slug]
    technologies: list[Technology]
    buyers: list[Slug]
    """The authorities that it concerns."""
    identifiers: list[Identifier]
    about: list[RecordId]
    citations: Annotated[list[RevelationCitation], Field(min_length=1)]


class Response(_Record):
    """An authority, court, company or group answered."""

    kind: Literal["response"]
    date: Date
    """EDTF: when it was made."""
    title: Words
    summary: Words
    actors: Annotated[list[Slug], Field(min_length=1)]
    stance: Stance
    vendors: list[Slug]
    products: list[Slug]
    technologies: list[Technology]
    buyers: list[Slug]
    """The authorities that it concerns."""
    identifiers: list[Identifier]
    about: list[RecordId]
    citations: Annotated[list[ResponseCitation], Field(min_length=1)]


Record = Annotated[Acquisition | Revelation | Response, Field(discriminator="kind")]


class Retired(TypedDict):
    """A record that was withdrawn; its id is never given again."""

    id: RecordId
    reason: Words
    replaced_by: NotRequired[RecordId]


class Ledger(TypedDict):
    """A whole dataset."""

    format: Literal[1]
    version: Version
    """Calendar version: year, month, number."""
    released: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_edtf)]
    """The day of this version. Nothing in the dataset is dated later."""
    license: Text
    """SPDX identifier."""
    notice: Words
    organizations: list[Organization]
    products: list[Product]
    sources: list[Source]
    records: list[Record]
    retired: list[Retired]


def _adapter(*, described: bool = False) -> TypeAdapter[Any]:
    """Return what checks a dataset. The configuration of the ledger holds for all that is in it.

    Args:
        described: whether its JSON Schema has the docstrings here as descriptions. pydantic reads them from the source, which takes
            longer than to check the whole ledger.
    """
    config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=described)
    return TypeAdapter(with_config(config)(Ledger))


ADAPTER = _adapter()


def key_order() -> dict[str, list[str]]:
    """Return the keys of the dataset, of the rows of each list and of each kind of record, in the order of the models."""
    rows: dict[str, Any] = {
        "ledger": Ledger,
        "organizations": Organization,
        "products": Product,
        "sources": Source,
        "acquisition": Acquisition,
        "revelation": Revelation,
        "response": Response,
        "retired": Retired,
    }
    return {name: list(model.__annotations__) for name, model in rows.items()}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a dataset."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_adapter(described=True).json_schema()}

"""What ``--json`` prints, command by command: the one definition of the output, from which its JSON Schema is made.

Imports pydantic; only ``survcli schema --output`` and the tests pay for it. A field is never taken away and never changes what it
means; fields may be added, so that readers should pass over those that they do not know.
"""

from functools import cache
from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

from survcli.vocabulary import (
    AmountKind,
    Basis,
    BodyType,
    Form,
    Gap,
    IdentifierType,
    KeyFact,
    Kind,
    Qualifier,
    SourceType,
    Stance,
    Technology,
)

_SHAPE = ConfigDict(use_attribute_docstrings=True)

Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Year = Annotated[str, Field(pattern=r"^\d{4}$")]
Edtf = Annotated[str, Field(description="A date in EDTF (ISO 8601-2), as precise as its source.")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]
Count = Annotated[int, Field(ge=0)]
Evidence = Literal["reported", "corroborated", "technical", "documented", "confirmed"]


@with_config(_SHAPE)
class Words(TypedDict):
    """The same text in the two languages of the ledger."""

    en: str
    es: str


@with_config(_SHAPE)
class Body(TypedDict):
    """An organization as a record names it."""

    id: str
    name: str
    acronym: str | None
    """The short name of a public body."""
    country: Country
    region: str | None
    """ISO 3166-2."""


@with_config(_SHAPE)
class Product(TypedDict):
    """A product as a record names it."""

    id: str
    name: str
    technology: Technology


@with_config(_SHAPE)
class Amount(TypedDict):
    """A figure as a source gives it; figures that disagree stand side by side."""

    value: Annotated[float, Field(gt=0)]
    currency: str
    """ISO 4217."""
    kind: AmountKind
    qualifier: Qualifier | None
    note: Words | None
    sources: list[str]
    """Ids of sources."""


@with_config(_SHAPE)
class Identifier(TypedDict):
    """A number under which files know the matter."""

    type: IdentifierType
    value: str


@with_config(_SHAPE)
class Target(TypedDict):
    """A group of people who were targeted."""

    group: Words
    count: int | None
    qualifier: Qualifier | None


@with_config(_SHAPE)
class Brief(TypedDict):
    """As much of a record as another needs that points to it."""

    id: str
    kind: Kind
    date: Edtf
    title: Words
    stance: Stance | None
    form: Form | None


@with_config(_SHAPE)
class Span(TypedDict):
    """A number of days, as a span where dates are partial."""

    least: Count
    most: Count


@with_config(_SHAPE)
class Author(TypedDict):
    """A person's two names, or a body's one."""

    family: NotRequired[str]
    given: NotRequired[str]
    literal: NotRequired[str]


@with_config(_SHAPE)
class Source(TypedDict):
    """What is cited."""

    type: SourceType
    """A type of CSL 1.0.2."""
    title: str
    """In [square brackets] where the source has none."""
    author: list[Author]
    container: str | None
    """The newspaper, magazine or site."""
    publisher: str
    """Whose text it is; of a reprint, the original publisher."""
    reprint: bool
    issued: Edtf | None
    accessed: Edtf | None
    url: str | None
    language: str
    """ISO 639-1."""


@with_config(_SHAPE)
class Citation(Source):
    """A source as a record cites it."""

    source: str
    """The id of the source."""
    locator: str | None
    """Page, paragraph or section."""
    basis: Basis
    """What the source rests on."""
    supports: list[str]
    """The fields that it is the ground for."""


@with_config(_SHAPE)
class Record(TypedDict):
    """An acquisition, a revelation or a response. Every field is there; one without a value is null or empty."""

    id: str
    kind: Kind
    date: Edtf
    earliest: Day | None
    """The first day that the date can mean."""
    latest: Day | None
    """The last day that the date can mean."""
    title: Words
    summary: Words
    technologies: list[Technology]
    vendors: list[Body]
    products: list[Product]
    intermediaries: list[Body]
    buyers: list[Body]
    funders: list[Body]
    described_as: str | None
    """The contract's own wording, where it hides what was bought."""
    amounts: list[Amount]
    identifiers: list[Identifier]
    gaps: dict[KeyFact, Gap]
    """What is not known, and why."""
    renews: list[str]
    """Ids of earlier acquisitions that this one prolongs."""
    overlaps: list[str]
    """Ids of acquisitions whose money, or some of it, this one counts too."""
    overlapped_by: list[str]
    """Ids of acquisitions that count some of this one's money too."""
    publishers: list[Body]
    form: Form | None
    targets: list[Target]
    actors: list[Body]
    stance: Stance | None
    about: list[Brief]
    reactions: list[Brief]
    """What is about this record."""
    evidence: Evidence
    disputed: bool
    """Whether a denial is about it."""
    disclosed: Edtf | None
    """The earliest date on which any of its sources was public."""
    lag_days: Span | None
    """From deal to disclosure."""
    citations: list[Citation]


@with_config(_SHAPE)
class Context(TypedDict):
    """Where a search matched."""

    field: str
    text: str
    """The text around the match, which stands between « and »."""


@with_config(_SHAPE)
class Hit(Record):
    """A record that a search found, best first."""

    match: Context


@with_config(_SHAPE)
class Ranks(TypedDict):
    """How many records there are of each kind."""

    acquisitions: Count
    revelations: Count
    responses: Count
    first: Year | None
    """The year of the first acquisition."""
    last: Year | None
    """The year of the last acquisition."""


@with_config(_SHAPE)
class Ranked(Body, Ranks):
    """Somebody in a role, with how many records there are."""


@with_config(_SHAPE)
class RankedProduct(Ranks):
    """A product, with how many records there are."""

    id: str
    name: str
    country: Country
    """Of its maker."""
    vendor: str
    """The name of its maker."""
    technology: Technology


@with_config(_SHAPE)
class RankedCountry(Ranks):
    """A country of makers, with how many records there are."""

    id: Country
    name: str
    country: Country


@with_config(_SHAPE)
class Partner(Body):
    """Somebody who stands in the same acquisitions."""

    acquisitions: Count


@with_config(_SHAPE)
class PartnerProduct(Product):
    """A product of the same acquisitions."""

    acquisitions: Count


@with_config(_SHAPE)
class Partners(TypedDict):
    """Who stands in the same acquisitions, by role; the role of the profile itself is left out."""

    vendors: NotRequired[list[Partner]]
    intermediaries: NotRequired[list[Partner]]
    buyers: NotRequired[list[Partner]]
    products: NotRequired[list[PartnerProduct]]


@with_config(_SHAPE)
class Figure(Amount):
    """A figure of a profile, and the acquisition that it belongs to."""

    id: str
    date: Edtf
    overlaps: list[str]


@with_config(_SHAPE)
class Lags(TypedDict):
    """How long it took to come to light, of the acquisitions of which that is known."""

    known: Count
    median_least: Count
    median_most: Count


@with_config(_SHAPE)
class Profile(TypedDict):
    """Who somebody is, by what the records say. A product has a ``vendor``, a state ``bodies``, one body a ``type``."""

    name: str
    role: Literal["vendors", "buyers", "intermediaries", "products", "countries"]
    id: str | None
    country: Country | None
    region: NotRequired[str | None]
    type: NotRequired[BodyType]
    aliases: list[str]
    predecessors: list[Body]
    successor: Body | None
    products: list[Product]
    vendor: NotRequired[Body]
    technology: NotRequired[Technology]
    bodies: NotRequired[list[Body]]
    partners: Partners
    technologies: dict[str, Count]
    amounts: list[Figure]
    evidence: dict[Evidence, Count]
    lag_days: Lags | None
    denials: list[str]
    """Ids of responses."""
    records: list[Record]


@with_config(_SHAPE)
class Sum(TypedDict):
    """A sum of figures that may be added."""

    currency: str
    kind: AmountKind
    value: Annotated[float, Field(gt=0)]
    records: Count


@with_config(_SHAPE)
class Group(TypedDict):
    """Records that have something in common."""

    key: str
    name: str
    records: Count
    amounts: list[Sum]


@with_config(_SHAPE)
class Statistics(TypedDict):
    """Counts by something."""

    by: str
    records: Count
    """How many there are in all; one in two groups counts in both."""
    ungrouped: Count
    """How many of them are in no group."""
    groups: list[Group]
    left_out: dict[str, Count]
    """Why figures of acquisitions were not added, and of how many."""


@with_config(_SHAPE)
class Chain(TypedDict):
    """Who sold to whom through whom; null is a link that no source names."""

    vendor: Body | None
    intermediary: Body | None
    buyer: Body | None
    records: list[str]
    first: Year | None
    last: Year | None


@with_config(_SHAPE)
class Network(TypedDict):
    """All chains."""

    root: Literal["vendor", "intermediary", "buyer"]
    chains: list[Chain]
    left_out: list[str]
    """Ids of records that do not say who sold to whom."""


@with_config(_SHAPE)
class GapOf(TypedDict):
    """What is not known of an acquisition."""

    buyers: list[Body]
    id: str
    date: Edtf
    title: Words
    identifiers: list[Identifier]
    field: KeyFact
    reason: Gap


@with_config(_SHAPE)
class Cited(Source):
    """A source by its id."""

    id: str


@with_config(_SHAPE)
class Used(Cited):
    """A source, with how much rests on it."""

    records: Count
    facts: Count
    bases: list[Basis]


@with_config(_SHAPE)
class Provenance(TypedDict):
    """Which ledger an export comes from, and which selection it is."""

    ledger: Literal["survcli"]
    version: str
    released: Day
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the dataset's file.")]
    license: str
    """SPDX identifier."""
    selection: str
    """The command line that gives the same."""
    filters: dict[str, str | int | bool | list[str | int]]
    notice: Words


@with_config(_SHAPE)
class Export(TypedDict):
    """What ``export FILE.json`` writes."""

    provenance: Provenance
    records: list[Record]


@with_config(_SHAPE)
class Found(TypedDict):
    """A problem of a dataset."""

    place: str
    problem: str


@with_config(_SHAPE)
class FieldChange(TypedDict):
    """A field of a record before and after; ids stand as the names that they lead to."""

    field: str
    before: Any
    after: Any


@with_config(_SHAPE)
class Change(TypedDict):
    """What became of a record from one version of a dataset to another."""

    id: str
    change: Literal["added", "changed", "withdrawn"]
    title: Words
    reason: Words | None
    """Why it was withdrawn."""
    fields: list[FieldChange]


@with_config(_SHAPE)
class Counts(TypedDict):
    """How many records there are, in all and of each kind."""

    total: Count
    acquisition: Count
    revelation: Count
    response: Count


@with_config(_SHAPE)
class About(TypedDict):
    """What this is."""

    program: str
    version: str
    released: Day
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    license: str
    notice: Words
    records: Counts
    sources: Count
    organizations: Count
    products: Count
    technologies: dict[Technology, Count]
    earliest: Day | None
    latest: Day | None


OUTPUT: dict[str, Any] = {
    "timeline": list[Record],
    "list": list[Record],
    "show": Record | list[Record],
    "search": list[Hit],
    "vendor": Profile | list[Ranked],
    "buyer": Profile | list[Ranked],
    "intermediary": Profile | list[Ranked],
    "product": Profile | list[RankedProduct],
    "country": Profile | list[RankedCountry],
    "stats": Statistics,
    "network": Network,
    "gaps": list[GapOf],
    "sources": list[Used],
    "cite": list[Cited],
    "export": Export,
    "validate": list[Found],
    "schema": dict[str, Any],
    "new": dict[str, Any],
    "tidy": None,
    "diff": list[Change],
    "about": About,
}
"""What each command prints as JSON; ``export``, what it writes to a ``.json`` file."""


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the output: under ``$defs`` one for each command, by its name."""
    # As the fields of one object: pydantic then works out what they share once, not for each command
    shapes = TypeAdapter(TypedDict("Output", OUTPUT)).json_schema(mode="serialization")  # type: ignore[operator]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What survcli prints as JSON",
        "description": "Validate against `#/$defs/` and the name of the command: `#/$defs/list`, `#/$defs/vendor`.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in OUTPUT],
        "$defs": {**shapes["properties"], **shapes["$defs"]},
    }

"""The closed lists of the ledger, each in the order in which it is shown. No pydantic here: every command reads them."""

from typing import Literal, get_args

Kind = Literal["acquisition", "revelation", "response"]
Technology = Literal[
    "intrusion-spyware",
    "imsi-catcher",
    "interception",
    "geolocation",
    "phone-forensics",
    "biometrics",
    "video-surveillance",
    "social-media-monitoring",
    "drone",
    "data-analysis",
]
Basis = Literal[
    "official-record",
    "official-statement",
    "court-record",
    "leaked-document",
    "technical-analysis",
    "testimony",
    "reporting",
]
Gap = Literal["unknown", "withheld", "redacted", "classified"]
Qualifier = Literal["about", "at-least", "at-most"]


SourceType = Literal[
    "article-newspaper",
    "article-magazine",
    "article-journal",
    "report",
    "webpage",
    "post-weblog",
    "legal_case",
    "legislation",
    "broadcast",
    "book",
    "chapter",
    "dataset",
    "document",
]
KeyFact = Literal[
    "date",
    "buyers",
    "vendors",
    "intermediaries",
    "funders",
    "products",
    "described_as",
    "amounts",
    "identifiers",
]
"""The facts of an acquisition that need a footnote wherever they have a value."""
BodyType = Literal[
    "company",
    "agency",
    "media",
    "civil-society",
    "academic",
    "court",
    "oversight",
    "legislature",
    "international",
]
IdentifierType = Literal["contract", "procedure", "foi-request", "case", "licence", "invoice", "audit", "statute"]
AmountKind = Literal["contract", "paid", "invoiced", "budgeted", "total"]
Form = Literal[
    "leak",
    "journalism",
    "technical-report",
    "ngo-report",
    "information-request",
    "audit",
    "court-record",
    "official-disclosure",
]
Stance = Literal[
    "denial",
    "admission",
    "complaint",
    "investigation",
    "ruling",
    "legislation",
    "sanction",
    "statement",
]

KINDS: tuple[str, ...] = get_args(Kind)
TECHNOLOGIES: tuple[str, ...] = get_args(Technology)
KEY_FACTS: tuple[str, ...] = get_args(KeyFact)
EVIDENCE = ("reported", "corroborated", "technical", "documented", "confirmed")
"""How well a record is known, from the weakest to the strongest."""

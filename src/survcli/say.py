"""Facts in words: amounts, parties, spans of time, evidence. Text only; where it stands on screen is for the views."""

from survcli.dataset import Row
from survcli.i18n import Words
from survcli.vocabulary import EVIDENCE

_QUALIFIERS = {"about": "≈ ", "at-least": "≥ ", "at-most": "≤ "}

PARTIES = (
    ("Vendor", "vendors"),
    ("Product", "products"),
    ("Intermediary", "intermediaries"),
    ("Buyer", "buyers"),
    ("Paid by", "funders"),
    ("Published by", "publishers"),
    ("By", "actors"),
)
"""The label of each field that holds bodies or products, in the order in which a full record shows them."""


def party(record: Row, label: str, field: str) -> str:
    """Return the label of such a field in a record: what is no acquisition only concerns a buyer."""
    return "Concerns" if field == "buyers" and record["kind"] != "acquisition" else label


def name(body: Row) -> str:
    """Return a body's acronym, or its name where it has none."""
    return str(body.get("acronym") or body["name"])


def names(bodies: list[Row], most: int = 0) -> str:
    """Return bodies by their short names; with ``most``, only so many and how many more there are."""
    shown = [name(body) for body in bodies]
    if most and len(shown) > most + 1:
        shown = [*shown[:most], f"+{len(shown) - most}"]
    return ", ".join(shown)


def body(words: Words, row: Row) -> str:
    """Return a body or product by its name, with what tells it apart: ``NSO Group (Israel)``."""
    told = [row["acronym"]] if row.get("acronym") and row["acronym"] != row["name"] else []
    if row.get("country") not in (None, "MX"):
        told.append(words.country(row["country"]))
    if "technology" in row:
        told.append(words.label(row["technology"]))
    return str(row["name"]) + (f" ({', '.join(told)})" if told else "")


def target(words: Words, row: Row) -> str:
    """Return a group of people and how many they were: ``at least 12 journalists``."""
    if row["count"] is None:
        return words.both(row["group"])
    number = words.number(row["count"])
    if row["qualifier"]:
        number = f"{words.label(row['qualifier'])} {number}"
    return f"{number} {words.both(row['group'])}"


def quoted(words: Words, text: str) -> str:
    """Return text between the quotation marks of the language."""
    return f"“{text}”" if words.lang == "en" else f"«{text}»"


def amount(words: Words, row: Row) -> str:
    """Return a figure with its currency: ``USD 32,016,000``; ``≈ MXN 5,600,000,000`` where the source rounds."""
    return f"{_QUALIFIERS.get(row.get('qualifier') or '', '')}{row['currency']} {words.number(row['value'])}"


def amounts(words: Words, record: Row) -> list[str]:
    """Return each different figure of a record, in the order in which they stand; one that sums up several deals says so."""
    totals = {"total": f" ({words.label('total')})"}
    return list(dict.fromkeys(amount(words, row) + totals.get(row["kind"], "") for row in record["amounts"]))


def figure(words: Words, row: Row) -> str:
    """Return what kind of figure an amount is: ``contract, about: with VAT``."""
    told = ", ".join(filter(None, (words.label(row["kind"]), words.label(row["qualifier"]))))
    return f"{told}: {words.both(row['note'])}" if row["note"] else told


def parties(record: Row, arrow: str = "→", most: int = 0) -> str:
    """Return who sold to whom through whom; or who revealed; or who answered. See `names` for ``most``."""
    if record["kind"] == "revelation":
        return names(record["publishers"], most)
    if record["kind"] == "response":
        return names(record["actors"], most)
    chain = [names(record[role], most) for role in ("vendors", "intermediaries", "buyers")]
    return f" {arrow} ".join(link or "?" for index, link in enumerate(chain) if link or index != 1)


def nature(words: Words, record: Row) -> str:
    """Return what kind of record it is, more closely: acquisition, technical report, denial."""
    return words.label(record["form"] or record["stance"] or record["kind"])


def around(record: Row) -> list[tuple[str, list[Row]]]:
    """Return the records that one is about, and those about it, under the label of each group."""
    reactions = record["reactions"]
    groups = [
        ("About", record["about"]),
        ("Denied", [other for other in reactions if other["stance"] == "denial"]),
        ("Came to light", [other for other in reactions if other["kind"] == "revelation"]),
        ("Answered", [other for other in reactions if other["kind"] == "response" and other["stance"] != "denial"]),
    ]
    return [(label, others) for label, others in groups if others]


LINKS = (
    ("Renews", "renews"),
    ("Counts some of the same money as", "overlaps"),
    ("Counted in part by", "overlapped_by"),
)
"""The label of each field that holds the ids of other acquisitions."""


def meter(level: str, marks: str = "▮▯") -> str:
    """Return evidence as a bar of five that needs no colour."""
    strength = EVIDENCE.index(level) + 1
    return marks[0] * strength + marks[1] * (len(EVIDENCE) - strength)


def duration(words: Words, days: int) -> str:
    """Return a number of days in the unit that a reader would use."""
    if days < 60:
        return words.count(days, "day", "days")
    if days < 730:
        return words.count(round(days / 30.44), "month", "months")
    return f"{days / 365.25:.1f} {words('years')}"


def lag(words: Words, record: Row) -> str:
    """Return the time between deal and disclosure, as a span where the dates are partial."""
    span = record["lag_days"]
    if not span:
        return ""
    least, most = duration(words, span["least"]), duration(words, span["most"])
    return least if least == most else words("between {least} and {most}").format(least=least, most=most)


def why(words: Words, record: Row) -> str:
    """Return why a record has its evidence level."""
    found = {cited["basis"] for cited in record["citations"]}
    level = record["evidence"]
    if level == "confirmed":
        for basis in ("official-record", "court-record", "official-statement"):
            if basis in found:
                return words(_REASONS[basis])
        return words("an admission is about it")
    if level == "corroborated":
        independent = len({cited["publisher"] for cited in record["citations"]})
        return words("{count} independent publishers report it").format(count=independent)
    return words(_REASONS[level])


_REASONS = {
    "official-record": "a cited source rests on an official record",
    "court-record": "a cited source rests on a court record",
    "official-statement": "a cited source rests on an official statement",
    "documented": "a cited source rests on a leaked document",
    "technical": "a cited source rests on a technical analysis",
    "reported": "one publisher reports it",
}

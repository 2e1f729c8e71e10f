"""Answers as flat rows, for formats that have only cells. Lists are joined by ``; ``; unknown is empty."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from survcli.answer import Answer
    from survcli.dataset import Row

RECORD = (
    "id",
    "kind",
    "date",
    "earliest",
    "latest",
    "title_en",
    "title_es",
    "summary_en",
    "summary_es",
    "technologies",
    "vendors",
    "vendor_countries",
    "products",
    "intermediaries",
    "buyers",
    "funders",
    "described_as",
    "amount",
    "currency",
    "amount_kind",
    "amounts",
    "identifiers",
    "gaps",
    "publishers",
    "form",
    "actors",
    "stance",
    "about",
    "evidence",
    "disputed",
    "disclosed",
    "sources",
    "urls",
)


def table(answer: "Answer") -> tuple[list[str], list["Row"]]:
    """Return the names of the columns, and the rows."""
    if answer.rows is None:
        return list(RECORD), [record(row) for row in answer.records]
    rows = [{key: cell(value) for key, value in row.items() if not isinstance(value, dict)} for row in answer.rows()]
    header = list(dict.fromkeys(key for row in rows for key in row))
    return header, rows


def plain(value: Any) -> Any:
    """Return a number as a plain decimal, true and false as JSON spells them, and any other value as it is."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        from decimal import Decimal

        shown = format(Decimal(repr(value)), "f")
        return shown.rstrip("0").rstrip(".") if "." in shown else shown
    return value


def cell(value: Any) -> Any:
    """Return a value as a cell shows it."""
    if isinstance(value, (list, tuple)):
        return "; ".join(_word(item) for item in value)
    return value


def _word(item: Any) -> str:
    """Return an item of a list by its name: a body, an identifier, a record, an author."""
    if not isinstance(item, dict):
        return str(item)
    told = next((item[key] for key in ("name", "value", "id", "literal") if item.get(key)), None)
    return str(told or ", ".join(item[key] for key in ("family", "given") if item.get(key)))


def record(row: "Row") -> "Row":
    """Return an expanded record as a flat row.

    ``amount``, ``currency`` and ``amount_kind`` have a value only where the record has a single figure, stated without
    a qualifier; ``amounts`` has them all, as text.
    """
    only = row["amounts"][0] if len(row["amounts"]) == 1 and not row["amounts"][0]["qualifier"] else {}
    return {
        **{key: cell(row[key]) for key in RECORD if key in row},
        "title_en": row["title"]["en"],
        "title_es": row["title"]["es"],
        "summary_en": row["summary"]["en"],
        "summary_es": row["summary"]["es"],
        "vendor_countries": "; ".join(body["country"] for body in row["vendors"]),
        "amount": only.get("value"),
        "currency": only.get("currency"),
        "amount_kind": only.get("kind"),
        "amounts": "; ".join(
            f"{one['qualifier'] + ' ' if one['qualifier'] else ''}{plain(one['value'])} {one['currency']} ({one['kind']})"
            for one in row["amounts"]
        ),
        # With its kind before it, a number such as 12/2014 is no date to a spreadsheet
        "identifiers": "; ".join(f"{one['type']}: {one['value']}" for one in row["identifiers"]),
        "gaps": "; ".join(f"{field}: {reason}" for field, reason in row["gaps"].items()),
        "about": "; ".join(other["id"] for other in row["about"]),
        "sources": "; ".join(cited["source"] for cited in row["citations"]),
        "urls": " ".join(cited["url"] for cited in row["citations"] if cited["url"]),
    }

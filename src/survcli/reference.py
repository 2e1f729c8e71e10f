"""A source as a reader expects to see it cited: author, title, where, when, address. Text, after the Chicago Manual, ch. 14."""

from survcli.dataset import Row
from survcli.i18n import Words


def author(row: Row) -> str:
    """Return the authors of a source as a citation begins with them; nothing where it shows none."""
    names = []
    for index, one in enumerate(row.get("author", ())):
        if "literal" in one:
            names.append(one["literal"])
        elif index == 0:
            names.append(", ".join(part for part in (one["family"], one.get("given")) if part))
        else:
            names.append(" ".join(part for part in (one.get("given"), one["family"]) if part))
    return "; ".join(names)


def where(row: Row, words: Words) -> str:
    """Return where a source appeared; of a reprint, whose text it is and who hosts it."""
    places = [row[key] for key in ("container-title", "publisher") if key in row]
    shown = ", ".join(dict.fromkeys(places))
    if "original-publisher" in row:
        return words("{original}, reprinted by {host}").format(original=row["original-publisher"], host=shown)
    return shown


def text(row: Row, words: Words) -> str:
    """Return a citation as one line, its address at the end."""
    title = row["title"]
    quoted = title if title.startswith("[") else f"“{title}”" if words.lang == "en" else f"«{title}»"
    parts = [
        author(row),
        quoted,
        where(row, words),
        row.get("number"),
        words.date(row["issued"]) if "issued" in row else words("undated"),
    ]
    line = ". ".join(part.rstrip(".") for part in parts if part) + "."
    if "URL" in row:
        line += f" {row['URL']}"
    if "archive_location" in row:
        line += f" {row.get('archive', '')} {row['archive_location']}".replace("  ", " ")
    if "accessed" in row:
        line += f" ({words('read')} {words.date(row['accessed'])})"
    return line

"""An SQLite database (https://sqlite.org): the tables of ``survcli.tables``, a full-text table, and views that answer questions.

The bytes depend on the selection and on the version of SQLite alone. ``provenance`` says where they come from; every description
of a table or a column stands in the text of its ``CREATE``, which ``.schema`` prints. Datasette serves the file as it is and
gives the table ``search`` a search box, because ``search_fts`` is its index.
"""

from contextlib import closing
from typing import TYPE_CHECKING

from survcli import provenance
from survcli.tables import TABLES, Table, rows

if TYPE_CHECKING:
    from sqlite3 import Connection

    from survcli.answer import Answer, Asked

SUFFIX = ".sqlite"

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER", "date": "TEXT"}


def _names(role: str) -> str:
    """Return SQL for the names in a role of record ``r``, in their order."""
    return f"""(SELECT group_concat(name, '; ') FROM (SELECT o.name FROM parties p JOIN organizations o ON o.id = p.organization
        WHERE p.record = r.id AND p.role = '{role}' ORDER BY p.position)) AS {role}s"""


def _totals(role: str) -> str:
    """Return SQL for what each body in a role comes to, adding what may be added as ``survcli stats`` does."""
    return f"""SELECT o.id, o.name, o.country, a.currency, a.kind, round(sum(a.value), 2) AS total, count(*) AS acquisitions
        FROM parties p JOIN organizations o ON o.id = p.organization JOIN records r ON r.id = p.record
        JOIN amounts a ON a.record = r.id
        WHERE p.role = '{role}' AND r.kind = 'acquisition' AND r.not_added IS NULL
        GROUP BY o.id, a.currency, a.kind ORDER BY o.name, a.currency, a.kind"""


_JOINED = """(SELECT group_concat(name, '; ') FROM (SELECT d.name FROM record_products p JOIN products d ON d.id = p.product
        WHERE p.record = r.id ORDER BY p.position)) AS products,
        (SELECT group_concat(technology, '; ') FROM record_technologies t WHERE t.record = r.id) AS technologies"""

VIEWS = {
    "acquisitions": f"""SELECT r.id, r.date, {_names("vendor")}, {_names("intermediary").replace("intermediarys", "intermediaries")},
        {_names("buyer")}, {_names("funder")}, {_JOINED}, r.title_en, r.title_es, r.evidence, r.disputed, r.disclosed
        FROM records r WHERE r.kind = 'acquisition' ORDER BY coalesce(r.earliest, r.latest), r.id""",
    "figures": f"""SELECT r.id, r.date, a.value, a.currency, a.kind, a.qualifier, {_names("vendor")}, {_names("buyer")},
        (SELECT group_concat(s.source, '; ') FROM amount_sources s WHERE s.record = r.id AND s.position = a.position) AS sources,
        a.note_en, a.note_es, r.not_added, r.title_en, r.title_es
        FROM amounts a JOIN records r ON r.id = a.record ORDER BY coalesce(r.earliest, r.latest), r.id, a.position""",
    "vendor_totals": _totals("vendor"),
    "buyer_totals": _totals("buyer"),
    "gaps_by_authority": """SELECT o.id AS authority, o.name, g.field, g.reason, r.id AS record, r.date, r.title_en, r.title_es
        FROM gaps g JOIN records r ON r.id = g.record LEFT JOIN parties p ON p.record = r.id AND p.role = 'buyer'
        LEFT JOIN organizations o ON o.id = p.organization ORDER BY o.name, r.id, g.field""",
    "footnotes": """SELECT c.record, f.field, c.basis, c.locator, s.id AS source, s.title, s.container, s.issued, s.url
        FROM citations c JOIN citation_supports f ON f.record = c.record AND f.position = c.position
        JOIN sources s ON s.id = c.source ORDER BY c.record, f.field, c.position""",
    "reactions": """SELECT l.other AS record, r.id AS reaction, r.kind, r.date, coalesce(r.form, r.stance) AS nature, r.title_en, r.title_es
        FROM record_links l JOIN records r ON r.id = l.record WHERE l.relation = 'about' ORDER BY l.other, r.earliest, r.id""",
}
"""Questions that people ask first, each as the ``SELECT`` that answers it."""

_FULL_TEXT = (
    """CREATE TABLE search ( -- What is searched of a record; its names are those of everybody and everything involved, with aliases
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL REFERENCES records (id),
    title_en TEXT, title_es TEXT, summary_en TEXT, summary_es TEXT, described_as TEXT, names TEXT, numbers TEXT)""",
    """INSERT INTO search
    SELECT NULL, r.id, r.title_en, r.title_es, r.summary_en, r.summary_es, r.described_as,
    (SELECT group_concat(name, '; ') FROM (
        SELECT o.name FROM parties p JOIN organizations o ON o.id = p.organization WHERE p.record = r.id
        UNION SELECT a.alias FROM parties p JOIN organization_aliases a ON a.organization = p.organization WHERE p.record = r.id
        UNION SELECT d.name FROM record_products x JOIN products d ON d.id = x.product WHERE x.record = r.id
        UNION SELECT a.alias FROM record_products x JOIN product_aliases a ON a.product = x.product WHERE x.record = r.id)),
    (SELECT group_concat(value, '; ') FROM identifiers i WHERE i.record = r.id)
    FROM records r ORDER BY r.id""",
    """CREATE VIRTUAL TABLE search_fts USING fts5(
    id UNINDEXED, title_en, title_es, summary_en, summary_es, described_as, names, numbers,
    content="search", content_rowid="number", tokenize = "unicode61 remove_diacritics 2")""",
    "INSERT INTO search_fts (search_fts) VALUES ('rebuild')",
)


def write(answer: "Answer", asked: "Asked") -> bytes:
    """Return the answer's records, and all that they refer to, as a database."""
    import sqlite3

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        _fill(database, answer, asked)
        return database.serialize()


def _fill(database: "Connection", answer: "Answer", asked: "Asked") -> None:
    database.execute("PRAGMA foreign_keys = OFF")  # a body may be filled in before the one that it became
    database.execute("BEGIN")
    _provenance(database, asked)
    for name, found in rows(asked, answer.records).items():
        table = TABLES[name]
        database.execute(_create(name, table))
        database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' for _ in table.columns)})", found)
        for columns in table.references:
            if columns != table.key[: len(columns)]:
                database.execute(f"CREATE INDEX {name}_by_{'_'.join(columns)} ON {name} ({', '.join(columns)})")
    for name, select in VIEWS.items():
        database.execute(f"CREATE VIEW {name} AS {select}")
    for statement in _FULL_TEXT:
        database.execute(statement)
    database.execute("COMMIT")


def _provenance(database: "Connection", asked: "Asked") -> None:
    facts = provenance.of(asked)
    notice, filters = facts.pop("notice"), facts.pop("filters")
    facts |= {f"notice_{lang}": text for lang, text in notice.items()}
    facts |= {f"filter_{name}": value if isinstance(value, str) else ", ".join(map(str, value)) for name, value in filters.items()}
    database.execute("CREATE TABLE provenance (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    database.executemany("INSERT INTO provenance VALUES (?, ?)", facts.items())


def _create(name: str, table: Table) -> str:
    """Return the statement that makes a table, its descriptions as comments."""
    types = {"boolean": " CHECK ({0} IN (0, 1))", "date": " CHECK ({0} LIKE '____-__-__')"}
    lines = []
    for column in table.columns:
        needed = " NOT NULL" if column.required else ""
        checked = types.get(column.type, "").format(column.name)
        lines.append((f"{column.name} {_TYPES[column.type]}{needed}{checked}", column.told))
    lines.append((f"PRIMARY KEY ({', '.join(table.key)})", ""))
    lines += [
        (f"FOREIGN KEY ({', '.join(columns)}) REFERENCES {other} ({', '.join(keys)})", "")
        for columns, (other, keys) in table.references.items()
    ]
    last = len(lines) - 1
    body = "".join(
        f"    {line}{'' if index == last else ','}{' -- ' + told if told else ''}\n" for index, (line, told) in enumerate(lines)
    )
    return f"CREATE TABLE {name} ( -- {table.told}\n{body})"

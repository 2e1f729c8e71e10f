"""The commands: which module holds each, and the examples that its help shows. Importing this costs nothing."""

COMMANDS: dict[str, str] = {
    "timeline": "records",
    "list": "records",
    "show": "records",
    "search": "records",
    "vendor": "profiles",
    "buyer": "profiles",
    "intermediary": "profiles",
    "product": "profiles",
    "country": "profiles",
    "stats": "counts",
    "network": "counts",
    "gaps": "counts",
    "sources": "sources",
    "cite": "sources",
    "export": "files",
    "validate": "files",
    "schema": "files",
    "new": "upkeep",
    "tidy": "upkeep",
    "diff": "upkeep",
    "about": "files",
}
"""In the order in which help lists them."""

SUMMARY = (
    ("survcli timeline --since 2011 --until 2017", "the story in order"),
    ('survcli vendor "NSO Group"', "one company's dealings"),
    ("survcli show MX-0001", "one record with its footnotes"),
    ("survcli search SERV/204/2012", "do we know this contract?"),
    ("survcli cite --buyer PGR --style bibtex", "citations for a filing"),
    ("survcli list --json | jq .", "data for a script"),
    ("survcli timeline --lang es", "all of it in Spanish"),
)

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "timeline": (
        ("survcli timeline --year 2012-2015", "four years"),
        ("survcli timeline --buyer SEDENA --kind acquisition", "what the army acquired"),
        ("survcli timeline --as-of 2015-07-05", "what was known before the leak"),
    ),
    "list": (
        ("survcli list --technology imsi-catcher", "one technology"),
        ("survcli list --country IL --json | jq '.[].amounts'", "figures for a script"),
        ("survcli list -f csv > acquisitions.csv", "for a spreadsheet"),
    ),
    "show": (("survcli show MX-0001", "one record"), ("survcli show MX-0001 MX-0002 --json", "two, for a script")),
    "search": (
        ("survcli search SERV/204/2012", "a contract number"),
        ('survcli search "software espia puebla"', "words in either language"),
        ("survcli search '\"Teva Tech\"' --year 2014", "a phrase, in one year"),
    ),
    "vendor": (
        ('survcli vendor "NSO Group"', "a profile"),
        ("survcli vendor pegasus", "by a product's name"),
        ("survcli vendor", "all makers, with counts"),
    ),
    "buyer": (
        ("survcli buyer SEDENA", "a profile"),
        ("survcli buyer Jalisco", "all authorities of a state"),
        ("survcli buyer", "all"),
    ),
    "intermediary": (("survcli intermediary Obses", "a profile"), ("survcli intermediary", "all, with counts")),
    "product": (("survcli product Pegasus", "a profile"), ("survcli product", "all, with counts")),
    "country": (("survcli country Finlandia", "what came from there"), ("survcli country", "all, with counts")),
    "stats": (
        ("survcli stats --by year", "records a year"),
        ("survcli stats --by vendor --kind acquisition", "acquisitions a maker"),
        ("survcli stats --by lag", "how long it took to come to light"),
    ),
    "network": (
        ("survcli network --vendor nso", "who sold it to whom through whom"),
        ("survcli network -f mermaid", "a diagram for a web page"),
        ("survcli network -f dot | dot -Tsvg > network.svg", "a diagram by Graphviz"),
    ),
    "gaps": (("survcli gaps", "information requests waiting to be written"), ("survcli gaps --buyer SEDENA", "to one authority")),
    "sources": (
        ("survcli sources --vendor nso", "what the records rest on"),
        ("survcli sources --open MX-0001", "open a record's first source in the browser"),
    ),
    "cite": (
        ("survcli cite MX-0001", "as text"),
        ("survcli cite --vendor NSO --style bibtex", "for LaTeX"),
        ("survcli cite --buyer PGR --style csl-json", "for Zotero or Pandoc"),
    ),
    "export": (
        ("survcli export ledger.csv", "the whole ledger for a spreadsheet"),
        ("survcli export pegasus.bib --product pegasus", "the sources of a selection"),
        ("survcli export ledger.sqlite", "for SQL and Datasette"),
        ("survcli export ledger/", "a data package for a portal"),
    ),
    "validate": (
        ("survcli validate", "the bundled ledger"),
        ("survcli validate my.json", "a dataset of your own"),
        ("survcli validate --seal my.json", "and seal it, if nothing is wrong"),
    ),
    "schema": (("survcli schema > schema.json", "for an editor"), ("survcli schema --output", "for a program that reads --json")),
    "new": (("survcli new acquisition --data my.json", "a skeleton with the next free id"),),
    "tidy": (("survcli tidy my.json", "order and layout, in place"),),
    "diff": (("survcli diff old.json new.json", "what changed, in words"),),
    "about": (("survcli about", "version, digest, licence, notice, coverage"),),
}

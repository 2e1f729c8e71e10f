"""Commands about the dataset as a whole: export, validate, schema, about."""

from pathlib import Path
from typing import Annotated

import typer

from survcli import dataset, expand
from survcli.answer import Answer, Asked
from survcli.commands.sources import cited
from survcli.errors import Fault, Misunderstood, Unusable
from survcli.names import shown
from survcli.options import command
from survcli.statistics import tally
from survcli.vocabulary import KINDS, TECHNOLOGIES


@command(formats=())
def export(
    asked: Asked,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What to write; its suffix says in which form.")],
) -> Answer:
    """The selection as a file, in the form that its suffix names; or as a folder, if it ends in a slash.

    For readers .html, a report that needs no network; for scripts .json and .ndjson, for spreadsheets .csv, for a text .md, for
    references .bib, .ris and .csl.json, for SQL and Datasette .sqlite, for Aleph .ftm.json, and for an open-data portal a folder/
    with a data package. Each says which ledger and which selection it holds.
    """
    from survcli import formats, provenance

    if asked.target:
        raise Misunderstood("export writes to one place: FILE or -o, not both")
    form = formats.by_suffix(file)
    if form is None:
        known = ", ".join("folder/" if suffix == "/" else suffix for suffix in sorted(formats.suffixes()))
        raise Misunderstood("no form has the suffix of {file}", file=shown(file)).hinting(
            Fault("choose from: {choices}", choices=known)
        )
    chosen = asked.first(asked.records)
    records = [expand.record(asked.dataset, row) for row in chosen]
    asked.target = file
    data = {"provenance": provenance.of(asked), "records": records}
    return Answer("written", data, records=records, sources=cited(asked, chosen), form=form)


@command(filters=(), formats=("json",), loads=False)
def validate(
    asked: Asked,
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="A dataset; else the bundled one.")] = None,
    seal: Annotated[bool, typer.Option("--seal", help="Write FILE.sha256 if nothing is wrong.")] = False,
) -> Answer:
    """Check a dataset: every problem at once, one a line, with its place, what is wrong and what would be right."""
    from survcli import validation

    path = Path(file or asked.data or dataset.bundled())
    raw = dataset.read(path)
    try:
        data = validation.check(raw)
    except Unusable as fault:
        found = fault.problems or (fault,)
        rows = [{"place": getattr(problem, "place", ""), "problem": problem.text(asked.words)} for problem in found]
        asked.notes.append(Fault("{file}: {count} problems", file=path, count=len(rows)))
        return Answer("problems", rows, status=1)
    asked.notes.append(Fault("{file}: no problems in {count} records", file=path, count=len(data["records"])))
    if seal:
        asked.notes.append(Fault("sealed: {file}", file=validation.seal(path, raw)))
    return Answer("problems", [])


@command(filters=(), formats=("json",), loads=False, outputs=("-o",))
def schema(
    asked: Asked,
    printed: Annotated[bool, typer.Option("--output", help="Of what --json prints, not of a dataset.")] = False,
) -> Answer:
    """The JSON Schema of a dataset; or of what the commands print."""
    from survcli.formats import json

    if printed:
        from survcli.output_models import schema as described
    else:
        from survcli.models import schema as described
    return Answer("written", described(), written=json.dump(described()))


@command(filters=("as_of",), formats=("json",))
def about(asked: Asked) -> Answer:
    """What this is: version, digest, licence, notice, coverage, counts."""
    from survcli import __version__, dates

    ledger = asked.dataset
    spans = [dates.parse(record["date"]) for record in ledger.records]
    technologies = tally(word for record in ledger.records if record["kind"] == "acquisition" for word in record["technologies"])
    data = {
        "program": __version__,
        "version": ledger.version,
        "released": ledger.released,
        "digest": ledger.digest,
        "license": ledger.license,
        "notice": ledger.notice,
        "records": {"total": len(ledger.records), **{kind: sum(row["kind"] == kind for row in ledger.records) for kind in KINDS}},
        "sources": len(ledger.sources),
        "organizations": len(ledger.organizations),
        "products": len(ledger.products),
        "technologies": {word: technologies.get(word, 0) for word in TECHNOLOGIES},
        "earliest": min((span.earliest for span in spans if span.earliest != dates.FIRST_DAY), default=None),
        "latest": max((span.earliest for span in spans), default=None),
    }
    return Answer("about", data)

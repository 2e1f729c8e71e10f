"""The report: one HTML file for readers that needs nothing else, neither a network nor JavaScript.

It follows https://html.spec.whatwg.org. Its Content-Security-Policy (https://www.w3.org/TR/CSP3/) lets it load nothing and run
nothing but its own style and script, which it knows by their digests: text of a dataset cannot run, whatever it says.
"""

from typing import TYPE_CHECKING

from survcli.errors import Fault

if TYPE_CHECKING:
    from survcli.answer import Answer, Asked

SUFFIX = ".html"


def write(answer: "Answer", asked: "Asked") -> str:
    """Return the report of the answer's records.

    Raises:
        Fault: Jinja, which comes with an extra of the package, is not installed.
    """
    try:
        import jinja2
    except ImportError:
        raise Fault("the HTML report needs Jinja: {command} installs it", command="pip install jinja2") from None

    from survcli import report

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("survcli"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["pair"] = lambda field: report.Both(**field)
    environment.globals.update(t=report.text, label=report.label, count=report.count)
    inlined = {name: _file(f"report.{name}") for name in ("css", "js")}
    digests = {name: _digest(source) for name, source in inlined.items()}
    return environment.get_template("report.html").render(report.content(answer, asked), **inlined, digests=digests)


def _file(name: str) -> str:
    from importlib.resources import files

    return files("survcli").joinpath("templates", name).read_text("utf-8")


def _digest(source: str) -> str:
    """Return the digest of a style or script as a Content-Security-Policy names it."""
    import base64
    import hashlib

    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()

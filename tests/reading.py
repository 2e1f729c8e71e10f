"""How the tests read back what was exported, each with the library that its users have."""

import csv
import io
import re

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from markdown_it import MarkdownIt


def cells(text):
    """Return CSV as rows by column, the guard of formulas taken off again."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def bare(cell):
    return cell[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", cell) else cell


def entries(text):
    """Return BibTeX entries by key as plain text, after making sure that all of it was understood. An address is no LaTeX."""
    verbatim = bibtexparser.parse_string(text)
    # pylatexenc reads \textasciicircum as a modifier letter that looks like it
    decoded = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not decoded.failed_blocks
    found = {
        entry.key: {field.key: field.value.replace("ˆ", "^") for field in entry.fields} | {"": entry.entry_type}
        for entry in decoded.entries
    }
    for entry in verbatim.entries:
        found[entry.key] |= {field.key: field.value for field in entry.fields if field.key == "url"}
    return found


def comments(text):
    return [comment.comment for comment in bibtexparser.parse_string(text).comments]


def markdown(text, *plugins):
    """Return Markdown's blocks: each opening tag and the text that stands in it. Anything but text and autolinks is a fault."""
    parser = MarkdownIt("commonmark").enable("table")
    for plugin in plugins:
        parser.use(plugin)
    blocks, tag = [], ""
    for token in parser.parse(text):
        if token.type.endswith("_open"):
            tag = token.tag
        elif token.type == "inline":
            shown = ""
            for child in token.children:
                assert child.type in ("text", "link_open", "link_close", "footnote_ref"), child
                assert child.type != "link_open" or child.markup == "autolink", child
                shown += child.content
            blocks.append((tag, shown))
        else:
            assert token.type.endswith("_close") or token.type in ("hr", "footnote_anchor"), token
    return blocks

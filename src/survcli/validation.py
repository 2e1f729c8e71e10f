"""Is this dataset right? Its bytes, its shape by the models, then the rules that go across records; and its seal.

Validation belongs to the moment at which data changes. ``problems`` finds them all at once, never only the first.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from survcli import models, rules
from survcli.errors import Fault, Problem, Unusable
from survcli.vocabulary import KINDS

Row = dict[str, Any]

_SMALL, _SPARSEST, _SHORTEST = 1 << 18, 24, 100
"""From this size on, a dataset has at least so many bytes for each comma, and for each row; the ledger has 50 and 800.

Empty values take a hundred times the memory of their bytes, and telling what is wrong with them more: SECURITY.md promises a limit.
"""

_DEEPEST = 20
"""Levels of values within values; a dataset has 7. How many Python can read depends on its version."""

_MOST = 10_000
"""Values of the wrong shape up to which each is named."""


def parse(raw: bytes) -> Any:
    """Return the JSON in a dataset's bytes.

    Raises:
        Unusable: not UTF-8, not JSON, a key given twice, a number that JSON does not have, nested too deeply, or hardly any text in it.
    """
    if len(raw) > _SMALL and raw.count(b",") * _SPARSEST > len(raw):
        raise Unusable("not a dataset: it holds almost nothing but commas")
    try:
        data = json.loads(raw.decode("utf-8"), object_pairs_hook=_unique_keys, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise Unusable("not UTF-8 text: byte {byte}", byte=error.start) from None
    except json.JSONDecodeError as error:
        raise Unusable("not JSON: line {line}, column {column}", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Unusable("not a dataset: nested too deeply") from None
    except Fault:
        raise
    except ValueError:  # Python reads no number of more than 4300 digits
        raise Unusable("not a dataset: a number is too long") from None
    if _deep(data):
        raise Unusable("not a dataset: nested too deeply")
    if len(raw) > _SMALL and isinstance(data, dict):
        rows = sum(len(value) for value in data.values() if isinstance(value, list))
        if rows * _SHORTEST > len(raw):
            raise Unusable("not a dataset: its rows are too short to say anything")
    return data


def _deep(data: Any) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        inside = (value.values() if isinstance(value, dict) else value for value in level if isinstance(value, (dict, list)))
        level = [value for values in inside for value in values]
    return bool(level)


def _unique_keys(pairs: list[tuple[str, Any]]) -> Row:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise Unusable("not a dataset: the key “{key}” is given twice in one object", key=twice)
    return found


def _no_constant(name: str) -> None:
    raise Unusable("not JSON: {name} is no number", name=name)


def problems(data: Any) -> list[Problem]:
    """Return every problem of a dataset, in the order of its places.

    The rules that go across records are asked only of a dataset whose shape holds.
    """
    try:
        models.ADAPTER.validate_python(data)
    except ValidationError as error:
        if error.error_count() > _MOST:
            raise Unusable("not a dataset: {count} values have the wrong shape", count=error.error_count()) from None
        return [_shape(line) for line in error.errors(include_url=False)]
    return [problem for rule in rules.RULES for problem in rule(data)]


# --- shape ---------------------------------------------------------------------------------------------------------

_SHAPES = {
    "missing": "is missing",
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_attributes_type": "must be an object",
    "greater_than": "must be more than zero",
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long",
    "union_tag_not_found": "must have a kind: acquisition, revelation or response",
    "union_tag_invalid": "must be of kind acquisition, revelation or response",
}


def _shape(line: Any) -> Problem:
    where = [part for index, part in enumerate(line["loc"]) if not (index == 2 and part in KINDS)]
    if where and where[-1] == "[key]":
        where.pop()
    place, kind, given = _place(where), line["type"], line["input"]
    if kind == "value_error" and isinstance(line["ctx"]["error"], Fault):
        fault = line["ctx"]["error"]
        return Problem(place, fault.template, **fault.values)
    if kind == "literal_error":
        allowed = line["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        return Problem(place, "{given} is not one of: {allowed}", given=json.dumps(given, ensure_ascii=False), allowed=allowed)
    if kind == "string_pattern_mismatch":
        return Problem(place, "“{given}” is not of the form {form}", given=given, form=_form(line["ctx"]["pattern"]))
    if kind == "extra_forbidden":
        near = get_close_matches(str(where[-1]), _known_keys(where), 1)
        if near:
            return Problem(place, "is not a known key; did you mean “{near}”?", near=near[0])
        return Problem(place, "is not a known key")
    return Problem(place, _SHAPES.get(kind, line["msg"]))


def _place(where: Iterable[object]) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in where)
    return text.removeprefix(".") or "."


def _form(pattern: str) -> str:
    return {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "lowercase-words-joined-by-hyphens",
        r"^[A-Z]{2}-[0-9]{4,6}$": "MX-0001",
        r"^[A-Z]{2}-[A-Z0-9]{1,3}$": "MX-JAL",
        r"^\d{4}\.\d{1,2}\.\d+$": "2026.11.0",
        r"^\d{4}-\d\d-\d\d$": "2026-11-30",
    }.get(pattern, pattern)


_HOLDS: dict[str, tuple[Any, ...]] = {
    "": (models.Ledger,),
    "organizations": (models.Organization,),
    "products": (models.Product,),
    "sources": (models.Source,),
    "author": (models.Author,),
    "records": (models.Acquisition, models.Revelation, models.Response),
    "citations": (models.AcquisitionCitation,),
    "amounts": (models.Amount,),
    "identifiers": (models.Identifier,),
    "targets": (models.Target,),
    "retired": (models.Retired,),
}
"""What stands in each list, so that the nearest key can be offered for a misspelt one."""


def _known_keys(where: list[Any]) -> list[str]:
    parent = next((part for part in reversed(where[:-1]) if isinstance(part, str)), "")
    return [key for model in _HOLDS.get(parent, (models.Words,)) for key in model.__annotations__]


def check(raw: bytes) -> Row:
    """Return the dataset in these bytes.

    Raises:
        Unusable: it cannot be parsed, or has problems; they are all in the exception.
    """
    data = parse(raw)
    found = tuple(problems(data))
    if found:
        fault = Unusable("not a valid dataset")
        fault.problems = found
        raise fault
    return data  # type: ignore[no-any-return]


def seal(path: Path, raw: bytes) -> Path:
    """Write the seal of a dataset, ``FILE.sha256`` as ``sha256sum`` writes it, and return its path.

    Args:
        path: the dataset's file.
        raw: the bytes that were checked, so that a file that has changed since does not match its seal.

    Raises:
        OSError: the seal could not be written.
    """
    target = path.with_name(path.name + ".sha256")
    target.write_text(f"{hashlib.sha256(raw).hexdigest()}  {path.name}\n", encoding="utf-8")
    return target

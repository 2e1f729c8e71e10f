"""JSON is written by a faster way to the same bytes as the standard library's."""

import json

from hypothesis import given
from hypothesis import strategies as st

from survcli.formats.json import dump

_leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_values = st.recursive(
    _leaves, lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner), max_leaves=30
)


@given(_values)
def test_the_bytes_are_those_of_the_standard_library(value):
    assert dump(value) == json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_so_are_those_of_the_whole_ledger(ledger):
    assert dump(ledger.records) == json.dumps(ledger.records, ensure_ascii=False, indent=2) + "\n"

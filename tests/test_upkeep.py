"""Keeping a ledger: a skeleton, order, and what changed."""

import copy
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from survcli import layout, models, upkeep, validation


def test_a_skeleton_has_every_key_of_its_kind_in_order(data):
    order = models.key_order()
    for kind in ("acquisition", "revelation", "response"):
        assert sorted(upkeep.skeleton(data, kind)) == sorted(order[kind])


def test_a_skeleton_has_the_next_id_that_was_never_given(data):
    assert upkeep.next_id(data) == "MX-0100"  # MX-0099 was withdrawn


def test_a_filled_skeleton_is_valid(data):
    record = upkeep.skeleton(data, "revelation")
    source = data["sources"][0]["id"]
    record |= {"date": "2016", "form": "leak", "publishers": [data["organizations"][0]["id"]]}
    record["title"] = record["summary"] = {"en": "Something came to light", "es": "Algo salió a la luz"}
    record["citations"] = [{"source": source, "basis": "reporting", "supports": ["date"]}]
    data["records"].append(record)
    ordered = json.loads(layout.dump(data, models.key_order()))
    assert [str(problem) for problem in validation.problems(ordered)] == []


def test_the_command_prints_a_skeleton(small):
    result = small("new", "acq")
    assert result.status == 0
    assert result.json["id"] == "MX-0100"
    assert result.json["kind"] == "acquisition"


def test_a_shuffled_file_is_put_back_in_order(data, tmp_path, run, small_file):
    data["records"].reverse()
    data["sources"].reverse()
    data["records"] = [dict(reversed(row.items())) for row in data["records"]]
    file = tmp_path / "my.json"
    file.write_text(json.dumps(data), "utf-8")
    assert run("tidy", str(file)).status == 0
    assert file.read_text("utf-8") == small_file.read_text("utf-8")


def test_putting_in_order_loses_nothing_that_it_does_not_know(data, tmp_path, run):
    data["records"][0]["remark"] = "mine"
    file = tmp_path / "my.json"
    file.write_text(json.dumps(data), "utf-8")
    assert run("tidy", str(file)).status == 0
    assert json.loads(file.read_text("utf-8"))["records"][0]["remark"] == "mine"


def test_a_number_that_json_does_not_have_is_not_written(data, tmp_path, run):
    file = tmp_path / "my.json"
    file.write_text(json.dumps(data).replace("109327680", "1e999", 1), "utf-8")
    before = file.read_text("utf-8")
    assert run("tidy", str(file)).status == 1
    assert file.read_text("utf-8") == before


def test_what_has_no_order_is_left_as_it_is(tmp_path, run):
    file = tmp_path / "my.json"
    file.write_text('{"records": 3}', "utf-8")
    result = run("tidy", str(file))
    assert result.status == 1
    assert file.read_text("utf-8") == '{"records": 3}'


def test_two_equal_datasets_differ_in_nothing(data):
    assert upkeep.changes(data, copy.deepcopy(data)) == []


def test_added_withdrawn_and_changed_records_are_told(data):
    new = copy.deepcopy(data)
    gone = new["records"].pop()
    new["retired"].append({"id": gone["id"], "reason": {"en": "Doubtful.", "es": "Dudoso."}})
    added = {**copy.deepcopy(new["records"][0]), "id": "MX-0200"}
    new["records"].append(added)
    new["records"][0]["date"] = "2012-09"
    found = {row["id"]: row for row in upkeep.changes(data, new)}
    assert found["MX-0200"]["change"] == "added"
    assert found[gone["id"]]["change"] == "withdrawn"
    assert found[gone["id"]]["reason"]["en"] == "Doubtful."
    assert found[data["records"][0]["id"]]["fields"] == [{"field": "date", "before": "2012-08-31", "after": "2012-09"}]
    assert len(found) == 3


def test_a_changed_source_shows_where_it_is_cited(data):
    new = copy.deepcopy(data)
    new["sources"][0]["title"] = "Another title"
    citing = {row["id"] for row in data["records"] if any(one["source"] == new["sources"][0]["id"] for one in row["citations"])}
    found = upkeep.changes(data, new)
    assert {row["id"] for row in found} >= citing
    assert "Another title [" not in json.dumps(found)


def test_whatever_changes_where_a_record_points_is_told(data):
    new = copy.deepcopy(data)
    new["sources"][0]["issued"] = "1999"
    maker = next(row for row in new["organizations"] if row["id"] == "nso-group")
    maker["country"] = "US"
    told = json.dumps(upkeep.changes(data, new))
    assert "[issued: 1999]" in told
    assert "NSO Group [country: IL]" in told
    assert "NSO Group [country: US]" in told


def test_the_lines_are_those_of_a_changelog(data, tmp_path, run, small_file):
    data["records"][0]["amounts"][0]["value"] = 1
    file = tmp_path / "new.json"
    file.write_text(json.dumps(data), "utf-8")
    result = run("diff", str(small_file), str(file))
    assert result.status == 0
    assert result.out.startswith("### Changed\n\n- MX-0001: ")
    assert "109327680" in result.out


_leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_values = st.recursive(_leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=60)


@given(_values)
def test_laying_out_changes_no_value(value):
    empty = {name: [] for name in layout.ORDER}
    assert json.loads(layout.dump({**empty, "extra": value}, {"ledger": []})) == {**empty, "extra": value}


def test_what_fits_on_a_line_stands_on_one_and_no_other_line_is_longer(data):
    lines = layout.dump(data, models.key_order()).splitlines()
    assert any('{"source": ' in line and '"supports": [' in line for line in lines)
    assert all(len(line) <= layout.COLUMNS or re.match(r'\s*"[\w-]+": "', line) for line in lines)

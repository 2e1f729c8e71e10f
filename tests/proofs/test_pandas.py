"""pandas reads the CSV: text stays text, figures are numbers, days are days."""

import pytest

pandas = pytest.importorskip("pandas", reason="proof of .csv: pandas is not installed (pip install 'survcli[proofs]')")


@pytest.fixture
def frame(run, tmp_path):
    run("export", str(tmp_path / "x.csv"), "--kind", "acquisition")
    return pandas.read_csv(tmp_path / "x.csv")


@pytest.fixture
def acquisitions(run):
    return run("list", "--json").json


def test_pandas_reads_every_record_and_its_text(frame, acquisitions):
    assert list(frame["id"]) == [row["id"] for row in acquisitions]
    assert list(frame["date"]) == [row["date"] for row in acquisitions]
    assert list(frame["summary_es"]) == [row["summary"]["es"] for row in acquisitions]


def test_pandas_reads_figures_as_numbers_beside_one_currency_each(frame, acquisitions):
    assert frame["amount"].dtype == "float64"
    single = {
        row["id"]: row["amounts"][0] for row in acquisitions if len(row["amounts"]) == 1 and not row["amounts"][0]["qualifier"]
    }
    known = frame[frame["amount"].notna()]
    assert dict(zip(known["id"], known["amount"], strict=True)) == {key: one["value"] for key, one in single.items()}
    assert dict(zip(known["id"], known["currency"], strict=True)) == {key: one["currency"] for key, one in single.items()}
    assert frame[frame["amount"].isna()]["currency"].isna().all()


def test_pandas_reads_days_as_days(frame, acquisitions):
    days = pandas.to_datetime(frame["earliest"], format="%Y-%m-%d")
    expected = [row["earliest"] for row in acquisitions]
    assert [None if pandas.isna(day) else day.strftime("%Y-%m-%d") for day in days] == expected


def test_pandas_reads_true_and_false(frame, acquisitions):
    assert frame["disputed"].dtype == "bool"
    assert list(frame["disputed"]) == [row["disputed"] for row in acquisitions]

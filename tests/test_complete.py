"""The Tab key, in the three shells."""

import pytest
from conftest import shell

from survcli import complete


def offered(small_file, typed: str, kind: str = "bash") -> list[str]:
    words = typed.split(" ")
    env = {
        "_SURVCLI_COMPLETE": f"complete_{kind}",
        "SURVCLI_DATA": str(small_file),
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
    }
    result = shell(env=env, text=True)
    assert result.stderr == ""
    return result.stdout.split()


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("survcli tim", "timeline"),
        ("survcli timeline --ye", "--year"),
        ("survcli vendor ns", "nso-group"),
        ("survcli vendor NSO", "nso-group"),
        ("survcli list --buyer pg", "pgr"),
        ("survcli show mx-000", "MX-0001"),
        ("survcli country fin", "Finland"),
        ("survcli timeline --technology imsi", "imsi-catcher"),
        ("survcli timeline --lang e", "es"),
        ("survcli stats --by ven", "vendor"),
    ],
)
def test_commands_options_and_values_are_completed(small_file, kind, typed, wanted):
    assert any(wanted.casefold() in line.casefold() for line in offered(small_file, typed, kind))


def test_a_name_that_fits_hides_no_id_that_begins_as_typed():
    assert {"pfm", "pgr"} & set(complete.bodies("buyers")("pf")) == {"pfm"}  # PF is also the Federal Police


def test_countries_are_completed_in_both_languages(monkeypatch, small_file):
    monkeypatch.setenv("SURVCLI_DATA", str(small_file))
    assert "Finlandia" in complete.countries("Finl")
    assert "finlandia" in complete.countries("finl")
    assert "FI" in complete.countries("F")


def test_an_unreadable_dataset_offers_nothing_and_says_nothing(tmp_path):
    assert offered(tmp_path / "none.json", "survcli vendor ns") == []

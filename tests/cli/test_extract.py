import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from assistant.cli.extracting import BATCH
from assistant.extract.claims import ClaimReader
from assistant.model import Claim, Record


@pytest.fixture(scope="module")
def seed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the first records of a seed, enough for several batches."""
    text = (checkout / "seeds" / "cancer-imaging-2026-03.nbib").read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("seed") / "seed.nbib"
    path.write_text("\n\n".join(text.split("\n\n")[: 2 * BATCH + 6]), encoding="utf-8")
    return path


def test_claims_are_written_one_a_line_as_the_contract_says(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    assert run("extract", new_search, "-o", "claims.jsonl").exit_code == 0
    claims = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [
        (c["record_id"], c["region"]["id"], c["region"]["laterality"], c["measure"]["id"], c["direction"], c["status"])
        for c in claims
    ]
    assert found == [
        ("pmid:101", "insula", "left", "gray_matter_volume", "decrease", "asserted"),
        ("pmid:103", "insula", None, "gray_matter_volume", "decrease", "asserted"),
    ]
    (evidence,) = claims[0]["evidence"]
    assert evidence["sentence"].startswith("Patients with pain showed decreased")


def test_claims_go_to_standard_output_by_default(run: Callable[..., Result], old_search: Path) -> None:
    result = run("extract", old_search)
    assert [json.loads(line)["record_id"] for line in result.stdout.splitlines()] == ["pmid:101"]
    assert result.stderr.splitlines()[-1] == "2 records, 1 claim"


@pytest.mark.parametrize("command", ["extract", "studies"])
def test_several_processes_write_the_same_bytes(
    command: str, run: Callable[..., Result], tmp_path: Path, seed: Path
) -> None:
    results = [run(command, seed, "-o", f"{jobs}.jsonl", "--jobs", jobs) for jobs in (1, 2)]
    assert [result.exit_code for result in results] == [0, 0]
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert results[0].stderr == results[1].stderr


def test_a_fault_of_the_program_names_the_record(
    run: Callable[..., Result], tmp_path: Path, new_search: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: ClaimReader, record: Record, reading: object) -> list[Claim]:
        raise ZeroDivisionError("invented")

    monkeypatch.setattr(ClaimReader, "claims", fail)
    result = run("extract", new_search, "-o", "claims.jsonl", "--jobs", 2)
    assert result.exit_code == 1
    assert result.stderr.startswith("new.nbib:2: extraction-failed: pmid:101 cannot be worked through: ZeroDivision")
    assert not (tmp_path / "claims.jsonl").exists()

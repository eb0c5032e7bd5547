import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result


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

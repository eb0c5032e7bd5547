import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_study_facts_name_groups_and_sizes(run: Callable[..., Result], tmp_path: Path, old_search: Path) -> None:
    assert run("studies", old_search, "-o", "studies.jsonl").exit_code == 0
    first, second = map(json.loads, (tmp_path / "studies.jsonl").read_text(encoding="utf-8").splitlines())
    assert sorted(group["n"] for group in first["groups"]) == [28, 30]
    assert (second["record_id"], second["groups"], second["n_total"]) == ("pmid:102", [], None)

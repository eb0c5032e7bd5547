import json
from pathlib import Path

import pytest

from benchmarks.coverage import main

FILES = {"assistant/model/a.py": (9, 10), "assistant/model/deep/b.py": (9, 10), "assistant/c.py": (2, 2)}


def write_report(folder: Path, files: dict[str, tuple[int, int]]) -> Path:
    summaries = {n: {"summary": {"covered_branches": c, "num_branches": of}} for n, (c, of) in files.items()}
    path = folder / "report.json"
    path.write_text(json.dumps({"files": summaries}), encoding="utf-8")
    return path


def test_the_table_goes_by_parts_into_its_document(tmp_path: Path) -> None:
    document = tmp_path / "quality.md"
    document.write_text("Before.\n<!-- coverage: begin -->\nold\n<!-- coverage: end -->\n", encoding="utf-8")
    assert main([str(write_report(tmp_path, FILES)), "--write", str(document)]) == 0
    rows = [line for line in document.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert rows == ["| (leaves) | 2 | 2 | 100.0 |", "| model | 18 | 20 | 90.0 |", "| all | 20 | 22 | 90.9 |"]


def test_a_fall_below_the_bar_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write_report(tmp_path, {"assistant/c.py": (89, 100)}))]) == 1
    assert "fewer than 90 %" in capsys.readouterr().err

from pathlib import Path

import pytest

from assistant.read import load_snapshot
from benchmarks.scaling import SEEDS, TASKS, Figure, main, write_parts, write_records, write_report


def figure(task: str, abstracts: int, jobs: int = 1, processor: float = 10.0, workers: float = 0.0) -> Figure:
    return Figure(task, abstracts, jobs, processor, workers, 12.0, 200.0, 100.0, 5)


def test_records_are_repeated_as_other_records(tmp_path: Path) -> None:
    """As many as are asked for are left when duplicates have been merged."""
    snapshot, _ = load_snapshot([write_records(tmp_path / "a.nbib", SEEDS, 300)])
    assert snapshot.counts == {"read": 300, "merged": 0, "reported": 0, "kept": 300}


def test_parts_hold_other_records(tmp_path: Path) -> None:
    parts = sorted(write_parts(tmp_path / "files", SEEDS[:1], 24).iterdir())
    snapshot, _ = load_snapshot(parts)
    assert (len(parts), snapshot.counts["kept"]) == (8, 24)


@pytest.mark.parametrize("task", ["extract", "store"])
def test_a_task_gives_the_number_of_claims(task: str, tmp_path: Path) -> None:
    folder = write_parts(tmp_path / "files", SEEDS[:1], 8)
    path = next(folder.iterdir()) if task == "extract" else folder
    assert TASKS[task](path, 1)() > 0


def test_the_tables_say_what_was_measured_and_what_was_not() -> None:
    figures = [
        *(figure("extract", 100, jobs=2, processor=1.0, workers=11.0), figure("store", 100, processor=12.0)),
        *(figure("cluster", 100, jobs=2, processor=1.0, workers=12.0), figure("select", 100)),
        *(figure("extract", 100), figure("growth", 100), figure("growth", 1000, processor=110.0)),
    ]
    report = write_report(figures)
    assert "| 1,000 | 110.0 | 110.00 | 1.10 | 200 | 5 |" in report
    assert "| to a file, `--jobs 2` | 100 | 12.0 | 1.0 | 120.00 | 1.82 | 200, 100 |" in report
    assert "| dask, to a store, `--jobs 2` | 100 | 13.0 | 1.0 | 130.00 | 2.00 | 200, 100 |" in report
    assert "Measured at 1,000 abstracts, a million costs 30.56 hours of one core." in report
    assert "Extrapolated, not measured: PubMed, 38 million records in 1,300 files" in report


def test_the_document_has_a_place_for_the_tables(checkout: Path) -> None:
    text = (checkout / "docs" / "scaling.md").read_text(encoding="utf-8")
    assert text.count("written by make bench-scaling -->") == 2


def test_a_process_prints_what_it_took(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_records(tmp_path / "a.nbib", SEEDS[:1], 2)
    assert main([str(path), "--task", "extract"]) == 0
    assert '"per' not in capsys.readouterr().out

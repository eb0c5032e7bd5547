from pathlib import Path

import pytest

from assistant.read import load_snapshot
from benchmarks import reading
from benchmarks.reading import SEED, Figure, compare_sizes, make_articles, make_records, report, run_task, write_text


@pytest.mark.parametrize("full", [False, True])
def test_made_records_are_as_many_publications(tmp_path: Path, full: bool) -> None:
    path = write_text(tmp_path / "a.nbib", make_records(SEED, 80, full=full))
    snapshot, problems = load_snapshot([path])
    assert snapshot.counts == {"read": 80, "merged": 0, "reported": 0, "kept": 80}
    assert {problem.code for problem in problems} <= {"no-abstract", "two-dois"}
    assert path.read_text() == "".join(make_records(SEED, 80, full=full))


def test_articles_are_the_same_records(tmp_path: Path) -> None:
    medline = load_snapshot([write_text(tmp_path / "a.nbib", make_records(SEED, 40))])[0]
    xml = load_snapshot([write_text(tmp_path / "a.xml", make_articles(SEED, 40))])[0]
    assert [(r.record_id, r.title, r.abstract) for r in xml.records] == [
        (r.record_id, r.title, r.abstract) for r in medline.records
    ]


@pytest.mark.parametrize("task", ["bio", "medline", "snapshot"])
def test_every_task_reads_every_record(tmp_path: Path, task: str) -> None:
    found = run_task(task, write_text(tmp_path / "a.nbib", make_records(SEED, 40)))
    assert found["records"] == 40
    assert found["seconds"] > 0


def test_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"bio": Figure(0.5, 0, 20), "medline": Figure(0.25, 1 << 20, 20), "snapshot": Figure(1.0, 3 << 19, 20)}
    monkeypatch.setattr(reading, "measure", lambda tasks, path, runs=5: {task: figures[task] for task in tasks})
    text = report(tmp_path, write_text(tmp_path / "a.nbib", make_records(SEED, 20)), 20)
    assert text.splitlines()[0].startswith("a.nbib: 20 records, 0.0 MiB")
    assert text.splitlines()[-1] == "| read, merged and frozen | 1.00 | 2.00 | 1.5 |"


def test_sizes_are_compared_for_both_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    peak = {"20": 1 << 20, "100": 2 << 20}
    monkeypatch.setattr(
        reading, "measure", lambda tasks, path, runs=5: {task: Figure(1.0, peak[path.stem], 1) for task in tasks}
    )
    assert list(compare_sizes(tmp_path, 20))[2:] == [
        "| MEDLINE, parsed and forgotten | 1.0 | 2.0 |",
        "| PubMed XML, parsed and forgotten | 1.0 | 2.0 |",
    ]

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from benchmarks import accuracy
from benchmarks.accuracy import find_date, find_sets, main
from benchmarks.record import BEGIN, END, recorded_f1


@pytest.fixture
def data(tmp_path: Path, checkout: Path) -> Path:
    """Lay out annotated data: the invented set, a marked text, a text with marked counts."""
    folders = {name: tmp_path / name for name in ("gold", "regions", "participants")}
    for folder in folders.values():
        folder.mkdir()
    for path in (checkout / "tests" / "evaluate").glob("invented.*"):
        shutil.copy(path, folders["gold"])
    (folders["gold"] / "alone.claims.jsonl").write_text("{}\n", encoding="utf-8")
    marked = {"pmid": "7", "text": "Fibres reach the amygdala.", "spans": [[17, 25, "amygdala"]]}
    (folders["regions"] / "marked.jsonl").write_text(json.dumps(marked), encoding="utf-8")
    counted = {"pmcid": 8, "text": "We scanned 21 patients and 19 controls.", "counts": [{"n": 21}, {"n": 19}]}
    (folders["participants"] / "counted.jsonl").write_text(json.dumps(counted), encoding="utf-8")
    return folders["gold"]


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accuracy, "open_extraction", cache(accuracy.open_extraction))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "accuracy.md"
    path.write_text(f"# Accuracy\n\n{BEGIN}\n{END}\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("loaded_once")
def test_what_is_recorded_is_reached_and_what_is_lost_is_named(
    data: Path, document: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert main(["check", str(data)], document) == 1
    assert "accuracy.md: no figure is recorded; run make accuracy" in capsys.readouterr().err
    assert main(["record", str(data)], document) == 0
    text = document.read_text(encoding="utf-8")
    assert "state of 2023-11-14" in text
    assert "`invented`: 12 abstracts, 38 annotated claims" in text
    recorded = recorded_f1(text)
    assert recorded["marked", "regions, strict"] == recorded["counted", "participants, exact number"] == 1.0
    assert main(["check", str(data)], document) == 0
    assert "accuracy: 7 recorded figures are reached" in capsys.readouterr().out
    (data.parent / "regions" / "marked.jsonl").unlink()
    assert main(["check", str(data)], document) == 1
    assert "marked regions, strict: F1 1.000 is recorded and nothing was measured" in capsys.readouterr().err


def test_without_data_the_check_passes_and_says_so(
    tmp_path: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = document.read_text(encoding="utf-8")
    for arguments in (["check"], ["check", str(tmp_path)]):
        assert main(arguments, document) == 0
        assert "no annotated abstracts" in capsys.readouterr().err
    assert main(["record"], document) == 1
    assert document.read_text(encoding="utf-8") == before


def test_a_set_is_a_pair_of_files(data: Path) -> None:
    assert find_sets(data) == ("invented",)


def test_a_date_that_is_none_stops_the_record() -> None:
    with pytest.raises(SystemExit, match="SOURCE_DATE_EPOCH"):
        find_date({"SOURCE_DATE_EPOCH": "yesterday"})

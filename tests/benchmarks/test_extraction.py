import json
from pathlib import Path

import pytest

from benchmarks import extraction
from benchmarks.extraction import BARE, MEDSPACY, OWN, SEED, Figure, normal_text, read_records, record, take_turns
from benchmarks.peers import open_medspacy, prepare_tokenizer

FIGURES = [
    Figure("every text new", BARE, 4, (100.0, 200.0, 100.0), (50.0, 50.0, 60.0)),
    Figure("a few texts", MEDSPACY, 2, (10.0,), (1000.0,)),
]


def test_programs_take_turns_over_all_records(tmp_path: Path) -> None:
    path = tmp_path / "few.nbib"
    path.write_text("\n\n".join(SEED.read_text(encoding="utf-8").split("\n\n")[:3]), encoding="utf-8")
    rounds = take_turns(path, 2)
    assert [set(seconds) for seconds in rounds] == [{BARE, OWN}] * 2
    assert all(seconds > 0 for one in rounds for seconds in one.values())


def test_the_tokenizer_reads_what_the_cascade_reads() -> None:
    records = read_records(SEED)[:2]
    texts = [normal_text(one) for one in records]
    assert [text.startswith(one.title) for text, one in zip(texts, records, strict=True)] == [True, True]
    assert prepare_tokenizer(texts)() > sum(len(text.split()) for text in texts)


def test_figures_are_recorded_with_their_spread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    document, results = tmp_path / "scaling.md", tmp_path / "out" / "figures.json"
    document.write_text("# A\n\n<!-- extraction: begin -->\n<!-- extraction: end -->\n", encoding="utf-8")
    record("a.nbib", FIGURES, {"draftreview": 180.4}, document, results)
    lines = document.read_text(encoding="utf-8").splitlines()
    assert "Measured with `make bench`, state of 2026-02-02, on `a.nbib` in one process." in lines
    row = "| spaCy's bare tokenizer, every text new | 4 | 100 (100–200) | 50 (50–60) | 0.500 (0.250–0.600) |"
    assert row in lines
    assert "Peak memory: draftreview 180 MiB." in lines
    told = json.loads(results.read_text(encoding="utf-8"))
    assert told["figures"][0]["ratios"] == [0.5, 0.25, 0.6]
    assert told["peak_mebibytes"] == {"draftreview": 180.4}


def test_medspacy_is_asked_once_a_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "peer.py"
    script.write_text(
        "import json, sys\nwork = json.load(open(sys.argv[1]))\nprint('{}', flush=True)\n"
        "for _ in sys.stdin:\n    print(json.dumps({'seconds': len(work['texts'])}), flush=True)\n"
    )
    monkeypatch.setattr("benchmarks.peers.SCRIPT", script)
    _, concepts = extraction.open_extractor()
    with open_medspacy(Path(extraction.sys.executable), ["a", "b"], concepts, tmp_path) as take_round:
        assert [take_round(), take_round()] == [2, 2]
    work = json.loads((tmp_path / "medspacy.json").read_text(encoding="utf-8"))
    assert ["region", "insula"] in work["concepts"]


def test_a_peer_that_ends_early_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "peer.py"
    script.write_text("print('{}')\n")
    monkeypatch.setattr("benchmarks.peers.SCRIPT", script)
    _, concepts = extraction.open_extractor()
    with (
        pytest.raises((ChildProcessError, BrokenPipeError)),
        open_medspacy(Path(extraction.sys.executable), [], concepts, tmp_path) as take_round,
    ):
        take_round()

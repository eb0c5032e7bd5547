import re
from pathlib import Path

import pytest

from assistant.cli.pipeline import make_review
from assistant.cli.rule_sets import Rules
from assistant.model import Verdict
from benchmarks import updating
from benchmarks.invented import FIRST_ID, open_inventor, write_records
from benchmarks.updating import build, edit, main, strip_bookmarks
from tests.redline.answers import read_texts


def test_invented_records_are_read_as_what_they_say(default_rules: Rules, tmp_path: Path) -> None:
    path = write_records(open_inventor(default_rules.concepts).invent(60), tmp_path)
    review = make_review([path], default_rules).review
    assert sum(outcome.used for outcome in review.records) == 60
    assert len(review.claims) > 120
    assert {s.verdict for s in review.syntheses} >= {Verdict.SINGLE, Verdict.CONSENSUS, Verdict.DISCREPANCY}


def test_a_while_later_studies_are_new_corrected_or_retracted(default_rules: Rules) -> None:
    inventor = open_inventor(default_rules.concepts)
    before, after = inventor.invent(50), inventor.invent_later(50)
    assert before == inventor.invent(60)[:50]
    changed = [old.number for old, new in zip(before, after, strict=False) if old != new]
    assert changed == [1, 2, 42] and after[1].retracted and after[2].sentences[1] != before[2].sentences[1]
    assert [study.number for study in after[50:]] == [50, 51, 52, 53, 54]
    assert f"PMID- {FIRST_ID + 1}" in after[1].write() and "PT  - Retracted Publication" in after[1].write()


def test_one_paragraph_in_ten_is_edited(default_rules: Rules, tmp_path: Path) -> None:
    word = build(open_inventor(default_rules.concepts).invent(10), default_rules, tmp_path).word
    before, after = read_texts(word), read_texts(edit(word))
    added = [text for text in after if text.endswith(" This needs another look.")]
    rewritten = [text for text in after if text.startswith("As others found before us, ")]
    assert len(added) >= len(rewritten) >= len(before) - len(after) > 0
    assert read_texts(strip_bookmarks(word)) == before


def test_every_step_is_measured(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(updating, "save_again", lambda content, folder: content)
    monkeypatch.setattr(updating, "RUNS", 1)
    main(["10", "12"])
    head, _, *rows = capsys.readouterr().out.splitlines()
    assert head == "| seconds | 10 studies | 12 studies | growth |"
    assert len(rows) == 8 and all(re.fullmatch(r"\| [\w ]+ \| \d+\.\d\d \| \d+\.\d\d \| \d+\.\d\d \|", r) for r in rows)

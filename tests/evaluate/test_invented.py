"""Twelve invented abstracts, annotated as real ones are: what is read of them must not become less."""

from pathlib import Path

import pytest

from assistant.cli.pipeline import read_annotations
from assistant.cli.rule_sets import Rules, open_region_words
from assistant.evaluate import Level, Scores, evaluate
from assistant.pack import DEFAULT_PACK
from assistant.read import load_snapshot

FOLDER = Path(__file__).parent
# measured; raise them when extraction becomes better
FLOORS = {Level.LOCATED: 0.987, Level.DIRECTED: 0.907, Level.CLAIM: 0.907, Level.FULL: 0.907}


@pytest.fixture(scope="module")
def scores(default_rules: Rules) -> Scores:
    annotated, problems = read_annotations(FOLDER / "invented.claims.jsonl")
    snapshot, _ = load_snapshot([FOLDER / "invented.nbib"])
    assert problems == ()
    assert [record.record_id for record in annotated] == [record.record_id for record in snapshot.records]
    claims = [
        c for extraction in default_rules.extraction.extractor.extract(snapshot.records) for c in extraction.claims
    ]
    return evaluate(annotated, claims, open_region_words(DEFAULT_PACK)).scores


def test_the_set_is_whole(scores: Scores) -> None:
    assert (scores.records, scores.annotated) == (12, 38)


@pytest.mark.parametrize("level", FLOORS)
def test_as_much_is_read_as_was_recorded(scores: Scores, level: Level) -> None:
    assert scores.levels[level].score.f1 >= FLOORS[level]

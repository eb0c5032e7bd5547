"""With a cache, without one, cold or warm: the same extractions, and only what has to be is extracted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli.extracting import extract_records
from assistant.cli.extraction_cache import ExtractionCache
from assistant.cli.rule_sets import Rules
from assistant.extract import ExtractionRules
from assistant.model import Extraction, Record

TEXTS = {
    "insula": "RESULTS: Patients had lower gray matter volume in the left insula than controls.",
    "thalamus": "RESULTS: Patients had higher FA in the thalamus than controls.",
    "none": "",
}
RECORDS = tuple(Record(f"pmid:{n}", f"About {name}", text) for n, (name, text) in enumerate(TEXTS.items(), start=1))


@pytest.fixture
def rules(default_rules: Rules) -> ExtractionRules:
    return default_rules.extraction


class Counting:
    """Extracts, and notes what."""

    def __init__(self, rules: ExtractionRules) -> None:
        self.rules = rules
        self.seen: list[str] = []

    def __call__(self, records: Iterable[Record]) -> Iterator[Extraction]:
        for record in records:
            self.seen.append(record.record_id)
            yield from self.rules.extractor.extract([record])


def complete(
    folder: Path, rules: ExtractionRules, records: Iterable[Record] = RECORDS
) -> tuple[list[Extraction], list[str]]:
    extract = Counting(rules)
    made = list(ExtractionCache(folder, rules, mentions=False).complete(records, extract))
    return made, extract.seen


def with_synonym(rules: ExtractionRules, concept: str, synonym: str) -> ExtractionRules:
    known = rules.concepts.by_id[concept]
    changed = known.model_copy(update={"synonyms": (*known.synonyms, synonym)})
    return replace(rules, concepts=rules.concepts.with_changed({concept: changed}))


def test_a_second_build_extracts_nothing(rules: ExtractionRules, tmp_path: Path) -> None:
    cold = list(rules.extractor.extract(RECORDS))
    assert complete(tmp_path, rules) == (cold, ["pmid:1", "pmid:2", "pmid:3"])
    assert complete(tmp_path, rules) == (cold, [])


def test_after_a_concept_has_changed_texts_that_hold_its_words_are_extracted(
    rules: ExtractionRules, tmp_path: Path
) -> None:
    complete(tmp_path, rules)
    renamed = rules.concepts.by_id["thalamus"].model_copy(update={"name": "Thalamus"})
    edited = replace(rules, concepts=rules.concepts.with_changed({"thalamus": renamed}))
    assert complete(tmp_path, edited) == (list(edited.extractor.extract(RECORDS)), ["pmid:2"])
    assert complete(tmp_path, rules)[1] == []


def test_after_a_synonym_has_come_only_texts_that_may_hold_it_are_extracted(
    rules: ExtractionRules, tmp_path: Path
) -> None:
    complete(tmp_path, rules)
    for synonym, read in (("invented place", []), ("patients thalamus", ["pmid:2"])):
        edited = with_synonym(rules, "thalamus", synonym)
        assert complete(tmp_path, edited) == (list(edited.extractor.extract(RECORDS)), read)


def test_known_and_new_extractions_stand_in_the_order_of_the_records(rules: ExtractionRules, tmp_path: Path) -> None:
    complete(tmp_path, rules, RECORDS[1:2])
    found, seen = complete(tmp_path, rules)
    assert [extraction.record_id for extraction in found] == ["pmid:1", "pmid:2", "pmid:3"]
    assert seen == ["pmid:1", "pmid:3"]


def test_what_an_interrupted_build_made_serves_the_next(rules: ExtractionRules, tmp_path: Path) -> None:
    build = ExtractionCache(tmp_path, rules, mentions=False).complete(RECORDS, Counting(rules))
    next(build)
    next(build)
    build.close()
    assert complete(tmp_path, rules)[1] == ["pmid:3"]


def test_mentions_are_kept_as_well(rules: ExtractionRules, tmp_path: Path) -> None:
    plain, mentioning = ([*extract_records(RECORDS, rules, mentions=wanted)] for wanted in (False, True))
    for _ in range(2):
        assert [*extract_records(RECORDS, rules, mentions=True, cache=tmp_path)] == mentioning
        assert [*extract_records(RECORDS, rules, cache=tmp_path)] == plain


def test_no_extractor_is_made_for_what_is_known(rules: ExtractionRules, tmp_path: Path) -> None:
    cold = [*extract_records(RECORDS, rules, cache=tmp_path)]
    unmade = replace(rules)
    assert [*extract_records(RECORDS, unmade, cache=tmp_path)] == cold
    assert "extractor" not in vars(unmade)


def test_a_cache_that_cannot_be_used_is_told_of_and_changes_nothing(
    rules: ExtractionRules, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder")
    found = [*extract_records(RECORDS, rules, cache=tmp_path / "file")]
    assert found == list(rules.extractor.extract(RECORDS))
    assert capsys.readouterr().err.count("cache: the cache cannot be used") == 1

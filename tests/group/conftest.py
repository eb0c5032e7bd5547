from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.group import Grouping, Screening, build_review, load_grouping, load_screening
from assistant.group.rules import CohortRule
from assistant.model import Claim, Record, Review, RulePack, Study, StudyCorrection
from assistant.pack import Pack
from tests.group.material import make_snapshot, make_study, write_pack

BuildReview = Callable[..., Review]


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return write_pack(tmp_path_factory.mktemp("pack"))


@pytest.fixture(scope="session")
def concepts(pack: Pack) -> Concepts:
    return load_concepts(pack)


@pytest.fixture(scope="session")
def grouping(pack: Pack, concepts: Concepts) -> Grouping:
    return load_grouping(pack, concepts)


@pytest.fixture(scope="session")
def screening(pack: Pack, concepts: Concepts) -> Screening:
    return load_screening(pack, concepts)


@pytest.fixture
def review_of(grouping: Grouping, screening: Screening, concepts: Concepts) -> BuildReview:
    """Build a review of claims; records and studies that are not given are made up."""

    def build(
        claims: Sequence[Claim],
        studies: Sequence[Study] = (),
        records: Sequence[Record] = (),
        cohorts: Sequence[tuple[str, ...]] = (),
        rules: Grouping = grouping,
        decided: Sequence[StudyCorrection] = (),
    ) -> Review:
        ids = {c.record_id for c in claims} | {s.record_id for s in studies}
        given = {record.record_id for record in records}
        snapshot = make_snapshot(*records, *sorted(ids - given))
        known = {study.record_id for study in studies}
        facts = [*studies, *(make_study(r.record_id) for r in snapshot.records if r.record_id not in known)]
        stated = tuple(CohortRule(id=f"k{i}", records=ids, why="they say so") for i, ids in enumerate(cohorts))
        voting = replace(rules, cohorts=stated) if stated else rules
        decisions = {study.record_id: study for study in decided}
        stage = (voting, screening, concepts, RulePack("small", "1" * 64))
        return build_review(snapshot, claims, facts, *stage, decisions)

    return build

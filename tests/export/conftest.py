from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from assistant.concepts import Concepts, load_concepts
from assistant.export import Material, gather_material
from assistant.model import Claim, Point, Review, Section
from tests.draft.sample import make_review, make_snapshot, write_pack


@pytest.fixture(scope="session")
def concepts(tmp_path_factory: pytest.TempPathFactory) -> Concepts:
    return load_concepts(write_pack(tmp_path_factory.mktemp("pack")))


@pytest.fixture
def gather(concepts: Concepts) -> Callable[..., Material]:
    """Join the invented review, or another one, with coordinates."""

    def run(points: Sequence[Point] = (), review: Review | None = None, **titles: str) -> Material:
        snapshot = make_snapshot()
        named = (replace(r, title=titles.get(f"pmid{r.pmid}", r.title)) for r in snapshot.records)
        return gather_material(
            review or make_review(), replace(snapshot, records=tuple(named)), points, beside, concepts
        )

    return run


def place(record: int, x: float, *claim_ids: str, space: str | None = "MNI", reported: bool = True) -> Point:
    """Invent the coordinates of a place in a sentence that names the claims they are beside."""
    sentence = f"Invented ({x}, 2, 3){''.join(f' {one}' for one in claim_ids)}."
    return Point(f"pmid:{record}", x, 2.0, 3.0, space, 9, 19, sentence, 0, Section.RESULTS, reported)


def beside(point: Point, claims: Sequence[Claim]) -> Sequence[Claim]:
    return [claim for claim in claims if claim.claim_id in point.sentence]

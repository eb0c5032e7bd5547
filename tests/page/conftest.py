from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.concepts import load_concepts
from assistant.model import (
    Arm,
    Author,
    ClaimRow,
    Decision,
    Direction,
    Evidence,
    Mention,
    Outcome,
    Record,
    Region,
    Review,
    RulePack,
    Section,
    SnapshotFacts,
    Study,
)
from assistant.page import PageMaterial
from tests.diff.reviews import synthesis
from tests.group.material import make_claim, write_pack

ABSTRACT = "Trees \U0001f333 grew. Oaks were taller than wild ones."
SENTENCE = "Oaks were taller than wild ones."


@pytest.fixture(scope="session")
def make_material(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., PageMaterial]:
    """Make a page of one study with one claim, one record without, and what a test wants otherwise."""
    concepts = load_concepts(write_pack(tmp_path_factory.mktemp("pack")))

    def make(**changes: Any) -> PageMaterial:
        start = ABSTRACT.index(SENTENCE)
        evidence = Evidence("abstract", SENTENCE, start, len(ABSTRACT), Section.RESULTS, "Oaks", None, ("taller",))
        place = Region("Oaks", "oak", "oaks", None, "oak")
        claim = make_claim("pmid:1", place, "increase", claim_id="c-1", evidence=(evidence,), rule="taller")
        records = (
            Record("pmid:1", "A title", ABSTRACT, (Author("Able", "A"),), "Journal", "2020", doi="10.1/x", pmid="1"),
            Record("pmid:2", "Another"),
        )
        group = synthesis("g-1", {Direction.INCREASE: ["pmid:1"]})
        review = Review(
            snapshot=SnapshotFacts("0" * 64, "2025-01-01", {"kept": 2}),
            rules=RulePack("small", "1" * 64),
            records=(
                Outcome("pmid:1", True),
                Outcome("pmid:2", False, "no-abstract", Decision.EXCLUDED, "empty"),
            ),
            studies=(Study("pmid:1", (Arm("oaks", "grown", 12, start, start + 4),), population="orchard"),),
            claims=(ClaimRow(claim, True),),
            syntheses=(group,),
        )
        mention = Mention(start, start + 4, "Oaks", "region", "oak", "concept:oak")
        fields: dict[str, Any] = {
            "title": "A review",
            "review": review,
            "records": records,
            "names": {"pmid:1": "Able 2020"},
            "mentions": {"pmid:1": (mention,)},
            "concepts": concepts,
            "sections": {"size": "Size"},
            "strata": {"orchards": "Orchards"},
            "stratum_of": {"pmid:1": "orchards", "pmid:2": None},
            "statements": {"c-1": {"region": "oak", "direction": "increase", "measure": "height"}},
            "word": lambda table, key: f"{table}/{key}",
        }
        return PageMaterial(**(fields | changes))

    return make


@pytest.fixture(scope="session")
def templates(checkout: Path) -> Path:
    return checkout / "templates" / "evidence"

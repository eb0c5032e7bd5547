from dataclasses import replace

import pytest

from assistant.diff.names import Names, address_of, scope_of, title_of
from assistant.model import Direction, Synthesis
from tests.diff.reviews import synthesis

SCOPE = "structure, with pain, patients vs controls"
ONE = synthesis("a", {Direction.INCREASE: ["pmid:1"]})
NAMES = Names(lambda concept: concept.replace("-", " "), {"pmid:1": "Able 2020"})


@pytest.mark.parametrize(
    ("found", "title", "scope"),
    [
        (ONE, "thickness in region a", SCOPE),
        (
            replace(ONE, target="region-b", stratum=None),
            "thickness in region a and region b",
            "structure, patients vs controls",
        ),
        (replace(ONE, associate="duration"), "thickness with duration in region a", SCOPE),
        (
            replace(ONE, group="the-ill", comparator="the-well", treatment="drug-x", of_change=True),
            "thickness in region a",
            "structure, with pain, the ill vs the well, drug x, of change",
        ),
        (
            replace(ONE, measure=None, region=None, modality="some-scan", comparison_kind=None),
            "a",
            "structure, with pain, some scan",
        ),
    ],
)
def test_a_synthesis_is_named_by_what_it_compares(found: Synthesis, title: str, scope: str) -> None:
    assert (title_of(found, NAMES), scope_of(found, NAMES)) == (title, scope)


def test_studies_are_cited_with_their_id() -> None:
    assert [NAMES.cite(record_id) for record_id in ("pmid:1", "pmid:2")] == ["Able 2020 (pmid:1)", "pmid:2"]


@pytest.mark.parametrize(
    ("record_id", "address"),
    [
        ("pmid:12", "https://pubmed.ncbi.nlm.nih.gov/12"),
        ("doi:10.1000/a<b>(c)", "https://doi.org/10.1000/a%3Cb%3E%28c%29"),
        ("title:0123", ""),
        ("x", ""),
    ],
)
def test_addresses_are_those_of_the_ids(record_id: str, address: str) -> None:
    assert address_of(record_id) == address

from collections.abc import Callable
from dataclasses import replace

from assistant.model import ClaimRow
from assistant.page import PageMaterial
from assistant.page.claims import list_claims, list_syntheses
from tests.page.conftest import ABSTRACT, SENTENCE

Make = Callable[..., PageMaterial]


def in_synthesis(material: PageMaterial, **fields: tuple[str, ...]) -> PageMaterial:
    (group,) = material.review.syntheses
    return replace(material, review=replace(material.review, syntheses=(replace(group, **fields),)))


def test_a_claim_stands_with_what_it_says_and_how_it_can_be_changed(make_material: Make) -> None:
    (claim,) = list_claims(in_synthesis(make_material(), claim_ids=("c-1",)))
    assert claim["groups"] == ["g-1"]
    assert claim["region"] == {"label": "oaks", "concepts": ("oak",)}
    assert claim["statement"] == {"region": "oak", "direction": "increase", "measure": "height"}
    assert "target" not in claim and "why_not" not in claim


def test_a_claim_beside_the_votes_stands_in_its_synthesis_too(make_material: Make) -> None:
    (claim,) = list_claims(in_synthesis(make_material(), beside_claims=("c-1",)))
    assert claim["groups"] == ["g-1"]


def test_evidence_points_to_the_sentence_as_javascript_counts(make_material: Make) -> None:
    (claim,) = list_claims(make_material())
    (evidence,) = claim["evidence"]
    units = ABSTRACT.encode("utf-16-le")
    assert units[2 * evidence["start"] : 2 * evidence["end"]].decode("utf-16-le") == SENTENCE
    assert evidence["rules"] == ["taller"]


def test_a_claim_without_a_vote_says_why_in_the_words_of_the_draft(make_material: Make) -> None:
    material = make_material()
    (row,) = material.review.claims
    review = replace(material.review, claims=(ClaimRow(row.claim, False, "hedged"),))
    (claim,) = list_claims(make_material(review=review))
    assert (claim["votes"], claim["why_not"]) == (False, "why_not/hedged")


def test_syntheses_keep_the_names_of_the_review(make_material: Make) -> None:
    (group,) = list_syntheses(make_material())
    assert (group["id"], group["verdict"], group["by_direction"]) == ("g-1", "single", {"increase": ["pmid:1"]})
    assert "treatment" not in group

import pytest

from assistant.evaluate import AnnotatedClaim
from assistant.evaluate.levels import count_levels, read_ends
from assistant.model import Claim
from tests.evaluate.material import WORDS, annotated, extracted


def levels(gold: AnnotatedClaim, claim: Claim) -> int:
    return count_levels(gold, claim, read_ends(claim, WORDS), WORDS)


@pytest.mark.parametrize(
    ("gold", "claim", "count"),
    [
        (annotated("fornix"), extracted("insula"), 0),
        (annotated("fornix"), extracted("fornix", "increase"), 1),
        (annotated("fornix"), extracted("fornix", measure="MD"), 2),
        (annotated("fornix"), extracted("fornix", target="insula"), 2),
        (annotated("fornix", target="insula"), extracted("fornix"), 2),
        (annotated("fornix", target="insula"), extracted("fornix", target="pons"), 2),
        (annotated("fornix"), extracted("fornix", side="left"), 3),
        (annotated("fornix", side="bilateral"), extracted("fornix"), 3),
        (annotated("fornix", side="left"), extracted("left fornix", side="left"), 4),
        (annotated("fornix", target="insula"), extracted("fornix", target="insula"), 4),
    ],
)
def test_each_level_asks_for_more(gold: AnnotatedClaim, claim: Claim, count: int) -> None:
    assert levels(gold, claim) == count


def test_either_end_may_be_called_the_target() -> None:
    assert levels(annotated("insula", target="fornix"), extracted("fornix", target="insula")) == 4


def test_a_region_at_the_other_end_counts_only_if_two_ends_are_annotated() -> None:
    assert levels(annotated("insula", target="pons"), extracted("fornix", target="insula")) == 2
    assert levels(annotated("insula"), extracted("fornix", target="insula")) == 0


def test_the_words_of_the_sentence_count_as_well() -> None:
    assert levels(annotated("Fx"), extracted("fornix", written="Fx")) == 4
    assert levels(annotated("Fx"), extracted("fornix")) == 0

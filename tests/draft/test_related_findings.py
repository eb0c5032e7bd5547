import pytest

from assistant.draft.related_findings import MAX_TOLD
from assistant.model import Claim, Direction
from tests.draft.conftest import Desk
from tests.draft.sample import claim, region
from tests.draft.test_single_findings import paragraphs

UP, DOWN = Direction.POSITIVE, Direction.NEGATIVE


def relate(number: int, place: str, associate: str, direction: Direction = UP) -> Claim:
    return claim(f"r{number}", number, region(place), "volume", direction, None, associate=associate)


def test_what_is_related_to_one_variable_shares_a_sentence(desk: Desk) -> None:
    (text,) = paragraphs(desk, relate(1, "insula", "pain"), relate(2, "cuneus", "age"), relate(3, "pole", "pain"))
    assert text == (
        "Single-study findings. Positively related to pain were grey matter volume in the insula [1], and grey matter "
        "volume in the pole [3]. Grey matter volume in the cuneus was positively related to age [2]."
    )


def test_other_variables_of_one_sign_share_a_sentence(desk: Desk) -> None:
    (text,) = paragraphs(desk, relate(1, "insula", "pain"), relate(2, "cuneus", "age"), relate(3, "pole", "mood", DOWN))
    assert text == (
        "Single-study findings. Grey matter volume in the insula was positively related to pain [1], and grey matter "
        "volume in the cuneus to age [2]. Grey matter volume in the pole was inversely related to mood [3]."
    )


@pytest.mark.parametrize(("count", "sentences"), [(3, [3]), (4, [2, 2]), (7, [3, 3, 1])])
def test_long_rows_are_cut_into_sentences_of_about_the_same_length(
    desk: Desk, count: int, sentences: list[int]
) -> None:
    (text,) = paragraphs(desk, *(relate(n, "insula", f"variable {n}") for n in range(1, count + 1)))
    assert [one.count("[") for one in text.split(". ")[1:]] == sentences and max(sentences) <= MAX_TOLD


def test_an_unnamed_variable_is_not_taken_for_a_shared_one(desk: Desk) -> None:
    one, two = (claim(f"r{n}", n, region("insula"), "volume", UP, None) for n in (1, 2))
    (text,) = paragraphs(desk, one, two)
    assert "was positively related to another variable [1], and grey matter volume in the insula to another" in text


def test_what_names_many_places_stands_alone(desk: Desk) -> None:
    many = [claim(f"m{n}", 1, region(f"place {n}"), "volume", UP, None, associate="pain") for n in "abcdef"]
    (text,) = paragraphs(desk, *many, relate(2, "insula", "pain"), relate(3, "pole", "pain"))
    assert text.split(". ")[1].startswith("Positively related to pain were") and text.endswith("related to pain [1].")

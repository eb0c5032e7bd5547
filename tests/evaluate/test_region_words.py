import pytest

from assistant.evaluate.region_words import same_words
from tests.evaluate.material import WORDS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the left Insula", "insula"),
        ("R. insula", "insula"),
        ("Bilaterally, the inferior-frontal gyri", "inferior frontal gyru"),
        ("inferior frontal gyrus", "inferior frontal gyru"),
        ("cortices", "cortex"),
        ("insulas", "insula"),
        ("IFG", "ifg"),
        ("abyss", "abyss"),
        ("CA1s", "ca1s"),
        ("right", ""),
        ("copyright", "copyright"),
    ],
)
def test_names_are_compared_without_side_article_case_and_number(name: str, words: str) -> None:
    assert WORDS.normalise(name) == words


@pytest.mark.parametrize(
    ("annotated", "extracted", "same"),
    [
        ("insula", "insula", True),
        ("insula", "anterior insula", True),
        ("dorsal anterior insula", "anterior insula", True),
        ("dorsal insula", "anterior insula", False),
        ("sula", "insula", False),
        ("superior and middle temporal gyrus", "superior temporal gyrus", True),
        ("superior and middle temporal gyrus", "gyrus", True),
        ("superior and middle temporal gyrus", "superior", True),
        ("superior or middle temporal gyrus", "inferior temporal gyrus", False),
        ("superior middle temporal gyrus", "superior temporal gyrus", False),
        ("superior temporal gyrus", "superior and middle temporal gyrus", False),
        ("", "insula", False),
        ("insula", "", False),
    ],
)
def test_one_name_contains_the_other_or_is_a_member_of_it(annotated: str, extracted: str, same: bool) -> None:
    assert same_words(annotated, extracted) is same

from collections.abc import Callable

from assistant.page import PageMaterial
from assistant.page.vocabulary import list_choices, list_concepts, list_words

Make = Callable[..., PageMaterial]


def test_concepts_come_with_all_that_they_are_part_of(make_material: Make) -> None:
    found = list_concepts(make_material(), ["acorn", "no-such-concept"])
    assert list(found) == ["acorn", "north", "oak", "ring"]
    assert found["oak"] == {"name": "Oak", "level": "region", "part_of": ("north", "ring")}


def test_words_are_those_of_the_draft_and_titles_keep_their_order(make_material: Make) -> None:
    words = list_words(make_material(sections={"z": "First", "a": "Second"}))
    assert words["direction"]["increase"] == "direction/increase"
    assert words["modality"] == {"tape": "modality/tape"}
    assert list(words["section"].items()) == [("z", "First"), ("a", "Second")]


def test_choices_are_sorted_by_name(make_material: Make) -> None:
    choices = list_choices(make_material())
    assert [choice["id"] for choice in choices["regions"]] == [
        *("acorn", "ash", "birch", "elm", "north", "oak", "ring", "south")
    ]
    assert choices["associates"] == [{"id": "age", "label": "age"}]
    assert {choice["id"] for choice in choices["sides"]} == {"left", "right", "bilateral"}

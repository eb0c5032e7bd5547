"""What extraction takes from the rules: every change that it could notice, and none that it could not."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.concepts import Concept, Concepts
from assistant.extract import ExtractionRules
from assistant.extract.inventory import hash_program, identify_base, list_entries


def change(concepts: Concepts, key: str, **values: Any) -> Concepts:
    return concepts.with_changed({key: concepts.by_id[key].model_copy(update=values)})


def changed_keys(before: Concepts, after: Concepts) -> set[str]:
    old, new = list_entries(before), list_entries(after)
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def test_a_synonym_changes_itself_alone(concepts: Concepts) -> None:
    known = concepts.by_id["insula"].synonyms
    after = change(concepts, "insula", synonyms=(*known, "an invented island"))
    assert changed_keys(concepts, after) == {"insula as: an invented island"}


def test_the_name_of_a_concept_changes_its_synonyms_too(concepts: Concepts) -> None:
    known = concepts.by_id["insula"].synonyms
    after = change(concepts, "insula", name="an invented island")
    assert changed_keys(concepts, after) == {"insula", *(f"insula as: {synonym}" for synonym in known)}


def test_what_extraction_does_not_read_changes_nothing(concepts: Concepts) -> None:
    after = change(concepts, "insula", why="It is invented.", mni=(1.0, 2.0, 3.0), xref=("X:1",), level=None)
    assert changed_keys(concepts, after) == set()


def test_facts_of_a_concept_change_all_that_refer_to_it(concepts: Concepts) -> None:
    parent = next(c.part_of[0] for c in concepts.labelled("measure") if c.part_of)
    children = {c.id for c in concepts.labelled("measure") if parent in c.part_of}
    assert changed_keys(concepts, change(concepts, parent, modality="invented")) >= {parent, *children}


def test_phrases_that_mean_something_else_are_entries(concepts: Concepts) -> None:
    first = concepts.files[0]
    file = replace(first, value=first.value.model_copy(update={"never": (*first.value.never, "an invented phrase")}))
    after = Concepts((file, *concepts.files[1:]))
    assert changed_keys(concepts, after) == {f"never {first.value.label}: an invented phrase"}


def test_entries_stand_in_the_order_of_the_files(concepts: Concepts) -> None:
    every = [concept for file in concepts.files for concept in file.value.concepts]
    listed = [key for c in every for key in dict.fromkeys((c.id, *(f"{c.id} as: {name}" for name in c.synonyms)))]
    assert [key for key in list_entries(concepts) if not key.startswith("never ")] == listed


def standing(concept: Concept) -> bool:
    return concept.kind in ("treatment", "unstated")


@pytest.mark.parametrize(
    ("edit", "same"),
    [
        (lambda rules: replace(rules, concepts=change(rules.concepts, "insula", synonyms=())), True),
        (lambda rules: replace(rules, claims=rules.claims[1:]), False),
        (lambda rules: replace(rules, claims=rules.claims[::-1]), False),
        (lambda rules: replace(rules, coordinates=None), False),
        (lambda rules: replace(rules, names=_with(rules.names, never=("an invented name",))), False),
        (lambda rules: replace(rules, names=_with(rules.names, description="Said anew.")), True),
        (lambda rules: replace(rules, concepts=_change_standing(rules.concepts)), False),
    ],
    ids=["concept", "rule", "order", "file", "grammar", "remark", "standing concept"],
)
def test_the_base_is_what_every_text_depends_on(
    rules: ExtractionRules, edit: Callable[[ExtractionRules], ExtractionRules], same: bool
) -> None:
    assert (identify_base(edit(rules)) == identify_base(rules)) is same


def test_what_is_asked_whatever_a_text_says_is_asked_in_one_place(checkout: Path) -> None:
    asking = re.compile(r"next\(\(?(c|concept)\.id for")
    modules = (checkout / "assistant" / "extract").glob("*.py")
    assert [path.stem for path in modules if asking.search(path.read_text(encoding="utf-8"))] == ["standing"]


def test_another_state_of_the_program_is_another_base(rules: ExtractionRules, monkeypatch: pytest.MonkeyPatch) -> None:
    before = identify_base(rules)
    monkeypatch.setattr("assistant.extract.inventory.hash_program", lambda: "another")
    assert identify_base(rules) != before
    assert len(hash_program()) == 64


def _with(file: Any, **values: Any) -> Any:
    return replace(file, value=file.value.model_copy(update=values))


def _change_standing(concepts: Concepts) -> Concepts:
    first = next(concept for concept in concepts.labelled("group") if standing(concept))
    return change(concepts, first.id, general=not first.general)

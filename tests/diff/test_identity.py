from collections.abc import Mapping
from dataclasses import replace

import pytest

from assistant.diff import compare
from assistant.diff.identity import find_renamed
from assistant.model import Correction, Direction, Outcome, Review, Synthesis, Verdict
from tests.diff.reviews import claim, review, synthesis, with_claims

UP, DOWN = Direction.INCREASE, Direction.DECREASE
Held = Mapping[str, Mapping[str, str]]


def held(fingerprints: Held, *syntheses: Synthesis) -> Review:
    outcomes = tuple(Outcome(record_id, True) for record_id in fingerprints)
    return replace(review(syntheses=syntheses), records=outcomes, fingerprints=fingerprints)


@pytest.mark.parametrize(
    ("old", "new", "renamed"),
    [
        ({"doi:a": {"doi": "1"}}, {"pmid:1": {"doi": "1", "pmid": "2"}}, {"doi:a": "pmid:1"}),
        ({"x": {"pmid": "2"}}, {"y": {"pmid": "2"}}, {"x": "y"}),
        ({"title:a": {"title": "1", "year": "2"}}, {"b": {"title": "1", "year": "2", "doi": "3"}}, {"title:a": "b"}),
        ({"title:a": {"title": "1", "year": "2"}}, {"doi:a": {"title": "1", "year": "3"}}, {}),
        ({"title:a": {"title": "1"}}, {"doi:a": {"title": "1"}}, {}),
        (
            {"doi:a": {"title": "1", "year": "2", "doi": "3"}},
            {"doi:b": {"title": "1", "year": "2", "doi": "4"}},
            {},
        ),
        ({"a": {"pmid": "1"}, "b": {"pmid": "1"}}, {"c": {"pmid": "1"}}, {}),
        ({"a": {"doi": "1"}, "c": {"doi": "2"}}, {"a": {"doi": "2"}, "c": {"doi": "1"}}, {}),
        (
            {"a": {"doi": "1", "title": "1", "year": "1"}, "b": {"title": "1", "year": "1"}},
            {"c": {"doi": "1", "title": "1", "year": "1"}},
            {"a": "c"},
        ),
    ],
)
def test_records_are_followed_to_another_id(old: Held, new: Held, renamed: dict[str, str]) -> None:
    assert find_renamed(held(old), held(new)) == renamed


def test_a_record_with_another_id_is_the_same_in_claims_and_syntheses() -> None:
    ids = {"doi:a": {"doi": "1"}, "pmid:0": {"pmid": "0"}}
    joint = synthesis("g-1", {DOWN: ["doi:a", "pmid:0"], UP: ["doi:a"]}, Verdict.DISCREPANCY)
    old = with_claims(held(ids, replace(joint, mixed=(("doi:a", "pmid:0"),))), claim("c-1", "doi:a"))
    later = synthesis("g-1", {DOWN: ["pmid:0", "pmid:9"], UP: ["pmid:9"]}, Verdict.DISCREPANCY)
    ids = {"pmid:0": {"pmid": "0"}, "pmid:9": {"doi": "1", "pmid": "2"}}
    new = with_claims(
        held(ids, replace(later, mixed=(("pmid:0", "pmid:9"),))),
        claim("c-2", "pmid:9"),
    )
    changes = compare(old, new)
    assert changes.records_corrected == (Correction("pmid:9", ("pmid",), "doi:a"),)
    assert (changes.records_added, changes.records_removed) == ((), ())
    assert (changes.claims_added, changes.claims_removed, changes.claims_changed) == ((), (), ())
    assert changes.syntheses == ()

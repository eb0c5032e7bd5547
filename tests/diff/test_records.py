from collections.abc import Mapping
from dataclasses import replace

from assistant.diff.records import find_causes, find_corrections, list_retracted
from assistant.model import REVIEWER, Cause, CheckResult, Correction, Decision, Outcome, Review
from tests.diff.reviews import claim, review, with_claims


def held(fingerprints: Mapping[str, Mapping[str, str]], *retracted: str) -> Review:
    """Make a review of these records."""
    marked = {r: {**f, "retracted": "b"} if r in retracted else f for r, f in fingerprints.items()}
    return replace(review(), records=tuple(Outcome(r, r not in retracted) for r in fingerprints), fingerprints=marked)


def test_a_correction_names_the_fields_that_differ_gained_and_lost_ones_included() -> None:
    old = held({"pmid:1": {"title": "a", "year": "b", "page": "c"}, "pmid:2": {"title": "a"}})
    new = held({"pmid:1": {"title": "x", "year": "b", "doi": "d"}, "pmid:2": {"title": "a"}})
    assert list(find_corrections(old, new)) == [Correction("pmid:1", ("title", "doi", "page"))]


def test_records_of_one_review_are_no_corrections() -> None:
    assert list(find_corrections(held({"pmid:1": {"title": "a"}}), held({"pmid:2": {"title": "b"}}))) == []


def test_what_a_retraction_brings_along_is_no_correction() -> None:
    old = held({"pmid:1": {"title": "a", "notices": "b"}})
    new = held({"pmid:1": {"title": "RETRACTED: a", "notices": "c", "publication_types": "d"}}, "pmid:1")
    assert list(find_corrections(old, new)) == [Correction("pmid:1", ("title",))]
    assert list_retracted(new) == {"pmid:1"}


def test_a_notice_on_a_record_that_stays_is_one() -> None:
    old, new = held({"pmid:1": {"title": "a"}}), held({"pmid:1": {"title": "a", "notices": "c"}})
    assert list(find_corrections(old, new)) == [Correction("pmid:1", ("notices",))]


def test_causes_tell_what_became_of_each_record() -> None:
    old = held({"pmid:1": {"title": "a"}, "pmid:2": {"title": "a"}, "pmid:3": {"title": "a"}, "pmid:4": {}})
    new = held({"pmid:1": {"title": "a"}, "pmid:2": {"title": "b"}, "pmid:3": {"title": "b"}, "pmid:5": {}}, "pmid:3")
    assert find_causes(old, new) == {
        "pmid:2": Cause.CORRECTED,
        "pmid:3": Cause.RETRACTED,
        "pmid:4": Cause.REMOVED,
        "pmid:5": Cause.ADDED,
    }


def test_a_retraction_that_is_taken_back_is_a_correction() -> None:
    old, new = held({"pmid:1": {"title": "a", "notices": "n"}}, "pmid:1"), held({"pmid:1": {"title": "a"}})
    assert list(find_corrections(old, new)) == [Correction("pmid:1", ("notices", "retracted"))]
    assert find_causes(old, new) == {"pmid:1": Cause.CORRECTED}


def test_a_record_with_another_id_names_its_former_one() -> None:
    old, new = held({"pmid:1": {"doi": "a"}}), held({"pmid:1": {"doi": "a", "pmid": "b"}})
    assert list(find_corrections(old, new, {"pmid:1": "doi:a"})) == [Correction("pmid:1", ("pmid",), "doi:a")]


def test_what_the_reviewer_decided_is_a_cause_unless_the_record_changed_too() -> None:
    records = {f"pmid:{number}": {"title": "a"} for number in range(1, 6)}
    claims = [claim(f"c-{number}", f"pmid:{number}") for number in range(1, 5)]
    old = with_claims(held(records), *claims)
    found = (None, CheckResult.REJECTED, CheckResult.ACCEPTED, CheckResult.EDITED)
    new = with_claims(
        held({**records, "pmid:4": {"title": "b"}}), *(replace(c, check=r) for c, r in zip(claims, found, strict=True))
    )
    left_out = Outcome("pmid:5", False, "Another disease.", Decision.EXCLUDED, REVIEWER)
    new = replace(new, records=(*new.records[:4], left_out))
    assert find_causes(old, new) == {
        "pmid:2": Cause.CHECKED,
        "pmid:4": Cause.CORRECTED,
        "pmid:5": Cause.CHECKED,
    }
    assert find_causes(new, new) == {}

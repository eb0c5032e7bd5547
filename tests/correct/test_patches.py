import json

import pytest

from assistant.correct import lay_over, read_patch
from assistant.correct.patches import Patch
from assistant.correct.writing import check_entry
from assistant.errors import UnreadableInputError
from assistant.model import CheckResult, Corrections, StudyCorrection
from tests.correct.material import make_check

FIRST, SECOND = make_check(), make_check(claim_id="c-000000000002")


def test_a_patch_adds_replaces_and_takes_away() -> None:
    before = Corrections(
        {FIRST.claim_id: FIRST, SECOND.claim_id: SECOND}, {"pmid:1": StudyCorrection("pmid:1", True)}, "Jane"
    )
    rejected = make_check(CheckResult.REJECTED)
    after = lay_over(before, Patch({FIRST.claim_id: rejected, SECOND.claim_id: None}, {"pmid:1": None}))
    assert after == Corrections({FIRST.claim_id: rejected}, {}, "Jane")
    assert lay_over(before, Patch(reviewer="Joan")).reviewer == "Joan"
    assert lay_over(before, Patch({"c-00000000000f": None})) == before


def test_a_patch_is_read_from_json() -> None:
    text = json.dumps(
        {"claims": {FIRST.claim_id: check_entry(FIRST), "a-1": None}, "studies": {"pmid:2": {"cohort": "K"}}}
    )
    patch = read_patch(text)
    assert patch == Patch({FIRST.claim_id: FIRST, "a-1": None}, {"pmid:2": StudyCorrection("pmid:2", cohort="K")})
    assert read_patch("{}") == Patch()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "JSON: Invalid JSON"),
        ("[]", "JSON: Input should be an object"),
        ('{"claim": {}}', "claim: Extra inputs are not permitted"),
        ('{"claims": {"c-000000000001": {"check": "accepted"}}}', "claims.c-000000000001.record: Field required"),
        (json.dumps({"claims": {"x": check_entry(FIRST)}}), "'x' is no id of a claim"),
        ('{"studies": {"1": null}}', "'1' is no id of a record"),
        ('{"studies": {"pmid:1": {}}}', "nothing is decided"),
        ('{"reviewer": "\\ud800"}', "JSON"),
    ],
)
def test_a_faulty_patch_is_refused(text: str, fault: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_patch(text)
    assert fault in str(caught.value)

"""The keys of corrections: ids of claims and records."""

import re
from collections.abc import Iterator

from assistant.model import CheckResult

_CLAIM = re.compile(r"c-[0-9a-f]{12}")
_ADDED = re.compile(r"a-[A-Za-z0-9][A-Za-z0-9_-]{0,62}")
_RECORD = re.compile(r"(?:pmid|doi|title):\S.{0,500}")


def find_faults_of_id(claim_id: str, result: CheckResult) -> Iterator[str]:
    """Say what is wrong with the id of a claim."""
    if not _CLAIM.fullmatch(claim_id) and not _ADDED.fullmatch(claim_id):
        yield (
            f"{claim_id!r} is no id of a claim; copy it whole from draft.review.json (c-1a2b3c4d5e6f), or let that of "
            "an added claim begin with a-"
        )
    elif claim_id.startswith("a-") is not (result is CheckResult.ADDED):
        yield "ids with a- are those of added claims, and of these alone; change the id or the check"


def find_faults_of_record(record_id: str) -> Iterator[str]:
    """Say what is wrong with the id of a record."""
    if not _RECORD.fullmatch(record_id):
        yield f"{record_id!r} is no id of a record; write pmid:123 or doi:10.1000/182"

"""Claims as lines, written as they are extracted, with the corrections of a reviewer laid over them."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.cli.correcting import correct_claims
from assistant.correct import FiledCorrections
from assistant.errors import Problem
from assistant.extract import ExtractionRules
from assistant.interchange import to_json, to_json_lines
from assistant.model import CheckResult, Claim, Extraction, Record
from assistant.outputs import Sink


@dataclass(frozen=True, slots=True)
class WrittenClaims:
    """How many claims were written, and what there is to say about corrections."""

    number: int
    problems: tuple[Problem, ...] = ()


def write_claims(
    stream: Sink,
    records: Iterable[Record],
    extractions: Iterable[Extraction],
    filed: FiledCorrections,
    rules: ExtractionRules,
) -> WrittenClaims:
    """Write claims, one a line, but for those that a reviewer rejected.

    Parameters
    ----------
    stream
        Where to write.
    records, extractions
        In the same order; none of them is held, but those that corrections are about.
    filed
        The corrections.
    rules
        What corrections may name.
    """
    if not filed.corrections.checks and not filed.corrections.studies:
        return WrittenClaims(sum(_write(stream, extraction.claims) for extraction in extractions))
    with tempfile.TemporaryFile() as draft:
        held = _hold_corrected(draft, zip(records, extractions, strict=True), filed)
        claims = [claim for _, found in held for claim in found]
        corrected = correct_claims(claims, [record for record, _ in held], filed, rules)
        by_record: dict[str, list[Claim]] = {record.record_id: [] for record, _ in held}
        for claim in corrected.claims:
            if claim.check is not CheckResult.REJECTED:
                by_record[claim.record_id].append(claim)
        draft.seek(0)
        return WrittenClaims(_fill_in(stream, draft, by_record), corrected.problems)


def _write(stream: Sink, claims: Sequence[Claim]) -> int:
    stream.write(to_json_lines(claims).encode())
    return len(claims)


def _hold_corrected(
    draft: Sink, pairs: Iterable[tuple[Record, Extraction]], filed: FiledCorrections
) -> list[tuple[Record, Sequence[Claim]]]:
    """Write the claims of all records, a line with the id alone for those that corrections are about; give these."""
    checks = filed.corrections.checks.values()
    named = {check.record_id for check in checks} | set(filed.corrections.studies)
    checked = {check.claim_id for check in checks}
    held: list[tuple[Record, Sequence[Claim]]] = []
    for record, extraction in pairs:
        if named.isdisjoint(_names(record)) and checked.isdisjoint(claim.claim_id for claim in extraction.claims):
            _write(draft, extraction.claims)
        else:
            draft.write(f"{to_json(record.record_id)}\n".encode())
            held.append((record, extraction.claims))
    return held


def _names(record: Record) -> Iterator[str]:
    """Go through the ids under which corrections may speak of a record."""
    yield record.record_id
    yield f"pmid:{record.pmid}"
    yield f"doi:{record.doi.lower()}"


def _fill_in(stream: Sink, draft: Iterable[bytes], by_record: dict[str, list[Claim]]) -> int:
    """Copy the lines of a draft, with claims in the place of ids, and count the claims."""
    number = 0
    for line in draft:
        if line.startswith(b"{"):
            stream.write(line)
            number += 1
        else:
            number += _write(stream, by_record[json.loads(line)])
    return number

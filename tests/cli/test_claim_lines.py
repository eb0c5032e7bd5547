import io
from dataclasses import replace

from assistant.cli.claim_lines import write_claims
from assistant.cli.correcting import correct_claims
from assistant.cli.rule_sets import Rules
from assistant.correct import FiledCorrections
from assistant.correct.statements import state_claim
from assistant.interchange import to_json_lines
from assistant.model import Check, CheckResult, Claim, Corrections, Record, StudyCorrection

PLACES = ("insula", "thalamus", "precuneus", "hippocampus")
RECORDS = tuple(
    Record(
        *(f"pmid:{number}", "", f"RESULTS: Patients showed decreased gray matter volume in the {place} than controls."),
        pmid=str(number),
        doi=f"10.1000/{place}",
    )
    for number, place in enumerate(PLACES)
)


def check(claim: Claim, result: CheckResult, **fields: object) -> Check:
    quote = claim.evidence[0].sentence
    stated = Check(claim.claim_id, claim.record_id, result, quote, state_claim(claim), rule=claim.rule)
    return replace(stated, **fields)  # type: ignore[arg-type]


def both_ways(filed: FiledCorrections, rules: Rules) -> str:
    """Check that claims written one by one are those that are corrected all at once, and give them."""
    extractions = list(rules.extraction.extractor.extract(RECORDS))
    claims = [claim for extraction in extractions for claim in extraction.claims]
    corrected = correct_claims(claims, RECORDS, filed, rules.extraction)
    kept = [claim for claim in corrected.claims if claim.check is not CheckResult.REJECTED]
    stream = io.BytesIO()
    written = write_claims(stream, RECORDS, extractions, filed, rules.extraction)
    assert stream.getvalue().decode() == to_json_lines(kept)
    assert (written.number, written.problems) == (len(kept), corrected.problems)
    return stream.getvalue().decode()


def test_claims_without_corrections_are_those_of_the_rules(default_rules: Rules) -> None:
    assert both_ways(FiledCorrections(), default_rules).count("\n") == len(RECORDS)


def test_corrected_claims_stand_in_their_place(default_rules: Rules) -> None:
    first, second, third, last = (e.claims[0] for e in default_rules.extraction.extractor.extract(RECORDS))
    edited = replace(state_claim(second), region="anterior insula")
    checks = (
        check(first, CheckResult.REJECTED),
        check(second, CheckResult.EDITED, corrected=edited, record_id="doi:10.1000/thalamus"),
        # an id of another record's claim, which has to make way
        check(third, CheckResult.ACCEPTED, claim_id=last.claim_id),
        check(third, CheckResult.ACCEPTED, claim_id="c-of-no-record", record_id="pmid:99"),
    )
    studies = {"pmid:3": StudyCorrection("pmid:3", excluded=True)}
    filed = FiledCorrections(Corrections({c.claim_id: c for c in checks}, studies), "corrections.yaml")
    lines = both_ways(filed, default_rules).splitlines()
    assert len(lines) == 3 and '"anterior insula"' in lines[0] and f'"{last.claim_id}"' in lines[1]

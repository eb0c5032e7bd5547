"""What a reviewer has to know when corrections meet other rules or other records than they were made on."""

from collections.abc import Iterator, Sequence

from assistant.correct.matching import Fate, Match
from assistant.correct.reading import FiledCorrections
from assistant.correct.statements import describe, state_claim
from assistant.correct.terms import Terms
from assistant.errors import Problem
from assistant.model import Check, CheckResult

_NAMED = 5
_RESTORED = {
    CheckResult.ACCEPTED: "it stands as it was accepted",
    CheckResult.EDITED: "it stands as it was corrected",
}


def report_match(match: Match, filed: FiledCorrections) -> Iterator[Problem]:
    """Say what became of a claim since it was checked, if that is worth knowing."""
    check = match.check
    keys = ("claims", check.claim_id)
    match match.fate:
        case Fate.NO_QUOTE:
            message = (
                f"{check.record_id} has no such sentence any more, so that the correction is not applied; copy the "
                "sentence from the record as it is now, or take the correction out"
            )
            yield filed.problem("lost-quote", message, *keys, "quote")
        case Fate.TWICE:
            message = "another correction is about the claim that says the same; take one of the two out"
            yield filed.problem("corrected-twice", message, *keys)
        case Fate.GONE if check.result in _RESTORED:
            said = describe(check.corrected or check.statement)
            message = f"{tell_rule(check)} no longer makes this claim; {_RESTORED[check.result]}: {said}"
            yield filed.note("restored-claim", f"{message}. {tell_others(match)}", *keys)
        case Fate.CHANGED:
            yield filed.note("changed-claim", _tell_change(match), *keys)


def report_absent(keys: Sequence[tuple[str, str, str]], filed: FiledCorrections) -> Iterator[Problem]:
    """Say once of how many corrections the record is not at hand, as one file serves several searches.

    Each is given by its section of the file, its key and its record.
    """
    if keys:
        records = sorted({record_id for _, _, record_id in keys})
        named = ", ".join(records[:_NAMED]) + (" ..." if records[_NAMED:] else "")
        corrections = "1 correction is" if len(keys) == 1 else f"{len(keys):,} corrections are"
        message = f"{corrections} about records that are not among these, and kept for a search that has them: {named}"
        section, key, _ = keys[0]
        yield filed.note("absent-record", message, section, key)


def report_words(check: Check, filed: FiledCorrections, terms: Terms) -> Iterator[Problem]:
    """Say which words that a reviewer wrote are nearly those of a concept."""
    written = check.corrected or (check.statement if check.result is CheckResult.ADDED else None)
    key = "corrected" if check.corrected else "claim"
    for field, doubt in terms.doubts(written) if written else ():
        yield filed.note("unlisted-word", doubt, "claims", check.claim_id, key, field)


def tell_rule(check: Check) -> str:
    """Name the rule that made a claim when it was checked."""
    return f"the rule {check.rule!r}" if check.rule else "no rule"


def tell_others(match: Match) -> str:
    """Say what the rules make of the sentence of a claim now."""
    told = "; ".join(f"{describe(state_claim(claim))} ({claim.rule})" for claim in match.others)
    return f"Of its sentence the rules now make: {told or 'nothing'}"


def _tell_change(match: Match) -> str:
    assert match.claim
    now = describe(state_claim(match.claim))
    if match.check.result is CheckResult.REJECTED:
        return f"the rules now say {now!r}, which is not what was rejected; the claim is unchecked, look at it again"
    said = describe(match.check.corrected or match.check.statement)
    return f"the rules now say {now!r}; {_RESTORED[match.check.result]}: {said}"

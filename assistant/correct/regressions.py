"""Corrections as tests of the rules: what was accepted must be found, and what was rejected must not come back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.correct.matching import Fate, Match
from assistant.correct.reading import FiledCorrections
from assistant.correct.reports import report_match, tell_others, tell_rule
from assistant.correct.statements import describe, state_claim
from assistant.errors import Problem
from assistant.model import CheckResult, Claim, Review

_THERE = (Fate.SAME, Fate.MOVED)
_UNKNOWN = (Fate.NO_RECORD, Fate.NO_QUOTE, Fate.TWICE)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many corrections of a kind the rules answer by now, of those whose sentence is at hand."""

    answered: int
    tested: int


@dataclass(frozen=True, slots=True)
class Regressions:
    """What the rules make of the claims that a reviewer checked.

    Attributes
    ----------
    problems
        Each at the line of its correction.
    tallies
        Result of a check -> claims: of accepted ones those still found; of edited ones those now read as corrected; of
        rejected ones those no longer made; of added ones those now found.
    untested
        Checks whose record is not at hand, or whose sentence the record has no more.
    """

    problems: tuple[Problem, ...]
    tallies: dict[CheckResult, Tally]
    untested: int


def find_regressions(
    matches: Iterable[Match], filed: FiledCorrections, *, earlier: Review | None = None, mended: bool = False
) -> Regressions:
    """Test the rules by what a reviewer checked.

    Parameters
    ----------
    matches
        What the rules make of each checked claim now.
    filed
        The corrections, with their places.
    earlier
        A review before the last edits of the rules, if there is one: it tells a rejected claim that was gone.
    mended
        Whether a claim that was rejected or edited, and that its rule still makes as it was, is a problem and not only
        a note.
    """
    listed = list(matches)
    desk = _Desk(filed, _find_gone(listed, earlier) if earlier else frozenset(), mended)
    problems = (p for match in listed for p in _test(match, desk))
    known = [match for match in listed if match.fate not in _UNKNOWN]
    results = {result: [m for m in known if m.check.result is result] for result in CheckResult}
    tallies = {result: Tally(sum(map(_is_answered, its)), len(its)) for result, its in results.items() if its}
    return Regressions(tuple(problems), tallies, len(listed) - len(known))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all tests share: the corrections, ids of rejected claims that were gone before, and what is a problem."""

    filed: FiledCorrections
    gone: frozenset[str]
    mended: bool

    def report(self, severe: bool, code: str, message: str, match: Match) -> Problem:
        """Make a problem or a note of a correction."""
        make = self.filed.problem if severe else self.filed.note
        return make(code, message, "claims", match.check.claim_id)


def _find_gone(matches: Iterable[Match], earlier: Review) -> frozenset[str]:
    """Find claims that an earlier review does not have, though it has their records."""
    records = {outcome.record_id for outcome in earlier.records}
    made = {row.claim.claim_id for row in earlier.claims}
    known = (match for match in matches if match.record and match.record.record_id in records)
    return frozenset(match.check.claim_id for match in known) - made


def _is_answered(match: Match) -> bool:
    """Tell whether the rules make of a sentence what the reviewer does."""
    match match.check.result:
        case CheckResult.EDITED:
            return match.fate is Fate.MENDED
        case CheckResult.REJECTED:
            return match.fate not in _THERE
    return match.fate in _THERE


def _test(match: Match, desk: _Desk) -> Iterator[Problem]:
    if match.fate in _UNKNOWN:
        yield from report_match(match, desk.filed) if match.fate is not Fate.NO_RECORD else ()
        return
    match match.check.result:
        case CheckResult.ACCEPTED if match.fate not in _THERE:
            yield desk.report(True, "broken-claim", _tell_broken(match), match)
        case CheckResult.REJECTED if match.claim and match.fate in _THERE:
            yield _report_made(match, match.claim, desk)
        case CheckResult.EDITED if match.claim and match.fate in _THERE:
            wanted = describe(match.check.corrected or match.check.statement)
            said = f"{_name(match.claim)} still reads {describe(state_claim(match.claim))}"
            yield desk.report(desk.mended, "still-made", f"{said}, which was corrected to: {wanted}", match)


def _tell_broken(match: Match) -> str:
    """Say of an accepted claim what has become of it."""
    check = match.check
    was = f"{tell_rule(check)} no longer makes this claim, which was accepted: {describe(check.statement)}"
    return f"{was}. {tell_others(match)}; mend the rules, or check the claim again"


def _report_made(match: Match, claim: Claim, desk: _Desk) -> Problem:
    """Report a rejected claim that the rules make: it was gone, another rule makes it now, or it never went."""
    check = match.check
    said = f"{describe(check.statement)}. {tell_others(match)}"
    if check.rule and claim.rule != check.rule:
        message = (
            f"{_name(claim)} brings back what was rejected when {tell_rule(check)} made it: {said}; mend the rules"
        )
        return desk.report(True, "rejected-again", message, match)
    if check.claim_id in desk.gone:
        message = f"{_name(claim)} brings back this claim, which was rejected and gone: {said}; mend the rules"
        return desk.report(True, "rejected-again", message, match)
    message = f"{_name(claim)} still makes this claim, which was rejected: {said}"
    return desk.report(desk.mended, "still-made", message, match)


def _name(claim: Claim) -> str:
    return f"the rule {claim.rule!r}"

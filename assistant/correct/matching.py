"""What the rules make of a claim that was checked: the same, something else, or nothing any more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.correct.quotes import Passage, find_quote
from assistant.correct.statements import Gist, agrees, gist_of, gist_of_statement
from assistant.correct.terms import Terms
from assistant.model import Check, Claim, Record


class Fate(StrEnum):
    """What became of a claim since it was checked.

    ``same``: it is there under its id and says what it said. ``moved``: another claim of its sentence says that, and
    no other check is about it. ``mended``: the rules now say what the correction says. ``changed``: its id is there
    and says something else, other than of another measure that the sentence names as well. ``gone``: its sentence is
    there, and the rules do not make the claim. ``twice``: another check is about the claim that says the same.
    ``no_quote``: its record has no such sentence. ``no_record``: its record is not among those at hand.
    """

    SAME = "same"
    MOVED = "moved"
    MENDED = "mended"
    CHANGED = "changed"
    GONE = "gone"
    TWICE = "twice"
    NO_QUOTE = "no_quote"
    NO_RECORD = "no_record"


@dataclass(frozen=True, slots=True)
class Match:
    """A check with what became of its claim.

    Attributes
    ----------
    check, fate
        The check, and what became of its claim.
    record
        The record, ``None`` if it is not at hand.
    claim
        The claim that the rules make now; ``None`` where they make none.
    passage
        Where the quote stands; ``None`` if it is not in the record.
    others
        All that the rules make of the quote now.
    """

    check: Check
    fate: Fate
    record: Record | None = None
    claim: Claim | None = None
    passage: Passage | None = None
    others: tuple[Claim, ...] = ()


def match_checks(
    checks: Iterable[Check], claims: Iterable[Claim], records: Iterable[Record], terms: Terms
) -> tuple[Match, ...]:
    """Find what became of every checked claim.

    Parameters
    ----------
    checks
        What was checked.
    claims, records
        What the rules make of the records at hand now.
    terms
        What statements may name.

    Returns
    -------
    One match a check, sorted by record and claim id. No claim is matched twice.
    """
    known = name_records(records)
    by_record: dict[str, list[Claim]] = {}
    for claim in claims:
        by_record.setdefault(claim.record_id, []).append(claim)
    matches: list[Match] = []
    told: dict[str, list[Check]] = {}
    for check in sorted(checks, key=lambda check: (check.record_id, check.claim_id)):
        record = known.get(check.record_id)
        if record:
            told.setdefault(record.record_id, []).append(check)
        else:
            matches.append(Match(check, Fate.NO_RECORD))
    for record_id, its in told.items():
        matches += _RecordMatcher(known[record_id], by_record.get(record_id, ()), terms).match(its)
    return tuple(sorted(matches, key=lambda match: (match.check.record_id, match.check.claim_id)))


def name_records(records: Iterable[Record]) -> dict[str, Record]:
    """Look records up by their ids, and by their PubMed ids and DOIs as well."""
    found = {record.record_id: record for record in records}
    for record in list(found.values()):
        if record.pmid:
            found.setdefault(f"pmid:{record.pmid}", record)
        if record.doi:
            found.setdefault(f"doi:{record.doi.lower()}", record)
    return found


class _RecordMatcher:
    """Matches the checks of one record: unchanged claims first, then those that say the same, then the rest."""

    def __init__(self, record: Record, claims: Sequence[Claim], terms: Terms) -> None:
        self._record = record
        self._terms = terms
        self._claims = {claim.claim_id: claim for claim in claims}
        self._free = dict(self._claims)

    def match(self, checks: Sequence[Check]) -> Iterator[Match]:
        """Go through the matches, in no particular order."""
        changed = []
        for check in checks:
            own = self._free.get(check.claim_id)
            if own and agrees(own, check.statement):
                yield self._found(check, Fate.SAME, own, _passage_of(own))
            else:
                changed.append(check)
        rest = []
        for check in changed:
            passage = self._find_passage(check)
            match = self._say_the_same(check, passage) if passage else Match(check, Fate.NO_QUOTE, self._record)
            if match:
                yield match
            elif passage:
                rest.append((check, passage))
        for check, passage in rest:
            yield self._match_rest(check, passage)

    def _find_passage(self, check: Check) -> Passage | None:
        """Find the quote; the sentence of a claim that kept its id differs in case at most."""
        own = self._claims.get(check.claim_id)
        return find_quote(self._record, check.quote) or (_passage_of(own) if own else None)

    def _say_the_same(self, check: Check, passage: Passage) -> Match | None:
        """Look for a free claim of the passage that says what was checked, or what the correction says."""
        sought: list[tuple[Fate, Gist]] = [(Fate.MOVED, gist_of_statement(check.statement, self._terms))]
        if check.corrected:
            sought.append((Fate.MENDED, gist_of_statement(check.corrected, self._terms)))
        for fate, gist in sought:
            alike = [claim for claim in self._here(passage) if gist_of(claim) == gist and claim.claim_id in self._free]
            if alike:
                own = next((claim for claim in alike if claim.claim_id == check.claim_id), None)
                same = Fate.SAME if own and fate is Fate.MOVED else fate
                return self._found(check, same, own or alike[0], passage)
        return None

    def _match_rest(self, check: Check, passage: Passage) -> Match:
        own = self._free.get(check.claim_id)
        if own and not self._is_another(own, check):
            return self._found(check, Fate.CHANGED, own, passage)
        gist = gist_of_statement(check.corrected or check.statement, self._terms)
        alike = any(gist_of(claim) == gist for claim in self._here(passage))
        return Match(check, Fate.TWICE if alike else Fate.GONE, self._record, None, passage, self._here(passage))

    def _is_another(self, own: Claim, check: Check) -> bool:
        """Tell whether a claim is another one of its sentence, that of another measure: ids leave measures out."""
        now, stated = own.measure.concept, [check.statement.measure]
        if check.corrected:
            stated.append(check.corrected.measure)
        was = [self._terms.measure(name).concept for name in stated]
        if now is None or was[0] is None or now in was:
            return False
        return self._terms.names_both(own.evidence[0].sentence, was[0], now)

    def _found(self, check: Check, fate: Fate, claim: Claim, passage: Passage) -> Match:
        del self._free[claim.claim_id]
        return Match(check, fate, self._record, claim, passage, self._here(passage))

    def _here(self, passage: Passage) -> tuple[Claim, ...]:
        claims = self._claims.values()
        return tuple(claim for claim in claims if any(map(passage.holds, claim.evidence)))


def _passage_of(claim: Claim) -> Passage:
    first = claim.evidence[0]
    return Passage(first.field, first.start, first.end)

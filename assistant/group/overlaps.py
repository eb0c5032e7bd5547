"""Pairs of studies that meet a condition under which they may share participants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.group.explainers import values_agree
from assistant.group.proposal_rules import ProposalRule
from assistant.group.shared_sources import SharedAuthor, SharedNumber, find_shared_authors, find_shared_numbers
from assistant.group.vocabulary import Alike, Leading
from assistant.model import Overlap, Record, Study

_KNOWN_BY: Mapping[Alike, tuple[str, ...]] = {
    Alike.STRATUM: ("stratum",),
    Alike.POPULATION: ("population",),
    Alike.SIZES: ("sizes", "total"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A primary study with findings, and its stratum; ``None`` if unknown."""

    record: Record
    study: Study
    stratum: str | None


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two candidates, and the authors and registered trials of both."""

    first: Candidate
    second: Candidate
    authors: tuple[SharedAuthor, ...]
    numbers: tuple[SharedNumber, ...]


def find_overlaps(
    candidates: Sequence[Candidate], rules: Sequence[ProposalRule], cohort_of: Mapping[str, str], concepts: Concepts
) -> Iterator[Overlap]:
    """Find the pairs of studies that meet a condition, in the order of their ids.

    Only pairs with a common author or number are looked at.

    Parameters
    ----------
    candidates
        The studies.
    rules
        Conditions; the first that a pair meets is named.
    cohort_of
        Record id -> cohort; studies of one cohort are passed over.
    concepts
        Their hierarchy: a population agrees with what it is part of, and so does a group.
    """
    records = [candidate.record for candidate in candidates]
    limit = max((rule.max_records for rule in rules), default=0)
    registers = sorted({register for rule in rules for register in rule.registers})
    authors, numbers = find_shared_authors(records, limit), find_shared_numbers(records, registers, limit)
    by_id = {candidate.record.record_id: candidate for candidate in candidates}
    for pair in sorted(authors.keys() | numbers.keys()):
        if cohort_of[pair[0]] == cohort_of[pair[1]]:
            continue
        meeting = _Meeting(by_id[pair[0]], by_id[pair[1]], authors.get(pair, ()), numbers.get(pair, ()))
        facts = _shared_facts(meeting, concepts)
        rule = next((rule for rule in rules if _meets(meeting, facts, rule)), None)
        if rule is not None:
            yield Overlap(pair, rule.id, _shared_sources(meeting, rule.max_records) | facts)


def _meets(meeting: _Meeting, facts: Mapping[str, tuple[str, ...]], rule: ProposalRule) -> bool:
    """Tell whether all holds that a condition names; what is not known of both studies agrees in nothing."""
    authors = [shared for shared in meeting.authors if shared.held_by <= rule.max_records]
    registers = {shared.register for shared in meeting.numbers if shared.held_by <= rule.max_records}
    return (
        (not rule.registers or not registers.isdisjoint(map(str.casefold, rule.registers)))
        and len(authors) >= (rule.authors or 0)
        and (not rule.leading or any(not one.leading.isdisjoint(rule.leading) for one in authors))
        and all(any(name in facts for name in _KNOWN_BY[fact]) for fact in rule.alike)
        and (rule.years_apart is None or not _are_far(facts.get("years", ()), rule.years_apart))
    )


def _shared_sources(meeting: _Meeting, max_records: int) -> dict[str, tuple[str, ...]]:
    authors = [shared for shared in meeting.authors if shared.held_by <= max_records]
    numbers = tuple(shared.number for shared in meeting.numbers if shared.held_by <= max_records)
    leading = {place.value: tuple(one.name for one in authors if place in one.leading) for place in Leading}
    return _stated({"numbers": numbers, "authors": tuple(one.name for one in authors), **leading})


def _shared_facts(meeting: _Meeting, concepts: Concepts) -> dict[str, tuple[str, ...]]:
    a, b = meeting.first, meeting.second
    years = (a.record.year, b.record.year)
    return _stated(
        {
            "stratum": _equal(a.stratum, b.stratum),
            "population": _narrower(a.study.population, b.study.population, concepts),
            "sizes": _equal_sizes(a.study, b.study, concepts),
            "total": _equal(a.study.participants, b.study.participants),
            "years": years if all(map(str.isdecimal, years)) else (),
        }
    )


def _stated(values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: found for name, found in values.items() if found}


def _equal(first: object, second: object) -> tuple[str, ...]:
    return (str(first),) if first is not None and first == second else ()


def _narrower(first: str | None, second: str | None, concepts: Concepts) -> tuple[str, ...]:
    """Give the narrower of two concepts of which one is part of the other."""
    if first is None or second is None or not values_agree(first, second, concepts):
        return ()
    return (max(first, second, key=lambda name: (len(concepts.ancestors(name)), name)),)


def _equal_sizes(first: Study, second: Study, concepts: Concepts) -> tuple[str, ...]:
    """List the sizes of groups that play the same part in both studies."""
    sizes = {
        a.n
        for a in first.groups
        for b in second.groups
        if a.n == b.n and a.role and b.role and values_agree(a.role, b.role, concepts)
    }
    return tuple(map(str, sorted(sizes)))


def _are_far(years: Sequence[str], apart: int) -> bool:
    return bool(years) and abs(int(years[0]) - int(years[1])) > apart

"""Claims as statements that a reviewer can read and change, and back."""

import re
from dataclasses import replace

from assistant.correct.quotes import Passage
from assistant.correct.terms import Terms
from assistant.model import (
    REVIEWER,
    Check,
    Claim,
    Comparison,
    Direction,
    Evidence,
    Laterality,
    Record,
    Region,
    Statement,
    Status,
)

Gist = tuple[object, ...]


def state_claim(claim: Claim) -> Statement:
    """Say what a claim says in terms that a reviewer can read and change."""
    compared = claim.comparison
    target = claim.target
    return Statement(
        region=_name(claim.region),
        side=claim.region.laterality,
        target=_name(target) if target else None,
        target_side=target.laterality if target else None,
        measure=claim.measure.concept,
        direction=claim.direction,
        group=(compared.group_concept or compared.group or None) if compared else None,
        comparator=(compared.comparator_concept or compared.comparator or None) if compared else None,
        kind=compared.kind if compared else None,
        associate=claim.associate_concept or claim.associate,
        status=claim.status if claim.status is not Status.ASSERTED else None,
        about=claim.about,
        of_change=claim.of_change,
        further_associates=claim.further_associates,
    )


def restate(claim: Claim, statement: Statement, terms: Terms) -> Claim:
    """Give a claim that says what a statement says; where both agree, its own words stay."""
    said, statement = state_claim(claim), _recognise(statement, claim)
    sides = (statement.group, statement.comparator, statement.kind)
    compared = claim.comparison if sides == (said.group, said.comparator, said.kind) else terms.comparison(statement)
    measure = claim.measure if statement.measure == said.measure else terms.measure(statement.measure)
    restated = replace(
        claim,
        region=_place(claim.region, statement.region, statement.side, terms),
        target=_place(claim.target, statement.target, statement.target_side, terms) if statement.target else None,
        measure=measure,
        modality=claim.modality if measure == claim.measure else terms.modality(measure),
        direction=statement.direction,
        comparison=compared,
        status=statement.status or Status.ASSERTED,
        about=claim.about if statement.about == said.about else terms.group(statement.about),
        of_change=statement.of_change,
        further_associates=statement.further_associates,
    )
    if statement.associate != said.associate:
        words, concept = terms.associate(statement.associate) if statement.associate else (None, None)
        restated = replace(restated, associate=words, associate_concept=concept)
    first = _reworded(claim.evidence[0], claim, restated, terms)
    return replace(restated, evidence=(first, *claim.evidence[1:]))


def fill_in(statement: Statement, claim: Claim) -> Statement:
    """Add to a statement, from a claim, what no reviewer looks at when accepting one."""
    said = state_claim(claim)
    further = said.further_associates if statement.associate == said.associate else ()
    return replace(
        statement,
        status=statement.status or said.status,
        about=statement.about or said.about,
        of_change=statement.of_change or said.of_change,
        further_associates=statement.further_associates or further,
    )


def make_claim(check: Check, statement: Statement, record: Record, passage: Passage, terms: Terms) -> Claim:
    """Make the claim of a statement, with the passage that states it as evidence."""
    rule, measure = check.rule or REVIEWER, terms.measure(None)
    evidence = Evidence(
        field=passage.field,
        sentence=getattr(record, passage.field)[passage.start : passage.end],
        start=passage.start,
        end=passage.end,
        section=terms.find_section(record, passage.field, passage.start),
        region_text="",
        target_text=None,
        rules=(rule,),
    )
    blank = Claim(
        claim_id=check.claim_id,
        record_id=record.record_id,
        status=Status.ASSERTED,
        region=Region("", "", ""),
        target=None,
        measure=measure,
        modality=terms.modality(measure),
        direction=statement.direction,
        significance=None,
        comparison=None,
        associate=None,
        associate_concept=None,
        rule=rule,
        evidence=(evidence,),
    )
    return restate(blank, statement, terms)


def gist_of(claim: Claim) -> Gist:
    """Give what makes two claims of one sentence the same, however their parts are worded."""
    associate = claim.associate_concept or (claim.associate or "").casefold()
    return _gist((claim.region, claim.target), claim.measure.concept, claim.direction, claim.comparison, associate)


def gist_of_statement(statement: Statement, terms: Terms) -> Gist:
    """Give the same of a statement."""
    words, concept = terms.associate(statement.associate or "")
    target = terms.region(statement.target, statement.target_side) if statement.target else None
    ends = (terms.region(statement.region, statement.side), target)
    measure = terms.measure(statement.measure).concept or statement.measure
    return _gist(ends, measure, statement.direction, terms.comparison(statement), concept or words.casefold())


def agrees(claim: Claim, statement: Statement) -> bool:
    """Tell whether a claim says a statement in the same words; status and what else no reviewer looks at are aside."""
    return _core(state_claim(claim)) == _core(_recognise(statement, claim))


def _recognise(statement: Statement, claim: Claim) -> Statement:
    """Name what a statement puts into the words that a claim has for it, as a draft shows them, by its concepts."""
    said, compared, target = state_claim(claim), claim.comparison, claim.target
    words = {
        "region": (claim.region.text, claim.region.label),
        "target": (target.text, target.label) if target else (),
        "measure": (claim.measure.text,),
        "group": (compared.group,) if compared else (),
        "comparator": (compared.comparator,) if compared else (),
        "associate": (claim.associate,),
    }
    named = replace(
        statement,
        **{
            part: getattr(said, part)
            for part, known in words.items()
            if (getattr(statement, part) or "").casefold() in {word.casefold() for word in known if word}
        },
    )
    same_sides = (named.group, named.comparator) == (said.group, said.comparator)
    return replace(named, kind=said.kind) if named.kind is None and same_sides else named


def describe(statement: Statement) -> str:
    """Sum a statement up on a few words, for messages."""
    ends = [
        " ".join(filter(None, (side, name)))
        for side, name in ((statement.side, statement.region), (statement.target_side, statement.target))
        if name
    ]
    sides = " vs ".join(filter(None, (statement.group, statement.comparator)))
    told = (" - ".join(ends), statement.measure, statement.direction.value, sides, statement.associate)
    return ", ".join(filter(None, told))


def _core(statement: Statement) -> Statement:
    return replace(statement, status=None, about=None, of_change=False, further_associates=())


def _gist(
    ends: tuple[Region, Region | None],
    measure: str | None,
    direction: Direction,
    compared: Comparison | None,
    associate: str,
) -> Gist:
    sides = compared and (
        compared.group_concept or compared.group.casefold(),
        compared.comparator_concept or compared.comparator.casefold(),
        compared.kind,
    )
    named = tuple(sorted(str((end.id, end.laterality)) for end in ends if end))
    return (named, measure, direction, sides, associate)


def _name(region: Region) -> str:
    """Name a region by its concept, or by its full name where only a wider one is listed."""
    return region.id if region.concept == region.id else region.label


def _place(old: Region | None, name: str, side: Laterality | None, terms: Terms) -> Region:
    """Keep a region that is named the same, with its words."""
    return replace(old, laterality=side) if old and _name(old) == name else terms.region(name, side)


def _reworded(evidence: Evidence, old: Claim, new: Claim, terms: Terms) -> Evidence:
    """Say with which words the evidence names regions that were changed."""
    region_text, target_text = evidence.region_text, evidence.target_text
    if new.region.id != old.region.id:
        region_text = _as_written(new.region, evidence.sentence, terms)
    if new.target is None or old.target is None or new.target.id != old.target.id:
        target_text = _as_written(new.target, evidence.sentence, terms) if new.target else None
    return replace(evidence, region_text=region_text, target_text=target_text)


def _as_written(region: Region, sentence: str, terms: Terms) -> str:
    """Find the words for a region in a sentence; its own name if they are not there."""
    spellings = sorted(terms.spellings(region), key=len, reverse=True)
    found = (re.search(rf"\b{re.escape(name)}\b", sentence, re.IGNORECASE) for name in spellings)
    return next((match[0] for match in found if match), region.text)

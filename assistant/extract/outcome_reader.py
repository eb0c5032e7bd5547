"""Tells what became of each region of a sentence, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from assistant.concepts import Concepts
from assistant.extract.claim_rules import Finding
from assistant.extract.claims import Statement
from assistant.extract.findings import pair_up
from assistant.extract.labels import LABELS
from assistant.extract.near_misses import NearMissFinder
from assistant.extract.outcome import Dropped, Fired, InTheWay, Lacking, Near, Refused, RegionOutcome, RuleAt, Said
from assistant.extract.patterns import Pattern
from assistant.extract.pipeline import Extractor
from assistant.extract.quotations import Quotation
from assistant.extract.shortfalls import NearMiss
from assistant.model import Claim, Status

_CAUTION = {Status.HEDGED: "hedged", Status.BACKGROUND: "question"}


class OutcomeReader:
    """Runs the pair rules again and holds what fired against what nearly did."""

    def __init__(self, extractor: Extractor, concepts: Concepts, patterns: Sequence[Pattern]) -> None:
        self._extractor = extractor
        self._pairs = [p for p in patterns if p.rule.finds is Finding.PAIR]
        self._near = NearMissFinder(patterns)
        self._rules = {p.rule.id: RuleAt(p.rule.id, p.location) for p in patterns}
        self._hedges = {concept.id: concept.value for concept in concepts.labelled("hedge")}

    def outcomes(self, quoted: Quotation, statements: Sequence[Statement]) -> Iterator[RegionOutcome]:
        """Go through the regions and pairs of a sentence as the rules see them."""
        region = self._extractor.region
        row, units = pair_up(quoted.items, self._pairs)
        fired: dict[int, list[Fired]] = {}
        for statement in statements:
            fired.setdefault(statement.found.unit.at, []).append(self._fired(quoted, statement))
        for unit in units:
            nearest = () if unit.at in fired else self._near.nearest(row, unit.at)
            yield RegionOutcome(
                regions=tuple((region(place), region(target) if target else None) for place, target in unit.pairs),
                pair_rule=self._rules[unit.rule] if unit.rule else None,
                fired=tuple(fired.get(unit.at, ())),
                nearest=tuple(self._nearly(quoted, miss) for miss in nearest),
            )

    def _fired(self, quoted: Quotation, statement: Statement) -> Fired:
        found = statement.found
        dropped = None
        if not statement.claims:
            dropped = Dropped.NO_RESPONSE if statement.measures else Dropped.NO_MEASURE
        return Fired(
            rule=self._rules[found.rule],
            finds=found.finding,
            cue=quoted.item(found.cue).text,
            said=tuple(dict.fromkeys(_said(claim) for claim in statement.claims)),
            dropped=dropped,
            measures=tuple(measure.text or measure.id for measure in statement.measures),
            caution=self._caution(quoted, statement),
        )

    def _caution(self, quoted: Quotation, statement: Statement) -> str | None:
        """Quote the nearest word before the cue that makes the claims hedged or a question."""
        wanted = {_CAUTION[claim.status] for claim in statement.claims if claim.status in _CAUTION}
        for i in range(statement.found.cue - 1, -1, -1) if wanted else ():
            item = quoted.items[i]
            if item.sort == LABELS["hedge"] and item.span and self._hedges.get(item.span.concept or "") in wanted:
                return quoted.item(i).text
        return None

    def _nearly(self, quoted: Quotation, miss: NearMiss) -> Near:
        obstacle, refusal = miss.obstacle, miss.refusal
        lacks = (Lacking(x.labels, quoted.edge(x.after), quoted.edge(x.before)) for x in miss.lacks)
        return Near(
            rule=self._rules[miss.pattern.rule.id],
            finds=miss.pattern.rule.finds,
            lacks=tuple(lacks),
            in_the_way=InTheWay(
                tuple(map(quoted.item, obstacle.items)),
                quoted.item(obstacle.after),
                quoted.item(obstacle.before),
                obstacle.up_to,
            )
            if obstacle
            else None,
            refused=Refused(refusal.key, tuple(map(quoted.item, range(refusal.start, refusal.end))))
            if refusal
            else None,
        )


def _said(claim: Claim) -> Said:
    return Said(**{field.name: getattr(claim, field.name) for field in fields(Said)})

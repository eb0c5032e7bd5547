"""Claims of one text: findings with region, measure, direction, comparison and evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from assistant.concepts import Concepts
from assistant.extract.asides import leave_out_asides, leave_out_descriptions
from assistant.extract.associates import AssociateReader
from assistant.extract.backdrops import set_back
from assistant.extract.changes import ChangeReader
from assistant.extract.claim_rules import Finding
from assistant.extract.clauses import part_clauses
from assistant.extract.contents import Contents, contents_of
from assistant.extract.contrast import ContrastReader
from assistant.extract.directions import DirectionReader
from assistant.extract.evidence import quote
from assistant.extract.findings import NULLS, TIED, FindingRules, Found, find
from assistant.extract.items import Item, ItemReader
from assistant.extract.labels import LABELS
from assistant.extract.measures import MeasureResolver
from assistant.extract.patterns import Pattern
from assistant.extract.reading import Place, Reading, Sentence
from assistant.extract.region_names import RegionNames
from assistant.extract.sides import Side, SideReader
from assistant.extract.status import StatusReader
from assistant.extract.words import Words
from assistant.model import Claim, ComparisonKind, Measure, Record, Region

_NOWHERE = Region("", "", "")


@dataclass(slots=True)
class _Context:
    """What a sentence finds there: the last measure and the groups before it, all measures, and its own groups."""

    measure: str | None
    named: list[str]
    earlier: list[Side]
    sides: list[Side]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a rule that fired comes to.

    Attributes
    ----------
    found
        The rule, its regions and its cue.
    measures
        What is measured; none where nothing tells.
    claims
        One for each measure and each region or pair; none without a measure, or for the own activation of a
        group if the measure is neither a response nor a connection of two regions.
    """

    found: Found
    measures: tuple[Measure, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SentenceStatements:
    """A sentence as the claim rules see it, and what they make of it."""

    sentence: Sentence
    items: tuple[Item, ...]
    statements: tuple[Statement, ...]


class ClaimReader:
    """Applies the claim rules sentence by sentence."""

    def __init__(self, concepts: Concepts, patterns: Sequence[Pattern], names: RegionNames) -> None:
        self._concepts = concepts
        self._rules = FindingRules(patterns, concepts)
        self._items = ItemReader(concepts)
        self._names = names
        self._measures = MeasureResolver(concepts)
        self._directions = DirectionReader(concepts)
        self._sides = SideReader(concepts)
        self._contrast = ContrastReader(concepts)
        self._associates = AssociateReader()
        self._changes = ChangeReader(concepts)
        self._status = StatusReader(concepts)

    def claims(self, record: Record, reading: Reading) -> list[Claim]:
        """List the claims of a record, every sentence by itself; merging comes later."""
        contents = contents_of(reading)
        while contents and not contents[-1].places:  # no claim needs them
            contents.pop()
        sentences = self._read(record, reading, contents)
        return [claim for read in sentences for statement in read.statements for claim in statement.claims]

    def statements(self, record: Record, reading: Reading) -> Iterator[SentenceStatements]:
        """Go through the sentences of a record with what each rule that fired comes to."""
        return self._read(record, reading, contents_of(reading))

    def _read(self, record: Record, reading: Reading, sentences: Sequence[Contents]) -> Iterator[SentenceStatements]:
        named = self._measures.named(reading)
        main = named[0] if named else None
        context = _Context(main, named, [], [])
        for contents in sentences:
            sentence, items = contents.sentence, self._telling(reading.words, contents)
            context.sides = self._sides.sides(reading.words, contents, items)
            statements = self._sentence(record, reading, sentence, items, context)
            yield SentenceStatements(sentence, tuple(items), tuple(statements))
            context.measure = self._measures.last(items) or context.measure or main
            context.earlier += context.sides

    def _telling(self, words: Words, contents: Contents) -> list[Item]:
        """Reduce a sentence to the items that can tell a finding."""
        items = part_clauses(words, self._items.items(words, contents))
        return set_back(words, leave_out_descriptions(words, leave_out_asides(items)))

    def _sentence(
        self, record: Record, reading: Reading, sentence: Sentence, items: list[Item], context: _Context
    ) -> Iterator[Statement]:
        if not any(item.sort == "R" for item in items):
            return
        for found in find(items, self._rules):
            measures = self._measures.resolve(reading.words, items, found, context.measure, context.named)
            usable = measures if _may_stand(items, found) or self._measures.are_responses(measures) else ()
            said = [self._said(reading, sentence, items, found, measure, context) for measure in usable]
            claims = (
                replace(
                    claim,
                    record_id=record.record_id,
                    region=self.region(place),
                    target=self.region(target) if target else None,
                    evidence=(quote(record, reading, sentence, found, place, target),),
                )
                for (place, target), claim in product(found.unit.pairs, said)
            )
            yield Statement(found, measures, tuple(claims))

    def _said(
        self,
        reading: Reading,
        sentence: Sentence,
        items: list[Item],
        found: Found,
        measure: Measure,
        context: _Context,
    ) -> Claim:
        """Read what a finding says of each of its regions alike; the regions are filled in afterwards."""
        tied = found.finding in TIED
        associate = self._associates.read(reading.words, items, found) if tied else None
        comparison = None if tied else self._contrast.compare(items, context.sides, found, context.earlier)
        over_time = comparison is not None and comparison.kind is ComparisonKind.POST_VS_PRE
        direction = self._directions.direction(reading.words, sentence.end, items, found, measure)
        return Claim(
            claim_id="",
            record_id="",
            status=self._status.status(sentence, items, found),
            region=_NOWHERE,
            target=None,
            measure=measure,
            modality=self._measures.modality(measure),
            direction=direction,
            significance=self._directions.significance(items, found, direction),
            comparison=comparison,
            associate=associate.text if associate else None,
            associate_concept=associate.concepts[0] if associate and associate.concepts else None,
            about=_about(items, context.sides, found) if tied or over_time else None,
            further_associates=associate.concepts[1:] if associate else (),
            of_change=tied and self._changes.names_change(reading.words, items, found),
            rule=found.rule,
            evidence=(),
        )

    def region(self, place: Place) -> Region:
        """Name a region; an adjective alone takes the noun it leaves out, if a listed name has one."""
        name = self._names.completed(place.name) if not place.span.complete else place.name
        return self._names.region(name, place.text, place.side, self._concepts)


def _may_stand(items: Sequence[Item], found: Found) -> bool:
    """Tell a finding that any measure can have; a group alone shows responses, and connections of two regions."""
    connects = found.unit.rule is not None and items[found.cue].sort == LABELS["connectivity"]
    shown = found.finding is Finding.ACTIVATION or items[found.cue].sort == LABELS["role"]
    return not shown or connects


def _about(items: Sequence[Item], sides: Sequence[Side], found: Found) -> str | None:
    """Give the one group of people that a finding is stated for: of "in A but not in B" A, or B for the null.

    Times and treatments are no groups of people.
    """
    denied = [side for side in sides if any(item.sort == "N" for item in items[max(0, side.at - 2) : side.at])]
    told = denied if denied and found.finding in NULLS else [side for side in sides if side not in denied]
    people = {side.concept for side in told if side.kind in ("patients", "controls", "participants")}
    return people.pop() if len(people) == 1 else None

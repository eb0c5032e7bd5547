"""Reads a sentence as the cascade does, and keeps why each of its regions has the claims it has."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, fields
from typing import TypeVar

from assistant.concepts import Concepts
from assistant.errors import Location
from assistant.extract.claims import SentenceStatements, Statement
from assistant.extract.explanation import (
    Dropped,
    Explanation,
    Fired,
    InTheWay,
    Lacking,
    ListMember,
    Near,
    Refused,
    RegionList,
    RegionOutcome,
    RuleAt,
    Said,
    SeenItem,
    SeenMention,
)
from assistant.extract.findings import pair_up
from assistant.extract.items import LABELS, Item
from assistant.extract.names import BROAD, CONNECTION, RULE, NameScanner
from assistant.extract.near_misses import NearMiss, NearMissFinder
from assistant.extract.patterns import Finding, Pattern, load_patterns
from assistant.extract.pipeline import Extractor, load_extractor
from assistant.extract.reading import Places, Reading, Sentence, Span
from assistant.extract.region_mentions import region_mentions
from assistant.extract.rules import NameGrammar, load_abstract_parts, load_name_grammar
from assistant.extract.unlisted import unlisted_names
from assistant.located_yaml import Located
from assistant.model import Claim, Record, Section, Status
from assistant.pack import Pack

T = TypeVar("T", Span, Places)
_LABEL_OF = {letter: label for label, letter in LABELS.items()}
# characters in which a heading and the first word after it stand
_LONGEST_HEADING = 300
_CAUTION = {Status.HEDGED: "hedged", Status.BACKGROUND: "question"}
_COMPOSED = (RULE, CONNECTION, BROAD)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A sentence that is explained, with the text it is quoted from; ``shift`` is what was put before that."""

    text: str
    shift: int
    reading: Reading
    sentence: Sentence
    items: tuple[Item, ...]

    def words(self, start: int, end: int) -> str:
        """Quote tokens as they were given."""
        return self.text[self.offset(start) : self.reading.words.ends[end - 1] - self.shift]

    def offset(self, token: int) -> int:
        return self.reading.words.starts[token] - self.shift

    def item(self, i: int) -> SeenItem:
        """Show an item; one of other words goes on until the next."""
        item = self.items[i]
        end = self._following(i) if item.sort == LABELS["other"] else item.end
        return SeenItem(self.words(item.start, end), _LABEL_OF[item.sort])

    def edge(self, i: int | None) -> SeenItem | None:
        return None if i is None else self.item(i)

    def row(self) -> Iterator[SeenItem]:
        """Go through the items, and what was skipped between them."""
        at = self.sentence.start
        for i, item in enumerate(self.items):
            if item.start > at:
                yield SeenItem(self.words(at, item.start), None)
            yield self.item(i)
            at = self._following(i) if item.sort == LABELS["other"] else item.end
        if at < self.sentence.end:
            yield SeenItem(self.words(at, self.sentence.end), None)

    def _following(self, i: int) -> int:
        return self.items[i + 1].start if i + 1 < len(self.items) else self.sentence.end


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found in a whole text, in order."""

    spans: list[Span]
    places: list[Places]
    unlisted: list[tuple[int, int]]


class Explainer:
    """Explains sentences; make one with ``load_explainer``."""

    def __init__(
        self,
        extractor: Extractor,
        concepts: Concepts,
        patterns: Sequence[Pattern],
        grammar: Located[NameGrammar],
        not_own: Sequence[str],
    ) -> None:
        self._extractor = extractor
        self._pairs = [p for p in patterns if p.rule.finds is Finding.PAIR]
        self._near = NearMissFinder(patterns)
        self._rules = {p.rule.id: RuleAt(p.rule.id, p.location) for p in patterns}
        self._scanner = NameScanner(grammar.value)
        self._not_own = tuple(not_own)
        self._hedges = {concept.id: concept.value for concept in concepts.labelled("hedge")}
        self._locations = dict.fromkeys(_COMPOSED, Location(str(grammar.path)))
        for file in concepts.files:
            for i, concept in enumerate(file.value.concepts):
                self._locations[f"concept:{concept.id}"] = file.locate("concepts", i)

    def explain(self, text: str, section: Section = Section.RESULTS) -> tuple[Explanation, ...]:
        """Explain each sentence of a text.

        Parameters
        ----------
        text
            One sentence, or several.
        section
            Part of the abstract to read it as, unless it begins with a heading of its own.
        """
        shift, reading, read = self._read(text, section)
        seen = _Seen(_shown(reading), reading.places, list(unlisted_names(self._scanner, reading)))
        return tuple(
            self._explanation(_Quoted(text, shift, reading, one.sentence, one.items), one.statements, seen)
            for one in read
        )

    def _read(self, text: str, section: Section) -> tuple[int, Reading, tuple[SentenceStatements, ...]]:
        """Read under the heading of the section; say how long that is."""
        if section is Section.TITLE:
            return 0, *self._extractor.statements(Record("sentence", text))
        begun, _ = self._extractor.statements(Record("sentence", "", text[:_LONGEST_HEADING]))
        own = bool(begun.sentences) and begun.sentences[0].start > 0
        heading = "" if own else f"{section.value.upper()}: "
        return len(heading), *self._extractor.statements(Record("sentence", "", heading + text))

    def _explanation(self, quoted: _Quoted, statements: Sequence[Statement], seen: _Seen) -> Explanation:
        sentence = quoted.sentence
        places = _within(seen.places, sentence)
        members = {member.span.start for one in places for member in one.members}
        return Explanation(
            text=quoted.words(sentence.start, sentence.end),
            section=sentence.section,
            reported=sentence.reported,
            not_own=self._phrase(quoted.reading, sentence),
            mentions=tuple(self._mention(quoted, span, members) for span in _within(seen.spans, sentence)),
            lists=tuple(self._list(quoted, one) for one in places),
            items=tuple(quoted.row()),
            unlisted=tuple(quoted.words(*name) for name in seen.unlisted if sentence.start <= name[0] < sentence.end),
            outcomes=tuple(self._outcomes(quoted, statements)),
        )

    def _phrase(self, reading: Reading, sentence: Sentence) -> str | None:
        """Name the phrase that makes a sentence of results one on work of others."""
        if sentence.reported or sentence.section not in (Section.RESULTS, Section.CONCLUSION):
            return None
        text = f" {' '.join(reading.words.lowers[sentence.start : sentence.end])} "
        return next((phrase for phrase in self._not_own if f" {phrase} " in text), None)

    def _mention(self, quoted: _Quoted, span: Span, members: Set[int]) -> SeenMention:
        start = quoted.offset(span.start)
        text = quoted.words(span.start, span.end)
        location = self._locations.get(span.rule)
        claimable = span.label != "region" or span.start in members
        return SeenMention(start, start + len(text), text, span.label, span.concept, span.rule, location, claimable)

    def _list(self, quoted: _Quoted, places: Places) -> RegionList:
        joints = (None, *places.joints)
        members = (
            ListMember(m.text, self._extractor.region(m), joint, m.side is not m.span.side)
            for m, joint in zip(places.members, joints, strict=True)
        )
        return RegionList(quoted.words(places.start, places.end), tuple(members))

    def _outcomes(self, quoted: _Quoted, statements: Sequence[Statement]) -> Iterator[RegionOutcome]:
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

    def _fired(self, quoted: _Quoted, statement: Statement) -> Fired:
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

    def _caution(self, quoted: _Quoted, statement: Statement) -> str | None:
        """Quote the nearest word before the cue that makes the claims hedged or a question."""
        wanted = {_CAUTION[claim.status] for claim in statement.claims if claim.status in _CAUTION}
        for i in range(statement.found.cue - 1, -1, -1) if wanted else ():
            item = quoted.items[i]
            if item.sort == LABELS["hedge"] and item.span and self._hedges.get(item.span.concept or "") in wanted:
                return quoted.item(i).text
        return None

    def _nearly(self, quoted: _Quoted, miss: NearMiss) -> Near:
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


def load_explainer(pack: Pack, concepts: Concepts) -> Explainer:
    """Build the explainer of a pack.

    Raises
    ------
    RuleFileError
        If a grammar or claim file cannot be used.
    """
    extractor = load_extractor(pack, concepts)
    not_own = load_abstract_parts(pack).value.cues.previous
    return Explainer(extractor, concepts, load_patterns(pack), load_name_grammar(pack), not_own)


def _said(claim: Claim) -> Said:
    return Said(**{field.name: getattr(claim, field.name) for field in fields(Said)})


def _shown(reading: Reading) -> list[Span]:
    """List the spans that count as mentions, in order."""
    others = (span for span in (*reading.spans, *reading.facts) if span.label not in ("region", BROAD))
    spans = {*region_mentions(reading), *others}
    return sorted(spans, key=lambda s: (s.start, s.end, s.label, s.concept or ""))


def _within(spans: list[T], sentence: Sentence) -> list[T]:
    """Take those that begin in a sentence from a list in order."""
    first, last = (bisect_left(spans, edge, key=lambda span: span.start) for edge in (sentence.start, sentence.end))
    return spans[first:last]

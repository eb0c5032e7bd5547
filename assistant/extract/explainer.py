"""Reads a sentence as the cascade does, and keeps why each of its regions has the claims it has."""

from collections.abc import Sequence, Set
from operator import attrgetter, itemgetter

from assistant.concepts import Concepts
from assistant.errors import Location
from assistant.extract.claims import SentenceStatements, Statement
from assistant.extract.contents import by_sentence, contents_of
from assistant.extract.explanation import Explanation, ListMember, RegionList, SeenMention
from assistant.extract.laterality import LateralityReader
from assistant.extract.loading import ExtractionRules
from assistant.extract.names import BROAD, CONNECTION, RULE
from assistant.extract.outcome_reader import OutcomeReader
from assistant.extract.patterns import Pattern, compile_rules
from assistant.extract.pipeline import Extractor
from assistant.extract.quotations import Quotation
from assistant.extract.reading import Places, Reading, Sentence, Span
from assistant.extract.region_mentions import shown_mentions
from assistant.extract.rules import NameGrammar
from assistant.extract.unlisted import unlisted_names
from assistant.extract.word_classes import WordClasses
from assistant.located_yaml import Located
from assistant.model import Record, Section

# characters in which a heading and the first word after it stand
_LONGEST_HEADING = 300
_COMPOSED = (RULE, CONNECTION, BROAD)


class Explainer:
    """Explains sentences; make one with ``make_explainer``."""

    def __init__(
        self,
        extractor: Extractor,
        concepts: Concepts,
        patterns: Sequence[Pattern],
        grammar: Located[NameGrammar],
        not_own: Sequence[str],
    ) -> None:
        self._extractor = extractor
        self._outcomes = OutcomeReader(extractor, concepts, patterns)
        self._classes = WordClasses(grammar.value)
        self._laterality = LateralityReader(grammar.value, self._classes)
        self._not_own = tuple(not_own)
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
        quoted = (Quotation(text, shift, reading, one.sentence, one.items) for one in read)
        shown = by_sentence(shown_mentions(reading), attrgetter("start"), reading.sentences)
        names = unlisted_names(self._classes, self._laterality, reading)
        unlisted = by_sentence(names, itemgetter(0), reading.sentences)
        contents = zip(quoted, contents_of(reading), shown, unlisted, read, strict=True)
        return tuple(
            self._explanation(quotation, found.places, spans, further, one.statements)
            for quotation, found, spans, further, one in contents
        )

    def _read(self, text: str, section: Section) -> tuple[int, Reading, tuple[SentenceStatements, ...]]:
        """Read under the heading of the section; say how long that is."""
        if section is Section.TITLE:
            return 0, *self._extractor.statements(Record("sentence", text))
        begun, _ = self._extractor.statements(Record("sentence", "", text[:_LONGEST_HEADING]))
        own = bool(begun.sentences) and begun.sentences[0].start > 0
        heading = "" if own else f"{section.value.upper()}: "
        return len(heading), *self._extractor.statements(Record("sentence", "", heading + text))

    def _explanation(
        self,
        quoted: Quotation,
        places: Sequence[Places],
        spans: Sequence[Span],
        unlisted: Sequence[tuple[int, int]],
        statements: Sequence[Statement],
    ) -> Explanation:
        sentence = quoted.sentence
        members = {member.span.start for one in places for member in one.members}
        return Explanation(
            text=quoted.words(sentence.start, sentence.end),
            section=sentence.section,
            reported=sentence.reported,
            not_own=self._phrase(quoted.reading, sentence),
            mentions=tuple(self._mention(quoted, span, members) for span in spans),
            lists=tuple(self._list(quoted, one) for one in places),
            items=tuple(quoted.row()),
            unlisted=tuple(quoted.words(*name) for name in unlisted),
            outcomes=tuple(self._outcomes.outcomes(quoted, statements)),
        )

    def _phrase(self, reading: Reading, sentence: Sentence) -> str | None:
        """Name the phrase that makes a sentence of results one on work of others."""
        if sentence.reported or sentence.section not in (Section.RESULTS, Section.CONCLUSION):
            return None
        text = f" {' '.join(reading.words.lowers[sentence.start : sentence.end])} "
        return next((phrase for phrase in self._not_own if f" {phrase} " in text), None)

    def _mention(self, quoted: Quotation, span: Span, members: Set[int]) -> SeenMention:
        start = quoted.offset(span.start)
        text = quoted.words(span.start, span.end)
        location = self._locations.get(span.rule)
        claimable = span.label != "region" or span.start in members
        return SeenMention(start, start + len(text), text, span.label, span.concept, span.rule, location, claimable)

    def _list(self, quoted: Quotation, places: Places) -> RegionList:
        joints = (None, *places.joints)
        members = (
            ListMember(m.text, self._extractor.region(m), joint, m.side is not m.span.side)
            for m, joint in zip(places.members, joints, strict=True)
        )
        return RegionList(quoted.words(places.start, places.end), tuple(members))


def make_explainer(rules: ExtractionRules) -> Explainer:
    """Build the explainer of a pack from its rules."""
    not_own = rules.parts.value.cues.previous
    return Explainer(rules.extractor, rules.concepts, compile_rules(rules.claims), rules.names, not_own)

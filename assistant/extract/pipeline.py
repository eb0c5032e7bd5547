"""The steps of the cascade, listed once, and the extractor that runs them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.batches import cut_into_batches
from assistant.errors import Problem
from assistant.extract.abbreviations import read_abbreviations
from assistant.extract.changes import settle_changes
from assistant.extract.claims import ClaimReader, SentenceStatements
from assistant.extract.examples import (
    COORDINATES,
    PARTICIPANTS,
    Example,
    concept_examples,
    coordinate_examples,
    grammar_examples,
    participant_examples,
    rule_examples,
)
from assistant.extract.laterality import LateralityReader
from assistant.extract.lists import ListReader
from assistant.extract.loading import ExtractionRules
from assistant.extract.mentions import MentionFinder
from assistant.extract.merging import merge
from assistant.extract.names import BROAD, NameScanner
from assistant.extract.patterns import compile_rules
from assistant.extract.place_names import PlaceNames
from assistant.extract.points import PointReader
from assistant.extract.reading import Place, Reading
from assistant.extract.region_mentions import shown_mentions
from assistant.extract.sections import SectionReader
from assistant.extract.status import restate
from assistant.extract.studies import StudyReader
from assistant.extract.tokenizer import Tokenizer, open_tokenizer
from assistant.extract.vocabulary import ConceptMatcher
from assistant.extract.word_classes import WordClasses
from assistant.extract.words import normalise, text_of
from assistant.model import Extraction, Mention, Record, Region, Section

Step = Callable[[Reading], None]
_AT_ONCE = 16


class Extractor:
    """Runs the cascade over records; make one with ``make_extractor`` and use it for many."""

    def __init__(
        self,
        tokenizer: Tokenizer,
        steps: Sequence[Step],
        claims: ClaimReader,
        studies: StudyReader,
        points: PointReader,
        examples: Sequence[Example],
    ) -> None:
        self._tokenizer = tokenizer
        self._steps = tuple(steps)
        self._claims = claims
        self._studies = studies
        self._points = points
        self._examples = tuple(examples)

    @property
    def examples(self) -> int:
        """Number of example texts that the rule files carry."""
        return len(self._examples)

    def problems_in_examples(self) -> tuple[Problem, ...]:
        """Run every example of the rule files; a problem for each that does not come out as stated."""
        return tuple(p for example in self._examples if (p := self._problem(example)) is not None)

    def _problem(self, example: Example) -> Problem | None:
        record = Record(record_id="example", title="", abstract=f"RESULTS: {example.text}")
        (extraction,) = self.extract([record], mentions=True)
        fired = {rule for claim in extraction.claims for rule in (claim.rule, *claim.evidence[0].rules)}
        labels = {mention.label for mention in extraction.mentions if mention.rule != BROAD}
        counted = {PARTICIPANTS} if extraction.study.groups or extraction.study.n_total else set()
        placed = {COORDINATES} if extraction.points else set()
        return example.problem(labels | fired | counted | placed)

    def extract(self, records: Iterable[Record], *, mentions: bool = False) -> Iterator[Extraction]:
        """Extract record by record, in order, with mentions if wanted; a record without abstract gives no claims."""
        for batch in cut_into_batches(records, _AT_ONCE):
            try:
                found: Iterable[Extraction] = self._extract(batch, mentions)
            except Exception:  # one by one, so that the others come out and it shows at which of them this happens
                found = (extraction for record in batch for extraction in self._extract([record], mentions))
            yield from found

    def mentions(self, records: Iterable[Record]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
        """List what the concept rules recognise; offsets are into the abstract."""
        for record in records:
            yield record.record_id, tuple(_mentions(self._read(record), record.abstract))

    def statements(self, record: Record) -> tuple[Reading, tuple[SentenceStatements, ...]]:
        """Read one record and keep what each rule that fired makes of each sentence, for an explanation."""
        reading = self._read(record)
        return reading, tuple(self._claims.statements(record, reading))

    def region(self, place: Place) -> Region:
        """Name a member of a list as a claim names it."""
        return self._claims.region(place)

    def sections(self, record: Record) -> tuple[tuple[int, Section], ...]:
        """List the sentences of an abstract: the offset of the end of each, and its section."""
        reading = self._read(record)
        ends = ((reading.in_abstract(sentence)[1], sentence.section) for sentence in reading.sentences)
        return tuple((end, section) for end, section in ends if end > 0)

    def _extract(self, records: Sequence[Record], mentions: bool) -> list[Extraction]:
        """Extract step by step from a few records: what a step looks words up in stays at hand for all of them."""
        readings = [self._begin(record) for record in records]
        for step in self._steps:
            for reading in readings:
                step(reading)
        pairs = list(zip(records, readings, strict=True))
        claims = [self._claims.claims(*pair) if pair[0].abstract else [] for pair in pairs]
        merged = [tuple(merge(settle_changes(restate(found)))) for found in claims]
        points = [self._points.points(*pair) for pair in pairs]
        studies = [self._studies.study(*pair) for pair in pairs]
        shown = [tuple(_mentions(reading, record.abstract)) if mentions else () for record, reading in pairs]
        names = (record.record_id for record in records)
        return [Extraction(*parts) for parts in zip(names, merged, studies, shown, points, strict=True)]

    def _read(self, record: Record) -> Reading:
        reading = self._begin(record)
        for step in self._steps:
            step(reading)
        return reading

    def _begin(self, record: Record) -> Reading:
        """Cut a record into words."""
        text = text_of(record)
        words, abstract_at = self._tokenizer(normalise(text)), len(text) - len(record.abstract)
        return Reading(words, bisect_left(words.starts, abstract_at), abstract_at)


def make_extractor(rules: ExtractionRules) -> Extractor:
    """Build the extractor of a pack from its rules."""
    concepts, grammar = rules.concepts, rules.names.value
    patterns = compile_rules(rules.claims)
    tokenizer = open_tokenizer()
    classes = WordClasses(grammar)
    scanner = NameScanner(grammar, classes)
    laterality = LateralityReader(grammar, classes)
    matcher = ConceptMatcher(tokenizer, concepts, grammar.initials)
    steps: tuple[Step, ...] = (
        SectionReader(rules.parts.value),
        read_abbreviations,
        MentionFinder(matcher, scanner, classes, laterality, concepts),
        ListReader(classes, laterality, PlaceNames(grammar, classes), concepts),
    )
    examples = [
        *grammar_examples(rules.names),
        *participant_examples(rules.participants),
        *(coordinate_examples(rules.coordinates) if rules.coordinates else ()),
        *concept_examples(concepts),
        *rule_examples(patterns),
    ]
    return Extractor(
        tokenizer,
        steps,
        ClaimReader(concepts, patterns, rules.regions),
        StudyReader(concepts, rules.participants.value),
        PointReader(rules.coordinates.value if rules.coordinates else None),
        examples,
    )


def _mentions(reading: Reading, abstract: str) -> Iterator[Mention]:
    """Go through the spans in order."""
    for span in shown_mentions(reading):
        start, end = reading.in_abstract(span)
        if start >= 0:
            yield Mention(start, end, abstract[start:end], span.label, span.concept, span.rule)

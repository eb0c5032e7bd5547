"""The cascade as a spaCy pipeline: its components, listed once, and the extractor that runs it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from assistant.concepts import Concepts
from assistant.errors import Problem
from assistant.extract.changes import settle_changes
from assistant.extract.claims import ClaimReader, SentenceStatements
from assistant.extract.components import STEP, SectionReader, read_abbreviations, read_words
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
from assistant.extract.mentions import MentionFinder
from assistant.extract.merging import merge
from assistant.extract.names import BROAD, NameScanner
from assistant.extract.naming import Namer
from assistant.extract.patterns import load_patterns
from assistant.extract.place_names import PlaceNames
from assistant.extract.points import PointReader
from assistant.extract.reading import Place, Reading, reading_of
from assistant.extract.region_mentions import shown_mentions
from assistant.extract.rules import (
    load_abstract_parts,
    load_coordinate_words,
    load_name_grammar,
    load_participant_words,
)
from assistant.extract.status import restate
from assistant.extract.studies import StudyReader
from assistant.extract.tokenizer import blank_pipeline
from assistant.extract.vocabulary import ConceptMatcher, RegionNames
from assistant.extract.word_classes import WordClasses
from assistant.extract.words import normalise
from assistant.model import Claim, Mention, Point, Record, Region, Section, Study
from assistant.pack import Pack

COMPONENTS = ("words", "sections", "abbreviations", "mentions", "lists")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one record says.

    Attributes
    ----------
    record_id
        The record.
    claims
        Merged, in order of mention.
    study
        Facts of the study.
    mentions
        What the concept rules recognise in the abstract, where it was asked for.
    points
        The places that the abstract states in coordinates, in their order.
    """

    record_id: str
    claims: tuple[Claim, ...]
    study: Study
    mentions: tuple[Mention, ...] = ()
    points: tuple[Point, ...] = ()


class Extractor:
    """Runs the cascade over records; make one with ``load_extractor`` and use it for many.

    Attributes
    ----------
    namer
        Names what a person states as the cascade names what it reads.
    """

    def __init__(
        self,
        nlp: Language,
        claims: ClaimReader,
        studies: StudyReader,
        points: PointReader,
        namer: Namer,
        examples: Sequence[Example],
    ) -> None:
        self.namer = namer
        self._nlp = nlp
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
        for record, doc in self._read(records):
            reading = reading_of(doc)
            claims = self._claims.claims(record, reading) if record.abstract else []
            claims = merge(settle_changes(restate(claims)))
            found = tuple(_mentions(reading, record.abstract)) if mentions else ()
            points = self._points.points(record, reading)
            yield Extraction(record.record_id, tuple(claims), self._studies.study(record, reading), found, points)

    def mentions(self, records: Iterable[Record]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
        """List what the concept rules recognise; offsets are into the abstract."""
        for record, doc in self._read(records):
            reading = reading_of(doc)
            yield record.record_id, tuple(_mentions(reading, record.abstract))

    def statements(self, record: Record) -> tuple[Reading, tuple[SentenceStatements, ...]]:
        """Read one record and keep what each rule that fired makes of each sentence, for an explanation."""
        ((_, doc),) = self._read([record])
        reading = reading_of(doc)
        return reading, tuple(self._claims.statements(record, reading))

    def region(self, place: Place) -> Region:
        """Name a member of a list as a claim names it."""
        return self._claims.region(place)

    def sections(self, record: Record) -> tuple[tuple[int, Section], ...]:
        """List the sentences of an abstract: the offset of the end of each, and its section."""
        ((_, doc),) = self._read([record])
        reading = reading_of(doc)
        ends = ((reading.in_abstract(sentence)[1], sentence.section) for sentence in reading.sentences)
        return tuple((end, section) for end, section in ends if end > 0)

    def _read(self, records: Iterable[Record]) -> Iterator[tuple[Record, Doc]]:
        pairs = ((self._doc(record), record) for record in records)
        for doc, record in self._nlp.pipe(pairs, as_tuples=True):
            yield record, doc

    def _doc(self, record: Record) -> Doc:
        text = f"{record.title}\n{record.abstract}" if record.title else record.abstract
        doc = self._nlp.make_doc(normalise(text))
        doc.user_data["abstract_at"] = len(text) - len(record.abstract)
        return doc


def load_extractor(pack: Pack, concepts: Concepts) -> Extractor:
    """Build the extractor of a pack.

    Raises
    ------
    RuleFileError
        If a grammar or claim file cannot be used.
    """
    located = load_name_grammar(pack)
    grammar = located.value
    parts = load_abstract_parts(pack).value
    participants = load_participant_words(pack)
    coordinates = load_coordinate_words(pack)
    patterns = load_patterns(pack)
    nlp = blank_pipeline()
    classes = WordClasses(grammar)
    scanner = NameScanner(grammar, classes)
    laterality = LateralityReader(grammar, classes)
    steps: dict[str, Callable[[Doc], Doc]] = {
        "words": read_words,
        "sections": SectionReader(parts),
        "abbreviations": read_abbreviations,
        "mentions": MentionFinder(
            ConceptMatcher(nlp, concepts, grammar.initials), scanner, classes, laterality, concepts
        ),
        "lists": ListReader(classes, laterality, PlaceNames(grammar, classes), concepts),
    }
    for name in COMPONENTS:
        step = nlp.add_pipe(STEP, name=name)
        step.run = steps[name]  # type: ignore[attr-defined]
    names = RegionNames(concepts, grammar)
    examples = [
        *grammar_examples(located),
        *participant_examples(participants),
        *(coordinate_examples(coordinates) if coordinates else ()),
        *concept_examples(concepts),
        *rule_examples(patterns),
    ]
    return Extractor(
        nlp,
        ClaimReader(concepts, patterns, names),
        StudyReader(concepts, participants.value),
        PointReader(coordinates.value if coordinates else None),
        Namer(concepts, grammar, names),
        examples,
    )


def _mentions(reading: Reading, abstract: str) -> Iterator[Mention]:
    """Go through the spans in order."""
    for span in shown_mentions(reading):
        start, end = reading.in_abstract(span)
        if start >= 0:
            yield Mention(start, end, abstract[start:end], span.label, span.concept, span.rule)

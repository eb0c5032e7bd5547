"""Facts of a study: groups with their sizes and ages, population, design, treatment, species."""

from collections.abc import Iterator, Sequence

from assistant.concepts import Concepts
from assistant.extract.ages import AgeReader
from assistant.extract.arms import ArmReader
from assistant.extract.counts import arms_of, total_of
from assistant.extract.numbers import may_begin, read_number
from assistant.extract.people import PeopleNouns
from assistant.extract.reading import Reading, Sentence
from assistant.extract.rules import ParticipantWords
from assistant.extract.words import Words
from assistant.model import Record, Section, Study

_IN_TITLE = 5
_NEAR = 7
_ENDS = frozenset({".", ";", ":", "?", "!", "without", "free", "not", "no"})
_KEPT = frozenset(
    "included include including comprised comprising eligible analyzed analysed criteria synthesized".split()
)


class StudyReader:
    """Reads the facts of a study from the mentions of its abstract."""

    def __init__(self, concepts: Concepts, nouns: ParticipantWords) -> None:
        self._people = PeopleNouns(nouns, concepts)
        self._arms = ArmReader(nouns, self._people)
        self._ages = AgeReader(nouns, self._people)
        self._things = frozenset(nouns.pooled)
        self._left_out = frozenset(nouns.left_out)
        self._order = {
            label: [c.id for c in concepts.labelled(label)]
            for label in ("population", "design", "treatment", "species")
        }
        self._composed = {
            label: [(c.id, [frozenset(part) for part in c.all_of]) for c in concepts.labelled(label) if c.all_of]
            for label in self._order
        }
        self._pooling = {c.id for c in concepts.labelled("design") if c.kind == "pooling"}

    def study(self, record: Record, reading: Reading) -> Study:
        """Collect the facts; what the abstract does not say stays ``None``."""
        design = self._first("design", reading)
        people = self._people.mentions(reading)
        counts = self._arms.counts(reading, people, pooling=design in self._pooling)
        return Study(
            record_id=record.record_id,
            groups=arms_of(counts, reading.abstract_at),
            n_total=total_of(counts),
            population=self._first("population", reading),
            design=design,
            treatment=self._first("treatment", reading),
            species=self._first("species", reading),
            n_studies=self._pooled(reading) if design in self._pooling else None,
            mean_ages=self._ages.ages(reading, people, counts),
        )

    def _first(self, label: str, reading: Reading) -> str | None:
        """Choose what the title names, else the first listed that the abstract names; pooling must be named twice."""
        counts: dict[str, int] = {}
        for start, concept in self._named(label, reading):
            counts[concept] = counts.get(concept, 0) + (_IN_TITLE if start < reading.title_end else 1)
        if not counts:
            return None
        known = [c for c in self._order[label] if counts.get(c, 0) > (c in self._pooling)]
        titled = [c for c in known if counts[c] >= _IN_TITLE]
        return next(iter(titled or known), None)

    def _named(self, label: str, reading: Reading) -> Iterator[tuple[int, str]]:
        """Go through the concepts of a label that the text names, in one phrase or in parts."""
        for span in reading.facts:
            if span.label == label and span.concept:
                yield span.start, span.concept
        for concept, parts in self._composed[label]:
            yield from ((start, concept) for start in _together(reading.words, parts))

    def _pooled(self, reading: Reading) -> int | None:
        """Read how many studies a review pooled: those it says it included, else the first number of studies."""
        words, first = reading.words, None
        for sentence in reading.sentences:
            n = self._studies(words, sentence) if sentence.section is not Section.TITLE else None
            inside = words.lowers[sentence.start : sentence.end] if n is not None else []
            if n is None or not self._left_out.isdisjoint(inside):
                continue
            if not _KEPT.isdisjoint(inside):
                return n
            first = n if first is None else first
        return first

    def _studies(self, words: Words, sentence: Sentence) -> int | None:
        for i in may_begin(words, sentence.start, sentence.end):
            number = read_number(words, i)
            if number and number.value > 1:
                counts = self._people.counts_things(words, number.end, sentence.end, self._things)
                if counts:
                    return number.value
        return None


def _together(words: Words, parts: Sequence[frozenset[str]]) -> Iterator[int]:
    """Find where a word of each part stands near the first, in one stretch without a stop or a denial."""
    for i in [i for i, word in enumerate(words.lowers) if word in parts[0]]:
        near = _reach(words, i, -1) | _reach(words, i, 1)
        if all(part & near for part in parts[1:]):
            yield i


def _reach(words: Words, i: int, step: int) -> frozenset[str]:
    found = []
    for k in range(i + step, i + step * (_NEAR + 1), step):
        if not 0 <= k < len(words) or words.lowers[k] in _ENDS:
            break
        found.append(words.lowers[k])
    return frozenset(found)

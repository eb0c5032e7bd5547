"""Scores of extraction over annotated records: by level, by direction, by claim rule."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluate.annotations import AnnotatedClaim, AnnotatedRecord
from assistant.evaluate.figures import Score, divide, rounded, score
from assistant.evaluate.levels import LEVELS, Level, count_levels, read_ends
from assistant.evaluate.matching import Matching, match
from assistant.evaluate.region_words import RegionWords
from assistant.model import Claim, Direction, Status

_DIRECTED = LEVELS.index(Level.DIRECTED) + 1
_CLAIM = LEVELS.index(Level.CLAIM) + 1


@dataclass(frozen=True, slots=True)
class LevelScore:
    """Agreement at one level.

    Attributes
    ----------
    matched
        Number of claims matched.
    score
        Over all claims together.
    f1_by_record
        Mean of the F1 of each record that has an annotated or an extracted claim.
    """

    matched: int
    score: Score
    f1_by_record: float


@dataclass(frozen=True, slots=True)
class DirectionRecall:
    """How many of the claims annotated with a direction were found, matched as ``directed``."""

    annotated: int
    found: int
    recall: float


@dataclass(frozen=True, slots=True)
class RuleScore:
    """What a claim rule contributes, matched as ``claim``.

    Attributes
    ----------
    claims, right
        Number of claims it made, and of those that match.
    precision
        Share of its claims that match.
    recall
        Share of all annotated claims that it found.
    """

    claims: int
    right: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures.

    Attributes
    ----------
    records, annotated, extracted
        Number of annotated records, of their annotated claims, and of the asserted claims extracted from them.
    levels
        Level -> score, the loosest first.
    directions
        Annotated direction -> recall.
    rules
        Claim rule -> score, for each that made a claim; those with most claims first.
    """

    records: int
    annotated: int
    extracted: int
    levels: Mapping[Level, LevelScore]
    directions: Mapping[Direction, DirectionRecall]
    rules: Mapping[str, RuleScore]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim without a partner at the level ``claim``.

    Attributes
    ----------
    record_id
        Its record.
    claim
        An annotated claim that was missed, or an extracted one that is spurious.
    levels
        The levels at which it has a partner.
    """

    record_id: str
    claim: AnnotatedClaim | Claim
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures, and the claims that keep them below one.

    Attributes
    ----------
    scores
        The figures.
    missed, spurious
        In the order of the annotated records.
    """

    scores: Scores
    missed: tuple[Disagreement, ...]
    spurious: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """A record with the claims of both sides and their matching."""

    record_id: str
    annotated: Sequence[AnnotatedClaim]
    extracted: Sequence[Claim]
    matching: Matching


def evaluate(records: Sequence[AnnotatedRecord], claims: Iterable[Claim], words: RegionWords) -> Evaluation:
    """Compare extracted with annotated claims, record by record.

    Parameters
    ----------
    records
        Annotated records, each once.
    claims
        Extracted claims; those of other records and those that are not asserted are left out.
    words
        How names of regions are compared.
    """
    by_record: dict[str, list[Claim]] = {record.record_id: [] for record in records}
    for claim in claims:
        if claim.status is Status.ASSERTED and claim.record_id in by_record:
            by_record[claim.record_id].append(claim)
    compared = [_compare(record, by_record[record.record_id], words) for record in records]
    missed = (d for c in compared for d in _unmatched(c.record_id, c.annotated, c.matching.annotated))
    spurious = (d for c in compared for d in _unmatched(c.record_id, c.extracted, c.matching.extracted))
    return Evaluation(_score(compared), tuple(missed), tuple(spurious))


def _compare(record: AnnotatedRecord, claims: Sequence[Claim], words: RegionWords) -> _Compared:
    ends = [read_ends(claim, words) for claim in claims]
    agreements = [
        [count_levels(annotated, *pair, words) for pair in zip(claims, ends, strict=True)]
        for annotated in record.claims
    ]
    return _Compared(record.record_id, record.claims, claims, match(agreements, len(claims), len(LEVELS)))


def _unmatched(
    record_id: str, claims: Sequence[AnnotatedClaim | Claim], reached: Sequence[int]
) -> Iterator[Disagreement]:
    for claim, levels in zip(claims, reached, strict=True):
        if levels < _CLAIM:
            yield Disagreement(record_id, claim, LEVELS[:levels])


def _score(compared: Sequence[_Compared]) -> Scores:
    annotated = sum(len(c.annotated) for c in compared)
    return Scores(
        records=len(compared),
        annotated=annotated,
        extracted=sum(len(c.extracted) for c in compared),
        levels={level: _score_level(compared, i) for i, level in enumerate(LEVELS, start=1)},
        directions=_score_directions(compared),
        rules=_score_rules(compared, annotated),
    )


def _score_level(compared: Sequence[_Compared], level: int) -> LevelScore:
    rows = [(sum(n >= level for n in c.matching.annotated), len(c.extracted), len(c.annotated)) for c in compared]
    matched, extracted, annotated = (sum(row[i] for row in rows) for i in range(3))
    by_record = [divide(2 * hits, found + there) for hits, found, there in rows if found or there]
    together = score(matched, extracted, matched, annotated)
    return LevelScore(matched, together, rounded(divide(sum(by_record), len(by_record))))


def _score_directions(compared: Sequence[_Compared]) -> dict[Direction, DirectionRecall]:
    pairs = [pair for c in compared for pair in zip(c.annotated, c.matching.annotated, strict=True)]
    annotated = Counter(claim.direction for claim, _ in pairs)
    found = Counter(claim.direction for claim, levels in pairs if levels >= _DIRECTED)
    return {
        direction: DirectionRecall(
            annotated[direction], found[direction], rounded(found[direction] / annotated[direction])
        )
        for direction in Direction
        if annotated[direction]
    }


def _score_rules(compared: Sequence[_Compared], annotated: int) -> dict[str, RuleScore]:
    pairs = [pair for c in compared for pair in zip(c.extracted, c.matching.extracted, strict=True)]
    made = Counter(claim.rule for claim, _ in pairs)
    right = Counter(claim.rule for claim, levels in pairs if levels >= _CLAIM)
    return {
        rule: RuleScore(
            made[rule], right[rule], rounded(right[rule] / made[rule]), rounded(divide(right[rule], annotated))
        )
        for rule in sorted(made, key=lambda rule: (-made[rule], rule))
    }

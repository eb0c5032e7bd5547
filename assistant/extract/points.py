"""The places that an abstract states in coordinates, and the claims that they stand beside."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.extract.coordinates import CoordinateFinder, may_state
from assistant.extract.reading import Reading
from assistant.extract.rules import CoordinateWords
from assistant.extract.words import normalise
from assistant.model import Claim, Evidence, Laterality, Point, Record

_ABSTRACT = "abstract"
# Whether a place lies to the right -> the side it does not lie on.
_OPPOSITE = {True: Laterality.LEFT, False: Laterality.RIGHT}


class PointReader:
    """Reads the coordinates of abstracts; none where a pack has no words for them."""

    def __init__(self, words: CoordinateWords | None) -> None:
        self._finder = CoordinateFinder(words) if words else None

    def points(self, record: Record, reading: Reading) -> tuple[Point, ...]:
        """List the coordinates of an abstract in their order."""
        return tuple(self._read(self._finder, record, reading)) if self._finder else ()

    def _read(self, finder: CoordinateFinder, record: Record, reading: Reading) -> Iterator[Point]:
        text = reading.words.content[reading.abstract_at :]
        if not may_state(text):
            return
        spaces = finder.spaces(text)
        for sentence in reading.sentences:
            start, end = reading.in_abstract(sentence)
            if start < 0:
                continue
            for stated in finder.find(text[start:end], bool(spaces)):
                x, y, z = stated.place
                yield Point(
                    record_id=record.record_id,
                    x=x,
                    y=y,
                    z=z,
                    space=_choose_space(spaces, start, start + stated.start, end),
                    start=start + stated.start,
                    end=start + stated.end,
                    sentence=record.abstract[start:end],
                    sentence_start=start,
                    section=sentence.section,
                    reported=sentence.reported,
                )


def find_claims_beside(point: Point, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Find the claims on the region that is named nearest to coordinates in their sentence.

    Parameters
    ----------
    point
        The coordinates.
    claims
        Those of its record.

    Returns
    -------
    Claims on the region named last before the numbers, else first behind; not those of the side of the body on which
    the place does not lie.
    """
    gaps: list[tuple[tuple[bool, int], Claim]] = []
    for claim in claims:
        quoted = (e for e in claim.evidence if e.field == _ABSTRACT and e.start == point.sentence_start)
        found = [gap for e in quoted if (gap := _gap(e, point)) is not None]
        if found:
            gaps.append((min(found), claim))
    nearest = min((gap for gap, _ in gaps), default=None)
    opposite = _OPPOSITE[point.x > 0] if point.x else None
    return tuple(
        claim for gap, claim in gaps if gap == nearest and not (opposite and claim.region.laterality is opposite)
    )


def _choose_space(spaces: Sequence[tuple[int, str]], start: int, at: int, end: int) -> str | None:
    """Choose the space named last before the numbers in their sentence, or first behind, or alone in the abstract."""
    before = [space for place, space in spaces if start <= place < at]
    behind = [space for place, space in spaces if at <= place < end]
    named = {space for _, space in spaces}
    if before:
        return before[-1]
    return behind[0] if behind else next(iter(named)) if len(named) == 1 else None


def _gap(evidence: Evidence, point: Point) -> tuple[bool, int] | None:
    """Measure how far a region is named from numbers, and whether behind them; ``None`` if it is not found."""
    sentence, name = normalise(point.sentence), normalise(evidence.region_text)
    start, end = point.start - point.sentence_start, point.end - point.sentence_start
    before = sentence.rfind(name, 0, start)
    if before >= 0:
        return False, start - before - len(name)
    behind = sentence.find(name, end)
    return (True, behind - end) if behind >= 0 else None

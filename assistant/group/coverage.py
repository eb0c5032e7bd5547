"""Which claims the conditions of sections and strata leave to each: rules without claims, and claims without a rule."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.errors import Location, Problem, Severity
from assistant.group.conditions import ClaimWhere, Range, StratumWhere, Values, conditions, is_within, ranges, takes
from assistant.group.findings import WhyNot
from assistant.group.rules import Grouping, GroupingFile, SectionRule, StratumRule
from assistant.group.vocabulary import DirectionKind
from assistant.located_yaml import Located
from assistant.model import ComparisonKind, Review

# A value that a field can have, None where it is not stated; a measure comes with its modality.
Point = str | int | tuple[str, str | None] | None
Box = Mapping[str, frozenset[Point]]
# Beyond so many pieces a rule counts as reachable.
_MOST_PIECES = 5_000
_MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Rest:
    """What some rules leave of a box: boxes that do not overlap, in the order of their making."""

    boxes: tuple[Box, ...]

    def without(self, box: Box, space: "Space") -> "Rest":
        """Take a box away."""
        if len(self.boxes) > _MOST_PIECES:
            return self
        return Rest(tuple(piece for mine in self.boxes for piece in _subtract(mine, box, space)))


class Space:
    """All values that claims can have in the fields of conditions.

    Parameters
    ----------
    concepts
        Their hierarchy and the modalities of measures.
    strata
        Ids of strata.
    asked
        All conditions, whose limits part the numbers.
    """

    def __init__(self, concepts: Concepts, strata: Iterable[str], asked: Sequence[ClaimWhere | StratumWhere]) -> None:
        self._concepts = concepts
        measures = [(concept.id, concept.modality) for concept in concepts.labelled(_MEASURE)]
        labels = ("population", "species", "treatment", "associate", "design")
        stated: dict[str, Iterable[Point]] = {
            **{label: [concept.id for concept in concepts.labelled(label)] for label in labels},
            "stratum": strata,
            "comparison_kind": [kind.value for kind in ComparisonKind],
            **{name: _limits(ranges(where).get(name) for where in asked) for name in ("n_total", "year")},
        }
        self.points: Mapping[str, frozenset[Point]] = {
            _MEASURE: frozenset((*measures, None)),
            "direction_kind": frozenset(kind.value for kind in DirectionKind),
            **{name: frozenset((*values, None)) for name, values in stated.items()},
        }

    def box(self, where: ClaimWhere | StratumWhere | None) -> Box:
        """Find the values that conditions take; a field without a condition is left out."""
        box: dict[str, frozenset[Point]] = {}
        found: dict[str, Values | Range] = {**conditions(where), **ranges(where)}
        for name, asked in found.items():
            field = _MEASURE if name == "modality" else name
            taken = (point for point in self.points[field] if self._takes(name, asked, point))
            box[field] = frozenset(taken) & box.get(field, self.points[field])
        return box

    def _takes(self, name: str, asked: Values | Range, point: Point) -> bool:
        if isinstance(asked, Range):
            return is_within(asked, point if isinstance(point, int) else None)
        value = point[name == "modality"] if isinstance(point, tuple) else point
        return takes(asked, self._concepts.ancestors(value) if isinstance(value, str) else ())


def check_reach(files: Sequence[Located[GroupingFile]], concepts: Concepts) -> Iterator[Problem]:
    """Report strata and sections that nothing can reach, because earlier ones take all that they would.

    Parameters
    ----------
    files
        Files without other problems.
    concepts
        What a condition on a concept takes.
    """
    strata = [stratum for file in files for stratum in file.value.strata]
    sections = [section for file in files for section in file.value.sections]
    asked: list[ClaimWhere | StratumWhere] = [section.where for section in sections]
    asked += [stratum.where for stratum in strata if stratum.where]
    space = Space(concepts, [stratum.id for stratum in strata], asked)
    for key in ("strata", "sections"):
        earlier: list[StratumRule | SectionRule] = []
        for file in files:
            for i, rule in enumerate(getattr(file.value, key)):
                fault = _unreachable(rule, earlier, space)
                if fault:
                    yield file.problem("unreachable", fault, key, i, "id")
                earlier.append(rule)


def note_sections(grouping: Grouping, concepts: Concepts) -> tuple[Problem, ...]:
    """Note which sections share claims without one holding all of the other, and claims that none takes.

    Parameters
    ----------
    grouping
        Sound rules.
    concepts
        What a condition on a concept takes.
    """
    sections = grouping.sections
    space = Space(concepts, [stratum.id for stratum in grouping.strata], [section.where for section in sections])
    boxes = [space.box(section.where) for section in sections]
    notes = []
    for j, later in enumerate(sections):
        for i, first in enumerate(sections[:j]):
            shared = _shared(boxes, i, j, space)
            if shared:
                message = f"claims with {_describe(shared)} go to {first.id!r}, which comes first"
                notes.append(_note(grouping, later, "overlapping", message))
    left = Rest(({},))
    for box in boxes:
        left = left.without(box, space)
    if left.boxes and len(left.boxes) <= _MOST_PIECES:
        message = f"no section takes claims with {_describe(left.boxes[0])}; add a last section without where"
        notes.append(_note(grouping, sections[-1], "no-section", message))
    return tuple(notes)


def note_unsorted(review: Review, grouping: Grouping) -> tuple[Problem, ...]:
    """Note how many claims of a review no section takes, with the first of them."""
    left = [row.claim for row in review.claims if row.why_not == WhyNot.NO_SECTION]
    if not left:
        return ()
    first = left[0]
    values = (first.region.text, first.measure.pooled_as, first.direction)
    message = (
        f"no section takes {len(left)} of {len(review.claims)} claims; the first is {first.claim_id} of "
        f"{first.record_id} ({', '.join(values)}); add a section for them, or a last one without where"
    )
    return (_note(grouping, grouping.sections[-1], "no-section", message),)


def _box_of(rule: StratumRule | SectionRule, space: Space) -> Box:
    if rule.where is None:
        return {"population": space.points["population"] - {None}}
    return space.box(rule.where)


def _unreachable(
    rule: StratumRule | SectionRule, earlier: Sequence[StratumRule | SectionRule], space: Space
) -> str | None:
    """Say why nothing is left for a rule, ``None`` if something is."""
    box = _box_of(rule, space)
    if not all(box.values()):
        return "nothing fits all of its conditions; take one of them out"
    takers = [other for other in earlier if _meet(box, _box_of(other, space)) is not None]
    rest = Rest((box,))
    for other in takers:
        rest = rest.without(_box_of(other, space), space)
    if rest.boxes:
        return None
    whole = next((other.id for other in takers if not conditions(other.where) and not ranges(other.where)), None)
    if whole:
        return f"{whole!r} before it takes everything; put it last"
    return f"{' and '.join(repr(other.id) for other in takers)} before it leave nothing to it; put it in front"


def _shared(boxes: Sequence[Box], i: int, j: int, space: Space) -> Box | None:
    """Find what two sections share and no earlier one takes, unless one of them lies within the other."""
    both = _meet(boxes[i], boxes[j])
    if both is None or not Rest((boxes[i],)).without(boxes[j], space).boxes:
        return None
    rest = Rest((both,))
    for earlier in boxes[:i]:
        rest = rest.without(earlier, space)
    if not Rest((boxes[j],)).without(boxes[i], space).boxes:
        return None
    return rest.boxes[0] if rest.boxes else None


def _meet(first: Box, second: Box) -> Box | None:
    """Find what two boxes share, ``None`` if nothing."""
    both = {**first, **second} | {field: first[field] & second[field] for field in first.keys() & second.keys()}
    return both if all(both.values()) else None


def _subtract(box: Box, other: Box, space: Space) -> Iterator[Box]:
    """Cut a box into the pieces that lie outside another one."""
    if _meet(box, other) is None:
        yield box
        return
    inside = dict(box)
    for field, taken in other.items():
        mine = inside.get(field, space.points[field])
        if mine - taken:
            yield {**inside, field: mine - taken}
        inside[field] = mine & taken


def _limits(asked: Iterable[Range | None]) -> list[int]:
    """List numbers of which one lies between any two limits, and one beyond the last on either side."""
    ends = [end for found in asked if found for end in (found.from_, found.to) if end is not None]
    return sorted({number for end in ends for number in (end - 1, end, end + 1)})


def _describe(box: Box) -> str:
    """Name one value for each field of a box."""
    return ", ".join(f"{field} {_name(min(values, key=_order))}" for field, values in box.items()) or "any values"


def _order(point: Point) -> tuple[bool, str]:
    return point is None, str(point)


def _name(point: Point) -> str:
    return "not stated" if point is None else str(point[0] if isinstance(point, tuple) else point)


def _note(grouping: Grouping, section: SectionRule, code: str, message: str) -> Problem:
    place = grouping.places.get(("sections", section.id), Location("grouping"))
    return Problem(place, code, message, Severity.NOTE)

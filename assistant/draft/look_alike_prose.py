"""A paragraph on findings that look contradictory and are from different comparisons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, permutations

from assistant.draft.aggregation import DIRECTED
from assistant.draft.blocks import Paragraph
from assistant.draft.markup import cite, plain
from assistant.draft.material import Material, records_of
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence
from assistant.draft.synthesis_words import name_subject, say_direction
from assistant.model import Direction, LookAlike, Synthesis

MAX_LOOK_ALIKES = 4
MIN_RANKED, MAX_RANKED = 3, 5  # groups of one study
_Told = tuple[LookAlike, tuple[Synthesis, ...]]


def write_look_alikes(material: Material, section: str, stratum: str) -> Iterator[Paragraph]:
    """Point out what looks contradictory in a part of the results, what most cohorts stand behind first."""
    found = [one for one in material.review.look_alikes if (one.section, one.stratum) == (section, stratum)]
    if not found:
        return
    told = sorted(_join_places(_gather(material, one) for one in found), key=lambda twins: -_count_cohorts(twins))
    shown = told[:MAX_LOOK_ALIKES]
    fields = {look_alike.differ_in for twins in shown for look_alike, _ in twins}
    sentences = [Sentence(fill(material.phrases, "lead.look_alike"))]
    for twins in shown:
        sentences += _write(material, twins, alone=len(shown) == 1 or len(fields) > 1)
    if len(shown) > 1 and len(fields) == 1:
        named = _name_fields(material, fields.pop())
        sentences.append(Sentence(fill(material.phrases, "look_alike.differ", fields=named)))
    more = len(told[MAX_LOOK_ALIKES:])
    if more:
        sentences.append(Sentence(fill(material.phrases, "look_alike.more", count=more)))
    yield Paragraph(tuple(sentences))


def _gather(material: Material, look_alike: LookAlike) -> _Told:
    """Give a look-alike with its syntheses, in the order of the draft."""
    ids = {synthesis_id for side in look_alike.by_direction.values() for synthesis_id in side}
    return look_alike, tuple(synthesis for synthesis in material.review.syntheses if synthesis.id in ids)


def _join_places(found: Iterable[_Told]) -> list[list[_Told]]:
    """Join look-alikes that differ in the place alone and rest on the same records."""
    joined: dict[tuple[object, ...], list[_Told]] = {}
    for look_alike, syntheses in found:
        sides = [(s.majority, s.comparison_kind, s.group, s.comparator, s.treatment, _records(s)) for s in syntheses]
        joined.setdefault((look_alike.measure, look_alike.modality, *sides), []).append((look_alike, syntheses))
    return list(joined.values())


def _count_cohorts(twins: Sequence[_Told]) -> int:
    return max(len(synthesis.cohorts) for _, own in twins for synthesis in own)


def _name_fields(material: Material, fields: Sequence[str]) -> tuple[str, ...]:
    return tuple(material.phrases.word("field", field) for field in fields)


def _write(material: Material, twins: Sequence[_Told], *, alone: bool) -> Iterator[Sentence]:
    """Write the two sides, in what they differ unless one sentence says so for all, and what makes them consistent."""
    look_alike, syntheses = twins[0]
    one_study = len({record_id for synthesis in syntheses for record_id in _records(synthesis)}) == 1
    by_direction: dict[Direction, list[str]] = {}
    for synthesis in syntheses:
        if synthesis.majority is not None:
            predicate = say_direction(material, synthesis, synthesis.majority)
            cited = "" if one_study else cite(_records(synthesis))
            told = material.phrases.say("look_alike.side", predicate=predicate, cite=cited)
            by_direction.setdefault(synthesis.majority, []).append(told)
    values = {
        "subject": name_subject(material, [own[0] for _, own in twins]),
        "sides": tuple(map(tuple, by_direction.values())),
        "fields": _name_fields(material, look_alike.differ_in) if alone else (),
        "cite": cite(_records(syntheses[0])) if one_study else "",
    }
    claim_ids = tuple(dict.fromkeys(c for _, own in twins for synthesis in own for c in synthesis.claim_ids))
    yield Sentence(fill(material.phrases, "look_alike", **values), claim_ids)
    ranked = rank_groups(material, syntheses) if one_study else ()
    if ranked:
        yield Sentence(fill(material.phrases, "look_alike.order", groups=ranked), claim_ids)


def rank_groups(material: Material, syntheses: Iterable[Synthesis]) -> tuple[str, ...]:
    """Name three groups or more from the highest to the lowest, if every two that are neighbours were compared.

    Opposite signs of one study are consistent if one order of its groups explains them all.
    """
    below: dict[str, set[str]] = {}
    for claim in (claim for synthesis in syntheses for claim in material.claims_of(synthesis)):
        sides = claim.comparison
        pair = (sides.group_concept, sides.comparator_concept) if sides else (None, None)
        higher, lower = reversed(pair) if claim.direction is Direction.DECREASE else pair
        if claim.direction not in DIRECTED or not higher or not lower:
            return ()
        below.setdefault(higher, set()).add(lower)
        below.setdefault(lower, set())
    for order in permutations(sorted(below)) if MIN_RANKED <= len(below) <= MAX_RANKED else ():
        if _explains(order, below):
            return tuple(plain(material.concepts.name(group)) for group in order)
    return ()


def _explains(order: Sequence[str], below: Mapping[str, set[str]]) -> bool:
    """Tell whether neighbours in an order were compared, and no comparison runs against it."""
    stepwise = all(lower in below[higher] for higher, lower in pairwise(order))
    return stepwise and not any(higher in below[lower] for i, higher in enumerate(order) for lower in order[i + 1 :])


def _records(synthesis: Synthesis) -> tuple[str, ...]:
    return records_of(synthesis, synthesis.majority) if synthesis.majority else ()

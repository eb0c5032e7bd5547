"""Associations that single studies report: those of one variable in a sentence, those of one sign in another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.draft.aggregation import Finding, Part
from assistant.draft.markup import cite, parse
from assistant.draft.material import Material
from assistant.draft.part_words import MAX_PLACES, say_located, say_related
from assistant.draft.sentences import Sentence
from assistant.draft.wording import list_places
from assistant.model import Direction

MAX_TOLD = 3  # associations in a sentence
MIN_SHARED = 2  # that name one variable, to stand in a sentence of their own


@dataclass(frozen=True, slots=True)
class Related:
    """An association: what a part of a finding relates to which variable, and its sign."""

    finding: Finding
    part: Part
    associate: str

    @property
    def cited(self) -> str:
        """The study, as a mark of a citation."""
        return cite([self.finding.record_id])


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences that stand together, and the findings they tell of."""

    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]


def write_related(material: Material, findings: Iterable[Finding]) -> Iterator[Told]:
    """Write associations: variables that several name, then the others by their signs, then what names many places."""
    related = [Related(finding, part, finding.associate or "") for finding in findings for part in finding.parts]
    short: list[Related] = []
    long: list[Related] = []
    for one in related:
        (short if len(list_places(material, one.part.claims)) <= MAX_PLACES else long).append(one)
    by_variable: dict[tuple[Direction, str], list[Related]] = {}
    for one in short:
        by_variable.setdefault((one.part.direction, one.associate), []).append(one)
    shared = {key: group for key, group in by_variable.items() if key[1] and len(group) >= MIN_SHARED}
    for group in shared.values():
        for chunk in _cut(group):
            yield _told(chunk, _same_variable(material, chunk) if len(chunk) > 1 else _same_sign(material, chunk))
    by_sign: dict[Direction, list[Related]] = {}
    for one in short:
        if (one.part.direction, one.associate) not in shared:
            by_sign.setdefault(one.part.direction, []).append(one)
    for group in by_sign.values():
        for chunk in _cut(group):
            yield _told(chunk, _same_sign(material, chunk))
    for one in long:
        yield _told([one], _same_sign(material, [one]))


def _cut(group: Sequence[Related]) -> Iterator[Sequence[Related]]:
    """Cut a row into sentences of about the same length."""
    sentences = -(-len(group) // MAX_TOLD)
    length = -(-len(group) // sentences)
    return (group[start : start + length] for start in range(0, len(group), length))


def _same_variable(material: Material, group: Sequence[Related]) -> str:
    say, first = material.phrases.say, group[0]
    items = tuple(say("single.related.item", located=say_located(material, one.part), cite=one.cited) for one in group)
    return say("single.related", direction=first.part.direction.value, associate=first.associate, items=items)


def _same_sign(material: Material, group: Sequence[Related]) -> str:
    say, (first, *others) = material.phrases.say, group
    told = tuple(
        say("single.relations.item", located=say_located(material, one.part), associate=one.associate, cite=one.cited)
        for one in others
    )
    return say(
        "single.relations", first=say_related(material, first.part, first.associate), cite=first.cited, others=told
    )


def _told(group: Sequence[Related], text: str) -> Told:
    claim_ids = tuple(claim_id for one in group for claim_id in one.part.claim_ids)
    return Told((Sentence(parse(text), claim_ids),), tuple(one.finding for one in group))

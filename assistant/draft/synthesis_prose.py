"""Paragraphs on syntheses in which two or more cohorts meet: what they agree on, what separates them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.draft.blocks import Paragraph
from assistant.draft.markup import cite, parse
from assistant.draft.material import SIGNED, Material, agreeing, looked, records_of
from assistant.draft.phrases import Phrases
from assistant.draft.sentences import Sentence
from assistant.draft.synthesis_words import (
    cite_all,
    list_beside,
    list_left_out,
    list_rest,
    list_sides,
    name_associate,
    name_level,
    name_subject,
    say_direction,
)
from assistant.draft.wording import count_people, list_places, name_place, name_value
from assistant.model import Claim, Direction, Laterality, Separation, Synthesis, Verdict

MAX_NAMED = 6
MAX_PLACES = 8
MAX_SEPARATIONS = 2
MAX_CITED = 10
FIRM_COHORTS = 6
FIRM_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Told:
    """A paragraph in the making: findings carry citations, remarks are about them."""

    lead: str
    findings: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass
class Remarks:
    """Says remarks of neighbouring paragraphs: one that has been made in full before is made shortly."""

    phrases: Phrases
    made: set[tuple[str, object]] = field(default_factory=set)

    def say(self, phrase_id: str, matter: object, /, **values: object) -> str:
        """Fill in a phrase, or the short one beside it if the same matter has been spoken of in full."""
        again = (phrase_id, matter) in self.made
        self.made.add((phrase_id, matter))
        return self.phrases.say(f"{phrase_id}.again" if again else phrase_id, **values)


def write_synthesis(
    material: Material, twins: Sequence[Synthesis], index: int, remarks: Remarks | None = None
) -> Paragraph:
    """Write the paragraph on a joint synthesis, or on several that differ in the place alone.

    Parameters
    ----------
    material
        The review.
    twins
        One or more, as ``join_twins`` joins them.
    index
        Its place among its neighbours; wording alternates by it.
    remarks
        Those of its neighbours, which are not repeated word by word; none if it stands alone.
    """
    remarks = remarks or Remarks(material.phrases)
    told, first = _WRITERS[twins[0].verdict](material, twins, index, remarks), twins[0]
    claim_ids = tuple(dict.fromkeys(claim_id for synthesis in twins for claim_id in synthesis.claim_ids))
    beside_ids = tuple(dict.fromkeys(claim_id for synthesis in twins for claim_id in synthesis.beside_claims))
    said = (
        *told.remarks,
        *_weighing(material, first),
        *_fragility(material, first),
        *_not_reported(material, first, remarks),
    )
    sentences = [Sentence(parse(told.lead))]
    sentences += [Sentence(parse(text), claim_ids) for text in told.findings]
    sentences += [Sentence(parse(text)) for text in said]
    sentences += [Sentence(parse(text), beside_ids) for text in _beside(material, first)]
    return Paragraph(tuple(sentences), synthesis_ids=tuple(synthesis.id for synthesis in twins))


def _consensus(material: Material, twins: Sequence[Synthesis], index: int, remarks: Remarks) -> _Told:
    synthesis = twins[0]
    say, majority = material.phrases.say, synthesis.majority
    if majority is None:
        return _unresolved(material, twins, index, remarks)
    votes, interval = agreeing(synthesis), synthesis.interval
    firm = votes >= FIRM_COHORTS and interval is not None and interval[0] > FIRM_SHARE
    people = count_people(synthesis)
    sentence = say(
        "consensus.cohorts" if index % 2 else "consensus.subject",
        subject=name_subject(material, twins),
        predicate=say_direction(material, synthesis, majority),
        quantity=say("quantity", agreeing=votes, looked=looked(synthesis), people=people),
        cite=cite(records_of(synthesis, majority)),
        rest=list_rest(material, synthesis, {majority}),
    )
    named, sides = _named(material, twins, majority)
    lead = say("lead.consensus", agreeing=votes, level=name_level(material, synthesis), firm=firm)
    return _Told(lead, (sentence, *named), sides)


def _discrepancy(material: Material, twins: Sequence[Synthesis], index: int, remarks: Remarks) -> _Told:
    synthesis = twins[0]
    say = material.phrases.say
    sentence = say(
        "discrepancy",
        subject=name_subject(material, twins),
        sides=list_sides(material, synthesis),
        rest=list_rest(material, synthesis, SIGNED),
    )
    separations = _separations(material, synthesis)
    votes = {synthesis.votes[direction] for direction in SIGNED if synthesis.votes.get(direction)}
    caution = {"alone": votes == {1}, "lone": 1 in votes}
    matter = tuple(caution.values())
    said = [remarks.say("separated.caution", matter, **caution) if separations else say("separated.none")]
    if synthesis.unexamined:
        fields = tuple(material.phrases.word("field", field) for field in synthesis.unexamined)
        said.append(remarks.say("unexamined", fields, fields=fields))
    lead = say("lead.discrepancy", level=name_level(material, synthesis))
    return _Told(lead, (sentence, *separations), tuple(said))


def _unresolved(material: Material, twins: Sequence[Synthesis], index: int, remarks: Remarks) -> _Told:
    synthesis = twins[0]
    say, majority = material.phrases.say, synthesis.majority
    lead, about = say("lead.unresolved", level=name_level(material, synthesis)), name_subject(material, twins)
    if majority is None:
        rest = list_rest(material, synthesis, ())
        return _Told(lead, (say("undirected", subject=about, looked=looked(synthesis), rest=rest),))
    sentence = say(
        "unresolved",
        subject=about,
        predicate=say_direction(material, synthesis, majority),
        count=agreeing(synthesis),
        cite=cite(records_of(synthesis, majority)),
        rest=list_rest(material, synthesis, {majority}),
    )
    return _Told(lead, (sentence,))


def _null(material: Material, twins: Sequence[Synthesis], index: int, remarks: Remarks) -> _Told:
    synthesis = twins[0]
    say, kind = material.phrases.say, synthesis.comparison_kind
    sentence = say(
        "null",
        subject=name_subject(material, twins),
        looked=looked(synthesis),
        cite=cite_all(synthesis),
        associate=name_associate(material, synthesis),
        contrast=material.phrases.word("contrast", kind) if kind else "",
    )
    return _Told(say("lead.null", level=name_level(material, synthesis)), (sentence,))


_WRITERS: Mapping[Verdict, Callable[[Material, Sequence[Synthesis], int, Remarks], _Told]] = {
    Verdict.CONSENSUS: _consensus,
    Verdict.DISCREPANCY: _discrepancy,
    Verdict.UNRESOLVED: _unresolved,
    Verdict.NULL: _null,
}


def _named(
    material: Material, twins: Sequence[Synthesis], majority: Direction
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Say which places the agreeing studies named, if that is more than the synthesis itself says."""
    found = set(records_of(twins[0], majority))
    by_record: dict[str, list[Claim]] = {}
    claims_of_all = dict.fromkeys(claim for synthesis in twins for claim in material.claims_of(synthesis))
    for claim in claims_of_all:
        if claim.direction is majority and claim.record_id in found:
            by_record.setdefault(claim.record_id, []).append(claim)
    named: dict[tuple[str, ...], list[str]] = {}
    for record_id, claims in by_record.items():
        named.setdefault(list_places(material, claims), []).append(record_id)
    own = tuple(name_place(material, material.concepts.name(s.region)) for s in twins if s.region)
    if not 1 < len(by_record) <= MAX_NAMED or set(named) <= {own} or sum(map(len, named)) > MAX_PLACES:
        return (), ()
    say = material.phrases.say
    places = tuple(say("named.place", places=places, cite=cite(ids)) for places, ids in named.items())
    remarks = (say("sides.differ"),) if _sides_differ(by_record.values()) else ()
    return (say("named", places=places),), remarks


def _sides_differ(studies: Iterable[list[Claim]]) -> bool:
    """Tell whether studies state sides and no side is shared by all of them."""
    stated: list[set[Laterality]] = []
    for claims in studies:
        sides = {claim.region.laterality for claim in claims if claim.region.laterality is not None}
        if Laterality.BILATERAL in sides:
            sides |= {Laterality.LEFT, Laterality.RIGHT}
        stated.append(sides)
    return all(stated) and not set.intersection(*stated)


def _weighing(material: Material, synthesis: Synthesis) -> tuple[str, ...]:
    """Say how cohorts were weighed, where the verdict depends on their share."""
    weighing = synthesis.weighing
    if (
        weighing is None
        or synthesis.majority is None
        or synthesis.verdict not in (Verdict.CONSENSUS, Verdict.UNRESOLVED)
    ):
        return ()
    share = "" if weighing.share is None else material.phrases.write_number(100 * weighing.share, ".0f")
    return (material.phrases.say("weighed", known=weighing.known, share=share),)


def _fragility(material: Material, synthesis: Synthesis) -> tuple[str, ...]:
    if synthesis.verdict is Verdict.NULL:
        return ()
    return list_left_out(material, synthesis, "fragile") or (material.phrases.say("holds"),)


def _not_reported(material: Material, synthesis: Synthesis, remarks: Remarks) -> tuple[str, ...]:
    """Say who made the comparison and may have looked; many are counted only."""
    papers = synthesis.not_reported
    if not papers:
        return ()
    associate = name_associate(material, synthesis)
    values = {"count": len(papers), "cite": cite(papers) if len(papers) <= MAX_CITED else "", "associate": associate}
    return (remarks.say("not_reported", bool(associate), **values),)


def _beside(material: Material, synthesis: Synthesis) -> tuple[str, ...]:
    sides = list_beside(material, synthesis)
    count = len({record_id for ids in synthesis.beside.values() for record_id in ids})
    return (material.phrases.say("beside", sides=sides, count=count),) if sides else ()


def _separations(material: Material, synthesis: Synthesis) -> tuple[str, ...]:
    """Say what separates the sides: by the fields that do so completely, else by those that may, else nearly."""
    found = synthesis.separated_by
    best = [s for s in found if s.complete] or [s for s in found if not s.all_but] or list(found)
    chosen = enumerate(best[:MAX_SEPARATIONS])
    return tuple(_separation(material, synthesis, separation, again=i > 0) for i, separation in chosen)


def _separation(material: Material, synthesis: Synthesis, separation: Separation, *, again: bool) -> str:
    say = material.phrases.say
    sides = tuple(
        say(
            "separated.side",
            values=tuple(name_value(material, value) for value in separation.values[direction]),
            direction=direction.value,
            cite=cite(r for r in records_of(synthesis, direction) if r not in separation.all_but),
        )
        for direction in SIGNED
        if direction in separation.values
    )
    field = material.phrases.word("field", separation.field)
    outside = cite(separation.all_but) if separation.all_but else ""
    return say("separated", field=field, sides=sides, complete=separation.complete, again=again, outside=outside)

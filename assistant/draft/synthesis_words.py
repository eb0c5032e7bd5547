"""Words for a synthesis: what it is about, what a direction means in it, which cohorts said what."""

from collections.abc import Iterable, Sequence

from assistant.draft.aggregation import RELATED
from assistant.draft.markup import cite, plain
from assistant.draft.material import NULLS, SIGNED, UNSIGNED, Material, Voted, records_of
from assistant.draft.wording import is_over_time, is_paired, name_measure, name_place, name_treatment
from assistant.model import Direction, Synthesis, Verdict


def name_subject(material: Material, twins: Sequence[Synthesis]) -> str:
    """Name what syntheses of one measure are about: the measure and where."""
    places = tuple(_name_place(material, synthesis) for synthesis in twins if synthesis.region)
    values = {"places": places, "paired": is_paired(material, twins[0].measure), "by_side": False}
    measure = name_measured(material, twins[0])
    return material.phrases.say("located", measure=measure, change=twins[0].of_change, **values)


def name_measured(material: Material, synthesis: Voted) -> str:
    """Name the measure, and the imaging method where claims are compared on it."""
    measure = name_measure(material, synthesis.measure)
    if synthesis.modality:
        return material.phrases.say("measured", measure=measure, modality=synthesis.modality)
    return measure or material.phrases.word("label", "any_measure")


def join_twins(syntheses: Iterable[Synthesis]) -> tuple[tuple[Synthesis, ...], ...]:
    """Join syntheses that differ in the place alone and rest on the same votes of the same records."""
    twins: dict[tuple[object, ...], list[Synthesis]] = {}
    for s in syntheses:
        compared = (s.verdict, s.stratum, s.comparison_kind, s.group, s.comparator, s.treatment, s.associate)
        measured = s.measure, s.modality
        votes = tuple(sorted(s.by_direction.items())), s.mixed, s.target, s.level, s.left_out, s.of_change
        others = s.not_reported, tuple(sorted(s.beside.items())), s.unexamined
        fields = tuple((x.field, x.complete, x.all_but, tuple(sorted(x.values.items()))) for x in s.separated_by)
        twins.setdefault((*compared, *measured, *votes, *others, fields), []).append(s)
    return tuple(map(tuple, twins.values()))


def name_associate(material: Material, synthesis: Voted) -> str:
    """Give the printed name of what the measure is related to, empty if it is a difference."""
    return plain(material.concepts.name(synthesis.associate)) if synthesis.associate else ""


def say_direction(material: Material, synthesis: Voted, direction: Direction) -> str:
    """Say what one direction means in the contrast of a synthesis."""
    phrases = material.phrases
    if direction in RELATED:
        associate = name_associate(material, synthesis)
        return phrases.say("predicate.association", direction=direction.value, associate=associate)
    if is_over_time(synthesis.comparison_kind):
        treatment = name_treatment(material, synthesis.treatment)
        return phrases.say("predicate.time", direction=direction.value, treatment=treatment)
    group, comparator = _name_groups(material, synthesis)
    kind = synthesis.comparison_kind or ""
    return phrases.say("predicate.group", direction=direction.value, group=group, comparator=comparator, kind=kind)


def list_sides(material: Material, synthesis: Voted) -> tuple[str, ...]:
    """Tell the opposing directions of a synthesis, most votes first, each with its cohorts and citation."""
    found = sorted((d for d in SIGNED if synthesis.votes.get(d)), key=lambda d: -synthesis.votes[d])
    return tuple(
        material.phrases.say(
            "side",
            predicate=say_direction(material, synthesis, direction),
            direction=direction.value,
            count=synthesis.votes[direction],
            people=synthesis.participants.get(direction),
            cite=cite(records_of(synthesis, direction)),
            first=i == 0,
            over_time=is_over_time(synthesis.comparison_kind),
        )
        for i, direction in enumerate(found)
    )


def list_rest(material: Material, synthesis: Voted, told: Iterable[Direction]) -> tuple[str, ...]:
    """Tell what the cohorts outside the main statement found."""
    directions = [d for d in (*SIGNED, *UNSIGNED, *NULLS) if d not in set(told) and synthesis.votes.get(d)]
    say = material.phrases.say
    texts = [
        say("rest", direction=d.value, count=synthesis.votes[d], cite=cite(records_of(synthesis, d)))
        for d in directions
    ]
    if synthesis.mixed:
        both = cite(record_id for cohort in synthesis.mixed for record_id in cohort)
        texts.append(say("rest.mixed", count=len(synthesis.mixed), cite=both))
    return tuple(texts)


def list_left_out(material: Material, synthesis: Synthesis, phrase_id: str) -> tuple[str, ...]:
    """Tell what the verdict would be without which cohorts, a phrase for each verdict that would be reached."""
    by_verdict: dict[Verdict, list[str]] = {}
    for left_out in synthesis.left_out:
        by_verdict.setdefault(left_out.verdict, []).append(cite(left_out.cohort))
    return tuple(
        material.phrases.say(
            phrase_id,
            verdict=verdict.value,
            cohorts=tuple(cohorts),
            all=len(cohorts) == len(synthesis.cohorts),
        )
        for verdict, cohorts in by_verdict.items()
    )


def list_beside(material: Material, synthesis: Synthesis) -> tuple[str, ...]:
    """Tell what reviews and meta-analyses state that have no vote, a phrase for each direction."""
    reasons = {outcome.record_id: outcome.reason or "" for outcome in material.review.records}
    return tuple(
        material.phrases.say(
            "beside.side",
            direction=direction.value,
            count=len(ids),
            kind=material.phrases.word("reason", reasons[ids[0]]),
            cite=cite(ids),
        )
        for direction, ids in synthesis.beside.items()
    )


def cite_all(synthesis: Synthesis) -> str:
    """Cite every record that has a say in a synthesis."""
    return cite(record_id for ids in synthesis.by_direction.values() for record_id in ids)


def name_level(material: Material, synthesis: Synthesis) -> str:
    """Name the level a synthesis stands on, empty if it is about no place."""
    return material.phrases.word("level", synthesis.level) if synthesis.level else ""


def _name_groups(material: Material, synthesis: Voted) -> tuple[str, str]:
    """Name the groups compared; both empty where the section compares on no more than the sort of contrast."""
    group, comparator, name = synthesis.group, synthesis.comparator, material.concepts.name
    return (plain(name(group)), plain(name(comparator))) if group and comparator else ("", "")


def _name_place(material: Material, synthesis: Synthesis) -> str:
    place = name_place(material, material.concepts.name(synthesis.region or ""))
    if synthesis.target is None:
        return place
    other = name_place(material, material.concepts.name(synthesis.target))
    return material.phrases.say("pair", place=place, targets=(other,))

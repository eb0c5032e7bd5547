"""Paragraphs on counts beyond the syntheses: over any place or measure, and across populations."""

from collections.abc import Iterator, Sequence

from assistant.draft.blocks import Paragraph
from assistant.draft.markup import cite, plain
from assistant.draft.material import SIGNED, Material
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence, Total
from assistant.draft.synthesis_words import list_rest, list_sides, name_measured
from assistant.draft.wording import is_paired, name_place
from assistant.model import Count

MAX_COUNTS = 3


def write_counts(material: Material, section: str, stratum: str) -> Iterator[Paragraph]:
    """Write what was counted in one population over any place or measure, the unresolved ones first."""
    found = [c for c in material.review.counts if c.section == section and tuple(c.strata) == (stratum,)]
    ranked = sorted(found, key=lambda count: not count.unresolved)
    for count in ranked[:MAX_COUNTS]:
        lead = Sentence(fill(material.phrases, "lead.count", unresolved=count.unresolved))
        remark = Sentence(fill(material.phrases, "count.places", method=count.measure is None))
        yield Paragraph((lead, _told(material, count), remark))
    if ranked[MAX_COUNTS:]:
        yield Paragraph((_more(material, ranked),))


def write_warnings(material: Material, section: str) -> Iterator[Paragraph]:
    """Write what was counted across populations, in one paragraph, as a warning."""
    found = [c for c in material.review.counts if c.section == section and len(c.strata) > 1]
    if not found:
        return
    sentences = [Sentence(fill(material.phrases, "lead.warning"))]
    for count in found[:MAX_COUNTS]:
        sentences += [_told(material, count), _populations(material, count)]
    shared = any(sum(direction in SIGNED for direction in count.votes) == 1 for count in found[:MAX_COUNTS])
    sentences.append(Sentence(fill(material.phrases, "count.warning", shared=shared)))
    yield Paragraph((*sentences, *((_more(material, found),) if found[MAX_COUNTS:] else ())))


def _populations(material: Material, count: Count) -> Sentence:
    titles = {stratum.id: plain(stratum.title) for stratum in material.outline.strata}
    told = []
    for stratum, records in count.strata.items():
        cohorts = sum(not set(records).isdisjoint(cohort) for cohort in count.cohorts)
        values = {"title": titles[stratum], "count": cohorts, "cite": cite(records)}
        told.append(material.phrases.say("count.population", **values))
    populations = fill(material.phrases, "count.populations", populations=tuple(told))
    return Sentence(populations, total=Total.of(count.strata, ("counts", count.rule)))


def _more(material: Material, counts: Sequence[Count]) -> Sentence:
    return Sentence(fill(material.phrases, "count.more", count=len(counts[MAX_COUNTS:])))


def _told(material: Material, count: Count) -> Sentence:
    sides, rest = list_sides(material, count), list_rest(material, count, SIGNED)
    told = fill(material.phrases, "count", subject=_name_subject(material, count), sides=sides, rest=rest)
    found = {direction.value: ids for direction, ids in count.by_direction.items()}
    return Sentence(told, count.claim_ids, Total.of(found, ("counts", count.rule)))


def _name_subject(material: Material, count: Count) -> str:
    say = material.phrases.say
    places = (name_place(material, material.concepts.name(count.region)),) if count.region else ()
    values = {"places": places, "paired": is_paired(material, count.measure), "by_side": False}
    return say("located", measure=name_measured(material, count), change=count.of_change, **values)

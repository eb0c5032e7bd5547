"""What stands before and after the results: what the draft rests on, in brief, methods, studies, limits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from assistant.draft.blocks import Block, Facts, Heading, Paragraph, Role
from assistant.draft.checks import tell_unchecked
from assistant.draft.markup import cite, plain, table
from assistant.draft.material import (
    Material,
    agreeing,
    is_joint,
    looked,
    quoted,
    records_of,
    strongest_first,
    with_verdict,
)
from assistant.draft.notices import describe_notices
from assistant.draft.phrases import fill
from assistant.draft.results import count_reasons, sort_by_reason, verdicts_table
from assistant.draft.sentences import Sentence, Total
from assistant.draft.synthesis_words import join_twins, list_sides, name_subject, say_direction
from assistant.model import Outcome, Synthesis, Verdict

MAX_BRIEF = 5
SHORT_HASH = 12
_VERDICTS = (Verdict.CONSENSUS, Verdict.DISCREPANCY, Verdict.UNRESOLVED, Verdict.NULL)


def write_basis(material: Material, version: str) -> Iterator[Block]:
    """Write down the snapshot, its counts, the rules and the version that made the draft."""
    phrases, review = material.phrases, material.review
    counts = review.snapshot.counts
    unused = [outcome for outcome in review.records if not outcome.used]
    values = {
        "snapshot": review.snapshot.date,
        "hash": review.snapshot.hash[:SHORT_HASH],
        **{
            name: phrases.write_number(counts[name])
            for name in ("read", "merged", "reported", "kept")
            if name in counts
        },
        "used": phrases.write_number(len(review.records) - len(unused)),
        "unused": phrases.say("cell.unused", count=len(unused), reasons=_count_unused(material, unused)),
        "pack": f"{review.rules.pack} ({review.rules.hash[:SHORT_HASH]})",
        "version": version,
    }
    yield Heading(1, phrases.word("heading", "rests_on"))
    yield Facts(tuple((phrases.word("fact", name), plain(value)) for name, value in values.items()))


def _count_unused(material: Material, unused: Sequence[Outcome]) -> tuple[str, ...]:
    """Count the records not used by reason, the most frequent first."""
    counts = Counter(outcome.reason or "" for outcome in unused)
    return tuple(
        material.phrases.say("cell.reason", reason=material.phrases.word("reason", reason), count=count)
        for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def write_brief(material: Material) -> Iterator[Block]:
    """Write the few lines that a busy reader takes with her."""
    phrases = material.phrases
    main = _syntheses(material, context=False)
    joint = [synthesis for synthesis in main if is_joint(synthesis)]
    yield Heading(1, phrases.word("heading", "brief"))
    used = sum(outcome.used for outcome in material.review.records)
    claims = len(material.review.standing)
    yield _bullet(material, "brief.records", kept=len(material.review.records), used=used, claims=claims)
    if not joint:
        yield _bullet(material, "brief.none", single=len(main))
    else:
        counted = Counter(synthesis.verdict for synthesis in joint)
        counts = tuple(
            phrases.say("brief.count", verdict=phrases.word("verdict", v.value), count=counted[v])
            for v in _VERDICTS
            if counted[v]
        )
        single = len(main) - len(joint)
        values = {"joint": len(joint), "single": single, "counts": counts, "mostly_single": single > len(joint)}
        yield _bullet(material, "brief.syntheses", **values)
    yield from _brief_verdict(material, joint, Verdict.CONSENSUS)
    yield from _brief_verdict(material, joint, Verdict.DISCREPANCY)
    beside = _syntheses(material, context=True)
    if beside:
        titles = tuple(plain(stratum.title) for stratum in material.strata(True))
        yield _bullet(material, "brief.context", strata=titles, joint=sum(map(is_joint, beside)))


def _brief_verdict(material: Material, joint: Sequence[Synthesis], verdict: Verdict) -> Iterator[Block]:
    ranked = join_twins(strongest_first(with_verdict(joint, verdict)))
    for twins in ranked[:MAX_BRIEF]:
        yield _brief_synthesis(material, twins)
    more = sum(map(len, ranked[MAX_BRIEF:]))
    if more:
        word = material.phrases.word("verdict", verdict.value)
        yield _bullet(material, "brief.more", count=more, verdict=word, table=table(verdicts_table(material)))


def _brief_synthesis(material: Material, twins: Sequence[Synthesis]) -> Paragraph:
    synthesis, about = twins[0], name_subject(material, twins)
    claim_ids = tuple(dict.fromkeys(claim_id for twin in twins for claim_id in twin.claim_ids))
    majority = synthesis.majority
    if synthesis.verdict is Verdict.DISCREPANCY or majority is None:
        inlines = fill(material.phrases, "brief.discrepancy", subject=about, sides=list_sides(material, synthesis))
    else:
        inlines = fill(
            material.phrases,
            "brief.consensus",
            subject=about,
            predicate=say_direction(material, synthesis, majority),
            agreeing=agreeing(synthesis),
            looked=looked(synthesis),
            cite=cite(records_of(synthesis, majority)),
            fragile=synthesis.fragile,
        )
    return Paragraph((Sentence(inlines, claim_ids),), Role.BULLET, tuple(twin.id for twin in twins))


def write_studies(material: Material, record_ids: Sequence[str]) -> Iterator[Block]:
    """Summarise the studies; their table follows here or in the appendix."""
    phrases = material.phrases
    yield Heading(1, phrases.word("heading", "studies"))
    sized = [s.record_id for s in map(material.studies.get, record_ids) if s and (s.groups or s.n_total is not None)]
    values = {"studies": len(record_ids), "sized": len(sized), "table": table("studies")}
    total = Total.of({"studies": record_ids, "of known size": sized})
    sentences = [Sentence(fill(phrases, "studies.count", **values), total=total)]
    by_modality = _sort_by_modality(material, frozenset(record_ids))
    counts = tuple(
        phrases.say("studies.modality", modality=phrases.word("modality", modality), count=len(ids))
        for modality, ids in by_modality.items()
    )
    if counts:
        sentences.append(Sentence(fill(phrases, "studies.modalities", counts=counts), total=Total.of(by_modality)))
    yield Paragraph((*sentences, *describe_notices(material, record_ids)))


def write_limits(material: Material) -> Iterator[Block]:
    """Write what automatic extraction cannot do and how many claims stayed outside the votes."""
    phrases, rows = material.phrases, material.review.claims
    yield Heading(1, phrases.word("heading", "limits"))
    cohorts = tuple(map(cite, material.review.cohorts))
    shared = (Sentence(fill(phrases, "limits.cohorts", cohorts=cohorts)),) if cohorts else ()
    yield Paragraph((Sentence(fill(phrases, "limits.extraction")), *shared, *tell_unchecked(material)))
    outside = [row for row in rows if not row.votes]
    if outside:
        reasons = sort_by_reason(outside)
        told = count_reasons(material, reasons)
        values = {"claims": len(rows), "open": len(outside), "reasons": told, "table": table("evidence")}
        values["all_quoted"] = len(quoted(material)) == len(rows)
        yield Paragraph((Sentence(fill(phrases, "limits.open", **values), total=Total.of(reasons)),))
    weighed = any(section.weighed for section in material.outline.sections)
    yield Paragraph((Sentence(fill(phrases, "limits.synthesis", weighed=weighed)),))


def _sort_by_modality(material: Material, record_ids: AbstractSet[str]) -> dict[str, set[str]]:
    """Sort studies by the imaging methods of their claims, the most frequent first."""
    by_modality: dict[str, set[str]] = {}
    for row in material.review.standing:
        if row.claim.modality and row.claim.record_id in record_ids:
            by_modality.setdefault(row.claim.modality, set()).add(row.claim.record_id)
    return dict(sorted(by_modality.items(), key=lambda item: (-len(item[1]), item[0])))


def _syntheses(material: Material, *, context: bool) -> list[Synthesis]:
    strata = {stratum.id for stratum in material.strata(context)}
    sections = {section.id for section in material.outline.sections}
    return [s for s in material.review.syntheses if (s.stratum or "") in strata and s.section in sections]


def _bullet(material: Material, phrase_id: str, **values: object) -> Paragraph:
    return Paragraph((Sentence(fill(material.phrases, phrase_id, **values)),), Role.BULLET)

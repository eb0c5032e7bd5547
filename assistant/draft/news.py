"""What is new since an earlier state of the review: the few sentences that a co-author reads first."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.draft.blocks import Block, Heading, Paragraph, Role
from assistant.draft.markup import cite, plain
from assistant.draft.material import NULLS, SIGNED, UNSIGNED, Material, agreeing, looked, records_of
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence
from assistant.draft.synthesis_words import join_twins, list_rest, list_sides, name_subject, say_direction
from assistant.model import Category, Changes, Synthesis, SynthesisChange, Verdict

MAX_NEWS = 10
_ENDS = (Category.NEW, Category.GONE)


def write_news(material: Material) -> Iterator[Block]:
    """Write what changed since the earlier state, verdicts that turned first; nothing if there is none."""
    changes = material.changes
    if changes is None:
        return
    phrases = material.phrases
    yield Heading(1, phrases.say("news.title", date=changes.old_snapshot.date))
    yield Paragraph((Sentence(fill(phrases, "news.records", **_count_records(material, changes))),))
    if changes.old_rules != changes.new_rules:
        yield Paragraph((Sentence(fill(phrases, "news.rules")),))
    if changes.recorrected:
        yield Paragraph((Sentence(fill(phrases, "news.corrections")),))
    if not changes.verdicts:
        yield Paragraph((Sentence(fill(phrases, "news.none")),))
    retracted = changes.records_retracted
    if retracted:
        inlines = fill(phrases, "news.retracted", count=len(retracted), cite=_cite(material, retracted))
        yield Paragraph((Sentence(inlines),), Role.BULLET)
    turned = [change for change in changes.verdicts if change.turned]
    for category in Category:
        yield from _told(material, category, [c for c in turned if c.category is category])
    for category in _ENDS:
        yield from _told(material, category, [c for c in changes.verdicts if c.category is category])


def _count_records(material: Material, changes: Changes) -> dict[str, object]:
    used = {outcome.record_id for outcome in material.review.records if outcome.used}
    stating = [record_id for record_id in changes.records_added if record_id in used]
    corrected = [correction.record_id for correction in changes.records_corrected]
    return {
        "added": len(changes.records_added),
        "used": len(stating),
        "cite": _cite(material, stating),
        "removed": len(changes.records_removed),
        "corrected": len(corrected),
        "corrected_cite": _cite(material, corrected),
    }


def _told(material: Material, category: Category, changes: Iterable[SynthesisChange]) -> Iterator[Paragraph]:
    """Tell the changes of a category, and count those beyond the first few."""
    groups = _join(changes)
    for group in groups[:MAX_NEWS]:
        yield _tell(material, group)
    if more := sum(map(len, groups[MAX_NEWS:])):
        inlines = fill(material.phrases, "news.more", count=more, category=category.value)
        yield Paragraph((Sentence(inlines),), Role.BULLET)


def _join(changes: Iterable[SynthesisChange]) -> tuple[tuple[SynthesisChange, ...], ...]:
    """Join new syntheses that differ in the place alone; what others were before may differ as well."""
    by_id = {change.synthesis.id: change for change in changes}
    if any(change.old for change in by_id.values()):
        return tuple((change,) for change in by_id.values())
    return tuple(tuple(by_id[s.id] for s in twins) for twins in join_twins(c.synthesis for c in by_id.values()))


def _tell(material: Material, group: Sequence[SynthesisChange]) -> Paragraph:
    change, found = group[0], [change.synthesis for change in group]
    moved = [move.record_id for move in change.moves]
    values = {
        "category": change.category.value,
        "subject": name_subject(material, found),
        "population": _population(material, found[0]),
        "before": change.old.verdict.value if change.old else "",
        "votes_before": tally_votes(material, change.old) if change.old else (),
        "after": change.new.verdict.value if change.new else "",
        "moved": _cite(material, moved) if change.old and change.new else "",
        **_stated(material, change.new),
    }
    claim_ids = dict.fromkeys(claim_id for change in group if change.new for claim_id in change.new.claim_ids)
    sentence = Sentence(fill(material.phrases, "news.synthesis", **values), tuple(claim_ids))
    return Paragraph((sentence,), Role.BULLET, tuple(synthesis.id for synthesis in found))


def _stated(material: Material, synthesis: Synthesis | None) -> dict[str, object]:
    """Gather what the cohorts of a synthesis say now: opposing sides, or one direction, and the rest."""
    stated: dict[str, object] = {"sides": (), "predicate": "", "agreeing": 0, "looked": 0, "cite": "", "rest": ()}
    if synthesis is None:
        return stated
    majority = synthesis.majority
    if synthesis.verdict is Verdict.DISCREPANCY:
        stated["sides"] = list_sides(material, synthesis)
        told = set(SIGNED)
    else:
        told = {majority} if majority else set()
    if majority and not stated["sides"]:
        stated |= {
            "predicate": say_direction(material, synthesis, majority),
            "agreeing": agreeing(synthesis),
            "looked": looked(synthesis),
            "cite": cite(records_of(synthesis, majority)),
        }
    return stated | {"rest": list_rest(material, synthesis, told)}


def tally_votes(material: Material, synthesis: Synthesis) -> tuple[str, ...]:
    """Count the votes of a synthesis in a few words."""
    order = [d for d in (*SIGNED, *UNSIGNED, *NULLS) if synthesis.votes.get(d)]
    say = material.phrases.say
    counts = [say("cell.vote", count=synthesis.votes[d], direction=d.value, people=None) for d in order]
    return (*counts, *([say("cell.mixed", count=len(synthesis.mixed))] if synthesis.mixed else []))


def _population(material: Material, synthesis: Synthesis) -> str:
    """Name the population, empty if the rules do not tell populations apart."""
    titles = {stratum.id: stratum.title for stratum in material.outline.strata}
    return plain(titles.get(synthesis.stratum or "", ""))


def _cite(material: Material, record_ids: Iterable[str]) -> str:
    """Cite the records that this snapshot holds; those that it lost are in no reference list."""
    held = [record_id for record_id in record_ids if record_id in material.records]
    return cite(held) if held else ""

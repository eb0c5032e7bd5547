"""The methods of a draft: how records were screened, and the synthesis item by item as SWiM asks.

Source: Campbell M, McKenzie JE, Sowden A, et al. Synthesis without meta-analysis (SWiM) in systematic reviews:
reporting guideline. BMJ 2020;368:l6890.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from assistant.draft.blocks import Block, Heading, Paragraph
from assistant.draft.checks import tell_checked
from assistant.draft.flow import FLOW, tabulate_flow
from assistant.draft.flow_chart import FLOW_CHART, chart_flow
from assistant.draft.markup import figure, plain, table
from assistant.draft.material import Material, is_joint
from assistant.draft.outline import SectionOutline
from assistant.draft.phrases import fill
from assistant.draft.results import verdicts_table
from assistant.draft.sentences import Sentence

T = TypeVar("T")
_LEVELS = ("area", "region", "lobe", "system", "as-written")


def write_methods(material: Material) -> Iterator[Block]:
    """Write how claims were read, grouped, counted and told."""
    review = material.review
    yield Heading(1, material.phrases.word("heading", "methods"))
    values = {"date": review.snapshot.date, "pack": plain(review.rules.pack), "records": len(review.records)}
    source = fill(material.phrases, "methods.source", **values)
    yield Paragraph((Sentence(source), Sentence(fill(material.phrases, "methods.claims")), *tell_checked(material)))
    if review.snapshot.conditions:
        yield Paragraph((_selection(material),))
    yield _screening(material)
    yield tabulate_flow(material)
    yield chart_flow(material)
    yield Paragraph((_grouping(material), _say(material, "methods.metric")))
    yield Paragraph((_synthesis(material), _priority(material)))
    fields = _words(material, "field", (section.explain_by for section in material.outline.sections))
    yield Paragraph((_say(material, "methods.heterogeneity", fields=fields), _say(material, "methods.certainty")))
    yield Paragraph((*_presentation(material), _say(material, "methods.reporting")))


def _selection(material: Material) -> Sentence:
    """Say by what the records were taken from a store, and how many were left there."""
    counts = material.review.prisma
    return _say(
        material,
        "methods.selection",
        identified=sum(counts.identified.values()),
        unselected=counts.unselected,
        conditions=tuple(map(plain, material.review.snapshot.conditions)),
    )


def _screening(material: Material) -> Paragraph:
    counts = material.review.prisma
    values = {
        "screened": counts.screened,
        "excluded": sum(counts.excluded.values()),
        "background": sum(counts.background.values()),
        "included": counts.included,
        "table": table(FLOW),
        "figure": figure(FLOW_CHART),
    }
    return Paragraph((_say(material, "methods.screening", **values),))


def _grouping(material: Material) -> Sentence:
    groups = tuple(
        material.phrases.say("methods.compared", fields=_words(material, "compared", [fields]), sections=sections)
        for fields, sections in _by_rule(material, lambda section: section.compare_on)
    )
    levels = {level for section in material.outline.sections for level in section.levels}
    return _say(
        material,
        "methods.grouping",
        groups=groups,
        strata=tuple(plain(stratum.title) for stratum in material.strata(False)),
        context=tuple(plain(stratum.title) for stratum in material.strata(True)),
        levels=_words(material, "level", [[level for level in _LEVELS if level in levels]]),
        pack=plain(material.review.rules.pack),
    )


def _synthesis(material: Material) -> Sentence:
    phrases, rules = material.phrases, []
    for (cohorts, share, weighed), sections in _by_rule(material, lambda s: (s.min_cohorts, s.agreement, s.weighed)):
        values = {"agreement": phrases.write_number(100 * share, "g"), "weighed": weighed, "sections": sections}
        rules.append(phrases.say("methods.rule", min_cohorts=cohorts, **values))
    return _say(material, "methods.synthesis", rules=tuple(rules))


def _priority(material: Material) -> Sentence:
    strata = tuple(plain(stratum.title) for stratum in material.strata(False))
    return _say(material, "methods.priority", strata=strata)


def _presentation(material: Material) -> Iterator[Sentence]:
    """Name the tables, if there is anything to put into them, and what is told in them alone."""
    if material.review.claims:
        joint = any(map(is_joint, material.review.syntheses))
        values = {"studies": table("studies"), "glance": table(verdicts_table(material)) if joint else ""}
        yield _say(material, "methods.presentation", **values, evidence=table("evidence"))
    for least, sections in _by_rule(material, lambda section: section.min_cohorts_told):
        if least > 1:
            yield _say(material, "methods.told", min_cohorts=least, sections=sections)


def _by_rule(material: Material, rule: Callable[[SectionOutline], T]) -> Iterator[tuple[T, tuple[str, ...]]]:
    """Gather the sections that share a rule; their titles are left out where all share it."""
    found: dict[T, list[str]] = {}
    for section in material.outline.sections:
        found.setdefault(rule(section), []).append(plain(section.title))
    for shared, titles in found.items():
        yield shared, tuple(titles) if len(found) > 1 else ()


def _words(material: Material, words: str, lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Name what stands in any of the lists, each once."""
    keys = dict.fromkeys(key for keys in lists for key in keys)
    return tuple(material.phrases.word(words, key) for key in keys)


def _say(material: Material, phrase_id: str, **values: object) -> Sentence:
    return Sentence(fill(material.phrases, phrase_id, **values))

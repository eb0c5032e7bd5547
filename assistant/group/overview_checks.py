"""What a schema cannot see in the rules of counts, targets and gaps."""

from collections.abc import Iterator

from assistant.errors import Problem
from assistant.group.known_names import KnownNames
from assistant.group.overview_rules import CountRule, GapRule, TargetRule
from assistant.group.rules import GroupingFile, SectionRule
from assistant.group.vocabulary import Compared, RegionLevel
from assistant.located_yaml import Located
from assistant.model import GapField

_WIDTHS = tuple(level for level in RegionLevel if level is not RegionLevel.AS_WRITTEN)
_WITHOUT_VALUES = frozenset({GapField.POPULATION, GapField.SAMPLE_SIZE, GapField.REPLICATION, GapField.SEPARATION})


def check_overviews(rules: KnownNames, file: Located[GroupingFile]) -> Iterator[Problem]:
    """Check the names and the keys that go together."""
    for i, count in enumerate(file.value.counts):
        yield from _check_count(rules, file, count, i)
    for i, technique in enumerate(file.value.techniques):
        yield from rules.unknown(file, "treatment", [technique.treatment], "techniques", i, "treatment")
    for i, target in enumerate(file.value.targets):
        yield from _check_target(rules, file, target, i)
    for i, gap in enumerate(file.value.gaps):
        yield from _check_gap(rules, file, gap, i)


def _check_target(rules: KnownNames, file: Located[GroupingFile], target: TargetRule, i: int) -> Iterator[Problem]:
    yield from rules.unknown(file, "region", target.regions, "targets", i, "regions")
    for j, reached in enumerate(target.techniques):
        keys = ("targets", i, "techniques", j, "technique")
        yield from rules.unknown(file, "technique", [reached.technique], *keys)


def _check_gap(rules: KnownNames, file: Located[GroupingFile], gap: GapRule, i: int) -> Iterator[Problem]:
    yield from rules.unknown(file, "stratum", gap.strata, "gaps", i, "strata")
    if (gap.field is GapField.SAMPLE_SIZE) != (gap.below is not None):
        message = "sample_size needs below, the number of participants; no other field takes it"
        yield file.problem("gap-below", message, "gaps", i, "field")
    if gap.values and gap.field in _WITHOUT_VALUES:
        yield file.problem("gap-values", f"{gap.field} has no values; leave them out", "gaps", i, "values")
        return
    yield from rules.unknown(file, gap.field.value, gap.values, "gaps", i, "values")


def check_levels(file: Located[GroupingFile], rule: SectionRule | CountRule, *keys: str | int) -> Iterator[Problem]:
    """Check that levels of regions are asked for where regions are compared, from narrow to wide."""
    if (Compared.REGION in rule.compare_on) != bool(rule.region_level):
        message = "region in compare_on needs a region_level, and region_level needs region in compare_on"
        yield file.problem("region-level", message, *keys, "region_level")
    widths = [_WIDTHS.index(level) for level in rule.region_level if level in _WIDTHS]
    if widths != sorted(set(widths)):
        message = f"levels go from narrow to wide, each once: {', '.join(_WIDTHS)}"
        yield file.problem("region-level", message, *keys, "region_level")


def _check_count(rules: KnownNames, file: Located[GroupingFile], count: CountRule, i: int) -> Iterator[Problem]:
    yield from rules.unknown(file, "section", count.sections, "counts", i, "sections")
    yield from rules.unknown(file, "stratum", count.strata, "counts", i, "strata")
    if count.modality:
        yield from rules.unknown(file, "modality", count.modality.named, "counts", i, "modality")
    if (Compared.STRATUM in count.compare_on) == bool(count.strata):
        message = "either stratum stands in compare_on, or strata names those that are counted together"
        yield file.problem("count-strata", message, "counts", i, "compare_on")
    yield from check_levels(file, count, "counts", i)

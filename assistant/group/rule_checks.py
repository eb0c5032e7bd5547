"""What a schema cannot see in grouping rules: names that do not exist, rules that nothing can reach."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.errors import Problem
from assistant.group.conditions import conditions
from assistant.group.overview_rules import CountRule
from assistant.group.rules import ContrastRule, GroupingFile, SectionRule, StratumRule
from assistant.group.vocabulary import Compared, DirectionKind, Explainer, RegionLevel
from assistant.located_yaml import Located, did_you_mean
from assistant.model import ComparisonKind
from assistant.pack import Slug

Keys = tuple[str | int, ...]
_CONCEPT_FIELDS = frozenset({"population", "species", "design", "measure", "treatment", "associate"})
_ONCE = ("compared_only_for", "bands")
_LISTS = ("strata", "sections", "cohorts", "contrasts", "counts")
_WIDTHS = tuple(level for level in RegionLevel if level is not RegionLevel.AS_WRITTEN)


@dataclass(frozen=True)
class _Rules:
    """The files of a pack, all of them or only those that could be read, and what may be named in them."""

    files: Sequence[Located[GroupingFile]]
    concepts: Concepts
    whole: bool

    def known(self, field: str) -> set[str]:
        """List the values that a field can have."""
        if field in _CONCEPT_FIELDS or field == "group":
            return {concept.id for concept in self.concepts.labelled(field)}
        if field == "modality":
            return {concept.modality for concept in self.concepts.labelled("measure") if concept.modality}
        if field == "stratum":
            return {stratum.id for file in self.files for stratum in file.value.strata}
        if field == "section":
            return {section.id for file in self.files for section in file.value.sections}
        if field == "comparison":
            return {kind.value for kind in ComparisonKind} | {c.id for f in self.files for c in f.value.contrasts}
        kinds = DirectionKind if field == "direction_kind" else ComparisonKind
        return {kind.value for kind in kinds}

    def unknown(
        self, file: Located[GroupingFile], field: str, names: Iterable[str], *keys: str | int
    ) -> Iterator[Problem]:
        """Report every name that a field cannot have; what an unread file may have defined is let pass."""
        if not self.whole and field in ("stratum", "section", "comparison"):
            return
        known = self.known(field)
        code = "unknown-concept" if field in _CONCEPT_FIELDS or field == "group" else "unknown-value"
        for i, name in enumerate(names):
            if name not in known:
                yield file.problem(code, f"{name!r} is no {field}; {did_you_mean(name, known)}", *keys, i)


def check_files(files: Sequence[Located[GroupingFile]], concepts: Concepts, whole: bool = True) -> Iterator[Problem]:
    """Check the grouping files of a pack against each other and against its concepts.

    Parameters
    ----------
    files
        Files that fit the schema.
    concepts
        What they may name.
    whole
        Whether these are all files of the pack; if one could not be read, what it may have held is
        not reported as missing.
    """
    rules = _Rules(files, concepts, whole)
    yield from _twice(files)
    if whole:
        yield from _nothing(files)
    for file in files:
        for i, stratum in enumerate(file.value.strata):
            yield from _check_where(rules, file, stratum, "strata", i)
        for i, section in enumerate(file.value.sections):
            yield from _check_section(rules, file, section, i)
        for i, contrast in enumerate(file.value.contrasts):
            yield from _check_contrast(rules, file, contrast, i)
        for i, count in enumerate(file.value.counts):
            yield from _check_count(rules, file, count, i)
        yield from _check_once(rules, file)
    yield from _unreachable(files, "strata")
    yield from _unreachable(files, "sections")


def _twice(files: Sequence[Located[GroupingFile]]) -> Iterator[Problem]:
    seen: dict[tuple[str, Slug], str] = {}
    for file in files:
        for kind in _LISTS:
            for i, entry in enumerate(getattr(file.value, kind)):
                yield from _again(seen, file, "duplicate-id", (kind, entry.id), (kind, i, "id"))
        for i, cohort in enumerate(file.value.cohorts):
            for j, record_id in enumerate(cohort.records):
                yield from _again(seen, file, "duplicate-record", ("", record_id), ("cohorts", i, "records", j))
        for key in _ONCE:
            if getattr(file.value, key) is not None:
                yield from _again(seen, file, "duplicate-key", (key, key), (key,))


def _again(
    seen: dict[tuple[str, Slug], str], file: Located[GroupingFile], code: str, name: tuple[str, str], keys: Keys
) -> Iterator[Problem]:
    if name in seen:
        yield file.problem(code, f"{name[1]!r} stands already at {seen[name]}; keep one of the two", *keys)
    else:
        seen[name] = str(file.locate(*keys))


def _nothing(files: Sequence[Located[GroupingFile]]) -> Iterator[Problem]:
    for key in ("strata", "sections"):
        if files and not any(getattr(file.value, key) for file in files):
            yield files[0].problem("missing", f"no grouping file lists {key}; a draft needs at least one")


def _check_where(
    rules: _Rules, file: Located[GroupingFile], rule: StratumRule | SectionRule, key: str, i: int
) -> Iterator[Problem]:
    for field, values in conditions(rule.where).items():
        for names, more in ((values.only, ()), (values.not_, ("not",))):
            yield from rules.unknown(file, field, names, key, i, "where", field, *more)


def _check_section(rules: _Rules, file: Located[GroupingFile], section: SectionRule, i: int) -> Iterator[Problem]:
    yield from _check_where(rules, file, section, "sections", i)
    if Compared.STRATUM not in section.compare_on:
        message = "strata are never pooled; add stratum to compare_on"
        yield file.problem("pools-strata", message, "sections", i, "compare_on")
    yield from _check_levels(file, section, "sections", i)
    banded = {name for f in rules.files if f.value.bands for name, limits in f.value.bands if limits}
    for j, field in enumerate(section.explain_by):
        if rules.whole and field in (Explainer.SAMPLE_SIZE, Explainer.YEAR) and field not in banded:
            message = f"{field} needs bands; add bands: {{{field}: [...]}} with their lower limits"
            yield file.problem("no-bands", message, "sections", i, "explain_by", j)


def _check_levels(file: Located[GroupingFile], rule: SectionRule | CountRule, *keys: str | int) -> Iterator[Problem]:
    if (Compared.REGION in rule.compare_on) != bool(rule.region_level):
        message = "region in compare_on needs a region_level, and region_level needs region in compare_on"
        yield file.problem("region-level", message, *keys, "region_level")
    widths = [_WIDTHS.index(level) for level in rule.region_level if level in _WIDTHS]
    if widths != sorted(set(widths)):
        message = f"levels go from narrow to wide, each once: {', '.join(_WIDTHS)}"
        yield file.problem("region-level", message, *keys, "region_level")


def _check_count(rules: _Rules, file: Located[GroupingFile], count: CountRule, i: int) -> Iterator[Problem]:
    yield from rules.unknown(file, "section", count.sections, "counts", i, "sections")
    yield from rules.unknown(file, "stratum", count.strata, "counts", i, "strata")
    if count.modality:
        yield from rules.unknown(file, "modality", count.modality.named, "counts", i, "modality")
    if (Compared.STRATUM in count.compare_on) == bool(count.strata):
        message = "either stratum stands in compare_on, or strata names those that are counted together"
        yield file.problem("count-strata", message, "counts", i, "compare_on")
    yield from _check_levels(file, count, "counts", i)


def _check_contrast(rules: _Rules, file: Located[GroupingFile], contrast: ContrastRule, i: int) -> Iterator[Problem]:
    for side in ("group", "comparator"):
        yield from rules.unknown(file, "group", getattr(contrast, side), "contrasts", i, side)
    for j, name in enumerate(contrast.comparator):
        if name in contrast.group:
            message = f"{name!r} stands on both sides; which side a claim speaks of would be unknown"
            yield file.problem("both-sides", message, "contrasts", i, "comparator", j)


def _check_once(rules: _Rules, file: Located[GroupingFile]) -> Iterator[Problem]:
    only_for = file.value.compared_only_for
    if only_for:
        for field, names in only_for:
            yield from rules.unknown(file, "comparison", names or (), "compared_only_for", field)
    yield from rules.unknown(file, "group", file.value.not_about, "not_about")


def _unreachable(files: Sequence[Located[GroupingFile]], key: str) -> Iterator[Problem]:
    """Report what stands behind a rule that takes everything."""
    taken_by = None
    for file in files:
        for i, rule in enumerate(getattr(file.value, key)):
            if taken_by is not None:
                yield file.problem("unreachable", f"{taken_by!r} before it takes everything; put it last", key, i, "id")
            elif not conditions(rule.where):
                taken_by = rule.id

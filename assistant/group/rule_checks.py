"""What a schema cannot see in grouping rules: names that do not exist, rules that nothing can reach."""

from collections.abc import Callable, Iterator, Sequence

from assistant.concepts import Concepts
from assistant.errors import Location, Problem
from assistant.group.conditions import conditions, ranges
from assistant.group.known_names import KnownNames
from assistant.group.overview_checks import check_levels, check_overviews
from assistant.group.regrouping_checks import check_regrouping
from assistant.group.rules import Bands, ContrastRule, ExcludeRule, GroupingFile, SectionRule, StratumRule
from assistant.group.section_examples import CONCEPT_FIELDS
from assistant.group.vocabulary import Compared
from assistant.located_yaml import Located
from assistant.pack import Slug

Keys = tuple[str | int, ...]
_ONCE = ("compared_only_for", "bands")
LISTS = (
    *("strata", "sections", "cohorts", "propose", "contrasts", "counts", "techniques", "targets", "gaps"),
    *("merges", "splits", "exclude"),
)


def check_files(
    files: Sequence[Located[GroupingFile]], concepts: Concepts, runs: Callable[[Location], bool], whole: bool = True
) -> Iterator[Problem]:
    """Check the grouping files of a pack against each other and against its concepts.

    Parameters
    ----------
    files
        Files that fit the schema.
    concepts
        What they may name.
    runs
        Whether examples that stand somewhere are run; of others, names are not checked.
    whole
        Whether these are all files of the pack; if one could not be read, what it may have held is
        not reported as missing.
    """
    rules = KnownNames(files, concepts, whole)
    yield from _twice(files)
    if whole:
        yield from _nothing(files)
    for file in files:
        for i, stratum in enumerate(file.value.strata):
            yield from _check_where(rules, file, stratum, "strata", i)
        for i, section in enumerate(file.value.sections):
            yield from _check_section(rules, file, section, i)
            yield from _check_examples(rules, file, section, i, runs)
        for i, contrast in enumerate(file.value.contrasts):
            yield from _check_contrast(rules, file, contrast, i)
        for i, excluded in enumerate(file.value.exclude):
            yield from _check_where(rules, file, excluded, "exclude", i)
            if not conditions(excluded.where) and not ranges(excluded.where):
                yield file.problem("no-condition", "this would exclude every claim; name some in where", "exclude", i)
        for i, proposal in enumerate(file.value.propose):
            if not proposal.seeks:
                message = "pairs are looked up by what they share; add registers, authors or leading"
                yield file.problem("nothing-shared", message, "propose", i)
        yield from check_overviews(rules, file)
        yield from _check_once(rules, file)
    yield from check_regrouping(files, concepts)


def _twice(files: Sequence[Located[GroupingFile]]) -> Iterator[Problem]:
    seen: dict[tuple[str, Slug], str] = {}
    for file in files:
        for kind in LISTS:
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
    rules: KnownNames, file: Located[GroupingFile], rule: StratumRule | SectionRule | ExcludeRule, key: str, i: int
) -> Iterator[Problem]:
    for field, values in conditions(rule.where).items():
        for names, more in ((values.only, ()), (values.not_, ("not",))):
            yield from rules.unknown(file, field, names, key, i, "where", field, *more)


def _check_section(rules: KnownNames, file: Located[GroupingFile], section: SectionRule, i: int) -> Iterator[Problem]:
    yield from _check_where(rules, file, section, "sections", i)
    if Compared.STRATUM not in section.compare_on:
        message = "strata are never pooled; add stratum to compare_on"
        yield file.problem("pools-strata", message, "sections", i, "compare_on")
    yield from check_levels(file, section, "sections", i)
    banded = {name for f in rules.files if f.value.bands for name, limits in f.value.bands if limits}
    for j, field in enumerate(section.explain_by):
        if rules.whole and field in Bands.model_fields and field not in banded:
            message = f"{field} needs bands; add bands: {{{field}: [...]}} with their lower limits"
            yield file.problem("no-bands", message, "sections", i, "explain_by", j)


def _check_examples(
    rules: KnownNames, file: Located[GroupingFile], section: SectionRule, i: int, runs: Callable[[Location], bool]
) -> Iterator[Problem]:
    for j, example in enumerate(section.examples):
        keys = ("sections", i, "examples", j)
        for k, claim in enumerate(example.claims if runs(file.locate(*keys)) else ()):
            for field in CONCEPT_FIELDS:
                name = getattr(claim, field)
                label = "region" if field == "target" else field
                yield from rules.unknown(file, label, [name] if name else [], *keys, "claims", k, field)


def _check_contrast(
    rules: KnownNames, file: Located[GroupingFile], contrast: ContrastRule, i: int
) -> Iterator[Problem]:
    for side in ("group", "comparator"):
        yield from rules.unknown(file, "group", getattr(contrast, side), "contrasts", i, side)
    for j, name in enumerate(contrast.comparator):
        if name in contrast.group:
            message = f"{name!r} stands on both sides; which side a claim speaks of would be unknown"
            yield file.problem("both-sides", message, "contrasts", i, "comparator", j)


def _check_once(rules: KnownNames, file: Located[GroupingFile]) -> Iterator[Problem]:
    only_for = file.value.compared_only_for
    if only_for:
        for field, names in only_for:
            yield from rules.unknown(file, "comparison", names or (), "compared_only_for", field)
    yield from rules.unknown(file, "group", file.value.not_about, "not_about")

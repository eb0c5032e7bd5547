"""The grouping rules of a pack, read from all its files and checked against its concepts."""

from dataclasses import replace

from assistant.concepts import Concepts
from assistant.errors import Location, Problem, RuleFileError, list_first
from assistant.group.coverage import check_reach
from assistant.group.regrouping import Regrouping
from assistant.group.rule_checks import LISTS, check_files
from assistant.group.rules import SETTINGS, Bands, ComparedOnlyFor, Grouping, GroupingFile
from assistant.layers import load_layers
from assistant.located_yaml import Located
from assistant.pack import Pack


def load_grouping(pack: Pack, concepts: Concepts) -> Grouping:
    """Read every grouping file of a pack.

    Parameters
    ----------
    pack
        The pack; its files are read in the order of their names.
    concepts
        What the rules may name.

    Raises
    ------
    RuleFileError
        With every problem of every file: bad YAML, unknown keys, fields and concepts, an id used
        twice, rules that nothing can reach.
    """
    files, problems = load_layers(pack, "grouping", GroupingFile, SETTINGS)
    if not files and not problems:
        place = Location(str(pack.folders[-1] / "grouping"))
        raise RuleFileError([Problem(place, "missing", "the pack has no grouping rules; add a file with sections")])
    problems += list_first(check_files(files, concepts, pack.runs_examples_at, whole=not problems))
    problems += [] if problems else list_first(check_reach(files, concepts))
    if problems:
        raise RuleFileError(problems)
    return replace(
        _merge([file.value for file in files]), places=_locate_entries(files) | _locate_examples(files, pack)
    )


def _merge(files: list[GroupingFile]) -> Grouping:
    return Grouping(
        strata=tuple(stratum for file in files for stratum in file.strata),
        sections=tuple(section for file in files for section in file.sections),
        cohorts=tuple(cohort for file in files for cohort in file.cohorts),
        contrasts=tuple(contrast for file in files for contrast in file.contrasts),
        not_about=frozenset(group for file in files for group in file.not_about),
        compared_only_for=next((f.compared_only_for for f in files if f.compared_only_for), ComparedOnlyFor()),
        exclude=tuple(rule for file in files for rule in file.exclude),
        regrouping=Regrouping(
            tuple(merge for file in files for merge in file.merges),
            tuple(split for file in files for split in file.splits),
        ),
        counts=tuple(count for file in files for count in file.counts),
        techniques=tuple(technique for file in files for technique in file.techniques),
        targets=tuple(target for file in files for target in file.targets),
        gaps=tuple(gap for file in files for gap in file.gaps),
        propose=tuple(rule for file in files for rule in file.propose),
        bands=next((f.bands for f in files if f.bands), Bands()),
    )


def _locate_entries(files: list[Located[GroupingFile]]) -> dict[tuple[str, str], Location]:
    """Say where each entry with an id stands."""
    return {
        (key, entry.id): file.locate(key, i, "id")
        for file in files
        for key in LISTS
        for i, entry in enumerate(getattr(file.value, key))
    }


def _locate_examples(files: list[Located[GroupingFile]], pack: Pack) -> dict[tuple[str, str], Location]:
    """Say where each example stands that is to be run, by section and number."""
    places = {
        ("examples", f"{section.id}/{number}"): file.locate("sections", i, "examples", number)
        for file in files
        for i, section in enumerate(file.value.sections)
        for number in range(len(section.examples))
    }
    return {name: place for name, place in places.items() if pack.runs_examples_at(place)}

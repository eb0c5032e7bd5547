"""What a schema cannot see in merges and splits: concepts that do not exist, or cannot be merged as wished."""

from collections.abc import Iterator, Sequence

from assistant.concepts import Concepts
from assistant.errors import Problem
from assistant.group.regrouping import MergeRule, SplitRule
from assistant.group.rules import GroupingFile
from assistant.located_yaml import Located


def check_regrouping(files: Sequence[Located[GroupingFile]], concepts: Concepts) -> Iterator[Problem]:
    """Check the merges and splits of a pack against each other and against its concepts."""
    label_of = concepts.labels
    seen: dict[str, str] = {}
    targets = {merge.as_ for file in files for merge in file.value.merges}
    for file in files:
        for i, merge in enumerate(file.value.merges):
            yield from _check_merge(file, i, merge, label_of, concepts)
            for j, name in enumerate(merge.of):
                if name in seen or (name in targets and name != merge.as_):
                    where = seen.get(name, "another merge, as what others count as")
                    message = f"{name!r} stands already at {where}; a concept is merged once"
                    yield file.problem("merged-twice", message, "merges", i, "of", j)
                seen.setdefault(name, str(file.locate("merges", i, "of", j)))
        for i, split in enumerate(file.value.splits):
            yield from _check_split(file, i, split, label_of, seen, concepts)


def _check_merge(
    file: Located[GroupingFile], i: int, merge: MergeRule, label_of: dict[str, str], concepts: Concepts
) -> Iterator[Problem]:
    label = label_of.get(merge.as_)
    if label is None:
        removed = concepts.removed(merge.as_)
        yield file.unknown("unknown-concept", "concept", merge.as_, label_of, ("merges", i, "as"), removed)
        return
    beside = [name for name, other in label_of.items() if other == label]
    for j, name in enumerate(merge.of):
        if name not in beside:
            removed = concepts.removed(name)
            yield file.unknown("unknown-concept", label, name, beside, ("merges", i, "of", j), removed)
        elif name in concepts.ancestors(merge.as_):
            message = f"{merge.as_!r} is part of {name!r} or the same; merge the part into the whole"
            yield file.problem("merges-whole", message, "merges", i, "of", j)


def _check_split(
    file: Located[GroupingFile],
    i: int,
    split: SplitRule,
    label_of: dict[str, str],
    merged: dict[str, str],
    concepts: Concepts,
) -> Iterator[Problem]:
    regions = [name for name, label in label_of.items() if label == "region"]
    if split.concept not in regions:
        removed = concepts.removed(split.concept)
        yield file.unknown("unknown-concept", "region", split.concept, regions, ("splits", i, "concept"), removed)
    elif split.concept in merged:
        message = f"{split.concept!r} is merged at {merged[split.concept]}; it cannot stand by itself as well"
        yield file.problem("merged-twice", message, "splits", i, "concept")

"""Concepts that a reviewer merges into one, or splits from what they are part of."""

from typing import Annotated

import pydantic

from assistant.concepts import Concept, Concepts, Level
from assistant.group.vocabulary import ConceptLevelWord
from assistant.located_yaml import Schema
from assistant.pack import Slug


class MergeRule(Schema):
    """Concepts that count as one.

    Attributes
    ----------
    as_
        The concept that they count as, which gives its name to the groups.
    of
        Concepts of the same label; what is part of them is part of it.
    """

    id: Slug
    as_: Annotated[Slug, pydantic.Field(alias="as")]
    of: Annotated[tuple[Slug, ...], pydantic.Field(min_length=1)]
    why: str = ""


class SplitRule(Schema):
    """A region that stands by itself at a level, and does not roll up into what it is part of there.

    Attributes
    ----------
    concept
        The region.
    level
        At which it stands; wider regions that it is part of stay what they are.
    """

    id: Slug
    concept: Slug
    level: ConceptLevelWord
    why: str = ""


class Regrouping:
    """What is merged and split.

    Parameters
    ----------
    merges, splits
        The rules; no concept stands in two of a kind.
    """

    def __init__(self, merges: tuple[MergeRule, ...] = (), splits: tuple[SplitRule, ...] = ()) -> None:
        self._one_for = {name: merge.as_ for merge in merges for name in merge.of}
        self._splits = splits

    def one_for(self, concept_id: str | None) -> str | None:
        """Give the concept that one counts as: itself, unless it is merged."""
        return self._one_for.get(concept_id, concept_id) if concept_id else None

    def regroup(self, concepts: Concepts) -> Concepts:
        """Give the concepts with the hierarchy that the rules want; the same ones where there are no rules."""
        changed = {
            name: concepts.by_id[name].model_copy(update={"part_of": (one,), "level": None})
            for name, one in self._one_for.items()
        }
        changed |= {split.concept: _apart(split, concepts) for split in self._splits}
        return concepts.with_changed(changed) if changed else concepts


def _apart(split: SplitRule, concepts: Concepts) -> Concept:
    """Keep of what a region is part of only what is wider than the level it stands at."""
    widths = list(Level)
    found = (concepts.by_id[name] for name in concepts.ancestors(split.concept)[1:] if name in concepts.by_id)
    wider = tuple(c.id for c in found if c.level and widths.index(c.level) > widths.index(split.level))
    return concepts.by_id[split.concept].model_copy(update={"level": split.level, "part_of": wider})

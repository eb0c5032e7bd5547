"""The words of a statement, looked up among the concepts of the pack: ids first, then names and synonyms."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

from assistant.concepts import Concept, Concepts
from assistant.located_yaml import did_you_mean
from assistant.model import Comparison, ComparisonKind, Laterality, Measure, Record, Region, Section, Statement

_GROUPS = ("group", "population")
_NEARLY = 0.8


@dataclass(frozen=True)
class Terms:
    """What statements may name, and what extraction knows of names and texts.

    Attributes
    ----------
    concepts
        The concepts of the pack.
    name_region
        Makes a region of words for it, with the side that they name.
    name_measure
        Makes a measure of a concept id, or of ``None`` where none is named.
    compare
        Gives the sort of contrast between two groups, by their concept ids.
    find_section
        Gives the part of a record that a character of its title or abstract belongs to.
    """

    concepts: Concepts
    name_region: Callable[[str], Region]
    name_measure: Callable[[str | None], Measure]
    compare: Callable[[str | None, str | None], ComparisonKind]
    find_section: Callable[[Record, str, int], Section]

    @cached_property
    def _regions(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.concepts.labelled("region")}

    @cached_property
    def _measures(self) -> dict[str, str]:
        return _by_name(self.concepts.labelled("measure"))

    @cached_property
    def _groups(self) -> dict[str, str]:
        return _by_name(concept for label in _GROUPS for concept in self.concepts.labelled(label))

    @cached_property
    def _associates(self) -> dict[str, str]:
        return _by_name(self.concepts.labelled("associate"))

    def region(self, name: str, side: Laterality | None) -> Region:
        """Give the region of a concept id, or of words for it; a stated side comes before one in the words."""
        listed = self._regions.get(name)
        if listed:
            return Region(listed.name, listed.id, listed.name, side, listed.id)
        region = self.name_region(name)
        return replace(region, laterality=side or region.laterality)

    def spellings(self, region: Region) -> tuple[str, ...]:
        """List the names under which a text may speak of a region."""
        listed = self._regions.get(region.id)
        return (region.text, region.label, *((listed.name, *listed.synonyms) if listed else ()))

    def measure(self, name: str | None) -> Measure:
        """Give the measure of a concept id or name."""
        return self.name_measure(self._measures.get(_plain(name)) if name else None)

    def names_both(self, text: str, one: str, other: str) -> bool:
        """Tell whether a text names two measures, by their concept ids, each in words of its own."""
        spans, others = self._find_measure(text, one), self._find_measure(text, other)
        return any(end <= first or last <= start for start, end in spans for first, last in others)

    def _find_measure(self, text: str, concept: str) -> list[tuple[int, int]]:
        """Find where a text names a measure, the longest of its names first."""
        names = sorted((name for name, its in self._measures.items() if its == concept), key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        return [m.span() for m in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE)] if names else []

    def modality(self, measure: Measure) -> str | None:
        """Give the imaging method that a measure implies."""
        concept = self.concepts.by_id.get(measure.pooled_as)
        return concept.modality if concept else None

    def comparison(self, statement: Statement) -> Comparison | None:
        """Give the sides that are compared; ``None`` unless there are two."""
        if statement.group is None or statement.comparator is None:
            return None
        group, comparator = self._groups.get(_plain(statement.group)), self._groups.get(_plain(statement.comparator))
        kind = statement.kind or self.compare(group, comparator)
        names = [
            self.concepts.name(concept) if concept else words
            for concept, words in ((group, statement.group), (comparator, statement.comparator))
        ]
        return Comparison(names[0], names[1], kind, group, comparator)

    def group(self, name: str | None) -> str | None:
        """Give the concept id of a group."""
        return self._groups.get(_plain(name)) if name else None

    def associate(self, name: str) -> tuple[str, str | None]:
        """Give the words for the other variable of an association, and its concept id."""
        concept = self._associates.get(_plain(name))
        return (self.concepts.name(concept) if concept else name), concept

    def fault(self, statement: Statement) -> str | None:
        """Say why a statement cannot be used: its measure must be listed, as nothing else tells what was measured."""
        name = statement.measure
        if name is None or _plain(name) in self._measures:
            return None
        return f"{name!r} is no measure; {did_you_mean(_plain(name), self._measures)}"

    def doubts(self, statement: Statement) -> Iterator[tuple[str, str]]:
        """Go through the fields that are words of no concept and nearly the id or name of one."""
        fields = (
            *(("region", self._region_names), ("target", self._region_names)),
            *(("group", self._groups), ("comparator", self._groups), ("associate", self._associates)),
        )
        for field, known in fields:
            name = getattr(statement, field)
            near = self._nearly(name, known) if name else None
            if near:
                yield field, f"{name!r} is not listed and taken as written; did you mean {near!r}?"

    @cached_property
    def _region_names(self) -> dict[str, str]:
        return _by_name(self._regions.values())

    def _nearly(self, name: str, known: Mapping[str, str]) -> str | None:
        """Look for the nearest of many names; a review says the same few words again and again."""
        if _plain(name) in known or (known is self._region_names and self.name_region(name).concept):
            return None
        key = (_plain(name), id(known))
        if key not in self._near:
            self._near[key] = next(iter(get_close_matches(key[0], known, n=1, cutoff=_NEARLY)), None)
        return self._near[key]

    @cached_property
    def _near(self) -> dict[tuple[str, int], str | None]:
        return {}


def _by_name(concepts: Iterable[Concept]) -> dict[str, str]:
    """Look concepts up by id, then by name, then by synonym, without regard to case."""
    listed = list(concepts)
    found = {_plain(concept.id): concept.id for concept in listed}
    for concept in listed:
        found.setdefault(_plain(concept.name), concept.id)
    for concept in listed:
        for synonym in concept.synonyms:
            found.setdefault(_plain(synonym), concept.id)
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

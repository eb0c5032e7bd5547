"""What grouping rules may name: concepts of the pack, entries of other rules, closed vocabularies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.concepts import Concepts
from assistant.errors import Location, Problem
from assistant.group.rules import GroupingFile
from assistant.group.vocabulary import DirectionKind
from assistant.located_yaml import Located
from assistant.model import ComparisonKind

_OF_CONCEPTS = frozenset({"population", "species", "design", "measure", "treatment", "associate", "region", "group"})
# Fields that name an entry of another rule -> the list it stands in.
_LISTS = {
    **{"stratum": "strata", "section": "sections", "technique": "techniques"},
    **dict.fromkeys(("contrast", "comparison"), "contrasts"),
}


@dataclass(frozen=True)
class KnownNames:
    """The files of a pack, all of them or only those that could be read, and what may be named in them."""

    files: Sequence[Located[GroupingFile]]
    concepts: Concepts
    whole: bool

    def known(self, field: str) -> set[str]:
        """List the values that a field can have."""
        if field in _OF_CONCEPTS:
            return {concept.id for concept in self.concepts.labelled(field)}
        if field == "modality":
            return {concept.modality for concept in self.concepts.labelled("measure") if concept.modality}
        if field == "stratum":
            return {stratum.id for file in self.files for stratum in file.value.strata}
        if field == "section":
            return {section.id for file in self.files for section in file.value.sections}
        if field == "technique":
            return {technique.id for file in self.files for technique in file.value.techniques}
        if field == "contrast":
            return {contrast.id for file in self.files for contrast in file.value.contrasts}
        if field == "comparison":
            return {kind.value for kind in ComparisonKind} | self.known("contrast")
        kinds = DirectionKind if field == "direction_kind" else ComparisonKind
        return {kind.value for kind in kinds}

    def unknown(
        self, file: Located[GroupingFile], field: str, names: Iterable[str], *keys: str | int
    ) -> Iterator[Problem]:
        """Report every name that a field cannot have; what an unread file may have defined is let pass."""
        if not self.whole and field in _LISTS:
            return
        known = self.known(field)
        code = "unknown-concept" if field in _OF_CONCEPTS else "unknown-value"
        for i, name in enumerate(names):
            if name not in known:
                yield file.unknown(code, field, name, known, (*keys, i), self._removed(file, field, name))

    def _removed(self, file: Located[GroupingFile], field: str, name: str) -> Location | None:
        """Say where a user took out what a field might have named."""
        return self.concepts.removed(name) if field in _OF_CONCEPTS else file.removed.get((_LISTS.get(field, ""), name))

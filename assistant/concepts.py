"""The concepts of a field, as the files under ``concepts/`` list them, and their part-of hierarchy."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from assistant.cycles import find_cycles
from assistant.errors import Location, Problem, RuleFileError, list_first
from assistant.layers import load_layers
from assistant.located_yaml import Located, Schema, did_you_mean
from assistant.pack import Pack, Slug

CONCEPTS = "concepts"
_NEARLY = 0.8


class Level(StrEnum):
    """How wide a region concept is."""

    AREA = "area"
    REGION = "region"
    LOBE = "lobe"
    SYSTEM = "system"


class Concept(Schema):
    """One concept.

    Attributes
    ----------
    id
        Unique over all concept files of a pack.
    name
        What the draft prints.
    synonyms
        Further spellings that name it; matched without regard to case unless they are abbreviations
        (two or more capitals).
    level, part_of
        Place in the hierarchy, for regions.
    modality
        For measures: the imaging method.
    modalities
        For words that say only how a change was seen: the imaging methods they may mean.
    paired
        For measures: whether one value belongs to two regions, as connectivity does.
    general
        For groups and measures: whether any other name in the sentence says more.
    without
        For groups: the group that lacks what this one has, whose short form ends in "-" where this one's ends in "+".
    value
        For cues: what the cue stands for, such as ``increase``.
    kind
        For anything that has sorts of its own, such as the side of a group.
    all_of
        For populations: lists of single words; one word of each list, near each other, names it as well.
    implies
        For cues that name a measure by themselves: its concept. For populations: the group that its members are.
    xref
        Ids in public vocabularies, such as ``NN:162``.
    mni
        Centroid in MNI space, in millimetres: x, y, z, where views of the brain mark the region. Of a pair it is the
        right one; the left one mirrors its x.
    why
        What is not obvious about it.
    """

    id: Slug
    name: str
    synonyms: tuple[str, ...] = ()
    level: Level | None = None
    part_of: tuple[Slug, ...] = ()
    modality: str | None = None
    modalities: tuple[str, ...] = ()
    paired: bool = False
    general: bool = False
    without: Slug | None = None
    value: str | None = None
    kind: str | None = None
    all_of: tuple[tuple[str, ...], ...] = ()
    implies: Slug | None = None
    xref: tuple[str, ...] = ()
    mni: tuple[float, float, float] | None = None
    why: str | None = None


class Examples(Schema):
    """Texts in which a rule must find something, and texts in which it must not."""

    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


class ConceptFile(Schema):
    """Content of one file under ``concepts/``.

    Attributes
    ----------
    label
        Label of its mentions.
    never
        Phrases that hold a word of these concepts but mean something else.
    """

    label: Slug
    description: str
    examples: Examples = Examples()
    never: tuple[str, ...] = ()
    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class Concepts:
    """All concepts of a pack.

    Attributes
    ----------
    files
        The concept files, in the order of their names.
    """

    files: tuple[Located[ConceptFile], ...]

    @cached_property
    def by_id(self) -> dict[str, Concept]:
        """Concept id -> concept."""
        return {concept.id: concept for file in self.files for concept in file.value.concepts}

    def removed(self, concept_id: str) -> Location | None:
        """Say where a user took a concept out, ``None`` if nobody did."""
        return next((file.removed.get((CONCEPTS, concept_id)) for file in self.files), None)

    def with_changed(self, changed: Mapping[str, Concept]) -> "Concepts":
        """Give the same concepts, some of them changed."""

        def change(file: Located[ConceptFile]) -> Located[ConceptFile]:
            concepts = tuple(changed.get(concept.id, concept) for concept in file.value.concepts)
            return replace(file, value=file.value.model_copy(update={"concepts": concepts}))

        return Concepts(tuple(map(change, self.files)))

    def renamed(self, names: Mapping[str, str]) -> "Concepts":
        """Give the same concepts, those named here by id with another printed name."""
        found = ((self.by_id[key], name) for key, name in names.items() if key in self.by_id)
        return self.with_changed({known.id: known.model_copy(update={"name": name}) for known, name in found})

    @cached_property
    def labels(self) -> dict[str, str]:
        """Concept id -> label of its mentions."""
        return {concept.id: file.value.label for file in self.files for concept in file.value.concepts}

    def labelled(self, label: str) -> Iterator[Concept]:
        """Go through the concepts whose mentions carry a label."""
        for file in self.files:
            if file.value.label == label:
                yield from file.value.concepts

    def name(self, concept_id: str) -> str:
        """Give the printed name of a concept, its id with spaces if no file lists it."""
        concept = self.by_id.get(concept_id)
        return concept.name if concept else concept_id.replace("-", " ").replace("_", " ")

    def ancestors(self, concept_id: str) -> tuple[str, ...]:
        """List the concept and all it is part of, nearest first, each once."""
        known = self._ancestors.get(concept_id)
        if known is None:
            known = self._ancestors[concept_id] = self._find_ancestors(concept_id)
        return known

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _find_ancestors(self, concept_id: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        queue = deque([concept_id])
        while queue:
            current = queue.popleft()
            if current not in found:
                found[current] = None
                queue += self.by_id[current].part_of if current in self.by_id else ()
        return tuple(found)

    def at_level(self, concept_id: str, level: Level) -> tuple[str, ...]:
        """List the concepts of a level that this one is or belongs to; empty if it is wider than that."""
        known = (a for a in self.ancestors(concept_id) if a in self.by_id)
        return tuple(a for a in known if self.by_id[a].level is level)


def load_concepts(pack: Pack) -> Concepts:
    """Read every concept file of a pack.

    Raises
    ------
    RuleFileError
        With every problem of every file: bad YAML, an id used twice, an unknown concept, a part-of cycle.
    """
    files, problems = load_layers(pack, "concepts", ConceptFile)
    problems += _misspelt_labels(files, pack)
    problems += list_first(_problems(files))
    problems += list_first(_cycles(files))
    if problems:
        raise RuleFileError(problems)
    return Concepts(tuple(files))


def _misspelt_labels(files: Sequence[Located[ConceptFile]], pack: Pack) -> Iterator[Problem]:
    """Report labels of a user's files that are nearly one of the pack: nothing would look for such concepts."""
    known = {file.value.label for file in files if not pack.is_laid_over(file.path)}
    for file in files:
        if file.value.label not in known and get_close_matches(file.value.label, known, n=1, cutoff=_NEARLY):
            message = f"no file of the pack has the label {file.value.label!r}; {did_you_mean(file.value.label, known)}"
            yield file.problem("unknown-label", message, "label")


def _problems(files: Iterable[Located[ConceptFile]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    named: list[tuple[Located[ConceptFile], int, str, str]] = []
    for file in files:
        for i, concept in enumerate(file.value.concepts):
            if concept.id in seen:
                yield file.problem(
                    "duplicate-id", f"{concept.id!r} stands already at {seen[concept.id]}", "concepts", i, "id"
                )
            seen[concept.id] = str(file.locate("concepts", i, "id"))
            named += [(file, i, "part_of", parent) for parent in concept.part_of]
            named += [(file, i, key, other) for key in ("implies", "without") if (other := getattr(concept, key))]
    for file, i, key, other in named:
        if other not in seen:
            removed = file.removed.get((CONCEPTS, other))
            yield file.unknown("unknown-concept", "concept", other, seen, (CONCEPTS, i, key), removed)


def _cycles(files: Iterable[Located[ConceptFile]]) -> Iterator[Problem]:
    places = {concept.id: (file, i) for file in files for i, concept in enumerate(file.value.concepts)}
    for way in find_cycles({name: file.value.concepts[i].part_of for name, (file, i) in places.items()}):
        file, i = places[way[0]]
        message = f"{' is part of '.join(map(repr, way))}; take one of these part_of out"
        yield file.problem("cycle", message, CONCEPTS, i, "part_of")

"""What one abstract says: mentions, and claims with their evidence."""

from dataclasses import dataclass

from assistant.model.corrections import CheckResult
from assistant.model.terms import ComparisonKind, Direction, Laterality, Section, Significance, Status


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names a concept.

    Attributes
    ----------
    start, end
        Character offsets into the text.
    text
        The span as written.
    label
        Kind of concept, such as ``region``, ``measure`` or ``direction``.
    concept
        Id of the concept, ``None`` for a region that the grammar composed and no file lists.
    rule
        Id of the rule that found it.
    """

    start: int
    end: int
    text: str
    label: str
    concept: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Region:
    """A brain region, tract, network or other location, as a claim names it.

    Attributes
    ----------
    text
        As written, without laterality words and articles.
    id
        Id of the concept, else a slug of the written name.
    label
        Full name, abbreviations written out.
    laterality
        Only where stated: missing never equals ``bilateral``.
    concept
        Nearest listed concept (itself, or the one its head names); ``None`` if none is listed.
    further_concepts
        Those of the other places that a slash joins to one region, as in "cuneus/precuneus": a claim stands with
        each of them.
    """

    text: str
    id: str
    label: str
    laterality: Laterality | None = None
    concept: str | None = None
    further_concepts: tuple[str, ...] = ()

    @property
    def concepts(self) -> tuple[str, ...]:
        """All its concepts, none if none is listed."""
        return (self.concept, *self.further_concepts) if self.concept else ()


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured.

    Attributes
    ----------
    id
        Id of the widest measure concept, such as ``ALFF``.
    text
        As written; empty where it was taken from the context.
    concept
        Id of the narrowest concept named, such as ``fALFF``; what may be pooled is decided by this one. ``None``
        where the abstract names no measure.
    """

    id: str
    text: str = ""
    concept: str | None = None

    @property
    def pooled_as(self) -> str:
        """The concept under which values may be pooled: the narrowest named."""
        return self.concept or self.id


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who is compared with whom, as worded; the direction of a claim is that of ``group``.

    Attributes
    ----------
    group, comparator
        Short surface forms.
    kind
        Sort of contrast, ``None`` if it can't be told.
    group_concept, comparator_concept
        Concept ids of the two sides, such as ``patients`` or ``healthy-controls``.
    """

    group: str
    comparator: str
    kind: ComparisonKind | None = None
    group_concept: str | None = None
    comparator_concept: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted sentence that states a claim.

    Attributes
    ----------
    field
        ``title`` or ``abstract``.
    sentence
        Exact copy from that field.
    start, end
        Character offsets of the sentence in that field.
    section
        Part of the abstract.
    region_text, target_text
        The regions as written in this sentence.
    rules
        Ids of every rule that took part.
    """

    field: str
    sentence: str
    start: int
    end: int
    section: Section
    region_text: str
    target_text: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One finding of one study: region (and target) x measure x direction x comparison.

    Attributes
    ----------
    claim_id
        Hash of the record, the first quoted sentence, the regions and the direction: it survives
        rule edits that leave these alone.
    record_id, status, region, target, measure, modality, direction, significance, comparison
        See the classes of the same names; ``None`` where not stated.
    associate
        For associations, the words for the other variable.
    associate_concept
        Its concept id, where a concept file lists it.
    rule
        Id of the claim rule that fired.
    evidence
        One or more sentences, the first mention first.
    further_associates
        Concept ids of variables listed with the first; the claim stands with each of them.
    about
        Concept id of the one group that an association or a change over time is stated for; ``None`` where
        no group or several are named.
    of_change
        Whether an association is one of a change, in a study that compares times or treatments.
    check
        What a reviewer found when checking it; ``None`` as long as nobody did.
    check_reason
        Why, in the reviewer's words.
    """

    claim_id: str
    record_id: str
    status: Status
    region: Region
    target: Region | None
    measure: Measure
    modality: str | None
    direction: Direction
    significance: Significance | None
    comparison: Comparison | None
    associate: str | None
    associate_concept: str | None
    rule: str
    evidence: tuple[Evidence, ...]
    further_associates: tuple[str, ...] = ()
    about: str | None = None
    of_change: bool = False
    check: CheckResult | None = None
    check_reason: str | None = None

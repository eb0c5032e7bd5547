"""What differs between two reviews, as data: records, claims, and the syntheses they add up to."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.model.claims import Claim
from assistant.model.reviews import RulePack, SnapshotFacts
from assistant.model.syntheses import Synthesis
from assistant.model.terms import Direction


class Category(StrEnum):
    """What became of a synthesis, the most consequential first; ``assistant.diff.categories`` defines each."""

    REVERSED = "reversed"
    CONTESTED = "contested"
    RESOLVED = "resolved"
    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"
    NEW = "new"
    GONE = "gone"
    MORE_NULLS = "more-nulls"
    FEWER_NULLS = "fewer-nulls"
    OTHER_STUDIES = "other-studies"
    UNCHANGED = "unchanged"


class Cause(StrEnum):
    """Why a study stands elsewhere than before."""

    ADDED = "added"
    REMOVED = "removed"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    CHECKED = "checked"
    REGROUPED = "regrouped"


@dataclass(frozen=True, slots=True)
class StudyMove:
    """A study that joined, left or turned within a synthesis.

    Attributes
    ----------
    record_id
        The record that reports it.
    before, after
        Directions it stands under, sorted; empty where it does not take part.
    cause
        What became of the record; ``checked`` where the record is the same and a reviewer decided otherwise about it
        or its claims; ``regrouped`` where she did not either, so that rules, or the other studies beside it, moved it.
    """

    record_id: str
    before: tuple[Direction, ...]
    after: tuple[Direction, ...]
    cause: Cause = Cause.REGROUPED


@dataclass(frozen=True, slots=True)
class SynthesisChange:
    """What became of one synthesis.

    Attributes
    ----------
    category
        What the change means.
    old, new
        The synthesis in either review, under the same id; ``None`` where a review does not hold it.
    moves
        Studies that differ, sorted by record id.
    """

    category: Category
    old: Synthesis | None
    new: Synthesis | None
    moves: tuple[StudyMove, ...]

    @property
    def synthesis(self) -> Synthesis:
        """The synthesis as it stands, or as it stood before it went."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change needs a synthesis before or after it")
        return found

    @property
    def turned(self) -> bool:
        """Whether both reviews hold it, with another verdict or another direction that most cohorts report."""
        if self.old is None or self.new is None:
            return False
        return (self.old.verdict, self.old.majority) != (self.new.verdict, self.new.majority)

    @property
    def joint(self) -> bool:
        """Whether two or more cohorts looked."""
        return len(self.synthesis.cohorts) > 1


@dataclass(frozen=True, slots=True)
class Correction:
    """A record that says something else than before.

    Attributes
    ----------
    record_id
        The record.
    fields
        Names of its fields that differ.
    formerly
        The id that it had before, empty if it is the same.
    """

    record_id: str
    fields: tuple[str, ...]
    formerly: str = ""


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that one record states otherwise than before, and the names of its fields that differ."""

    old: Claim
    new: Claim
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two reviews.

    Attributes
    ----------
    old_snapshot, new_snapshot, old_rules, new_rules, old_corrections, new_corrections
        Identity of what was compared.
    records_added, records_removed
        Record ids in one review only, sorted.
    records_retracted
        Ids of records that count as retracted now and did not before, sorted.
    records_corrected
        Records of both reviews with other content, by id.
    claims_added, claims_removed
        Claims of one review only, in the order of their review.
    claims_changed
        Claims of both reviews that say something else, in the order of the new review.
    syntheses
        Those that differ in any way, in the order of the new draft, then those gone in the order of the old one.
    """

    old_snapshot: SnapshotFacts
    new_snapshot: SnapshotFacts
    old_rules: RulePack
    new_rules: RulePack
    records_added: tuple[str, ...]
    records_removed: tuple[str, ...]
    records_retracted: tuple[str, ...]
    records_corrected: tuple[Correction, ...]
    claims_added: tuple[Claim, ...]
    claims_removed: tuple[Claim, ...]
    claims_changed: tuple[ClaimChange, ...]
    syntheses: tuple[SynthesisChange, ...]
    old_corrections: str = ""
    new_corrections: str = ""

    @property
    def recorrected(self) -> bool:
        """Whether a reviewer decided otherwise about claims or studies."""
        return self.old_corrections != self.new_corrections

    @property
    def empty(self) -> bool:
        """Whether records, claims and syntheses are the same; rules and snapshot may still differ in name."""
        records = (self.records_added, self.records_removed, self.records_retracted, self.records_corrected)
        claims = (self.claims_added, self.claims_removed, self.claims_changed)
        return not any((*records, *claims, self.syntheses))

    @property
    def verdicts(self) -> tuple[SynthesisChange, ...]:
        """Changes of a verdict: those turned, and the syntheses of two or more cohorts that are new or gone."""
        ends = (Category.NEW, Category.GONE)
        return tuple(c for c in self.syntheses if c.turned or (c.category in ends and c.joint))

    def sorted_as(self, category: Category) -> tuple[SynthesisChange, ...]:
        """Give the changes of one category."""
        return tuple(change for change in self.syntheses if change.category is category)

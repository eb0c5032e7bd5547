"""The concepts that reading asks for whatever a text says: the first of their sort that the rules list."""

from dataclasses import dataclass

from assistant.concepts import Concepts


@dataclass(frozen=True, slots=True)
class Standing:
    """Concepts by their sort; ``None`` where the rules list none.

    A cache takes a change of any of them for a change of all texts, so every such question is asked here.

    Attributes
    ----------
    treatment
        The group of those who were treated, in any way.
    patients
        The group of patients of any kind.
    before, after
        The groups that stand for the times before and after something.
    paired
        The measure of two regions where the text names none.
    unstated
        The measures that the rules keep for findings of texts that name none.
    """

    treatment: str | None
    patients: str | None
    before: str | None
    after: str | None
    paired: str | None
    unstated: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them that there are."""
        one = (self.treatment, self.patients, self.before, self.after, self.paired)
        return (*filter(None, one), *self.unstated)

    @classmethod
    def of(cls, concepts: Concepts) -> "Standing":
        """Find them among the concepts of a pack."""
        groups, measures = list(concepts.labelled("group")), list(concepts.labelled("measure"))
        return cls(
            next((c.id for c in groups if c.kind == "treatment"), None),
            next((c.id for c in groups if c.kind == "patients" and c.general), None),
            next((c.id for c in groups if c.kind == "pre"), None),
            next((c.id for c in groups if c.kind == "post"), None),
            next((c.id for c in measures if c.paired and not c.part_of), None),
            tuple(c.id for c in measures if c.kind == "unstated"),
        )

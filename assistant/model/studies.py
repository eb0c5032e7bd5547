"""The facts of a study: its groups of participants and their ages, population, design, treatment and species."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of participants with its size.

    Attributes
    ----------
    label
        Words that name the group.
    role
        Concept id such as ``patients`` or ``healthy-controls``; ``None`` if it can't be told.
    n
        Number of participants.
    start, end
        Character offsets of the number in the abstract.
    """

    label: str
    role: str | None
    n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MeanAge:
    """A mean age that an abstract states, of a group or of all.

    Attributes
    ----------
    label, role
        As in ``Arm``; ``None`` where it can't be told whose age it is.
    n
        Number of participants in the group, ``None`` where it is not known.
    years
        The mean.
    start, end
        Character offsets of the number in the abstract.
    """

    label: str | None
    role: str | None
    n: int | None
    years: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Study:
    """Facts of the research that a record reports.

    Attributes
    ----------
    record_id
        The record.
    groups
        Participants by group, in order of mention.
    n_total
        Stated total, or the sum of groups that stand beside their parts; ``None`` where the abstract leaves it
        to the reader.
    population, design, treatment, species
        Concept ids, ``None`` where not stated.
    n_studies
        Number of studies that a review pooled; never counted as participants.
    mean_ages
        Mean ages in order of mention, one a group; medians and ranges are none.
    """

    record_id: str
    groups: tuple[Arm, ...] = ()
    n_total: int | None = None
    population: str | None = None
    design: str | None = None
    treatment: str | None = None
    species: str | None = None
    n_studies: int | None = None
    mean_ages: tuple[MeanAge, ...] = ()

    @property
    def participants(self) -> int | None:
        """The stated total, else the sum of two or more groups; ``None`` where neither is known."""
        if self.n_total is not None or len(self.groups) < 2:
            return self.n_total
        return sum(arm.n for arm in self.groups)

"""Counts of directions beyond what is compared: numbers beside the verdicts, never a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.model.terms import Direction


@dataclass(frozen=True, slots=True)
class Count:
    """What cohorts found that no synthesis joins, because they differ in the place, the measure or the population.

    Attributes
    ----------
    id
        Hash of the rule and the values that the claims share.
    rule
        Id of the rule of the grouping file.
    section
        The section that shows it: that of its first claim.
    strata
        Population -> its records, in the order of the draft; a count over several is a warning.
    comparison_kind, treatment, measure, modality, associate, of_change, region, level, group, comparator
        As in a synthesis; ``None`` where the rule does not compare on them.
    by_direction, cohorts, claim_ids, votes, majority, mixed, participants
        As in a synthesis.
    unresolved
        Whether one direction stands beside too many cohorts without it.
    """

    id: str
    rule: str
    section: str
    strata: Mapping[str, tuple[str, ...]]
    comparison_kind: str | None
    treatment: str | None
    measure: str | None
    modality: str | None
    associate: str | None
    of_change: bool
    region: str | None
    level: str | None
    group: str | None
    comparator: str | None
    by_direction: Mapping[Direction, tuple[str, ...]]
    cohorts: tuple[tuple[str, ...], ...]
    claim_ids: tuple[str, ...]
    votes: Mapping[Direction, int]
    majority: Direction | None
    mixed: tuple[tuple[str, ...], ...]
    participants: Mapping[Direction, int]
    unresolved: bool

"""Findings that look contradictory and are not about the same thing."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.model.terms import Direction


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Syntheses of one population, measure and place whose majorities are opposite under different comparisons.

    Attributes
    ----------
    id
        Hash of what they share.
    section
        The section of the last of them, where a reader has met all.
    stratum, measure, modality, region, target, level
        What they share, as in a synthesis.
    by_direction
        Direction -> ids of the syntheses with that majority, in the order of the draft.
    differ_in
        ``comparison``, ``treatment`` or both: in what those of one side differ from those of the other.
    """

    id: str
    section: str
    stratum: str
    measure: str
    modality: str | None
    region: str
    target: str | None
    level: str
    by_direction: Mapping[Direction, tuple[str, ...]]
    differ_in: tuple[str, ...]

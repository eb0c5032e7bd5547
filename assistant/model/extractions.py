"""What extraction makes of one record."""

from dataclasses import dataclass

from assistant.model.claims import Claim, Mention
from assistant.model.points import Point
from assistant.model.studies import Study


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one record says.

    Attributes
    ----------
    record_id
        The record.
    claims
        Merged, in order of mention.
    study
        Facts of the study.
    mentions
        What the concept rules recognise in the abstract, where it was asked for.
    points
        The places that the abstract states in coordinates, in their order.
    """

    record_id: str
    claims: tuple[Claim, ...]
    study: Study
    mentions: tuple[Mention, ...] = ()
    points: tuple[Point, ...] = ()
